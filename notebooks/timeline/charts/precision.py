"""How exactly each article dates its events, beside how exactly the record does."""

from dataclasses import replace

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
        made, y = _row(name + of, counts, y, size)
        marks += made
        y += (NEAR, APART)[k % 2]
    ends = {"first": -EDGE, "last": 100 + EDGE, "scale": Numbers("{:,} %".format)}
    return Scene(least=size.least, **ends, height=y - APART, marks=tuple(marks))


def _row(name, counts, top, size):
    """A name, a bar, and below it what its parts are; and how far down they reach."""
    said = wrap(name, size.least - 2, size.name, bold=len(name))
    marks = lines(said, top, size=size.name, bold=True)
    top += len(said) * LEADING + 4
    parts = _parts(counts, top + THICK / 2)
    labels, y = _labels(parts, top + THICK, size)
    return [*marks, *(bar for bar, _ in parts), *labels], y


def _parts(counts, y):
    """A bar for each kind of date, and what it says; none for what there is not."""
    total = int(counts.sum())
    ends = (100 * counts.cumsum() / total).tolist()
    words = [f"{kind}: {n}" for kind, n in counts.items()]
    words[-1] = f"no date given: {counts.iloc[-1]} of {total}"
    return [
        (Bar(first=first, last=last, y=y, tone=tone, thick=THICK, outline=True), said)
        for first, last, tone, said in zip([0, *ends[:-1]], ends, TONES, words, strict=True)
        if first < last
    ]


def _labels(parts, top, size):
    """What each part is: below it where it is as wide as that, else lower, at a line's end."""
    px = size.least / (100 + 2 * EDGE)
    y, marks, lower = top + GAP + LEADING / 2, [], []
    for bar, words in parts:
        wide = text_width(words, size.small) + GAP
        text = Text(text=words, y=y, at=bar.first, tone="soft", size=size.small)
        if (bar.last - bar.first) * px >= wide:
            marks.append(text)
        else:
            lower.append(((bar.first + bar.last) / 2, wide, text))
    y += LEADING * bool(marks)
    places = [(at + EDGE) * px for at, *_ in lower]
    for k, low, high in reversed([*tiers(places, size.least)]):
        at, wide, text = lower[k]
        dx = max(low + GAP, min(places[k], high - wide)) - places[k]
        marks.append(Line(first=at, last=at, y=top, to_y=y - LEADING / 2, tone="rule"))
        marks.append(replace(text, y=y + 1, at=at, dx=dx))
        y += LEADING
    return marks, y - LEADING / 2 + 2
