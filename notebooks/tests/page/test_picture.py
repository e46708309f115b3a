"""A picture that zooms, in a browser: what is seen at any window, filters, hands and keys."""

import random

import pytest
import stories
from made_up import crowded
from picture_pages import anywhere, assert_windows, page_of, scene_of, show
from troubles import trouble

from timeline import timeline
from timeline.drawing.dated import dated
from timeline.drawing.scales import Dates

WIDTHS = [768, 1280]
ZOOMS = [1, 2, 8, 64, 512]
HIGH = 8  # px: letters with marks above and below them are higher than a row


@pytest.fixture(scope="module")
def scene(events):
    return scene_of(events)


@pytest.fixture
def open_picture(visit, tmp_path):
    def open_(scene, width=1280, **more):
        page = visit(page_of(scene, tmp_path / "picture.html", **more), width=width)
        page.evaluate("picture.drawNow()")
        return page

    return open_


def windows(scene, rng, number):
    """The opening at each zoom, then some anywhere, of any length down to a day."""
    middles = [box.event.x0 for box in scene.boxes]
    span = scene.last - scene.first
    for zoom in ZOOMS:
        middle = (scene.first + scene.last) / 2 if zoom == 1 else rng.choice(middles)
        yield middle - span / zoom / 2, middle + span / zoom / 2
    yield from anywhere(middles, span, (-5, 0.5), rng, number)


def assert_sound(page, scene, rng, number, down=0.5):
    assert_windows(page, windows(scene, rng, number), down)


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_meets_at_any_window(open_picture, scene, width):
    page = open_picture(scene, width)
    assert_sound(page, scene, random.Random(width), 60)


def made_up(seed):
    events, _, _ = stories.read(stories.story(seed))
    return scene_of(events)


@pytest.mark.parametrize("seed", range(8))
def test_nothing_meets_in_stories_that_nobody_wrote(open_picture, seed):
    scene = made_up(seed)
    page = open_picture(scene, WIDTHS[seed % 2])
    assert_sound(page, scene, random.Random(seed), 15, HIGH)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8, 60))
def test_nothing_meets_in_many_stories_that_nobody_wrote(open_picture, seed):
    scene = made_up(seed)
    page = open_picture(scene, WIDTHS[seed % 2])
    assert_sound(page, scene, random.Random(seed), 40, HIGH)


