"""The room that an event takes in a row, as lines in the scale.

A place along the axis has no px; at a scale of ``s`` px per unit it lies at ``place * s``.
What is drawn beside it has no length in units: it stays as many px from the place at every
scale. So each edge of an event's box is a line in `s`, or the outermost of two, and two
boxes in one row are apart from one scale on.
"""

from dataclasses import dataclass
from math import inf

LEAST = 6.0  # px: a bar is drawn no shorter
GAP = 6.0  # px: between two boxes
SPACE = 5.0  # px: between a mark and the name beside it
RIGHT, LEFT = 1, -1  # sides; over a bar: from its beginning, or ending where it ends


@dataclass(frozen=True, slots=True)
class Event:
    """What must be known of an event to place it.

    Parameters
    ----------
    x0, x1 : float
        Its whole extent in the scale's units, uncertain ends included. Inset so that
        neighbouring days do not touch.
    width : float
        Px that its name takes.
    second : float
        Px of the widest line beneath its name: a date, a note; 0 for none.
    over : bool
        The name stands over the mark, a bar from `x0` to `x1`; else beside it.
    before, after : float
        Px that its mark reaches left of `x0` and right of `x1`: half a dot, a cap, an
        arrow, and what it needs to be drawn no shorter than a mark may be.
    priority : float
        The lowest are placed first; of equals the first.
    lane : int
        From 0 on.
    always : bool
        Its mark is drawn at every scale from the opening on, whether named or not.
    indent : float
        Px from either end of a bar to a name over it.
    """

    x0: float
    x1: float
    width: float
    second: float = 0.0
    over: bool = False
    before: float = 5.0
    after: float = 5.0
    priority: float = 0.0
    lane: int = 0
    always: bool = False
    indent: float = 0.0

    @property
    def text(self):
        """Px that its widest line takes."""
        return max(self.width, self.second)


@dataclass(frozen=True, slots=True)
class Box:
    """From ``x0 * s - left`` to ``x1 * s + right``, and what stands over a bar.

    `from_x0` are the px that this reaches right of `x0`, `from_x1` left of `x1`.
    """

    x0: float
    x1: float
    left: float
    right: float
    from_x0: float = 0.0
    from_x1: float = 0.0

    def edges(self, scale):
        """(left, right) at so many px per unit, in px from the place 0."""
        start, end = self.x0 * scale, self.x1 * scale
        left, right = start - self.left, end + self.right
        return min(left, end - self.from_x1), max(right, start + self.from_x0)


def mark_box(event):
    """The box of the mark alone."""
    return Box(event.x0, event.x1, event.before, event.after, LEAST * event.over)


def event_box(event, side, space=SPACE):
    """The box of an event's mark and name, the name on the given side."""
    ends, text = (event.x0, event.x1), event.text
    if not event.over:
        left, right = (space + text) * (side == LEFT), (space + text) * (side == RIGHT)
        return Box(*ends, event.before + left, event.after + right)
    text += event.indent
    if side == RIGHT:
        return Box(*ends, event.before, event.after, max(text, LEAST))
    return Box(*ends, event.before, event.after, LEAST, text)


def anchor(event, side, space=SPACE):
    """Where a name is held => (place, px): at ``place * s + px``, for any scale `s`.

    On the right, and over a bar from its beginning, it begins there; else it ends there.
    """
    if event.over:
        return (event.x0 if side == RIGHT else event.x1), side * event.indent
    if side == RIGHT:
        return event.x1, event.after + space
    return event.x0, -event.before - space


def apart(a, b, gap=GAP):
    """From which scale on one box in a row is left of another.

    Parameters
    ----------
    a, b : Box
        `a` begins no later.
    gap : float
        Px between them.

    Returns
    -------
    float
        Px per unit: the greatest over their lines of the px that both need by the units
        between the places that these are counted from; inf if their extents touch.
    """
    room = b.x0 - a.x1
    if room <= 0:
        return inf
    scale = (a.right + b.left + gap) / room
    if a.from_x0:
        scale = max(scale, (a.from_x0 + b.left + gap) / (b.x0 - a.x0))
    if b.from_x1:
        scale = max(scale, (a.right + b.from_x1 + gap) / (b.x1 - a.x1))
        if a.from_x0:
            scale = max(scale, (a.from_x0 + b.from_x1 + gap) / (b.x1 - a.x0))
    return scale


def six(scale):
    """Rounded to six digits, so that any language on any machine compares the same numbers."""
    # What lies halfway goes up in JavaScript and to the even digit in Python: it is moved off.
    return float(f"{scale * (1 + 1e-9):.6g}")
