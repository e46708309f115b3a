"""The part of a chart below its axis, where that is the picture: a lens and its columns."""

from dataclasses import replace

from .marks import Area, Bar, Dot, Text
from .small_words import sides

GROUNDS = {"tint", "mist", "paper"}


def lens(scene):
    """What is drawn below the axis, on a base, with the words right below that; None if less is.

    Parameters
    ----------
    scene : Scene

    Returns
    -------
    Scene or None
        The base is its axis, and has no ticks.
    """
    solid = [m for m in scene.marks if isinstance(m, Bar | Dot) and m.tone not in GROUNDS]
    if scene.axis is None or scene.labels < 0:
        return None
    lower = [m for m in solid if m.y > scene.axis]
    told = sum((1 if m.y > scene.axis else -1) for m in solid if m.tone == "accent")
    if told <= 0 or 2 * len(lower) <= len(solid):
        return None
    base = max(sides(m)[1] for m in lower)
    flat = [m for m in scene.marks if not isinstance(m, Area)]
    marks = [m for m in flat if scene.axis < sides(m)[0] and sides(m)[1] <= base + 1]
    under = below(replace(scene, axis=base))
    return replace(scene, axis=base, ticks=(), marks=(*_columns(marks), *under), boxes=())


def below(scene):
    """The first row of words below the axis of a scene."""
    texts = [m for m in scene.marks if isinstance(m, Text) and m.at is not None]
    texts = [text for text in texts if text.y > scene.axis]
    return [text for text in texts if text.y == min(each.y for each in texts)]


def _columns(marks):
    """Bars that stand on each other as one, as high as they are together."""
    stacks = {}
    for mark in marks:
        key = (mark.first, mark.last, mark.tone) if isinstance(mark, Bar) else id(mark)
        stacks.setdefault(key, []).append(mark)
    for stack in stacks.values():
        top, low = min(sides(m)[0] for m in stack), max(sides(m)[1] for m in stack)
        one = stack[0]
        yield replace(one, y=(top + low) / 2, thick=low - top) if isinstance(one, Bar) else one
