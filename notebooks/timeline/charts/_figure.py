"""What all charts share: the widths, the title, the hidden facts, the words of a hover."""

import html
import json
import textwrap

import numpy as np
import plotly.graph_objects as go

from ..dates import in_words
from ..drawing.theme import BOTTOM, DARK, SIZE, SOFT, template
from ..events import links
from ..layout import text_width

# px of room that a chart is laid out for: pages of 390, 768 and 1280 px. JupyterLab,
# whose output is about 850 px wide beside its open sidebar, shows the middle one.
NARROW, MIDDLE, WIDE = 340, 700, 1100
LEFT, RIGHT = 8, 14  # px: the margins
BUTTONS = 42  # px: the height of the period buttons, which stand at the top
TITLE_LINE, SUBTITLE_LINE = 24, 18  # px
LEGEND, LEGEND_LINE = 20, 19  # px: the height without lines, and of a line
FACETS = ["theme", "actors", "cited"]
COLUMNS = ["Date", "Event", "What happened", "Cited by", "Backed by", "Where they differ"]


def figure(draw, meta, titled=True):
    """A go.Figure in the project's template, laid out for three widths.

    Parameters
    ----------
    draw : callable
        ``draw(width, top)`` gives the traces (a list of dicts) and the layout (a dict)
        of the chart for `width` px or more, `top` px of which the heading takes above.
        The traces are equally many, and in one order, for all widths.
    meta : dict
        From `facts`, or the same keys: title, summary, source, columns, rows, ids.
    titled : bool
        Whether JupyterLab shows the title above the chart.

    Returns
    -------
    go.Figure
        The chart at `MIDDLE` width. ``layout.meta["pages"]`` holds, as JSON, what the
        other widths change: for each trace its keys, and the layout's keys.

    Notes
    -----
    Title and source stand in the figure for JupyterLab; a report takes both out (the
    source by its name) and sets them as text of the page. It may take the period buttons
    out likewise. ``meta["heading"]`` and ``meta["menu"]`` are the px at the top that
    title and buttons need.
    """
    title, height = heading(meta["title"], meta["summary"], MIDDLE) if titled else (None, 0)
    traces, layout = draw(MIDDLE, height)
    pages = {width: _change(traces, layout, *draw(width, 0)) for width in (NARROW, WIDE)}
    notes = [*layout.get("annotations", []), *_source(meta.get("source"), layout["margin"])]
    whole = layout | {
        "template": template,
        "title": title,
        "annotations": notes,
        "meta": meta
        | {"heading": height, "menu": BUTTONS * ("updatemenus" in layout), "width": MIDDLE}
        | {"dark": DARK, "pages": _compact(pages)},
    }
    return go.Figure(traces, whole)


def nothing(title, summary, source):
    """A chart of no events: it says so, and has an empty table."""
    note = {"text": "No events", "xref": "paper", "yref": "paper", "x": 0, "y": 0.5}
    note |= {"showarrow": False, "xanchor": "left", "font": {"color": SOFT, "size": SIZE + 2}}
    hidden = {"visible": False, "fixedrange": True, "range": [0, 1]}

    def draw(_, top):
        axes = {"xaxis": hidden, "yaxis": hidden, "annotations": [dict(note)]}
        return [], frame(top, height=top + 60 + BOTTOM, **axes)

    summary = summary or "There is nothing to draw."
    named = {"title": title or "No events", "summary": summary, "source": source}
    return figure(draw, named | {"columns": COLUMNS, "rows": [], "ids": []})


def _change(traces, layout, other, changed):
    """What another width changes => {"traces": [{key: value}, ...], "layout": {...}}."""
    pairs = zip(traces, other, strict=True)
    different = {key: value for key, value in changed.items() if layout.get(key) != value}
    gone = {key: None for key in layout if key not in changed}
    return {
        "traces": [{k: v for k, v in b.items() if a.get(k) != v} for a, b in pairs],
        "layout": different | gone,
    }


