"""The part of the long view in which most events begin, opened into a picture of its own."""

from itertools import permutations, product

from ..drawing.marks import Bar, Line, Text
from ..drawing.scales import Dates
from ..placing import text_width, wrap
from ._beside import widest
from ._named import PART, date_lines, note_lines

HIGH = 170  # px: the highest column
DASH = 8  # px from dash to dash at most
THIN = 2.2  # px: where dashes would be closer together, a column is one bar
WIDE = 0.76  # of the width of a column: its dashes
INSET, LINE = 14, 17  # px: from the edge to the sentence, from line to line
PARTS = (PART, 0.34, 0.26)  # of the width: a line of a note at most
MARKS = 700  # dashes in a picture at most


class Lens:
    """Columns of dashes, with a sentence and notes above them.

    Parameters
    ----------
    frame : Frame
        Of the strip above; the lens takes all of its width.
    marks : DataFrame
        The events that begin there.
    columns : Bins
    said : tuple of str
        The sentence: its bold part, and the rest.
    notes : dict of str to str
    page : Page
    """

    def __init__(self, frame, marks, columns, said, notes, page):
        self.frame, self.columns, self.said, self.page = frame, columns, said, page
        self.notes = notes
        middle, last = (marks["first"] + marks["certain"]) / 2, columns.count - 1
        self.marks = marks.assign(column=columns.of(middle).clip(0, last))
        counts = self.marks["column"].value_counts()
        self.counts = counts.reindex(range(last + 1), fill_value=0)
        self.pitch = min(DASH, HIGH / self.counts.max())
        self.noted = self.marks[marks["id"].isin([*notes])]
        self.fullest = self._fullest_column()
        self.marks["tone"] = self._tones()

    def _fullest_column(self):
        """The only one with most dashes; None where there is none, or notes say more."""
        most = self.counts.max()
        alone = most > 1 and (self.counts == most).sum() == 1
        return self.counts.idxmax() if alone and self.noted.empty else None

    def _tones(self):
        """Paler where the column is not certain; by default the fullest is in the accent."""
        sure = self.columns.of(self.marks["first"]) == self.columns.of(self.marks["certain"])
        tones = self.marks["tone"].where(sure, "context")
        if self.fullest is None or self.marks["is_accent"].any():
            return tones
        return tones.mask(self.marks["column"].eq(self.fullest) & sure, "accent")

    @property
    def bracket(self):
        """The places between which it lies."""
        frame = self.frame
        return frame.place(INSET / 2), frame.place(frame.least - INSET / 2)

    def at(self, column):
        """Where a column begins; days are not equally long in all of them, columns are."""
        frame = self.frame
        return frame.first + column / self.columns.count * (frame.last - frame.first)

    def draw(self, top):
        """Marks and texts from the top down => them, px to the end."""
        lines = self._sentence(top + 26)
        high = self.pitch * self.counts.max()
        notes, low = self._notes(top + 26, lines)
        base = low + high + 24 * (self.fullest is not None) + 6
        made = [*self._frame(top), *lines, *self._dashes(base), *notes(base)]
        return [*made, *self._fullest(base), *self._axis(base)], base + 26

    def _frame(self, top):
        """The bracket over all of it."""
        first, last = self.bracket
        yield Line(first=first, last=last, y=top + 9, to_y=top + 9, tone="accent", thick=1.4)
        for at in (first, last):
            yield Line(first=at, last=at, y=top + 9, to_y=top + 15, tone="accent", thick=1.4)

    def _sentence(self, top):
        room = self.frame.least - 2 * INSET
        bold = wrap(self.said[0], room, 14, len(self.said[0]))
        rest = wrap(self.said[1], room, 13) if self.said[1] else []
        texts = [{"text": text, "size": 14, "bold": True, "tone": "accent"} for text in bold]
        texts += [{"text": text, "size": 13, "tone": "soft"} for text in rest]
        return [Text(y=top + LINE * n, dx=INSET, **text) for n, text in enumerate(texts)]

    def _dashes(self, base):
        left = (1 - WIDE) / 2
        for column, group in self.marks.groupby("column"):
            ends = {"first": self.at(column + left), "last": self.at(column + 1 - left)}
            if self.pitch < THIN or len(self.marks) > MARKS:
                high = self.pitch * len(group)
                yield Bar(y=base - high / 2, thick=high, tone=_most(group["tone"]), **ends)
                continue
            order = group.sort_values(["tone", "certain"], key=_rank, kind="stable")
            for n, event in enumerate(order.itertuples()):
                y = base - (n + 0.5) * self.pitch
                thick = self.pitch - min(1.6, self.pitch / 3)
                yield Bar(y=y, thick=thick, tone=event.tone, id=event.id, **ends)

    def _fullest(self, base):
        """How many are in the fullest column, above it."""
        if self.fullest is None:
            return []
        text = f"{self.counts.max()} in {self.columns.words(self.fullest)}"
        half = text_width(text, self.page.size, True) / 2
        px = self.frame.px(self.at(self.fullest + 0.5))
        left, right = px - half < 0, px + half > self.frame.least
        at = self.at(self.fullest + (0 if left else 1 if right else 0.5))
        anchor = "start" if left else "end" if right else "middle"
        y = base - self.pitch * self.counts.max() - 11
        shared = {"size": self.page.size, "bold": True, "tone": "accent"}
        return [Text(text=text, y=y, at=at, anchor=anchor, **shared)]

    def _axis(self, base):
        frame, taken = self.frame, 0
        yield Line(first=frame.first, last=frame.last, y=base, to_y=base, tone="soft")
        ends = self.columns.start(0), self.columns.start(self.columns.count)
        for place, text in zip(*Dates().ticks(*ends, self.page.ticks), strict=True):
            at = self.at(self._column(place))
            yield Line(first=at, last=at, y=base, to_y=base + 5, tone="soft")
            px, wide = frame.px(at), text_width(text, 12) + 4
            after = px + wide <= frame.least
            if after or px - wide > taken + 8:  # the last one ends at its tick
                side = {"dx": 4} if after else {"dx": -4, "anchor": "end"}
                yield Text(text=text, y=base + 15, at=at, size=12, tone="soft", **side)
            taken = px + wide

    def _column(self, place):
        """Which column a place is in, and how far."""
        column = int(self.columns.of(place))
        start, end = (self.columns.start(column + n) for n in (0, 1))
        return column + (place - start) / (end - start)

    def _order(self):
        """The notes from the top down, each with its side, in narrower lines if need be."""
        for part in PARTS:
            notes = [_Note(self, event, part) for event in self.noted.itertuples()]
            order = next((o for o in _orders(notes) if not _crossings(o)), None)
            if order is not None:
                return order
        return min(_orders(notes), key=_crossings)

    def _notes(self, top, lines):
        """A row for each note; its stem falls to its column beside all notes below it."""
        order = self._order()
        said = INSET + max(text_width(line.text, line.size, line.bold) for line in lines)
        if not order or min(note.reach(side)[0] for note, side in order) < said + 12:
            top += LINE * len(lines)
        rows, low = [], top
        for note, side in order:
            rows.append((note, side, low))
            low += LINE * len(note.lines) + 8

        def draw(base):
            return [mark for row in rows for mark in row[0].draw(row[1], row[2], base)]

        return draw, max(low, lines[-1].y + LINE)


