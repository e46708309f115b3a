"""Names beside their marks, in as few rows as hold them, in a picture that does not zoom.

What is apart at the narrowest page stays apart at a wider one: the marks move away from each
other there, and the names with them.
"""

from dataclasses import dataclass

from ..drawing.marks import LEAST, Text
from ..placing import text_width
from ._rows import reach

RIGHT, LEFT, OVER, OVER_END = "right", "left", "over", "over, to its end"
SIDES = (RIGHT, LEFT, OVER, OVER_END)
SPACE, GAP = 7, 12  # px: from a mark to its name, between two that share a row
UNDER = 6  # px: between a name and the mark below it
PAD = 6  # px: between two rows


@dataclass(frozen=True, slots=True)
class Item:
    """A mark that seeks a place for its name.

    Attributes
    ----------
    event : namedtuple
        A row of `drawing.dated`.
    p0, p1 : float
        Px on the narrowest page of its first and last place.
    x0, x1 : float
        Px there with all that reaches out of them.
    lines : tuple of dict
        For each line of text what `Text` takes.
    thick : float
        Px: the height of the mark.
    """

    event: object
    p0: float
    p1: float
    x0: float
    x1: float
    lines: tuple
    thick: float

    @classmethod
    def of(cls, event, frame, lines, thick):
        """An event with its name, in a `Frame`."""
        before, after = reach(event)
        p0, p1 = frame.px(event.first), frame.px(event.last)
        x0, x1 = max(p0 - before, 0), max(p1, p0 + LEAST) + after
        return cls(event, p0, p1, x0, x1, tuple(lines), thick)

    @property
    def width(self):
        """Px of the widest line."""
        return widest(self.lines)

    def high(self, side, line):
        """Px that it is high, with its name on that side."""
        text = line * len(self.lines)
        return text + UNDER + self.thick if side.startswith(OVER) else max(text, self.thick)


@dataclass(frozen=True, slots=True)
class Placed:
    """An item, the side of its name, and px from the top: of its mark and of its first line."""

    item: Item
    side: str
    y: float
    text_y: float

    def texts(self, line):
        """Its name; `line` are the px from one line to the next."""
        item, side = self.item, self.side
        right = side in (LEFT, OVER_END)
        at, dx = item.event.first, item.x0 - item.p0
        if side in (RIGHT, OVER_END):
            at, dx = item.event.last, item.x1 - item.p1
        dx += {RIGHT: SPACE, LEFT: -SPACE}.get(side, 0)
        shared = {"at": at, "dx": dx, "anchor": "end" if right else "start", "id": item.event.id}
        return [
            Text(y=self.text_y + n * line, **shared, **text) for n, text in enumerate(item.lines)
        ]


def beside(items, width, top, *, line=16, walls=(), most=1000, sides=SIDES):
    """Give each item a row and its name a side.

    Parameters
    ----------
    items : list of Item
        The first are placed first, and highest.
    width : float
        Px of the narrowest page, out of which no name reaches.
    top : float
        Px from the top to the first row.
    line : float
        Px from one line of text to the next.
    walls : list of float
        Px: upright lines that no name crosses.
    most : int
        Rows.
    sides : tuple
        Where a name may stand, the best first.

    Returns
    -------
    placed : list of Placed
        Without those that find no room.
    bottom : float
        Px from the top to the end of the last row.
    """
    rows = []
    for item in items:
        found = _find(item, rows, width, walls, most, sides)
        if found:
            number, side, box = found
            rows.extend([[]] * (number == len(rows)))
            rows[number] = [*rows[number], (item, side, box)]
    return _set(rows, top, line)


def _find(item, rows, width, walls, most, sides):
    """The first row that has room => its number, the side and the box."""
    options = [*_options(item, width, walls, sides)]
    for number, row in enumerate([*rows, []][:most]):
        for side, box in options:
            if all(box[1] + GAP <= taken[0] or taken[1] + GAP <= box[0] for _, _, taken in row):
                return number, side, box
    return None


def _options(item, width, walls, sides):
    """The sides on which a name is neither cut nor crossed, each with the box of all."""
    x0, x1, wide = item.x0, item.x1, item.width
    reach = {RIGHT: (x1, x1 + SPACE + wide), LEFT: (x0 - SPACE - wide, x0)}
    reach |= {OVER: (x0, x0 + wide), OVER_END: (x1 - wide, x1)}
    for side in sides:
        start, end = reach[side]
        # a wall moves away from the mark's places, and must not move into the name
        struck = any(min(start, item.p1) < wall < max(end, item.p0) for wall in walls)
        if start >= 0 and end <= width and not struck:
            yield side, (min(start, x0), max(end, x1))


def _set(rows, top, line):
    placed = []
    for row in rows:
        high = max(item.high(side, line) for item, side, _ in row)
        for item, side, _ in row:
            text, middle = line * len(item.lines), top + high / 2
            over = side.startswith(OVER)
            y = top + high - item.thick / 2 if over else middle
            start = y - item.thick / 2 - UNDER - text if over else middle - text / 2
            placed.append(Placed(item, side, y, start + line / 2))
        top += high + PAD
    return placed, top


def widest(lines):
    """Px of the widest of some lines, each as `Text` takes it."""
    widths = [text_width(line["text"], line["size"], line.get("bold", False)) for line in lines]
    return max(widths, default=0)
