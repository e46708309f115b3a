"""Events in rows: the wide picture of all timelines, which zooms."""

import numpy as np

from ..drawing.marks import ARROW, CONTEXT_BAR, LEAST, RING, SOFT, Text, marks_of
from ..drawing.scene import Box, Lane, Scene, Tick
from ..placing import (
    RIGHT,
    Event,
    Page,
    anchor,
    opening_window,
    place,
    priorities,
    steps,
    text_width,
)

SIZE = 12.5  # px: names
ROW, NAME, BAR = 20, 8.5, 17.6  # px: from row to row, from a row's top to a name, to its bar
TOP, STRIP, AXIS = 6, 16, 24  # px: above the rows, of the strip of ticks, of the axis' texts
NOTE = 20  # px: the line that says how many are named
MARGIN = 0.02  # of the window, on both sides of its events
CUT = 0.6  # the opening leaves early events out only where it is so much shorter then
MOST = 8  # ticks on the narrowest page


def rows(events, scale, least=560, **more):
    """A scene of events in rows.

    Parameters
    ----------
    events : DataFrame
        From `drawing.dated`.
    scale : Scale
    least : int
        Px.
    """
    start, end = opening(events, scale)
    page = Page(start, end)
    layout = place([*_events(events, page, scale)], page)
    boxes = tuple(_boxes(events, layout))
    axis = TOP + ROW * layout.rows + STRIP
    places, texts = scale.ticks(start, end, MOST)
    ticks = tuple(Tick(at, text) for at, text in zip(places, texts, strict=True))
    return Scene(
        least=least,
        scale=scale,
        first=start,
        last=end,
        height=axis + AXIS + NOTE,
        ticks=ticks,
        axis=axis,
        grid=0,
        boxes=boxes,
        page=page,
        row=ROW,
        lanes=(Lane("", TOP, layout.rows),),
        **more,
    )


def opening(events, scale):
    """The window that is seen first: where the story's beginnings are, with its margins."""
    first, last = events["first"].min(), events["last"].max()
    start, end = opening_window(events["certain"], least=scale.least)
    begun = events[events["certain"].between(start, end)]
    start, end = begun["first"].min(), max(end, events["certain"].max())
    # what was promised for decades does not push the present to the left
    reach = end + CUT * (end - start)
    end = max(end, events["last"].where(events["last"].le(reach)).max())
    if end - start > CUT * (end - first):
        start = first
    margin = MARGIN * max(end - start, scale.least)
    return start - margin, end + margin


def _events(events, page, scale):
    ranks = priorities(
        events["first"],
        events["last"],
        page.start,
        scale.year,
        spans=events["is_span"],
        mentions=events["mentions"],
        accent=events["is_accent"],
        context=events["is_context"],
    )
    for event, rank in zip(events.itertuples(), ranks.tolist(), strict=True):
        before, after = reach(event)
        yield Event(
            event.first + 0.1,
            event.last - 0.1,
            text_width(event.title, SIZE),
            over=not event.is_day,
            before=before,
            after=after,
            priority=rank,
        )


def reach(event):
    """Px that the marks of an event need left and right of its extent."""
    if event.is_day:
        return (RING / 2, RING / 2) if event.start_qualifier else (4.5, 4.5)
    before = SOFT * bool(event.start_qualifier) + ARROW * event.start_open
    after = SOFT * bool(event.end_qualifier) + ARROW * (event.ongoing or event.end_open)
    return before + 1, after + 1


def _boxes(events, layout):
    widths = steps(layout)
    for event, box, at, step in zip(
        events.itertuples(), layout.events, layout.places, widths, strict=True
    ):
        y = TOP + ROW * at.row
        marks = marks_of(event, NAME if event.is_day else BAR, event.tone)
        where, dx = anchor(box, at.side)
        name = Text(
            text=event.title,
            y=NAME,
            at=where,
            dx=dx,
            anchor="start" if at.side == RIGHT else "end",
            bold=event.is_accent,
            tone="accent" if event.is_accent else "ink",
            id=event.id,
        )
        yield Box(box, event.id, y, at.row, at.side, at.threshold, step, (*marks, name), event.tone)
