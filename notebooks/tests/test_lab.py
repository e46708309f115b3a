"""A running JupyterLab in a real browser: its menu gives the file that `make reports` gives."""

import os
import socket
import subprocess
import sys
import time
from contextlib import closing
from urllib.request import urlopen

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import sync_playwright
from sample import events, figure
from test_browser import FLAGS, chromium_path

from timeline.report.__main__ import main

TOKEN = "for-this-test-alone"
# what a package's chart function gives, without any of them
SHOW = "from IPython.display import display\ndisplay({{'{}': {!r}}}, raw=True)"


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


def test_the_menu_gives_the_same_file(lab, folder, tmp_path):
    path = chromium_path()
    if path is None:
        message = "no Chromium or Chrome on this machine: JupyterLab was not looked at"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{lab}/lab/tree/01-story.ipynb?token={TOKEN}")
        page.wait_for_selector(".jp-Notebook .jp-OutputArea-output", timeout=60_000)
        page.wait_for_selector("text=| Idle", timeout=60_000)
        page.click(".lm-MenuBar-item:has-text('File')")
        page.click(".lm-Menu-item:has-text('Save and Export Notebook As')")
        with page.expect_download() as download:
            page.click(".lm-Menu-item:has-text('Report')")
        assert download.value.suggested_filename == "01-story.html"
        download.value.save_as(tmp_path / "menu.html")
        browser.close()
    assert (tmp_path / "menu.html").read_text("utf-8") == (
        folder / "reports" / "01-story.html"
    ).read_text("utf-8")


def test_nbconvert_gives_the_same_file(folder, tmp_path):
    command = [sys.executable, "-m", "nbconvert", "--to", "report", "--output-dir", str(tmp_path)]
    subprocess.run([*command, str(folder / "01-story.ipynb")], check=True, capture_output=True)
    made = (tmp_path / "01-story.html").read_bytes()
    assert made == (folder / "reports" / "01-story.html").read_bytes()
