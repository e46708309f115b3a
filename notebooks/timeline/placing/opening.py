"""Which part of a story is seen first."""

from math import ceil

import numpy as np

MARGIN = 0.02  # of the opening window, about what it shows


def opening_window(beginnings, share=0.9, least=0.0):
    """The shortest window that holds a share of the beginnings.

    Parameters
    ----------
    beginnings : array of float
        When each event begins, in the scale's units.
    share : float
        Above 0, at most 1.
    least : float
        Units that it is long at least; it grows by the same on both sides.

    Returns
    -------
    start, end : float
        A beginning each, but for `least`; of windows as short the latest. Leave some room
        about it for marks and names.

    Raises
    ------
    ValueError
        Without beginnings.
    """
    days = np.sort(np.asarray(beginnings, float))
    if not len(days):
        raise ValueError("there are no events, and so no window")
    count = ceil(round(share * len(days), 6))  # 0.07 * 100 is a little above 7
    lengths = days[count - 1 :] - days[: len(days) - count + 1]
    first = len(lengths) - 1 - int(np.argmin(lengths[::-1]))
    more = max(least - lengths[first], 0) / 2
    return float(days[first] - more), float(days[first + count - 1] + more)


def whole_window(start, end, first, last):
    """An opening window, made longer where events begin or end outside of it.

    Parameters
    ----------
    start, end : float
        Of the opening.
    first, last : float
        Where the first event begins, and where the last one ends.

    Returns
    -------
    list of float
    """
    margin = MARGIN * (end - start)
    return [start if first >= start else first - margin, end if last <= end else last + margin]
