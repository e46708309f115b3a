"""The few words of a small picture: they stand by their marks, or not at all.

An edge of a mark or a text lies at a share of the width and so many px: two that are apart
in the same order on the narrowest and on the widest page are so on each between.
"""

import re
from dataclasses import dataclass, replace
from functools import partial

from ..placing import text_width
from .marks import ARROW, CAP, Arrow, Bar, Dot, Line, Text, Whisker

LEAST, WIDEST = 264, 1400  # px: for these widths
SIZE, GAP, CLEAR = 12, 4, 10  # px: of type, from a mark to its name, to any other
EDGE = 10  # px of room at both ends
MOST, LONGEST = 4, 200  # words, and px of each
FEW, LONG = 5, 0.05  # of more names only those of what is so much of the width long
NEAR, END = 160, 16  # px: from the name of a row to the row, from a number to its mark
SPACE = 2.5  # px between what lies above another
BELOW = 6  # px that are free under a name below its mark
FARTHER = 4  # px: from a mark, where there is no room right above it
GROUNDS = {"tint", "mist"}  # what texts may lie on
CLAUSE = re.compile(r"^(.{3,}?)(?:[,;]| [–—]| but| (?:about|on|in|since)(?= \d))\s")
PLACE = re.compile(r"(.{8,}) in [A-Z]\w+")
STEPS = range(0, 40, 4)  # px above a curve where its name may stand


@dataclass(frozen=True)
class Box:
    """What takes room: from `first` of the width and `left` px to `last` and `right`."""

    first: float
    left: float
    last: float
    right: float
    top: float
    low: float

    def px(self, width):
        return self.first * width + self.left, self.last * width + self.right

    def is_apart(self, other, gap=CLEAR):
        if self.low + SPACE <= other.top or other.low + SPACE <= self.top:
            return True
        return self._is_left(other, gap) or other._is_left(self, gap)

    def _is_left(self, other, gap):
        return all(self.px(w)[1] + gap <= other.px(w)[0] for w in (LEAST, WIDEST))

    def is_inside(self, height):
        seen = all(self.px(w)[0] >= 0 and self.px(w)[1] <= w for w in (LEAST, WIDEST))
        return seen and self.top >= 0 and self.low <= height


def ends(mark):
    """From where to where on the scale a mark lies."""
    return (mark.at, mark.at) if isinstance(mark, Dot | Arrow | Text) else (mark.first, mark.last)


def sides(mark):
    """From where to where in px from the top it lies."""
    if isinstance(mark, Line):
        return min(mark.y, mark.to_y), max(mark.y, mark.to_y)
    half = {Bar: "thick", Dot: "size", Arrow: "thick"}.get(type(mark))
    half = (getattr(mark, half) if half else CAP) / 2
    return mark.y - half, mark.y + half


def named(scene, shapes, texts):
    """What a small picture says if it has room: what is in the accent, names of rows, of bars.

    Parameters
    ----------
    scene : Scene
        The chart's own.
    shapes : list of Mark
        What is drawn of it.
    texts : list of Text

    Returns
    -------
    list of (Text, int)
        The first matter most; each with the number of the shape that it names.
    """
    found = [(text, _owner(scene, shapes, text)) for text in _candidates(texts)]
    found = [(text, owner) for text, owner in found if owner is not None]
    told = [pair for pair in found if pair[0].tone == "accent"]
    told += [pair for pair in found if pair not in told and not pair[0].id]
    long = {owner: _length(scene, shapes[owner]) for _, owner in found}
    rest = sorted((p for p in found if p not in told), key=lambda pair: -long[pair[1]])
    if told or len(rest) > FEW:
        rest = [pair for pair in rest if long[pair[1]] >= LONG]
    return told + rest


def _owner(scene, shapes, text):
    """The number of the shape that a text names: one of its id, else the nearest."""
    alike = [n for n, mark in enumerate(shapes) if mark.id and mark.id == text.id]
    if alike:
        return max(alike, key=lambda n: _length(scene, shapes[n]))
    if text.id:
        return None
    own = _box(scene, text)
    away = {
        n: _distance(own, _box(scene, mark), scene.least)
        for n, mark in enumerate(shapes)
        if mark.tone not in GROUNDS
    }
    nearest = min(away, key=away.get, default=None)
    near = NEAR if text.at is None else END
    return nearest if nearest is not None and away[nearest] <= near else None


def _distance(one, other, width):
    (a, b), (c, d) = one.px(width), other.px(width)
    return max(a - d, c - b, 0) + max(one.top - other.low, other.top - one.low, 0)


def _length(scene, mark):
    first, last = (min(max(end, scene.first), scene.last) for end in ends(mark))
    return abs(last - first) / (scene.last - scene.first)


def words(scene, names):
    """Those names that have room in a small picture, where they have it.

    Parameters
    ----------
    scene : Scene
        The small picture without words.
    names : list of (Text, Mark)
        Each with the mark that it names, in this picture; its `y` is 0 or more if in the
        chart it stands below it.

    Returns
    -------
    list of Text
    """
    taken = [_box(scene, mark) for mark in [*_solid(scene.marks), *_texts(scene)]]
    taken += _tick_boxes(scene)
    said = []
    for text, owner in names:
        own = _box(scene, owner)
        free = partial(_is_free, scene, [box for box in taken if box != own], own)
        tried = (spot for words in _wordings(text) for spot in _spots(scene, owner, words))
        spots = filter(free, tried)
        if len(said) < MOST and (spot := next(spots, None)):
            said.append(spot)
            taken.append(_box(scene, spot))
    return said


def _wordings(text):
    """What is in the accent goes without its place, if it has room at all."""
    if text.tone == "accent" and (short := PLACE.fullmatch(text.text)):
        yield replace(text, text=short[1])
    yield text


