"""The charts of a notebook, whatever draws them: what a page says of each in words."""

import calendar
import re

from ..dates import year_words
from . import pictures, plotted, tables
from .words import as_json, is_web

KINDS = [pictures, plotted]  # the best first


def figures(nb):
    """The charts of a notebook in order; each output then holds its number, from 1.

    Returns
    -------
    list of dict
        "id", "title", "summary", "source", "columns", "rows", "home" (of one whose rows stand
        in another chart's table, where that is, or None), "told" (JSON: what the script needs
        to know), and "pictures", or "drawing" and "forms" of one that plotly.js draws.
    """
    found = []
    for output in (output for cell in nb.cells for output in cell.get("outputs", [])):
        read = _read(output.get("data", {}), len(found) + 1)
        if read:
            found.append(_figure(read, len(found) + 1))
    homes, seen = tables.homes(found), set()
    return [_with_rows(figure, home, seen) for figure, home in zip(found, homes, strict=True)]


def _read(data, number):
    """What the best kind makes of an output, which then holds the number in its place."""
    held = {kind: data.pop(kind.KIND, None) for kind in KINDS}
    for kind, content in held.items():
        read = kind.read(content)
        if read:
            data[kind.KIND] = number
            return read
    return None


def _figure(read, number):
    facts = read["facts"]
    columns, rows, ids = (facts.get(key) or [] for key in ("columns", "rows", "ids"))
    return read | {
        "id": f"figure-{number}",
        "title": facts.get("title") or f"Chart {number}",
        "summary": facts.get("summary") or "",
        "source": facts.get("source") or "",
        "columns": columns,
        "rows": list(zip([*ids, *[""] * (len(rows) - len(ids))], rows, strict=True)),
        "spans": facts.get("spans") or [],
    }


def _with_rows(figure, home, seen):
    rows = [] if home else [_row(*each, figure["columns"], seen) for each in figure["rows"]]
    told = as_json(_told(figure["facts"], home))
    return figure | {"rows": rows, "home": home, "told": told}


def _told(facts, home):
    """What the table does not say; of one that stands elsewhere, where."""
    named = {"lanes": facts.get("lanes"), "laneNames": facts.get("lane_names")}
    of_rows = {"facets": facts.get("facets"), "spans": facts.get("spans")}
    there = home and {"table": home["id"], "rows": home["numbers"]}
    return {key: value for key, value in (named | (there or of_rows)).items() if value}


def _row(event, cells, columns, seen):
    """One row: the first of a page that tells of an event has the event's id."""
    first = bool(event) and event not in seen
    seen.add(event)
    label = cells[columns.index("Event")] if "Event" in columns else cells[0]
    return {
        "id": event if first else "",
        "event": event,
        "label": label,
        "cells": [_cell(cell) for cell in cells],
    }


def _cell(cell):
    """A cell's parts, (text, address) each; only an address of the web is one."""
    if not isinstance(cell, list | tuple):
        return [(cell, "")]
    return [(text, address if is_web(address) else "") for text, address in cell]


def latest_day(drawn):
    """The day on which the last event drawn begins, '16 March 2025'; "" if none is told."""
    firsts = [span.split("/")[0] for figure in drawn for span in figure["spans"]]
    days = [day for first in firsts if (day := _day(first))]
    if not days:
        return ""
    year, month, day = max(days)
    return f"{day} {calendar.month_name[month]} {year_words(year)}"


def _day(iso):
    """'-0043-03-15' => (-43, 3, 15); None for what is no day."""
    found = re.match(r"(-?\d+)-(0\d|1[0-2])-(\d\d)", iso)
    return tuple(map(int, found.groups())) if found else None
