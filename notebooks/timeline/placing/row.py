"""One row: boxes that never overlap, and what one more would need."""

from bisect import bisect_left
from sys import float_info

import numpy as np

from .boxes import apart, six

CLOSEST = float_info.max  # px per unit: the scale at which all that is not apart never is
_SLACK = 0.01  # px: more than what rounding a threshold to six digits makes of a gap


def room(box, scale, gap):
    """(left, right) of what a box takes at a scale, with half of the gap on either side."""
    if scale == CLOSEST:
        return box.x0, box.x1
    left, right = box.edges(scale)
    margin = gap / 2 - _SLACK
    return left - margin, right + margin


def rooms(boxes, scale, gap):
    """The same of many at once, of an array whose rows are the fields of `Box`."""
    x0, x1, left, right, from_x0, from_x1 = boxes
    if scale == CLOSEST:
        return x0, x1
    start, end, margin = x0 * scale, x1 * scale, gap / 2 - _SLACK
    first = np.minimum(start - left, end - from_x1)
    return first - margin, np.maximum(end + right, start + from_x0) + margin


class Row:
    """Boxes whose extents lie apart, in order, and from which scale on each is there.

    As the extents do not overlap, they end in the order in which they begin.
    """

    def __init__(self, gap, scale):
        self.gap, self.reach_left, self.reach_right = gap, 0.0, 0.0
        self.starts, self.boxes, self.shown = [], [], []
        self.look(scale)

    def look(self, scale):
        """Set the scale for which `fits` answers, at which all boxes must be there."""
        self.scale, self.lefts, self.rights = scale, [], []
        for box in self.boxes:
            self._occupy(box)

    def fits(self, left, right):
        """Whether there may be room between these: a yes is nearly always right, a no always."""
        at = bisect_left(self.lefts, left)
        if at < len(self.lefts) and self.lefts[at] < right:
            return False
        return not at or self.rights[at - 1] <= left

    def add(self, box, shown):
        """Put a box in that is there from the scale `shown` on."""
        at = bisect_left(self.starts, box.x0)
        self.starts.insert(at, box.x0)
        self.boxes.insert(at, box)
        self.shown.insert(at, shown)
        self.reach_left = max(self.reach_left, box.left, box.from_x1)
        self.reach_right = max(self.reach_right, box.right, box.from_x0)
        self._occupy(box)

    def _occupy(self, box):
        left, right = room(box, self.scale, self.gap)
        at = bisect_left(self.lefts, left)
        self.lefts.insert(at, left)
        self.rights.insert(at, right)

    def need(self, box, least, own=None):
        """From which scale on a box could be here, at least `least`; inf if at none.

        `own` is what may be here of the same event: its mark.
        """
        at = bisect_left(self.starts, box.x0)
        return self._earlier(box, at - 1, self._later(box, at, least, own), own)

    def _later(self, box, first, need, own):
        """It looks from the nearest on to where not even the widest would matter."""
        widest = box.right + box.from_x0 + self.reach_left + self.gap
        for k in range(first, len(self.boxes)):
            other = self.boxes[k]
            if widest <= need * (other.x0 - box.x1):
                break
            if other is not own:
                need = self._more(need, apart(box, other, self.gap), k)
        return need

    def _earlier(self, box, first, need, own):
        widest = box.left + box.from_x1 + self.reach_right + self.gap
        for k in range(first, -1, -1):
            other = self.boxes[k]
            if widest <= need * (box.x0 - other.x1):
                break
            if other is not own:
                need = self._more(need, apart(other, box, self.gap), k)
        return need

    def _more(self, need, scale, k):
        """The need, or the scale from which on the two are apart if the other is there before."""
        shown = self.shown[k]
        if scale > need and scale > shown and (scale := six(scale)) > shown:
            return max(need, scale)
        return need
