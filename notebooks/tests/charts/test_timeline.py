import pytest
from scenes import faults, seen

from timeline import timeline
from timeline.drawing.marks import Bar, Line, Text
from timeline.report import pictures


def told(chart):
    return chart.told()["facts"]


def scenes(chart):
    return chart.scenes


def names(scene):
    """The first text of each box."""
    return [next(m.text for m in box.marks if isinstance(m, Text)) for box in scene.boxes]


def test_every_event_has_a_row_on_a_wide_page_and_a_line_on_a_phone(events):
    phone, wide = scenes(timeline(events))
    assert sorted(names(wide)) == sorted(events["title"])
    assert {mark.id for mark in phone.marks} >= {*events["id"]}
    assert (phone.least, wide.least) == (288, 560)


def test_more_than_fifty_are_named_at_1280_px_in_less_than_700(events):
    wide = scenes(timeline(events[events["start_min"] >= "1991"]))[-1]
    assert sum(box.step is not None and box.step <= 1200 for box in wide.boxes) > 50
    assert wide.height <= 700


def test_few_events_have_their_dates_beneath_their_names(events):
    ukraine = events[events["theme"].eq("Ukraine")]
    wide = scenes(timeline(ukraine))[-1]
    texts = [[m.text for m in box.marks if isinstance(m, Text)] for box in wide.boxes]
    assert all(len(lines) == 2 for lines in texts)
    assert ["Russia’s full-scale invasion of Ukraine", "24 Feb 2022"] in texts


def test_in_compact_rows_a_day_has_its_name_beside_it_and_what_lasts_below_it(events):
    days = events["start_min"].eq(events["end_max"])
    over = {box.id: box.event.over for box in timeline(events).scenes[-1].boxes}
    assert over == dict(zip(events["id"], ~days, strict=True))


def test_one_old_event_does_not_squeeze_the_others(read):
    new = [f"{year}-05-05,Event of {year}" for year in range(2000, 2024)]
    wide = scenes(timeline(read("date,title", "-0043-03-15,Ides of March", *new)))[-1]
    day = wide.scale.at("1999-01-01")
    assert wide.first > day
    assert min(box.event.x0 for box in wide.boxes) < day


def test_what_was_promised_for_decades_does_not_squeeze_the_past(read):
    new = [f"{year}-05-05,Event of {year}" for year in range(2000, 2024)]
    wide = scenes(timeline(read("date,title", *new, "2017/2066,A promise")))[-1]
    assert wide.last < wide.scale.at("2030-01-01")


def test_periods_are_windows_that_a_button_shows(events):
    chart = timeline(events, periods={"2014": ("2014-01-01", "2014-12-31")})
    (window,) = scenes(chart)[-1].windows
    at = scenes(chart)[-1].scale.at
    assert window.name == "2014"
    assert at("2013-12-01") < window.first < at("2014-01-01")
    assert at("2014-12-31") < window.last < at("2015-02-01")


def test_the_accent_is_placed_first_and_coloured(events):
    wide = scenes(timeline(events, accent=["kursk-incursion"]))[-1]
    box = next(box for box in wide.boxes if box.id == "kursk-incursion")
    assert box.step is not None and box.tone == "accent"
    assert {mark.tone for mark in box.marks} == {"accent"}


def test_a_note_stands_beneath_the_name_and_is_bold_only_where_that_is_not(events):
    ukraine = events[events["theme"].eq("Ukraine")]
    notes = {"kursk-incursion": "It was a surprise: no foreign army had come so far since 1945."}
    phone, wide = scenes(timeline(ukraine, notes=notes))
    box = next(box for box in wide.boxes if box.id == "kursk-incursion")
    lines = [m for m in box.marks if isinstance(m, Text)][2:]
    assert " ".join(line.text for line in lines) == notes["kursk-incursion"]
    assert {line.head for line in lines} == {0}
    box = next(b for b in scenes(timeline(events, notes=notes))[-1].boxes if b.id in notes)
    line = [m for m in box.marks if isinstance(m, Text)][1]
    assert line.text[: line.head] == "It was a surprise:"
    assert not any(getattr(mark, "head", 0) for mark in phone.marks)  # its names are bold


def test_a_note_or_an_accent_of_no_event_is_refused_with_the_nearest(events):
    with pytest.raises(ValueError, match="use 'kursk-incursion'"):
        timeline(events, notes={"kursk-incurson": "x"})
    with pytest.raises(ValueError, match="accent: no event has the id 'zzz'"):
        timeline(events, accent=["zzz"])
    with pytest.raises(ValueError, match="choose the best"):
        timeline(events, notes=dict.fromkeys(events["id"].head(6), "x"))


def test_a_long_list_on_a_phone_tells_its_gaps_in_words(events):
    phone = scenes(timeline(events))[0]
    words = [mark.text for mark in phone.marks if isinstance(mark, Text)]
    assert "Six centuries later" in words and "9 of 100 lie earlier" in words


