"""Events with their names beside them, in the long view's type."""

from dataclasses import replace
from typing import NamedTuple

from ..drawing.marks import Bar, Line, marks_of
from ..drawing.scene import PAGE, PHONE, WIDE
from ..placing import text_width, wrap, wrap_characters
from ._beside import Item, beside
from ._notes import clauses

BAND, MARK = 18, 10  # px: how high an era is, and the marks of any other event
SMALL = 4  # px: a time that is not known to the day, and no longer, is a dot
ROWS = 40  # at most; who finds no room there is a tick
TICK = 11  # px: how high
PART = 0.46  # of the width: a line of text at most


class Page(NamedTuple):
    """Least width, ticks of an axis, px of names, and from line to line."""

    least: int
    ticks: int
    size: float
    line: float


PAGES = [Page(PHONE, 4, 14, 18), Page(PAGE, 8, 12.5, 16), Page(WIDE, 12, 12.5, 16)]


def named(frame, events, notes, page, top, *, short=False, thick=MARK, **room):
    """Events with their names, from the top down.

    Parameters
    ----------
    frame : Frame
    events : DataFrame
        From `drawing.dated`.
    notes : dict of str to str
    page : Page
    top : float
        Px.
    short : bool
        Whether names are all there is, without dates.
    thick : float
        Px: the height of a mark; with `BAND` bars are pale bands of that height.
    **room
        For `beside`.

    Returns
    -------
    marks : list of Mark
    bottom : float
        Px.
    rest : DataFrame
        Those that found no room.
    """
    items = []
    for event in events.itertuples():
        lines = _lines(event, notes, page, short)
        items.append(Item.of(_small(event, frame), frame, lines, thick))
    placed, low = beside(items, frame.least, top, line=page.line, most=ROWS, **room)
    marks = [mark for each in placed for mark in _drawn(each, thick, page.line)]
    shown = [each.item.event.id for each in placed]
    return marks, low, events[~events["id"].isin(shown)]


def ticks(events, axis):
    """A tick for each that has no name."""
    for event in events.itertuples():
        ends = {"first": event.certain, "last": event.certain, "y": axis - TICK, "to_y": axis}
        yield Line(tone=event.tone, id=event.id, **ends)


def _lines(event, notes, page, short):
    """Its name in bold, below it its date and its note; or its name alone."""
    room = (0.6 if short else PART) * page.least
    name = wrap(event.title, room, page.size, len(event.title) * (not short))
    look = {"bold": not short, "tone": "accent" if event.is_accent else "ink"}
    lines = [{"text": text, "size": page.size} | look for text in name]
    lines += [] if short else date_lines(event.when, page)
    return lines + (note_lines(notes[event.id], page) if event.id in notes else [])


def date_lines(when, page, part=PART):
    """The lines of a date, as `Text` takes them."""
    size = page.size - 0.5
    lines = wrap(when, part * page.least, size)
    return [{"text": text, "size": size, "tone": "soft"} for text in lines]


def note_lines(note, page, part=PART):
    """The lines of a note, its first clause bold, as `Text` takes them."""
    size, room = page.size - 0.5, part * page.least
    parts = [(text, bold) for text, bold in zip(clauses(note), (True, False), strict=True) if text]
    return [
        {"text": line, "size": size, "bold": bold}
        for text, bold in parts
        for line in _broken(text, room, size, bold)
    ]


def _broken(text, room, size, bold):
    """At 46 characters, or earlier on a narrow page."""
    lines = wrap_characters(text)
    fits = all(text_width(line, size, bold) <= room for line in lines)
    return lines if fits else wrap(text, room, size, len(text) * bold)


def _small(event, frame):
    small = not event.is_span and frame.px(event.last) - frame.px(event.first) < SMALL
    return event._replace(is_day=True) if small else event


def _drawn(placed, thick, line):
    event, is_band = placed.item.event, thick == BAND
    for mark in marks_of(event, placed.y, event.tone, thick * is_band):
        pale = isinstance(mark, Bar) and is_band
        tone = "accent" if event.is_accent else "pale"
        yield replace(mark, tone=tone, outline=True) if pale else mark
    yield from placed.texts(line)
