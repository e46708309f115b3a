"""Counts of periods as columns: solid what is certain, pale on top what is possible."""

from dataclasses import replace

from ..drawing.marks import LEAST, Bar, Line, Text
from ..drawing.scales import Dates
from ..drawing.scene import PAGE, PHONE, WIDE, Scene, Tick
from ..placing import text_width
from ._clear import Clear, moved
from ._notes import note_parts, tiers
from ._periods import first_day
from ._words import DATE, stack

PAGES = {PHONE: PAGE, PAGE: WIDE, WIDE: 1400}  # px: each picture is for pages from … up to
AIR = 0.08  # of a period: what is left of it on either side, so that columns do not touch
HIGH, NUMBER, GAP = 170, 22, 6  # px: the highest column, above a column, between texts
NOTE = 330  # px: a line of a note at most
TICK, AXIS = 80, 24  # px: from one tick to the next, below the axis


def columns(counts, numbers, per, least):
    """The scene of counts.

    Parameters
    ----------
    counts : DataFrame
        On the numbers of periods with events (see `_periods.number`): `certain`, `possible`,
        `strong` (whether the title is about it), `notes` (a list of what is said over it).
    numbers : sequence of int
        Of all periods that the axis shows.
    per : str
        One of `PERIODS`.
    least : int
        Px.
    """
    first, last = _place(numbers[0], per), _place(numbers[-1] + 1, per)
    px = least / (last - first)
    made = _placed(counts, per)
    bars = [bar for column in made for bar in _bars(column)]
    notes, top = _notes(made, first, px, least)
    clear = Clear(first, last, least, PAGES[least])
    clear.add(*bars, *notes)
    drawn = [_drawn(bar, px) for bar in bars]
    places, texts = Dates().ticks(first, last, least // TICK)
    return Scene(
        least=least,
        scale=Dates(),
        first=first,
        last=last,
        height=AXIS - top,
        marks=tuple(moved([*drawn, *notes, *_numbers(made, clear, DATE[least])], -top)),
        ticks=tuple(Tick(at, text) for at, text in zip(places, texts, strict=True)),
        axis=-top,
    )


def _place(number, per):
    return float(Dates().at(first_day(number, per)))


def _placed(counts, per):
    """The columns with the ends and the middle of each, and px from the axis to its top."""
    ends = [(_place(n, per), _place(n + 1, per)) for n in counts.index]
    total = counts["certain"] + counts["possible"]
    placed = counts.assign(
        first=[first + AIR * (last - first) for first, last in ends],
        at=[(first + last) / 2 for first, last in ends],
        last=[last - AIR * (last - first) for first, last in ends],
        unit=HIGH / total.max(),
        top=-HIGH * total / total.max(),
    )
    return [*placed.itertuples()]


def _bars(column):
    """The certain part, and what is possible on top of it."""
    y = 0
    parts = (column.certain, "accent" if column.strong else "mark"), (column.possible, "pale")
    for count, tone in parts:
        if count:
            thick = max(count * column.unit, 1)
            ends = {"first": column.first, "last": column.last}
            yield Bar(**ends, y=y - thick / 2, thick=thick, tone=tone, outline=tone == "pale")
            y -= thick


def _drawn(bar, px):
    """It, or where it would be drawn wider than it is, a line of its width."""
    wide, at, half = (bar.last - bar.first) * px, (bar.first + bar.last) / 2, bar.thick / 2
    if wide >= LEAST:
        return bar
    tone, ends = "context" if bar.outline else bar.tone, {"y": bar.y + half, "to_y": bar.y - half}
    return Line(first=at, last=at, **ends, tone=tone, thick=max(wide, 1))


def _numbers(made, clear, size):
    """The number above each column that has room for it, the highest first."""
    for column in sorted(made, key=lambda column: column.top):
        certain, possible = column.certain, column.possible
        words = f"{certain:,}" * bool(certain or not possible)
        if possible:
            words += f"{', ' * bool(certain)}perhaps {certain + possible:,}"
        look = {"y": column.top - NUMBER / 2, "size": size}
        look |= {"text": words, "tone": "accent" if column.strong else "ink"}
        places = (column.at, "middle"), (column.last, "end"), (column.first, "start")
        options = (Text(at=at, anchor=anchor, **look) for at, anchor in places)
        if found := next(filter(clear.fits, options), None):
            clear.add(found)
            yield found


def _notes(made, first, px, least):
    """Annotations with lines down to their columns, and px from the axis to the top of all."""
    noted = [column for column in made if column.notes]
    marks, y, size = [], -HIGH - NUMBER, DATE[least]
    places = [(column.at - first) * px for column in noted]
    for k, low, high in reversed([*tiers(places, least)]):
        column, tone = noted[k], "accent" if noted[k].strong else "ink"
        said = [part for note in column.notes for part in note_parts(note, tone, size)]
        texts, deep = stack(said, 0, min(high - low - 2 * GAP, NOTE), at=column.at)
        wide = max(text_width(text.text, size, text.bold) for text in texts)
        dx = max(low + GAP, min(places[k], high - GAP - wide)) - places[k]
        line = {"y": y - GAP / 2, "to_y": column.top - NUMBER}
        y -= deep + GAP
        marks.append(Line(first=column.at, last=column.at, **line, tone="rule"))
        marks += moved([replace(text, dx=dx) for text in texts], y)
    return marks, y
