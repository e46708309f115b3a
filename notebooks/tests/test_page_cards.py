"""A report's cards in a real browser: of which mark, where they stand, what they say."""

import pytest
from sample_pictures import LINES, marks, shown, still, story, zooming
from test_page import write

LONG = "It began at night. " + "More of it came at every hour of that long day. " * 20
TOLD = ",note"
STORY = [line + (TOLD if k == 0 else ",Some doubt it.") for k, line in enumerate(LINES)]
STORY = [line.replace("First reports.", LONG.strip()) for line in STORY]
BOXES = """marks => marks.map((mark) => mark.getBoundingClientRect())
  .map(({ x, y, width, height }) => [x, y, width, height])"""


@pytest.fixture(scope="module")
def page_of_cards(tmp_path_factory):
    """Two charts of the same events: the first zooms, the second does not."""
    folder = tmp_path_factory.mktemp("cards")
    events = story(folder, STORY)
    return write(folder / "01-cards.html", shown(zooming(events), still(events)))


def opened(page, number, name):
    """The box of the card that a click on a mark opens."""
    page.mouse.click(*marks(page, number)[name])
    page.wait_for_selector(".card[role=dialog]")
    return page.locator(".card").bounding_box()


def meets(box, other):
    x, y, wide, high = other
    across = box["x"] < x + wide and x < box["x"] + box["width"]
    return across and box["y"] < y + high and y < box["y"] + box["height"]


@pytest.mark.parametrize("number", [1, 2])
def test_a_card_docks_at_a_side_and_covers_neither_its_mark_nor_a_button(
    visit, page_of_cards, number
):
    page = visit(page_of_cards, width=1280)
    left, right = 40, 1240  # the chart's edges
    for name in ["crimea", "summit", "raid"]:
        card = opened(page, number, name)
        assert left == round(card["x"]) or right == round(card["x"] + card["width"])
        assert card["y"] >= 0 and card["y"] + card["height"] <= 800
        kept = page.locator(f"#figure-{number} .ring").evaluate_all(BOXES)
        kept += page.locator(f"#figure-{number} .periods button").evaluate_all(BOXES)
        x, y = marks(page, number)[name]
        assert not any(meets(card, box) for box in [*kept[1:], (x, y, 0.1, 0.1)])
        page.keyboard.press("Escape")


def test_of_marks_above_one_another_the_topmost_is_meant(visit, page_of_cards):
    page = visit(page_of_cards)
    x, y = marks(page, 2)["raid"]
    page.evaluate(
        """() => {
          const svg = [...document.querySelectorAll("#figure-2 svg.scene")]
            .find((each) => each.getClientRects().length);
          const [low, high] = ["crimea", "raid"].map((id) => svg.querySelector(`[data-id=${id}]`));
          const ground = high.querySelector("rect, path, line").cloneNode(true);
          low.append(ground); // now both lie there
        }"""
    )
    page.mouse.click(x, y)
    page.wait_for_selector(".card[aria-label='A raid']")


def test_a_card_that_is_pointed_at_ends_with_a_sentence_and_one_that_stays_has_all(
    visit, page_of_cards
):
    page = visit(page_of_cards)
    page.mouse.move(*marks(page, 2)["troops"])
    page.wait_for_selector(".card")
    said = page.locator(".card > p").last.inner_text()
    assert said.startswith("It began at night. More") and said.endswith("day.") and said != LONG
    assert page.evaluate(
        "(({scrollHeight: s, clientHeight: c}) => s <= c)(document.querySelector('.card'))"
    )
    opened(page, 2, "troops")
    assert page.locator(".card > p:not(.when, .what)").first.inner_text() == LONG.strip()


def test_what_no_article_cites_has_a_note(visit, page_of_cards):
    page = visit(page_of_cards)
    for name, head in [("talks", "Note"), ("drafts", "Where they differ")]:
        opened(page, 2, name)
        assert page.locator(".card dt").all_inner_texts()[-1] == head
        page.keyboard.press("Escape")


def test_what_is_pressed_in_a_card_has_44_px(visit, page_of_cards):
    page = visit(page_of_cards, width=390)
    opened(page, 2, "agreement")
    for each in page.locator(".card .doing > *").all():
        box = each.bounding_box()
        assert box["height"] >= 44 and box["width"] >= 44


def test_on_a_phone_a_card_in_passing_takes_no_click(visit, page_of_cards):
    page = visit(page_of_cards, width=390)
    x, y = marks(page, 2)["war"]
    page.evaluate(
        "y => scrollBy({ top: y - 700, behavior: 'instant' })", y
    )  # below, where the sheet is
    page.mouse.move(x, 700)
    page.wait_for_selector(".card[aria-hidden]")
    page.mouse.click(x, 700)
    page.wait_for_selector(".card[role=dialog][aria-label='A war begins']")
