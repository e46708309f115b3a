"""Where bars and labels go: pure numbers, in pixels, no plotly.

On an axis that runs across, `stack` hangs labels: a label stands left of its mark,
and a leader line joins the mark to the axis above. So a label hides a leader line
only where a mark of earlier time hangs lower; each label hangs lower than all marks
that its own width covers. Neither labels nor lines then cross, and a wider page or a
closer zoom, which only pulls marks apart, cannot make them cross.

On an axis that runs down, `displace` moves labels along a column, as little as keeps
them apart. `rank` says which labels give way where room runs out, and `rows` packs
the bars of spans. Compare labella.js, which spreads labels over layers by force.
"""

from dataclasses import dataclass
from functools import cache
from heapq import heapify, heappop, heappush
from unicodedata import east_asian_width

import numpy as np

# Widths in em of the widest common fallback fonts (DejaVu Sans, Verdana).
_NARROW, _WIDE, _SQUARE, _BOLD = 0.61, 0.75, 1.05, 1.15


def text_width(text, size, bold=False):
    """The width in px that no common sans-serif font exceeds, for one line.

    Parameters
    ----------
    text : str
    size : float
        Font size in px.
    bold : bool
    """
    return size * sum(map(_em, text)) * (_BOLD if bold else 1)


@cache
def _em(letter):
    if east_asian_width(letter) in "WF":  # as Chinese, Japanese and emoji are
        return _SQUARE
    return _WIDE if letter.isupper() or letter in "—mw@%…" else _NARROW


def wrap(text, width, size, bold=0):
    """The fewest lines no wider than `width` px, about equally long.

    Parameters
    ----------
    text : str
    width, size : float
        Px: the room, the font.
    bold : int
        How many characters at the beginning are bold.
    """
    lines = _fill(text, width, size, bold)
    narrow = 0.4 * width
    for _ in range(5):  # halve the distance to the narrowest width that does as well
        middle = (narrow + width) / 2
        tried = _fill(text, middle, size, bold)
        if len(tried) > len(lines):
            narrow = middle
        else:
            lines, width = tried, middle
    return lines


def _fill(text, width, size, bold):
    lines, line, used, at = [], "", 0, 0
    for word in _broken(text, width, size):
        wide = text_width(word, size, at < bold)
        at += len(word) + 1
        if line and used + wide > width:
            lines.append(line)
            line, used = "", 0
        line = f"{line} {word}" if line else word
        used += wide + text_width(" ", size)
    return [*lines, line]


def _broken(text, width, size):
    """The words, those that are wider than a line in pieces."""
    most = max(1, int(width / (size * _SQUARE * _BOLD)))
    for word in filter(None, text.split(" ")):  # a no-break space is part of its word
        whole = text_width(word, size, bold=True) <= width
        yield from [word] if whole else (word[i : i + most] for i in range(0, len(word), most))


def padding(share, width, room):
    """How far right of the left edge the first mark stands so that all labels fit.

    Parameters
    ----------
    share : array of float
        Where each mark lies between the first (0) and the last moment (1).
    width : array of float
        How far each label reaches left of its mark, px.
    room : float
        Px from the left edge to the last moment.

    Returns
    -------
    float
        Px. The mark at `share` then lies at ``pad + share * (room - pad)``.
    """
    share, width = np.asarray(share, float), np.asarray(width, float)
    inner = share < 1
    need = (width[inner] - share[inner] * room) / (1 - share[inner])
    return float(np.clip(need.max(initial=0), 0, 0.8 * room))


def stack(left, right, stem, height, limit=np.inf, ranks=None):
    """How far below the axis each label hangs.

    Parameters
    ----------
    left, right : array of float
        Px from the left edge: from where the label begins to where its bar ends.
    stem : array of float
        Px: where the leader line runs; NaN for a label that has none.
    height : array of float
        Px.
    limit : float
        Px below the axis that no label may exceed.
    ranks : array of int, optional
        From `rank`: of the labels that stand in each other's way the highest number
        is left out first. Without it, the latest.

    Returns
    -------
    array of float
        The top of each label, px below the axis, in the order given; NaN for one
        that was left out.

    Notes
    -----
    First fit in order of time. Where a label finds no place above `limit`, the one of
    the lowest priority in the chain of labels that pushed it down is left out, and those
    after it are placed again. A chain is no longer than `limit` allows, so the
    time taken grows as n log n. Marks at one place keep the order in which they are given.
    """
    left, right, height = (np.asarray(a, float) for a in (left, right, height))
    start = np.where(np.isnan(stem), -np.inf, stem)
    order = np.argsort(start, kind="stable").tolist()
    ranks = np.arange(len(start)) if ranks is None else np.asarray(ranks)
    boxes = [
        _Hung(i, *each)
        for i, *each in zip(range(len(start)), start, left, right, height, ranks, strict=True)
    ]
    placed = []
    for i in order:
        waiting = [boxes[i]]
        while waiting:
            box = waiting.pop()
            _hang(box, placed)
            placed.append(box)
            if box.bottom > limit:
                worst = max(_chain(box), key=lambda other: other.rank)
                at = placed.index(worst)
                waiting += reversed(placed[at + 1 :])
                del placed[at:]
    tops = np.full(len(boxes), np.nan)
    for box in placed:
        tops[box.index] = box.top
    return tops


