"""Time cut into periods, each with a scale of its own, so that every event has its label."""

import calendar
from dataclasses import replace

import numpy as np
import pandas as pd

from ..dates import short_period, year_words
from ..layout import text_width
from ..drawing.theme import BOTTOM, INK, SIZE, SOFT
from ._down import PAD, Strip, column, parts, spread, tracks
from ._figure import LEFT, RIGHT, facts, figure, frame, legend_height, nothing
from ._given import check
from ._marks import MARK, Trace, prepare, traces
from ..drawing.scales import Dates
from .timeline import count

EACH = 15  # events in a panel, about
BALANCE = 1  # how much a panel of many labels costs, against moving them
COLUMNS = [(1000, 3), (600, 2), (0, 1)]  # from how many px on, panels side by side
GUTTER, HEAD, FOOT = 28, 34, 30  # px: between panels, for their names, below them
MARGIN = 50  # px: left of each axis at least, for its ticks
LEAST = 150  # px: the height of a panel
THIN = 1.5  # px: a bar that goes on from a panel before
TICKS = 8  # in a panel, about


def panels(events, *, title="", summary="", source="", periods=None):
    """Draw events beside time axes that run down, one a period, every event labelled.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    title, summary, source : str
        As in `timeline`.
    periods : list of str, optional
        The first day of each panel but the first. Without it the time is cut where
        that moves the labels least.

    Returns
    -------
    go.Figure
        A span is labelled where it begins, and goes on through the panels that follow.

    Notes
    -----
    The "segmented" layout of Brehmer et al. (2017), each segment with its own scale.
    """
    check(read_events=events)
    if events.empty:
        return nothing(title, summary, source)
    scale = Dates()
    marks = prepare(events, scale)
    starts = _cuts(marks) if periods is None else _given(marks, periods, scale)
    title = title or f"{count(events)}, every one with its name"
    several = f", in {len(starts)} periods with a scale each" if len(starts) > 1 else ""
    summary = summary or f"Time runs down{several}."
    pieces, bounds = _pieces(marks, starts)

    def draw(width, top):
        return _draw(pieces, bounds, scale, width, top)

    return figure(draw, facts(events, title, summary, source))


# --- periods -----------------------------------------------------------------------


def _cuts(marks):
    """The positions at which the panels begin.

    Notes
    -----
    In a panel the label of the m-th of n events stands at about m/n of its height, its
    mark at its share of the time. The cuts make the sum of the squared distances between
    the two least (by dynamic programming), with the height of a panel as n labels.
    """
    at = marks["first"].to_numpy()
    n = len(at)
    most = max(1, min(6, round(n / EACH)))
    cost = _costs(at)
    best, back = [cost[0]], []
    for _ in range(most - 1):
        # through[i, j]: the panels before begin anew at event i, the last ends before j
        through = best[-1][:, None] + cost
        through[at[np.maximum(np.arange(n + 1) - 1, 0)] == np.append(at, np.inf)] = np.inf
        through[0] = np.inf
        back.append(through.argmin(axis=0))
        best.append(through.min(axis=0))
    count = int(np.argmin([row[n] for row in best])) + 1
    cuts, end = [], n
    for k in reversed(range(count - 1)):
        end = int(back[k][end])
        cuts.append(end)
    return [at[0], *(at[i] for i in reversed(cuts))]


