"""A report's pictures in a real browser: cards, rings, find, addresses, keyboard, paper."""

import re
from dataclasses import replace

import pytest
from sample_pictures import KIND, TITLE, focus, marks, shown, still, story, zooming
from test_page import axe, counted, reading, write

from timeline.drawing.chart import chart
from timeline.drawing.facts import facts
from timeline.drawing.marks import Line
from timeline.drawing.scales import Dates

SCHEMES = ["light", "dark"]
IDS = ["crimea", "agreement", "summit", "troops", "drafts", "war", "talks", "raid"]


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    return story(tmp_path_factory.mktemp("events"))


@pytest.fixture(scope="module")
def page_of_pictures(events, tmp_path_factory):
    """Two charts of the same events: the first zooms, the second does not."""
    nb = shown(zooming(events), still(events))
    return write(tmp_path_factory.mktemp("pictures") / "01-pictures.html", nb)


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_mark_opens_its_card_and_has_its_ring(visit, page_of_pictures, number, width):
    page = visit(page_of_pictures, width=width, reduced_motion="reduce")
    assert len(marks(page, number)) == 8
    for name in IDS:
        x, y = marks(page, number)[name]
        page.mouse.click(x, y)
        page.wait_for_selector(".card[role=dialog]")
        assert page.get_attribute("li.here", "id") == name
        title = page.locator("li.here b").text_content()
        assert page.inner_text(".card .what") == title
        x, y = marks(page, number)[name]
        rings = [ring.bounding_box() for ring in page.locator(f"#figure-{number} .ring").all()]
        assert any(
            r["x"] <= x <= r["x"] + r["width"] and r["y"] <= y <= r["y"] + r["height"]
            for r in rings
        )
        page.keyboard.press("Escape")
        assert page.locator(".card").count() == 0


@pytest.mark.parametrize("width", [390, 768])
def test_a_tap_opens_a_card_and_one_beside_the_marks_closes_it(visit, page_of_pictures, width):
    page = visit(page_of_pictures, width=width, has_touch=True, is_mobile=True)
    page.touchscreen.tap(*marks(page, 1)["agreement"])
    page.wait_for_selector(".card[aria-label='An agreement']")
    x, y = marks(page, 1)["agreement"]
    page.touchscreen.tap(x + 0.3 * width, y)
    page.wait_for_selector(".card", state="detached")


def test_a_click_means_what_was_there_before_the_page_moved(visit, page_of_pictures):
    page = visit(page_of_pictures)
    for number in (1, 2, 1):  # what was read of another chart takes its room with it
        page.mouse.click(*marks(page, number)["war"])
        page.wait_for_selector(f"#figure-{number} .card[aria-label='A war begins']")
        page.keyboard.press("Escape")


def test_a_card_says_what_happened_and_who_says_so(visit, page_of_pictures):
    page = visit(page_of_pictures)
    x, y = marks(page, 2)["agreement"]
    page.mouse.move(x, y)
    page.wait_for_selector(".card")
    said = page.inner_text(".card")
    assert "12 Feb 2015" in said or "12 February 2015" in said
    for words in ["An agreement", "It was signed at night.", "Cited by", "one and two"]:
        assert words in said
    assert page.locator(".card a").count() == 0
    page.mouse.click(x, y)
    page.wait_for_selector(".card[role=dialog] a[href='https://a.org/1']")
    page.click(".card >> text=In the list of all")
    assert page.url.endswith("#agreement")
    assert page.evaluate("document.activeElement.closest('li').id") == "agreement"
    page.keyboard.press("Escape")  # back to the mark
    assert page.evaluate("document.activeElement.closest('figure').id") == "figure-2"
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('li').id") == "agreement"
    page.go_back()
    page.wait_for_selector("#figure-2 .card")
    assert page.evaluate("document.activeElement.tagName") == "svg"


def test_a_card_goes_when_the_pointer_has_left_but_can_be_reached(visit, page_of_pictures):
    page = visit(page_of_pictures)
    x, y = marks(page, 2)["war"]
    page.mouse.move(x, y)
    page.wait_for_selector(".card")
    box = page.locator(".card").bounding_box()
    page.mouse.move(x, box["y"] + 10, steps=2)
    page.wait_for_timeout(500)
    assert page.locator(".card").count() == 1
    page.mouse.move(5, 5)
    page.wait_for_selector(".card", state="detached")


