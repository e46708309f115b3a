"""Names beside their marks, in as few rows as hold them, in a picture that does not zoom.

What is apart at the narrowest page stays apart at a wider one: the marks move away from each
other there, and the names with them.
"""

from dataclasses import replace
from typing import NamedTuple

from ..drawing.marks import LEAST, Bar, Text, marks_of
from ..placing import text_width, wrap
from ._notes import NOTE, note_parts
from ._rows import reach
from ._words import stack

RIGHT, LEFT, OVER, OVER_END = "right", "left", "over", "over, to its end"
SIDES = (RIGHT, LEFT, OVER, OVER_END)
SPACE, GAP = 10, 12  # px: from a mark to its name, between two that share a row
UNDER, PAD = 6, 6  # px: between a name and the mark below it, between two rows
MARK, SMALL = 10, 4  # px: how high marks are; a time that is no longer is a dot
TRIED, ROWS = 150, 40  # names at most; the others find no room


class _Item(NamedTuple):
    """An event, its lines, and px of its first and last place, less and with what reaches out."""

    event: object
    lines: list
    p0: float
    p1: float
    x0: float
    x1: float

    @property
    def width(self):
        """Of its name."""
        widths = [text_width(t["text"], t["size"], t.get("bold", False)) for t in self.lines]
        return max(widths, default=0)


def named(frame, events, lines, top, *, band=0, walls=(), sides=SIDES):
    """Events with their names, from the top down.

    Parameters
    ----------
    frame : Frame
    events : DataFrame
        From `drawing.dated`; the first are placed first, and highest.
    lines : function
        An event => its lines, each as what `Text` takes.
    top : float
        Px.
    band : float, optional
        Px: how high bars are, which then are pale.
    walls : list of float
        Px: upright lines that no name crosses.
    sides : tuple
        Where a name may stand, the best first.

    Returns
    -------
    marks : list of Mark
        Of those that found room.
    bottom : float
        Px.
    """
    rows = []
    for event in events.head(TRIED).itertuples():
        item = _item(frame, event, lines(event))
        options = [*_options(item, frame.least, walls, sides)]
        if found := _find(options, rows):
            number, *place = found
            rows.extend([[]] * (number == len(rows)))
            rows[number] = [*rows[number], (item, *place)]
    return _set(rows, top, frame.line, band)


def name_lines(notes, frame, share, dated=True):
    """What makes the lines of an event: its name, its date in a share of the width, its note."""
    room = share * frame.least

    def made(event):
        look = {"size": frame.name, "bold": dated, "tone": "accent" if event.is_accent else "ink"}
        name = wrap(event.title, room, frame.name, len(event.title) * dated)
        when = [{"text": event.when, "size": frame.small, "tone": "soft"}] * dated
        note = [line | {"bold": False} for line in noted(event, notes, frame, room)]
        return [*({"text": text} | look for text in name), *when, *note]

    return made


def noted(event, notes, frame, room):
    """The lines of the note of an event, as `Text` takes them; none without one."""
    if event.id not in notes:
        return []
    texts, _ = stack(note_parts(notes[event.id], "ink", frame.small), 0, min(room, NOTE))
    return [{"text": text.text, "size": text.size, "bold": text.bold} for text in texts]


def _item(frame, event, lines):
    before, after = reach(event)
    p0, p1 = frame.px(event.first), frame.px(event.last)
    if not event.is_span and p1 - p0 < SMALL:
        event = event._replace(is_day=True)
    # a whisker at its end is drawn as long as can be seen
    late = frame.px(event.until) if event.has_bar and event.until < event.last else p0
    return _Item(event, lines, p0, p1, max(p0 - before, 0), max(p1, late + LEAST) + after)


def _find(options, rows):
    """The first row that has room => its number, the side and the box."""
    for number, row in enumerate([*rows, []][:ROWS]):
        for side, box in options:
            if all(box[1] + GAP <= taken[0] or taken[1] + GAP <= box[0] for *_, taken in row):
                return number, side, box
    return None


def _options(item, width, walls, sides):
    """The sides on which a name is neither cut nor crossed, each with the box of all."""
    x0, x1, wide = item.x0, item.x1, item.width
    boxes = {RIGHT: (x1, x1 + SPACE + wide), LEFT: (x0 - SPACE - wide, x0)}
    boxes |= {OVER: (x0, x0 + wide), OVER_END: (x1 - wide, x1)}
    for side in sides:
        start, end = boxes[side]
        # a wall moves away from the mark's places, and must not move into the name
        struck = any(min(start, item.p1) < wall < max(end, item.p0) for wall in walls)
        if start >= 0 and end <= width and not (struck and item.lines):
            yield side, (min(start, x0), max(end, x1))


def _set(rows, top, line, band):
    marks, thick = [], band or MARK
    for row in rows:
        texts = [line * len(item.lines) for item, *_ in row]
        over = [(UNDER + thick) * side.startswith(OVER) for _, side, _ in row]
        high = max(max(a + b, thick) for a, b in zip(texts, over, strict=True))
        for (item, side, _), text, under in zip(row, texts, over, strict=True):
            y = top + (high - thick / 2 if under else high / 2)
            start = top + (high - under - text if under else (high - text) / 2)
            marks += [*_marks(item.event, y, band), *_texts(item, side, start, line)]
        top += high + PAD
    return marks, top


def _marks(event, y, band):
    for mark in marks_of(event, y, event.tone, band):
        pale = band and isinstance(mark, Bar)
        tone = "accent" if event.is_accent else "pale"
        yield replace(mark, tone=tone, outline=True) if pale else mark


def _texts(item, side, top, line):
    at, dx = item.event.first, item.x0 - item.p0
    if side in (RIGHT, OVER_END):
        at, dx = item.event.last, item.x1 - item.p1
    dx += {RIGHT: SPACE, LEFT: -SPACE}.get(side, 0)
    shared = {"at": at, "dx": dx, "anchor": "end" if side in (LEFT, OVER_END) else "start"}
    for n, text in enumerate(item.lines):
        yield Text(y=top + (n + 0.5) * line, id=item.event.id, **shared, **text)
