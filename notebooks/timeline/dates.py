"""EDTF text -> bounds, precision and certainty.

A date has two ends, a start and an end (the same one for a point in time), and
each end has two bounds: the earliest and the latest day on which it can lie.
These are the four bounds of SIMILE Timeline (`start`, `latestStart`,
`earliestEnd`, `end`), written here in the Extended Date/Time Format of the
Library of Congress (ISO 8601-2:2019).
"""

import calendar
import re
from contextlib import redirect_stdout
from functools import cache
from io import StringIO

import numpy as np
import pandas as pd
from edtf import parse_edtf, text_to_edtf

BOUNDS = ["start_min", "start_max", "end_min", "end_max"]
PRECISIONS = ["day", "month", "year", "decade", "century"]
# The longest that each precision lasts, in days; a century is whatever is longer.
_LONGEST = [1, 31, 366, 3653]
_NAT = np.datetime64("NaT", "D")
_UNKNOWN = dict.fromkeys(BOUNDS, np.datetime64("NaT", "s")) | {
    "precision": "",
    "approximate": False,
    "uncertain": False,
    "ongoing": False,
    "is_span": False,
    "start_open": False,
    "end_open": False,
    "start_qualifier": "",
    "end_qualifier": "",
    "problem": "",
}
_FORMS = "write YYYY-MM-DD, YYYY-MM, YYYY or another EDTF form, such as 2014~ or 2014-03/2015"


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
    texts = texts.str.strip()
    plain = texts.str.fullmatch(r"\d{4}-\d{2}-\d{2}")
    days = pd.to_datetime(texts.where(plain), format="%Y-%m-%d", errors="coerce")
    easy = days.notna()
    table = pd.DataFrame(_UNKNOWN, index=texts.index)
    for bound in BOUNDS:
        table[bound] = days.astype("datetime64[s]")
    table["precision"] = np.where(easy, "day", "")
    rest = texts[~easy & texts.ne("")]
    if len(rest):
        parsed = pd.DataFrame([_parse_one(text) for text in rest], index=rest.index)
        for column in parsed:
            table.loc[rest.index, column] = parsed[column].astype(table[column].dtype)
    return table


@cache
def _parse_one(text):
    try:
        start_text, end_text = _ends(text)
        start, end = _bounds(start_text), _bounds(end_text)
        _check_order(start, end, text)
    except ValueError as error:
        return _UNKNOWN | {"problem": str(error)}
    qualifiers = _qualifier(start_text), _qualifier(end_text)
    return (
        _UNKNOWN
        | dict(zip(BOUNDS, start + end, strict=True))
        | {
            "precision": _coarsest(start, end),
            "approximate": any("~" in q for q in qualifiers),
            "uncertain": any("?" in q for q in qualifiers),
            "ongoing": end_text == "..",
            "is_span": "/" in text,
            "start_open": bool(np.isnat(start[0])),
            "end_open": bool(np.isnat(end[1])) and end_text != "..",
            "start_qualifier": qualifiers[0],
            "end_qualifier": qualifiers[1],
        }
    )


def _ends(text):
    """'A/B' => ('A', 'B'); 'A' => ('A', 'A')."""
    parts = text.split("/")
    if len(parts) > 2:
        raise ValueError(_mend(text))
    return parts[0], parts[-1]


def _bounds(text):
    """One end => its earliest and latest day; NaT for an open or unknown end."""
    if text in ("", ".."):
        return _NAT, _NAT
    _check_calendar(text)
    try:
        with redirect_stdout(StringIO()):  # edtf prints what it fails on
            return _edtf_bounds(text)
    except ValueError:
        raise
    except Exception:  # besides its own, edtf 5.0.2 lets TypeError and others through
        raise ValueError(_mend(text)) from None


def _edtf_bounds(text):
    date = parse_edtf(text)
    if getattr(date, "significant_digits", None):  # 1950S2 is a year from 1900 to 1999
        bounds = date.lower_fuzzy, date.upper_fuzzy
    else:
        bounds = date.lower_strict, date.upper_strict
    early, late = map(_day, bounds)
    if re.fullmatch(r"\d{4}-24[~?%]?", text):  # edtf ends winter with the year
        late = (early.astype("datetime64[M]") + 3).astype("datetime64[D]") - 1
    return early, _NAT if re.search(r"\.\.[\]}]$", text) else late  # edtf ends time in 9999


