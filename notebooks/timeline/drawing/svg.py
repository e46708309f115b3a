"""A scene as SVG, in two dressings: in a page, as wide as that is; or standing alone.

In a page all that lies along the scale is in per cent and all else in px, so one picture fits
every width without a script. What zooms also carries its places in the scale's own units, as
`data-at`: a per cent of the opening window is not exact enough for a day in a millennium.
"""

from html import escape
from itertools import groupby

from ..placing import WIDTHS, text_width
from .marks import (
    ABOUT,
    ARROW,
    CAP,
    LEAST,
    RING,
    SOFT,
    WHISKER,
    Arrow,
    Bar,
    Dot,
    Line,
    Text,
    Whisker,
)
from .theme import FONT, TONES

# what lies behind a text does not run through its letters
HALO = f"stroke:{TONES['paper'][0]};stroke-width:3px;stroke-linejoin:round;paint-order:stroke"
ALONE = 960  # px: the width of a picture that stands alone
STRIP = 11  # px: how high the ticks at the axis are
DAY_BAR = 5  # px: how thick a day is, where it is wide enough to be a bar
HALF_DAY = 0.4  # of a day: what is left of it on either side, so that neighbours do not touch
_HALF_CAP = 4  # px: half the height of a soft cap, but for a thick bar


def in_page(scene):
    """The picture for a page, of any width from ``scene.least`` on.

    Returns
    -------
    str
        An ``<svg>`` whose groups tell their event in `data-id`, and in `data-box` the number
        of their box. A group of the class ``sN`` is for pages of N px or more, one of the
        class ``uN`` for narrower ones: `rules` has the styles.
    """
    pen = _Pen(scene)
    body = "".join([*_ground(pen), *_marks(pen, scene.marks), *_rows(pen), *_counts(pen)])
    return (
        f'<svg class="scene" width="100%" height="{_n(scene.height)}" font-size="12.5">{body}</svg>'
    )


def alone(scene, title, width=ALONE):
    """The picture on its own, for viewers that show SVG, and to be made into PNG and PDF."""
    pen = _Pen(scene, width)
    body = "".join([*_ground(pen), *_marks(pen, scene.marks), *_rows(pen), *_counts(pen)])
    height = _n(scene.height)
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    dark = "".join(
        f".f-{tone}{{fill:{c[1]}}}.s-{tone}{{stroke:{c[1]}}}" for tone, c in TONES.items()
    )
    halo = f"text{{{HALO}}}"
    style = f"<style>{halo}@media (prefers-color-scheme:dark){{{dark}text{{stroke:{TONES['paper'][1]}}}}}</style>"
    ground = f'<rect width="{width}" height="{height}" {_fill("paper")}/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" '
        f'font-family="{escape(FONT)}" font-size="12.5">'
        f"<title>{escape(title)}</title>{style}{ground}{body}</svg>"
    )


def rules():
    """The styles of pictures in a page: which names hold at its width, and both their colours."""
    shown = [
        f"@container (max-width:{width - 0.01}px){{.s{width}{{display:none}}}}"
        f"@container (min-width:{width}px){{.u{width}{{display:none}}}}"
        for width in WIDTHS
    ]
    paint = [
        f".{letter}-{tone}{{{prop}:light-dark({light},{dark})}}"
        for tone, (light, dark, _) in TONES.items()
        for letter, prop in (("f", "fill"), ("s", "stroke"))
    ]
    return "\n".join([*shown, "".join(paint)])


def box_markup(scene, box, number):
    """The group of a box, as `in_page` writes it: for a page that draws it later."""
    return _group(_Pen(scene), box, number)


