"""Events on any figure that has a date axis: annotated charts."""

import numpy as np
import pandas as pd
import plotly.express as px
import plotly.graph_objects as go

from ..drawing.scales import Dates
from ..drawing.theme import BOTTOM, INK, LINE, PALETTE, SIZE, SOFT
from ..layout import rank, stack
from ._across import ROOM_RIGHT, horizontal
from ._figure import LEFT, MIDDLE, RIGHT, facts, figure, frame
from ._given import check
from ._marks import dots, prepare, whiskers
from ._views import Span
from .timeline import count

LIMIT, NARROW_LIMIT = 300, 420  # px that the labels may take above the plot
PLOT = 260  # px: the height of the plot, where the figure has none
MARGIN = 56  # px: left of the plot, for its ticks
TICKS, NOTE = 28, 26  # px: below the plot, and for a line that counts what has no label
ABOVE = 10  # px: from the plot to the first label
TICK = 70  # px: from one tick to the next, at least about


def mark_events(fig, events, *, title="", summary="", source=""):
    """Put events on a figure that has a date axis.

    Parameters
    ----------
    fig : go.Figure
        With one pair of axes, dates on the horizontal one.
    events : DataFrame
        From `events.read_events`. Those outside the axis are counted in the summary.
    title, summary, source : str
        As in `timeline`; without a title, that of `fig`.

    Returns
    -------
    go.Figure
        A new one: a line for each event, a band for one that lasts or whose day is not
        known, and above the plot their labels.

    Raises
    ------
    ValueError
        If the horizontal axis has no dates, or there are several.
    """
    check(read_events=events)
    scale = Dates()
    first, last = _reach(fig, scale)
    marks = prepare(events, scale)
    inside = marks["first"].le(last) & marks["last"].ge(first)
    outside = f" Outside its axis: {(~inside).sum()}." if not inside.all() else ""
    marks = marks[inside].reset_index(drop=True)
    span = Span("All", first, last)
    title = title or fig.layout.title.text or f"{count(events)}, on a chart"
    summary = (summary or f"Events on the chart: {len(marks)}.") + outside
    data = [_spec(trace, scale) for trace in fig.data]
    points = [part.spec for _, group in _themes(marks) for part in _points(group, scale)]

    def draw(width, top):
        layout = _layout(fig, marks, scale, span, width, top)
        return [*map(dict, data), *map(dict, points)], layout

    shown = events[events["id"].isin(marks["id"])]
    return figure(draw, facts(shown, title, summary, source))


# --- the figure ----------------------------------------------------------------------


def _reach(fig, scale):
    """From where to where the figure's dates go."""
    if not isinstance(fig, go.Figure):
        kind = type(fig).__name__
        raise TypeError(f"a plotly figure is wanted, not a {kind}; give mark_events a go.Figure")
    if {trace.xaxis or "x" for trace in fig.data if "xaxis" in trace} - {"x"}:
        raise ValueError("this figure has several horizontal axes; mark a figure that has one")
    wanted = "mark_events needs a figure with dates on its horizontal axis"
    found = [trace.x for trace in fig.data if "x" in trace and trace.x is not None]
    days = [_days(values) for values in found]
    if not days or fig.layout.xaxis.type not in (None, "date"):
        raise ValueError(f"{wanted}; for events alone, use timeline")
    if any(each is None for each in days):
        raise ValueError(f"{wanted}, and the values on this one are not dates")
    positions = scale.at(np.concatenate(days))
    return float(positions.min()), float(positions.max())


def _days(values):
    """Values as datetime64[s], or None if they are no dates."""
    values = pd.Series(list(values)).dropna()
    if pd.api.types.is_numeric_dtype(values):
        return None
    try:
        return values.astype("datetime64[s]").to_numpy()
    except (ValueError, TypeError):
        return None


def _spec(trace, scale):
    """A trace with lists in place of arrays, in colours that a dark page has twins for."""
    spec = trace.to_plotly_json()
    for name in ("x", "y", "base", "width", "text", "customdata"):
        if name in trace and isinstance(trace[name], np.ndarray | tuple):
            spec[name] = [_plain(value, scale) for value in trace[name]]
    for part in (spec.get("line"), spec.get("marker")):
        if part and part.get("color") in _TWINS:
            part["color"] = _TWINS[part["color"]]
    return spec


_TWINS = {
    each.lower(): PALETTE[i % len(PALETTE)] for i, each in enumerate(px.colors.qualitative.Plotly)
}


def _plain(value, scale):
    if isinstance(value, np.datetime64 | pd.Timestamp):
        return scale.value(scale.at(np.datetime64(value)))
    return value.item() if isinstance(value, np.generic) else value


# --- the events ----------------------------------------------------------------------


def _themes(marks):
    return marks.groupby("theme", sort=False, observed=True)


def _points(group, scale):
    """The marks, at the upper edge of the plot."""

    def value(_, position):
        return scale.value(position)

    level = pd.Series(1, group.index)
    hidden = {"yaxis": "y2", "showlegend": False, "name": ""}
    for part in (whiskers(group, value, across=level), dots(group, value, across=level)):
        if part:
            part.spec = {"hoverinfo": "skip"} | part.spec | hidden
            yield part


