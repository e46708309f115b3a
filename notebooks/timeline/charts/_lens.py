"""The part of the long view in which most events begin, opened into a picture of its own."""

from ..drawing.marks import Bar, Line, Text
from ..drawing.scales import Dates
from ..placing import text_width, wrap
from ._notes import note_lines, tiers

HIGH, DASH = 170, 8  # px: the highest column, from dash to dash at most
THIN, MANY = 2.2, 250  # px, dashes: if they are closer or more, a column is one bar
WIDE = 0.76  # of the width of a column: its dashes
INSET, LINE = 14, 17  # px: from the edge to the sentence, from line to line
TONES = ["accent", "mark", "context"]  # of dashes, the lowest first


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
    """

    def __init__(self, frame, marks, columns, said, notes):
        self.frame, self.columns, self.said, self.notes = frame, columns, said, notes
        middle, last = (marks["first"] + marks["certain"]) / 2, columns.count - 1
        marks = marks.assign(column=columns.of(middle).clip(0, last))
        self.counts = marks["column"].value_counts()
        self.pitch = min(DASH, HIGH / self.counts.max())
        self.noted = marks[marks["id"].isin([*notes])].sort_values("column")
        self.fullest = self._fullest_column()
        rank = self._tones(marks).map(TONES.index)
        self.marks = marks.assign(rank=rank).sort_values(["column", "rank", "certain"])

    def _fullest_column(self):
        """The only one with most dashes; None where there is none, or notes say more."""
        most = self.counts.max()
        alone = most > 1 and (self.counts == most).sum() == 1
        return self.counts.idxmax() if alone and self.noted.empty else None

    def _tones(self, marks):
        """Paler where the column is not certain; by default the fullest is in the accent."""
        sure = self.columns.of(marks["first"]) == self.columns.of(marks["certain"])
        tones = marks["tone"].where(sure, "context")
        if self.fullest is None or marks["is_accent"].any():
            return tones
        return tones.mask(marks["column"].eq(self.fullest) & sure, "accent")

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
        """From the top down => marks and texts, px to the end."""
        lines = self._sentence(top + 26)
        rows, low = self._rows(top + 26 + LINE * len(lines))
        base = low + self.pitch * self.counts.max() + 24 * (self.fullest is not None) + 6
        notes = [mark for row in rows for mark in self._note(*row, base)]
        made = [*self._frame(top), *lines, *self._dashes(base), *notes]
        return [*made, *self._count(base), *self._axis(base)], base + 26

    def _frame(self, top):
        """The bracket over all of it."""
        first, last = self.bracket
        yield Line(first=first, last=last, y=top + 9, to_y=top + 9, tone="accent", thick=1.4)
        for at in (first, last):
            yield Line(first=at, last=at, y=top + 9, to_y=top + 15, tone="accent", thick=1.4)

    def _sentence(self, top):
        looks = {"size": 14, "bold": True, "tone": "accent"}, {"size": 13, "tone": "soft"}
        room = self.frame.least - 2 * INSET
        texts = [
            {"text": line} | look
            for text, look in zip(self.said, looks, strict=True)
            for line in wrap(text, room, look["size"], len(text) * look.get("bold", False))
            if line
        ]
        return [Text(y=top + LINE * n, dx=INSET, **text) for n, text in enumerate(texts)]

    def _dashes(self, base):
        """One for each event, or where there are many a bar for all of a column and tone."""
        crowd = self.pitch < THIN or len(self.marks) > MANY
        left, by = (1 - WIDE) / 2, ["column", "rank"] if crowd else ["column", "rank", "id"]
        before, number = None, 0
        for (column, rank, *name), group in self.marks.groupby(by, sort=False):
            number = number if column == before else 0
            high = self.pitch * len(group)
            place = {"first": self.at(column + left), "last": self.at(column + 1 - left)}
            place["y"] = base - number * self.pitch - high / 2
            thick = high - (0 if crowd else min(1.6, self.pitch / 3))
            yield Bar(thick=thick, tone=TONES[rank], id="".join(name), **place)
            before, number = column, number + len(group)

    def _count(self, base):
        """How many are in the fullest column, above it."""
        if self.fullest is None:
            return
        text = f"{self.counts.max()} in {self.columns.words(self.fullest)}"
        half = text_width(text, self.frame.name, True) / 2
        px = self.frame.px(self.at(self.fullest + 0.5))
        left, right = px - half < 0, px + half > self.frame.least
        at = self.at(self.fullest + (0 if left else 1 if right else 0.5))
        look = {"anchor": "start" if left else "end" if right else "middle", "bold": True}
        y = base - self.pitch * self.counts.max() - 11
        yield Text(text=text, y=y, at=at, size=self.frame.name, tone="accent", **look)

    def _axis(self, base):
        frame, taken = self.frame, 0
        yield Line(first=frame.first, last=frame.last, y=base, to_y=base, tone="soft")
        ends = self.columns.start(0), self.columns.start(self.columns.count)
        for place, text in zip(*Dates().ticks(*ends, frame.least // 72), strict=True):
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

    def _rows(self, top):
        """Each note with its side and px; those of outer columns stand above the others."""
        events, rows = [*self.noted.itertuples()], []
        places = [self.frame.px(self.at(event.column + 0.5)) for event in events]
        for n, left, right in tiers(places, self.frame.least):
            side = 1 if right - places[n] >= places[n] - left else -1
            room = (right - places[n] if side > 0 else places[n] - left) - 10
            lines = noted(events[n], self.notes, self.frame, room)
            look = {"size": self.frame.small, "tone": "soft"}
            lines += [{"text": t} | look for t in wrap(events[n].when, room, self.frame.small)]
            rows.append((events[n], side, lines, top))
            top += LINE * len(lines) + 8
        return rows, top

    def _note(self, event, side, lines, top, base):
        """A sentence beside the stem that falls to its column."""
        at = self.at(event.column + 0.5)
        low = base - self.pitch * self.counts[event.column] - 3
        yield Line(first=at, last=at, y=top - 7, to_y=low, tone="rule", id=event.id)
        shared = {"at": at, "dx": 7 * side, "anchor": "start" if side > 0 else "end"}
        for n, line in enumerate(lines):
            yield Text(y=top + LINE * n, id=event.id, **shared, **line)


def noted(event, notes, frame, room):
    """The lines of the note of an event, as `Text` takes them; none without one."""
    said = note_lines(notes[event.id], room, frame.small) if event.id in notes else []
    return [{"text": text, "size": frame.small, "bold": bold} for text, bold in said]


# --- words --------------------------------------------------------------------------------


def said(inside, outside, columns, frame):
    """What the lens shows: the bold part of the sentence, and the rest."""
    total = len(inside) + len(outside)
    dash = f"Each dash is one event, in the {columns.name} it began. {_paler(inside, columns)}"
    if outside.empty:
        return f"{total} event{'s' * (total != 1)}", dash.strip()
    first, last = columns.ends()
    start, end = columns.start(0), columns.start(columns.count)
    later = outside["certain"].max() > start
    when = f"from {first} {f'to {last}' if later else 'on'}"
    percent = max(round(100 * (end - start) / (frame.last - frame.first)), 1)
    rest = f"in {percent} per cent of the time. {dash}"
    return f"{len(inside)} of {total} events begin {when},", rest.strip()


def _paler(inside, columns):
    """What the paler dashes are, where there are any."""
    unsure = (columns.of(inside["first"]) != columns.of(inside["certain"])).any()
    kinds = [f"those of which the {columns.name} is not certain"] * bool(unsure)
    kinds += ["context"] * bool(inside["is_context"].any())
    return f"Paler: {', and '.join(kinds)}." if kinds else ""
