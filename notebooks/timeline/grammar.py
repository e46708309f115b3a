"""The grammar of EDTF, the Extended Date/Time Format (ISO 8601-2:2019), levels 0 to 2.

Read here and not by the package edtf, which needs 8 ms a string, prints what it fails on
and raises errors of any kind: a file of many rows, or an enemy's, would take hours. The
tests compare the two.
"""

import calendar
import re

LONGEST = 200  # characters
_MARK = "[~?%]?"
_TIME = r"(?:T[0-2]\d:[0-5]\d:[0-6]\d(?:Z|[+-]\d\d(?::\d\d)?)?)?"  # read, never drawn
_PERIOD = re.compile(
    rf"{_MARK}(-?[\dX]{{4}}(?:S[1-4])?){_MARK}"
    rf"(?:-{_MARK}([\dX]{{2}}){_MARK}(?:-{_MARK}([\dX]{{2}}){_MARK}{_TIME})?)?",
    re.ASCII,
)
# Seasons (of no, the northern and the southern half of the Earth), quarters, thirds and
# halves of a year: EDTF's numbers from 21 on => the first month, and how many follow it.
_NORTH = [(3, 2), (6, 2), (9, 2), (12, 2)]
_QUARTERS = [(1, 2), (4, 2), (7, 2), (10, 2)]
_LONGER = [(1, 3), (5, 3), (9, 3), (1, 5), (7, 5)]
_SEASONS = [*_NORTH, *_NORTH, *_NORTH[2:], *_NORTH[:2], *_QUARTERS, *_LONGER]
_TOO_FAR = "only years from -9999 to 9999, in four digits, can be drawn"


def read(text):
    """The bounds of both ends of a date.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of four (int, int, int) or None
        The earliest and latest day of the start and of the end, as year, month and day;
        None for an open or unknown one.

    Raises
    ------
    ValueError
        With what is wrong; without words where the text is no EDTF at all.

    Examples
    --------
    >>> read("2014-02/..")
    ((2014, 2, 1), (2014, 2, 28), None, None)
    """
    if len(text) > LONGEST:
        raise ValueError(f"{len(text):,} characters, and at most {LONGEST} are read")
    start, slash, end = text.partition("/")
    bounds = (*_bounds(start), *_bounds(end)) if slash else _bounds(text) * 2
    if not any(bounds):
        raise ValueError("neither a start nor an end is given; write at least one, as 19XX/..")
    return _in_order(*bounds)


def _in_order(*bounds):
    if bounds[0] and bounds[-1] and bounds[0] > bounds[-1]:
        raise ValueError("the end lies before the start; swap the two dates")
    return bounds


def _bounds(text):
    """One end => its earliest and latest day; None for an open or unknown one."""
    if not re.fullmatch(r"\[.*\]|\{.*\}", text):
        return (None, None) if text in ("", "..") else _period(text)
    lows, highs = zip(*map(_member, text[1:-1].split(",")), strict=True)
    return None if None in lows else min(lows), None if None in highs else max(highs)


def _member(text):
    """A date of a set, or a range of dates, '1984..1986', '..1984', '1984..'."""
    first, dots, last = text.strip().partition("..")
    low = _period(first)[0] if first or not dots else None
    high = _period(last if dots else first)[1] if last or not dots else None
    return _in_order(low, high)


def _period(text):
    """A day, month, season or year, of which some digits may be X => its first and last day."""
    match = _PERIOD.fullmatch(text)
    if not match:
        raise ValueError(_TOO_FAR if re.match(r"Y-?\d", text) else "")
    year, month, day = match.groups()
    years = _years(year)
    if not day and month and month.isdigit() and 21 <= int(month) <= 41:
        return _season(years, *_SEASONS[int(month) - 21])
    months, days = _fitting(month, 12), _fitting(day, 31)
    first = _first_day(years, months, days)
    if not first:
        raise ValueError(_impossible(year, month, day))
    return first, _first_day(years[::-1], months[::-1], days[::-1])


def _years(text):
    """'199X', '1950S2' (of which two digits are sure), '-0043' => a range of years."""
    year, _, sure = text.partition("S")
    if sure:
        year = year[: len(year) - 4 + int(sure)] + "X" * (4 - int(sure))
    if year.endswith("XXXX"):
        raise ValueError("a date needs at least its century, as 19XX")
    low, high = sorted(int(year.replace("X", digit)) for digit in "09")
    return range(low, high + 1)


def _season(years, month, more):
    later, last = divmod(month - 1 + more, 12)
    if years[-1] + later > 9999:
        raise ValueError(_TOO_FAR)
    end = years[-1] + later, last + 1
    return (years[0], month, 1), (*end, _length(*end))


def _fitting(digits, highest):
    """The numbers from 1 on that two digits can stand for, of which X may be any."""
    if digits in (None, "XX"):
        return range(1, highest + 1)
    if digits.isdigit():
        return [int(digits)] if 1 <= int(digits) <= highest else []
    pattern = re.compile(digits.replace("X", "."))
    return [n for n in range(1, highest + 1) if pattern.match(f"{n:02}")]


def _first_day(years, months, days):
    """The first in the order given that the calendar has, or None."""
    each = ((y, m, d) for y in years for m in months for d in days if d <= _length(y, m))
    return next(each, None)


def _length(year, month):
    return 29 if month == 2 and calendar.isleap(year) else calendar.mdays[month]


def _impossible(year, month, day):
    """What is wrong with a month or day that the calendar has not."""
    if not (year + month).isdigit():
        return f"there is no such {'day' if day else 'month'}"
    if day == "00" and _fitting(month, 12):
        return f"leave an unknown day out: write {year}-{month}"
    if _fitting(month, 12):
        length = _length(int(year), int(month))
        return f"{calendar.month_name[int(month)]} {int(year)} has {length} days"
    if month == "00":
        return f"leave an unknown month out: write {year}"
    if day and "01" <= day <= "12":
        return f"there is no month {month}; write {year}-{day}-{month} if {month} is the day"
    if not day and month > year[-2:]:
        return f"there is no month {month}; write {year}/{year[:-2]}{month} for a span of years"
    return f"there is no month {month}"


def qualifier(text):
    """The marks ~ (approximate) and ? (uncertain) of one end; % is both."""
    marks = text.replace("%", "~?")
    return "".join(mark for mark in "~?" if mark in marks)
