"""EDTF text -> bounds, precision and certainty.

A date has two ends, a start and an end (the same one for a point in time), and
each end has two bounds: the earliest and the latest day on which it can lie.
These are the four bounds of SIMILE Timeline (`start`, `latestStart`,
`earliestEnd`, `end`), written here in the Extended Date/Time Format of the
Library of Congress (ISO 8601-2:2019).
"""

import calendar
import re

import numpy as np
import pandas as pd

from .grammar import qualifier, read
from .notations import LONGEST, NOT_A_DATE, mend

BOUNDS = ["start_min", "start_max", "end_min", "end_max"]
PRECISIONS = ["day", "month", "year", "decade", "century"]
# What of an event its date in words is made of; making objects of more days takes longer.
WORDED = [*BOUNDS, "precision", "ongoing", "is_span", "start_open", "end_open"]
WORDED += ["start_qualifier", "end_qualifier"]
_MONTHS, _SHORT_MONTHS = [*calendar.month_name], [*calendar.month_abbr]
# From the first to the last day of the longest of each precision; a century is longer.
_LONGEST = np.array([0, 30, 365, 3652], "timedelta64[D]")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}").fullmatch
_DAYS = re.compile("(?:[0-9]{4}-[0-9]{2}-[0-9]{2}\n)*+").fullmatch
_PLAIN = dict.fromkeys(["approximate", "uncertain", "ongoing", "is_span"], (False, bool))
_PLAIN |= dict.fromkeys(["start_qualifier", "end_qualifier", "problem"], ("", object))
_MOST_MENDS = 1000  # texts: an enemy's file must not take hours


def parse(texts):
    """Bounds, precision and certainty of EDTF dates.

    Parameters
    ----------
    texts : Series of str
        EDTF, levels 0 to 2. A blank is no date: all its bounds are NaT.

    Returns
    -------
    DataFrame
        On the index of `texts`: the four `BOUNDS` as datetime64[s] (NaT where an
        end is unknown or open), `precision` (the coarser of the two ends; "" for
        none), `approximate` (``~``), `uncertain` (``?``), `ongoing` (``/..``), `is_span`
        (``/``), `start_open` and `end_open` (how early or late is not known),
        `start_qualifier` and `end_qualifier` (the characters of ``~?`` that stand
        at that end), and `problem`: what is wrong and how to mend it, or "".

    Notes
    -----
    ``~`` and ``?`` never move a bound: how far "about" reaches is nobody's record.

    Examples
    --------
    >>> parse(pd.Series(["2014-02"]))[["start_min", "start_max", "precision"]].astype(str).values
    array([['2014-02-01', '2014-02-28', 'month']], dtype=object)
    """
    codes, distinct = pd.factorize(texts.to_numpy())
    distinct = [text.strip() for text in distinct.tolist()]
    # nearly all dates are days, and all at once they are read faster by far
    alone = _DAYS("\n".join([*distinct, ""]))
    plain = distinct if alone else [text if _DAY(text) else None for text in distinct]
    days = pd.to_datetime(plain, format="%Y-%m-%d", errors="coerce").to_numpy("datetime64[s]")
    odd = np.flatnonzero(np.isnat(days))
    rows = [_parse_one(distinct[i]) for i in odd]
    columns = {bound: days.copy() for bound in BOUNDS}
    columns |= {name: np.full(len(days), *blank) for name, blank in _PLAIN.items()}
    for i, column in enumerate(columns.values()):
        column[odd] = [row[i] for row in rows]
    _mend(distinct, columns["problem"], odd)
    columns |= _derived(*(columns[bound] for bound in BOUNDS), columns["ongoing"])
    typed = {
        name: pd.array(column, "str") if column.dtype == object else column
        for name, column in columns.items()
    }
    return pd.DataFrame(typed).take(codes).set_axis(texts.index)


def _parse_one(text):
    """EDTF => four bounds, and a value for each of `_PLAIN`; no problem yet if it is no EDTF."""
    start, slash, end = text.partition("/")
    try:
        bounds = read(text) if text else [None] * 4
    except ValueError as error:
        problem = f"{text[:LONGEST]}: {error}" if str(error) else None
        return *["NaT"] * 4, *[False] * 4, "", "", problem
    marks = qualifier(start), qualifier(end if slash else start)
    flags = "~" in "".join(marks), "?" in "".join(marks), end == "..", bool(slash)
    return *map(iso, bounds), *flags, *marks, ""


def _mend(texts, problems, odd):
    """Says what to write instead where the text, one of the odd ones, is no EDTF."""
    for count, i in enumerate([i for i in odd if problems[i] is None]):
        advice = mend(texts[i]) if count < _MOST_MENDS else NOT_A_DATE
        problems[i] = f"{texts[i][:LONGEST]}: {advice}"


def _derived(start_min, start_max, end_min, end_max, ongoing):
    """What follows from the bounds."""
    unknown = np.isnat([start_min, start_max, end_min, end_max])
    dated = ~unknown.all(axis=0)
    # where neither end has both bounds it is NaT, which is sorted after the longest
    coarser = np.searchsorted(_LONGEST, np.fmax(start_max - start_min, end_max - end_min))
    names = np.array([*PRECISIONS, ""], object)
    return {
        "precision": names[np.where(dated, coarser, -1)],
        "start_open": dated & unknown[0],
        "end_open": dated & unknown[3] & ~ongoing,
    }


