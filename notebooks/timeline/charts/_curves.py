"""The curves of a telling as a scene: what stands where, and the notes beside it."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..dates import year_words
from ..drawing.marks import WHISKER, Dot, Line, Text
from ..drawing.scales import Numbers, plural
from ..drawing.scene import PAGE, PHONE
from ..placing import text_width, wrap
from ._frame import Frame
from ._labels import PART, Clear, numbered, spots
from ._words import NAME

HIGH = {PHONE: (90, 180), PAGE: (120, 320)}  # px: a panel, least and most
RANK, DOT = 6, (3, 6.5)  # px: a rank's height; across a dot, least and most
GAP, STRIP = 36, 20  # px: between panels; above a curve, for numbers that have no room on it
YEARS = 36  # px: from one year's line to the next, at least
FAR = 10  # px: a note stands no farther from its jump, which is long enough
EDGE = 8  # px: right of the last mention


@dataclass(frozen=True)
class _Panel:
    """One article's part of a picture: px from the top, of a rank, and how many there are."""

    frame: Frame
    top: float
    unit: float
    ranks: int

    def y(self, rank):
        return round(float(self.top + (self.ranks - rank + 0.5) * self.unit), 1)

    @property
    def low(self):
        return self.y(0.5)


def curves(told, said, least, most):
    """A scene of the articles, one below the other.

    Parameters
    ----------
    told : DataFrame
        From `_telling.tell`, with each article's `name`, each mention's `tone`.
    said : dict of int to (str, str)
        From `_telling.annotations`.
    least, most : float
        Px: the narrowest and the widest page that it is for.
    """
    years, ranks = _years(told), int(told["high"].max())
    gutter = max((text_width(words, NAME[least]) for _, words in years), default=0) + 12
    frame = Frame(Numbers(), 1, told["turn"].max(), least, gutter, EDGE)
    unit = np.clip(RANK * ranks, *HIGH[least]) / ranks
    marks, top = [], 0
    for _, mentions in told.groupby("article", sort=False):
        head, top = _head(mentions, frame, top)
        panel = _Panel(frame, top + STRIP, unit, int(mentions["high"].max()))
        notes = {n: words for n, words in said.items() if n in mentions.index}
        clear = Clear(frame, most, top, panel.low + 4)
        drawn, top = _drawn(mentions, notes, years, panel, clear)
        marks += [*head, *drawn]
        top += GAP
    return frame.scene(marks, top - GAP)


def _head(mentions, frame, top):
    """The article's name and its counts; px to where they end."""
    name, back = mentions["name"].iloc[0], mentions["step"].eq("back").sum()
    counts = f"{plural(len(mentions), 'mention')}, {plural(back, 'jump')} back"
    look = {"size": frame.name + 1, "bold": True}
    lines = [{"text": text} | look for text in wrap(name, frame.least, frame.name + 1, len(name))]
    lines.append({"text": counts, "size": frame.small, "tone": "soft"})
    texts = [Text(y=top + (n + 0.5) * frame.line, **line) for n, line in enumerate(lines)]
    return texts, top + len(lines) * frame.line


def _drawn(mentions, notes, years, panel, clear):
    """All below the head, and px to where it ends."""
    drawn = [*_scale(years, panel), *_curve(mentions, notes, panel)]
    clear.add([mark for mark in drawn if mark.tone != "line"])
    below = []
    for n, note in notes.items():
        wide = panel.frame.least > PHONE
        found = clear.draw(_spots(mentions, n, note, panel, clear)) if wide else []
        drawn += found
        at, y = mentions.at[n, "turn"], panel.y(mentions.at[n, "rank"])
        lines = _lines(note, panel.frame, PART * panel.frame.least)
        below += [(at, y, "accent", lines)] * (not found)
    texts, top = numbered(below, clear, panel.low + 28)
    return [*drawn, *_paragraphs(mentions, panel, clear), *texts], top


def _look(text, frame):
    return {"text": text, "size": frame.small}


