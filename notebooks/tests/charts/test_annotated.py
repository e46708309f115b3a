import datetime
import io

import numpy as np
import pandas as pd
import pytest
import stories
from meets import meets

from timeline import annotated
from timeline.charts._numbers import levels, read, say
from timeline.drawing.marks import Area, Arrow, Bar, Dot, Line, Text

DAYS = pd.to_datetime(["2012-01-01", "2014-03-18", "2018-06-01", "2020-01-01"])


@pytest.fixture
def sample(read):
    return read(
        "id,date,title",
        "day,2014-03-18,Two join",
        "calm,2016-05-05,A day without a step",
        "month,2019-02,A month",
        "war,2014-04-06~/2019-02-24,A war",
        "later,2024-01-01,After all",
    )


@pytest.fixture
def series():
    return pd.Series([16, 18, 21, 21], DAYS)


def scenes(chart):
    return chart.scenes


def facts(chart):
    return chart.told()["facts"]


def texts(scene):
    return [mark.text for mark in scene.marks if isinstance(mark, Text)]


def path(scene):
    return [m for m in scene.marks if isinstance(m, Line) and m.thick == 2]


def check(chart):
    for scene, upto in zip(scenes(chart), (559, 959, 1250), strict=True):
        for width in (scene.least, upto):
            assert [*meets(scene, width)] == [], (scene.least, width)


def test_a_step_is_named_with_its_rise_where_an_event_has_its_day(series, sample):
    wide = scenes(annotated(series, sample))[1]
    assert {"Two join", "+2 → 18", "A day without a step", "A war", "A month"} <= {*texts(wide)}
    assert {"16", "21"} <= {*texts(wide)}  # the first number, the last
    [dot] = [mark for mark in wide.marks if isinstance(mark, Dot)]
    [riser] = [mark for mark in path(wide) if mark.id]
    assert (dot.id, riser.id) == ("calm", "day") and dot.y == riser.to_y - 1


def test_on_a_phone_days_have_numbers_and_stand_in_a_list(series, sample):
    said = texts(scenes(annotated(series, sample))[0])
    assert said.count("1") == said.count("+2 → 18") == 2  # in the picture and in the list
    assert said[-6:] == ["+2 → 18", "2014", "Two join", "1", "2016", "A day without a step"]


def test_steps_hold_a_number_until_the_next_and_straight_lines_lead_to_it(series, sample):
    steps = path(scenes(annotated(series, sample))[1])
    assert all(line.first == line.last or line.y == line.to_y for line in steps)
    assert len(steps) == 5  # three treads, two risers
    straight = path(scenes(annotated(series, sample, line="straight"))[1])
    assert [line.y > line.to_y for line in straight] == [True, True, False]
    with pytest.raises(ValueError, match="choose 'steps' or 'straight'"):
        annotated(series, sample, line="curve")


def bands(scene):
    return [mark for mark in scene.marks if isinstance(mark, Area) and mark.tone != "tint"]


def test_what_certainly_lasts_is_a_tint_from_the_line_to_the_axis(series, sample):
    scene = scenes(annotated(series, sample, accent=["war"]))[1]
    war, month = sorted(bands(scene), key=lambda mark: mark.tone, reverse=True)
    assert (war.tone, month.tone) == ("wash", "band")
    days = [(pd.Timestamp(day) - pd.Timestamp("1970")).days for day in ("2014-04-06", "2019-02-25")]
    assert [war.corners[0][0], war.corners[-1][0]] == days
    assert war.corners[0][1] == war.corners[-1][1] == scene.axis
    heights = {line.y for line in path(scene) if line.first != line.last}
    assert {y for _, y in war.corners[1:-1]} <= heights
    assert scene.marks[0].tone == "tint"  # the first lie lowest


def test_a_tint_is_no_longer_than_is_certain(read, series):
    [war] = bands(scenes(annotated(series, read("date,title", "2014-04-06/2018,A war")))[1])
    last = (pd.Timestamp("2018-01-02") - pd.Timestamp("1970")).days
    assert war.corners[-1][0] == last


def test_a_long_sentence_about_where_the_scale_begins_stands_below_it(sample, series):
    base = "The line of 2012. " + "Sixteen held it, and nobody knew for how long. " * 9
    scene = scenes(annotated(series, sample, base=base.strip()))[0]
    said = [mark for mark in scene.marks if isinstance(mark, Text) and mark.text in base]
    assert sum(len(mark.text) + 1 for mark in said if mark.y > scene.axis) >= len(base)


