"""The charts of a notebook, whatever draws them: what a page says of each in words."""

from . import pictures, plotted
from .entries import APART, PARTS
from .words import as_json, day_words, is_web

KINDS = [pictures, plotted]  # the best first


def figures(nb):
    """The charts of a notebook in order; each output then holds its number, from 1.

    Returns
    -------
    list of dict
        "id", "title", "summary", "source", "facts", "columns", "rows" (without what the page's
        list of events says of each), "told" (JSON: what the script needs to know), and
        "pictures", or "drawing" and "forms" of one that plotly.js draws.
    """
    found = []
    for output in (output for cell in nb.cells for output in cell.get("outputs", [])):
        read = _read(output.get("data", {}), len(found) + 1)
        if read:
            found.append(_figure(read, len(found) + 1))
    return found


def leave_to_list(drawn, told):
    """Take out the tables that say no more than the page's list of all events.

    Parameters
    ----------
    drawn : list of dict
        As of `figures`; those left out have "listed", and their script is told so.
    told : list of dict
        As of `entries.entries`.
    """
    known = {
        entry["id"]: {PARTS[part]: entry[part] for part in ("when", "name", "by")} for entry in told
    }
    for figure in drawn:
        figure["listed"] = bool(told) and _is_listed(figure, known)
        if figure["listed"]:
            figure |= {"rows": [], "told": as_json({"all": True})}


def _is_listed(figure, known):
    ids, columns = figure["facts"].get("ids") or [], figure["columns"]
    if figure["facts"].get("lanes") or sorted(ids) != sorted(known):
        return False
    said = [dict(zip(columns, row["cells"], strict=True)) for row in figure["rows"]]
    return len(said) == len(ids) and all(
        all(cell == known[name].get(column) for column, cell in row.items())
        for name, row in zip(ids, said, strict=True)
    )


def as_of(drawn):
    """The day to which the charts draw what goes on, '22 March 2025'; "" if none says it."""
    days = [figure["facts"].get("as_of") or "" for figure in drawn]
    return day_words(max(days, default=""))


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
    named = {"lanes": facts.get("lanes"), "laneNames": facts.get("lane_names")}
    shown = [k for k, name in enumerate(columns) if not (any(ids) and name in APART)]
    return read | {
        "id": f"figure-{number}",
        "title": facts.get("title") or f"Chart {number}",
        "summary": facts.get("summary") or "",
        "source": facts.get("source") or "",
        "columns": [columns[k] for k in shown],
        "rows": [_row(*each, shown) for each in zip(_filled(ids, rows), rows, strict=True)],
        "told": as_json({key: value for key, value in named.items() if value}),
    }


def _filled(ids, rows):
    return [*ids, *[""] * (len(rows) - len(ids))]


def _row(event, cells, shown):
    return {"event": event, "cells": [cells[k] for k in shown]}


def parts(cell):
    """A cell's parts, (text, address) each; only an address of the web is one."""
    if not isinstance(cell, list | tuple):
        return [(cell, "")]
    return [(text, address if is_web(address) else "") for text, address in cell]
