import io

import pytest
import stories
from meets import meets, text_box

from timeline import read_citations, story_curve
from timeline.charts._telling import tell
from timeline.charts.story_curve import INEXACT
from timeline.drawing.marks import Dot, Line, Text


@pytest.fixture
def story(read, articles):
    """Reads a story: (date, title) of events by letter, and the order of their mentions."""

    def from_words(told, article="hill", **dates):
        lines = [f"{name},{date},Event {name},{article}" for name, date in dates.items()]
        events = read("id,date,title,cited_by", *lines)
        cites = [f"{article},{n},word {n},,{name}" for n, name in enumerate(told, start=2)]
        text = "\n".join(["article,paragraph,cue,date,event", *cites])
        return events, read_citations(io.StringIO(text), events, articles), articles

    return from_words


def scenes(chart):
    return chart.scenes


def facts(chart):
    return chart.told()["facts"]


def texts(scene):
    return [mark.text for mark in scene.marks if isinstance(mark, Text)]


def of(scene, kind, tone):
    return [mark for mark in scene.marks if isinstance(mark, kind) and mark.tone == tone]


def test_a_jump_back_is_one_that_the_dates_tell(story):
    events, citations, _ = story(
        "acbbdae", a="1991", b="2014-03-18", c="2014-03-18", d="2014", e="1992-05"
    )
    told = tell(events, citations)
    assert told["step"].tolist() == ["", "ahead", "same", "same", "open", "back", "ahead"]
    assert told["turn"].tolist() == [1, 2, 3, 4, 5, 6, 7]
    assert told["jump"].tolist() == [0, 2, 0, 0, 0, 3, 1]


def test_equal_dates_share_a_rank_and_an_inexact_one_may_have_several(story):
    events, citations, _ = story(
        "abcdef",
        **{"a": "2013", "b": "2014-01-05", "c": "2014-12-05", "d": "2014", "e": "2014-12-05"},
        f="[..2014-06-01]",
    )
    told = tell(events, citations).set_index("id")
    assert told["rank"].to_dict() == {"a": 1, "f": 2, "b": 3, "d": 4, "c": 5, "e": 5}
    assert told.loc["d", ["low", "high"]].tolist() == [2, 5]
    assert told.loc["f", ["low", "high"]].tolist() == [1, 4]
    assert (told.loc["b", ["low", "high"]] == 3).all()


def test_the_title_counts_steps_of_which_there_is_one_fewer_than_mentions(story):
    said = facts(story_curve(*story("acb", a="1991", b="2014-03-18", c="2015")))
    assert said["title"] == "The Hill goes back in time in 1 of 2 steps"
    assert "Events of one day are no step back." in said["summary"]


def test_events_of_one_day_are_no_step_back_in_whatever_order_a_file_has_them(
    story, events, citations, articles
):
    days = {"a": "2014-03-18", "b": "2014-03-18", "c": "1991"}
    for order in ("abc", "bac"):
        rows = facts(story_curve(*story(order, **days)))["rows"]
        assert [row[-1] for row in rows] == ["the first", "the same day", "a step back"]
    said = facts(story_curve(events, citations, articles))
    for name, back, steps in [("The Hill", 15, 48), ("CNN rewrite", 28, 84)]:
        steps_back = [row for row in said["rows"] if row[0] == name and row[-1] == "a step back"]
        assert len(steps_back) == back and f"{back} of {steps}" in said["title"]
    assert "The Hill goes back in time in 15 of 48 steps, CNN" in said["title"]


def test_articles_of_one_publisher_go_by_their_titles(story, articles):
    same = articles.assign(publisher="Paper", title=["One", "Two"])
    events, citations, _ = story("ab", a="1991", b="1992")
    both = citations.assign(article=["hill", "cnn"])
    title = facts(story_curve(events, both, same))["title"]
    assert title == "One goes back in time in 0 of 0 steps, Two in 0 of 0"


def test_each_mention_is_a_row_and_a_mark(events, citations, articles):
    before = events.copy(deep=True), citations.copy(deep=True)
    chart = story_curve(events, citations, articles)
    assert events.equals(before[0]) and citations.equals(before[1])
    named = sorted(citations.loc[citations["event"].ne(""), "event"])
    assert sorted(facts(chart)["ids"]) == named
    assert len(facts(chart)["rows"]) == len(named)
    for scene in scenes(chart):
        whole = [m.id for m in scene.marks if isinstance(m, Line | Dot) and m.id]
        assert sorted(whole) == named


def test_an_event_says_where_it_is_told(read, articles):
    events = read("id,date,title,cited_by", "a,2014,A vote,hill")
    text = "article,paragraph,cue,date,event\nhill,7,“once more”,,a"
    citations = read_citations(io.StringIO(text), events, articles)
    words = scenes(story_curve(events, citations, articles))[0].words
    assert words == {"a": "A vote\nsome time in 2014\nThe Hill, paragraph 7: “once more”"}