def test_what_lasts_is_named_within_its_tint_or_below_the_axis(read, series):
    events = read("date,title", "2014-03-18/2018-06-01,A war", "2019-01-01/2019-01-20,A truce")
    scene = scenes(annotated(series, events, notes={"a-war": "Two armies, one front."}))[2]
    heights = {mark.text: mark.y for mark in scene.marks if isinstance(mark, Text)}
    assert heights["A war"] < heights["Two armies, one front."] < scene.axis < heights["A truce"]
    chart = annotated(series, events, notes={"a-truce": "Three weeks, and no more."})
    bold = {m.text: m.bold for m in scenes(chart)[2].marks if isinstance(m, Text)}
    assert bold["A truce"] and not bold["Three weeks,"]


def test_a_note_stands_by_a_dotted_line_to_its_date(series, sample):
    notes = {"calm": "Nobody joins, for four years. Then some do."}
    scene = scenes(annotated(series, sample, notes=notes))[1]
    [line] = [m for m in scene.marks if isinstance(m, Line) and m.dash]
    [arrow] = [mark for mark in scene.marks if isinstance(mark, Arrow) and mark.down]
    assert line.first == arrow.at and line.y < line.to_y < arrow.y < scene.axis
    said = [m for m in scene.marks if isinstance(m, Text) and m.id == "calm"]
    assert {m.at for m in said} == {arrow.at} and said[-1].text == "5 May 2016"
    assert said[0].text[: said[0].head] == "Nobody joins,"
    assert not any(isinstance(mark, Dot) for mark in scene.marks)


def test_a_few_named_steps_need_no_scale_and_a_sentence_says_where_they_begin(read):
    events = read("date,title", "2014-03-18,Two countries join at once", "2018-06-01,Three")
    base = "The line of 2012. Sixteen held it."
    chart = annotated(
        pd.Series([16, 18, 21, 21], DAYS),
        events,
        base=base,
        names={"two-countries-join-at-once": "Two"},
    )
    assert facts(chart)["rows"][0][2] == "Two countries join at once"
    for scene in scenes(chart):
        [first] = [m for m in scene.marks if getattr(m, "text", "") == "16"]
        assert first.at == min(line.first for line in path(scene)) and first.y < scene.axis
        assert not any(m.tone == "line" and m.y < scene.axis for m in path(scene))
        assert " ".join(t for t in texts(scene) if t in base) == base
        assert "Two" in " ".join(texts(scene)).split()
    assert "The scale begins at 16, not at zero." in facts(chart)["summary"]


def test_the_line_begins_at_the_edge_or_where_the_first_name_has_room(events):
    nato = events[events["id"].str.fullmatch(r"nato-\d{4}")]
    days = [pd.Timestamp("1997-05-27"), *nato["start_min"], pd.Timestamp("2025-03-22")]
    members = pd.Series([16, 19, 26, 28, 29, 30, 31, 32, 32], days)
    names = {"nato-1999": "Czech Republic, Hungary, Poland"}
    _, page, wide = scenes(annotated(members, nato, names=names))
    for scene, is_edge in [(page, False), (wide, True)]:
        assert (scene.px(path(scene)[0].first, scene.least) < 3) == is_edge
        name = [m.text for m in scene.marks if isinstance(m, Text) and m.id == "nato-1999"]
        assert name == ["+3 → 19", "Czech Republic,", "Hungary, Poland"]


def test_the_year_of_the_first_number_is_on_the_axis(sample, series):
    for scene in scenes(annotated(series, sample)):
        assert scene.ticks[0].text == "2012" and scene.ticks[0].at == path(scene)[0].first


def test_what_is_said_too_long_for_a_time_stands_apart_from_it(read, series):
    events = read("id,date,title", "war,2014-03-18/2015-09-01,A war")
    for note, inside in [("Short, it is.", True), ("It goes on, and so do its words. " * 3, False)]:
        wide = scenes(annotated(series, events, notes={"war": note.strip()}))[2]
        said = [m for m in wide.marks if isinstance(m, Text) and m.id == "war"]
        [bar] = [m for m in wide.marks if isinstance(m, Bar)]
        words = [m for m in said if m.text.split()[0] in note]
        assert words and all((m.dx > 0 and m.at == bar.first) == inside for m in words[:1])


def test_a_mark_ends_where_the_line_ends(sample):
    short = pd.Series([1, 2], pd.to_datetime(["2015-01-01", "2018-01-01"]))
    scene = scenes(annotated(short, sample))[1]
    [war] = [m for m in scene.marks if isinstance(m, Bar) and m.tone != "tint"]
    places = [(pd.Timestamp(day) - pd.Timestamp("1970")).days for day in ("2015", "2018")]
    assert [war.first, war.last] == places and not (war.before or war.after)


