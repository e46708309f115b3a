"""The curves of a telling on a phone: down the page as one reads, time from left to right."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..drawing.marks import Line, Text
from ..drawing.scales import Numbers
from ..drawing.scene import PHONE
from ..placing import text_width
from ._curves import EDGE, GAP, THIN, curve, head, note_lines, years_of
from ._frame import Frame

STEP, HIGH = (4, 10), 800  # px: from one mention to the next, least and most; a curve at most
SIDE, AIR, AFTER = 12, 8, 4  # px: from a jump to its note, above that, and below it
GUTTER, PARAGRAPHS = 42, 16  # px: their numbers, and from one to the next


@dataclass(frozen=True)
class _Column:
    """One article's part of a picture: px from the top to each mention, and that it waits there."""

    frame: Frame
    step: float
    tops: dict
    waits: dict

    def place(self, mention):
        return mention.rank, self.tops[mention.Index]

    def leave(self, mention):
        """From where the curve goes on, which first waits for what is said of the mention."""
        return mention.rank, self.tops[mention.Index] + self.waits.get(mention.Index, 0)

    def reach(self, mention):
        """The ends of a line over the ranks that a mention may have."""
        ends = {"first": mention.low - 0.5, "last": mention.high + 0.5}
        return ends | dict.fromkeys(("y", "to_y"), self.tops[mention.Index])


def curves_down(told, said):
    """A scene of the articles for a phone, one below the other; parameters as of `curves`."""
    frame = Frame(Numbers(), 0.5, told["high"].max() + 0.5, PHONE, GUTTER, EDGE)
    years, marks, top = years_of(told), [], 0
    for _, mentions in told.groupby("article", sort=False):
        above, top = head(mentions, frame, top)
        notes = {n: _note(mentions.loc[n], said[n], frame) for n in said if n in mentions.index}
        drawn, low = _drawn(mentions, notes, years, frame, top)
        marks, top = [*marks, *above, *drawn], low + GAP
    return frame.scene(marks, top - GAP)


def _note(mention, note, frame):
    """Its lines, where time leaves more room: later than the mention, or earlier."""
    px = frame.px(mention["rank"])
    rooms = {1: frame.least - px - SIDE, -1: px - GUTTER - SIDE}
    side = max(rooms, key=rooms.get)
    place = {"at": mention["rank"], "dx": side * SIDE, "anchor": "start" if side > 0 else "end"}
    return [line | place for line in note_lines(note, frame, rooms[side])]


def _drawn(mentions, notes, years, frame, top):
    """All below the head, px to where it ends."""
    step = float(np.clip(HIGH / len(mentions), *STEP))
    waits = {n: AIR + AFTER + len(lines) * frame.line for n, lines in notes.items()}
    first = top + 2.5 * frame.line
    before = np.cumsum([0, *(step + waits.get(n, 0) for n in mentions.index)])
    column = _Column(frame, step, dict(zip(mentions.index, first + before, strict=False)), waits)
    low = float(first + before[-1])
    texts = [*_texts(notes, column)]
    scale = _scale(years, texts, frame, top + frame.line, low)
    held = [
        Line(
            first=each.rank,
            last=each.rank,
            y=column.place(each)[1],
            to_y=column.leave(each)[1],
            tone="context",
            thick=THIN,
        )
        for each in mentions.itertuples()
        if each.Index in waits
    ]
    return [
        *scale,
        *held,
        *curve(mentions, notes, column),
        *texts,
        *_paragraphs(mentions, column),
    ], low


def _texts(notes, column):
    for n, lines in notes.items():
        for k, line in enumerate(lines):
            yield Text(y=column.tops[n] + AIR + (k + 0.5) * column.frame.line, **line)


def _scale(years, texts, frame, top, low):
    """A line where a year begins, below the year, as far as there is room; none behind words."""
    kept = []
    for rank, words in years:
        px, wide = frame.px(rank), text_width(words, frame.small)
        place = {"at": rank, "dx": 3}
        if px + 3 + wide > frame.least:
            place = {"at": rank, "dx": -3, "anchor": "end"}
        left = px + 3 if place["dx"] > 0 else px - 3 - wide
        if left >= GUTTER and all(left > end or left + wide < start for start, end in kept):
            kept.append((left - 6, left + wide + 6))
            yield Text(text=words, y=top + 0.5 * frame.line, size=frame.small, tone="soft", **place)
            for y, to_y in _between(texts, top, low, frame.line):
                yield Line(first=rank, last=rank, y=y, to_y=to_y, tone="line")


def _between(texts, top, low, line):
    """From where to where no line of text stands."""
    ends = [top, *(end for text in texts for end in (text.y - line / 2, text.y + line / 2)), low]
    return [(a, b) for a, b in [*pairwise(ends)][::2] if b > a + 1]


def _paragraphs(mentions, column):
    """Their numbers beside their first mentions, as far as there is room."""
    last = -np.inf
    for each in mentions.drop_duplicates("paragraph").itertuples():
        y = column.tops[each.Index]
        if y - last >= PARAGRAPHS:
            yield Text(text=f"¶ {each.paragraph}", y=y, size=column.frame.small, tone="soft")
            last = y
