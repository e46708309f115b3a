import json
from io import StringIO

import plotly.graph_objects as go
import pytest

from timeline import key, precision, read_citations, timeline
from timeline.charts.precision import count_precision


def trace(fig, theme, **wanted):
    """The first trace of a theme with these properties."""
    return next(
        t
        for t in fig.data
        if t.legendgroup == theme
        and wanted.items() <= {k: v for k, v in t.to_plotly_json().items() if k in wanted}.items()
    )


def words(label):
    """The title in a label's text."""
    return label.replace("<br>", "\u2002").split("</b>")[1].replace("\u00a0", " ").strip()


@pytest.fixture
def sample(read):
    return read(
        "date,title,theme,cited_by",
        "2005-04-25,A speech,A,x",
        "2014,Some time,A,x",
        "2014-04-06~/2022-02-24,A war,A,x",
        "2022-02-24/..,Another,A,x",
        "2025-01-20~,About a day,A,x",
        "2017-01-18,Context,B,",
        "2024-02,A month,B,x",
    )


def test_the_input_is_left_alone(sample):
    before = sample.copy(deep=True)
    timeline(sample)
    assert sample.equals(before)


def test_a_figure_of_scatter_and_bar_alone(events):
    for fig in [timeline(events), key()]:
        assert isinstance(fig, go.Figure)
        assert {t.type for t in fig.data} <= {"scatter", "bar"}


def test_how_a_mark_looks_tells_how_exact_its_date_is(sample):
    fig = timeline(sample)
    labels = trace(fig, "A", mode="markers+text")
    shown = dict(zip(map(words, labels.text), labels.marker.opacity, strict=True))
    assert shown["A speech"] == 1
    assert 0 < shown["About a day"] < 1
    assert shown["Some time"] == shown["A war"] == 0
    whisker = trace(fig, "A", mode="lines+markers")
    assert list(whisker.x) == ["2014-01-01", "2014-12-31", None]
    bars = trace(fig, "A", type="bar")
    assert list(bars.marker.opacity) == [0.2, 0.4, 0.6, 0.8, 1, 1]
    arrow = trace(fig, "A", mode="markers", hoverinfo="skip", cliponaxis=False)
    assert list(arrow.x) == ["2025-01-20"]
    assert trace(fig, "B", mode="markers+text").marker.symbol[0] == "circle-open"
    month = trace(fig, "B", mode="lines+markers")
    assert list(month.x) == ["2024-02-01", "2024-02-29", None]


def test_a_bar_lies_where_the_event_was_certainly_under_way(read):
    fig = timeline(read("date,title", "1999/2008,Boom", "1990,Before"))
    bar = trace(fig, "Events", type="bar")
    assert list(bar.base) == ["1999-12-31"]
    days = bar.x[0] / 86_400_000
    assert days == 2923  # 31 December 1999 to 1 January 2008
    assert list(trace(fig, "Events", mode="lines+markers").x)[-6:] == [
        "1999-01-01",
        "1999-12-31",
        None,
        "2008-01-01",
        "2008-12-31",
        None,
    ]


def test_hover_says_the_date_in_words_who_cites_it_and_the_note(read):
    fig = timeline(read("date,title,cited_by,note", "2014,A <b>vote</b>,hill,They & we differ."))
    text = trace(fig, "Events", mode="markers+text").hovertext[0]
    assert text == (
        "<b>A &lt;b&gt;vote&lt;/b&gt;</b><br>Some time in 2014<br><br>"
        "Cited by hill<br>They &amp; we differ."
    )


def test_buttons_show_periods(events):
    fig = timeline(events, periods={"2014": ("2014-01-01", "2014-12-31")})
    buttons = fig.layout.updatemenus[0].buttons
    assert [button.label for button in buttons] == ["All", "2014"]
    first, last = buttons[1].args[1]["xaxis.range"]
    assert first < "2014-01-01" and "2014-12-31" <= last < "2015-02"
    assert len(timeline(events.head(1)).layout.updatemenus) == 0


def test_a_span_cut_by_a_period_keeps_its_label(read):
    events = read("date,title", "1990/2020,Long", "2014-01-01,Point")
    fig = timeline(events, periods={"2014": ("2014-01-01", "2014-12-31")})
    changes, _, moving = fig.layout.updatemenus[0].buttons[1].args
    texts = next(text for text in changes["text"] if text)
    assert (
        sum("Long" in text for text in texts) == 1 and sum("Point" in text for text in texts) == 1
    )
    assert list(moving) == sorted(moving)


