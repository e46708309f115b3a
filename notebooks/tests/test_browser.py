"""The reports in a real browser, with the network cut."""

import os
import re
import shutil
from itertools import combinations, product

import pytest
from conftest import NOTEBOOKS
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import sync_playwright

from timeline.report import ReportExporter

NAMES = [path.stem for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
WIDTHS = [390, 768, 1280, 1920]
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def chromium_path():
    names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    return next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="module")
def chromium():
    path = chromium_path()
    if path is None:
        message = "no Chromium or Chrome on this machine: the reports were not looked at"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    """The committed notebooks as reports: their outputs are what nbval has compared."""
    folder = tmp_path_factory.mktemp("reports")
    for name in NAMES:
        page, _ = ReportExporter().from_filename(str(NOTEBOOKS / f"{name}.ipynb"))
        (folder / f"{name}.html").write_text(page, "utf-8")
    return folder


@pytest.fixture
def visit(chromium):
    """Opens a file, fails on any request or error, and gives the page once it is drawn."""
    contexts, trouble = [], []

    def open_page(path, width=1280, **options):
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, offline=True, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: note(request.url))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda said: said.type == "error" and trouble.append(said.text))
        page.goto(path.as_uri())
        page.wait_for_selector("html[data-drawn]")
        return page

    def note(url):
        if not url.startswith(("file:", "data:", "blob:")):
            trouble.append(f"request: {url}")

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []


# The boxes of all visible texts of a chart, and of its marks; the hairlines as segments.
SEEN = """plot => {
  const shown = (item) => {
    for (let e = item; e && e !== plot; e = e.parentElement) {
      const style = getComputedStyle(e);
      if (style.display === "none" || style.visibility === "hidden" || +style.opacity === 0)
        return false;
    }
    return true;
  };
  const box = (item) => {
    const r = item.getBoundingClientRect();
    return {text: item.textContent.trim(), x0: r.left, x1: r.right, y0: r.top, y1: r.bottom,
            size: parseFloat(getComputedStyle(item).fontSize)};
  };
  const all = (query) => [...plot.querySelectorAll(query)].filter(shown);
  const lines = all(".scatterlayer path.js-line").flatMap((path) => {
    if (parseFloat(getComputedStyle(path).strokeWidth) > 1) return [];
    const to = path.getScreenCTM();
    const points = [...path.getAttribute("d").matchAll(/([MLHV])([^MLHV]*)/g)];
    let at = [0, 0], found = [];
    for (const [, letter, numbers] of points) {
      const pairs = numbers.match(/-?[\\d.]+/g).map(Number);
      for (let k = 0; k < pairs.length; k += "HV".includes(letter) ? 1 : 2) {
        const next = letter === "H" ? [pairs[k], at[1]] : letter === "V" ? [at[0], pairs[k]]
          : [pairs[k], pairs[k + 1]];
        if (letter !== "M" || k) found.push([...at, ...next]);
        at = next;
      }
    }
    return found.map(([x0, y0, x1, y1]) => [to.a * x0 + to.e, to.d * y0 + to.f,
                                            to.a * x1 + to.e, to.d * y1 + to.f]);
  });
  return {
    texts: all("text").map(box).filter(({text}) => text),
    marks: all(".scatterlayer .points path.point, .barlayer .point path").map(box),
    lines,
    frame: box(plot),
  };
}"""
PRESS = "(plot, i) => Plotly.update(plot, ...plot.layout.updatemenus[0].buttons[i].args)"
BUTTONS = "plot => plot.layout.updatemenus?.[0]?.buttons.length ?? 1"


def meeting(boxes, others):
    """Pairs of texts and other boxes that share more than a pixel."""
    pairs = combinations(boxes, 2) if boxes is others else product(boxes, others)
    return [
        (a["text"], b["text"])
        for a, b in pairs
        if min(a["x1"], b["x1"]) - max(a["x0"], b["x0"]) > 1
        and min(a["y1"], b["y1"]) - max(a["y0"], b["y0"]) > 1
    ]


