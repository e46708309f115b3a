import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.charts._periods import PERIODS, first_day, name_period, number

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