def test_meta_holds_the_facts_of_the_table(events):
    cited = events[events["cited_by"].ne("")]
    meta = timeline(cited, title="T", summary="S", source="Src").layout.meta
    assert (meta["title"], meta["summary"], meta["source"]) == ("T", "S", "Src")
    assert sorted(meta["ids"]) == sorted(cited["id"])
    assert all(len(row) == len(meta["columns"]) for row in meta["rows"])
    assert all(len(link) == 2 for row in meta["rows"] for link in row[4])


def test_pages_are_json_and_narrow_ones_taller(events):
    fig = timeline(events)
    pages = json.loads(fig.layout.meta["pages"])
    heights = [pages[width]["layout"]["height"] for width in sorted(pages, key=int)]
    assert heights == sorted(heights, reverse=True)
    assert all("title" not in page["layout"] for page in pages.values())


def test_themes_keep_their_colours_in_a_subset(events):
    def colour(fig, theme):
        return trace(fig, theme, showlegend=True).marker.color

    part = events[events["theme"].eq("Syria")]
    assert colour(timeline(part), "Syria") == colour(timeline(events), "Syria")


def test_no_events_is_said_in_words(events):
    with pytest.raises(ValueError, match="no events to draw"):
        timeline(events.head(0))


@pytest.mark.parametrize(
    "lines",
    [
        ["2014-03-18,One day"],
        ["2014,One year"],
        ["[..1984],Open start", "1990/,Unknown end", "/1980,Unknown start"],
        ["-0043-03-15,Ides", "2014,Now"],
        ["2014-03-18,A", "2014-03-18,B"],
        [f"{year},Event {year}" for year in range(1000, 2000, 7)],
    ],
)
def test_any_file_can_be_drawn(read, lines):
    fig = timeline(read("date,title", *lines))
    assert len(fig.layout.meta["rows"]) == len(lines)
    assert fig.layout.yaxis.range[0] > 0


def test_years_before_our_era_are_written_as_plotly_reads_them(read):
    fig = timeline(read("date,title", "-0043-03-15,Ides of March", "-0300/-0100,Span"))
    assert list(trace(fig, "Events", mode="markers+text").x) == ["-0300-01-01", "-0043-03-15"]
    assert fig.layout.title.text == "2 events, 301 BCE to 44 BCE"


@pytest.mark.parametrize(
    ("date", "label", "words", "caps"),
    [
        ("[..2014]", "by 31 Dec 2014", "an unknown day up to 31 December 2014", "left"),
        ("[2015..]", "1 Jan 2015 or later", "an unknown day from 1 January 2015 on", "right"),
        ("2016-02-03/", "3 Feb 2016–?", "from 3 February 2016 to an unknown day", "right"),
        ("../2015-03-02", "?–2 Mar 2015", "from an unknown day to 2 March 2015", "left"),
    ],
)
def test_an_open_end_is_an_arrow_and_never_a_day(read, date, label, words, caps):
    fig = timeline(read("date,title", f"{date},Open"))
    labels = trace(fig, "Events", mode="markers+text")
    assert f"<b>{label}</b>" in labels.text[0].replace("\u00a0<br>", " ")
    assert labels.marker.opacity[0] == 0
    whisker = trace(fig, "Events", mode="lines+markers")
    assert whisker.x[0] < whisker.x[1]
    assert f"triangle-{caps}" in whisker.marker.symbol
    assert fig.layout.meta["rows"][0][0] == words


def test_precision_counts_each_event_once_an_article(events, citations, articles):
    counts = count_precision(events, citations)
    named = citations[citations["event"].ne("")]
    for article, rows in named.groupby("article"):
        assert counts.loc[article].sum(axis=1).tolist() == [rows["event"].nunique()] * 2
    assert counts.loc[("hill", "article"), "day"] == 0
    fig = precision(events, citations, articles)
    assert {t.type for t in fig.data} == {"bar", "scatter"}
    assert len(fig.layout.meta["rows"]) == 4


def test_the_most_exact_mention_counts(read, articles):
    events = read("id,date,title,cited_by", "a,2014-03-18,A,hill")
    lines = ["article,paragraph,cue,date,event", "hill,2,once,,a", "hill,3,in March,2014-03,a"]
    citations = read_citations(StringIO("\n".join(lines)), events, articles)
    counts = count_precision(events, citations)
    assert counts.loc[("hill", "article"), "month"] == 1
    assert counts.loc[("hill", "record"), "day"] == 1
