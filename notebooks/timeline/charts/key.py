"""How a mark looks tells how exact its date is."""

from ..layout import text_width
from ..drawing.theme import PAPER, SIZE, SOFT
from ._figure import figure
from ._marks import TAIL, tail

ROW = 26  # px
WORDS = {
    "dot": "a day, known exactly",
    "whisker": "some time between the ends",
    "bar": "certainly under way",
    "tail": "the end with dots is approximate",
    "arrow": "ongoing when last reported",
    "hollow": "context, cited by no article",
}


def key():
    """The legend of all charts: each mark, and what it says of the date.

    Returns
    -------
    go.Figure
    """
    rows = {name: -i for i, name in enumerate(WORDS)}
    line = {"color": SOFT, "width": 1.6}
    traces = [
        _points([(1.5, rows["dot"])], symbol="circle", size=9),
        _points([(1.5, rows["hollow"])], symbol="circle-open", size=9, line=line),
        _points([(1, rows["whisker"]), (2, rows["whisker"])], symbol="line-ns", size=9, line=line)
        | {"mode": "lines+markers", "line": line},
        _points([(2, rows["arrow"])], symbol="triangle-right", size=13),
        _bars([(1, 2, rows["bar"]), (1, 2, rows["arrow"]), (1.4, 2, rows["tail"])]),
        _points([(1.4, rows["tail"])] * len(TAIL), **tail([False], SOFT)),
        {
            "type": "scatter",
            "mode": "text",
            "x": [2.6] * len(WORDS),
            "y": list(rows.values()),
            "text": list(WORDS.values()),
            "textposition": "middle right",
            "hoverinfo": "skip",
        },
    ]
    height = ROW * len(WORDS)
    layout = {
        "showlegend": False,
        "barmode": "overlay",
        "margin": {"l": 8, "r": 8, "b": 8},
        # as wide in px on every page: the words must not move away from the marks
        "width": 70 + max(text_width(words, SIZE) for words in WORDS.values()),
        "xaxis": {"visible": False, "fixedrange": True, "range": [0.8, 12]},
        "yaxis": {"visible": False, "fixedrange": True, "range": [-len(WORDS) + 0.5, 0.5]},
        "paper_bgcolor": PAPER,
        "dragmode": False,
    }
    meta = {
        "title": "How to read the marks",
        "summary": "How a mark looks tells how exact its date is.",
        "columns": [],
        "rows": [],
        "ids": [],
    }

    def draw(_, top):
        margin = layout["margin"] | {"t": top + 8}
        return traces, layout | {"height": height + top + 16, "margin": margin}

    return figure(draw, meta, titled=False)


def _points(places, **marker):
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "marker": {"color": SOFT} | marker,
        "hoverinfo": "skip",
    }


def _bars(pieces):
    return {
        "type": "bar",
        "orientation": "h",
        "base": [first for first, *_ in pieces],
        "x": [round(last - first, 2) for first, last, _ in pieces],
        "y": [y for *_, y in pieces],
        "width": 0.28,
        "marker": {"color": SOFT},
        "hoverinfo": "skip",
    }
