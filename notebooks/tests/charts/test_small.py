"""The small picture of a chart, for a card."""

import itertools

import pytest
from meets import meets
from stories import FORMS, OF_CITATIONS, story
from stories import read as frames

from timeline import annotated, diary, key, long_view, promises, story_curve, tempo, timeline
from timeline.drawing import svg
from timeline.drawing.chart import chart
from timeline.drawing.facts import Facts
from timeline.drawing.marks import Arrow, Bar, Dot, Line, Text
from timeline.drawing.scales import Numbers
from timeline.drawing.scene import Scene
from timeline.drawing.small import BYTES, HEIGHT, MOST, small
from timeline.drawing.theme import TONES
from timeline.report.pictures import is_clean

REFUSED = ("lanes by actors", "since an inexact day", "diary by theme")  # of this story
WIDTHS = (264, 288, 358, 384, 560, 1200)
GREYS = {"mark", "context", "pale", "paper", "accent", "tint", "mist"}


def small_of(made):
    return small(made.scenes, made.__dict__["_facts"])


def of(marks, **more):
    """The small picture of a scene from 0 to 100, 400 px high."""
    scene = Scene(least=960, scale=Numbers(), first=0, last=100, height=400, marks=marks, **more)
    return small([scene], Facts("Title", rows=[["one"]], columns=["Event"]))


def kinds(scene, kind):
    return [mark for mark in scene.marks if isinstance(mark, kind)]


def faults(made):
    scene = small_of(made)
    if scene is None:
        return []
    drawn = svg.in_page(scene)
    assert drawn.count("<") <= 2 * MOST and len(drawn) <= BYTES and is_clean(drawn)
    assert {mark.tone for mark in scene.marks} <= GREYS | {"soft"} <= {*TONES}
    assert scene.height == HEIGHT and "data-id" not in drawn
    assert all(mark.size >= 11 for mark in kinds(scene, Text))
    return [f"{width}: {fault}" for width in WIDTHS for fault in meets(scene, width)]


@pytest.mark.parametrize("name", FORMS)
def test_each_form_has_one_for_this_story_in_which_nothing_meets(name, events, citations, articles):
    if name in ("mark_events", *REFUSED):
        return
    made = FORMS[name](events, citations, articles)
    assert faults(made) == []
    assert (small_of(made) is None) == (name == "key")
    assert bool(made.told()["small"]) == (name != "key")


@pytest.mark.parametrize("seed", range(6), ids="seed-{}".format)
def test_nothing_meets_in_those_of_random_stories(seed):
    told = frames(story(seed))
    for name, form in FORMS.items():
        if name == "mark_events" or (told[1] is None and name in OF_CITATIONS):
            continue
        try:
            made = form(*told)
        except ValueError:
            continue
        assert faults(made) == [], name


def test_the_accent_stays_and_has_its_name(read):
    events = read(
        "id,date,title", "a,2014-03-18,One", "b,2016-05-01/2018-06-01,Two", "c,2019-01-01,Three"
    )
    scene = small_of(timeline(events, accent=["b"]))
    (bar,) = [mark for mark in kinds(scene, Bar) if mark.tone == "accent"]
    (name,) = [mark for mark in kinds(scene, Text) if mark.tone == "accent"]
    assert name.text == "Two" and name.y < bar.y
    assert [tick.text for tick in scene.ticks] == ["2016", "2018"]


def test_a_name_without_room_is_left_out_and_a_long_one_ends_at_its_comma():
    shared = {"tone": "accent", "id": "a"}
    bars = [Bar(first=10, last=90, y=200, thick=6, **shared)]
    long = "The contract, from signing to what was reported to be its end"
    (said,) = kinds(of((*bars, Text(text=long, at=10, y=180, **shared)), axis=300), Text)
    assert said.text == "The contract"
    longer = "A name that nobody would want to see cut in the middle of what it says"
    assert not kinds(of((*bars, Text(text=longer, at=10, y=180, **shared)), axis=300), Text)
    wrapped = [Text(text=part, at=10, y=y, **shared) for part, y in (("One", 160), ("two", 176))]
    (said,) = kinds(of((*bars, *wrapped), axis=300), Text)
    assert said.text == "One two"


def test_what_lies_below_the_axis_or_leads_to_a_name_is_not_drawn():
    marks = (
        Line(first=20, last=20, y=100, to_y=300, tone="accent", id="pin"),
        Line(first=40, last=40, y=200, to_y=260, tone="context", id="leader"),
        Line(first=0, last=100, y=250, to_y=250, tone="line"),
        Dot(at=50, y=380, tone="accent", id="card"),
        Dot(at=60, y=290, tone="mark"),
    )
    scene = of(marks, axis=300)
    assert [mark.first for mark in kinds(scene, Line)] == [20]
    assert [mark.at for mark in kinds(scene, Dot)] == [60]


