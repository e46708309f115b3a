"""Marks and labels as traces, for an axis that runs across or down."""

from dataclasses import dataclass, field

import numpy as np

from ..dates import in_short
from ..drawing.theme import INK, LINE, PAPER, SIZE, colours
from ..events import split
from ..layout import text_width, wrap
from ._figure import hover, plain

CAP = {True: 9, False: 4}  # px: the ends of a whisker, firm or themselves approximate
ARROW = 8  # px: where an end is open
MARK, BAR = 9, 7  # px: a mark's size, a bar's thickness
TEXT_LINE = 15.6  # px: plotly sets lines 1.3 em apart
END = "\u2002\u2002"  # spaces, as the last letter must not touch the mark
# The dots behind an approximate end: px from the end to the middle of each, and its size. They
# lie outside the dated part, and are as long on any scale: nobody's record says how far "about"
# reaches.
TAIL = [(4.5, 4.4), (9, 3.6), (13, 2.8)]
AXES = {False: ("x", "y", "h"), True: ("y", "x", "v")}  # time, space, how bars lie; down or not


def prepare(events, scale):
    """The events with what drawing needs, in order of time.

    Adds their bounds on the axis as `first`, `certain`, `until` and `last` (an event was
    certainly under way between the middle two), `when` and `hover` (words), `colour`,
    `is_context` and `priority`. Where an end is open, an arrow leaves the known days.
    """
    ordered = ["start_min", "start_max"]
    marks = events.sort_values(ordered, kind="stable", na_position="first", ignore_index=True)
    marks["when"] = [in_short(event) for event in marks.itertuples()]
    marks["is_context"] = marks["cited_by"].eq("") & marks["cited_by"].ne("").any()
    marks["hover"] = [hover(mark) for mark in marks.itertuples()]
    # a long bar has no need of more
    marks["hover_short"] = [words.split("<br><br>")[0] for words in marks["hover"]]
    marks["first"] = scale.at(marks["first_possible"])
    marks["certain"] = scale.at(marks["start_max"])
    marks["until"] = scale.at(marks["end_min"].fillna(marks["first_possible"]))
    marks["last"] = scale.at(marks["last_possible"])
    low, high = marks["first"].min(), marks["last"].max()
    # an open end needs some length that its arrow can leave
    early, late = marks["certain"] - scale.least, marks["certain"] + scale.least
    marks["first"] = marks["first"].mask(marks["start_open"], np.minimum(marks["first"], early))
    marks["last"] = marks["last"].mask(marks["end_open"], np.maximum(marks["last"], late))
    point = marks["end_open"] & ~marks["is_span"]
    marks["certain"] = marks["certain"].mask(point, marks["last"])
    marks["exact"] = marks["first"].eq(marks["last"])
    marks["has_bar"] = marks["is_span"] & marks["certain"].lt(marks["until"])
    cites = split(marks["cited_by"]).str.len()
    lasts = (marks["last"] - marks["first"]) / max(high - low, 1e-9)
    marks["priority"] = cites + lasts.round(2)  # a long bar without a name is a riddle
    themes = marks["theme"].astype("category").cat.categories
    marks["colour"] = marks["theme"].map(colours(themes)).astype(str)
    return marks


@dataclass(frozen=True)
class Label:
    """The text as plotly takes it, and its size in px."""

    text: str
    width: float
    height: float


def label_left(mark, limit):
    """For left of a mark: date and title on one line of `limit` px, else one above the other."""
    soft = any(not last for _, last in _soft_ends(mark))
    end, more = (END * 2, text_width(END, SIZE)) if soft else (END, 0)
    limit -= more
    one = text_width(mark.when, SIZE, bold=True) + text_width(f"\u2002{mark.title}", SIZE)
    if one <= limit:
        text = f"<b>{plain(mark.when)}</b>\u2002{plain(mark.title)}{end}"
        return Label(text, one + more, TEXT_LINE)
    when = wrap(mark.when, limit, SIZE, bold=len(mark.when))
    title = wrap(mark.title, limit, SIZE)
    width = max(text_width(line, SIZE, bold=line in when) for line in [*when, *title])
    head, tail = (f"{end}<br>".join(map(plain, lines)) for lines in (when, title))
    text = f"<b>{head}</b>{end}<br>{tail}{end}"
    return Label(text, width + more, len([*when, *title]) * TEXT_LINE)


def label_right(mark, limit):
    """For right of a mark: the date, and the title running on after it, in `limit` px."""
    lines = wrap(f"{mark.when} {mark.title}", limit, SIZE, bold=len(mark.when))
    cut, text = len(mark.when), []
    for line in lines:
        head, tail = line[:cut], line[cut:]
        text.append(f"<b>{plain(head)}</b>{plain(tail)}" if head else plain(tail))
        cut = max(cut - len(line) - 1, 0)
    return Label("<br>".join(text), limit, len(lines) * TEXT_LINE)