def test_the_table_has_the_same_facts(events):
    facts = told(timeline(events, title="T", summary="S", source="Src"))
    assert (facts["title"], facts["summary"], facts["source"]) == ("T", "S", "Src")
    assert facts["ids"] == events["id"].tolist()
    assert all(len(row) == len(facts["columns"]) for row in facts["rows"])


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("[..2014]", "an unknown day up to 31 December 2014"),
        ("[2015..]", "an unknown day from 1 January 2015 on"),
        ("2016-02-03/", "from 3 February 2016 to an unknown day"),
        ("../2015-03-02", "from an unknown day to 2 March 2015"),
    ],
)
def test_an_open_end_is_told_in_words(read, date, words):
    assert told(timeline(read("date,title", f"{date},Open")))["rows"][0][0] == words


WARS = ["donbas-war", "full-scale-war"]


@pytest.fixture
def lined(events):
    ukraine = events[events["theme"].eq("Ukraine")]
    return timeline(ukraine, phases=WARS, line="invasion-2022", accent=["full-scale-war"])


def test_a_line_crosses_the_picture_and_no_name(lined):
    for scene, most in zip(scenes(lined)[1:], (1079, 1400), strict=True):
        (line,) = [mark for mark in scene.marks if isinstance(mark, Line)]
        assert (line.y, line.to_y, line.tone) == (0, scene.axis, "accent")
        for width in (scene.least, most):
            at = scene.px(line.first, width)
            texts, _ = seen(scene, width)
            assert len(texts) >= 2 * len(scene.boxes)
            assert all(left >= at or right <= at for left, right, *_ in texts)
            assert [*faults(scene, width)] == []


def test_all_that_comes_after_the_line_has_its_name_at_the_right(lined):
    for scene in scenes(lined)[1:]:
        at = scene.px(scene.page.line, scene.least)
        after = [text for text in seen(scene, scene.least)[0] if text[0] >= at]
        late = [box for box in scene.boxes if box.event.x0 >= scene.page.line]
        assert len(late) == 10 and {text[4].id for text in after} == {box.id for box in late}
        assert scene.until < scene.last


def test_phases_are_one_broad_band_at_the_top(lined):
    for scene in scenes(lined)[1:]:
        bands = [box for box in scene.boxes if box.id in WARS]
        assert {box.row for box in bands} == {0}
        first, second = [next(m for m in box.marks if isinstance(m, Bar)) for box in bands]
        assert first.last == second.first and first.thick == second.thick > 20
        assert (first.tone, second.tone) == ("pale", "accent")
        assert min(box.y for box in scene.boxes if box.id not in WARS) > bands[0].y
    phone = scenes(lined)[0]
    assert [mark.id for mark in phone.marks if isinstance(mark, Bar)][:2] == WARS


def test_on_a_phone_each_strip_has_a_tick_of_the_line(lined):
    phone = scenes(lined)[0]
    at = phone.scale.at("2022-02-24")
    ticks = [m for m in phone.marks if isinstance(m, Line) and m.tone == "accent"]
    assert len(ticks) == 12 and {tick.first for tick in ticks} == {at}


def test_phases_that_do_not_follow_each_other_and_lines_of_no_day_are_refused(events):
    with pytest.raises(ValueError, match="'full-scale-war' begins before 'western-sanctions' has"):
        timeline(events, phases=["full-scale-war", "western-sanctions"])
    with pytest.raises(ValueError, match="phases: 'assad-fall' is no span"):
        timeline(events, phases=["assad-fall"])
    with pytest.raises(ValueError, match="line: 'tartous-contract-annulled' is no single day"):
        timeline(events, line="tartous-contract-annulled")
    with pytest.raises(ValueError, match="use 'invasion-2022'"):
        timeline(events, line="invasion-202")


def test_phases_without_a_line_and_a_line_among_very_many(events):
    for chart in (timeline(events, phases=WARS), timeline(events, line="invasion-2022")):
        for scene in scenes(chart)[1:]:
            assert [*faults(scene, scene.least)] == []


def test_a_report_takes_a_picture_with_bold_clauses_and_a_line(events):
    notes = {"kursk-incursion": "It was a surprise: nobody had expected it."}
    told = timeline(events, notes=notes, line="invasion-2022", phases=WARS).told()
    assert any("<tspan" in picture["svg"] for picture in told["pictures"])
    assert pictures.read(told)


def test_on_a_phone_phases_lie_below_the_strip_of_a_long_list(events):
    phone = scenes(timeline(events, phases=["ussr-era", "full-scale-war"]))[0]
    assert [*faults(phone, phone.least)] == []
    first = next(m for m in phone.marks if isinstance(m, Text) and m.id == "ussr-era")
    ticks = [m for m in phone.marks if isinstance(m, Line) and m.id]
    assert first.y > max(line.to_y for line in ticks)
    assert "earlier" in [m.text for m in phone.marks if isinstance(m, Text) and m.id == "ussr-era"]
