"""Lanes and their rows."""

from dataclasses import replace

import pytest
from made_up import days, page, story

from timeline.placing import Event, Page, place
from timeline.placing.lanes import share


def test_filtered_events_keep_to_as_many_rows_and_clearing_brings_all_back():
    events = [replace(event, lane=k % 3) for k, event in enumerate(story(120, 9))]
    layout = place(events, page(events))
    fewer = place([event for event in events if event.lane == 1], layout.page, layout.lanes)
    assert fewer.lanes == layout.lanes
    assert {at.row - layout.lanes[0] for at in fewer.places} <= {-1, *range(layout.lanes[1])}
    assert any(at.row == layout.lanes[0] for at in fewer.places)
    assert place(events, layout.page, layout.lanes) == layout


def test_lanes_lie_one_below_the_other():
    events = [replace(event, lane=k % 3) for k, event in enumerate(story(90, 8))]
    layout = place(events, page(events))
    tops = [sum(layout.lanes[:lane]) for lane in range(4)]
    for event, at in zip(layout.events, layout.places, strict=True):
        assert at.row < 0 or tops[event.lane] <= at.row < tops[event.lane + 1]


def test_rows_go_first_to_those_that_cannot_do_without_and_then_to_what_gains_most():
    assert share([1, 1], [[9, 5, 4], [3, 2]], 4) == [3, 1]
    assert share([1, 3], [[9, 5, 4], [1, 1, 1]], 5) == [2, 3]
    assert share([4, 4, 1], [[1] * 9] * 3, 6) == [3, 2, 1]
    assert share([20, 10], [[9] * 20, [9] * 20], 9) == [6, 3]
    assert share([1, 0, 1], [[3], [], [3]], 30) == [1, 0, 1]
    assert share([1] * 40, [[1]] * 40, 30) == [1] * 40


def test_a_busy_lane_gets_more_rows_and_all_together_no_more_than_there_are():
    events = [replace(e, lane=int(k > 20)) for k, e in enumerate(days(*range(0, 1000, 5)))]
    layout = place(events, page(events, rows=12))
    assert sum(layout.lanes) == 12 and layout.lanes[1] > 2 * layout.lanes[0]


def test_a_lane_gets_the_rows_that_it_cannot_do_without_though_others_gain_more():
    busy = [replace(event, lane=1) for event in days(*[3] * 6)]
    layout = place([*days(*range(0, 1000, 3)), *busy], Page(-10, 1010, rows=10))
    assert layout.lanes == (4, 6) and layout.unplaced == []


def test_a_lane_that_is_not_there_is_refused():
    with pytest.raises(ValueError, match="there is no lane 2"):
        place([Event(0, 1, 10.0, lane=2)], Page(0, 9), lanes=[1, 1])
