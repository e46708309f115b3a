"""A pale track for what was promised, dark as far as served; what is said stands around it."""

from dataclasses import dataclass, replace
from typing import NamedTuple

from ..dates import short_period, year_words
from ..drawing.marks import ARROW, SOFT, Arrow, Bar, Dot, Line, Whisker, marks_of
from ..drawing.scales import UNITS, Dates, plural
from ..drawing.scene import PAGE, PHONE, WIDE
from ..placing import text_width
from ._frame import Frame
from ._lengths import lasted
from ._notes import note_parts
from ._words import pair, stack

HIGH = {PHONE: 26, PAGE: 30, WIDE: 34}  # px: a track
CROSS = 26  # px
NEAR, STEM, AIR = 8, 18, 26  # px: from a track to words; to those of a cross; between two rows
GAP, LINE = 16, 5  # px: between texts beside each other, and below one another
CELL, CELLS = 8, 500  # px that a cell needs; cells in all
BROAD = {PHONE: PHONE, PAGE: 255, WIDE: 330}  # px: a note
ROOM = 0.4  # of the narrowest page: what a note needs beside its place


class Promise(NamedTuple):
    """A row: what was served of it, the span that was promised, what ended it or None."""

    span: object
    term: object
    end: object

    @property
    def track(self):
        """What was promised, from the day on which it began if that is one of those possible."""
        term, began = self.term, self.span.certain
        if not term.first <= began <= term.until:
            return term
        known = {"start_open": False, "start_qualifier": "", "has_bar": began < term.until}
        return term._replace(first=began, certain=began, **known)


@dataclass
class _Block:
    """Lines that stand together, and between which px of the narrowest page."""

    texts: list
    left: float
    right: float
    low: float

    def meets(self, other):
        return self.left < other.right + GAP and other.left < self.right + GAP

    def lowered(self, px):
        texts = [replace(text, y=text.y + px) for text in self.texts]
        return _Block(texts, self.left, self.right, self.low + px)


def tracks(rows, notes, least):
    """A scene of `Promise` rows, from the top down."""
    frame = _frame(rows, least)
    cells = [_cells(row.track, frame) for row in rows]
    few = sum(map(len, cells)) <= CELLS
    marks, y = [], 0
    for row, places in zip(rows, cells, strict=True):
        made, y = _row(row, places if few else [], notes, y, frame)
        marks += made
    words = {each.id: f"{each.title}, {each.when}" for row in rows for each in row[1:] if each}
    words |= {row.span.id: f"{row.span.title}, {_said(row.span)}" for row in rows}
    return frame.scene(marks, y + 24, y, words=words)


def _frame(rows, least):
    drawn = [each for row in rows for each in (row.span, row.track, row.end) if each]
    first, last = min(each.first for each in drawn), max(each.last for each in drawn)
    soft = any(e.first == first and (e.start_qualifier or e.start_open) for e in drawn)
    return Frame(Dates(), first, last, least, 1 + (SOFT + 2) * soft, max(SOFT, ARROW) + 4)


def _row(row, cells, notes, top, frame):
    """What it is, its track, what is said of it; and where the next row begins."""
    head, promised, y = _head(row, frame, top)
    half = HIGH[frame.least] / 2
    y += NEAR + half
    stem, below, low = _below(row, promised, notes, frame, y + half + NEAR)
    return [*head, *_marks(row, cells, y, half), *stem, *below], low + AIR


def _said(span):
    return f"{span.when}: {lasted(span)}"


def promised(term):
    """How long it is to last: '49 years promised', or what is known of that."""
    if term.end_open or term.ongoing:
        return "promised without a known end"
    return "promised" if term.start_open else f"{_years(term) or lasted(term)} promised"


def _years(term):
    """From some day of a year to one of another: what is promised is whole years."""
    number = term.end_min.year - term.start_max.year
    ends = (term.start_min, term.start_max), (term.end_min, term.end_max)
    whole = all(short_period(*days) == year_words(days[0].year) for days in ends)
    return plural(number, "year") if whole and number and not term.start_qualifier else ""


# --- words above -----------------------------------------------------------------------


def _head(row, frame, top):
    """The name with how long, and at the end of the track what was promised if it has room."""
    span, size = row.span, frame.small
    tone = "accent" if span.is_accent else "ink"
    name = (span.title, {"size": frame.name + 1.5, "bold": True, "tone": tone})
    start = min(span.first, row.track.first)
    quiet = {"size": size, "tone": "soft"}
    head = _beside([name, (_said(span), quiet)], start, frame, span.id).lowered(top)
    words = [(_until(row.term), quiet)]
    term = _block(words, row.track.last, frame, row.term.id, end=True, most=frame.least)
    if head.meets(term) or term.left < head.left or len(term.texts) > 1:
        return head.texts, term, head.low
    raised = term.lowered(head.texts[-1].y - term.texts[0].y)
    return [*head.texts, *raised.texts], None, head.low


def _until(term):
    if term.end_open or term.ongoing:
        return promised(term)
    until = short_period(term.end_min, term.end_max, term.end_qualifier)
    return f"{promised(term)}{',' * (not term.start_open)} to {until}"


