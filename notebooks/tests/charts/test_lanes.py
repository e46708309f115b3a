import pytest

from timeline import lanes
from timeline.drawing.marks import Text


def heads(chart):
    return [lane.name for lane in chart.scenes[-1].lanes]


def test_a_lane_a_theme_in_the_order_of_the_file(events):
    recent = events[events["start_min"].ge("2014")]
    themes = [name for name in events["theme"].cat.categories if (recent["theme"] == name).any()]
    assert heads(lanes(recent)) == themes


def test_an_event_stands_in_the_lane_of_each_of_its_actors(read):
    lines = ["2014-03-18,Treaty,A; B", "2015-01-01,Talks,B", "2016-01-01,Nobody,"]
    chart = lanes(read("date,title,actors", *lines), "actors")
    assert heads(chart) == ["A", "B", "None given"]
    wide = chart.scenes[-1]
    assert [box.id for box in wide.boxes].count("treaty") == 2
    rows = {box.row for box in wide.boxes if box.id == "treaty"}
    assert len(rows) == 2 and len(chart.told()["facts"]["rows"]) == 3


def test_each_lane_has_its_rows_below_its_name(events):
    wide = lanes(events).scenes[-1]
    tops = [lane.y for lane in wide.lanes]
    assert tops == sorted(tops) and sum(lane.rows for lane in wide.lanes) <= 36
    for number, lane in enumerate(wide.lanes):
        last = tops[number + 1] - 20 if number + 1 < len(tops) else wide.axis
        inside = [box.y for box in wide.boxes if box.event.lane == number]
        assert all(lane.y <= y < last for y in inside)


def test_a_page_is_told_the_lanes_from_the_top_and_those_of_each_row(read):
    lines = ["2016-01-01,Late,B", "2014-03-18,Treaty,A; B", "2017-01-01,Nobody,"]
    facts = lanes(read("date,title,actors", *lines), "actors").told()["facts"]
    assert facts["lane_names"] == ["A", "B", "None given"]
    assert facts["ids"] == ["late", "treaty", "nobody"]
    assert facts["lanes"] == [["B"], ["A", "B"], ["None given"]]


def test_a_lane_says_how_many_it_has(events):
    wide = lanes(events).scenes[-1]
    words = [mark.text for mark in wide.marks if isinstance(mark, Text)]
    assert f"Syria · {events['theme'].eq('Syria').sum()} events" in words


def test_no_such_column_and_too_many_lanes_are_said(events):
    with pytest.raises(ValueError, match="no column 'colour'"):
        lanes(events, "colour")
    with pytest.raises(ValueError, match="12 lanes fit"):
        lanes(events, "id")
