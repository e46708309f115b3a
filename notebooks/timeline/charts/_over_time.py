"""A number over time as a scene: the line, and each name where it stands clear of it."""

from dataclasses import dataclass, replace
from itertools import count, islice

import numpy as np

from ..dates import in_words
from ..drawing.marks import Arrow, Bar, Dot, Line, Text, marks_of
from ..drawing.scales import Dates
from ..drawing.scene import PAGE, PHONE, WIDE, Scene, Tick
from ..placing import text_width, wrap, wrap_characters
from ._clear import Clear, moved
from ._notes import clauses
from ._numbers import Path, say
from ._words import DATE, LEADING, NAME, listing

PAGES = {PHONE: PAGE, PAGE: WIDE, WIDE: 1400}  # px: each picture is for pages from … up to
HIGH = {PHONE: 200, PAGE: 280, WIDE: 300}  # px: of the plot
BROAD, REACH = (300, 180), 8  # px: names are broken to; from a mark to its name
ROW, ROWS, BARE = 32, 5, 11  # px: a named span; rows of them at most; px: one without a name
TRIED, LISTED, APART = 12, 12, 6  # events named in place, below; px: from one try to the next
TICK, AIR = 80, 22  # px: a tick's words; what words may reach above the plot
TINTS = 3  # more would make one of all
SPANS, DAYS, CLOSE = 60, 160, 6  # drawn at most; of more days one stands for all so many px around


@dataclass(frozen=True)
class _Sheet:
    """One picture: what its edges are, and px from a plot's top to a number."""

    least: int
    path: Path
    levels: list
    first: float
    last: float

    @property
    def high(self):
        return HIGH[self.least]

    def y(self, number):
        low = self.levels[0]
        top = max(np.nanmax(self.path.values), self.levels[-1])
        return self.high * (1 - (number - low) / (top - low)) if top > low else self.high / 2

    def clear(self, top=-np.inf, bottom=np.inf):
        return Clear(self.first, self.last, self.least, PAGES[self.least], top, bottom)


def _sheet(path, least):
    """Room for the round numbers on the left, for the last number on the right."""
    size, marked = DATE[least], path.levels()
    left = max(text_width(say(level), size) for level in marked) + 12
    right = text_width(say(path.values[path.ends()[1]]), NAME[least], bold=True) + 14
    start, span = path.at[0], max(path.at[-1] - path.at[0], Dates.least)
    unit = span / (least - left - right)
    return _Sheet(least, path, marked, start - left * unit, start + span + right * unit)


