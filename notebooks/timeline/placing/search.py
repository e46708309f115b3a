"""The search for rows in one lane.

A greedy search in order of importance alone is blind to what it spoils: an event that finds
no room at the opening would keep its place a little deeper in the zoom, and all that could
have been named around it at the opening would have to wait for it. So those that can be named
at the opening are placed first, then those that can at twice its scale, and so on. At each of
these scales about as many are named as if it alone were packed.
"""

from dataclasses import dataclass, fields
from math import inf
from operator import attrgetter

import numpy as np

from .boxes import LEFT, RIGHT, Box, anchor, event_box, mark_box, six
from .gaps import may_fit, rows_for
from .row import CLOSEST, Row, rooms

BATCH = 500  # candidates: so many are sieved at once


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
        self._candidates = candidates
        self._boxes, self._leasts, self._marked = _columns(candidates)
        self._place_marks([each for each in candidates if each.mark])
        waiting = np.arange(len(candidates))
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
            found = self._best(each, level, [rows, rows]) or self._new(each, level)
            if found:
                return found
        return Place(*open_to[:1])

    def _fill(self, level, waiting):
        """Place those that can be named at a scale, given by their turns => the others."""
        for row in self.rows:
            row.look(level)
        turns, placed = self._sieved(waiting, level), []
        for start in range(0, len(turns), BATCH):
            batch = turns[start : start + BATCH]
            for turn, open_to in zip(batch.tolist(), self._open_to(batch, level), strict=True):
                each = self._candidates[turn]
                home = self._at_mark if each.mark else self._find
                if found := home(each, level, open_to):
                    self._take(each, found)
                    placed.append(turn)
        return np.setdiff1d(waiting, placed, assume_unique=True)

    def _sieved(self, turns, level):
        """Less those that fit nowhere, unless a row may yet be opened, or their mark has one."""
        if self._may_open(level):
            return turns
        lefts, rights = rooms(self._boxes[:, turns], level, self.page.gap)
        fits = may_fit(self.rows, lefts, rights) & (self._leasts[turns] <= level)
        return turns[fits.any(axis=1) | self._marked[turns]]

    def _open_to(self, turns, level):
        """For each, on each side: what it takes, and the rows there are that have it."""
        lefts, rights = rooms(self._boxes[:, turns], level, self.page.gap)
        known, sides = len(self.rows), lefts.shape[1]
        numbers = rows_for(self.rows, lefts.ravel(), rights.ravel())
        taken = zip(lefts.ravel().tolist(), rights.ravel().tolist(), numbers, strict=True)
        made = [(*each, known) for each in taken]
        return [made[k : k + sides] for k in range(0, len(made), sides)]

    def _at_mark(self, each, level, _):
        home = self.places[each.number].row
        rows = [(home, self.rows[home])] if home >= 0 else []
        return self._best(each, level, [rows, rows])

    def _find(self, each, level, open_to):
        rows = [self._still_open(*side) for side in open_to]
        found = any(rows) and self._best(each, level, rows)
        return found or self._new(each, level)

    def _still_open(self, left, right, numbers, known):
        """Those of the rows, and of the ones opened since, that others have not filled since."""
        numbers = [*numbers, *range(known, len(self.rows))]
        return [(n, self.rows[n]) for n in numbers if self.rows[n].fits(left, right)]

    def _best(self, each, level, open_to):
        """The best place in the rows that are open to each side, or None.

        At the scale that is to be enough the right side goes first and all rows are equally
        good, so the tightest is taken and the emptier stay for others. Else the earliest.
        """
        found = []
        for (side, box, least), rows in zip(each.sides, open_to, strict=True):
            if least > level:
                continue
            needs = [(number, row.need(box, least, each.mark)) for number, row in rows]
            found += [Place(number, side, need) for number, need in needs if need <= level]
            if found and level == self.enough:
                return max(found, key=_threshold)
        return min(found, key=_threshold, default=None)

    def _new(self, each, level):
        """A place in a new row, where there may be one: for the opening, or to name all."""
        if not self._may_open(level):
            return None
        side, _, least = min(each.sides, key=lambda side: max(side[2], self.enough))
        if least > level:
            return None
        self.rows.append(Row(self.page.gap, level))
        return Place(len(self.rows) - 1, side, least)

    def _may_open(self, level):
        between = self.enough < level < self.page.closest
        return not between and len(self.rows) < self.most

    def _take(self, each, found):
        self.places[each.number] = found
        self.rows[found.row].add(each.box(found.side), found.threshold)


def _columns(candidates):
    """Their boxes, field by field, and their least scales, a column a side; which have a mark."""
    values = attrgetter(*(field.name for field in fields(Box)))
    sides = [side for each in candidates for side in each.sides]
    boxes = np.array([values(box) for _, box, _ in sides], float).reshape(-1, 2, 6)
    leasts = np.array([least for *_, least in sides], float).reshape(-1, 2)
    marked = np.array([bool(each.mark) for each in candidates], bool)
    return boxes.transpose(2, 0, 1), leasts, marked


def _threshold(place):
    return place.threshold


def _levels(first, last):
    """1, 10 => 1, 2, 4, 8, 10."""
    while first < last:
        yield first
        first *= 2
    yield last