@dataclass(slots=True)
class _Hung:
    """A label, and once it hangs, its top and the box that it had to hang below."""

    index: int
    stem: float
    left: float
    right: float
    height: float
    rank: int
    top: float = 0.0
    above: "_Hung | None" = None

    @property
    def bottom(self):
        return self.top + self.height


def _hang(box, placed):
    """The highest place free of those placed, all of which begin no later."""
    box.top, box.above = 0.0, None
    beside = []
    for other in placed:
        if other.stem >= box.left:
            if other.bottom > box.top:
                box.top, box.above = other.bottom, other
        elif other.right > box.left:
            beside.append(other)
    for other in sorted(beside, key=lambda other: other.top):
        if other.bottom > box.top and other.top < box.bottom:
            box.top, box.above = other.bottom, other


def _chain(box):
    """The box and all those that it hangs below, one upon the other."""
    while box:
        yield box
        box = box.above


def displace(ideal, size, low, high):
    """Where boxes stand in a column, each as near to its mark as the others allow.

    Parameters
    ----------
    ideal : array of float
        Px: where the middle of each box would best be.
    size : array of float
        Px: how high each is.
    low, high : float
        Px: the ends of the column. It must have room for all boxes.

    Returns
    -------
    array of float
        The top of each box, in the order given. They keep the order of `ideal`.

    Notes
    -----
    The least sum of squared moves. Less the sizes of the boxes above it, the wanted top
    of each must not fall from box to box: an isotonic regression, solved by pooling
    adjacent violators (Ayer et al. 1955) in linear time.
    """
    order = np.argsort(ideal, kind="stable")
    size = np.asarray(size, float)[order]
    above = np.concatenate([[0], np.cumsum(size)[:-1]])
    pools = []  # [mean of the wanted tops, how many boxes]
    for want in np.asarray(ideal, float)[order] - size / 2 - above:
        pools.append([want, 1])
        while len(pools) > 1 and pools[-2][0] > pools[-1][0]:
            mean, count = pools.pop()
            other, more = pools.pop()
            pools.append([(mean * count + other * more) / (count + more), count + more])
    tops = np.empty(len(size))
    wanted = np.repeat([mean for mean, _ in pools], [count for _, count in pools])
    tops[order] = np.clip(wanted, low, high - size.sum()) + above
    return tops


def rank(at, priority):
    """Which labels to keep where room runs out: 0 for the one that goes last.

    Parameters
    ----------
    at : array of float
        Where each mark lies on the axis.
    priority : array of float
        The lower ones go first; of equals the one whose neighbours are nearest to each other.

    Returns
    -------
    array of int

    Notes
    -----
    As Visvalingam and Whyatt (1993) simplify a line: take out the least, look at its
    two neighbours anew. What is left at any time is spread as evenly as can be.
    """
    order = np.argsort(at, kind="stable").tolist()
    place = {i: k for k, i in enumerate(order)}
    before = dict(zip(order, [None, *order], strict=False))
    after = dict(zip(order, [*order[1:], None], strict=False))

    def room(i):
        a, b = before[i], after[i]
        gap = np.inf if a is None or b is None else float(at[b] - at[a])
        return float(priority[i]), gap, place[i]

    current = {i: room(i) for i in order}
    heap = [(now, i) for i, now in current.items()]
    heapify(heap)
    ranks = np.empty(len(order), int)
    for left in reversed(range(len(order))):
        while heap[0][0] != current.get(heap[0][1]):
            heappop(heap)
        _, i = heappop(heap)
        del current[i]
        ranks[i] = left
        a, b = before[i], after[i]
        if a is not None:
            after[a] = b
        if b is not None:
            before[b] = a
        for j in (a, b):
            if j is not None:
                current[j] = room(j)
                heappush(heap, (current[j], j))
    return ranks


def rows(start, end):
    """The row of each interval, so that none of one row touch: as few rows as can be.

    Parameters
    ----------
    start, end : array of float

    Returns
    -------
    array of int
        In the order given; 0 is the first row.
    """
    start, end = np.asarray(start, float), np.asarray(end, float)
    busy, free, made = [], [], 0
    found = np.zeros(len(start), int)
    for i in np.argsort(start, kind="stable").tolist():
        while busy and busy[0][0] <= start[i]:
            heappush(free, heappop(busy)[1])
        if not free:
            heappush(free, made)
            made += 1
        found[i] = heappop(free)
        heappush(busy, (end[i], int(found[i])))
    return found
