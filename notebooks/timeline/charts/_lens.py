"""The part of the long view in which most events begin, opened into a picture of its own."""

from calendar import month_name
from dataclasses import replace
from itertools import product
from math import ceil

import numpy as np

from ..drawing.marks import Bar, Line, Text
from ..drawing.scales import Dates
from ._frame import APART
from ._labels import Clear, fullest, numbered, spots
from ._named import noted
from ._notes import NOTE
from ._words import lines, stack

HIGH, DASH = 170, 8  # px: the highest column, from dash to dash at most
THIN, MANY = 2.2, 250  # px, dashes: if they are closer or more, a column is one bar
WIDE = 0.76  # of the width of a column: its dashes
INSET, HEAD = 14, 18  # px: from the edge to the sentence, from the top to below the bracket
AIR = 7  # px: between two texts
MORE, TRIED = 40, 5  # px: words that find no room get so much more of it, so often
TONES = ["accent", "mark", "context", "pale"]  # of dashes, the lowest first


class Lens:
    """Columns of dashes, and in the room above these a sentence, a count and notes.

    Parameters
    ----------
    frame : Frame
        Of the strip above; the lens takes all of its width.
    most : int
        Px: the widest page.
    marks : DataFrame
        The events that begin there.
    columns : Bins
    said : tuple of str
        The sentence: its bold part, and the rest.
    notes : dict of str to str
    story : Series of float
        When all events begin, here and elsewhere, less the context.
    """

    def __init__(self, frame, most, marks, columns, said, notes, story):
        self.frame, self.most, self.columns, self.said = frame, most, columns, said
        self.span, self.notes, self.story = frame.last - frame.first, notes, story
        middle, last = (marks["first"] + marks["certain"]) / 2, columns.count - 1
        marks = marks.assign(column=columns.of(middle).clip(0, last))
        self.counts = marks["column"].value_counts()
        self.pitch = min(DASH, HIGH / self.counts.max())
        self.noted = marks[marks["id"].isin([*notes])].sort_values("column")
        self.fullest = marks[:0]
        self.marks = self._ranked(marks)

    def _ranked(self, marks):
        """Pale is what is not certain or context, dark what came since the last of the notes."""
        sure = self.columns.of(marks["first"]) == self.columns.of(marks["certain"])
        pale = ~sure | marks["is_context"]
        early = marks["certain"].lt(self.noted["certain"].max())
        tones = marks["tone"].mask(early & ~marks["is_accent"], "context").mask(pale, "pale")
        counts = marks.loc[~pale, "column"].value_counts()
        if not marks["is_accent"].any() and _has_peak(counts):
            is_fullest = marks["column"].eq(counts.idxmax()) & ~pale
            tones, self.fullest = tones.mask(is_fullest, "accent"), marks[is_fullest]
        rank = tones.map(TONES.index)
        return marks.assign(rank=rank).sort_values(["column", "rank", "certain"])

    def at(self, day):
        """Where a day since 1970 lies in it."""
        start, end = (self.columns.start(n) for n in (0, self.columns.count))
        return self.frame.first + (day - start) / (end - start) * self.span

    def column(self, number):
        """The first place of a column's dashes, their middle and the last."""
        first, last = (self.at(self.columns.start(number + n)) for n in (0, 1))
        inset = (1 - WIDE) / 2 * (last - first)
        return first + inset, (first + last) / 2, last - inset

    def draw(self, top):
        """From the top down => marks and texts, px to the end."""
        tall = top + HEAD + 8 + self.pitch * self.counts.max()
        base, words, left = self._placed(top, tall)
        since, low = self._since(base + 26)
        listed, low = numbered(left, self._clear(top, base, words), low + 4) if left else ([], low)
        ground = {"first": self.frame.first, "last": self.frame.last, "tone": "mist"}
        ground = Bar(**ground, y=(top + base) / 2, thick=base - top)
        made = [ground, *self._bracket(top), *self._dashes(base), *words]
        return [*made, *self._axis(base), *since, *listed], low

    def _placed(self, top, tall):
        """The lowest columns over which all words have room, or the most of them."""
        notes = [*self.noted.itertuples()]
        ways = product(tall + MORE * np.arange(TRIED), (notes, notes[::-1]))
        return fullest(self._words(top, *way) for way in ways)

    def _bracket(self, top):
        """Over all of it."""
        first, last = map(self.frame.place, (INSET / 2, self.frame.least - INSET / 2))
        yield Line(first=first, last=last, y=top + 9, to_y=top + 9, tone="accent", thick=1.4)
        for at in (first, last):
            yield Line(first=at, last=at, y=top + 9, to_y=top + 15, tone="accent", thick=1.4)

    def _dashes(self, base):
        """One for each event, or where there are many a bar for all of a column and tone."""
        crowd = self.pitch < THIN or len(self.marks) > MANY
        air = 0 if crowd else min(1.6, self.pitch / 3)
        for number, inside in self.marks.groupby("column"):
            first, _, last = self.column(number)
            y = base - 1
            for (rank, *name), group in inside.groupby(["rank", "id"][: 2 - crowd], sort=False):
                high = self.pitch * len(group)
                look = {"tone": TONES[rank], "outline": TONES[rank] == "pale"}
                look |= {"thick": high - air, "id": "".join(name)}
                yield Bar(y=y - high / 2, first=first, last=last, **look)
                y -= high

    def _axis(self, base):
        """Below their columns the last period, the first, and round ones where there is room."""
        frame, last = self.frame, self.columns.count - 1
        yield Line(first=frame.first, last=frame.last, y=base, to_y=base, tone="soft")
        ends = self.columns.start(0), self.columns.start(last + 1)
        places, texts = Dates().ticks(*ends, frame.least // APART)
        round_ones = zip(self.columns.of(places).tolist(), texts, strict=True)
        said = [(n, self.columns.words(n)) for n in (last, 0)]
        clear, look = Clear(frame, self.most), {"y": base + 15, "size": 12, "tone": "soft"}
        for number, text in dict([*round_ones, *said][::-1]).items():
            first, middle, end = self.column(number)
            at = (middle, "middle"), (end, "end"), (first, "start")
            yield from clear.draw([Text(text=text, at=a, anchor=b, **look)] for a, b in at)

    def _since(self, top):
        """A bracket under the columns since the last of the notes, with how many began in them."""
        if self.noted.empty:
            return [], top
        event = self.noted.iloc[-1]
        first, last = self.column(event["column"])[0], self.column(self.columns.count - 1)[2]
        ends = (first, top, last, top), (first, top, first, top - 4), (last, top, last, top - 4)
        bracket = [Line(first=a, y=b, last=c, to_y=d, tone="mark") for a, b, c, d in ends]
        words = f"{self._count(event)} began from then on"
        text = {"text": words, "y": top + 12, "size": self.frame.small}
        places = (first, "start"), (last, "end"), (self.frame.first, "start")
        options = ([Text(at=at, anchor=anchor, **text)] for at, anchor in places)
        return [*bracket, *Clear(self.frame, self.most).draw(options)], top + 22

    def _count(self, event):
        """'47 of 74': those that began with an event or later."""
        return f"{self.story.ge(event.certain).sum()} of {len(self.story)}"

    # --- words: each where it meets neither a column nor other words ------------------

    def _clear(self, top, base, words=()):
        clear = Clear(self.frame, self.most, top + HEAD, base)
        columns = [
            Bar(first=first, last=last, y=base - high / 2, thick=high, tone="mark")
            for number, count in self.counts.items()
            for high in [self.pitch * count + 2]
            for first, _, last in [self.column(number)]
        ]
        clear.add([*columns, *words])
        return clear

    def _words(self, top, base, noted):
        """Those that find room over columns on such a base, the notes that find none; how many."""
        clear = self._clear(top, base)
        said, words, left = clear.draw(self._sentences(top + HEAD + 14)), [], []
        clear.add(_apart(said))
        count = clear.draw(self._counts(base)) if len(self.fullest) else []
        for event in noted:
            at, y = self.column(event.column)[1], base - self.pitch * self.counts[event.column] - 4
            note = self._note(event)
            found = clear.draw(spots(note, at, (y, y), clear, bare=0, name=event.id))
            clear.add(_apart(found))
            words, left = words + found, left + [(at, y, "ink", note)] * (not found)
        lost = len(left) + (not said) + (not count and len(self.fullest) > 0)
        return (base, [*said, *words, *count], left), lost

    def _sentences(self, top):
        """At the left, as broad as is read with ease, narrower, and across all."""
        large = 15 if self.frame.least < NOTE else 18
        bold, rest = ({"size": large, "bold": True, "tone": "accent"}, {"size": 13, "tone": "soft"})
        whole = self.frame.least - 2 * INSET
        for room in (min(NOTE, whole), 0.75 * min(NOTE, whole), whole):
            parts = [*zip(self.said, (bold, rest), strict=True)]
            yield stack(parts, top - 9, room, dx=INSET)[0]

    def _counts(self, base):
        """How many are in the fullest column: beside the top of it, or above."""
        number, size = self.fullest["column"].iloc[0], self.frame.name
        first, middle, last = self.column(number)
        year = self.columns.words(number)
        words = f"{len(self.fullest)} in {'the ' * year.endswith('s')}{year}"
        top, bold = base - self.pitch * self.counts[number], {"bold": True, "tone": "accent"}
        beside = {"at": first, "dx": -8, "anchor": "end"}, {"at": last, "dx": 8}
        above = {"at": last, "anchor": "end"}, {"at": first}, {"at": middle, "anchor": "middle"}
        if when := self._when():
            parts = [(f"{words},", bold), (when, {"tone": "soft"})]
            yield from (stack(parts, top, np.inf, size=size, **at)[0] for at in beside)
        for y, places in [(top + 8, beside), (top - 14, above)]:
            yield from ([Text(text=words, y=y, size=size, **bold, **at)] for at in places)

    def _when(self):
        """From when to when the fullest column's began, if it is that of a year."""
        if self.columns.name != "year":
            return ""
        days = self.fullest["start_min"].min(), self.fullest["start_max"].max()
        first, last = (f"{day.day} {month_name[day.month]}" for day in days)
        return f"from {first} to {last}" if first != last else f"on {first}"

    def _note(self, event):
        """The lines of a note, when, and if no bracket says it how many began since."""
        room, size = min(NOTE, 0.5 * self.frame.least), self.frame.small
        is_last = event.id == self.noted["id"].iloc[-1]
        when = event.when + f" · {self._count(event)} from then on" * (not is_last)
        made = lines(when, 0, size, room)
        below = [{"text": text.text, "size": size, "tone": "soft"} for text in made]
        return noted(event, self.notes, self.frame, room) + below


def _apart(marks):
    """The same texts a little higher and lower: no others stand as close to them."""
    texts = [mark for mark in marks if isinstance(mark, Text)]
    return [replace(text, y=text.y + dy) for text in texts for dy in (-AIR, AIR)]


def _has_peak(counts):
    """Whether one column alone has the most."""
    return len(counts) > 0 and counts.max() > 1 and (counts == counts.max()).sum() == 1


def said(inside, outside, columns, frame, stop):
    """What the lens shows: the bold part of the sentence, and the rest."""
    here, there = (marks[~marks["is_context"]] for marks in (inside, outside))
    is_part = len(here) + len(there) < len(inside) + len(outside)
    total = f"{len(here) + len(there)}{' cited' * is_part} event"
    dash = f"Each dash is one event, in the {columns.name} it began. {_paler(inside, columns)}"
    if outside.empty:
        return f"{total}{'s' * (total != '1 event')}", dash.strip()
    start, end = columns.start(0), columns.start(columns.count)
    percent = max(round(100 * (end - start) / (frame.last - frame.first)), 1)
    rest = f"{_lie(here, there, columns, stop)}, {percent} per cent of the time. {dash}"
    return f"{len(here)} of the {total}s", rest.strip()


def _lie(here, there, columns, stop):
    """'lie in the last 34 years', or which years these are."""
    years = ceil((stop - here["first"].min()) / 365.2425 - 0.01)
    first, last = columns.ends()
    if there["certain"].gt(here["certain"].max()).any():
        return f"begin from {first} to {last}"
    return f"lie in the last {years} years" if years > 1 else f"begin from {first} on"


def _paler(inside, columns):
    """What the paler dashes are, where there are any."""
    unsure = (columns.of(inside["first"]) != columns.of(inside["certain"])).any()
    kinds = [f"those of which the {columns.name} is not certain"] * bool(unsure)
    kinds += ["context"] * bool(inside["is_context"].any())
    return f"Paler: {', and '.join(kinds)}." if kinds else ""
