"""In which rows there is room at one scale, answered for many boxes at once."""

import numpy as np


def may_fit(rows, lefts, rights):
    """Which of many boxes fit between any two neighbours, whatever the row.

    Parameters
    ----------
    rows : list of Row
    lefts, rights : array of float
        Px that each box takes.

    Returns
    -------
    array of bool
        A no is always right, and stays so: room only shrinks.
    """
    if not rows:
        return np.zeros(lefts.shape, bool)
    starts, ends = (np.concatenate(each) for each in zip(*map(_gaps, rows), strict=True))
    order = np.argsort(starts)
    farthest = np.maximum.accumulate(ends[order])
    return farthest[np.searchsorted(starts[order], lefts, "right") - 1] >= rights


def rows_for(rows, lefts, rights):
    """In which rows each of some boxes fits => a list of the numbers of rows for each."""
    found = [[] for _ in lefts]
    for number, row in enumerate(rows):
        starts, ends = _gaps(row)
        fits = ends[np.searchsorted(starts, lefts, "right") - 1] >= rights
        for k in np.flatnonzero(fits).tolist():
            found[k].append(number)
    return found


def _gaps(row):
    return np.array([-np.inf, *row.rights]), np.array([*row.lefts, np.inf])
