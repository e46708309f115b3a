"""A thousand years on one axis: the older, the closer together."""

import pandas as pd

from ..dates import day_words
from ..drawing.scales import BeforeHorizon
from ._figure import facts, figure, nothing
from ._given import check
from ._marks import prepare
from ._one_axis import one_axis
from ._views import spans
from .timeline import count


def long_view(events, *, title="", summary="", source="", horizon=None):
    """Draw events on an axis that is logarithmic in years before the horizon.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    title, summary, source : str
        As in `timeline`.
    horizon : str, optional
        The day from which time is counted back. Without it, the day on which an
        ongoing event was last reported, else the latest day there is.

    Returns
    -------
    go.Figure
        What goes on after the horizon ends in an arrow at it.

    Raises
    ------
    ValueError
        If events begin after `horizon`.
    """
    check(read_events=events)
    if events.empty:
        return nothing(title, summary, source)
    end = pd.Timestamp(horizon or _horizon(events)).as_unit("s")
    late = events[events["start_min"].gt(end)]
    if len(late):
        raise ValueError(
            f"{len(late)} events begin after the horizon, {day_words(end)}, where this axis "
            "ends; give a later horizon, or use timeline"
        )
    scale = BeforeHorizon(end.to_datetime64())
    marks = prepare(events, scale)
    marks["ongoing"] |= marks["is_span"] & marks["end_min"].gt(end)
    views = spans(marks, {}, scale)
    summary = summary or (
        f"Time before {day_words(end)} on a logarithmic axis: the longer ago, the closer together."
    )
    meta = facts(events, title or count(events), summary, source)
    return figure(one_axis(marks, scale, views), meta)


def _horizon(events):
    ongoing = events.loc[events["ongoing"], "end_max"]
    if ongoing.empty:
        return events["end_max"].max()
    return max(ongoing.max(), events["start_min"].max())
