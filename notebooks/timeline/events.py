"""Reads and checks events.csv, articles.csv and citations.csv.

Nothing is dropped or guessed: a file is taken whole, or `EventsError` lists all
that is wrong with it.
"""

import csv
import difflib
import io
import re
from dataclasses import astuple, dataclass
from pathlib import Path

import numpy as np
import pandas as pd

from .dates import BOUNDS, parse

# fmt: off
EVENT_COLUMNS = [
    "id", "date", "title", "description", "theme", "actors", "place", "lat", "lon", "cited_by",
    "reference", "reference_url", "note",
]
# fmt: on
ARTICLE_COLUMNS = ["key", "title", "author", "publisher", "published", "note"]
CITATION_COLUMNS = ["article", "paragraph", "cue", "date", "event", "reason"]
LONGEST_TITLE = 60  # characters: what fits beside a mark on a phone, in three lines
LONGEST_CUE = 8  # words: the articles' texts are not part of the project


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a file: `row` as a spreadsheet counts, the header being 1."""

    row: int
    column: str
    value: str
    message: str


class EventsError(ValueError):
    """A file that cannot be drawn honestly as it stands.

    Attributes
    ----------
    problems : list of Problem
        All of them, in the order of the file.
    """

    def __init__(self, name, problems):
        self.name = name
        self.problems = sorted(problems, key=lambda problem: problem.row)
        super().__init__(f"{name}: {_count(len(problems), 'problem')}\n{self.table()}")

    def table(self):
        """The problems as a text table, a line each."""
        rows = [("row", "column", "value", "what to do"), *map(astuple, self.problems)]
        rows = [[_shorten(cell) for cell in row[:3]] + [row[3]] for row in rows]
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        return "\n".join("  ".join(map(str.ljust, row, widths)).rstrip() for row in rows)


def read_events(path, articles=None):
    """Read a CSV of dated events.

    Parameters
    ----------
    path : str, Path or text file object
        UTF-8, a header row; `date` (EDTF) and `title` are required. Commas,
        semicolons or tabs may part the columns.
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
        else the latest day in the file.

    Raises
    ------
    EventsError
        Lists every problem of the file at once.

    Examples
    --------
    >>> read_events(io.StringIO("date,title\\n2014-03-18,Treaty signed"))["id"].item()
    'treaty-signed'
    """
    if articles is None:
        found = beside(path, "articles.csv")
        articles = read_articles(found) if found else None
    name, events, problems = _read(path, EVENT_COLUMNS, required=["date", "title"])
    dates = parse(events["date"])
    problems += _problems(events, "date", dates.pop("problem"))
    problems += _check_titles(events["title"])
    events["id"], more = _ids(events)
    problems += more
    problems += _check_references(events)
    if articles is not None:
        problems += _check_keys(events, "cited_by", articles.index, "articles.csv")
    for column, limit in {"lat": 90, "lon": 180}.items():
        events[column], more = _degrees(events[column], limit)
        problems += more
    problems += _problems(
        events,
        "lat",
        np.where(events["lat"].isna() != events["lon"].isna(), "give lat and lon, or neither", ""),
    )
    if problems:
        raise EventsError(name, problems)
    # a subset of the events keeps all categories, and so the colours of its themes
    events["theme"] = pd.Categorical(events["theme"], list(dict.fromkeys(events["theme"])))
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
    name, articles, problems = _read(path, ARTICLE_COLUMNS, required=["key", "published"])
    dates = parse(articles["published"])
    problems += _problems(articles, "published", dates["problem"])
    problems += _check_unique(articles, "key")
    if problems:
        raise EventsError(name, problems)
    return articles.assign(date=dates["end_max"]).set_index("key")


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
    name, citations, problems = _read(
        path, CITATION_COLUMNS, required=["article", "paragraph", "cue"]
    )
    dates = parse(citations["date"])
    problems += _problems(citations, "date", dates.pop("problem"))
    problems += _check_keys(citations, "article", articles.index, "articles.csv")
    problems += _check_keys(citations, "event", events["id"], "events.csv")
    problems += _check_cues(citations)
    problems += _check_cited_by(citations, events)
    if problems:
        raise EventsError(name, problems)
    citations["paragraph"] = citations["paragraph"].astype(int)
    return citations.join(dates).rename_axis(None)


def split(cells):
    """'a; b' => ['a', 'b'], for each cell of a Series."""
    return cells.str.split(";").map(lambda parts: [part.strip() for part in parts if part.strip()])


def links(event):
    """The references of one event => [(text, address), ...]."""
    return list(zip(_references(event.reference), _references(event.reference_url), strict=True))


def _references(cell):
    return [part.strip() for part in cell.split(" | ")] if cell.strip() else []


def _read(path, columns, required):
    """A CSV => its name, a frame of stripped str on its rows' numbers, and its problems."""
    name = getattr(path, "name", None) or (str(path) if not hasattr(path, "read") else "the text")
    header, *records = _records(name, path)
    header = [cell.strip() for cell in header]
    problems = _check_header(header, required)
    rows = {n: record for n, record in enumerate(records, start=2) if any(map(str.strip, record))}
    for n, record in rows.items():
        if len(record) > len(header):
            extra = " ".join(record[len(header) :])
            hint = "put a cell that contains a comma between double quotes"
            problems.append(Problem(n, "", extra, f"more cells than the header has; {hint}"))
    if problems:
        raise EventsError(name, problems)
    blank = [""] * len(header)
    table = pd.DataFrame(
        [[cell.strip() for cell in record] + blank[len(record) :] for record in rows.values()],
        columns=header,
        index=pd.Index(rows, name="row"),
        dtype=str,
    )
    missing = [column for column in columns if column not in header]
    table = table.assign(**dict.fromkeys(missing, ""))
    table = table[[*columns, *(column for column in header if column not in columns)]]
    for column in required:
        problems += _problems(
            table, column, np.where(table[column].eq(""), "must not be blank", "")
        )
    return name, table, problems


