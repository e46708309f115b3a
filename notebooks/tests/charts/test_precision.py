from io import StringIO

import pytest
from said import facts_of, faults, of_kind, scenes_of, texts
from stories import read as read_story
from stories import story

from timeline import precision, read_citations
from timeline.charts.precision import KINDS, THICK, count_precision
from timeline.drawing.marks import Bar, Line, Text


def test_precision_counts_each_event_once_an_article(events, citations, articles):
    counts = count_precision(events, citations)
    named = citations[citations["event"].ne("")]
    for article, rows in named.groupby("article"):
        assert counts.loc[article].sum(axis=1).tolist() == [rows["event"].nunique()] * 2
    assert counts.loc[("hill", "article"), "day"] == 0
    facts = facts_of(precision(events, citations, articles))
    assert facts["columns"] == ["Who", *KINDS] and len(facts["rows"]) == 4


def test_the_most_exact_mention_counts(read, articles):
    events = read("id,date,title,cited_by", "a,2014-03-18,A,hill")
    counts = count_precision(events, cited(events, articles, ("a", ""), ("a", "2014-03")))
    assert counts.loc[("hill", "article"), "month"] == 1
    assert counts.loc[("hill", "record"), "day"] == 1


@pytest.mark.parametrize(
    ("date", "kind"),
    [
        ("2014-03-18/2022-02-24", "day"),
        ("2014-03-18/..", "day"),
        ("2014-21", "year"),
        ("2014/2022", "year"),
        ("2014/2023", "year"),
        ("2011-03/2021-02", "month"),
        ("199X", "decade"),
        ("1990/1999", "decade"),
        ("1991~/2000~", "decade"),
        ("0901/1000", "century"),
        ("[0901..1000]", "century"),
        ("19XX", "century"),
        ("2022~/2025-03", "range"),
        ("1995~/2025-03", "range"),
        ("[2014,2015]", "range"),
        ("[..2015]", "range"),
        ("2014~", "year"),
        ("-0043-03-15", "day"),
        ("", "no date"),
    ],
)
def test_how_long_and_in_which_order_is_a_range(read, articles, date, kind):
    events = read("id,date,title,cited_by", "a,2014-03-18,A,hill")
    counts = count_precision(events, cited(events, articles, ("a", date)))
    said = counts.loc[("hill", "article")]
    assert said[said.gt(0)].to_dict() == {kind: 1}
    assert counts.loc[("hill", "record"), "day"] == 1


def test_a_year_counts_more_than_a_range(read, articles):
    events = read("id,date,title,cited_by", "a,2015-09-30,A,hill")
    counts = count_precision(events, cited(events, articles, ("a", "2015~/2024-12"), ("a", "2015")))
    assert counts.loc[("hill", "article"), "year"] == 1


def cited(events, articles, *pairs):
    rows = [f'hill,{n},x,"{date}",{name}' for n, (name, date) in enumerate(pairs, start=2)]
    lines = ["article,paragraph,cue,date,event", *rows]
    return read_citations(StringIO("\n".join(lines)), events, articles)


def test_every_row_is_100_per_cent_long(events, citations, articles):
    for scene in scenes_of(precision(events, citations, articles)):
        rows = {}
        for bar in of_kind(scene, Bar):
            rows.setdefault(bar.y, []).append(bar)
        assert len(rows) == 4
        for y, row in rows.items():
            ends = [bar.last for bar in row]
            assert [bar.first for bar in row] == [0, *ends[:-1]]
            lines = [line for line in of_kind(scene, Line) if line.tone == "accent"]
            white = {line.last for line in lines if line.y < y < line.to_y}
            assert ends[-1] == 100 or white >= {ends[-1], 100}


