"""The curves of a telling as a scene for a page: notes beside their jumps, or hung above them."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from ..dates import year_words
from ..drawing.marks import WHISKER, Dot, Line, Text
from ..drawing.scales import Numbers, plural
from ..drawing.scene import PAGE, WIDE
from ..placing import text_width, wrap
from ._frame import Frame
from ._labels import PART, Clear, fullest, numbered, spots
from ._notes import NOTE
from ._words import NAME

HIGH = {PAGE: (120, 320), WIDE: (120, 320)}  # px: a panel, least and most
RANK, DOT = 6, (3, 6.5)  # px: a rank's height; across a dot, least and most
GAP, STRIP = 36, 20  # px: between panels; above a curve, for numbers that have no room on it
MORE = 44, 88, 132  # px: for notes above a curve
YEARS = 36  # px: from one year's line to the next, at least
FAR, HANG = 10, 6  # px: a note stands no farther beside its jump; or hangs so far above it
POLE = 60  # px: which is better on a year's line than farther away
BROAD, SLIM = (0.4, 0.22), (0.14,)  # of the width: lines of a note; better than a long pole
LOST = 10  # a note without room is as bad as so many slim ones
THIN, THICK = 1.2, 2.5  # px: a step, one with a note
EDGE = 8  # px: right of the last mention
BAND = 24  # px: the years above the last line, to say which year they are


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

    @property
    def high(self):
        return self.y(self.ranks + 0.5)

    @property
    def step(self):
        """Px from one mention to the next."""
        return self.frame.px(2) - self.frame.px(1)

    def place(self, mention):
        return mention.turn, self.y(mention.rank)

    leave = place

    def reach(self, mention):
        """The ends of a line over the ranks that a mention may have."""
        ends = {"y": self.y(mention.high + 0.5), "to_y": self.y(mention.low - 0.5)}
        return ends | {"first": mention.turn, "last": mention.turn}


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
    years, ranks = years_of(told), int(told["high"].max())
    gutter = max((text_width(words, NAME[least]) for _, words in years), default=0) + 18
    frame = Frame(Numbers(), 1, told["turn"].max(), least, gutter, EDGE)
    unit = np.clip(RANK * ranks, *HIGH[least]) / ranks
    marks, top = [], 0
    for _, mentions in told.groupby("article", sort=False):
        above, top = head(mentions, frame, top)
        notes = {n: words for n, words in said.items() if n in mentions.index}
        room = [(frame, top + more, unit, int(mentions["high"].max())) for more in (STRIP, *MORE)]
        drawn, low = fullest(
            _drawn(mentions, notes, years, _Panel(*each), top, most) for each in room
        )
        marks, top = [*marks, *above, *drawn], low + GAP
    return frame.scene(marks, top - GAP)


def head(mentions, frame, top):
    """The article's name, and how many steps are in the accent; px to where they end."""
    name, back = mentions["name"].iloc[0], mentions["step"].eq("back").sum()
    steps = len(mentions) - 1
    counts = f"{back} of {plural(steps, 'step')} back" if steps else "1 mention"
    look = {"size": frame.name + 1, "bold": True}
    lines = [{"text": text} | look for text in wrap(name, frame.least, frame.name + 1, len(name))]
    lines.append({"text": counts, "size": frame.small, "tone": "accent" if back else "soft"})
    texts = [Text(y=top + (n + 0.5) * frame.line, **line) for n, line in enumerate(lines)]
    return texts, top + len(lines) * frame.line


def _drawn(mentions, notes, years, panel, top, most):
    """All below the head, px to where it ends; and how badly notes stand."""
    strict, clear = (Clear(panel.frame, most, top, panel.low + 4) for _ in range(2))
    drawn = [*_scale(years, panel, mentions), *curve(mentions, notes, panel)]
    strict.add(drawn)
    clear.add([mark for mark in drawn if mark.tone != "line"])
    ways = [(strict, POLE, BROAD), (clear, POLE, BROAD), (clear, POLE, SLIM)]
    ways, below, lost = [*ways, (clear, np.inf, BROAD)], [], 0
    for n, note in notes.items():
        tries = (each.draw(_spots(mentions, n, note, panel, each, *way)) for each, *way in ways)
        slim, found = next(((w > 1, f) for w, f in enumerate(tries) if f), (LOST, []))
        lost += slim
        strict.add(found)
        clear.add(found)
        drawn += found
        lines = note_lines(note, panel.frame, PART * panel.frame.least)
        place = mentions.at[n, "turn"], panel.y(mentions.at[n, "rank"])
        below += [(*place, "accent", lines)] * (not found)
    texts, low = numbered(below, clear, panel.low + 28)
    return ([*drawn, *_paragraphs(mentions, panel, clear), *texts], low), lost