def test_find_pales_what_does_not_match_and_says_when_nothing_does(visit, page_of_pictures):
    page = visit(page_of_pictures)
    page.fill(".find input", "elysee")
    counted(page, "1 of 8 events")
    assert list(marks(page, 2)) == ["talks"]
    assert page.locator(".entries > li:visible").count() == 1
    page.fill(".find input", "no such thing")
    counted(page, "0 of 8 events")
    for number in (1, 2):
        marks(page, number)
        assert page.locator(f"#figure-{number} .none").is_visible()
    page.focus(".find input")
    page.keyboard.press("Escape")
    for number in (1, 2):
        assert len(marks(page, number)) == 8
        assert not page.locator(f"#figure-{number} .none").is_visible()


def test_chips_filter_pictures(visit, page_of_pictures):
    page = visit(page_of_pictures)
    page.click(".facet[data-facet=theme] summary")
    page.click(".chip[data-value=War]")
    counted(page, "4 of 8 events")
    assert set(marks(page, 2)) == {"crimea", "troops", "war", "raid"}


@pytest.mark.parametrize("name", IDS)
def test_an_address_leads_to_its_row_and_the_row_to_its_mark(visit, page_of_pictures, name):
    page = visit(page_of_pictures, f"#{name}", reduced_motion="reduce")
    page.wait_for_selector(f"#{name}.here")
    assert page.locator(f"#{name}").is_visible()
    page.click(f"#{name} button:text('Show in chart')")
    assert page.evaluate("document.activeElement.closest('figure').id") == "figure-1"
    assert page.locator("#figure-1 .ring").count() >= 1
    assert page.locator(".card").count() == 1


def test_a_picture_that_does_not_zoom_by_keyboard(visit, page_of_pictures):
    page = visit(page_of_pictures)
    press = page.keyboard.press
    focus(page, 2)
    assert reading(page, 2).startswith("8 events. Arrow keys walk the events")
    press("ArrowRight")
    assert reading(page, 2).startswith("Crimea is taken.") and reading(page, 2).endswith("1 of 8.")
    press("n")
    assert reading(page, 2).startswith("An agreement.")
    press("p")
    press("End")
    assert reading(page, 2).startswith("A raid.")
    press("Enter")
    page.wait_for_selector(".card[role=dialog]")
    assert page.evaluate("document.activeElement.closest('.card') !== null")
    press("Enter")
    assert page.evaluate("document.activeElement.closest('li').id") == "raid"
    press("Escape")
    assert reading(page, 2).startswith("A raid.")
    press("Escape")  # the card
    press("/")
    assert page.evaluate("document.activeElement.matches('.find input')")
    page.keyboard.type("summit")
    counted(page, "1 of 8 events")
    press("Enter")
    assert page.evaluate("document.activeElement.closest('figure').id") == "figure-1"
    assert reading(page).startswith("A summit.")
    press("Escape")
    press("Escape")
    assert page.inner_text(".find output") == "8 of 8 events"


