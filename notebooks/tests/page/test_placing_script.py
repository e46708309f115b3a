"""The pages' scripts give the same rows, sides and thresholds as Python, to the last digit."""

import json
import random
from dataclasses import asdict, replace
from math import inf

import pytest
from in_node import node
from made_up import STORIES, page, story

from timeline.placing import Page, place
from timeline.placing.boxes import six


def in_script(stories, scales=()):
    """What the scripts make of stories, each (events, page, rows of lanes or None)."""
    stories = [
        {"events": [asdict(event) for event in events], "page": asdict(page), "lanes": lanes}
        for events, page, lanes in stories
    ]
    return json.loads(node("placing.mjs", given=json.dumps({"stories": stories, "scales": scales})))


def in_python(events, page, lanes):
    """The same of one story, as it comes from JSON."""
    layout = place(events, page, lanes)
    places = [asdict(at) for at in layout.places]
    places = [at | {"threshold": None} if at["threshold"] == inf else at for at in places]
    return {"places": places, "lanes": list(layout.lanes)}


def drawn(seed):
    """A random story in one lane or several, on a page of any size, its lanes given or not."""
    rng = random.Random(seed)
    always = rng.choice([0, 0, 0.1, 1])
    events = story(rng.randrange(1, 120), seed, rng.choice([60, 3_000, 12_000, 400_000]), always)
    lanes = rng.choice([1, 1, 2, 5])
    events = [replace(event, lane=rng.randrange(lanes)) for event in events]
    rows = [rng.randrange(1, 9) for _ in range(lanes)] if rng.random() < 0.4 else None
    return events, page(events, **some_page(rng)), rows


def some_page(rng):
    return {
        "width": rng.choice([960.0, rng.uniform(300, 1400)]),
        "narrow": rng.choice([560.0, rng.uniform(200, 1500)]),
        "least": rng.choice([0.0, rng.uniform(0.001, 0.1)]),
        "closest": rng.choice([40.0, rng.uniform(0.01, 40)]),
        "rows": rng.choice([30, rng.randrange(1, 20)]),
        "gap": rng.choice([6.0, rng.uniform(0, 12)]),
        "line": rng.choice([None, rng.uniform(-1_000, 12_000)]),
        "space": rng.choice([5.0, rng.uniform(0, 12)]),
    }


def inside(rng):
    """Events of any extent, bars and dots, about a window that many cross the ends of."""
    events = story(60, rng.random(), always=rng.choice([0, 0.2]))
    events = [
        replace(event, x0=first, x1=first + rng.choice([0, rng.expovariate(1e-2)]))
        for event in events
        for first in [rng.uniform(-300, 1300)]
    ]
    return events, Page(0, rng.uniform(500, 1000)), None


def assert_same(stories, found):
    for number, (given, layout) in enumerate(zip(stories, found, strict=True)):
        assert in_python(*given) == layout, f"story {number}: {given[1:]}"


def test_random_stories_are_placed_as_python_places_them():
    rng = random.Random(5)
    stories = [*map(drawn, range(300)), *(inside(rng) for _ in range(40))]
    assert_same(stories, in_script(stories)["layouts"])


@pytest.mark.long
def test_many_random_stories_are_placed_as_python_places_them():
    stories = [drawn(seed) for seed in range(1_000, 4_000)]
    assert_same(stories, in_script(stories)["layouts"])


def test_stories_of_every_kind_are_placed_as_python_places_them():
    stories = []
    for events in STORIES.values():
        always = [replace(event, always=True) for event in events]
        lanes = [replace(event, lane=k % 3) for k, event in enumerate(events)]
        stories += [(each, page(each), None) for each in (events, always, lanes)]
        stories += [(lanes, page(lanes, rows=2), rows) for rows in (None, [1, 2, 0])]
    assert_same(stories, in_script(stories)["layouts"])


def test_what_matches_a_filter_is_placed_in_as_many_rows():
    stories = []
    for seed in range(10):
        events = [replace(event, lane=k % 3) for k, event in enumerate(story(90, seed))]
        layout = place(events, page(events, rows=12))
        stories.append((events[::4], layout.page, list(layout.lanes)))
    found = in_script(stories)["layouts"]
    assert_same(stories, found)
    assert [layout["lanes"] for layout in found] == [rows for _, _, rows in stories]


def test_a_story_of_thousands_is_placed_as_python_places_it():
    stories = [(events, page(events), None) for events in [story(2_500, 1), story(2_500, 2, 900)]]
    assert_same(stories, in_script(stories)["layouts"])


def test_numbers_are_rounded_as_python_rounds_them():
    rng = random.Random(6)
    scales = [10 ** rng.uniform(-12, 12) for _ in range(5_000)]
    # halfway between two of six digits, in as many binary digits as it takes, or nearly
    halves = [rng.randrange(100_000, 1_000_000) + 0.5 for _ in range(5_000)]
    scales += [half * 10.0 ** rng.randrange(-6, 6) for half in halves]
    assert in_script([], scales)["scales"] == [six(scale) for scale in scales]


def test_the_scripts_pass_their_own_tests():
    node("--test", "placing.test.mjs")
