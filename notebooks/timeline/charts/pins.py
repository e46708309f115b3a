"""The opening: all events as ticks, and the few that matter as numbered pins with a card each."""

from ..drawing.chart import chart
from ..drawing.dated import dated
from ..drawing.facts import facts
from ..drawing.marks import Arrow, Dot, Line, Text
from ..drawing.scales import Dates
from ..drawing.scene import PAGE, PHONE, WIDE
from ..placing import spread
from ._frame import TICK, Frame
from ._given import check
from ._named import LEFT, RIGHT, named
from ._notes import check_named, sentence
from ._nothing import nothing
from ._rows import opening
from ._words import LEADING, lines
from .timeline import count

MOST = 8  # pins
HEAD, APART = 22, 26  # px: across the head of a pin, from one to the next
BEND = 40  # px from the top: above it stems lean towards their heads
BAR = 10  # px: how high a named span is
SPAN = 0.06  # of the window: a shorter span is not named
ENDS = ["first", "certain", "until", "last"]
COLUMNS = {PHONE: 1, PAGE: 2, WIDE: 3}  # of cards
NUMBER, IN = 20, 11  # px: across the ring of a card's number, from its edge to the middle of that
GUTTER, PAD = 28, 7  # px: between two columns of cards, above and below what one says
WHEN, TITLE, SAID = 13, 16, 13.5  # px of its type


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
    marks["begun"] = (marks["first"] + marks["certain"]) / 2
    scenes = [_picture(marks, ids, notes, least) for least in COLUMNS]
    title = title or f"{len(ids)} of {count(events)}"
    summary = summary or "Each event is a tick where it begins; the numbered ones have a card."
    return chart(scenes, facts(events, title, summary, source))


def _picture(marks, ids, notes, least):
    """The strip and below it the cards, for one least width."""
    frame = Frame(Dates(), *opening(marks, Dates()), least)
    pinned = marks[marks["id"].isin(ids)].sort_values("begun", kind="stable")
    pinned["tone"] = pinned["tone"].replace("context", "mark")
    spans, axis = _spans(frame, marks, pinned)
    stems, heads = _heads(frame, pinned, axis)
    told, height = _cards(frame, pinned, notes, axis + 54)
    inside = marks[marks["certain"].ge(frame.first)]
    earlier = f"◂ {len(marks) - len(inside)} earlier · " * (len(inside) < len(marks))
    legend = f"{earlier}each tick: where one begins"
    note = Text(text=legend, y=axis + 36, dx=1, tone="soft", size=frame.small)
    drawn = [*stems, *spans, *frame.strip(inside, axis), *heads, note, *told]
    return frame.scene(drawn, height, axis)


def _spans(frame, marks, pinned):
    """Bars that have room for a name, and those with a pin => their marks, px to the axis."""
    spans = marks[marks["has_bar"] & marks["until"].gt(frame.first)]
    spans = spans.assign(is_pinned=spans["id"].isin(pinned["id"]))
    spans[ENDS] = spans[ENDS].clip(frame.first, frame.last)
    spans["length"] = spans["until"] - spans["certain"]
    long = spans["is_pinned"] | spans["length"].gt(SPAN * (frame.last - frame.first))
    keys = ["is_pinned", "mentions", "length"]
    spans = spans[long].sort_values(keys, ascending=False, kind="stable")

    def name(span):
        """That of one with a pin stands on its card."""
        return [{"text": span.title, "size": frame.name, "tone": "soft"}] * (not span.is_pinned)

    walls = [frame.px(frame.clip(place)) for place in pinned["begun"]]
    rows = int(spans["is_pinned"].sum()) + 2 + (frame.least > PHONE)
    room = {"walls": walls, "most": rows, "sides": (RIGHT, LEFT), "band": BAR}
    drawn, low = named(frame, spans, name, BEND + 4, **room)
    return drawn, low + TICK + 6


def _heads(frame, pinned, axis):
    """The stems, which lie lowest, and the heads with their numbers."""
    ends = [frame.px(frame.clip(place)) for place in pinned["begun"]]
    heads = spread(ends, APART, HEAD / 2, frame.least - HEAD / 2)
    stems, tops = [], []
    for number, (event, px) in enumerate(zip(pinned.itertuples(), heads, strict=True), 1):
        shared = {"tone": event.tone, "id": event.id}
        foot, head = frame.clip(event.begun), frame.place(px)
        stems.append(Line(first=head, last=foot, y=HEAD, to_y=BEND, thick=1.4, **shared))
        stems.append(Line(first=foot, last=foot, y=BEND, to_y=axis, thick=1.4, **shared))
        if event.begun < frame.first:
            tops.append(Arrow(at=frame.place(10), y=axis - TICK / 2, back=True, **shared))
        tops += _numbered(number, head, HEAD / 2 + 1, HEAD, event)
    return stems, tops


def _cards(frame, pinned, notes, top):
    """In the order of reading, from the top down => marks, px to the end."""
    columns = COLUMNS[frame.least]
    step = (frame.least + GUTTER) / columns
    made, low = [], top
    for n, event in enumerate(pinned.itertuples()):
        if n % columns == 0:  # a row is as high as its highest card
            top = low
        said = notes.get(event.id) or sentence(event.description)
        left = n % columns * step
        marks, end = _card(frame, event, n + 1, said, left, step - GUTTER, top)
        made, low = [*made, *marks], max(low, end)
    return made, low


def _card(frame, event, number, said, left, wide, top):
    """All of it hangs on the place of the number, so that it stays together at any width."""
    first, last, at = map(frame.place, (left, left + wide, left + IN))
    y = top + PAD + NUMBER / 2
    marks = [Line(first=first, last=last, y=top + 0.5, to_y=top + 0.5, tone="line")]
    marks += _numbered(number, at, y, NUMBER, event)
    parts = [(event.when, WHEN, NUMBER + 10, {"tone": "soft"})]
    parts += [(event.title, TITLE, 0, {"bold": True}), (said, SAID, 0, {"tone": "soft"})]
    for text, size, indent, look in parts:
        place = {"at": at, "dx": indent - IN, "id": event.id}
        made = [*lines(text, y, size, wide - indent, **place, **look)] if text else []
        marks += made
        y += LEADING * size * len(made) + 3
    return marks, y + PAD - SAID / 2


def _numbered(number, at, y, size, event):
    """A number on a dot, as pins and cards have it."""
    yield Dot(at=at, y=y, size=size, tone=event.tone, id=event.id)
    look = {"anchor": "middle", "size": 13, "bold": True, "tone": "paper"}
    yield Text(text=str(number), at=at, y=y, id=event.id, **look)
