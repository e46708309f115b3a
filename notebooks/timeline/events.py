"""Reads and checks events.csv, articles.csv and citations.csv.

Nothing is dropped or guessed: a file is taken whole, or `EventsError` lists all
that is wrong with it. What `events.schema.json` says of a column is checked here, so
other tools can check the same file.
"""

import difflib
import json
import re
from pathlib import Path

import numpy as np
import pandas as pd

from .dates import BOUNDS, iso, parse
from .ids import fill_ids
from .places import check_places, to_degrees
from .problems import EventsError, Problem
from .sheet import read_sheet

__all__ = ["EventsError", "Problem", "read_articles", "read_citations", "read_events"]

SCHEMA = json.loads(Path(__file__).with_name("events.schema.json").read_text("utf-8"))
EVENTS = {field["name"]: field | field.get("constraints", {}) for field in SCHEMA["fields"]}
del EVENTS["date"]["pattern"], EVENTS["date"]["maxLength"]  # `parse` checks them, and says more
_KEY = {"required": True, "maxLength": 40, "pattern": r"[^;\s]+", "advice": "one word is wanted"}
ARTICLES = {
    "key": _KEY,
    "title": {"maxLength": 200},
    "author": {"maxLength": 200},
    "publisher": {"maxLength": 60},
    "published": {"required": True},
    "note": {"maxLength": 1000},
}
CITATIONS = {
    "article": {"required": True},
    "paragraph": {
        "required": True,
        "pattern": "[1-9][0-9]{0,5}",
        "advice": "a whole number is wanted: the paragraph, the title being 1",
    },
    # at most eight words: the articles' texts are not part of the project
    "cue": {
        "required": True,
        "maxLength": 200,
        "pattern": r"\S+(\s+\S+){0,7}",
        "advice": "quote at least one word, and at most 8",
    },
    "date": {},
    "event": {},
    "reason": {},
}
_DATES = [*parse(pd.Series([], dtype=str)).drop(columns="problem")]
# columns that `read_events` computes
ADDED = ["cited", *_DATES, "first_possible", "last_possible"]
_MOST_GUESSES = 100  # keys: looking for like ones takes time


def read_events(path, articles=None):
    """Read a CSV of dated events.

    Parameters
    ----------
    path : str, Path or file object
        UTF-8, a header row; `date` (EDTF) and `title` are required. Commas,
        semicolons, tabs or | may part the columns. It is never written to.
    articles : DataFrame, optional
        From `read_articles`. Where it is missing, ``articles.csv`` is looked for
        beside the file and in ``notebooks`` beside it; without one, `cited_by`
        is not checked.

    Returns
    -------
    DataFrame
        A row an event, in the file's order and by the numbers a spreadsheet gives the
        rows: all columns of the design (missing ones blank; `lat`, `lon` as float; `theme`
        as categories in the file's order) and any others the file has; `cited`, the
        publishers of the articles in `cited_by`; and the columns of `dates.parse`: four
        bounds, `precision` and the flags, of which an open or unknown end is
        set to the horizon: the latest day on which a cited article was published,
        else the latest day in the file. `first_possible` and `last_possible` are the days
        between which an event can have begun and ended: the outer bounds, and where it
        is not known how early one was, the earliest day in the file. `attrs` has the
        horizon, "2025-03-22".

    Raises
    ------
    EventsError
        Lists every problem of the file at once.
    FileNotFoundError

    Warns
    -----
    UserWarning
        Names an unknown column that looks like a known one that is missing. Others are
        kept without a word, since a story may have columns of its own;
        ``python -m timeline`` names them.

    Examples
    --------
    >>> read_events(StringIO("date,title\\n2014-03-18,Treaty signed"))["id"].item()
    'treaty-signed'
    """
    sheet = read_sheet(path, EVENTS, ADDED)
    if articles is None and (found := beside(path, "articles.csv")):
        articles = read_articles(found)
    dates = parse(sheet.table["date"])
    problem = dates.pop("problem")
    sheet.check_rows("date", problem.ne(""), problem)
    _check_unique(sheet, "id")
    _check_references(sheet)
    if articles is not None:
        _check_keys(sheet, "cited_by", articles.index, "articles.csv")
    check_places(sheet, EVENTS)
    events = sheet.sound()
    events["id"] = pd.array(fill_ids(events["id"].tolist(), events["title"].tolist()), "str")
    for column in ["lat", "lon"]:
        events[column] = to_degrees(events[column]) if column in sheet.header else np.nan
    # a subset of the events keeps all categories, and so the colours of its themes
    codes, themes = pd.factorize(events["theme"].to_numpy())
    events["theme"] = pd.Categorical.from_codes(codes, pd.array(themes, "str"))
    events["cited"] = _names(events["cited_by"], articles)
    return _close(events.join(dates), articles).rename_axis(None)


def read_articles(path):
    """Read the list of articles, a row each.

    Returns
    -------
    DataFrame
        On the index `key`: the columns of the file, and `date`, the latest day
        on which the article can have been published (datetime64[s]).

    Raises
    ------
    EventsError
        Lists every problem of the file at once.
    """
    sheet = read_sheet(path, ARTICLES, ["date"])
    dates = parse(sheet.table["published"])
    sheet.check_rows("published", dates["problem"].ne(""), dates["problem"])
    without_end = dates["end_open"] | dates["ongoing"]
    sheet.check_rows("published", without_end, "a latest day is wanted")
    _check_unique(sheet, "key")
    return sheet.sound().assign(date=dates["end_max"]).set_index("key")


