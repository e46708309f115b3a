"""Events on any plotly figure that has a date axis."""

import html
from dataclasses import replace

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ..dates import in_words
from ..drawing.dated import dated
from ..drawing.facts import facts
from ..drawing.marks import BAR, DOT, LEAST, WHISKER
from ..drawing.scales import Dates
from ..drawing.theme import BOTTOM, DARK, SIZE, TONES, template
from ..placing import RIGHT, Event, Page, anchor, place, text_width, wrap
from ._given import check
from ._notes import check_named

WIDTH, BEFORE, AFTER = 700, 60, 20  # px: of the figure, of its margins left and right
HEIGHT, TICKS, ROW, ROWS = 360, 24, 20, 15  # px: of the plot, of its ticks, of a row; rows at most
NAME, MARK = 12.5, 2.6  # px: from a row's lower edge to the middle of a name, of a bar beneath it
TITLE, SUBTITLE, LEADING = 19, 13, 1.3
BAND = 0.36  # opacity of all bands upon one another
ENDS = 0.03  # of the time of the figure: air at both ends


def mark_events(fig, events, *, title="", summary="", source="", accent=(), notes=None):
    """Put events on a figure that has a date axis.

    Parameters
    ----------
    fig : go.Figure
        With one pair of axes, dates on the horizontal one.
    events : DataFrame
        From `events.read_events`. Those outside the axis are counted in the summary.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are. Without a title, that
        of `fig`.
    accent : iterable of str
        Ids of the events that the title is about.
    notes : dict of str to str, optional
        A sentence after the name of an event, at most five.

    Returns
    -------
    go.Figure
        A new one: a line for each day, a band for what lasts or has no known day, and in
        rows above the plot their names, as far as there is room at 700 px.

    Raises
    ------
    ValueError
        If the horizontal axis has no dates, or there are several.
    """
    check(read_events=events)
    first, last = _reach(fig)
    check_named(events, notes=notes, accent=accent)
    accent, notes = {*accent}, dict(notes or {})
    marks = dated(events, Dates(), accent)
    inside = marks["first"].le(last) & marks["last"].ge(first)
    outside = f" Outside its axis: {(~inside).sum()}." if not inside.all() else ""
    marks = marks[inside].reset_index(drop=True)
    title = title or fig.layout.title.text or "Events on a chart"
    summary = (summary or f"Events on the chart: {len(marks)}.") + outside
    known = facts(events[events["id"].isin(marks["id"])], title, summary, source)
    return _drawn(go.Figure(fig), marks, notes, (first, last), known)


# --- the figure ----------------------------------------------------------------------


def _reach(fig):
    """From where to where the axis goes: a little beyond the figure's dates."""
    if not isinstance(fig, go.Figure):
        kind = type(fig).__name__
        raise TypeError(f"a plotly figure is wanted, not a {kind}; give mark_events a go.Figure")
    if {trace.xaxis or "x" for trace in fig.data if "xaxis" in trace} - {"x"}:
        raise ValueError("this figure has several horizontal axes; mark a figure that has one")
    wanted = "mark_events needs a figure with dates on its horizontal axis"
    found = [trace.x for trace in fig.data if "x" in trace and trace.x is not None]
    days = [_days(values) for values in found]
    if not sum(map(len, found)) or fig.layout.xaxis.type not in (None, "date"):
        raise ValueError(f"{wanted}; for events alone, use timeline")
    if any(each is None for each in days):
        raise ValueError(f"{wanted}, and the values on this one are not dates; choose another")
    places = np.unique(Dates().at(np.concatenate(days)))
    is_bar = any(trace.type == "bar" for trace in fig.data) and len(places) > 1
    air = max(ENDS * (places[-1] - places[0]), 1, is_bar and np.diff(places).min() / 2)
    return float(places[0] - air), float(places[-1] + air)


def _days(values):
    """Values as datetime64[s], or None if they are no dates."""
    values = pd.Series(list(values)).dropna()
    if pd.api.types.is_numeric_dtype(values) and len(values):
        return None
    try:
        return values.astype("datetime64[s]").to_numpy()
    except (ValueError, TypeError):
        return None


def _drawn(fig, marks, notes, window, known):
    """The figure with the events' shapes, names and hovers, and what it says in words."""
    rows, shapes, names = _above(marks, notes, window)
    if len(names) < len(marks):
        more = f" Named: {len(names)} of {len(marks)}; point at a mark for the others."
        known = replace(known, summary=known.summary + more)
    layout, value = fig.layout, Dates().value
    heading, high = _heading(known)
    top = high + ROW * rows + SIZE
    low = BOTTOM + TICKS
    layout.template = template
    layout.update(
        title=heading,
        meta=known.as_dict() | {"dark": DARK},
        margin={"l": BEFORE, "r": AFTER, "t": top, "b": low},
        height=HEIGHT + top + low,
        shapes=[*layout.shapes, *_shapes(marks), *shapes],
        annotations=[*layout.annotations, *names, *_source(known.source)],
    )
    layout.xaxis.update(type="date", range=[*map(value, window)])
    axis = next(n for n in range(2, 100) if f"yaxis{n}" not in layout)
    layout[f"yaxis{axis}"] = {"overlaying": "y", "range": [0, 1], "visible": False}
    if len(marks):
        fig.add_trace(_hover(marks, notes, window, f"y{axis}"))
    return fig


