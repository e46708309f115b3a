"""How long, in words: as exactly as the two ends are known."""

import numpy as np
import pandas as pd

from ..drawing.scales import UNITS, plural

# From so many months on, what is known to within so many days is "about" so many months.
ABOUT = [(108, 731, 12), (12, 31, 1)]


def lasted(span):
    """How long one span lasted, said as exactly as it is known.

    Parameters
    ----------
    span : Series or namedtuple
        A row of `events.read_events`.

    Examples
    --------
    ``2014-04-06~/2022-02-24`` lasted "about 7 years 11 months", ``2014/2017`` "2 to 4
    years", ``2024-01-27/2024-12-08`` "10 months".
    """
    qualifiers = span.start_qualifier + span.end_qualifier
    longest = None if span.start_open or span.end_open else (span.start_min, span.end_max)
    words = length_in_words((span.start_max, span.end_min), longest)
    about = "~" in qualifiers and not words.startswith(("about", "at least", "length"))
    return "perhaps " * ("?" in qualifiers) + "about " * about + words + " so far" * span.ongoing


def in_days(lengths):
    """A Series of lengths => days as float."""
    return lengths.dt.total_seconds() / 86_400


def length_in_words(shortest, longest):
    """The least and the most time between two moments => '9 years', '2 to 4 years'.

    Parameters
    ----------
    shortest, longest : (Timestamp, Timestamp)
        From when to when at least and at most; `longest` is None where nobody knows.

    Notes
    -----
    A range is rounded outwards, so that it stays true. Between two days that are known it
    is days below two months, months below twenty years, else years, the nearest. "About" is
    a length that is not known so well, from a range that is small beside it.
    """
    low = _parts(*shortest)
    if longest is None:
        return f"at least {_exact(low, False)}" if low[-1] > 0 else "length unknown"
    high = _parts(*longest)
    if low == high:
        return _exact(low)
    for least, most, step in ABOUT:
        if low[0] >= least and high[-1] - low[-1] <= most:
            months = round((low[-1] + high[-1]) / 2 / UNITS["month"] / step) * step
            return f"about {_years(months)}"
    return _range(low, high)


def _parts(first, last):
    """Two days => whole months between them by the calendar, the days beyond, and all days."""
    if pd.isna(first) or pd.isna(last) or last <= first:
        return 0, 0, 0
    first, last = (np.datetime64(day, "D") for day in (first, last))
    months = int((last.astype("M8[M]") - first.astype("M8[M]")).astype(int))
    months -= bool(_later(first, months) > last)
    return months, int((last - _later(first, months)).astype(int)), int((last - first).astype(int))


def _later(day, months):
    """So many months later, or the last day of that month."""
    month = day.astype("M8[M]")
    last = (month + months + 1).astype("M8[D]") - 1
    return min((month + months).astype("M8[D]") + (day - month.astype("M8[D]")), last)


def _exact(parts, nearest=True):
    """'11 days', '4 months', '9 years 2 months', '69 years'."""
    months, days, total = parts
    if total == 0:
        return "within a day"
    if months < 2:
        return plural(total, "day")
    step = 12 if months >= 240 else 1
    return _years(step * int((months + days / 31) / step + nearest / 2))


def _years(months):
    parts = [(months // 12, "year"), (months % 12, "month")]
    return " ".join(plural(number, unit) for number, unit in parts if number)


def _range(low, high):
    """'36 to 65 days', '14 to 27 months', '2 to 4 years', 'up to 3 years'."""
    least, most = low[0], high[0] + (high[1] > 0)
    if most <= 3:
        least, most, unit = low[-1], high[-1], "day"
    elif most < 36 and (least % 12 or most % 12):
        unit = "month"
    else:
        least, most, unit = least // 12, -(-most // 12), "year"
    return f"{least} to {plural(most, unit)}" if least else f"up to {plural(most, unit)}"
