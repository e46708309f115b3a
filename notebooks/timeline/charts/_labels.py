"""Where words may stand: clear of what is drawn and of one another, on every page in question."""

import numpy as np

from ..drawing.marks import LEAST, RING, Bar, Dot, Line, Text
from ..placing import text_width

SIDES = ((-8, "end"), (8, "start"))  # px from a place, and what of the words is there
NUMBER = ((0, "middle"), *SIDES)  # a single number may stand above or below it, too
STEP, POLE = 6, 12  # px: from one try to the next; farther away words need a pole
HEIGHT, AIR = 1.25, 2  # em: of a line of text with its air; px: left and right of it
INDENT, PART, APART = 22, 0.9, 7  # of a list: px, share of the page, px between entries
_SHARE = {"start": 0, "middle": 0.5, "end": 1}  # of a text that lies left of its place


class Clear:
    """What is drawn so far, and whether more words have room.

    Along the scale all is stretched with the page and words are not, so the same words must
    stand clear on the narrowest page, on the widest, and in between.

    Parameters
    ----------
    frame : Frame
    most : float
        Px: the widest page.
    top, bottom : float, optional
        Px between which words may stand.
    """

    def __init__(self, frame, most, top=-np.inf, bottom=np.inf):
        self.frame, self.top, self.bottom = frame, top, bottom
        self.widths = np.linspace(frame.least, most, 3)
        self.drawn = dict.fromkeys((Text, Dot, Bar, Line), np.empty((0, 4, 3)))

    def add(self, marks):
        """Draw these."""
        for kind in self.drawn:
            boxes = [self._box(mark) for mark in marks if isinstance(mark, kind)]
            self.drawn[kind] = np.concatenate([self.drawn[kind], np.reshape(boxes, (-1, 4, 3))])

    def draw(self, options, air=0):
        """Draw the first of several lists of marks that stands clear => that list, or none.

        Texts have so many px of `air` above and below.
        """
        found = next((some for some in options if all(self._is_free(m, air) for m in some)), [])
        self.add(found)
        return found

    def _is_free(self, mark, air):
        """Words stay on the page and meet nothing; a line may cross all but words."""
        box = self._box(mark)
        if isinstance(mark, Line):
            return not _cross(box[None], self.drawn[Text]).any()
        box = box + np.array([[0], [-air], [0], [air]])
        left, top, right, bottom = box
        inside = (left >= -AIR).all() and (right <= self.widths + AIR).all()
        inside &= top.min() >= self.top and bottom.max() <= self.bottom
        met = any(_meet(box, self.drawn[kind]).any() for kind in (Text, Dot, Bar))
        return inside and not met and not _cross(self.drawn[Line], box[None]).any()

    def _box(self, mark):
        """Left, top, right and bottom on each page; of a line where it begins and ends."""
        if isinstance(mark, Line):
            sides = self._x(mark.first), mark.y, self._x(mark.last), mark.to_y
        elif isinstance(mark, Dot):
            x, half = self._x(mark.at), (RING if mark.about else mark.size) / 2 + 1
            sides = x - half, mark.y - half, x + half, mark.y + half
        elif isinstance(mark, Bar):
            x, half = self._x(mark.first), mark.thick / 2 + 1
            right = np.maximum(self._x(mark.last), x + LEAST)
            sides = x, mark.y - half, right, mark.y + half
        else:
            width, half = _width(mark), HEIGHT * mark.size / 2
            x = self._x(mark.at) + mark.dx - _SHARE[mark.anchor] * width
            sides = x - AIR, mark.y - half, x + width + AIR, mark.y + half
        return np.stack(np.broadcast_arrays(*sides, self.widths)[:4])

    def _x(self, place):
        return 0 if place is None else self.frame.px(place) / self.frame.least * self.widths


def _width(text):
    """Of a text that is bold in part, too."""
    head, rest = text.text[: text.head], text.text[text.head :]
    first, last = text.bold or text.head > 0, text.bold or text.head < 0
    return text_width(head, text.size, first) + text_width(rest, text.size, last)


