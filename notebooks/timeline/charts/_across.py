"""Time across the page: labels hang below the axis, left of their marks."""

from functools import partial

import numpy as np
import pandas as pd

from ..drawing.theme import BOTTOM, SIZE, SOFT
from ..layout import padding, rank, rows, stack
from ._figure import BUTTONS, LEFT, RIGHT, legend_height
from ._marks import (
    BAR,
    MARK,
    arrows,
    bars,
    dots,
    label_left,
    labels,
    leaders,
    on,
    tails,
    traces,
    whiskers,
)
from ._views import View, assemble

ROOM_RIGHT = 18  # px: for the last mark and its arrow
# The room left of the first mark, for its label: a share of the width, from and to px.
MOST_PADDING, PADDING = 0.3, (165, 330)
GAP, LINE_GAP = 14, 3.4  # px: from a mark's middle to its label, from label to label
AXIS, ABOVE = 30, 5  # px: the ticks' height, from the axis to the first label
HEAD, NOTE = 26, 22  # px: the name of a lane, a line that counts what has no label
STEP, BAND = 10, 80  # px: from row to row of marks without labels, all rows of one kind at most
TICK = 95  # px: from one tick to the next, at least about


def across(marks, scale, spans, limit, width, top, names=("",)):
    """Lay events out below an axis.

    Parameters
    ----------
    marks : DataFrame
        From `_marks.prepare`, and `lane`: the number of the lane, from 0.
    spans : list of Span
    limit : float
        Px that the labels of one lane may take.
    width, top : float
        Px: the room; what the heading takes above.
    names : list of str
        What each lane is called, for pseudo-HTML; blank for a single one.

    Returns
    -------
    (list of dict, dict)
        Traces and layout, for `_figure.figure`.
    """
    views = [_view(marks, scale, span, k, limit, width, names) for k, span in enumerate(spans)]
    above = AXIS + legend_height(marks["theme"].unique(), width)
    top += above + BUTTONS * (len(spans) > 1)
    for view in views:
        _add_heights(view, above, top)
    made = traces(marks, _parts(marks, scale, spans))
    return assemble(made, spans, views, _layout(scale, spans, width, top, len(names)), width)


def _parts(marks, scale, spans):
    value, length = on(scale)
    return [
        partial(_leaders, value=value),
        partial(bars, value=value, length=length),
        partial(whiskers, value=value),
        partial(tails, value=value),
        partial(arrows, value=value),
        partial(dots, value=value),
        partial(_labels, spans=spans, value=value),
    ]


def _leaders(group, value):
    """Up from each mark to the top of its lane."""
    x = [x for mark in group.itertuples() for x in (*[value(mark, mark.first)] * 2, None)]
    return leaders(x, [key for n in group.index for key in (("top", n), ("lead", n), None)])


def _labels(group, spans, value):
    """At the mark, and once more at the edge of each period that an event reaches into."""
    edges = [
        (k, mark)
        for k, span in enumerate(spans)
        for mark in group.itertuples()
        if mark.first < span.first <= mark.last
    ]
    x = [value(mark, mark.first) for mark in group.itertuples()]
    return labels(
        x + [value(mark, spans[k].first) for k, mark in edges],
        [("label", n) for n in group.index] + [("edge", k, mark.Index) for k, mark in edges],
        group["id"].tolist() + [mark.id for _, mark in edges],
        "left",
    )


