"""The part of the long view in which most events begin, opened into a picture of its own."""

from ..drawing.marks import Bar, Line, Text
from ..drawing.scales import Dates
from ..placing import text_width, wrap
from ._frame import APART
from ._named import noted
from ._notes import tiers
from ._words import lines

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
        self.span = frame.last - frame.first
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

    def at(self, day):
        """Where a day since 1970 lies in it."""
        start, end = (self.columns.start(n) for n in (0, self.columns.count))
        return self.frame.first + (day - start) / (end - start) * self.span

    def column(self, number):
        """The first place of a column, its middle and its last one."""
        first, last = (self.at(self.columns.start(number + n)) for n in (0, 1))
        return first, (first + last) / 2, last

    def draw(self, top):
        """From the top down => marks and texts, px to the end."""
        sentence = self._sentence(top + 26)
        rows, low = self._rows(sentence[-1].y + LINE)
        base = low + self.pitch * self.counts.max() + 24 * (self.fullest is not None) + 6
        notes = [mark for row in rows for mark in self._note(*row, base)]
        made = [*self._frame(top), *sentence, *self._dashes(base), *notes]
        return [*made, *self._count(base), *self._axis(base)], base + 26

    def _frame(self, top):
        """The bracket over all of it."""
        first, last = self.bracket
        yield Line(first=first, last=last, y=top + 9, to_y=top + 9, tone="accent", thick=1.4)
        for at in (first, last):
            yield Line(first=at, last=at, y=top + 9, to_y=top + 15, tone="accent", thick=1.4)

    def _sentence(self, top):
        bold, rest = self.said
        room = self.frame.least - 2 * INSET
        made = [*lines(bold, top, 14, room, dx=INSET, bold=True, tone="accent")]
        low = top + LINE * len(made)
        return made + [*lines(rest, low, 13, room, dx=INSET, tone="soft")] * bool(rest)

    def _dashes(self, base):
        """One for each event, or where there are many a bar for all of a column and tone."""
        crowd = self.pitch < THIN or len(self.marks) > MANY
        air = 0 if crowd else min(1.6, self.pitch / 3)
        for column, inside in self.marks.groupby("column"):
            first, _, last = self.column(column)
            inset, y = (1 - WIDE) / 2 * (last - first), base
            place = {"first": first + inset, "last": last - inset}
            for (rank, *name), group in inside.groupby(["rank", "id"][: 2 - crowd], sort=False):
                high = self.pitch * len(group)
                look = {"tone": TONES[rank], "thick": high - air, "id": "".join(name)}
                yield Bar(y=y - high / 2, **place, **look)
                y -= high

    def _count(self, base):
        """How many are in the fullest column, above it."""
        if self.fullest is None:
            return
        text = f"{self.counts.max()} in {self.columns.words(self.fullest)}"
        first, middle, last = self.column(self.fullest)
        is_late = self.frame.px(middle) > self.frame.least / 2
        look = {"at": last, "anchor": "end"} if is_late else {"at": first}
        room = self.frame.px(last) if is_late else self.frame.least - self.frame.px(first)
        if text_width(text, self.frame.name, bold=True) > room:
            look = {}  # from the left edge on
        y = base - self.pitch * self.counts.max() - 11
        yield Text(text=text, y=y, size=self.frame.name, bold=True, tone="accent", **look)

    def _axis(self, base):
        frame, clear = self.frame, 0
        yield Line(first=frame.first, last=frame.last, y=base, to_y=base, tone="soft")
        ends = self.columns.start(0), self.columns.start(self.columns.count)
        for place, text in zip(*Dates().ticks(*ends, frame.least // APART), strict=True):
            at, wide = self.at(place), text_width(text, 12) + 4
            yield Line(first=at, last=at, y=base, to_y=base + 5, tone="soft")
            fits = frame.px(at) + wide <= frame.least
            start = frame.px(at) - wide * (not fits)
            if start >= clear:  # the last one ends at its tick
                side = {"dx": 4} if fits else {"dx": -4, "anchor": "end"}
                yield Text(text=text, y=base + 15, at=at, size=12, tone="soft", **side)
                clear = start + wide + 4

    def _rows(self, top):
        """Each note with its side and px; those of outer columns stand above the others."""
        events, rows = [*self.noted.itertuples()], []
        places = [self.frame.px(self.column(event.column)[1]) for event in events]
        for n, left, right in tiers(places, self.frame.least):
            side = 1 if right - places[n] >= places[n] - left else -1
            room = (right - places[n] if side > 0 else places[n] - left) - 10
            said = noted(events[n], self.notes, self.frame, room)
            look = {"size": self.frame.small, "tone": "soft"}
            said += [{"text": t} | look for t in wrap(events[n].when, room, self.frame.small)]
            rows.append((events[n], side, said, top))
            top += LINE * len(said) + 8
        return rows, top

    def _note(self, event, side, said, top, base):
        """A sentence beside the stem that falls to its column."""
        _, at, _ = self.column(event.column)
        low = base - self.pitch * self.counts[event.column] - 3
        yield Line(first=at, last=at, y=top - 7, to_y=low, tone="rule", id=event.id)
        shared = {"at": at, "dx": 7 * side, "anchor": "start" if side > 0 else "end"}
        for n, line in enumerate(said):
            yield Text(y=top + LINE * n, id=event.id, **shared, **line)


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
