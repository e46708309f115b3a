"""A line across a timeline that no name crosses, and phases that follow each other."""

from dataclasses import dataclass, replace

from ..drawing.marks import Line
from ..placing import RIGHT, Page, text_width, wrap_characters
from ..placing.boxes import event_box
from ._rows import TALL, placeable

NARROW, BROAD = 560, 1080  # px: pages that a picture with a line is laid out for
LETTERS = {NARROW: 26, BROAD: 46}  # of a line of a name
NOTES = {NARROW: 30, BROAD: 46}  # of a line of a note
LEAST = 0.4  # of a page: the time axis, however long the names are
FEWEST = 8
BESIDE = 26  # px: a mark, its name beside it, and the line are apart by so many
EDGE = 4  # px: from the longest name to the edge of the page
THICK = 1.6  # px


@dataclass(frozen=True)
class Lined:
    """A line at a place, on pages of so many px or more."""

    id: str
    at: float
    least: int

    def mark(self, axis):
        ends = {"first": self.at, "last": self.at, "y": 0, "to_y": axis}
        return Line(**ends, tone="accent", thick=THICK, id=self.id)

    def until(self, events, end):
        """Where the axis ends: with the last that lies in the window."""
        return float(events["last"].where(events["last"].le(end)).max())

    def opened(self, page, events, scale, notes):
        """The page with room for names right of what lies after the line; all but phases beside."""
        page = replace(page, width=self.least, narrow=self.least, line=self.at)
        events = events.assign(over=events["is_phase"], letters=LETTERS[self.least])
        px = self._scale(page, placeable(events, page, scale, TALL, notes))
        events["letters"] = [self._letters(event, page.start, px) for event in events.itertuples()]
        return replace(page, end=page.start + self.least / px), events

    def _letters(self, event, start, px):
        """Fewer where a name must end before the line."""
        most = LETTERS[self.least]
        if event.is_phase or event.last > self.at or event.first < start:
            return most
        room = px * max(event.first - start, self.at - event.last) - BESIDE
        fits = (n for n in range(most, FEWEST, -1) if _wide(event.title, n) <= room)
        return next(fits, most)

    def _scale(self, page: Page, events):
        """Px per unit at which all names have room."""
        room = self.least - EDGE
        found = [LEAST * 2.5 * self.least / (page.end - page.start)]
        for event in events:
            if self.at <= event.x1 <= page.end:
                box = event_box(event, RIGHT, page.space)
                found.append((room - box.right) / (event.x1 - page.start))
                if event.over and event.x0 > page.start:
                    found.append((room - box.from_x0) / (event.x0 - page.start))
        return max(min(found), LEAST * found[0])


def _wide(title, letters):
    return max(text_width(line, TALL.size, bold=True) for line in wrap_characters(title, letters))


def line_of(marks, name, phases=()):
    """Where the line of an event stands.

    Raises
    ------
    ValueError
        For one that is no single, certain day.
    """
    event = next(marks[marks["id"].eq(name)].itertuples())
    if not event.is_day or event.start_qualifier:
        raise ValueError(
            f"line: {name!r} is no single day that is known ({event.when}), so no line can stand "
            "for it; choose another event"
        )
    return float(event.first)


def with_phases(marks, phases):
    """The marks with their phases, each of which ends where the next begins.

    Raises
    ------
    ValueError
        For one that is no span, or that begins before the one before it has ended.
    """
    marks = marks.assign(is_phase=marks["id"].isin([*phases]))
    found = marks[marks["is_phase"]]
    if short := found.loc[~found["has_bar"], "id"].tolist():
        raise ValueError(
            f"phases: {short[0]!r} is no span with a beginning and an end; choose spans"
        )
    for before, after in zip(found.index[:-1], found.index[1:], strict=True):
        first = marks.at[after, "first"]
        if marks.at[before, "last"] - first > 1:
            one, other = marks.loc[[before, after], "id"]
            raise ValueError(
                f"phases: {other!r} begins before {one!r} has ended; choose spans that follow "
                "each other"
            )
        marks.loc[before, ["until", "last"]] = marks.loc[before, ["until", "last"]].clip(
            upper=first
        )
    return marks
