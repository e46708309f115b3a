"""Events in rows: the wide picture of every timeline, which zooms."""

from dataclasses import dataclass, replace

from ..drawing.marks import ARROW, LEAST, RING, SOFT, Line, Text, marks_of
from ..drawing.scene import Box, Lane, Scene, Tick
from ..placing import (
    RIGHT,
    Event,
    Page,
    anchor,
    place,
    steps,
    text_width,
    wrap_characters,
)
from ._opening import opening, ranks, windows

SIZE, SMALL = 12.5, 12  # px: names; dates and notes
TOP, HEAD, STRIP, AXIS = 6, 26, 16, 24  # px: above rows, a lane's name, ticks of the unnamed, texts
LINE, COUNT = 15, 20  # px: a line of a note, the line that says how many are named
TICKS = 8  # on the narrowest page
ROWS = 31  # compact ones, which then take less than `HIGHEST`
DRAWN = 220  # events of a picture without a script: more would make it slow
SHORT = 0.02  # of all events: what is shorter may be drawn longer than it is
MEET = 4  # px: off either end of a phase, and with the gap nothing lies between two
DATE = 16  # characters of a date in a line, at least
INDENT = 6  # px: from a line across the picture to a name over a bar
HIGHEST, FEW = 700, 5  # px that tall rows may take, events a row with which they are tried


@dataclass(frozen=True)
class Style:
    """Px of a row, and from its top to a bar, and to the name and the first line below it.

    These are a pair each: of what has its name over its mark, and of what has it beside.
    """

    row: float
    bar: float
    name: tuple[float, float]
    below: tuple[float, float]
    thick: float  # a bar's, 0 for as its standing says
    dated: bool  # whether the date stands there too
    size: float = SIZE


COMPACT = Style(20, 17.6, (8.5, 8.5), (28, 25), 0, False)
TALL = Style(35, 18, (8, 11), (30, 25), 6, True)
BAND = Style(66, 31, (9, 9), (54, 54), 22, True, 14)  # of a phase


