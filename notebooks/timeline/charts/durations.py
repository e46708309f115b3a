"""How long each span lasted, the longest first."""

import numpy as np

from ..dates import in_words
from ..drawing.theme import BOTTOM, INK, PAPER, SIZE, SOFT, colours
from ..layout import text_width, wrap
from ._figure import LEFT, RIGHT, figure, frame, hover, nothing, plain
from ._given import check
from ._lengths import UNITS, count, lasted, unbroken
from ._marks import TAIL, tail

MOST = 40  # rows: what a reader scans; the rest is counted in words, and stands in the table
COLUMNS = ["Event", "From–to", "Lasted"]
STEPS = {"months": [1, 2, 3, 6, 12, 24]}  # where 1, 2, 5, 10 would cut a year badly
BAR, WHISKER = 12, 1.6  # px: how thick they are
LINE, GAP, AXIS = 16, 10, 28  # px: a line of text, the air between rows, the ticks
TICK = 70  # px: from one tick to the next, at least
STACKED = 500  # px: where the titles no longer fit beside the bars
COLUMN = 0.42  # the most of the width that the titles take beside the bars
CAP, ARROW = 9, 10  # px: the ends of a mark
SPACE, SWATCH = "\u2002", "■"


def durations(events, *, title="", summary="", source=""):
    """Draw how long each span lasted, as bars from zero, the longest first.

    A bar is the length that is certain, from the latest start to the earliest end; a
    whisker reaches to the longest possible; an end with dots is approximate or uncertain,
    an arrow ongoing or open, a hollow bar context (see `key`). What is no span is left
    out, and counted in the summary.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are. The longest span and
        counts stand in for a title and a summary that are not given.

    Returns
    -------
    go.Figure
        Its table lists all spans; the chart the first `MOST`, and counts the rest.

    Raises
    ------
    ValueError
        If no event is a span.
    """
    check(read_events=events)
    if events.empty:
        return nothing(title, summary, source)
    spans = measure(events)
    if spans.empty:
        raise ValueError("no event is a span, so none has a length: draw these with timeline")
    shown = spans.head(MOST)
    meta = {
        "title": title or _find(spans),
        "summary": summary or _describe(events, spans),
        "source": source,
        "columns": COLUMNS,
        "rows": [[span.title, in_words(span), span.lasted] for span in spans.itertuples()],
        "ids": spans["id"].tolist(),
    }

    def draw(width, top):
        return _page(shown, _rest(spans), width, top)

    return figure(draw, meta)


# --- how long --------------------------------------------------------------------------


def measure(events):
    """The spans, the longest first, with how long each lasted.

    Returns
    -------
    DataFrame
        The rows of `events` that are spans, ordered by what is certain; added are
        `shortest` and `longest` (days; the longest is infinite where an end is open),
        `end` (days: how far the mark reaches), `lasted` (in words), and the flags
        `arrow` and `is_context`, and `colour`.
    """
    spans = events[events["is_span"]]
    spans = spans.assign(
        shortest=_days(spans["end_min"] - spans["start_max"]).fillna(0).clip(lower=0),
        longest=_days(spans["end_max"] - spans["start_min"]),
        lasted=[lasted(span) for span in spans.itertuples()],
        is_context=spans["cited_by"].eq("") & events["cited_by"].ne("").any(),
    )
    spans["longest"] = spans["longest"].mask(spans["start_open"] | spans["end_open"], np.inf)
    open_end = np.isinf(spans["longest"])
    spans["end"] = spans["longest"].mask(open_end, spans["shortest"])
    spans["arrow"] = spans["ongoing"] | open_end
    spans["soft"] = (spans["start_qualifier"] + spans["end_qualifier"]).ne("") & ~spans["arrow"]
    themes = events["theme"].astype("category").cat.categories
    spans["colour"] = spans["theme"].astype(str).map(colours(themes))
    return spans.sort_values(["shortest", "longest"], ascending=False, kind="stable")


def _days(lengths):
    return lengths.dt.total_seconds() / 86_400


# --- what it says ----------------------------------------------------------------------


def _find(spans):
    """The title: the longest span, if any is certain to be it."""
    first, others = spans.iloc[0], spans.iloc[1:]
    if others.empty:
        return f"The one span is “{first.title}”: {first.lasted}"
    if first.shortest == 0:
        return f"None of {len(spans)} spans has a length that is certain"
    sure = first.shortest >= others["longest"].max()
    verb = "is" if sure else "may be"
    if sure and (others["shortest"] == first.longest).any():
        return f"No span of {len(spans)} is longer than “{first.title}”: {first.lasted}"
    return f"The longest of {len(spans)} spans {verb} “{first.title}”: {first.lasted}"


def _describe(events, spans):
    """The summary: what is drawn, and what is not."""
    points, hidden = len(events) - len(spans), max(0, len(spans) - MOST)
    words = f"{count(len(spans), 'span')} by length, counted from the first day to the last. "
    words += "A bar is certain, a whisker reaches to the longest possible."
    words += f" The table has the {hidden} that the chart leaves out." if hidden else ""
    if points:
        words += f" Not shown: {count(points, 'event')} without a start and an end."
    return words


