"""How exactly each article dates its events, beside how exactly the record does."""

from dataclasses import replace

import pandas as pd

from ..dates import PRECISIONS
from ..drawing.chart import chart
from ..drawing.facts import Facts, as_of
from ..drawing.marks import Bar, Line, Text
from ..drawing.scales import Numbers, plural
from ..drawing.scene import PHONE, WIDE
from ..placing import text_width
from ._frame import Frame
from ._given import check
from ._notes import tiers
from ._words import LEADING, NAME, stack, width_of

RANGE, NONE = "range", "no date"
KINDS = [*PRECISIONS, RANGE, NONE]
TONES = [f"shade{k}" for k in range(len(PRECISIONS) + 1)] + ["paper"]
THICK, NEAR, APART = 24, 8, 26  # px: a bar, the air between two bars of a pair, between pairs
GAP, COLUMN = 6, 0.26  # px; of the width at most, the names


def precision(events, citations, articles, *, title="", summary="", source=""):
    """Draw how exactly the articles and the record date the same events.

    For each article two bars, of the events that it cites, both as long: by the most exact
    date that the article itself gives in any mention, and by the date in `events`. An
    article that says only how long ("for three years") or after and before what names no
    date but a range, which is a part of its own.

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
    said = _exactness(named).map(KINDS.index)
    best = said.groupby([named["article"], named["event"]], sort=False).min()
    record = events.set_index("id")["precision"]
    kinds = pd.DataFrame({"article": best.map(KINDS.__getitem__)})
    kinds["record"] = record.loc[kinds.index.get_level_values("event")].to_numpy()
    each = pd.get_dummies(kinds.stack()).reindex(columns=KINDS, fill_value=0)
    return each.groupby(level=[0, 2], sort=False).sum().astype(int)


def _exactness(citations):
    """How exact a date each mention names.

    ``2022~/2025-03``, "three years in", is no year, and ``[2014,2015]``, "after the one and
    before the other", no decade; but ``0901/1000`` is a century.
    """
    first, after = citations["start_min"], citations["end_max"] + pd.Timedelta(days=1)
    years = after.dt.year - first.dt.year
    whole = first.dt.day_of_year.eq(1) & after.dt.day_of_year.eq(1)
    whole &= (first.dt.year % years.where(years > 1)).lt(2)  # from 1990 or from 1991 on
    length = years.where(whole).map({10: "decade", 100: "century"})
    reckoned = citations["is_span"] & citations["approximate"]
    reckoned |= citations["date"].str.startswith(("[", "{"))
    return length.fillna(citations["precision"].mask(reckoned, RANGE).replace("", NONE))


# --- where all things go ---------------------------------------------------------------


def _scene(rows, least):
    """The bars, two by two; beside each, or on a phone above it, who says so."""
    names = [*_names(rows)]
    column = min(COLUMN * least, max(width_of(*name) for name in names)) + 2 * GAP
    left = 1 if least == PHONE else column
    frame = Frame(Numbers("{:,} %".format), 0, 100, least, left, 1)
    marks, y = [], 1  # of the edge of a bar
    for k, ((_, counts), name) in enumerate(zip(rows, names, strict=True)):
        made, y = _row(name, counts, y, frame)
        marks += made
        y += (NEAR, APART)[k % 2]
    return frame.scene(marks, y - APART)


def _names(rows):
    """Who says so, as `stack` takes it: an article, and the record of the same events."""
    for k, (name, counts) in enumerate(rows):
        of = "" if k % 2 else f", of {plural(int(counts.sum()), 'event')}"
        yield name + of, {"size": NAME[WIDE], "bold": not k % 2}


def _row(name, counts, top, frame):
    """A name, a bar, and what its parts are; and how far down they reach."""
    said, y, low = _said(name, top, frame)
    bars, words = zip(*_parts(counts, y), strict=True)
    below, inside = [*zip(bars, words, strict=True)], []
    if counts[NONE]:
        bar, text = below.pop()
        bars, inside = bars[:-1], [*_none(bar, text, frame)]
        below += [] if any(isinstance(mark, Text) for mark in inside) else [(bar, text)]
    labels, y = _labels(below, y + THICK / 2, frame)
    return [*said, *bars, *inside, *labels], max(y, low)


def _said(name, top, frame):
    """Who says so, px to the middle of the bar, and to below both."""
    if frame.least == PHONE:
        texts, low = stack([name], top, frame.least - 2)
        return texts, low + (GAP + THICK) / 2, low + GAP / 2 + THICK
    texts, low = stack([name], top, COLUMN * frame.least, at=0, dx=-GAP, anchor="end")
    spare = max(THICK - (low - top), 0)
    low += spare
    return [replace(text, y=text.y + spare / 2) for text in texts], (top + low) / 2, low


def _parts(counts, y):
    """A bar for each kind of date that there is, and what it says."""
    total, before = int(counts.sum()), 0
    for (kind, n), tone in zip(counts.items(), TONES, strict=True):
        if n:
            ends = {"first": 100 * before / total, "last": 100 * (before + n) / total}
            of = f" of {total}" if kind == NONE or n == max(counts) else ""
            words = f"{'no date given' if kind == NONE else kind}: {n}{of}"
            yield Bar(**ends, y=y, tone=tone, thick=THICK, outline=True), words
            before += n


def _none(bar, words, frame):
    """No bar but the outline of one, and its name inside where that has room."""
    top, low, look = bar.y - THICK / 2, bar.y + THICK / 2, {"tone": "rule"}
    for y in (top, low):
        yield Line(first=bar.first, last=bar.last, y=y, to_y=y, **look)
    for at in (bar.first, bar.last):
        yield Line(first=at, last=at, y=top, to_y=low, **look)
    wide = text_width(words, frame.small, True) + 2 * GAP
    if frame.px(bar.last) - frame.px(bar.first) >= wide:
        yield Text(text=words, at=bar.first, dx=GAP, y=bar.y, size=frame.small, bold=True)


def _labels(parts, top, frame):
    """What each part is: in a line below all that has room for it, else lower, at a line's end."""
    size = frame.small
    y, marks, lower, free = top + GAP + size / 2, [], [], 0
    for n, (bar, words) in enumerate(parts, 1):
        wall = frame.px(parts[n][0].first) if n < len(parts) else frame.least
        text = Text(text=words, y=y, at=bar.first, tone="soft", size=size)
        wide, end = text_width(words, size), frame.px(bar.last)
        if frame.px(bar.first) + wide + GAP <= wall:
            marks.append(text)
            free = frame.px(bar.first) + wide + GAP
        elif n == len(parts) and end - wide >= free:
            marks.append(replace(text, at=bar.last, anchor="end"))
        else:
            at = (bar.first + bar.last) / 2
            lower.append((at, wide + GAP, text))
            free = frame.px(at) + GAP
    y += LEADING * size * bool(marks)
    for k, low, high in reversed([*tiers([frame.px(at) for at, *_ in lower], frame.least)]):
        at, wide, text = lower[k]
        dx = max(low + GAP, min(frame.px(at), high - wide)) - frame.px(at)
        marks.append(Line(first=at, last=at, y=top, to_y=y - size / 2, tone="rule"))
        marks.append(replace(text, y=y, at=at, dx=dx))
        y += LEADING * size
    return marks, y - size / 2 if marks else top