def lined(events, width, phases=()):
    """The picture for that width, with a line of the event in the middle that can be one."""
    days = dated(events, Dates()).query("is_day and start_qualifier == ''")
    line = days["id"].iloc[len(days) // 2]
    accent = {"line": line if not phases else "invasion-2022", "phases": phases}
    return [s for s in timeline(events, **accent).scenes if s.least <= width][-1]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_name_crosses_the_line_nor_meets_a_phase_at_any_window(open_picture, events, width):
    ukraine = events[events["theme"].eq("Ukraine")]
    scene = lined(ukraine, width, ["donbas-war", "full-scale-war"])
    page = open_picture(scene, width)
    assert_sound(page, scene, random.Random(width), 60, HIGH)
    page.evaluate("ids => picture.filter(ids)", [box.id for box in scene.boxes][::2])
    assert_sound(page, scene, random.Random(width), 20, HIGH)


@pytest.mark.parametrize("seed", [0, 1, 2, 4, 5, 6])
def test_no_name_crosses_the_line_of_a_story_that_nobody_wrote(open_picture, seed):
    events, _, _ = stories.read(stories.story(seed))
    width = WIDTHS[seed % 2]
    scene = lined(events, width)
    assert_sound(open_picture(scene, width), scene, random.Random(seed), 15, HIGH)


def test_a_name_that_slides_along_a_bar_stops_at_the_line(open_picture, read):
    rows = ["a,2000/2020,A long span", "b,2010-06-01,A day", "c,2012-05-05,Another"]
    scene = timeline(read("id,date,title", *rows), line="b").scenes[-1]
    page, at = open_picture(scene), scene.scale.at
    for first in range(2004, 2016):
        show(page, at(f"{first}-01-01"), at(f"{first + 1}-06-01"))
        assert page.evaluate("picture.isNamed('a')") and trouble(page, HIGH) == []


def test_the_axis_ends_with_the_events_and_follows_a_zoom(open_picture, events):
    scene = lined(events[events["theme"].eq("Ukraine")], 1280, ["donbas-war"])
    page = open_picture(scene)
    ends = "document.querySelector('svg > rect[data-at]').getBoundingClientRect().right"
    far = "Math.max(...[...document.querySelectorAll('.ticks line:not([display])')].map("
    far += "(line) => Number(line.getAttribute('x2'))))"
    for first in (scene.first, scene.until - 400):
        show(page, first, scene.last)
        share = (scene.until - first) / (scene.last - first)
        assert page.evaluate(ends) == pytest.approx(1280 * share, abs=1)
        assert page.evaluate(far) <= 1280 * share


# What is drawn: each element of the picture with what a script writes of it.
DRAWN = """() => [...document.querySelectorAll("svg *")].map((element) => [
  element.tagName, element.closest("[data-box]")?.dataset.box, element.children.length ? "" :
  element.textContent, ...["x", "dx", "width", "cx", "x1", "x2", "d", "transform", "display",
  "text-anchor", "class"].map((name) => element.getAttribute(name))].join(" "))"""


def test_a_filter_places_its_matches_afresh_and_goes_without_a_trace(open_picture, scene):
    page = open_picture(scene)
    ids = [box.id for box in scene.boxes]
    for window in [(scene.first, scene.last), (19_000, 19_400)]:
        show(page, *window)
        before = page.evaluate(DRAWN)
        page.evaluate("ids => { picture.filter(ids); picture.drawNow() }", ids[::3])
        assert page.evaluate("picture.order.length") == len(ids[::3])
        assert trouble(page) == []
        filtered = page.evaluate(DRAWN)
        page.evaluate("picture.filter(null); picture.drawNow()")
        assert page.evaluate(DRAWN) == before != filtered


def test_a_filter_names_more_of_what_it_matches(open_picture, scene):
    page = open_picture(scene)
    ids = page.evaluate("picture.visible().filter((id) => !picture.isNamed(id))")
    page.evaluate("ids => { picture.filter(ids); picture.drawNow() }", ids)
    assert len(ids) > 9
    assert page.evaluate("ids => ids.filter((id) => picture.isNamed(id)).length", ids) > 9
    pale = page.evaluate("document.querySelector('.strip .s-pale').getAttribute('d')")
    assert pale.count("M") > 9


def test_text_that_is_wider_than_thought_is_placed_anew(open_picture, scene):
    page = open_picture(scene, style="text { letter-spacing: .12em; word-spacing: .16em }")
    assert_sound(page, scene, random.Random(3), 12)
    assert page.evaluate("picture.counts.named") > 0


def test_text_that_widens_later_is_placed_anew_and_goes_back(open_picture, scene):
    page = open_picture(scene)
    before = page.evaluate(DRAWN)
    page.add_style_tag(content="text { letter-spacing: .25em }")
    page.wait_for_timeout(200)
    assert trouble(page) == []
    assert page.evaluate(DRAWN) != before
    page.evaluate("document.querySelector('style:last-of-type').remove()")
    page.wait_for_timeout(200)
    assert page.evaluate(DRAWN) == before


def test_every_event_can_be_brought_to_its_name(open_picture, scene):
    page = open_picture(scene, 768)
    for box in scene.boxes:
        page.evaluate("picture.opening(); picture.drawNow()")
        assert page.evaluate("id => picture.reveal(id)", box.id), box.id
        assert page.evaluate("id => picture.elementsOf(id).length", box.id) > 1


def test_an_event_is_found_at_its_name_its_mark_and_its_tick(open_picture, scene):
    page = open_picture(scene)
    wrong = page.evaluate("""() => picture.visible().filter((id) => {
      const elements = picture.elementsOf(id).filter((element) => element.tagName !== "line");
      return elements.some((element) => {
        const { left, right, top, bottom } = element.getBoundingClientRect();
        const inside = Math.min(Math.max((left + right) / 2, 1), innerWidth - 1);
        return picture.idAt(inside, (top + bottom) / 2) !== id;
      });
    })""")
    assert wrong == []
    x, y, number = page.evaluate("""() => {
      const find = (id) => picture.elementsOf(id).find((element) => element.dataset.tick);
      const tick = find(picture.visible().find(find));
      const { left, top } = tick.getBoundingClientRect();
      return [left, top + 3, Number(tick.dataset.tick)];
    }""")
    assert page.evaluate("([x, y]) => picture.idAt(x, y)", [x, y]) == scene.boxes[number].id
    assert page.evaluate("picture.idAt(5, 500)") is None


def test_a_day_is_a_dot_until_it_is_wide(open_picture, scene):
    page = open_picture(scene)
    box = next(b for b in scene.boxes if b.id == "ukraine-invasion-2022" or not b.event.over)
    dot = f"[data-box='{scene.boxes.index(box)}'] .dot"
    for days, drawn in [(100, True), (70, False)]:
        show(page, box.event.x0 - days / 2, box.event.x0 + days / 2)
        assert page.locator(dot).is_visible() == drawn
        assert page.locator(dot.replace("dot", "day")).is_visible() != drawn


def test_the_window_stays_within_the_whole_and_no_closer_than_a_day(open_picture, scene):
    page = open_picture(scene)
    first, last = page.evaluate("() => { picture.all(); return Object.values(picture.window) }")
    assert first <= min(box.event.x0 for box in scene.boxes)
    assert last >= max(box.event.x1 for box in scene.boxes)
    page.evaluate("picture.zoomBy(0.5); picture.panBy(1e6)")
    assert page.evaluate("Object.values(picture.window)") == pytest.approx([first, last])
    page.evaluate("picture.zoomBy(1e9); picture.drawNow()")
    assert page.evaluate("picture.window.last - picture.window.first") == pytest.approx(1)
    assert page.locator(".ticks text:not([display])").count() == 1


def test_the_day_is_said_where_no_tick_has_room_for_its_text(open_picture, scene):
    page = open_picture(scene, 768)
    show(page, 16_147.02, 16_148.02)
    texts = page.locator(".ticks text:not([display])")
    assert texts.all_text_contents() == ["18 Mar 2014"]
    assert texts.bounding_box()["x"] == pytest.approx(0, abs=1)
    assert trouble(page) == []


def test_a_hand_drags_zooms_and_leaves_the_page_its_wheel(open_picture, scene):
    page = open_picture(scene)
    span = scene.last - scene.first
    page.mouse.move(640, 200)
    page.mouse.wheel(0, 200)
    assert page.evaluate("picture.window.first") == pytest.approx(scene.first)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    page.wait_for_function(f"picture.window.last - picture.window.first < {0.8 * span}")
    place = page.evaluate("picture.place(640)")
    page.mouse.down()
    page.mouse.move(740, 200, steps=5)
    page.mouse.up()
    assert page.evaluate("picture.place(740)") == pytest.approx(place)
    page.mouse.dblclick(740, 200)
    assert page.evaluate("picture.place(740)") == pytest.approx(place)


def test_two_fingers_pinch(open_picture, scene):
    page = open_picture(scene)
    page.evaluate("""() => {
      const svg = document.querySelector("svg");
      svg.setPointerCapture = () => {};
      const send = (type, pointerId, clientX) => svg.dispatchEvent(
        new PointerEvent(type, { pointerId, clientX, clientY: 99, bubbles: true }));
      globalThis.held = [picture.place(500), picture.place(600)];
      send("pointerdown", 1, 500); send("pointerdown", 2, 600);
      send("pointermove", 1, 300); send("pointermove", 2, 900);
    }""")
    found = page.evaluate("[picture.place(300), picture.place(900)]")
    assert found == pytest.approx(page.evaluate("held"))


def test_what_lies_out_of_view_is_counted_and_told(open_picture, scene):
    page = open_picture(scene)
    middle = (scene.first + scene.last) / 2
    page.evaluate(
        "([a, b]) => { globalThis.drawn = 0; picture.onchange = () => { drawn += 1 };"
        " picture.show(a, b); picture.panBy(0) }",
        [middle - 500, middle + 500],
    )
    page.wait_for_function("drawn === 1")
    counts = page.evaluate("picture.counts")
    assert counts["earlier"] + counts["total"] + counts["later"] == len(scene.boxes)
    assert counts["earlier"] == sum(box.event.x1 < middle - 500 for box in scene.boxes)
    assert counts["total"] == page.evaluate("picture.visible().length")
    page.evaluate("picture.opening(); picture.drawNow()")
    named, total = page.evaluate("[picture.counts.named, picture.counts.total]")
    assert page.locator(".count").text_content().startswith(f"{named} of {total} by name")


@pytest.fixture
def crowd(read):
    """2,500 spans in 3,000 years."""
    return scene_of(read(*crowded()))


def test_a_crowd_is_few_elements_and_stays_sound(open_picture, crowd):
    page = open_picture(crowd)
    for window in windows(crowd, random.Random(5), 12):
        show(page, *window)
        assert trouble(page) == [], window
        assert page.locator("svg *").count() <= 1_500
    page.evaluate("picture.all(); picture.drawNow()")
    assert page.evaluate("picture.counts.total") == 2_500
    assert page.evaluate("picture.counts.named") > 100


def test_a_picture_that_was_hidden_is_drawn_when_it_is_seen(open_picture, scene):
    page = open_picture(scene, style="#box[hidden] { display: none }")
    before = page.evaluate(DRAWN)
    page.evaluate("""() => {
      const box = document.querySelector("#box");
      globalThis.shown = [() => { box.hidden = true }, () => { box.hidden = false },
        () => { box.style.width = "700px" }, () => { box.style.width = "" }];
    }""")
    for step in range(4):
        page.evaluate(f"shown[{step}](); new Promise((done) => setTimeout(done, 100))")
        assert step == 0 or trouble(page) == []
    assert page.evaluate(DRAWN) == before


def test_a_picture_that_begins_hidden_is_drawn_once_it_is_seen(open_picture, scene):
    page = open_picture(scene, style="#box { display: none }")
    assert page.evaluate("picture.counts.named") == 0
    page.evaluate("document.querySelector('#box').style.display = 'block'")
    page.wait_for_function("picture.counts.named > 30")
    assert trouble(page) == []


def test_notes_have_room_in_their_own_rows_and_go_with_a_filter(open_picture, events):
    ukraine = events[events["theme"].eq("Ukraine")]
    notes = {"kursk-incursion": "It came as a surprise: the first foreign army since 1945."}
    scene = scene_of(ukraine, notes)
    page = open_picture(scene)
    assert_sound(page, scene, random.Random(5), 20)
    seen = "[...document.querySelectorAll('text')].filter((t) => t.checkVisibility()).length"
    page.evaluate("picture.opening(); picture.drawNow()")
    before = page.evaluate(seen)
    page.evaluate("picture.filter(picture.order.slice(2)); picture.drawNow()")
    assert trouble(page) == [] and page.evaluate(seen) < before - 3
