"""A report's pictures that zoom, in a real browser: buttons, keys, find, paper."""

import pytest
from sample_pictures import LINES, focus, marks, shown, still, story, zooming
from test_page import counted, reading, write


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    return story(tmp_path_factory.mktemp("events"))


@pytest.fixture(scope="module")
def page_of_pictures(events, tmp_path_factory):
    """Two charts of the same events: the first zooms, the second does not."""
    nb = shown(zooming(events), still(events))
    return write(tmp_path_factory.mktemp("pictures") / "01-pictures.html", nb)


# the events of a chart that have their name in the picture
NAMED = """(figure) => [...figure.querySelectorAll("svg.scene [data-box] > text")]
  .filter((text) => text.checkVisibility()).map((text) => text.parentNode.dataset.id)"""


def named(page, number=1):
    page.wait_for_timeout(150)
    return set(page.locator(f"#figure-{number}").evaluate(NAMED))


def button(page, name):
    return page.get_by_role("group", name="Periods of: It grew").get_by_role("button", name=name)


@pytest.fixture(scope="module")
def page_of_centuries(tmp_path_factory):
    """A story of which the opening leaves out what is long before."""
    folder = tmp_path_factory.mktemp("centuries")
    early = "1654,A treaty,Talks,Ann,treaty,one,,,"
    late = [f"2024-0{k}-10,Day {k},Talks,Ann,day-{k},one,,," for k in range(1, 6)]
    events = story(folder, [LINES[0], early, *LINES[1:], *late])
    return write(folder / "a.html", shown(zooming(events)))


def test_buttons_move_a_picture(visit, page_of_centuries):
    page = visit(page_of_centuries)
    assert "treaty" not in marks(page, 1)
    assert button(page, "At first").get_attribute("aria-pressed") == "true"
    button(page, "The war").click()
    assert named(page) >= {"war", "talks", "raid"} and "summit" not in named(page)
    assert button(page, "The war").get_attribute("aria-pressed") == "true"
    assert button(page, "At first").get_attribute("aria-pressed") == "false"
    button(page, "At first").click()
    button(page, "1 earlier").click()
    assert "treaty" in marks(page, 1)
    assert not page.get_by_role("button", name="1 earlier").is_visible()
    button(page, "All").click()
    page.wait_for_timeout(150)
    assert button(page, "All").get_attribute("aria-pressed") == "true"
    assert button(page, "Zoom out").is_disabled()
    button(page, "Zoom in").click()
    page.wait_for_timeout(150)
    assert button(page, "All").get_attribute("aria-pressed") == "false"


def test_keys_move_a_picture_and_walk_its_events(visit, page_of_centuries):
    page = visit(page_of_centuries)
    press = page.keyboard.press
    focus(page, 1)
    assert "plus and minus zoom" in reading(page)
    press("0")
    page.wait_for_timeout(150)
    assert button(page, "All").get_attribute("aria-pressed") == "true"
    press("+")
    page.wait_for_timeout(150)
    assert button(page, "All").get_attribute("aria-pressed") == "false"
    press("n")
    assert reading(page).startswith("A treaty.")
    assert "treaty" in named(page)
    for title in ["Crimea is taken", "An agreement"]:
        press("N")
        page.wait_for_timeout(150)
        assert reading(page).startswith(f"{title}.")
    assert "agreement" in named(page)
    assert page.locator("#figure-1 .ring").count() >= 1
    press("p")
    assert reading(page).startswith("Crimea is taken.")


def test_enter_in_the_find_box_fits_the_matches(visit, page_of_centuries):
    page = visit(page_of_centuries)
    page.fill(".find input", "t")
    page.fill(".find input", "treaty")
    counted(page, "1 of 14 events")
    page.keyboard.press("Enter")
    assert named(page) == {"treaty"}
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    counted(page, "14 of 14 events")
    button(page, "At first").click()
    assert "war" in named(page)


def test_a_row_leads_to_its_mark_wherever_the_picture_is(visit, page_of_centuries):
    page = visit(page_of_centuries, "#treaty")
    page.click("#treaty button:text('Show in chart')")
    assert "treaty" in named(page)
    assert page.inner_text(".card .what") == "A treaty"
    assert page.locator("#figure-1 .ring").count() >= 1


def test_the_ring_and_the_card_follow_a_mark(visit, page_of_pictures):
    page = visit(page_of_pictures)
    page.mouse.click(*marks(page, 1)["summit"])
    page.wait_for_selector(".card[role=dialog]")
    before = page.locator("#figure-1 .ring").first.bounding_box()
    button(page, "Zoom in").click()
    page.wait_for_timeout(200)
    after = page.locator("#figure-1 .ring").first.bounding_box()
    assert after["x"] != before["x"]
    x, _ = marks(page, 1)["summit"]
    ring = page.locator("#figure-1 .ring").first.bounding_box()
    assert ring["x"] <= x <= ring["x"] + ring["width"]
    assert page.locator(".card").count() == 1
    button(page, "The war").click()  # it is out of view
    page.wait_for_selector(".card", state="detached")


def test_a_drag_is_no_click(visit, page_of_pictures):
    page = visit(page_of_pictures)
    x, y = marks(page, 1)["summit"]
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 200, y, steps=5)
    page.mouse.up()
    assert page.locator(".card[role=dialog]").count() == 0


def test_a_zoomed_picture_prints_whole(visit, page_of_centuries):
    page = visit(page_of_centuries)
    button(page, "The war").click()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    right = """() => Math.max(...[...document.querySelectorAll("svg.scene:not([hidden]) text")]
      .filter((text) => text.checkVisibility()).map((t) => t.getBoundingClientRect().right))"""
    left = page.locator("#figure-1 .stage").bounding_box()["x"]
    assert page.evaluate(right) <= left + 710 + 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("#figure-1 .stage").bounding_box()["width"] > 1000
