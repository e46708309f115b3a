"""How exactly each article dates its events, beside how exactly the record does."""

from dataclasses import dataclass

import pandas as pd

from ..dates import PRECISIONS
from ..drawing.chart import chart
from ..drawing.facts import Facts
from ..drawing.marks import Bar, Line, Text
from ..drawing.scales import Numbers, plural
from ..drawing.scene import Scene
from ..placing import text_width, wrap
from ._given import check
from ._notes import tiers
from ._type import LEADING, TYPES, lines

NONE = "no date"
KINDS = [*PRECISIONS, NONE]
TONES = [f"shade{k}" for k in range(len(PRECISIONS))] + ["paper"]
THICK, NEAR, APART = 22, 10, 28  # px: a bar, the air between two bars of a pair, between pairs
EDGE = 0.1  # per cent: what the outline of a bar needs beyond its ends
GAP = 6  # px


def precision(events, citations, articles, *, title="", summary="", source=""):
    """Draw how exactly the articles and the record date the same events.

    For each article two bars, of the events that it cites, both as long: by the most exact
    date that the article itself gives in any mention, and by the date in `events`.

    Parameters
    ----------
    events, citations, articles : DataFrame
        From `events.read_events`, `read_citations` and `read_articles`.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are.

    Returns
    -------
    Chart

    Raises
    ------
    ValueError
        If no citation names an event.
    """
    check(read_events=events, read_citations=citations, read_articles=articles)
    counts = count_precision(events, citations)
    if counts.empty:
        raise ValueError(
            "no citation names one of these events, so there is nothing to compare: "
            "draw them with timeline"
        )
    names = articles["publisher"].where(articles["publisher"].ne(""), articles["title"])
    rows = [
        (f"{names[article]} says" if who == "article" else "The record, same events", row)
        for (article, who), row in counts.iterrows()
    ]
    told = Facts(
        title or "How exactly the articles and the record date the same events",
        summary or "Events cited, by the most exact date given for them.",
        source,
        columns=["Who", *KINDS],
        rows=[[name, *map(str, row)] for name, row in rows],
    )
    return chart([_scene(rows, size) for size in TYPES], told)


def count_precision(events, citations):
    """Events by precision, two rows an article: what it says and what the record says.

    Returns
    -------
    DataFrame
        On the index (article, "article" or "record"), a column each of `KINDS`, of int.
    """
    named = citations[citations["event"].ne("")]
    said = named["precision"].where(named["precision"].ne(""), NONE)
    best = said.map(KINDS.index).groupby([named["article"], named["event"]], sort=False).min()
    record = events.set_index("id")["precision"]
    long = pd.DataFrame(
        {
            "article": [KINDS[i] for i in best],
            "record": record.loc[best.index.get_level_values("event")].to_numpy(),
        },
        index=best.index,
    )
    counts = [
        long[who].groupby(level="article", sort=False).value_counts().unstack(fill_value=0)
        for who in long
    ]
    table = pd.concat(counts, keys=long.columns, names=["who"]).swaplevel()
    order = [(article, who) for article in counts[0].index for who in long.columns]
    return table.reindex(index=order, columns=KINDS).fillna(0).astype(int)


# --- where all things go ---------------------------------------------------------------


def _scene(rows, size):
    """The bars, two by two."""
    marks, y = [], 0
    for k, (name, counts) in enumerate(rows):
        of = "" if k % 2 else f", of {plural(int(counts.sum()), 'event')}"
        y, made = _row(name + of, counts, y, size)
        marks += made
        y += (NEAR, APART)[k % 2]
    scale = Numbers("{:,} %".format)
    ends = {"first": -EDGE, "last": 100 + EDGE}
    return Scene(least=size.least, scale=scale, **ends, height=y - APART, marks=tuple(marks))


def _row(name, counts, top, size):
    """How far down a row reaches, and its marks: a name, a bar, and below what its parts are."""
    said = wrap(name, size.least - 2, size.name, bold=len(name))
    marks = lines(said, top, size=size.name, bold=True)
    bar = top + len(said) * LEADING + 4
    parts = _parts(counts)
    marks += [_bar(part, bar + THICK / 2) for part in parts]
    y, labels = _labels(parts, bar + THICK, size)
    return y, [*marks, *labels]


@dataclass(frozen=True)
class _Part:
    """What part of a bar one kind of date is, in per cent."""

    first: float
    last: float
    tone: str
    words: str

    @property
    def middle(self):
        return (self.first + self.last) / 2


def _parts(counts):
    total = int(counts.sum())
    ends = (100 * counts.cumsum() / total).tolist()
    words = [f"{kind}: {n}" for kind, n in counts.items()]
    words[-1] = f"no date given: {counts.iloc[-1]} of {total}"
    parts = zip([0, *ends[:-1]], ends, TONES, words, strict=True)
    return [_Part(*part) for part in parts if part[0] < part[1]]


def _bar(part, y):
    return Bar(first=part.first, last=part.last, y=y, tone=part.tone, thick=THICK, outline=True)


def _labels(parts, top, size):
    """What each part is: below it where it is as wide as that, else lower, at a line's end."""
    px = size.least / (100 + 2 * EDGE)
    wide = [text_width(part.words, size.small) + GAP for part in parts]
    within = [(part.last - part.first) * px >= w for part, w in zip(parts, wide, strict=True)]
    style = {"tone": "soft", "size": size.small}
    y = top + GAP + LEADING / 2
    marks = [
        Text(text=part.words, y=y, at=part.first, **style)
        for part, fits in zip(parts, within, strict=True)
        if fits
    ]
    y += LEADING * any(within)
    others = [(part, w) for part, w, fits in zip(parts, wide, within, strict=True) if not fits]
    places = [(part.middle + EDGE) * px for part, _ in others]
    for k, low, high in [*tiers(places, size.least)][::-1]:
        part, w = others[k]
        dx = max(low + GAP, min(places[k], high - w)) - places[k]
        at = {"first": part.middle, "last": part.middle}
        marks.append(Line(**at, y=top, to_y=y - LEADING / 2, tone="rule"))
        marks.append(Text(text=part.words, y=y + 1, at=part.middle, dx=dx, **style))
        y += LEADING
    return y - LEADING / 2 + 2, marks
