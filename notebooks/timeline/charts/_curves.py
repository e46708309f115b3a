"""The curves of a telling as a scene: what stands where, and the notes beside it."""

from dataclasses import dataclass, replace

import numpy as np

from ..dates import year_words
from ..drawing.marks import WHISKER, Dot, Line, Text
from ..drawing.scales import Numbers
from ..drawing.scene import PAGE, PHONE, WIDE, Scene
from ..placing import text_width, wrap_characters
from ._clear import Clear, moved
from ._words import DATE, LEADING, NAME, lines, listing

PAGES = {PHONE: PAGE, PAGE: WIDE, WIDE: 1400}  # px: each picture is for pages from … up to
HIGH = {PHONE: (90, 180), PAGE: (120, 320), WIDE: (120, 320)}  # px: a panel, least and most
RANK, DOT = 6, (3, 6.5)  # px: a rank's height; across a dot, least and most
GAP, FLAG = 30, 18  # px: between panels; a row of numbers
YEARS = 36  # px: from one year's line to the next, at least
# where the number of a note may stand: px below where its jump lands, and on which side
NUMBERS = [(dy, {"anchor": "middle"}) for dy in (13, -13, 19, 25)]
NUMBERS += [
    (dy, {"dx": side * dx, "anchor": "start" if side > 0 else "end"})
    for dx in (8, 14)
    for dy in (0, 9, -9, 18, -18)
    for side in (1, -1)
]


@dataclass(frozen=True)
class _Sheet:
    """One picture: its type, its margins, and how high a rank is."""

    least: int
    first: float
    last: float
    unit: float
    ranks: int

    @property
    def step(self):
        """Px a mention, on the narrowest page."""
        return self.least / (self.last - self.first)

    def clear(self, top=-np.inf, bottom=np.inf):
        return Clear(self.first, self.last, self.least, PAGES[self.least], top, bottom)

    def y(self, rank):
        return round(float(self.ranks - rank + 0.5) * self.unit, 1)


def _sheet(told, years, least):
    ranks, turns = int(told["high"].max()), told["turn"].max()
    gutter = max((text_width(words, DATE[least]) for _, words in years), default=0) + 10
    first = 0.5 - gutter / (least - gutter) * turns
    unit = float(np.clip(RANK * ranks, *HIGH[least])) / ranks
    return _Sheet(least, float(first), float(turns + 0.5), unit, ranks)


def curves(told, said, words, least):
    """A scene of the articles, one below the other.

    Parameters
    ----------
    told : DataFrame
        From `_telling.tell`, with each article's `name`, each mention's `tone`.
    said : dict of int to (str, str)
        From `_telling.annotations`.
    words : dict of str to str
        What an event says when it is pointed at.
    least : int
        Px.
    """
    years = _years(told)
    sheet, marks, height = _sheet(told, years, least), [], 0
    for _, panel in told.groupby("article", sort=False):
        notes = {n: words for n, words in said.items() if n in panel.index}
        for block in _panel(panel, notes, years, sheet):
            marks += moved(block[0], height)
            height += block[1]
        height += GAP
    return Scene(
        least=least,
        scale=Numbers(),
        first=sheet.first,
        last=sheet.last,
        height=height - GAP,
        marks=tuple(marks),
        words=words,
    )


def _panel(panel, notes, years, sheet):
    """Its blocks from above: marks, and px that they take."""
    sheet = replace(sheet, ranks=int(panel["high"].max()))
    yield _head(panel, sheet)
    years, curve = [*_scale(years, sheet)], [*_curve(panel, notes, sheet)]
    clear = sheet.clear(-2, sheet.y(0.5) + 4)
    clear.add(*curve, *(mark for mark in years if isinstance(mark, Text)))
    beside, below = _place(panel, notes, clear, sheet)
    near, flags, high = _numbers(panel, below, clear, sheet)
    yield flags, high
    yield [*years, *curve, *beside, *near], sheet.ranks * sheet.unit
    yield [*_paragraphs(panel, sheet)], 24
    yield listing(
        [("accent", [(bold, {"bold": True}), (rest, {})]) for bold, rest in below.values()],
        sheet.least,
    )


def _head(panel, sheet):
    size = NAME[sheet.least]
    back = panel["step"].eq("back").sum()
    name = [*lines(panel["name"].iloc[0], size, size + 1, sheet.least, bold=True)]
    counts = f"{plural(len(panel), 'mention')}, {plural(back, 'jump')} back"
    below = {"y": name[-1].y + LEADING * size, "size": DATE[sheet.least], "tone": "soft"}
    return [*name, Text(text=counts, **below)], below["y"] + size + 4


def _years(told):
    """Where a year ends: (rank, the year that begins there), the longest first.

    Below all is earlier, above it all is of that year or later.
    """
    ranks = told.groupby("rank").agg(early=("first", "min"), late=("start_max", "max"))
    above = ranks["early"].dt.year[::-1].cummin()[::-1]
    below = ranks["late"].dt.year.cummax().shift(fill_value=-99999)
    borders = above[above > below].rename("year").reset_index()
    after = borders["rank"].shift(-1).fillna(ranks.index.max() + 1)
    borders = borders.assign(weight=after - borders["rank"])
    borders.loc[0, "weight"] = np.inf
    if told["start_open"].any():
        borders = borders.iloc[1:]  # how early the earliest was is not known
    borders = borders.sort_values("weight", ascending=False, kind="stable")
    return [(each.rank - 0.5, year_words(each.year)) for each in borders.itertuples(index=False)]