def _costs(at):
    """What a panel of the events i to j - 1 costs, for all i, j: (n + 1) x (n + 1)."""
    n = len(at)
    k = np.arange(n)
    t = (at - at[0]) / max(at[-1] - at[0], 1)
    sums = {
        name: np.concatenate([[0], np.cumsum(values)])
        for name, values in {"k": k, "t": t, "kk": k * k, "kt": k * t, "tt": t * t}.items()
    }
    i, j = np.meshgrid(np.arange(n + 1), np.arange(n + 1), indexing="ij")
    count = j - i
    first, last = t[np.minimum(i, n - 1)], t[np.clip(j - 1, 0, n - 1)]
    a = {name: values[j] - values[i] for name, values in sums.items()}
    # sum of ((k - i) / (count - 1) - (t - first) / (last - first)) ** 2
    steps, length = np.maximum(count - 1, 1), np.maximum(last - first, 1e-9)
    kk = a["kk"] - 2 * i * a["k"] + count * i**2
    tt = a["tt"] - 2 * first * a["t"] + count * first**2
    kt = a["kt"] - i * a["t"] - first * a["k"] + count * i * first
    moved = kk / steps**2 - 2 * kt / steps / length + tt / length**2
    cost = count**2 * np.maximum(moved, 0) + BALANCE * count**2
    return np.where(count > 0, cost, np.inf)


def _given(marks, periods, scale):
    days = [float(scale.at(pd.Timestamp(day).to_datetime64())) for day in periods]
    first = marks["first"].min()
    starts = [first, *(day for day in sorted(days) if day > first)]
    ends = [*starts[1:], np.inf]
    return [
        a
        for a, b in zip(starts, ends, strict=True)
        if (marks["first"].ge(a) & marks["first"].lt(b)).any()
    ]


def _pieces(marks, starts):
    """Each event once for each panel that it reaches into => frame, bounds of the panels."""
    found, bounds = [], []
    for n, (start, end) in enumerate(zip(starts, [*starts[1:], np.inf], strict=True)):
        inside = marks["first"].ge(start) & marks["first"].lt(end)
        last = min(end, max(marks.loc[inside, "last"].max(), start + 1))
        goes_on = marks["first"].lt(start) & marks["last"].gt(start)
        part = marks[inside | goes_on].assign(strip=n, begins=inside[inside | goes_on])
        found.append(part)
        bounds.append((start, last))
    return pd.concat(found, ignore_index=True), bounds


def _name(first, last):
    """'1991–2009', 'Jan–Mar 2025' or '12–19 Feb 2025': from one day to another."""
    if first.year != last.year:
        return f"{year_words(first.year)}–{year_words(last.year)}"
    if first.month != last.month:
        months = "–".join(calendar.month_abbr[day.month] for day in (first, last))
        return f"{months} {year_words(first.year)}"
    return short_period(first, last)


# --- drawing -----------------------------------------------------------------------


def _draw(pieces, bounds, scale, width, top):
    """All panels in one pair of axes that count px, as each has a time of its own."""
    top += legend_height(pieces["theme"].unique(), width)
    placed, strips = _place(pieces, bounds, scale, width)
    height = round(max(strip.y + strip.height for strip in strips) + FOOT)
    shown = placed[placed["middle"].notna()]
    y = {("label", n): round(px) for n, px in shown["middle"].items()}
    y |= {("lead", n): round(px) for n, px in shown["first"].items()}
    text = {("label", n): label for n, label in shown["label"].items()}
    made = [*_axes(strips, scale), *_traces(placed)]
    for trace in made:
        if trace.keys:
            trace.spec["y"] = [y.get(key) for key in trace.keys]
        if trace.has_text:
            trace.spec["text"] = [text.get(key, "") for key in trace.keys]
    layout = frame(
        top,
        height=height + top + BOTTOM,
        xaxis={"visible": False, "fixedrange": True, "range": [0, width - LEFT - RIGHT]},
        yaxis={"visible": False, "fixedrange": True, "range": [height, 0]},
        legend={"yanchor": "bottom", "tracegroupgap": 0, "y": 1},
    )
    return [trace.spec for trace in made], layout


