"""Every form of chart with awkward files, in a real browser: drawn well, or refused in words."""

import pandas as pd
import plotly.express as px
import pytest
from boxes import SETTLED, wrong
from nbformat.v4 import new_notebook
from sample import chart
from test_charts import FILES, FORMS

from timeline import durations, mark_events, tempo
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
        page.wait_for_timeout(400)
        for number, figure in enumerate(page.query_selector_all("figure.chart")):
            figure.scroll_into_view_if_needed()
            plot = figure.query_selector(".plot")
            plot.evaluate(SETTLED)
            assert wrong(plot) == [], (width, number)
