import pandas as pd
import pytest
from said import facts_of, faults, of_kind, scenes_of, texts
from stories import read as read_story
from stories import story

from timeline import tempo
from timeline.charts._starts import MOST, choose_period, count_starts, measure_gaps, order
from timeline.charts.tempo import FEWEST
from timeline.drawing.marks import Bar, Line, Text


def wide(chart):
    return scenes_of(chart)[-1]


def columns(scene):
    """{(first day, tone): height} of the bars."""
    days = pd.to_datetime([round(bar.first) for bar in of_kind(scene, Bar)], unit="D")
    bars = zip(days, of_kind(scene, Bar), strict=True)
    return {(str(day.date()), bar.tone): bar.thick for day, bar in bars}


def test_an_event_counts_once_where_it_can_first_have_begun(read):
    starts = order(
        read("date,title", "2014-03-18,A", "2014-03,B", "2014,C", "2014-03-02~,D", "[..2014-05],E")
    )
    counts = count_starts(starts, "month")
    assert counts["certain"].tolist() == [0, 0, 2, *[0] * 9]
    assert counts["possible"].tolist() == [2, 0, 1, 0, 0, *[0] * 7]


@pytest.mark.parametrize(
    ("dates", "per"),
    [
        (["2014-03-18", "2014-03-20"], "day"),
        (["2014-03-18", "2014-07-20"], "week"),
        (["2014-03-18", "2017-07-20"], "month"),
        (["2010-03-18", "2024-07-20"], "quarter"),
        (["1970", "2024"], "year"),
        (["1500", "2024"], "decade"),
        (["-3000", "2025"], "century"),
        (["-9999-01-01", "9999-12-31"], "century"),
    ],
)
def test_the_period_is_the_finest_that_can_be_seen(read, dates, per):
    starts = order(read("date,title", *[f"{date},Event" for date in dates]))
    assert choose_period(starts) == per
    assert per == "century" or len(count_starts(starts, per)) <= MOST


def test_a_period_may_be_asked_for(events):
    assert facts_of(tempo(events, per="decade"))["rows"][-1][0] == "2020s"
    with pytest.raises(ValueError, match="choose one of day, week"):
        tempo(events, per="fortnight")
    with pytest.raises(ValueError, match="too fine to see: try 'decade'"):
        tempo(events, per="day")


@pytest.mark.parametrize(
    ("first", "second", "low", "high", "words"),
    [
        ("2014-03-18", "2014-03-18", 0, 0, "the same day"),
        ("2014-03-18", "2014-03-29", 11, 11, "11 days"),
        ("2014-03", "2014-03-18", 0, 17, "up to 17 days"),
        ("2014", "2016", 366, 1095, "1 to 3 years"),
        ("[..1984]", "1990-12-31", 2191, float("inf"), "at least 6 years"),
        ("1990", "[1995..]", 1462, float("inf"), "at least 4 years"),
    ],
)
def test_a_gap_is_as_exact_as_its_ends(read, first, second, low, high, words):
    # the later line comes first in the file: order is by time
    gaps = measure_gaps(order(read("date,title", f"{second},B", f"{first},A", "2024-03-18,C")))
    found = gaps[gaps["words"].eq(words)]
    assert (low, high) in zip(found["low"], found["high"], strict=True)


def test_columns_are_solid_where_certain_and_pale_where_possible(read):
    events = read("date,title", "2014-03-18,A", "2014-03-20,B", "2014-03,C")
    scene = wide(tempo(events, per="week", title="T"))
    heights = columns(scene)
    one, two = heights["2014-02-25", "pale"], heights["2014-03-18", "mark"]
    assert len(heights) == 2 and two == 2 * one
    pale, solid = sorted(of_kind(scene, Bar), key=lambda bar: bar.first)
    assert pale.outline and not solid.outline
    assert {"2", "perhaps 1"} <= {*texts(scene)}


