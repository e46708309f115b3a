"""How many events begin in each period, and how long the gaps between them are."""

import numpy as np
import pandas as pd

from ..drawing.theme import BOTTOM, INK, LINE, PALETTE, PAPER, SIZE, SOFT
from ..layout import text_width, wrap
from ._figure import LEFT, RIGHT, figure, frame, hover, nothing, plain, sentence
from ._given import check
from ._lengths import UNITS, length_in_words, unbroken
from ._periods import PERIODS, first_day, iso, name_period, number, ticks

MOST = 60  # bars: chosen so that each has 4 px on a phone
FINEST = 366  # bars: what a reader may ask for
FEWEST = 8  # periods: fewer would be drawn as slabs
COLUMNS = ["Period", "Certain", "Possible"]
COLOUR, PALE = PALETTE[0], 0.3
UPPER = {True: 150, False: 190}  # px: the height of the bars, on a phone and elsewhere
DECADE = 44  # px: from one day to ten, and so on
SAME = -0.6  # the place of "same day" on the log scale, of days
FEW = 0.16  # what is shorter than a dot on that scale is drawn as one
PEAK = 1.16  # the room above the highest bar for its count
DOT, CAP, ARROW = 7, {True: 7, False: 4}, 8  # px
ENDLESS = 0.4  # how far a gap of unknown length reaches on the log scale
TEXT, AXIS, GAP = 16, 8, 8  # px: a line of text, a tick, the air between parts
PHONE = 500  # px
DAY = 86_400_000  # ms: plotly's unit for a bar's width on a date axis
SPACE, CLEAR = "\u2002", "rgba(0,0,0,0)"
GAPS = {
    "same day": 0,
    "1 day": 1,
    "1 week": 7,
    "1 month": UNITS["months"],
    "1 year": UNITS["years"],
    "10 years": 10 * UNITS["years"],
    "100 years": 100 * UNITS["years"],
    "1,000 years": 1000 * UNITS["years"],
    "10,000 years": 10_000 * UNITS["years"],
}


def tempo(events, *, title="", summary="", source="", per=None):
    """Draw how many events begin in each period, and below it the gaps between them.

    A solid bar counts the events that are certain to begin in its period, a pale one
    those that may: whose start is approximate, uncertain, or known less exactly. They
    are counted once, where they can first have begun. Below, each event stands at its
    earliest start and as high as its gap to the event before: a dot where the gap is
    known to the day, else a whisker from the shortest to the longest possible.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are. The fullest period and
        the gaps stand in for a title and a summary that are not given.
    per : str, optional
        One of `PERIODS`; without it the finest that gives at most `MOST` bars.

    Returns
    -------
    go.Figure
        Its table lists the periods in which events begin.

    Raises
    ------
    ValueError
        If there are fewer than two events, or `per` is unknown or too fine.
    """
    check(read_events=events)
    if events.empty:
        return nothing(title, summary, source)
    if len(events) < 2:
        raise ValueError("a tempo needs two events at least: draw a single one with timeline")
    starts = order(events)
    per = choose_period(starts, per)
    counts, gaps = count_starts(starts, per), measure_gaps(starts)
    filled = counts[counts.any(axis="columns")]
    meta = {
        "title": title or _find(events, counts, per),
        "summary": summary or _describe(starts, counts, gaps, per),
        "source": source,
        "columns": COLUMNS,
        "rows": [_row(n, *row, per) for n, *row in filled.itertuples()],
        "ids": [],
    }

    def draw(width, top):
        return _page(starts, counts, gaps, per, width, top)

    return figure(draw, meta)


# --- periods and gaps ------------------------------------------------------------------


def order(events):
    """The events by their earliest start.

    Returns
    -------
    DataFrame
        The columns of `events`, and `first` and `last`, the days between which each can
        have begun; `vague` is true where one of them is open.
    """
    vague = events["start_open"] | (events["end_open"] & ~events["is_span"])
    starts = events.assign(
        first=events["first_possible"],
        last=events["start_max"],
        vague=vague,
        is_context=events["cited_by"].eq("") & events["cited_by"].ne("").any(),
    )
    return starts.sort_values(["first", "last"], kind="stable", ignore_index=True)


def choose_period(starts, per=None):
    """The finest of `PERIODS` that cuts the time of all starts into at most `MOST`."""
    bars = {p: int(np.diff(number(_reach(starts), p))[0]) + 1 for p in PERIODS}
    if per is None:
        return next((p for p in PERIODS if bars[p] <= MOST), PERIODS[-1])
    if per not in PERIODS:
        raise ValueError(f"per={per!r}: choose one of {', '.join(PERIODS)}")
    if bars[per] > FINEST:
        finest = next((p for p in PERIODS if bars[p] <= FINEST), PERIODS[-1])
        raise ValueError(f"per={per!r} makes {bars[per]:,} bars, too fine to see: try {finest!r}")
    return per


