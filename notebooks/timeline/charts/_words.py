"""Words that stand in lines: names that are broken, one below the other."""

from ..drawing.marks import Text
from ..drawing.scene import PAGE, PHONE, WIDE
from ..placing import SERIF, text_width, wrap

NAME = {PHONE: 14, PAGE: 12.5, WIDE: 12.5}  # px: type
DATE = {PHONE: 13, PAGE: 12, WIDE: 12}
LEADING = 1.3  # em: from line to line
APART = 10  # px: between two words in a line


def lines(words, y, size, width, even=True, **more):
    """Words broken to so many px, the middle of the first line at `y`."""
    room = width / (SERIF if more.get("serif") else 1)
    broken = wrap(words, room, size, len(words) * more.get("bold", False), even)
    for n, line in enumerate(broken):
        yield Text(text=line, y=y + n * LEADING * size, size=size, **more)


def stack(parts, top, width, **shared):
    """Words below one another, each broken to so many px.

    Parameters
    ----------
    parts : iterable of (str, dict)
        Words, and how they look; those that are "" take no room.
    top, width : float
        Px.
    **shared
        How all of them look, and where they stand.

    Returns
    -------
    tuple of (list of Text, float)
        The texts, and px from the top to below the last.
    """
    texts = []
    for words, look in parts:
        look = shared | look
        line = LEADING * look["size"]
        made = [*lines(words, top + line / 2, width=width, **look)] if words else []
        texts += made
        top += line * len(made)
    return texts, top


def width_of(words, look):
    """Px of a line of `stack`."""
    return text_width(words, look["size"], look.get("bold", False), look.get("serif", False))


def pair(parts, top, width, **shared):
    """As `stack`, but two words are in one line where that has room for both."""
    (first, look), (second, quiet) = parts
    beside = width_of(first, look) + APART
    if beside + width_of(second, quiet) > width:
        return stack(parts, top, width, **shared)
    line = LEADING * max(look["size"], quiet["size"])
    placed = {"y": top + line / 2} | shared
    texts = [Text(text=first, **look, **placed)]
    texts += [Text(text=second, **quiet, **placed | {"dx": shared.get("dx", 0) + beside})]
    return texts, top + line
