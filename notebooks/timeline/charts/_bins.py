"""Days, months, years, decades: the columns in which beginnings are counted."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..dates import short_period

MOST = 40  # columns
# numpy's unit, how many of it, its name; the last takes all of history
UNITS = [("D", 1, "day"), ("M", 1, "month"), ("M", 3, "quarter"), ("Y", 1, "year")]
UNITS += [("Y", 5, "five years"), ("Y", 10, "decade"), ("Y", 20, "twenty years")]
UNITS += [("Y", 50, "fifty years"), ("Y", 100, "century"), ("Y", 200, "two centuries")]
UNITS += [("Y", 500, "five centuries"), ("Y", 1000, "millennium")]


@dataclass(frozen=True)
class Bins:
    """Columns of equal calendar length that begin at round dates."""

    unit: str
    size: int
    name: str
    zero: int = 0
    count: int = 0

    def of(self, days):
        """Places in days since 1970 => the columns that they lie in."""
        whole = np.floor(np.asarray(days, float)).astype("int64")
        moments = whole.astype("M8[D]").astype(f"M8[{self.unit}]")
        return (moments.astype("int64") + self._from_zero) // self.size - self.zero

    def day(self, column):
        """The first day of a column."""
        number = (column + self.zero) * self.size - self._from_zero
        return np.datetime64(int(number), self.unit).astype("M8[D]")

    def start(self, column):
        """Where a column begins, in days since 1970."""
        return int(self.day(column).astype(int))

    def words(self, column):
        """'Jan 2025', '2014', '1990s'."""
        return _words(self.day(column), self.day(column + 1) - 1)

    def ends(self):
        """From when to when in words, to the day, the month or the year."""
        return [self._period(day) for day in (self.day(0), self.day(self.count) - 1)]

    def _period(self, day):
        start = day.astype(f"M8[{self.unit}]")
        return _words(start.astype("M8[D]"), (start + 1).astype("M8[D]") - 1)

    @property
    def _from_zero(self):
        return 1970 * (self.unit == "Y")


def _words(first, last):
    return short_period(*(pd.Timestamp(day.astype("M8[s]")) for day in (first, last)))


def bins(first, last):
    """The finest columns of which few enough reach from one place to another."""
    for unit in UNITS:
        free = Bins(*unit)
        zero, end = free.of([first, last]).tolist()
        if end - zero < MOST:
            break
    return Bins(*unit, zero, end - zero + 1)