def _is_free(scene, taken, own, text):
    box = _box(scene, text)
    if box.top > own.low:  # nothing lies below that it would seem to name
        lower = replace(box, low=box.low + BELOW)
        return lower.is_inside(scene.height) and all(lower.is_apart(other, 0) for other in taken)
    return box.is_inside(scene.height) and box.is_apart(own, 1) and all(map(box.is_apart, taken))


def is_fitting(scene):
    """Whether the texts that a scene has itself lie on nothing."""
    boxes = [_box(scene, text) for text in _texts(scene)]
    others = [_box(scene, mark) for mark in _solid(scene.marks)]
    return all(box.is_apart(other, 0) for box in boxes for other in others)


def roomy(scene, texts, gap):
    """Those texts of a row that stand no closer than a gap to one before them."""
    kept = []
    for text in texts:
        box = _box(scene, text)
        if all(box.is_apart(_box(scene, other), gap) for other in kept):
            kept.append(text)
    return kept


def _texts(scene):
    return [mark for mark in scene.marks if isinstance(mark, Text)]


def _solid(marks):
    return [m for m in marks if not isinstance(m, Text) and m.tone not in GROUNDS]


def _candidates(texts):
    """Names and what is in the accent, each once, as it stands in a small picture."""
    found = {}
    for text in _phrases(texts):
        words, is_accent = _short(text), text.tone == "accent"
        if (is_accent or _is_name(text)) and text_width(words, SIZE, True) <= LONGEST:
            place = {name: getattr(text, name) for name in ("at", "y", "dx", "anchor", "id")}
            look = {"tone": "accent" if is_accent else "soft", "bold": is_accent, "size": SIZE}
            found.setdefault((words, text.id or text.y), Text(text=words, **place, **look))
    return [text for text in found.values() if len(text.text) > 1]


def _is_name(text):
    """Of an event, of a row, or a number at the end of a curve; no entry of a list below."""
    return text.tone == "ink" and bool(text.id or text.at is not None or not text.dx)


def _phrases(texts):
    """Lines of one text as one."""
    whole = None
    for text in texts:
        if whole and _follows(whole, text):
            words = f"{whole.text} {text.text}"
            head = len(whole.text) + 1 + text.head if text.head else whole.head
            whole = replace(whole, text=words, head=head, y=text.y)
            continue
        if whole:
            yield whole
        whole = text
    if whole:
        yield whole


def _follows(one, other):
    alike = all(
        getattr(one, name) == getattr(other, name)
        for name in ("at", "dx", "anchor", "tone", "size", "bold", "id")
    )
    return alike and 0 < other.y - one.y < 1.7 * one.size


def _short(text):
    """Its bold clause, or all of it; if that is long what comes before its comma or its date."""
    words = text.text[: text.head].rstrip(" .,;:") if text.head else text.text.rstrip(" .,;:")
    clause = CLAUSE.match(words)
    is_long = text_width(words, SIZE, True) > LONGEST
    return clause[1] if is_long and clause else words


def _spots(scene, owner, text):
    """Above a mark or beside it; of a whole curve at an end of the picture."""
    box, is_whole = _box(scene, owner), text.at is None and isinstance(owner, Line)
    text = replace(text, id="")
    high = SIZE * 0.55 + SPACE
    for step in STEPS if is_whole else ():
        level = replace(text, y=box.top - high - step)
        yield replace(level, at=scene.first, dx=EDGE, anchor="start")
        yield replace(level, at=scene.last, dx=-EDGE, anchor="end")
    middle = (box.top + box.low) / 2
    first, last = (scene.first + s * (scene.last - scene.first) for s in (box.first, box.last))
    above = box.top - high
    is_below = text.tone == "accent" and text.y > 0
    below = [box.low + high + step for step in (2, FARTHER, 2 * FARTHER)] if is_below else []
    for y in (*below, above, middle, above - FARTHER, above - 2 * FARTHER):
        beside = y >= middle
        pad = CLEAR if y > middle else GAP + 2  # from its stem, or from the mark
        starts = {"at": last, "dx": box.right + pad} if beside else {"at": first, "dx": box.left}
        finish = {"at": first, "dx": box.left - pad} if beside else {"at": last, "dx": box.right}
        yield replace(text, y=y, anchor="start", **starts)
        yield replace(text, y=y, anchor="end", **finish)


def _tick_boxes(scene):
    """The band of the axis and its texts."""
    if scene.axis is not None:
        yield Box(0, 0, 1, 0, scene.axis - 1, scene.height)


def _box(scene, mark):
    def share(place):
        inside = min(max(place, scene.first), scene.last)
        return (inside - scene.first) / (scene.last - scene.first)

    if isinstance(mark, Text):
        wide = text_width(mark.text, mark.size, mark.bold, mark.serif)
        at = 0 if mark.at is None else share(mark.at)
        left = mark.dx - wide * {"start": 0, "middle": 0.5, "end": 1}[mark.anchor]
        half = mark.size * 0.55
        return Box(at, left, at, left + wide, mark.y - half, mark.y + half)
    if isinstance(mark, Line):
        first, last = sorted((share(mark.first), share(mark.last)))
        return Box(first, -1, last, 1, *sorted((mark.y, mark.to_y)))
    if isinstance(mark, Dot | Arrow):
        half = mark.size / 2 if isinstance(mark, Dot) else max(ARROW, mark.thick / 2)
        return Box(share(mark.at), -half, share(mark.at), half, mark.y - half, mark.y + half)
    half = mark.thick / 2 if isinstance(mark, Bar) else CAP / 2
    short = 6 if isinstance(mark, Bar | Whisker) else 0
    return Box(share(mark.first), 0, share(mark.last), short, mark.y - half, mark.y + half)