def test_what_goes_on_has_its_arrow_at_the_end_of_the_line(read, series):
    scene = scenes(annotated(series, read("date,title", "2014/..,A war", "2025,Later")))[1]
    [arrow] = [mark for mark in scene.marks if isinstance(mark, Arrow)]
    assert scene.px(arrow.at, 560) + 9 < 560 and not arrow.open
    assert arrow.at == max(line.last for line in path(scene))


def test_table_and_summary_say_what_the_picture_says(series, sample):
    said = facts(annotated(series.rename("members"), sample))
    assert said["title"] == "From 16 to 21, 2012 to 2020"
    assert said["summary"] == (
        "members from 1 January 2012 to 1 January 2020, and 4 events."
        " The scale begins at 16, not at zero. Outside its time: 1."
    )
    assert said["columns"][:3] == ["members", "Date", "Event"]
    assert [row[:3] for row in said["rows"]] == [
        ["+2 → 18", "18 March 2014", "Two join"],
        ["", "from about 6 April 2014 to 24 February 2019", "A war"],
        ["18", "5 May 2016", "A day without a step"],
        ["", "some time in February 2019", "A month"],
    ]


def test_no_number_is_a_gap_and_said(sample):
    gap = pd.Series([1, 2, np.nan, 4], DAYS)
    chart = annotated(gap, sample, line="straight")
    assert len(path(scenes(chart)[1])) == 1
    assert "No number, and so a gap: 1 of 4 days." in facts(chart)["summary"]


@pytest.mark.parametrize(
    "index",
    [
        DAYS[::-1],
        DAYS.astype("datetime64[s]")[::-1],
        [datetime.date(year, 1, 1) for year in (2020, 2018, 2014, 2012)],
        [2020, 2018, 2014, 2012],
        ["2020-01-01", "2018-06-01", "2014-03-18", "2012-01-01"],
        pd.PeriodIndex(["2020-01", "2018-06", "2014-03", "2012-01"], freq="M"),
    ],
    ids=lambda index: type(index[0]).__name__,
)
def test_dates_of_any_kind_in_any_order(index, sample):
    chart = annotated(pd.Series([4, 3, 2, 1], index), sample)
    assert facts(chart)["title"] == "From 1 to 4, 2012 to 2020"
    places = [line.first for line in path(scenes(chart)[0])]
    assert places == sorted(places)


def test_neither_series_nor_events_are_changed(series, sample):
    before = series.copy(deep=True), sample.copy(deep=True)
    annotated(series[::-1], sample, accent=["day"], notes={"war": "It goes on, still"})
    assert series.equals(before[0]) and sample.equals(before[1])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("numbers.csv", "not a str; read a file first"),
        (io.StringIO("a,b"), "read a file first"),
        (pd.DataFrame({"a": [1]}), "not a DataFrame; .* one of its columns"),
        ([1, 2], "not a list"),
    ],
)
def test_what_is_no_series_is_refused_in_a_sentence(given, said, sample):
    with pytest.raises(TypeError, match=said):
        annotated(given, sample)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (pd.Series([1, 2]), "give it dates with"),
        (pd.Series([1, 2], ["a", "b"]), "dates or years as its index, not 'a'; give it dates"),
        (pd.Series([1, 2], [0.5, 1.5]), "not 0.5; give it dates"),
        (pd.Series([1, 2], [DAYS[0], pd.NaT]), "give it dates with"),
        (pd.Series(["x", "2"], DAYS[:2]), "'x'.*; use pd.to_numeric"),
        (pd.Series([], dtype=float), "give it dates"),
        (pd.Series([], pd.DatetimeIndex([]), dtype=float), "at least one"),
        (pd.Series([np.nan], DAYS[:1]), "at least one"),
        (pd.Series([1, np.inf], DAYS[:2]), "all finite"),
        (pd.Series([1, 2], [DAYS[0]] * 2), "two numbers are given for 1 January 2012"),
    ],
)
def test_a_series_that_cannot_be_drawn_is_refused_in_a_sentence(given, said, sample):
    with pytest.raises(ValueError, match=said):
        annotated(given, sample)