def _scale(years, sheet):
    """A line where a year begins, with the year above it, as far as there is room."""
    size, kept = DATE[sheet.least], []
    for rank, words in years:
        y = sheet.y(rank)
        if y >= 1.2 * size and all(abs(y - other) >= YEARS for other in kept):
            kept.append(y)
            yield Line(first=sheet.first, last=sheet.last, y=y, to_y=y, tone="line")
            yield Text(text=words, y=y - 0.6 * size, size=size, tone="soft")


def _curve(panel, notes, sheet):
    places = [(each.turn, sheet.y(each.rank)) for each in panel.itertuples()]
    jumps = []
    for n, (x, y), (to_x, to_y) in zip(panel.index[1:], places, places[1:], strict=False):
        line = {"first": x, "last": to_x, "y": y, "to_y": to_y}
        if n in notes:
            jumps.append(Line(**line, tone="accent", thick=2, id=panel.at[n, "id"]))
        else:
            yield Line(**line, tone="context", thick=1.2)
    yield from jumps
    for each, (x, y) in zip(panel.itertuples(), places, strict=True):
        yield _mark(each, x, y, "accent" if each.Index in notes else each.tone, sheet)


def _mark(mention, x, y, tone, sheet):
    """A dot for a day; else a line over the ranks that it may have."""
    size = round(float(np.clip(1.2 * sheet.step, *DOT)), 1)
    if mention.day:
        about = bool(mention.start_qualifier)
        return Dot(at=x, y=y, tone=tone, size=size, about=about, id=mention.id)
    top, low = sheet.y(mention.high + 0.5), sheet.y(mention.low - 0.5)
    dash = bool(mention.start_qualifier)
    line = {"first": x, "last": x, "y": top, "to_y": low, "thick": WHISKER + 0.5}
    return Line(**line, tone=tone, dash=dash, id=mention.id)


def _paragraphs(panel, sheet):
    """The numbers of the paragraphs below their first mentions, as far as there is room."""
    clear = sheet.clear()
    for each in panel.drop_duplicates("paragraph").itertuples():
        words = {"text": f"¶ {each.paragraph}", "size": DATE[sheet.least], "tone": "soft"}
        number = Text(**words, at=each.turn, y=14, anchor="middle")
        if clear.fits(number):
            clear.add(number)
            yield number


# --- notes -------------------------------------------------------------------------


def _place(panel, notes, clear, sheet):
    """Notes beside their jumps, and {mention: note} of those for which there is no room."""
    beside, below = [], {}
    for n, note in notes.items():
        found = next(filter(lambda texts: clear.fits(*texts), _options(panel, n, note, sheet)), [])
        if found and sheet.least > min(PAGES):
            clear.add(*found)
            beside += found
        else:
            below[n] = note
    return beside, below


def _options(panel, n, note, sheet):
    """Each way to set a note right or left of its jump, the nearest to where it lands first."""
    size, here = DATE[sheet.least], panel.loc[n]
    bold, rest = (wrap_characters(words, 40) if words else [] for words in note)
    said = [(line, True) for line in bold] + [(line, False) for line in rest]
    high, y = LEADING * size * (len(said) - 1), sheet.y(here["rank"])
    start = sheet.y(panel.at[n - 1, "rank"]) if n - 1 in panel.index else y
    top = max(min(y, start) - high, size / 2)
    bottom = min(max(y, start) + 16, sheet.y(0.5) - high)
    for middle in sorted(np.arange(top, bottom + 1, 4), key=lambda at: abs(at + high / 2 - y)):
        for anchor, dx in (("start", 8), ("end", -8)):
            place = {"at": here["turn"], "dx": dx, "anchor": anchor, "size": size}
            yield [
                Text(
                    text=words, y=middle + k * LEADING * size, bold=is_bold, id=here["id"], **place
                )
                for k, (words, is_bold) in enumerate(said)
            ]


def _numbers(panel, notes, clear, sheet):
    """The number of each note where its jump lands, or else above the panel; px above it."""
    near, above, strip, rows = [], [], sheet.clear(), 0
    for number, n in enumerate(notes, start=1):
        here = panel.loc[n]
        words = {"text": str(number), "at": here["turn"], "tone": "accent", "bold": True}
        places = [Text(**words, y=sheet.y(here["rank"]) + dy, **side) for dy, side in NUMBERS]
        rest = [Text(**words, y=(k + 0.5) * FLAG, anchor="middle") for k in range(len(notes))]
        text = next(filter(clear.fits, places), None)
        if text:
            clear.add(text)
            near.append(text)
            continue
        text = next(filter(strip.fits, rest))
        strip.add(text)
        above.append(text)
        x, y = here["turn"], sheet.y(here["rank"])
        rule = Line(first=x, last=x, y=0, to_y=y, tone="accent", dash=True, id=here["id"])
        near += [rule] * clear.fits(rule)
        rows = max(rows, rest.index(text) + 1)
    return near, above, rows * FLAG


def plural(number, thing):
    """3, 'jump' => '3 jumps'."""
    return f"{number} {thing}{'' if number == 1 else 's'}"
