"""A window of a scale on a page: what form draws marks that stand apart at its least width."""

import numpy as np

from ..drawing.marks import Bar, Line
from ..drawing.scene import Scene, Tick
from ..placing import text_width
from ._words import DATE, LEADING, NAME

EDGE = 16  # px of room at both ends, for arrows and caps
TICK, APART = 12, 72  # px: how high the tick of an event is; a tick of the axis needs
BAND = 4  # px: how high a beginning is that is known no better
LEAN = 3  # px: a beginning that is known no better is drawn over its days
MANY = 200  # ticks of events: of more one stands for all at its place
SPACE = 8  # px: from the text of a tick to the next
CLOSE = 2  # px: there, what is at one place


class Frame:
    """The part of a scale that a picture shows, and its type.

    Parameters
    ----------
    scale : Scale
    first, last : float
        Between which places the marks lie.
    least : int
        Px of the narrowest page.
    left, right : float, optional
        Px of room at the ends.
    shortest : float, optional
        The frame is no shorter; by default, what the scale can show well.
    """

    def __init__(self, scale, first, last, least, left=EDGE, right=EDGE, shortest=None):
        shortest = scale.least if shortest is None else shortest
        first, last = float(first), max(float(last), float(first) + shortest)
        unit = (last - first) / (least - left - right)
        self.scale, self.least = scale, least
        self.first, self.last = first - left * unit, last + right * unit
        type_of = max(width for width in NAME if width <= least)
        self.name, self.small = NAME[type_of], DATE[type_of]
        self.line = LEADING * self.name

    def px(self, place):
        """Where a place lies on the narrowest page."""
        return (place - self.first) / (self.last - self.first) * self.least

    def place(self, px):
        """What lies there."""
        return self.first + px / self.least * (self.last - self.first)

    def clip(self, place):
        """The same place, or the end of the window that is next to it."""
        return min(max(place, self.first), self.last)

    def strip(self, events, axis):
        """A tick where each begins; below them pale bands over days that are in question."""
        if len(events) > MANY:
            places = (self.px(events["certain"]) / CLOSE).round()
            events = events[~places.duplicated()].assign(id="", first=events["certain"])
        ticks = []
        # by tone, so that a page has to say each but once; the accent is on top
        for event in events.sort_values("tone", ascending=False, kind="stable").itertuples():
            first, last = self.clip(event.first), self.clip(event.certain)
            if self.px(last) - self.px(first) > LEAN:
                look = {"tone": "pale", "thick": BAND, "outline": True, "id": event.id}
                yield Bar(first=first, last=last, y=axis - BAND / 2, **look)
            else:
                ends = {"first": last, "last": last, "y": axis - TICK, "to_y": axis}
                ticks.append(Line(**ends, tone=event.tone, thick=1.2, id=event.id))
        yield from ticks

    def ticks(self, first, wall=np.inf, apart=APART, before=()):
        """Those from a place on, about so many px apart, whose texts reach no wall, nor each other.

        Those `before` them have the first claim to room.
        """
        kept, clear = [], -np.inf
        for tick in [*before, *self._ticks(first, int(self.least // apart))]:
            px, wide = self.px(tick.at), text_width(tick.text, 12)
            if px >= clear and px + wide < wall:
                kept.append(tick)
                clear = px + wide + SPACE
        return tuple(kept)

    def scene(self, marks, height, axis=None, wall=np.inf, apart=APART, end=None, **more):
        """The picture, with ticks as `ticks` makes them.

        The last year up to an `end` has a text too, if there is room for it.
        """
        ticks = () if axis is None else self.ticks(self.first, wall, apart)
        ticks = ticks if end is None or len(ticks) < 3 else self._to_the_end(ticks, end)
        window = {"scale": self.scale, "first": self.first, "last": self.last}
        more = {"ticks": ticks} | more | {"axis": axis}
        return Scene(least=self.least, height=height, marks=tuple(marks), **window, **more)

    def _ticks(self, first, most):
        places, texts = self.scale.ticks(first, self.last, most)
        return [Tick(at, text) for at, text in zip(places, texts, strict=True)]

    def _to_the_end(self, ticks, end):
        """With the last year, which where it has no room takes the text of the tick before it."""
        last = ticks[-1]
        most = max((self.last - self.first) / self.scale.year * 1.001, 1)
        years = [tick for tick in self._ticks(self.first, most) if tick.at <= end]
        tick = years[-1] if years else last
        if tick.at <= last.at or not tick.text.isdigit():
            return ticks
        wide = text_width(last.text, 12) + SPACE
        if min(self.px(tick.at), self.least - wide) < self.px(last.at) + wide:
            last = Tick(last.at, "")
        return (*ticks[:-1], last, tick)
