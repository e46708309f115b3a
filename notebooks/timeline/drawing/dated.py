"""The events with what any form needs to draw them: places along a scale, standing, words."""

import numpy as np
import pandas as pd

from ..dates import WORDED, in_short
from ..events import split

DAY = pd.Timedelta(days=1)
SHARED = 3  # how much an article more counts among the mentions


def dated(events, scale, accent=(), worded=True):
    """The events in order of time, with their bounds on a scale.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    scale : Scale
    accent : iterable of str
        Ids of the events that the title is about.
    worded : bool, optional
        Whether they have their dates in words, which takes the most time.

    Returns
    -------
    DataFrame
        Added are `first`, `certain`, `until` and `last` (an event was certainly under way
        between the middle two; a day lasts to its end; where an end is open the outer two
        lie some way beyond what is known), `is_day`, `over` (whether its name stands over its
        mark), `is_phase` (none is yet), `letters` (in a line of a name beside its mark; 0 for one
        line), `has_bar`, `is_context`, `is_accent`, `when` (words), `mentions` and `tone`.

    Raises
    ------
    ValueError
        If an id in `accent` is none of these events'.
    """
    ordered = ["start_min", "start_max"]
    marks = events.sort_values(ordered, kind="stable", na_position="first", ignore_index=True)
    said = marks[WORDED].astype(object).itertuples() if worded else ()
    marks["when"] = [in_short(event) for event in said] or ""
    marks["is_context"] = marks["cited_by"].eq("") & marks["cited_by"].ne("").any()
    marks["is_accent"] = marks["id"].isin([*accent])
    marks["mentions"] = SHARED * split(marks["cited_by"]).str.len()
    marks["tone"] = np.select(
        [marks["is_accent"], marks["is_context"]], ["accent", "context"], "mark"
    )
    return _with_bounds(marks, scale)


def _with_bounds(marks, scale):
    marks["first"] = scale.at(marks["first_possible"])
    marks["certain"] = scale.at(marks["start_max"])
    marks["until"] = scale.at(marks["end_min"].fillna(marks["first_possible"]) + DAY)
    marks["last"] = scale.at(marks["last_possible"] + DAY)
    day = marks["first_possible"].eq(marks["last_possible"])
    marks["is_day"] = day & ~(marks["start_open"] | marks["end_open"] | marks["ongoing"])
    marks["over"], marks["is_phase"], marks["letters"] = ~marks["is_day"], False, 0
    marks["has_bar"] = marks["is_span"] & marks["certain"].lt(marks["until"]) & ~marks["is_day"]
    # an open end needs some length that its arrow can leave
    early, late = marks["certain"] - scale.least, marks["certain"] + scale.least
    marks["first"] = marks["first"].mask(marks["start_open"], np.minimum(marks["first"], early))
    marks["last"] = marks["last"].mask(marks["end_open"], np.maximum(marks["last"], late))
    return marks
