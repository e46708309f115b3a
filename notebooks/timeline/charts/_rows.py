"""Events in rows: the wide picture of every timeline, which zooms."""

from dataclasses import dataclass, replace

import pandas as pd

from ..drawing.marks import ARROW, RING, SOFT, Line, Text, marks_of
from ..drawing.scene import Box, Lane, Scene, Tick, Window
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

SIZE, SMALL = 12.5, 12  # px: names; dates and notes
TOP, HEAD, STRIP, AXIS = 6, 26, 16, 24  # px: above rows, a lane's name, ticks of the unnamed, texts
LINE, COUNT = 17, 20  # px: a line of a note, the line that says how many are named
MARGIN = 0.02  # of the window, on both sides of its events
CUT = 0.6  # the opening leaves early events out only where it is so much shorter then
TICKS = 8  # on the narrowest page
ROWS = 31  # compact ones, which then take less than `HIGHEST`
DRAWN = 220  # events of a picture without a script: more would make it slow
HIGHEST, FEW = 700, 5  # px that tall rows may take, events a row with which they are tried


@dataclass(frozen=True)
class Style:
    """Px of a row, and from its top to a bar, and to the name and the first line below it.

    These are a pair each: of what lasts, whose name stands over its bar, and of a day.
    """

    row: float
    bar: float
    name: tuple[float, float]
    below: tuple[float, float]
    thick: float  # a bar's, 0 for as its standing says
    dated: bool  # whether the date stands there too


COMPACT = Style(20, 17.6, (8.5, 8.5), (28, 25), 0, False)
TALL = Style(41, 19.5, (8.5, 12), (32, 29), 6, True)


def rows(events, scale, *, lanes=("",), notes=None, periods=None):
    """A scene of events in rows, for pages of 560 px or more.

    Parameters
    ----------
    events : DataFrame
        From `drawing.dated`; `lane`, the number of each one's lane, if there are several.
    scale : Scale
    lanes : list of str
        Their names from the top down.
    notes : dict of str to list, optional
        From `_notes.lines`.
    periods : dict of str to (str, str), optional
        A button each: its name, the first and the last day.
    """
    start, end = opening(events, scale)
    # read row by row, plain objects take the least time; places are numbers, no days
    events = events.select_dtypes(exclude="datetime").astype(object)
    page = Page(start, end, rows=ROWS)
    layout, style = _laid_out(events, page, scale, notes or {})
    high = heights(events, layout, style, notes or {})
    lanes, tops, axis = _stack(layout, high, style, lanes)
    places, texts = scale.ticks(start, end, TICKS)
    return Scene(
        least=560,
        scale=scale,
        first=start,
        last=end,
        height=axis + AXIS + COUNT,
        marks=tuple(_heads(lanes, events, page)),
        ticks=tuple(Tick(at, text) for at, text in zip(places, texts, strict=True)),
        axis=axis,
        grid=0,
        boxes=tuple(boxes(events, layout, tops, axis, style, notes or {})),
        page=layout.page,
        row=style.row,
        lanes=lanes,
        windows=tuple(_windows(periods or {}, scale)),
    )


def opening(events, scale):
    """The window that is seen first: where the story's beginnings are, with its margins."""
    first = events["first"].min()
    start, end = opening_window(events["certain"], least=scale.least)
    start = min(start, events.loc[events["certain"].ge(start), "first"].min())
    end = max(end, events["certain"].max())
    # what was promised for decades does not push the present to the left
    reach = end + CUT * (end - start)
    end = max(end, events["last"].where(events["last"].le(reach)).max())
    if end - start > CUT * (end - first):
        start = first
    margin = MARGIN * max(end - start, scale.least)
    return start - margin, end + margin


def _windows(periods, scale):
    for name, days in periods.items():
        first, last = (float(scale.at(pd.Timestamp(day).to_datetime64())) for day in days)
        margin = MARGIN * (last - first)
        yield Window(name, first - margin, last + 1 + margin)


# --- rows ------------------------------------------------------------------------------


