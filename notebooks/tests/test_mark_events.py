import numpy as np
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go
import pytest

from timeline import mark_events

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
    assert marked.layout.meta["ids"] == ["day", "month", "war"]
    assert "Outside its axis: 1." in marked.layout.meta["summary"]
    assert marked.data[0].x[0] == "2013-01-01"
    assert {trace.type for trace in marked.data} <= {"scatter", "bar"}


def test_a_day_is_a_line_and_what_is_less_exact_a_band(sample):
    marked = mark_events(px.line(x=DAYS, y=[1, 2, 3]), sample)
    bands = [(s.x0, s.x1) for s in marked.layout.shapes if s.type == "rect"]
    lines = [s.x0 for s in marked.layout.shapes if s.type == "line"]
    assert ("2015-02-01", "2015-02-28") in bands and ("2014-04-06", "2019-02-24") in bands
    assert sorted(lines) == ["2014-03-18", "2014-04-06", "2015-02-01"]
    assert all(x0 != "2014-03-18" for x0, _ in bands)


def test_labels_do_not_meet_and_what_has_none_is_counted(read):
    crowd = [f"2014-{n % 12 + 1:02d}-{n % 28 + 1:02d},Event number {n}" for n in range(60)]
    marked = mark_events(px.line(x=DAYS, y=[1, 2, 3]), read("date,title", *crowd))
    notes = [n for n in marked.layout.annotations if "Event" in n.text]
    more = next(n.text for n in marked.layout.annotations if "without a label" in n.text)
    assert f"+{60 - len(notes)} more" in more
    places = sorted(n.yshift for n in notes)
    assert (np.diff(places) >= 18).all()


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
