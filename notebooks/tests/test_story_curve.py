import io
import json

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from timeline import read_citations, story_curve
from timeline.charts.story_curve import tell
from timeline.report import ReportExporter


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


def test_a_jump_back_is_one_that_the_dates_tell(story):
    events, citations, _ = story(
        "acbbdae", a="1991", b="2014-03-18", c="2014-03-18", d="2014", e="1992-05"
    )
    told = tell(events, citations)
    assert told["step"].tolist() == ["", "ahead", "same", "same", "open", "back", "ahead"]
    assert told["turn"].tolist() == [1, 2, 3, 4, 5, 6, 7]


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


def test_the_title_counts(story, events, citations, articles):
    fig = story_curve(*story("acb", a="1991", b="2014-03-18", c="2015"))
    assert fig.layout.meta["title"] == "The Hill jumps back in time once in 3 mentions"
    assert "67 in The Hill" in fig.layout.meta["summary"]
    told = tell(events, citations)
    for _, group in told.groupby("article"):
        backs = group["start_max"].lt(group["start_min"].shift()).sum()
        assert f"{backs} " in story_curve(events, citations, articles).layout.meta["title"]


def test_articles_of_one_publisher_go_by_their_titles(story, articles):
    same = articles.assign(publisher="Paper", title=["One", "Two"])
    events, citations, _ = story("ab", a="1991", b="1992")
    both = citations.assign(article=["hill", "cnn"])
    title = story_curve(events, both, same).layout.meta["title"]
    assert title == "One jumps back in time 0 times in 1 mention, Two 0 in 1"


def test_each_mention_is_a_row_and_a_point(events, citations, articles):
    before = events.copy(deep=True), citations.copy(deep=True)
    fig = story_curve(events, citations, articles)
    assert events.equals(before[0]) and citations.equals(before[1])
    number = int(citations["event"].ne("").sum())
    meta = fig.layout.meta
    assert len(meta["rows"]) == len(meta["ids"]) == number
    points = [name for trace in fig.data for name in trace.customdata or []]
    assert sorted(points) == sorted(citations.loc[citations["event"].ne(""), "event"])
    assert {trace.type for trace in fig.data} == {"scatter"}


def test_hover_says_the_cue_and_words_from_the_file_are_escaped(read, articles):
    events = read("id,date,title,cited_by", "a,2014,A <b>vote</b> & more,hill")
    text = "article,paragraph,cue,date,event\nhill,7,once <i>more</i>,,a"
    citations = read_citations(io.StringIO(text), events, articles)
    fig = story_curve(events, citations, articles)
    assert next(t.hovertext[0] for t in fig.data if t.hovertext) == (
        "<b>A &lt;b&gt;vote&lt;/b&gt; &amp; more</b><br>Some time in 2014<br><br>"
        "“once &lt;i&gt;more&lt;/i&gt;”<br>The Hill, paragraph 7"
    )


def test_an_inexact_date_is_a_whisker_and_no_dot(story):
    fig = story_curve(*story("ab", a="1991-12-26", b="2014"))
    marks = next(t for t in fig.data if t.mode == "markers+text")
    assert marks.marker.opacity == (1, 0)
    whiskers = next(t for t in fig.data if t.mode == "lines+markers")
    assert len(whiskers.x) == 3 and whiskers.y[0] > whiskers.y[1]


def test_nothing_to_draw_is_said_in_words(events, citations, articles):
    with pytest.raises(ValueError, match="no citation names one of these events"):
        story_curve(events, citations[citations["event"].eq("")], articles)


MANY = [f"{1900 + n * 7 % 113}-0{1 + n % 9}-1{n % 9}" for n in range(500)]
STORIES = {
    "one": ["2014-03-18"],
    "two": ["2014-03-18", "1991-12-26"],
    "one day": ["2014-03-18"] * 12,
    "no exact date": ["2014", "199X", "2013-05~", "[..1984]", "2014?", "1990/", "[2015..]"],
    "ages": ["2025-01-20", "-3000", "0988", "-0043-03-15", "2025", "1654/1795"],
    "500": MANY,
}


def title(n):
    """Titles from short to 60 letters."""
    return f"A title of event {n} that goes on for as long as a title may"[: 20 + n % 41]


def report(figures, folder):
    """The path of a report with these figures."""
    outputs = [
        new_output("display_data", {"application/vnd.plotly.v1+json": json.loads(fig.to_json())})
        for fig in figures
    ]
    cell = new_code_cell("charts", execution_count=1, outputs=outputs)
    html, _ = ReportExporter().from_notebook_node(new_notebook(cells=[cell]))
    (folder / "page.html").write_text(html, "utf-8")
    return folder / "page.html"
