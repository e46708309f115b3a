from html import unescape
from itertools import combinations

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import pytest
import stories

from timeline import mark_events
from timeline.placing import text_width

DAYS = pd.to_datetime(["2013-01-01", "2014-06-01", "2020-01-01"])


@pytest.fixture
def sample(read):
    return read(
        "id,date,title",
        "day,2014-03-18,A day",
        "month,2015-02,A month",
        "war,2014-04-06~/2019-02-24,A war",
        "later,2024-01-01,After all",
    )


@pytest.mark.parametrize(
    "fig",
    [
        px.line(x=DAYS, y=[1, 2, 3], line_shape="hv"),
        go.Figure(go.Bar(x=["2013-01-01", "2020-01-01"], y=[1, 2])),
        go.Figure([go.Scatter(x=list(DAYS), y=[1, 2, 3]), go.Scatter(x=DAYS.date, y=[3, 2, 1])]),
    ],
)
def test_events_are_put_on_any_figure_with_dates(fig, sample):
    before = fig.to_json()
    marked = mark_events(fig, sample)
    assert fig.to_json() == before
    names = [note.text for note in marked.layout.annotations if note.name != "source"]
    assert [sum(title in text for text in names) for title in ("A day", "A month", "A war")] == [
        1
    ] * 3
    assert marked.layout.meta["ids"] == ["day", "war", "month"]  # in order of time
    assert "Outside its axis: 1." in marked.layout.meta["summary"]
    assert list(marked.data[0].x) == list(fig.data[0].x)
    assert {trace.type for trace in marked.data} <= {"scatter", "bar"}


def test_a_day_is_a_line_and_what_is_less_exact_a_band(sample):
    marked = mark_events(px.line(x=DAYS, y=[1, 2, 3]), sample)
    bands = [(s.x0, s.x1) for s in marked.layout.shapes if s.type == "rect"]
    lines = [s.x0 for s in marked.layout.shapes if s.type == "line"]
    assert ("2015-02-01", "2015-03-01") in bands and ("2014-04-06", "2019-02-25") in bands
    assert lines == ["2014-03-18"]
    assert all(x0 != "2014-03-18" for x0, _ in bands)


def boxes(marked):
    """Left, right and px from the top of each line of text above the plot, at 700 px."""
    first, last = pd.to_datetime(marked.layout.xaxis.range)
    for note in marked.layout.annotations:
        x = (pd.Timestamp(note.x) - first) / (last - first) * 620 + note.xshift
        width = text_width(unescape(note.text), note.font.size or 12, bold=note.font.weight == 600)
        left = x if note.xanchor == "left" else x - width
        yield left, left + width, note.y


def apart(boxes):
    return all(
        b <= c or d <= a or abs(y - other) >= 15
        for (a, b, y), (c, d, other) in combinations(boxes, 2)
    )


def test_names_do_not_meet_and_what_has_none_is_counted(read):
    crowd = [f"2014-{n % 12 + 1:02d}-{n % 28 + 1:02d},Event number {n}" for n in range(60)]
    marked = mark_events(px.line(x=DAYS, y=[1, 2, 3]), read("date,title", *crowd))
    found = [*boxes(marked)]
    assert 0 < len(found) < 60
    assert f"Named: {len(found)} of 60" in marked.layout.meta["summary"]
    assert apart(found)
    hovers = marked.data[-1].hovertext
    assert len(hovers) == 60 and "<b>Event number 0</b><br>1 January 2014" in hovers


def test_what_the_title_is_about_stands_out_and_a_note_stands_below_its_name(sample):
    fig = px.line(x=DAYS, y=[1, 2, 3])
    marked = mark_events(fig, sample, accent=["day"], notes={"war": "still going on"})
    names = {note.text: note.font.color for note in marked.layout.annotations}
    assert names["A day"] != names["A war"] == names["still going on"]
    with pytest.raises(ValueError, match="use 'day'"):
        mark_events(fig, sample, accent=["days"])


def test_title_summary_and_source_are_told_to_a_report_too(sample):
    words = {"title": "Costs <in> $", "summary": "What", "source": "Source: us."}
    marked = mark_events(px.line(x=DAYS, y=[1, 2, 3]), sample, **words)
    meta = marked.layout.meta
    assert [meta[key] for key in words] == [
        "Costs <in> $",
        "What Outside its axis: 1.",
        "Source: us.",
    ]
    assert marked.layout.title.text == "Costs &lt;in&gt; &#36;"
    assert len(meta["rows"]) == len(meta["spans"]) == 3
    assert "Source: us." in [note.text for note in marked.layout.annotations]


@pytest.mark.parametrize("seed", range(25))
def test_any_story_is_marked_or_refused_in_a_sentence(seed):
    events, *_ = stories.read(stories.story(seed))
    marked = stories.FORMS["mark_events"](events)
    named = [*boxes(marked)]
    assert {note.name for note in marked.layout.annotations} <= {*marked.layout.meta["ids"]}
    assert all(a >= -1 and b <= 621 for a, b, _ in named) and apart(named)
    assert (len(marked.data) > 1) == bool(marked.layout.meta["ids"])
    said = [*(marked.data[-1].customdata if len(marked.data) > 1 else [])]
    assert sorted(said) == sorted(marked.layout.meta["ids"])  # all can be pointed at


@pytest.mark.parametrize(
    ("fig", "said"),
    [
        (px.line(x=[1, 2, 3], y=[1, 2, 3]), "not dates"),
        (go.Figure(go.Bar(x=["a", "b"], y=[1, 2])), "not dates"),
        (go.Figure(), "use timeline"),
        (px.line(x=DAYS, y=[1, 2, 3], facet_col=["a", "b", "b"]), "several horizontal axes"),
    ],
)
def test_other_figures_are_refused_in_a_sentence(fig, said, sample):
    with pytest.raises(ValueError, match=said):
        mark_events(fig, sample)


def test_a_figure_without_any_event_stays_as_it_is(read, sample):
    fig = px.line(x=DAYS, y=[1, 2, 3])
    for events in (read("date,title"), sample[sample["id"].eq("later")]):
        marked = mark_events(fig, events)
        assert len(marked.layout.shapes) == 0 and list(marked.data[0].y) == [1, 2, 3]
