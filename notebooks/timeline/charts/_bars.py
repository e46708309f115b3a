"""Lengths as bars from zero, each below its name, some on a track of what was promised."""

from dataclasses import replace

import numpy as np

from ..drawing.marks import ARROW, SOFT, Bar, marks_of
from ..drawing.scales import Numbers, plural
from ..drawing.scene import Scene, Tick
from ..placing import text_width, wrap
from ._lengths import UNITS, unbroken
from ._notes import note_lines, note_texts
from ._type import AXIS, LEADING, PHONE, lines

THICK, THIN, TRACK = 10, 6, 18  # px: a bar, one of the context, what was promised
NEAR, GAP, AIR = 4, 10, 18  # px: between a bar and words above or below, beside it; two rows
TICK = 80  # px: from one tick to the next, at least
STUB = 0.03  # of the longest bar: how far an open end reaches
BESIDE = 0.4  # of the width: the most that the words beside a bar take
STEPS = {"month": [1, 2, 3, 6, 12, 24]}  # where 1, 2, 5, 10 would cut a year badly


def bars(rows, notes, rest, size):
    """The scene of spans in rows.

    Parameters
    ----------
    rows : list of (namedtuple, namedtuple or None)
        Of `laid`: a span, and what was promised of it.
    notes : dict of str to str
    rest : str
        What the last line says.
    size : Type
    """
    last = max(_edge(*row, size) for row in rows)
    marks, y = [], 0
    for span, track in rows:
        made, y = _row(span, track, notes.get(span.id, ""), y, last, size)
        marks += made
    marks += lines([rest] * bool(rest), y, size=size.small, tone="soft")
    axis = y + (LEADING + GAP) * bool(rest)
    unit = rows[0][0].unit
    return Scene(
        least=size.least,
        scale=Numbers(lambda number: plural(number, unit)),
        first=-0.001 * last,
        last=last,
        height=axis + AXIS,
        marks=tuple(marks),
        ticks=tuple(_ticks(last, unit, size.least)),
        axis=axis,
        grid=0,
        words={span.id: f"{span.title}, {span.when}: {span.lasted}" for span, _ in rows},
    )


def laid(spans):
    """The spans of `measure` as `marks_of` takes them: from zero on, in the `unit` that suits."""
    unknown = np.isinf(spans["longest"])
    known = spans["longest"].mask(unknown, spans["shortest"])
    unit = next((unit for unit in ("years", "months") if known.max() >= 2 * UNITS[unit]), "days")
    return spans.assign(
        first=0.0,
        certain=0.0,
        until=spans["shortest"] / UNITS[unit],
        last=(known + unknown * STUB * max(known.max(), 2)) / UNITS[unit],
        is_day=False,
        has_bar=spans["shortest"].gt(0) | spans["longest"].eq(0),
        start_open=False,
        end_open=unknown,
        start_qualifier="",
        end_qualifier=spans["start_qualifier"] + spans["end_qualifier"],
        unit=unit.removesuffix("s"),
    )


def _row(span, track, note, y, last, size):
    """The marks of a row, and where the next one begins."""
    bold = span.tone != "context"
    small = {"size": size.small, "tone": "soft", "id": span.id}
    name = wrap(span.title, size.least - 2, size.name, len(span.title) * bold)
    tone = "accent" if span.is_accent else "ink"
    marks = lines(name, y, size=size.name, bold=bold, tone=tone, id=span.id)
    y += len(name) * LEADING
    if track or size == PHONE:
        length = wrap(unbroken(span.lasted), size.least - 2, size.small)
        marks += lines(length, y, **small)
        y += len(length) * LEADING
    made, y = _bar(span, track, y + NEAR, last, size)
    marks += made
    if note:
        said = note_lines(note, size.least - 2, size.small)
        marks += note_texts(said, y + NEAR, tone, size=size.small, id=span.id)
        y += NEAR + len(said) * LEADING
    return marks, y + AIR


def _bar(span, track, top, last, size):
    """The bar of a span, on a track if there is one, with words beside or below it."""
    words, (end, dx) = _words(span, track, size), _end(span, track)
    small = {"size": size.small, "tone": "soft", "id": (track or span).id}
    high = TRACK if track else THICK
    high = max(high, len(words) * LEADING * (size != PHONE))
    y = top + high / 2
    # a grey of the context cannot be told from its track
    tone = "mark" if track and span.tone == "context" else span.tone
    thick = THIN if tone == "context" else THICK
    marks = [*_track(track, y), *marks_of(span, y, tone, thick)]
    if size != PHONE:
        top = y - len(words) * LEADING / 2
        return [*marks, *lines(words, top, at=end, dx=dx, **small)], y + high / 2
    y += high / 2
    fits = _width(words, size) <= end / last * size.least
    place = {"at": end, "anchor": "end"} if fits else {}
    return [*marks, *lines(words, y + NEAR, **place, **small)], y + (NEAR + LEADING) * bool(words)


def _track(track, y):
    """What was promised: pale, with an outline."""
    marks = marks_of(track, y, "rule", TRACK) if track else []
    pale = {"tone": "pale", "outline": True}
    return [replace(mark, **pale) if isinstance(mark, Bar) else mark for mark in marks]


def _words(span, track, size):
    """The lines beside a bar or its track, or on a phone below the track."""
    if size == PHONE:
        return [f"{track.lasted} promised"] if track else []
    words = f"{track.lasted} promised" if track else span.lasted
    return wrap(unbroken(words), BESIDE * size.least, size.small)


def _width(words, size):
    return max((text_width(line, size.small) for line in words), default=0)


def _end(span, track):
    """Where the marks of a row end, and how many px from there words beside them begin."""
    ends = [(each.last, _tip(each) + GAP) for each in (span, track) if each]
    return max(end for end, _ in ends), max(dx for _, dx in ends)


def _tip(span):
    """Px that the marks of a span need beyond its end."""
    return ARROW if span.ongoing or span.end_open else SOFT if span.end_qualifier else 0


def _edge(span, track, size):
    """Where the right edge of the page has to be, so that all of a row has room."""
    end, dx = _end(span, track)
    wide = _width(_words(span, track, size), size) if size != PHONE else 0
    return max(end, 0.01) / (1 - (dx + wide + 1) / size.least)


def _ticks(last, unit, least):
    """Round numbers from zero on; the last names the unit."""
    steps = STEPS.get(unit, []) + [n * 10**k for k in range(5) for n in (1, 2, 5)]
    step = next(step for step in steps if last / step * TICK <= least or step == steps[-1])
    most = last * (1 - (text_width(plural(int(last) + 2, unit), 12) + 6) / least)
    numbers = range(0, int(max(most, 0)) + 1, step)
    return [Tick(n, plural(n, unit) if n == numbers[-1] else f"{n:,}") for n in numbers]