@dataclass
class Trace:
    """A trace, and for each vertex the key of its y in a view, where views differ in it."""

    spec: dict
    keys: list = field(default_factory=list)
    has_text: bool = False


def traces(marks, parts):
    """Those of `parts` for each theme, so that the legend can hide it; the first lie lowest.

    Parameters
    ----------
    parts : list of callable
        Each gives the `Trace` of a group of marks, or None.
    """
    themes = list(marks.groupby("theme", sort=False, observed=True))
    made = [(theme, parts[0](group)) for theme, group in themes]
    last = [_legend] if len(themes) > 1 else []
    for theme, group in themes:
        made += [(theme, part(group)) for part in [*parts[1:], *last]]
    made = [(theme, trace) for theme, trace in made if trace]
    for theme, trace in made:
        shared = {"legendgroup": theme or "Events", "name": plain(theme or "Events")}
        trace.spec = {"showlegend": False, "hoverinfo": "skip", "zorder": 2} | shared | trace.spec
    return [trace for _, trace in made]


def on(scale):
    """The `value` and `length` that the traces below take, for an axis that all marks share."""
    return (
        lambda _, position: scale.value(position),
        lambda _, first, last: scale.length(first, last),
    )


def bars(group, value, length, down=False, across=None, thickness=None):
    """When each span was certainly under way.

    Parameters
    ----------
    value : callable
        ``value(mark, position)`` gives what the axis takes.
    length : callable
        ``length(mark, first, last)`` gives the length of a bar.
    across : Series, optional
        Px from the axis, where all views agree in it.
    thickness : Series, optional
        Px of each.
    """
    spans = group[group["has_bar"]]
    if spans.empty:
        return None
    time, space, orientation = AXES[down]
    colour = group["colour"].iloc[0]
    hollow = spans["is_context"]
    spec = {
        "type": "bar",
        "zorder": 1,
        "orientation": orientation,
        "base": [value(mark, mark.certain) for mark in spans.itertuples()],
        time: [length(mark, mark.certain, mark.until) for mark in spans.itertuples()],
        "width": BAR if thickness is None else thickness[spans.index].astype(float).tolist(),
        "marker": {
            "color": np.where(hollow, PAPER, colour).tolist(),
            # a span of days must not vanish: its outline is two px wide
            "line": {"color": colour, "width": np.where(hollow, 1.4, 1.0).tolist()},
        },
        "hovertext": spans["hover_short"].tolist(),
        "hoverinfo": "text",
        "customdata": spans["id"].tolist(),
    }
    return _placed(spec, space, [("bar", n) for n in spans.index], across)


def tails(group, value, down=False, across=None):
    """Dots behind each end of a bar that is approximate or uncertain."""
    ends = [(mark, *end) for mark in group.itertuples() for end in _soft_ends(mark)]
    if not ends:
        return None
    time, space, _ = AXES[down]
    dots = [end for end in ends for _ in TAIL]
    spec = {
        "type": "scatter",
        "mode": "markers",
        time: [value(mark, at) for mark, at, _ in dots],
        "marker": tail([after for *_, after in ends], group["colour"].iloc[0], down),
        "cliponaxis": False,
        "customdata": [mark.id for mark, *_ in dots],
    }
    return _placed(spec, space, [("bar", mark.Index) for mark, *_ in dots], across)


def tail(after, colour, down=False):
    """The marker of the dots behind ends.

    Parameters
    ----------
    after : list of bool
        For each end whether its dots follow it in time, or else precede it.
    colour : str or list of str
        One for all, or one for each dot.
    """
    # a marker points at its place, and so stands off on the side that it turns its back to
    before, behind = (180, 0) if down else (90, -90)
    return {
        "symbol": "circle",
        "size": [size for _ in after for _, size in TAIL],
        "angle": [behind if each else before for each in after for _ in TAIL],
        "standoff": [px for _ in after for px, _ in TAIL],
        "color": colour,
        "opacity": 1,
        "line": {"width": 0},
    }


