"""What is wrong in a file: each thing with its place and its mend, as a table that reads well."""

import re
import textwrap
import unicodedata
from collections import Counter
from dataclasses import dataclass

MOST_SHOWN = 50
WIDTH = 100  # characters of a line


@dataclass(frozen=True)
class Problem:
    """One thing wrong in a file.

    `row` is as a spreadsheet counts, the header being 1; 0 stands for the whole file.
    """

    row: int
    column: str
    value: str
    message: str


class EventsError(ValueError):
    """A file that cannot be drawn honestly as it stands.

    Attributes
    ----------
    problems : list of Problem
        All of them.
    """

    def __init__(self, name, problems):
        self.name = name
        self.problems = list(problems)
        number = f"{len(problems):,} problem{'s' * (len(problems) != 1)}"
        super().__init__(f"{visible(name)}: {number}\n{self.table()}")

    def table(self):
        """The first `MOST_SHOWN` problems as a text table, and how many more there are."""
        rows = [["row", "column", "value", "what to do"]]
        rows += [
            [str(each.row or "–"), _short(each.column, 16), _short(each.value, 24), each.message]
            for each in self.problems[:MOST_SHOWN]
        ]
        widths = [
            max(map(_width, column)) for column in zip(*(row[:3] for row in rows), strict=True)
        ]
        return "\n".join([*(_line(row, widths) for row in rows), *self._rest()])

    def _rest(self):
        rest = Counter(problem.column for problem in self.problems[MOST_SHOWN:])
        where = [f"{number:,} in {_short(column, 16)}" for column, number in rest.most_common(5)]
        return [f"… and {rest.total():,} more: {', '.join(where)}"] if rest else []


def _line(row, widths):
    """A row of the table; what does not fit into a line goes below itself."""
    *cells, message = row
    pairs = zip(cells, widths, strict=True)
    start = "".join(cell + " " * (width + 2 - _width(cell)) for cell, width in pairs)
    margin = sum(widths) + 2 * len(widths)
    return start + f"\n{' ' * margin}".join(textwrap.wrap(visible(message), WIDTH - margin))


def visible(text):
    """On one line, and with signs for what has no shape or would govern a terminal."""
    text = re.sub("[\ud800-\udfff]", "�", " ".join(str(text).split()))
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in text
    )


def _short(text, width):
    text = visible(str(text)[: 10 * width])
    return text if len(text) <= width else text[: width - 1] + "…"


def _width(text):
    """Columns in a terminal: ideographs take two, accents of their own none."""
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(map(bool, map(unicodedata.combining, text)))
