"""A number over time, read from a pandas Series; and the round numbers beside it."""

import os
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..dates import day_words
from ..drawing.scales import Dates

MOST = 120  # stretches of time of which each shows its first, least, greatest and last number
LEVELS = 4  # round numbers at most
ZERO = 0.4  # of the greatest: from a least number below this on, the scale begins at zero


@dataclass(frozen=True)
class Path:
    """Numbers at days since 1970, in order; NaN where there is none."""

    at: np.ndarray
    values: np.ndarray
    steps: bool
    name: str = ""

    def ends(self):
        """Where the first and the last number stand."""
        return np.flatnonzero(~np.isnan(self.values))[[0, -1]]

    def levels(self):
        """The round numbers beside it."""
        return levels(np.nanmin(self.values), np.nanmax(self.values))

    def value(self, place):
        """The number at a place, NaN where there is none."""
        if not self.steps:
            return float(np.interp(place, self.at, self.values))
        return float(self.values[max(np.searchsorted(self.at, place, "right") - 1, 0)])

    def rise(self, place):
        """'+3 → 19' where one step leads to the next, else ''."""
        n = int(np.searchsorted(self.at, place))
        if not self.steps or not 0 < n < len(self.at) or self.at[n] != place:
            return ""
        before, after = self.values[n - 1 : n + 1]
        if before == after or np.isnan([before, after]).any():
            return ""
        return f"{'+' if after > before else ''}{say(after - before)} → {say(after)}"

    def pieces(self):
        """(place, number, place, number) of each straight piece that can be drawn."""
        at, values = self.at, self.values
        for n in range(len(at) - 1):
            before, after = values[n : n + 2]
            bend = before if self.steps else after
            if not np.isnan([before, bend]).any():
                yield at[n], before, at[n + 1], bend
            if self.steps and before != after and not np.isnan([before, after]).any():
                yield at[n + 1], before, at[n + 1], after

    def thinned(self):
        """What a page can tell apart: of each stretch its ends, its least, its greatest."""
        if len(self.at) <= 4 * MOST:
            return self
        number = np.searchsorted(np.linspace(self.at[0], self.at[-1], MOST), self.at)
        values = pd.Series(self.values)
        ends = [values.groupby(number).head(1).index, values.groupby(number).tail(1).index]
        known = values.dropna().groupby(number[values.notna()])
        extremes = [known.idxmin(), known.idxmax()]
        kept = np.unique(np.concatenate([*ends, *extremes])).astype(int)
        return Path(self.at[kept], self.values[kept], self.steps, self.name)


def read(series, steps):
    """The path of a series.

    Raises
    ------
    TypeError
        If it is none.
    ValueError
        If its index has no dates, or it has no numbers, or two for one day.
    """
    if not isinstance(series, pd.Series):
        raise TypeError(_no_series(series))
    days, values = _days(series.index), _values(series)
    order = np.argsort(days, kind="stable")
    days, values = days[order], values[order]
    if np.isnan(values).all():
        raise ValueError("this series has no numbers; give annotated one with a number for a day")
    twice = np.flatnonzero(days[1:] == days[:-1])
    if len(twice):
        day = day_words(pd.Timestamp(days[twice[0]]))
        raise ValueError(f"two numbers are given for {day}; give annotated one number for each day")
    name = series.name if isinstance(series.name, str) else ""
    return Path(Dates().at(days), values, steps, name)


def _no_series(given):
    wanted = "annotated takes a pandas Series of numbers with dates as its index"
    if isinstance(given, str | os.PathLike) or hasattr(given, "read"):
        how = "pd.read_csv(file, index_col=0, parse_dates=True)"
        return f"{wanted}; read the file first and give one of its columns: {how}['name']"
    if isinstance(given, pd.DataFrame):
        return f"{wanted}, not a DataFrame; give one of its columns"
    return f"{wanted}, not a {type(given).__name__}; give pd.Series(numbers, dates)"


def _days(index):
    """Dates, periods, or years as whole numbers => datetime64[s]."""
    wanted = "annotated needs dates or years as the index of the series"
    counted = isinstance(index, pd.RangeIndex) and index.start == 0
    if counted or index.isna().any() or isinstance(index, pd.MultiIndex):
        raise ValueError(f"{wanted}; give it with series.set_axis(dates)")
    if isinstance(index, pd.PeriodIndex):
        index = index.to_timestamp()
    if pd.api.types.is_integer_dtype(index) and index.to_series().between(-9999, 9999).all():
        return (index.to_numpy().astype("int64") - 1970).astype("datetime64[Y]").astype("M8[s]")
    try:
        if pd.api.types.is_numeric_dtype(index):
            raise ValueError
        days = pd.Series(index.astype(object)).astype("datetime64[s]")
    except (ValueError, TypeError, OverflowError):
        raise ValueError(f"{wanted}, and {index[0]!r} is no date; use pd.to_datetime") from None
    return days.to_numpy()


def _values(series):
    texts = [value for value in series if isinstance(value, str)]
    if texts:
        raise ValueError(f"{texts[0]!r} is no number; give annotated pd.to_numeric(series)")
    try:
        values = series.astype(float).to_numpy(dtype=float, na_value=np.nan)
    except (TypeError, ValueError):
        raise ValueError(
            "these values are no numbers; give annotated a series of numbers"
        ) from None
    if np.isinf(values).any():
        raise ValueError("an infinite number has no place; give annotated NaN where none is known")
    return values


def levels(low, high):
    """Two to four round numbers; the first is no greater than `low`, the last than `high`."""
    low = 0 if 0 < low < ZERO * high else low
    high = 0 if 0 > high > ZERO * low else high
    if low == high:
        return [low]
    power = 10.0 ** np.floor(np.log10(high - low) - 1)
    steps = (k * power * ten for ten in (1, 10, 100) for k in (1, 2, 5))
    step = next(s for s in steps if np.floor(high / s) - np.floor(low / s) < LEVELS)
    first, last = np.floor(low / step + 1e-9), np.floor(high / step + 1e-9)
    return [float(f"{n * step:.12g}") for n in np.arange(first, last + 1)]


def say(number):
    """1234.5 => '1,234.5', -3.0 => '−3', 20.3456 => '20.35'."""
    size = abs(number)
    form = ",.0f" if size == round(size) else ",.1f" if size >= 1000 else ".4g"
    return "−" * bool(number < 0) + format(size, form)
