"""All events of a page and their references: each stands in it once, whatever charts show it."""

import re
from itertools import zip_longest

from ..drawing.facts import COLUMNS, DIFFERENCE, FACETS
from .words import as_json, is_web

# What an entry says, by the names that tables give it.
PARTS = dict(zip(["when", "name", "said", "by", "refs", "differ"], COLUMNS, strict=True))
APART = {PARTS[part] for part in ("said", "refs", "differ")}  # tables of charts leave it to entries
PLAIN = {"contradicts", "loose"}  # differences that are seen without opening anything
LABEL = 48  # characters


def entries(figures):
    """The events that the charts of a page tell of, in order of time, and their references.

    Parameters
    ----------
    figures : list of dict
        With the "facts" of each.

    Returns
    -------
    tuple of list of dict
        Entries: "id", the `PARTS` (each text but "refs": numbers from 1 with short names),
        "facets", "span", "plain" (where they differ is in sight). References: "text" and
        "address", "" if it is none of the web.
    """
    found = {}
    for figure in figures:
        for entry in _told(figure["facts"]):
            _merge(found.setdefault(entry["id"], entry), entry)
    ordered = sorted(found.values(), key=lambda entry: _day(entry["span"]))
    numbers = {}
    for entry in ordered:
        links = [tuple(link) for link in entry["refs"]]
        places = [numbers.setdefault(link, len(numbers) + 1) for link in links]
        names = [label(text) for text, _ in links]
        entry["refs"] = list(zip(places, names, strict=True))
        entry["plain"] = entry["facets"].get(DIFFERENCE) in PLAIN and bool(entry["differ"])
    return ordered, [
        {"text": text, "address": address if is_web(address) else ""} for text, address in numbers
    ]


def as_told(found):
    """What the script of the page needs to know of entries and is not written in them: JSON.

    Of each facet all values, and for each entry the numbers of its own.
    """
    facets = {}
    for name in FACETS:
        of = [re.split(r";\s*", entry["facets"].get(name) or "") for entry in found]
        values = list(dict.fromkeys(value for each in of for value in each if value))
        if values:
            facets[name] = [values, [[values.index(v) for v in each if v] for each in of]]
    return as_json({"facets": facets, "spans": [entry["span"] for entry in found]})


def label(text):
    """'The Hill, What Putin wants, 2025' => 'The Hill': who says it."""
    name = re.split(r", |: ", text)[0]
    return name if len(name) <= LABEL else name[:LABEL].rsplit(" ", 1)[0] + "…"


def _told(facts):
    """The events of one chart as entries, in its order; one that is told twice comes twice."""
    columns, cards = facts.get("columns") or [], facts.get("cards") or {}
    facets, spans = facts.get("facets") or {}, facts.get("spans") or []
    told = zip_longest(facts.get("ids") or [], spans, fillvalue="")
    for k, (name, span) in enumerate(told):
        if not name:
            continue
        row = facts["rows"][k]
        said = dict(zip(columns, row, strict=True))
        if name in cards:
            said = dict(zip(COLUMNS, cards[name], strict=True))
        entry = {part: said.get(column, "") for part, column in PARTS.items()}
        entry["name"] = entry["name"] or str(row[0])
        entry["refs"] = entry["refs"] or []
        yield entry | {"id": name, "span": span, "facets": {f: v[k] for f, v in facets.items()}}


def _merge(entry, other):
    """Fill what is blank in an entry from another one of the same event."""
    for key, value in other.items():
        entry[key] = entry[key] or value


def _day(span):
    """'-0043-03-15/…' => (-43, 3, 15); what has no day comes last."""
    found = re.match(r"(-?\d+)-(\d\d)-(\d\d)", span)
    return tuple(map(int, found.groups())) if found else (10_000, 0, 0)
