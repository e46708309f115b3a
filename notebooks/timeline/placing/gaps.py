"""In which rows there is room at one scale, answered fast where there is none."""

from bisect import bisect_right
from itertools import accumulate
from math import inf

from .row import room


class Gaps:
    """The gaps in all rows at a scale, as a sieve for the many that fit nowhere.

    It is renewed only when too many have passed it in vain: room only shrinks, so what is
    out of date refuses none that fits.
    """

    def __init__(self, rows, scale):
        self.rows, self.scale, self.vain = rows, scale, 0
        self.starts = self.ends = None
        for row in rows:
            row.look(scale)

    def rows_for(self, box):
        """(number, row) of each in which a box may fit."""
        if not self.rows:
            return []
        left, right = room(box, self.scale, self.rows[0].gap)
        if self.starts and self.ends[bisect_right(self.starts, left) - 1] < right:
            return []
        found = [(number, row) for number, row in enumerate(self.rows) if row.fits(left, right)]
        if not found:
            self._passed_in_vain()
        return found

    def opened(self):
        """There is a new row, with room of which the sieve knows nothing."""
        self.starts = None

    def _passed_in_vain(self):
        self.vain += 1
        if not self.starts or 30 * self.vain > len(self.starts):  # about what renewing costs
            self.vain = 0
            gaps = sorted(gap for row in self.rows for gap in _between(row))
            self.starts = [start for start, _ in gaps]
            self.ends = [*accumulate((end for _, end in gaps), max)]


def _between(row):
    return zip([-inf, *row.rights], [*row.lefts, inf], strict=True)