def _layout(fig, marks, scale, span, width, top):
    """The figure's layout with room for the labels, which hang away from the plot."""
    rest = fig.layout.to_plotly_json()
    left = max(MARGIN, (rest.get("margin") or {}).get("l") or 0)
    placed, pad = horizontal(marks, span, width)  # labels may stand above the ticks
    pad = max(pad, left - LEFT)
    limit = LIMIT if width >= MIDDLE else NARROW_LIMIT
    ranks = rank(placed["x"].to_numpy(), placed["priority"].to_numpy())
    edge = np.where(placed["early"], 0, placed["x"])  # a label of what began before: at the edge
    away = ABOVE + stack(placed["left"], placed["right"], edge, placed["size"], limit, ranks)
    bare = int(np.isnan(away).sum())
    band = int(np.ceil(np.nanmax(np.append(away + placed["size"], 0)))) + NOTE * bool(bare)
    plot = (rest.get("height") or PLOT + 100) - 100
    first, last = _limits(span, pad, left - LEFT, width)
    lines = [
        shape
        for mark, px_away in zip(placed.itertuples(), away + placed["size"] / 2, strict=True)
        for shape in _shapes(mark, scale, px_away, plot)
    ]
    notes = [
        _note(mark, scale, span, px_away)
        for mark, px_away in zip(placed.itertuples(), away + placed["size"] / 2, strict=True)
        if not np.isnan(px_away)
    ]
    more = _more(bare, band) if bare else []
    keep = {key: rest[key] for key in ("barmode", "bargap", "legend", "showlegend") if key in rest}
    axis = scale.axis(first, last, max(3, int((width - left) // TICK)))
    return frame(
        top + band,
        **keep,
        margin={"l": left, "r": RIGHT, "t": top + band, "b": BOTTOM + TICKS},
        height=top + band + plot + BOTTOM + TICKS,
        dragmode="zoom" if width > 600 else False,
        xaxis=axis | {"range": [scale.value(first), scale.value(last)], "tickangle": 0},
        yaxis=_value_axis(rest),
        yaxis2={"overlaying": "y", "range": [0, 1], "visible": False, "fixedrange": True},
        shapes=[*(rest.get("shapes") or []), *lines],
        annotations=[*(rest.get("annotations") or []), *notes, *more],
    )


def _limits(span, pad, ticks, width):
    """The ends of the axis, whose first moment stands `pad` px from the left edge."""
    px = (span.last - span.first) / (width - LEFT - RIGHT - ROOM_RIGHT - pad)
    return span.first - (pad - ticks) * px, span.last + ROOM_RIGHT * px


def _value_axis(rest):
    """The figure's own, less what belongs to other looks."""
    axis = rest.get("yaxis") or {}
    kept = ("range", "type", "tickvals", "ticktext", "tickformat", "ticksuffix", "rangemode")
    shown = {key: axis[key] for key in kept if key in axis}
    return {"fixedrange": True, "tickfont": {"color": SOFT}, "rangemode": "tozero"} | shown


def _shapes(mark, scale, away, plot):
    """A line up to the label, and a band where the event may have been or was under way."""
    begin = scale.value(mark.first)
    reach = 0 if np.isnan(away) else away / plot
    line = {"type": "line", "xref": "x", "x0": begin, "x1": begin, "yref": "paper", "y0": 0}
    line |= {"y1": round(1 + reach, 4), "layer": "below", "line": {"color": LINE, "width": 1}}
    line["name"] = f"event:{mark.id}"
    if mark.exact:
        return [line]
    rect = {"type": "rect", "xref": "x", "yref": "paper", "y0": 0, "y1": 1, "layer": "below"}
    rect |= {"fillcolor": mark.colour, "line": {"width": 0}, "name": line["name"]}
    bands = [(mark.first, mark.last, 0.08)]
    if mark.has_bar:
        bands.append((mark.certain, mark.until, 0.08))
    ends = [(scale.value(a), scale.value(b), opacity) for a, b, opacity in bands]
    return [rect | {"x0": a, "x1": b, "opacity": opacity} for a, b, opacity in ends] + [line]


def _note(mark, scale, span, away):
    return {
        "xref": "x",
        "x": scale.value(max(mark.first, span.first)),
        "yref": "paper",
        "y": 1,
        "yshift": round(away),
        "xanchor": "right",
        "yanchor": "middle",
        "align": "right",
        "text": mark.label,
        "name": f"event:{mark.id}",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": SIZE, "color": INK},
    }


def _more(bare, band):
    """How many events have no label."""
    place = {"xref": "paper", "x": 0, "yref": "paper", "y": 1, "yshift": band - NOTE / 2}
    text = {"text": f"+{bare} more without a label: point at a mark", "showarrow": False}
    return [place | text | {"xanchor": "left", "font": {"size": SIZE, "color": SOFT}}]
