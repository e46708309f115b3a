"""How each mark is written as SVG."""

from html import escape

from .marks import (
    ABOUT,
    ARROW,
    CAP,
    DAY,
    HALF_CAP,
    LEAST,
    RING,
    SOFT,
    WHISKER,
    WIDE,
    Area,
    Arrow,
    Bar,
    Dot,
    Line,
    Text,
    Whisker,
    outline,
)
from .theme import TONES

SIZE = 12.5  # px: of texts that do not say their own


class Pen:
    """Writes places along the scale: in per cent, or for a picture of a given width in px."""

    def __init__(self, scene, width=None):
        self.scene, self.width, self.exact = scene, width, bool(scene.page) and width is None
        self.span, self.least = scene.last - scene.first, width or scene.least
        # a halo in the page's colour would be seen on any other
        self.halo = not any(isinstance(mark, Area) for mark in scene.marks)
        self.hidden = False  # whether the names that are written have no room in the window

    def at(self, place):
        share = (place - self.scene.first) / self.span
        return short(share * self.width) if self.width else f"{short(100 * share, 3)}%"

    def far(self, first, last):
        share = (last - first) / self.span
        return short(share * self.width) if self.width else f"{short(100 * share, 3)}%"

    def px(self, place):
        """Where it lies at the narrowest."""
        return self.scene.px(place, self.least)

    def is_short(self, first, last):
        """Whether it may be shorter than a mark should be."""
        return self.px(last) - self.px(first) < LEAST

    def data(self, *places):
        """The places as a script needs them."""
        return f' data-at="{" ".join(short(place, 3) for place in places)}"' if self.exact else ""

    def ends(self, first, last, dx):
        """The same for what stands where a mark ends, which is no shorter than a mark should be.

        `dx` are the px by which it has been moved to the right already.
        """
        return self.data(first, last) + (f' data-dx="{dx}"' if self.exact and dx else "")


def write(pen, mark):
    """A mark as SVG."""
    return _WRITERS[type(mark)](pen, mark)


def _dot(pen, dot):
    """Or where a day is wide, a bar over it; what zooms has both, and shows either."""
    if dot.cross:
        return _cross(pen, dot)
    if not pen.exact or not dot.reach:
        wide = 2 * pen.px(dot.reach) - 2 * pen.px(0) > WIDE
        return _day(pen, dot) if wide else _point(pen, dot)
    point = _point(pen, dot).replace('class="', 'class="dot ')
    return point + _day(pen, dot).replace('class="', 'display="none" class="day ')


def _point(pen, dot):
    place = f'cx="{pen.at(dot.at)}" cy="{short(dot.y)}"{pen.data(dot.at)}'
    made = f'<circle {place} r="{short(dot.size / 2)}" {fill(dot.tone)}/>'
    if dot.about:
        made += _ring(place, dot)
    return made


def _ring(place, dot):
    radius = short(RING / 2)
    return f'<circle {place} r="{radius}" fill="none" {stroke(dot.tone)} {_DASHED}/>'


def _cross(pen, dot):
    """With an edge of the ground's colour, so that it stands out from what it crosses."""
    half = short(dot.size / 2)
    path = f'<path d="M-{half} -{half}L{half} {half}M-{half} {half}L{half} -{half}" fill="none"'
    made = f"{path} {stroke('paper', 7)}/>{path} {stroke(dot.tone, 4)}/>"
    return _at(pen, dot.at, dot.y, made)


def _day(pen, dot):
    first, last = dot.at - dot.reach, dot.at + dot.reach
    ends = {"before": dot.about, "after": dot.about}
    return _bar(pen, Bar(first=first, last=last, y=dot.y, tone=dot.tone, thick=DAY, **ends), True)


def _bar(pen, bar, wide=False):
    top, thick = bar.y - bar.thick / 2, short(bar.thick)
    paint = fill(bar.tone, "s-rule" * bar.outline)
    paint += f' stroke="{TONES["rule"][0]}"' * bar.outline
    made = _rect(pen, bar.first, bar.last, top, thick, paint, wide)
    half, tone = max(HALF_CAP, bar.thick / 2), "soft" if bar.outline else bar.tone
    if bar.before:
        made += _at(pen, bar.first, bar.y, _cap(tone, half, -1))
    if bar.after:
        made += _at(pen, bar.last, bar.y, _cap(tone, half, 1))
    return made


def _rect(pen, first, last, top, high, paint, wide=False):
    """From one place to another, and at least a few px long, if it is not `wide` anyway."""
    rest = f'y="{short(top)}" height="{high}" {paint}/>'
    at, far = pen.at(first), pen.far(first, last)
    made = f'<rect x="{at}" width="{far}"{pen.data(first, last)} {rest}'
    if pen.is_short(first, last) and not wide:
        made += f'<rect x="{at}" width="{LEAST}"{pen.data(first)} {rest}'
    return made


def _cap(tone, half, side):
    """An empty cap of a fixed size, outside of what is dated."""
    reach, half = side * SOFT, short(half)
    turn = short(reach / 2)
    path = f"M0 -{half}H{turn}A{SOFT / 2} {half} 0 0 {int(side > 0)} {turn} {half}H0"
    return f'<path d="{path}" fill="none" {stroke(tone)} {_DASHED}/>'


