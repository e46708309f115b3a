"""A running JupyterLab in a real browser: its menu gives the file that `make reports` gives."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import closing
from itertools import count
from urllib.request import urlopen

import nbformat
import pandas as pd
import pytest
from boxes import SETTLED
from conftest import NOTEBOOKS
from exploring import HANDS, assert_sound_anywhere, explore
from figures import wrong
from made_up import crowded
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from sample import events, figure

from timeline.report.__main__ import main

TOKEN = "for-this-test-alone"
STORY = [path.name for path in sorted(NOTEBOOKS.glob("*.ipynb"))]
PLOTTED = [name for name in STORY if "vnd.plotly" in (NOTEBOOKS / name).read_text("utf-8")]
WIDTHS = 1280, 1440, 1000  # px: of the browser
numbers = count()
# what a package's chart function gives, without any of them
SHOW = "from IPython.display import display\ndisplay({{'{}': {!r}}}, raw=True)"

# a notebook with an explorer, and a cell that reads back what was selected in it
EXPLORE = [
    "from timeline import explore, read_events\n"
    'explorer = explore(read_events("../events.csv"))\nexplorer',
    'crowd = explore(read_events("crowd.csv"))\ncrowd',
    'print("|".join(explorer.selected["title"]), len(explorer.shown), *explorer.window, sep="|")',
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A notebook with its outputs stored, a second one, and their reports."""
    folder = tmp_path_factory.mktemp("lab")
    fig = figure(events(), title="Grüße & <b>signs</b>", buttons=True)
    source = SHOW.format("application/vnd.plotly.v1+json", fig)
    cells = [
        new_markdown_cell("# A story\n\nIts *finding*.", id="a"),
        new_code_cell(source, id="b"),
        new_code_cell("print('said')\n1 + 1", id="c"),
    ]
    nbformat.write(new_notebook(cells=cells), folder / "01-story.ipynb")
    nbformat.write(new_notebook(cells=[new_markdown_cell("# Two", id="a")]), folder / "02.ipynb")
    (folder / "story").mkdir()
    shutil.copy(NOTEBOOKS.parent / "events.csv", folder)
    shutil.copy(NOTEBOOKS / "articles.csv", folder / "story")
    (folder / "story" / "crowd.csv").write_text("\n".join(crowded()), "utf-8")
    cells = [new_code_cell(source, id=f"c{k}") for k, source in enumerate(EXPLORE)]
    asked = nbformat.read(NOTEBOOKS / STORY[0], as_version=4).metadata
    made = new_notebook(cells=cells, metadata=asked)
    nbformat.write(made, folder / "story" / "explore.ipynb")
    for path in NOTEBOOKS.glob("*.ipynb"):
        shutil.copy(path, folder / "story")
    notebooks = [str(folder / name) for name in ("01-story.ipynb", "02.ipynb")]
    assert main([*notebooks, "--outputs"]) == 0
    assert main([*notebooks, "--to", str(folder / "reports")]) == 0
    return folder


@pytest.fixture(scope="module")
def lab(folder, tmp_path_factory):
    """The address of a JupyterLab that runs in the folder, with settings of its own."""
    settings = tmp_path_factory.mktemp("settings")
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += ["--ip=127.0.0.1", f"--port={port}", f"--IdentityProvider.token={TOKEN}"]
    own = {f"JUPYTER_{name}_DIR": str(settings / name) for name in ("CONFIG", "RUNTIME")}
    own["JUPYTERLAB_WORKSPACES_DIR"] = str(settings / "workspaces")
    own["JUPYTERLAB_SETTINGS_DIR"] = str(settings / "user")
    tracker = settings / "user" / "@jupyterlab" / "notebook-extension"
    tracker.mkdir(parents=True)
    whole = '{"windowingMode": "none"}'  # all cells are there, also those out of view
    (tracker / "tracker.jupyterlab-settings").write_text(whole, "utf-8")
    with subprocess.Popen(
        command, cwd=folder, env=os.environ | own, stderr=subprocess.DEVNULL
    ) as server:
        wait_for(f"http://127.0.0.1:{port}/api")
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def wait_for(address, seconds=60):
    end = time.monotonic() + seconds
    while True:
        try:
            with urlopen(address):
                return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.3)


@pytest.fixture
def open_notebook(chromium, lab):
    """Opens a notebook in JupyterLab, 1280 px wide, its sidebar open."""
    contexts = []

    def opened(name, wait=".jp-Notebook .jp-OutputArea-output"):
        contexts.append(chromium.new_context(viewport={"width": 1280, "height": 900}))
        page = contexts[-1].new_page()
        workspace = f"w{next(numbers)}"  # or JupyterLab opens again what was open before
        page.goto(f"{lab}/lab/workspaces/{workspace}/tree/{name}?token={TOKEN}")
        page.wait_for_selector(wait, state="attached", timeout=60_000)
        page.wait_for_selector("text=| Idle", timeout=60_000)
        return page

    yield opened
    for context in contexts:
        context.close()


