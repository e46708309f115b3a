"""A picture that is handed on alone, as SVG: title and summary above it, its source below."""

from html import escape
from math import ceil

from .heading import (
    SOURCE,
    SOURCE_LINE,
    SUMMARY,
    SUMMARY_LINE,
    TITLE,
    TITLE_LINE,
    heading,
    source,
)
from .pen import SIZE, fill, short
from .theme import FONT, LETTERS, TONES

MARGIN = 16  # px: on all sides
AIR = 12  # px: between the picture and what stands above and below
GAP = 3  # px: between title and summary
HALO = "text{{stroke:{};stroke-width:3px;stroke-linejoin:round;paint-order:stroke}}"
BARE = "text.f-paper,text.bare{stroke:none}"  # what lies on a mark, which a halo would cover


def sheet(facts, body, width, height, dark=None, fills=False):
    """The whole as SVG.

    Parameters
    ----------
    facts : Facts
    body : str
        The picture, of so many px of width and height.
    width, height : float
    dark : bool or None
        Which colours; None for those that the viewer prefers.
    fills : bool
        As wide as the column that shows it, instead of so many px.

    Returns
    -------
    str
    """
    title, summary = heading(facts, width)
    end, above = _lines(title, TITLE, TITLE_LINE, 0, "ink", True)
    end, more = _lines(summary, SUMMARY, SUMMARY_LINE, end + GAP, "soft")
    top = end + AIR
    last, below = _lines(source(facts, width), SOURCE, SOURCE_LINE, top + height, "soft")
    wide, high = width + 2 * MARGIN, ceil(last + 2 * MARGIN)  # whole: a part of a px is pale
    size = 'width="100%"' if fills else f'width="{wide}" height="{high}"'
    # what lies beyond the window is cut off at the margin, as a page does
    picture = f'<svg y="{short(top)}" width="{width}" height="{short(height)}">{body}</svg>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {wide} {high}" role="img" '
        f'font-family="{escape(FONT)}" font-size="{SIZE}">'
        f"<title>{escape(facts.title)}</title><style>{_style(dark)}</style>"
        f'<rect width="{wide}" height="{high}" {fill("paper")}/>'
        f'<g transform="translate({MARGIN} {MARGIN})">{above}{more}{picture}{below}</g></svg>'
    )


def _lines(lines, size, high, y, tone, bold=False):
    """Lines of text from `y` px on => where they end, and as SVG."""
    look = f'font-size="{size}"' + ' font-weight="600"' * bold + f" {fill(tone)}"
    texts = [
        f'<text y="{short(y + high * (k + 0.5) + 0.34 * size)}" {look}>{escape(line)}</text>'
        for k, line in enumerate(lines)
    ]
    return y + high * len(lines), "".join(texts)


def _style(dark):
    """What lies behind a text does not run through its letters, in either colour."""
    rules = "".join(
        f".f-{tone}{{fill:{c[1]}}}.s-{tone}{{stroke:{c[1]}}}" for tone, c in TONES.items()
    )
    bare = f"{BARE}{LETTERS}"
    light, night = (HALO.format(colour) + bare for colour in TONES["paper"][:2])
    if dark is None:
        return f"{light}@media (prefers-color-scheme:dark){{{rules}{night}}}"
    return rules + night if dark else light
