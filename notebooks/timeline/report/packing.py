"""What a page carries packed, and which of its pictures: it should not weigh more than ROOM.

All pictures stand in a page if there is room. Else the widest are packed, from the last chart up,
and then the next ones: what stands fits all widths, paper too, where no script runs. The
narrowest of a chart always stands, and so does the widest of the first, which is seen at once.
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
    return f'<script type="text/plain" id="{name}">{carried(text)}</script>'


def carried(text):
    """Text as base64 of gzip, as page/unpack.js reads it."""
    return base64.b64encode(gzip.compress(text.encode(), 9, mtime=0)).decode()


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
    first = next(iter(drawn), "")
    most = max(map(len, drawn.values()), default=0)
    return [
        (name, k)
        for k in reversed(range(1, most))
        for name, all_of in reversed(drawn.items())
        if k < len(all_of) - (name == first)
    ]


def _rest(drawn, out):
    made = {
        name: "".join(
            pictures.one(drawn[name][k]) for _, k in sorted(each for each in out if each[0] == name)
        )
        for name in dict(sorted(out))
    }
    return packed("_pictures", as_json(made)) if made else ""