def test_an_inexact_date_is_an_upright_line_and_no_dot(story):
    scene = scenes(story_curve(*story("ab", a="1991-12-26", b="2014")))[1]
    assert [mark.id for mark in of(scene, Dot, "mark")] == ["a"]
    [span] = [m for m in scene.marks if isinstance(m, Line) and m.id]
    assert span.id == "b" and span.first == span.last and span.y < span.to_y
    phone = scenes(story_curve(*story("ab", a="1991-12-26", b="2014")))[0]
    [span] = [m for m in phone.marks if isinstance(m, Line) and m.id]
    assert span.y == span.to_y and span.first < span.last


def test_the_farthest_jumps_are_told_in_words_and_in_the_accent(story):
    dates = {"a": "1991", "b": "1992", "c": "2001", "d": "2014-03-18", "e": "2014-05", "f": "2020"}
    chart = story_curve(*story("efaabcddddcdeffffd", **dates))
    for scene in scenes(chart):
        said = " ".join(texts(scene))
        assert "¶ 4: from 2020 back to 1991 Event a" in said
        assert "¶ 19: from 2020 back to 2014 Event d" in said
        assert said.count(" back to ") == 2
        lines = [mark for mark in of(scene, Line, "accent") if not mark.id]
        assert sorted(line.thick for line in lines) == [1.2, 2.5, 2.5]


def test_each_step_back_is_in_the_accent_and_counted_in_it(events, citations, articles):
    for scene in scenes(story_curve(events, citations, articles)):
        assert len([mark for mark in of(scene, Line, "accent") if not mark.id]) == 15 + 28
        counts = {mark.text for mark in of(scene, Text, "accent")}
        assert counts >= {"15 of 48 steps back", "28 of 84 steps back"}


def test_the_years_above_the_last_line_are_bracketed_if_they_are_one(story):
    dates = {name: f"{1991 if n < 6 else 2014}-0{n}-01" for n, name in enumerate("abcdefg", 1)}
    dates |= {letter: f"2014-0{n}-02" for n, letter in enumerate("ijkl", 1)}
    for last, high in (("2014-08-01", True), ("2015-08-01", False)):
        wide = scenes(story_curve(*story("abcdefgijklh", h=last, **dates)))[2]
        [year] = [m for m in wide.marks if isinstance(m, Text) and m.text == "2014"]
        upright = [m for m in of(wide, Line, "context") if m.first == m.last < 1]
        assert [m.y < year.y < m.to_y for m in upright] == [True] * high


def test_a_year_s_line_ends_with_the_article(events, citations, articles):
    wide = scenes(story_curve(events, citations, articles))[2]
    assert {mark.last for mark in of(wide, Line, "line")} == {49, 85}


def test_the_summary_says_that_places_are_no_years_and_what_a_line_is(story):
    exact, not_exact = (
        facts(story_curve(*story("ab", a="1991-12-26", b=b)))["summary"]
        for b in ("2014-03-18", "2014")
    )
    assert "not by years" in exact and not_exact == f"{exact}{INEXACT}"


def test_on_a_phone_the_text_runs_down_the_page_and_waits_for_what_is_said(story):
    phone = scenes(story_curve(*story("aba", a="1991-12-26", b="2014-03-18")))[0]
    first, second, third = [mark for mark in phone.marks if isinstance(mark, Dot)]
    assert first.y < second.y < third.y and first.at == third.at < second.at
    after = story_curve(*story("abab", a="1991-12-26", b="2014-03-18"))
    *_, third, last = [mark for mark in scenes(after)[0].marks if isinstance(mark, Dot)]
    note = [mark for mark in scenes(after)[0].marks if isinstance(mark, Text) and mark.at == 1]
    assert all(third.y < text.y < last.y for text in note if "¶" in text.text)
    assert last.y - third.y > 2 * (second.y - first.y)
    [held] = [m for m in scenes(after)[0].marks if isinstance(m, Line) and m.first == m.last == 1][
        -1:
    ]
    assert held.y == third.y and held.to_y > max(text.y for text in note)


def test_within_a_year_a_jump_is_told_by_its_days(story):
    chart = story_curve(*story("ba", a="2014-02-23", b="2014-03-18"))
    said = " ".join(texts(scenes(chart)[0]))
    assert "¶ 3: from 18 Mar 2014 back to 23 Feb 2014" in said


def test_a_step_within_a_few_ranks_is_no_jump_worth_a_word(story):
    dates = {letter: f"20{n + 10}" for n, letter in enumerate("abcdefghijk")}
    said = texts(scenes(story_curve(*story("abcdefhgijk", **dates)))[0])
    assert not any(" from " in text for text in said)


