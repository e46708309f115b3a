import pandas as pd
import pytest
from said import facts_of, faults, of_kind, scenes_of, texts
from stories import read as read_story
from stories import story

from timeline import durations
from timeline.charts.durations import MOST
from timeline.drawing.marks import ABOUT, LEAST, SOFT, Arrow, Bar, Dot, Text, Whisker


def wide(chart):
    return scenes_of(chart)[-1]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-11-27/2024-12-08", "11 days"),
        ("2025-01-20/2025-01-20", "within a day"),
        ("2024-02-28/2024-03-01", "2 days"),
        ("2021-01-20/2025-01-20", "4 years"),
        ("1991-08-19/1991-12-26", "4 months"),
        ("2015-09-30/2024-12-08", "9 years 2 months"),
        ("1922-12-30/1991-12-26", "69 years"),
        ("2014-04-06~/2022-02-24", "about 7 years 11 months"),
        ("2014-02-20?/2014-03-18", "perhaps 26 days"),
        ("2014/2017", "2 to 4 years"),
        ("2014-01~/2014-11?", "perhaps about 9 to 11 months"),
        ("2022-02-24/2022-04", "36 to 65 days"),
        ("2017/2066~", "about 49 years"),
        ("2002-03-01/2006-01", "about 3 years 11 months"),
        ("2014/2014-06", "up to 6 months"),
        ("2016-02-03/", "length unknown"),
        ("../2015-03-02", "length unknown"),
        ("[..1984]/2000-06-30", "at least 15 years 6 months"),
        ("-0043-03-15/0014-03-15", "57 years"),
        ("-3000/-2500", "about 500 years"),
    ],
)
def test_a_length_is_said_as_exactly_as_it_is_known(read, date, words):
    chart = durations(read("date,title", f"{date},Span"))
    assert facts_of(chart)["rows"][0][2] == words
    for scene in scenes_of(chart):
        assert words in " ".join(texts(scene)).replace("\u00a0", " ")


def test_what_goes_on_lasted_so_far(read):
    chart = durations(read("date,title", "2022-03-22/..,War", "2025-03-22,Now"))
    assert facts_of(chart)["rows"][0][2] == "3 years so far"
    (arrow,) = of_kind(wide(chart), Arrow)
    assert not arrow.open and arrow.at == of_kind(wide(chart), Bar)[0].last


def test_an_open_end_is_another_arrow_than_an_ongoing_one(read):
    scene = wide(durations(read("date,title", "2016-02-03/,A", "[..1984]/2000-06-30,B")))
    for name, bars in (("a", 0), ("b", 1)):
        (arrow,), (whisker,) = of_kind(scene, Arrow, name), of_kind(scene, Whisker, name)
        assert arrow.open and arrow.at == whisker.last > whisker.first
        assert whisker.after == "" and len(of_kind(scene, Bar, name)) == bars


def test_a_bar_is_certain_and_a_whisker_reaches_to_the_longest(read):
    scene = wide(durations(read("date,title", "2014-02/2014-03-31,Span")))
    (bar,), (whisker,) = of_kind(scene, Bar), of_kind(scene, Whisker)
    assert (bar.first, bar.last) == (0, 31)  # from 28 February; from 1 February on 58 days
    assert (whisker.first, whisker.last) == (31, 58)
    assert bar.id == whisker.id == "span"


def test_an_end_that_is_about_right_has_an_empty_cap_and_context_is_thin_and_grey(read):
    events = read("date,title,cited_by", "2010-01-01~/2020-01-01,A,x", "2010-01-01/2015-01-01,B,")
    first, second = of_kind(wide(durations(events)), Bar)
    assert (first.last, second.last) == (3652, 1826)
    assert (first.before, first.after, second.after) == (False, True, False)
    assert (first.tone, second.tone) == ("mark", "context") and first.thick > second.thick


def test_what_lasted_no_day_is_a_bar_and_no_whisker(read):
    scene = wide(durations(read("date,title", "2025-01-20/2025-01-20,A")))
    assert len(of_kind(scene, Bar)) == 1 and not of_kind(scene, Whisker) + of_kind(scene, Dot)


def test_the_longest_comes_first_by_what_is_certain(read):
    chart = durations(read("date,title", "2010/2012,A", "2000-01-01/2001-06-01,B", "2014-01-01,C"))
    facts = facts_of(chart)
    assert facts["ids"] == ["b", "a"]
    assert facts["title"] == "The longest of 2 spans may be “B”: 1 year 5 months"
    assert "Not shown: 1 event without a start and an end." in facts["summary"]
    b, a = of_kind(wide(chart), Bar)
    assert (b.id, a.id) == ("b", "a") and b.y < a.y


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["2010-01-01/2012-01-01,A"], "The one span is “A”: 2 years"),
        (
            ["2010-01-01/2012-01-01,A", "2010-01-01/2010-01-05,B"],
            "The longest of 2 spans is “A”: 2 years",
        ),
        (
            ["2010-01-01/2010-01-05,A", "2011-01-01/2011-01-05,B"],
            "No span of 2 is longer than “A”: 4 days",
        ),
        (["2010/,A", "2014/2014-06,B"], "None of 2 spans has a length that is certain"),
        (["2010/2020,A", "2010/,B"], "The longest of 2 spans may be “A”: about 10 years"),
    ],
)
def test_the_title_claims_no_more_than_is_known(read, lines, title):
    assert facts_of(durations(read("date,title", *lines)))["title"] == title


