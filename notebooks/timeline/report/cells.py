"""The cells of a notebook, less what a page tells in its own way: tags, the rail, what comes next.

A cell tagged ``rail`` stands at the side of the text before it, or else of the text after it.
"""

import re

from ..rows import near
from .run import NotebookError

RAIL = "rail"
# tags of the tools that read the same notebooks
KNOWN = {RAIL, "parameters", "injected-parameters", "raises-exception", "skip-execution"}
KNOWN |= {"nbval-ignore-output", "nbval-check-output", "nbval-raises-exception", "nbval-skip"}
NEXT = re.compile(r"(?:\A|\n)\s*Next: (\[[^\]]*\]\([^)\s]*\))\.?\s*\Z")


def check_tags(nb, name=""):
    """Refuse a tag that nobody reads: it is most likely misspelt.

    Raises
    ------
    NotebookError
    """
    for number, cell in enumerate(nb.cells, start=1):
        for tag in cell.metadata.get("tags", []):
            if tag not in KNOWN:
                like = near(tag, KNOWN) or RAIL
                where = ", ".join(filter(None, [name and f"{name}.ipynb", f"cell {number}"]))
                raise NotebookError(f"{where}: no tag {tag!r} is known; did you mean {like!r}?")


def is_rail(cell):
    """Whether a cell is to stand at the side."""
    return RAIL in cell.metadata.get("tags", [])


def set_rails(nb):
    """Put each rail behind its text, and note in `metadata` where the two begin and end."""
    waiting, ordered = [], []
    for cell in nb.cells:
        if is_rail(cell) and not (ordered and _is_beside(ordered[-1])):
            waiting.append(cell)
        else:
            ordered.append(cell)
            if _is_text(cell):
                ordered += waiting
                waiting = []
    nb.cells = ordered + waiting
    for k, cell in enumerate(nb.cells):
        follows = k + 1 < len(nb.cells) and is_rail(nb.cells[k + 1])
        alone = is_rail(cell) and not (k and _is_beside(nb.cells[k - 1]))
        cell.metadata["opens"] = alone or (follows and _is_text(cell))
        cell.metadata["closes"] = is_rail(cell) and not follows


def _is_text(cell):
    return cell.cell_type == "markdown" and not is_rail(cell) and bool(cell.source.strip())


def _is_beside(cell):
    """Whether a rail that comes next stands at the side of this cell, or below this rail."""
    return _is_text(cell) or is_rail(cell)


def take_next(nb):
    """Take "Next: [One](01.ipynb)" out of the last text => the link as Markdown, or ""."""
    texts = [cell for cell in nb.cells if cell.cell_type == "markdown" and cell.source.strip()]
    found = NEXT.search(texts[-1].source) if texts else None
    if not found:
        return ""
    texts[-1].source = texts[-1].source[: found.start()]
    return found[1]
