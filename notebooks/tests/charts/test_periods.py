import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.charts._periods import PERIODS, first_day, name_period, number, ticks
from timeline.placing import text_width

DAY = np.datetime64("1970-01-01", "D")
DAYS = st.integers(-4_300_000, 2_900_000).map(lambda n: DAY + n)  # years -9803 to 9909


@given(DAYS, st.sampled_from(PERIODS))
def test_each_day_lies_in_one_period(day, per):
    n = number(day, per)
    assert first_day(n, per) <= day < first_day(n + 1, per)


@pytest.mark.parametrize(
    ("day", "per", "name"),
    [
        ("2014-03-18", "day", "18 March 2014"),
        ("2025-01-26", "week", "the week of 20 January 2025"),
        ("2014-03-18", "month", "March 2014"),
        ("2025-03-31", "quarter", "the first quarter of 2025"),
        ("2025-10-01", "quarter", "the fourth quarter of 2025"),
        ("-0043-03-15", "year", "44 BCE"),
        ("1999-12-31", "decade", "the 1990s"),
        ("0005-01-01", "decade", "the years 1 BCE to 9"),
        ("2000-12-31", "century", "the 20th century"),
        ("2001-01-01", "century", "the 21st century"),
        ("0001-01-01", "century", "the 1st century"),
        ("1013-01-01", "century", "the 11th century"),
        ("0000-12-31", "century", "the 1st century BCE"),
        ("-0449-01-01", "century", "the 5th century BCE"),
    ],
)
def test_periods_are_named_as_people_do(day, per, name):
    assert name_period(number(np.datetime64(day), per), per) == name


@given(DAYS, st.integers(8, 3_000_000), st.sampled_from([230, 318, 610, 1100]))
def test_ticks_never_touch(day, length, room):
    last = min(day + length, np.datetime64("9999-12-31"))
    marks = ticks(day, last, room)
    px = room / (last - day).astype(int)
    boxes = [((at - day).astype(int) * px + 4, text_width(text, 12)) for at, text in marks if text]
    assert all(b - a >= wide for (a, wide), (b, _) in itertools.pairwise(boxes))
    assert all(at + wide <= room for at, wide in boxes)
    assert all(day <= at <= last for at, _ in marks)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("-0499-01-01", "0520-01-01", ["500 BCE", "1", ""]),
        ("2014-01-01", "2017-02-01", ["2014", "2015", "2016", ""]),
        (
            "2024-11-01",
            "2025-03-09",
            ["Nov 2024", "", "Jan 2025", "", ""],
        ),
    ],
)
def test_ticks_say_the_year_once_and_as_people_count_it(first, last, words):
    assert [text for _, text in ticks(np.datetime64(first), np.datetime64(last), 250)] == words
