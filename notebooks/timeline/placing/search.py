"""The search for rows in one lane.

A greedy search in order of importance alone is blind to what it spoils: an event that finds
no room at the opening would keep its place a little deeper in the zoom, and all that could
have been named around it at the opening would have to wait for it. So those that can be named
at the opening are placed first, then those that can at twice its scale, and so on. At each of
these scales about as many are named as if it alone were packed.
"""

from dataclasses import dataclass
from math import inf

from .boxes import LEFT, RIGHT, Box, anchor, event_box, mark_box, six
from .gaps import Gaps
from .row import CLOSEST, Row


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event that seeks a row, and for each side its box and the least scale its walls allow."""

    number: int
    sides: tuple[tuple[int, Box, float], ...]
    mark: Box | None  # where it is always drawn

    def box(self, side):
        return next(box for at, box, _ in self.sides if at == side)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an event is.

    Attributes
    ----------
    row : int
        From the top, the lanes one below the other; -1 for none.
    side : int
        `boxes.RIGHT` or `boxes.LEFT`.
    threshold : float
        Px per unit from which on it is named, to six digits; inf if never.
    """

    row: int = -1
    side: int = RIGHT
    threshold: float = inf


def candidate(number, event, page, least):
    """What is to be known of an event before any row is looked at."""
    sides = tuple(
        (
            side,
            event_box(event, side, page.space),
            max(least, wall(event, side, page), line_wall(event, side, page)),
        )
        for side in (RIGHT, LEFT)
    )
    return Candidate(number, sides, mark_box(event) if event.always else None)


def wall(event, side, page):
    """The scale from which on a name ends within the opening window; 0 for one out of it.

    The name of an event that crosses an end of the window, and would stand beyond it, is
    better on the other side, and so not yet there at the opening.
    """
    place, px = anchor(event, side, page.space)
    room = page.end - place if side == RIGHT else place - page.start
    if room > 0:
        return six((event.text + side * px) / room)
    crosses = event.x0 < page.end and event.x1 > page.start
    return six(1.001 * page.scale(page.width)) if crosses else 0.0


def line_wall(event, side, page):
    """The scale from which on a name ends before the line that it may not cross."""
    if page.line is None:
        return 0.0
    place, px = anchor(event, side, page.space)
    room = (page.line - place) * side
    return six((event.text + side * px + page.gap) / room) if room > 0 else 0.0


class Lane:
    """Events with a row each.

    Parameters
    ----------
    candidates : list of Candidate
        The most important first.
    most : int
        How many rows there may be.
    page : Page
    enough : float
        The scale at which as many as can be are named, and for which rows are opened.

    Attributes
    ----------
    rows : list of Row
    places : dict of int to Place
        By the number of each event; rows are counted from the lane's first.
    """

    def __init__(self, candidates, most, page, enough):
        self.most, self.page, self.enough = most, page, enough
        self.rows, self.places = [], {each.number: Place() for each in candidates}
        self._place_marks([each for each in candidates if each.mark])
        waiting = candidates
        for level in [*_levels(enough, max(page.closest, enough)), CLOSEST]:
            waiting = self._fill(level, waiting)

    def _place_marks(self, marked):
        """A row for each mark that is always drawn; they come first, as none of them can wait."""
        drafts = []  # the rows with the names too, so that most of them find room later
        for each in marked:
            found = self._home(each, drafts)
            drafts += [Row(self.page.gap, CLOSEST) for _ in self.rows[len(drafts) :]]
            if found.row >= 0:
                self.places[each.number] = Place(found.row)
                for row in (self.rows[found.row], drafts[found.row]):
                    row.add(each.mark, self.page.drawn)
            if found.threshold < inf:
                drafts[found.row].add(each.box(found.side), found.threshold)

    def _home(self, each, drafts):
        """Where its name would be earliest, of the rows in which the mark can be drawn always."""
        drawn = self.page.drawn
        open_to = [n for n, row in enumerate(self.rows) if row.need(each.mark, drawn) <= drawn]
        rows = [(number, drafts[number]) for number in open_to]
        for level in (self.enough, CLOSEST):
            found = self._best(each, level, lambda box: rows) or self._new(each, level)
            if found:
                return found
        return Place(*open_to[:1])

    def _fill(self, level, waiting):
        """Place those that can be named at a scale => the others."""
        gaps, left = Gaps(self.rows, level), []
        for each in waiting:
            found = self._at_mark(each, level) if each.mark else self._find(each, level, gaps)
            if found:
                self._take(each, found)
            else:
                left.append(each)
        return left

    def _at_mark(self, each, level):
        home = self.places[each.number].row
        return home >= 0 and self._best(each, level, lambda box: [(home, self.rows[home])])

    def _find(self, each, level, gaps):
        found = self._best(each, level, gaps.rows_for)
        if not found and (found := self._new(each, level)):
            gaps.opened()
        return found

    def _best(self, each, level, rows_for):
        """The best place in the rows there are, or None.

        At the scale that is to be enough the right side goes first and all rows are equally
        good, so the tightest is taken and the emptier stay for others. Else the earliest.
        """
        found = []
        for side, box, least in each.sides:
            rows = rows_for(box) if least <= level else []
            needs = [(number, row.need(box, least, each.mark)) for number, row in rows]
            found += [Place(number, side, need) for number, need in needs if need <= level]
            if found and level == self.enough:
                return max(found, key=_threshold)
        return min(found, key=_threshold, default=None)

    def _new(self, each, level):
        """A place in a new row, where there may be one: for the opening, or to name all."""
        between = self.enough < level < self.page.closest
        if between or len(self.rows) >= self.most:
            return None
        side, _, least = min(each.sides, key=lambda side: max(side[2], self.enough))
        if least > level:
            return None
        self.rows.append(Row(self.page.gap, level))
        return Place(len(self.rows) - 1, side, least)

    def _take(self, each, found):
        self.places[each.number] = found
        self.rows[found.row].add(each.box(found.side), found.threshold)


def _threshold(place):
    return place.threshold


def _levels(first, last):
    """1, 10 => 1, 2, 4, 8, 10."""
    while first < last:
        yield first
        first *= 2
    yield last
