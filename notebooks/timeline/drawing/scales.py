"""From days to places along an axis, to its ticks, and to what plotly takes for them."""

import calendar
import re
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..dates import year_words

DAY = np.timedelta64(1, "D")
MONDAY = 3  # so many days after a Monday 1970 began
# Days and what their multiples are called on an axis.
UNITS = {"day": 1, "week": 7, "month": 30.436875, "year": 365.2425, "century": 36524.25}
# One line each, where plotly would set the year below the day.
STOPS = [
    {"dtickrange": [None, "M1"], "value": "%-d %b %Y"},
    {"dtickrange": ["M1", "M12"], "value": "%b %Y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]


class Dates:
    """An axis of dates. Positions are days since 1970 as float."""

    kind = "dates"  # what a page makes its ticks by
    inset = 0.01  # of a day: what each end is drawn in by for placing, so that neighbours are apart
    least = 30  # what an axis shows at least, and an open end
    year = UNITS["year"]

    def at(self, days):
        """Moments (datetime64) => positions."""
        return np.asarray(days, "datetime64[s]").astype("int64") / 86400

    def value(self, position):
        """A position => what plotly takes, as short as it can be written: '2014-03-18'."""
        moment = np.datetime64(round(float(position) * 86400), "s")
        text = np.datetime_as_string(moment)[: None if position % 1 else -9].replace("T", " ")
        return re.sub(r"^-(\d+)", lambda year: f"-{year[1]:0>4}", text)

    def ticks(self, first, last, most):
        """Round years, months, weeks or days, at most about `most` => positions, texts.

        Weeks begin on Mondays. The year is said at the first tick, and where it changes.
        """
        unit, step = _step((last - first) / most)
        begin, end = (
            np.datetime64(round(p * 86400), "s").astype(f"M8[{unit}]") for p in (first, last)
        )
        numbers = np.arange(begin.astype(int), end.astype(int) + 1)
        moments = numbers[_is_round(numbers, unit, step)].astype(f"M8[{unit}]")
        moments = moments[self.at(moments) >= first]
        texts = [_tick_words(now, unit, before) for before, now in pairwise([None, *moments])]
        return self.at(moments), texts


@dataclass(frozen=True)
class Since:
    """Days before and after `origin` (datetime64). Positions are days, negative before."""

    origin: np.datetime64
    kind = "days"
    inset = 0.01
    least = 30
    year = UNITS["year"]

    def at(self, days):
        return Dates().at(days) - Dates().at(self.origin)

    def ticks(self, first, last, most):
        """Round numbers of days, months or years from the origin => positions, texts."""
        unit, days = _unit((last - first) / 8)
        step = nice((last - first) / days / most)
        numbers = range(int(np.ceil(first / days / step)), int(last / days // step) + 1)
        marks = [n * step for n in numbers]
        return [mark * days for mark in marks], [_signed(mark, unit) for mark in marks]


@dataclass(frozen=True)
class BeforeHorizon:
    """Years before `horizon` (datetime64), logarithmic. Positions rise towards it.

    A month is added to all, as the logarithm of no time at all has no place.
    """

    horizon: np.datetime64
    kind = "log years"
    inset = 0
    least = 0.05
    year = np.inf  # no length on it is to be compared

    def at(self, days):
        ago = np.maximum(Dates().at(self.horizon) - Dates().at(days), 0)
        return -np.log10(ago / UNITS["year"] + 1 / 12)

    def ticks(self, first, last, most):
        """Round numbers of years ago => positions, texts."""
        years = [0, 0.25, 1, 2, 5, *(10**n * k for n in range(1, 4) for k in (1, 2, 5))]
        shown = [y for y in reversed(years) if first <= -np.log10(y + 1 / 12) <= last]
        shown = self._apart(shown, (last - first) / most)
        return [-np.log10(y + 1 / 12) for y in shown], [self._text(y) for y in shown]

    def _apart(self, years, least):
        """Those that lie no closer than `least`, beginning with the horizon."""
        kept = []
        for year in reversed(years):
            if not kept or np.log10((year + 1 / 12) / (kept[0] + 1 / 12)) >= least:
                kept.insert(0, year)
        return kept

    def _text(self, years):
        """The year, and near the horizon the month: '1025', 'Sep 2024'."""
        moment = self.horizon - np.timedelta64(round(years * 365.2425 * 86400), "s")
        return _year(moment) if years > 1 else f"{_month(moment)} {_year(moment)}"


@dataclass(frozen=True)
class Numbers:
    """An axis of plain numbers, told by `words`: ``words(5)`` gives "5", or "5 years"."""

    words: callable = "{:,}".format
    kind = "numbers"
    inset = 0
    least = 1
    year = np.inf

    def ticks(self, first, last, most):
        """Round whole numbers => positions, texts."""
        step = nice((last - first) / most)
        numbers = range(int(np.ceil(first / step)) * step, int(np.floor(last)) + 1, step)
        return list(numbers), [self.words(number) for number in numbers]


@dataclass(frozen=True)
class Part:
    """A stretch of another scale as the numbers from 0 to 1: one of several in a picture."""

    whole: Dates
    first: float
    last: float
    kind = "numbers"

    def of(self, place):
        """A place of the whole scale => its share of the stretch."""
        return (place - self.first) / (self.last - self.first)

    def at(self, days):
        return self.of(self.whole.at(days))

    def ticks(self, first, last, most):
        """Those of the whole scale, at places of this one => positions, texts."""
        ends = (self.first + share * (self.last - self.first) for share in (first, last))
        places, texts = self.whole.ticks(*ends, most)
        return [self.of(place) for place in places], texts

    def _units(self, length):
        return length / (self.last - self.first)

    inset = property(lambda self: self._units(self.whole.inset))
    year = property(lambda self: self._units(self.whole.year))
    least = property(lambda self: self._units(self.whole.least))


Scale = Dates | Since | BeforeHorizon | Numbers | Part


def nice(step):
    """The next 1, 2 or 5 times a power of ten that is no smaller, and at least 1."""
    power = 10 ** int(np.floor(np.log10(max(step, 1))))
    return next(int(k * power) for k in (1, 2, 5, 10) if k * power >= max(step, 1) - 1e-9)


def _signed(number, unit):
    """-2, 'year' => '−2 years'; 0 => 'day 0'."""
    return f"{'−+'[number > 0]}{plural(number, unit)}" if number else "day 0"


def plural(number, unit):
    """-2, 'year' => '2 years'."""
    units = {"century": "centuries"}.get(unit, f"{unit}s")
    return f"{abs(number):,} {unit if abs(number) == 1 else units}"


def _step(days):
    """What is no shorter than so many days: numpy's unit, how many of it."""
    if days <= 14:
        return "D", next(k for k in (1, 2, 7, 14) if k >= days)
    if days <= 190:
        return "M", next(k for k in (1, 2, 3, 6, 12) if k * UNITS["month"] >= days)
    return "Y", nice(days / UNITS["year"])


def _is_round(numbers, unit, step):
    """Which of some days, months or years since 1970 are: of years those that read so."""
    if unit == "D":
        return (numbers + MONDAY * (step >= 7)) % step == 0
    if unit == "M":
        return numbers % step == 0
    years = numbers + 1970
    return (np.where(years > 0, years, years - 1) % step == 0) | (years == 1)  # 100 BCE, 1, 100


def _tick_words(moment, unit, before):
    """'14 Mar', 'Mar', '2014'; with its year if there is no tick before it in that year."""
    year = _year(moment)
    if unit == "Y" or (unit == "M" and _month(moment) == "Jan"):
        return year
    words = f"{_day(moment)} {_month(moment)}" if unit == "D" else _month(moment)
    return words if before is not None and _year(before) == year else f"{words} {year}"


def _year(moment):
    return year_words(int(moment.astype("M8[Y]").astype(int)) + 1970)


def _month(moment):
    return calendar.month_abbr[int(moment.astype("M8[M]").astype(int)) % 12 + 1]


def _day(moment):
    return int((moment - moment.astype("M8[M]").astype("M8[D]")).astype(int)) + 1


def _unit(step):
    """The longest unit that is no longer than `step` days."""
    return [item for item in UNITS.items() if item[1] <= max(step, 1)][-1]
