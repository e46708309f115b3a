"""What an event's texts say in a picture: one sentence, a note, and whether ids are known."""

import re

from ..rows import near

NOTES = 5  # at most: more than that and none of them stands out
LONGEST = 240  # characters of a sentence
# a full stop after a word of two small letters or more ends a sentence, "St. Petersburg" goes on
_END = re.compile(r"(?<=[^\W\d_A-Z]{2}[.!?])[”’\")]?\s+|(?<=[。！？])")


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


def clause(note):
    """The part that is set in bold, and the rest.

    Examples
    --------
    >>> clause("A threat, not a hint")
    ('A threat,', 'not a hint')
    """
    first = re.match(r"[^.,;:]*[.,;:]*", note)[0]
    return first.strip(), note[len(first) :].strip()


def check_notes(events, notes):
    """Refuse more notes than can be read, and those of no event."""
    if len(notes) > NOTES:
        raise ValueError(f"{len(notes)} notes, and {NOTES} can be read in one picture; choose")
    check_ids(events, notes)


def check_ids(events, ids):
    """Refuse an id that is none of these events', naming the one that is most like it."""
    names = events["id"].tolist()
    for strange in [name for name in ids if name not in {*names}]:
        known = dict(zip([*events["title"], *names], [*names, *names], strict=True))
        like = near(str(strange), known)
        advice = f"use {known[like]!r}" if like else "choose one that these events have"
        raise ValueError(f"no event has the id {strange!r}; {advice}")


def words(marks):
    """What each event says when it is pointed at."""
    return {mark.id: f"{mark.title}, {mark.when}" for mark in marks.itertuples()}
