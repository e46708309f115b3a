"""A scene as a plotly figure: what JupyterLab shows, and what people can add traces to.

It names what holds at 560 px, as `svg.alone` does at that width, and so shows the same names
on every wider page, and at every zoom that goes in. What lies along the scale is in the axis'
own dates or numbers. What has a fixed size in px is a shape or an annotation held at a place,
so that it keeps its size. The y axis counts px from the top.

A page of JupyterLab may be light or dark, and a figure cannot ask which: the grounds are
transparent, and each tone has its third colour, which can be read on white and on black.
"""

from itertools import groupby
from math import ceil

import plotly.graph_objects as go

from ..placing import text_width
from . import heading
from .hover import plain
from .marks import LEAST, Arrow, Dot, Text
from .pen import SIZE
from .plotly_pen import EDGE, Sheet, colour, pen, short, write
from .scales import STOPS
from .svg import STRIP, TICKS, counted, is_cut
from .theme import FONT, INK, PALETTE, PAPER

PLAIN = -354_285  # days since 1970: from the year 1000 on, plotly writes years as we do
BUTTONS = 34  # px: the row of them
POINTED = 16  # px: what answers the pointer is as long and as high at least
# buttons that lead nowhere, to overlaps, or to somebody else's server
DEAD = ["select2d", "lasso2d", "zoomOut2d", "autoScale2d", "sendChartToCloud"]
_SILENT = {"hoverinfo": "skip"}


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
    sheet = Sheet(scene, facts)
    for name, group in groupby(scene.marks, key=lambda mark: mark.id):
        _group(sheet, name, [*group])
    for box in scene.boxes:
        _box(sheet, box)
    _count(sheet)
    return {"data": _traces(sheet), "layout": _layout(sheet, facts)}


# --- events ----------------------------------------------------------------------------


def _group(sheet, name, marks):
    """Marks and texts of one event, which answer the pointer as one."""
    sheet.name = name
    for mark in marks:
        write(sheet, mark)
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
        wide, half = text_width(mark.text, mark.size, mark.bold, mark.serif), 0.7 * mark.size
        at = (0 if mark.at is None else sheet.px(mark.at)) + mark.dx
        left = at - wide * {"start": 0, "middle": 0.5, "end": 1}[mark.anchor]
        return left, left + wide, mark.y - half, mark.y + half
    if isinstance(mark, Dot | Arrow):
        first, last = sheet.px(mark.at) - half, sheet.px(mark.at) + half
    else:
        first, last = sheet.px(mark.first), max(sheet.px(mark.last), sheet.px(mark.first) + LEAST)
    top, low = sorted([mark.y, getattr(mark, "to_y", mark.y)])
    return first, last, top - half, low + half


def _box(sheet, box):
    """In its row where that holds at this width, else as a tick at the axis."""
    if box.step is None or box.step > sheet.width:
        many = len(sheet.scene.boxes) > TICKS
        place = round(sheet.px(box.event.x0) / sheet.width * TICKS) if many else box.id
        tick = (box.event.x0, short(box.strip - STRIP / 2), box.id)
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
        write(sheet, Text(text=text, y=y, tone="soft", size=12))


# --- traces ----------------------------------------------------------------------------


def _traces(sheet):
    made = sheet.areas + [_strokes(sheet, *kind, ends) for kind, ends in sheet.lines.items()]
    for tone, found in sheet.ticks.items():
        symbol = {"symbol": "line-ns", "size": short(STRIP / 1.4), "line": pen(tone, 1.2)}
        made.append(_points(sheet, found.values(), symbol) | _hover(sheet, found.values()))
    for (tone, size), found in sheet.dots.items():
        made.append(_points(sheet, found, {"color": colour(tone), "size": size}) | _SILENT)
    return made + ([_pointed(sheet)] if sheet.pointed else [])


def _strokes(sheet, tone, thick, dash, ends):
    """Lines of one look, with gaps between them."""
    x = [value for (a, _), (b, _) in ends for value in (sheet.value(a), sheet.value(b), None)]
    y = [value for (_, a), (_, b) in ends for value in (a, b, None)]
    line = pen(tone, thick) | ({"dash": "2px,1.6px"} if dash else {})
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
    trace |= {"x": [short((b - a) * unit, 5) for a, b in zip(first, last, strict=True)]}
    trace |= {"y": [short((a + b) / 2, 1) for a, b in zip(top, low, strict=True)]}
    trace |= {"width": [short(b - a, 1) for a, b in zip(top, low, strict=True)]}
    return trace | {"marker": {"color": colour("paper")}} | _hover(sheet, sheet.pointed)


