"""What a page carries packed, and which of its pictures: it should not weigh more than ROOM.

All pictures stand in a page if there is room. Else those of the middle widths are packed, then
the widest ones from the last chart up. The narrowest of a chart always stands, as it fits all
widths where no script runs; and so does the widest of the first chart, which is seen at once.
"""

import base64
import gzip
from functools import cache

from . import pictures
from .words import as_json

ROOM = 200_000  # bytes


@cache
def packed(name, text):
    """A script of an id that holds text as base64 of gzip: a third of the size of plotly.js."""
    carried = base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()
    return f'<script type="text/plain" id="{name}">{carried}</script>'


def parted(drawn, weight):
    """The pictures that stand in a page, and the others packed.

    Parameters
    ----------
    drawn : dict of str to list of dict
        The pictures of each chart by its id, the narrowest first.
    weight : int
        Of the page without them, in bytes.

    Returns
    -------
    tuple of dict, str
        Those that stand, as in `drawn`; a script with the others, or blank.
    """
    order, out = _order(drawn), set()
    while True:
        stand = {
            name: [each for k, each in enumerate(all_of) if (name, k) not in out]
            for name, all_of in drawn.items()
        }
        rest = _rest(drawn, out)
        made = [rest, *map(pictures.markup, stand.values())]
        if not order or weight + sum(len(part.encode()) for part in made) <= ROOM:
            return stand, rest
        out.add(order.pop(0))


def _order(drawn):
    """Which are packed first: (chart, number of the picture)."""
    last = [(name, len(all_of) - 1) for name, all_of in reversed(drawn.items()) if len(all_of) > 1]
    middle = [(name, k) for name, widest in last for k in range(1, widest)]
    return middle + [each for each in last if each[0] != next(iter(drawn))]


def _rest(drawn, out):
    made = {
        name: "".join(
            pictures.one(drawn[name][k]) for _, k in sorted(each for each in out if each[0] == name)
        )
        for name in dict(sorted(out))
    }
    return packed("_pictures", as_json(made)) if made else ""
