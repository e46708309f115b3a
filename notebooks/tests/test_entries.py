"""The list of all events in the pages that are built: compact on a phone, its words never cut."""

from itertools import combinations

import pytest
from pictures import SPACED

PAGE = "01-at-a-glance"
# Of all words of HTML that are seen: what is said, where each line of it is, and its entry.
WORDS = """() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode, part = node.parentElement, range = document.createRange();
    if (!node.data.trim() || part.closest("svg, script, .scroll, .unseen, summary")) continue;
    range.selectNodeContents(node);
    const cut = part.closest("p, b, h1, h2, h3, li, figcaption")?.getBoundingClientRect();
    for (const { left, right, top, bottom, width } of range.getClientRects()) {
      if (width < 2 || !part.checkVisibility() || (cut && (cut.width < 2 || top >= cut.bottom - 2)))
        continue;
      found.push([node.data, left, right, top + 3, bottom - 3, part.closest("li")?.id ?? ""]);
    }
  }
  return found;
}"""
OPENED = "all => all.forEach((each) => { each.open = true; })"


@pytest.fixture
def path(built):
    return built / f"{PAGE}.html"


def first(page, having="*"):
    return page.locator(f".entries > li:has({having})").first


def said(entry):
    return entry.locator("b + p")


def is_seen(part):
    return part.bounding_box()["width"] > 1


def test_on_a_phone_an_event_is_a_line_or_two_until_it_is_opened(visit, path):
    page = visit(path, width=390, wait="main")
    heights = page.eval_on_selector_all(
        ".entries > li:not(:has(.differ, br))", "all => all.map((e) => e.offsetHeight)"
    )
    assert sorted(heights)[len(heights) // 2] <= 60 and max(heights) < 110
    entry = first(page)
    assert not is_seen(said(entry))
    entry.click()
    assert is_seen(said(entry)) and entry.locator("details > p").first.is_visible()
    entry.locator("summary").press("Enter")
    assert not is_seen(said(entry))


def test_on_a_phone_it_opens_without_scripts_and_an_address_opens_it(chromium, visit, path):
    context = chromium.new_context(
        java_script_enabled=False, viewport={"width": 390, "height": 800}
    )
    page = context.new_page()
    page.goto(path.as_uri())
    entry = first(page)
    entry.click()
    assert is_seen(said(entry))
    name = page.locator(".entries > li").nth(40).get_attribute("id")
    page.goto(f"{path.as_uri()}#{name}")
    assert is_seen(said(page.locator(f"#{name}")))
    context.close()
    page = visit(path, f"#{name}", width=390)
    page.wait_for_selector(f"#{name} details[open]")


def unfolded(page):
    """With all of a long list."""
    page.locator("button.more").click()
    return page


@pytest.mark.parametrize("width", [390, 768, 1280])
def test_where_an_article_errs_is_seen_at_once_and_what_is_open_on_asking(
    visit, path, events, width
):
    page = unfolded(visit(path, width=width))
    for event in events.itertuples():
        if not event.note:
            continue
        note = page.locator(f"[id='{event.id}'] .differ")
        is_plain = event.difference in ("contradicts", "loose")
        assert note.evaluate("e => e.checkVisibility()") == is_plain, event.id
        if not is_plain:
            asked = page.locator(f"[id='{event.id}'] summary").text_content()
            assert asked.endswith("article and record compared" if event.cited_by else "ote")
        assert note.text_content() == event.note


@pytest.mark.parametrize("width", [768, 1280])
def test_on_a_wide_page_what_happened_is_in_sight(visit, path, width):
    page = unfolded(visit(path, width=width))
    heights = page.eval_on_selector_all(
        ".entries > li > b + p",
        "all => all.filter((e) => e.textContent).map((e) => e.offsetHeight)",
    )
    assert len(heights) > 90 and min(heights) >= 20


@pytest.mark.parametrize("spacing", ["", SPACED], ids=["as it is", "spaced"])
@pytest.mark.parametrize("width", [320, 390, 640, 768, 1280, 1920])
def test_no_word_is_cut_or_covers_another(visit, path, width, spacing):
    """WCAG 2.1, 1.4.10 and 1.4.12; 640 px is a page of 1280 px at twice its size (1.4.4)."""
    page = unfolded(visit(path, width=width))
    page.add_style_tag(content=spacing or "*{}")
    page.eval_on_selector_all(".entries details", OPENED)
    found = page.evaluate(WORDS)
    assert len(found) > 700
    for text, left, right, *_ in found:
        assert left >= 0 and right <= width, text
    for entry in {entry for *_, entry in found} - {""}:
        for one, other in combinations([each for each in found if each[-1] == entry], 2):
            assert one[0] == other[0] or not meet(one[1:5], other[1:5]), (one, other)


def meet(one, other):
    (left, right, top, bottom), (x0, x1, y0, y1) = one, other
    return x1 > left and x0 < right and y1 > top and y0 < bottom


def test_at_twice_the_size_the_text_has_all_of_the_width(visit, path):
    page = visit(path, width=640, wait="main")
    for part in (".lead > p", ".prose > p", ".entries"):
        assert page.locator(part).first.bounding_box()["width"] > 0.9 * 640


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_of_pictures_have_the_reader_s_own_colour_where_colours_are_forced(
    visit, path, scheme
):
    page = visit(path, forced_colors="active", color_scheme=scheme)
    ink = page.evaluate("getComputedStyle(document.body).color")
    fills = "all => [...new Set(all.map((e) => getComputedStyle(e).fill))]"
    assert page.eval_on_selector_all("svg.scene text:not(.f-paper)", fills) == [ink]