class _Note:
    """A sentence beside the stem of its column."""

    def __init__(self, lens, event, part):
        self.lens, self.event, page = lens, event, lens.page
        self.at = lens.at(event.column + 0.5)
        self.px = lens.frame.px(self.at)
        self.lines = note_lines(lens.notes[event.id], page, part)
        self.lines += date_lines(event.when, page, part)
        self.wide = widest(self.lines)

    def reach(self, side):
        """Px from where to where its text stands."""
        near, far = self.px + 6 * side, self.px + side * (10 + self.wide)
        return min(near, far), max(near, far)

    def draw(self, side, top, base):
        lens, event = self.lens, self.event
        low = base - lens.pitch * lens.counts[event.column] - 3
        stem = {"first": self.at, "last": self.at, "y": top - 7, "to_y": low}
        yield Line(tone="rule", id=event.id, **stem)
        shared = {"at": self.at, "dx": 7 * side, "anchor": "start" if side > 0 else "end"}
        for n, line in enumerate(self.lines):
            yield Text(y=top + LINE * n, id=event.id, **shared, **line)


def _orders(notes):
    """All orders from the top down in which each stands on a side that has room."""
    for order in permutations(notes):
        for sides in product((1, -1), repeat=len(order)):
            yield tuple(zip(order, sides, strict=True))


def _crossings(order):
    """How many texts are cut at an edge, or struck by the stem of a note above."""
    cut = sum(
        note.reach(side)[0] < 0 or note.reach(side)[1] > note.lens.frame.least
        for note, side in order
    )
    struck = sum(
        note.reach(side)[0] < above.px < note.reach(side)[1]
        for n, (note, side) in enumerate(order)
        for above, _ in order[:n]
    )
    return 10 * cut + struck


def _most(tones):
    return "accent" if tones.eq("accent").any() else tones.mode().iloc[0]


def _rank(column):
    """Those in the accent lowest, those of which the column is not certain on top."""
    ranks = {"accent": 0, "mark": 1, "context": 2}
    return column.map(ranks) if column.name == "tone" else column
