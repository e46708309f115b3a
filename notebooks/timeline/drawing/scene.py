"""What a chart draws: marks and texts, free of any library that shows them."""

from dataclasses import dataclass, field

from ..placing import Event, Page
from .marks import Mark
from .scales import Scale

PHONE, PAGE, WIDE = 288, 560, 960  # px: what pictures are laid out for; a phone of 320 has margins


@dataclass(frozen=True, slots=True)
class Tick:
    """A line and a text at a place of the scale; `strong` where a century or a year begins."""

    at: float
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """What a button shows: the scale from `first` to `last`."""

    name: str
    first: float
    last: float


@dataclass(frozen=True, slots=True)
class Box:
    """An event in its row: its marks and its name, there together from one zoom on.

    Attributes
    ----------
    event : placing.Event
        Its extent and the px that it needs.
    id : str
    y : float
        Px from the top to where the marks' own `y` is 0.
    row, side, threshold
        As of `placing.Place`.
    step : int or None
        From which width of a page in px on it is named at the opening; None if at none.
    marks : tuple of Mark
        The last of them its texts, the name first.
    tone : str
        Of the tick that stands for it while it has no name.
    strip : float
        Px from the top to the axis on which that tick stands.
    """

    event: Event
    id: str
    y: float
    row: int
    side: int
    threshold: float
    step: int | None
    marks: tuple[Mark, ...]
    tone: str
    strip: float


@dataclass(frozen=True, slots=True)
class Lane:
    """Rows that belong together: a name ("" for the only one), px from the top, how many."""

    name: str
    y: float
    rows: int


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A picture for a page of at least so many px.

    Attributes
    ----------
    least : int
        Px: the narrowest page that it is for. Texts are broken for this width.
    most : int or None
        Px: it is drawn no wider.
    scale : Scale
    first, last : float
        What the left and the right edge are, in the scale's units.
    height : float
        Px.
    marks : tuple of Mark
        The first lie lowest.
    ticks : tuple of Tick
    axis : float or None
        Px from the top to the line that ticks hang below; None without one.
    until : float or None
        Where the axis ends, with room for names beyond; None for the edge of the page.
    labels : float
        Px from that line down to the middle of the ticks' texts; negative above it.
    grid : float or None
        Px from the top to where the ticks' hairlines begin; None without hairlines.
    boxes : tuple of Box
    page : placing.Page or None
        What the boxes were placed on; None for a picture that does not zoom.
    row : float
        Px from one row to the next.
    lanes : tuple of Lane
    windows : tuple of Window
        A button each.
    words : dict of str to str
        What a mark says when it is pointed at, by the event's id.
    """

    least: int
    most: int | None = None
    scale: Scale
    first: float
    last: float
    height: float
    marks: tuple[Mark, ...] = ()
    ticks: tuple[Tick, ...] = ()
    axis: float | None = None
    until: float | None = None
    labels: float = 12
    grid: float | None = None
    boxes: tuple[Box, ...] = ()
    page: Page | None = None
    row: float = 0.0
    lanes: tuple[Lane, ...] = ()
    windows: tuple[Window, ...] = ()
    words: dict = field(default_factory=dict)

    def px(self, place, width):
        """Where a place lies on a page of so many px."""
        return (place - self.first) / (self.last - self.first) * width