def _laid_out(events, page, scale, notes):
    """Tall rows where all that is in the opening is named in them, else compact ones.

    Few events have room enough to be placed for the narrowest page.
    """
    most = int(HIGHEST // TALL.row)
    if len(events) <= most * FEW and not ("lane" in events and events["lane"].nunique() > 1):
        made = lay_out(events, replace(page, rows=most, width=page.narrow), scale, TALL, notes)
        if _names_all(made, page.scale(page.width)):
            return made, TALL
    return lay_out(events, page, scale, COMPACT, notes), COMPACT


def lay_out(events, page, scale, style, notes):
    """A row, a side and a threshold for each event."""
    return place([*_events(events, page, scale, style, notes)], page)


def _names_all(layout, enough):
    return all(
        at.threshold <= enough
        for event, at in zip(layout.events, layout.places, strict=True)
        if event.x1 >= layout.page.start
    )


def _events(events, page, scale, style, notes):
    """What `placing` must know of each."""
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
    lanes = events["lane"] if "lane" in events else [0] * len(events)
    for event, rank, lane in zip(events.itertuples(), ranks.tolist(), lanes, strict=True):
        before, after = reach(event)
        below = [
            text_width(text, SMALL, bold=head > 0) for text, head in _below(event, style, notes)
        ]
        yield Event(
            event.first + scale.inset,
            event.last - scale.inset,
            text_width(event.title, SIZE, bold=_is_bold(event, style)),
            max(below, default=0.0),
            over=not event.is_day,
            before=before,
            after=after,
            priority=rank,
            lane=lane,
        )


def reach(event):
    """Px that the marks of an event need left and right of its extent."""
    if event.is_day:
        return (RING / 2, RING / 2) if event.start_qualifier else (4.5, 4.5)
    before = SOFT * bool(event.start_qualifier) + ARROW * event.start_open
    after = SOFT * bool(event.end_qualifier) + ARROW * (event.ongoing or event.end_open)
    return before + 1, after + 1


def _is_bold(event, style):
    return style.dated or event.is_accent


def _below(event, style, notes):
    """The lines of text beneath a name, and how much of each is bold."""
    return [(event.when, 0)] * style.dated + notes.get(event.id, [])


def heights(events, layout, style, notes):
    """Px of each row, as high as the most lines in it need."""
    high = [style.row] * layout.rows
    for event, at in zip(events.itertuples(), layout.places, strict=True):
        lines = len(_below(event, style, notes))
        below = style.below[event.is_day] + LINE * lines - 5
        high[at.row] = max(high[at.row], below * (lines > 0))
    return high


def _stack(layout, high, style, names):
    """The lanes, the top of each row, and where the axis lies."""
    y, row, lanes, tops = TOP, 0, [], []
    for name, count in zip(names, layout.lanes, strict=True):
        y += HEAD * bool(name)
        lanes.append(Lane(name, y, count))
        for px in high[row : row + count]:
            tops.append(y)
            y += px
        row += count
        y += 6 * bool(name)
    return tuple(lanes), tops, y + STRIP


def _heads(lanes, events, page):
    """The name of each lane, how many it has, and a line above it."""
    for number, lane in enumerate(lane for lane in lanes if lane.name):
        y = lane.y - HEAD / 2
        count = int(events["lane"].eq(number).sum())
        if number:
            yield Line(
                first=page.start, last=page.end, y=lane.y - HEAD, to_y=lane.y - HEAD, tone="line"
            )
        yield Text(text=lane.name, y=y, bold=True)
        far = text_width(lane.name, SIZE, bold=True) + 8
        yield Text(text=f"{count} event{'s' * (count != 1)}", y=y, dx=far, tone="soft", size=SMALL)


def boxes(events, layout, tops, axis, style, notes, most=DRAWN):
    """The `Box` of each event, as it is laid out; so many are drawn without a script."""
    widths = _drawn(layout, most)
    for event, box, at, step in zip(
        events.itertuples(), layout.events, layout.places, widths, strict=True
    ):
        y = style.name[1] if event.is_day else style.bar
        marks = [
            *marks_of(event, y, event.tone, style.thick),
            *_texts(event, box, at.side, style, notes),
        ]
        top = tops[at.row] if at.row >= 0 else 0
        yield Box(box, event.id, top, *_place(at), step, tuple(marks), event.tone, axis)


def _drawn(layout, most):
    """From which width on each is drawn without a script, if it is one of the first."""
    last = sorted(event.priority for event in layout.events)[:most][-1]
    pairs = zip(steps(layout), layout.events, strict=True)
    return [step if event.priority <= last else None for step, event in pairs]


def _place(at):
    return at.row, at.side, at.threshold


def _texts(event, box, side, style, notes):
    where, dx = anchor(box, side)
    held = {"at": where, "dx": dx, "anchor": "start" if side == RIGHT else "end", "id": event.id}
    tone, bold = "accent" if event.is_accent else "ink", _is_bold(event, style)
    yield Text(text=event.title, y=style.name[event.is_day], tone=tone, bold=bold, **held)
    for k, (text, head) in enumerate(_below(event, style, notes)):
        tone = "soft" if style.dated and not k else "ink"
        y = style.below[event.is_day] + LINE * k
        yield Text(text=text, y=y, tone=tone, size=SMALL, head=head, **held)
