"""A notebook with charts that are pictures: one that zooms, and one that does not."""

from dataclasses import replace
from pathlib import Path

from nbformat.v4 import new_code_cell, new_output
from sample import notebook

from timeline import read_events
from timeline.charts._rows import rows
from timeline.drawing.chart import KIND, chart
from timeline.drawing.dated import dated
from timeline.drawing.facts import facts
from timeline.drawing.marks import Text, marks_of
from timeline.drawing.scales import Dates
from timeline.drawing.scene import Scene, Tick, Window

LINES = [
    "date,title,theme,actors,id,cited_by,description,reference,reference_url",
    "2014-02-20/2014-03-21,Crimea is taken,War,Ann; Bob,crimea,one,Soldiers without badges.,,",
    "2015-02-12,An agreement,Talks,Ann,agreement,one; two,It was signed at night.,A paper,https://a.org/1",
    "2019-12-09,A summit,Talks,Bob,summit,two,Four leaders met.,A paper,https://a.org/2",
    "2021-04~,Troops gather,War,Bob,troops,one,First reports.,,",
    "2021-12-17,Two drafts,Talks,Ann; Bob,drafts,two,,,",
    "2022-02-24/..,A war begins,War,Bob,war,one; two,At dawn.,A paper,https://a.org/3",
    "2022-03-29,Élysée talks,Talks,Ann,talks,,,,",
    "2024-08-06/2025-03-16,A raid,War,Ann,raid,one,Over the border.,,",
]
TITLE, SUMMARY = "It grew", "8 events."
TALL = 30  # px: from name to name


def story(folder, lines=LINES):
    """The events of a few lines of CSV."""
    path = Path(folder) / "events.csv"
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return read_events(path)


def zooming(events, title=TITLE):
    """All events in rows, which zoom; on a phone one below the other."""
    scale = Dates()
    marks = dated(events, scale)
    last = Window("The war", *map(float, scale.at(["2022-01-01", "2025-06-01"])))
    scenes = [_still(events, 320), replace(rows(marks, scale), windows=(last,))]
    return chart(scenes, facts(events, title, SUMMARY, "Facts as of 1 April 2025"))


def still(events, title="One below the other"):
    """A row an event, its name above its mark."""
    return chart([_still(events, least) for least in (320, 560)], facts(events, title, SUMMARY))


def _still(events, least):
    scale = Dates()
    rows = dated(events, scale)
    first, last = rows["first"].min() - 100, rows["last"].max() + 100
    marks = []
    for k, event in enumerate(rows.itertuples()):
        y = TALL * k + 10
        marks.append(Text(text=event.title, y=y, size=14 if least < 560 else 12.5, id=event.id))
        marks += marks_of(event, y + 13, event.tone)
    axis, (places, texts) = TALL * len(rows) + 8, scale.ticks(first, last, 5)
    ticks = tuple(map(Tick, places, texts))
    shared = {"scale": scale, "first": first, "last": last, "ticks": ticks}
    return Scene(least=least, height=axis + 24, axis=axis, grid=0, marks=tuple(marks), **shared)


def output(made):
    """What a cell that ends in a chart holds."""
    plotly = {"data": [], "layout": {"meta": {"title": "drawn by plotly"}}}
    data = {KIND: made.told(), "application/vnd.plotly.v1+json": plotly}
    return new_output("display_data", data)


def shown(*charts):
    """A notebook of these charts."""
    nb = notebook()
    nb.cells += [new_code_cell("it", execution_count=1, outputs=[output(c)]) for c in charts]
    return nb


# the marks of a chart that are seen and not pale: the id of each and its box
SEEN = """(figure) => [...figure.querySelectorAll("svg.scene [data-id]")]
  .filter((mark) => mark.checkVisibility() && !mark.closest(".pale"))
  .flatMap((mark) => [...mark.querySelectorAll("circle, rect, path")].map((shape) =>
    [mark.dataset.id, shape.getBoundingClientRect()]))
  .filter(([, box]) => box.width)
  .map(([id, { left, top, right, bottom }]) => [id, (left + right) / 2, (top + bottom) / 2])"""


def marks(page, number):
    """{id: the middle of its first mark} in a chart, in px of the window."""
    figure = page.locator(f"#figure-{number}")
    stage = figure.locator(".stage")
    stage.evaluate("stage => stage.scrollIntoView({ block: 'center', behavior: 'instant' })")
    page.wait_for_selector(f"#figure-{number}[data-drawn]")
    page.wait_for_timeout(200)
    found = {}
    for name, x, y in figure.evaluate(SEEN):
        found.setdefault(name, (x, y))
    return found


def focus(page, number):
    page.locator(f"#figure-{number} svg.scene:visible").focus()
