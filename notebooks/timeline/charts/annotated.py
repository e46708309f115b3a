"""A number over time, with what happened written on it."""

from dataclasses import replace

import numpy as np

from ..dates import day_words, year_words
from ..drawing.chart import chart
from ..drawing.dated import dated
from ..drawing.facts import COLUMNS, facts
from ..drawing.scales import Dates, plural
from ..drawing.scene import PAGE, PHONE, WIDE
from ._given import check
from ._notes import check_named
from ._numbers import day_at, ground, read, say
from ._over_time import over_time

LINES = ("steps", "straight")
# px: the narrowest and the widest page of each picture
PAGES = {PHONE: 559, PAGE: 959, WIDE: 1400}


def annotated(
    series,
    events,
    *,
    title="",
    summary="",
    source="",
    accent=(),
    notes=None,
    line="steps",
    names=None,
    base="",
):
    """Draw a number over time, and events on it.

    Where the number changes on the day of an event, the step says by how much, and the name
    of the event stands beside it; other days are dots on the line. What lasts is a tint
    under it, named within or below. What has no room is a list under the picture.

    Parameters
    ----------
    series : Series
        Numbers, with dates or years as its index; NaN leaves a gap.
    events : DataFrame
        From `events.read_events`. Those outside the time of the series are counted in
        the summary.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are.
    accent : iterable of str
        Ids of the events that the title is about: their steps are in the accent colour as
        far as the next, and their tints.
    notes : dict of str to str, optional
        A sentence for an event, at most five. From a day that is no step, a dotted line
        leads down to its date.
    line : {"steps", "straight"}
        Whether a number holds until the next, as a count does, or leads to it.
    names : dict of str to str, optional
        What the picture calls an event whose title is too long for it.
    base : str
        A sentence about the level at which the scale begins; it stands along the axis.

    Returns
    -------
    Chart

    Raises
    ------
    TypeError, ValueError
        If the series has no dates or no numbers, or an id is none of the events'.
    """
    check(read_events=events)
    if line not in LINES:
        raise ValueError(f"line={line!r} is not known; choose {' or '.join(map(repr, LINES))}")
    path = read(series, line == "steps")
    check_named(events, notes=notes, accent=accent, names=names or {})
    accent, notes, names = {*accent}, dict(notes or {}), dict(names or {})
    marks = dated(events, Dates(), accent)
    inside = marks["first"].le(path.at[-1] + 1) & marks["last"].gt(path.at[0])
    marks, outside = marks[inside], int((~inside).sum())
    summary = (summary or _summary(path, len(marks))) + _caveats(
        path, {*marks.loc[marks["is_day"], "first"]}, outside
    )
    known = facts(marks, title or _title(path), summary, source)
    numbers = [_number(path, each) for each in marks.itertuples()]
    rows = [[number, *row] for number, row in zip(numbers, known.rows, strict=True)]
    known = replace(known, columns=[path.name or "The number then", *COLUMNS], rows=rows)
    marks["title"] = [names.get(each.id, each.title) for each in marks.itertuples()]
    return chart([over_time(path, marks, notes, base, *page) for page in PAGES.items()], known)


# --- words -------------------------------------------------------------------------


def _title(path):
    first, last = (say(path.values[n]) for n in path.ends())
    years = dict.fromkeys(year_words(day_at(path.at[n]).year) for n in path.ends())
    return f"From {first} to {last}, {' to '.join(years)}"


def _summary(path, count):
    first, last = (day_words(day_at(path.at[n])) for n in path.ends())
    return f"{path.name or 'A number'} from {first} to {last}, and {plural(count, 'event')}."


def _caveats(path, named, outside):
    """What a reader must know of the picture."""
    gaps = int(np.isnan(path.values).sum())
    lowest, _ = ground(path, named)
    said = {
        f"The scale begins at {say(lowest)}, not at zero.": lowest > 0,
        f"No number, and so a gap: {gaps} of {len(path.at)} days.": gaps,
        f"Outside its time: {outside}.": outside,
    }
    return "".join(f" {words}" for words, holds in said.items() if holds)


def _number(path, event):
    """What it was on the day, or changed to."""
    value = path.value(event.first)
    known = event.is_day and not np.isnan(value)
    return (path.rise(event.first) or say(value)) if known else ""