def _rest(spans):
    """What the last row says of the spans that have no row: shorter, if that is certain."""
    hidden = spans.iloc[MOST:]
    if hidden.empty:
        return ""
    if hidden["longest"].max() < spans["shortest"].iloc[MOST - 1]:
        return f"+{count(len(hidden), 'shorter one')}"
    return f"+{len(hidden)} more, not certain to be longer"


# --- where all things go ---------------------------------------------------------------


def _page(spans, rest, width, top):
    """The traces and the layout at one width, px."""
    stacked = width < STACKED
    column = 0 if stacked else _column(spans["title"], COLUMN * width)
    room = width - LEFT - RIGHT - column
    marks = _rows(_lines(spans, column, room), stacked)
    unit = _unit(spans)
    most = _most(marks, room) / UNITS[unit]
    px = most / room  # how long one px stands for
    height = float(marks["bottom"].iloc[-1]) + (LINE + GAP if rest else 0)
    traces = [
        _bars(marks, UNITS[unit]),
        _ends(marks, UNITS[unit], px),
        _titles(marks, rest, height, stacked),
        _values(marks, UNITS[unit]),
        _tails(marks, UNITS[unit]),
    ]
    return traces, _layout(spans, top, width, column, height, most, _ticks(most, unit, room))


def _lines(spans, column, room):
    """The titles and the lengths in words, in lines; `reach` px right of a bar's end."""
    # what a bar leaves free is free at any scale, as the longest fits in the room
    free = np.maximum(0.5, 1 - spans["end"] / max(1, spans["end"].max())) * room - 3 * GAP
    words = [unbroken(text) for text in spans["lasted"]]
    values = [wrap(text, limit, SIZE) for text, limit in zip(words, free, strict=True)]
    return spans.assign(
        title_lines=[wrap(text, column or room, SIZE) for text in spans["title"]],
        value_lines=values,
        reach=[max(text_width(line, SIZE) for line in lines) + 2 * GAP for lines in values],
    )


def _most(marks, room):
    """Days at the right edge, so that all words fit."""
    return max(2.0, (marks["end"] * room / (room - marks["reach"])).max())


def _column(titles, most):
    """Px for the titles beside the bars, each on one line if that leaves room for bars."""
    return float(min(max(text_width(text, SIZE) for text in titles) + GAP, most))


def _rows(marks, stacked):
    """Where each row's title, bar and end lie, px below the axis."""
    title, value = (marks[f"{name}_lines"].map(len) * LINE for name in ("title", "value"))
    if stacked:
        height = title + value.clip(lower=BAR) + GAP
        bottom = height.cumsum()
        at = {"title_y": bottom - height + GAP / 2 + title / 2}
        at["y"] = bottom - GAP / 2 - value.clip(lower=BAR) / 2
    else:
        height = np.maximum(title, value) + GAP
        bottom = height.cumsum()
        at = dict.fromkeys(["title_y", "y"], bottom - height / 2)
    return marks.assign(bottom=bottom, **at)


def _unit(spans):
    """Days, months or years: of which the longest has two at least."""
    longest = spans["end"].max()
    return next((unit for unit in ("years", "months") if longest >= 2 * UNITS[unit]), "days")


def _ticks(most, unit, room):
    """Round numbers from zero on; the last names the unit."""
    steps = STEPS.get(unit, []) + [n * 10**k for k in range(5) for n in (1, 2, 5)]
    step = next(step for step in steps if most / step * TICK <= room or step == steps[-1])
    fits = most * (1 - text_width(f"00,000 {unit}", SIZE) / 2 / room)
    ticks = list(range(0, int(max(fits, step)) + 1, step))
    texts = [f"{tick:,}" for tick in ticks]
    texts[-1] = count(ticks[-1], unit.removesuffix("s"))
    return {"tickvals": ticks, "ticktext": texts}


def _layout(spans, top, width, column, height, most, ticks):
    names = _names(spans, width)
    above = top + AXIS + LINE * len(names)
    return frame(
        above,
        height=int(np.ceil(above + height + BOTTOM)),
        margin={"l": LEFT + round(column), "r": RIGHT, "t": above, "b": BOTTOM},
        xaxis=ticks
        | {
            "side": "top",
            "tickangle": 0,
            "fixedrange": True,
            "range": [0, round(most, 4)],
            "zeroline": True,
            "zerolinecolor": SOFT,
        },
        yaxis={"visible": False, "fixedrange": True, "range": [round(height, 1), 0]},
        showlegend=False,
        annotations=[
            {
                "text": "<br>".join(names),
                "align": "left",
                "showarrow": False,
                "xref": "paper",
                "x": 0,
                "xanchor": "left",
                "xshift": -round(column),
                "yref": "paper",
                "y": 1,
                "yanchor": "bottom",
                "yshift": AXIS,
            }
        ]
        * bool(names),
    )