def _records(name, path):
    """The records of a CSV, whichever of , ; and tab parts them."""
    try:
        text = path.read() if hasattr(path, "read") else Path(path).read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        message = "save the file as CSV UTF-8 (in Excel: Save As, CSV UTF-8)"
        value = repr(error.object[error.start : error.end])
        row = error.object[: error.start].count(b"\n") + 1
        raise EventsError(name, [Problem(row, "", value, f"not UTF-8; {message}")]) from None
    first = text.split("\n", 1)[0]
    separator = max(",;\t", key=first.count)
    records = []
    try:
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            records.append(record)
    except csv.Error as error:
        message = f"a cell in double quotes is not closed, or has a lone quote in it ({error})"
        raise EventsError(name, [Problem(len(records) + 1, "", "", message)]) from None
    if not records:
        message = "the file is empty; its first row must name the columns"
        raise EventsError(name, [Problem(1, "", "", message)])
    return records


def _check_header(header, required):
    problems = [
        Problem(1, column, column, "two columns have this name")
        for column in sorted({column for column in header if column and header.count(column) > 1})
    ]
    for column in required:
        if column not in header:
            near = difflib.get_close_matches(column, map(str.lower, header), n=1, cutoff=0.6)
            real = next((name for name in header if near and name.lower() == near[0]), "")
            hint = f"; did you mean it by {real!r}?" if real else ""
            problems.append(Problem(1, column, "", f"there is no column {column!r}{hint}"))
    return problems


def _problems(table, column, messages):
    """A message or "" a row => the problems."""
    return [
        Problem(row, column, str(value), message)
        for row, value, message in zip(table.index, table[column], messages, strict=True)
        if message
    ]


def _check_titles(titles):
    return [
        Problem(row, "title", title, f"{len(title)} characters; at most {LONGEST_TITLE} fit")
        for row, title in titles.items()
        if len(title) > LONGEST_TITLE
    ]


def _ids(events):
    """Given ids, and for blank ones the title as a short name; with the problems."""
    malformed = events["id"].ne("") & ~events["id"].str.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*")
    advice = "use small letters, digits and single hyphens, such as kursk-incursion"
    problems = _problems(events, "id", np.where(malformed, advice, ""))
    problems += _check_unique(events, "id")
    taken = set(events["id"])
    ids = []
    for given, title in zip(events["id"], events["title"], strict=True):
        ids.append(given or _fresh(_slug(title), taken))
        taken.add(ids[-1])
    return ids, problems


def _slug(title):
    return "-".join(re.findall(r"\w+", title.lower())) or "event"


def _fresh(slug, taken):
    number, name = 2, slug
    while name in taken:
        name, number = f"{slug}-{number}", number + 1
    return name