class _Pen:
    """Writes places along the scale: in per cent, or for a picture of a given width in px."""

    def __init__(self, scene, width=None):
        self.scene, self.width, self.exact = scene, width, bool(scene.boxes) and width is None
        self.span, self.least = scene.last - scene.first, width or scene.least
        self.hidden = False  # whether the names that are written have no room in the window

    def at(self, place):
        share = (place - self.scene.first) / self.span
        return _n(share * self.width) if self.width else f"{_n(100 * share, 4)}%"

    def far(self, first, last):
        share = (last - first) / self.span
        return _n(share * self.width) if self.width else f"{_n(100 * share, 4)}%"

    def px(self, place):
        """Where it lies at the narrowest."""
        return self.scene.px(place, self.least)

    def short(self, first, last):
        """Whether it may be shorter than a mark should be."""
        return self.px(last) - self.px(first) < LEAST

    def data(self, *places):
        """The places as a script needs them."""
        return f' data-at="{" ".join(_n(place, 3) for place in places)}"' if self.exact else ""


# --- marks -----------------------------------------------------------------------------


def _mark(pen, mark):
    return _WRITERS[type(mark)](pen, mark)


def _dot(pen, dot):
    place = f'cx="{pen.at(dot.at)}" cy="{_n(dot.y)}"{pen.data(dot.at)}'
    made = f'<circle {place} r="{_n(dot.size / 2)}" {_fill(dot.tone, "dot" * pen.exact)}/>'
    if pen.exact:  # once a day is wide, it is a bar
        ends = f"{pen.data(dot.at - HALF_DAY, dot.at + HALF_DAY)}"
        rest = f'y="{_n(dot.y - DAY_BAR / 2)}" height="{DAY_BAR}" {_fill(dot.tone, "day")}'
        made += f'<rect x="0" width="0"{ends} {rest} display="none"/>'
    if dot.about:
        made += f'<circle {place} r="{RING / 2}" fill="none" {_stroke(dot.tone)} {_DASHED}/>'
    return made


def _bar(pen, bar):
    top, thick = bar.y - bar.thick / 2, _n(bar.thick)
    paint = _outlined(bar.tone) if bar.outline else _fill(bar.tone)
    made = _rect(pen, bar.first, bar.last, top, thick, paint)
    half = max(_HALF_CAP, bar.thick / 2)
    if bar.before:
        made += _at(pen, bar.first, bar.y, _cap(bar.tone, half, -1))
    if bar.after:
        made += _at(pen, bar.last, bar.y, _cap(bar.tone, half, 1))
    return made


def _rect(pen, first, last, top, high, paint):
    """From one place to another, and at least a few px long."""
    rest = f'y="{_n(top)}" height="{high}" {paint}/>'
    at, far = pen.at(first), pen.far(first, last)
    made = f'<rect x="{at}" width="{far}"{pen.data(first, last)} {rest}'
    if pen.short(first, last):
        made += f'<rect x="{at}" width="{LEAST}"{pen.data(first)} {rest}'
    return made


def _cap(tone, half, side):
    """An empty cap of a fixed size, outside of what is dated."""
    reach, half = side * SOFT, _n(half)
    path = (
        f"M0 -{half}H{_n(reach / 2)}A{SOFT / 2} {half} 0 0 {int(side > 0)} {_n(reach / 2)} {half}H0"
    )
    return f'<path d="{path}" fill="none" {_stroke(tone)} {_DASHED}/>'


def _whisker(pen, whisker):
    """Its far end is held by its beginning where it may be shorter than a mark should be."""
    first, last, y, tone = whisker.first, whisker.last, whisker.y, whisker.tone
    made = _rect(pen, first, last, y - WHISKER / 2, WHISKER, _fill(tone))
    made += _at(pen, first, y, _end(whisker.before, tone, -1, 0)) * bool(whisker.before)
    held, dx = (first, LEAST) if pen.short(first, last) else (last, 0)
    return made + _at(pen, held, y, _end(whisker.after, tone, 1, dx)) * bool(whisker.after)


def _end(look, tone, side, dx):
    if look == ABOUT:
        cap = _cap(tone, _HALF_CAP, side)
        return f'<g transform="translate({dx} 0)">{cap}</g>' if dx else cap
    left = dx - WHISKER * (side > 0)
    at = f'x="{_n(left)}" ' if left else ""
    return f'<rect {at}y="-{CAP / 2:g}" width="{WHISKER}" height="{CAP}" {_fill(tone)}/>'


