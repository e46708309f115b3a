"""Days, weeks, months … centuries: their numbers, first days and names, and ticks for them.

Periods are those of the proleptic Gregorian calendar, as in ISO 8601; a week begins on
a Monday, the 21st century in 2001.
"""

import calendar
import itertools

import numpy as np
import pandas as pd

from ..dates import year_words
from ..placing import text_width

PERIODS = ["day", "week", "month", "quarter", "year", "decade", "century"]
EDGES = np.array(["-9999-01-01", "9999-12-31"], "M8[D]")  # what plotly can draw
# From tick to tick: so many of these; a year's step is 1, 2 or 5, times ten, and so on.
STEPS = [("day", 1), ("day", 2), ("week", 1), ("week", 2), ("month", 1), ("quarter", 1)]
STEPS += [("year", n * 10**k) for k in range(5) for n in (1, 2, 5)]
SIZE, AIR, BESIDE = 12, 8, 4  # px: the words of a tick, between two, from a tick to its own


def number(days, per):
    """Days => the numbers of the periods that they lie in.

    Parameters
    ----------
    days : array of datetime64
    per : str
        One of `PERIODS`.

    Returns
    -------
    array of int
        Counted from 1970 on; decades and centuries from the year 0 and 1.
    """
    days = np.asarray(days, "M8[D]")
    if per == "day":
        return days.astype(int)
    if per == "week":
        return (days.astype(int) + 3) // 7  # 1970 began on a Thursday
    months = days.astype("M8[M]").astype(int)
    if per in ("month", "quarter"):
        return months // (3 if per == "quarter" else 1)
    years = months // 12
    return {"year": years, "decade": (years + 1970) // 10, "century": (years + 1969) // 100}[per]


def first_day(number, per):
    """The number of a period => its first day, datetime64[D], from the year -9999 to 9999."""
    number = int(number)
    if per in ("day", "week"):
        return np.datetime64(number if per == "day" else 7 * number - 3, "D")
    months = {"month": number, "quarter": 3 * number, "year": 12 * number}
    months |= {"decade": 12 * (10 * number - 1970), "century": 12 * (100 * number - 1969)}
    return np.clip(np.datetime64(months[per], "M").astype("M8[D]"), *EDGES)


def name_period(number, per):
    """'18 March 2014', 'the first quarter of 2025', 'the 1990s', 'the 5th century BCE'."""
    day = _date(first_day(number, per))
    year = year_words(day.year)
    if per in ("day", "week"):
        words = f"{day.day} {calendar.month_name[day.month]} {year}"
        return words if per == "day" else f"the week of {words}"
    if per == "quarter":
        return f"the {['first', 'second', 'third', 'fourth'][day.month // 3]} quarter of {year}"
    if per == "decade":
        last = year_words(day.year + 9)
        return f"the {year}s" if day.year > 0 else f"the years {year} to {last}"
    if per == "century":
        return f"the {_century(int(number))}"
    return f"{calendar.month_name[day.month]} {year}" if per == "month" else year


def _century(number):
    """20 => '21st century', -5 => '5th century BCE'."""
    count = number + 1 if number >= 0 else -number
    ending = "th" if 10 < count % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending} century{' BCE' * (number < 0)}"


def _date(day):
    """A datetime64 => a Timestamp, which has a year, a month and a day in any millennium."""
    return pd.Timestamp(np.datetime64(day, "s"))


def ticks(first, last, room):
    """As many ticks as have room on a date axis, with years as people count them.

    Parameters
    ----------
    first, last : datetime64[D]
        What the axis spans.
    room : float
        Px from the one to the other.

    Returns
    -------
    list of (datetime64[D], str)
        Where, and what it says: a year, or a day or a month, with the year where it changes;
        "" where that has no room.
    """
    px = room / (last - first).astype(int)
    for unit, step in STEPS:
        if (number(last, unit) - number(first, unit)) / step * AIR > room:
            continue
        days = _places(first, last, unit, step)
        spread = [(int((day - first).astype(int)) * px, _words(day, unit)) for day in days]
        if all(b - a >= _wide(words) + AIR for (a, words), (b, _) in itertools.pairwise(spread)):
            break
    texts = _texts(days, spread, room)
    return [*zip(days, texts, strict=True)]


def _places(first, last, unit, step):
    """The first days of periods; round years are round as people count them: 500 BCE, 1, 500."""
    numbers = range(int(number(first, unit)), int(number(last, unit)) + 1)
    if unit == "year" and step > 1:
        years = ((n, n + 1970) for n in numbers)
        numbers = [n for n, y in years if y == 1 or (y if y > 0 else 1 - y) % step == 0]
    days = [first_day(n, unit) for n in numbers if unit == "year" or n % step == 0]
    return [day for day in days if first <= day <= last]


def _words(day, unit):
    """'18 Mar', 'Mar' or '2014'."""
    date = _date(day)
    month = calendar.month_abbr[date.month]
    exact = {"day": f"{date.day} {month}", "week": f"{date.day} {month}"}
    return exact.get(unit, month) if unit != "year" else year_words(date.year)


def _texts(days, spread, room):
    """The words of each tick, with the year where it changes; none where they have no room."""
    texts, free, told = [], 0, None
    for day, (x, words) in zip(days, spread, strict=True):
        year = year_words(_date(day).year)
        text = words if year in (told, words) else f"{words} {year}"
        fits = free <= x and x + BESIDE + _wide(text) <= room
        free, told = (x + _wide(text) + AIR, year) if fits else (free, told)
        texts.append(text if fits else "")
    return texts


def _wide(text):
    return text_width(text, SIZE)
