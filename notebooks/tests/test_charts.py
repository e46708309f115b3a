"""What holds for every form of chart."""

import io
import json
import re

import pandas as pd
import plotly.graph_objects as go
import pytest
from conftest import texts

from timeline import key, lanes, panels, read_citations, since, timeline
from timeline.charts._marks import prepare
from timeline.charts.story_curve import tell
from timeline.charts.tempo import order
from timeline.drawing.scales import Dates

FORMS = {
    "timeline": timeline,
    "panels": panels,
    "lanes": lanes,
    "since": lambda events, **words: since(events, events["id"].iloc[0], **words),
}


@pytest.fixture(params=FORMS)
def form(request):
    return FORMS[request.param]


def labels(fig):
    """All labels of a figure as one text each, without markup."""
    found = [text for trace in texts(fig) for text in trace.text if text]
    return [" ".join(re.sub("<br>|</?b>", " ", text).split()) for text in found]


def more(fig):
    """How many events a figure says that it does not label."""
    notes = [note.text or "" for note in fig.layout.annotations]
    found = [re.search(r"\+(\d+) more|(\d+) without a label", text) for text in notes]
    return sum(int(match[1] or match[2]) for match in found if match)


def narrow(fig):
    """The figure as a narrow page has it."""
    page = json.loads(fig.layout.meta["pages"])["340"]
    spec = fig.to_plotly_json()
    data = [trace | changes for trace, changes in zip(spec["data"], page["traces"], strict=True)]
    layout = {k: v for k, v in (spec["layout"] | page["layout"]).items() if v is not None}
    return go.Figure(data, layout)


FILES = {
    "one day": ["2014-03-18,One day"],
    "one year": ["2014,One year"],
    "two": ["2014-03-18,A", "2014-03-18,B"],
    "open": ["[..1984],Open start", "1990/,Unknown end", "/1980,Unknown start", "1991-12-26,Day"],
    "before our era": ["-0043-03-15,Ides", "-0300/-0100,Span", "2014,Now"],
    "five thousand years": [
        f"{'-' * (year < 0)}{abs(year):04d},Year {year}" for year in range(-3000, 2026, 160)
    ],
    "all on one day": [f"2014-03-18,Event {n}" for n in range(60)],
    "no exact dates": [f"{1990 + n % 30}~,Event {n}" for n in range(40)],
    "long titles": [
        f"20{n:02d}-05-05/20{n + 3:02d},{'Quite a long title ' * 3}{n:03d}" for n in range(10, 40)
    ],
    "five hundred": [
        f"{1600 + n % 400}-{n % 12 + 1:02d}-{n % 28 + 1:02d},Event {n}" for n in range(500)
    ],
}


@pytest.mark.parametrize("name", FILES)
def test_any_file_is_drawn_and_each_event_labelled_or_counted(read, form, name):
    events = read("date,title", *FILES[name])
    exact = events["start_min"].eq(events["start_max"]) & events["start_qualifier"].eq("")
    if form is FORMS["since"] and not exact.iloc[0]:
        with pytest.raises(ValueError, match="choose another event, or use timeline"):
            form(events)
        return
    wide = form(events)
    assert len(wide.layout.meta["rows"]) == len(events)
    for fig in (wide, narrow(wide)):
        assert {t.type for t in fig.data} <= {"scatter", "bar"}
        assert len(labels(fig)) + more(fig) == len(events)
        assert fig.layout.height > 100
        if form is panels:
            assert len(labels(fig)) == len(events)
        else:
            assert fig.layout.height < 1700


def test_no_events_are_said_in_words_and_drawn(read):
    events = read("date,title")
    for form in (timeline, panels, lanes):
        fig = form(events)
        assert fig.layout.title.text == "No events" == fig.layout.annotations[0].text
        assert fig.layout.meta["rows"] == () or fig.layout.meta["rows"] == []


def test_the_input_is_left_alone_and_the_figure_is_the_same_again(events, form):
    before = events.copy(deep=True)
    sample = events[events["start_min"].ge("2005")]
    assert form(sample).to_json() == form(sample).to_json()
    assert events.equals(before)


def test_meta_holds_the_facts_of_the_table(events, form):
    cited = events[events["cited_by"].ne("") & events["start_min"].ge("2005")]
    meta = form(cited, title="T", summary="S", source="Src").layout.meta
    assert (meta["title"], meta["summary"], meta["source"]) == ("T", "S", "Src")
    assert sorted(meta["ids"]) == sorted(cited["id"])
    assert all(len(row) == len(meta["columns"]) for row in meta["rows"])


def test_a_title_is_computed_where_none_is_given(events, form):
    fig = form(events[events["start_min"].ge("2005")])
    assert re.search(r"\d", fig.layout.meta["title"]) and fig.layout.meta["summary"]


def test_every_mark_names_its_event(events, form):
    recent = events[events["start_min"].ge("2005")]
    fig = form(recent)
    named = {name for trace in fig.data for name in trace.customdata or () if name}
    assert named == set(recent["id"])


def test_themes_keep_their_colours_in_a_subset(events, form):
    def colour(fig, theme):
        mine = [t for t in fig.data if t.type == "scatter" and t.name == theme]
        return next(t.marker.color for t in mine if t.mode == "markers")

    part = events[events["theme"].eq("Syria")]
    whole = events[events["start_min"].ge("2015-09-30")]
    assert colour(form(part), "Syria") == colour(form(whole), "Syria")


def test_markup_in_a_title_is_text(read, form):
    fig = form(read("date,title,theme", "2014-03-18,A <b>vote</b> & %{x},<i>T</i>"))
    assert "A &lt;b&gt;vote&lt;/b&gt; &amp; %{x}" in labels(fig)[0]
    assert all("<i>" not in (t.name or "") for t in fig.data)


def test_all_forms_ask_the_same_column_when_an_event_can_have_begun(read, articles):
    events = read("date,title", "[..1984],A", "1990/,B", "/1980,C", "1991-12-26,D")
    events["cited_by"] = "hill"
    lines = [f"hill,{n},x,{name}" for n, name in enumerate("abcd", start=1)]
    cited = io.StringIO("\n".join(["article,paragraph,cue,event", *lines]))
    told = tell(events, read_citations(cited, events, articles))
    drawn = prepare(events, Dates())
    spans = timeline(events).layout.meta["spans"]
    answers = {
        "story_curve": told.set_index("id")["first"].astype(str),
        "tempo": order(events).set_index("id")["first"].astype(str),
        "marks": drawn.set_index("id")["first"].map(Dates().value),
        "page": pd.Series([span[:10] for span in spans], events["id"]),
    }
    wanted = events.set_index("id")["first_possible"].astype(str).to_dict()
    assert {name: said.to_dict() for name, said in answers.items()} == dict.fromkeys(
        answers, wanted
    )


def test_the_key_explains_each_mark():
    fig = key()
    assert {t.type for t in fig.data} <= {"scatter", "bar"}
    assert fig.layout.title.text is None
