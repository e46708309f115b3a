import itertools

import pytest
from scene_boxes import faults, scenes
from stories import read as read_story
from stories import story

from timeline import pins
from timeline.charts._notes import sentence
from timeline.charts.pins import HEAD
from timeline.drawing.marks import Arrow, Bar, Dot, Line, Text
from timeline.placing import spread
from timeline.report import pictures

SIX = ["putin-2005-address", "crimea-annexation", "syria-intervention", "invasion-2022"]
SIX += ["kursk-incursion", "tartous-contract-annulled"]
WARS = {"syria-campaign": "campaign in Syria", "donbas-war": "war in the Donbas"}
WARS |= {"full-scale-war": "full-scale war"}


def said(scene):
    return [mark.text for mark in scene.marks if isinstance(mark, Text)]


def of(scene, name, kind):
    return [mark for mark in scene.marks if isinstance(mark, kind) and mark.id == name]


def test_pins_are_numbered_in_order_of_time(events):
    for scene in scenes(pins(events, SIX[::-1])):
        heads = [mark for mark in scene.marks if isinstance(mark, Dot) and mark.size == HEAD]
        assert [mark.id for mark in heads] == SIX
        assert [mark.at for mark in heads] == sorted(mark.at for mark in heads)
        for number, name in enumerate(SIX, 1):
            numbers = [text.text for text in of(scene, name, Text) if text.tone == "paper"]
            assert numbers == [str(number)] * 2


def test_the_foot_of_a_stem_is_the_day_and_the_head_stands_apart(events):
    for scene in scenes(pins(events, SIX)):
        for name in SIX:
            leaning, upright = [line for line in of(scene, name, Line) if line.thick == 1.4]
            assert leaning.last == upright.first == upright.last
        heads = [scene.px(m.at, scene.least) for m in scene.marks if getattr(m, "size", 0) == HEAD]
        assert all(b - a >= 24.9 for a, b in itertools.pairwise(heads))
        assert heads[0] >= HEAD / 2 and heads[-1] <= scene.least - HEAD / 2


def test_a_card_has_the_note_or_else_the_first_sentence(events):
    notes = {"kursk-incursion": "A surprise."}
    text = " ".join(said(scenes(pins(events, SIX, notes))[-1]))
    assert "A surprise." in text and "near the town of Sudzha" not in text
    assert "enter Ukraine from the north, east and south." in text


def test_cards_stand_in_three_columns_in_two_and_in_one(events):
    for scene, columns in zip(scenes(pins(events, SIX)), (1, 1, 2, 2, 3, 3), strict=True):
        cards = [m for m in scene.marks if isinstance(m, Dot) and m.size == 20]
        assert len({mark.at for mark in cards}) == columns
        assert [m.id for m in sorted(cards, key=lambda m: (m.y, m.at))] == SIX


def test_the_first_screen_has_all_cards_or_three(events):
    """Below what stands above: 240 px of 900 at 1280 px, 230 px of 844 at 390 px."""
    note = "A sentence of some ninety characters that says what happened, and its one caveat too."
    _, phone, *_, wide = scenes(pins(events, SIX, dict.fromkeys(SIX, note), spans=WARS))
    assert phone.least <= 390 - 32 and wide.least <= 1200
    assert wide.height <= 520
    rules = [m.y for m in phone.marks if isinstance(m, Line) and m.tone == "line"]
    assert rules[3] <= 844 - 230


def test_what_lies_off_the_left_is_said_and_a_pin_of_it_points_back(events):
    cited = events[events["cited_by"].ne("")]
    for scene in scenes(pins(cited, ["rus-baptism", *SIX])):
        foot = " ".join(said(scene))
        assert "Two older events, of about 988 and 1654, lie off the left." in foot
        assert of(scene, "rus-baptism", Arrow)[0].back
    assert "older" not in " ".join(said(scenes(pins(events[events["theme"].eq("Syria")], []))[0]))


def test_older_ones_are_counted_and_those_shortly_before_most_are_no_older_ones(read):
    late = [f"{year}-05-05,Event of {year}" for year in range(1990, 2024)]
    old = ["1970-01-01,Not long before", "1200,A", "1300/1301,B", "1400~,C"]
    scene = scenes(pins(read("date,title", *old, *late), []))[-1]
    assert "Three older events, of 1200 to about 1400, lie off the left." in " ".join(said(scene))
    assert scene.first < scene.scale.at("1970-01-01")


def test_spans_that_are_asked_for_are_named_and_the_accent_paints_them(events):
    for scene in scenes(pins(events, SIX, spans=WARS, accent=["full-scale-war"])):
        tones = [of(scene, name, Bar)[0].tone for name in WARS]
        assert tones == ["pale", "pale", "accent"]
        assert [of(scene, name, Text)[0].text for name in WARS] == [*WARS.values()]
        heads = [m.tone for m in scene.marks if isinstance(m, Dot) and m.size == HEAD]
        assert heads == ["accent"] * 6


def test_where_a_stem_leaves_a_name_no_room_bars_lie_above_the_heads(events):
    _, phone, *_, wide = scenes(pins(events, SIX, spans=WARS))
    for scene, above in ((phone, True), (wide, False)):
        head = of(scene, SIX[0], Dot)[0].y
        assert all((of(scene, name, Bar)[0].y < head) == above for name in WARS)
        assert scene.axis <= 145


