"""What a report says of a notebook as a whole: its title, its finding, its neighbours."""

import json
import re
from pathlib import Path

from . import series
from .words import plain

# A stop after a word of two small letters or more: "St. Petersburg" goes on.
_SENTENCE = re.compile(r"(.*?(?<=[^\W\d_A-Z]{2}[.!?])[”’\")]*(?=\s)|.*)", re.S)
_NO_PARAGRAPH = ("#", "- ", "* ", "+ ", "|", ">", "```", "~~~", "<", "![", "1.")


def opening(nb, name=""):
    """Take the title and the finding out of a notebook's first Markdown cell.

    Parameters
    ----------
    nb : NotebookNode
        Its first Markdown cell loses what is returned.
    name : str
        The notebook's file name, which serves where it has no heading.

    Returns
    -------
    tuple of str
        The title as plain words, and the paragraph below it as Markdown.
    """
    cell = next((cell for cell in nb.cells if cell.cell_type == "markdown"), None)
    title, lead, rest = _split(cell.source if cell else "")
    if not title:
        return spoken(name), ""
    cell.source = rest
    return title, lead


def headline(source, name=""):
    """What stands in the text of a notebook's first Markdown cell, in words.

    Returns
    -------
    dict of str to str
        "title"; "lead", the paragraph below it; "finding", what of that stands in bold at its
        beginning, or its first sentence.
    """
    title, lead, _ = _split(source)
    found = re.match(r"\*\*(.+?)\*\*", lead, re.S) or _SENTENCE.match(lead)
    return {"title": title or spoken(name), "lead": plain(lead), "finding": plain(found[1])}


def _split(source):
    """Markdown => (title, first paragraph, the rest); no title if it does not open with one."""
    match = re.match(r"\s*#{1,6}[ \t]+(.+?)[ \t#]*(?:\n|\Z)", source)
    if not match:
        return "", "", source
    rest = source[match.end() :].lstrip("\n")
    lead, _, after = rest.partition("\n\n")
    if lead.startswith(_NO_PARAGRAPH) or re.search(r"\n(#|[-=]+\s*$)", lead):
        lead, after = "", rest
    return plain(match[1]), lead.strip(), after


def spoken(name):
    """'02-what-ended' => 'What ended'."""
    words = re.sub(r"[-_]+", " ", re.sub(r"^\d+[-_ ]*", "", name) or name).strip()
    return words[:1].upper() + words[1:] or "Report"


def siblings(folder):
    """The notebooks of a folder in the order of their series, those that it lacks last.

    A file that is no notebook is left out: it can have no report.

    Returns
    -------
    list of dict
        Each with "name" (of its file), "title", "lead" (what its index says of it, else what
        it finds) and "number" (in the series, from 1; 0 of one that it does not list).
    """
    told = series.read(folder)
    said = {entry.name: entry.sentence for entry in told.entries}
    names = dict.fromkeys([*said, *sorted(path.stem for path in Path(folder).glob("*.ipynb"))])
    numbers = {name: n * told.is_told for n, name in enumerate(said, 1)}
    found = [_entry(Path(folder) / f"{name}.ipynb", numbers, said) for name in names]
    return [entry for entry in found if entry]


def _entry(path, numbers, said):
    try:
        cells = json.loads(path.read_text("utf-8"))["cells"]
        source = next((c["source"] for c in cells if c["cell_type"] == "markdown"), "")
    except (OSError, ValueError, KeyError, TypeError):
        return None
    told = headline("".join(source), path.stem)
    lead = said.get(path.stem) or told["lead"]
    number = numbers.get(path.stem, 0)
    return {"name": path.stem, "title": told["title"], "lead": lead, "number": number}
