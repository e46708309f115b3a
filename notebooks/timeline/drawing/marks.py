"""What is seen of an event, as plain records; and what each mark means, said here alone.

A place along the scale is in the scale's units, a place across in px from the top. What has a
fixed size in px (a dot, a cap, an arrow's head) is drawn at a place, so it is as large at
every width and every zoom. `tone` is the name of a colour of `theme.TONES`.
"""

from dataclasses import dataclass

# px
DOT, SMALL = 8.4, 6.6  # across a dot: of what the story tells, of its context
RING = 15  # across the dashed ring about a dot that is only about right
BAR, CONTEXT_BAR = 3.6, 2.6  # how thick a bar is
WHISKER, CAP = 1.5, 8  # how thick a whisker is, how high its ends are
HALF_CAP = 4  # half the height of an empty cap, but for a thick bar
SOFT = 9  # how far an empty, dashed cap reaches out of the dated part
ARROW = 9  # how long an arrow's head is
DAY, WIDE = 5, 16  # how thick a day is as a bar, and from how many px on it is one
LEAST = 6  # how long a bar or a whisker is at least
# How a whisker ends.
FIRM, ABOUT = "firm", "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """A day, or with `about` one that is only about right: then with a dashed ring.

    `reach`: how far its day reaches to either side, which is drawn as a bar where it is wide.
    `cross`: something ends here, and a cross says so in place of the dot and its ring.
    """

    at: float
    y: float
    tone: str
    size: float = DOT
    reach: float = 0
    about: bool = False
    cross: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """When something was certainly under way.

    `before` and `after`: an end that is only about right, with an empty cap outside of it.
    `outline`: with a hairline around a fill too pale to stand alone.
    """

    first: float
    last: float
    y: float
    tone: str
    thick: float = BAR
    before: bool = False
    after: bool = False
    outline: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whisker:
    """The days on which a beginning, an end or an event may lie.

    `before` and `after` are how its ends look: `FIRM`, `ABOUT`, or "" where it meets a bar.
    `high`: it goes on with a bar of so many px, as its outline in dashes.
    """

    first: float
    last: float
    y: float
    tone: str
    before: str = FIRM
    after: str = FIRM
    high: float = 0
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """It goes on: as last reported, or with `open` nobody says how far, forward or `back`.

    `down` is no date: its tip points at a place on the axis. `thick`: how high its head is.
    """

    at: float
    y: float
    tone: str
    open: bool = False
    back: bool = False
    down: bool = False
    thick: float = ARROW
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A straight line from one place to another; `dash` for what is no more than a guide."""

    first: float
    last: float
    y: float
    to_y: float
    tone: str
    thick: float = 1
    dash: bool = False
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A ground for marks and words: `corners` are places, each with px from the top."""

    corners: tuple[tuple[float, float], ...]
    tone: str
    id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text whose middle is at `y`; `serif` for what is read, not looked up.

    `at` is None for a place counted from the left edge. `dx` are the px from the place to
    where the text begins, or with the anchor "end" ends, or with "middle" has its middle. The
    first `head` characters are bold, or if it is negative, the last.
    """

    text: str
    y: float
    at: float | None = None
    dx: float = 0
    anchor: str = "start"
    tone: str = "ink"
    size: float = 12.5
    bold: bool = False
    serif: bool = False
    head: int = 0
    id: str = ""


Mark = Dot | Bar | Whisker | Arrow | Line | Area | Text


def outline(whisker):
    """The lines of a whisker that is as high as a bar: its long sides, and ends that are firm."""
    top, low = whisker.y - whisker.high / 2, whisker.y + whisker.high / 2
    sides = [(whisker.first, whisker.last, y, y) for y in (top, low)]
    ends = [(whisker.first, whisker.before), (whisker.last, whisker.after)]
    sides += [(place, place, top, low) for place, look in ends if look == FIRM]
    for first, last, y, to_y in sides:
        yield Line(first=first, last=last, y=y, to_y=to_y, tone=whisker.tone, dash=True)


def marks_of(event, y, tone, thick=0, pale=False):
    """How the date of an event is drawn: what is certain, what is possible, how it ends.

    A day is a dot, a span a bar, an uncertain time a whisker over exactly the days in
    question. What is only about right has an empty cap outside the dated part, since how
    far "about" reaches is nobody's record. What was still going on at the horizon ends in
    an arrow; what is open at an end in another.

    Parameters
    ----------
    event : namedtuple
        A row of `dated.dated`.
    y : float
        Px: the middle of the marks.
    tone : str
    thick : float, optional
        Px: how thick its bar is; by default as its standing in the story says.
    pale : bool, optional
        Whether that is a pale band with an outline.

    Returns
    -------
    list of Mark
    """
    made = [*_whiskers(event, y, tone), *_bars(event, y, tone, thick, pale)]
    made += _arrows(event, y, tone, max(thick, ARROW))
    if event.is_day:
        size = SMALL if event.is_context else DOT
        look = {"size": size, "about": bool(event.start_qualifier), "tone": tone}
        half = (event.last - event.first) / 2
        dot = {"at": event.first + half, "y": y, "reach": half, "id": event.id}
        made.append(Dot(**dot, **look))
    return made


def _bars(event, y, tone, thick, pale):
    if not event.has_bar:
        return []
    thick = thick or (CONTEXT_BAR if event.is_context else BAR)
    before = bool(event.start_qualifier) and event.first == event.certain
    after = bool(event.end_qualifier) and event.last == event.until and not event.ongoing
    ends = {"before": before, "after": after}
    bar = {"first": event.certain, "last": event.until, "y": y, "thick": thick}
    bar |= {"tone": "pale", "outline": True} if pale else {"tone": tone}
    return [Bar(**bar, **ends, id=event.id)]


def _whiskers(event, y, tone):
    """Of a span one at each end that is not known to the day; else one over all its days."""
    shared = {"y": y, "tone": tone, "id": event.id}
    start, end = (_end(event, side) for side in ("start", "end"))
    if event.has_bar:
        early = Whisker(first=event.first, last=event.certain, before=start, after="", **shared)
        late = Whisker(first=event.until, last=event.last, before="", after=end, **shared)
        return [early] * (event.first < event.certain) + [late] * (event.until < event.last)
    if event.is_day:
        return []
    return [Whisker(first=event.first, last=event.last, before=start, after=end, **shared)]


def _end(event, side):
    """How the outer end of a whisker looks; an arrow needs no more."""
    if getattr(event, f"{side}_open") or (side == "end" and event.ongoing):
        return ""
    return ABOUT if getattr(event, f"{side}_qualifier") else FIRM


def _arrows(event, y, tone, thick):
    shared = {"y": y, "tone": tone, "thick": thick, "id": event.id}
    arrows = [Arrow(at=event.first, open=True, back=True, **shared)] * event.start_open
    if event.ongoing or event.end_open:
        arrows.append(Arrow(at=event.last, open=not event.ongoing, **shared))
    return arrows
