import re

from timeline import panels
from timeline.drawing.marks import Dot, Text
from timeline.placing import text_width


def heads(chart):
    """The names of the panels."""
    return [m.text for m in chart.scenes[-1].marks if isinstance(m, Text) and m.size == 15]


def test_every_event_of_the_file_is_named_once_at_every_width(events):
    for scene in panels(events).scenes[1:]:
        assert sorted(box.id for box in scene.boxes) == sorted(events["id"])
        named = [box.step is not None and box.step <= 960 for box in scene.boxes]
        assert all(named) or scene.least < 960
        assert sum(named) >= 84


def test_the_cuts_give_the_crowd_and_the_void_a_scale_each(read):
    crowd = [f"2020-01-{n + 1:02d},Event {n}" for n in range(30)]
    past = [f"{1000 + 40 * n},Old {n}" for n in range(15)]
    chart = panels(read("date,title", *past, *crowd))
    assert "2020" not in heads(chart)[0]
    assert all("Jan 2020" in head for head in heads(chart)[1:])


def test_a_span_is_named_where_it_begins_and_told_where_it_goes_on(read):
    lines = ["1990-03-03/2025,Long", "2000-05-05,A", "2020-05-05,B", "2021-05-05,C"]
    chart = panels(read("date,title", *lines), periods=["2000-01-01", "2020-01-01"])
    assert heads(chart) == ["3 Mar 1990", "5 May 2000", "2020–2021"]
    words = [m.text for m in chart.scenes[-1].marks if isinstance(m, Text)]
    assert words.count("Going on: Long.") == 2


def test_what_goes_on_is_one_line_that_counts_what_has_no_room(read):
    spans = [f"19{n}-03-03/2025-01-01,A span whose name is long {n}" for n in range(70, 90)]
    chart = panels(read("date,title", *spans, "2020-05-05,B"), periods=["2020-01-01"])
    for scene in chart.scenes[1:]:
        line = [m.text for m in scene.marks if isinstance(m, Text) and "Going on" in m.text]
        assert len(line) == 1 and text_width(line[0], 12) <= scene.least
        named = line[0].count("A span")
        assert line[0].endswith(f"; and {20 - named} more.") and named > 1


def test_a_name_is_bold_and_its_date_stands_below_in_grey(events):
    for scene in panels(events).scenes[1:]:
        for box in scene.boxes:
            name, date = [mark for mark in box.marks if isinstance(mark, Text)]
            assert name.bold and not date.bold and date.tone == "soft"
            assert (date.at, date.dx) == (name.at, name.dx) and date.y - name.y > 14


def test_a_period_without_an_event_has_no_panel(read):
    chart = panels(
        read("date,title", "1990-03-03,A", "2020-05-05,B"), periods=["2000", "2010", "2015"]
    )
    assert heads(chart) == ["3 Mar 1990", "5 May 2020"]


def test_ten_thousand_events_are_drawn_in_bounded_memory(read):
    days = [f"{1900 + n % 97}-{n % 12 + 1:02d}-{n % 28 + 1:02d},Event {n}" for n in range(10_000)]
    chart = panels(read("date,title", *days))
    assert sum(len(picture["svg"]) for picture in chart.told()["pictures"]) < 2_000_000


def test_on_a_phone_many_events_are_ticks_and_a_few_of_each_period_are_named(events):
    ids = ["invasion-2022", "full-scale-war", "martial-law", "syria-intervention"]
    ids = [name for name in ids if name in set(events["id"])]
    scene = panels(events, accent=ids, notes={ids[-1]: "One sentence."}).scenes[0]
    assert {mark.id for mark in scene.marks} - {""} == {*events["id"]}
    assert scene.height < 2000
    texts = [mark for mark in scene.marks if isinstance(mark, Text)]
    named = {mark.id for mark in texts} - {""}
    assert {*ids} <= named and "One sentence." in [mark.text for mark in texts]
    more = [int(m.text.split()[1]) for m in texts if re.fullmatch(r"and \d+ more", m.text)]
    assert len(named) + sum(more) == len(events)
    assert len(named) == len({mark.id for mark in scene.marks if isinstance(mark, Dot)})


def test_on_a_phone_forty_events_are_listed(read):
    chart = panels(read("date,title", *(f"20{n:02d}-05-05,Event {n}" for n in range(40))))
    assert {mark.text for mark in chart.scenes[0].marks if isinstance(mark, Text)} >= {
        f"Event {n}" for n in range(40)
    }
