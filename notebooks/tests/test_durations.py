import json

import pandas as pd
import pytest

from timeline import durations
from timeline.charts.durations import MOST


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("2024-11-27/2024-12-08", "11 days"),
        ("2025-01-20/2025-01-20", "within a day"),
        ("2024-02-28/2024-03-01", "2 days"),
        ("2021-01-20/2025-01-20", "4 years"),
        ("1991-08-19/1991-12-26", "4 months 7 days"),
        ("2015-09-30/2024-12-08", "about 9 years 2 months"),
        ("1922-12-30/1991-12-26", "about 69 years"),
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
    fig = durations(read("date,title", f"{date},Span"))
    assert fig.layout.meta["rows"][0][2] == words


def test_what_goes_on_lasted_so_far(read):
    fig = durations(read("date,title", "2022-03-22/..,War", "2025-03-22,Now"))
    assert fig.layout.meta["rows"][0][2] == "3 years so far"
    assert "triangle-right" in fig.data[1].marker.symbol


def test_a_bar_is_certain_and_a_whisker_reaches_to_the_longest(read):
    bars = durations(read("date,title", "2014-02/2014-03-31,Span")).data[0]
    assert list(bars.base) == [0, 31]  # from 28 February; from 1 February on 58 days
    assert list(bars.x) == [31, 27]
    assert bars.width[1] < bars.width[0]
    assert list(bars.customdata) == ["span", "span"]


def test_an_approximate_end_has_dots_behind_it_and_context_is_hollow(read):
    fig = durations(
        read("date,title,cited_by", "2010-01-01~/2020-01-01,A,x", "2010-01-01/2015-01-01,B,")
    )
    bars, tails = fig.data[0], fig.data[-1]
    assert list(bars.x) == pytest.approx([10, 5], abs=0.01)
    assert bars.marker.color[-1] == "#ffffff" and bars.marker.color[0] != "#ffffff"
    assert list(tails.customdata) == ["a"] * 3 and set(tails.x) == {bars.x[0]}
    assert set(tails.marker.angle) == {-90} and min(tails.marker.standoff) > 0


def test_the_longest_comes_first_by_what_is_certain(read):
    fig = durations(read("date,title", "2010/2012,A", "2000-01-01/2001-06-01,B", "2014-01-01,C"))
    assert fig.layout.meta["ids"] == ["b", "a"]
    assert fig.layout.meta["title"] == "The longest of 2 spans may be “B”: 1 year 5 months"
    assert "Not shown: 1 event without a start and an end." in fig.layout.meta["summary"]


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
    assert durations(read("date,title", *lines)).layout.meta["title"] == title


@pytest.mark.parametrize(
    ("date", "words"),
    [("2015-01-01/2015-01-03", "+2 shorter ones"), ("2015/2017", "+2 more, not certain")],
)
def test_what_has_no_row_is_counted_in_words(read, date, words):
    long = [f"2010-01-01/2011-06-{i % 28 + 1:02},Long {i}" for i in range(MOST)]
    fig = durations(read("date,title", *long, *[f"{date},Short {i}" for i in range(2)]))
    assert fig.data[2].text[-1].startswith(words)
    assert len(fig.layout.meta["rows"]) == MOST + 2
    assert "The table has the 2 that the chart leaves out." in fig.layout.meta["summary"]


def test_themes_keep_their_colours_in_a_subset(events):
    part = events[events["theme"].eq("Syria")]
    whole = durations(events).data[0]
    ids, colours = whole.customdata, whole.marker.line.color
    assert durations(part).data[0].marker.line.color[0] == colours[ids.index("syria-campaign")]
    assert not durations(part).layout.annotations
    assert "Syria" in durations(events).layout.annotations[0].text


def test_the_text_of_a_file_is_no_markup(read):
    fig = durations(read("date,title,theme", "2014/2015,A <b>,<i>", "2014/2015,B,C & D"))
    texts = [*fig.data[2].text, *fig.data[0].hovertext, fig.layout.annotations[0].text]
    assert not any("<i>" in text or "A <b>" in text for text in texts)
    assert "&lt;i&gt;" in fig.layout.annotations[0].text


def test_the_input_is_left_alone_and_the_same_figure_comes_twice(events):
    before = events.copy(deep=True)
    assert durations(events) == durations(events)
    pd.testing.assert_frame_equal(events, before)


def test_each_width_has_the_same_traces(events):
    fig = durations(events, title="T", summary="S", source="Src")
    pages = json.loads(fig.layout.meta["pages"])
    assert {len(page["traces"]) for page in pages.values()} == {len(fig.data)}
    assert {trace.type for trace in fig.data} == {"bar", "scatter"}
    meta = fig.layout.meta
    assert (meta["title"], meta["summary"], meta["source"]) == ("T", "S", "Src")
    assert len(meta["rows"]) == len(meta["ids"]) == events["is_span"].sum()


def test_without_a_span_another_form_is_named(read):
    with pytest.raises(ValueError, match="draw these with timeline"):
        durations(read("date,title", "2014-03-18,A", "2014,B"))