def whiskers(group, value, down=False, across=None):
    """The days on which an end can lie; small caps where even these are approximate."""
    reaches = [(mark, *reach) for mark in group.itertuples() for reach in _reaches(mark, down)]
    if not reaches:
        return None
    time, space, _ = AXES[down]
    line = {"color": group["colour"].iloc[0], "width": 1.6}
    spec = {
        "type": "scatter",
        "mode": "lines+markers",
        time: [x for mark, a, b, _ in reaches for x in (value(mark, a), value(mark, b), None)],
        "line": line,
        "marker": {
            "symbol": [symbol for *_, caps in reaches for symbol, _ in caps],
            "size": [size for *_, caps in reaches for _, size in caps],
            "color": line["color"],
            "line": line,
        },
        "customdata": [x for mark, *_ in reaches for x in (mark.id, mark.id, None)],
    }
    keys = [key for mark, *_ in reaches for key in (("bar", mark.Index), ("bar", mark.Index), None)]
    return _placed(spec, space, keys, across)


def arrows(group, value, down=False, across=None):
    """Where an event was still going on at the horizon."""
    ongoing = group[group["ongoing"]]
    if ongoing.empty:
        return None
    time, space, _ = AXES[down]
    symbol = {"symbol": "triangle-down" if down else "triangle-right", "size": 13}
    spec = {
        "type": "scatter",
        "mode": "markers",
        time: [value(mark, mark.last) for mark in ongoing.itertuples()],
        "marker": symbol | {"color": ongoing["colour"].iloc[0]},
        "cliponaxis": False,
        "customdata": ongoing["id"].tolist(),
    }
    return _placed(spec, space, [("bar", n) for n in ongoing.index], across)


def dots(group, value, down=False, across=None):
    """The marks of single days; for all others a place to point at."""
    exact = group["exact"]
    opacity = np.where(exact, np.where(group["start_qualifier"].ne(""), 0.45, 1), 0)
    time, space, _ = AXES[down]
    colour = group["colour"].iloc[0]
    spec = {
        "type": "scatter",
        "mode": "markers",
        time: [value(mark, mark.first) for mark in group.itertuples()],
        "marker": {
            "symbol": np.where(group["is_context"], "circle-open", "circle").tolist(),
            "size": MARK,
            "color": colour,
            "opacity": opacity.tolist(),
            "line": {"color": colour, "width": 1.6},
        },
        "hovertext": group["hover"].tolist(),
        "hoverinfo": "text",
        "hoverlabel": {"bordercolor": colour},
        "cliponaxis": False,
        "customdata": group["id"].tolist(),
    }
    return _placed(spec, space, [("mark", n) for n in group.index], across)


def labels(x, keys, ids, side):
    """Texts, left or right of the places that a view gives them."""
    return Trace(
        {
            "type": "scatter",
            "mode": "text",
            "x": x,
            "textposition": f"middle {side}",
            "textfont": {"size": SIZE, "color": INK},
            "cliponaxis": False,
            "customdata": ids,
        },
        keys,
        has_text=True,
    )


def leaders(x, keys):
    """Hairlines from marks to the axis or to their labels, below all else."""
    line = {"color": LINE, "width": 1}
    return Trace({"type": "scatter", "mode": "lines", "x": x, "line": line, "zorder": 0}, keys)


def _placed(spec, space, keys, across):
    """`across` gives a fixed place to each event; else it is for the views to say."""
    if across is None:
        return Trace(spec, keys)
    spec[space] = [None if key is None else int(across[key[1]]) for key in keys]
    return Trace(spec)


def _legend(group):
    """A swatch: the labels' own trace would put letters beside it."""
    if not group["theme"].iloc[0]:
        return None
    marker = {"size": MARK, "color": group["colour"].iloc[0]}
    spec = {"type": "scatter", "mode": "markers", "x": [None], "y": [None], "marker": marker}
    return Trace(spec | {"showlegend": True})


def _soft_ends(mark):
    """(position, whether it is the last) of each end of a bar that is known, but not firmly."""
    if not mark.has_bar:
        return []
    start = bool(mark.start_qualifier) and not mark.start_open
    end = bool(mark.end_qualifier) and not (mark.end_open or mark.ongoing)
    return [(mark.first, False)] * start + [(mark.last, True)] * end


def _reaches(mark, down):
    """(first, last, caps) of each end that is not known to the day."""
    cap, before, after = ("line-ew", "up", "down") if down else ("line-ns", "left", "right")
    start, end = (
        (cap, CAP[not qualifier]) for qualifier in (mark.start_qualifier, mark.end_qualifier)
    )
    left = (f"triangle-{before}", ARROW) if mark.start_open else start
    right = (f"triangle-{after}", ARROW) if mark.end_open else end
    if not mark.has_bar:
        ends = [(mark.first, mark.last, left, right)]
    else:
        ends = [
            (mark.first, mark.certain, left, start),
            (mark.until, mark.last, end, right),
        ]
    none = ("circle", 0)
    return [(first, last, [a, b, none]) for first, last, a, b in ends if first < last]
