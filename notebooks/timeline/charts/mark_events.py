"""Events on any plotly figure that has a date axis."""

from dataclasses import replace

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from ..drawing.dated import dated
from ..drawing.facts import facts
from ..drawing.plotly import as_dict
from ..drawing.scales import Dates
from ..drawing.theme import DARK, TONES, template
from ._cut import cut
from ._frame import Frame
from ._given import check
from ._named import PAGES, TICK, named, ticks
from ._notes import check_named

LEFT, RIGHT, TICKS = 60, 20, 30  # px: margins of the figure; its ticks below the plot
HIGH, MOST = 360, 16  # px of the plot; events that are named above it
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
    outside = f" Outside its axis: {(~inside).sum()}." if not inside.all() else ""
    marks = marks[inside]
    title = title or fig.layout.title.text or "Events on a chart"
    summary = (summary or f"Events on the chart: {len(marks)}.") + outside
    scene = _above(cut(marks, first, last), notes or {}, Frame(Dates(), first, last, *EDGES))
    return _drawn(go.Figure(fig), marks, scene, facts(marks, title, summary, source))


def _reach(fig):
    """From where to where the axis goes: a little beyond the figure's dates."""
    if not isinstance(fig, go.Figure):
        kind = type(fig).__name__
        raise TypeError(f"a plotly figure is wanted, not a {kind}; give mark_events a go.Figure")
    if {trace.xaxis or "x" for trace in fig.data if "xaxis" in trace} - {"x"}:
        raise ValueError("this figure has several horizontal axes; mark a figure that has one")
    days = [_days(trace.x) for trace in fig.data if "x" in trace and trace.x is not None]
    places = np.unique(Dates().at(np.concatenate(days))) if days else np.array([])
    if not len(places) or fig.layout.xaxis.type not in (None, "date"):
        raise ValueError(f"{WANTED}; for events alone, use timeline")
    is_bar = any(trace.type == "bar" for trace in fig.data) and len(places) > 1
    air = max(ENDS * (places[-1] - places[0]), 1, is_bar and np.diff(places).min() / 2)
    return float(places[0] - air), float(places[-1] + air)
