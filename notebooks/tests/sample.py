"""A notebook with charts of a known shape: what a page must make of `layout.meta`.

The charts are drawn by hand, so that the tests of the page need none of the package's.
"""

import json
from datetime import date, timedelta

from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

THEMES = ["Talks", "Fights"]
COLOURS = ["#0067a5", "#b04a00"]
PAPER, INK = "#ffffff", "#1f1f1f"
TEXT = "## Why\n\nA paragraph with a [link](02-other.ipynb) and a [site](https://example.org/x).\n"


def events(number=12):
    """Events in order of time, the odd ones spans that overlap with the next one or two."""
    return [_event(k, date(2020, 1, 1) + timedelta(days=30 * k)) for k in range(number)]


def _event(k, first):
    last = first + timedelta(days=40 if k % 2 else 0)
    return {
        "id": f"event-{k}",
        "title": f"Event number {k}" if k else "Élysée talks",
        "first": first.isoformat(),
        "last": last.isoformat(),
        "theme": THEMES[k % 3 > 0],
        "actors": "Ann; Bob" if k % 4 == 0 else "Bob",
        "cited": "One; Two" if k % 2 else "One",
        "note": f"Note {k}" + " alpha" * (k in (1, 10, 11)),
    }


def figure(rows, title="It is so", height=360, buttons=False):
    """A chart with a dot, a bar and a label for each event, as the package's charts have."""
    layout = {
        "height": height,
        "margin": {"l": 8, "r": 14, "t": 30, "b": 28},
        "barmode": "overlay",
        "dragmode": False,
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "font": {"color": INK, "size": 12},
        "legend": {"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
        "xaxis": {"type": "date", "range": ["2019-10-01", "2021-03-01"], "fixedrange": True},
        "yaxis": {"visible": False, "range": [len(rows), -1], "fixedrange": True},
        "meta": meta(rows, title),
    }
    if buttons:
        args = [{}, {"xaxis.range": ["2020-06-01", "2021-03-01"]}]
        menu = [("All", [{}, {}]), ("Late", args)]
        layout["updatemenus"] = [
            {
                "type": "buttons",
                "buttons": [
                    {"label": label, "method": "update", "args": given} for label, given in menu
                ],
            }
        ]
    return {"data": [trace for theme in THEMES for trace in _traces(rows, theme)], "layout": layout}


def meta(rows, title):
    wide = {"traces": [], "layout": {}}
    return {
        "title": title,
        "summary": f"{len(rows)} events.",
        "source": "Facts as of 1 March 2021",
        "columns": ["Date", "Event", "Backed by", "Note"],
        "rows": [
            [e["first"], e["title"], [["A paper", "https://example.org/a"]], e["note"]]
            for e in rows
        ],
        "ids": [e["id"] for e in rows],
        "facets": {name: [e[name] for e in rows] for name in ("theme", "actors", "cited")},
        "spans": [f"{e['first']}/{e['last']}" for e in rows],
        "as_of": "2021-03-01",
        "dark": {PAPER: "#16181b", INK: "#ececec", "#0067a5": "#6db6e8", "#b04a00": "#f0965a"},
        "heading": 0,
        "width": 700,
        "pages": json.dumps({340: wide, 1100: wide}),
    }


def _traces(rows, theme):
    mine = [(k, e) for k, e in enumerate(rows) if e["theme"] == theme]
    ids, y = [e["id"] for _, e in mine], [k for k, _ in mine]
    colour = COLOURS[THEMES.index(theme)]
    shared = {"y": y, "customdata": ids, "legendgroup": theme, "name": theme}
    days = [(date.fromisoformat(e["last"]) - date.fromisoformat(e["first"])).days for _, e in mine]
    return [
        shared
        | {
            "type": "scatter",
            "mode": "markers",
            "x": [e["first"] for _, e in mine],
            "marker": {"color": colour, "size": 9},
        },
        shared
        | {
            "type": "bar",
            "orientation": "h",
            "base": [e["first"] for _, e in mine],
            "x": [86_400_000 * n for n in days],
            "width": 0.3,
            "marker": {"color": colour},
            "showlegend": False,
        },
        shared
        | {
            "type": "scatter",
            "mode": "text",
            "x": [e["first"] for _, e in mine],
            "text": [e["title"].replace("&", "&amp;").replace("<", "&lt;") for _, e in mine],
            "textposition": "middle left",
            "textfont": {"color": colour, "size": 12},
            "hoverinfo": "skip",
            "showlegend": False,
        },
    ]


def output(fig):
    return new_output("display_data", {"application/vnd.plotly.v1+json": fig})


def chart(fig):
    """A code cell that shows one figure."""
    return new_code_cell("timeline(events)", execution_count=1, outputs=[output(fig)])


def notebook(*figures, title="# A *short* story\n\n**It ended in 12 steps.**"):
    """A whole notebook: title, finding, a section for each figure."""
    cells = [new_markdown_cell(title), new_markdown_cell(TEXT)]
    for number, fig in enumerate(figures, start=1):
        cells += [new_markdown_cell(f"## Section {number}"), chart(fig)]
    return new_notebook(cells=cells, metadata={"date": "2 March 2021", "license": "CC BY 4.0"})


def story():
    """Two charts: all events with periods to choose, and the first five again."""
    rows = events()
    return notebook(figure(rows, buttons=True), figure(rows[:5], title="The first five"))
