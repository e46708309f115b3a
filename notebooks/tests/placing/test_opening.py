import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.placing import opening_window, priorities


@settings(deadline=None)  # other tests run beside it
@given(
    st.lists(st.integers(-500, 500), min_size=1, max_size=40), st.sampled_from([0.5, 0.7, 0.9, 1])
)
def test_the_window_is_the_shortest_that_holds_as_many(days, share):
    start, end = opening_window(days, share)
    count = math.ceil(round(share * len(days), 6))
    held = [day for day in days if start <= day <= end]
    assert len(held) >= count
    lengths = [b - a for a in days for b in days if sum(a <= day <= b for day in days) >= count]
    assert end - start == min(lengths)


def test_nine_tenths_and_of_windows_as_short_the_latest():
    assert opening_window([-2000, *range(24)]) == (1, 23)
    assert opening_window(range(10)) == (1, 9)
    assert opening_window([5]) == (5, 5)


def test_it_is_no_shorter_than_it_must_be():
    assert opening_window([5, 5, 5], least=30) == (-10, 20)
    assert opening_window([0, 100], least=30) == (0, 100)


def test_without_events_there_is_no_window():
    with pytest.raises(ValueError, match="no events"):
        opening_window([])


def test_the_accent_comes_first_and_context_last():
    year = 365
    rows = [  # begins, ends, span, mentions, accent, context
        (0, 1, False, 9, False, False),
        (0, 1, False, 0, False, True),
        (0, 400, True, 0, False, False),
        (0, 1, False, 20, False, False),
        (-5, -4, False, 0, False, True),
        (0, 30 * year, True, 0, False, True),
        (0, 1, False, 0, True, False),
        (0, 1, False, 9, False, False),
        (0, 30 * year, False, 0, False, False),
    ]
    x0, x1, spans, mentions, accent, context = np.transpose(rows)
    ranks = priorities(
        x0, x1, -1, year, spans=spans, mentions=mentions, accent=accent, context=context
    )
    # accent; eras as in the file; the span; the most mentioned, then the first; not mentioned
    assert np.argsort(ranks).tolist() == [6, 4, 5, 2, 3, 0, 7, 8, 1]
