from io import StringIO

import pytest
from said import facts_of, faults, of_kind, scenes_of, texts
from stories import read as read_story
from stories import story

from timeline import precision, read_citations
from timeline.charts.precision import KINDS, count_precision
from timeline.drawing.marks import Bar


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


def cited(events, articles, *pairs):
    rows = [f"hill,{n},x,{date},{name}" for n, (name, date) in enumerate(pairs, start=2)]
    lines = ["article,paragraph,cue,date,event", *rows]
    return read_citations(StringIO("\n".join(lines)), events, articles)


def test_every_bar_is_100_per_cent_long(events, citations, articles):
    for scene in scenes_of(precision(events, citations, articles)):
        rows = {}
        for bar in of_kind(scene, Bar):
            rows.setdefault(bar.y, []).append(bar)
        assert len(rows) == 4
        for row in rows.values():
            ends = [bar.last for bar in row]
            assert [bar.first for bar in row] == [0, *ends[:-1]] and ends[-1] == 100


def test_parts_are_as_long_as_their_counts_and_named(read, articles):
    lines = [f"{name},2014-03-18,{name.upper()},hill" for name in "abcd"]
    events = read("id,date,title,cited_by", *lines)
    dates = zip("abcd", ["2014", "2014-03", "", ""], strict=True)
    for scene in scenes_of(precision(events, cited(events, articles, *dates), articles)):
        month, year, none, day = of_kind(scene, Bar)
        assert (month.last, year.last, none.last, day.last) == (25, 50, 100, 100)
        assert (month.tone, year.tone, none.tone, day.tone) == (
            "shade1",
            "shade2",
            "paper",
            "shade0",
        )
        assert all(bar.outline for bar in (month, year, none, day))
        assert {"month: 1", "year: 1", "no date given: 2 of 4", "day: 4"} <= {*texts(scene)}


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
