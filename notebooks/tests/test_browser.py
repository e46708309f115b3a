"""The charts of all reports as built: every text readable, in every width, period and light."""

import re

import pytest
from conftest import NOTEBOOKS
from pictures import SPACED, faults, wake

NAMES = [path.stem for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
WIDTHS = [320, 390, 768, 1280, 1920]
PAPER = {"light": (255, 255, 255), "dark": (22, 24, 27)}
FRAME = "new Promise((done) => requestAnimationFrame(() => setTimeout(done, 250)))"
# Each chart is in view for a moment: what lies far off is drawn only then.
VISIT = """(async () => {
  for (const figure of document.querySelectorAll("figure.chart")) {
    figure.scrollIntoView();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60)));
  }
})()"""
# Each colour of what is seen in the pictures: its fill or stroke, and what it paints.
COLOURS = """() => [...document.querySelectorAll("svg.scene :is(text, circle, rect, path, line)")]
  .filter((item) => item.checkVisibility() && item.getBoundingClientRect().width +
    item.getBoundingClientRect().height > 0)
  .map((item) => {
    const { fill, stroke } = getComputedStyle(item), isText = item.tagName === "text";
    const kind = (isText ? item : item.closest("[class]")).getAttribute("class") ?? "";
    const paint = /s-/.test(kind) ? stroke : fill;
    return [isText ? fill : paint, isText, kind, item.textContent];
  })"""
# They are no marks: hairlines, grounds, and pale fills, which have an outline.
GROUND = r"-(line|hair|tint|cell|band|wash|mist|paper|pale|shade\d)\b"


def open_report(visit, built, name, **options):
    page = visit(built / f"{name}.html", wait="main", **options)
    page.wait_for_timeout(200)
    return page


@pytest.mark.parametrize("name", NAMES)
def test_no_text_covers_another_or_a_mark_and_none_is_cut(visit, built, name):
    page = open_report(visit, built, name)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(FRAME)
        page.evaluate(VISIT)
        assert faults(page) == [], width
        buttons = page.locator(".periods button:visible:not([aria-label])")
        for name in buttons.all_text_contents():
            buttons.filter(has_text=name).first.click()
            page.evaluate(FRAME)
            assert faults(page) == [], (width, name)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_cut_with_the_spacing_that_a_reader_may_ask_for(visit, built, name):
    """WCAG 2.1, 1.4.12."""
    page = open_report(visit, built, name, width=1280)
    page.add_style_tag(content=SPACED)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(FRAME)
        wake(page)
        assert faults(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", NAMES)
def test_texts_and_marks_have_contrast(visit, built, scheme, name):
    """WCAG 2.1: 4.5:1 of texts (1.4.3), 3:1 of marks (1.4.11)."""
    for width in (390, 1280):
        page = open_report(visit, built, name, width=width, color_scheme=scheme)
        for paint, is_text, kind, words in page.evaluate(COLOURS):
            if paint == "none" or re.search(GROUND, kind):
                continue
            colour = tuple(map(int, re.findall(r"\d+", paint)[:3]))
            least = 4.5 if is_text else 3
            assert contrast(colour, PAPER[scheme]) >= least, (kind, words, paint)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_that_is_made_narrower_shows_another_picture(visit, built, name):
    page = open_report(visit, built, name)
    pictures = """[...document.querySelectorAll("figure.chart")].map((figure) => {
      const all = [...figure.querySelectorAll(".picture")], least = (e) => Number(e.dataset.least);
      const shown = all.filter((e) => e.checkVisibility()).map(least);
      return [shown, all.map(least), figure.querySelector(".pictures").clientWidth];
    })"""
    for width, height in ((1280, 900), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        page.evaluate(FRAME)
        for shown, every, room in page.evaluate(pictures):
            assert shown == [max([min(every), *(least for least in every if least <= room)])]


def test_a_dark_page_has_dark_charts(visit, built):
    name = "02-ukraine-2014-to-2025"
    ink = "getComputedStyle(document.querySelector('svg.scene text:not([class])')).fill"
    page = open_report(visit, built, name, color_scheme="dark")
    assert contrast(rgb(page.evaluate(ink)), PAPER["dark"]) > 10
    page.emulate_media(color_scheme="light")
    assert contrast(rgb(page.evaluate(ink)), PAPER["light"]) > 10
    page.wait_for_selector("button.theme:text-is('Dark page')")  # told a frame later
    page.click("button.theme")
    assert page.inner_text("button.theme") == "Light page"
    assert contrast(rgb(page.evaluate(ink)), PAPER["dark"]) > 10


def rgb(paint):
    return tuple(map(int, re.findall(r"\d+", paint)[:3]))


def contrast(*colours):
    """The contrast ratio of WCAG 2.1 of two RGB colours."""

    def luminance(colour):
        parts = [c / 255 for c in colour]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    low, high = sorted(map(luminance, colours))
    return (high + 0.05) / (low + 0.05)
