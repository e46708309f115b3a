"""The scene of an explorer in a browser: what is seen at any window, in lanes, on a phone."""

import random

import pytest
from made_up import crowded
from picture_pages import anywhere, assert_windows, show
from scene_pages import page_of_told, told_of
from troubles import trouble

from timeline.drawing.scales import Dates

PHONE, WIDE = 390, 1280
ABOVE = 2.5  # px: what letters of a high font leave empty above and below them
ACCENT = "invasion-2022"
# What is drawn: each element that is seen, with what a script writes of it.
DRAWN = """() => [...document.querySelectorAll("svg *:not([display])")].map((element) => [
  element.tagName, element.closest("[data-box]")?.dataset.box, element.children.length ? "" :
  element.textContent, ...["x", "width", "cx", "x1", "x2", "d", "transform",
  "text-anchor"].map((name) => element.getAttribute(name))].join(" "))"""
# Of each event that has a row: its row from the top, so that none may move.
ROWS = """() => Object.fromEntries([...document.querySelectorAll("[data-box]")].map((group) =>
  [group.dataset.id, group.getAttribute("transform")]))"""
SETTLED = "picture.isSettled"


@pytest.fixture(scope="module")
def story(events):
    return told_of(events, accent=[ACCENT])


@pytest.fixture
def crowd(read):
    """2,500 spans in 3,000 years, of nine kinds."""
    return told_of(read(*crowded()))


@pytest.fixture
def open_scene(visit, tmp_path):
    def open_(told, width=WIDE, by=None, **more):
        page = visit(page_of_told(told, tmp_path / "scene.html", by, **more), width=width)
        page.wait_for_function(SETTLED)
        page.evaluate("picture.drawNow()")
        return page

    return open_


def windows(told, rng, number):
    """The opening, the whole, then some anywhere, of any length down to a day."""
    yield told["opening"]
    yield told["whole"]
    first, last = told["whole"]
    yield from anywhere(told["events"]["first"], (last - first) / 2, (-6, -0.3), rng, number)


def assert_sound(page, told, rng, number, down=0.5):
    assert_windows(page, windows(told, rng, number), down)


@pytest.mark.parametrize("width", [320, PHONE, 768, WIDE])
@pytest.mark.parametrize("by", [None, "theme", "cited"])
def test_nothing_meets_at_any_window(open_scene, story, width, by):
    number = 40 if by or width != WIDE else 200
    assert_sound(open_scene(story, width, by), story, random.Random(width), number)


@pytest.mark.parametrize("width", [PHONE, WIDE])
def test_nothing_meets_in_the_widest_of_common_fonts(open_scene, story, width):
    page = open_scene(story, width, style="text { font-family: 'DejaVu Sans', Verdana }")
    assert_sound(page, story, random.Random(8), 30, ABOVE)


def test_the_whole_names_what_lies_before_the_opening_and_much_of_it(open_scene, story):
    page = open_scene(story)
    show(page, *story["whole"])
    columns = [story["events"][name] for name in ("id", "last")]
    early = [name for name, last in zip(*columns, strict=True) if last < -10_000]  # 1942
    assert len(early) > 3
    assert page.evaluate("ids => ids.filter((id) => !picture.isNamed(id))", early) == []
    assert page.evaluate("picture.counts.named") > 20


@pytest.mark.parametrize(("width", "by"), [(WIDE, None), (PHONE, "theme")])
def test_nothing_meets_in_a_crowd(open_scene, crowd, width, by):
    assert_sound(open_scene(crowd, width, by), crowd, random.Random(width), 200 if not by else 40)


@pytest.mark.parametrize("by", [None, "theme"])
def test_what_is_found_is_placed_afresh_and_clearing_leaves_no_trace(open_scene, story, by):
    page = open_scene(story, by=by)
    show(page, *story["opening"])
    before = page.evaluate(DRAWN)
    ids = story["events"]["id"]
    page.evaluate("ids => { picture.filter(ids); picture.drawNow() }", ids[::3])
    assert page.evaluate("picture.order") == ids[::3]
    assert_sound(page, story, random.Random(1), 15)
    assert page.locator(".strip .s-pale").get_attribute("d").count("M") > 9
    page.evaluate("picture.filter([]); picture.drawNow()")
    assert page.evaluate("picture.counts.total") == 0 == page.locator("[data-box]").count()
    page.evaluate("picture.filter(null)")
    show(page, *story["opening"])
    assert page.evaluate(DRAWN) == before


