"""A strip of events by the days that a chart tells of each: for forms that are lists."""

import numpy as np

from ..placing import opening_window
from .marks import Bar, Line, Text
from .scales import Dates
from .scene import Scene, Tick
from .small_words import LEAST, SIZE

TICK, EDGE = 14, 10  # px: how high a tick is, room at both ends
LONG = 0.04  # of the window: what lasts longer is a bar
ROW = 9  # px from one row of bars to the next
DAY = 1.0


def strip(facts, accents, axis):
    """Ticks where events begin, and bars of those that last; a row a lane.

    Parameters
    ----------
    facts : Facts
    accents : set of str
        Ids of those in the accent colour.
    axis : float
        Px from the top to the axis.

    Returns
    -------
    Scene
    """
    days = [_days(span) for span in facts.spans]
    scale = Dates()
    start, end = opening_window([first for first, _ in days if first is not None], least=30)
    unit = (end - start) / (LEAST - 2 * EDGE)
    first, last = start - EDGE * unit, end + EDGE * unit
    lanes = facts.lane_names or [""]
    high = axis / len(lanes)
    marks = []
    for n, lane in enumerate(lanes):
        chosen = [
            (*span, "accent" if name in accents else "mark")
            for k, (span, name) in enumerate(zip(days, facts.ids, strict=True))
            if span[0] is not None and (not facts.lanes or lane in facts.lanes[k])
        ]
        marks += _lane(lane, chosen, (n + 1) * high, high, (first, last))
    places, texts = scale.ticks(first, last, 4)
    ticks = tuple(Tick(at, text) for at, text in zip(places, texts, strict=True))
    ends = {"first": first, "last": last, "marks": tuple(marks)}
    return Scene(least=LEAST, scale=scale, height=axis + 22, axis=axis, ticks=ticks, **ends)


def _days(span):
    """'2014-03-18/2014-03-21' => its ends on a scale of dates; None where no day is told."""
    first, _, last = span.partition("/")
    if not first or not last:
        return None, None
    return tuple(float(Dates().at(np.datetime64(day))) for day in (first, last))


def _lane(name, events, base, high, window):
    """The name at the top left of its bars and ticks, which stand on the base."""
    first, last = window
    long, top = LONG * (last - first), base - high
    yield Line(first=first, last=last, y=base, to_y=base, tone="context", thick=1)
    for start, _, tone in sorted(events, key=lambda event: event[2] == "accent"):
        if first <= start <= last:
            yield Line(first=start, last=start, y=base - TICK, to_y=base, tone=tone, thick=1.4)
    low, head = base - TICK - 6, top + 24 * bool(name)
    spans = [(s, e, tone) for s, e, tone in events if e - s > long and e > first and s < last]
    yield from _bars(spans, low, max(int((low - head) // ROW) + 1, 0), window)
    if name:
        yield Text(text=name, at=first, dx=0, y=top + 10, tone="soft", size=SIZE)


def _bars(spans, low, rows, window):
    """Each in the lowest row where it has room; what has none is a tick alone."""
    (first, last), free = window, [window[0] - 1] * rows
    for start, end, tone in sorted(spans):
        start, end = max(start, first), min(end + DAY, last)
        row = next((n for n, upto in enumerate(free) if upto < start), None)
        if row is not None:
            free[row] = end
            tone = "context" if tone == "mark" else tone
            yield Bar(first=start, last=end, y=low - ROW * row, tone=tone, thick=5)
