"""How each mark is written for plotly, as plain lists and texts.

What lies along the scale goes into traces, gathered by look. What has a fixed size in px is a
shape or an annotation held at a place: `x` counts px from there. `y` counts px from the top.
"""

from collections import defaultdict
from dataclasses import replace

from .hover import hovers, plain
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
from .pen import SIZE
from .theme import PAPER, SERIF, TONES

WIDTH = 560  # px: what is named has room in a JupyterLab as narrow: 1000 px, with its sidebar
REACH = -4_371_000, 2_932_000  # days since 1970: what plotly has dates for
EDGE = 2  # px: what plotly leaves around the text of an annotation


class Sheet:
    """Collects what is drawn: traces by kind and tone, and what has its size in px."""

    def __init__(self, scene, facts):
        self.scene, self.span = scene, scene.last - scene.first
        self.width = min(WIDTH, scene.most or WIDTH)
        self.dates = _has_dates(scene)
        self.say = hovers(facts, scene.words)
        self.top, self.name = 0, ""  # of the marks that are being drawn: their 0, their event
        self.bottom = _bottom(scene)
        self.lines, self.dots, self.ticks = defaultdict(list), defaultdict(list), defaultdict(dict)
        self.areas, self.pointed, self.shapes, self.texts = [], [], [], []

    def value(self, place):
        """A place as the axis has it."""
        return self.scene.scale.value(place).removesuffix(":00") if self.dates else short(place, 4)

    def y(self, y):
        return short(self.top + y)

    def px(self, place):
        return self.scene.px(place, self.width)

    def place(self, px):
        return self.scene.first + px / self.width * self.span

    def held(self, at, y, **more):
        """A shape whose px along the scale are counted from a place, and its others from `y`."""
        y = {name: short(self.top + y + more[name]) for name in ("y0", "y1") if name in more}
        self.shapes.append({"xsizemode": "pixel", "xanchor": self.value(at)} | more | y)


def _has_dates(scene):
    first, last = REACH
    return scene.scale.kind == "dates" and first < scene.first and scene.last < last


def _bottom(scene):
    """Px to where the drawing ends and, of most, the axis' own texts begin."""
    low = [mark.y for mark in scene.marks if not isinstance(mark, Text | Area)]
    return scene.height if scene.axis is None or max(low, default=0) > scene.axis else scene.axis


def write(sheet, mark):
    """Adds a mark to the sheet."""
    _WRITERS[type(mark)](sheet, mark)


def _dot(sheet, dot):
    """Or where a day is wide, a bar over it."""
    if dot.cross:
        return _cross(sheet, dot)
    first, last = dot.at - dot.reach, dot.at + dot.reach
    if sheet.px(last) - sheet.px(first) > WIDE:
        day = Bar(first=first, last=last, y=dot.y, tone=dot.tone, thick=DAY)
        return _bar(sheet, replace(day, before=dot.about, after=dot.about))
    sheet.dots[dot.tone, dot.size].append((dot.at, sheet.y(dot.y), sheet.name))
    _ring(sheet, dot)


def _ring(sheet, dot):
    if dot.about:
        ends = {f"{axis}{k}": (k - 0.5) * RING for axis in "xy" for k in (0, 1)}
        sheet.held(dot.at, dot.y, type="circle", **ends, line=_dashed(dot.tone))


def _cross(sheet, dot):
    half = short(dot.size / 2)
    up, down = sheet.y(dot.y - half), sheet.y(dot.y + half)
    path = f"M-{half},{up}L{half},{down}M{half},{up}L-{half},{down}"
    sheet.held(dot.at, dot.y, type="path", path=path, line=pen(dot.tone, 4))


def _bar(sheet, bar):
    _stroke(sheet, bar.first, bar.last, bar.y, bar.tone, bar.thick)
    half, tone = bar.thick / 2, "soft" if bar.outline else bar.tone
    if bar.outline:
        ends = {"x0": sheet.value(bar.first), "x1": sheet.value(bar.last)}
        high = {"y0": sheet.y(bar.y - half), "y1": sheet.y(bar.y + half)}
        sheet.shapes.append({"type": "rect"} | ends | high | {"line": pen("rule", 1)})
    for place, side in [(bar.first, -1)] * bar.before + [(bar.last, 1)] * bar.after:
        _cap(sheet, place, bar.y, tone, side, max(HALF_CAP, half))


def _whisker(sheet, whisker):
    """Its ends are where they are at every zoom, if less than the least length apart."""
    for line in outline(whisker) if whisker.high else []:
        _line(sheet, line)
    if not whisker.high:
        _stroke(sheet, whisker.first, whisker.last, whisker.y, whisker.tone, WHISKER)
    ends = [(whisker.first, whisker.before, -1), (whisker.last, whisker.after, 1)]
    for place, look, side in ends:
        if look == ABOUT:
            half = whisker.high / 2 or HALF_CAP
            _cap(sheet, place, whisker.y, whisker.tone, side, half)
        elif look and not whisker.high:
            _block(sheet, place, whisker.y, -side * WHISKER, CAP, whisker.tone)