@pytest.mark.parametrize("by", [None, "theme"])
def test_events_that_come_later_move_nothing(open_scene, story, by):
    early, later = range(0, 100, 2), range(1, 100, 2)
    some = {name: [of[k] for k in early] for name, of in story["events"].items()}
    late = {name: of[1::2] for name, of in story["events"].items()}
    order = [*early, *later]
    facets = {n: f | {"of": [f["of"][k] for k in order]} for n, f in story["facets"].items()}
    page = open_scene(story | {"events": some, "facets": facets}, by=by)
    before = page.evaluate(ROWS)
    page.evaluate("late => { picture.add(late) }", late)
    page.wait_for_function(SETTLED)
    show(page, *story["opening"])
    after = page.evaluate(ROWS)
    assert before.items() <= after.items()
    assert len(after) > len(before)
    assert page.evaluate("picture.order.length") == len(story["events"]["id"])
    assert_sound(page, story, random.Random(2), 15)


def test_events_that_come_while_others_are_found_are_there_after_it(open_scene, story):
    some = {name: of[:60] for name, of in story["events"].items()}
    late = {name: of[60:] for name, of in story["events"].items()}
    page = open_scene(story | {"events": some})
    found = story["events"]["id"][10:20]
    page.evaluate("ids => picture.filter(ids)", found)
    page.evaluate("late => picture.add(late)", late)
    assert page.evaluate("picture.order") == found
    assert page.locator(".strip .s-pale").count() == 1
    assert_sound(page, story, random.Random(6), 5)
    page.evaluate("picture.filter(null); picture.drawNow()")
    page.wait_for_function(SETTLED)
    assert page.evaluate("picture.order") == story["events"]["id"]
    assert page.evaluate("id => picture.reveal(id)", story["events"]["id"][-1])


def test_texts_are_texts_whatever_they_say(open_scene, read):
    bad = "<img src=x onerror=alert(1)>"
    rows = [f"{2000 + k},{bad},{bad} {k % 2}" for k in range(4)]
    page = open_scene(told_of(read("date,title,theme", *rows)), by="theme")
    heads = page.locator(".lane").all_text_contents()
    assert heads == [f"{bad} {k} · 2 events" for k in range(2)]
    assert page.locator("[data-box] text").all_text_contents() == [bad] * 4
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("by", ["", "nothing", "constructor"])
def test_a_column_that_is_not_there_makes_no_lanes(open_scene, story, by):
    page = open_scene(story, by=by)
    assert page.locator(".lane").count() == 0
    assert page.evaluate("picture.counts.named") > 20


def test_lanes_say_their_names_and_how_many_they_have(open_scene, story):
    page = open_scene(story, by="theme")
    of = [values[0] for values in story["facets"]["theme"]["of"]]
    names = story["facets"]["theme"]["values"]
    expected = [f"{name} · {of.count(k)} events" for k, name in enumerate(names)]
    show(page, *story["whole"])
    assert page.locator("svg > .lane").all_text_contents() == expected
    lefts = "[...document.querySelectorAll('.lane')].map((t) => t.getBoundingClientRect().left)"
    assert set(page.evaluate(lefts)) == {0}
    ids = [name for name, value in zip(story["events"]["id"], of, strict=True) if value == 3][:2]
    page.evaluate("ids => picture.filter(ids)", ids)
    found = page.locator("svg > .lane").all_text_contents()
    assert found[3] == expected[3].replace("· ", "· 2 of ")
    assert found[0] == expected[0].replace("· ", "· 0 of ")
    page.evaluate("picture.filter(null)")
    assert page.locator("svg > .lane").all_text_contents() == expected


def test_a_lane_for_those_without_a_value_is_the_last(open_scene, story):
    page = open_scene(story, by="cited")
    heads = page.locator("svg > .lane").all_text_contents()
    assert heads[-1].startswith("None given · ") and len(heads) > 1


def test_a_scene_is_no_higher_than_its_page_has_room_for(open_scene, story):
    page = open_scene(story)
    heights = [page.evaluate("document.querySelector('svg').height.baseVal.value")]
    for height in (520, 100):
        page.evaluate("height => { lay(null, height); picture.drawNow() }", height)
        heights.append(page.evaluate("document.querySelector('svg').height.baseVal.value"))
        assert trouble(page) == []
    assert heights[0] > 600 > 520 >= heights[1] > 500
    assert 300 < heights[2] < heights[1]  # the rows that it takes to name all at some zoom


