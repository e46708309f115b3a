"""Time down the page: labels stand in a column right of the axis, moved as little as can be."""

from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from ..layout import displace, rank, rows
from ._marks import BAR, arrows, bars, dots, label_right, labels, leaders, tails, whiskers

TRACK = 10  # px: from track to track of marks
DOTS, BARS = 20, 44  # px: all tracks of each kind at most
FAN = 18  # px: between the last track and the labels, where the leader lines spread
LINE_GAP = 5  # px: from label to label
PAD = 16  # px: above the first mark and below the last, which may have dots behind it


@dataclass(frozen=True)
class Strip:
    """A piece of time, from the position `first` to `last`, and its place in px.

    `x` and `width` hold the axis, the tracks and the labels; `y` is its top.
    """

    first: float
    last: float
    x: float
    width: float
    y: float = 0
    height: float = 0

    def px(self, positions):
        share = (np.clip(positions, self.first, self.last) - self.first) / (self.last - self.first)
        return self.y + PAD + share * (self.height - 2 * PAD)


def tracks(marks, strip, least):
    """Px from the left edge for each mark: dots at the axis, bars right of them.

    Parameters
    ----------
    least : Series
        How near two marks may be on one track, as positions.

    Returns
    -------
    (Series, float, float)
        The places; where the tracks end; how thick a bar may be.
    """
    level, found, step = strip.x, [], TRACK
    for kind, room in ((False, DOTS), (True, BARS)):
        part = marks[marks["has_bar"].eq(kind)]
        near = least[part.index] / 2
        row = rows(part["first"] - near, part["last"] + near)
        count = row.max(initial=-1) + 1
        step = min(TRACK, room / max(count, 1))
        found.append(pd.Series(level + kind * step / 2 + row * step, part.index))
        level += count * step
    return pd.concat(found), level + 4, max(2, min(BAR, step - 2))


def column(marks, strip, gutter, height=None):
    """The labels of one strip.

    Parameters
    ----------
    marks : DataFrame
        Those that the strip labels.
    gutter : float
        Px from the left edge: where the tracks end.
    height : float, optional
        Px at most. Without it all have their label.

    Returns
    -------
    DataFrame
        `marks` with `label` (NaN where there is no room) and `size` in px.
    """
    limit = strip.x + strip.width - gutter - FAN
    made = [label_right(mark, limit) for mark in marks.itertuples()]
    size = np.array([label.height + LINE_GAP for label in made])
    label = pd.Series([label.text for label in made], marks.index, dtype=object)
    if height is not None:
        order = np.argsort(rank(marks["first"].to_numpy(), marks["priority"].to_numpy()))
        label.iloc[order[np.cumsum(size[order]) > height - PAD]] = np.nan
    return marks.assign(label=label, size=size)


def spread(marks, strip):
    """The middle of each label in px; NaN for one without."""
    shown = marks["label"].notna()
    size = marks["size"][shown]
    middle = pd.Series(np.nan, marks.index)
    low, high = strip.y, strip.y + strip.height
    wanted = strip.px(marks["first"][shown])
    middle[shown] = displace(wanted, size, low, max(high, low + size.sum())) + size / 2
    return middle


def parts(value, length, across, gutter, thickness):
    """What `_marks.traces` draws: `across` gives each mark's track, `gutter` where they end."""
    return [
        partial(_leaders, across=across, gutter=gutter),
        partial(bars, value=value, length=length, down=True, across=across, thickness=thickness),
        partial(whiskers, value=value, down=True, across=across),
        partial(tails, value=value, down=True, across=across),
        partial(arrows, value=value, down=True, across=across),
        partial(dots, value=value, down=True, across=across),
        partial(_labels, gutter=gutter),
    ]


def _leaders(group, across, gutter):
    """From the mark straight to the end of the tracks, from there to its label."""
    x = [
        x
        for n in group.index
        for x in (round(across[n]), round(gutter[n]), round(gutter[n] + FAN - 7), None)
    ]
    keys = [key for n in group.index for key in (("lead", n), ("lead", n), ("label", n), None)]
    return leaders(x, keys)


def _labels(group, gutter):
    x = [round(gutter[n] + FAN - 4) for n in group.index]
    return labels(x, [("label", n) for n in group.index], group["id"].tolist(), "right")