def _meet(box, boxes):
    left, top, right, bottom = box
    x0, y0, x1, y1 = boxes.swapaxes(0, 1)
    return (left < x1) & (right > x0) & (top < y1) & (bottom > y0)


def _cross(lines, boxes):
    """Whether straight lines run through boxes: what of each line lies between the sides."""
    (x0, y0, x1, y1), (left, top, right, bottom) = lines.swapaxes(0, 1), boxes.swapaxes(0, 1)
    enter, leave = 0.0, 1.0
    for begin, end, low, high in ((x0, x1, left, right), (y0, y1, top, bottom)):
        far = np.where(end == begin, 1e-9, end - begin)
        a, b = (low - begin) / far, (high - begin) / far
        enter, leave = np.maximum(enter, np.minimum(a, b)), np.minimum(leave, np.maximum(a, b))
    return enter < leave


def spots(lines, at, ends, clear, *, sides=SIDES, far=np.inf, bare=POLE, name=""):
    """Each way to set lines of text beside a mark, or beside a pole on it; the nearest first.

    Parameters
    ----------
    lines : list of dict
        What `Text` takes.
    at : float
        The place of the mark.
    ends : (float, float)
        Px from the top: where it ends, and where it begins, if it is not a dot.
    clear : Clear
    far : float, optional
        Px: no farther away.
    bare : float, optional
        Px: no farther away there is no pole.
    name : str
        The event's id.

    Yields
    ------
    list of Mark
    """
    (low, high), y, line = sorted(ends), ends[0], clear.frame.line
    deep = line * (len(lines) - 1)
    tops = y + STEP * np.arange((clear.top - y) // STEP, (clear.bottom - y) // STEP + 1)
    gaps = {top: (max(low - top - deep, top - high, 0), abs(top + deep / 2 - y)) for top in tops}
    for top in sorted(gaps, key=gaps.get):
        near = np.clip(top + deep / 2, low, high)
        for dx, anchor in sides if gaps[top][0] <= far else ():
            beyond = 0 if dx else 0.6 * line
            end = np.clip(near, top - beyond, top + deep + beyond)
            pole = Line(first=at, last=at, y=near, to_y=end, tone="context", id=name)
            held = {"at": at, "dx": dx, "anchor": anchor, "id": name}
            texts = [Text(y=top + n * line, **held, **text) for n, text in enumerate(lines)]
            yield [pole] * bool(abs(end - near) > bare) + texts


def fullest(tries):
    """Of several ways to draw the first that leaves nothing out, or least.

    Parameters
    ----------
    tries : iterable of (object, int)
        What is drawn, and how much has no room.
    """
    best = None
    for drawn, lost in tries:
        best = min(best or (drawn, lost), (drawn, lost), key=lambda each: each[1])
        if not lost:
            break
    return best[0]


def numbered(entries, clear, top):
    """Numbers beside marks, and what they stand for in a list below the picture.

    Parameters
    ----------
    entries : iterable of (float, float, str, list of dict)
        Of each the place of its mark, px from the top to it, the tone of its number, and its
        lines, as `Text` takes them.
    clear : Clear
    top : float
        Px from the top to the list.

    Returns
    -------
    tuple of (list of Mark, float)
        Where a number has no room in the picture, its entry has a dot; px to the list's end.
    """
    drawn, number, line = [], 1, clear.frame.line
    for at, y, tone, lines in entries:
        look = {"text": str(number), "size": clear.frame.small, "tone": tone, "bold": True}
        found = clear.draw(spots([look], at, (y, y), clear, sides=NUMBER))
        number += bool(found)
        first = top + line / 2
        drawn += [*found, Text(y=first, **look | ({} if found else {"text": "·"}))]
        drawn += [Text(y=first + n * line, dx=INDENT, **each) for n, each in enumerate(lines)]
        top += line * len(lines) + APART
    return drawn, top
