"""The opening: all events as ticks, and the few that matter as numbered pins with a card each."""

from dataclasses import replace

from ..drawing.chart import chart
from ..drawing.dated import dated
from ..drawing.facts import facts
from ..drawing.marks import Arrow, Bar, Line, Text, Whisker, marks_of
from ..drawing.scales import Dates
from ..drawing.scene import PAGE, PHONE, WIDE
from ..placing import spread
from ._beside import LEFT, RIGHT, Item, beside
from ._cards import cards, numbered, tone
from ._frame import Frame
from ._given import check
from ._notes import check_named
from ._nothing import nothing
from ._rows import opening
from .timeline import count

MOST = 8  # pins
HEAD, APART = 22, 26  # px: across the head of a pin, from one to the next
BEND = 40  # px from the top: above it stems lean towards their heads
TICK, BAR = 14, 10  # px: how high a tick is, how thick a named span
LEAN = 3  # px: a beginning that is known no better is drawn over its days
MANY = 600  # ticks: of more only one a px is drawn
EDGE = 14  # px of room at both ends, for arrows and caps
SPAN = 0.06  # of the window: a shorter span is not named
ENDS = ["first", "certain", "until", "last"]
# least width => columns of cards, rows of named spans, ticks, px of the names of spans
PAGES = {PHONE: (1, 2, 4, 13), PAGE: (2, 3, 7, 12.5), WIDE: (3, 3, 12, 12.5)}


def pins(events, ids, notes=None, *, title="", summary="", source="", accent=()):
    """Draw all events as ticks on one strip, and up to eight of them as pins with cards.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    ids : iterable of str
        Those that get a pin. They are numbered in order of time.
    notes : dict of str to str, optional
        The sentence on the card of a pin; by default the first of its description.
    title, summary, source : str
        As in `timeline`.
    accent : iterable of str, optional
        Which pins are in the accent colour; by default all of them.

    Returns
    -------
    Chart
        The strip shows the years in which most events begin, and counts the earlier ones.

    Raises
    ------
    ValueError
        For more than eight ids, an id that is none of these events', or a note without a pin.

    Examples
    --------
    >>> pins(events, ["crimea-annexation", "invasion-2022"], title="Two dates")  # doctest: +SKIP
    """
    check(read_events=events)
    if events.empty:
        return nothing(title, summary, source)
    ids, notes = list(dict.fromkeys(ids)), notes or {}
    check_named(events, ids=ids, notes=notes, accent=accent)
    if len(ids) > MOST:
        raise ValueError(f"{len(ids)} pins, and {MOST} can be told apart; choose {MOST}")
    if lost := [name for name in notes if name not in ids]:
        raise ValueError(f"a note for {lost[0]!r}, which has no pin; add it to ids")
    marks = dated(events, Dates(), [*accent] or ids)
    marks["begun"] = (marks["first"] + marks["certain"] + marks["is_day"]) / 2
    scenes = [_picture(marks, ids, notes, least) for least in PAGES]
    title = title or f"{len(ids)} of {count(events)}"
    summary = summary or "Each event is a tick where it begins; the numbered ones have a card."
    return chart(scenes, facts(events, title, summary, source))


def _picture(marks, ids, notes, least):
    """The strip and below it the cards, for one least width."""
    columns, rows, most, size = PAGES[least]
    frame = Frame(Dates(), *opening(marks, Dates()), least, EDGE)
    pinned = marks[marks["id"].isin(ids)].sort_values("begun", kind="stable")
    spans, axis = _spans(frame, marks, pinned, rows, size)
    stems, heads = _heads(frame, pinned, axis)
    told, height = cards(frame, pinned, notes, columns, axis + 58)
    earlier = int(marks["certain"].lt(frame.first).sum())
    legend = f"◂ {earlier} earlier · " * bool(earlier) + "each tick: where one event begins"
    note = Text(text=legend, y=axis + 36, dx=1, tone="soft", size=13 if least < 560 else 12)
    drawn = [*stems, *spans, *_ticks(frame, marks, axis), *heads, note, *told]
    more = {"ticks": frame.ticks(most), "axis": axis}
    return frame.scene(drawn, height, **more)


