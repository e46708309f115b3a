"""A number over time as a scene: the line, and each name where it stands clear of it."""

from dataclasses import dataclass

import numpy as np

from ..drawing.marks import Bar, Dot, Line, Text
from ..drawing.scales import Dates
from ..drawing.scene import PAGE, PHONE, WIDE
from ..placing import text_width, wrap
from ._cut import cut
from ._frame import TICK, Frame
from ._labels import PART, Clear, numbered, spots
from ._named import name_lines, named, noted
from ._numbers import Path, levels, say
from ._words import NAME

HIGH = {PHONE: 200, PAGE: 280, WIDE: 300}  # px: of the plot
AIR, AXIS = 22, 6  # px: what words may reach above the plot; from the plot to the axis
BROAD = 300, 180  # px: names are broken to
ABOVE, TRIED, LISTED = 12, 12, 12  # events named above the plot, in it, below it
ROOM = 0.6  # of the width: a line of a name above the plot
TINTS = 3  # more would make one of all
DAYS, CLOSE = 160, 6  # dots at most; of more one stands for all so many px around


@dataclass(frozen=True)
class _Plot:
    """The path on a page, the round numbers beside it, and px from the top to its plot."""

    path: Path
    frame: Frame
    top: float
    levels: list

    @property
    def low(self):
        return self.top + HIGH[self.frame.least]

    def y(self, number):
        low, high = self.levels[0], max(np.nanmax(self.path.values), self.levels[-1])
        share = (number - low) / (high - low) if high > low else 0.5
        return self.low - HIGH[self.frame.least] * (0 if np.isnan(share) else share)


def over_time(path, events, notes, least, most):
    """A scene of a path and its events.

    Parameters
    ----------
    path : _numbers.Path
    events : DataFrame
        From `drawing.dated`, those in the time of the path.
    notes : dict of str to str
    least, most : float
        Px: the narrowest and the widest page that it is for.
    """
    marked, ends = levels(np.nanmin(path.values), np.nanmax(path.values)), path.at[[0, -1]]
    left = max(text_width(say(level), NAME[least]) for level in marked) + 10
    right = text_width(say(path.values[path.ends()[1]]), NAME[least], bold=True) + 14
    frame = Frame(Dates(), *ends, least, left, right)
    ranked = _ranked(path, events)
    days, spans = _apart(ranked[ranked["is_day"]], frame), cut(ranked[~ranked["is_day"]], *ends)
    above, top = named(frame, spans.head(ABOVE), name_lines(notes, frame, ROOM, dated=False), 4)
    bare = spans[~spans["id"].isin([mark.id for mark in above])]
    plot = _Plot(path, frame, top + AIR, marked)
    axis = plot.low + AXIS
    clear = Clear(frame, most, top, axis - TICK - 1)
    line, rest = _line(days, notes, plot, clear)
    listed = sorted(rest[:LISTED], key=lambda event: event.first)
    texts, low = numbered(_entries(listed, notes, plot), clear, axis + 34)
    if more := len(events) - len(spans) + len(bare) - (len(days) - len(rest)) - len(listed):
        words = f"{more} more, not named here, in the table"
        texts.append(Text(text=words, y=low + 8, size=frame.small, tone="soft"))
    marks = [*_tints(spans, axis), *above, *frame.strip(bare, axis), *line, *texts]
    return frame.scene(marks, low + 20 * bool(more), axis)


def _apart(days, frame):
    """All, or of very many those that are no dot upon another."""
    places = (frame.px(days["first"]) / CLOSE).round()
    return days[~places.duplicated()] if len(days) > DAYS else days


def _ranked(path, events):
    """The most important first: those of the title, then those on which a step rises."""
    rises = [bool(each.is_day and path.rise(each.first)) for each in events.itertuples()]
    order = ["is_accent", "rises", "mentions"]
    return events.assign(rises=rises).sort_values(order, ascending=False, kind="stable")


