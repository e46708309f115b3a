"""What an explorer is told: its events as columns, how each kind of mark is drawn, facets.

All that is Python's to say is in it (dates in words, what a mark looks like, what is more
important), and nothing that a script can find out by itself (rows, thresholds, counts).
"""

from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pandas as pd

from ..charts._rows import COMPACT, opening, reach
from ..dates import WORDED, day_words, in_words
from ..drawing.dated import dated
from ..drawing.marks import Text, marks_of
from ..drawing.scales import Dates
from ..drawing.scene import Box, Scene
from ..drawing.svg import box_markup
from ..events import ADDED, EVENTS, links, split
from ..placing import Event, Page, histograms, priorities, text_width

VERSION = 1
HELD = 20_000  # events by name in a page; the others are counted
BINS = 2_048  # of the histogram of those others
VALUES = 40  # of a facet: the rarer ones share "Other"
FACETS = {"theme": "Theme", "actors": "Actor", "cited": "Article", "place": "Place"}
KNOWN = {*EVENTS, *ADDED}  # what any story may have; other columns are its own
TEXTS = ["id", "title", "description", "cited", "note", "difference", "actors", "place"]
SIZE = 12.5  # px: a name
ROOM = Page(0.0, 5.0)
SCENE = Scene(least=560, scale=Dates(), first=0, last=5, height=20, page=ROOM)
MARGIN = 0.02  # of the window, on both sides of its events
# A kind's places: its marks are drawn once, at these, and a script puts an event's own there.
FIRST, CERTAIN, UNTIL, LAST = 1.0, 2.0, 3.0, 4.0
LOOKS = ["is_day", "has_bar", "is_context", "start_open", "end_open", "ongoing", "tone"]


def prepared(events, accent=()):
    """The events in order of time, as `dated` has them, with `rank`: 0 is the most important."""
    scale = Dates()
    marks = dated(events, scale, accent)
    order = ["first", "last"]
    marks = marks.sort_values(order, kind="stable", ignore_index=True)
    ends = opening(marks, scale) if len(marks) else (0.0, 1.0)
    marks["rank"] = priorities(
        marks["first"],
        marks["last"],
        ends[0],
        scale.year,
        spans=marks["is_span"],
        mentions=marks["mentions"],
        accent=marks["is_accent"],
        context=marks["is_context"],
    )
    marks = _with_kinds(marks)
    marks.attrs |= events.attrs | {
        "opening": [float(end) for end in ends],
        "columns": [name for name in events if name not in KNOWN],
    }
    return marks


def told(marks, by="", periods=None, title="", summary="", source="", held=HELD):
    """What the explorer's scripts are given, as plain lists, numbers and texts.

    Parameters
    ----------
    marks : DataFrame
        From `prepared`.
    by : str
        The column that makes lanes at first; "" for none.
    periods : dict of str to (str, str), optional
        A button each: a name, the first and the last day.
    held : int
        How many are given by name, the most important; of the others it has counts.
    """
    named = marks["rank"].lt(held)
    some, rest = marks[named], marks[~named]
    start, end = marks.attrs["opening"]
    return {
        "version": VERSION,
        "title": title,
        "summary": summary,
        "source": source,
        "as_of": _spoken(marks.attrs.get("horizon", "")),
        "total": len(marks),
        "held": len(some),
        "events": columns(some),
        "kinds": kinds(marks),
        "facets": facets(some, by),
        "by": by,
        "opening": [start, end],
        "whole": whole(marks),
        "windows": windows(periods or {}),
        "accent": some.loc[some["is_accent"], "id"].tolist(),
        "rest": counted(rest, whole(marks)) if len(rest) else None,
    }


def columns(marks):
    """The events that a page knows by name, a list a column, in order of time.

    "first" to "last" are places as `dated` makes them, "width" the px of a name, "kind" the
    number of how it is drawn.
    """
    texts = {name: marks[name].astype(str).tolist() for name in TEXTS if name in marks}
    worded = marks[[*WORDED, "reference", "reference_url"]].astype(object)
    return texts | {
        "when": [in_words(event) for event in worded[WORDED].itertuples()],
        "links": [[list(link) for link in links(event)] for event in worded.itertuples()],
        **{name: _known(marks[name]) for name in ("lat", "lon")},
        **{name: marks[name].round(3).tolist() for name in ("first", "certain", "until", "last")},
        "width": [round(text_width(title, SIZE), 1) for title in marks["title"]],
        "priority": marks["rank"].tolist(),
        "kind": marks["kind"].tolist(),
    }


def _known(numbers):
    return [None if np.isnan(number) else number for number in numbers.tolist()]


def _spoken(iso):
    """'2025-03-22' => '22 March 2025'."""
    return day_words(pd.Timestamp(iso)) if iso else ""


# --- kinds -----------------------------------------------------------------------------