def _spans(frame, marks, pinned, rows, size):
    """The bars that have room for a name => their marks, px to the axis below them."""
    long = _long(frame, marks, pinned).itertuples()
    items = [_item(frame, event, size) for event in long]
    walls = [frame.px(frame.clip(place)) for place in pinned["begun"]]
    room = {"walls": walls, "most": rows, "sides": (LEFT, RIGHT)}
    named = [each.item for each in beside(items, frame.least, 0, **room)[0]]
    shown, own = {item.event.id for item in named}, {*pinned["id"]}
    # a pin's bar is drawn in any case: its card has the name
    kept = [item for item in items if item.event.id in shown | own]
    named = [item if item.event.id in shown else replace(item, lines=()) for item in kept]
    placed, low = beside(named, frame.least, BEND + 4, **room)
    return [mark for each in placed for mark in _span(each)], low + TICK + 6


def _long(frame, marks, pinned):
    """Spans that fill much of the window; those with a pin first, then the most cited."""
    length = marks["until"].clip(upper=frame.last) - marks["certain"].clip(lower=frame.first)
    spans = marks.assign(length=length, is_pinned=marks["id"].isin(pinned["id"]))
    is_long = spans["is_pinned"] | length.gt(SPAN * (frame.last - frame.first))
    spans = spans[spans["has_bar"] & spans["until"].gt(frame.first) & is_long]
    keys = ["is_pinned", "is_accent", "mentions", "length"]
    return spans.sort_values(keys, ascending=False, kind="stable")


def _item(frame, event, size):
    ends = {name: frame.clip(getattr(event, name)) for name in ENDS}
    look = {"tone": "accent" if event.is_accent else "soft", "bold": event.is_accent}
    line = {"text": event.title, "size": size} | look
    return Item.of(event._replace(**ends), frame, [line], BAR)


def _span(placed):
    event = placed.item.event
    look = {"tone": "accent" if event.is_accent else "pale", "outline": True}
    for mark in marks_of(event, placed.y, event.tone, BAR):
        yield replace(mark, **look) if isinstance(mark, Bar) else mark
    yield from placed.texts(16)


def _heads(frame, pinned, axis):
    """The stems, which lie lowest, and the heads with their numbers."""
    ends = [frame.px(frame.clip(place)) for place in pinned["begun"]]
    heads = spread(ends, APART, HEAD / 2, frame.least - HEAD / 2)
    stems, tops = [], []
    for number, (event, px) in enumerate(zip(pinned.itertuples(), heads, strict=True), 1):
        shared = {"tone": tone(event), "id": event.id}
        foot, head = frame.clip(event.begun), frame.place(px)
        stems.append(Line(first=head, last=foot, y=HEAD, to_y=BEND, thick=1.4, **shared))
        stems.append(Line(first=foot, last=foot, y=BEND, to_y=axis, thick=1.4, **shared))
        if event.begun < frame.first:
            tops.append(Arrow(at=frame.place(10), y=axis - TICK / 2, back=True, **shared))
        tops += numbered(number, head, HEAD / 2 + 1, HEAD, event)
    return stems, tops


def _ticks(frame, marks, axis):
    """Where each begins; one that is known no better over the days in question."""
    shown = marks[marks["certain"].ge(frame.first)]
    if len(shown) > MANY:  # one a px says as much
        shown = shown[~frame.px(shown["begun"]).round().duplicated()]
    for event in shown.itertuples():
        shared = {"tone": event.tone, "id": event.id}
        first, last, at = map(frame.clip, (event.first, event.certain, event.begun))
        if frame.px(last) - frame.px(first) > LEAN:
            yield Whisker(first=first, last=last, y=axis - TICK / 2, **shared)
        else:
            yield Line(first=at, last=at, y=axis - TICK, to_y=axis, thick=1.2, **shared)
