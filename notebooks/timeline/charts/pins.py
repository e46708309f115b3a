"""The opening: all events as ticks, and the few that matter as numbered pins with a card each."""

from dataclasses import replace
from itertools import pairwise

import pandas as pd

from ..dates import in_words, year_words
from ..drawing.chart import chart
from ..drawing.dated import dated
from ..drawing.facts import COLUMNS, ON_CHART, facts
from ..drawing.marks import Arrow, Bar, Dot, Line, Text
from ..drawing.scales import Dates
from ..drawing.scene import PAGE, PHONE, WIDE
from ..placing import MARGIN, spread
from ._frame import TICK, Frame
from ._gaps import NUMBERS
from ._given import check
from ._notes import check_named, sentence
from ._nothing import nothing
from ._opening import opening
from ._tracks import tracks
from ._words import LEADING, lines
from .timeline import count

MOST = 8  # pins
HEAD, APART = 21, 25  # px: across the head of a pin, from one to the next
BEND = 36  # px from the top: above it stems lean towards their heads
STRETCH = 1.5  # of the window in which most begin: so far back the strip goes
SPAN = 0.06  # of the window: a shorter span is not named unless it is asked for
ROWS = 3  # of spans that were not asked for
ENDS = ["first", "certain", "until", "last"]
COLUMNS_OF = {PHONE: 1, 343: 1, PAGE: 2, 688: 2, WIDE: 3, 1180: 3}  # of cards, by the least width
NUMBER, IN = 20, 10  # px: across the ring of a card's number, from its edge to the middle of that
GUTTER, PAD = 28, 8  # px: between two columns of cards, above and below what one says
LEAD = 8  # px: from the date to what happened
WHEN, TITLE, SAID = 13, 18, 15  # px of its type


def pins(events, ids, notes=None, *, spans=None, title="", summary="", source="", accent=()):
    """Draw all events as ticks on one strip, and up to eight of them as pins with cards.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    ids : iterable of str
        Those that get a pin. They are numbered in order of time.
    notes : dict of str to str, optional
        The sentence on the card of a pin; by default the first of its description.
    spans : iterable of str, or dict of str to str, optional
        Ids of spans that lie as bars above the strip; with them, the short names that they
        have there. By default long ones, the most mentioned first.
    title, summary, source : str
        As in `timeline`.
    accent : iterable of str, optional
        Which pins and spans are in the accent colour; without a pin among them, all pins are.

    Returns
    -------
    Chart
        The strip shows the years in which most events begin, and says which lie earlier.

    Raises
    ------
    ValueError
        For more than eight ids, an id that is none of these events', a note without a pin,
        or a span that lasts no longer than a day.

    Examples
    --------
    >>> pins(events, ["crimea-annexation", "invasion-2022"], title="Two dates")  # doctest: +SKIP
    """
    check(read_events=events)
    if events.empty:
        return nothing(title, summary, source)
    ids, notes, accent = list(dict.fromkeys(ids)), notes or {}, [*accent]
    check_named(events, ids=ids, notes=notes, most=MOST, accent=accent, spans=spans or ())
    _check_pins(ids, notes)
    marks = dated(events, Dates(), accent if {*accent} & {*ids} else [*accent, *ids])
    marks["begun"] = (marks["first"] + marks["certain"]) / 2
    pinned = marks[marks["id"].isin(ids)].sort_values("begun", kind="stable")
    pinned["said"] = [
        notes.get(event.id) or sentence(event.description) for event in pinned.itertuples()
    ]
    asked = _asked(marks, spans)
    scenes = [_picture(marks, pinned, asked, least) for least in COLUMNS_OF]
    title = title or f"{len(ids)} of {count(events)}"
    summary = summary or "Each event is a tick where it begins; the numbered ones have a card."
    return chart(scenes, _told(facts(events, title, summary, source), pinned))


def _check_pins(ids, notes):
    if len(ids) > MOST:
        raise ValueError(f"{len(ids)} pins, and {MOST} can be told apart; choose {MOST}")
    if lost := [name for name in notes if name not in ids]:
        raise ValueError(f"a note for {lost[0]!r}, which has no pin; add it to ids")