def _whisker(pen, whisker):
    """Its far end is held by its beginning where it may be shorter than a mark should be."""
    if whisker.high:
        return _outline(pen, whisker)
    first, last, y, tone = whisker.first, whisker.last, whisker.y, whisker.tone
    made = _rect(pen, first, last, y - WHISKER / 2, WHISKER, fill(tone))
    made += _at(pen, first, y, _end(whisker.before, tone, -1, 0)) * bool(whisker.before)
    held, dx = (first, LEAST) if pen.is_short(first, last) else (last, 0)
    end = _at(pen, held, y, _end(whisker.after, tone, 1, dx), pen.ends(first, last, dx))
    return made + end * bool(whisker.after)


def _outline(pen, whisker):
    """Of one that is as high as a bar."""
    y, tone, half = whisker.y, whisker.tone, whisker.high / 2
    made = "".join(_line(pen, line) for line in outline(whisker))
    before = _at(pen, whisker.first, y, _cap(tone, half, -1)) * (whisker.before == ABOUT)
    return made + before + _at(pen, whisker.last, y, _cap(tone, half, 1)) * (whisker.after == ABOUT)


def _end(look, tone, side, dx):
    if look == ABOUT:
        cap = _cap(tone, HALF_CAP, side)
        return f'<g transform="translate({dx} 0)">{cap}</g>' if dx else cap
    left = dx - WHISKER * (side > 0)
    at = f'x="{short(left)}" ' if left else ""
    return f'<rect {at}y="-{CAP / 2:g}" width="{WHISKER}" height="{CAP}" {fill(tone)}/>'


def _arrow(pen, arrow):
    if arrow.down:
        shape = f'<path d="M-4 -{ARROW}L0 0L4 -{ARROW}" fill="none" {stroke(arrow.tone, 1.5)}/>'
        return _at(pen, arrow.at, arrow.y, shape)
    reach, half = -ARROW if arrow.back else ARROW, short(arrow.thick / 2)
    if arrow.open:
        path = f"M0 -{half}L{reach * 0.6} 0L0 {half}"
        shape = f'<path d="{path}" fill="none" {stroke(arrow.tone, 1.8)}/>'
    else:
        foot = short(-reach / 15) if arrow.thick > ARROW else 0  # no seam to a broad bar
        shape = f'<path d="M{foot} -{half}L{reach} 0L{foot} {half}z" {fill(arrow.tone)}/>'
    return _at(pen, arrow.at, arrow.y, shape)


def _line(pen, line):
    ends = f'x1="{pen.at(line.first)}" x2="{pen.at(line.last)}"'
    ends += f' y1="{short(line.y)}" y2="{short(line.to_y)}"'
    data = pen.data(line.first, line.last)
    return (
        f"<line {ends}{data} {stroke(line.tone, line.thick)}{' ' + _DASHED if line.dash else ''}/>"
    )


def _area(pen, area):
    """In thousandths of the width, which is all that a path can know of a page."""
    wide, high = pen.width or 1000, short(pen.scene.height)
    points = ((pen.scene.px(at, wide), y) for at, y in area.corners)
    path = "L".join(f"{short(x, 1)} {short(y, 1)}" for x, y in points)
    shape = f'<path d="M{path}Z" {fill(area.tone)}/>'
    if pen.width:
        return shape
    look = f'viewBox="0 0 1000 {high}" preserveAspectRatio="none"'
    return f'<svg width="100%" height="{high}" {look}>{shape}</svg>'


def _text(pen, text):
    """The middle of small letters lies a third of the size above the line they stand on."""
    place = (
        short(text.dx)
        if text.at is None
        else pen.at(min(max(text.at, pen.scene.first), pen.scene.last))
    )
    shift = f' dx="{short(text.dx)}"' if text.dx and text.at is not None else ""
    size = f' font-size="{short(text.size)}"' if text.size != SIZE else ""
    anchor = f' text-anchor="{text.anchor}"' if text.anchor != "start" else ""
    bold = ' font-weight="600"' if text.bold else ""
    data = pen.data(text.at) if text.at is not None else ""
    if pen.exact and pen.hidden:
        data += ' display="none"'
    where = f'x="{place}"{shift} y="{short(text.y + text.size * 0.34, 1)}"{data}'
    look = fill(text.tone, " ".join(["bare"] * (not pen.halo) + ["serif"] * text.serif))
    return f"<text {where}{anchor}{size}{bold} {look}>{_words(text)}</text>"


def _words(text):
    parts = escape(text.text[: text.head]), escape(text.text[text.head :])
    bold = '<tspan font-weight="600">{}</tspan>'.format
    return (
        parts[0] + bold(parts[1]) if text.head < 0 else bold(parts[0]) * bool(parts[0]) + parts[1]
    )


def _at(pen, place, y, shape, data=""):
    """A shape of fixed size at a place."""
    place, data = pen.at(place), data or pen.data(place)
    return f'<svg x="{place}" y="{short(y)}" overflow="visible"{data}>{shape}</svg>'


_WRITERS = {Dot: _dot, Bar: _bar, Whisker: _whisker, Arrow: _arrow, Line: _line}
_WRITERS |= {Area: _area, Text: _text}
_DASHED = 'stroke-dasharray="2 1.6"'


def fill(tone, kind=""):
    return f'fill="{TONES[tone][0]}" class="{f"{kind} " if kind else ""}f-{tone}"'


def stroke(tone, thick=1, kind=""):
    width = f' stroke-width="{short(thick)}"' if thick != 1 else ""
    return f'stroke="{TONES[tone][0]}"{width} class="{f"{kind} " if kind else ""}s-{tone}"'


def short(number, digits=2):
    """As short as it can be written."""
    text = f"{float(number):.{digits}f}".rstrip("0").rstrip(".") if digits else str(number)
    return "0" if text in ("-0", "") else text