def _hover(sheet, found):
    ids = [name for *_, name in found]
    return {"hoverinfo": "text", "hovertext": [*map(sheet.say, ids)], "customdata": ids}


# --- the whole -------------------------------------------------------------------------


def _layout(sheet, facts):
    title, above = _title(facts, sheet.width)
    buttons = _buttons(sheet)
    above += BUTTONS * bool(buttons)
    source, below = _source(facts, sheet.width)
    scene = sheet.scene
    return {
        "template": {"layout": {"colorway": PALETTE}},  # of what people add
        "font": {"family": FONT, "size": SIZE, "color": colour("ink")},
        "paper_bgcolor": colour("paper"),
        "plot_bgcolor": colour("paper"),
        "title": title,
        "height": short(scene.height + above + below),
        "margin": {"l": 0, "r": 0, "t": above, "b": below},
        **({"width": scene.most} if scene.most else {}),
        "showlegend": False,
        "barmode": "overlay",
        "hovermode": "closest",
        "hoverlabel": {"align": "left", "bgcolor": PAPER, "font": {"color": INK, "size": 13}},
        "dragmode": "pan",
        "modebar": {"remove": DEAD, "bgcolor": colour("paper")},
        "xaxis": _along(sheet),
        "yaxis": {
            "domain": [short(1 - sheet.bottom / scene.height, 5), 1],
            "range": [short(sheet.bottom), 0],
            "fixedrange": True,
            "visible": False,
        },
        "shapes": sheet.shapes,
        "annotations": sheet.texts + source,
        **({"updatemenus": buttons} if buttons else {}),
    }


def _buttons(sheet):
    """A row of them between title and plot, one for each window of the scene and one back."""
    scene = sheet.scene
    if not scene.windows:
        return []
    views = [("At first", scene.first, scene.last)]
    views += [(view.name, view.first, view.last) for view in scene.windows]
    row = {"type": "buttons", "direction": "right", "showactive": False, "x": 0, "y": 1}
    row |= {"xanchor": "left", "yanchor": "bottom", "pad": {"b": 8, "l": 0, "t": 0, "r": 0}}
    row |= {"font": {"size": 12}, "bgcolor": colour("paper"), "bordercolor": colour("line")}
    return [row | {"buttons": [_button(sheet, *view) for view in views]}]


def _button(sheet, name, first, last):
    ends = [sheet.value(first), sheet.value(last)]
    return {"label": plain(name), "method": "relayout", "args": [{"xaxis.range": ends}]}


def _along(sheet):
    """The axis of the scale, and its ticks."""
    scene = sheet.scene
    axis = {"type": "date" if sheet.dates else "linear", "zeroline": False, "anchor": "free"}
    axis |= {"range": [sheet.value(scene.first), sheet.value(scene.last)]}
    if scene.axis is None:
        return axis | {"visible": False, "anchor": "y"}
    axis |= {"position": short(1 - scene.axis / scene.height, 5), "showline": True}
    axis |= {"linecolor": colour("soft"), "ticks": "outside", "ticklen": 5}
    axis |= {"tickcolor": colour("line"), "tickfont": {"size": 12, "color": colour("soft")}}
    axis |= {"ticklabelposition": "outside right", "ticklabelshift": 3, "tickangle": 0}
    axis |= {"side": "top"} if scene.labels < 0 else {}
    axis |= {"showgrid": scene.grid is not None, "gridcolor": colour("line")}
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
    rows = len(below)
    above = 8 if len(lines) == 1 else 22  # plotly lifts a title of several lines by 14 px
    title = {"text": "<br>".join(map(plain, lines)), "x": 0, "y": 1, "xref": "container"}
    title |= {"xanchor": "left", "yref": "container", "yanchor": "top", "pad": {"t": above}}
    title |= {"font": {"size": heading.TITLE, "weight": 600}}
    font = {"size": heading.SUMMARY, "color": colour("soft")}
    below += [""] * (len(below) == 1)  # plotly lowers a text of a single line by 10 px
    title |= {"subtitle": {"text": "<br>".join(map(plain, below)), "font": font}}
    height = heading.TITLE_LINE * len(lines) + heading.SUMMARY_LINE * rows
    return title, 12 + above + height


def _source(facts, width):
    """What stands below, and how many px it takes."""
    lines = heading.source(facts, width)
    below = {"name": "source", "text": "<br>".join(map(plain, lines)), "align": "left"}
    below |= {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -EDGE, "showarrow": False}
    below |= {"y": 0, "yref": "paper", "yanchor": "top", "yshift": -6}
    below |= {"font": {"size": heading.SOURCE, "color": colour("soft")}}
    return [below] * bool(lines), 8 + (6 + heading.SOURCE_LINE * len(lines)) * bool(lines)
