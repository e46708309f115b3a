"""The pages' scripts make the same ticks as Python."""

import json
import random

import numpy as np
from in_node import node

from timeline.drawing.scales import Dates, Since

SCALES = {"dates": Dates(), "days": Since(np.datetime64("2014-03-18"))}


def in_script(windows=(), days=()):
    return json.loads(node("ticks.mjs", given=json.dumps({"windows": windows, "days": days})))


def window(rng):
    """A window of a day to ten thousand years, before our era or after."""
    middle = rng.choice([rng.uniform(-2e6, 4e5), rng.uniform(-2e4, 3e4), rng.randrange(-900, 900)])
    half = 10 ** rng.uniform(-0.3, 6.3)
    if rng.random() < 0.2:
        middle, half = round(middle), round(half) + 1
    return rng.choice([*SCALES]), middle - half, middle + half, rng.randrange(2, 20)


def in_python(kind, first, last, most):
    places, texts = SCALES[kind].ticks(first, last, most)
    return [{"at": float(at), "text": text} for at, text in zip(places, texts, strict=True)]


def test_ticks_are_those_of_python():
    rng = random.Random(7)
    windows = [window(rng) for _ in range(800)]
    for given, found in zip(windows, in_script(windows)["ticks"], strict=True):
        assert found == in_python(*given), given


def test_days_are_dates_as_in_python():
    rng = random.Random(8)
    days = [rng.randrange(-3_000_000, 3_000_000) for _ in range(3_000)]
    dates = np.array(days, "M8[D]")
    found = in_script(days=days)
    months = dates.astype("M8[M]")
    assert found["firsts"] == months.astype("M8[D]").astype(int).tolist()
    years = dates.astype("M8[Y]").astype(int) + 1970
    assert [date["year"] for date in found["dates"]] == years.tolist()
    assert [date["month"] for date in found["dates"]] == (months.astype(int) % 12).tolist()
    first = months.astype("M8[D]").astype(int)
    assert [date["day"] for date in found["dates"]] == (np.array(days) - first + 1).tolist()
