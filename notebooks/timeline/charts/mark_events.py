"""Events on any plotly figure that has a date axis."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ..drawing.dated import dated
from ..drawing.facts import facts
from ..drawing.marks import Line, Text
from ..drawing.plotly import as_dict
from ..drawing.scales import Dates
from ..drawing.scene import PAGE
from ..drawing.theme import DARK, TONES, template
from ._cut import cut
from ._frame import TICK, Frame
from ._given import check
from ._named import name_lines, named
from ._notes import check_named

LEFT, RIGHT, TICKS = 60, 20, 30  # px: margins of the figure; its ticks below the plot
EDGE = 12  # px at both ends of the axis, for arrows
HIGH, MOST = 360, 16  # px of the plot; events that are named above it
ROOM = 0.6  # of the width: a line of a name
BAND = 0.36  # opacity of all bands upon one another
ENDS = 0.03  # of the time of the figure: air at both ends
WANTED = "mark_events needs a figure with dates on its horizontal axis"


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
        A sentence below the name of an event, at most five.

    Returns
    -------
    go.Figure
        A new one: a line for each day, a band for what lasts or has no known day, and in
        rows above the plot the names of the most important, the others as ticks.

    Raises
    ------
    ValueError
        If the horizontal axis has no dates, or there are several.
    """
    check(read_events=events)
    first, last = _reach(fig)
    check_named(events, notes=notes, accent=accent)
    marks = dated(events, Dates(), accent)
    inside = marks["first"].le(last) & marks["last"].ge(first)
    marks, outside = marks[inside], int((~inside).sum())
    scene = _above(
        cut(marks, first, last), notes or {}, Frame(Dates(), first, last, PAGE, EDGE, EDGE)
    )
    title = title or fig.layout.title.text or "Events on a chart"
    summary = summary or f"Events on the chart: {len(marks)}."
    summary += f" Outside its axis: {outside}." * bool(outside) + _unnamed(marks, scene)
    known = facts(marks, title, summary, source)
    return _drawn(go.Figure(fig), [*_shapes(marks)], scene, known)


def _reach(fig):
    """From where to where the axis goes: a little beyond the figure's dates."""
    if not isinstance(fig, go.Figure):
        kind = type(fig).__name__
        raise TypeError(f"a plotly figure is wanted, not a {kind}; give mark_events a go.Figure")
    if {trace.xaxis or "x" for trace in fig.data if "xaxis" in trace} - {"x"}:
        raise ValueError("this figure has several horizontal axes; mark a figure that has one")
    days = [_days(trace.x) for trace in fig.data if "x" in trace and trace.x is not None]
    places = np.unique(Dates().at(np.concatenate([*days, _days([])])))
    if not len(places) or fig.layout.xaxis.type not in (None, "date"):
        raise ValueError(f"{WANTED}; for events alone, use timeline")
    is_bar = any(trace.type == "bar" for trace in fig.data) and len(places) > 1
    air = max(ENDS * (places[-1] - places[0]), 1, is_bar and np.diff(places).min() / 2)
    return float(places[0] - air), float(places[-1] + air)


def _days(values):
    """Values as datetime64[s]."""
    values = pd.Series(list(values)).dropna()
    try:
        if pd.api.types.is_numeric_dtype(values) and len(values):
            raise ValueError
        return values.astype("datetime64[s]").to_numpy()
    except (ValueError, TypeError):
        others = "and the values on this one are not dates; choose another"
        raise ValueError(f"{WANTED}, {others}") from None


def _above(marks, notes, frame):
    """The scene above the plot: rows of names with their marks, and below them the rest."""
    ranked = marks.sort_values(["is_accent", "mentions"], ascending=False, kind="stable")
    lines = name_lines(notes, frame, ROOM, dated=False)
    drawn, low = named(frame, ranked.head(MOST), lines, 4)
    bare = marks[~marks["id"].isin([mark.id for mark in drawn])]
    low += TICK * bool(len(bare))
    return frame.scene([*drawn, *_ticks(bare, low)], low, most=frame.least)


def _ticks(marks, low):
    """One for each, however many: all can be pointed at."""
    for mark in marks.itertuples():
        ends = {"first": mark.certain, "last": mark.certain, "y": low - TICK, "to_y": low}
        yield Line(tone=mark.tone, id=mark.id, **ends)


def _unnamed(marks, scene):
    count = len({mark.id for mark in scene.marks if isinstance(mark, Text)})
    words = f" Named: {count} of {len(marks)}; point at a tick for the others."
    return words * (count < len(marks))


def _shapes(marks):
    """A line for a day; a band where an event may have been, twice where it certainly was."""
    value, pale = Dates().value, BAND / max((~marks["is_day"]).sum(), 3)
    for mark in marks.itertuples():
        tone = TONES["accent" if mark.is_accent else "context"][0]
        shape = {"name": mark.id, "layer": "below", "yref": "y domain", "y0": 0, "y1": 1}
        shape |= {"type": "rect", "fillcolor": tone, "opacity": pale, "line": {"width": 0}}
        ends = [(mark.first, mark.last), (mark.certain, mark.until)][: 1 + mark.has_bar]
        if mark.is_day:
            shape |= {"type": "line", "opacity": 1, "line": {"color": tone, "width": 1}}
            ends = [(mark.first, mark.first)]
        yield from (shape | {"x0": value(first), "x1": value(last)} for first, last in ends)


def _drawn(fig, shapes, scene, known):
    """The figure below the scene, which has its own axis."""
    made, layout = as_dict(scene, known), fig.layout
    number = next(n for n in range(2, 100) if f"yaxis{n}" not in layout)
    share, said = HIGH / (HIGH + scene.height), made["layout"]
    for each in [*said["shapes"], *said["annotations"]]:
        each.setdefault("yref", f"y{number}")
        if each.get("name") == "source":
            each["yshift"] -= TICKS
    margin = {"t": said["margin"]["t"], "b": said["margin"]["b"] + TICKS}
    layout.template = template
    layout.update(
        title=said["title"],
        hoverlabel=said["hoverlabel"],
        meta=known.as_dict() | {"dark": DARK},
        margin={"l": LEFT, "r": RIGHT} | margin,
        height=HIGH + scene.height + margin["t"] + margin["b"],
        shapes=[*layout.shapes, *shapes, *said["shapes"]],
        annotations=[*layout.annotations, *said["annotations"]],
    )
    layout.xaxis.update(type="date", range=[*map(Dates().value, (scene.first, scene.last))])
    layout.yaxis.domain = [0, share]
    layout[f"yaxis{number}"] = said["yaxis"] | {"domain": [share, 1]}
    return fig.add_traces(
        [trace | {"yaxis": f"y{number}", "showlegend": False} for trace in made["data"]]
    )
