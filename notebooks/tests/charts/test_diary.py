from io import StringIO

import pytest
from scene_boxes import faults, scenes
from stories import read as read_story
from stories import story

from timeline import diary, read_articles, read_events
from timeline.charts._gaps import later
from timeline.drawing.marks import Line, Text

NAMES = ["The Hill", "CNN rewrite"]


@pytest.fixture(scope="module")
def winter(events):
    return events[events["start_min"].ge("2025") & events["cited_by"].ne("")]


def texts(scene, name=None):
    found = [m for m in scene.marks if isinstance(m, Text)]
    return [m for m in found if name is None or m.id == name]


def said(scene, name=None):
    return " ".join(mark.text for mark in texts(scene, name))


def test_each_event_stands_in_its_column_once(winter):
    phone, *_, wide = scenes(diary(winter, "cited"))
    for scene in (phone, wide):
        assert {mark.id for mark in texts(scene) if mark.serif} == {*winter["id"]}
    hill, cnn = (next(m for m in texts(wide) if m.text == name) for name in NAMES)
    first = texts(wide, "trump-not-doing-so-well")[0]
    assert (first.at, first.anchor) == (hill.at, hill.anchor) != (cnn.at, cnn.anchor)


def test_dates_stand_between_two_columns_and_left_of_one_or_three(winter, read):
    for names, middle, anchors in (("AB", 0.5, {"start", "end"}), ("ABC", 0.075, {"start"})):
        rows = [f"{n.lower()},2025-01-0{k + 1},{n},{n}" for k, n in enumerate(names)]
        wide = scenes(diary(read("id,date,title,theme", *rows), "theme"))[-1]
        spine = [m for m in texts(wide) if "January" in m.text or m.text == "the next day"]
        assert {(m.at, m.anchor) for m in spine} == {(middle, "middle")}
        assert {m.anchor for m in texts(wide) if m.serif} == anchors


def test_time_runs_down(winter):
    for scene in scenes(diary(winter, "cited")):
        y = {m.id: m.y for m in reversed(texts(scene))}
        days = dict(zip(winter["id"], winter["first_possible"], strict=True))
        assert all(y[a] < y[b] for a in days for b in days if days[a] < days[b])


def test_a_shared_event_crosses_its_columns_in_the_accent(winter):
    wide = scenes(diary(winter, "cited"))[-1]
    name = texts(wide, "trump-inauguration-2025")
    assert {m.tone for m in name if m.serif} == {"accent"} and {m.at for m in name} == {0.5}
    rules = [m for m in wide.marks if isinstance(m, Line) and m.tone == "accent"]
    assert [(line.first, line.last) for line in rules] == [(0, 1)] * 2
    assert rules[0].y < name[0].y < name[-1].y < rules[1].y
    assert name[0].text == "20 January" and name[-1].text == " and ".join(NAMES[::-1])


def test_what_some_of_the_columns_share_crosses_these_alone(read):
    rows = ["a,2025-01-01,A,X", "b,2025-01-02,B,Y; Z", "c,2025-01-03,C,Y", "d,2025-01-04,D,Z"]
    wide = scenes(diary(read("id,date,title,actors", *rows), "actors"))[-1]
    rule = next(m for m in wide.marks if isinstance(m, Line) and m.tone == "accent")
    assert rule.first == texts(wide, "b")[0].at == texts(wide, "c")[0].at > texts(wide, "a")[0].at
    assert rule.last > 0.98 and said(wide, "b") == "B Y and Z"


def test_the_accent_may_be_another(winter):
    wide = scenes(diary(winter, "cited", accent=["trump-dictator-post"]))[-1]
    bold = {m.id for m in texts(wide) if m.tone == "accent"}
    assert bold == {"trump-dictator-post"}


def test_gaps_are_as_high_as_their_days_within_limits(read):
    lines = ["a,2025-01-01,A", "b,2025-01-02,B", "c,2025-01-22,C", "d,2025-02-10,D"]
    events = read("id,date,title,theme", *[f"{line},T" for line in lines])
    wide = scenes(diary(events, "theme"))[-1]
    assert gaps(wide) == pytest.approx([26, 86, 81.4])  # less 6 px of room
    assert {"the next day", "twenty days later", "nineteen days later"} <= {*said_lines(wide)}
    long = read("id,date,title,theme", "a,0988,A,T", "b,2025-01-02,B,T")
    assert gaps(scenes(diary(long, "theme"))[-1]) == [144]


