"""What a form is asked to single out: ids in `accent`, sentences in `notes`."""

import re

from ..rows import near

MOST = 5  # notes: more would be no annotation


def check_ids(events, accent=(), notes=None):
    """Refuse, in a sentence that names what may be meant, ids that none of the events has.

    Parameters
    ----------
    events : DataFrame
    accent : iterable of str
    notes : dict of str to str, optional
        At most five.

    Returns
    -------
    tuple of (set of str, dict of str to str)

    Raises
    ------
    ValueError
    """
    accent, notes, ids = {*accent}, dict(notes or {}), events["id"].tolist()
    if len(notes) > MOST:
        raise ValueError(f"{len(notes)} notes are too many to be read; give the {MOST} that matter")
    for name, given in (("accent", sorted(accent)), ("notes", notes)):
        for one in given:
            if one not in ids:
                like = near(str(one), ids)
                advice = f"use {like!r}" if like else "choose one that these events have"
                raise ValueError(f"{name}: no event has the id {one!r}; {advice}")
    return accent, notes


def clauses(note):
    """A note => what is bold of it, up to the first sign, and the rest."""
    first = re.match(r"[^.,;:]*[.,;:]?", note)[0]
    return (first, note[len(first) :].strip()) if first else (note, "")
