import pandas as pd
import pytest
from said import facts_of, faults, of_kind, scenes_of, texts
from stories import FORMS, story
from stories import read as read_story

from timeline import promises
from timeline.drawing.marks import ABOUT, Arrow, Bar, Dot, Line, Text, Whisker
from timeline.drawing.theme import TONES
from timeline.placing import text_width

LINES = [
    "2017-01-18,Signing,",
    "2017/2066~,Term,",
    "2019-04-28,Contract,x",
    "2019/2068~,Its term,",
    "2025-01-20~,Annulment,x",
    "2025-03-22,Now,x",
]
ROWS = {"Base": ("signing", "term"), "Port": ("contract", "its-term", "annulment")}


@pytest.fixture
def drawn(read):
    """The chart of two promises, one of which has ended."""

    def of(rows=ROWS, **more):
        return promises(read("date,title,cited_by", *LINES), rows, **more)

    return of


def at(day):
    return (pd.Timestamp(day) - pd.Timestamp(0)).days


def words(scene):
    return " ".join(texts(scene)).replace("\u00a0", " ")


def test_a_track_lies_where_it_was_promised_and_is_dark_as_far_as_served(drawn):
    for scene in scenes_of(drawn()):
        base, port = of_kind(scene, Bar, "term") + of_kind(scene, Bar, "its-term")
        assert (base.tone, base.outline, port.tone) == ("pale", True, "pale")
        assert (base.first, base.last) == (at("2017-01-18"), at("2066-01-02"))
        served, ended = of_kind(scene, Bar, "signing") + of_kind(scene, Bar, "contract")
        assert (served.first, served.last) == (base.first, at("2025-03-23"))
        assert (ended.first, ended.last) == (port.first, at("2025-01-21"))
        assert served.y == base.y < ended.y == port.y and served.thick == base.thick


def test_what_goes_on_is_dark_to_its_last_day_and_what_has_ended_ends_in_a_cross(drawn):
    for scene in scenes_of(drawn()):
        (cross,) = of_kind(scene, Dot)
        assert not of_kind(scene, Arrow)  # its head would lie on days that are not served
        assert cross.cross and not cross.about and cross.id == "annulment"
        assert cross.at == at("2025-01-20") + 0.5
        assert not any(bar.after for bar in of_kind(scene, Bar))


def test_an_end_that_is_about_right_is_dashed_as_high_as_the_track(drawn):
    for scene in scenes_of(drawn()):
        (end,), (bar,) = of_kind(scene, Whisker, "term"), of_kind(scene, Bar, "term")
        assert (end.first, end.last, end.after) == (bar.last, at("2067-01-01"), ABOUT)
        assert end.high == bar.thick


def test_a_cell_is_a_year_where_there_is_room(drawn):
    phone, *wide = scenes_of(drawn())
    assert not [line for line in of_kind(phone, Line) if line.tone == "cell"]
    for scene in wide:
        cells = [line for line in of_kind(scene, Line, "signing") if line.tone == "cell"]
        bar = of_kind(scene, Bar, "term")[0]
        assert len(cells) == 48 and cells[-1].first < bar.last
        assert cells[7].first == pytest.approx(at("2025-01-18"), abs=1)
        assert abs(cells[0].to_y - cells[0].y) == bar.thick


def test_of_many_long_tracks_no_cells_are_drawn(read):
    lines = [f"{1900 + n},Start {n}\n{1900 + n}/{1990 + n},Term {n}" for n in range(12)]
    rows = {f"Row {n}": (f"start-{n}", f"term-{n}") for n in range(12)}
    for scene in scenes_of(promises(read("date,title", *lines), rows)):
        assert not [line for line in of_kind(scene, Line) if line.tone == "cell"]