def struck(texts, lines):
    """The texts that a hairline passes through, well inside."""
    found = []
    for text, line in product(texts, lines):
        box = text["x0"] + 2, text["y0"] + 3, text["x1"] - 4, text["y1"] - 3
        if crosses(line, box):
            found.append((text["text"], line))
    return found


def crosses(line, box):
    """Whether a segment enters a box (Liang and Barsky 1984)."""
    x, y, dx, dy = line[0], line[1], line[2] - line[0], line[3] - line[1]
    enter, leave = 0, 1
    for step, room in ((-dx, x - box[0]), (dx, box[2] - x), (-dy, y - box[1]), (dy, box[3] - y)):
        if step == 0 and room < 0:
            return False
        if step:
            at = room / step
            enter, leave = (max(enter, at), leave) if step < 0 else (enter, min(leave, at))
    return enter < leave


def wrong(plot):
    """What is not as it should be in a chart as it is drawn now."""
    seen = plot.evaluate(SEEN)
    assert seen["texts"]
    texts, frame = seen["texts"], seen["frame"]
    faults = [("meet", *pair) for pair in meeting(texts, texts)]
    faults += [("covers a mark", *pair) for pair in meeting(texts, seen["marks"])]
    faults += [("struck", *pair) for pair in struck(texts, seen["lines"])]
    faults += [("small", text["text"]) for text in texts if text["size"] < 11]
    for text in texts:
        inside = text["x0"] >= frame["x0"] - 1 and text["x1"] <= frame["x1"] + 1
        if not (inside and text["y0"] >= frame["y0"] - 1 and text["y1"] <= frame["y1"] + 1):
            faults.append(("cut", text["text"]))
    return faults


def every_view(plot):
    """What is wrong in any of its periods."""
    found = []
    for button in range(plot.evaluate(BUTTONS)):
        if button:
            plot.evaluate(PRESS, button)
        found += [(button, *fault) for fault in wrong(plot)]
    return found


def timelines(page):
    """The plots that have a time axis."""
    return [
        plot
        for plot in page.query_selector_all(".plot")
        if plot.evaluate("plot => plot.layout.xaxis.type === 'date'")
    ]


@pytest.mark.parametrize("name", NAMES)
def test_no_text_covers_another_or_a_mark_and_none_is_cut(visit, reports, name):
    page = visit(reports / f"{name}.html")
    for scheme, width in product(["light", "dark"], WIDTHS):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(1200)
        plots = page.query_selector_all(".plot")
        assert plots
        for number, plot in enumerate(plots):
            plot.scroll_into_view_if_needed()
            assert every_view(plot) == [], (scheme, width, number)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_no_label_covers_another_at_any_zoom(visit, reports):
    page = visit(reports / f"{NAMES[1]}.html")
    for plot in timelines(page):
        for first in ["2016-01-01", "2021-11-01", "2025-01-15"]:
            plot.evaluate("(p, d) => Plotly.relayout(p, {'xaxis.range': [d, '2025-03-25']})", first)
            assert [fault for fault in wrong(plot) if fault[0] in ("meet", "struck")] == []


def test_a_button_changes_the_period(visit, reports):
    page = visit(reports / f"{NAMES[0]}.html")
    plot = timelines(page)[0]
    before = len(plot.evaluate(LABELS))
    plot.query_selector_all(".updatemenu-button")[-1].click()
    page.wait_for_timeout(300)
    assert 0 < len(plot.evaluate(LABELS)) < before
    assert plot.evaluate("plot => plot.layout.xaxis.range[0]") > "2024"


def test_hover_says_how_exact_a_date_is(visit, reports):
    page = visit(reports / f"{NAMES[0]}.html")
    plot = timelines(page)[0]
    point = plot.query_selector_all(".scatter .points path.point")[0]
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector(".hoverlayer :text('Cited by')")


def test_a_name_in_the_legend_hides_its_theme_labels_and_all(visit, reports):
    page = visit(reports / f"{NAMES[0]}.html")
    plot = timelines(page)[0]
    before = len(plot.evaluate(LABELS))
    plot.query_selector(".legendtoggle").click()
    page.wait_for_timeout(700)  # plotly waits for a second click
    assert len(plot.evaluate(LABELS)) < before


