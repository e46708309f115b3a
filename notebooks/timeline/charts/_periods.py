"""Days, weeks, months … centuries: their numbers, first days and names.

Periods are those of the proleptic Gregorian calendar, as in ISO 8601; a week begins on
a Monday, the 21st century in 2001.
"""

import calendar

import numpy as np
import pandas as pd

from ..dates import day_words, year_words

# numpy's unit, how many of it, how many lie between the beginning of number 0 and 1970
_UNITS = {
    "day": ("D", 1, 0),
    "week": ("D", 7, 3),  # 1970 began on a Thursday
    "month": ("M", 1, 0),
    "quarter": ("M", 3, 0),
    "year": ("Y", 1, 0),
    "decade": ("Y", 10, 1970),
    "century": ("Y", 100, 1969),
}
PERIODS = [*_UNITS]
EDGES = np.array(["-9999-01-01", "9999-12-31"], "M8[D]")  # what plotly can draw
QUARTERS = ["first", "second", "third", "fourth"]


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
    unit, size, zero = _UNITS[per]
    return (np.asarray(days, "M8[D]").astype(f"M8[{unit}]").astype(int) + zero) // size


def first_day(number, per):
    """The number of a period => its first day, datetime64[D], from the year -9999 to 9999."""
    unit, size, zero = _UNITS[per]
    return np.clip(np.datetime64(int(number) * size - zero, unit).astype("M8[D]"), *EDGES)


def name_period(number, per):
    """'18 March 2014', 'the first quarter of 2025', 'the 1990s', 'the 5th century BCE'."""
    day = pd.Timestamp(first_day(number, per).astype("M8[s]"))
    year = year_words(day.year)
    if per == "decade":
        last = year_words(day.year + 9)
        return f"the {year}s" if day.year > 0 else f"the years {year} to {last}"
    names = {
        "day": day_words(day),
        "week": f"the week of {day_words(day)}",
        "month": f"{calendar.month_name[day.month]} {year}",
        "quarter": f"the {QUARTERS[(day.month - 1) // 3]} quarter of {year}",
        "year": year,
        "century": f"the {_century(int(number))}",
    }
    return names[per]


def _century(number):
    """20 => '21st century', -5 => '5th century BCE'."""
    count = number + 1 if number >= 0 else -number
    ending = "th" if 10 < count % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending} century{' BCE' * (number < 0)}"