def _names(spans, width):
    """The lines of the legend: the themes' names, each behind its colour, if several."""
    paint = dict(zip(spans["theme"].astype(str), spans["colour"], strict=True))
    order = spans["theme"].astype("category").cat.categories
    room = width - LEFT - RIGHT
    lines, end = [], room
    for name in (name for name in order if name in paint and len(paint) > 1):
        first, *more = wrap(name or "no theme", room - 3 * GAP, SIZE)
        entry = room if more else text_width(first, SIZE) + 3 * GAP
        text = f'<span style="color:{paint[name]}">{SWATCH}</span> {plain(first)}'
        if end + entry > room:
            lines, end = [*lines, text, *(plain(line) for line in more)], entry
        else:
            lines[-1], end = f"{lines[-1]}{SPACE * 2}{text}", end + entry
    return lines


# --- traces ----------------------------------------------------------------------------


def _bars(marks, unit):
    """The certain lengths, and as thin bars the whiskers."""
    pieces = [(mark, *piece) for mark in marks.itertuples() for piece in _pieces(mark)]
    hollow = [mark.is_context and thick == BAR for mark, *_, thick in pieces]
    colour = [mark.colour for mark, *_ in pieces]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [round(first / unit, 4) for _, first, *_ in pieces],
        "x": [round((last - first) / unit, 4) for _, first, last, _ in pieces],
        "y": [round(mark.y, 1) for mark, *_ in pieces],
        "width": [thick for *_, thick in pieces],
        "marker": {
            "color": [PAPER if o else paint for o, paint in zip(hollow, colour, strict=True)],
            # an outline shows even a bar that is shorter than a px
            "line": {
                "color": colour,
                "width": [
                    1.4 if o else float(thick == BAR)
                    for o, (*_, thick) in zip(hollow, pieces, strict=True)
                ],
            },
        },
        "hovertext": [hover(mark) for mark, *_ in pieces],
        "hoverinfo": "text",
        "customdata": [mark.id for mark, *_ in pieces],
    }


def _pieces(mark):
    """(first, last, thickness) of the certain part and of the whisker, days from zero."""
    whisker = [(mark.shortest, mark.end, WHISKER)] * (mark.end > mark.shortest)
    return [(0, mark.shortest, BAR), *whisker]


def _tails(marks, unit):
    """The dots behind each bar of which an end is approximate or uncertain."""
    vague = marks[marks["soft"]]
    dots = vague.loc[vague.index.repeat(len(TAIL))]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": (dots["end"] / unit).round(4).tolist(),
        "y": dots["y"].round(1).tolist(),
        "marker": tail([True] * len(vague), dots["colour"].tolist()),
        "cliponaxis": False,
        "hoverinfo": "skip",
        "customdata": dots["id"].tolist(),
    }


def _ends(marks, unit, px):
    """The cap of each whisker, or an arrow where a span goes on or an end is open."""
    tipped = marks[marks["arrow"] | (marks["end"] > marks["shortest"])]
    arrow = tipped["arrow"]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": (tipped["end"] / unit + arrow * ARROW / 4 * px).round(4).tolist(),
        "y": tipped["y"].round(1).tolist(),
        "marker": {
            "symbol": np.where(arrow, "triangle-right", "line-ns").tolist(),
            "size": np.where(arrow, ARROW, CAP).tolist(),
            "color": tipped["colour"].tolist(),
            "opacity": 1,
            "line": {
                "color": tipped["colour"].tolist(),
                "width": np.where(arrow, 0, WHISKER).tolist(),
            },
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
        "customdata": tipped["id"].tolist(),
    }


def _titles(marks, rest, height, stacked):
    """The titles, left of the bars or above them; last, what has no row."""
    gap = "" if stacked else SPACE
    rows = [rest] if rest else []
    return _text(
        [0] * (len(marks) + len(rows)),
        [*marks["title_y"].round(1), *(height - LINE / 2 for _ in rows)],
        [_join(lines, after=gap) for lines in [*marks["title_lines"], *([row] for row in rows)]],
        INK,
    ) | {
        "textposition": "middle right" if stacked else "middle left",
        "hovertext": [*map(hover, marks.itertuples()), *rows],
        "hoverinfo": "text",
        "customdata": [*marks["id"], *(None for _ in rows)],
    }


def _values(marks, unit):
    """The lengths in words, right of the bars."""
    gaps = [
        SPACE * (1 + arrow + 2 * soft)
        for arrow, soft in zip(marks["arrow"], marks["soft"], strict=True)
    ]
    lines = zip(marks["value_lines"], gaps, strict=True)
    return _text(
        (marks["end"] / unit).round(4).tolist(),
        marks["y"].round(1).tolist(),
        [_join(value, before=gap) for value, gap in lines],
        SOFT,
    ) | {"customdata": marks["id"].tolist()}


def _join(lines, before="", after=""):
    return "<br>".join(before + plain(line) + after for line in lines)


def _text(x, y, text, colour):
    return {
        "type": "scatter",
        "mode": "text",
        "x": x,
        "y": y,
        "text": text,
        "textposition": "middle right",
        "textfont": {"size": SIZE, "color": colour},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
