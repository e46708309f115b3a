"""A window of a scale on a page: what form draws marks that stand apart at its least width."""

import numpy as np

from ..drawing.marks import Line, Whisker
from ..drawing.scene import Scene, Tick
from ..placing import text_width
from ._words import DATE, LEADING, NAME

EDGE = 16  # px of room at both ends, for arrows and caps
TICK, APART = 12, 72  # px: how high the tick of an event is; a tick of the axis needs
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
        """A tick where each begins; one that is known no better over the days in question."""
        if len(events) > MANY:
            places = (self.px(events["certain"]) / CLOSE).round()
            events = events[~places.duplicated()].assign(id="", first=events["certain"])
        # by tone, so that a page has to say each but once; the accent is on top
        for event in events.sort_values("tone", ascending=False, kind="stable").itertuples():
            shared = {"tone": event.tone, "id": event.id}
            first, last = self.clip(event.first), self.clip(event.certain)
            if self.px(last) - self.px(first) > LEAN:
                yield Whisker(first=first, last=last, y=axis - TICK / 2, **shared)
            else:
                yield Line(first=last, last=last, y=axis - TICK, to_y=axis, thick=1.2, **shared)

    def ticks(self, first, wall=np.inf, apart=APART, before=()):
        """Those from a place on, about so many px apart, whose texts reach no wall, nor each other.

        Those `before` them have the first claim to room.
        """
        places, texts = self.scale.ticks(first, self.last, int(self.least // apart))
        kept, clear = [], -np.inf
        for tick in [*before, *map(Tick, places, texts)]:
            px, wide = self.px(tick.at), text_width(tick.text, 12)
            if px >= clear and px + wide < wall:
                kept.append(tick)
                clear = px + wide + SPACE
        return tuple(kept)

    def scene(self, marks, height, axis=None, wall=np.inf, apart=APART, **more):
        """The picture, with ticks as `ticks` makes them."""
        ticks = () if axis is None else self.ticks(self.first, wall, apart)
        ends = {"scale": self.scale, "first": self.first, "last": self.last}
        more = {"ticks": ticks} | more | {"axis": axis}
        return Scene(least=self.least, height=height, marks=tuple(marks), **ends, **more)