def _heading(known):
    title, summary = wrap(known.title, WIDTH, TITLE), wrap(known.summary, WIDTH, SUBTITLE)
    words = ["<br>".join(map(_escaped, lines)) for lines in (title, summary)]
    high = LEADING * (TITLE * len(title) + SUBTITLE * len(summary)) + 24
    place = {"y": 1, "pad": {"t": 10, "l": 10}}
    return place | {"text": words[0], "subtitle": {"text": words[1]}}, round(high)


def _source(source):
    place = {"name": "source", "x": 0, "y": 0, "xref": "paper", "yref": "paper"}
    look = {"yshift": -BOTTOM - TICKS, "showarrow": False, "yanchor": "bottom", "xanchor": "left"}
    font = {"font": {"color": TONES["soft"][0]}}
    return [place | look | font | {"text": _escaped(source)}] * bool(source)


def _escaped(text):
    """Text that plotly shows as it is: neither markup nor, between dollars, a formula."""
    return html.escape(text, quote=False).replace("$", "&#36;")


# --- the events ----------------------------------------------------------------------


def _shapes(marks):
    """A line for a day; a band where an event may have been, twice where it certainly was."""
    value, pale = Dates().value, BAND / max((~marks["is_day"]).sum(), 3)
    for mark in marks.itertuples():
        tone = TONES["accent" if mark.is_accent else "context"][0]
        shape = {"name": f"event:{mark.id}", "layer": "below", "yref": "paper", "y0": 0, "y1": 1}
        line = {"type": "line", "line": {"color": tone, "width": 1}}
        band = {"type": "rect", "fillcolor": tone, "opacity": pale, "line": {"width": 0}}
        for first, last in [(mark.first, mark.first)] if mark.is_day else _extents(mark):
            look = line if mark.is_day else band
            yield shape | look | {"x0": value(first), "x1": value(last)}


def _extents(mark):
    """When it may have been, and when it certainly was."""
    return [(mark.first, mark.last), (mark.certain, mark.until)][: 1 + mark.has_bar]


def _above(marks, notes, window):
    """How many rows there are above the plot, the marks in them, and the names."""
    start, end = window
    room = WIDTH - BEFORE - AFTER
    page = Page(start, end, room, room, closest=room / (end - start), rows=ROWS)
    layout = place([*_boxes(marks, notes, page)], page)
    shapes, names, rows = [], [], 0
    for mark, box, at in zip(marks.itertuples(), layout.events, layout.places, strict=True):
        if at.threshold > page.scale(room):
            continue
        low = SIZE / 2 + ROW * at.row
        rows = max(rows, at.row + 1)
        shapes += _row_marks(mark, low, window)
        names.append(_name(mark, _words(mark, notes), box, at.side, low))
    return rows, shapes, names


def _words(mark, notes):
    return " ".join([mark.title, *([f"({notes[mark.id]})"] if mark.id in notes else [])])


def _boxes(marks, notes, page):
    for n, mark in enumerate(marks.itertuples()):
        first = float(np.clip(mark.first, page.start, page.end - 0.2)) + 0.1
        last = max(float(np.clip(mark.last, page.start, page.end)) - 0.1, first)
        width = text_width(_words(mark, notes), NAME)
        rank = n - len(marks) * (mark.mentions + 1000 * mark.is_accent)
        yield Event(first, last, width, over=not mark.is_day, priority=rank, before=5, after=5)


def _row_marks(mark, low, window):
    """A dot of fixed size, or bars between the ends of the axis, in a row above the plot."""
    tone, value = TONES[mark.tone][0], Dates().value
    shape = {"name": f"event:{mark.id}", "yref": "paper", "ysizemode": "pixel", "yanchor": 1}
    shape |= {"fillcolor": tone, "line": {"width": 0}}
    if mark.is_day:
        y, half = low + NAME - 3, DOT / 2
        size = {"xsizemode": "pixel", "x0": -half, "x1": half, "y0": y - half, "y1": y + half}
        return [shape | size | {"type": "circle", "xanchor": value(mark.first)}]
    bars = []
    for extent, thick in zip(_extents(mark), (WHISKER, BAR), strict=False):
        first, last = map(value, np.clip(extent, *window).tolist())
        size = {"y0": low + MARK - thick / 2, "y1": low + MARK + thick / 2}
        bars.append(shape | size | {"type": "rect", "x0": first, "x1": last})
    return bars


def _name(mark, words, box, side, low):
    at, dx = anchor(box, side)
    return {
        "name": f"event:{mark.id}",
        "text": _escaped(words),
        "x": Dates().value(at),
        "xanchor": "left" if side == RIGHT else "right",
        "xshift": dx,
        "yref": "paper",
        "y": 1,
        "yshift": low + NAME,
        "yanchor": "middle",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": NAME, "color": TONES["accent" if mark.is_accent else "ink"][0]},
    }


def _hover(marks, notes, window, axis):
    """What says more of an event that is pointed at, at the plot's upper edge."""
    middle = marks[["first", "last"]].clip(*window).mean(axis=1)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [Dates().value(place) for place in middle],
        "y": [1] * len(marks),
        "yaxis": axis,
        "marker": {"size": LEAST, "color": [TONES[tone][0] for tone in marks["tone"]]},
        "customdata": marks["id"].tolist(),
        "hovertext": [_said(mark, notes) for mark in marks.itertuples()],
        "hoverinfo": "text",
        "cliponaxis": False,
        "showlegend": False,
    }


def _said(mark, notes):
    rest = [in_words(mark), mark.description, notes.get(mark.id, "")]
    lines = [line for text in rest if text for line in wrap(text, 300, SIZE)]
    return "<br>".join([f"<b>{_escaped(mark.title)}</b>", *map(_escaped, lines)])