def _with_kinds(marks):
    """The number of each one's `kind`: of all that `marks_of` looks at but for places."""
    looks = marks[LOOKS].assign(
        early=marks["first"].lt(marks["certain"]),
        late=marks["until"].lt(marks["last"]),
        soft_start=marks["start_qualifier"].ne(""),
        soft_end=marks["end_qualifier"].ne(""),
    )
    marks["kind"] = looks.groupby([*looks], sort=False).ngroup()
    return marks


def _stand_in(event):
    """An event that looks like it, at places that say which they are."""
    places = {"first": FIRST, "certain": CERTAIN, "until": UNTIL, "last": LAST}
    if not event.is_day:
        if event.first >= event.certain:
            places["certain"] = FIRST
        if event.until >= event.last:
            places["until"] = LAST
    return SimpleNamespace(**event._asdict() | places | {"id": ""})


def kinds(marks):
    """How each kind of event is drawn, by number.

    Returns
    -------
    list of dict
        "markup": a group as pictures have it, whose `data-at` are `FIRST`, `CERTAIN`, `UNTIL`
        and `LAST`, or of a day the middle of the first and the last; "over": whether its name
        stands over its mark; "before", "after": px that marks reach out of its extent; "tone".
    """
    first = marks.drop_duplicates("kind").sort_values("kind")
    return [_kind(event) for event in first.select_dtypes(exclude="datetime").itertuples()]


def _kind(event):
    like = _stand_in(event)
    over = not like.is_day
    y = COMPACT.bar if over else COMPACT.name[1]
    before, after = reach(like)
    name = Text(text="", at=LAST, y=COMPACT.name[not over], bold=like.is_accent, tone=like.tone)
    if like.tone != "accent":
        name = replace(name, tone="ink")
    box = Box(
        Event(FIRST, LAST, 0),
        *("", 0.0, 0, 1, 0.0, None),
        marks=(*marks_of(like, y, like.tone), name),
        tone=like.tone,
        strip=0.0,
    )
    markup = box_markup(SCENE, box, 0)
    return {"markup": markup, "over": over, "before": before, "after": after, "tone": like.tone}


# --- what one filters by ---------------------------------------------------------------


def facets(marks, by):
    """By column: its "name", its "values" as the file has them, and "of", the numbers of each."""
    found = {}
    for column in offered(marks, by):
        cells = split(marks[column].astype(str))
        counts = cells.explode().value_counts()
        values = _in_order(marks[column], counts, column == by)
        number = {value: k for k, value in enumerate(values)}
        of = [[number[value] for value in cell if value in number] for cell in cells]
        if values:
            name = FACETS.get(column, column.replace("_", " ").capitalize())
            found[column] = {"name": name, "values": values, "of": of}
    return found


def offered(marks, by):
    """Columns that can make lanes and chips: those of the form, and those of the story."""
    return list(dict.fromkeys([*FACETS, *marks.attrs["columns"], *[by] * bool(by)]))


def _in_order(cells, counts, is_wanted):
    most = counts.index[:VALUES]
    if isinstance(cells.dtype, pd.CategoricalDtype):
        known = [name for name in cells.cat.categories if name in most]
        return known + sorted({*most} - {*known})
    return [*most]


# --- the axis --------------------------------------------------------------------------


def whole(marks):
    """From the first event to the last, with the opening's margins."""
    start, end = marks.attrs["opening"]
    if marks.empty:
        return [start, end]
    margin = MARGIN * (end - start)
    first, last = marks["first"].min(), marks["last"].max()
    return [
        float(start if first >= start else first - margin),
        float(end if last <= end else last + margin),
    ]


def windows(periods):
    """A button each: [name, first, last]."""
    scale = Dates()
    found = []
    for name, days in periods.items():
        first, last = (float(scale.at(pd.Timestamp(day).to_datetime64())) for day in days)
        margin = MARGIN * (last - first)
        found.append([name, first - margin, last + 1 + margin])
    return found


def counted(rest, ends):
    """Of the events that are not held: how many touch any bins, as `placing.Density` counts.

    Returns
    -------
    dict
        "start" and "step" of the bins, "before" (of each bound how many lie before each bin),
        "undated" ([bin of the earliest end, bin of the latest start, how many]).
    """
    start, end = ends
    step = (end - start) / BINS
    bounds = rest[["first", "certain", "until", "last"]].to_numpy(float).T
    bounds[2:] -= Dates.inset  # the moment at which an end lies is no part of the event
    early, late, first, last = bounds
    ordered = [early, np.maximum(early, late), np.minimum(first, last), last]
    made = histograms(ordered, start, step, BINS)
    return {
        "start": start,
        "step": step,
        "before": made.before[:, 0].tolist(),
        "undated": made.undated[:, 1:].tolist(),
    }
