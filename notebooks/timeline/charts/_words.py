"""Words that stand in lines: a name that is broken, and a list of what has no room in a picture."""

from ..drawing.marks import Text
from ..drawing.scene import PAGE, PHONE, WIDE
from ..placing import wrap

NAME = {PHONE: 14, PAGE: 12.5, WIDE: 12.5}  # px: type
DATE = {PHONE: 13, PAGE: 12, WIDE: 12}
LEADING = 1.3  # em: from line to line
INDENT, AIR = 22, 7  # px: of a list's words, between two of its entries


def lines(words, y, size, width, **more):
    """Words broken to so many px, the middle of the first line at `y`."""
    broken = wrap(words, width, size, len(words) * more.get("bold", False))
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


def listing(entries, least):
    """Numbered entries, one below the other.

    Parameters
    ----------
    entries : iterable of (str, list of (str, dict))
        Of each the tone of its number, its words, and how they look.
    least : int
        Px: the page that they are broken for.

    Returns
    -------
    tuple of (list of Text, float)
        The texts, and px that they take.
    """
    texts, size, y = [], DATE[least], 0
    for number, (tone, parts) in enumerate(entries, start=1):
        y += size
        texts.append(Text(text=str(number), y=y, size=size, tone=tone, bold=True))
        for words, look in parts:
            made = [*lines(words, y, size, least - INDENT, dx=INDENT, **look)] if words else []
            texts += made
            y += len(made) * LEADING * size
        y += AIR - size
    return texts, y