def test_a_column_says_what_is_certain_and_what_is_possible(read):
    events = read("date,title", *["2014-03-18,A"] * 8, *["2014-03-19?,B"] * 2)
    scene = wide(tempo(events, per="week", title="T"))
    solid, pale = of_kind(scene, Bar)
    assert solid.thick == 4 * pale.thick
    assert pale.y + pale.thick / 2 == pytest.approx(solid.y - solid.thick / 2)
    assert "8, perhaps 10" in texts(scene)


def test_columns_too_thin_for_bars_are_lines(read):
    events = read("date,title", "2014-03-18,A", "2014-03-18?,B", "2015-02-01,C")
    narrow = scenes_of(tempo(events, per="day", title="T"))[0]
    assert not of_kind(narrow, Bar)
    lines = [line for line in of_kind(narrow, Line) if line.first == line.last]
    assert [line.tone for line in lines] == ["mark", "context", "mark"]


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["2014-03-18,A", "2014-03-18,B"], "18 March 2014: 2 of 2 events"),
        (["2014-03-18,A"] * 3, "18 March 2014: 3 of 3 events"),
        (
            ["2014-03-18,A", "2014-03-19,B", "2014-03-19/2014-03-20,C"],
            "19 March 2014: 2 of 3 events",
        ),
        (["2014-03-18,A", "2014-03-20,B"], "No day has more than 1 of 2 events"),
        (
            ["2014-03-18~,A", "2014-03-18?,B", "2014-03-20?,C"],
            "18 March 2014: perhaps 2 of 3 events",
        ),
        (
            ["2014-03-18,A", "2014-03-18,B", "2014-03-18?,C"],
            "18 March 2014: 2, perhaps 3, of 3 events",
        ),
    ],
)
def test_the_title_counts_and_claims_no_more(read, lines, title):
    assert facts_of(tempo(read("date,title", *lines)))["title"] == title


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (["2014-03-18,A", "2014-03-20,B", "2014-04-23,C"], "34 days without a new event"),
        (["2014-03-18,A", "2014-03-20,B"], ""),
        (["2014-03-18,A", "2014-04,B", "2014-06-01,C"], ""),
    ],
)
def test_the_longest_gap_stands_among_empty_periods_if_it_is_certain(read, lines, words):
    scene = wide(tempo(read("date,title", *lines), per="week"))
    found = [text for text in of_kind(scene, Text) if text.tone == "soft"]
    assert " ".join(text.text for text in found) == words
    assert all(text.y < scene.axis for text in found)


def test_the_period_of_the_title_is_in_the_accent(read):
    events = read("date,title", "2014-03-18,A", "2014-03-18,B", "2014-03-25,C")
    tones = {
        "": {"accent": 1, "context": 1},
        "T": {"mark": 2},
    }
    for title, wanted in tones.items():
        bars = of_kind(wide(tempo(events, per="week", title=title)), Bar)
        assert pd.Series([bar.tone for bar in bars]).value_counts().to_dict() == wanted
    bars = of_kind(wide(tempo(events, per="week", title="T", accent=["c"])), Bar)
    assert [bar.tone for bar in bars] == ["context", "accent"]


def test_a_note_stands_beside_the_column_of_its_event_or_above_it(read):
    days = ["2014-03-18,A", "2014-03-18,B", "2014-04-25,C", "2014-06-25,D"]
    notes = {"b": "Peak. Two events in a week.", "d": "Later, one more."}
    scene = wide(tempo(read("date,title", *days), per="week", notes=notes))
    first, *_, last = sorted(of_kind(scene, Bar), key=lambda bar: bar.first)
    heads = {text.text: text for text in of_kind(scene, Text) if text.bold}
    peak, later = heads["Peak."], heads["Later,"]
    assert peak.at == first.last and first.y - first.thick / 2 < peak.y < scene.axis
    assert later.at in (last.first, last.last) and later.anchor == "end"


