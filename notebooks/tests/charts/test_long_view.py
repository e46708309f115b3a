import itertools

import numpy as np
import pytest
from scene_boxes import faults, scenes
from stories import read as read_story
from stories import story

from timeline import long_view
from timeline.charts._bins import bins
from timeline.drawing.marks import Area, Arrow, Bar, Dot, Line, Text


@pytest.fixture(scope="module")
def eras(events):
    return events[events["cited_by"].ne("") | events["start_min"].lt("1990")]


def said(scene):
    return " ".join(mark.text for mark in scene.marks if isinstance(mark, Text))


def of(scene, name, kind):
    return [mark for mark in scene.marks if isinstance(mark, kind) and mark.id == name]


def test_eras_are_bands_and_old_events_dots_with_their_names(eras):
    for scene in scenes(long_view(eras)):
        (band,) = of(scene, "ussr-era", Bar)
        assert (band.thick, band.tone, band.outline) == (18, "pale", True)
        assert of(scene, "rus-baptism", Dot)[0].about
        words = said(scene)
        assert "about 988" in words and "The Cold War" in words


def test_each_event_in_the_lens_is_a_dash_in_the_year_it_began(eras):
    recent = eras[eras["start_min"].ge("1991")]
    for scene in scenes(long_view(eras)):
        dashes = {m.id: m for m in scene.marks if isinstance(m, Bar) and m.id in {*recent["id"]}}
        assert len(dashes) == len(recent)
        at = {name: round(scene.px(dash.first, 35)) for name, dash in dashes.items()}
        years = dict(zip(recent["id"], recent["start_min"].dt.year - 1991, strict=True))
        assert at == years
        assert {d.tone for n, d in dashes.items() if years[n] == 34} == {"accent"}


def test_dashes_stand_on_each_other(eras):
    for scene in scenes(long_view(eras)):
        dashes = [m for m in scene.marks if isinstance(m, Bar) and m.tone == "accent"]
        dashes = [m for m in dashes if m.id and scene.px(m.first, 1) > 0.97]
        y = sorted(dash.y for dash in dashes)
        assert len(y) == 29
        assert all(b - a > dashes[0].thick for a, b in itertools.pairwise(y))


def test_the_lens_says_how_many_it_holds(eras):
    for scene in scenes(long_view(eras)):
        words = said(scene)
        assert "73 of the 75 cited events lie in the last 34 years, 3 per cent of the" in words
        assert "29 in 2025, from 7 January to 18 March" in words


def test_the_lens_does_not_repeat_its_title(eras):
    found = "73 of the 75 cited events lie in the last 34 years"
    for scene in scenes(long_view(eras, title=found)):
        words = said(scene)
        assert "73 of" not in words and "They lie in the last 34 years, 3 per" in words


def test_context_is_pale_and_not_counted(events):
    for scene in scenes(long_view(events)):
        assert "73 of the 75 cited events" in said(scene) and "Paler: context." in said(scene)
        assert [(m.tone, m.outline) for m in of(scene, "nato-2009", Bar)] == [("pale", True)]
        assert "29 in 2025" in said(scene)


def test_the_few_cited_events_outside_of_the_lens_are_in_the_accent(eras):
    for scene in scenes(long_view(eras)):
        assert of(scene, "rus-baptism", Dot)[0].tone == "accent"
        (bar,) = of(scene, "orthodox-lands", Bar)
        assert (bar.tone, bar.outline) == ("accent", False)
    for scene in scenes(long_view(eras, accent=["cold-war"])):
        assert of(scene, "rus-baptism", Dot)[0].tone == "mark"
        assert of(scene, "cold-war", Bar)[0].tone == "accent"


def test_a_lens_takes_in_what_is_close_to_it(read):
    rows = [f"r{n},20{10 + n // 2},Event {n}" for n in range(40)]
    rows += ["near,2006,Near", "far,1996,Far", "old,1000,Old"]
    drawn = scenes(long_view(read("id,date,title", *rows)))[-1]
    assert "41 of the 43 events lie in the last 24 years" in said(drawn)


def test_the_strip_opens_into_the_whole_width(eras):
    for scene in scenes(long_view(eras)):
        (fan,) = [mark for mark in scene.marks if isinstance(mark, Area)]
        (left, top), (right, _), (end, low), (start, _) = fan.corners
        assert scene.px(left, 1000) > 900 and scene.px(right, 1000) < 990
        assert (start, end) == (scene.first, scene.last)
        assert top < low


def test_without_anything_old_there_is_the_lens_alone(events):
    for scene in scenes(long_view(events[events["start_min"].ge("2022")])):
        assert scene.axis is None and "Each dash is one event" in said(scene)


