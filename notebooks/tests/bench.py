"""``make bench``: time and weight, as ratios to what others would use, all in one run.

All pages are opened from disk by the same Chromium with the network cut. Times depend on
the machine, the ratios little. A round is one visit; the best of several counts.

- building all reports: against `jupyter nbconvert --execute --to html`
- a report: its weight against 0.2 MB, its first chart against a tenth of a second
- the first chart: against the same events in vis-timeline and TimelineJS3, from npm
- an explorer of many events: against vis-timeline, and against one of 1,000
- a chart of many events: against `plotly.express.timeline`, saved with `write_html`
"""

import io
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from time import perf_counter

import bench_explore
import bench_page
import pandas as pd
import plotly.express as px
from bench_page import ours, report, sample
from bench_placing import seated
from bench_reading import reading
from conftest import FLAGS, NOTEBOOKS, chromium_path
from playwright.sync_api import sync_playwright

from timeline import read_events, timeline
from timeline.report import bundle

ROUNDS = 3
OURS_IN = 'class="pictures'  # of a page with pictures
OURS = "svg.scene text"  # what a report has drawn, answering or not
MARK = ".main-svg .point"  # what plotly has drawn
READY = "html[data-drawn] svg.scene [data-id]"  # the same, once the scripts answer the pointer
# a mark counts from the frame in which one can see it: vis-timeline hides its own at first
LOOK = """(function look() {
  const seen = [...document.querySelectorAll(%s)].some((mark) =>
    mark.getBoundingClientRect().width && getComputedStyle(mark).visibility === "visible");
  if (seen) window.firstMark ??= performance.now();
  else requestAnimationFrame(look);
})()"""
PEERS = {
    "vis-timeline": ("vis-timeline@8.5.4", ".vis-item"),
    "TimelineJS3": ("@knight-lab/timelinejs@3.9.11", ".tl-timemarker"),
}


def main():
    bundle.ensure()
    print(f"{'':44}{'ours':>9}{'theirs':>9}{'ratio':>7}{'aim':>7}")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        for bench in [building, reports, peers, many, explorers]:
            bench(Path(folder), browser)
        browser.close()
    for what, pair in reading().items():
        show(f"100,000 rows: {what}", *pair, "5" if "file" in what else "")
    (few, _), (many_rows, _) = seated(1_000), seated(10_000)
    show("rows found, s: 10,000 against 1,000", many_rows, few, "20")


def show(what, mine, theirs, aim=""):
    print(f"{what:44}{mine:9.2f}{theirs:9.2f}{mine / theirs:7.2f}{aim:>7}", flush=True)


def notebooks():
    return sorted(map(str, NOTEBOOKS.glob("*.ipynb")))


def building(folder, _):
    """All reports made anew, against nbconvert's pages of the same notebooks."""
    ours = ["-m", "timeline.report", *notebooks(), "--again", "--to", str(folder / "ours")]
    theirs = ["-m", "nbconvert", "--execute", "--to", "html", *notebooks()]
    mine = timed(run, ours, rounds=1)
    other = timed(run, [*theirs, "--output-dir", str(folder / "plain")], rounds=1)
    show(f"building {len(notebooks())} reports, s", mine, other, 0.6)


def run(arguments):
    program = [sys.executable, *arguments]
    return subprocess.run(program, check=True, capture_output=True, text=True).stdout


def reports(folder, browser):
    """Each report: its weight, and when its first chart is drawn."""
    for path in sorted((folder / "ours").glob("0*.html")):
        show(f"{path.stem}: weight, MB, to 0.2", megabytes(path), 0.2, "1")
        if OURS_IN in path.read_text("utf-8"):
            show(f"{path.stem}: first chart, ms, to 100", 1000 * opened(browser, path, OURS), 100)


def megabytes(path):
    return path.stat().st_size / 1e6


def peers(folder, browser):
    """The story's events in a report, against the same in other libraries' pages."""
    npm = shutil.which("npm")
    if npm is None:
        print("vis-timeline and TimelineJS3: not measured, there is no npm to fetch them")
        return
    events = read_events(NOTEBOOKS.parent / "events.csv")
    events = events[events["start_min"].ge("1900")]
    page = folder / "story.html"
    page.write_text(report(timeline(events)), "utf-8")
    compare(browser, npm, folder, page, events, PEERS)
    crowd = read_events(io.StringIO(sample(10_000)))
    page.write_text(report(timeline(crowd)), "utf-8")
    compare(browser, npm, folder, page, crowd, {"vis-timeline": PEERS["vis-timeline"]})


def compare(browser, npm, folder, page, events, names):
    """When our page is first drawn and when it answers, against when others are drawn."""
    drawn, ready = opened(browser, page, OURS), opened(browser, page, READY)
    aims = {"vis-timeline": ("0.4", "1.0") if len(events) < 1000 else ("0.1", "")}
    for name, (package, mark) in names.items():
        other = write_peer(name, fetched(npm, package, folder / name), events)
        theirs, (first, answer) = opened(browser, other, mark), aims.get(name, ("", ""))
        show(f"{len(events)} events, first drawn: {name}, s", drawn, theirs, first)
        show(f"{len(events)} events, answering: {name}, s", ready, theirs, answer)


