"""Periods on a phone: a strip each of all that begins in it, and the names of a few."""

import numpy as np
import pandas as pd

from ..drawing.marks import Dot, Line, Text
from ..drawing.scales import Dates, Numbers, Part, plural
from ..drawing.scene import PHONE, Scene
from ..placing import text_width
from ._frame import TICK, Frame
from ._words import stack

FEW = 3  # names in a period, or as many as have a note or the accent
HEAD, NAME, SMALL = 15, 14, 13  # px: type
DOT = 7  # px: across the head of the tick of one that is named
STRIP, AXIS = 24, 24  # px: from the head to the axis, from there down
AIR, APART = 6, 26  # px: between two names, two periods
TICKS = 4
FOOT = "A tick: where an event begins; a pale band: where it may. Those with a dot are named."
WIDE = PHONE - 8  # px: of a line


def strips(parts, bounds, names, notes):
    """A scene for a phone.

    Parameters
    ----------
    parts : iterable of DataFrame
        What begins in each period, from `drawing.dated`.
    bounds : list of tuple of float
        The first and the last place of each.
    names : list of str
    notes : dict of str to list
        From `_notes.lines`.
    """
    marks, y = [], 0.0
    for part, (first, last), name in zip(parts, bounds, names, strict=True):
        frame = Frame(Part(Dates(), first, last), 0, 1, PHONE, shortest=1)
        places = {end: frame.scale.of(part[end]) for end in ("first", "certain")}
        made, y = _period(frame, part.assign(**places), name, notes, y)
        marks += made
    made, y = stack([(FOOT, {"tone": "soft", "size": SMALL})], y, WIDE)
    marks += made
    window = {"scale": Numbers(), "first": frame.first, "last": frame.last}
    return Scene(least=PHONE, height=y, marks=tuple(marks), **window)


def _period(frame, events, name, notes, top):
    """Its head, its strip, the names of a few => marks, px to the next one."""
    few = _few(events, notes)
    y = top + HEAD / 2
    count = {"text": plural(len(events), "event"), "tone": "soft", "size": SMALL}
    marks = [Text(text=name, size=HEAD, bold=True, y=y)]
    marks += [Text(y=y, dx=text_width(name, HEAD, bold=True) + 10, **count)]
    axis = top + HEAD + STRIP
    marks += [*_axis(frame, axis), *frame.strip(events, axis), *_heads(frame, few, axis)]
    y = axis + AXIS
    for event in few.itertuples():
        made, y = stack(_said(event), y, WIDE, id=event.id)
        noted, y = _note(notes.get(event.id, []), y, event.id)
        marks += [*made, *noted]
        y += AIR
    if rest := len(events) - len(few):
        made, y = stack([(f"and {rest} more", {"tone": "soft", "size": SMALL})], y, WIDE)
        marks += made
    return marks, y + APART


def _few(events, notes):
    """Those with a note or in the accent, or up to `FEW` of the most mentioned, far apart."""
    meant = events["is_accent"] | events["id"].isin([*notes])
    rank = events["mentions"].astype(float).mask(meant, np.inf)
    most = min(max(FEW, int(meant.sum())), len(events))
    least = rank.nlargest(most).min()
    sure, rest = events[rank > least], events[rank == least]
    apart = np.linspace(0, len(rest) - 1, most - len(sure)).round().astype(int)
    return pd.concat([sure, rest.iloc[apart]]).sort_index()


def _axis(frame, y):
    yield Line(first=frame.first, last=frame.last, y=y, to_y=y, tone="soft")
    for tick in frame.ticks(0, WIDE, PHONE // TICKS):
        yield Line(first=tick.at, last=tick.at, y=y, to_y=y + 5, tone="soft")
        yield Text(text=tick.text, at=tick.at, dx=4, y=y + 12, tone="soft", size=12)


def _heads(frame, few, axis):
    """A dot on the ticks of those that are named."""
    for event in few.itertuples():
        at = (frame.clip(event.first) + frame.clip(event.certain)) / 2
        yield Dot(at=at, y=axis - TICK - DOT / 2, size=DOT, tone=event.tone, id=event.id)


def _said(event):
    """Its name and its date, which is quieter."""
    tone = "accent" if event.tone == "accent" else "ink"
    yield event.title, {"size": NAME, "bold": True, "tone": tone}
    yield event.when, {"size": SMALL, "tone": "soft"}


def _note(note, y, name):
    """Its sentence => marks, px to the end."""
    said = " ".join(text for text, _ in note)
    return stack([(said, {"size": SMALL})], y, WIDE, id=name)