def _asked(marks, spans):
    """Those spans with their names, in order of time; None where the choice is free."""
    if spans is None:
        return None
    names = dict(spans) if isinstance(spans, dict) else {}
    found = marks[marks["id"].isin([*spans])]
    if short := found.loc[~found["has_bar"], "id"].tolist():
        raise ValueError(f"{short[0]!r} is no span with a beginning and an end; give it a pin")
    return found.assign(name=found["id"].map(names).fillna(found["title"]))


def _told(known, pinned):
    """The facts, the event first, and last of each row the number and sentence of its pin."""
    said = {pin.id: f"{n}. {pin.said}".strip() for n, pin in enumerate(pinned.itertuples(), 1)}
    date, event, *rest = COLUMNS
    rows = [
        [what, when, *more, said.get(name, "")]
        for name, (when, what, *more) in zip(known.ids, known.rows, strict=True)
    ]
    return replace(known, columns=[event, date, *rest, ON_CHART], rows=rows) if said else known


def _picture(marks, pinned, asked, least):
    """The strip and below it the cards, for one least width."""
    frame = Frame(Dates(), *_window(marks), least)
    pinned = pinned.assign(tone=pinned["tone"].replace("context", "mark"))
    bars, top, low = _spans(frame, marks, pinned, asked)
    axis = low + TICK + 6
    stems, heads = _heads(frame, pinned, top, axis)
    inside = marks[marks["certain"].ge(frame.first)]
    ticks = [*frame.strip(inside, axis)]
    words = _foot(marks[~marks["id"].isin(inside["id"])], ticks)
    below = axis + 22
    if COLUMNS_OF[least] > 1:  # in one column the first cards are seen with the strip
        foot, below = _note(frame, words, below)
    told, height = _cards(frame, pinned, below + PAD)
    if COLUMNS_OF[least] == 1:
        foot, height = _note(frame, words, height)
    made = [*bars, *stems, *ticks, *heads, *foot, *told]
    return frame.scene(made, height, axis, end=inside["certain"].max())


def _window(marks):
    """Of a story that goes far back, what holds most beginnings and those shortly before."""
    first, last = opening(marks, Dates())
    near = marks.loc[marks["certain"].ge(last - STRETCH * (last - first)), "first"]
    margin = MARGIN * (last - first)
    return min(first, near.min() - margin), last


def _spans(frame, marks, pinned, asked):
    """Bars: those asked for, or the long ones; px to the heads of the pins, and below all.

    They lie below the heads, or above where a stem would leave a name no room.
    """
    spans = marks[marks["has_bar"]] if asked is None else asked
    spans = spans[spans["until"].gt(frame.first) & spans["certain"].lt(frame.last)].copy()
    spans[ENDS] = spans[ENDS].clip(frame.first, frame.last)
    walls, most = pinned["begun"].clip(lower=frame.first).tolist(), len(spans)
    if asked is None:
        spans, most = _foremost(spans, pinned, frame), ROWS
    bars, low, unnamed = tracks(frame, spans, walls, BEND + 4, most)
    if not unnamed:
        return bars, 0, low
    bars, low, _ = tracks(frame, spans, [], 0, most)
    return bars, low + 4, low + 4 + BEND


def _foremost(spans, pinned, frame):
    """The long ones, and before them those with a pin, whose name stands on their card."""
    pins = spans["id"].isin(pinned["id"])
    length = spans["until"] - spans["certain"]
    spans = spans.assign(name=spans["title"].mask(pins, ""), pins=pins, length=length)
    long = pins | spans["is_accent"] | length.gt(SPAN * (frame.last - frame.first))
    keys = ["pins", "is_accent", "mentions", "length"]
    return spans[long].sort_values(keys, ascending=False, kind="stable")