def test_the_menu_gives_the_same_file(open_notebook, folder, tmp_path):
    page = open_notebook("01-story.ipynb")
    page.click(".lm-MenuBar-item:has-text('File')")
    page.click(".lm-Menu-item:has-text('Save and Export Notebook As')")
    with page.expect_download() as download:
        page.click(".lm-Menu-item:has-text('Report')")
    assert download.value.suggested_filename == "01-story.html"
    download.value.save_as(tmp_path / "menu.html")
    assert (tmp_path / "menu.html").read_text("utf-8") == (
        folder / "reports" / "01-story.html"
    ).read_text("utf-8")


@pytest.mark.parametrize("name", PLOTTED)
def test_every_text_of_a_chart_can_be_read_in_jupyterlab(open_notebook, name):
    page = open_notebook(f"story/{name}")
    plots = plots_of(page, NOTEBOOKS / name)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for number, plot in enumerate(plots):
            plot.evaluate("plot => plot.scrollIntoView()")
            plot.evaluate(SETTLED)
            drawn, room, most = plot.evaluate(
                "plot => [plot._fullLayout.width, plot.clientWidth, plot.layout.width]"
            )
            assert width - 450 < room
            assert drawn == (most or room), (width, number)
            assert wrong(plot) == [], (width, number)


def plots_of(page, path):
    """The charts of a notebook, when all are drawn."""
    expected = path.read_text("utf-8").count('vnd.plotly.v1+json": {')
    page.locator(".js-plotly-plot").nth(expected - 1).wait_for(state="attached")
    plots = page.query_selector_all(".js-plotly-plot")
    assert len(plots) == expected
    return plots


def test_names_have_the_colour_of_the_text_around_them(open_notebook):
    page = open_notebook(f"story/{STORY[1]}")
    plot = plots_of(page, NOTEBOOKS / STORY[1])[0]
    # as in a dark theme
    page.evaluate("document.body.style.setProperty('--jp-content-font-color1', 'rgb(9, 8, 7)')")
    texts = plot.query_selector_all(".gtitle tspan, .annotation tspan")
    fills = [text.evaluate("text => getComputedStyle(text).fill") for text in texts]
    assert fills.count("rgb(9, 8, 7)") > 5


def test_a_double_click_leads_back_to_the_opening(open_notebook):
    page = open_notebook(f"story/{STORY[1]}")
    plot = plots_of(page, NOTEBOOKS / STORY[1])[0]
    plot.evaluate("plot => plot.scrollIntoView()")
    plot.evaluate(SETTLED)
    window = "plot => plot._fullLayout.xaxis.range.map(String)"
    opening = plot.evaluate(window)
    ground = plot.query_selector(".nsewdrag").bounding_box()
    x, y = ground["x"] + ground["width"] / 2, ground["y"] + ground["height"] / 2
    page.mouse.dblclick(x, y)  # there already: plotly's own answer is to show all
    plot.evaluate(SETTLED)
    assert plot.evaluate(window) == opening


@pytest.mark.parametrize("options", [[], ["--execute"]])
def test_nbconvert_gives_the_same_file(folder, tmp_path, options):
    command = [sys.executable, "-m", "nbconvert", "--to", "report", *options]
    command += ["--output-dir", str(tmp_path), str(folder / "01-story.ipynb")]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    made = (tmp_path / "01-story.html").read_bytes()
    assert made == (folder / "reports" / "01-story.html").read_bytes()


@pytest.fixture
def open_explorer(open_notebook):
    """Opens the notebook with explorers, and runs the cells until one of them."""

    def opened(last=0):
        page = open_notebook("story/explore.ipynb", wait=".jp-Notebook .jp-CodeCell")
        for number in range(last + 1):
            cell = run(page, number)
        explorer = cell.locator(".jp-OutputArea-output .explorer")
        explorer.locator(".scene").wait_for(timeout=60_000)
        return page, explorer

    return opened


def run(page, number):
    cell = page.locator(".jp-CodeCell").nth(number)
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    cell.locator(".jp-InputArea-prompt", has_text=re.compile(r"\[\d+\]")).wait_for(timeout=60_000)
    return cell


@pytest.mark.parametrize("hand", HANDS)
def test_one_finds_zooms_walks_selects_and_reads_back(open_explorer, hand):
    page, explorer = open_explorer()
    wanted = explore(hand(page, explorer))
    shown = len(explorer.locator(".list li").all())
    page.wait_for_timeout(500)
    said = run(page, 2).locator(".jp-OutputArea-output").inner_text().split("|")
    assert sorted(said[:3]) == sorted(wanted)
    assert int(said[3]) == shown
    first, last = map(pd.Timestamp, said[4:])
    assert first < last


@pytest.mark.parametrize("number", [0, 1])
def test_nothing_meets_at_any_window(open_explorer, number):
    _, explorer = open_explorer(number)
    assert_sound_anywhere(explorer)


def test_no_key_in_an_explorer_is_one_of_the_notebook(open_explorer):
    page, explorer = open_explorer()
    cells = page.locator(".jp-Cell").count()
    explorer.locator(".scene").focus()
    for key in "dd00abx":
        page.keyboard.press(key)
        page.wait_for_timeout(150)
        assert page.locator(".jp-Cell").count() == cells, key
        assert page.locator(".jp-Dialog").count() == 0, key  # asks before a kernel starts anew
    assert "|" in run(page, 2).locator(".jp-OutputArea-output").inner_text()