def gaps(scene):
    """From the top of the line before the words to the end of the one behind them."""
    spine = [m for m in scene.marks if isinstance(m, Line) and m.first == m.last and not m.id]
    return [b.to_y - a.y for a, b in zip(spine[::2], spine[1::2], strict=True)]


def said_lines(scene):
    return [mark.text for mark in texts(scene)]


def test_days_that_are_not_known_are_said_in_their_own_words(read):
    rows = ["a,2025-01,A,T", "b,2025-03-05~,B,T", "c,2025-03-11/2025-03-14,C,T", "d,2025-04-01,D,T"]
    rows += ["e,[2025-05-02..2025-05-09],E,T", "f,2025-06-01/2026-01-03,F,T"]
    wide = scenes(diary(read("id,date,title,theme", *rows), "theme"))[-1]
    assert "some time in January 2025" in said(wide, "a") and "Jan 2025" in said_lines(wide)
    assert said(wide, "b") == "B about 5 March" and "about 5 March" in said_lines(wide)
    assert said(wide, "c") == "C to 14 March" and "11 March" in said_lines(wide)
    assert said(wide, "d") == "D" and said(wide, "e") == "E some day from 2 to 9 May"
    assert said(wide, "f") == "F to 3 January 2026"


def test_on_a_phone_the_second_column_is_indented_and_named(winter):
    phone = scenes(diary(winter, "cited"))[0]
    assert {m.at for m in texts(phone) if m.serif} == {0, 84 / 288, 0.5}
    beside = [m for m in texts(phone) if m.text == NAMES[0] and m.anchor == "end"]
    assert {m.y for m in beside} < {m.y for m in texts(phone) if m.bold and m.text[0].isdigit()}
    both = [m.at for m in texts(phone) if m.text in NAMES and m.anchor == "start" and not m.bold]
    assert both == [84 / 288, 0] or both == [0, 84 / 288]  # of 20 January


def test_a_note_stands_in_the_column_that_its_day_leaves_empty(winter):
    day = "trump-sanctions-2025-01-22"
    chart = diary(winter, "cited", notes={day: "A threat. Not a hint."})
    phone, *_, wide = scenes(chart)
    name, note = sorted(texts(wide, day), key=lambda text: -text.size)
    assert (note.text, note.head) == ("A threat. Not a hint.", 9)
    rule = next(m for m in wide.marks if isinstance(m, Line) and m.id == day)
    assert rule.first == note.at < texts(wide, "trump-dictator-post")[0].at < name.at
    assert rule.y < note.y < rule.to_y and abs(note.y - name.y) < 1
    above, *_, below = texts(phone, day)
    assert above.at == below.at and above.y < below.y


def test_a_note_of_one_clause_is_not_bold(winter):
    day = "trump-sanctions-2025-01-22"
    note = min(texts(scenes(diary(winter, "cited", notes={day: "A threat."}))[-1], day), key=size)
    assert (note.text, note.head) == ("A threat.", 0)


def size(text):
    return text.size


def test_a_single_column_is_named_at_the_top_alone(read):
    rows = ["a,2025-01-01,A,X", "b,2025-01-02,B,X"]
    for scene in scenes(diary(read("id,date,title,theme", *rows), "theme")):
        assert said_lines(scene).count("X") == 1


def test_where_no_column_is_empty_a_note_stands_under_its_entry(winter):
    day = "root-causes-2025-01-20"
    wide = scenes(diary(winter, "cited", notes={day: "So. It is."}))[-1]
    name, note = texts(wide, day)
    assert note.at < name.at == 0.425 and name.anchor == "end" and name.y < note.y


def test_an_article_has_its_place_among_the_days(winter, articles):
    wide = scenes(diary(winter, "cited", articles=articles))[-1]
    heads = [m.text for m in texts(wide)][:4]
    counts = [winter["cited"].str.contains(name, regex=False).sum() for name in NAMES]
    when = ["published about 31 January 2025", "published 22 March 2025"]
    assert heads[::2] == NAMES  # as in the list of articles
    assert heads[1::2] == [f"{w} · {n} events" for w, n in zip(when, counts, strict=True)]
    line = next(m for m in texts(wide) if m.text == "The Hill: the article appears")
    assert line.tone == "soft" and line.at == texts(wide, "trump-not-doing-so-well")[0].at
    assert "about 31 January" in said_lines(wide) and "22 March" in said_lines(wide)


