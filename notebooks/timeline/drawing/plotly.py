"""A scene as a plotly figure: what JupyterLab shows, and what people can add traces to.

It names what holds at 700 px, as `svg.alone` does at that width, and so shows the same names
at every zoom that goes in. What lies along the scale is in the axis' own dates or numbers.
What has a fixed size in px is a shape or an annotation held at a place, so that it keeps its
size. The y axis counts px from the top.

A page of JupyterLab may be light or dark, and a figure cannot ask which: the grounds are
transparent, and each tone has its third colour, which can be read on white and on black.
"""

from collections import defaultdict
from dataclasses import replace
from itertools import groupby
from math import ceil

import plotly.graph_objects as go

from ..placing import text_width
from . import heading
from .hover import hovers, plain
from .marks import (
    ABOUT,
    ARROW,
    CAP,
    DAY,
    INSIDE,
    LEAST,
    RING,
    SOFT,
    WHISKER,
    WIDE,
    Arrow,
    Bar,
    Dot,
    Line,
    Text,
    Whisker,
)
from .pen import SIZE
from .scales import STOPS
from .svg import STRIP, TICKS, counted, is_cut
from .theme import FONT, INK, PALETTE, PAPER, TONES

WIDTH = 700  # px: what it names has room on a page as wide
REACH = -4_371_000, 2_932_000  # days since 1970: what plotly has dates for
PLAIN = -354_285  # days since 1970: from the year 1000 on, plotly writes years as we do
POINTED = 16  # px: what answers the pointer is as long and as high at least
# buttons that lead nowhere, to overlaps, or to somebody else's server
DEAD = ["select2d", "lasso2d", "zoomOut2d", "autoScale2d", "sendChartToCloud"]
_HALF_CAP = 4  # px: half the height of a soft cap, but for a thick bar
_SILENT = {"hoverinfo": "skip"}
_EDGE = 2  # px: what plotly leaves around the text of an annotation


def figure(scene, facts):
    """The scene as a figure, with a true date axis where it is a scene of dates.

    Parameters
    ----------
    scene : Scene
    facts : Facts
        What is said of a mark or a name that is pointed at.

    Returns
    -------
    go.Figure
        What answers the pointer carries the events' ids as `customdata`, names carry them
        as `name`.
    """
    return go.Figure(as_dict(scene, facts))


def as_dict(scene, facts):
    """`figure` as plain lists and texts, as JSON has them: plotly takes its time to check."""
    sheet = _Sheet(scene, facts)
    for name, group in groupby(scene.marks, key=lambda mark: mark.id):
        _group(sheet, name, [*group])
    for box in scene.boxes:
        _box(sheet, box)
    _count(sheet)
    return {"data": _traces(sheet), "layout": _layout(sheet, facts)}


class _Sheet:
    """Collects what is drawn: traces by kind and tone, and what has its size in px."""

    def __init__(self, scene, facts):
        self.scene, self.span = scene, scene.last - scene.first
        self.width = min(WIDTH, scene.most or WIDTH)
        self.dates = _has_dates(scene)
        self.say = hovers(facts, scene.words)
        self.top, self.name = 0, ""  # of the marks that are being drawn: their 0, their event
        self.bottom = _bottom(scene)
        self.lines, self.dots, self.ticks = defaultdict(list), defaultdict(list), defaultdict(dict)
        self.pointed, self.shapes, self.texts = [], [], []

    def value(self, place):
        """A place as the axis has it."""
        return self.scene.scale.value(place).removesuffix(":00") if self.dates else _n(place, 4)

    def y(self, y):
        return _n(self.top + y)

    def px(self, place):
        return self.scene.px(place, self.width)

    def place(self, px):
        return self.scene.first + px / self.width * self.span

    def held(self, at, y, **more):
        """A shape whose px along the scale are counted from a place, and its others from `y`."""
        y = {name: _n(self.top + y + more[name]) for name in ("y0", "y1") if name in more}
        self.shapes.append({"xsizemode": "pixel", "xanchor": self.value(at)} | more | y)


def _has_dates(scene):
    first, last = REACH
    return scene.scale.kind == "dates" and first < scene.first and scene.last < last


def _bottom(scene):
    """Px to where the drawing ends and, of most, the axis' own texts begin."""
    low = [mark.y for mark in scene.marks if not isinstance(mark, Text)]
    return scene.height if scene.axis is None or max(low, default=0) > scene.axis else scene.axis


# --- marks -----------------------------------------------------------------------------