def _arrow(sheet, arrow):
    """Its path goes through places in px along the scale and from the top."""
    if arrow.down:
        tip, up = sheet.y(arrow.y), sheet.y(arrow.y - ARROW)
        path = f"M-4,{up}L0,{tip}L4,{up}"
        return sheet.held(arrow.at, arrow.y, type="path", path=path, line=pen(arrow.tone, 1.5))
    reach = -ARROW if arrow.back else ARROW
    up, y, down = (sheet.y(arrow.y + k) for k in (-arrow.thick / 2, 0, arrow.thick / 2))
    tip = short(reach * 0.6 if arrow.open else reach)
    path = f"M0,{up}L{tip},{y}L0,{down}" + "Z" * (not arrow.open)
    paint = {"line": pen(arrow.tone, 1.8)} if arrow.open else _filled(arrow.tone)
    sheet.held(arrow.at, arrow.y, type="path", path=path, **paint)


def _line(sheet, line):
    ends = (line.first, sheet.y(line.y)), (line.last, sheet.y(line.to_y))
    sheet.lines[line.tone, line.thick, line.dash].append(ends)


def _area(sheet, area):
    places, y = zip(*area.corners, strict=True)
    made = {"type": "scatter", "mode": "none", "fill": "toself", "fillcolor": colour(area.tone)}
    ends = {"x": [*map(sheet.value, places)], "y": [*map(sheet.y, y)], "hoverinfo": "skip"}
    sheet.areas.append(made | ends)


def _text(sheet, text):
    """Held at its place, or at the left edge; below the axes, at the whole picture's height."""
    y = sheet.top + text.y
    inside = 0 <= y <= sheet.bottom
    high = (
        {"y": short(y)} if inside else {"y": short(1 - y / sheet.scene.height, 5), "yref": "paper"}
    )
    edge = {"start": -EDGE, "middle": 0, "end": EDGE}[text.anchor]
    anchor = {"start": "left", "middle": "center", "end": "right"}[text.anchor]
    held = {"text": _words(text), "showarrow": False, "xanchor": anchor} | _across(sheet, text)
    held |= high | ({} if inside else {"yanchor": "middle"}) | {"xshift": short(text.dx + edge)}
    named = {"name": sheet.name} if sheet.name else {}
    sheet.texts.append(held | named | _font(text))


def _across(sheet, text):
    """In the window at the opening, as everything that has a name there."""
    scene = sheet.scene
    if text.at is None:
        return {"x": 0, "xref": "paper"}
    return {"x": sheet.value(min(max(text.at, scene.first), scene.last))}


def _font(text):
    font = {"size": text.size} if text.size != SIZE else {}
    # a figure's own ground is clear, and so would be a number on a mark
    tone = PAPER if text.tone == "paper" else colour(text.tone)
    font |= {"color": tone} if text.tone != "ink" else {}
    font |= {"family": SERIF} if text.serif else {}
    font |= {"weight": 600} if text.bold else {}
    return {"font": font} if font else {}


def _words(text):
    parts = plain(text.text[: text.head]), plain(text.text[text.head :])
    if text.head < 0:
        return f"{parts[0]}<b>{parts[1]}</b>"
    return f"<b>{parts[0]}</b>{parts[1]}" if parts[0] else parts[1]


def _stroke(sheet, first, last, y, tone, thick):
    """Along the scale, and at least a few px long."""
    sheet.lines[tone, thick, False].append(((first, sheet.y(y)), (last, sheet.y(y))))
    if sheet.px(last) - sheet.px(first) < LEAST:
        _block(sheet, first, y, LEAST, thick, tone)


def _block(sheet, at, y, wide, high, tone):
    ends = {"x0": 0, "x1": wide, "y0": -high / 2, "y1": high / 2}
    sheet.held(at, y, type="rect", **ends, **_filled(tone))


def _cap(sheet, at, y, tone, side, half):
    """An empty cap of a fixed size, outside of what is dated: half an ellipse, nearly."""
    up, down, turn = sheet.y(y - half), sheet.y(y + half), side * SOFT / 2
    bend = short(turn * 7 / 3)
    path = f"M0,{up}H{turn}C{bend},{up} {bend},{down} {turn},{down}H0"
    sheet.held(at, y, type="path", path=path, line=_dashed(tone))


_WRITERS = {Dot: _dot, Bar: _bar, Whisker: _whisker, Arrow: _arrow, Line: _line}
_WRITERS |= {Area: _area, Text: _text}


def colour(tone):
    return TONES[tone][2]


def pen(tone, thick):
    return {"color": colour(tone), "width": thick}


def _filled(tone):
    return {"fillcolor": colour(tone), "line": {"width": 0}}


def _dashed(tone):
    return pen(tone, 1) | {"dash": "2px,1.6px"}


def short(number, digits=2):
    """As short as it can be written."""
    number = round(float(number), digits)
    return int(number) if number == int(number) else number