def iso(day):
    """(2014, 3, 18) => "2014-03-18"; "NaT" for None."""
    return f"{day[0]:0{4 + (day[0] < 0)}}-{day[1]:02}-{day[2]:02}" if day else "NaT"


def in_words(event):
    """The date of one event, said as exactly as it is known.

    Parameters
    ----------
    event : Series or namedtuple
        A row of `events.read_events`.

    Examples
    --------
    A year is "some time in 2014", ``1998-05-15/1998-05-17`` is "15 to 17 May 1998",
    ``2014-04-06~/2015`` is "from about 6 April 2014 to some time in 2015".
    """
    if event.ongoing:
        return f"since {_end(event, 'start')}, ongoing"
    if not event.is_span:
        return _end(event, "start")
    if _is_exact(event):
        return _days(event.start_min, event.end_max)
    start = "an unknown day" if event.start_open else _end(event, "start")
    return f"from {start} to {'an unknown day' if event.end_open else _end(event, 'end')}"


def in_short(event):
    """The date of one event for a label: '6 Apr 2014–24 Feb 2022', '13–20 Jul 1998'."""
    if not event.is_span and event.start_open:
        return f"by {short_period(event.start_max, event.start_max)}"
    if not event.is_span and event.end_open:
        return f"{short_period(event.start_min, event.start_min)} or later"
    start = short_period(event.start_min, event.start_max, event.start_qualifier)
    if event.ongoing:
        return f"since {start}"
    if not event.is_span:
        return start
    end = short_period(event.end_min, event.end_max, event.end_qualifier)
    if event.start_open or event.end_open:
        return f"{'?' if event.start_open else start}–{'?' if event.end_open else end}"
    if event.precision == "day" and not event.start_qualifier + event.end_qualifier:
        return short_period(event.start_min, event.end_max)
    return f"{start}–{end}"


def reach(events):
    """From the first beginning to the last end, each as exactly as it is known.

    Examples
    --------
    ``-0299~`` and ``1989`` give 'c. 300 BCE to 1989'.
    """
    first = events.loc[events["first_possible"].idxmin()]
    last = events.loc[events["last_possible"].idxmax()]
    start = short_period(first.start_min, first.start_max, first.start_qualifier)
    end = short_period(last.end_min, last.end_max, last.end_qualifier)
    return start if start == end else f"{start} to {end}"


def _end(event, side):
    qualifier = getattr(event, f"{side}_qualifier")
    about = "perhaps " * ("?" in qualifier) + "about " * ("~" in qualifier)
    early, late = getattr(event, f"{side}_min"), getattr(event, f"{side}_max")
    if pd.isna(early):
        return f"an unknown day up to {day_words(late)}"
    if not event.is_span and event.end_open:
        return f"an unknown day from {day_words(early)} on"
    if early == late:
        return about + day_words(early)
    if whole := _whole_period(early, late):
        return about + whole if about else f"some time in {whole}"
    return f"{about}some time between {_between(early, late)}"


def _is_exact(event):
    """Whether both of its days are known."""
    unsure = event.start_open or event.end_open or event.start_qualifier or event.end_qualifier
    return event.precision == "day" and not unsure


def _days(first, last):
    """'15 to 17 May 1998', and where both are one day '15 May 1998'."""
    return day_words(last) if first == last else _between(first, last).replace(" and ", " to ")


def _between(early, late, months=_MONTHS):
    """Two days => '3 and 5 May 2014', '3 April and 5 May 2014', ..."""
    first = day_words(early, months)
    if early.year == late.year:
        first = str(early.day) if early.month == late.month else first.rsplit(" ", 1)[0]
    return f"{first} and {day_words(late, months)}"


def _whole_period(early, late, months=_MONTHS):
    """'March 2014', '2014', 'the 1990s', 'the years 1900 to 1999', or '' for anything else."""
    if (early.day, late.day) != (1, calendar.monthrange(abs(late.year) or 2000, late.month)[1]):
        return ""
    if (early.year, early.month) == (late.year, late.month):
        return f"{months[early.month]} {year_words(early.year)}"
    if (early.month, late.month) != (1, 12):
        return ""
    if early.year == late.year:
        return year_words(early.year)
    if early.year % 10 == 0 and late.year == early.year + 9:
        return f"the {early.year}s"
    return f"the years {year_words(early.year)} to {year_words(late.year)}"


def short_period(early, late, qualifier=""):
    """Two days => '13–20 Jul 1998', 'Feb 2014', '1990s'; one day twice => '18 Mar 2014'."""
    months = _SHORT_MONTHS
    if pd.isna(early) or pd.isna(late):
        return "?"
    if early == late:
        words = day_words(early, months)
    elif whole := _whole_period(early, late, months):
        words = whole.removeprefix("the years ").removeprefix("the ").replace(" to ", "–")
    else:
        words = _between(early, late, months).replace(" and ", "–")
    return "c. " * ("~" in qualifier) + words + "?" * ("?" in qualifier)


def day_words(day, months=_MONTHS):
    """A Timestamp of any millennium => '18 March 2014', '15 March 44 BCE'."""
    return f"{day.day} {months[day.month]} {year_words(day.year)}"


def year_words(year):
    """The year as people count: 2014; year 0 of ISO 8601 is 1 BCE."""
    return str(year) if year > 0 else f"{1 - year} BCE"
