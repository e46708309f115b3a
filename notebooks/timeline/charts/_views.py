"""Periods of a time axis, and the buttons that lay a chart out for each."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..dates import year_words
from ..drawing.theme import INK, LINE, PAPER, SIZE
from ..layout import text_width
from ._figure import frame


@dataclass(frozen=True)
class Span:
    """What a button shows: the positions from `first` to `last`."""

    name: str
    first: float
    last: float


@dataclass(frozen=True)
class View:
    """Where one period puts things.

    `y` and `text` hold what `Trace.keys` name; what is not shown is not in them.
    `layout` is flat, as plotly's `relayout` takes it.
    """

    y: dict
    text: dict
    layout: dict


def spans(marks, periods, scale):
    """All the time there is, then the periods, each cut to where there are events."""
    least = scale.least / 30
    found = [_cut(marks, "All", -np.inf, np.inf, least)]
    for name, days in (_thirds(marks) if periods is None else periods).items():
        first, last = (scale.at(pd.Timestamp(day).to_datetime64()) for day in days)
        inside = marks[marks["first"].le(last) & marks["last"].ge(first)]
        if len(inside):
            found.append(_cut(inside, name, first, last, least))
    return found


def _cut(inside, name, first, last, least):
    first = max(float(first), inside["first"].min())
    last = min(float(last), inside["last"].max())
    return Span(name, first, max(last, first + least))


def _thirds(marks, size=12):
    """Years cut into up to three periods with about equally many beginnings in each."""
    years = np.sort(marks["start_max"].dt.year.to_numpy())
    parts = min(3, len(years) // size)
    cuts = sorted({int(years[len(years) * i // parts]) for i in range(parts)})
    if len(cuts) < 2:
        return {}
    ends = [cut - 1 for cut in cuts[1:]] + [int(marks["end_max"].dt.year.max())]
    return {
        "–".join(dict.fromkeys(map(year_words, (a, b)))): (f"{a:04d}-01-01", f"{b:04d}-12-31")
        for a, b in zip(cuts, ends, strict=True)
    }


def assemble(traces, spans, views, layout, width):
    """Traces as the first view has them, and the layout with a button a view.

    Parameters
    ----------
    traces : list of Trace
    views : list of View
    layout : dict
        What all views share. `height`, `margin` and the axes are among it.

    Returns
    -------
    (list of dict, dict)
    """
    moving = [i for i, trace in enumerate(traces) if trace.keys]
    updates = [_update(traces, moving, view) for view in views]
    changes = updates[0][0]
    for k, i in enumerate(moving):
        traces[i].spec["y"] = changes["y"][k]
        if traces[i].has_text:
            traces[i].spec["text"] = changes["text"][k]
    layout = frame(**layout)
    if len(spans) > 1:
        layout["updatemenus"] = [menu(spans, updates, width)]
    for key, value in views[0].layout.items():
        if "updatemenus" in layout or not key.startswith("updatemenus"):
            _set(layout, key, value)
    return [trace.spec for trace in traces], layout


def _update(traces, moving, view):
    """One view as plotly's `update` takes it: changes of traces, of the layout, the traces."""
    y = [[view.y.get(key) for key in traces[i].keys] for i in moving]
    text = [
        [view.text.get(key, "") for key in traces[i].keys] if traces[i].has_text else ""
        for i in moving
    ]
    return [{"y": y, "text": text}, view.layout, moving]


def _set(layout, key, value):
    """'xaxis.range' => layout['xaxis']['range']; 'annotations[0].y' likewise."""
    *path, last = key.replace("[", ".").replace("]", "").split(".")
    for part in path:
        layout = layout[int(part)] if part.isdigit() else layout.setdefault(part, {})
    layout[last] = value


def menu(spans, updates, width):
    """The buttons, or a drop-down list where they are wider than the chart."""
    wide = sum(text_width(span.name, SIZE) + 24 for span in spans) <= width
    buttons = [
        {"label": span.name, "method": "update", "args": update}
        for span, update in zip(spans, updates, strict=True)
    ]
    return {
        "type": "buttons" if wide else "dropdown",
        "direction": "right" if wide else "down",
        "buttons": buttons,
        "showactive": True,
        "x": 0,
        "xanchor": "left",
        "yanchor": "bottom",
        "bgcolor": PAPER,
        "bordercolor": LINE,
        "font": {"size": SIZE, "color": INK},
    }
