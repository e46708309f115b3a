"""Annotations, and whether the events that are named to a form are among those that it draws."""

import re
from itertools import accumulate

from ..placing import wrap_characters
from ..rows import near

MOST = 5  # annotations: more is a text, and no picture
CHARACTERS = 46  # a line
NOTE = 330  # px: about as much
LONGEST = 240  # characters of a sentence
# a full stop after a word of two small letters or more ends a sentence, "St. Petersburg" goes on
_END = re.compile(r"(?<=[^\W\d_A-Z]{2}[.!?])[”’\")]?\s+|(?<=[。！？])")
CLAUSE = re.compile(r".*?[.,;:](?=\s|$)|.*", re.S)


def check_named(events, *, notes=None, most=MOST, **named):
    """Refuse ids that no event has, and too many notes.

    Parameters
    ----------
    events : DataFrame
    notes : dict of str to str
    most : int
        Notes.
    **named : iterables of str
        Ids, by the name of the argument that holds them: ``accent=["crimea"]``.

    Raises
    ------
    ValueError
        That names the id most like the one that is not there.
    """
    if notes and len(notes) > most:
        raise ValueError(
            f"{len(notes)} notes hide a picture, {most} at most explain it; choose the best of them"
        )
    ids = events["id"].tolist()
    for argument, given in {"notes": notes or {}, **named}.items():
        for name in given:
            if name not in ids:
                known = advice(name, events)
                raise ValueError(f"{argument}: no event has the id {name!r}; {known}")


def advice(name, events):
    """Which id is meant: the one most like it, or that of the event with such a title."""
    ids = events["id"].tolist()
    names = dict(zip([*events["title"], *ids], [*ids, *ids], strict=True))
    like = near(str(name), names)
    return f"use {names[like]!r}" if like else "choose one that these events have"


def broken(notes, most=CHARACTERS):
    """Each note in lines of so many characters at most.

    Parameters
    ----------
    notes : dict of str to str, or None
        A sentence for each event's id.

    Returns
    -------
    dict of str to list of (str, int)
        The text of each line, and how many of its characters are bold: the first clause.
    """
    return {name: _broken(text, most) for name, text in (notes or {}).items()}


def _broken(text, most):
    head = CLAUSE.match(text).end()
    head *= head < len(text.rstrip())  # a sentence of one clause is not bold as a whole
    return headed(by_clause(text, lambda part: wrap_characters(part, most)), head)


def by_clause(text, wrapped):
    """A text in lines, of which one ends with its first clause if that takes no more of them."""
    whole, parts = wrapped(text), [line for part in clauses(text) if part for line in wrapped(part)]
    return parts if len(parts) <= len(whole) else whole


def headed(said, head):
    """The lines of a text, each with how many of its first so many characters are in it."""
    begins = accumulate((len(line) + 1 for line in said[:-1]), initial=0)
    return [
        (line, min(max(head - at, 0), len(line))) for line, at in zip(said, begins, strict=True)
    ]


def sentence(text):
    """The first sentence of a text, cut at a word if it is very long.

    Examples
    --------
    >>> sentence("They meet in St. Petersburg. Nothing is signed.")
    'They meet in St. Petersburg.'
    """
    text = " ".join(text.split())
    first = text[: end.end()].strip() if (end := _END.search(text)) else text
    return first if len(first) <= LONGEST else f"{first[:LONGEST].rsplit(' ', 1)[0]} …"


def clauses(note):
    """A note => what is bold of it, and the rest."""
    first = CLAUSE.match(note)[0]
    return first, note[len(first) :].strip()


def note_parts(note, tone, size):
    """A note as `stack` takes it: its first clause bold and in a tone, the rest quiet."""
    looks = {"bold": True, "tone": tone}, {"tone": "soft"}
    return [
        (words, look | {"size": size}) for words, look in zip(clauses(note), looks, strict=True)
    ]