def _reach(starts):
    return np.array([starts["first"].min(), starts["last"].max()], "M8[D]")


def count_starts(starts, per):
    """How many events begin in each period, for certain or possibly.

    Returns
    -------
    DataFrame
        On the numbers of all periods from the first to the last (see `number`):
        `certain` and `possible`, int.
    """
    first, last = (number(starts[name].to_numpy("M8[D]"), per) for name in ("first", "last"))
    certain = (first == last) & ~starts["vague"] & starts["start_qualifier"].eq("")
    numbers = range(first.min(), last.max() + 1)
    groups = {"certain": first[certain], "possible": first[~certain]}
    counts = {name: pd.Series(which).value_counts() for name, which in groups.items()}
    return pd.DataFrame(counts, index=numbers).fillna(0).astype(int)


def measure_gaps(starts):
    """From each event to the one before, by their earliest starts.

    Returns
    -------
    DataFrame
        A row for each event but the first, on the index of `starts`: `low` and `high`,
        the fewest and the most days (infinite where nobody knows), `words`, and `firm`:
        whether neither start is approximate or uncertain.
    """
    before, this = starts.shift().iloc[1:], starts.iloc[1:]
    late = starts["end_open"] & ~starts["is_span"]  # a single day: it is its own start
    early, qualified = starts["start_open"], starts["start_qualifier"].ne("")
    low, high = _days(this["first"] - before["last"]), _days(this["last"] - before["first"])
    table = pd.DataFrame(
        {
            "low": low.clip(lower=0).mask(early | late.shift(fill_value=False), 0),
            "high": high.mask(late | early.shift(fill_value=False), np.inf),
            "firm": ~(qualified | qualified.shift(fill_value=False)),
        },
        index=this.index,
    )
    rows = (frame.itertuples() for frame in (starts.iloc[:-1], table, this))
    pairs = zip(*rows, strict=True)
    return table.assign(words=[_words(a, gap, b) for a, gap, b in pairs])


def _days(lengths):
    return lengths.dt.total_seconds() / 86_400


def _words(before, gap, this):
    if gap.high == 0:
        return "the same day"
    shortest = (before.last, this.first) if gap.low > 0 else (this.first, this.first)
    longest = (before.first, this.last) if np.isfinite(gap.high) else None
    return _known(length_in_words(shortest, longest))


def _known(words):
    return words.replace("length unknown", "of unknown length")


# --- what it says ----------------------------------------------------------------------


def _find(events, counts, per):
    """The title: the period in which most events begin."""
    n, most, sure = _fullest(counts)
    total, more = len(events), counts["possible"].get(n, 0)
    if n is None:
        certain = " for certain" * bool(counts["possible"].any())
        return f"No {per} has more than {most} of {total} events{certain}"
    verb = ("begin" if events["is_span"].any() else "fall") if sure else "may begin"
    where = f"{'on' if per == 'day' else 'in'} {name_period(n, per)}"
    who = f"{most} of {total}" if most < total else "Both" if total == 2 else f"All {total}"
    return f"{who} events {verb} {where}" + f", and {more} more may" * bool(sure and more)


def _row(n, certain, possible, per):
    """A row of the table: 'First quarter of 2025', '31', '2'."""
    name = sentence(name_period(n, per).removeprefix("the "))
    return [name, str(certain), str(possible)]


def _fullest(counts):
    """The number of the period with most events, or None; how many; whether these are certain."""
    sure = bool(counts["certain"].any())
    column = counts["certain" if sure else "possible"]
    most = int(column.max())
    alone = most > 1 and column.eq(most).sum() == 1
    return int(column.idxmax()) if alone else None, most, sure


def _describe(starts, counts, gaps, per):
    """The summary: what is drawn, the longest gap and the median one."""
    n, sure = _longest(gaps)
    pale = "; pale, those that may" * bool(counts["possible"].any())
    words = f"{_by(per)}{pale}. Below, the time since the event before."
    if gaps["high"].max() > 0:
        names = f"from “{starts['title'][n - 1]}” to “{starts['title'][n]}”"
        words += f" The longest gap {'is' if sure else 'may be'} {gaps['words'][n]}, {names}."
    return f"{words} The median gap: {_median(starts, gaps)[2]}."