def test_accent_and_notes(series, sample):
    notes = {"calm": "Nobody joins, for four years"}
    chart = annotated(series, sample, accent=["day"], notes=notes)
    for scene in scenes(chart):
        assert "Nobody joins, for four years" in " ".join(texts(scene))
        riser, tread = [line for line in path(scene) if line.tone == "accent"]
        assert riser.first == riser.last == tread.first and tread.y == tread.to_y
    with pytest.raises(ValueError, match="accent: no event has the id 'days'; use 'day'"):
        annotated(series, sample, accent=["days"])
    with pytest.raises(ValueError, match="6 notes hide a picture"):
        annotated(series, sample, notes=dict.fromkeys("abcdef", "x"))


def test_round_numbers():
    assert levels(16, 32) == [15, 20, 25, 30]
    assert levels(0.1, 0.35) == [0, 0.1, 0.2, 0.3]
    assert levels(-5, 5) == [-5, 0, 5]
    assert levels(7, 7) == [7]
    assert [say(n) for n in (-3.0, 1234.56, 20.3456, 0.1)] == ["−3", "1,234.6", "20.35", "0.1"]
    for low, high in np.random.default_rng(1).normal(scale=1000, size=(200, 2)):
        found = levels(min(low, high), max(low, high))
        assert 2 <= len(found) <= 5 and found[0] <= min(low, high)


def test_a_long_series_is_thinned_and_keeps_its_extremes(sample):
    walk = np.random.default_rng(1).normal(size=20_000).cumsum()
    long = pd.Series(walk, pd.date_range("2012-01-01", "2020-01-01", 20_000))
    kept = [piece[1] for piece in read(long, steps=False).pieces()]
    assert len(kept) < 700 and {walk.min(), walk.max()} <= {*kept}
    assert len(path(scenes(annotated(long, sample, line="straight"))[1])) == len(kept)


def test_a_gap_of_a_long_series_stays_one(sample):
    days = pd.date_range("2012-01-01", "2020-01-01", 20_000)
    long = pd.Series(range(20_000), days, dtype=float).where(days.year != 2015)
    pieces = [*read(long, steps=False).pieces()]
    years = pd.to_datetime([piece[0] for piece in pieces], unit="D").year
    assert 2015 not in {*years} and {2014, 2016} <= {*years}


def test_no_events_leave_the_line(sample, series):
    chart = annotated(series, sample[:0])
    check(chart)
    assert len(path(scenes(chart)[0])) == 5 and facts(chart)["rows"] == []


def test_nothing_meets_in_this_story(events):
    nato = events[events["id"].str.fullmatch(r"nato-\d{4}")]
    members = pd.Series([3, 7, 2, 1, 1, 1, 1], nato["start_min"]).cumsum().add(16)
    known = ["draft-treaties-2021", "full-scale-war", *nato["id"]]
    chart = annotated(members, events[events["id"].isin(known)], accent=["nato-2024"])
    check(chart)
    assert "Sweden joins NATO +1 → 32" in texts(scenes(chart)[1])


def series_of(events, seed):
    """A walk or a count over the time of a story's beginnings, with gaps now and then."""
    random = np.random.default_rng(seed)
    days = events["start_max"].dropna().to_numpy("datetime64[s]").astype("int64")
    low, high = (days.min(), days.max()) if len({*days}) > 1 else (0, 10**9)
    days = np.unique(random.integers(low, high, random.integers(2, 60)) // 86400)
    count, walk = random.integers(0, 9, len(days)), random.normal(size=len(days))
    values = (walk if seed % 2 else count).cumsum() * 10.0 ** random.integers(-2, 5)
    known = random.random(len(days)) > 0.1 * (seed % 3)
    return pd.Series(values, days.astype("datetime64[D]").astype("datetime64[s]")).where(known)


@pytest.mark.parametrize("seed", range(40))
def test_nothing_meets_in_random_stories(seed):
    events, *_ = stories.read(stories.story(seed))
    series = series_of(events, seed)
    if series.notna().any():
        check(annotated(series, events, line=("steps", "straight")[seed % 2]))


def test_thousands_of_events_are_a_few_marks_and_a_number(read):
    days = pd.date_range("2000-01-01", periods=3000)
    series = pd.Series(range(3000), index=days)
    rows = [f"{day:%Y-%m-%d},Day {n}" for n, day in enumerate(days)]
    rows += [f"{day:%Y-%m},Month {n}" for n, day in enumerate(days[:2800:7])]
    chart = annotated(series, read("date,title", *rows))
    for scene, picture in zip(chart.scenes, chart.told()["pictures"], strict=True):
        assert picture["svg"].count("<") - picture["svg"].count("</") < 1600
        assert any("more, not named here" in getattr(m, "text", "") for m in scene.marks)
