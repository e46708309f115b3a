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
    """A go.Figure in the project's template, with the facts that a report reads."""
    fig = go.Figure(traces, {"template": template} | layout)
    fig.update_layout(meta=meta | {"dark": DARK})
    return fig


def heading(title, summary, width):
    """Title and subtitle wrapped to `width` px => the layout's title, and its height in px."""
    lines = textwrap.wrap(html.escape(title, quote=False), int(width / 10.5)) or [""]
    below = textwrap.wrap(html.escape(summary, quote=False), int(width / 7.2)) or [""]
    text = {
        "text": "<br>".join(lines),
        "y": 1,
        "pad": {"t": 8, "l": 8},
        "subtitle": {"text": "<br>".join(below), "font": {"color": SOFT}},
    }
    return text, 16 + TITLE_LINE * len(lines) + SUBTITLE_LINE * len(below)


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
    head = [f"<b>{_lines(event.title, width)}</b>", _lines(sentence(in_words(event)), width)]
    said = f"Cited by {event.cited}" if event.cited else "Context, cited by no article"
    more = [_lines(said, width), _lines(event.note, width)]
    return "<br><br>".join("<br>".join(filter(None, part)) for part in (head, more))


def sentence(words):
    """'some time in 2014' => 'Some time in 2014'."""
    return words[:1].upper() + words[1:]


def _lines(text, width):
    return "<br>".join(textwrap.wrap(html.escape(text, quote=False), width))


def compact(value):
    """JSON on one line: in a notebook each list item would take a line of its own."""
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)