def read_citations(path, events, articles):
    """Read where each article mentions a time or a dated event, a row a mention.

    Parameters
    ----------
    path : str, Path or text file object
    events, articles : DataFrame
        From `read_events` and `read_articles`.

    Returns
    -------
    DataFrame
        The columns of the file, `paragraph` as int, and those of `dates.parse` for
        what the article itself says (NaT and "" where it gives no date).

    Raises
    ------
    EventsError
        Lists every problem at once, `cited_by` of the events that disagrees with
        these citations included.
    """
    sheet = read_sheet(path, CITATIONS, _DATES)
    dates = parse(sheet.table["date"])
    problem = dates.pop("problem")
    sheet.check_rows("date", problem.ne(""), problem)
    _check_keys(sheet, "article", articles.index, "articles.csv")
    _check_keys(sheet, "event", events["id"], "events.csv")
    both = sheet.table["event"].ne("") == sheet.table["reason"].ne("")
    advice = "name an event, or the reason why there is none, and not both"
    sheet.check_rows("reason", both, advice)
    _check_cited_by(sheet, events)
    citations = sheet.sound()
    citations["paragraph"] = citations["paragraph"].astype(int)
    return citations.join(dates).rename_axis(None)


def split(cells):
    """'a; b' => ['a', 'b'], for each cell of a Series."""
    return cells.fillna("").map(_keys)


def _keys(cell):
    return [part.strip() for part in cell.split(";") if part.strip()]


def links(event):
    """The references of one event => [(text, address), ...]."""
    return list(zip(_references(event.reference), _references(event.reference_url), strict=True))


def _references(cell):
    return re.split(r"\s+\|\s+", cell.strip()) if cell.strip() else []


def _check_unique(sheet, column):
    if column not in sheet.header:
        return
    cells = sheet.table[column]
    again = cells.ne("") & cells.duplicated()
    if again.any():
        first = {value: row for row, value in reversed([*cells.items()])}
        said = cells.map(lambda value: f"row {first[value]} has it already; give each its own")
        sheet.check_rows(column, again, said)


def _check_references(sheet):
    """As many addresses as references."""
    if not {"reference", "reference_url"} & {*sheet.header}:
        return
    given = sheet.table[sheet.table["reference"].ne("") | sheet.table["reference_url"].ne("")]
    for row, text, url in zip(given.index, given["reference"], given["reference_url"], strict=True):
        texts, urls = len(_references(text)), len(_references(url))
        if texts != urls:
            message = f"references: {texts}, addresses: {urls}; give equally many, parted by ' | '"
            sheet.blame(row, "reference_url", url, message)


def _check_keys(sheet, column, known, where):
    """Each of the keys that a cell lists must be known."""
    known = dict.fromkeys(known)
    guesses = iter(range(_MOST_GUESSES))

    def fault(cell):
        strange = [key for key in _keys(cell) if key not in known]
        return "; ".join(f"{key} is not in {where}{near(key)}" for key in strange)

    def near(key):
        like = difflib.get_close_matches(key, known, 1) if next(guesses, None) is not None else []
        return f", did you mean {like[0]}?" if like else ""

    sheet.check(column, fault)


def _check_cited_by(sheet, events):
    """Problems stand at the row of the events' file."""
    named = sheet.table[sheet.table["event"].ne("")]
    found = named.groupby("event")["article"].agg(set)
    for row, name, keys in zip(events.index, events["id"], events["cited_by"], strict=True):
        cited = found.get(name, set())
        if {*_keys(keys)} != cited:
            say = "; ".join(sorted(cited)) or "that none cites it"
            message = f"in events.csv, for {name}: the citations say {say}"
            sheet.blame(row, "cited_by", keys, message)


def _names(keys, articles):
    """'hill; cnn' => 'The Hill; CNN'; a key stays where no publisher is known."""
    names = {} if articles is None else dict(articles["publisher"])
    said = {cell: [names.get(key) or key for key in _keys(cell)] for cell in keys.unique()}
    return keys.map({cell: "; ".join(each) for cell, each in said.items()}).astype(str)


def _close(events, articles):
    """Ends that are open or unknown lie no later than the horizon; and 'begun' by the end."""
    horizon, earliest = _horizon(events, articles), events[BOUNDS].min(axis=None)
    events["end_max"] = events["end_max"].fillna(horizon)
    events.loc[events["ongoing"], "end_min"] = horizon
    events["end_min"] = events["end_min"].fillna(events["start_min"])
    events["start_max"] = events["start_max"].fillna(events["end_max"])
    if pd.notna(horizon):
        events.attrs["horizon"] = iso((horizon.year, horizon.month, horizon.day))
    return events.assign(
        first_possible=events["start_min"].fillna(earliest), last_possible=events["end_max"]
    )


def _horizon(events, articles):
    """The latest day of the cited articles, else of the file; no open event begins later."""
    cited = {key for cell in events["cited_by"].unique() for key in _keys(cell)}
    days = events[BOUNDS].max() if articles is None or not cited else articles["date"][[*cited]]
    begun = events.loc[events["end_max"].isna(), ["start_min", "start_max"]].max()
    return max([*days.dropna(), *begun.dropna()], default=pd.NaT)


def beside(path, name):
    """`name` beside the file, or in a folder notebooks beside it, or None."""
    if hasattr(path, "read"):
        return None
    folder = Path(path).parent
    return next((f for f in (folder / name, folder / "notebooks" / name) if f.exists()), None)