def _day(bound):
    try:
        year, month, day = bound()[:3]
    except TypeError:  # edtf's infinity: an open set such as [..1984]
        return _NAT
    if abs(year) > 9999:
        raise ValueError(f"year {year}: only years from -9999 to 9999 can be drawn")
    months = np.datetime64(year - 1970, "Y").astype("datetime64[M]") + (month - 1)
    return months.astype("datetime64[D]") + (day - 1)


def _check_calendar(text):
    """edtf lets 29 February pass in any year."""
    for year, month, day in re.findall(r"(\d{4})-(\d{2})-(\d{2})", text):
        if not 1 <= int(month) <= 12:
            raise ValueError(f"{text}: there is no month {month}; {_FORMS}")
        # 2000 stands for year 0, which the calendar module does not know
        length = calendar.monthrange(int(year) or 2000, int(month))[1]
        if not 1 <= int(day) <= length:
            name = f"{calendar.month_name[int(month)]} {int(year)}"
            raise ValueError(f"{text}: {name} has {length} days")


def _check_order(start, end, text):
    if start[0] > end[1]:
        raise ValueError(f"{text}: the end lies before the start; swap the two dates")
    if np.isnat(start + end).all():
        raise ValueError(f"{text}: neither a start nor an end is given; {_FORMS}")


def _mend(text):
    guess = _guess(text)
    if guess and guess != text and guess[:4] != "XXXX" and not _parse_one(guess)["problem"]:
        return f"{text}: not an EDTF date; did you mean {guess}?"
    return f"{text}: not an EDTF date; {_FORMS}"


def _guess(text):
    """What a date in words, or a span with a dash, may stand for; or None."""
    if span := re.fullmatch(r"(\d{4})\s*(?:-|–|to)\s*(\d{4})", text):
        return "/".join(span.groups())
    if re.search(r"\bB\.?C|century|^-|/.*/.*/", text, re.I):  # text_to_edtf is off by one or more
        return None
    if re.fullmatch(r"(0?[1-9]|1[0-2])[/.](0?[1-9]|1[0-2])[/.]\d{4}", text):  # day or month first?
        return None
    try:
        return text_to_edtf(text)
    except Exception:  # a guess that fails is no guess
        return None


def _qualifier(text):
    marks = text.replace("%", "~?")
    return "".join(mark for mark in "~?" if mark in marks)


def _coarsest(*ends):
    widths = [(late - early).astype(int) + 1 for early, late in ends if not np.isnat(late - early)]
    return PRECISIONS[np.searchsorted(_LONGEST, max(widths))] if widths else "century"


def in_words(event):
    """The date of one event, said as exactly as it is known.

    Parameters
    ----------
    event : Series or namedtuple
        A row of `events.read_events`.

    Examples
    --------
    A year is "some time in 2014", ``2014-04-06~/2015`` is "from about 6 April
    2014 to some time in 2015".
    """
    if event.ongoing:
        return f"since {_end(event, 'start')}, ongoing as of {_date(event.end_max)}"
    if not event.is_span:
        return _end(event, "start")
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


def _end(event, side):
    qualifier = getattr(event, f"{side}_qualifier")
    about = "perhaps " * ("?" in qualifier) + "about " * ("~" in qualifier)
    early, late = getattr(event, f"{side}_min"), getattr(event, f"{side}_max")
    if not event.is_span and event.start_open:
        return f"an unknown day up to {_date(late)}"
    if not event.is_span and event.end_open:
        return f"an unknown day from {_date(early)} on"
    if early == late:
        return about + _date(early)
    if whole := _whole_period(early, late):
        return about + whole if about else f"some time in {whole}"
    return f"{about}some time between {_between(early, late)}"


def _between(early, late, months=calendar.month_name):
    """Two days => '3 and 5 May 2014', '3 April and 5 May 2014', ..."""
    first = _date(early, months)
    if early.year == late.year:
        first = str(early.day) if early.month == late.month else first.rsplit(" ", 1)[0]
    return f"{first} and {_date(late, months)}"


def _whole_period(early, late, months=calendar.month_name):
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
    months = calendar.month_abbr
    if pd.isna(early) or pd.isna(late):
        return "?"
    if early == late:
        words = _date(early, months)
    elif whole := _whole_period(early, late, months):
        words = whole.removeprefix("the years ").removeprefix("the ").replace(" to ", "–")
    else:
        words = _between(early, late, months).replace(" and ", "–")
    return "c. " * ("~" in qualifier) + words + "?" * ("?" in qualifier)


def _date(day, months=calendar.month_name):
    return f"{day.day} {months[day.month]} {year_words(day.year)}"


def year_words(year):
    """The year as people count: 2014; year 0 of ISO 8601 is 1 BCE."""
    return str(year) if year > 0 else f"{1 - year} BCE"