def _heads(frame, pinned, top, axis):
    """The stems, and the heads with their numbers."""
    ends = [frame.px(frame.clip(place)) for place in pinned["begun"]]
    heads = spread(ends, APART, HEAD / 2, frame.least - HEAD / 2)
    stems, tops = [], []
    for number, (event, px) in enumerate(zip(pinned.itertuples(), heads, strict=True), 1):
        shared = {"tone": event.tone, "id": event.id}
        foot, head = frame.clip(event.begun), frame.place(px)
        ends = (head, top + HEAD), (foot, top + BEND), (foot, axis)
        for (first, y), (last, to_y) in pairwise(ends):
            stems.append(Line(first=first, last=last, y=y, to_y=to_y, thick=1.4, **shared))
        if event.begun < frame.first:
            tops.append(Arrow(at=frame.place(10), y=axis - TICK / 2, back=True, **shared))
        tops += _numbered(number, head, top + HEAD / 2 + 1, HEAD, event)
    return stems, tops


def _foot(earlier, ticks):
    """What a band among the ticks is, and what lies off the left."""
    words = ["Each tick: one event, where it begins"]
    words[0] += "; a pale band: where it may" * any(isinstance(mark, Bar) for mark in ticks)
    words += [f"{_off(earlier)} the left"] * bool(len(earlier))
    return ". ".join(f"{part[0].upper()}{part[1:]}" for part in words) + "."


def _note(frame, words, top):
    """In lines => marks, px to the end."""
    look = {"tone": "soft", "even": False}
    made = [*lines(words, top + LEADING * frame.small / 2, frame.small, frame.least, **look)]
    return made, top + LEADING * frame.small * len(made)


def _off(earlier):
    """'two older events, of about 988 and 1654, lie off'."""
    years = [_year(event) for event in earlier.itertuples()]
    number = NUMBERS[len(years)] if len(years) < len(NUMBERS) else f"{len(years):,}"
    when = " and ".join(years) if len(years) < 3 else f"{years[0]} to {years[-1]}"
    many = len(years) > 1
    return f"{number} older event{'s' * many}, of {when}, lie{'s' * (not many)} off"


def _year(event):
    """In which year it begins: '1654', 'about 988', else the words for its date."""
    first, last = event.start_min, event.start_max
    if pd.isna(first) or pd.isna(last) or first.year != last.year:
        return event.when
    return "about " * bool(event.start_qualifier) + year_words(first.year)


def _cards(frame, pinned, top):
    """In the order of reading, from the top down => marks, px to the end."""
    columns = COLUMNS_OF[frame.least]
    step = (frame.least + GUTTER) / columns
    made, low = [], top
    for n, event in enumerate(pinned.itertuples()):
        if n % columns == 0:  # a row is as high as its highest card
            top = low
        marks, end = _card(frame, event, n + 1, n % columns * step, step - GUTTER, top)
        made, low = [*made, *marks], max(low, end)
    return made, low


def _card(frame, event, number, left, wide, top):
    """All of it hangs on its left edge, so that it stays together at any width."""
    at, y = frame.place(left), top + PAD + NUMBER / 2
    rule = {"first": at, "last": frame.place(left + wide), "tone": "line"}
    marks = [Line(y=top + 0.5, to_y=top + 0.5, **rule)]
    marks += _numbered(number, frame.place(left + IN), y, NUMBER, event)
    parts = [(in_words(event), WHEN, NUMBER + 10, {"tone": "soft"})]
    parts += [(event.title, TITLE, 0, {"bold": True, "serif": True})]
    parts += [(event.said, SAID, 0, {"serif": True, "even": False})]
    for text, size, indent, look in parts:
        place = {"at": at, "dx": indent, "id": event.id}
        made = [*lines(text, y, size, wide - indent, **place, **look)] if text else []
        marks += made
        y += LEADING * size * len(made) + (LEAD if size == WHEN else 2)
    return marks, y + PAD - SAID / 2


def _numbered(number, at, y, size, event):
    """A number on a dot, as pins and cards have it."""
    yield Dot(at=at, y=y, size=size, tone=event.tone, id=event.id)
    look = {"anchor": "middle", "size": 13, "bold": True, "tone": "paper"}
    yield Text(text=str(number), at=at, y=y, id=event.id, **look)