def test_of_several_articles_in_a_column_each_says_its_title(read):
    rows = "key,title,publisher,published", "a,One,P,2025-01-02", "b,Two,P,2025-01-05"
    articles = read_articles(StringIO("\n".join(rows)))
    text = "date,title,cited_by\n2025-01-01,A,a\n2025-01-03,B,b\n"
    wide = scenes(diary(read_events(StringIO(text), articles), "cited", articles=articles))[-1]
    assert {"2 articles · 2 events", "P: “Two” appears"} <= {*said_lines(wide)}


def test_too_many_values_and_strange_columns_are_refused(events):
    with pytest.raises(ValueError, match=r"theme has \d+ values among .*, and 4 columns fit"):
        diary(events, "theme")
    with pytest.raises(ValueError, match=r"use theme$"):
        diary(events, "themes")
    with pytest.raises(ValueError, match="6 notes hide a picture"):
        diary(events, "cited", notes=dict.fromkeys(events["id"][:6], "A note."))
    with pytest.raises(ValueError, match="use 'kursk-incursion'"):
        diary(events, "cited", accent=["kursk-incurson"])


def test_facts_have_the_lanes_of_each_row(winter):
    told = diary(winter, "cited").told()["facts"]
    assert told["lane_names"] == NAMES[::-1]  # as they come
    assert told["title"] == "29 events, 2025, in 2 columns"
    lanes = dict(zip(told["ids"], told["lanes"], strict=True))
    assert lanes["trump-inauguration-2025"] == told["lane_names"]


def test_what_no_article_cites_is_context(events):
    told = diary(events[events["start_min"].ge("2025")], "cited").told()["facts"]
    assert "Context" in told["lane_names"]


def test_a_path_is_refused_with_what_to_do():
    with pytest.raises(TypeError, match="is not read yet; give the form read_events"):
        diary("events.csv", "theme")


def test_without_events_it_says_so(read):
    assert said(scenes(diary(read("date,title"), "theme"))[0]) == "No events"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (1, "the next day"),
        (7, "seven days later"),
        (14, "two weeks later"),
        (19, "nineteen days later"),
        (45, "six weeks later"),
        (92, "three months later"),
        (365, "twelve months later"),
        (3287, "nine years later"),
        (365_243, "ten centuries later"),
    ],
)
def test_gaps_in_words(days, words):
    assert later(days) == words


@pytest.mark.parametrize("values", ["T", "ABCD"])
def test_odd_stories_are_drawn_without_a_fault(read, values):
    rows = ["a,-0043-03-15,Ides of March,%s", "b,-0300/-0100,A long span,%s", "c,2014,C,%s"]
    rows += ["d,2014-01-01,Another one with a long name,%s", "e,[..1984],Open,%s"]
    rows = [row % values[n % len(values)] for n, row in enumerate(rows)]
    for some in (rows, rows[:1], rows[3:4] * 9):
        events = read("id,date,title,theme", *[f"{n}{row}" for n, row in enumerate(some)])
        notes = dict.fromkeys(events["id"][:5], "A clause. " + "And a sentence of words. " * 5)
        assert faults(diary(events, "theme", notes=notes)) == []


def test_this_story_is_drawn_without_a_fault(winter):
    assert faults(diary(winter, "cited")) == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(16))
def test_any_story_is_drawn_without_a_fault_or_refused(seed):
    events = read_story(story(seed))[0]
    for by in ("theme", "actors", "cited"):
        try:
            assert faults(diary(events, by)) == []
        except ValueError as error:
            assert "columns fit side by side; choose" in str(error)


def test_of_very_many_the_most_mentioned_are_named_and_the_others_counted(read):
    rows = [f"r{n},{1900 + n % 90}-{n % 12 + 1:02}-05,Event {n},T" for n in range(500)]
    for scene in scenes(diary(read("id,date,title,theme", *rows), "theme")):
        assert said_lines(scene)[0].startswith("The 120 most mentioned")
        assert len({m.id for m in texts(scene) if m.id}) == 120
        assert "500 events" in said_lines(scene)