def test_an_accent_is_drawn_in_its_colour(open_scene, story):
    page = open_scene(story)
    show(page, *story["opening"])
    name = page.locator(f"[data-id='{ACCENT}'] text")
    assert name.get_attribute("class") == "f-accent" and name.is_visible()


def test_marks_lie_at_the_dates_of_their_events(open_scene, read):
    rows = ["day,2000-05-10,A day", "months,2004-03/2006-08,Months", "perhaps,1999/2009~,Years"]
    told = told_of(read("id,date,title", *rows))
    page = open_scene(told)
    show(page, *told["whole"])
    first, last = page.evaluate("Object.values(picture.window)")
    columns = {name: told["events"][name] for name in ("id", "first", "certain", "until", "last")}
    for name, *places in zip(*columns.values(), strict=True):
        ends = [(place - first) / (last - first) * WIDE for place in places]
        marks = page.locator(f"[data-id={name}] > :is(rect, circle):not([display])")
        boxes = [mark.bounding_box() for mark in marks.all()]
        seen = [(box["x"], box["x"] + box["width"]) for box in boxes]
        left, right = min(a for a, _ in seen), max(b for _, b in seen)
        if name == "day":
            assert (left + right) / 2 == pytest.approx((ends[0] + ends[3]) / 2, abs=0.1)
        else:
            assert [left, right] == pytest.approx([ends[0], ends[3]], abs=0.1)


def test_a_long_name_has_two_lines_on_a_phone(open_scene, read):
    title = "A name that is wider than most phones were in those years"
    page = open_scene(told_of(read("date,title", f"2001/2009,{title}", "2005,Short")), PHONE)
    lines = page.locator("[data-broken] text").all_text_contents()
    assert " ".join(lines) == title and len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) < 8
    assert trouble(page) == []


def test_ticks_go_from_millennia_to_days(open_scene, read):
    page = open_scene(told_of(read("date,title", "-3000,Writing", "2025-03-22,Today")))
    texts = "[...document.querySelectorAll('.ticks text:not([display])')].map(t => t.textContent)"
    page.evaluate("picture.all(); picture.drawNow()")
    assert {"3000 BCE", "1000 BCE", "1000", "2000"} <= {*page.evaluate(texts)}
    at = Dates().at("2025-03-22")
    for days, expected in [(40_000, "2000"), (3_000, "2024"), (40, "24 Mar"), (3, "22 Mar")]:
        show(page, at - days / 2, at + days / 2)
        assert expected in page.evaluate(texts), days
    page.evaluate("picture.zoomBy(1e9)")
    assert page.evaluate("picture.window.last - picture.window.first") == pytest.approx(1)
    ides = Dates().at("-0043-03-15")
    show(page, ides - 1.5, ides + 1.5)
    assert page.evaluate(texts)[0] == "14 Mar 44 BCE"


def test_the_wheel_alone_zooms_and_sideways_pans(open_scene, story):
    page = open_scene(story)
    page.mouse.move(640, 200)
    place = page.evaluate("picture.place(640)")
    span = "picture.window.last - picture.window.first"
    before = page.evaluate(span)
    page.mouse.wheel(0, -200)
    page.wait_for_function(f"{span} < {0.8 * before}")
    assert page.evaluate("picture.place(640)") == pytest.approx(place)
    before = page.evaluate("picture.window.first")
    page.mouse.wheel(100, 0)
    page.wait_for_function(f"picture.window.first > {before}")
    assert page.evaluate("picture.place(540)") == pytest.approx(place, abs=3)


def test_a_pinch_on_a_trackpad_zooms_as_fast_as_fingers_do(open_scene, story):
    page = open_scene(story)
    span = "picture.window.last - picture.window.first"
    before = page.evaluate(span)
    page.mouse.move(640, 200)
    page.keyboard.down("Control")
    for _ in range(10):  # it comes as a wheel of a few px, and the key
        page.mouse.wheel(0, -8)
    page.keyboard.up("Control")
    page.wait_for_function(f"{span} < {0.55 * before}", timeout=3_000)


def test_every_event_can_be_brought_to_its_name(open_scene, story):
    page = open_scene(story, 768, "theme")
    for name in story["events"]["id"]:
        page.evaluate("picture.opening(); picture.drawNow()")
        assert page.evaluate("id => picture.reveal(id)", name), name


def test_texts_that_are_wider_than_thought_are_placed_anew(open_scene, crowd):
    page = open_scene(crowd, style="text { letter-spacing: .12em; word-spacing: .16em }")
    assert_sound(page, crowd, random.Random(3), 20)
    assert page.evaluate("picture.counts.named") > 0