def _arrow(pen, arrow):
    reach = -ARROW if arrow.back else ARROW
    if arrow.open:
        shape = f'<path d="M0 -4.5L{reach * 0.6} 0L0 4.5" fill="none" {_stroke(arrow.tone, 1.8)}/>'
    else:
        shape = f'<path d="M0 -4.5L{reach} 0L0 4.5z" {_fill(arrow.tone)}/>'
    return _at(pen, arrow.at, arrow.y, shape)


def _line(pen, line):
    ends = (
        f'x1="{pen.at(line.first)}" x2="{pen.at(line.last)}" y1="{_n(line.y)}" y2="{_n(line.to_y)}"'
    )
    data = pen.data(line.first, line.last)
    return (
        f"<line {ends}{data} {_stroke(line.tone, line.thick)}{' ' + _DASHED if line.dash else ''}/>"
    )


def _text(pen, text):
    """The middle of small letters lies a third of the size above the line they stand on."""
    place = (
        _n(text.dx)
        if text.at is None
        else pen.at(min(max(text.at, pen.scene.first), pen.scene.last))
    )
    shift = f' dx="{_n(text.dx)}"' if text.dx and text.at is not None else ""
    size = f' font-size="{_n(text.size)}"' if text.size != 12.5 else ""
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
    bold = ' font-weight="600"' if text.bold else ""
    if text.tone == "paper":  # it lies on a mark, which a halo would cover
        bold += ' style="stroke:none"'
    data = pen.data(text.at) if text.at is not None else ""
    if pen.exact and pen.hidden:
        data += ' display="none"'
    where = f'x="{place}"{shift} y="{_n(text.y + text.size * 0.34)}"{data}'
    return f"<text {where}{anchor}{size}{bold} {_fill(text.tone)}>{escape(text.text)}</text>"


def _at(pen, place, y, shape):
    """A shape of fixed size at a place."""
    return f'<svg x="{pen.at(place)}" y="{_n(y)}" overflow="visible"{pen.data(place)}>{shape}</svg>'


_WRITERS = {Dot: _dot, Bar: _bar, Whisker: _whisker, Arrow: _arrow, Line: _line, Text: _text}
_DASHED = 'stroke-dasharray="2 1.6"'


# --- the whole ------------------------------------------------------------------------


def _ground(pen):
    """The axis, its ticks and their hairlines."""
    scene = pen.scene
    if scene.axis is None:
        return
    axis, y = _n(scene.axis), _n(scene.axis + 16)
    if not pen.width or scene.ticks:
        yield '<g class="ticks">'
        for tick in scene.ticks:
            at = pen.at(tick.at)
            top = _n(scene.axis if scene.grid is None else scene.grid)
            low = _n(scene.axis + 5)
            yield f'<line x1="{at}" x2="{at}" y1="{top}" y2="{low}" {_stroke("line")}/>'
            if pen.px(tick.at) + text_width(tick.text, 12, tick.strong) + 4 <= pen.least:
                yield _tick_text(tick, at, y)
        yield "</g>"
    yield f'<rect x="0" width="{pen.width or "100%"}" y="{axis}" height="1" {_fill("soft")}/>'


def _tick_text(tick, at, y):
    bold = ' font-weight="600"' if tick.strong else ""
    return f'<text x="{at}" dx="4" y="{y}" font-size="12"{bold} {_fill("soft")}>{escape(tick.text)}</text>'


def _marks(pen, marks):
    """Marks of an event that follow each other are one group."""
    for name, group in groupby(marks, key=lambda mark: mark.id):
        body = "".join(_mark(pen, mark) for mark in group)
        words = pen.scene.words.get(name)
        title = f"<title>{escape(words)}</title>" if words else ""
        yield f'<g class="event" data-id="{escape(name)}">{title}{body}</g>' if name else body


