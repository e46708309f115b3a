"""The reports that `make reports` makes of this repository: every mark of every chart answers.

What a reader sees is told here by plotly's own elements and the browser's geometry, not by
the page's script: it is what is under test.
"""

import pytest
from conftest import NOTEBOOKS

NAMES = [path.stem for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
# those with charts: what an explorer answers is in test_explore_page
CHARTED = [
    name for name in NAMES if "explore(" not in (NOTEBOOKS / f"{name}.ipynb").read_text("utf-8")
]
ENTRIES, LEFT = ".entries > li", ".entries > li:not([hidden])"
PLOTTED = "figure.chart:has(.plot)"  # test_built_pictures has the others
# Each element of a chart that stands for an event and is to be seen: its id and its box.
MARKS = """(plot) => {
  const frames = [...plot.querySelectorAll(".nsewdrag")].map((e) => e.getBoundingClientRect());
  const inside = (box) => box.width + box.height && frames.some((frame) =>
    box.right > frame.left && box.left < frame.right &&
    box.bottom > frame.top && box.top < frame.bottom);
  const id = (mark) =>
    mark.closest(".trace").__data__[0].trace.customdata?.[mark.__data__.i];
  return [...plot.querySelectorAll(".point, .textpoint")]
    .map((mark) => ({ id: id(mark), box: mark.getBoundingClientRect() }))
    .filter(({ id, box }) => id && inside(box))
    .map(({ id, box: { left, top, right, bottom } }) => ({ id, left, top, right, bottom }));
}"""
# A click where each of the places is, on whatever lies uppermost there => the address, whether
# the chart's own row is lit and has the focus, and the rings in the chart, relative to it.
CLICKS = """(plot, places) => places.map(([x, y]) => {
  const figure = plot.closest("figure"), shift = () => plot.getBoundingClientRect();
  plot.scrollIntoView();
  const [across, down] = [shift().left + x, shift().top + y];
  scrollBy(0, down - innerHeight / 2);
  const at = { clientX: across, clientY: shift().top + y, bubbles: true };
  document.elementFromPoint(at.clientX, at.clientY).dispatchEvent(new MouseEvent("click", at));
  const { left, top } = shift();
  const rings = [...figure.querySelectorAll(".ring")].map((ring) => {
    const box = ring.getBoundingClientRect();
    return [box.left - left, box.top - top, box.right - left, box.bottom - top];
  });
  const row = document.querySelector(".here");
  const focused = document.activeElement.closest(".here") !== null;
  return { id: decodeURIComponent(location.hash.slice(1)), lit: Boolean(row), focused, rings };
})"""


@pytest.fixture(params=CHARTED)
def name(request):
    return request.param


@pytest.fixture
def page(visit, built, name):
    wait = "html[data-drawn]" if has_charts(built / f"{name}.html") else "main"
    return visit(built / f"{name}.html", wait=wait, reduced_motion="reduce")


HEAVY = {NAMES[0]: 280_000, NAMES[5]: 230_000, NAMES[7]: 350_000}  # bytes; others 200,000


@pytest.mark.parametrize("name", [*NAMES, "index"])
def test_a_report_is_light(built, name):
    assert (built / f"{name}.html").stat().st_size <= HEAVY.get(name, 200_000)


def has_charts(path):
    return '<figure class="chart"' in path.read_text("utf-8")


def charts(page):
    """The plots of a page whose marks stand for events, drawn, each with its marks by id."""
    for figure in page.query_selector_all(PLOTTED):
        figure.scroll_into_view_if_needed()
        page.wait_for_selector(f"#{figure.get_attribute('id')}[data-drawn]")
        plot = figure.query_selector(".plot")
        if marks := boxes(plot):
            yield figure, plot, marks


def boxes(plot):
    """{id: boxes of its marks}, px from the plot's corner."""
    plot.scroll_into_view_if_needed()
    found, frame = {}, plot.bounding_box()
    top = plot.evaluate("plot => plot.getBoundingClientRect().top")
    for mark in plot.evaluate(MARKS):
        box = [mark["left"] - frame["x"], mark["top"] - top]
        box += [mark["right"] - frame["x"], mark["bottom"] - top]
        found.setdefault(mark["id"], []).append(box)
    return found


def middle(box):
    left, top, right, bottom = box
    return (left + right) / 2, (top + bottom) / 2


def holds(box, place, slack=2):
    left, top, right, bottom = box
    x, y = place
    return left - slack <= x <= right + slack and top - slack <= y <= bottom + slack


def test_every_mark_answers_a_click(page):
    """Each opens the row of an event that lies there, and its ring is where the mark is."""
    for figure, plot, marks in charts(page):
        reached = set()
        places = [middle(box) for found in marks.values() for box in found]
        for place, answer in zip(places, plot.evaluate(CLICKS, places), strict=True):
            said = figure.get_attribute("id"), place, answer
            assert answer["lit"] and answer["focused"], said
            assert any(holds(box, place) for box in marks[answer["id"]]), said
            assert any(holds(ring, place) for ring in answer["rings"]), said
            reached.add(answer["id"])
        hidden = set(marks) - reached
        assert all(covered(marks, each) for each in hidden), hidden


def covered(marks, hidden):
    """Whether all marks of an event lie on those of others, which then answer."""
    others = [box for each, found in marks.items() if each != hidden for box in found]
    return all(any(holds(box, middle(own)) for box in others) for own in marks[hidden])


def test_every_event_of_a_chart_has_a_mark_in_it(page):
    for figure, _, marks in charts(page):
        assert rows(figure) <= set(marks)


def rows(figure):
    """The ids of the events that the table of a chart tells of."""
    script = "all => all.map((row) => row.id || row.dataset.id).filter(Boolean)"
    return set(figure.eval_on_selector_all("tbody tr", script))


def test_the_mouse_itself_opens_a_row_in_every_chart(page):
    for figure, plot, marks in charts(page):
        name, found = next(iter(marks.items()))
        x, y = middle(found[0])
        plot.evaluate("(plot, y) => scrollBy(0, plot.getBoundingClientRect().top + y - 300)", y)
        corner = plot.bounding_box()
        page.mouse.click(corner["x"] + x, corner["y"] + y)
        page.wait_for_selector(".here")
        assert page.evaluate("document.activeElement.closest('.here') !== null")
        assert name in marks and figure.query_selector(".ring")
        page.keyboard.press("Escape")


def test_the_keyboard_walks_every_event_and_opens_its_row(page):
    for figure, plot, marks in charts(page):
        if not rows(figure):  # it counts events, and its table tells of periods
            continue
        plot.focus()
        page.keyboard.press("Home")
        seen = {}
        for _ in range(len(marks) + 5):
            row = here(page)
            if row in seen:
                break
            seen[row] = ringed(figure, plot, marks[row])
            page.keyboard.press("ArrowRight")
        assert set(seen) == set(marks)
        assert all(seen.values()), [each for each, ring in seen.items() if not ring]
        last = here(page)
        page.keyboard.press("Enter")
        assert page.url.endswith(f"#{last}")
        assert page.evaluate("document.activeElement.closest('.here') !== null")
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.className").startswith("plot")


def here(page):
    """The id of the event that is lit."""
    return page.eval_on_selector(".here", "part => part.dataset.id ?? part.id")


def ringed(figure, plot, own):
    """Whether the rings of a chart surround all marks of an event."""
    rings = figure.evaluate(
        """(figure) => {
          const { left, top } = figure.querySelector(".plot").getBoundingClientRect();
          return [...figure.querySelectorAll(".ring")].map((ring) => {
            const box = ring.getBoundingClientRect();
            return [box.left - left, box.top - top, box.right - left, box.bottom - top];
          });
        }"""
    )
    return all(any(holds(ring, middle(box)) for ring in rings) for box in own)


def test_find_chips_and_escape_act_on_every_chart(page):
    if not page.locator(".find:not([hidden])").count():
        assert not list(charts(page))  # nothing but charts of other things
        return
    before = [marks for *_, marks in charts(page)]
    if not before:
        return
    sought = next(iter(before[0]))
    title = page.text_content(f"[id='{sought}'] b")
    page.fill(".find input", title)
    page.wait_for_selector(".find.active")
    kept = set(page.eval_on_selector_all(LEFT, "all => all.map((li) => li.id)"))
    assert sought in kept
    shows(page, [set(marks) & kept for marks in before])
    page.focus(".find input")
    page.keyboard.press("Escape")
    shows(page, map(set, before))
    page.locator(".facet summary").first.click()
    chip = page.locator(".facet .chip").last  # of the first facet that has several, the rarest
    chip.evaluate("chip => chip.click()")
    assert chip.get_attribute("aria-pressed") == "true"
    kept = set(page.eval_on_selector_all(LEFT, "all => all.map((li) => li.id)"))
    shows(page, [set(marks) & kept for marks in before])
    shown, every = map(int, page.inner_text(".find output").removesuffix(" events").split(" of "))
    assert 0 < shown < every
    page.keyboard.press("Escape")
    assert page.inner_text(".find output") == f"{every} of {every} events"


def shows(page, wanted):
    """Wait until each chart shows just these events: it is drawn anew as it comes into view."""
    plots = [figure.query_selector(".plot") for figure in page.query_selector_all(PLOTTED)]
    wanted = list(wanted)
    for plot in plots:
        plot.scroll_into_view_if_needed()
    found = []
    for _ in range(50):
        found = [marks for plot in plots if has_events(plot) for marks in [set(boxes(plot))]]
        if found == wanted:
            return
        page.wait_for_timeout(50)
    assert found == wanted


def has_events(plot):
    return plot.evaluate("plot => plot.data.some(({ customdata }) => customdata?.some(Boolean))")


def test_every_events_address_opens_its_row_and_rings_its_marks(page):
    drawn = [(figure, plot, marks) for figure, plot, marks in charts(page)]
    for name in page.eval_on_selector_all(ENTRIES, "all => all.map((li) => li.id)"):
        page.evaluate("id => { location.hash = encodeURIComponent(id); }", name)
        page.wait_for_selector(f"[id='{name}'].here")
        assert page.evaluate("id => document.getElementById(id).checkVisibility()", name)
        for figure, plot, marks in drawn:
            assert name not in marks or ringed(figure, plot, marks[name]), name
