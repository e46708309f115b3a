"""How many events begin in each period."""

from ..drawing.chart import chart
from ..drawing.facts import Facts
from ._columns import columns
from ._given import check
from ._notes import check_named
from ._nothing import nothing
from ._periods import name_period, number
from ._starts import choose_period, count_starts, longest, measure_gaps, median, order
from ._words import NAME

FEWEST = 8  # periods: fewer would be drawn as slabs
COLUMNS = ["Period", "Certain", "Possible"]


def tempo(events, *, title="", summary="", source="", per=None, accent=(), notes=None):
    """Draw how many events begin in each period.

    A solid column counts the events that are certain to begin in its period, a pale part
    on top those that may: whose start is approximate, uncertain, or known less exactly.
    They are counted once, where they can first have begun.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are. The fullest period and
        the gaps stand in for a title and a summary that are not given.
    per : str, optional
        One of `PERIODS`; without it the finest that gives at most `MOST` columns.
    accent : iterable of str
        Ids of events in whose periods the title's claim lies.
    notes : dict of str to str
        Ids to one sentence each, over the column in which the event begins; at most five.

    Returns
    -------
    Chart
        Its table lists the periods in which events begin.

    Raises
    ------
    ValueError
        If there are fewer than two events, `per` is unknown or too fine, or an id is none
        of theirs.
    """
    check(read_events=events)
    if events.empty:
        return nothing(title, summary, source)
    if len(events) < 2:
        raise ValueError("a tempo needs two events at least: draw a single one with timeline")
    notes = notes or {}
    check_named(events, notes=notes, accent=accent)
    starts = order(events)
    per = choose_period(starts, per)
    counts = count_starts(starts, per)
    filled = counts[counts.any(axis="columns")]
    told = Facts(
        title or _find(events, counts, per),
        summary or _describe(starts, counts, measure_gaps(starts), per),
        source,
        columns=COLUMNS,
        rows=[_row(n, *row, per) for n, *row in filled.itertuples()],
    )
    accent = accent if accent or title else None
    filled = _chosen(filled, starts, number(starts["first"], per), accent, notes)
    shown = _padded(counts.index)
    return chart([columns(filled, shown, per, least) for least in NAME], told)


def _chosen(counts, starts, periods, accent, notes):
    """The counts with what `columns` is to know: which the title is about, what is said of each.

    Where no title is given, that of `_find` names the fullest.
    """
    strong = [_fullest(counts)[0]] if accent is None else periods[starts["id"].isin(accent)]
    names = [starts["id"][periods == n] for n in counts.index]
    said = [[notes[name] for name in each if name in notes] for each in names]
    return counts.assign(strong=counts.index.isin(strong), notes=said)


def _padded(numbers):
    """The numbers of the periods that the axis shows: `FEWEST` at least."""
    more = max(0, FEWEST - len(numbers))
    return range(numbers[0] - more // 2, numbers[-1] + 1 + more - more // 2)


# --- what it says ----------------------------------------------------------------------


def _find(events, counts, per):
    """The title: the period in which most events begin."""
    n, most, sure = _fullest(counts)
    total, more = len(events), counts["possible"].get(n, 0)
    if n is None:
        certain = " for certain" * bool(counts["possible"].any())
        return f"No {per} has more than {most} of {total} events{certain}"
    verb = ("begin" if events["is_span"].any() else "fall") if sure else "may begin"
    where = f"{'on' if per == 'day' else 'in'} {name_period(n, per)}"
    who = f"{most} of {total}" if most < total else "Both" if total == 2 else f"All {total}"
    return f"{who} events {verb} {where}" + f", and {more} more may" * bool(sure and more)


def _row(n, certain, possible, per):
    """A row of the table: 'First quarter of 2025', '31', '2'."""
    name = name_period(n, per).removeprefix("the ")
    return [name[:1].upper() + name[1:], str(certain), str(possible)]


def _fullest(counts):
    """The number of the period with most events, or None; how many; whether these are certain."""
    sure = bool(counts["certain"].any())
    column = counts["certain" if sure else "possible"]
    most = int(column.max())
    alone = most > 1 and column.eq(most).sum() == 1
    return int(column.idxmax()) if alone else None, most, sure


def _describe(starts, counts, gaps, per):
    """The summary: what is drawn, the longest gap and the median one."""
    n, sure = longest(gaps)
    pale = "; pale, those that may" * bool(counts["possible"].any())
    words = f"Events by the {per} {'on' if per == 'day' else 'in'} which they begin{pale}."
    if gaps["high"].max() > 0:
        names = f"from “{starts['title'][n - 1]}” to “{starts['title'][n]}”"
        words += f" The longest gap {'is' if sure else 'may be'} {gaps['words'][n]}, {names}."
    return f"{words} The median gap: {median(starts, gaps)}."
