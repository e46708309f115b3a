"""Counts of periods as columns: solid what is certain, pale on top what is possible."""

from typing import NamedTuple

import numpy as np

from ..drawing.marks import LEAST, Bar, Line, Text
from ..drawing.scales import Dates
from ..drawing.scene import Scene, Tick
from ..placing import text_width, wrap
from ._notes import note_lines, note_texts, tiers
from ._periods import first_day, ticks
from ._type import AXIS, LEADING, PHONE, lines

AIR = 0.08  # of a period: what is left of it on either side, so that columns do not touch
NUMBER, GAP = 18, 6  # px: above a column, between texts
HIGH = {True: 150, False: 190}  # px: the highest column, on a phone and elsewhere


def columns(counts, numbers, silences, per, size):
    """The scene of counts, with a grid where not every column has room for its number.

    Parameters
    ----------
    counts : DataFrame
        On the numbers of periods with events (see `_periods.number`): `certain`, `possible`,
        `strong` (whether the title is about it), `notes` (a list of what is said over it).
    numbers : sequence of int
        Of all periods that the axis shows.
    silences : dict of (int, int) to str
        What to say between two periods.
    per : str
        One of `PERIODS`.
    size : Type
    """
    counts = counts.assign(total=counts["certain"] + counts["possible"])
    scene, counted = _scene(counts, numbers, silences, per, size, 0)
    margin = text_width(f"{counts['total'].max():,}", size.small) + GAP
    return scene if counted else _scene(counts, numbers, silences, per, size, margin)[0]


class _Page(NamedTuple):
    """Places: the left edge, where the first period begins, the right edge; px for each unit."""

    first: float
    begin: float
    last: float
    scale: float

    def px(self, place):
        return (place - self.first) * self.scale


def _scene(counts, numbers, silences, per, size, margin):
    """A scene, and whether every column has its number."""
    ends = [first_day(n, per) for n in (numbers[0], numbers[-1] + 1)]
    page = _page(*Dates().at(ends).tolist(), size.least, margin)
    made = _placed(counts, per, page)
    notes, tops, base = _notes([*made.itertuples()], size)
    unit = HIGH[size == PHONE] / counts["total"].max()
    made = [*made.assign(top=base - unit * made["total"]).itertuples()]
    counted, taken = _numbers(made, base, size, margin)
    marks = [*_grid(page, base, unit, size)] if margin else []
    marks += [mark for column in made for mark in _bars(column, base, unit)]
    marks += [_line(column, tops[column.Index], counted) for column in made if column.notes]
    marks += [*notes, *counted.values(), *_silences(silences, per, page, taken, base, size)]
    scene = Scene(
        least=size.least,
        scale=Dates(),
        first=page.first,
        last=page.last,
        height=base + AXIS,
        marks=tuple(marks),
        ticks=tuple(
            Tick(float(Dates().at(day)), text) for day, text in ticks(*ends, size.least - margin)
        ),
        axis=base,
    )
    return scene, len(counted) == len(made)


def _page(begin, last, least, margin):
    first = begin - (last - begin) * margin / (least - margin)
    return _Page(first, begin, last, least / (last - first))


def _placed(counts, per, page):
    """The columns with their ends and middles, as places and in px."""
    ends = Dates().at([[first_day(n + k, per) for n in counts.index] for k in (0, 1)])
    air = AIR * np.diff(ends, axis=0)[0]
    first, last = ends[0] + air, ends[1] - air
    places = {"first": first, "at": (first + last) / 2, "last": last}
    px = dict(zip(["left", "middle", "right"], map(page.px, places.values()), strict=True))
    return counts.assign(**places, **px)


def _bars(column, base, unit):
    """The certain part, and what is possible on top of it; lines where bars would be too thin."""
    draw = _block if column.right - column.left >= LEAST else _spike
    middle = base - column.certain * unit
    parts = [(base, middle, "accent" if column.strong else "mark"), (middle, column.top, "pale")]
    return [draw(column, *part) for part in parts if part[1] < part[0]]


def _block(column, low, high, tone):
    thick = max(low - high, 1)
    place = {"first": column.first, "last": column.last, "y": low - thick / 2}
    return Bar(**place, thick=thick, tone=tone, outline=tone == "pale")


def _spike(column, low, high, tone):
    thick = max(column.right - column.left, 1)
    tone, dash = ("context", True) if tone == "pale" else (tone, False)
    place = {"first": column.at, "last": column.at, "y": low, "to_y": min(high, low - 1)}
    return Line(**place, tone=tone, thick=round(thick, 2), dash=dash)