def _compact(value):
    """JSON on one line: in a notebook each list item would take a line of its own."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _source(text, margin):
    """The source as an annotation at the lower left edge."""
    if not text:
        return []
    below = {"xref": "paper", "x": 0, "yref": "paper", "y": 0, "yanchor": "top"}
    below |= {"xshift": LEFT - margin["l"], "yshift": 20 - margin["b"]}
    return [
        below
        | {
            "name": "source",
            "text": plain(text),
            "font": {"color": SOFT},
            "xanchor": "left",
            "showarrow": False,
        }
    ]


def frame(top, **layout):
    """The layout that all charts begin with; `top` is the margin above the axes, in px."""
    return {
        "margin": {"l": LEFT, "r": RIGHT, "t": top, "b": BOTTOM},
        "barmode": "overlay",
        "hovermode": "closest",
        "hoverdistance": 40,
        "dragmode": False,
    } | layout


def heading(title, summary, width):
    """Title and subtitle wrapped to `width` px => the layout's title, and its height in px."""
    lines, below = _lines(title, int(width / 10.5)), _lines(summary, int(width / 7.2))
    above = 8 if len(lines) == 1 else 22  # plotly lifts a title of several lines by 14 px
    text = {
        "text": "<br>".join(lines),
        "y": 1,
        "pad": {"t": above, "l": 8},
        "subtitle": {"text": "<br>".join(below), "font": {"color": SOFT}},
    }
    return text, 20 + above + TITLE_LINE * len(lines) + SUBTITLE_LINE * len(below)


def legend_height(names, width):
    """Px for a legend of these names, if several: with less, plotly would move the axes."""
    if len(names) < 2:
        return 0
    room, line, lines = width - LEFT - RIGHT, 0, 1
    for name in names:
        entry = 0.82 * text_width(name, SIZE) + 38
        line, lines = (line + entry, lines) if line + entry <= room else (entry, lines + 1)
    return LEGEND + LEGEND_LINE * lines


def facts(events, title, summary, source=""):
    """The events as `layout.meta` holds them: what a table says of a chart's marks.

    A cell is text, or a list of [text, address] for references.
    """
    return {
        "title": title,
        "summary": summary,
        "source": source,
        "columns": COLUMNS,
        "rows": [
            [
                in_words(event),
                event.title,
                event.description,
                _cited(event),
                [list(link) for link in links(event)],
                event.note,
            ]
            for event in events.itertuples()
        ],
        "ids": events["id"].tolist(),
        # for each row: what a page may filter by, and from which day to which it may have lasted
        "facets": {name: events[name].astype(str).tolist() for name in FACETS},
        "spans": [
            f"{first}/{last}"
            for first, last in zip(
                _days(events["first_possible"]), _days(events["last_possible"]), strict=True
            )
        ],
    }


def _days(moments):
    """'2014-03-18' for each; blank where none is known."""
    days = moments.to_numpy().astype("datetime64[D]")
    return ["" if text == "NaT" else text for text in np.datetime_as_string(days).tolist()]


def hover(event, width=46):
    """The title and the date in words; below, who cites it, and the note: for a hover box.

    `event` is a row of `_marks.prepare`.
    """
    context = "Context, cited by no article" if event.is_context else ""
    said = f"Cited by {_cited(event)}" if event.cited else context
    title = [f"<b>{line}</b>" for line in _lines(event.title, width)]
    head = [*title, *_lines(sentence(in_words(event)), width)]
    more = [*_lines(said, width), *_lines(event.note, width)]
    return "<br><br>".join("<br>".join(part) for part in (head, more) if part)


def _cited(event):
    return event.cited.replace("; ", " and ")


def sentence(words):
    """'some time in 2014' => 'Some time in 2014'."""
    return words[:1].upper() + words[1:]


def plain(text):
    """Text that plotly shows as it is: neither markup nor, between dollars, a formula."""
    return html.escape(text, quote=False).replace("$", "&#36;")


def _lines(text, width):
    return [plain(line) for line in textwrap.wrap(text, width)]
