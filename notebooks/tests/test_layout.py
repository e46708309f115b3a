import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from timeline.layout import displace, padding, rank, rows, stack, text_width, wrap

WIDTHS = st.integers(320, 2560)


def overlaps(left, right, top, bottom):
    """How many pairs of boxes share more than an edge."""
    i, j = np.triu_indices(len(left), 1)
    beside = (left[i] < right[j] - 1e-6) & (left[j] < right[i] - 1e-6)
    level = (top[i] < bottom[j] - 1e-6) & (top[j] < bottom[i] - 1e-6)
    return int((beside & level).sum())


def crossings(left, top, stem):
    """How many leader lines run through another's label."""
    passes = (left[:, None] <= stem) & (stem < stem[:, None] - 1e-9)
    return int((passes & (top[:, None] < top)).sum())


@st.composite
def labelled(draw):
    """Labels on a page of 320 to 2560 px: any moments, many of them the same."""
    width = draw(WIDTHS)
    n = draw(st.integers(0, 60))
    share = draw(arrays(float, n, elements=st.floats(0, 1, width=32)))
    if n and draw(st.booleans()):
        share = np.round(share, 1)
    stem = 150 + share * (width - 150)
    size = draw(arrays(float, n, elements=st.floats(20, 150, width=32)))
    reach = draw(arrays(float, n, elements=st.floats(5, 400, width=32)))
    lines = draw(arrays(int, n, elements=st.integers(1, 4)))
    priority = draw(arrays(float, n, elements=st.sampled_from([0.0, 1.0, 2.0])))
    return stem - size, stem + reach, stem, 3.4 + 15.6 * lines, priority


@given(labelled(), st.sampled_from([80, 300, 760, np.inf]), st.sampled_from([1, 3]))
def test_no_two_labels_and_no_line_cross_at_any_width_and_zoom(labels, limit, zoom):
    left, right, stem, height, priority = labels
    top = stack(left, right, stem, height, limit, rank(stem, priority))
    kept = ~np.isnan(top)
    assert kept.any() or not len(top) or height.min() > limit
    assert kept.all() or np.isfinite(limit)
    assert (top[kept] + height[kept] <= limit).all() and (top[kept] >= 0).all()
    wider = stem * zoom  # a label stays as wide as it was, and its bar grows
    boxes = wider - (stem - left), wider + (right - stem) * zoom, top, top + height
    assert overlaps(*(edge[kept] for edge in boxes)) == 0
    assert crossings(boxes[0][kept], top[kept], wider[kept]) == 0
    again = stack(left, right, stem, height, limit, rank(stem, priority))
    assert np.array_equal(top, again, equal_nan=True)


def test_what_finds_no_room_is_the_least_important():
    stem = np.full(5, 100.0)
    top = stack(stem - 50, stem + 5, stem, np.full(5, 20.0), 60, [4, 0, 3, 1, 2])
    assert np.isnan(top).tolist() == [True, False, True, False, False]
    assert top[[1, 3, 4]].tolist() == [0, 20, 40]


def test_labels_far_apart_share_the_first_line():
    assert stack([0, 200], [100, 300], [100, 300], [20, 20]).tolist() == [0, 0]


def test_marks_of_one_day_keep_their_order():
    assert stack([0, 0, 0], [9, 9, 9], [9, 9, 9], [20, 20, 20]).tolist() == [0, 20, 40]


def test_a_bar_keeps_its_line_free():
    # the second begins beside the bar of the first, whose label it does not cover
    assert stack([0, 250], [600, 400], [100, 400], [20, 20])[1] == 20


@given(
    arrays(float, st.integers(1, 40), elements=st.floats(0, 900, width=32)),
    st.floats(5, 60),
    st.floats(0, 500),
)
def test_a_column_keeps_order_and_ends_and_moves_no_more_than_it_must(ideal, size, more):
    sizes = np.full(len(ideal), size)
    high = sizes.sum() + more
    top = displace(ideal, sizes, 0, high)
    order = np.argsort(ideal, kind="stable")
    assert (np.diff(top[order]) >= size - 1e-6).all()
    assert top.min() >= -1e-6 and top.max() + size <= high + 1e-6

    def moved(tops):
        return ((tops + size / 2 - ideal) ** 2).sum()

    for step in (1, -1):  # least squares: no box can be moved alone to do better
        for i in range(len(top)):
            tried = top.copy()
            tried[i] += step
            fits = tried[i] >= 0 and tried[i] + size <= high
            others = np.delete(np.arange(len(top)), i)
            free = (np.abs(tried[i] - tried[others]) >= size).all()
            assert not (fits and free) or moved(tried) >= moved(top) - 1e-6


def test_boxes_with_room_are_not_moved():
    assert displace([50, 150], [20, 30], 0, 300).tolist() == [40, 135]
    assert displace([50, 50], [20, 20], 0, 300).tolist() == [30, 50]
    assert displace([5, 295], [20, 20], 0, 300).tolist() == [0, 280]


def test_rank_keeps_what_is_cited_and_spreads_the_rest():
    assert rank([0, 1, 2, 3], [0, 5, 0, 0])[1] == 0
    kept = np.argsort(rank([0, 1, 2, 50, 99, 100], np.zeros(6)))[:3]
    assert sorted(kept.tolist()) in ([0, 3, 5], [0, 2, 5], [0, 4, 5])


@given(labelled())
def test_rows_part_what_overlaps_and_are_as_few_as_can_be(labels):
    start, end = labels[2], labels[1]
    row = rows(start, end)
    assert overlaps(start, end, row, row + 1) == 0
    at_once = [((start <= day) & (end > day)).sum() for day in start]
    assert row.max(initial=-1) + 1 == max(at_once, default=0)


def test_padding_gives_each_label_its_room():
    share, width, room = np.array([0, 0.1, 0.9]), np.array([100, 180, 50]), 500
    pad = padding(share, width, room)
    assert (pad + share * (room - pad) >= width - 1e-9).all()
    assert pad == pytest.approx((180 - 50) / 0.9)
    assert padding(np.array([1.0]), np.array([100.0]), 500) == 0


@given(st.text(st.characters(codec="ascii"), max_size=80), st.floats(90, 600))
def test_wrap_loses_nothing_and_keeps_to_the_width(text, width):
    lines = wrap(text, width, 12)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(text_width(line, 12) <= width + 1e-6 for line in lines)


def test_wrap_evens_out_the_lines():
    assert wrap("one two three four", 90, 12) == ["one two", "three four"]
    assert wrap("short", 500, 12) == ["short"]
    assert len(wrap("Donaudampfschifffahrt", 90, 12)) > 1
    assert wrap("", 90, 12) == [""]
    assert wrap("some 31\u00a0days", 70, 12) == ["some", "31\u00a0days"]


def test_capitals_and_bold_are_wider():
    assert text_width("MMM", 12) > text_width("mnn", 12) > text_width("nnn", 12)
    assert text_width("nnn", 12, bold=True) > text_width("nnn", 12)
    assert text_width("大震災", 12) > text_width("MMM", 12)
