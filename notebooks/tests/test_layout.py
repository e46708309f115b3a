import numpy as np
import pytest

from timeline.layout import padding, stack, text_width, wrap


def overlaps(left, right, top, bottom):
    """How many pairs of boxes share a point."""
    count = 0
    for i in range(len(left)):
        for j in range(i):
            beside = left[i] < right[j] and left[j] < right[i]
            level = top[i] < bottom[j] and top[j] < bottom[i]
            count += beside and level
    return count


def crossings(left, top, bottom, stem):
    """How many leader lines run through another's label."""
    return sum(
        left[i] <= stem[j] < stem[i] and top[i] < top[j]
        for i in range(len(left))
        for j in range(len(left))
        if i != j
    )


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("zoom", [1, 3])
def test_neither_labels_nor_lines_cross_at_any_zoom(seed, zoom):
    random = np.random.default_rng(seed)
    stem = np.sort(np.concatenate([random.uniform(200, 800, 30), random.uniform(780, 800, 30)]))
    width, height = random.uniform(40, 200, 60), random.choice([18, 34, 50], 60)
    reach = np.where(random.random(60) < 0.3, random.uniform(5, 300, 60), 5)
    top = stack(stem - width, stem + reach, stem, height)
    wider = stem * zoom  # a label stays as wide as it was, and its bar grows
    left, right = wider - width, wider + reach * zoom
    assert overlaps(left, right, top, top + height) == 0
    assert crossings(left, top, top + height, wider) == 0


def test_labels_far_apart_share_the_first_line():
    assert stack([0, 200], [100, 300], [100, 300], [20, 20]).tolist() == [0, 0]


def test_marks_of_one_day_keep_their_order():
    assert stack([0, 0, 0], [9, 9, 9], [9, 9, 9], [20, 20, 20]).tolist() == [0, 20, 40]


def test_a_bar_keeps_its_line_free():
    # the second begins beside the bar of the first, whose label it does not cover
    assert stack([0, 250], [600, 400], [100, 400], [20, 20])[1] == 20


def test_padding_gives_each_label_its_room():
    share, width, room = np.array([0, 0.1, 0.9]), np.array([100, 180, 50]), 500
    pad = padding(share, width, room)
    assert (pad + share * (room - pad) >= width - 1e-9).all()
    assert pad == pytest.approx((180 - 50) / 0.9)
    assert padding(np.array([1.0]), np.array([100.0]), 500) == 0


def test_wrap_evens_out_the_lines():
    assert wrap("one two three four", 90, 12) == ["one two", "three four"]
    assert wrap("short", 500, 12) == ["short"]
    assert wrap("Donaudampfschifffahrt", 90, 12) == ["Donaudampfs", "chifffahrt"]
    long = "Seven countries from the Baltic to the Balkans join NATO"
    assert all(text_width(line, 12) <= 180 for line in wrap(long, 180, 12))


def test_capitals_and_bold_are_wider():
    assert text_width("MMM", 12) > text_width("mnn", 12) > text_width("nnn", 12)
    assert text_width("nnn", 12, bold=True) > text_width("nnn", 12)
