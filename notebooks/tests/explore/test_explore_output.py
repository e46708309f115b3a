"""What a notebook stores of an explorer, and what a report makes of it."""

import json
import re
import subprocess
import sys

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from sample import chart as plotly_cell
from sample import events as plotly_events
from sample import figure
from test_page import write

from timeline import explore
from timeline.drawing.chart import KIND
from timeline.drawing.packed import unpack
from timeline.explore import told as module
from timeline.report.__main__ import main

VIEW = "application/vnd.jupyter.widget-view+json"
HOSTILE = "</script><img src=x onerror=alert(1)>"
LIVES = "html[data-explored]"
SOURCE = """from timeline import explore, read_events
explore(read_events("events.csv"), title="All of it")"""


def page_of(explorer, path, *more):
    """A report of a notebook whose only chart is an explorer, but for `more` cells."""
    made = {k: v for k, v in explorer._repr_mimebundle_().items() if k != VIEW}
    cell = new_code_cell("it", execution_count=1, outputs=[new_output("display_data", made)])
    return write(path, new_notebook(cells=[new_markdown_cell("# Explore"), cell, *more]))


def test_an_output_has_a_picture_and_plain_words(events):
    explorer = explore(events, title="All of it")
    made = explorer._repr_mimebundle_()
    assert {*made} == {VIEW, KIND, "image/svg+xml", "text/plain"}
    assert made["text/plain"] == "Explorer: All of it" == repr(explorer)
    assert made["image/svg+xml"].startswith('<svg xmlns="http://www.w3.org/2000/svg" width="100%"')
    again = explore(events, title="All of it")._repr_mimebundle_()
    assert {**made, VIEW: 0} == {**again, VIEW: 0}
    told = unpack(made[KIND])
    assert told["explore"] == json.loads(json.dumps(explorer._told))
    assert told["facts"]["ids"] == events["id"].tolist()


def test_lanes_stand_in_the_picture_too(events):
    made = explore(events, by="theme", title="x")._repr_mimebundle_()["image/svg+xml"]
    assert all(f">{name}</tspan>" in made for name in events["theme"].cat.categories)


def test_the_picture_of_many_is_small_and_says_what_is_missing(read, monkeypatch):
    monkeypatch.setattr(module, "HELD", 250)
    events = read("date,title", *(f"{1600 + n}-03-18,E{n}" for n in range(400)))
    made = explore(events)._repr_mimebundle_()
    assert "The 200 most important of 400 events are drawn." in made["image/svg+xml"]
    told = unpack(made[KIND])
    assert "250 of 400 events by name; all are counted in the strip." in told["still"]
    assert len(told["facts"]["rows"]) == 250
    assert made["image/svg+xml"].count("<") < 3_000


def test_without_events_it_says_so(events, visit, tmp_path):
    explorer = explore(events.iloc[:0])
    assert "No events" in explorer._repr_mimebundle_()["image/svg+xml"]
    page = visit(page_of(explorer, tmp_path / "a.html"), wait=LIVES)
    assert page.inner_text(".explorer") == "No events."


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A notebook with its outputs stored."""
    folder = tmp_path_factory.mktemp("stored")
    lines = "date,title,theme\n2014-03-18,A treaty,Talks\n2022-02-24/..,A war,War\n"
    (folder / "events.csv").write_text(lines, "utf-8")
    cells = [new_markdown_cell("# It", id="a"), new_code_cell(SOURCE, id="b")]
    nbformat.write(new_notebook(cells=cells), folder / "01-it.ipynb")
    assert main([str(folder / "01-it.ipynb"), "--outputs"]) == 0
    return folder


def test_what_is_stored_needs_no_kernel(folder):
    text = (folder / "01-it.ipynb").read_text("utf-8")
    nb = json.loads(text)
    (output,) = nb["cells"][1]["outputs"]
    assert {*output["data"]} == {KIND, "image/svg+xml", "text/plain"}
    assert "widgets" not in nb["metadata"] and not re.search("0x[0-9a-f]{6}", text)


def test_nbval_finds_the_same_again(folder):
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-c", "/dev/null", "--rootdir", "."]
    command += ["-p", "no:cacheprovider", "--nbval", "--nbval-current-env", "01-it.ipynb"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_a_report_has_it_alive(events, visit, tmp_path):
    page = visit(page_of(explore(events), tmp_path / "a.html"), wait=LIVES)
    assert page.locator(".explorer svg.scene [data-id]").count() > 20
    assert not page.locator("#_events").is_visible()
    page.fill(".explorer [type=search]", "kursk")
    page.wait_for_selector(f".tally:has-text('of {len(events)} ')")


def test_with_scripts_off_it_is_a_picture_and_a_list(events, visit, tmp_path):
    path = page_of(explore(events, title="All of it"), tmp_path / "a.html")
    page = visit(path, wait="main", java_script_enabled=False)
    assert page.locator(".explorer .picture svg.scene:visible").count() == 1
    assert page.locator(".entries > li:visible").count() == len(events)
    assert page.locator("figure h2:visible").inner_text() == "All of it"


def test_beside_it_other_charts_live_too(events, visit, tmp_path):
    other = plotly_cell(figure(plotly_events()))
    page = visit(page_of(explore(events), tmp_path / "a.html", other), wait=LIVES)
    page.wait_for_selector("html[data-drawn='1']", state="attached")
    assert page.locator(".find output").count() == 1


def test_hostile_text_in_every_column_stays_text(events, visit, tmp_path):
    words = events.select_dtypes("str").columns.difference(["reference_url", "reference"])
    bad = events.assign(**dict.fromkeys(words, HOSTILE), theme=HOSTILE)
    bad["id"] = [f"{HOSTILE}{n}" for n in range(len(bad))]
    explorer = explore(bad, title=HOSTILE, summary=HOSTILE, source=HOSTILE)
    page = visit(page_of(explorer, tmp_path / "a.html"), wait=LIVES)
    assert page.locator("img").count() == 0
    assert page.locator(".explorer svg.scene [data-id]").count() > 5


@pytest.mark.parametrize(
    "spoil",
    [
        lambda told: told["kinds"][0].update(markup="<g onclick='a()'></g>"),
        lambda told: told["events"]["links"].__setitem__(0, [["x", "javascript:alert(1)"]]),
        lambda told: told["events"]["title"].pop(),
        lambda told: told["events"]["first"].__setitem__(0, "1"),
        lambda told: told["facets"]["theme"]["of"].__setitem__(0, [99]),
        lambda told: told["events"]["kind"].__setitem__(0, -1),
        lambda told: told.update(version=2),
        lambda told: told.update(events=[]),
        lambda told: told.update(rest={"edges": []}),
    ],
)
def test_what_is_not_as_ours_stays_a_picture(events, tmp_path, monkeypatch, spoil):
    explorer = explore(events)
    told = json.loads(json.dumps(explorer._told))
    spoil(told)
    stored = unpack(explorer._repr_mimebundle_()[KIND]) | {"explore": told}
    monkeypatch.setattr(type(explorer), "_repr_mimebundle_", lambda self: {KIND: stored})
    text = page_of(explorer, tmp_path / "a.html").read_text("utf-8")
    assert 'class="explores"' not in text and "<svg" in text
