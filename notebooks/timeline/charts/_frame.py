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

    def scene(self, marks, height, axis=None, wall=np.inf, **more):
        """The picture; ticks of its axis whose texts reach a wall in px are left out."""
        places, texts = self.scale.ticks(self.first, self.last, self.least // APART)
        ticks = [Tick(at, text) for at, text in zip(places, texts, strict=True)]
        ticks = [t for t in ticks if self.px(t.at) + text_width(t.text, 12) < wall]
        ends = {"scale": self.scale, "first": self.first, "last": self.last}
        more |= {"axis": axis, "ticks": () if axis is None else tuple(ticks)}
        return Scene(least=self.least, height=height, marks=tuple(marks), **ends, **more)
