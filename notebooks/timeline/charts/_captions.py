"""Words on a line over time: beside its steps, under it, within a time, and in a list below.

Each function tries where words may stand, the best places first, and says what had no room.
"""

import re
from itertools import product

import numpy as np

from ..dates import year_words
from ..drawing.marks import ARROW, Arrow, Dot, Line, Text
from ..drawing.scene import PHONE
from ..placing import text_width, wrap
from ._labels import HEIGHT, NUMBER, spots
from ._notes import CLAUSE, headed

NAME, DEEP = (170, 150, 125, 105), 4  # px: names beside a step are broken to, in so many lines
DAY = 300, 180  # px: those beside a day
NOTE = 300, 230, 180, 150, 120  # px: sentences
BASE = 600, 480, 330, 230, 170  # px: that about the level at the axis
LEAD, FAR = 10, 60  # px: from a line to words; from a day to its name, at most
LINE, OVER = 30, 60  # px: a line more, or a place above the line, is as bad as so far away
GAP = 6  # px: more above and below a sentence
GUIDE = 24  # px: a shorter one points at nothing
INSIDE, SLIM = 7, 60  # within a time: lines at most; px: a narrower one holds none
WALL = 6  # px: from the edges of a time to the words within
KEY, ROW, APART = 12, 5, 8  # px: of the list: between columns, from a rule to words, above it

BREAK = "\u200b "  # after a hyphen
_PART = re.compile(r"(?<=\w-)(?=\w)")  # where a word may break


# --- what is said ------------------------------------------------------------------------


def _sentence(words, width, frame, tone="ink"):
    """A sentence in lines, its first clause bold."""
    head = CLAUSE.match(words).end()
    look = {"size": frame.small, "tone": tone}
    broken = headed(wrap(words, width, frame.small, head), head)
    return [{"text": line, "head": bold} | look for line, bold in broken]


def _plain(words, width, size, **look):
    bold = len(words) * look.get("bold", False)
    return [{"text": line, "size": size} | look for line in wrap(words, width, size, bold)]


def tone_of(event):
    return "accent" if event.is_accent else "ink"


def _texts(lines, top, frame, **held):
    """Lines below one another, the middle of the first at `top`."""
    return [
        Text(y=top + n * frame.line, **held, **line) for n, line in enumerate(lines) if line["text"]
    ]


def _deep(lines, frame):
    """Px from the middle of the first to that of the last."""
    return frame.line * (len(lines) - 1)


# --- steps -------------------------------------------------------------------------------


def steps(events, rises, plot, clear):
    """Each step's number, with the name where it has room => marks, events without a name."""
    marks, rest = [], []
    for event in events:
        full = [] if plot.frame.least == PHONE else _full(event, rises[event.id], plot.frame)
        named = clear.draw(_around(full, event, plot))
        number = [_number(event, rises[event.id], plot.frame)]
        marks += named or clear.draw(_around([number], event, plot))
        rest += [] if named else [event]
    return marks, rest


def _number(event, rise, frame):
    return {"text": rise, "size": frame.small, "tone": tone_of(event), "bold": True}


def _full(event, rise, frame):
    """The number above the name, or in one line with it."""
    tone = "accent" if event.is_accent else "soft"
    for width in NAME:
        name = _plain(event.title, width, frame.small, tone=tone)
        if len(name) <= DEEP:
            yield [_number(event, rise, frame), *name]
    one = f"{event.title} {rise}"
    yield [{"text": one, "head": -len(rise), "size": frame.small, "tone": tone_of(event)}]


def _around(options, event, plot):
    """Where a staircase is empty: beside a riser, before it if it leads up; else above its ends.

    A line above its foot there is room for the number at the beginning.
    """
    before, after = plot.sides(event.first)
    high, low, half = min(before, after), max(before, after), HEIGHT * plot.frame.small / 2 + 3
    free, other = ((-8, "end"), (0, "start")) if before > after else ((8, "start"), (0, "end"))
    lines = sorted(options, key=lambda lines: _deep(lines, plot.frame) + 2 * half > low - high)
    for n, said in product(range(4), lines):
        deep = _deep(said, plot.frame)
        top, (dx, anchor) = [
            (high + half, free),
            (low - half - deep, free),
            (low - half - deep - 1.3 * plot.frame.line, free),
            (high - half - deep, other),
        ][n]
        yield _texts(said, top, plot.frame, at=event.first, dx=dx, anchor=anchor, id=event.id)


# --- sentences ---------------------------------------------------------------------------


def guide(event, plot):
    """A dotted line from a day on the line down to its date."""
    y = plot.under(event.first)
    if plot.low - y < GUIDE:
        return []
    look = {"tone": tone_of(event), "id": event.id}
    line = Line(first=event.first, last=event.first, y=y + 6, to_y=plot.low - 2, dash=True, **look)
    return [line, Arrow(at=event.first, y=plot.low - 1, down=True, **look)]


def head_of(arrow):
    """What words keep clear of."""
    return Dot(at=arrow.at, y=arrow.y - ARROW / 2, tone=arrow.tone, size=ARROW)


def sentences(events, notes, rises, plot, clear):
    """Each note beside its day, with its date => marks, events whose notes have no room."""
    marks, rest = [], []
    for event in events:
        sides = [(-LEAD, "end"), (LEAD, "start")]
        if event.id in rises:  # before its name
            name = f"{event.title} {rises[event.id]}"
            sides.append((-2 * LEAD - text_width(name, plot.frame.small, True), "end"))
        found = clear.draw(_note_spots(event, notes[event.id], sides, plot, clear), GAP)
        marks += found
        rest += [] if found else [event]
    return marks, rest