def _by(per):
    return f"Events by the {per} {'on' if per == 'day' else 'in'} which they begin"


def _longest(gaps):
    """The event after the longest gap, and whether that gap is certain to be it."""
    n = gaps.sort_values(["low", "high"], kind="stable").index[-1]
    others = gaps["high"].drop(n)
    return n, bool(gaps["low"][n] > 0 and (others.empty or gaps["low"][n] >= others.max()))


def _median(starts, gaps):
    """Half of the gaps are no longer: the least and the most days it can be, and in words."""
    low, high = (float(np.sort(gaps[name])[(len(gaps) - 1) // 2]) for name in ("low", "high"))
    if high == 0:
        return low, high, "the same day"
    day = starts["first"].min().to_datetime64().astype("M8[D]")
    longest = (day, day + int(high)) if np.isfinite(high) else None
    return low, high, _known(length_in_words((day, day + int(low)), longest))


# --- where all things go ---------------------------------------------------------------


def _page(starts, counts, gaps, per, width, top):
    """The traces and the layout at one width, px."""
    ends = gaps[["low", "high"]].map(_height)
    marks, limit = _gap_marks(ends)
    left = LEFT + GAP + round(max(text_width(words, SIZE) for words in marks))
    room = width - left - RIGHT
    numbers = _padded(counts.index)
    span = first_day(numbers[0], per), first_day(numbers[-1] + 1, per)
    lines, share = _label(starts, gaps, *span, room)
    traces = [
        _bars(counts, per, thin=room / len(numbers) < 4),
        _peak(counts, per),
        _whiskers(starts, gaps, ends),
        _dots(starts, gaps, ends),
        _longest_label(starts, gaps, ends, lines, share, limit),
    ]
    reach = [min(marks.values()) - 0.3, limit + (len(lines) * TEXT + GAP) / DECADE]
    captions = _bars_caption(counts, per), _gaps_caption(starts, gaps, width)
    heights = UPPER[width < PHONE], round((reach[1] - reach[0]) * DECADE)
    layout = _layout(captions, heights, left, top)
    highest = int(counts.sum(axis="columns").max())
    layout["xaxis"] |= _dates(*span, room)
    layout["yaxis"] |= _scale(_count_marks(highest), [0, round(highest * PEAK, 2)])
    layout["yaxis2"] |= _scale(marks, [round(y, 3) for y in reach])
    layout["shapes"] = _median_mark(starts, gaps)
    return traces, layout


def _gap_marks(ends):
    """{words: height} from below the shortest gap up, and the height above the longest."""
    known = ends["high"].where(np.isfinite(ends["high"]), ends["low"] + ENDLESS)
    limit = max(0.4, known.max()) + 0.3
    heights = {words: _height(days) for words, days in GAPS.items()}
    floor = max(height for height in heights.values() if height <= ends["low"].min())
    return {words: y for words, y in heights.items() if floor <= y < limit}, limit


def _layout(captions, heights, left, top):
    """Bars above, dates between, gaps below; a caption above either."""
    above, below = captions
    upper, lower = heights
    height = upper + AXIS + 2 * TEXT + 3 * GAP + TEXT * len(below) + lower
    head = top + TEXT * len(above) + 2 * GAP
    axis = {"fixedrange": True, "ticks": "", "ticklabelstandoff": GAP // 2}
    return frame(
        head,
        height=head + height + BOTTOM,
        margin={"l": left, "r": RIGHT, "t": head, "b": BOTTOM},
        showlegend=False,
        xaxis={"type": "date", "anchor": "y", "fixedrange": True}
        | {"showline": True, "linecolor": SOFT},
        yaxis=axis | {"domain": [round(1 - upper / height, 4), 1]},
        yaxis2=axis
        | {"domain": [0, round(lower / height, 4)], "showgrid": True, "gridcolor": LINE},
        annotations=[_note(above, left, 1), _note(below, left, lower / height)],
    )


def _dates(first, last, room):
    marks = ticks(first, last, room)
    return {
        "range": [iso(first), iso(last)],
        "tickangle": 0,
        "tickvals": [iso(day) for day, _ in marks],
        "ticktext": [text for _, text in marks],
    }


def _scale(marks, limits):
    return {"tickvals": list(marks.values()), "ticktext": list(marks), "range": limits}


def _height(days):
    """Where a gap of so many days lies: on a log scale, with a place for none."""
    return round(float(np.log10(days)), 3) if days >= 1 else SAME


def _padded(numbers):
    """The numbers of the periods that the axis shows: `FEWEST` at least."""
    more = max(0, FEWEST - len(numbers))
    return range(numbers[0] - more // 2, numbers[-1] + 1 + more - more // 2)


def _label(starts, gaps, first, last, room):
    """The words at the longest gap, in lines, and where between the edges it lies, 0 to 1."""
    n, sure = _longest(gaps)
    if gaps["high"].max() == 0:
        return [], 0
    share = (starts["first"][n].to_datetime64().astype("M8[D]") - first) / (last - first)
    words = f"{'longest' if sure else 'perhaps the longest'} gap: {unbroken(gaps['words'][n])}"
    limit = max(share, 1 - share) * room - GAP
    lines = wrap(f"{words}, before “{starts['title'][n]}”", limit, SIZE)
    return lines if len(lines) <= 3 else wrap(words, limit, SIZE), float(share)


def _bars_caption(counts, per):
    solid, pale = (f'<span style="color:{COLOUR}">{mark}</span>' for mark in "■□")
    key = [f"{solid} certain{SPACE * 2}{pale} possible"] * bool(counts["possible"].any())
    return [f"<b>{_by(per)}</b>", *key]


def _gaps_caption(starts, gaps, width):
    same = int(gaps["high"].eq(0).sum())
    _, high, median = _median(starts, gaps)
    words = "Log scale." + f" Grey: the median, {median}." * bool(np.isfinite(high))
    words += f" On the same day as the one before: {same} of {len(gaps)}." * bool(same)
    return [
        "<b>Time since the event before</b>",
        *wrap(unbroken(words), width - LEFT - RIGHT, SIZE),
    ]


def _note(lines, left, y):
    """Lines of text that begin at the chart's left edge, above `y` of the paper."""
    return {
        "text": "<br>".join(lines),
        "align": "left",
        "showarrow": False,
        "xref": "paper",
        "x": 0,
        "xanchor": "left",
        "xshift": LEFT - left,
        "yref": "paper",
        "y": round(y, 4),
        "yanchor": "bottom",
        "yshift": GAP,
    }


def _count_marks(highest):
    """Two or three round counts: {'0': 0, '10': 10, '20': 20}."""
    step = next(n * 10**k for k in range(9) for n in (1, 2, 5) if highest / (n * 10**k) <= 4)
    return {f"{n:,}": n for n in range(0, highest + 1, step)}


def _median_mark(starts, gaps):
    """A line, or a band where the median is not known to the day; none if it has no end."""
    low, high = map(_height, _median(starts, gaps)[:2])
    place = {"xref": "paper", "x0": 0, "x1": 1, "yref": "y2", "y0": low, "y1": high}
    if low == high:
        place |= {"type": "line", "line": {"color": SOFT, "width": 1, "dash": "dot"}}
    else:
        place |= {"type": "rect", "fillcolor": SOFT, "opacity": 0.15, "line": {"width": 0}}
    return [place] * bool(np.isfinite(high))


# --- traces ----------------------------------------------------------------------------


def _bars(counts, per, thin):
    """The certain events, and on top the possible ones, pale in an outline."""
    pieces = [piece for row in counts.itertuples() for piece in _pieces(row)]
    days = [(first_day(n, per), first_day(n + 1, per)) for n, *_ in pieces]
    row = counts.loc
    return {
        "type": "bar",
        "x": [iso(first) for first, _ in days],
        "offset": 0,
        "width": [int((last - first).astype(int)) * DAY for first, last in days],
        "base": [base for _, base, *_ in pieces],
        "y": [count for _, _, count, *_ in pieces],
        "marker": {
            "color": [fill for *_, fill, _, _ in pieces],
            "opacity": [opacity for *_, opacity, _ in pieces],
            "line": {
                "color": [line for *_, line in pieces],
                "width": [0 if thin and line == PAPER else 1 for *_, line in pieces],
            },
        },
        "hovertext": [_say(n, row[n], per) for n, *_ in pieces],
        "hoverinfo": "text",
    }


def _pieces(row):
    """(number, base, count, fill, opacity, outline) of one period's bar."""
    sure = (row.Index, 0, row.certain, COLOUR, 1, PAPER)
    pale = (row.Index, row.certain, row.possible)
    may = [(*pale, COLOUR, PALE, PAPER), (*pale, CLEAR, 1, COLOUR)]
    return [sure] * bool(row.certain) + may * bool(row.possible)


def _say(n, row, per):
    name, certain, possible = _row(n, *row, per)
    return f"<b>{name}</b><br>{certain} certain, {possible} possible"


def _peak(counts, per):
    """The count above the fullest bar; it reaches into the chart, not out of it."""
    peak, *_ = _fullest(counts)
    row = counts.loc[[] if peak is None else [peak]]
    late = peak is not None and 2 * (peak - counts.index[0]) >= len(counts)
    return {
        "type": "scatter",
        "mode": "text",
        "x": [iso(first_day(n + late, per)) for n in row.index],
        "y": row.sum(axis="columns").tolist(),
        "text": [" + ".join(str(n) for n in pair if n) for pair in row.to_numpy().tolist()],
        "textposition": "top left" if late else "top right",
        "textfont": {"size": SIZE, "color": INK},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _whiskers(starts, gaps, ends):
    """The gaps that are not known to the day, from the shortest to the longest possible."""
    rows = ends[ends["high"] - ends["low"] >= FEW]
    line = {"color": COLOUR, "width": 1.4}
    marks = [mark for n, row in rows.iterrows() for mark in _caps(gaps.loc[n], row["high"])]
    tops = np.where(np.isinf(rows["high"]), rows["low"] + ENDLESS, rows["high"]).round(3)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "yaxis": "y2",
        "x": _twice(iso(day) for day in starts["first"][rows.index]),
        "y": [y for pair in zip(rows["low"], tops.tolist(), strict=True) for y in (*pair, None)],
        "line": line,
        "opacity": round(float(np.clip(40 / max(1, len(rows)), 0.2, 0.6)), 2),
        "marker": {
            "symbol": [symbol for symbol, _ in marks],
            "size": [size for _, size in marks],
            "color": COLOUR,
            "opacity": 1,
            "line": line,
        },
        "cliponaxis": False,
        "hovertext": _twice(_tell(starts, gaps, n) for n in rows.index),
        "hoverinfo": "text",
        "customdata": _twice(starts["id"][rows.index]),
    }


def _caps(gap, high):
    """(symbol, size) of the ends of a whisker, and of the break behind it."""
    cap = ("line-ew", CAP[bool(gap["firm"])])
    return cap, ("triangle-up", ARROW) if np.isinf(high) else cap, ("circle", 0)


def _twice(values):
    """Each value for both ends of its line, and a break."""
    return [each for value in values for each in (value, value, None)]


def _dots(starts, gaps, ends):
    """The gaps that are known to the day; pale those known less exactly, if hardly less."""
    shown = ends.index[ends["high"] - ends["low"] < FEW]
    these, exact = starts.loc[shown], gaps["low"].eq(gaps["high"]) & gaps["firm"]
    return {
        "type": "scatter",
        "mode": "markers",
        "yaxis": "y2",
        "x": [iso(day) for day in these["first"]],
        "y": ends.loc[shown].mean(axis="columns").round(3).tolist(),
        "marker": {
            "symbol": np.where(these["is_context"], "circle-open", "circle").tolist(),
            "size": DOT,
            "color": COLOUR,
            "opacity": np.where(exact[shown], 0.9, 0.45).tolist(),
            "line": {"color": COLOUR, "width": 1.4},
        },
        "cliponaxis": False,
        "hovertext": [_tell(starts, gaps, n) for n in shown],
        "hoverinfo": "text",
        "customdata": these["id"].tolist(),
    }


def _tell(starts, gaps, n):
    """The event, its date, and how long after which other."""
    words = f"{sentence(gaps['words'][n])} after “{starts['title'][n - 1]}”"
    lines = wrap(words.replace("The same day after", "The same day as"), 300, SIZE)
    head = hover(starts.loc[n]).split("<br><br>")[0]
    return "<br>".join([head, *(plain(line) for line in lines)])


def _longest_label(starts, gaps, ends, lines, share, limit):
    """What the longest gap is, above it, and a line down to its mark."""
    n, _ = _longest(gaps)
    x = [iso(starts["first"][n])] if lines else []
    high = min(ends["high"][n], limit - 0.2)
    heights = [high + 0.1, limit, None, limit + len(lines) * TEXT / 2 / DECADE]
    words = "<br>".join(plain(line) for line in lines)
    return {
        "type": "scatter",
        "mode": "lines+text",
        "yaxis": "y2",
        "x": [*x, *x, None, *x] if lines else [],
        "y": [y if y is None else round(y, 3) for y in heights] if lines else [],
        "text": ["", "", "", words] if lines else [],
        "textposition": "middle right" if share < 0.5 else "middle left",
        "textfont": {"size": SIZE, "color": INK},
        "line": {"color": SOFT, "width": 1},
        "cliponaxis": False,
        "hoverinfo": "skip",
    }
