"""How exactly each article dates its events, beside how exactly the record does."""

from dataclasses import replace

import pandas as pd

from ..dates import PRECISIONS
from ..drawing.chart import chart
from ..drawing.facts import Facts, as_of
from ..drawing.marks import Bar, Line, Text
from ..drawing.scales import Numbers, plural
from ..drawing.scene import Scene
from ..placing import text_width
from ._given import check
from ._notes import tiers
from ._words import DATE, LEADING, NAME, stack

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
        as_of=as_of(events),
    )
    return chart([_scene(rows, least) for least in NAME], told)


def count_precision(events, citations):
    """Events by precision, two rows an article: what it says and what the record says.

    Returns
    -------
    DataFrame
        On the index (article, "article" or "record"), a column each of `KINDS`, of int.
    """
    named = citations[citations["event"].ne("")]
    said = named["precision"].replace("", NONE).map(KINDS.index)
    best = said.groupby([named["article"], named["event"]], sort=False).min()
    record = events.set_index("id")["precision"]
    kinds = pd.DataFrame({"article": best.map(KINDS.__getitem__)})
    kinds["record"] = record.loc[kinds.index.get_level_values("event")].to_numpy()
    each = pd.get_dummies(kinds.stack()).reindex(columns=KINDS, fill_value=0)
    return each.groupby(level=[0, 2], sort=False).sum().astype(int)


# --- where all things go ---------------------------------------------------------------


def _scene(rows, least):
    """The bars, two by two."""
    marks, y = [], 0
    for k, (name, counts) in enumerate(rows):
        of = "" if k % 2 else f", of {plural(int(counts.sum()), 'event')}"
        made, y = _row(name + of, counts, y, least)
        marks += made
        y += (NEAR, APART)[k % 2]
    ends = {"first": -EDGE, "last": 100 + EDGE, "scale": Numbers("{:,} %".format)}
    return Scene(least=least, **ends, height=y - APART, marks=tuple(marks))


def _row(name, counts, top, least):
    """A name, a bar, and below it what its parts are; and how far down they reach."""
    said, top = stack([(name, {"size": NAME[least], "bold": True})], top, least - 2)
    parts = [*_parts(counts, top + GAP + THICK / 2)]
    labels, y = _labels(parts, top + GAP + THICK, least)
    return [*said, *(bar for bar, _ in parts), *labels], y


def _parts(counts, y):
    """A bar for each kind of date that there is, and what it says."""
    total, before = int(counts.sum()), 0
    for (kind, n), tone in zip(counts.items(), TONES, strict=True):
        if n:
            ends = {"first": 100 * before / total, "last": 100 * (before + n) / total}
            words = f"no date given: {n} of {total}" if kind == NONE else f"{kind}: {n}"
            yield Bar(**ends, y=y, tone=tone, thick=THICK, outline=True), words
            before += n


def _labels(parts, top, least):
    """What each part is: below it where it is as wide as that, else lower, at a line's end."""
    px, size = least / 100, DATE[least]
    y, marks, lower = top + GAP + size / 2, [], []
    for bar, words in parts:
        text = Text(text=words, y=y, at=bar.first, tone="soft", size=size)
        wide = text_width(words, size) + GAP
        if (bar.last - bar.first) * px >= wide:
            marks.append(text)
        else:
            lower.append(((bar.first + bar.last) / 2, wide, text))
    y += LEADING * size * bool(marks)
    for k, low, high in reversed([*tiers([at * px for at, *_ in lower], least)]):
        at, wide, text = lower[k]
        dx = max(low + GAP, min(at * px, high - wide)) - at * px
        marks.append(Line(first=at, last=at, y=top, to_y=y - size / 2, tone="rule"))
        marks.append(replace(text, y=y, at=at, dx=dx))
        y += LEADING * size
    return marks, y - size / 2
