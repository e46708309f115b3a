"""Points, spans and open ends on one time axis, every label readable."""

import html
import re
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from ..dates import BOUNDS, in_short, year_words
from ..layout import padding, stack, text_width, wrap
from ..theme import BOTTOM, INK, LINE, PAPER, SIZE, SOFT, colours
from ._figure import compact, facts, figure, heading, hover

LAB = 680  # px: the narrowest output of JupyterLab that the figure itself is laid out for
PAGES = [300, 1000]  # px: what a report may choose instead, by the room it has
LEFT, RIGHT = 8, 14  # px: the margins
ROOM_RIGHT = 18  # px: for the last mark and its arrow
# The room left of the first mark, for its label: a share of the width, from and to px.
MOST_PADDING, PADDING = 0.3, (165, 330)
CAP = {True: 9, False: 4}  # px: the ends of a whisker, firm or themselves approximate
ARROW = 8  # px: where an end is open
MARK, GAP, BAR = 9, 10, 7  # px: a mark's size, from its middle to its label, a bar's height
TEXT_LINE, LINE_GAP = 15.6, 3.4  # px: plotly sets lines 1.3 em apart
AXIS, BUTTONS, LEGEND_LINE = 30, 42, 20  # px: heights
ABOVE = 5  # px: from the axis to the first label
BREAK = "\u00a0<br>"  # with a space, as the last letter must not touch the mark
TICK = 95  # px: from one tick to the next, at least about
# One line each, where plotly would set the year below the day.
TICKS = [
    {"dtickrange": [None, "M1"], "value": "%-d %b %Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b %Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]
DAY = np.timedelta64(1, "D")
FADE = [0.2, 0.4, 0.6, 0.8]  # opacity of the four steps of an approximate end


def timeline(events, *, title="", summary="", source="", periods=None):
    """Draw events as points and spans on one time axis.

    A solid mark is a day, a whisker reaches over the days on which an event can
    have begun or ended, a bar is when it was certainly under way; a faded end is
    approximate, an arrow ongoing, a hollow mark context (see `key`).

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are. Counts stand in
        for a title and a summary that are not given.
    periods : dict of str to (str, str), optional
        Buttons: a name, and the first and the last day. Without it the years are
        cut so that each period holds about equally many events.

    Returns
    -------
    go.Figure
        Laid out for `LAB` px or more. ``layout.meta["pages"]`` holds, as JSON, the
        layout and the first view for each of the `PAGES` widths; a report sets the
        title itself.

    Raises
    ------
    ValueError
        If there is nothing to draw.
    """
    if events.empty:
        raise ValueError("no events to draw: the frame is empty")
    ordered = ["start_min", "start_max"]
    events = events.sort_values(ordered, kind="stable", na_position="first", ignore_index=True)
    marks = _marks(events)
    spans = _spans(marks, periods)
    traces = _traces(marks, spans)
    head, height = heading(title or _count(events), summary or _describe(events), LAB)
    updates, layout = _page(marks, spans, traces, LAB, height)
    changes, _, moving = updates[0]
    for key, values in changes.items():
        for i, value in zip(moving, values, strict=True):
            traces[i].spec[key] = value
    meta = facts(events, title or _count(events), summary or _describe(events), source)
    meta |= {"heading": height, "width": LAB, "pages": compact(_pages(marks, spans, traces))}
    return figure([trace.spec for trace in traces], layout | {"title": head}, meta)


def _count(events):
    first, last = map(_stamp, (events[BOUNDS].min(axis=None), events[BOUNDS].max(axis=None)))
    years = dict.fromkeys(map(year_words, (first.year, last.year)))
    return f"{len(events)} events, {' to '.join(years)}"


def _describe(events):
    exact = events["precision"].eq("day").sum()
    return f"{len(events)} dated events on one axis; {exact} of them are known to the day."


def _marks(events):
    """The events with what drawing needs; where an end is open, an arrow leaves the known days."""
    marks = events.assign(when=[in_short(event) for event in events.itertuples()])
    marks["hover"] = [hover(mark) for mark in marks.itertuples()]
    marks["hover_short"] = marks["hover"].str.split("<br><br>").str[0]  # a long bar has no need
    first, last = map(_stamp, (marks[BOUNDS].min(axis=None), marks[BOUNDS].max(axis=None)))
    length = max((last - first) / 20, pd.Timedelta(days=30)).as_unit("s")
    early = (marks["start_max"] - length).clip(upper=first)
    late = (marks["start_max"].where(marks["is_span"], marks["start_min"]) + length).clip(
        lower=last
    )
    marks["start_min"] = marks["start_min"].mask(marks["start_open"], early)
    marks["end_max"] = marks["end_max"].mask(marks["end_open"], late)
    marks["start_max"] = marks["start_max"].mask(marks["end_open"] & ~marks["is_span"], late)
    marks["end_min"] = marks["end_min"].fillna(marks["start_min"])
    marks["is_context"] = marks["cited_by"].eq("") & marks["cited_by"].ne("").any()
    themes = marks["theme"].astype("category").cat.categories
    marks["colour"] = marks["theme"].map(colours(themes)).astype(str)
    return marks


# --- periods -----------------------------------------------------------------------


@dataclass(frozen=True)
class _Span:
    """What a button shows: the days from `first` to `last`."""

    name: str
    first: np.datetime64
    last: np.datetime64


def _spans(marks, periods):
    """All the time there is, then the periods, each cut to where there are events."""
    spans = [_cut(marks, "All", marks["start_min"].min(), marks["end_max"].max())]
    for name, (first, last) in (_thirds(marks) if periods is None else periods).items():
        first, last = (pd.Timestamp(day).as_unit("s") for day in (first, last))
        inside = marks[marks["start_min"].le(last) & marks["end_max"].ge(first)]
        if len(inside):
            spans.append(_cut(inside, name, first, last))
    return spans


def _cut(inside, name, first, last):
    first = max(first, inside["start_min"].min())
    last = min(last, inside["end_max"].max())
    return _Span(
        name, first.to_datetime64(), max(last.to_datetime64(), first.to_datetime64() + DAY)
    )


def _thirds(marks, size=12):
    """Years cut into up to three periods with about equally many beginnings in each."""
    years = np.sort(marks["start_max"].dt.year.to_numpy())
    parts = min(3, len(years) // size)
    cuts = sorted({int(years[len(years) * i // parts]) for i in range(parts)})
    if len(cuts) < 2:
        return {}
    ends = [cut - 1 for cut in cuts[1:]] + [int(marks["end_max"].dt.year.max())]
    return {
        str(a) if a == b else f"{a}–{b}": (f"{a:04d}-01-01", f"{b:04d}-12-31")
        for a, b in zip(cuts, ends, strict=True)
    }


# --- where all things go -----------------------------------------------------------


def _pages(marks, spans, traces):
    """{width: what a report puts in place of the figure's own layout and first view}."""
    pages = {}
    for width in PAGES:
        updates, layout = _page(marks, spans, traces, width, 0)
        first = {} if layout["updatemenus"] else {"update": updates[0]}  # a menu begins with it
        pages[width] = first | {"layout": layout}
    return pages


def _page(marks, spans, traces, width, heading_height):
    """One width in px => what each period changes, as plotly's `update` takes it; the layout."""
    views = [_view(marks, span, k, width) for k, span in enumerate(spans)]
    buttons = AXIS + BUTTONS * (len(spans) > 1)
    top = heading_height + buttons + _legend_height(marks, width)
    updates = [_update(traces, view, _layout(view, buttons, top)) for view in views]
    static = {
        "margin": {"l": LEFT, "r": RIGHT, "t": top, "b": BOTTOM},
        "barmode": "overlay",
        "hovermode": "closest",
        "hoverdistance": 40,
        "dragmode": "zoom" if width > 600 else False,  # a finger that scrolls must not zoom
        "updatemenus": [_menu(spans, updates, width)] if len(spans) > 1 else [],
    }
    return updates, _nested(updates[0][1], width) | static


def _update(traces, view, layout):
    """The heights and labels of one view => [changes of traces, of the layout, the traces]."""
    moving = [i for i, trace in enumerate(traces) if trace.heights]
    y = [[view.at.get(key) for key in traces[i].heights] for i in moving]
    text = [
        [view.text.get(key, "") for key in traces[i].heights] if traces[i].has_text else ""
        for i in moving
    ]
    return [{"y": y, "text": text}, layout, moving]


@dataclass(frozen=True)
class _Label:
    """The text as plotly takes it, and its size in px."""

    text: str
    width: float
    height: float


def _label(mark, limit):
    """The date and the title: on one line of `limit` px, else the one above the other."""
    limit -= GAP
    one = text_width(mark.when, SIZE, bold=True) + text_width(f"\u2002{mark.title}", SIZE)
    if one <= limit:
        when, title, between, width = [mark.when], [mark.title], "\u2002", one
    else:
        when = wrap(mark.when, limit * text_width("0", SIZE) / text_width("0", SIZE, True), SIZE)
        title, between = wrap(mark.title, limit, SIZE), BREAK
        width = max(text_width(line, SIZE, bold=line in when) for line in [*when, *title])
    lines = 1 if one <= limit else len(when) + len(title)
    when, title = (BREAK.join(html.escape(line, quote=False) for line in x) for x in (when, title))
    return _Label(f"<b>{when}</b>{between}{title}\u00a0", width + GAP, lines * TEXT_LINE + LINE_GAP)


@dataclass(frozen=True)
class _View:
    """What one period shows and where.

    `at` gives the px below the axis of each ("mark", event), ("bar", event) and
    ("edge", period, event), and `text` the labels by the same keys; what is not
    shown is not in them.
    """

    at: dict
    text: dict
    range: list
    height: float


def _view(marks, span, number, width):
    shown = marks[
        marks["start_min"].le(_stamp(span.last)) & marks["end_max"].ge(_stamp(span.first))
    ]
    room = width - LEFT - RIGHT - ROOM_RIGHT
    start, end = _share(shown["start_min"], span), _share(shown["end_max"], span)
    early = start < 0  # began before the period: the label stands above the bar, at the edge
    start, end = np.clip(start, 0, 1), np.clip(end, 0, 1)
    pad = np.clip(MOST_PADDING * room, *PADDING)
    limits = pad + start * (room - pad)
    labels = [_label(*pair) for pair in zip(shown.itertuples(), limits, strict=True)]
    reach = np.array([label.width for label in labels])
    pad = max(padding(start, reach, room), reach[early].max(initial=0))
    x, right = (pad + share * (room - pad) for share in (start, end))
    height = np.array([label.height for label in labels])
    below = np.where(early, BAR + LINE_GAP, 0)
    left = np.where(early, 0, x - reach)
    top = ABOVE + stack(left, right + MARK, np.where(early, np.nan, x), height + below)
    middle = (top + height / 2).round().astype(int).tolist()
    bars = np.where(early, top + height + BAR / 2, middle).round().astype(int).tolist()
    keys = [
        ("edge", number, n) if edge else ("mark", n)
        for n, edge in zip(shown.index, early, strict=True)
    ]
    at = dict(zip(keys, middle, strict=True))
    at |= {("bar", n): y for n, y in zip(shown.index, bars, strict=True)}
    text = {key: label.text for key, label in zip(keys, labels, strict=True)}
    px = (span.last - span.first) / (room - pad)  # what one px stands for
    limits = [_iso(span.first - pad * px), _iso(span.last + ROOM_RIGHT * px)]
    return _View(at, text, limits, int(np.ceil((top + height + below).max())))


def _share(days, span):
    return ((days.to_numpy() - span.first) / (span.last - span.first)).astype(float)


def _layout(view, buttons, top):
    """`buttons` and `top`: px from the axis up to the end of the buttons and of the chart."""
    return {
        "xaxis.range": view.range,
        "yaxis.range": [view.height, 0],
        "height": view.height + top + BOTTOM,
        "legend.y": round(1 + buttons / view.height, 4),
        "updatemenus[0].y": round(1 + AXIS / view.height, 4),
    }


def _nested(flat, width):
    """The same as a figure's layout takes it when it is made."""
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0}
    return {
        "height": flat["height"],
        "xaxis": {
            "range": flat["xaxis.range"],
            "side": "top",
            "type": "date",
            "nticks": max(2, int(width // TICK)),
            "tickformatstops": TICKS,
        },
        "yaxis": {"range": flat["yaxis.range"], "visible": False, "fixedrange": True},
        "legend": {"y": flat["legend.y"], "yanchor": "bottom", "tracegroupgap": 0},
        # plotly draws no axis line below traces that have a zorder
        "shapes": [line | {"line": {"color": SOFT, "width": 1}}],
    }


def _legend_height(marks, width):
    """Px for the names of the themes, about: plotly makes room if it needs more."""
    if marks["theme"].eq("").all():
        return 0
    room, line, lines = width - LEFT - RIGHT, 0, 1
    for theme in marks["theme"].unique():
        entry = 0.82 * text_width(theme, SIZE) + 38
        line, lines = (line + entry, lines) if line + entry <= room else (entry, lines + 1)
    return 8 + LEGEND_LINE * lines


def _menu(spans, updates, width):
    """The buttons, or a drop-down list where they are wider than the chart."""
    wide = sum(text_width(span.name, SIZE) + 24 for span in spans) <= width
    buttons = [
        {"label": span.name, "method": "update", "args": update}
        for span, update in zip(spans, updates, strict=True)
    ]
    return {
        "type": "buttons" if wide else "dropdown",
        "direction": "right" if wide else "down",
        "buttons": buttons,
        "showactive": True,
        "x": 0,
        "xanchor": "left",
        "y": updates[0][1]["updatemenus[0].y"],
        "yanchor": "bottom",
        "bgcolor": PAPER,
        "bordercolor": LINE,
        "font": {"size": SIZE, "color": INK},
    }


# --- traces ------------------------------------------------------------------------


@dataclass
class _Trace:
    """A trace without heights, and for each vertex the key of its height in a view."""

    spec: dict
    heights: list = field(default_factory=list)
    has_text: bool = False


def _traces(marks, spans):
    """Five for each theme, so that the legend can hide it; all leader lines lie lowest."""
    themes = marks.groupby("theme", sort=False, observed=True)
    named = marks["theme"].ne("").any()
    made = [(theme, _stems(group)) for theme, group in themes]
    for theme, group in themes:
        parts = [_bars(group), _whiskers(group), _arrows(group), _labels(group, spans)]
        made += [(theme, part) for part in [*parts, _legend(group) if named else None] if part]
    for theme, trace in made:
        shared = {"legendgroup": theme or "Events", "name": theme or "Events"}
        trace.spec = {"showlegend": False, "hoverinfo": "skip", "zorder": 2} | shared | trace.spec
    return [trace for _, trace in made]


def _stems(group):
    """The leader lines: error bars of 100 per cent, which reach from a mark up to the axis."""
    return _Trace(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [_iso(day) for day in group["start_min"]],
            "marker": {"opacity": 0},
            "error_y": {
                "type": "percent",
                "symmetric": False,
                "value": 0,
                "valueminus": 100,
                "color": LINE,
                "thickness": 1,
                "width": 0,
            },
            "zorder": 0,
        },
        [("mark", n) for n in group.index],
    )


def _bars(group):
    """When each span was certainly under way."""
    pieces = [(mark, *piece) for mark in group.itertuples() for piece in _pieces(mark)]
    if not pieces:
        return None
    colour = group["colour"].iloc[0]
    hollow = [mark.is_context and opacity == 1 for mark, *_, opacity in pieces]
    return _Trace(
        {
            "type": "bar",
            "zorder": 1,
            "orientation": "h",
            "base": [_iso(first) for _, first, _, _ in pieces],
            "x": [(last - first) / np.timedelta64(1, "ms") for _, first, last, _ in pieces],
            "width": BAR,
            "marker": {
                "color": [PAPER if empty else colour for empty in hollow],
                "opacity": [opacity for *_, opacity in pieces],
                "line": {"color": colour, "width": [1.4 * empty for empty in hollow]},
            },
            "hovertext": [mark.hover_short for mark, *_ in pieces],
            "hoverinfo": "text",
        },
        [("bar", mark.Index) for mark, *_ in pieces],
    )


def _pieces(mark):
    """(first, last, opacity) of each part of a bar; an approximate end fades in four steps."""
    if not mark.is_span or mark.start_max >= mark.end_min:
        return []
    first, last = mark.start_max.to_datetime64(), mark.end_min.to_datetime64()
    step = (last - first) / 24
    head = FADE if mark.start_qualifier else []
    tail = FADE[::-1] if mark.end_qualifier and not mark.ongoing else []
    cuts = [first + step * n for n in range(len(head) + 1)]
    cuts += [last - step * n for n in reversed(range(len(tail) + 1))]
    return list(zip(cuts[:-1], cuts[1:], [*head, 1, *tail], strict=True))


def _whiskers(group):
    """The days on which an end can lie; small caps where even these are approximate."""
    reaches = [(mark.Index, *reach) for mark in group.itertuples() for reach in _reaches(mark)]
    if not reaches:
        return None
    colour = group["colour"].iloc[0]
    return _Trace(
        {
            "type": "scatter",
            "mode": "lines+markers",
            "x": [x for _, *days, _ in reaches for x in (*map(_iso, days), None)],
            "line": {"color": colour, "width": 1.6},
            "marker": {
                "symbol": [symbol for *_, caps in reaches for symbol, _ in caps],
                "size": [size for *_, caps in reaches for _, size in caps],
                "color": colour,
                "line": {"color": colour, "width": 1.6},
            },
        },
        [key for n, *_ in reaches for key in (("bar", n), ("bar", n), None)],
    )


def _reaches(mark):
    """(first, last, caps) of each end that is not known to the day."""
    start, end = (
        ("line-ns", CAP[not qualifier]) for qualifier in (mark.start_qualifier, mark.end_qualifier)
    )
    left = ("triangle-left", ARROW) if mark.start_open else start
    right = ("triangle-right", ARROW) if mark.end_open else end
    if not mark.is_span or mark.start_max >= mark.end_min:
        ends = [(mark.start_min, mark.end_max, left, right)]
    else:
        ends = [
            (mark.start_min, mark.start_max, left, start),
            (mark.end_min, mark.end_max, end, right),
        ]
    none = ("circle", 0)
    return [(first, last, [a, b, none]) for first, last, a, b in ends if first < last]


def _arrows(group):
    """Where an event was still going on at the horizon."""
    ongoing = group[group["ongoing"]]
    if ongoing.empty:
        return None
    return _Trace(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [_iso(day) for day in ongoing["end_max"]],
            "marker": {"symbol": "triangle-right", "size": 13, "color": ongoing["colour"].iloc[0]},
            "cliponaxis": False,
        },
        [("bar", n) for n in ongoing.index],
    )


def _labels(group, spans):
    """The marks of single days and all labels, and again those at the edge of a period."""
    edges = [
        (k, mark)
        for k, span in enumerate(spans)
        for mark in group.itertuples()
        if mark.start_min < _stamp(span.first) <= mark.end_max
    ]
    exact = group["start_min"].eq(group["end_max"])
    opacity = np.where(exact, np.where(group["start_qualifier"].ne(""), 0.45, 1), 0)
    colour = group["colour"].iloc[0]
    return _Trace(
        {
            "type": "scatter",
            "mode": "markers+text",
            "x": [_iso(day) for day in group["start_min"]]
            + [_iso(spans[k].first) for k, _ in edges],
            "textposition": "middle left",
            "textfont": {"size": SIZE, "color": INK},
            "marker": {
                "symbol": np.where(group["is_context"], "circle-open", "circle").tolist()
                + ["circle"] * len(edges),
                "size": MARK,
                "color": colour,
                "opacity": opacity.tolist() + [0] * len(edges),
                "line": {"color": colour, "width": 1.6},
            },
            "hovertext": [*group["hover"], *("" for _ in edges)],  # their bars have it
            "hoverinfo": "text",
            "hoverlabel": {"bordercolor": colour},
            "cliponaxis": False,
        },
        [("mark", n) for n in group.index] + [("edge", k, mark.Index) for k, mark in edges],
        has_text=True,
    )


def _legend(group):
    """A swatch: the labels' own trace would put letters beside it."""
    return _Trace(
        {
            "type": "scatter",
            "mode": "markers",
            "x": [None],
            "y": [None],
            "marker": {"size": MARK, "color": group["colour"].iloc[0]},
            "showlegend": True,
        }
    )


def _stamp(day):
    return pd.Timestamp(day).as_unit("s")


def _iso(day):
    """A day for plotly, shorter than pandas writes it: '2014-03-18', '-0043-03-15'."""
    text = np.datetime_as_string(np.datetime64(day, "s"), unit="auto").replace("T", " ")
    return re.sub(r"^-(\d+)", lambda year: f"-{year[1]:0>4}", text)
