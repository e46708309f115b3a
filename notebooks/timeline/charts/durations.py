"""How long each span lasted, the longest first."""

import numpy as np

from ..dates import in_words
from ..drawing.chart import chart
from ..drawing.dated import dated
from ..drawing.facts import facts
from ..drawing.scales import Dates, plural
from ._bars import bars, laid
from ._given import check
from ._lengths import lasted
from ._notes import check_named
from ._nothing import nothing
from ._type import TYPES

MOST = 40  # rows: what a reader scans; the rest is counted in words, and stands in the table
COLUMNS = ["Event", "From–to", "Lasted"]


def durations(events, *, promised=None, title="", summary="", source="", accent=(), notes=None):
    """Draw how long each span lasted, as bars from zero, the longest first.

    A bar is the length that is certain, from the latest start to the earliest end; a
    whisker reaches to the longest possible; an empty cap is an end that is only about
    right, an arrow one that is ongoing or open, a thin grey bar context (see `key`). What
    is no span is left out, and counted in the summary.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    promised : dict of str to str
        The id of a span to that of another, which is drawn behind it as a pale track, and
        not on its own: how long it was to last.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are. The longest span and
        counts stand in for a title and a summary that are not given.
    accent : iterable of str
        Ids of the spans that the title is about.
    notes : dict of str to str
        Ids to one sentence each, below the bar; at most five.

    Returns
    -------
    Chart
        Its table lists all spans; the picture the first `MOST`, and counts the rest.

    Raises
    ------
    ValueError
        If no event is a span, or an id is none of theirs.
    """
    check(read_events=events)
    if events.empty:
        return nothing(title, summary, source)
    promised, notes = promised or {}, notes or {}
    spans = measure(dated(events, Dates(), accent))
    if spans.empty:
        raise ValueError("no event is a span, so none has a length: draw these with timeline")
    terms = [*promised, *promised.values()]
    check_named(spans, notes=notes, accent=accent, promised=terms)
    rows = _rows(laid(spans), promised)
    told = facts(
        spans,
        title or _find(spans),
        summary or _describe(events, spans, len(rows)),
        source,
        columns=COLUMNS,
        rows=[[span.title, in_words(span), span.lasted] for span in spans.itertuples()],
    )
    rest = _rest([span for span, _ in rows])
    return chart([bars(rows[:MOST], notes, rest, size) for size in TYPES], told)


# --- how long --------------------------------------------------------------------------


def measure(events):
    """The spans, the longest first, with how long each lasted.

    Returns
    -------
    DataFrame
        The rows of `events` that are spans, ordered by what is certain; added are
        `shortest` and `longest` (days; the longest is infinite where an end is open), and
        `lasted` (in words).
    """
    spans = events[events["is_span"]]
    longest = _days(spans["end_max"] - spans["start_min"])
    spans = spans.assign(
        shortest=_days(spans["end_min"] - spans["start_max"]).fillna(0).clip(lower=0),
        longest=longest.mask(spans["start_open"] | spans["end_open"], np.inf),
        lasted=[lasted(span) for span in spans.itertuples()],
    )
    return spans.sort_values(["shortest", "longest"], ascending=False, kind="stable")


def _days(lengths):
    return lengths.dt.total_seconds() / 86_400


def _rows(spans, promised):
    """Each span that has a row of its own, with what was promised of it or None."""
    known = {span.id: span for span in spans.itertuples()}
    hidden = {*promised.values()} - {*promised}
    return [
        (span, known.get(promised.get(name))) for name, span in known.items() if name not in hidden
    ]


# --- what it says ----------------------------------------------------------------------


def _find(spans):
    """The title: the longest span, if any is certain to be it."""
    first, others = spans.iloc[0], spans.iloc[1:]
    if others.empty:
        return f"The one span is “{first.title}”: {first.lasted}"
    if first.shortest == 0:
        return f"None of {len(spans)} spans has a length that is certain"
    sure = first.shortest >= others["longest"].max()
    verb = "is" if sure else "may be"
    if sure and (others["shortest"] == first.longest).any():
        return f"No span of {len(spans)} is longer than “{first.title}”: {first.lasted}"
    return f"The longest of {len(spans)} spans {verb} “{first.title}”: {first.lasted}"


def _describe(events, spans, rows):
    """The summary: what is drawn, and what is not."""
    points, hidden = len(events) - len(spans), max(0, rows - MOST)
    words = f"{plural(len(spans), 'span')} by length, counted from the first day to the last. "
    words += "A bar is certain, a whisker reaches to the longest possible."
    words += " A pale track is what was promised." * (rows < len(spans))
    words += f" The table has the {hidden} that the chart leaves out." if hidden else ""
    if points:
        words += f" Not shown: {plural(points, 'event')} without a start and an end."
    return words


def _rest(spans):
    """What the last row says of the spans that have no row: shorter, if that is certain."""
    hidden = spans[MOST:]
    if not hidden:
        return ""
    if max(span.longest for span in hidden) < spans[MOST - 1].shortest:
        return f"+{plural(len(hidden), 'shorter one')}"
    return f"+{len(hidden)} more, not certain to be longer"
