import json

import pandas as pd
import pytest

from timeline import tempo
from timeline.charts.tempo import FEWEST, MOST, choose_period, count_starts, measure_gaps, order

BARS, PEAK, WHISKERS, DOTS, LABEL = range(5)


def test_an_event_counts_once_where_it_can_first_have_begun(read):
    starts = order(
        read("date,title", "2014-03-18,A", "2014-03,B", "2014,C", "2014-03-02~,D", "[..2014-05],E")
    )
    counts = count_starts(starts, "month")
    assert counts["certain"].tolist() == [0, 0, 2, *[0] * 9]
    assert counts["possible"].tolist() == [2, 0, 1, 0, 0, *[0] * 7]


@pytest.mark.parametrize(
    ("dates", "per"),
    [
        (["2014-03-18", "2014-03-20"], "day"),
        (["2014-03-18", "2014-07-20"], "week"),
        (["2014-03-18", "2017-07-20"], "month"),
        (["2010-03-18", "2024-07-20"], "quarter"),
        (["1970", "2024"], "year"),
        (["1500", "2024"], "decade"),
        (["-3000", "2025"], "century"),
        (["-9999-01-01", "9999-12-31"], "century"),
    ],
)
def test_the_period_is_the_finest_that_can_be_seen(read, dates, per):
    starts = order(read("date,title", *[f"{date},Event" for date in dates]))
    assert choose_period(starts) == per
    assert per == "century" or len(count_starts(starts, per)) <= MOST


def test_a_period_may_be_asked_for(events):
    assert tempo(events, per="decade").layout.meta["rows"][-1][0] == "2020s"
    with pytest.raises(ValueError, match="choose one of day, week"):
        tempo(events, per="fortnight")
    with pytest.raises(ValueError, match="too fine to see: try 'decade'"):
        tempo(events, per="day")


@pytest.mark.parametrize(
    ("first", "second", "low", "high", "words"),
    [
        ("2014-03-18", "2014-03-18", 0, 0, "the same day"),
        ("2014-03-18", "2014-03-29", 11, 11, "11 days"),
        ("2014-03", "2014-03-18", 0, 17, "up to 17 days"),
        ("2014", "2016", 366, 1095, "1 to 3 years"),
        ("[..1984]", "1990-12-31", 2191, float("inf"), "at least 6 years"),
        ("1990", "[1995..]", 1462, float("inf"), "at least 4 years"),
    ],
)
def test_a_gap_is_as_exact_as_its_ends(read, first, second, low, high, words):
    # the later line comes first in the file: order is by time
    gaps = measure_gaps(order(read("date,title", f"{second},B", f"{first},A", "2024-03-18,C")))
    found = gaps[gaps["words"].eq(words)]
    assert (low, high) in zip(found["low"], found["high"], strict=True)


def test_marks_tell_how_exact_a_gap_is(read):
    fig = tempo(
        read(
            "date,title,cited_by",
            "2014-03-01,A,x",
            "2014-03-18,B,x",
            "2014-03-20~,C,",
            "2014-05,D,x",
            "[2015..],E,x",
        )
    )
    dots, whiskers = fig.data[DOTS], fig.data[WHISKERS]
    assert list(dots.customdata) == ["b", "c"]
    assert dots.marker.opacity[0] > dots.marker.opacity[1]
    assert list(dots.marker.symbol) == ["circle", "circle-open"]
    assert list(whiskers.customdata) == ["d", "d", None, "e", "e", None]
    assert whiskers.marker.symbol[4] == "triangle-up"
    assert dots.y[0] == pytest.approx(1.23, abs=0.01)  # 17 days on a log scale


