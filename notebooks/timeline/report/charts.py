"""What a page says of each figure in words, and what it draws, from `layout.meta`."""

import calendar

from ..dates import year_words
from .words import is_web

PLOTLY = "application/vnd.plotly.v1+json"
# What the page tells in its own HTML, and the script need not carry a second time.
TOLD = {"title", "summary", "source", "columns", "rows"}


def figures(nb):
    """The figures of a notebook in order; each output then holds its number, from 1.

    Returns
    -------
    list of dict
        "id", "title", "summary", "source", "columns", "rows", "same" (the id of an earlier
        figure with the very same table, or ""), "traces" and "drawing": what is drawn.
    """
    found, seen = [], set()
    for output in (output for cell in nb.cells for output in cell.get("outputs", [])):
        data = output.get("data", {})
        if PLOTLY in data:
            found.append(_figure(data[PLOTLY], len(found) + 1, found, seen))
            data[PLOTLY] = len(found)
    return found


def _figure(figure, number, earlier, seen):
    layout = figure.get("layout") or {}
    meta = layout.get("meta")
    meta = meta if isinstance(meta, dict) else {}
    columns, rows, ids = (meta.get(key) or [] for key in ("columns", "rows", "ids"))
    table = [columns, rows, ids]
    same = next((f["id"] for f in earlier if rows and f["table"] == table), "")
    named = zip([*ids, *[""] * (len(rows) - len(ids))], rows, strict=True)
    return {
        "id": f"figure-{number}",
        "title": meta.get("title") or _title(layout) or f"Chart {number}",
        "summary": meta.get("summary") or "",
        "source": meta.get("source") or "",
        "columns": columns,
        "table": table,
        "same": same,
        "rows": [] if same else [_row(*each, columns, seen) for each in named],
        "spans": meta.get("spans") or [],
        "traces": figure.get("data") or [],
        "drawing": _drawing(figure, layout, meta, same),
    }


def _title(layout):
    title = layout.get("title")
    return (title.get("text") if isinstance(title, dict) else title) or ""


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
    days = [_day(first) for first in firsts if first]
    if not days:
        return ""
    year, month, day = max(days)
    return f"{day} {calendar.month_name[month]} {year_words(year)}"


def _day(iso):
    """'-0043-03-15' => (-43, 3, 15)."""
    year, month, day = iso.lstrip("-").split("T")[0].split("-")
    return (-1 if iso.startswith("-") else 1) * int(year), int(month), int(day)


def _drawing(figure, layout, meta, same):
    """The figure without what the page tells in words."""
    rest = {key: value for key, value in meta.items() if key not in TOLD}
    if same:
        rest["table"] = same
    return {"data": figure.get("data") or [], "layout": layout | {"meta": rest}}