def _dot(sheet, dot):
    """Or where a day is wide, a bar over it."""
    first, last = dot.at - dot.reach, dot.at + dot.reach
    if sheet.px(last) - sheet.px(first) > WIDE * INSIDE:
        day = Bar(first=first, last=last, y=dot.y, tone=dot.tone, thick=DAY)
        return _bar(sheet, replace(day, before=dot.about, after=dot.about))
    sheet.dots[dot.tone, dot.size].append((dot.at, sheet.y(dot.y), sheet.name))
    if dot.about:
        ends = {f"{axis}{k}": (k - 0.5) * RING for axis in "xy" for k in (0, 1)}
        sheet.held(dot.at, dot.y, type="circle", **ends, line=_dashed(dot.tone))


def _bar(sheet, bar):
    _stroke(sheet, bar.first, bar.last, bar.y, bar.tone, bar.thick)
    half = bar.thick / 2
    if bar.outline:
        ends = {"x0": sheet.value(bar.first), "x1": sheet.value(bar.last)}
        high = {"y0": sheet.y(bar.y - half), "y1": sheet.y(bar.y + half)}
        sheet.shapes.append({"type": "rect"} | ends | high | {"line": _pen("rule", 1)})
    for place, side in [(bar.first, -1)] * bar.before + [(bar.last, 1)] * bar.after:
        _cap(sheet, place, bar.y, bar.tone, side, max(_HALF_CAP, half))


def _whisker(sheet, whisker):
    """Its ends are where they are at every zoom, if less than the least length apart."""
    _stroke(sheet, whisker.first, whisker.last, whisker.y, whisker.tone, WHISKER)
    ends = [(whisker.first, whisker.before, -1), (whisker.last, whisker.after, 1)]
    for place, look, side in ends:
        if look == ABOUT:
            _cap(sheet, place, whisker.y, whisker.tone, side, _HALF_CAP)
        elif look:
            _block(sheet, place, whisker.y, -side * WHISKER, CAP, whisker.tone)


def _arrow(sheet, arrow):
    """Its path goes through places in px along the scale and from the top."""
    reach = -ARROW if arrow.back else ARROW
    up, y, down = (sheet.y(arrow.y + k) for k in (-4.5, 0, 4.5))
    tip = _n(reach * 0.6 if arrow.open else reach)
    path = f"M0,{up}L{tip},{y}L0,{down}" + "Z" * (not arrow.open)
    paint = {"line": _pen(arrow.tone, 1.8)} if arrow.open else _filled(arrow.tone)
    sheet.held(arrow.at, arrow.y, type="path", path=path, **paint)


def _line(sheet, line):
    ends = (line.first, sheet.y(line.y)), (line.last, sheet.y(line.to_y))
    sheet.lines[line.tone, line.thick, line.dash].append(ends)


def _text(sheet, text):
    """Held at its place, or at the left edge; below the axes, at the whole picture's height."""
    y = sheet.top + text.y
    inside = 0 <= y <= sheet.bottom
    high = {"y": _n(y)} if inside else {"y": _n(1 - y / sheet.scene.height, 5), "yref": "paper"}
    edge = {"start": -_EDGE, "middle": 0, "end": _EDGE}[text.anchor]
    anchor = {"start": "left", "middle": "center", "end": "right"}[text.anchor]
    held = {"text": _words(text), "showarrow": False, "xanchor": anchor} | _across(sheet, text)
    held |= high | ({} if inside else {"yanchor": "middle"}) | {"xshift": _n(text.dx + edge)}
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
    font |= {"color": _colour(text.tone)} if text.tone != "ink" else {}
    font |= {"weight": 600} if text.bold else {}
    return {"font": font} if font else {}


def _words(text):
    head, rest = plain(text.text[: text.head]), plain(text.text[text.head :])
    return f"<b>{head}</b>{rest}" if head else rest


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
    bend = _n(turn * 7 / 3)
    path = f"M0,{up}H{turn}C{bend},{up} {bend},{down} {turn},{down}H0"
    sheet.held(at, y, type="path", path=path, line=_dashed(tone))


_WRITERS = {Dot: _dot, Bar: _bar, Whisker: _whisker, Arrow: _arrow, Line: _line, Text: _text}


def _group(sheet, name, marks):
    """Marks and texts of one event, which answer the pointer as one."""
    sheet.name = name
    for mark in marks:
        _WRITERS[type(mark)](sheet, mark)
    if marks and name and sheet.say(name):
        spans = [_extent(sheet, mark) for mark in marks]
        left, right, top, low = zip(*spans, strict=True)
        high = min(top) + sheet.top, max(low) + sheet.top
        sheet.pointed.append((min(left), max(right), *high, name))
    sheet.name = ""


