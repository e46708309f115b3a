"""Which part of a scale is seen first, what buttons show of it, and who comes first in it."""

import pandas as pd

from ..drawing.scene import Window
from ..placing import MARGIN, opening_window, priorities

CUT = 0.6  # the opening leaves early events out only where it is so much shorter then


def opening(events, scale):
    """The window that is seen first: where the story's beginnings are, with its margins."""
    first = events["first"].min()
    start, end = opening_window(events["certain"], least=scale.least)
    start = min(start, events.loc[events["certain"].ge(start), "first"].min())
    end = max(end, events["certain"].max())
    # what was promised for decades does not push the present to the left
    reach = end + CUT * (end - start)
    end = max(end, events["last"].where(events["last"].le(reach)).max())
    if end - start > CUT * (end - first):
        start = first
    margin = MARGIN * max(end - start, scale.least)
    return start - margin, end + margin


def windows(periods, scale):
    """A `Window` for each of some periods: by its name, the first and the last day."""
    for name, days in periods.items():
        first, last = (float(scale.at(pd.Timestamp(day).to_datetime64())) for day in days)
        margin = MARGIN * (last - first)
        yield Window(name, first - margin, last + 1 + margin)


def ranks(events, start, scale):
    """Of events from `drawing.dated`, in an opening that begins there: 0 is placed first."""
    return priorities(
        events["first"],
        events["last"],
        start,
        scale.year,
        spans=events["is_span"],
        mentions=events["mentions"],
        accent=events["is_accent"],
        context=events["is_context"],
    )