def note_lines(note, frame, width):
    """What is bold of a note, and the rest, broken to a width."""
    parts = [(words, bold) for words, bold in zip(note, (True, False), strict=True) if words]
    return [
        {"text": line, "size": frame.small, "bold": bold}
        for words, bold in parts
        for line in wrap(words, width, frame.small, len(words) * bold)
    ]


def _spots(mentions, n, note, panel, clear, far, shares):
    """Each way to set a note beside a jump, or above the higher of its ends."""
    jump = [*mentions.loc[max(n - 1, mentions.index[0]) : n].itertuples()]
    tops, name = [panel.y(each.rank) for each in jump], jump[-1].id
    high = jump[int(np.argmin(tops))]
    for share in shares:
        lines = note_lines(note, panel.frame, min(NOTE, share * panel.frame.least))
        beside = spots(lines, jump[-1].turn, (tops[-1], tops[0]), clear, far=FAR, name=name)
        hung = spots(lines, high.turn, (min(tops) - HANG,) * 2, clear, far=far, name=name)
        yield from (*beside, *(marks for marks in hung if marks[-1].y < min(tops)))


def years_of(told):
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


def _scale(years, panel, mentions):
    """A line where a year begins, with the year above it, as far as there is room."""
    size, kept = panel.frame.small, []
    for rank, words in years:
        y = panel.y(rank)
        if y >= panel.top and all(abs(y - other) >= YEARS for other in kept):
            kept.append(y)
            yield Line(
                first=panel.frame.first, last=mentions["turn"].max(), y=y, to_y=y, tone="line"
            )
            is_last = y - panel.high >= BAND and _is_one_year(mentions, rank)
            yield from _bracket(panel, y) if is_last else ()
            up = (y - panel.high) / 2 if is_last else 0.6 * size
            yield Text(text=words, y=y - up, size=size, tone="soft")


def _is_one_year(mentions, rank):
    """Whether all above a rank is of one and the same year."""
    above = mentions[mentions["rank"].gt(rank)]
    return above["first"].min().year == above["start_max"].max().year


def _bracket(panel, low):
    """Over the last year, to the top of the curve."""
    first, last = (panel.frame.place(panel.frame.px(1) - px) for px in (14, 10))
    for place, y, to_y in ((first, panel.high, low), (first, panel.high, panel.high)):
        end = first if y != to_y else last
        yield Line(first=place, last=end, y=y, to_y=to_y, tone="context")


def curve(mentions, notes, panel):
    """Lines, those in the accent above the others, and the marks upon them."""
    lines = []
    for before, mention in pairwise(mentions.itertuples()):
        look = {"tone": "accent" if mention.step == "back" else "context"}
        look |= {"thick": THICK if mention.Index in notes else THIN}
        (x, y), (to_x, to_y) = panel.leave(before), panel.place(mention)
        lines.append(Line(first=x, last=to_x, y=y, to_y=to_y, **look))
    yield from sorted(lines, key=lambda line: (line.tone == "accent", line.thick))
    for mention in mentions.itertuples():
        yield _mark(mention, "accent" if mention.Index in notes else mention.tone, panel)


def _mark(mention, tone, panel):
    """A dot for a day; else a line over the ranks that it may have."""
    about = bool(mention.start_qualifier)
    if mention.day:
        size, (at, y) = float(np.clip(1.2 * panel.step, *DOT).round(1)), panel.place(mention)
        return Dot(at=at, y=y, tone=tone, size=size, about=about, id=mention.id)
    look = {"thick": WHISKER + 0.5, "dash": about, "tone": tone}
    return Line(**panel.reach(mention), **look, id=mention.id)


def _paragraphs(mentions, panel, clear):
    """The numbers of the paragraphs below their first mentions, as far as there is room."""
    clear.bottom = panel.low + 2 * panel.frame.line
    look = {"size": panel.frame.small, "tone": "soft", "anchor": "middle"}
    for each in mentions.drop_duplicates("paragraph").itertuples():
        text = f"¶ {each.paragraph}"
        yield from clear.draw([[Text(text=text, **look, at=each.turn, y=panel.low + 14)]])
