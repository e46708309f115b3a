"""Numbered cards in columns: date, title, one sentence."""

from ..drawing.marks import Dot, Line, Text
from ..placing import wrap
from ._notes import sentence

GUTTER = 28  # px between two columns
IN = 11  # px from the edge of a card to the middle of its number
NUMBER, PAD = 20, 10  # px: across the ring of a number, above and below what a card says
# px of the type, from line to line, and how it looks
WHEN, TITLE, SAID = (13, 18), (16, 21), (14, 19)


def cards(frame, events, notes, columns, top):
    """The cards, in the order of reading, from the top down.

    Parameters
    ----------
    frame : Frame
    events : DataFrame
        From `drawing.dated`, a card each.
    notes : dict of str to str
        The sentence of an event; by default the first of its description.
    columns : int
        They begin at shares of the width.
    top : float
        Px.

    Returns
    -------
    marks : list of Mark
    bottom : float
        Px.
    """
    gutter = GUTTER / frame.least
    step = (1 + gutter) / columns
    made, low = [], top
    for n, event in enumerate(events.itertuples()):
        if n % columns == 0:  # a row is as high as its highest card
            top = low
        left = n % columns * step * frame.least
        said = notes.get(event.id) or sentence(event.description)
        marks, end = _card(
            frame, event, n + 1, said, (left, left + step * frame.least - GUTTER), top
        )
        made, low = [*made, *marks], max(low, end)
    return made, low


def _card(frame, event, number, said, ends, top):
    """All of it hangs on the place of the number, so that it stays together at any width."""
    left, right = ends
    first, last, at = frame.place(left), frame.place(right), frame.place(left + IN)
    marks = [Line(first=first, last=last, y=top + 0.5, to_y=top + 0.5, tone="line")]
    y = top + PAD + 2
    marks += numbered(number, at, y + WHEN[1] / 2, NUMBER, event)
    parts = [(event.when, WHEN, NUMBER + 10, {"tone": "soft"})]
    parts += [(event.title, TITLE, 0, {"bold": True}), (said, SAID, 0, {"tone": "soft"})]
    for text, (size, line), indent, look in parts:
        bold = len(text) * look.get("bold", False)
        lines = wrap(text, right - left - indent, size, bold) if text else []
        shared = {"at": at, "dx": indent - IN, "size": size, "id": event.id} | look
        marks += [Text(text=t, y=y + (n + 0.5) * line, **shared) for n, t in enumerate(lines)]
        y += line * len(lines) + 4
    return marks, y + PAD


def numbered(number, at, y, size, event):
    """A number on a dot, as pins and cards have it."""
    yield Dot(at=at, y=y, size=size, tone=tone(event), id=event.id)
    look = {"anchor": "middle", "size": 13, "bold": True, "tone": "paper"}
    yield Text(text=str(number), at=at, y=y, id=event.id, **look)


def tone(event):
    """Of what stands for an event with a number."""
    return "accent" if event.is_accent else "mark"