def test_a_page_that_is_made_narrower_is_laid_out_anew(visit, reports):
    page = visit(reports / f"{NAMES[0]}.html", 1280)
    before = timelines(page)[0].bounding_box()["height"]
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(1500)
    plot = timelines(page)[0]
    assert plot.bounding_box()["height"] > before
    assert covered(plot.evaluate(LABELS), plot.evaluate(LINES)) == []


def test_a_dark_page_has_dark_charts_and_paper_has_not(visit, reports):
    background = "plot => getComputedStyle(plot.querySelector('.main-svg')).backgroundColor"
    page = visit(reports / f"{NAMES[0]}.html", color_scheme="dark")
    assert timelines(page)[0].evaluate(background) == "rgb(22, 24, 27)"
    page.emulate_media(color_scheme="light")
    page.wait_for_timeout(1000)
    assert timelines(page)[0].evaluate(background) == "rgb(255, 255, 255)"


def test_text_is_large_enough_and_has_contrast(visit, reports):
    for scheme in ["light", "dark"]:
        page = visit(reports / f"{NAMES[0]}.html", 390, color_scheme=scheme)
        for plot in page.query_selector_all(".plot"):
            found = plot.evaluate(
                """plot => [...plot.querySelectorAll("text")].filter(t => t.textContent.trim())
                  .map(t => { const s = getComputedStyle(t);
                    return [s.fill, parseFloat(s.fontSize), t.textContent]; })"""
            )
            paper = (255, 255, 255) if scheme == "light" else (22, 24, 27)
            for fill, size, text in found:
                assert size >= 12, text
                ink = tuple(map(int, re.findall(r"\d+", fill)[:3]))
                assert contrast(ink, paper) >= 4.5, text


def contrast(*colours):
    """The contrast ratio of WCAG 2.1 of two RGB colours."""

    def luminance(colour):
        parts = [c / 255 for c in colour]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted(map(luminance, colours))
    return (high + 0.05) / (low + 0.05)


def test_without_plotly_a_page_shows_its_tables_and_says_why(chromium, reports, tmp_path):
    html = (reports / f"{NAMES[0]}.html").read_text("utf-8")
    broken, cuts = re.subn(r'(<script id="plotly"[^>]*>)[^<]+', r"\1", html)
    assert cuts == 1
    (tmp_path / "broken.html").write_text(broken, "utf-8")
    page = chromium.new_page()
    page.goto((tmp_path / "broken.html").as_uri())
    page.wait_for_selector(".missing:not([hidden])")
    assert page.query_selector("html[data-drawn]") is None
    assert page.is_visible("details.facts table")
    page.close()


def test_charts_of_others_are_drawn_and_one_that_fails_spares_the_rest(chromium, tmp_path):
    bare = {"data": [{"type": "bar", "x": [1, 2], "y": [1, 2]}], "layout": {}}
    broken = {"data": [], "layout": {"meta": {"pages": "no JSON"}}}
    outputs = [
        new_output("display_data", {"application/vnd.plotly.v1+json": figure})
        for figure in (broken, bare)
    ]
    cell = new_code_cell("charts", execution_count=1, outputs=outputs)
    html, _ = ReportExporter().from_notebook_node(new_notebook(cells=[cell]))
    (tmp_path / "page.html").write_text(html, "utf-8")
    page = chromium.new_page()
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_selector("html[data-drawn]")
    assert page.is_visible("#figure-1 .missing") and not page.is_visible("#figure-1 .plot")
    assert not page.is_visible("#figure-2 .missing")
    assert len(page.query_selector_all("#figure-2 .bars .point")) == 2
    page.close()


def test_a_script_that_slips_in_does_not_run(chromium, reports, tmp_path):
    html = (reports / f"{NAMES[0]}.html").read_text("utf-8")
    evil = (
        '<main><img src="data:," onerror="document.title = 1"><script>document.title = 1</script>'
    )
    (tmp_path / "evil.html").write_text(html.replace("<main>", evil, 1), "utf-8")
    page = chromium.new_page()
    page.goto((tmp_path / "evil.html").as_uri())
    page.wait_for_selector("html[data-drawn]")
    assert page.title() != "1"
    page.close()