def explorers(folder, browser):
    """Pages that are explorers of more and more events."""
    pages = {
        number: bench_explore.write(number, folder / f"explore-{number}.html")
        for number in (1_000, 10_000, 100_000)
    }
    for mark, what in [(bench_explore.DRAWN, "first drawn"), (bench_explore.ALIVE, "alive")]:
        times = {number: opened(browser, page, mark) for number, page in pages.items()}
        other = folder / "vis-timeline" / "package" / "page.html"  # of 10,000, see `peers`
        aim = "0.15" if mark == bench_explore.DRAWN else ""
        if other.exists():
            theirs = opened(browser, other, PEERS["vis-timeline"][1])
            show(f"explorer of 10,000, {what}: vis-timeline, s", times[10_000], theirs, aim)
        show(
            f"explorer of 100,000 and 1,000, {what}, s",
            times[100_000],
            times[1_000],
            "2" if aim else "",
        )
    taken = frame(browser, pages[10_000], bench_explore.ALIVE)
    show("explorer of 10,000: zoom, ms a frame, to 20", taken, 20, "1")


def fetched(npm, package, folder):
    """A package of npm, unpacked."""
    if (folder / "package").exists():
        return folder / "package"
    folder.mkdir()
    command = [npm, "pack", package, "--silent", "--pack-destination", str(folder)]
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    with tarfile.open(next(folder.glob("*.tgz"))) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package"


def write_peer(name, package, events):
    """A page of another library with the same events, its scripts beside it."""
    if name == "vis-timeline":
        script, style = (
            "standalone/umd/vis-timeline-graph2d.min.js",
            "styles/vis-timeline-graph2d.min.css",
        )
        items = [
            {"content": e.title, "start": str(e.start_min)[:10]}
            | ({"end": str(e.end_max)[:10]} if e.is_span else {})
            for e in events.itertuples()
        ]
        call = f"new vis.Timeline(document.getElementById('t'), {json.dumps(items)}, {{}})"
    else:
        script, style = "dist/js/timeline.js", "dist/css/timeline.css"
        items = [
            {"start_date": day(e.start_min), "text": {"headline": e.title}}
            | ({"end_date": day(e.end_max)} if e.is_span else {})
            for e in events.itertuples()
        ]
        call = f"new TL.Timeline('t', {json.dumps({'events': items})})"
    page = package / "page.html"
    page.write_text(
        f'<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{style}">'
        f'<div id="t" style="height: 600px"></div><script src="{script}"></script>'
        f"<script>{call}</script>",
        "utf-8",
    )
    return page


def day(moment):
    return {"year": moment.year, "month": moment.month, "day": moment.day}


def many(folder, browser):
    """Crowded samples, against plotly express."""
    for number in [50, 500]:
        text = sample(number)
        pages = folder / f"ours-{number}.html", folder / f"peer-{number}.html"
        made = timed(ours, text, pages[0]), timed(express, text, pages[1])
        show(f"{number} events in px.timeline: CSV to page, s", *made, "5" if number > 50 else "")
        show(f"{number} events in px.timeline: weight, MB", *map(megabytes, pages))
        drawn = opened(browser, pages[0], OURS), opened(browser, pages[1], MARK)
        show(f"{number} events in px.timeline: first drawn, s", *drawn)
    seconds = timed(ours, sample(10_000), folder / "crowd.html", rounds=1)
    show("10,000 events: CSV to page, s, to 2.5", seconds, 2.5, "1")
    show("10,000 events: CSV to page, MB, to 300", memory(folder / "crowd.html"), 300, "1")
    show("10,000 events: zoom, ms a frame, to 20", frame(browser, folder / "crowd.html"), 20, "1")


def memory(path):
    """Peak of a Python that does nothing else, in MB; of a larger one's child it would be more."""
    return float(run([bench_page.__file__, "10000", str(path)]))


FRAMES = """async () => {
  const svg = [...document.querySelectorAll("svg.scene")].find((each) => each.checkVisibility());
  svg.focus();
  const times = [];
  for (let k = 0; k < 120; k++) {
    const key = k % 12 < 6 ? "+" : "-";
    svg.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
    times.push(await new Promise(requestAnimationFrame));
  }
  return (times.at(-1) - times[0]) / (times.length - 1);
}"""


def frame(browser, path, ready=READY):
    """Ms from frame to frame, zooming in and out by keys."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(path.as_uri())
    page.wait_for_selector(ready, state="attached")
    page.wait_for_timeout(1000)  # until all of many have their places
    taken = page.evaluate(FRAMES)
    page.close()
    return taken


def express(text, path):
    frame = pd.read_csv(io.StringIO(text))
    frame[["start", "end"]] = frame["date"].str.split("/", expand=True)
    frame["end"] = frame["end"].fillna(frame["start"])
    chart = px.timeline(frame, x_start="start", x_end="end", y="title", color="theme")
    chart.write_html(path, include_plotlyjs=True)


def timed(function, *arguments, rounds=ROUNDS):
    """The best of several rounds, in s."""
    times = []
    for _ in range(rounds):
        begin = perf_counter()
        function(*arguments)
        times.append(perf_counter() - begin)
    return min(times)


def opened(browser, path, mark):
    """From the start of the visit until the first mark is there, best of several, in s."""
    return min(visit(browser, path, mark) for _ in range(ROUNDS))


def visit(browser, path, mark):
    """Open a page once, in a fresh profile; it looks for the mark before each frame."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    page.add_init_script(LOOK % json.dumps(mark))
    page.goto(path.as_uri(), wait_until="commit")
    page.wait_for_selector(mark, state="attached")
    while not (moment := page.evaluate("window.firstMark")):
        page.wait_for_timeout(50)
    context.close()
    return moment / 1000


if __name__ == "__main__":
    main()
