"""How exactly each article dates its events, beside how exactly the record does."""

import re
from dataclasses import replace

import pandas as pd

from ..dates import PRECISIONS
from ..drawing.chart import chart
from ..drawing.facts import Facts, as_of
from ..drawing.marks import Bar, Line
from ..drawing.scales import Numbers, plural
from ..drawing.scene import PHONE, WIDE
from ..placing import text_width
from ._frame import Frame
from ._given import check
from ._words import DATE, LEADING, NAME, stack, width_of

RANGE, NONE = "range", "no date"
KINDS = [*PRECISIONS, RANGE, NONE]
AS = {RANGE: " as a"}  # in words before a kind; of others "to the"
TONES = [*(f"shade{k}" for k in range(len(PRECISIONS) + 1)), "accent"]
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
    broken = (text for name in names for text in stack([name], 0, COLUMN * least)[0])
    column = max(text_width(text.text, text.size, text.bold) for text in broken)
    left = 1 if least == PHONE else column + 2 * GAP
    frame = Frame(Numbers("{:,} %".format), 0, 100, least, left, 1)
    inside, marks, y = _have_room(rows), [], 1  # of the edge of a bar
    for k, ((_, counts), name) in enumerate(zip(rows, names, strict=True)):
        made, y = _row(name, counts, y, frame, inside)
        marks += made
        y += (NEAR, APART)[k % 2]
    return frame.scene(marks, y - APART)


def _have_room(rows):
    """Whether what has no date can be named inside its outline, in all rows and on a phone."""
    return all(
        width_of(_none_words(counts), {"size": DATE[PHONE], "bold": True}) + 2 * GAP
        <= (PHONE - 2) * counts[NONE] / counts.sum()
        for _, counts in rows
        if counts[NONE]
    )


def _names(rows):
    """Who says so, as `stack` takes it: an article, and the record of the same events."""
    for k, (name, counts) in enumerate(rows):
        of = "" if k % 2 else f", of {plural(int(counts.sum()), 'event')}"
        yield name + of, {"size": NAME[WIDE], "bold": not k % 2}


def _row(name, counts, top, frame, inside):
    """A name, a bar, and what its parts are; and how far down they reach."""
    said, y, low = _said(name, top, frame)
    words, end = _under(counts, y + THICK / 2 + GAP / 2, frame)
    named, below = _none(counts, y if inside else end + LEADING * frame.small / 2, frame, inside)
    return [*said, *_bars(counts, y), *words, *named], max(end, low, 0 if inside else below)


def _said(name, top, frame):
    """Who says so, px to the middle of the bar, and to below both."""
    room = frame.least - 2 if frame.least == PHONE else COLUMN * frame.least
    texts, low = stack([name], top, room)
    if frame.least == PHONE:
        return texts, low + (GAP + THICK) / 2, low + GAP / 2 + THICK
    spare = max(THICK - (low - top), 0)
    low += spare
    return [replace(text, y=text.y + spare / 2) for text in texts], (top + low) / 2, low


def _bars(counts, y):
    """A bar for each kind of date that there is; of none, but its outline in the accent."""
    total, before = int(counts.sum()), 0
    for (kind, n), tone in zip(counts.items(), TONES, strict=True):
        first, last = 100 * before / total, 100 * (before + n) / total
        if n and kind == NONE:
            yield from _outline(first, last, y)
        elif n:
            yield Bar(first=first, last=last, y=y, tone=tone, thick=THICK, outline=True)
        before += n


def _outline(first, last, y):
    top, low, look = y - THICK / 2, y + THICK / 2, {"tone": "accent"}
    for side in (top, low):
        yield Line(first=first, last=last, y=side, to_y=side, **look)
    for at in (first, last):
        yield Line(first=at, last=at, y=top, to_y=low, **look)


def _under(counts, top, frame):
    """Below a bar its parts in a line, in their order: '2 to the month · 8 to the year'."""
    room, look = frame.least - frame.px(0) - 1, {"size": frame.small, "tone": "soft"}
    parts = [(n, kind) for kind, n in counts.items() if n and kind != NONE]
    first, *rest = [f"{n}{AS.get(kind, ' to the')} {kind}" for n, kind in parts] or [""]
    words = " · ".join([first, *rest])
    if width_of(words, look) > room:
        words = " · ".join([first, *(f"{n} {kind}" for n, kind in parts[1:])])
    return stack([(re.sub(r" (?!\d)", "\u00a0", words), look)], top, room, at=0)


def _none(counts, y, frame, inside):
    """How many have no date, inside their outline, or below it at its end."""
    look = {"size": frame.small, "tone": "accent", "bold": True}
    inner = {"at": 100 * (1 - counts[NONE] / counts.sum()), "dx": GAP}
    place = inner if inside else {"at": 100, "anchor": "end"}
    top = y - LEADING * frame.small / 2
    return stack([(_none_words(counts), look)], top, frame.least - frame.px(0) - 1, **place)


def _none_words(counts):
    return f"{counts[NONE]} of {counts.sum()} with no date" if counts[NONE] else ""