def rows(events, scale, *, lanes=("",), notes=None, periods=None, lined=None):
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
    lined : _lined.Lined, optional
        The line across the picture.
    """
    notes = notes or {}
    page = Page(*opening(events, scale), rows=ROWS)
    if events["is_phase"].any():
        events = events.assign(lane=1 - events["is_phase"])
        lanes = ("",) * events["lane"].nunique()
    until = None
    if lined:
        until = lined.until(events, page.end)
        page, events = lined.opened(page, events, scale, notes)
    start, end = page.start, page.end
    # read row by row, plain objects take the least time; places are numbers, no days, and
    # flags stay as they are: of a boolean as an object `~` makes a number
    plain = events.select_dtypes(exclude=["datetime", "bool"]).astype(object)
    events = plain.join(events.select_dtypes("bool"))
    events, layout, style = _laid_out(events, page, scale, notes, sum(map(bool, lanes)) < 2)
    high = heights(events, layout, style, notes)
    lanes, tops, axis = _stack(layout, high, style, lanes)
    least = lined.least if lined else 560
    places, texts = scale.ticks(start, end, TICKS * least // 560)
    return Scene(
        least=least,
        scale=scale,
        first=start,
        last=end,
        height=axis + AXIS + COUNT,
        marks=(*([lined.mark(axis)] if lined else ()), *_heads(lanes, events, page)),
        ticks=tuple(Tick(at, text) for at, text in zip(places, texts, strict=True)),
        axis=axis,
        grid=None if lined or style is TALL else 0,
        until=until,
        boxes=tuple(boxes(events, layout, tops, axis, style, notes)),
        page=layout.page,
        row=row_of(events, style),
        lanes=lanes,
        windows=tuple(windows(periods or {}, scale)),
    )


# --- rows ------------------------------------------------------------------------------


def _laid_out(events, page, scale, notes, may_be_tall):
    """Tall rows where all that is in the opening is named in them, else compact ones.

    Few events have room enough to be placed for the narrowest page.
    """
    most = int(HIGHEST // TALL.row)
    if len(events) <= most * FEW and may_be_tall:
        made = lay_out(events, replace(page, rows=most, width=page.narrow), scale, TALL, notes)
        if _names_all(made, page.scale(page.width)):
            return events, made, TALL
    events = events.assign(over=~events["is_day"])  # there is no line beneath for a name
    return events, lay_out(events, page, scale, COMPACT, notes), COMPACT


def lay_out(events, page, scale, style, notes):
    """A row, a side and a threshold for each event."""
    return place([*placeable(events, page, scale, style, notes)], page)


def _names_all(layout, enough):
    return all(
        at.threshold <= enough
        for event, at in zip(layout.events, layout.places, strict=True)
        if event.x1 >= layout.page.start
    )


def placeable(events, page, scale, style, notes):
    """What `placing` must know of each."""
    order = ranks(events, page.start, scale)
    lanes = events["lane"] if "lane" in events else [0] * len(events)
    whole = max(page.end, events["last"].max()) - min(page.start, events["first"].min())
    for event, rank, lane in zip(events.itertuples(), order.tolist(), lanes, strict=True):
        before, after = reach(event)
        if event.is_phase:  # the next may begin where it ends
            before, after = before - MEET, after - MEET
        if not (event.over or event.is_day or (event.last - event.first) / whole > SHORT):
            after += LEAST
        own = _style(event, style)
        yield Event(
            event.first + scale.inset,
            event.last - scale.inset,
            text_width(_name(event)[0], own.size, bold=_is_bold(event, own)),
            max((_width(*line) for line in _below(event, own, notes)), default=0.0),
            over=event.over,
            before=before,
            after=after,
            priority=rank,
            lane=lane,
            indent=INDENT * (event.over and page.line is not None),
        )


def _style(event, style):
    return BAND if event.is_phase else style


def _name(event):
    """In lines."""
    one = event.over or not event.letters
    return [event.title] if one else wrap_characters(event.title, event.letters)


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
    """The lines beneath the first of its name: texts, how much is bold, sizes, tones."""
    tone = "accent" if event.is_accent else "ink"
    name = [(line, len(line), style.size, tone) for line in _name(event)[1:]]
    most = max(event.letters, DATE) if event.letters else len(event.when)
    date = [(line, 0, SMALL, "soft") for line in wrap_characters(event.when, most) if style.dated]
    plain = _is_bold(event, style)  # beside a bold name a note is not bold
    said = [(text, head * (not plain), SMALL, "ink") for text, head in notes.get(event.id, [])]
    return [*name, *date, *said]


def _width(text, head, size, tone):
    return text_width(text, size, bold=head > 0)


def row_of(events, style):
    """Px of a row without notes: higher where a date stands below a bar."""
    over = (events["over"] & ~events["is_phase"]).any()
    return max(style.row, style.below[0] + LINE - 5) if style.dated and over else style.row


def heights(events, layout, style, notes):
    """Px of each row, as high as the most lines in it need."""
    high = [row_of(events, style)] * layout.rows
    for event, at in zip(events.itertuples(), layout.places, strict=True):
        own = _style(event, style)
        lines = len(_below(event, own, notes))
        below = own.below[not event.over] + LINE * lines - 5
        high[at.row] = max(high[at.row], own.row, below * (lines > 0))
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
        words = f"{lane.name} · {count} event{'s' * (count != 1)}"
        yield Text(text=words, y=y, head=len(lane.name))


def boxes(events, layout, tops, axis, style, notes, most=DRAWN):
    """The `Box` of each event, as it is laid out; so many are drawn without a script."""
    widths = _drawn(layout, most)
    for event, box, at, step in zip(
        events.itertuples(), layout.events, layout.places, widths, strict=True
    ):
        own = _style(event, style)
        y, pale = own.bar if event.over else own.name[1], event.is_phase and not event.is_accent
        marks = marks_of(event, y, event.tone, own.thick, pale)
        marks += _texts(event, box, at.side, own, notes)
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
    look = {"tone": "accent" if event.is_accent else "ink", "size": style.size}
    look |= {"bold": _is_bold(event, style), "y": style.name[not event.over]}
    yield Text(text=_name(event)[0], **look, **held)
    for k, (text, head, size, tone) in enumerate(_below(event, style, notes)):
        y = style.below[not event.over] + LINE * k
        yield Text(text=text, y=y, tone=tone, size=size, head=head, **held)