def test_what_is_no_span_gets_no_bar(events):
    with pytest.raises(ValueError, match="'assad-fall' is no span with a beginning"):
        pins(events, SIX, spans=["assad-fall"])
    with pytest.raises(ValueError, match="use 'donbas-war'"):
        pins(events, SIX, spans=["donbas-wars"])


def test_the_table_tells_the_number_and_the_sentence_of_each_pin(events):
    known = pins(events, SIX, {"kursk-incursion": "A surprise."}).told()["facts"]
    cells = dict(zip(known["ids"], known["rows"], strict=True))
    assert known["columns"][:2] == ["Event", "Date"] and known["columns"][-1] == "On the chart"
    assert cells["kursk-incursion"][-1] == "5. A surprise." and cells["assad-fall"][-1] == ""
    assert cells["syria-intervention"][-1].startswith("3. Hours after")


def test_a_span_with_a_pin_is_a_bar_with_or_without_a_name(events):
    for scene in scenes(pins(events, ["donbas-war", *SIX])):
        assert of(scene, "donbas-war", Bar)[0].tone == "accent"


def test_what_is_known_no_better_is_drawn_over_its_days(read):
    events = read("id,date,title", "a,1990,A", "b,1991-03,B", "c,1991-05-05,C")
    marks = scenes(pins(events, []))[-1].marks
    assert [m.id for m in marks if isinstance(m, Bar)] == ["a", "b"]
    assert {m.id for m in marks if isinstance(m, Line)} == {"c"}


def test_of_thousands_one_tick_stands_for_all_at_its_place(read):
    rows = [f"r{n},{1900 + n % 90}-{n % 12 + 1:02}-{n % 28 + 1:02},Event {n}" for n in range(4000)]
    for scene in scenes(pins(read("id,date,title", *rows), ["r7"])):
        assert 100 < len(scene.marks) < 600


def test_too_many_pins_and_strange_ids_are_refused(events):
    with pytest.raises(ValueError, match="9 pins, and 8 can be told apart; choose 8"):
        pins(events, events["id"][:9])
    with pytest.raises(ValueError, match="use 'kursk-incursion'"):
        pins(events, ["kursk-incurson"])
    with pytest.raises(ValueError, match="use 'kursk-incursion'"):
        pins(events, SIX, {"kursk-incurson": "A note."})
    with pytest.raises(ValueError, match="a note for 'assad-fall', which has no pin; add it"):
        pins(events, SIX, {"assad-fall": "A note."})


def test_facts_are_those_of_all_events(events):
    told = pins(events, SIX, title="T", source="S").told()["facts"]
    assert (told["title"], told["source"], told["ids"]) == ("T", "S", events["id"].tolist())
    assert pins(events, SIX).told()["facts"]["title"].startswith("6 of 100 events, ")


def test_a_path_is_refused_with_what_to_do():
    with pytest.raises(TypeError, match="is not read yet; give the form read_events"):
        pins("events.csv", [])


def test_without_events_it_says_so(read):
    assert said(scenes(pins(read("date,title"), []))[0]) == ["No events"]


FILES = {
    "one": ["a,2014-03-18,Only one"],
    "one day": [f"{k},2014-03-18,Event {k} with a longer name" for k in "abcdefgh"],
    "before our era": ["a,-0043-03-15,Ides", "b,-0300/-0100,A span", "c,-0200~,About"],
}


@pytest.mark.parametrize("name", FILES)
def test_odd_stories_are_drawn_without_a_fault(read, name):
    events = read("id,date,title", *FILES[name])
    assert faults(pins(events, events["id"])) == []


def test_this_story_is_drawn_without_a_fault(events):
    assert faults(pins(events, SIX)) == []
    assert faults(pins(events, ["donbas-war", "full-scale-war", *SIX])) == []
    assert faults(pins(events, SIX, spans=WARS)) == []


@pytest.mark.long
@pytest.mark.parametrize("seed", range(12))
def test_any_story_is_drawn_without_a_fault(seed):
    events = read_story(story(seed))[0]
    assert faults(pins(events, events["id"][:: len(events) // 8 + 1])) == []


def test_spread_moves_as_little_as_it_can():
    assert spread([10, 50, 90], 20, 0, 100) == [10, 50, 90]
    assert spread([50, 50, 50], 20, 0, 100) == [30, 50, 70]
    assert spread([99, 99], 20, 0, 100) == [80, 100]
    assert spread([0, 1, 60], 20, 0, 100) == [0, 20, 60]


def test_a_sentence_ends_at_a_full_stop_and_not_at_a_saint():
    assert sentence("They meet in St. Petersburg. No more.") == "They meet in St. Petersburg."
    assert sentence("The U.S. Army leaves! It is over.") == "The U.S. Army leaves!"
    assert sentence("") == ""
    assert sentence("word " * 100).endswith("word …")


def test_cards_are_set_in_serif_and_a_report_takes_the_pictures(events):
    told = pins(events, SIX, spans=WARS).told()
    assert all('class="serif f-' in picture["svg"] for picture in told["pictures"])
    assert pictures.read(told)