def _check_unique(table, column):
    again = table[column].ne("") & table[column].duplicated()
    first = {value: row for row, value in reversed(list(table[column].items()))}
    return _problems(
        table,
        column,
        [
            f"row {first[value]} has it already; give each its own" if twice else ""
            for value, twice in zip(table[column], again, strict=True)
        ],
    )


def _check_references(events):
    problems = []
    for row, event in events.iterrows():
        texts, urls = _references(event["reference"]), _references(event["reference_url"])
        if len(texts) != len(urls):
            message = (
                f"{_count(len(texts), 'reference')}, {_count(len(urls), 'address')}; "
                "give equally many, parted by ' | '"
            )
            problems.append(Problem(row, "reference_url", event["reference_url"], message))
        problems += [
            Problem(row, "reference_url", url, "an address must begin with http:// or https://")
            for url in urls
            if not re.match(r"https?://[^\s/]", url)
        ]
    return problems


def _check_keys(table, column, known, where):
    """Each of the keys that a cell lists must be known."""
    known = list(known)
    return [
        Problem(row, column, key, f"not in {where}{_near(key, known)}")
        for row, keys in split(table[column]).items()
        for key in keys
        if key not in known
    ]


def _near(key, known):
    near = difflib.get_close_matches(key, known, n=1)
    return f"; did you mean {near[0]}?" if near else ""


def _degrees(cells, limit):
    numbers = pd.to_numeric(cells.where(cells.ne("")), errors="coerce").astype(float)
    wrong = cells.ne("") & ~numbers.between(-limit, limit)
    message = f"a number from -{limit} to {limit} is wanted, with a decimal point"
    return numbers, _problems(cells.to_frame(), cells.name, np.where(wrong, message, ""))


def _names(keys, articles):
    """'hill; cnn' => 'The Hill and CNN'; a key stays where no publisher is known."""
    names = {} if articles is None else dict(articles["publisher"])
    return [" and ".join(names.get(key) or key for key in each) for each in split(keys)]


def _check_cues(citations):
    number = citations["paragraph"].str.fullmatch(r"[1-9]\d*")
    problems = _problems(citations, "paragraph", np.where(number, "", "a whole number is wanted"))
    words = citations["cue"].str.split().str.len()
    long = np.where(words > LONGEST_CUE, f"quote at most {LONGEST_CUE} words", "")
    problems += _problems(citations, "cue", long)
    both = citations["event"].ne("") == citations["reason"].ne("")
    reason = np.where(both, "name an event, or the reason why there is none, and not both", "")
    return problems + _problems(citations, "reason", reason)


def _check_cited_by(citations, events):
    """Problems stand at the row of the events' file."""
    found = citations[citations["event"].ne("")].groupby("event")["article"].agg(set)
    return [
        Problem(
            row,
            "cited_by",
            event["cited_by"],
            f"in events.csv, for {event['id']}: the citations say "
            f"{'; '.join(sorted(found.get(event['id'], set()))) or 'that none cites it'}",
        )
        for row, event in events.iterrows()
        if set(split(events["cited_by"])[row]) != found.get(event["id"], set())
    ]


def _close(events, articles):
    """Ends that are open or unknown lie no later than the horizon; and 'begun' by the end."""
    horizon = _horizon(events, articles)
    events["end_max"] = events["end_max"].fillna(horizon)
    events.loc[events["ongoing"], "end_min"] = horizon
    events["end_min"] = events["end_min"].fillna(events["start_min"])
    events["start_max"] = events["start_max"].fillna(events["end_max"])
    return events


def _horizon(events, articles):
    cited = {key for keys in split(events["cited_by"]) for key in keys}
    if articles is not None and cited:
        latest = articles.loc[sorted(cited), "date"].max()
    else:
        latest = events[BOUNDS].max(axis=None)
    return max(latest, events.loc[events["ongoing"], "start_max"].max(), key=_or_earliest)


def _or_earliest(day):
    return pd.Timestamp.min.as_unit("s") if pd.isna(day) else day


def beside(path, name):
    """`name` beside the file, or in a folder notebooks beside it, or None."""
    if hasattr(path, "read"):
        return None
    folder = Path(path).parent
    return next((f for f in (folder / name, folder / "notebooks" / name) if f.exists()), None)


def _count(number, thing):
    plural = "es" if thing.endswith("s") else "s"
    return f"{number} {thing}{plural if number != 1 else ''}"


def _shorten(cell, width=32):
    text = " ".join(str(cell).split())
    return text if len(text) <= width else text[: width - 1] + "…"
