import sys

import pytest
from scenes import faults

from timeline import key
from timeline.drawing.marks import Bar, Dot, Text, marks_of
from timeline.drawing.scene import PHONE

DAYS = {"a day": "2014-03-18", "about that day": "2014-03-18~", "some time between": "2014"}
SPANS = {
    "under way": "2014-03-18/2014-05-01",
    "end uncertain": "2014-03-18/2015",
    "about then": "2014-03-18~/2015-05-01",
    "ongoing at last report": "2014-03-18/..",
    "end unknown": "2014-03-18/",
}


def words(chart):
    return [mark.text for mark in chart.scenes[0].marks if isinstance(mark, Text)]


def test_without_events_it_explains_every_kind_of_mark():
    scene = key().scenes[0]
    kinds = {type(mark).__name__ for mark in scene.marks}
    assert kinds == {"Dot", "Bar", "Whisker", "Arrow", "Text"}
    assert words(key()) == [*DAYS, *SPANS, "context, in no article"]


@pytest.mark.parametrize(("meaning", "date"), (DAYS | SPANS).items())
def test_of_events_it_explains_what_they_need(read, meaning, date):
    found = {*words(key(read("date,title", f"{date},A")))} - {meaning, "under way"}
    assert found == set()
    assert meaning in words(key(read("date,title", f"{date},A")))


def test_context_is_explained_where_there_is_some(read):
    lines = ["2014-03-18,A,hill", "2014-03-19,B,"]
    chart = key(read("date,title,cited_by", *lines))
    assert words(chart) == ["a day", "context, in no article"]
    assert [mark.tone for mark in chart.scenes[0].marks if isinstance(mark, Dot)] == [
        "mark",
        "context",
    ]


def test_it_is_one_line_where_that_has_room_and_never_stretched(read):
    dates = [*DAYS.values(), SPANS["under way"]]
    chart = key(read("date,title", *(f"{date},A" for date in dates)))
    assert [scene.height for scene in chart.scenes] == [44, 22, 22, 22]
    for scene in [*chart.scenes, *key().scenes]:
        assert scene.most == scene.least
        assert [*faults(scene, scene.least)] == []


def test_a_sample_is_drawn_by_the_code_of_the_marks(monkeypatch):
    module = sys.modules["timeline.charts.key"]
    monkeypatch.setattr(module, "marks_of", lambda *args: marks_of(*args, thick=9))
    assert {m.thick for m in key().scenes[0].marks if isinstance(m, Bar)} == {9}


def test_no_events_need_no_key(read):
    assert words(key(read("date,title"))) == ["No events"]
    assert key().scenes[0].least == PHONE
