"""The reports of this repository on paper: how many sheets, how small the type, what is there."""

import re

import pytest
from conftest import NOTEBOOKS
from sample_pictures import shown, still, story, zooming
from test_page import write

NAMES = [path.stem for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
MOST = {NAMES[0]: 8}  # sheets of A4; of others 6
LEAST = 7  # pt
# The smallest type that is seen on the page, in pt, and what is written in it: of HTML and of SVG,
# which may have been made smaller.
SMALLEST = """() => {
  const own = (part) => Number(getComputedStyle(part).zoom);
  const zoom = (part) => (part ? own(part) * zoom(part.parentElement) : 1);
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (walker.nextNode()) {
    const part = walker.currentNode.parentElement, said = walker.currentNode.data.trim();
    if (!said || !part.checkVisibility({ visibilityProperty: true })) continue;
    found.push([0.75 * parseFloat(getComputedStyle(part).fontSize) * zoom(part), said]);
  }
  return found.sort(([a], [b]) => a - b)[0];
}"""


def sheets(page):
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def print_out(page):
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(200)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_printed_on_few_sheets_in_type_that_can_be_read(visit, built, name):
    page = visit(built / f"{name}.html", wait="main")
    assert sheets(page) <= MOST.get(name, 6)
    print_out(page)
    size, said = page.evaluate(SMALLEST)
    assert size >= LEAST - 0.01, said


@pytest.fixture(scope="module")
def page_of_pictures(tmp_path_factory):
    folder = tmp_path_factory.mktemp("paper")
    events = story(folder)
    return write(folder / "a.html", shown(zooming(events), still(events[::2])))


@pytest.mark.parametrize("scripts", [True, False])
def test_events_and_their_references_are_printed_and_no_table(chromium, page_of_pictures, scripts):
    context = chromium.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(page_of_pictures.as_uri())
    page.emulate_media(media="print")
    assert page.locator(".entries > li:visible").count() == 8
    assert page.locator(".references li:visible").count() == 3
    assert page.locator(".facts:visible").count() == 0
    context.close()


def test_a_table_that_was_opened_is_printed(visit, page_of_pictures):
    page = visit(page_of_pictures)
    page.click("#figure-2 summary")
    page.emulate_media(media="print")
    assert page.locator("#figure-1 tr:visible").count() == 0
    assert page.locator("#figure-2 tr:visible").count() == 5


@pytest.mark.parametrize(("height", "is_long"), [(1150, False), (3000, True)])
def test_a_picture_taller_than_a_sheet_is_made_smaller_but_can_be_read(
    visit, page_of_pictures, height, is_long
):
    page = visit(page_of_pictures)
    set_height = "(svg, height) => svg.setAttribute('height', height)"
    page.locator("#figure-2 svg.scene").last.evaluate(set_height, height)
    print_out(page)
    box = page.locator("#figure-2 .stage").bounding_box()
    assert box["width"] <= 749 and (box["height"] > 1055) == is_long
    assert page.evaluate(SMALLEST)[0] >= LEAST - 0.01
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    assert page.locator("#figure-2 .stage").bounding_box()["width"] > 1000
    assert page.locator("#figure-2 .picture > svg:visible").count() == 1
    assert page.locator("#figure-2 .picture > div").count() == 0


# Of each slice of a picture its height, and of its texts what they say and where they lie in it.
SLICES = """figure => [...figure.querySelectorAll(".picture > div > svg")].map((svg) => {
  const { top, height } = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll("text")].map((text) => {
    const box = text.getBoundingClientRect();
    return [text.textContent, box.top - top, box.bottom - top];
  });
  return [height, texts.filter(([, , bottom]) => bottom > 1)];
})"""


@pytest.mark.parametrize("name", [NAMES[0], NAMES[3]])
def test_a_picture_taller_than_a_sheet_is_cut_where_no_text_stands(visit, built, name):
    page = visit(built / f"{name}.html", wait="main")
    print_out(page)
    figures = [figure.evaluate(SLICES) for figure in page.query_selector_all("figure.chart")]
    (slices,) = [each for each in figures if each]
    assert len(slices) > 3 and all(height < 300 for height, _ in slices)
    for height, texts in slices:
        for said, top, bottom in texts:
            assert top >= -1 and bottom <= height + 1, said
