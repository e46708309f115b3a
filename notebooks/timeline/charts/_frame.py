"""A window of a scale on a page: what form draws marks that stand apart at its least width."""

import numpy as np

from ..drawing.scene import Scene, Tick
from ..placing import text_width


class Frame:
    """The part of a scale that a picture shows.

    Parameters
    ----------
    scale : Scale
    first, last : float
        Between which places the marks lie.
    least : int
        Px of the narrowest page.
    edge : float
        Px of room at both ends, for what reaches out of its place.
    right : float, optional
        Px at the right end, where they are others.
    """

    def __init__(self, scale, first, last, least, edge, right=None):
        first, last = float(first), max(float(last), float(first) + scale.least)
        right = edge if right is None else right
        unit = (last - first) / (least - edge - right)
        self.scale, self.least = scale, least
        self.first, self.last = first - edge * unit, last + right * unit

    def px(self, place):
        """Where a place lies on the narrowest page."""
        return (place - self.first) / (self.last - self.first) * self.least

    def place(self, px):
        """What lies there."""
        return self.first + px / self.least * (self.last - self.first)

    def clip(self, place):
        """The same place, or the end of the window that is next to it."""
        return min(max(place, self.first), self.last)

    def ticks(self, most, wall=np.inf):
        """At most about so many, but those whose texts reach a wall in px."""
        places, texts = self.scale.ticks(self.first, self.last, most)
        ticks = [Tick(at, text) for at, text in zip(places, texts, strict=True)]
        return tuple(t for t in ticks if self.px(t.at) + text_width(t.text, 12) < wall)

    def scene(self, marks, height, **more):
        """The picture."""
        ends = {"scale": self.scale, "first": self.first, "last": self.last}
        return Scene(least=self.least, height=height, marks=tuple(marks), **ends, **more)
