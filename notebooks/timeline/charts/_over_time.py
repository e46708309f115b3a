"""A number over time as a scene: the line, and each name where it stands clear of it."""

from dataclasses import dataclass

import numpy as np

from ..drawing.marks import Bar, Dot, Line, Text
from ..drawing.scales import Dates
from ..drawing.scene import PAGE, PHONE, WIDE
from ..placing import text_width, wrap
from ._cut import cut
from ._frame import Frame
from ._labels import PART, Clear, numbered, spots
from ._named import TICK, Page, date_lines, named, note_lines, ticks
from ._numbers import Path, levels, say

HIGH = {PHONE: 200, PAGE: 280, WIDE: 300}  # px: of the plot
AIR, AXIS = 22, 6  # px: what words may reach above the plot; from the plot to the axis
BROAD = 300, 180  # px: names are broken to
SPANS, TRIED, LISTED = 12, 12, 12  # events named above the plot, in it, below it
TINTS = 3  # more would make one of all


@dataclass(frozen=True)
class _Plot:
    """The path on a page, the round numbers beside it, and px from the top to its plot."""

    path: Path
    page: Page
    top: float
    levels: list

    @property
    def low(self):
        return self.top + HIGH[self.page.least]

    def y(self, number):
        low, high = self.levels[0], max(np.nanmax(self.path.values), self.levels[-1])
        share = (number - low) / (high - low) if high > low else 0.5
        return self.low - HIGH[self.page.least] * (0 if np.isnan(share) else share)


def over_time(path, events, notes, page, most):
    """A scene of a path and its events.

    Parameters
    ----------
    path : _numbers.Path
    events : DataFrame
        From `drawing.dated`, those in the time of the path.
    notes : dict of str to str
    page : _named.Page
    most : float
        Px: the widest page that it is for.
    """
    marked, ends = levels(np.nanmin(path.values), np.nanmax(path.values)), path.at[[0, -1]]
    left = max(text_width(say(level), page.size) for level in marked) + 10
    right = text_width(say(path.values[path.ends()[1]]), page.size, bold=True) + 14
    frame = Frame(Dates(), *ends, page.least, left, right)
    ranked = _ranked(path, events)
    days, spans = ranked[ranked["is_day"]], cut(ranked[~ranked["is_day"]], *ends)
    above, top, _ = named(frame, spans.iloc[:SPANS], notes, page, 4, short=True)
    bare = spans[~spans["id"].isin([mark.id for mark in above])]
    plot = _Plot(path, page, top + AIR, marked)
    axis = plot.low + AXIS
    clear = Clear(frame, most, top, axis - TICK - 1)
    line, rest = _line(days, notes, plot, clear)
    listed = sorted(rest[:LISTED], key=lambda event: event.first)
    texts, low = numbered(_entries(listed, notes, plot), clear, page, axis + 34)
    if more := len(bare) + len(rest) - len(listed):
        words = f"{more} more, not named here, in the table"
        texts.append(Text(text=words, y=low + 8, size=page.size - 0.5, tone="soft"))
    return frame.scene(
        [*_tints(spans, axis), *above, *ticks(bare, axis), *line, *texts],
        low + 20 * bool(more),
        ticks=frame.ticks(page.ticks, page.least),
        axis=axis,
    )


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
        tried = _spots(event, notes, plot, clear) if n < TRIED and plot.page.least > PHONE else []
        found = clear.draw(tried)
        drawn += found
        rest += [event] * (not found)
    return drawn, rest


def _scale(plot):
    for level in plot.levels:
        y, ends = plot.y(level), plot.path.at[[0, -1]].tolist()
        yield Line(first=ends[0], last=ends[1], y=y, to_y=y, tone="line")
        yield Text(text=say(level), y=y, size=plot.page.size - 0.5, tone="soft")


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
        look = {"text": say(path.values[n]), "size": plot.page.size, "bold": True}
        y = plot.y(path.values[n])
        yield from clear.draw([Text(**look, at=at, dx=dx, y=y + dy)] for dy in near)


def _spots(event, notes, plot, clear):
    """Each way to write its name with its step, and its note, beside its dot."""
    page, rise = plot.page, plot.path.rise(event.first)
    for broad in BROAD:
        name = wrap(f"{event.title}{': ' * bool(rise)}{rise}", broad, page.size)
        lines = [{"text": text, "size": page.size, "tone": _tone(event)} for text in name]
        lines += _note(event, notes, page, broad / page.least)
        yield from spots(lines, *_at(event, plot), clear, page.line, name=event.id)


def _note(event, notes, page, part):
    return note_lines(notes[event.id], page, part) if event.id in notes else []


def _tone(event):
    return "accent" if event.is_accent else "ink"


def _entries(events, notes, plot):
    """Of each what its number stands for: its name, its date with its step, its note."""
    for event in events:
        page, rise = plot.page, plot.path.rise(event.first)
        name = wrap(event.title, PART * page.least, page.size, len(event.title))
        lines = [{"text": text, "size": page.size, "bold": True} for text in name]
        lines += date_lines(f"{event.when}{' · ' * bool(rise)}{rise}", page, PART)
        at, (y, _) = _at(event, plot)
        yield at, y, _tone(event), lines + _note(event, notes, page, PART)
