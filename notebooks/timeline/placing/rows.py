"""A row for ever and a threshold for each event: placing that holds at every zoom.

An event keeps its row and is named whenever the scale, in px per unit, is at least its
threshold `a`. Boxes `i` and `j` are apart from the scale `s_ij` on (`boxes.apart`), so no
two of one row overlap at any zoom if, and only if, ``max(a_i, a_j) >= s_ij`` for each pair:
`shown.check` looks at all.

These are the active ranges of Been, Daiches and Yap (2006, doi 10.1109/TVCG.2006.136), in
the one-dimensional form of Been, Nöllenburg, Poon and Wolff (2010, Computational Geometry 43)
in which a label that is shown once stays as one zooms in.
"""

from dataclasses import dataclass, replace
from math import isfinite

from .boxes import GAP, SPACE, Event, event_box, six
from .lanes import fill, fill_shared
from .search import Place, candidate


@dataclass(frozen=True, slots=True)
class Page:
    """What a layout has room for.

    Parameters
    ----------
    start, end : float
        The opening window, in the scale's units. Its ends are walls for the names.
    width : float
        Px of the axis for which rows are chosen.
    narrow : float
        Px of the narrowest axis.
    least : float
        The smallest scale that is ever shown; 0 for that of all events at `narrow`.
    closest : float
        Px per unit at which each event should be named.
    rows : int
        How many there may be in all lanes together; a lane has one at least.
    gap, space : float
        Px between two boxes, and between a mark and its name.
    line : float or None
        A place that no name crosses, nor lies beyond while its mark is on this side.

    Raises
    ------
    ValueError
        For a window that is not two finite numbers in order.
    """

    start: float
    end: float
    width: float = 960.0
    narrow: float = 560.0
    least: float = 0.0
    closest: float = 40.0
    rows: int = 30
    gap: float = GAP
    space: float = SPACE
    line: float | None = None

    def __post_init__(self):
        if not (isfinite(self.start) and isfinite(self.end) and self.start < self.end):
            raise ValueError(f"{self.start} to {self.end} is no window: give a later end")

    def scale(self, width):
        """Px per unit at the opening, on an axis of so many px; to six digits."""
        return six(width / (self.end - self.start))

    @property
    def drawn(self):
        """The scale from which on those marks are drawn that always are."""
        return self.scale(min(self.narrow, self.width))


@dataclass(frozen=True)
class Layout:
    """Events as they were given, the place of each, and how many rows each lane has."""

    events: tuple[Event, ...]
    page: Page
    places: tuple[Place, ...]
    lanes: tuple[int, ...]

    @property
    def rows(self):
        """How many there are in all."""
        return sum(self.lanes)

    @property
    def unplaced(self):
        """The numbers of the events that have no row: they are to be counted."""
        return [i for i, place in enumerate(self.places) if place.row < 0]

    def box(self, i):
        """The box of mark and name of the event of that number."""
        return event_box(self.events[i], self.places[i].side, self.page.space)


def place(events, page, lanes=None):
    """Give each event a row, a side and a threshold.

    Parameters
    ----------
    events : iterable of Event
    page : Page
    lanes : sequence of int, optional
        How many rows each lane has, as in a layout of more events. Without it, as many as
        name all events at `page.closest`, and of those left over one by one to the lane
        in which one more names most at the opening.

    Returns
    -------
    Layout

    Raises
    ------
    ValueError
        For an event whose extent is not two finite numbers in order, or whose lane has no
        rows.

    Examples
    --------
    >>> events = [Event(10.1, 10.9, width=80), Event(12.1, 12.9, width=80)]
    >>> [at.row for at in place(events, Page(0, 100)).places]
    [0, 1]
    >>> [at.threshold for at in place(events, Page(0, 100, rows=1)).places]
    [5.6, 84.1667]
    """
    events = tuple(events)
    _check(events, lanes)
    waiting = _candidates(events, page, len(lanes or []))
    filled = fill(waiting, lanes, page) if lanes else fill_shared(waiting, page)
    rows = lanes or [len(lane.rows) for lane in filled]
    places, top = [Place()] * len(events), 0
    for lane, more in zip(filled, rows, strict=True):
        for number, found in lane.places.items():
            if found.row >= 0:
                found = replace(found, row=found.row + top)
            places[number] = found
        top += more
    return Layout(events, page, tuple(places), tuple(rows))


def _check(events, lanes):
    for number, event in enumerate(events):
        if not (isfinite(event.x0) and isfinite(event.x1) and event.x0 <= event.x1):
            raise ValueError(f"event {number}: {event.x0} to {event.x1} is no extent")
        if event.lane < 0 or (lanes and event.lane >= len(lanes)):
            raise ValueError(f"event {number}: there is no lane {event.lane}")


def _candidates(events, page, lanes):
    """Those of each lane, the most important first."""
    least = six(page.least) or _whole(events, page)
    lanes = max([lanes, *(event.lane + 1 for event in events)])
    waiting = [[] for _ in range(lanes)]
    for number in sorted(range(len(events)), key=lambda number: events[number].priority):
        event = events[number]
        waiting[event.lane].append(candidate(number, event, page, least))
    return waiting


def _whole(events, page):
    """The scale at which the narrowest page shows everything."""
    start = min([page.start, *(event.x0 for event in events)])
    end = max([page.end, *(event.x1 for event in events)])
    return six(page.narrow / (end - start))