def test_tab_reaches_each_picture_once(visit, page_of_pictures):
    page = visit(page_of_pictures)
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        what = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
            return [e.tagName, s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2,
                    e.getAttribute("role"), e.getAttribute("aria-label")]; }"""
        )
        if what[0] == "BODY":
            break
        stops.append(what)
    pictures = [stop for stop in stops if stop[0] == "svg"]
    assert [stop[2] for stop in pictures] == ["application"] * 2
    assert pictures[0][3].startswith(f"{TITLE}. 8 events.")
    assert [stop for stop in stops if not stop[1]] == []


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_pictures(visit, page_of_pictures, width, scheme):
    page = visit(page_of_pictures, width=width, color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 2000})  # nothing lies below the find bar
    assert axe(page) == []
    x, y = marks(page, 2)["agreement"]
    page.mouse.move(x, y)
    page.wait_for_selector(".card")
    assert axe(page) == []
    page.mouse.click(x, y)
    page.wait_for_selector(".card[role=dialog]")
    assert axe(page) == []
    page.keyboard.press("Escape")
    page.fill(".find input", "summit")
    counted(page, "1 of 8 events")
    assert axe(page) == []


def test_on_a_phone_a_card_is_a_sheet_at_the_foot(visit, page_of_pictures):
    page = visit(page_of_pictures, width=390)
    page.mouse.click(*marks(page, 2)["agreement"])
    card = page.locator(".card").bounding_box()
    assert card["x"] == 0 and card["width"] == 390 and card["y"] + card["height"] == 800


def test_without_scripts_pictures_and_all_events_are_there(chromium, page_of_pictures):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_of_pictures.as_uri())
    assert page.locator("svg.scene:visible").count() == 2
    assert page.locator(".entries > li:visible").count() == 8
    page.click("#figure-1 .facts a")  # it has no table: the list says the same
    assert page.url.endswith("#_events")
    assert "JavaScript" not in page.inner_text("main")
    assert page.locator("svg.scene:visible").first.get_attribute("role") == "img"
    context.close()


@pytest.mark.parametrize(("width", "least"), [(390, "320"), (599, "560"), (1280, "560")])
def test_the_widest_picture_that_fits_is_shown(visit, page_of_pictures, width, least):
    page = visit(page_of_pictures, width=width)
    shown_ones = page.locator(".picture:visible").all()
    assert [each.get_attribute("data-least") for each in shown_ones] == [least] * 2
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("number", [1, 2])
def test_on_a_wide_page_type_is_larger_and_each_mark_is_found_all_the_same(
    visit, page_of_pictures, number
):
    page = visit(page_of_pictures, width=1920)
    picture = page.locator(f"#figure-{number} svg.scene:visible")
    enlarged = picture.bounding_box()["height"] / float(picture.get_attribute("height"))
    assert 12 * enlarged > 13.99
    found = marks(page, number)
    assert found
    for name, place in found.items():
        page.mouse.click(*place)
        assert page.locator(f"#figure-{number} .ring").count() >= 1
        assert page.locator(f".entries .here#{name}").count() == 1
        page.keyboard.press("Escape")
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_timeout(300)
    box = picture.bounding_box()
    assert box["height"] == pytest.approx(float(picture.get_attribute("height")), abs=1)


def test_a_filter_and_the_event_in_hand_survive_a_new_width(visit, page_of_pictures):
    page = visit(page_of_pictures)
    page.mouse.click(*marks(page, 2)["war"])
    page.keyboard.press("Escape")
    page.fill(".find input", "war")
    counted(page, "1 of 8 events")
    page.set_viewport_size({"width": 390, "height": 800})
    page.wait_for_timeout(400)
    assert list(marks(page, 2)) == ["war"]
    assert page.locator("#figure-2 .ring").count() >= 1


def test_on_paper_pictures_are_light_and_whole(visit, page_of_pictures):
    page = visit(page_of_pictures, color_scheme="dark")
    page.mouse.click(*marks(page, 1)["war"])
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    paint = "getComputedStyle(document.querySelector('svg.scene text:not([class])')).fill"
    assert page.evaluate(paint) == "rgb(31, 31, 31)"
    for unwanted in [".card", ".ring", ".periods", ".find"]:
        assert page.locator(f"{unwanted}:visible").count() == 0
    assert page.locator("#figure-1 tbody tr:visible").count() == 0  # nobody opened its table
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


def test_a_pressed_chip_is_told_apart_in_forced_colours(visit, page_of_pictures):
    page = visit(page_of_pictures, forced_colors="active")
    page.click(".facet[data-facet=theme] summary")
    page.click(".chip[data-value=War]")
    ground = "chip => getComputedStyle(chip).backgroundColor"
    on, off = (
        page.locator(f".chip[data-value={value}]").evaluate(ground) for value in ("War", "Talks")
    )
    assert on != off


@pytest.mark.parametrize("scheme", SCHEMES)
def test_marks_are_seen_in_forced_colours(visit, page_of_pictures, scheme):
    page = visit(page_of_pictures, forced_colors="active", color_scheme=scheme)
    fill = "mark => getComputedStyle(mark).fill"
    ink = page.evaluate("getComputedStyle(document.body).color")
    for tone in ("f-mark", "f-context"):
        mark = page.locator(f"#figure-2 svg.scene:visible .{tone}:not(text)").first
        assert mark.evaluate(fill) == ink


def test_a_walk_leaves_out_what_a_picture_does_not_show_whose_row_has_its_card_all_the_same(
    visit, events, tmp_path
):
    nb = shown(still(events))
    for picture in nb.cells[-1].outputs[0].data[KIND]["pictures"]:
        picture["svg"] = re.sub(r'<g data-id="summit">.*?</g>', "", picture["svg"])
    page = visit(write(tmp_path / "a.html", nb))
    focus(page, 1)
    for title in ["Crimea is taken", "An agreement", "Troops gather"]:
        page.keyboard.press("n")
        page.wait_for_selector(f".card:has-text('{title}')")
        assert page.locator("#figure-1 .ring").count() == 1
    page.click("#summit summary")
    page.click("#summit button:text('Show in chart')")
    page.wait_for_selector(".card:has-text('A summit')")
    assert page.locator("#figure-1 :is(.ring, .tint)").count() == 0


# All in one task, as where a page is slow; what a pointer is on is told a frame later.
PRESSED = """(svg, [x, y]) => {
  const at = { clientX: x, clientY: y, bubbles: true };
  svg.dispatchEvent(new PointerEvent("pointermove", at));
  svg.dispatchEvent(new PointerEvent("pointerdown", at));
  svg.dispatchEvent(new PointerEvent("pointerup", at));
  svg.dispatchEvent(new MouseEvent("click", at));
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
}"""


@pytest.mark.parametrize("number", [1, 2])
def test_a_card_that_was_closed_at_once_does_not_come_again(visit, page_of_pictures, number):
    page = visit(page_of_pictures)
    place = marks(page, number)["war"]
    page.locator(f"#figure-{number} svg.scene:visible").evaluate(PRESSED, place)
    page.wait_for_timeout(100)
    assert page.get_attribute("li.here", "id") == "war"
    assert page.locator(".card").count() == 0


@pytest.mark.parametrize("made", [zooming, still])
def test_a_line_that_leads_is_marked_along_itself(visit, events, tmp_path, made):
    at = float(Dates().at("2017-06-01"))
    line = {"first": at, "last": at, "y": 10, "tone": "ink", "id": "raid"}
    scenes = [
        replace(each, marks=(*each.marks, Line(to_y=each.axis, **line)))
        for each in made(events).scenes
    ]
    nb = shown(chart(scenes, facts(events, "A line", "8 events.")))
    page = visit(write(tmp_path / "a.html", nb))
    marks(page, 1)  # scrolls there
    lead = page.locator("#figure-1 svg.scene:visible [data-id=raid] line").last.bounding_box()
    page.mouse.click(lead["x"], lead["y"] + lead["height"] - 4)
    assert page.get_attribute("li.here", "id") == "raid"
    assert page.locator("#figure-1 .ring").count() >= 1
    boxes = [tint.bounding_box() for tint in page.locator("#figure-1 .tint").all()]
    along = [box for box in boxes if box["x"] <= lead["x"] <= box["x"] + box["width"]]
    (box,) = along
    assert (box["width"], box["height"]) == pytest.approx((8, lead["height"]), abs=1)


def test_words_in_hand_are_seen_in_forced_colours(visit, page_of_pictures):
    page = visit(page_of_pictures, "#war", forced_colors="active")
    outline = "tint => getComputedStyle(tint).outlineStyle"
    assert page.locator("#figure-2 .tint").first.evaluate(outline) == "solid"


def test_find_is_at_hand_while_it_filters_and_only_then(visit, page_of_pictures):
    page = visit(page_of_pictures)
    bar = page.locator(".find > div")
    page.keyboard.press("/")
    assert foot(bar) == 800 and page.evaluate("scrollY") == 0
    page.keyboard.type("raid/")  # in the box it is a letter
    assert page.input_value(".find input") == "raid/"
    page.keyboard.press("Backspace")
    counted(page, "1 of 8 events")
    page.mouse.click(5, 5)  # out of the box: it stays while it filters
    assert foot(bar) == 800
    page.click(".facet[data-facet=theme] summary")
    box = page.locator(".facet[open] > div").bounding_box()
    assert box["y"] + box["height"] <= bar.bounding_box()["y"] + 1  # opens upwards
    page.keyboard.press("Escape")  # the panel
    page.keyboard.press("Escape")
    counted(page, "8 of 8 events")
    assert page.evaluate("scrollY") == 0
    page.mouse.click(5, 5)
    assert foot(bar) > 800


def foot(bar):
    box = bar.bounding_box()
    return round(box["y"] + box["height"])
