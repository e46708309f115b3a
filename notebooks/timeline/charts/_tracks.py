"""Named bars below upright lines: no name is crossed by a line, none stands on a bar.

What is apart at the narrowest page stays apart at a wider one, as in `_named`.
"""

from dataclasses import replace
from itertools import product

from ..drawing.marks import LEAST, Text, marks_of
from ..placing import text_width
from ._rows import reach

BAR, PITCH = 10, 18  # px: how high a bar is, from one row to the next
SPACE, CLEAR, GAP = 6, 4, 12  # px: to a name from its mark; from a line; between two in a row
FAR = 100  # px: a name that is farther from its bar is none of it


def tracks(frame, spans, walls, top, most):
    """Spans in rows from the top down.

    Parameters
    ----------
    frame : Frame
    spans : DataFrame
        From `drawing.dated`, between the ends of the frame, with the `name` of each; the
        first are placed first.
    walls : list of float
        Where along the scale the lines stand.
    top : float
        Px.
    most : int
        Rows.

    Returns
    -------
    marks : list of Mark
        Of those that found room.
    bottom : float
        Px.
    unnamed : bool
        Whether the name of one of them found none.
    """
    rows, made, unnamed = [], [], False
    for span in spans.itertuples():
        found = next(_free(_options(frame, span, walls), rows, most), None)
        if found:
            number, ends, text = found
            unnamed |= not text and bool(span.name)
            rows.extend([[]] * (number == len(rows)))
            rows[number] = [*rows[number], ends]
            y = top + PITCH * (number + 0.5)
            made += [
                *marks_of(span, y, span.tone, BAR, not span.is_accent),
                *(replace(each, y=y) for each in text),
            ]
    return made, top + PITCH * len(rows), unnamed


def _free(options, rows, most):
    """The row for each option that has one: first rows that are there already."""
    numbered = [*enumerate(rows), (len(rows), [])][:most]
    for (ends, text), (number, row) in product(options, numbered):
        if all(ends[1] + GAP <= left or right + GAP <= ends[0] for left, right in row):
            yield number, ends, text


def _options(frame, span, walls):
    """Where its name may stand, the nearest first => the px that all of it takes, the texts."""
    x0, x1, before, after = _extent(frame, span)
    look = {"text": span.name, "size": frame.small, "id": span.id, "bold": span.is_accent}
    look |= {"y": 0, "tone": "accent" if span.is_accent else "soft"}
    wide = text_width(look["text"], look["size"], look["bold"])
    places = [(x0, "end", span.first, -before), (x1, "start", span.last, after)]
    places += [(frame.px(w), "end" if frame.px(w) < x0 else "start", w, 0) for w in walls]
    found = []
    for px, anchor, at, dx in places:
        side = -1 if anchor == "end" else 1
        near = px + side * SPACE
        left, right = sorted((near, near + side * wide))
        gap = max(x0 - right, left - x1)
        text = Text(at=at, dx=dx + side * SPACE, anchor=anchor, **look)
        struck = any(left - CLEAR < frame.px(wall) < right + CLEAR for wall in walls)
        if 0 <= gap < FAR and left >= 0 and right <= frame.least and not struck:
            found.append((gap, (min(left, x0), max(right, x1)), [text]))
    found.sort(key=lambda option: option[0])
    return [option[1:] for option in found] or [((x0, x1), [])]


def _extent(frame, span):
    """Px of its left and right edge, and what of them is drawn out of its dates."""
    before, after = reach(span)
    p0, p1 = frame.px(span.first), frame.px(span.last)
    after += max(LEAST - (p1 - p0), 0)
    return p0 - before, p1 + after, before, after