def test_on_a_phone_no_year_s_line_runs_through_what_is_said(events, citations, articles):
    phone = scenes(story_curve(events, citations, articles))[0]
    years = [mark for mark in phone.marks if isinstance(mark, Line) and mark.tone == "line"]
    for text in (mark for mark in phone.marks if isinstance(mark, Text)):
        left, top, right, low = text_box(phone, text, phone.least)
        struck = [m for m in years if left < phone.px(m.first, phone.least) < right]
        assert not any(top < m.to_y and m.y < low for m in struck)


@pytest.mark.parametrize("key", ["a", ("hill", 3), ("hill", "a")])
def test_a_note_says_what_a_jump_is_that_the_form_counts(story, key):
    frames = story("ba", a="1991", b="2014-03-18")
    for scene in scenes(story_curve(*frames, notes={key: "The end of it all."})):
        said = " ".join(texts(scene))
        assert "¶ 3: from 2014 back to 1991 The end of it all." in said
        assert "Event a" not in said


def test_an_article_with_notes_has_these_alone(story):
    frames = story("ba", a="1991", b="2014-03-18")
    said = " ".join(texts(scenes(story_curve(*frames, notes={"b": "Here it begins."}))[1]))
    assert "¶ 2 Here it begins." in said and "back to" not in said


def test_of_several_mentions_a_note_is_at_the_farthest_jump(story):
    frames = story("abcab", a="1991", b="1992", c="2014-03-18")
    said = " ".join(texts(scenes(story_curve(*frames, notes={"a": "Back."}))[1]))
    assert "¶ 5: from 2014 back to 1991 Back." in said


def test_an_id_that_is_not_told_of_is_refused(story):
    frames = story("ba", a="1991", b="2014-03-18")
    with pytest.raises(ValueError, match="accent: no event has the id 'c'"):
        story_curve(*frames, accent=["c"])
    with pytest.raises(ValueError, match="notes: there is no mention 'aa'; use 'a'"):
        story_curve(*frames, notes={"aa": "x"})
    for key in [("hill", 9), ("hil", 3), ("hill", "c"), ("hill",), 5]:
        with pytest.raises(ValueError, match="give an article's key and a paragraph in which"):
            story_curve(*frames, notes={key: "x"})
    many = story("abcd", a="1991", b="1992", c="1993", d="1994")
    with pytest.raises(ValueError, match="4 notes on 'hill' hide its curve, 3 at most explain"):
        story_curve(*many, notes=dict.fromkeys("abcd", "x"))


def test_nothing_to_draw_is_said_in_words(events, citations, articles):
    with pytest.raises(ValueError, match="no citation names one of these events"):
        story_curve(events, citations[citations["event"].eq("")], articles)


def check(chart):
    for scene, upto in zip(scenes(chart), (559, 959, 1400), strict=True):
        for width in (scene.least, upto):
            assert [*meets(scene, width)] == [], (scene.least, width)


def test_nothing_meets_in_this_story(events, citations, articles):
    check(story_curve(events, citations, articles))
    words = "A sentence that is long enough to be broken more than once, on any page."
    keys = [("hill", 4), ("hill", 8), ("hill", 13), ("cnn", 6), ("cnn", 19), ("cnn", 38)]
    check(story_curve(events, citations, articles, notes=dict.fromkeys(keys, words)))


MANY = [f"{1900 + n * 7 % 113}-0{1 + n % 9}-1{n % 9}" for n in range(300)]
STORIES = {
    "one": ["2014-03-18"],
    "two": ["2014-03-18", "1991-12-26"],
    "one day": ["2014-03-18"] * 12,
    "no exact date": ["2014", "199X", "2013-05~", "[..1984]", "2014?", "1990/", "[2015..]"],
    "ages": ["2025-01-20", "-3000", "0988", "-0043-03-15", "2025", "1654/1795"],
    "300": MANY,
}


@pytest.mark.parametrize("name", STORIES)
def test_nothing_meets_in_awkward_stories(read, articles, name):
    title = "A title of event that goes on for as long as titles do"
    lines = [f"e{n},{date},{title[: 20 + n % 41]},hill" for n, date in enumerate(STORIES[name])]
    events = read("id,date,title,cited_by", *lines)
    cites = [f"hill,{n + 2},word {n},,e{n}" for n in range(len(lines))]
    text = "\n".join(["article,paragraph,cue,date,event", *cites])
    check(story_curve(events, read_citations(io.StringIO(text), events, articles), articles))


@pytest.mark.parametrize("seed", [n for n in range(90) if stories.story(n).citations])
def test_nothing_meets_in_random_stories(seed):
    frames = stories.read(stories.story(seed))
    if frames[1] is None or not frames[1]["event"].isin(frames[0]["id"]).any():
        return  # it tells of no event
    check(story_curve(*frames))
