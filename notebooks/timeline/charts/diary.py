"""A list by day: a column an article, actor or theme, and the gaps in words."""

import pandas as pd

from ..dates import in_words, parse
from ..drawing.chart import chart
from ..drawing.dated import dated
from ..drawing.facts import facts
from ..drawing.scales import Dates, plural
from ..drawing.scene import PAGE, PHONE, WIDE
from ..events import split
from ._days import BROAD, page
from ._given import check, check_column
from ._notes import check_named
from ._nothing import nothing
from ._phone import foremost
from .timeline import count

MOST = 4  # columns
LISTED = 120  # events; the table has all
NO_ARTICLES = pd.DataFrame(columns=["key", "title", "publisher", "published", "date"], dtype="str")
NO_ARTICLES = NO_ARTICLES.set_index("key")
NONE = "None given"  # the column of those that have no value


def diary(events, by, *, title="", summary="", source="", articles=None, accent=(), notes=None):
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
    articles : DataFrame, optional
        From `events.read_articles`: a column that is named for some of them says when they
        were published, and has a line at that day.
    accent : iterable of str, optional
        Ids of the events in the accent colour; by default those that cross columns.
    notes : dict of str to str, optional
        A sentence for at most five of them, in a column which that day leaves empty, if any.

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
    articles = NO_ARTICLES if articles is None else articles
    check(read_events=events, read_articles=articles)
    check_column(events, by, "a diary needs")
    if events.empty:
        return nothing(title, summary, source)
    notes = notes or {}
    check_named(events, notes=notes, accent=accent)
    first = [*articles["publisher"], *articles.index]
    marks, names = _columns(dated(events, Dates(), accent), by, first)
    if not accent:
        marks["is_accent"] = marks["columns"].str.len().gt(1)
    lanes = marks.set_index("id")["columns"].map(lambda each: [names[n] for n in each])
    more = {"lane_names": names, "lanes": lanes.loc[events["id"]].tolist()}
    title = title or f"{count(events)}, in {len(names)} column{'s' * (len(names) != 1)}"
    summary = summary or "The space between two days grows with the days, within limits."
    meta = facts(events, title, summary, source, **more)
    return chart(_pages(marks, names, notes, _published(articles, names)), meta)


def _pages(marks, names, notes, lines):
    """The pictures, of the events that have room in one."""
    counts = marks["columns"].explode().value_counts()
    said = lines.set_index("column")["when"]
    columns = {
        name: " · ".join([*said[said.index == name].unique(), plural(int(counts[n]), "event")])
        for n, name in enumerate(names)
    }
    more = f"The {LISTED} most mentioned of {len(marks):,}; the table has all"
    more *= len(marks) > LISTED
    marks = foremost(marks, LISTED) if more else marks
    marks = marks.assign(note=[notes.get(name, "") for name in marks["id"]], is_line=False)
    marks = pd.concat([marks, lines]) if len(lines) else marks
    return [page(marks, columns, least, more) for least in (PHONE, PAGE, WIDE, BROAD)]


def _published(articles, names):
    """Lines at the days on which the articles that columns are named for were published."""
    lines = articles.join(parse(articles["published"])).reset_index()
    lines["column"] = lines["publisher"].where(lines["publisher"].isin(names), lines["key"])
    lines = lines[lines["column"].isin(names)]
    several = lines["column"].duplicated(keep=False)
    number = lines.groupby("column")["column"].transform("size").astype(str)
    when = pd.Series([f"published {in_words(line)}" for line in lines.itertuples()], lines.index)
    which = ("“" + lines["title"] + "”").where(several, "the article")
    return lines.assign(
        columns=[[names.index(name)] for name in lines["column"]],
        title=lines["column"] + ": " + which + " appears",
        when=when.mask(several, number + " articles"),
        first_possible=lines["start_min"].fillna(lines["end_max"]),
        id="",
        note="",
        is_line=True,
        is_accent=False,
    )


def _columns(marks, by, first):
    """The marks with the numbers of their `columns`, and the columns' names, some of them first."""
    blank = "Context" if by in ("cited", "cited_by") else NONE
    values = split(marks[by].astype(str)).map(lambda found: [*dict.fromkeys(found)] or [blank])
    found = values.explode()
    names = list(dict.fromkeys([*(name for name in first if name in {*found}), *found]))
    if len(names) > MOST:
        raise ValueError(
            f"{by} has {len(names)} values among these events, and {MOST} columns fit side by "
            "side; choose some of the events, or use lanes"
        )
    return marks.assign(columns=values.map(lambda each: sorted(map(names.index, each)))), names
