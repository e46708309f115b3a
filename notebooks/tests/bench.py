"""``make bench``: size and speed, as ratios to plotly express in the same run.

The peer is what most people would write: `px.timeline`, saved with `to_html`. Both
pages carry plotly.js and are opened from disk by the same Chromium. Times depend
on the machine, the ratios little.
"""

import io
import tempfile
from pathlib import Path
from time import perf_counter

import numpy as np
import pandas as pd
import plotly.express as px
from nbformat.v4 import new_code_cell, new_notebook, new_output
from playwright.sync_api import sync_playwright
from test_browser import FLAGS, chromium_path

from timeline import read_events, timeline
from timeline.report import ReportExporter

ROUNDS = 3


def main():
    print(f"{'events':>6}  {'':22}{'ours':>9}{'peer':>9}{'ratio':>7}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        for number in [50, 500]:
            text = sample(number)
            pages = Path(folder, f"ours-{number}.html"), Path(folder, f"peer-{number}.html")
            made = timed(ours, text, pages[0]), timed(peer, text, pages[1])
            show(number, "CSV to page, s", *made)
            show(number, "size of page, MB", *(page.stat().st_size / 1e6 for page in pages))
            show(number, "open until drawn, s", *(opened(browser, page) for page in pages))
        browser.close()


def sample(number):
    """A CSV of single days and of spans, crowded towards the end as stories are."""
    random = np.random.default_rng(1)
    days = np.sort(2025 - random.exponential(4, number))
    first = pd.to_datetime(((days - 1970) * 365.2425).astype("int64"), unit="D")
    last = first + pd.to_timedelta(random.integers(1, 300, number), unit="D")
    rows = [
        f"{a:%Y-%m-%d}{f'/{b:%Y-%m-%d}' if i % 3 else ''},Event number {i} of the sample,T{i % 5}"
        for i, (a, b) in enumerate(zip(first, last, strict=True))
    ]
    return "\n".join(["date,title,theme", *rows])


def ours(text, path):
    figure = timeline(read_events(io.StringIO(text)))
    output = new_output("display_data", {"application/vnd.plotly.v1+json": figure.to_plotly_json()})
    cell = new_code_cell("timeline(events)", execution_count=1, outputs=[output])
    page, _ = ReportExporter().from_notebook_node(new_notebook(cells=[cell]))
    path.write_text(page, "utf-8")


def peer(text, path):
    frame = pd.read_csv(io.StringIO(text))
    frame[["start", "end"]] = frame["date"].str.split("/", expand=True)
    frame["end"] = frame["end"].fillna(frame["start"])
    chart = px.timeline(frame, x_start="start", x_end="end", y="title", color="theme")
    chart.write_html(path, include_plotlyjs=True)


def timed(function, *arguments):
    """The best of several rounds, in s."""
    times = []
    for _ in range(ROUNDS):
        begin = perf_counter()
        function(*arguments)
        times.append(perf_counter() - begin)
    return min(times)


def opened(browser, path):
    """From the visit until plotly has drawn the chart, best of several rounds, in s."""

    def visit():
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(path.as_uri())
        page.wait_for_selector(".main-svg .point", state="attached")
        page.close()

    return timed(visit)


def show(number, what, mine, other):
    print(f"{number:6}  {what:22}{mine:9.2f}{other:9.2f}{mine / other:7.2f}")


if __name__ == "__main__":
    main()