def over_time(path, events, notes, least):
    """A scene of a path and its events.

    Parameters
    ----------
    path : _numbers.Path
    events : DataFrame
        From `drawing.dated`, those in the time of the path.
    notes : dict of str to str
    least : int
        Px.
    """
    sheet = _sheet(path, least)
    rises = [bool(each.is_day and path.rise(each.first)) for each in events.itertuples()]
    order = ["is_accent", "rises", "mentions"]
    ranked = events.assign(rises=rises).sort_values(order, ascending=False, kind="stable")
    days, spans = ranked[ranked["is_day"]], ranked[~ranked["is_day"]].head(SPANS)
    if len(days) > DAYS:
        places = (days["first"] - sheet.first) / (sheet.last - sheet.first) * least / CLOSE
        days = days[~places.round().duplicated()]
    above, top, told = _spans(spans, notes, sheet)
    line, told = _plot(days, notes, told, sheet)
    named = {mark.id for mark in (*above, *line) if isinstance(mark, Text)}
    more = sum(each.id not in named for each in events.itertuples()) - len(told)
    texts, high = _below(told, more, notes, sheet)
    axis = top + sheet.high + 6
    places, words = Dates().ticks(sheet.first, sheet.last, least // TICK)
    return Scene(
        least=least,
        scale=Dates(),
        first=sheet.first,
        last=sheet.last,
        height=axis + 26 + high,
        marks=(
            *_tints(spans, axis, sheet),
            *moved(_scale(sheet), top),
            *above,
            *moved(line, top),
            *moved(texts, axis + 34),
        ),
        ticks=tuple(Tick(at, text) for at, text in zip(places, words, strict=True)),
        axis=axis,
        words={each.id: f"{each.title}\n{in_words(each)}" for each in events.itertuples()},
    )


def _scale(sheet):
    size = DATE[sheet.least]
    for level in sheet.levels:
        y = sheet.y(level)
        yield Line(first=sheet.path.at[0], last=sheet.path.at[-1], y=y, to_y=y, tone="line")
        yield Text(text=say(level), y=y, size=size, tone="soft")


def _curve(path, days, sheet):
    """The line, its risers in the accent where the title is about them, and its dots."""
    told = {*days.loc[days["is_accent"], "first"]}
    for first, before, last, after in path.thinned().pieces():
        riser = first == last
        tone = "accent" if riser and last in told else "ink"
        reach = np.sign(before - after) * riser  # a corner is as thick as its lines
        y, to_y = sheet.y(before) + reach, sheet.y(after) - reach
        yield Line(first=first, last=last, y=y, to_y=to_y, tone=tone, thick=2)
    for each in days.itertuples():
        yield Dot(at=each.first, y=_height(each, sheet), tone=each.tone, id=each.id)


def _height(event, sheet):
    value = sheet.path.value(event.first)
    return sheet.high if np.isnan(value) else sheet.y(value)


def _ends_in_words(path, clear, sheet):
    """The last number at the end of the line, the first above or below its beginning."""
    first, last = path.ends()
    end = path.at[min(last + path.steps, len(path.at) - 1)]
    places = [(9, 0), (9, -14), (9, 14)], [(0, -12), (0, 14), (0, -24), (0, 26)]
    for at, value, near in zip(
        (end, path.at[first]), path.values[[last, first]], places, strict=True
    ):
        look = {"at": at, "size": NAME[sheet.least], "bold": True}
        texts = [Text(text=say(value), y=sheet.y(value) + dy, dx=dx, **look) for dx, dy in near]
        yield from islice(filter(clear.fits, texts), 1)


def _plot(days, notes, told, sheet):
    """The line and all that stands beside it; and which events are told below by number."""
    path, clear = sheet.path, sheet.clear(-AIR, sheet.high + 4)
    marks = [*_curve(path, days, sheet)]
    clear.add(*marks, *(mark for mark in _scale(sheet) if isinstance(mark, Text)))
    ends = [*_ends_in_words(path, clear, sheet)]
    clear.add(*ends)
    rest = []
    for n, event in enumerate(days.itertuples()):
        tried = _flags(event, notes, sheet) if n < TRIED and sheet.least > min(PAGES) else []
        found = next((option for option in tried if clear.fits(*option)), None)
        if found:
            clear.add(*found)
            marks += found
        else:
            rest.append(event)
    for event in sorted(rest, key=lambda each: each.first):
        options = _numbers(event, len(told) + 1, sheet)
        number = next(filter(clear.fits, options), None) if len(told) < LISTED else None
        if number:
            clear.add(number)
            ends.append(number)
            told = [*told, event]
    return [*marks, *ends], told


def _said(event, path, notes, broad, size):
    """(words, bold) of each line of an event: its name with its step, its note."""
    rise = path.rise(event.first) if event.is_day else ""
    name = [(line, False) for line in wrap(f"{event.title}{': ' * bool(rise)}{rise}", broad, size)]
    parts = zip(clauses(notes.get(event.id, "")), (True, False), strict=True)
    note = [(line, bold) for words, bold in parts if words for line in wrap_characters(words)]
    return [*name, *note]


def _tone(event):
    return "accent" if event.is_accent else "ink"


def _block(said, y, event, size, **place):
    look = {"size": size, "id": event.id, "tone": _tone(event)}
    return [
        Text(text=words, y=y + n * LEADING * size, bold=bold, **look, **place)
        for n, (words, bold) in enumerate(said)
    ]


def _flags(event, notes, sheet):
    """Each way to set a name left or right of its dot, or of a pole on it; the nearest first."""
    size, at, y = NAME[sheet.least], event.first, _height(event, sheet)
    for broad in BROAD:
        said = _said(event, sheet.path, notes, broad, size)
        high = LEADING * size * (len(said) - 1)
        tops = y + APART * np.arange(-sheet.high // APART, sheet.high // APART)
        for top in sorted(tops, key=lambda top: max(top - y, y - top - high, 0)):
            pole = np.clip(y, top, top + high)
            for dx, anchor in ((-REACH, "end"), (REACH, "start")):
                texts = _block(said, top, event, size, at=at, dx=dx, anchor=anchor)
                line = {"first": at, "last": at, "tone": "context", "id": event.id}
                yield [Line(y=y, to_y=pole, **line), *texts] if abs(pole - y) > size else texts


def _numbers(event, number, sheet):
    look = {"text": str(number), "at": event.first, "tone": _tone(event), "bold": True}
    y = _height(event, sheet)
    for dy in (-14, 14, -24, 24, -36, 36):
        yield Text(y=y + dy, anchor="middle", **look)
    for dx, anchor in ((REACH, "start"), (-REACH, "end")):
        yield Text(y=y, dx=dx, anchor=anchor, **look)


# --- what lasts ----------------------------------------------------------------------


def _spans(spans, notes, sheet):
    """Each above the plot with its own marks, its name below them; px; those not named."""
    clear, marks, told, bare = sheet.clear(), [], [], []
    for event in spans.itertuples():
        number = len(told) + 1 if len(told) < LISTED else 0
        options = (each for each in _rows(event, notes, number, sheet) if clear.fits(*each[1]))
        is_named, found = next(options, (True, None))
        if not found:
            bare.append(event)
            continue
        told += [event] * (not is_named)
        clear.add(*found)
        marks += found
    low = max((mark.y for mark in marks), default=-6) + 6
    for event in bare:
        rows = ([*_clipped(event, low + (k + 1) * BARE, sheet)] for k in count())
        found = next(row for row in rows if clear.fits(*row))
        clear.add(*found)
        marks += found
    return marks, max((mark.y for mark in marks), default=-10) + 10 + AIR, told


def _rows(event, notes, number, sheet):
    """(whether it is named, its marks and texts) in each row that it may have."""
    size, start, end = NAME[sheet.least], sheet.path.at[0], sheet.path.at[-1]
    places = [(max(event.first, start), "start"), (min(event.last, end), "end")]
    said = _said(event, sheet.path, notes, sheet.least - 40, size)
    labels = [(True, said)] + [(False, [(str(number), True)])] * bool(number)
    for is_named, words in labels:
        for y in np.arange(6, 6 + ROWS * ROW, 4):
            bar = [*_clipped(event, y, sheet)]
            for at, anchor in places:
                texts = _block(words, y + 13, event, size, at=at, anchor=anchor)
                yield is_named, [*bar, *texts]


def _clipped(event, y, sheet):
    """Its marks, as far as they lie in the time of the line; what goes on does so beyond it."""
    start, end = sheet.path.at[0], sheet.path.at[-1]
    for mark in marks_of(event, y, event.tone):
        if isinstance(mark, Arrow):
            yield replace(mark, at=float(np.clip(mark.at, start, end)))
        elif mark.first < end and mark.last > start:
            cut = {"before": type(mark.before)()} if mark.first < start else {}
            cut |= {"after": type(mark.after)()} if mark.last > end else {}
            yield replace(mark, first=max(mark.first, start), last=min(mark.last, end), **cut)


def _tints(spans, axis, sheet):
    """Behind the line, from where its marks hang to the axis."""
    for event in (spans if len(spans) <= TINTS else spans[spans["is_accent"]]).itertuples():
        ends = np.clip([event.first, event.last], sheet.path.at[0], sheet.path.at[-1])
        first, last = ends.tolist()
        yield Bar(first=first, last=last, y=axis / 2, tone="tint", thick=axis, id=event.id)


# --- below -----------------------------------------------------------------------------


def _below(told, more, notes, sheet):
    """What has a number, and how many have none."""
    entries = []
    for event in told:
        rise = sheet.path.rise(event.first) if event.is_day else ""
        when = f"{event.when} · {rise}" if rise else event.when
        note = zip(clauses(notes.get(event.id, "")), ({"bold": True}, {}), strict=True)
        words = [(event.title, {"bold": True}), (when, {"tone": "soft"}), *note]
        entries.append((_tone(event), words))
    texts, high = listing(entries, sheet.least)
    if more:
        words = f"{more} more, not named here, in the table"
        texts.append(Text(text=words, y=high + 8, size=DATE[sheet.least], tone="soft"))
    return texts, high + 20 * bool(more) + 14 * bool(texts)
