"""Which events are placed first."""

import numpy as np


def priorities(x0, x1, start, year, *, spans, mentions, accent, context):
    """The rank of each event: the lower, the earlier it is placed and so named.

    First those in the accent; then eras (over twenty years, or begun before the opening
    window), spans over a year, and events; context that is none of these comes last. In
    each class the most mentioned first; of equals the first in the file.

    Parameters
    ----------
    x0, x1 : array of float
        When each begins and ends, in the scale's units.
    start : float
        When the opening window begins.
    year : float
        Units that a year is long.
    spans, accent, context : array of bool
        Which last, which the title is about, which no article mentions.
    mentions : array of float
        How often it is mentioned.

    Returns
    -------
    array of int
        0 is placed first.
    """
    x0, x1 = np.asarray(x0, float), np.asarray(x1, float)
    spans, accent, context = (np.asarray(flags, bool) for flags in (spans, accent, context))
    long = spans & (x1 - x0 > year)
    eras = (x0 < start) | (spans & (x1 - x0 > 20 * year))
    kind = np.select([accent, eras, long, context], [0, 1, 2, 4], 3)
    order = np.lexsort((-np.asarray(mentions, float), kind))
    ranks = np.empty(len(order), int)
    ranks[order] = np.arange(len(order))
    return ranks