def _note_spots(event, note, sides, plot, clear):
    """Left or right of its day, below the line or above it, the nearest and shortest first."""
    frame, y, options = plot.frame, plot.under(event.first), []
    date = {"text": event.when, "size": frame.small, "tone": "soft"}
    for width in NOTE:
        lines = [*_sentence(note, width, frame, tone_of(event)), date]
        deep = _deep(lines, frame)
        for top in np.arange(clear.top + 8, clear.bottom - deep - 6, 4):
            far = top - y if top > y else OVER + y - top - deep
            options.append((far + LINE * len(lines), top, lines))
    for (_, top, lines), (dx, anchor) in product(sorted(options, key=lambda o: o[:2]), sides):
        yield _texts(lines, top, frame, at=event.first, dx=dx, anchor=anchor, id=event.id)


def about(base, plot, clear):
    """A sentence about the level at the axis, along it; none if it has no room."""
    places = np.linspace(*plot.path.at[[0, -1]], 41)
    broken = [_sentence(base, width, plot.frame) for width in BASE]
    low = clear.bottom - 8 + plot.frame.line / 2
    return clear.draw(
        (
            _texts(lines, low - plot.frame.line * len(lines), plot.frame, at=at, dx=LEAD)
            for lines, at in product(broken, places)
        ),
        GAP / 3,
    )


def paragraph(words, frame, top):
    """The same below the picture => texts, px to their end."""
    lines = _sentence(words, min(0.9 * frame.least, max(BASE)), frame)
    return _texts(lines, top + frame.line / 2, frame), top + frame.line * len(lines)


def within(event, note, plot, clear):
    """A time's name, its date and its note under the line, between its ends; none without room."""
    frame = plot.frame
    room = frame.px(event.last) - frame.px(event.first) - 2 * WALL
    texts = event.title, note
    name, note = (" ".join(_parts(word, room, frame) for word in t.split()) for t in texts)
    words = f"{name} {note}".split()
    if room < SLIM or max(text_width(word, frame.small, True) for word in words) > room:
        return []
    lines = _plain(name, room, frame.small, bold=True, tone=tone_of(event))
    lines += _plain(event.when, room, frame.small, tone="soft")
    lines += [{"text": ""}, *_sentence(note, room, frame)] if note else []
    lines = [*map(_joined, lines)] if len(lines) <= INSIDE else []
    tops = np.arange(plot.lowest(event.first, event.last) + 16, clear.bottom, 4)
    held = {"at": event.first, "dx": WALL, "id": event.id}
    return clear.draw(_texts(lines, top, frame, **held) for top in tops)


def _parts(word, room, frame):
    """A word that may break at its hyphens if it is wider than there is room."""
    return _PART.sub(BREAK, word) if text_width(word, frame.small, True) > room else word


def _joined(line):
    text, head = line["text"], line.get("head", 0)
    text, head = (words.replace(BREAK, "") for words in (text, text[:head]))
    return line | {"text": text.rstrip(BREAK), "head": len(head)}


# --- days --------------------------------------------------------------------------------


def days(events, plot, clear):
    """The names of days that are no steps, near them => marks, events without a name."""
    marks, rest = [], []
    for event in events:
        found = [] if plot.frame.least == PHONE else clear.draw(_near(event, plot, clear))
        marks += found
        rest += [] if found else [event]
    return marks, rest


def _near(event, plot, clear):
    y = plot.under(event.first)
    for width in DAY:
        lines = _plain(event.title, width, plot.frame.small, tone=tone_of(event))
        yield from spots(lines, event.first, (y, y), clear, far=FAR, name=event.id)


# --- the list ----------------------------------------------------------------------------


def listed(events, rises, notes, plot, clear, top):
    """Below the picture what has no name in it, by the number of its step or of its day.

    Returns
    -------
    tuple of (list of Mark, float)
        Px to the list's end.
    """
    frame, marks, keys = plot.frame, [], []
    for event in events:
        number = str(sum(key.isdecimal() for key in keys) + 1)
        found = [] if event.id in rises else clear.draw(_digits(event, number, plot, clear))
        keys.append(rises.get(event.id) or (number if found else "·"))
        marks += found
    years = [year_words(event.first_possible.year) for event in events]
    years = [""] * len(years) if len({*years}) < len(years) else years
    year, wide = (_column(words, frame.small) for words in (years, keys))
    for event, when, key in zip(events, years, keys, strict=True):
        lines = _entry(event, not when, notes, frame, frame.least - year - wide)
        ends = {"first": frame.first, "last": frame.last, "y": top, "to_y": top}
        first = top + ROW + frame.line / 2
        look = _number(event, key, frame)
        marks += [Line(**ends, tone="line"), Text(y=first, dx=year, id=event.id, **look)]
        marks += [Text(text=when, y=first, size=frame.small, tone="soft", id=event.id)] * bool(when)
        marks += _texts(lines, first, frame, dx=year + wide, id=event.id)
        top = first + frame.line * (len(lines) - 0.5) + ROW
    return marks, top


def _column(words, size):
    """How wide it is with its air; 0 without words."""
    wide = max((text_width(text, size, True) for text in words), default=0)
    return wide + KEY if wide else 0


def _digits(event, number, plot, clear):
    y = plot.under(event.first)
    look = {"text": number, "size": plot.frame.small, "tone": tone_of(event), "bold": True}
    return spots([look], event.first, (y, y), clear, sides=NUMBER)


def _entry(event, dated, notes, frame, room):
    lines = _plain(event.title, room, frame.name)
    lines += _plain(event.when, room, frame.small, tone="soft") if dated else []
    return lines + (_sentence(notes[event.id], room, frame) if event.id in notes else [])