def _place(pieces, bounds, scale, width):
    """The pieces with their places in px, and the strips that they lie in."""
    side = min(len(bounds), next(columns for least, columns in COLUMNS if width >= least))
    each = (width - LEFT - RIGHT - GUTTER * (side - 1)) / side
    margin = _margin(bounds, scale)
    placed, strips, y = [], [], 0
    for row in range(0, len(bounds), side):
        group = [
            Strip(*bounds[n], margin + (n - row) * (each + GUTTER), each - margin)
            for n in range(row, min(row + side, len(bounds)))
        ]
        sized = [
            _sized(pieces[pieces["strip"].eq(row + k)], strip) for k, strip in enumerate(group)
        ]
        need = max(part["size"].where(part["begins"]).sum() for part in sized)
        height = max(LEAST, float(np.ceil(need)) + 2 * PAD)
        group = [replace(strip, y=y + HEAD, height=height) for strip in group]
        placed += [_spread(*pair) for pair in zip(sized, group, strict=True)]
        strips += group
        y += HEAD + height + FOOT
    return pd.concat(placed), strips


def _margin(bounds, scale):
    """Px left of each axis, for the widest of its ticks."""
    texts = [text for pair in bounds for text in scale.ticks(*pair, TICKS)[1]]
    return max([MARGIN, *(round(text_width(text, SIZE)) + 12 for text in texts)])


def _sized(part, strip):
    """One panel's pieces with their tracks and the size of their labels."""
    least = MARK * (strip.last - strip.first) / max(LEAST, 36 * len(part))
    across, gutter, thickness = tracks(part, strip, pd.Series(least, part.index))
    sized = column(part, strip, gutter)
    sized["label"] = sized["label"].where(part["begins"])
    return sized.assign(across=across, gutter=gutter, thickness=thickness)


def _spread(part, strip):
    """Places in px: of the labels as `middle`, of the bounds in place of their positions."""
    ends = part["last"].le(strip.last)
    px = {name: strip.px(part[name]) for name in ("first", "certain", "until", "last")}
    return part.assign(
        middle=spread(part, strip),
        hover=part["hover"].where(part["begins"], ""),
        has_bar=part["has_bar"] & part["certain"].lt(strip.last) & part["until"].gt(strip.first),
        ongoing=part["ongoing"] & ends,
        start_qualifier=part["start_qualifier"].where(part["begins"], ""),
        end_qualifier=part["end_qualifier"].where(ends, ""),
        **px,
    )


def _traces(placed):
    """An axis value is a place in px, rounded last: no whisker is lost at one width alone."""
    return traces(
        placed,
        parts(
            lambda _, px: round(px),
            lambda _, a, b: round(b) - round(a),
            placed["across"],
            placed["gutter"],
            placed["thickness"].where(placed["begins"], THIN),
        ),
    )


def _axes(strips, scale):
    """The names of the panels, their ticks and their lines."""
    soft, ink = ({"size": SIZE + more, "color": color} for more, color in ((0, SOFT), (3, INK)))
    days = [[_day(scale, p) for p in (strip.first, strip.last)] for strip in strips]
    heads = [(s.x - 8, s.y - 16, f"<b>{_name(*d)}</b>") for s, d in zip(strips, days, strict=True)]
    ticks, lines = [], []
    for strip in strips:
        positions, texts = scale.ticks(strip.first, strip.last, TICKS)
        px = strip.px(positions)
        ticks += [(strip.x - 10, y, text) for y, text in zip(px, texts, strict=True)]
        lines += [(strip.x, strip.y), (strip.x, strip.y + strip.height), (None, None)]
        lines += [place for y in px for place in ((strip.x - 5, y), (strip.x, y), (None, None))]
    line = {"mode": "lines", "line": {"color": SOFT, "width": 1}, "zorder": 0}
    return [
        _text(heads, "right", ink),
        _text(ticks, "left", soft),
        Trace(_at(lines) | line),
    ]


def _day(scale, position):
    return pd.Timestamp(np.datetime64(round(position * 86400), "s")).as_unit("s")


def _text(places, side, font):
    text = [words for *_, words in places]
    spec = _at([place[:2] for place in places]) | {"mode": "text", "text": text}
    return Trace(spec | {"textposition": f"middle {side}", "textfont": font, "cliponaxis": False})


def _at(places):
    x, y = ([None if p is None else round(p) for p in each] for each in zip(*places, strict=True))
    return {"type": "scatter", "x": x, "y": y, "hoverinfo": "skip", "showlegend": False}