def _tints(spans, axis):
    """Behind the line, from where its marks hang to the axis."""
    for event in (spans if len(spans) <= TINTS else spans[spans["is_accent"]]).itertuples():
        ends = {"first": event.first, "last": event.last}
        yield Bar(**ends, y=axis / 2, tone="tint", thick=axis, id=event.id)


def _line(days, notes, plot, clear):
    """The line and all that stands beside it; and the events whose names have no room."""
    drawn = [*_scale(plot), *_curve(days, plot)]
    clear.add([mark for mark in drawn if mark.tone != "line"])
    drawn += _ends(plot, clear)
    rest = []
    for n, event in enumerate(days.itertuples()):
        tried = _spots(event, notes, plot, clear) if n < TRIED and plot.frame.least > PHONE else []
        found = clear.draw(tried)
        drawn += found
        rest += [event] * (not found)
    return drawn, rest


def _scale(plot):
    for level in plot.levels:
        y, ends = plot.y(level), plot.path.at[[0, -1]].tolist()
        yield Line(first=ends[0], last=ends[1], y=y, to_y=y, tone="line")
        yield Text(text=say(level), y=y, size=plot.frame.small, tone="soft")


def _curve(days, plot):
    """The line, its risers in the accent where the title is about them, and its dots."""
    told = {*days.loc[days["is_accent"], "first"]}
    for first, before, last, after in plot.path.pieces():
        riser = first == last
        tone = "accent" if riser and last in told else "ink"
        reach = np.sign(before - after) * riser  # a corner is as thick as its lines
        y, to_y = plot.y(before) + reach, plot.y(after) - reach
        yield Line(first=first, last=last, y=y, to_y=to_y, tone=tone, thick=2)
    for event in days.itertuples():
        at, (y, _) = _at(event, plot)
        yield Dot(at=at, y=y, tone=event.tone, id=event.id)


def _at(event, plot):
    """Where it is on the line, or where this has a gap on the axis."""
    y = plot.y(plot.path.value(event.first))
    return event.first, (y, y)


def _ends(plot, clear):
    """The last number at the end of the line, the first above or below its beginning."""
    path, (first, last) = plot.path, plot.path.ends()
    end = path.at[min(last + path.steps, len(path.at) - 1)]
    places = (end, last, 9, (0, -14, 14)), (path.at[first], first, 0, (-12, 14, -24, 26))
    for at, n, dx, near in places:
        look = {"text": say(path.values[n]), "size": plot.frame.name, "bold": True}
        y = plot.y(path.values[n])
        yield from clear.draw([Text(**look, at=at, dx=dx, y=y + dy)] for dy in near)


def _spots(event, notes, plot, clear):
    """Each way to write its name with its step, and its note, beside its dot."""
    frame, rise = plot.frame, plot.path.rise(event.first)
    for broad in BROAD:
        name = wrap(f"{event.title}{': ' * bool(rise)}{rise}", broad, frame.name)
        lines = [{"text": text, "size": frame.name, "tone": _tone(event)} for text in name]
        lines += noted(event, notes, frame, broad)
        yield from spots(lines, *_at(event, plot), clear, name=event.id)


def _tone(event):
    return "accent" if event.is_accent else "ink"


def _entries(events, notes, plot):
    """Of each what its number stands for: its name, its date with its step, its note."""
    frame, room = plot.frame, PART * plot.frame.least
    for event in events:
        rise = plot.path.rise(event.first)
        name = wrap(event.title, room, frame.name, len(event.title))
        when = wrap(f"{event.when}{' · ' * bool(rise)}{rise}", room, frame.small)
        lines = [{"text": text, "size": frame.name, "bold": True} for text in name]
        lines += [{"text": text, "size": frame.small, "tone": "soft"} for text in when]
        at, (y, _) = _at(event, plot)
        yield at, y, _tone(event), lines + noted(event, notes, frame, room)