@pytest.mark.parametrize(
    ("date", "words"),
    [("2015-01-01/2015-01-03", "+2 shorter ones"), ("2015/2017", "+2 more, not certain")],
)
def test_what_has_no_row_is_counted_in_words(read, date, words):
    long = [f"2010-01-01/2011-06-{i % 28 + 1:02},Long {i}" for i in range(MOST)]
    chart = durations(read("date,title", *long, *[f"{date},Short {i}" for i in range(2)]))
    assert texts(wide(chart))[-1].startswith(words)
    assert len(facts_of(chart)["rows"]) == MOST + 2
    assert "The table has the 2 that the chart leaves out." in facts_of(chart)["summary"]


def test_the_accent_is_for_what_the_title_claims_and_the_rest_is_grey(read):
    lines = ["2010/2020,A,x", "2010/2015,B,", "2010/2012,C,"]
    events = read("date,title,cited_by", *lines)
    for scene in scenes_of(durations(events, accent=["b"])):
        bars = of_kind(scene, Bar)
        assert [bar.tone for bar in bars] == ["context", "accent", "context"]
        assert bars[0].thick == bars[1].thick > bars[2].thick
        (name,) = [text for text in of_kind(scene, Text) if text.text == "B"]
        assert name.tone == "accent" and name.bold
    assert [bar.tone for bar in of_kind(wide(durations(events)), Bar)][:2] == ["mark", "context"]


def test_a_name_stands_before_its_bar_and_its_length_after_it(read):
    lines = ["2000-01-01/2010-01-01,A", "2000-01-01/2005-01-01,B", "2000-01-01/2000-01-03,C"]
    for scene in scenes_of(durations(read("date,title", *lines)))[1:]:
        for bar in of_kind(scene, Bar):
            name, length = of_kind(scene, Text, bar.id)
            assert name.y == length.y == bar.y
            assert (name.at, name.dx, name.anchor, length.at) == (None, 0, "start", bar.last)
            drawn = max(scene.px(bar.last, scene.least) - scene.px(0, scene.least), LEAST)
            end = scene.px(bar.last, scene.least) + length.dx - scene.px(0, scene.least)
            assert drawn + 5 <= end <= drawn + 15
        assert scene.height < 30 * 3


def test_words_keep_clear_of_a_cap_at_the_end_of_a_short_whisker(read):
    lines = ["1000-01-01/2000-01-01,A", "2000-01-01/2005-06~,B"]
    (length,) = [
        text for text in of_kind(wide(durations(read("date,title", *lines))), Text, "b") if text.at
    ]
    assert length.dx >= LEAST + SOFT + 5


def test_on_a_phone_a_length_is_beside_its_name_where_that_has_room(read):
    long = "A name that takes all the room of a line"
    chart = durations(read("date,title", "2000/2010,Short", f"2000/2005,{long}"))
    name, length = of_kind(scenes_of(chart)[0], Text, "short")
    assert name.y == length.y and length.dx > name.dx
    *names, length = of_kind(scenes_of(chart)[0], Text)[2:]
    assert all(name.y < length.y for name in names)


def test_a_note_stands_below_its_bar_the_first_clause_bold(read):
    events = read("date,title", "2010/2020,A", "2010/2015,B")
    for scene in scenes_of(durations(events, notes={"a": "Ten years. More than B."})):
        a, b = of_kind(scene, Bar)
        (lead,) = [text for text in of_kind(scene, Text, "a") if text.text == "Ten years."]
        (rest,) = [text for text in of_kind(scene, Text, "a") if text.text == "More than B."]
        assert lead.bold and not rest.bold and a.y < lead.y < rest.y < b.y


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"accent": ["alfa"]}, "accent: no event has the id 'alfa'; use 'alpha'"),
        ({"notes": {"alfa": "x"}}, "notes: no event has the id 'alfa'; use 'alpha'"),
        ({"notes": dict.fromkeys(["alpha", "bravo", "c", "d", "e", "f"], "x")}, "6 notes hide"),
    ],
)
def test_what_none_of_the_spans_is_called_is_refused_in_a_sentence(read, given, words):
    rows = [f"2010/2020,{name}" for name in ("Alpha", "Bravo", "C", "D", "E", "F")]
    with pytest.raises(ValueError, match=words):
        durations(read("date,title", *rows, "2014,Point"), **given)


def test_the_input_is_left_alone_and_the_same_chart_comes_twice(events):
    before = events.copy(deep=True)
    assert durations(events).told() == durations(events).told()
    pd.testing.assert_frame_equal(events, before)


def test_words_that_are_given_are_taken(events):
    facts = facts_of(durations(events, title="T", summary="S", source="Src"))
    assert (facts["title"], facts["summary"], facts["source"]) == ("T", "S", "Src")
    assert len(facts["rows"]) == len(facts["ids"]) == events["is_span"].sum()


def test_without_a_span_another_form_is_named(read):
    with pytest.raises(ValueError, match="draw these with timeline"):
        durations(read("date,title", "2014-03-18,A", "2014,B"))


def test_no_events_are_said_to_be_none(read):
    chart = durations(read("date,title", "2014-03-18,A").head(0))
    assert texts(wide(chart)) == ["No events"]


@pytest.mark.parametrize("seed", range(40))
def test_no_text_of_any_story_covers_another_or_a_mark(seed):
    events, *_ = read_story(story(seed))
    spans = events.loc[events["is_span"], "id"].tolist()
    if not spans:
        return
    notes = dict.fromkeys(spans[:5], "A clause, and then words enough that they take two lines.")
    drawn = durations(events, notes=notes, accent=spans[-1:])
    assert [*faults(drawn), *faults(durations(events))] == []


def test_a_soft_cap_ends_a_whisker_whose_far_end_is_about_right(read):
    (whisker,) = of_kind(wide(durations(read("date,title", "2010-01-01/2020~,A"))), Whisker)
    assert whisker.after == ABOUT
