"""What an explorer is told: its events as columns, how each kind of mark is drawn, facets.

All that is Python's to say is in it (dates in words, what a mark looks like, what is more
important), and nothing that a script can find out by itself (rows, thresholds, counts).
"""

import numpy as np
import pandas as pd

from ..charts._opening import opening, ranks, windows
from ..charts._rows import SIZE
from ..dates import WORDED, day_words, in_words
from ..drawing.dated import dated
from ..drawing.facts import as_of
from ..drawing.scales import Dates
from ..events import links
from ..placing import text_width, whole_window
from .facets import facets
from .kinds import kinds, with_kinds

VERSION = 1
HELD, WEIGHT = 20_000, 5_000_000  # of a page: events by name, characters of what is known of them
OTHERS = 140  # characters: of an event's numbers, and of its date in words
EDGES = 1_024  # of the bins in which the others begin
TEXTS = ["id", "title", "description", "cited", "note", "difference", "actors", "place"]
PLACES = ["first", "certain", "until", "last"]
REFERENCES = ["reference", "reference_url"]
GOLDEN = (5**0.5 - 1) / 2  # its multiples are evenly spread, however many one takes


def prepared(events, accent=()):
    """The events in order of time, as `dated` has them, and three columns more.

    Returns
    -------
    DataFrame
        `rank`, 0 of the most important; `kind`, by number; `held`, whether a page knows it by
        name. `attrs` has the "opening", [first, last], and the "columns" that the events had.
    """
    scale = Dates()
    marks = dated(events, scale, accent, worded=False)
    marks = marks.sort_values(["first", "last"], kind="stable", ignore_index=True)
    marks.attrs |= events.attrs | {"opening": _opening(marks, scale), "columns": [*events]}
    marks["rank"] = _ranks(marks, scale)
    marks["held"] = _held(marks, False)
    return with_kinds(marks)


def _ranks(marks, scale):
    """As `ranks` has them; of too many equals some of each time come first."""
    order = np.arange(len(marks))
    if len(marks) > HELD:
        order = np.argsort(order * GOLDEN % 1)
    found = np.empty(len(marks), int)
    found[order] = ranks(marks.iloc[order], marks.attrs["opening"][0], scale)
    return found


def _opening(marks, scale):
    return [float(end) for end in opening(marks, scale)] if len(marks) else [0.0, 1.0]


def holding(marks, ids):
    """The same, if need be with others `held`: these events in place of less important ones."""
    wanted = marks["id"].isin([*ids])
    if not (wanted & ~marks["held"]).any():
        return marks
    return marks.assign(held=_held(marks, wanted))


def _held(marks, wanted):
    """The most important, as many as have room; those that are wanted first."""
    ordered = marks.assign(later=~pd.Series(wanted, marks.index)).sort_values(["later", "rank"])
    texts = [ordered[name].astype(str).str.len() for name in [*TEXTS, *REFERENCES] if name in marks]
    weight = (sum(texts) + OTHERS).cumsum()
    return (weight.le(WEIGHT) & (np.arange(len(marks)) < HELD)).reindex(marks.index)


def told(marks, by=None, periods=None, title="", summary="", source=""):
    """What the explorer's scripts are given, as plain lists, numbers and texts.

    Parameters
    ----------
    marks : DataFrame
        From `prepared`.
    by : str, optional
        The column that makes lanes at first.
    periods : dict of str to (str, str), optional
        A button each: a name, the first and the last day.

    Returns
    -------
    dict
    """
    some, rest = marks[marks["held"]], marks[~marks["held"]]
    ends = whole(marks)
    return {
        "version": VERSION,
        "title": title,
        "summary": summary,
        "source": source,
        "as_of": _spoken(as_of(marks)),
        "total": len(marks),
        "held": len(some),
        "events": columns(some),
        "kinds": kinds(marks),
        "facets": facets(some, by),
        "by": by,
        "opening": marks.attrs["opening"],
        "whole": ends,
        "windows": [[each.name, each.first, each.last] for each in windows(periods or {}, Dates())],
        "accent": some.loc[some["is_accent"], "id"].tolist(),
        "rest": counted(rest, ends) if len(rest) else None,
    }


def columns(marks):
    """What is known of events by name, a list a column, in order of time.

    "first" to "last" are places as `dated` makes them, "width" the px of a name, "kind" the
    number of how it is drawn.
    """
    cells = {name: marks[name].astype(str).tolist() for name in TEXTS if name in marks}
    dates, backed = (marks[names].astype(object) for names in (WORDED, REFERENCES))
    return dict.fromkeys(TEXTS, [""] * len(marks)) | {
        **cells,
        "when": [in_words(event) for event in dates.itertuples()],
        "links": [[list(link) for link in links(event)] for event in backed.itertuples()],
        **{name: _known(marks[name]) for name in ("lat", "lon")},
        **{name: marks[name].round(3).tolist() for name in PLACES},
        "width": [
            round(text_width(title, SIZE, bold), 1)
            for title, bold in zip(marks["title"], marks["is_accent"], strict=True)
        ],
        "priority": marks["rank"].tolist(),
        "kind": marks["kind"].tolist(),
    }


def _known(numbers):
    return [None if np.isnan(number) else number for number in numbers.tolist()]


def _spoken(iso):
    """'2025-03-22' => '22 March 2025'."""
    return day_words(pd.Timestamp(np.datetime64(iso, "s"))) if iso else ""


def whole(marks):
    """From the first event to the last, with the opening's margins."""
    start, end = marks.attrs["opening"]
    if marks.empty:
        return [start, end]
    return whole_window(start, end, float(marks["first"].min()), float(marks["last"].max()))


def counted(rest, ends):
    """When events begin, as exactly as a strip of them can show.

    Returns
    -------
    dict
        "first" and "certain" (places, of a grid that is fine where many begin), and of each
        such pair its "number": how many may begin at the one, and do at the other at the latest.
    """
    begun = rest[["first", "certain"]].to_numpy(float).T
    shares = np.quantile(begun, np.linspace(0, 1, EDGES // 2))
    edges = np.unique(np.round([*np.linspace(*ends, EDGES // 2), *shares], 3).clip(*ends))
    low = np.clip(np.searchsorted(edges, begun, "right") - 1, 0, None)
    (first, certain), number = np.unique(edges[low], axis=1, return_counts=True)
    return {"first": first.tolist(), "certain": certain.tolist(), "number": number.tolist()}