def _extent(sheet, mark):
    """Left, right, top and bottom in px, of a page of the width that is drawn for."""
    half = POINTED / 2
    if isinstance(mark, Text):
        wide, half = text_width(mark.text, mark.size, mark.bold), 0.7 * mark.size
        at = (0 if mark.at is None else sheet.px(mark.at)) + mark.dx
        left = at - wide * {"start": 0, "middle": 0.5, "end": 1}[mark.anchor]
        return left, left + wide, mark.y - half, mark.y + half
    if isinstance(mark, Dot | Arrow):
        first, last = sheet.px(mark.at) - half, sheet.px(mark.at) + half
    else:
        first, last = sheet.px(mark.first), max(sheet.px(mark.last), sheet.px(mark.first) + LEAST)
    return first, last, mark.y - half, getattr(mark, "to_y", mark.y) + half


def _box(sheet, box):
    """In its row where that holds at this width, else as a tick at the axis."""
    if box.step is None or box.step > sheet.width:
        many = len(sheet.scene.boxes) > TICKS
        place = round(sheet.px(box.event.x0) / sheet.width * TICKS) if many else box.id
        tick = (box.event.x0, _n(box.strip - STRIP / 2), box.id)
        sheet.ticks[box.tone].setdefault((place, box.strip), tick)
        return
    sheet.top = box.y
    cut = is_cut(sheet, box)
    _group(sheet, box.id, [mark for mark in box.marks if not (cut and isinstance(mark, Text))])
    sheet.top = 0


def _count(sheet):
    boxes = sheet.scene.boxes
    named = sum(box.step is not None and box.step <= sheet.width for box in boxes)
    if text := counted(named, len(boxes)):
        y = sheet.scene.height - 7 - 0.34 * 12
        _text(sheet, Text(text=text, y=y, tone="soft", size=12))


# --- traces ----------------------------------------------------------------------------


def _traces(sheet):
    made = [_strokes(sheet, *kind, ends) for kind, ends in sheet.lines.items()]
    for tone, found in sheet.ticks.items():
        symbol = {"symbol": "line-ns", "size": _n(STRIP / 1.4), "line": _pen(tone, 1.2)}
        made.append(_points(sheet, found.values(), symbol) | _hover(sheet, found.values()))
    for (tone, size), found in sheet.dots.items():
        made.append(_points(sheet, found, {"color": _colour(tone), "size": size}) | _SILENT)
    return made + ([_pointed(sheet)] if sheet.pointed else [])


def _strokes(sheet, tone, thick, dash, ends):
    """Lines of one look, with gaps between them."""
    x = [value for (a, _), (b, _) in ends for value in (sheet.value(a), sheet.value(b), None)]
    y = [value for (_, a), (_, b) in ends for value in (a, b, None)]
    line = _pen(tone, thick) | ({"dash": "2px,1.6px"} if dash else {})
    trace = {"type": "scatter", "mode": "lines", "x": x[:-1], "y": y[:-1], "line": line}
    return trace | _SILENT


def _points(sheet, found, marker):
    places, y, _ = zip(*found, strict=True)
    trace = {"type": "scatter", "mode": "markers", "x": [sheet.value(at) for at in places]}
    return trace | {"y": [*y], "marker": marker}


def _pointed(sheet):
    """What cannot be seen: bars over all that an event has, to be pointed at.

    As names keep their size when one zooms in, each stays within its bar.
    """
    left, right, top, low, _ = zip(*sheet.pointed, strict=True)
    unit = 86_400_000 if sheet.dates else 1  # plotly counts along dates in ms
    digits = 0 if sheet.span > sheet.width else 5  # a px is precise enough
    first, last = ([round(sheet.place(px), digits) for px in ends] for ends in (left, right))
    trace = {"type": "bar", "orientation": "h", "base": [sheet.value(at) for at in first]}
    trace |= {"x": [_n((b - a) * unit, 5) for a, b in zip(first, last, strict=True)]}
    trace |= {"y": [_n((a + b) / 2, 1) for a, b in zip(top, low, strict=True)]}
    trace |= {"width": [_n(b - a, 1) for a, b in zip(top, low, strict=True)]}
    return trace | {"marker": {"color": _colour("paper")}} | _hover(sheet, sheet.pointed)


def _hover(sheet, found):
    ids = [name for *_, name in found]
    return {"hoverinfo": "text", "hovertext": [*map(sheet.say, ids)], "customdata": ids}


# --- the whole -------------------------------------------------------------------------