def test_it_says_what_was_served_and_promised(drawn):
    for scene in scenes_of(drawn()):
        said = words(scene)
        assert "since 18 Jan 2017: 8 years 2 months so far" in said
        assert "28 Apr 2019 to about 20 Jan 2025: about 5 years 9 months" in said
        assert "49 years promised, to about 2066" in said and "about 49" not in said
    wide = scenes_of(drawn())[-1]
    (name, *_), promised = of_kind(wide, Text, "signing"), of_kind(wide, Text, "term")[0]
    assert (name.text, name.bold, promised.anchor) == ("Base", True, "end")
    assert promised.y == name.y


def test_the_table_tells_the_same_of_each_event(drawn):
    facts = facts_of(drawn())
    assert facts["ids"] == ["signing", "term", "contract", "its-term", "annulment"]
    assert facts["rows"][0] == [
        "Signing",
        "18 January 2017",
        "Base",
        "8 years 2 months so far",
    ]
    assert facts["rows"][1][2:] == ["Base", "49 years promised"]
    assert facts["rows"][4][2:] == ["Port", ""]
    assert facts["cards"]["signing"][:2] == ["18 January 2017", "Signing"]
    assert facts["title"] == "2 promises, 1 of them ended"
    assert "A cross is an end." in facts["summary"]


def test_the_accent_is_the_cross_and_its_sentence_alone(drawn):
    notes = {
        "annulment": "Reported over. No decree was seen.",
        "signing": "Eight years. And so on.",
    }
    for scene in scenes_of(drawn(accent=["annulment"], notes=notes)):
        accents = [mark for mark in scene.marks if mark.tone == "accent"]
        assert {mark.id for mark in accents} == {"annulment"}
        assert {type(mark) for mark in accents} == {Dot, Line, Text}
        said = [mark.text for mark in accents if isinstance(mark, Text)]
        assert " ".join(said) == "Reported over."


def test_notes_stand_where_their_events_lie(drawn):
    notes = {"signing": "Begun. So.", "term": "No day. So.", "annulment": "Over. So."}
    scene = scenes_of(drawn(notes=notes))[-1]
    begun, term, over = (
        next(text for text in of_kind(scene, Text, name) if text.text == word)
        for name, word in [("signing", "Begun."), ("term", "No day."), ("annulment", "Over.")]
    )
    assert begun.bold and begun.at == at("2017-01-18") and begun.y == term.y
    assert (term.at, term.anchor) == (at("2067-01-01"), "end")
    (cross,) = of_kind(scene, Dot)
    (stem,) = of_kind(scene, Line, "annulment")
    assert over.at == cross.at == stem.first and cross.y < stem.y < stem.to_y < over.y


def test_notes_take_the_width_of_a_phone(drawn):
    phone, *_ = scenes_of(drawn(notes={"annulment": "Over. " + "And so on with it. " * 9}))
    said = [text for text in of_kind(phone, Text, "annulment") if not text.bold]
    assert all(text.at is None for text in said)
    assert all(text_width(text.text, text.size) > 0.7 * phone.least for text in said[:-1])


def test_a_cross_without_a_note_says_what_it_was_and_when(drawn):
    for scene in scenes_of(drawn()):
        said = [text.text for text in of_kind(scene, Text, "annulment")]
        assert said == ["Annulment,", "about 20 Jan 2025"]


def test_a_span_is_served_from_its_own_start_to_its_own_end(read):
    lines = ["2000-01-01/2005-01-01,Served", "2000-01-01/2010-01-01,Term", "2004-06-01,End"]
    events = read("date,title", *lines)
    scene = scenes_of(promises(events, {"Row": ("served", "term", "end")}))[-1]
    assert of_kind(scene, Bar, "served")[0].last == at("2005-01-02")
    assert of_kind(scene, Dot)[0].at == at("2004-06-01") + 0.5


def test_an_end_that_may_lie_on_several_days_is_drawn_over_them(read):
    lines = ["2000-01-01,Begun", "2000-01-01/2010-01-01,Term", "2004,End"]
    scene = scenes_of(promises(read("date,title", *lines), {"Row": ("begun", "term", "end")}))[-1]
    (bar,), (end,) = of_kind(scene, Bar, "begun"), of_kind(scene, Whisker, "begun")
    assert bar.last == end.first == at("2004-01-02") and end.last == at("2005-01-01")
    assert end.high == bar.thick and not of_kind(scene, Dot)[0].about