def test_a_note_may_begin_higher_than_its_column(read):
    days = ["2014-03-03,P", *["2014-03-03,Q"] * 9, *["2014-03-10,A"] * 5, *["2014-03-17,B"] * 4]
    days += [f"2014-{month}-01,Z" for month in ("04", "05")]
    note = "A clause, and then words enough that they take two lines."
    scene = scenes_of(tempo(read("date,title", *days), per="week", notes={"a": note}))[1]
    _, column, *_ = sorted(of_kind(scene, Bar), key=lambda bar: bar.first)
    [head] = [text for text in of_kind(scene, Text) if text.text == "A clause,"]
    assert head.at == column.last and head.y < column.y - column.thick / 2


def test_on_a_phone_columns_have_dates(events):
    weeks = events[events["start_min"].ge("2025") & events["cited_by"].ne("")]
    phone = scenes_of(tempo(weeks, per="week"))[0]
    assert [tick.text for tick in phone.ticks] == ["13 Jan 2025", "10 Feb", "24 Feb", "10 Mar"]


def test_a_note_without_room_stands_below_with_its_period(read):
    days = [f"2014-03-{n},E{n}" for n in range(10, 30)]
    note = "A clause, and then words enough that they take two lines at least."
    notes = dict.fromkeys(["e10", "e12", "e14", "e16", "e18"], note)
    scene = scenes_of(tempo(read("date,title", *days), per="day", notes=notes))[0]
    heads = [text for text in of_kind(scene, Text) if text.text == "A clause,"]
    assert len(heads) == 5 and any(text.y > scene.axis for text in heads)
    assert "18 March 2014" in texts(scene)


def test_what_none_of_the_events_is_called_is_refused_in_a_sentence(read):
    events = read("date,title", "2014-03-18,Alpha", "2014-03-18,Bravo")
    for given in ({"accent": ["alfa"]}, {"notes": {"alfa": "x"}}):
        with pytest.raises(ValueError, match="no event has the id 'alfa'; use 'alpha'"):
            tempo(events, **given)


def test_rows_count_all_events(events):
    facts = facts_of(tempo(events))
    assert facts["columns"] == ["Period", "Certain", "Possible"]
    assert sum(int(n) for _, *counts in facts["rows"] for n in counts) == len(events)
    assert facts["ids"] == []


def test_few_periods_are_no_slabs(read):
    scene = wide(tempo(read("date,title", "2014-03-18,A", "2014-03-18,B")))
    assert scene.last - scene.first == FEWEST


def test_years_before_our_era_are_said_as_people_count_them(read):
    scene = wide(tempo(read("date,title", "-3000-01-01,A", "2025-01-01,B")))
    said = [tick.text for tick in scene.ticks]
    assert said[0] == "3000 BCE" and "1" in said and "0" not in said


def test_the_input_is_left_alone_and_the_same_chart_comes_twice(events):
    before = events.copy(deep=True)
    assert tempo(events).told() == tempo(events).told()
    pd.testing.assert_frame_equal(events, before)


def test_words_that_are_given_are_taken(events):
    facts = facts_of(tempo(events, title="T", summary="S", source="Src"))
    assert (facts["title"], facts["summary"], facts["source"]) == ("T", "S", "Src")


def test_one_event_has_no_tempo(read):
    with pytest.raises(ValueError, match="draw a single one with timeline"):
        tempo(read("date,title", "2014,One"))


@pytest.mark.parametrize("seed", range(40))
def test_no_text_of_any_story_covers_another_or_a_mark(seed):
    events, *_ = read_story(story(seed))
    if len(events) < 2:
        return
    some = events["id"].tolist()[:: -(-len(events) // 5)]
    notes = dict.fromkeys(some, "A clause, and then words enough that they take two lines.")
    for per in (None, "year", "decade", "century"):
        try:
            drawn = tempo(events, per=per, notes=notes)
        except ValueError as error:
            assert "too fine" in str(error)
            continue
        assert [*faults(drawn), *faults(tempo(events, per=per))] == []