def _layout(sheet, facts):
    title, above = _title(facts, sheet.width)
    source, below = _source(facts, sheet.width)
    scene = sheet.scene
    return {
        "template": {"layout": {"colorway": PALETTE}},  # of what people add
        "font": {"family": FONT, "size": SIZE, "color": _colour("ink")},
        "paper_bgcolor": _colour("paper"),
        "plot_bgcolor": _colour("paper"),
        "title": title,
        "height": _n(scene.height + above + below),
        "margin": {"l": 0, "r": 0, "t": above, "b": below},
        **({"width": scene.most} if scene.most else {}),
        "showlegend": False,
        "barmode": "overlay",
        "hovermode": "closest",
        "hoverlabel": {"align": "left", "bgcolor": PAPER, "font": {"color": INK, "size": 13}},
        "dragmode": "pan",
        "modebar": {"remove": DEAD, "bgcolor": _colour("paper")},
        "xaxis": _along(sheet),
        "yaxis": {
            "domain": [_n(1 - sheet.bottom / scene.height, 5), 1],
            "range": [_n(sheet.bottom), 0],
            "fixedrange": True,
            "visible": False,
        },
        "shapes": sheet.shapes,
        "annotations": sheet.texts + source,
    }


def _along(sheet):
    """The axis of the scale, and its ticks."""
    scene = sheet.scene
    axis = {"type": "date" if sheet.dates else "linear", "zeroline": False, "anchor": "free"}
    axis |= {"range": [sheet.value(scene.first), sheet.value(scene.last)]}
    if scene.axis is None:
        return axis | {"visible": False, "anchor": "y"}
    axis |= {"position": _n(1 - scene.axis / scene.height, 5), "showline": True}
    axis |= {"linecolor": _colour("soft"), "ticks": "outside", "ticklen": 5}
    axis |= {"tickcolor": _colour("line"), "tickfont": {"size": 12, "color": _colour("soft")}}
    axis |= {"ticklabelposition": "outside right", "ticklabelshift": 3, "tickangle": 0}
    axis |= {"side": "top"} if scene.labels < 0 else {}
    axis |= {"showgrid": scene.grid is not None, "gridcolor": _colour("line")}
    return axis | (_own_ticks(sheet) if _counts_itself(sheet) else _ticks(sheet))


def _counts_itself(sheet):
    """Whether plotly's own ticks, which follow a zoom, say the same as the scene's."""
    return sheet.dates and sheet.scene.first > PLAIN and len(sheet.scene.ticks) > 1


def _own_ticks(sheet):
    ticks = sheet.scene.ticks
    most = ceil(sheet.span / (ticks[1].at - ticks[0].at))
    return {"nticks": most, "tickformatstops": STOPS}


def _ticks(sheet):
    """Each with its text, but for one that would be cut."""
    ticks = sheet.scene.ticks
    texts = [_tick_text(sheet, tick) for tick in ticks]
    return {"tickvals": [sheet.value(tick.at) for tick in ticks], "ticktext": texts}


def _tick_text(sheet, tick):
    if sheet.px(tick.at) + text_width(tick.text, 12, tick.strong) + 4 > sheet.width:
        return ""
    return f"<b>{plain(tick.text)}</b>" if tick.strong else plain(tick.text)


def _title(facts, width):
    """What stands above, and how many px it takes."""
    lines, below = heading.heading(facts, width)
    above = 8 if len(lines) == 1 else 22  # plotly lifts a title of several lines by 14 px
    title = {"text": "<br>".join(map(plain, lines)), "x": 0, "y": 1, "xref": "container"}
    title |= {"xanchor": "left", "yref": "container", "yanchor": "top", "pad": {"t": above}}
    title |= {"font": {"size": heading.TITLE, "weight": 600}}
    font = {"size": heading.SUMMARY, "color": _colour("soft")}
    title |= {"subtitle": {"text": "<br>".join(map(plain, below)), "font": font}}
    height = heading.TITLE_LINE * len(lines) + heading.SUMMARY_LINE * len(below)
    return title, 12 + above + height


def _source(facts, width):
    """What stands below, and how many px it takes."""
    lines = heading.source(facts, width)
    below = {"name": "source", "text": "<br>".join(map(plain, lines)), "align": "left"}
    below |= {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -_EDGE, "showarrow": False}
    below |= {"y": 0, "yref": "paper", "yanchor": "top", "yshift": -6}
    below |= {"font": {"size": heading.SOURCE, "color": _colour("soft")}}
    return [below] * bool(lines), 8 + (6 + heading.SOURCE_LINE * len(lines)) * bool(lines)


def _colour(tone):
    return TONES[tone][2]


def _pen(tone, thick):
    return {"color": _colour(tone), "width": thick}


def _filled(tone):
    return {"fillcolor": _colour(tone), "line": {"width": 0}}


def _dashed(tone):
    return _pen(tone, 1) | {"dash": "2px,1.6px"}


def _n(number, digits=2):
    """As short as it can be written."""
    number = round(float(number), digits)
    return int(number) if number == int(number) else number