# --- numbers ---------------------------------------------------------------------------


def _numbers(made, base, size, margin):
    """The number above each column that has room for it, the highest first; what is taken."""
    taken = [_Box(c.Index, c.left, c.right, c.top, base) for c in made]
    taken += [_Box(c.Index, c.middle - 1, c.middle + 1, 0, base) for c in made if c.notes]
    counted = {}
    for column in sorted(made, key=lambda column: -column.total):
        for words, box in _tries(column, size, margin):
            if not any(box.meets(other) for other in taken):
                taken.append(box)
                counted[column.Index] = _number(column, words, box, size)
                break
    return counted, taken


class _Box(NamedTuple):
    """What a column, its number or the line to its note takes; a column is in nobody's own way."""

    number: int
    left: float
    right: float
    top: float
    bottom: float

    def meets(self, other):
        beside = self.right <= other.left or other.right <= self.left
        above = self.bottom <= other.top or other.bottom <= self.top
        return not (self.number == other.number or beside or above)


def _tries(column, size, margin):
    """Over the middle of its column, over its left or its right end; always within the page."""
    for words in _words(column):
        wide = text_width(words, size.small) + 4
        for begin in (column.middle - wide / 2, column.right - wide, column.left):
            left = min(max(begin, margin), size.least - wide)
            yield words, _Box(column.Index, left, left + wide, column.top - NUMBER, column.top)


def _words(column):
    """What a column counts: '8, perhaps 10', and where that has no room '8–10'."""
    certain, total = column.certain, column.total
    if certain == total:
        return [f"{certain:,}"]
    return [
        f"{certain:,}, perhaps {total:,}" if certain else f"perhaps {total:,}",
        f"{certain:,}–{total:,}",
    ]


def _number(column, words, box, size):
    return Text(
        text=words,
        y=column.top - NUMBER / 2,
        at=column.at,
        dx=(box.left + box.right) / 2 - column.middle,
        anchor="middle",
        size=size.small,
        tone="accent" if column.strong else "ink",
    )


def _grid(page, base, unit, size):
    """Two to four round counts, each a hairline with its number at the left."""
    highest = round(HIGH[size == PHONE] / unit)
    step = next(n * 10**k for k in range(9) for n in (1, 2, 5) if highest / (n * 10**k) <= 4)
    for count in range(step, highest + 1, step):
        y = base - count * unit
        yield Line(first=page.begin, last=page.last, y=y, to_y=y, tone="line")
        yield Text(text=f"{count:,}", y=y, tone="soft", size=size.small)


# --- words -----------------------------------------------------------------------------


def _notes(made, size):
    """The annotations; from where their lines go down; where the axis lies, below it all."""
    noted = [column for column in made if column.notes]
    y, marks, tops = 0, [], {}
    for k, low, high in tiers([column.middle for column in noted], size.least):
        column = noted[k]
        low, high = low + GAP * (low > 0), high - GAP * (high < size.least)
        room = high - low
        said = [line for note in column.notes for line in note_lines(note, room, size.small)]
        wide = max(text_width(line, size.small, bold) for line, bold in said)
        dx = max(low, min(column.middle, high - wide)) - column.middle
        tone = "accent" if column.strong else "ink"
        marks += note_texts(said, y, tone, at=column.at, dx=dx, size=size.small)
        y += len(said) * LEADING + GAP
        tops[column.Index] = y - GAP / 2
    return marks, tops, y + NUMBER + HIGH[size == PHONE]


def _line(column, top, counted):
    """From an annotation down to the number of its column, or the column."""
    foot = column.top - (NUMBER - 1 if column.Index in counted else 2)
    return Line(first=column.at, last=column.at, y=top, to_y=foot, tone="rule")


def _silences(silences, per, page, taken, base, size):
    """What is said of long runs without an event, where it has room."""
    for (before, after), words in silences.items():
        ends = Dates().at([first_day(before + 1, per), first_day(after, per)]).tolist()
        left, right = map(page.px, ends)
        said = wrap(words, max(right - left - 2 * GAP, 1), size.small)
        box = _Box(None, left, right, base - len(said) * LEADING - GAP, base)
        whole = {*" ".join(said).split()} == {*words.split()}
        if whole and not any(box.meets(other) for other in taken):
            style = {"anchor": "middle", "tone": "soft", "size": size.small}
            yield from lines(said, box.top, at=sum(ends) / 2, **style)