def test_parts_are_as_long_as_their_counts_and_named(read, articles):
    for scene in scenes_of(precision(*four(read, articles))):
        month, year, day = of_kind(scene, Bar)
        assert (month.last, year.last, day.last) == (25, 50, 100)
        assert (month.tone, year.tone, day.tone) == ("shade1", "shade2", "shade0")
        assert all(bar.outline for bar in (month, year, day))
        said = [text.replace("\u00a0", " ") for text in texts(scene)]
        assert {"1 to the month · 1 to the year", "4 to the day"} <= {*said}


def test_parts_are_said_in_one_line_if_need_be_in_fewer_words(read, articles):
    events = read("id,date,title,cited_by", *(f"{name},2014-03-18,A,hill" for name in "abc"))
    dates = zip("abc", ["2014-03", "2014", "201X"], strict=True)
    phone, _, wide = scenes_of(precision(events, cited(events, articles, *dates), articles))
    said = [[text.replace("\u00a0", " ") for text in texts(scene)] for scene in (phone, wide)]
    assert "1 to the month · 1 year · 1 decade" in said[0]
    assert "1 to the month · 1 to the year · 1 to the decade" in said[1]


def test_what_has_no_date_is_an_outline_in_the_accent_with_its_name_inside(read, articles):
    events, citations, articles = four(read, articles)
    citations.loc[citations["event"].eq("b"), "precision"] = ""
    for scene in scenes_of(precision(events, citations, articles)):
        (name,) = [text for text in of_kind(scene, Text) if text.tone == "accent"]
        top, low, *sides = of_kind(scene, Line)
        assert (top.first, top.last, low.y - top.y) == (25, 100, THICK)
        assert [(line.first, line.last) for line in sides] == [(25, 25), (100, 100)]
        assert (name.text, name.at, name.bold) == ("3 of 4 with no date", 25, True)
        assert name.y == pytest.approx((top.y + low.y) / 2)


def test_where_one_name_has_no_room_inside_all_stand_below_at_every_width(read, articles):
    events, citations, articles = four(read, articles)
    citations.loc[citations["event"].eq("c"), "precision"] = "year"
    for scene in scenes_of(precision(events, citations, articles)):
        (name,) = [text for text in of_kind(scene, Text) if text.tone == "accent"]
        low = max(line.to_y for line in of_kind(scene, Line))
        (under,) = [text for text in of_kind(scene, Text) if "month" in text.text]
        assert (name.text, name.at, name.anchor) == ("1 of 4 with no date", 100, "end")
        assert low < under.y < name.y


def four(read, articles):
    """Two events of four have a date in the article, the record has a day of each."""
    lines = [f"{name},2014-03-18,{name.upper()},hill" for name in "abcd"]
    events = read("id,date,title,cited_by", *lines)
    dates = zip("abcd", ["2014", "2014-03", "", ""], strict=True)
    return events, cited(events, articles, *dates), articles


def test_who_says_so_stands_before_the_bar_and_on_a_phone_above_it(read, articles):
    phone, _, wide = scenes_of(precision(*four(read, articles)))
    (bar, *_), (name, *_) = of_kind(wide, Bar), of_kind(wide, Text)
    assert (name.text, name.at, name.dx) == ("The Hill says, of 4 events", None, 0)
    assert name.y == bar.y
    assert of_kind(phone, Text)[0].y < of_kind(phone, Bar)[0].y


def test_without_a_citation_of_an_event_another_form_is_named(events, citations, articles):
    with pytest.raises(ValueError, match="draw them with timeline"):
        precision(events, citations.assign(event=""), articles)


def test_words_that_are_given_are_taken(events, citations, articles):
    words = {"title": "T", "summary": "S", "source": "Src"}
    facts = facts_of(precision(events, citations, articles, **words))
    assert {name: facts[name] for name in words} == words


@pytest.mark.parametrize("seed", range(60))
def test_no_text_of_any_story_covers_another_or_a_mark(seed):
    events, citations, articles = read_story(story(seed))
    if citations is not None and citations["event"].ne("").any():
        assert [*faults(precision(events, citations, articles))] == []