def test_a_lens_need_not_be_the_last(read):
    rows = [f"r{n},-{300 - n:04},Event {n}" for n in range(0, 60, 3)]
    events = read("id,date,title", *rows, "now,2014-03-18,Now")
    assert "20 of the 21 events begin from 301 BCE to 242 BCE," in said(
        scenes(long_view(events))[-1]
    )


def test_what_is_not_certain_is_paler_and_said(read):
    rows = [f"r{n},20{n:02}-05-05,Event {n}" for n in range(10, 25)]
    wide = scenes(long_view(read("id,date,title", *rows, "v,2014/2016,V", "w,201X,W")))[-1]
    assert {m.tone for m in of(wide, "w", Bar)} == {"pale"}
    assert {m.tone for m in of(wide, "v", Bar)} != {"pale"}
    assert "Paler: those of which the year is not certain." in said(wide)


def test_thousands_of_events_are_columns(read):
    rows = [f"r{n},{1900 + n % 40}-01-01,Event {n}" for n in range(2000)]
    for scene in scenes(long_view(read("id,date,title", *rows))):
        assert len(scene.marks) < 300 and scene.height < 400


def test_notes_stand_over_their_column_and_count_what_came_since(eras):
    notes = {"invasion-2022": "The invasion, at last.", "crimea-annexation": "Crimea, first."}
    notes |= {"rus-baptism": "Baptism, long ago."}
    for scene in scenes(long_view(eras, notes=notes)):
        assert "29 in 2025" in said(scene) and "Baptism," in said(scene)
        assert "18 Mar 2014 · 60 of 75 from then on" in said(scene)
        assert "47 of 75 began from then on" in said(scene)
        (dash,) = of(scene, "crimea-annexation", Bar)
        texts = of(scene, "crimea-annexation", Text)
        assert [text.bold for text in texts][:2] == [True, False]
        assert {text.at for text in texts} == {(dash.first + dash.last) / 2}
        assert max(text.y for text in texts) < dash.y


def test_a_bracket_spans_the_columns_since_the_last_of_the_notes(eras):
    notes = {"crimea-annexation": "Crimea, first.", "invasion-2022": "The invasion, at last."}
    for scene in scenes(long_view(eras, notes=notes)):
        [dash] = of(scene, "invasion-2022", Bar)
        [line] = [m for m in of(scene, "", Line) if m.tone == "mark" and m.y == m.to_y]
        latest = max(m.last for m in scene.marks if isinstance(m, Bar) and m.tone == "accent")
        assert (line.first, line.last) == (dash.first, latest) and line.y > dash.y


def test_a_line_leads_from_a_note_to_its_column(eras):
    for scene in scenes(long_view(eras, notes={"invasion-2022": "The full-scale invasion."})):
        [pole], [dash] = (of(scene, "invasion-2022", kind) for kind in (Line, Bar))
        assert pole.first == pole.last == (dash.first + dash.last) / 2


def test_the_first_and_the_last_year_are_named_under_their_columns(eras):
    for scene in scenes(long_view(eras)):
        named = {m.text: m for m in scene.marks if isinstance(m, Text) and m.text.isdecimal()}
        assert {"1991", "2025"} <= {*named}
        first = round(scene.px(named["2000"].at, 35) - 0.5)
        assert named["2000"].anchor == "middle" and first == 2000 - 1991


def test_what_began_since_the_last_of_the_notes_is_darker(eras):
    notes = {"crimea-annexation": "Crimea, first.", "invasion-2022": "The invasion, at last."}
    for scene in scenes(long_view(eras, notes=notes)):
        for name, tone in [("crimea-annexation", "context"), ("kursk-incursion", "mark")]:
            assert of(scene, name, Bar)[0].tone == tone


def test_five_notes_close_to_each_other_cross_nothing(eras):
    ids = ["putin-2005-address", "crimea-annexation", "zelensky-election-2019"]
    ids += ["kursk-incursion", "assad-fall"]
    said = "A first clause, and a sentence that is long enough to break more than once."
    assert faults(long_view(eras, notes=dict.fromkeys(ids, said))) == []


def test_on_a_logarithmic_axis_ten_times_as_long_ago_is_one_step(read):
    lines = ["a,1015-01-01,A", "b,1915-01-01,B", "c,2005-01-01,C", "d,2015-01-01,D"]
    wide = scenes(long_view(read("id,date,title", *lines), scale="log"))[-1]
    x = {mark.id: mark.at for mark in wide.marks if isinstance(mark, Dot)}
    assert (x["c"] - x["b"], x["b"] - x["a"]) == pytest.approx((1, 1), abs=0.02)
    assert x["d"] == pytest.approx(1.079, abs=0.001)  # a month before nothing


