"""The first row of a sheet: the names of its columns, and what is wrong with them."""

import re
from collections import Counter
from itertools import islice

from .rows import letter, near

MOST_COLUMNS, LONGEST_NAME = 100, 60


def read_header(sheet, records, columns, added):
    """The names of the columns, the known ones as they are known.

    Parameters
    ----------
    sheet : Sheet
        Gets the problems, and the `strangers`.
    records : iterator of (int, list of str)
        From `rows.records`; its first row is taken.
    columns, added
        As of `sheet.read_sheet`.
    """
    row, record = next(records, (0, []))
    required = [column for column, rule in columns.items() if rule.get("required")]
    if not record:
        sheet.stop(0, "", "", f"the file is empty; {_example(required)}")
    if "".join(record[MOST_COLUMNS:]).strip():
        sheet.stop(row, "", "", f"{len(record):,} columns; at most {MOST_COLUMNS} are read")
    names = _names(record[:MOST_COLUMNS], columns)
    unknown = [name for name in names if name and name not in columns]
    _check_required(sheet, row, names, unknown, required)
    if not {*required} & {*names}:
        _find_header(sheet, records, columns, {*required})
        sheet.stop()
    _check_names(sheet, row, names, added)
    missing = [column for column in columns if column not in names]
    sheet.strangers = {name: near(name, missing, 0.75) for name in unknown}
    return names


def _example(required):
    return f"the first row must name the columns, as {','.join(required)}"


def _names(record, columns):
    """The cells of a header, with known names as they are known; none for the blank end."""
    cells = [" ".join(cell.split()) for cell in record]
    simple = [re.sub("[ _-]+", "_", cell.lower()) for cell in cells]
    names = [name if name in columns else cell for name, cell in zip(simple, cells, strict=True)]
    while names and not names[-1]:
        names.pop()
    return names


def _check_required(sheet, row, names, unknown, required):
    for column in (column for column in required if column not in names):
        parts = [name for name in unknown if column in name.lower()][:2]
        if len(parts) == 2:
            advice = f"put {' and '.join(parts)} into one column {column}, with / between"
            sheet.blame(row, parts[0], parts[0], advice)
        elif like := near(column, unknown):
            sheet.blame(row, like, like, f"did you mean {column}? Then give the column this name")
        else:
            message = f"there is no column {column}; {_example(required)}"
            sheet.blame(row, column, "", message)


def _find_header(sheet, records, columns, required):
    """Says so where a row further down has the names."""
    for row, cells in islice(records, 20):
        if required <= {*_names(cells[:MOST_COLUMNS], columns)}:
            sheet.problems.clear()
            advice = f"the names of the columns stand in row {row}; delete the rows above it"
            sheet.stop(1, "", "", advice)


def _check_names(sheet, row, names, added):
    for name, number in Counter(filter(None, names)).items():
        if number > 1:
            places = [letter(i) for i, each in enumerate(names) if each == name]
            advice = f"columns {' and '.join(places)} have the same name; rename or delete one"
            sheet.blame(row, name, name, advice)
        if name in added:
            sheet.blame(row, name, name, "a column of this name is computed; choose another")
        if not name.isprintable() or len(name) > LONGEST_NAME:
            advice = f"write a name of at most {LONGEST_NAME} letters that can be seen"
            sheet.blame(row, name, name, advice)
