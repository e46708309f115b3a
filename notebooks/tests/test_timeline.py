import re

import pytest
from conftest import texts

from timeline import timeline


def trace(fig, theme, **wanted):
    """The first trace of a theme with these properties."""
    return next(
        t
        for t in fig.data
        if t.legendgroup == theme
        and wanted.items() <= {k: v for k, v in t.to_plotly_json().items() if k in wanted}.items()
    )


def dots(fig, theme):
    return trace(fig, theme, mode="markers", hoverinfo="text")


@pytest.fixture
def sample(read):
    return read(
        "id,date,title,theme,cited_by",
        "speech,2005-04-25,A speech,A,x",
        "year,2014,Some time,A,x",
        "war,2014-04-06~/2022-02-24,A war,A,x",
        "another,2022-02-24/..,Another,A,x",
        "about,2025-01-20~,About a day,A,x",
        "context,2017-01-18,Context,B,",
        "month,2024-02,A month,B,x",
    )


def test_how_a_mark_looks_tells_how_exact_its_date_is(sample):
    fig = timeline(sample)
    shown = dict(zip(dots(fig, "A").customdata, dots(fig, "A").marker.opacity, strict=True))
    assert shown["speech"] == 1
    assert 0 < shown["about"] < 1
    assert shown["year"] == shown["war"] == 0
    whisker = trace(fig, "A", mode="lines+markers")
    assert list(whisker.x) == ["2014-01-01", "2014-12-31", None]
    bars = trace(fig, "A", type="bar")
    assert list(bars.base) == ["2014-04-06", "2022-02-24"]
    assert list(bars.customdata) == ["war", "another"]
    tails, arrow = (
        t
        for t in fig.data
        if t.legendgroup == "A"
        and t.type == "scatter"
        and t.mode == "markers"
        and t.cliponaxis is False
        and t.hoverinfo == "skip"
    )
    assert list(tails.x) == ["2014-04-06"] * 3 and list(tails.customdata) == ["war"] * 3
    assert list(arrow.x) == ["2025-01-20"]
    assert dots(fig, "B").marker.symbol[0] == "circle-open"
    month = trace(fig, "B", mode="lines+markers")
    assert list(month.x) == ["2024-02-01", "2024-02-29", None]


@pytest.mark.parametrize("days", ["2014-04-06~/2014-04-20~", "1614-04-06~/2014-04-06~"])
def test_about_reaches_as_many_px_behind_a_long_bar_as_behind_a_short_one(read, days):
    fig = timeline(read("date,title", f"{days},Span", "2024,Now"))
    bar = trace(fig, "Events", type="bar")
    assert list(bar.base) == [days[:10]] and bar.marker.opacity is None  # dated: never faded
    tails = trace(fig, "Events", mode="markers", cliponaxis=False, hoverinfo="skip")
    assert list(tails.x) == [days[:10]] * 3 + [days[12:22]] * 3
    assert max(tails.marker.standoff) + max(tails.marker.size) / 2 < 16


def test_an_uncertain_end_is_a_whisker_over_just_its_days(read):
    fig = timeline(read("date,title", "[2014-04-06..2014-04-09]/2022-02-24,War"))
    assert list(trace(fig, "Events", type="bar").base) == ["2014-04-09"]
    whisker = trace(fig, "Events", mode="lines+markers")
    assert list(whisker.x) == ["2014-04-06", "2014-04-09", None]


def test_a_bar_lies_where_the_event_was_certainly_under_way(read):
    fig = timeline(read("date,title", "1999/2008,Boom", "1990,Before"))
    bar = trace(fig, "Events", type="bar")
    assert list(bar.base) == ["1999-12-31"]
    assert bar.x[0] / 86_400_000 == 2923  # days: 31 December 1999 to 1 January 2008
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
    assert dots(fig, "Events").hovertext[0] == (
        "<b>A &lt;b&gt;vote&lt;/b&gt;</b><br>Some time in 2014<br><br>"
        "Cited by hill<br>They &amp; we differ."
    )


def test_buttons_show_periods_and_bound_the_zoom(events):
    fig = timeline(events, periods={"2014": ("2014-01-01", "2014-12-31")})
    buttons = fig.layout.updatemenus[0].buttons
    assert [button.label for button in buttons] == ["All", "2014"]
    layout = buttons[1].args[1]
    first, last = layout["xaxis.range"]
    assert first < "2014-01-01" and "2014-12-31" <= last < "2015-02"
    assert [layout["xaxis.minallowed"], layout["xaxis.maxallowed"]] == [first, last]
    assert len(timeline(events.head(1)).layout.updatemenus) == 0


def test_a_period_labels_more_of_its_events_than_the_whole(events):
    fig = timeline(events[events["start_min"].ge("1991")])
    buttons = fig.layout.updatemenus[0].buttons

    def named(button):
        texts = button.args[0]["text"]
        return {text for each in texts for text in each if text and "2025" in text}

    assert len(named(buttons[-1])) > len(named(buttons[0]))


def test_a_span_cut_by_a_period_keeps_its_label(read):
    events = read("date,title", "1990/2020,Long", "2014-01-01,Point")
    fig = timeline(events, periods={"2014": ("2014-01-01", "2014-12-31")})
    changes, _, moving = fig.layout.updatemenus[0].buttons[1].args
    texts = next(text for text in changes["text"] if text)
    assert sum("Long" in text for text in texts) == 1
    assert sum("Point" in text for text in texts) == 1
    assert list(moving) == sorted(moving)


def test_long_and_often_cited_events_keep_their_labels(read):
    crowd = [f"2014-03-{n % 28 + 1:02d},Event {n},x" for n in range(90)]
    both = ["2014-03-15,Both say it,x;y", "2014-02-01/2014-05,A long one,x"]
    fig = timeline(read("date,title,cited_by", *crowd, *both))
    named = " ".join(text for t in fig.data if t.type == "scatter" for text in t.text or ())
    assert "Both say it" in named and "A long one" in named
    assert any("more without a label" in (note.text or "") for note in fig.layout.annotations)


def test_years_before_our_era_are_written_as_plotly_reads_them(read):
    fig = timeline(read("date,title", "-0043-03-15,Ides of March", "-0300/-0100,Span"))
    assert list(dots(fig, "Events").x) == ["-0300-01-01", "-0043-03-15"]
    assert fig.layout.title.text == "2 events, 301 BCE to 44 BCE"
    assert "201 BCE" in fig.layout.xaxis.ticktext


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
    text = texts(fig)[0].text[0]
    assert label in " ".join(re.sub("<br>|</?b>", " ", text).split())
    assert dots(fig, "Events").marker.opacity[0] == 0
    whisker = trace(fig, "Events", mode="lines+markers")
    assert whisker.x[0] < whisker.x[1]
    assert f"triangle-{caps}" in whisker.marker.symbol
    assert fig.layout.meta["rows"][0][0] == words