def test_a_track_begins_on_the_day_that_is_known_to_have_begun_it(read):
    events = read("date,title", "2000-05-01,Begun", "2000~/2010-01-01,Term", "2001-01-01,Now")
    scene = scenes_of(promises(events, {"Row": ("begun", "term")}))[-1]
    (track,) = of_kind(scene, Bar, "term")
    assert track.first == at("2000-05-01") and not track.before


@pytest.mark.parametrize(
    ("term", "said"),
    [
        ("2000-01-01/2010-01-01", "10 years promised, to 1 Jan 2010"),
        ("2000-01-01/", "promised without a known end"),
        ("../2010-01-01", "promised to 1 Jan 2010"),
        ("2000/2010", "10 years promised, to 2010"),
        ("2000~/2010", "about 10 years promised, to 2010"),
        ("2000-03-01/2010-05-01", "10 years 2 months promised, to 1 May 2010"),
    ],
)
def test_a_term_is_said_as_far_as_it_is_known(read, term, said):
    events = read("date,title", "2000-01-01,Begun", f"{term},Term", "2001-01-01,Now")
    assert said in words(scenes_of(promises(events, {"Row": ("begun", "term")}))[-1])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ({}, "promises wants of each row .* give it"),
        ({"Base": "signing"}, "promises wants of each row .* give 'Base' two or three"),
        ({"Base": ("signing",)}, "give 'Base' two or three"),
        ({"Base": ("signing", "terms")}, "rows: no event has the id 'terms'; use 'term'"),
        ({"Base": ("term", "signing")}, "'Base': 'signing' is no span; choose one with a start"),
        ({"Port": ("contract", "term", "signing")}, "'signing' lies before 'contract'; give"),
        (
            {f"Row {n}": ("signing", "term") for n in range(13)},
            "13 rows hide each other; choose 12",
        ),
    ],
)
def test_rows_that_cannot_be_drawn_are_refused_in_a_sentence(drawn, rows, message):
    with pytest.raises(ValueError, match=message):
        drawn(rows)


def test_a_note_or_an_accent_of_what_is_not_drawn_is_refused(drawn):
    for more in ({"notes": {"now": "x"}}, {"accent": ["now"]}):
        with pytest.raises(ValueError, match="no event has the id 'now'; "):
            drawn(**more)


def test_no_text_covers_another_or_a_mark(drawn):
    long = "A clause that is bold, and then words enough that they take three lines or even more."
    notes = dict.fromkeys(["signing", "term", "contract", "its-term", "annulment"], long)
    assert [*faults(drawn()), *faults(drawn(notes=notes))] == []


@pytest.mark.parametrize("seed", range(40))
def test_no_text_of_any_story_covers_another_or_a_mark(seed):
    try:
        chart = FORMS["promises"](*read_story(story(seed)))
    except ValueError:
        return
    assert [*faults(chart)] == []


def test_the_input_is_left_alone_and_words_that_are_given_are_taken(events):
    rows = {"Base": ("tartous-base-2017", "tartous-base-term")}
    before = events.copy(deep=True)
    facts = facts_of(promises(events, rows, title="T", summary="S", source="Src"))
    assert (facts["title"], facts["summary"], facts["source"]) == ("T", "S", "Src")
    pd.testing.assert_frame_equal(events, before)


def test_what_is_dashed_and_crossed_is_written_as_svg_and_for_plotly(drawn):
    chart = drawn()
    for picture in chart.told()["pictures"]:
        assert picture["svg"].count("stroke-dasharray") >= 6  # two sides and a cap of each
        assert "M-13 -13L13 13M-13 13L13 -13" in picture["svg"]
    paths = [shape for shape in chart.layout.shapes if shape.type == "path"]
    (cross,) = [shape for shape in paths if shape.line.width == 4]
    assert cross.path.startswith("M-13,") and cross.line.color == TONES["ink"][2]
