"""Every form of chart in a real browser, in a report: drawn well, or refused in words."""

import csv
import json
import os
from datetime import date

import pandas as pd
import plotly.express as px
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from pictures import SPACED, faults, wake
from stories import FORMS, OF_CITATIONS, read, story

from timeline import mark_events, read_events
from timeline.drawing.chart import PLOTLY, Chart
from timeline.report import ReportExporter

FRESH = int(os.environ.get("STORIES", "8"))
TODAY = date.today().toordinal() * 100_000  # the same for all workers of pytest-xdist
WIDTHS = [320, 390, 768, 1280, 1920]
PRESSES = [2, 4, 5, 5]  # of +, each half as near again: 2, 11, 87 and 660 times as near


def charts(frames):
    """Those that can be drawn of a story, by their names."""
    made = {}
    for name, form in FORMS.items():
        if name == "mark_events" or (frames[1] is None and name in OF_CITATIONS):
            continue
        try:
            made[name] = form(*frames)
        except ValueError:  # test_every_form.py reads what it says
            continue
    assert len(made) >= 4 and all(isinstance(chart, Chart) for chart in made.values())
    return made


def write(path, charts):
    """A report of these charts."""
    outputs = [new_output("display_data", chart._repr_mimebundle_()) for chart in charts]
    cells = [new_code_cell("x", execution_count=1, outputs=[output]) for output in outputs]
    path.write_text(ReportExporter().from_notebook_node(new_notebook(cells=cells))[0], "utf-8")
    return path


def look(visit, path, widths):
    page = visit(path)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 60)))")
        assert faults(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    return page


def test_nothing_meets_in_this_story_at_any_width(visit, events, citations, articles, tmp_path):
    made = charts((events, citations, articles))
    look(visit, write(tmp_path / "forms.html", made.values()), WIDTHS)


def test_nothing_meets_in_text_that_a_reader_spaces(visit, events, citations, articles, tmp_path):
    made = charts((events, citations, articles))
    look_spaced(visit, write(tmp_path / "forms.html", made.values()))


STYLES = """[...document.querySelectorAll(".picture, .picture *")]
  .filter((each) => each.checkVisibility()).map(({ style }) => style.zoom + style.fontSize)"""


def look_spaced(visit, path):
    page = visit(path)
    page.add_style_tag(content=SPACED)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(300)
        wake(page)
        assert faults(page) == [], width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.locator("style").last.evaluate("style => style.remove()")
    page.wait_for_timeout(600)
    wake(page)
    assert set(page.evaluate(STYLES)) == {""}


@pytest.mark.long
@pytest.mark.parametrize("seed", [*range(12), *range(TODAY, TODAY + FRESH)], ids="seed-{}".format)
def test_nothing_meets_in_any_story_at_any_width(visit, tmp_path, seed):
    made = charts(read(story(seed)))
    path = write(tmp_path / "forms.html", made.values())
    look(visit, path, WIDTHS)
    look_spaced(visit, path)


def zoomed(visit, path, width):
    """Each picture that zooms, nearer and nearer to its middle."""
    page = visit(path, width=width)
    for figure in page.query_selector_all("figure.chart"):
        svg = next(s for s in figure.query_selector_all("svg.scene") if s.is_visible())
        svg.focus()
        for presses in PRESSES:
            for _ in range(presses):
                page.keyboard.press("+")
            page.evaluate("new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
            assert faults(page) == [], (figure.get_attribute("id"), presses)


ROWS = ["timeline", "lanes by theme", "since"]  # the forms that zoom


@pytest.mark.parametrize("width", [768, 1280])
def test_nothing_meets_at_any_zoom_of_this_story(visit, events, tmp_path, width):
    made = charts((events, None, None))
    zoomed(visit, write(tmp_path / "rows.html", [made[name] for name in ROWS]), width)


@pytest.mark.long
@pytest.mark.parametrize("seed", [*range(12), *range(TODAY, TODAY + FRESH)], ids="seed-{}".format)
def test_nothing_meets_at_any_zoom_of_any_story(visit, tmp_path, seed):
    made = charts((read(story(seed))[0], None, None))
    zoomed(visit, write(tmp_path / "rows.html", [made[n] for n in ROWS if n in made]), 1280)


HOSTILE = [
    "<img src=x onerror=window.hit=1>",
    "<b>bold</b> &amp; <i>it</i>",
    "%{x} %{customdata} {{ 7*7 }}",
    "costs $5 and $6, or $x^2$",
    "=HYPERLINK(1) and -1+1",
    "</script><svg onload=window.hit=1>",
    "]]> <!-- -- ' \" &#x3c;",
]


def test_hostile_text_stays_text_in_every_chart(visit, tmp_path):
    path = tmp_path / "events.csv"
    rows = [
        [f"20{10 + n}-05-05/20{12 + n}", text, text, text, text, text, text]
        for n, text in enumerate(HOSTILE)
    ]
    names = ["date", "title", "description", "theme", "actors", "place", "note"]
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([names, *rows])
    made = charts((read_events(path), None, None))
    page = visit(write(tmp_path / "forms.html", made.values()))
    said = page.evaluate(
        "[...document.querySelectorAll('svg.scene text')].map((t) => t.textContent).join(' ')"
    )
    assert all(text.split()[0] in said for text in HOSTILE)
    assert page.query_selector_all("figure img, svg svg[onload], figure b") == []
    assert page.evaluate("window.hit") is None


def test_a_changed_chart_and_a_foreign_figure_are_drawn_by_plotly(visit, events, tmp_path):
    days = pd.date_range("2000-01-01", "2025-01-01", 6)
    changed = FORMS["timeline"](events, None, None)
    changed.add_vline(x="2014-03-18", line_color="teal")
    marked = mark_events(px.line(x=days, y=[3, 1, 4, 1, 5, 9]), events.tail(20))
    plain = px.line(x=days, y=[2, 7, 1, 8, 2, 8], title="Not ours")
    shown = [{PLOTLY: json.loads(fig.to_json())} for fig in (changed, marked, plain)]
    outputs = [new_output("display_data", data) for data in shown]
    cells = [new_code_cell("x", execution_count=1, outputs=[output]) for output in outputs]
    path = tmp_path / "others.html"
    path.write_text(ReportExporter().from_notebook_node(new_notebook(cells=cells))[0], "utf-8")
    page = visit(path)
    for figure in page.query_selector_all("figure.chart"):
        figure.scroll_into_view_if_needed()
        figure.wait_for_selector(".plot .main-svg")
    assert len(page.query_selector_all(".plot .plot-container")) == 3
    assert page.query_selector("svg.scene") is None
    drawn = page.locator("#figure-1 .annotation-text", has_text="full-scale invasion")
    assert drawn.count() == 1 and page.locator("#figure-1 [stroke*=teal], #figure-1 path").count()
