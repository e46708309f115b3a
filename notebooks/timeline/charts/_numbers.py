"""A number over time, read from a pandas Series; and the round numbers beside it."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import pandas as pd

from ..dates import day_words
from ..drawing.scales import Dates, nice

MOST = 120  # stretches of time of which a long series shows the least and the greatest number
LEVELS = 4  # from one round number to the next, at most so many times
SAID = 12  # steps at most that say their own numbers
ZERO = 0.4  # of the greatest: from a least number below this on, the scale begins at zero
WANTED = "annotated takes a pandas Series of numbers, with dates or years as its index"


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
        kept = self._kept()
        points = [*zip(self.at[kept], self.values[kept], strict=True)]
        for (x, y), (to_x, to_y) in pairwise(points):
            treads = [(x, y, to_x, y), (to_x, y, to_x, to_y)] if self.steps else []
            for piece in treads or [(x, y, to_x, to_y)]:
                if piece[:2] != piece[2:] and not np.isnan(piece).any():
                    yield piece

    def runs(self, first, last):
        """Its corners between two places, [(place, number), ...] as far as it has no gap."""
        found = [[]]
        for x, y, to_x, to_y in self.pieces():
            a, b = (min(max(end, first), last) for end in (x, to_x))
            if to_x <= first or x >= last:
                continue
            slope = (to_y - y) / (to_x - x) if x < to_x else 0
            start = a, (y + slope * (a - x))
            found += [[start]] if found[-1][-1:] != [start] else []
            found[-1].append((b, y + slope * (b - x) if x < to_x else to_y))
        return found[1:]

    def changes(self):
        """Where a step leads to another number."""
        return [place for place in self.at if self.rise(place)]

    def _kept(self):
        """The numbers that a page can tell apart: all, or of each stretch the extremes."""
        if len(self.at) <= 2 * MOST:
            return np.arange(len(self.at))
        stretch = np.searchsorted(np.linspace(self.at[0], self.at[-1], MOST), self.at)
        gap, values = np.isnan(self.values), pd.Series(self.values)
        known, gaps = (values[part].groupby(stretch[part]) for part in (~gap, gap))
        return np.unique([*known.idxmin(), *known.idxmax(), *gaps.head(1).index, *self.ends()])


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
        how = "read a file first, and give one of its columns: pd.read_csv(file, index_col=0)[name]"
        raise TypeError(f"{WANTED}, not a {type(series).__name__}; {how}")
    days, values = _days(series.index), _values(series)
    order = np.argsort(days, kind="stable")
    days, values = days[order], values[order]
    twice = np.flatnonzero(days[1:] == days[:-1])
    if len(twice):
        day = day_words(pd.Timestamp(days[twice[0]]))
        raise ValueError(f"two numbers are given for {day}; give annotated one number for each day")
    name = series.name if isinstance(series.name, str) else ""
    return Path(Dates().at(days), values, steps, name)


def _days(index):
    """Dates, periods, or years as whole numbers => datetime64[s]."""
    if isinstance(index, pd.PeriodIndex):
        index = index.to_timestamp()
    try:
        if pd.api.types.is_integer_dtype(index) and not index.equals(pd.RangeIndex(len(index))):
            return (index.to_numpy("int64") - 1970).astype("M8[Y]").astype("M8[s]")
        if pd.api.types.is_numeric_dtype(index) or index.hasnans:
            raise ValueError
        return pd.Series(index.astype(object)).astype("M8[s]").to_numpy()
    except (ValueError, TypeError, OverflowError):
        found = f", not {index.tolist()[0]!r}" if len(index) else ""
        raise ValueError(f"{WANTED}{found}; give it dates with series.set_axis(dates)") from None


def _values(series):
    try:
        values = series.astype(float).to_numpy(dtype=float, na_value=np.nan)
    except (TypeError, ValueError) as error:
        raise ValueError(f"{WANTED} ({error}); use pd.to_numeric(series)") from None
    if np.isinf(values).any() or np.isnan(values).all():
        raise ValueError(f"{WANTED}, at least one and all finite; give NaN where none is known")
    return values


def levels(low, high):
    """Up to five round numbers; the first is no greater than `low`, the last than `high`."""
    low = 0 if 0 < low < ZERO * high else low
    if low == high:
        return [low]
    unit = 10.0 ** np.floor(np.log10((high - low) / LEVELS))
    step = nice((high - low) / LEVELS / unit) * unit
    first, last = np.floor(low / step + 1e-9), np.floor(high / step + 1e-9)
    return [float(f"{n * step:.12g}") for n in np.arange(first, last + 1)]


def ground(path, named):
    """Where the scale begins, and the round numbers beside it.

    None are needed where the steps are few, each on one of the places that are `named`, and
    so say their numbers themselves.
    """
    low, high = np.nanmin(path.values), np.nanmax(path.values)
    if path.steps and low < high and len(path.at) <= MOST:
        changes = path.changes()
        if len(changes) <= SAID and named.issuperset(changes):
            return (0 if 0 < low < ZERO * high else float(low)), []
    marked = levels(low, high)
    return marked[0], marked


def day_at(place):
    """The day of a place, a Timestamp."""
    return pd.Timestamp(np.datetime64(round(float(place) * 86400), "s"))


def say(number):
    """1234.5 => '1,234.5', -3.0 => '−3', 20.3456 => '20.35'."""
    size = abs(number)
    form = ",.0f" if size == round(size) else ",.1f" if size >= 1000 else ".4g"
    return "−" * bool(number < 0) + format(size, form)
