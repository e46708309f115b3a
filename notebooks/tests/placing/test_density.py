import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.placing import histograms

BINS = 12


@st.composite
def bounded(draw):
    """Events with a lane: days, spans, both of them known to the day or not, some out of view."""
    moments = st.floats(-5, BINS + 5, width=32)
    events, lanes = [], draw(st.integers(1, 3))
    for _ in range(draw(st.integers(0, 25))):
        a, b, c, d = sorted(draw(st.tuples(moments, moments, moments, moments)))
        kinds = [[a, a, a, a], [a, d, a, d], [a, a, d, d], [a, b, c, d], [a, c, b, d]]
        events.append([*draw(st.sampled_from(kinds)), draw(st.integers(0, lanes - 1))])
    *bounds, lane = np.reshape(events, (-1, 5)).T
    return np.array(bounds), lane.astype(int), lanes


@settings(deadline=None)  # other tests run beside it
@given(bounded(), st.integers(0, BINS - 1), st.integers(0, BINS - 1))
def test_counts_are_exact_for_any_range(events, one, other):
    bounds, lane, lanes = events
    first, last = sorted((one, other))
    found = histograms(bounds, 0, 1, BINS, lane, lanes)
    # bins first to last are the moments from first up to, but not with, last + 1
    early, late, end, ended = np.floor(bounds)
    possible = (early <= last) & (ended >= first)
    certain = (late <= last) & (end >= first)
    for counts, touched in [(found.possible, possible), (found.certain, certain)]:
        expected = np.bincount(lane[touched], minlength=lanes)
        assert counts(first, last)[:, 0].tolist() == expected.tolist()


@settings(deadline=None)  # other tests run beside it
@given(bounded())
def test_what_is_certain_is_possible(events):
    found = histograms(events[0], 0, 1, BINS, *events[1:])
    first, last = np.triu_indices(BINS)
    certain, possible = found.certain(first, last), found.possible(first, last)
    assert certain.shape == possible.shape == (found.lanes, len(first))
    assert (certain >= 0).all() and (certain <= possible).all()


def test_a_year_is_certain_only_within_the_whole_year():
    found = histograms([[0], [11], [0], [11]], 0, 1, 24)  # a day in months 0 to 11
    assert found.possible([0, 3, 12], [11, 5, 23]).tolist() == [[1, 1, 0]]
    assert found.certain([0, 0, 1, 3], [11, 23, 23, 5]).tolist() == [[1, 1, 0, 0]]


def test_bins_begin_and_are_as_long_as_one_says():
    found = histograms([[107.0]] * 4, 100, 5, 3)
    assert found.bins == 3 and found.lanes == 1
    assert found.possible([0, 1, 2], [0, 1, 2]).tolist() == [[0, 1, 0]]


def test_what_lies_outside_touches_no_bin_and_what_reaches_in_does():
    found = histograms([[-9, -9, 9], [-9, -9, 9], [-8, 2, 9], [-8, 2, 9]], 0, 1, 4)
    assert found.certain([0, 2, 3], [3, 2, 3]).tolist() == [[1, 1, 0]]


def test_no_events():
    found = histograms(np.empty((4, 0)), 0, 1, 4, lanes=2)
    assert found.possible(0, 3).tolist() == found.certain(0, 3).tolist() == [[0], [0]]


def test_a_million_years_without_a_month_are_kept_as_a_few_rows():
    year = np.random.default_rng(1).integers(0, 30, 100_000)
    found = histograms([year * 12, year * 12 + 11.0, year * 12, year * 12 + 11.0], 0, 1, 360)
    assert len(found.undated) == 30
    assert found.certain(0, 359) == 100_000


@pytest.mark.parametrize("span", [(-1, 2), (2, 1), (0, 4)])
def test_a_range_that_is_none_is_refused(span):
    with pytest.raises(IndexError, match="from 0 to 3"):
        histograms([[0.0]] * 4, 0, 1, 4).possible(*span)


@pytest.mark.parametrize("bounds", [(1, 0, 2, 3), (0, 1, 3, 2), (5, 6, 1, 2), (0, 1, np.nan, 2)])
def test_bounds_out_of_order_are_refused(bounds):
    with pytest.raises(ValueError, match="event 1: "):
        histograms(np.transpose([(0, 0, 0, 0), bounds]), 0, 1, 4)
