"""The sentences that a form sets beside marks, and the ids by which they are given."""

import re
from itertools import accumulate

from ..placing import wrap_characters
from ..rows import near

MOST = 5  # notes: with more none is read
BROKEN_AT = 46  # characters a line


def check_ids(events, ids, what):
    """Refuse an id that none of the events has, and name the nearest.

    Raises
    ------
    ValueError
    """
    known = dict(zip([*events["title"], *events["id"]], [*events["id"]] * 2, strict=True))
    for name in ids:
        if name not in set(events["id"]):
            like = near(str(name), known)
            advice = f"use {known[like]!r}" if like else "choose one that these events have"
            raise ValueError(f"{what}: no event has the id {name!r}; {advice}")


def lines(notes, events):
    """Each note in lines.

    Parameters
    ----------
    notes : dict of str to str, or None
        A sentence for each event's id, at most `MOST`.
    events : DataFrame

    Returns
    -------
    dict of str to list of (str, int)
        The text of each line, and how many of its characters are bold: the first clause.

    Raises
    ------
    ValueError
        For more, or for an id that is none of the events'.
    """
    notes = notes or {}
    check_ids(events, notes, "notes")
    if len(notes) > MOST:
        raise ValueError(f"{len(notes)} notes are given, and a reader takes in {MOST}: keep those")
    return {name: _lines(text) for name, text in notes.items()}


def _lines(text):
    head = re.match(r".*?[.,;:](?=\s|$)|.*", text, re.S).end()
    broken = wrap_characters(text, BROKEN_AT)
    begins = accumulate((len(line) + 1 for line in broken[:-1]), initial=0)
    return [
        (line, min(max(head - at, 0), len(line))) for line, at in zip(broken, begins, strict=True)
    ]
