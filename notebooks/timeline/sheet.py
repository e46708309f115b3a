"""A CSV as spreadsheets write it => a table of clean cells, and all that is wrong in it."""

import re
import warnings
from dataclasses import dataclass, field
from itertools import islice, repeat

import pandas as pd

from .header import read_header
from .plain import split
from .problems import EventsError, Problem
from .rows import MOST_ROWS, SEPARATORS, any_length, letter, read_rows, read_text
from .unseen import UNSEEN, check_unseen

LONGEST_CELL = 10_000  # what is beyond it is refused, so that no file takes more than seconds


@dataclass
class Sheet:
    """A CSV file as it was read.

    Attributes
    ----------
    name : str
        What the file is called in messages.
    problems : list of Problem
    table : DataFrame of str
        On the rows' numbers in a spreadsheet: the known columns, blank where the file has
        none, then the file's others, in its order. Cells are stripped.
    strangers : dict of str to str
        The others, each with the known column that it may be meant for, or "".
    separator : str
    header : list of str
    """

    name: str
    problems: list = field(default_factory=list)
    table: pd.DataFrame = None
    strangers: dict = field(default_factory=dict)
    separator: str = ","
    header: list = field(default_factory=list)

    def blame(self, row, column, value, message):
        self.problems.append(Problem(row, column, value, message))

    def stop(self, *problem):
        """Raises EventsError with all problems, one more included, in the order of the file."""
        if problem:
            self.blame(*problem)
        place = {name: i for i, name in enumerate(self.header)}
        self.problems.sort(key=lambda each: (each.row, place.get(each.column, len(place))))
        raise EventsError(self.name, self.problems) from None

    def check(self, column, fault):
        """A problem for each cell of which ``fault(value)`` says what is wrong."""
        cells = self.table[column]
        said = {value: fault(value) for value in cells.unique().tolist()}
        self.check_cells(column, {value: message for value, message in said.items() if message})

    def check_cells(self, column, faults):
        """A problem for each cell that is a key of `faults`, which holds the messages."""
        if faults:
            cells = self.table[column]
            self.check_rows(column, cells.isin(faults), cells.map(faults))

    def check_rows(self, column, wrong, messages):
        """A problem for each row that is `wrong`; one message for all, or a Series of them."""
        if wrong.any():
            cells = self.table.loc[wrong, column]
            said = repeat(messages) if isinstance(messages, str) else messages[wrong]
            self.problems += map(Problem, cells.index, repeat(column), cells, said)

    def sound(self):
        """The table, if there is no problem; warns of columns that look misspelt."""
        if self.problems:
            self.stop()
        for stranger, near in self.strangers.items():
            if near:
                message = f"{self.name}: the column {stranger!r} is kept, but not known"
                warnings.warn(f"{message}; did you mean {near}?", stacklevel=3)
        return self.table


def read_sheet(path, columns, added=()):
    """Read a CSV and check it against the constraints of its columns.

    Parameters
    ----------
    path : str, Path or file object
        UTF-8. Commas, semicolons, tabs or | may part the columns. Capitals, blanks and
        hyphens in the names of known columns do not matter.
    columns : dict of str to dict
        The known columns, each with those constraints of a Table Schema that are checked
        here (required, maxLength, pattern), and with advice for who breaks them.
    added : iterable of str
        Names that the file may not use, since the caller adds such columns.

    Returns
    -------
    Sheet

    Raises
    ------
    EventsError
        Where nothing can be checked: with all that is known by then.
    FileNotFoundError
    """
    sheet = Sheet(str(getattr(path, "name", "the text") if hasattr(path, "read") else path))
    text = read_text(sheet, path)
    with any_length():
        records = read_rows(sheet, text)
        header = sheet.header = read_header(sheet, records, columns, added)
        plain = split(text, sheet.separator, len(header))
        rows, cells = plain or _by_rules(sheet, records, text)
        records.close()  # it holds the text once more
    found = {name: column for name, column in zip(header, cells, strict=True) if name}
    table = dict.fromkeys(columns, pd.array([""] * len(rows), "str"))
    table |= {name: pd.array(column, "str") for name, column in found.items()}
    sheet.table = pd.DataFrame(table, pd.Index(rows, dtype="int64", name="row"))
    for name, column in found.items():
        sheet.check_cells(name, _faults(column, columns.get(name, {})))
    return sheet


def _by_rules(sheet, records, text):
    """The numbers of the rows, and the columns of stripped cells, by the rules of CSV."""
    header = sheet.header
    rows, cells = _grid(sheet, records, header)
    columns = [cells[i :: len(header)] for i in range(len(header))]
    if UNSEEN.search(text):
        named = {name: column for name, column in zip(header, columns, strict=True) if name}
        check_unseen(sheet, rows, named)
    if "" in header:
        _check_unnamed(sheet, rows, header, cells)
    return rows, [list(map(str.strip, column)) for column in columns]


def _grid(sheet, records, header):
    """The numbers of the rows, and all their cells, one row after the other."""
    rows, cells, width = [], [], len(header)
    for row, record in islice(records, MOST_ROWS):
        if len(record) != width:
            if "".join(record[width:]).strip():
                _blame_length(sheet, row, record, width)
            record = record[:width] + [""] * (width - len(record))
        rows.append(row)
        cells += record
    if next(records, None):
        sheet.stop(0, "", "", f"more than {MOST_ROWS:,} rows; split the file")
    return rows, cells


def _blame_length(sheet, row, record, width):
    sign = SEPARATORS[sheet.separator]
    advice = f"put a cell that has a {sign} in it between double quotes"
    message = f"the row has {len(record)} cells, the header {width}; {advice}"
    sheet.blame(row, letter(width), sheet.separator.join(record[width : width + 9]), message)


def _check_unnamed(sheet, rows, header, cells):
    """A column without a name must be blank; the first cell that is not is the problem."""
    for i in (i for i, name in enumerate(header) if not name):
        filled = ((r, c) for r, c in zip(rows, cells[i :: len(header)], strict=True) if c.strip())
        for row, cell in islice(filled, 1):
            advice = f"column {letter(i)} has no name; write one above it, or empty it"
            sheet.blame(row, letter(i), cell, advice)


def _faults(cells, rule):
    """The values that break the constraints of their column, each with what to do."""
    advice, limit = rule.get("advice", "must not be blank"), rule.get("maxLength", LONGEST_CELL)
    faults = {"": advice} if rule.get("required") and "" in cells else {}
    if "pattern" in rule:
        fits = re.compile(rule["pattern"]).fullmatch
        faults |= {value: advice for value in set(cells) if value and not fits(value)}
    if max(map(len, cells), default=0) > limit:
        too = "{:,} characters, at most {:,} fit: shorten it"
        faults |= {value: too.format(len(value), limit) for value in cells if len(value) > limit}
    return faults
