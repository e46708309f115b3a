import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import sync_playwright
from xdist.scheduler import LoadScopeScheduling

from timeline import read_articles, read_citations, read_events

NOTEBOOKS = Path(__file__).parent.parent
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


# no test fails for being slow: the machine may be busy
settings.register_profile("ours", deadline=None)
settings.load_profile("ours")

WHOLE = (".ipynb", "test_lab.py", "test_readme.py")  # files whose tests share something costly


class Scheduler(LoadScopeScheduling):
    """Gives each test to the next free core, but keeps those together that share a kernel.

    (pytest-xdist 3.8 has groups for this, which pytest 9.2 does not heed.)
    """

    def _split_scope(self, nodeid):
        file, _, _ = nodeid.partition("::")
        return file if file.endswith(WHOLE) else nodeid


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    return Scheduler(config, log)


def chromium_path():
    # the first has no window, and so takes half of the time that the whole browser takes
    names = ["chromium-headless-shell", "chromium", "chromium-browser"]
    names += ["google-chrome", "google-chrome-stable"]
    return next(filter(None, map(shutil.which, names)), None)


@pytest.fixture(scope="session")
def chromium():
    path = chromium_path()
    if path is None:
        message = "no Chromium or Chrome on this machine: nothing was looked at"
        pytest.fail(message) if os.environ.get("CI") else pytest.skip(message)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The folder of the reports of this repository, as `make reports` makes them.

    They are built once a run, and only what has changed since the last.
    """
    root = NOTEBOOKS.parent
    with FileLock(tmp_path_factory.getbasetemp().parent / "reports.lock"):
        command = [sys.executable, "-m", "timeline.report"]
        done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    return root / "reports"


@pytest.fixture
def visit(chromium):
    """Opens a file; any request, error or warning but to the file fails the test."""
    contexts, trouble = [], []

    def open_page(path, address="", width=1280, wait="html[data-drawn]", **options):
        context = chromium.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: note(request.url, path))
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.on("console", lambda said: trouble.append(said.text))
        page.goto(path.as_uri() + address)
        page.wait_for_selector(wait, state="attached")
        return page

    def note(url, path):
        if not url.startswith((path.parent.as_uri(), "data:", "blob:")):
            trouble.append(f"request: {url}")

    yield open_page
    for context in contexts:
        context.close()
    assert trouble == []


@pytest.fixture
def read(tmp_path):
    """Reads events from lines of CSV."""

    def from_lines(*lines):
        path = tmp_path / "events.csv"
        path.write_text("\n".join(lines) + "\n", "utf-8")
        return read_events(path)

    return from_lines


@pytest.fixture(scope="session")
def articles():
    return read_articles(NOTEBOOKS / "articles.csv")


@pytest.fixture(scope="session")
def events(articles):
    return read_events(NOTEBOOKS.parent / "events.csv", articles)


@pytest.fixture(scope="session")
def citations(events, articles):
    return read_citations(NOTEBOOKS / "citations.csv", events, articles)


def texts(fig, of_events=True):
    """The traces of a figure that are labels of events, or else the other texts."""
    found = [t for t in fig.data if t.type == "scatter" and t.mode == "text"]
    return [t for t in found if bool(t.customdata) == of_events]
