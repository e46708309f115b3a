"""What all charts share: the title, the hidden facts, the words of a hover."""

import html
import json
import textwrap

import plotly.graph_objects as go

from ..dates import in_words
from ..events import links
from ..theme import DARK, SOFT, template

TITLE_LINE, SUBTITLE_LINE = 24, 18  # px
COLUMNS = ["Date", "Event", "What happened", "Cited by", "Backed by", "Where they differ"]


def figure(traces, layout, meta):
    """A go.Figure in the project's template, with the facts that a report reads.

    Title and source stand in the figure for JupyterLab; a report takes both out (the
    source by its name) and sets them as text of the page.
    """
    fig = go.Figure(traces, {"template": template} | layout)
    fig.update_layout(meta=meta | {"dark": DARK})
    if meta.get("source"):
        below = {"xref": "paper", "x": 0, "yref": "paper", "y": 0, "yanchor": "top", "yshift": -8}
        text = {"text": html.escape(meta["source"], quote=False), "font": {"color": SOFT}}
        place = below | {"xanchor": "left", "showarrow": False}
        fig.update_layout(annotations=[text | place | {"name": "source"}])
    return fig


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
                event.cited,
                [list(link) for link in links(event)],
                event.note,
            ]
            for event in events.itertuples()
        ],
        "ids": events["id"].tolist(),
    }


def hover(event, width=46):
    """The title and the date in words; below, who cites it, and the note: for a hover box."""
    said = f"Cited by {event.cited}" if event.cited else "Context, cited by no article"
    title = [f"<b>{line}</b>" for line in _lines(event.title, width)]
    head = [*title, *_lines(sentence(in_words(event)), width)]
    more = [*_lines(said, width), *_lines(event.note, width)]
    return "<br><br>".join("<br>".join(part) for part in (head, more))


def sentence(words):
    """'some time in 2014' => 'Some time in 2014'."""
    return words[:1].upper() + words[1:]


def _lines(text, width):
    return [html.escape(line, quote=False) for line in textwrap.wrap(text, width)]


def compact(value):
    """JSON on one line: in a notebook each list item would take a line of its own."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
