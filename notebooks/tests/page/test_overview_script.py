"""What the strip of an explorer counts, as Python does, and how it stretches time."""

import json
import re
from itertools import pairwise

import numpy as np
import pytest
from in_node import node

from timeline.placing import histograms

BINS, STORIES = 20, 60
SPANS = [
    [
        [-397_000, 20_200],
        sorted([-390_000, -100_000, *range(7_000, 20_000, 500), *range(20_100, 20_190)]),
    ],
    [[0, 10], [5]],
    [[0, 400], []],
    [[-800_000, 20_000], [10_000] * 500],
    [[-1_800_000, -700_000], sorted(np.linspace(-1_790_000, -710_000, 90).tolist())],
]
WIDTHS = [264, 848, 1896]
DATE = re.compile(r"(?:(?:\d+ )?[A-Z][a-z]{2}(?: \d+(?: BCE)?)?|\d+(?: BCE)?)")


def story(seed):
    """Bounds of random events, days and spans and what is vague, some of them out of view."""
    random = np.random.default_rng(seed)
    a, b, c, d = np.sort(random.integers(-4, BINS + 4, (4, random.integers(0, 40))), axis=0)
    kinds = np.array([[a, a, a, a], [a, d, a, d], [a, a, d, d], [a, b, c, d], [a, c, b, d]])
    which = random.integers(0, len(kinds), len(a))
    bounds = kinds[which, :, np.arange(len(a))].T
    return {"bounds": bounds.tolist(), "numbers": random.integers(1, 4, len(a)).tolist()}


@pytest.fixture(scope="module")
def stories():
    return [story(seed) for seed in range(STORIES)]


@pytest.fixture(scope="module")
def found(stories):
    asked = {"stories": stories, "bins": BINS, "spans": SPANS, "widths": WIDTHS}
    return json.loads(node("overview.mjs", given=json.dumps(asked)))


def test_each_bin_counts_as_python_counts_it(stories, found):
    bins = np.arange(BINS)
    for told, counts in zip(stories, found["counts"], strict=True):
        bounds = np.repeat(np.reshape(told["bounds"], (4, -1)), told["numbers"], axis=1)
        density = histograms(bounds, 0, 1, BINS)
        assert counts["possible"] == density.possible(bins, bins)[0].tolist()
        assert counts["certain"] == density.certain(bins, bins)[0].tolist()


def test_a_stretched_scale_rises_from_end_to_end_and_can_be_read_back(found):
    for (whole, _), places, shares in zip(SPANS, found["places"], found["back"], strict=True):
        assert places[0] == whole[0] and places[-1] == whole[1]
        assert all(a < b for a, b in pairwise(places))
        assert shares == pytest.approx([k / 100 for k in range(101)], abs=1e-9)


def test_where_events_are_dense_time_is_long(found):
    places = found["places"][0]
    assert places[50] > 15_000  # of a millennium half of the strip is the last years


def test_ticks_of_a_stretched_scale_rise_and_say_which_year_they_mean(found):
    for ticks in found["ticks"]:
        for some in ticks:
            shares = [tick["share"] for tick in some]
            assert shares == sorted({*shares}) and shares[0] >= 0 and shares[-1] <= 1
            assert re.search(r"\d+(?: BCE)?$", some[0]["text"])
            assert all(DATE.fullmatch(tick["text"]) for tick in some)
        assert len(ticks[0]) <= len(ticks[1]) <= len(ticks[2])
    assert [len(some) >= least for some, least in zip(found["ticks"][0], [3, 8, 18], strict=True)]


@pytest.mark.parametrize("width", WIDTHS)
def test_ticks_are_apart_and_rounder_ones_are_there_first(found, width):
    ticks = found["ticks"][4][WIDTHS.index(width)]
    places = [width * tick["share"] for tick in ticks]
    assert all(b - a >= 55.9 for a, b in pairwise(places))
    years = [int(tick["text"].split()[0]) for tick in ticks]
    assert {2000, 1000} <= {*years} and sum(year % 100 == 0 for year in years) >= len(years) / 2


def test_ticks_before_the_common_era_say_so(found):
    texts = [tick["text"] for ticks in found["ticks"][4] for tick in ticks]
    assert all(text.endswith("0 BCE") or text == "1" for text in texts) and "2500 BCE" in texts
