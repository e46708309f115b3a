"""A list by day: a column an article, actor or theme, and the gaps in words."""

from ..drawing.chart import chart
from ..drawing.dated import dated
from ..drawing.facts import facts
from ..drawing.scales import Dates
from ..drawing.scene import PAGE, PHONE, WIDE
from ..events import split
from ._days import page
from ._given import check, check_column
from ._notes import check_named, sentence
from ._nothing import nothing
from ._phone import foremost
from .timeline import count

MOST = 4  # columns
LISTED, SAID = 120, 60  # events, the table has all; of more than these the names alone
NONE = "None given"  # the column of those that have no value


def diary(events, by, *, title="", summary="", source="", accent=(), notes=None):
    """Draw events as a list by day, side by side in a column for each value.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    by : str
        A column, with at most four values among these events: `cited`, `actors`, `theme`.
        An event that has several of them crosses their columns.
    title, summary, source : str
        As in `timeline`.
    accent : iterable of str, optional
        Ids of the events in the accent colour; by default those that cross columns.
    notes : dict of str to str, optional
        A sentence in place of the first of the description, for at most five.

    Returns
    -------
    Chart
        What is not known to the day stands at its earliest day, with its own words.

    Raises
    ------
    ValueError
        If there is no such column, or it has more than four values; for an id that is none
        of these events', and for more than five notes.

    Examples
    --------
    >>> diary(events[events["start_min"].ge("2025")], "cited")  # doctest: +SKIP
    """
    check(read_events=events)
    check_column(events, by, "a diary needs")
    if events.empty:
        return nothing(title, summary, source)
    notes = notes or {}
    check_named(events, notes=notes, accent=accent)
    marks, names = _columns(dated(events, Dates(), accent), by)
    if not accent:
        marks["is_accent"] = marks["columns"].str.len().gt(1)
    lanes = marks.set_index("id")["columns"].map(lambda each: [names[n] for n in each])
    more = {"lane_names": names, "lanes": lanes.loc[events["id"]].tolist()}
    title = title or f"{count(events)}, in {len(names)} column{'s' * (len(names) != 1)}"
    summary = summary or "The space between two days grows with the days, within limits."
    meta = facts(events, title, summary, source, **more)
    return chart(_pages(marks, names, notes), meta)


def _pages(marks, names, notes):
    """The pictures, of the events that have room in one."""
    counts = marks["columns"].explode().value_counts()
    columns = {name: int(counts[n]) for n, name in enumerate(names)}
    more = f"The {LISTED} most mentioned of {len(marks):,}; the table has all"
    more *= len(marks) > LISTED
    marks = foremost(marks, LISTED) if more else marks
    told = sentence if len(marks) <= SAID else (lambda text: "")
    said = [notes.get(each.id) or told(each.description) for each in marks.itertuples()]
    marks = marks.assign(said=said, is_note=marks["id"].isin([*notes]))
    return [page(marks, columns, least, more) for least in (PHONE, PAGE, WIDE)]


def _columns(marks, by):
    """The marks with the numbers of their `columns`, and the columns' names."""
    blank = "Context" if by in ("cited", "cited_by") else NONE
    values = split(marks[by].astype(str)).map(lambda found: [*dict.fromkeys(found)] or [blank])
    names = list(dict.fromkeys(values.explode()))
    if len(names) > MOST:
        raise ValueError(
            f"{by} has {len(names)} values among these events, and {MOST} columns fit side by "
            "side; choose some of the events, or use lanes"
        )
    return marks.assign(columns=values.map(lambda each: sorted(map(names.index, each)))), names
