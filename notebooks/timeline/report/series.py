"""The series that a folder of notebooks tells: ``index.md`` says its title and its order.

It is Markdown that reads well as it stands: a title, of which what stands before a colon is
the series' short name; a paragraph that says what it is; a list of links to notebooks in the
order of reading, each of which may have a sentence after its link.

    # Short name: the rest of the title

    What this is, in a sentence or three.

    1. [One](01-one.ipynb)
    2. [Two](02-two.ipynb): what the index says of it, in place of what it finds.
"""

import re
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from urllib.parse import unquote

from ..rows import near
from .words import plain

FILE = "index.md"
NAMELESS = "Reports"
_HEADING = re.compile(r"#[ \t]+(.+?)[ \t#]*")
_MARK = r"(?:\d+[.)]|[-*+])[ \t]+"
_ITEM = re.compile(_MARK + r"[*_]*\[.*?\]\(<?(?P<path>[^)]+?)\.ipynb>?\)[*_]*(?P<said>.*)", re.S)


class SeriesError(ValueError):
    """What is wrong with an index.md, in a sentence that says how to mend it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A notebook of the series: its file name less the ending, and what the index says of it."""

    name: str
    sentence: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """What an index.md says.

    Attributes
    ----------
    title : str
    name : str
        The short one, for mastheads.
    standfirst : str
        Markdown; "" without one.
    entries : tuple of Entry
        In the order of reading.
    is_told : bool
        Whether there is an index.md. Without one the entries are all notebooks by name.
    """

    title: str
    name: str
    standfirst: str
    entries: tuple[Entry, ...]
    is_told: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where a notebook stands in its series: `number` of `of`, from 1."""

    series: str
    number: int
    of: int


def read(folder):
    """The series of a folder of notebooks.

    Parameters
    ----------
    folder : str or Path

    Returns
    -------
    Series
        Without an index.md all notebooks by name, under the title of the folder's README.

    Raises
    ------
    SeriesError
        For no title, a link to a notebook that is not there, or one that is listed twice.

    Examples
    --------
    >>> read("notebooks").name  # doctest: +SKIP
    'What Putin wants'
    """
    folder = Path(folder)
    names = sorted(path.stem for path in folder.glob("*.ipynb"))
    blocks = _blocks(folder / FILE)
    if blocks is None:
        return _series(_title(_blocks(folder / "README.md") or []) or NAMELESS, "", names, False)
    title = _title(blocks)
    if not title:
        raise SeriesError(f"{FILE} has no title; let it begin with one, as in '# Name: the rest'")
    entries = [_entry(item) for block in blocks if (item := _ITEM.fullmatch(block))]
    _check([entry.name for entry in entries], names)
    return _series(title, _standfirst(blocks), entries)


def place(folder, name):
    """Where the notebook of this name stands in its series; None if it is not listed there."""
    series = read(folder)
    names = [entry.name for entry in series.entries]
    if not series.is_told or name not in names:
        return None
    return Place(series.name, names.index(name) + 1, len(names))


def _series(title, standfirst, entries, is_told=True):
    entries = tuple(Entry(each) if isinstance(each, str) else each for each in entries)
    return Series(title, re.split(r":\s", title)[0], standfirst, entries, is_told)


def _blocks(path):
    """A Markdown file parted at its blank lines; None if there is none."""
    if not path.is_file():
        return None
    text = re.sub(r"<!--.*?-->", "", path.read_text("utf-8-sig"), flags=re.S)
    text = re.sub(r"(?m)^#+[ \t].*$", r"\n\g<0>\n", text)  # a heading is a block, and so is an item
    text = re.sub(rf"(?m)^[ \t]*{_MARK}\S", r"\n\g<0>", text)
    return [block.strip() for block in re.split(r"\n\s*\n", text) if block.strip()]


def _title(blocks):
    found = _HEADING.fullmatch(blocks[0]) if blocks else None
    return plain(found[1]) if found else ""


def _standfirst(blocks):
    """The paragraphs before the list."""
    return "\n\n".join(takewhile(lambda block: not re.match(_MARK, block), blocks[1:]))


def _entry(item):
    said = plain(re.sub(r"^[\s:.–—-]+", "", item["said"]))
    return Entry(unquote(item["path"]).removeprefix("./"), said)


def _check(listed, names):
    for number, name in enumerate(listed):
        if name not in names:
            like = near(name, names)
            mend = f"the nearest there is is {like}.ipynb" if like else "take it out of the list"
            raise SeriesError(f"{FILE} lists {name}.ipynb, which is not there; {mend}")
        if name in listed[:number]:
            raise SeriesError(f"{FILE} lists {name}.ipynb twice; take one of them out")
