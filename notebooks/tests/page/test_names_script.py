"""The pages' scripts put names and marks where the placing tests work out that they are drawn."""

import json
import random
from dataclasses import asdict

import pytest
from in_node import node
from made_up import mark, name, story

from timeline.placing import LEFT, RIGHT

EDGE = 1  # px that a name keeps from an edge of the window


def cases(number):
    rng = random.Random(9)
    events = story(number, 10)
    for event in events:
        width, span = rng.uniform(300, 1400), 10 ** rng.uniform(0, 4.5)
        first = rng.choice([event.x0, event.x1]) - rng.uniform(-0.2, 1.2) * span
        yield event, rng.choice([LEFT, RIGHT]), first, span, width


def in_script(given, line=None):
    told = [
        {
            "event": asdict(event),
            "side": side,
            "window": {"first": first, "last": first + span},
            "width": width,
            "line": line,
        }
        for event, side, first, span, width in given
    ]
    return json.loads(node("names.mjs", given=json.dumps(told)))


def test_names_stand_where_placing_says():
    given = [*cases(2_000)]
    seen = 0
    for case, (left, edges) in zip(given, in_script(given), strict=True):
        event, side, first, span, width = case
        scale = width / span
        start = first * scale
        expected = name(event, side, scale, start + EDGE, start + width - EDGE)
        assert (left is None) == (expected is None), case
        assert left is None or left == pytest.approx(expected[0] - start, abs=1e-5), case
        assert edges == pytest.approx([at - start for at in mark(event, scale)], abs=1e-5), case
        seen += left is not None
    assert 300 < seen < 1_700


def test_a_name_that_slides_stands_on_either_side_of_a_line():
    slid = 0
    for line in range(0, 12_000, 1_500):
        given = [crossed(case, line) for case in cases(2_000) if case[0].x0 < line < case[0].x1]
        given = [case for case in given if case[0].over]
        found = zip(given, in_script(given, line), in_script(given), strict=True)
        for (event, _, first, span, width), (left, _), (free, _) in found:
            at = (line - first) * width / span
            assert left is None or left >= at or left + event.text <= at
            slid += left is not None and left != free
    assert slid > 30


def crossed(case, line):
    """The same with a window about the line."""
    event, side, _, span, width = case
    return event, side, line - span * (event.width % 1), span, width
