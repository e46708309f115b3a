"""The reports of this repository, and one of known shape: every mark of a picture answers.

What a reader sees is told here by the SVG's own groups and the browser's geometry, not by the
page's script: it is what is under test.
"""

import json

import pytest
from sample_pictures import shown, still, story, zooming
from test_built import CHARTED, ENTRIES, LEFT, covered, has_charts, here, holds, middle
from test_page import write

from timeline.charts._gaps import NUMBERS

OURS = "of known shape"
# The boxes of all shapes and texts that stand for events and are to be seen, by id, relative
# to the picture's corner.
MARKS = """(svg) => {
  const frame = svg.getBoundingClientRect(), found = {};
  for (const mark of svg.querySelectorAll("[data-id]")) {
    if (!mark.checkVisibility() || mark.closest(".pale")) continue;
    for (const shape of mark.querySelectorAll("circle, rect, path, line, text")) {
      const box = shape.getBoundingClientRect();
      const [left, right] = [Math.max(box.left, frame.left), Math.min(box.right, frame.right)];
      if (!(box.width + box.height) || right < left) continue;
      (found[mark.dataset.id] ??= []).push(
        [left - frame.left, box.top - frame.top, right - frame.left, box.bottom - frame.top]);
    }
  }
  return found;
}"""
# A click where each of the places is, on whatever lies uppermost there => the event whose row
# is lit, its title, that of the card, and the rings, relative to the picture.
CLICKS = """(svg, places) => places.map(([x, y]) => {
  const figure = svg.closest("figure");
  document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
  svg.scrollIntoView();
  scrollBy(0, svg.getBoundingClientRect().top + y - innerHeight / 2);
  const { left, top } = svg.getBoundingClientRect();
  const at = { clientX: left + x, clientY: top + y, bubbles: true };
  document.elementFromPoint(at.clientX, at.clientY).dispatchEvent(new MouseEvent("click", at));
  const row = document.querySelector(".entries .here") ?? figure.querySelector("tr.here");
  const title = row?.querySelector("b")?.textContent;
  const card = figure.querySelector(".card[role=dialog]")?.getAttribute("aria-label");
  const now = svg.getBoundingClientRect();
  const rings = [...figure.querySelectorAll(".ring, .tint")].map((ring) => {
    const box = ring.getBoundingClientRect();
    return [box.left - now.left, box.top - now.top, box.right - now.left, box.bottom - now.top];
  });
  return { id: row?.id || row?.dataset.id, title, card, rings };
})"""
ROWS = "all => all.map((row) => row.id || row.dataset.id).filter(Boolean)"


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ours")
    events = story(folder)
    return write(folder / "ours.html", shown(zooming(events), still(events)))


@pytest.fixture(params=[OURS, *CHARTED])
def page(visit, request):
    name = request.param
    path = request.getfixturevalue("ours")
    if name != OURS:
        path = request.getfixturevalue("built") / f"{name}.html"
    wait = "html[data-drawn]" if has_charts(path) else "main"
    return visit(path, wait=wait, reduced_motion="reduce")


def pictures(page):
    """The pictures of a page whose marks stand for events: each figure and its SVG."""
    for figure in page.query_selector_all("figure.chart:has(.pictures)"):
        figure.scroll_into_view_if_needed()
        page.wait_for_selector(f"#{figure.get_attribute('id')}[data-drawn]")
        page.wait_for_timeout(100)
        svg = next(each for each in figure.query_selector_all("svg.scene") if each.is_visible())
        if svg.query_selector("[data-id]") or zoom_of(svg):
            yield figure, svg


def zoom_of(svg):
    """What a picture that zooms knows of its events; {} of one that does not."""
    script = "svg => svg.parentNode.querySelector('script.zoom')?.textContent ?? '{}'"
    return json.loads(svg.evaluate(script))


def test_every_mark_opens_its_card(page):
    for figure, svg in pictures(page):
        marks = svg.evaluate(MARKS)
        places = [middle(box) for boxes in marks.values() for box in boxes]
        reached = set()
        for place, answer in zip(places, svg.evaluate(CLICKS, places), strict=True):
            said = figure.get_attribute("id"), place, answer
            assert answer["card"], said
            assert answer["title"] in (None, answer["card"]), said
            near = [box for box in marks.get(answer["id"], []) if holds(box, place, 12)]
            assert near, said
            assert any(holds(ring, place, 12) for ring in answer["rings"]), said
            reached.add(answer["id"])
        hidden = set(marks) - reached
        assert all(covered(marks, each) for each in hidden), hidden


def test_every_event_of_a_picture_has_a_mark_in_it(page):
    for figure, svg in pictures(page):
        known = {box[-2] for box in zoom_of(svg).get("boxes", [])} | set(svg.evaluate(MARKS))
        listed = figure.query_selector(".facts a[href='#_events']")
        rows = (page if listed else figure).eval_on_selector_all(
            ENTRIES if listed else "tbody tr", ROWS
        )
        without = set(rows) - known
        # a strip that begins later says how many it leaves out
        older = NUMBERS[len(without)].capitalize()
        assert rows and (not without or f"{older} older" in svg.text_content())


def test_the_keyboard_walks_every_event_and_opens_its_card_and_row(page):
    for figure, svg in pictures(page):
        svg.focus()
        page.keyboard.press("Home")
        walked = []
        while not walked or here(page) != walked[-1]:
            walked.append(here(page))
            page.keyboard.press("n")
            page.wait_for_timeout(60)
            assert figure.query_selector(".ring, .tint"), walked[-1]
        assert len(set(walked)) == len(walked)
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('.card') !== null")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('.here') !== null")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.tagName") == "svg"
        page.keyboard.press("Escape")
        page.keyboard.press("Escape")


def test_find_leaves_the_marks_of_its_matches(page):
    before = [(svg, set(svg.evaluate(MARKS))) for _, svg in pictures(page)]
    linked = page.eval_on_selector_all(ENTRIES, "all => all.map((li) => li.id)")
    if not before or not linked:
        return
    title = page.text_content(f"[id='{linked[-1]}'] b")
    page.fill(".find input", title)
    page.wait_for_selector(".find.active")
    page.wait_for_timeout(300)
    kept = set(page.eval_on_selector_all(LEFT, "all => all.map((li) => li.id)"))
    for (figure, svg), (_, all_before) in zip(pictures(page), before, strict=True):
        left = set(svg.evaluate(MARKS))
        assert left <= kept
        assert zoom_of(svg) or left == all_before & kept, figure.get_attribute("id")
    page.focus(".find input")
    page.keyboard.press("Escape")
    for (_, svg), (_, all_before) in zip(pictures(page), before, strict=True):
        assert set(svg.evaluate(MARKS)) == all_before


def test_every_events_address_opens_its_row_and_shows_its_marks(page):
    drawn = [(figure, svg, svg.evaluate(MARKS)) for figure, svg in pictures(page)]
    for name in page.eval_on_selector_all(ENTRIES, "all => all.map((li) => li.id)"):
        page.evaluate("id => { location.hash = encodeURIComponent(id); }", name)
        page.wait_for_selector(f"[id='{name}'].here")
        assert page.evaluate("id => document.getElementById(id).checkVisibility()", name)
        for figure, _, marks in drawn:
            assert name not in marks or figure.query_selector(".ring, .tint"), name
