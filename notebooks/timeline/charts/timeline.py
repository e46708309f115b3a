"""Points, spans and open ends on one time axis, every label readable."""

from ..dates import year_words
from ._figure import facts, figure, nothing
from ._given import check
from ._marks import prepare
from ._one_axis import one_axis
from ..drawing.scales import Dates
from ._views import spans


def timeline(events, *, title="", summary="", source="", periods=None):
    """Draw events as points and spans on one time axis.

    A solid mark is a day, a whisker reaches over the days on which an event can
    have begun or ended, a bar is when it was certainly under way; an end with dots behind
    it is approximate, an arrow ongoing, a hollow mark context (see `key`). Where there is
    no room for all labels, those cited by most articles keep theirs, the others are counted.

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
        On a narrow page time runs down.
    """
    check(read_events=events)
    if events.empty:
        return nothing(title, summary, source)
    scale = Dates()
    marks = prepare(events, scale)
    views = spans(marks, periods, scale)
    meta = facts(events, title or count(marks), summary or describe(marks), source)
    return figure(one_axis(marks, scale, views), meta)


def count(events):
    """'5 events, 1991 to 2025', of the days that are known."""
    days = events[["start_min", "start_max", "end_min", "end_max"]]
    years = [year_words(day.year) for day in (days.min().min(), days.max().max())]
    return f"{len(events)} event{'s' * (len(events) != 1)}, {' to '.join(dict.fromkeys(years))}"


def describe(events):
    exact = events["precision"].eq("day").sum()
    return f"Dated events on one axis. Known to the day: {exact} of {len(events)}."
