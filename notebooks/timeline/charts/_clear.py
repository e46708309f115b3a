"""Where words may stand: clear of what is drawn and of one another, on every page in question."""

from dataclasses import replace

import numpy as np

from ..drawing.marks import ARROW, LEAST, RING, SOFT, Bar, Dot, Line, Text, Whisker
from ..placing import text_width

PAGES = 9  # widths that are looked at, from the narrowest page to the widest
HEIGHT = 1.25  # em: of a line of text, with its air
AIR = 2  # px: left and right of words
_SHARE = {"start": 0, "middle": 0.5, "end": 1}  # of a text that lies left of its place


class Clear:
    """What is drawn so far, and whether more words have room.

    Along the scale all is stretched with the page and words are not, so the same words must
    stand clear on the narrowest page, on the widest, and in between.

    Parameters
    ----------
    first, last : float
        What the left and the right edge are, in the scale's units.
    least, most : float
        Px: the narrowest and the widest page.
    top, bottom : float, optional
        Px between which words may stand.
    """

    def __init__(self, first, last, least, most, top=-np.inf, bottom=np.inf):
        self.first, self.span, self.top, self.bottom = first, last - first, top, bottom
        self.widths = np.geomspace(least, most, PAGES)
        self.words, self.shapes, self.lines = (np.empty((0, 4, PAGES)) for _ in range(3))

    def add(self, *marks):
        """Draw these."""
        kinds = {"words": [], "lines": [], "shapes": []}
        for mark in marks:
            kind = {Text: "words", Line: "lines"}.get(type(mark), "shapes")
            kinds[kind].append(self._ends(mark) if kind == "lines" else self._box(mark))
        for kind, boxes in kinds.items():
            if boxes:
                setattr(self, kind, np.concatenate([getattr(self, kind), boxes]))

    def fits(self, *marks):
        """Whether words stay on the page and meet nothing, and other marks meet no words.

        Shapes meet no shapes either; lines may cross all but words.
        """
        return all(map(self._is_free, marks))

    def _is_free(self, mark):
        if isinstance(mark, Line):
            return not _cross(self._ends(mark)[None], self.words).any()
        box = self._box(mark)
        if _meet(box, np.concatenate([self.words, self.shapes])).any():
            return False
        if not isinstance(mark, Text):
            return True
        left, top, right, bottom = box
        inside = (left >= -AIR).all() and (right <= self.widths + AIR).all()
        inside &= top.min() >= self.top and bottom.max() <= self.bottom
        return inside and not _cross(self.lines, box[None]).any()

    def _x(self, place):
        return (place - self.first) / self.span * self.widths if place is not None else 0

    def _box(self, mark):
        """Left, top, right and bottom on each page."""
        if isinstance(mark, Text):
            width, half = text_width(mark.text, mark.size, mark.bold), HEIGHT * mark.size / 2
            left = self._x(mark.at) + mark.dx - _SHARE[mark.anchor] * width
            return self._sides(left - AIR, left + width + AIR, mark.y, half)
        if isinstance(mark, Bar | Whisker):
            low, high = self._x(mark.first), self._x(mark.last)
            high = np.maximum(high, low + LEAST) + SOFT * bool(mark.after)
            low = low - SOFT * bool(mark.before)
            return self._sides(low, high, mark.y, getattr(mark, "thick", 8) / 2 + 1)
        half = ARROW if not isinstance(mark, Dot) else (RING if mark.about else mark.size) / 2 + 1
        return self._sides(self._x(mark.at) - half, self._x(mark.at) + half, mark.y, half)

    def _sides(self, left, right, y, half):
        return np.stack(np.broadcast_arrays(left, y - half, right, y + half, self.widths)[:4])

    def _ends(self, line):
        ends = self._x(line.first), line.y, self._x(line.last), line.to_y
        return np.stack(np.broadcast_arrays(*ends, self.widths)[:4])


def moved(marks, down):
    """The same marks so many px further down."""
    for mark in marks:
        lower = {"to_y": mark.to_y + down} if isinstance(mark, Line) else {}
        yield replace(mark, y=mark.y + down, **lower)


def _meet(box, boxes):
    left, top, right, bottom = box
    x0, y0, x1, y1 = boxes.swapaxes(0, 1)
    return (left < x1) & (right > x0) & (top < y1) & (bottom > y0)


def _cross(lines, boxes):
    """Whether straight lines run through boxes: what of each line lies between the sides."""
    (x0, y0, x1, y1), (left, top, right, bottom) = lines.swapaxes(0, 1), boxes.swapaxes(0, 1)
    enter, leave = 0.0, 1.0
    for begin, end, low, high in ((x0, x1, left, right), (y0, y1, top, bottom)):
        far = np.where(end == begin, 1e-9, end - begin)
        a, b = (low - begin) / far, (high - begin) / far
        enter, leave = np.maximum(enter, np.minimum(a, b)), np.minimum(leave, np.maximum(a, b))
    return enter < leave