def _beside(parts, at, frame, name):
    """Two words in one line, or below one another where that is too short."""
    left, shared = frame.px(at), {"id": name, "at": at}
    texts, low = pair(parts, 0, frame.least - left, **shared)
    if texts[0].y != texts[-1].y:
        return _block(parts, at, frame, name, most=frame.least)
    last = texts[-1]
    return _Block(texts, left, left + last.dx + text_width(last.text, last.size), low)


def _block(parts, at, frame, name, *, end=False, over=0, most=0):
    """Words at a place: from it on, or up to it, or where neither has room from the left edge.

    They reach some px `over` it.
    """
    px, most = frame.px(at), most or BROAD[frame.least]
    sides = [("start", frame.least - px + over, -over), ("end", px + over, over)]
    for anchor, room, dx in reversed(sides) if end else sides:
        if room >= ROOM * frame.least:
            held = {"at": at, "dx": dx, "anchor": anchor}
            texts, low = stack(parts, 0, min(room, most), id=name, **held)
            wide = max(text_width(text.text, text.size, text.bold) for text in texts)
            left = px + dx - wide * (anchor == "end")
            return _Block(texts, left, left + wide, low)
    texts, low = stack(parts, 0, min(frame.least - 2, most), id=name)
    return _Block(texts, 0, frame.least, low)


# --- words below -----------------------------------------------------------------------


def _below(row, promised, notes, frame, top):
    """The line from the cross to its words; all the blocks, each as high as it finds room."""
    blocks = [promised] if promised else []
    told, rest = _ending(row, notes, frame), [*_notes(row, notes, frame)]
    if told:
        at = frame.px(_cross_at(row))
        crossed = promised and promised.left - GAP < at < promised.right + GAP
        blocks = [told, *blocks] if crossed else [*blocks, told]
    placed = []
    for block in [*blocks, *rest]:
        lows = [other.low + LINE for other in placed if other.meets(block)]
        placed.append(block.lowered(max([top + (STEM - NEAR) * (block is told), *lows])))
    low = max([top - NEAR, *(block.low for block in placed)])
    stem = [_stem(row, top - NEAR, placed[blocks.index(told)].texts[0])] if told else []
    return stem, [text for block in placed for text in block.texts], low


def _stem(row, top, text):
    at, look = _cross_at(row), {"tone": _tone(row.end), "id": row.end.id}
    return Line(first=at, last=at, y=top + 3, to_y=text.y - 0.7 * text.size, **look)


def _tone(event):
    return "accent" if event.is_accent else "ink"


def _ending(row, notes, frame):
    """What is said at the cross: its note, or else what it was and when."""
    if not row.end:
        return None
    note = notes.get(row.end.id, f"{row.end.title}, {row.end.when}")
    most = 1.3 * BROAD[frame.least]
    return _told(note, row.end, _cross_at(row), frame, over=6, most=most)


def _notes(row, notes, frame):
    start = min(row.span.first, row.track.first)
    for event, at, end in [(row.span, start, False), (row.term, row.track.last, True)]:
        if event.id in notes:
            yield _told(notes[event.id], event, at, frame, end=end)


def _told(note, event, at, frame, **more):
    """A note at its place; on a phone in lines of the page's width."""
    parts = note_parts(note, _tone(event), frame.small)
    if frame.least > PHONE:
        return _block(parts, at, frame, event.id, **more)
    texts, low = stack(parts, 0, PHONE - 2, id=event.id, even=False)
    return _Block(texts, 0, PHONE, low)


# --- marks -----------------------------------------------------------------------------


def _marks(row, cells, y, half):
    """The track, what is served (dark to its last day, so without a tip), the cells, the cross."""
    for mark in marks_of(row.track, y, "rule", 2 * half):
        pale = {"tone": "pale", "outline": True} if isinstance(mark, Bar) else {}
        yield _high(replace(mark, **pale), half)
    for mark in marks_of(row.span, y, "accent" if row.span.is_accent else "mark", 2 * half):
        cut = {"after": False} if row.end and isinstance(mark, Bar) else {}
        if not isinstance(mark, Arrow) or mark.open:
            yield _high(replace(mark, **cut), half)
    for at in cells:
        yield Line(first=at, last=at, y=y - half, to_y=y + half, tone="cell", id=row.span.id)
    if row.end:
        look = {"size": CROSS, "cross": True, "tone": _tone(row.end)}
        yield Dot(at=_cross_at(row), y=y, id=row.end.id, **look)


def _high(mark, half):
    return replace(mark, high=2 * half) if isinstance(mark, Whisker) else mark


def _cross_at(row):
    return (row.end.first + row.end.last) / 2


def _cells(track, frame):
    """Where each year of the track begins but its first; of a short one each month or day."""
    length = track.until - track.certain
    unit = next((UNITS[u] for u in ("year", "month") if length >= 2 * UNITS[u]), 1)
    if frame.px(unit) - frame.px(0) < CELL:
        return []
    return [track.certain + n * unit for n in range(1, int(length / unit + 0.01) + 1)]
