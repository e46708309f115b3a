import pytest

from timeline import lanes


def heads(fig):
    return [note.text.split("</b>")[0].removeprefix("<b>") for note in fig.layout.annotations]


def test_a_lane_a_theme_in_the_order_of_the_file(events):
    recent = events[events["start_min"].ge("2014")]
    themes = [name for name in events["theme"].cat.categories if (recent["theme"] == name).any()]
    assert heads(lanes(recent)) == themes


def test_an_event_stands_in_the_lane_of_each_of_its_actors(read):
    lines = ["2014-03-18,Treaty,A; B", "2015-01-01,Talks,B", "2016-01-01,Nobody,"]
    fig = lanes(read("date,title,actors", *lines), "actors")
    assert heads(fig) == ["A", "B", "None given"]
    named = [text for t in fig.data if t.type == "scatter" for text in t.text or () if text]
    assert len(named) == 4 and sum("Treaty" in text for text in named) == 2
    assert len(fig.layout.meta["rows"]) == 3


def test_a_page_is_told_the_lanes_from_the_top_and_those_of_each_row(read):
    lines = ["2016-01-01,Late,B", "2014-03-18,Treaty,A; B", "2017-01-01,Nobody,"]
    meta = lanes(read("date,title,actors", *lines), "actors").layout.meta
    assert meta["laneNames"] == ["A", "B", "None given"]
    assert meta["ids"] == ["late", "treaty", "nobody"]
    assert meta["lanes"] == [["B"], ["A", "B"], ["None given"]]


def test_a_lane_counts_what_it_does_not_label(read):
    crowd = [f"2014-03-{n % 28 + 1:02d},Event number {n},{'AB'[n % 9 == 0]}" for n in range(99)]
    fig = lanes(read("date,title,theme", *crowd))
    for note, theme in zip(fig.layout.annotations, "BA", strict=True):
        named = [t.text for t in fig.data if t.name == theme and t.type == "scatter" and t.text]
        shown = sum(bool(text) for each in named for text in each)
        count = {"A": 88, "B": 11}[theme]
        assert f"{count} events" in note.text
        assert f"{count - shown} without a label" in note.text or shown == count


def test_no_such_column_and_too_many_lanes_are_said(events):
    with pytest.raises(ValueError, match="no column 'colour'"):
        lanes(events, "colour")
    with pytest.raises(ValueError, match="12 lanes fit"):
        lanes(events, "id")
