"""Every form of chart with awkward files, in a real browser: drawn well, or refused in words."""

import csv

import pandas as pd
import plotly.express as px
import pytest
from boxes import DRAWN, wrong
from nbformat.v4 import new_notebook
from sample import chart
from test_charts import FILES, FORMS

from timeline import durations, lanes, mark_events, panels, read_events, tempo, timeline
from timeline.report import ReportExporter

AWKWARD = [
    "one day",
    "two",
    "all on one day",
    "no exact dates",
    "five thousand years",
    "long titles",
    "five hundred",
]


def marked(events):
    ends = pd.to_datetime(["2010-01-01", "2030-01-01"])
    return mark_events(px.line(x=ends, y=[1, 2]), events)


@pytest.mark.parametrize("name", AWKWARD)
def test_every_form_is_drawn_well_or_says_why_not(visit, read, tmp_path, name):
    events = read("date,title", *FILES[name])
    cells = []
    for form in [*FORMS.values(), durations, tempo, marked]:
        try:
            cells.append(chart(form(events).to_plotly_json()))
        except ValueError as error:
            assert "timeline" in str(error)
    assert len(cells) >= 4
    html, _ = ReportExporter().from_notebook_node(new_notebook(cells=cells))
    (tmp_path / "forms.html").write_text(html, "utf-8")
    page = visit(tmp_path / "forms.html")
    for width in (390, 768, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        for number, figure in enumerate(page.query_selector_all("figure.chart")):
            figure.scroll_into_view_if_needed()
            plot = figure.query_selector(".plot")
            plot.evaluate(DRAWN)
            assert wrong(plot) == [], (width, number)


HOSTILE = [
    "<img src=x onerror=window.hit=1>",
    "<b>bold</b> &amp; <i>it</i>",
    "%{x} %{customdata} {{ 7*7 }}",
    "costs $5 and $6, or $x^2$",
    "=HYPERLINK(1) and -1+1",
    "</script><svg onload=window.hit=1>",
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
    events = read_events(path)
    forms = [timeline, panels, lanes, durations, tempo, marked]
    cells = [chart(form(events).to_plotly_json()) for form in forms]
    html, _ = ReportExporter().from_notebook_node(new_notebook(cells=cells))
    (tmp_path / "forms.html").write_text(html, "utf-8")
    page = visit(tmp_path / "forms.html")
    for figure in page.query_selector_all("figure.chart"):
        figure.scroll_into_view_if_needed()
        figure.query_selector(".plot").evaluate(DRAWN)
    said = page.eval_on_selector_all(
        "#figure-1 .textpoint text", "all => all.map((text) => text.textContent).join(' ')"
    )
    assert all(text.split()[0] in said for text in HOSTILE)
    assert page.query_selector_all("figure img, .plot svg svg[onload], figure b") == []
    assert page.evaluate("window.hit") is None