def _lines(note, frame, width):
    """What is bold of a note, and the rest, broken to a width."""
    parts = [(words, bold) for words, bold in zip(note, (True, False), strict=True) if words]
    return [
        _look(line, frame) | {"bold": bold}
        for words, bold in parts
        for line in wrap(words, width, frame.name, len(words) * bold)
    ]


def _spots(mentions, n, note, panel, clear):
    """Each way to set a note right or left of the jump to a mention."""
    here, before = mentions.loc[n], mentions.loc[max(n - 1, mentions.index[0])]
    ends = panel.y(here["rank"]), panel.y(before["rank"])
    lines = _lines(note, panel.frame, 0.4 * panel.frame.least)
    return spots(lines, here["turn"], ends, clear, far=FAR, name=here["id"])


def _years(told):
    """Where a year ends: (rank, the year that begins there), the longest first.

    Below all is earlier, above it all is of that year or later.
    """
    ranks = told.groupby("rank").agg(early=("first", "min"), late=("start_max", "max"))
    above = ranks["early"].dt.year[::-1].cummin()[::-1]
    below = ranks["late"].dt.year.cummax().shift(fill_value=-99999)
    borders = above[above > below].rename("year").reset_index()
    after = borders["rank"].shift(-1).fillna(ranks.index.max() + 1)
    order = (borders["rank"] - after)[1:].argsort(kind="stable") + 1
    # how early the earliest was is not always known
    first = [] if told["start_open"].any() else [0]
    shown = borders.iloc[[*first, *order]].itertuples(index=False)
    return [(each.rank - 0.5, year_words(each.year)) for each in shown]


def _scale(years, panel):
    """A line where a year begins, with the year above it, as far as there is room."""
    size, kept = panel.frame.small, []
    for rank, words in years:
        y = panel.y(rank)
        if y >= panel.top and all(abs(y - other) >= YEARS for other in kept):
            kept.append(y)
            ends = {"first": panel.frame.first, "last": panel.frame.last}
            yield Line(**ends, y=y, to_y=y, tone="line")
            yield Text(text=words, y=y - 0.6 * size, size=size, tone="soft")


def _curve(mentions, notes, panel):
    """Lines, those in the accent above the others, and the marks upon them."""
    places = {each.Index: (each.turn, panel.y(each.rank)) for each in mentions.itertuples()}
    lines = []
    for before, n in pairwise(places):
        look = {"tone": "accent", "thick": 2} if n in notes else {"tone": "context", "thick": 1.2}
        (x, y), (to_x, to_y) = places[before], places[n]
        lines.append(Line(first=x, last=to_x, y=y, to_y=to_y, **look))
    yield from sorted(lines, key=lambda line: line.tone == "accent")
    for each in mentions.itertuples():
        tone = "accent" if each.Index in notes else each.tone
        yield _mark(each, *places[each.Index], tone, panel)


def _mark(mention, x, y, tone, panel):
    """A dot for a day; else a line over the ranks that it may have."""
    about = bool(mention.start_qualifier)
    if mention.day:
        size = np.clip(1.2 * (panel.frame.px(2) - panel.frame.px(1)), *DOT).round(1)
        return Dot(at=x, y=y, tone=tone, size=float(size), about=about, id=mention.id)
    ends = {"y": panel.y(mention.high + 0.5), "to_y": panel.y(mention.low - 0.5)}
    look = {"thick": WHISKER + 0.5, "dash": about, "tone": tone}
    return Line(first=x, last=x, **ends, **look, id=mention.id)


def _paragraphs(mentions, panel, clear):
    """The numbers of the paragraphs below their first mentions, as far as there is room."""
    clear.bottom = panel.low + 2 * panel.frame.line
    for each in mentions.drop_duplicates("paragraph").itertuples():
        look = _look(f"¶ {each.paragraph}", panel.frame) | {"tone": "soft", "anchor": "middle"}
        yield from clear.draw([[Text(**look, at=each.turn, y=panel.low + 14)]])