def _view(marks, scale, span, number, limit, width, names):
    """One period: its lanes from top to bottom."""
    shown = marks[marks["first"].le(span.last) & marks["last"].ge(span.first)]
    placed, pad = horizontal(shown, span, width)
    y, text, flat, level = {}, {}, {}, 0
    for n, name in enumerate(names):
        lane = _hang(placed[placed["lane"].eq(n)], limit, HEAD if name else ABOVE)
        bare = lane[lane["label"].isna()]
        note = lane["band"].min() - NOTE / 2 - STEP / 2 if len(bare) else 0
        flat |= _caption(n, name, len(lane), len(bare), level + (HEAD / 2 if name else note))
        _put(lane, level, HEAD - 4 if name else 0, number, y, text)
        level += lane["bottom"].max() + LINE_GAP if len(lane) else HEAD
    first, last = _limits(span, pad, width)
    begin = span.first - (last - first) / 50  # no ticks of our own where labels alone stand
    axis = scale.axis(begin, last, max(2, int(width // TICK)))
    flat |= {f"xaxis.{key}": axis.get(key) for key in ("tickvals", "ticktext")}
    ends = [scale.value(first), scale.value(last)]
    flat |= {"xaxis.range": ends, "xaxis.minallowed": ends[0], "xaxis.maxallowed": ends[1]}
    flat |= {"yaxis.range": [int(np.ceil(level)), 0], "height": int(np.ceil(level))}
    return View(y, text, flat)


def horizontal(shown, span, width):
    """The events with px from the left edge => frame, px left of the first moment.

    Adds `x`, `right` (the ends of the mark), `early` (whether it began before the
    period: its label then stands above the bar, at the edge), `label`, `left`, `size`.
    """
    room = width - LEFT - RIGHT - ROOM_RIGHT
    start, end = ((shown[b] - span.first) / (span.last - span.first) for b in ("first", "last"))
    early = start < 0
    start, end = start.clip(0, 1), end.clip(0, 1)
    pad = np.clip(MOST_PADDING * room, *PADDING)
    limits = pad + start * (room - pad) - GAP
    made = [label_left(*pair) for pair in zip(shown.itertuples(), limits, strict=True)]
    reach = np.array([label.width + GAP for label in made])
    pad = max(padding(start, reach, room), reach[early].max(initial=0))
    x, right = (pad + share * (room - pad) for share in (start, end))
    columns = {
        "x": x,
        "right": right,
        "early": early,
        "label": [label.text for label in made],
        "left": np.where(early, 0, x - reach),
        "size": [label.height + LINE_GAP for label in made],
    }
    return shown.assign(**columns), pad


def _limits(span, pad, width):
    px = (span.last - span.first) / (width - LEFT - RIGHT - ROOM_RIGHT - pad)
    return span.first - pad * px, span.last + ROOM_RIGHT * px


def _hang(lane, limit, head):
    """The lane with px from its top: `middle` of a label, `bar`, `bottom`, `band`.

    What finds no place above `limit` has no label: its mark lies in a band below.
    """
    below = np.where(lane["early"], BAR + LINE_GAP, 0)
    stem = lane["x"].where(~lane["early"])
    ranks = rank(lane["x"].to_numpy(), lane["priority"].to_numpy())
    height = lane["size"] + below
    top = head + stack(lane["left"], lane["right"] + MARK, stem, height, limit, ranks)
    free = np.nanmax(np.append(top + height, head))
    bare = np.isnan(top)
    band = free + (NOTE if head == ABOVE else 0) + STEP / 2 + _pack(lane[bare])
    band = band.reindex(lane.index)
    middle = pd.Series(top + lane["size"] / 2, lane.index)
    bar = middle.where(~lane["early"], top + lane["size"] + BAR / 2)
    return lane.assign(
        label=lane["label"].mask(bare),
        middle=middle,
        bar=bar.where(~bare, band),
        bottom=np.where(bare, band + STEP / 2, top + height),
        band=band,
    )


def _pack(lane):
    """Px below the top of the band: bars, then below them dots, each where it covers no other."""
    level, found = 0, []
    for part in (lane[lane["has_bar"]], lane[~lane["has_bar"]]):
        row = rows(part["x"] - MARK / 2, part["right"] + MARK / 2)
        count = row.max(initial=-1) + 1
        step = min(STEP, BAND / max(count, 1))
        found.append(pd.Series(level + row * step, part.index))
        level += count * step
    return pd.concat(found)


def _put(lane, level, head, number, y, text):
    """The lane's places among those of the view; leader lines begin `head` px below its top."""
    for mark in lane.itertuples():
        n = mark.Index
        y[("bar", n)] = y[("mark", n)] = round(level + mark.bar)
        if pd.isna(mark.label):
            continue
        key = ("edge", number, n) if mark.early else ("label", n)
        y[key], text[key] = round(level + mark.middle), mark.label
        if not mark.early:
            y[("mark", n)], y[("lead", n)], y[("top", n)] = y[key], y[key], round(level + head)


def _caption(number, name, count, bare, y):
    """The name of a lane, and how many of its events have no label."""
    more = f"+{bare} more without a label: zoom in, or point at a mark" if bare else ""
    if name:
        events = f"{count} event{'s' * (count != 1)}"
        more = f"<b>{name}</b>\u2002{events}" + f", {bare} without a label" * bool(bare)
    path = f"annotations[{number}]"
    return {f"{path}.text": more, f"{path}.y": round(y) if more else 0}


def _add_heights(view, above, top):
    """`above` and `top`: px from the axis up to the end of the legend and of the chart."""
    height = view.layout["height"]
    view.layout["height"] = height + top + BOTTOM
    view.layout["legend.y"] = round(1 + AXIS / height, 4)
    view.layout["updatemenus[0].y"] = round(1 + above / height, 4)


def _layout(scale, spans, width, top, lanes):
    """What all periods share."""
    caption = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "yanchor": "middle"}
    caption |= {"showarrow": False, "align": "left", "font": {"color": SOFT, "size": SIZE}}
    line = {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": 0, "y1": 0}
    first, last = spans[0].first, spans[0].last
    return {
        "top": top,
        "dragmode": "zoom" if width > 600 else False,  # a finger that scrolls must not zoom
        "annotations": [dict(caption) for _ in range(lanes)],
        "xaxis": scale.axis(first, last, max(2, int(width // TICK)))
        | {"side": "top", "tickangle": 0},
        "yaxis": {"visible": False, "fixedrange": True},
        "legend": {"yanchor": "bottom", "tracegroupgap": 0},
        # plotly draws no axis line below traces that have a zorder
        "shapes": [line | {"line": {"color": SOFT, "width": 1}}],
    }
