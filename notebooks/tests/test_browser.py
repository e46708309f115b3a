"""The charts of all reports in a real browser: every text readable, in every view."""

import re
from itertools import product

import pytest
from boxes import DRAWN, SETTLED, wrong
from conftest import NOTEBOOKS

NAMES = [path.stem for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
WIDTHS = [390, 768, 1280, 1920]


def plots(page):
    """Each chart's plot, brought into view and drawn."""
    for figure in page.query_selector_all("figure.chart"):
        figure.scroll_into_view_if_needed()
        plot = figure.query_selector(".plot")
        plot.evaluate(DRAWN)
        yield plot


def periods(plot):
    """Each period of a chart, chosen."""
    buttons = plot.evaluate_handle("plot => plot.closest('figure')").query_selector_all(
        ".periods button"
    )
    yield 0
    for number, button in enumerate(buttons[1:], start=1):
        button.click()
        plot.evaluate(DRAWN)
        yield number
    if buttons:
        buttons[0].click()
        plot.evaluate(DRAWN)


@pytest.mark.parametrize("name", NAMES)
def test_no_text_covers_another_or_a_mark_and_none_is_cut(visit, built, name):
    page = visit(built / f"{name}.html")
    for scheme, width in product(["light", "dark"], WIDTHS):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        for number, plot in enumerate(plots(page)):
            for period in periods(plot):
                assert wrong(plot) == [], (scheme, width, number, period)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


TAILS = """plot => {
  const of = (query) => [...plot.querySelectorAll(query)].map((mark) => {
    const { trace } = mark.closest(".trace").__data__[0];
    return { id: trace.customdata?.[mark.__data__.i], soft: Boolean(trace.marker?.standoff),
             box: mark.getBoundingClientRect(), down: trace.orientation === "v" };
  });
  const bars = of(".barlayer .point");
  const dots = of(".scatterlayer .point").filter(({ soft, id }) => soft && id);
  return dots.map(({ id, box }) => {
    const own = bars.find((bar) => bar.id === id);
    const [low, high, first, last] = own.down
      ? [box.top, box.bottom, own.box.top, own.box.bottom]
      : [box.left, box.right, own.box.left, own.box.right];
    return [id, Math.max(first - low, high - last), first - high >= 0 || low - last >= 0];
  });
}"""


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("name", NAMES[:6])
def test_the_dots_of_an_approximate_end_lie_behind_it_and_near(visit, built, name, width):
    page = visit(built / f"{name}.html", width=width)
    found = [dot for plot in plots(page) for dot in plot.evaluate(TAILS)]
    assert all(outside for *_, outside in found), found
    # a whisker may lie between: where the days of an end are not known either
    near = {name for name, px, _ in found if px < 16}
    assert near or not found


def test_no_label_covers_another_at_any_zoom(visit, built):
    page = visit(built / "02-ukraine-2014-to-2025.html")
    plot = next(plots(page))
    for first in ["2016-01-01", "2021-11-01", "2025-01-15"]:
        plot.evaluate("(p, d) => Plotly.relayout(p, {'xaxis.range': [d, '2025-03-25']})", first)
        assert [fault for fault in wrong(plot) if fault[0] in ("meet", "struck")] == []


def test_a_button_shows_a_period_and_a_second_click_on_the_chart_returns(visit, built):
    page = visit(built / "02-ukraine-2014-to-2025.html")
    plot = next(plots(page))
    page.click(".periods button:has-text('2022')")
    plot.evaluate(SETTLED)
    first, last = plot.evaluate("plot => plot.layout.xaxis.range")
    assert "2021" < first < "2022-02-24" < last < "2023-02"
    plot.evaluate("p => Plotly.relayout(p, {'xaxis.range': ['2022-03-01', '2022-04-01']})")
    plot.query_selector(".nsewdrag").dblclick()
    plot.evaluate(SETTLED)
    assert plot.evaluate("plot => plot._fullLayout.xaxis.range") == [first, last]
    plot.evaluate("p => Plotly.relayout(p, {'xaxis.range': ['1900-01-01', '2100-01-01']})")
    assert plot.evaluate("plot => plot._fullLayout.xaxis.range") == [first, last]


def test_hover_says_how_exact_a_date_is(visit, built):
    page = visit(built / "02-ukraine-2014-to-2025.html")
    plot = next(plots(page))
    point = plot.query_selector_all(".scatter .points path.point")[0]
    box = point.bounding_box()
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector(".hoverlayer :text('Cited by')")


def test_a_name_in_the_legend_filters_its_theme(visit, built):
    page = visit(built / "01-at-a-glance.html")
    plot = list(plots(page))[-1]
    before = len(texts(plot))
    plot.query_selector(".legendtoggle").click()
    page.wait_for_timeout(700)  # plotly waits for a second click
    plot.evaluate(SETTLED)
    assert 0 < len(texts(plot)) < before


def texts(plot):
    script = "plot => [...plot.querySelectorAll('.textpoint text')].map(t => t.textContent)"
    return [text for text in plot.evaluate(script) if text.strip()]


def test_a_page_that_is_made_narrower_is_laid_out_anew(visit, built):
    page = visit(built / "02-ukraine-2014-to-2025.html", width=1280)
    assert next(plots(page)).evaluate("plot => plot.layout.yaxis.visible") is False
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_timeout(400)
    plot = next(plots(page))
    assert plot.evaluate("plot => plot.layout.yaxis.type") == "date"  # time now runs down
    assert plot.evaluate("plot => plot.layout.width") < 390


def test_a_dark_page_has_dark_charts(visit, built):
    background = "plot => getComputedStyle(plot.querySelector('.main-svg')).backgroundColor"
    page = visit(built / "02-ukraine-2014-to-2025.html", color_scheme="dark")
    assert next(plots(page)).evaluate(background) == "rgb(22, 24, 27)"
    page.emulate_media(color_scheme="light")
    page.wait_for_timeout(400)
    assert next(plots(page)).evaluate(background) == "rgb(255, 255, 255)"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_texts_have_contrast(visit, built, scheme):
    paper = (255, 255, 255) if scheme == "light" else (22, 24, 27)
    for name in NAMES:
        page = visit(built / f"{name}.html", width=390, color_scheme=scheme)
        for plot in plots(page):
            found = plot.evaluate(
                """plot => [...plot.querySelectorAll("text")].filter(t => t.textContent.trim())
                  .filter(t => !t.closest(".bars, .periods"))
                  .map(t => [getComputedStyle(t).fill, t.textContent])"""
            )
            for fill, text in found:
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
