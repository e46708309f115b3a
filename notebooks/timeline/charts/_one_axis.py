"""One time axis with a button for each period: across the page, or down a narrow one."""

import numpy as np
import pandas as pd

from ..drawing.theme import BOTTOM, SIZE, SOFT
from ..layout import text_width
from ._across import across
from ._down import PAD, Strip, column, parts, spread, tracks
from ._figure import BUTTONS, LEFT, MIDDLE, RIGHT, legend_height
from ._marks import MARK, on, traces
from ._views import View, assemble

MARGIN = 52  # px: left of the axis, for its ticks
LIMIT = 760  # px that labels may take below an axis across
LEAST, MOST = 260, 1100  # px: how long an axis down is
NOTE = 28  # px: the line that counts what has no label
SHORT = [
    {"dtickrange": [None, "M1"], "value": "%-d %b"},
    {"dtickrange": ["M1", "M12"], "value": "%b ’%y"},
    {"dtickrange": ["M12", None], "value": "%Y"},
]
AXIS = 5  # px: from the left edge to the axis, so that no dot is cut
TICK = 60  # px: from one tick to the next, at least about


def one_axis(marks, scale, spans):
    """How to draw events on one axis at each width, for `_figure.figure`."""
    marks = marks.assign(lane=0)

    def draw(width, top):
        if width < MIDDLE:
            return one_strip(marks, scale, spans, width, top)
        return across(marks, scale, spans, LIMIT, width, top)

    return draw


def one_strip(marks, scale, spans, width, top):
    """Lay events out beside an axis; the arguments are those of `_across.across`."""
    margin = _margin(scale, spans)
    room = width - margin - RIGHT - AXIS
    whole = Strip(spans[0].first, spans[0].last, 0, room, 0, MOST)
    places, *fixed = tracks(marks, whole, _least(marks, spans))
    gutter, thickness = (pd.Series(px, marks.index) for px in fixed)
    above = NOTE + legend_height(marks["theme"].unique(), width)
    top += above + BUTTONS * (len(spans) > 1)
    views = [_view(marks, scale, span, room, gutter, above, top) for span in spans]
    made = traces(marks, parts(*on(scale), places, gutter, thickness))
    specs, layout = assemble(made, spans, views, _layout(room, margin, top), width)
    for menu in layout.get("updatemenus", []):
        menu["x"] = layout["legend"]["x"]
    return specs, layout


def _margin(scale, spans):
    """Px left of the axis: what the ticks need that we write ourselves, or plotly."""
    axes = [scale.axis(span.first, span.last, MOST // TICK) for span in spans]
    texts = [text for axis in axes for text in axis.get("ticktext") or []]
    return max([MARGIN, *(round(text_width(text, SIZE)) + 12 for text in texts)])


def _least(marks, spans):
    """What a mark covers in the closest of the periods that show it, as positions."""
    least = pd.Series(np.inf, marks.index)
    for span in spans:
        shown = marks["first"].between(span.first, span.last)
        least[shown] = np.minimum(least[shown], MARK * (span.last - span.first) / MOST)
    return least


def _view(marks, scale, span, room, gutter, above, top):
    shown = marks[marks["first"].le(span.last) & marks["last"].ge(span.first)]
    strip = Strip(span.first, span.last, 0, room)
    sized = column(shown, strip, gutter.iloc[0], MOST)
    height = max(LEAST, sized["size"][sized["label"].notna()].sum() + 2 * PAD)
    strip = Strip(span.first, span.last, 0, room, 0, int(np.ceil(height)))
    middle = spread(sized, strip)
    a_px = (span.last - span.first) / (strip.height - 2 * PAD)  # what one px stands for
    start = span.first - PAD * a_px
    y, text = {}, {}
    for mark, px in zip(sized.itertuples(), middle, strict=True):
        if pd.notna(px):
            y[("lead", mark.Index)] = scale.value(max(mark.first, span.first))
            y[("label", mark.Index)] = scale.value(start + px * a_px)
            text[("label", mark.Index)] = mark.label
    last = span.last + PAD * a_px
    axis = scale.axis(start, last, strip.height // TICK)
    flat = {f"yaxis.{k}": axis.get(k) for k in ("tickvals", "ticktext", "nticks", "type")}
    flat |= {"yaxis.range": [scale.value(last), scale.value(start)]}
    flat |= {"height": strip.height + top + BOTTOM}
    flat |= {"legend.y": round(1 + NOTE / strip.height, 4)}
    flat |= {"updatemenus[0].y": round(1 + above / strip.height, 4)}
    bare = sized["label"].isna().sum()
    more = f"+{bare} more without a label: tap a mark" if bare else ""
    return View(y, text, flat | {"annotations[0].text": more})


def _layout(room, margin, top):
    """What all periods share."""
    left = round((LEFT - margin) / (room + AXIS), 4)
    note = {"xref": "paper", "x": left, "xanchor": "left", "yref": "paper", "y": 1, "yshift": 6}
    note |= {"yanchor": "bottom", "showarrow": False, "font": {"color": SOFT, "size": SIZE}}
    line = {"type": "line", "xref": "x", "x0": 0, "x1": 0, "yref": "paper", "y0": 0, "y1": 1}
    return {
        "top": top,
        "margin": {"l": margin, "r": RIGHT, "t": top, "b": BOTTOM},
        "annotations": [note],
        "xaxis": {"visible": False, "fixedrange": True, "range": [-AXIS, room]},
        "yaxis": {"side": "left", "fixedrange": True, "tickformatstops": SHORT},
        "legend": {"yanchor": "bottom", "tracegroupgap": 0, "x": left},
        "shapes": [line | {"line": {"color": SOFT, "width": 1}}],
    }
