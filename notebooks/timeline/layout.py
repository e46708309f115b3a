"""Where labels go: pure numbers, in pixels, no plotly.

A label stands left of its mark, and a leader line joins the mark to the axis
above. So a label hides a leader line only where a mark of earlier time hangs
lower; `stack` hangs each label lower than all marks that its own width covers.
Neither labels nor lines then cross, and a wider page or a closer zoom, which
only pulls marks apart, cannot make them cross.
"""

import textwrap

import numpy as np

# Widths in em of the widest common fallback fonts (DejaVu Sans, Verdana).
_NARROW, _WIDE, _BOLD = 0.61, 0.75, 1.15


def text_width(text, size, bold=False):
    """The width in px that no common sans-serif font exceeds, for one line.

    Parameters
    ----------
    text : str
    size : float
        Font size in px.
    bold : bool
    """
    wide = sum(letter.isupper() or letter in "—mw@%…" for letter in text)
    return size * (_NARROW * (len(text) - wide) + _WIDE * wide) * (_BOLD if bold else 1)


def wrap(text, width, size):
    """The fewest lines no wider than `width` px, about equally long."""
    most = max(8, int(width / (size * _NARROW * 1.03)))
    lines = textwrap.wrap(text, most) or [""]
    while most > 8:
        most -= 1
        even = textwrap.wrap(text, most)
        if len(even) > len(lines) or max(map(len, even)) > most:
            break
        lines = even or lines
    return lines


def padding(share, width, room):
    """How far right of the left edge the first mark stands so that all labels fit.

    Parameters
    ----------
    share : array of float
        Where each mark lies between the first (0) and the last moment (1).
    width : array of float
        How far each label reaches left of its mark, px.
    room : float
        Px from the left edge to the last moment.

    Returns
    -------
    float
        Px. The mark at `share` then lies at ``pad + share * (room - pad)``.
    """
    share, width = np.asarray(share, float), np.asarray(width, float)
    inner = share < 1
    need = (width[inner] - share[inner] * room) / (1 - share[inner])
    return float(np.clip(need.max(initial=0), 0, 0.8 * room))


def stack(left, right, stem, height):
    """How far below the axis each label hangs.

    Parameters
    ----------
    left, right : array of float
        Px from the left edge: from where the label begins to where its bar ends.
    stem : array of float
        Px: where the leader line runs; NaN for a label that has none.
    height : array of float
        Px.

    Returns
    -------
    array of float
        The top of each label, px below the axis, in the order given.

    Notes
    -----
    First fit in order of time; quadratic in the number of labels. Marks at one
    place keep the order in which they are given.
    """
    left, right, stem, height = (np.asarray(a, float) for a in (left, right, stem, height))
    top = np.zeros(len(left))
    bottom = np.zeros(len(left))
    order = np.argsort(np.where(np.isnan(stem), left, stem), kind="stable")
    for place, i in enumerate(order):
        done = order[:place]
        crossed = done[(stem[done] >= left[i]) & (stem[done] <= right[i])]
        level = bottom[crossed].max(initial=0)
        beside = done[(left[done] < right[i]) & (right[done] > left[i])]
        top[i] = _first_fit(level, height[i], top[beside], bottom[beside])
        bottom[i] = top[i] + height[i]
    return top


def _first_fit(level, height, tops, bottoms):
    """The highest place at or below `level` with `height` px free."""
    for i in np.argsort(tops, kind="stable"):
        if bottoms[i] > level and tops[i] < level + height:
            level = bottoms[i]
    return level
