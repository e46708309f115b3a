import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.charts._lengths import length_in_words

DAYS = st.integers(-2_000_000, 2_000_000)


def exact(first, last):
    return length_in_words((first, last), (first, last))


def test_a_month_ends_when_the_month_does():
    assert exact("2023-01-31", "2023-03-31") == "2 months"
    assert exact("2023-12-31", "2024-02-29") == "2 months"
    assert exact("2024-02-29", "2025-02-28") == "1 year"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(0, 30, "up to 30 days"), (40, 45, "40 to 45 days"), (58, 330, "1 to 11 months")],
)
def test_a_range_is_rounded_outwards(low, high, words):
    day = np.datetime64("2023-01-01")
    assert length_in_words((day, day + low), (day, day + high)) == words


@given(DAYS, st.integers(0, 1_000_000), st.integers(0, 1_000_000))
def test_every_range_of_days_has_words(start, low, more):
    day = np.datetime64(start, "D")
    words = length_in_words((day, day + low), (day, day + low + more))
    assert words[-1] in "sy" or words.endswith(("year", "month"))
    assert " 0 " not in f" {words} " and "-" not in words