def test_columns_keep_their_proportions(read):
    days = ["2025-01-07", *["2025-01-14"] * 4, *["2025-01-22"] * 8]
    scene = small_of(tempo(read("date,title", *(f"{day},E{n}" for n, day in enumerate(days)))))
    one, four, eight = sorted(bar.thick for bar in kinds(scene, Bar))
    assert four == pytest.approx(4 * one) and eight == pytest.approx(8 * one)


def test_a_curve_of_many_corners_has_fewer_and_no_gap():
    ys = [100 + n / 2 + (n * 37) % 20 for n in range(400)]
    parts = [
        Line(first=n / 4, last=(n + 1) / 4, y=ys[n], to_y=ys[n + 1], tone="context")
        for n in range(399)
    ]
    corners = [Dot(at=n / 4, y=ys[n], tone="mark") for n in range(400)]
    scene = of((*parts, *corners))
    lines = kinds(scene, Line)
    assert 3 < len(lines) < 120 and not kinds(scene, Dot)
    ends = itertools.pairwise(lines)
    assert all((a.last, a.to_y) == (b.first, b.y) for a, b in ends)


def test_a_list_is_a_strip_of_its_events_in_a_row_a_lane(events):
    weeks = events[events["start_min"].ge("2025") & events["cited_by"].ne("")]
    scene = small_of(diary(weeks, "cited"))
    assert {text.text for text in kinds(scene, Text)} == {"The Hill", "CNN rewrite"}
    ticks = [line for line in kinds(scene, Line) if line.first == line.last]
    assert len({line.to_y for line in ticks}) == 2
    assert {line.tone for line in ticks} == {"mark", "accent"}


def test_a_chart_without_facts_has_none_and_travels_all_the_same():
    assert key().told()["small"] is None
    assert chart([Scene(least=288, scale=Numbers(), first=0, last=1, height=9)], Facts("x")).told()


def test_steps_are_drawn_without_the_lines_to_their_names(events):
    import pandas as pd

    steps = pd.Series([16, 19, 26, 30], pd.to_datetime(["1997", "1999", "2004", "2023"]))
    nato = events[events["id"].str.fullmatch(r"nato-\d{4}")]
    scene = small_of(annotated(steps, nato))
    upright = [line for line in kinds(scene, Line) if line.first == line.last]
    assert len(upright) == 3


def test_promised_and_served_stand_behind_each_other_with_what_ended_below(events):
    port = ("tartous-port-2019", "tartous-port-term", "tartous-contract-annulled")
    rows = {"Base": ("tartous-base-2017", "tartous-base-term"), "Port": port}
    notes = {port[-1]: "Reported annulled about 20 January 2025 but denied by the operator soon."}
    scene = small_of(promises(events, rows, accent=[port[-1]], notes=notes))
    tones = [bar.tone for bar in kinds(scene, Bar)]
    assert tones.index("pale") < tones.index("mark")
    (cross,) = [dot for dot in kinds(scene, Dot) if dot.tone == "accent"]
    said = {text.text: text.y for text in kinds(scene, Text)}
    assert said["Reported annulled"] > cross.y > said["Port"]


def test_of_a_lens_its_columns_and_its_sentence_are_drawn(events):
    scene = small_of(long_view(events[events["cited_by"].ne("")]))
    columns = [bar for bar in kinds(scene, Bar) if bar.tone == "accent"]
    highest = max(bar.thick for bar in kinds(scene, Bar) if bar.tone != "mist")
    assert [bar.thick for bar in columns] == [highest]
    said = {text.text: text for text in kinds(scene, Text)}
    assert {"73 of the 75 events", "1991", "2005", "2015", "2025"} <= {*said} and not scene.ticks
    # a year stands under its column, and the last does not leave the page
    assert [said[year].anchor for year in ("1991", "2015", "2025")] == ["start", "middle", "end"]


def test_curves_have_the_names_of_what_they_are(events, citations, articles):
    scene = small_of(story_curve(events, citations, articles))
    assert {"The Hill", "CNN rewrite"} <= {text.text for text in kinds(scene, Text)}


def test_what_is_in_the_accent_is_named_above_its_arrow_without_its_place():
    look = {"id": "war", "tone": "accent"}
    name = Text(text="Full-scale war in Ukraine", at=70, y=20, bold=True, **look)
    bar = Bar(first=70, last=96, y=40, thick=12, **look)
    wall = Line(first=70, last=70, y=40, to_y=300, tone="accent")
    made = of([name, bar, Arrow(at=96, y=40, thick=12, **look), wall], axis=360)
    assert [text.text for text in kinds(made, Text)] == ["Full-scale war"]
    assert not [fault for width in WIDTHS for fault in meets(made, width)]