def test_on_a_logarithmic_axis_nothing_has_a_length(eras):
    for scene in scenes(long_view(eras, scale="log")):
        lasting = [m for m in scene.marks if isinstance(m, Bar | Arrow)]
        assert {m.tone for m in lasting} <= {"pale"}  # where a beginning may lie
        named = {m.id for m in scene.marks if isinstance(m, Text) and m.id}
        ticks = {m.id for m in scene.marks if isinstance(m, Line | Bar)} - named
        assert named | ticks == {*eras["id"]}
        assert f"{len(ticks)} more" in said(scene)


def test_the_horizon_is_when_an_ongoing_event_was_last_reported(events):
    assert "22 March 2025" in long_view(events).told()["facts"]["summary"]
    assert "22 March 2025" in long_view(events, scale="log").told()["facts"]["summary"]


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_what_lies_beyond_the_horizon_ends_there_or_is_refused(read, scale):
    rows = [f"r{n},2025-03-{n},Event {n}" for n in range(10, 20)]
    events = read("id,date,title", "term,1917/2066,A term", *rows)
    wide = scenes(long_view(events, horizon="2025-03-22", scale=scale))[-1]
    assert len(of(wide, "term", Arrow)) == (scale == "linear")
    assert all(m.last <= wide.last for m in wide.marks if isinstance(m, Bar))
    assert "2066" in long_view(events).told()["facts"]["rows"][0][0]
    with pytest.raises(ValueError, match="begin after the horizon, 1 January 2020"):
        long_view(events, horizon="2020-01-01", scale=scale)


def test_another_scale_a_strange_id_and_too_many_notes_are_refused(events):
    with pytest.raises(ValueError, match="no scale 'sqrt'; use 'linear' or 'log'"):
        long_view(events, scale="sqrt")
    with pytest.raises(ValueError, match="use 'kursk-incursion'"):
        long_view(events, accent=["kursk-incurson"])
    with pytest.raises(ValueError, match="6 notes hide a picture"):
        long_view(events, notes=dict.fromkeys(events["id"][:6], "A note."))


def test_a_path_is_refused_with_what_to_do():
    with pytest.raises(TypeError, match="is not read yet; give the form read_events"):
        long_view("events.csv")


def test_without_events_it_says_so(read):
    assert said(scenes(long_view(read("date,title")))[0]) == "No events"


@pytest.mark.parametrize(
    ("first", "last", "name", "words"),
    [
        ("2025-01-01", "2025-01-30", "day", "1 Jan 2025"),
        ("2023-01-01", "2025-01-30", "month", "Jan 2023"),
        ("1991-08-19", "2025-03-18", "year", "1991"),
        ("1801-01-01", "2025-01-30", "decade", "1800s"),
        ("-3000-01-01", "2025-01-30", "two centuries", "3001 BCE–2802 BCE"),
    ],
)
def test_columns_are_as_fine_as_forty_allow(first, last, name, words):
    days = [int(np.datetime64(day, "D").astype(int)) for day in (first, last)]
    found = bins(*days)
    assert found.name == name and found.count <= 40
    assert found.of(days).tolist() == [0, found.count - 1]
    assert found.start(0) <= days[0] < found.start(1)


FILES = {
    "one": ["a,2014-03-18,Only one"],
    "one day": [f"r{n},2014-03-18,Event {n}" for n in range(60)],
    "before our era": [
        "a,-0043-03-15,Ides",
        "b,-0300/-0100,A span",
        "c,-0200~,About",
        "d,2014,Now",
    ],
    "five thousand years": [
        f"r{y + 3000},{'-' * (y < 0)}{abs(y):04d},Year {y}" for y in range(-3000, 2026, 160)
    ],
}


@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.parametrize("name", FILES)
def test_odd_stories_are_drawn_without_a_fault(read, name, scale):
    events = read("id,date,title", *FILES[name])
    assert faults(long_view(events, scale=scale)) == []


@pytest.mark.parametrize("scale", ["linear", "log"])
def test_this_story_is_drawn_without_a_fault(events, eras, scale):
    assert faults(long_view(events, scale=scale)) == []
    assert faults(long_view(eras, scale=scale)) == []


@pytest.mark.parametrize("scale", ["linear", "log"])
@pytest.mark.long
@pytest.mark.parametrize("seed", range(12))
def test_any_story_is_drawn_without_a_fault(seed, scale):
    events = read_story(story(seed))[0]
    notes = dict.fromkeys(events["id"][:4], "A note, of some words that go on for a line")
    assert faults(long_view(events, scale=scale)) == []
    assert faults(long_view(events, scale=scale, notes=notes)) == []
