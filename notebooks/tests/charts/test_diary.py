import pytest
from scene_boxes import faults, scenes
from stories import read as read_story
from stories import story

from timeline import diary
from timeline.charts._gaps import later
from timeline.drawing.marks import Line, Text


@pytest.fixture(scope="module")
def winter(events):
    return events[events["start_min"].ge("2025") & events["cited_by"].ne("")]


def texts(scene, name=None):
    found = [m for m in scene.marks if isinstance(m, Text)]
    return [m for m in found if name is None or m.id == name]


def said(scene, name=None):
    return " ".join(mark.text for mark in texts(scene, name))


def test_each_event_stands_in_its_column_once(winter):
    phone, _, wide = scenes(diary(winter, "cited"))
    for scene in (phone, wide):
        bold = {mark.id for mark in texts(scene) if mark.bold and mark.id}
        assert bold == {*winter["id"]}
    names = {"The Hill": wide, "CNN (rewritten copy)": wide}
    at = {name: next(m.at for m in texts(wide) if m.text == name) for name in names}
    first = texts(wide, "trump-not-doing-so-well")[0]
    assert first.at == at["The Hill"] != at["CNN (rewritten copy)"]


def test_time_runs_down(winter):
    for scene in scenes(diary(winter, "cited")):
        y = {m.id: m.y for m in reversed(texts(scene))}
        days = dict(zip(winter["id"], winter["first_possible"], strict=True))
        order = sorted(days, key=y.get)
        assert [days[name] for name in order] == sorted(days.values()) or scene.least > 288
        assert all(y[a] < y[b] for a in days for b in days if days[a] < days[b])


def test_a_shared_event_crosses_its_columns_in_the_accent(winter):
    wide = scenes(diary(winter, "cited"))[-1]
    assert {m.tone for m in texts(wide, "trump-inauguration-2025") if m.bold} == {"accent"}
    rules = [m for m in wide.marks if isinstance(m, Line) and m.tone == "accent"]
    assert len(rules) == 2 and all(line.last - line.first > 0.7 for line in rules)
    assert "The Hill" in said(wide, "trump-inauguration-2025")


def test_the_accent_may_be_another(winter):
    wide = scenes(diary(winter, "cited", accent=["trump-dictator-post"]))[-1]
    bold = {m.id for m in texts(wide) if m.tone == "accent"}
    assert bold == {"trump-dictator-post"}


def test_gaps_are_as_high_as_their_days_within_limits(read):
    lines = ["a,2025-01-01,A", "b,2025-01-02,B", "c,2025-01-22,C", "d,2025-02-10,D"]
    events = read("id,date,title,theme", *[f"{line},T" for line in lines])
    wide = scenes(diary(events, "theme"))[-1]
    spines = [m for m in wide.marks if isinstance(m, Line) and m.first == m.last]
    assert [m.to_y - m.y for m in spines] == pytest.approx([22, 84, 79.4])  # less 8 px of room
    assert {"the next day", "twenty days later", "nineteen days later"} <= {*said_lines(wide)}
    long = read("id,date,title,theme", "a,0988,A,T", "b,2025-01-02,B,T")
    spine = [m for m in scenes(diary(long, "theme"))[-1].marks if isinstance(m, Line)][-1]
    assert spine.to_y - spine.y == 142


def said_lines(scene):
    return [mark.text for mark in texts(scene)]


def test_days_that_are_not_known_are_said_in_their_own_words(read):
    rows = ["a,2025-01,A,T", "b,2025-03-05~,B,T", "c,2025-03-11/2025-03-14,C,T", "d,2025-04-01,D,T"]
    wide = scenes(diary(read("id,date,title,theme", *rows), "theme"))[-1]
    assert "some time in January 2025" in said(wide, "a") and "Jan 2025" in said_lines(wide)
    assert "about 5 March 2025" in said(wide, "b")
    assert "to 14 March 2025" in said(wide, "c") and "11 March" in said_lines(wide)
    assert said(wide, "d") == "D"


def test_on_a_phone_the_second_column_is_indented_and_named(winter):
    phone = scenes(diary(winter, "cited"))[0]
    assert {m.dx for m in texts(phone) if m.bold and m.id} == {0, 84}
    assert said_lines(phone).count("The Hill") > 2


def test_a_note_takes_the_place_of_the_sentence_with_a_bold_clause(winter):
    notes = {"trump-sanctions-2025-01-22": "A threat. Not a hint."}
    found = texts(scenes(diary(winter, "cited", notes=notes))[-1], *notes)
    assert [(m.text, m.bold) for m in found][1:] == [("A threat.", True), ("Not a hint.", False)]


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
    assert told["lane_names"] == ["CNN (rewritten copy)", "The Hill"]
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
        assert faults(diary(events, "theme")) == []


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
    rows = [f"r{n},{1900 + n % 90}-{n % 12 + 1:02}-05,Event {n},T,Said." for n in range(500)]
    for scene in scenes(diary(read("id,date,title,theme,description", *rows), "theme")):
        assert said_lines(scene)[0].startswith("The 120 most mentioned")
        assert len({m.id for m in texts(scene) if m.id}) == 120 and "Said." not in said(scene)
        assert "500 events" in said_lines(scene)