def _rows(pen):
    """Boxes that hold at this width, and ticks for the others."""
    scene, width = pen.scene, pen.width
    ticks = []
    for number, box in enumerate(scene.boxes):
        shown = box.step is not None and (not width or box.step <= width)
        if shown:
            yield _group(pen, box, number)
        if not shown or not width:
            ticks.append(_strip_tick(pen, box, number))
    if scene.boxes:
        yield f'<g class="strip">{"".join(ticks)}</g>'


def _group(pen, box, number):
    words = pen.scene.words.get(box.id)
    title = f"<title>{escape(words)}</title>" if words else ""
    pen.hidden = _is_cut(pen, box)
    marks = [mark for mark in box.marks if pen.exact or not (pen.hidden and isinstance(mark, Text))]
    body = "".join(_mark(pen, mark) for mark in marks)
    pen.hidden = False
    step = f" s{box.step}" if box.step and not pen.width else ""
    place = f'transform="translate(0 {_n(box.y)})"'
    data = f' data-box="{number}"' if pen.exact else ""
    return f'<g class="event{step}" data-id="{escape(box.id)}"{data} {place}>{title}{body}</g>'


def _is_cut(pen, box):
    """Whether a bar that reaches out of the window leaves its name no room in it."""
    scene, event = pen.scene, box.event
    if scene.first <= event.x0 and event.x1 <= scene.last:
        return False
    seen = min(event.x1, scene.last) - max(event.x0, scene.first)
    return not event.over or event.text > seen / pen.span * (pen.width or box.step or scene.least)


def _strip_tick(pen, box, number):
    at, scene = pen.at(box.event.x0), pen.scene
    step = f' class="u{box.step}"' if box.step and not pen.width else ""
    data = f' data-tick="{number}"' if pen.exact else ""
    ends = f'x1="{at}" x2="{at}" y1="{_n(scene.axis - STRIP)}" y2="{_n(scene.axis)}"'
    return f"<g{step}><line {ends}{data}{pen.data(box.event.x0, box.event.x0)} {_stroke(box.tone, 1.2)}/></g>"


def _counts(pen):
    """How many are named, for each width at which that changes."""
    boxes, total = pen.scene.boxes, len(pen.scene.boxes)
    if not boxes:
        return
    steps = [0, *WIDTHS]
    for step, after in zip(steps, [*WIDTHS, None], strict=True):
        if pen.width and not (step <= pen.width < (after or pen.width + 1)):
            continue
        named = sum(box.step is not None and box.step <= step for box in boxes)
        classes = " ".join([f"s{step}"] * (step > 0) + [f"u{after}"] * (after is not None))
        shown = f' class="count {classes}"' if not pen.width else ""
        text = counted(named, total)
        if text:
            y = _n(pen.scene.axis + 37)
            yield f'<text x="0" y="{y}" font-size="12"{shown} {_fill("soft")}>{text}</text>'


def counted(named, total):
    """'52 of 83 by name; each tick at the axis is one of the others', or nothing where all are."""
    if named == total:
        return ""
    return f"{named} of {total} by name; a tick at the axis is one of the others"


def _fill(tone, kind=""):
    return f'fill="{TONES[tone][0]}" class="{f"{kind} " if kind else ""}f-{tone}"'


def _outlined(tone):
    """One attribute for both classes: XML has no second."""
    return f'fill="{TONES[tone][0]}" stroke="{TONES["rule"][0]}" class="f-{tone} s-rule"'


def _stroke(tone, thick=1):
    width = f' stroke-width="{_n(thick)}"' if thick != 1 else ""
    return f'stroke="{TONES[tone][0]}"{width} class="s-{tone}"'


def _n(number, digits=2):
    """As short as it can be written."""
    text = f"{float(number):.{digits}f}".rstrip("0").rstrip(".") if digits else str(number)
    return "0" if text in ("-0", "") else text