def test_bars_are_solid_where_certain_and_pale_where_possible(read):
    bars = tempo(read("date,title", "2014-03-18,A", "2014-03-20,B", "2014-03,C"), per="week").data[
        BARS
    ]
    assert list(bars.x) == ["2014-02-24", "2014-02-24", "2014-03-17"]
    assert list(bars.y) == [1, 1, 2]
    assert list(bars.marker.opacity) == [0.3, 1, 1]
    assert bars.hovertext[2] == "<b>Week of 17 March 2014</b><br>2 certain, 0 possible"


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["2014-03-18,A", "2014-03-18,B"], "Both events fall on 18 March 2014"),
        (["2014-03-18,A"] * 3, "All 3 events fall on 18 March 2014"),
        (
            ["2014-03-18,A", "2014-03-19,B", "2014-03-19/2014-03-20,C"],
            "2 of 3 events begin on 19 March 2014",
        ),
        (["2014-03-18,A", "2014-03-20,B"], "No day has more than 1 of 2 events"),
        (
            ["2014-03-18~,A", "2014-03-18?,B", "2014-03-20?,C"],
            "2 of 3 events may begin on 18 March 2014",
        ),
        (
            ["2014-03-18,A", "2014-03-18,B", "2014-03-18?,C"],
            "2 of 3 events fall on 18 March 2014, and 1 more may",
        ),
    ],
)
def test_the_title_counts_and_claims_no_more(read, lines, title):
    assert tempo(read("date,title", *lines)).layout.meta["title"] == title


def test_the_summary_names_the_longest_gap_and_the_median(read):
    fig = tempo(read("date,title", "2014-03-18,A", "2014-03-20,B", "2014-03-23,C", "2014-04-23,D"))
    summary = fig.layout.meta["summary"]
    assert "The longest gap is 31 days, from “C” to “D”. The median gap: 3 days." in summary
    assert fig.data[LABEL].text[-1] == "longest gap: 31\u00a0days, before “D”"


def test_a_longest_gap_that_is_not_certain_is_called_so(read):
    fig = tempo(read("date,title", "2010,A", "2012,B", "2014-12-01,C"))
    assert "The longest gap may be" in fig.layout.meta["summary"]
    assert fig.data[LABEL].text[-1].startswith("perhaps the longest")


def test_rows_count_all_events(events):
    meta = tempo(events).layout.meta
    assert meta["columns"] == ["Period", "Certain", "Possible"]
    assert sum(int(n) for _, *counts in meta["rows"] for n in counts) == len(events)
    assert meta["ids"] == []


def test_few_periods_are_no_slabs(read):
    axis = tempo(read("date,title", "2014-03-18,A", "2014-03-18,B")).layout.xaxis
    days = pd.Timestamp(axis.range[1]) - pd.Timestamp(axis.range[0])
    assert days.days == FEWEST


def test_years_before_our_era_are_said_as_people_count_them(read):
    axis = tempo(read("date,title", "-3000-01-01,A", "2025-01-01,B")).layout.xaxis
    assert axis.ticktext[0] == "3000 BCE" and axis.tickvals[0] == "-2999-01-01"
    assert "1" in axis.ticktext and "0" not in axis.ticktext


def test_the_text_of_a_file_is_no_markup(read):
    fig = tempo(read("date,title", "2014,A <b>", "2019,<i>B & C"))
    texts = [*fig.data[WHISKERS].hovertext, *fig.data[LABEL].text]
    texts = [text for text in texts if text]
    assert texts and not any("<i>" in text or "A <b>" in text for text in texts)


def test_the_input_is_left_alone_and_the_same_figure_comes_twice(events):
    before = events.copy(deep=True)
    assert tempo(events) == tempo(events)
    pd.testing.assert_frame_equal(events, before)


def test_each_width_has_the_same_traces(events):
    fig = tempo(events, title="T", summary="S", source="Src")
    pages = json.loads(fig.layout.meta["pages"])
    assert {len(page["traces"]) for page in pages.values()} == {len(fig.data)}
    assert {trace.type for trace in fig.data} == {"bar", "scatter"}
    meta = fig.layout.meta
    assert (meta["title"], meta["summary"], meta["source"]) == ("T", "S", "Src")


def test_one_event_has_no_tempo(read):
    with pytest.raises(ValueError, match="draw a single one with timeline"):
        tempo(read("date,title", "2014,One"))
