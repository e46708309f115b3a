"""In which periods events begin, and how long the gaps between them are."""

from itertools import pairwise

import numpy as np
import pandas as pd

from ._lengths import in_days, length_in_words
from ._periods import PERIODS, number

MOST = 60  # bars: chosen so that each has some px on a phone
FINEST = 366  # bars: what a reader may ask for


def order(events):
    """The events by their earliest start.

    Returns
    -------
    DataFrame
        The columns of `events`, and the days between which each can have begun: `first` and
        `last`, and where nobody knows these `earliest` and `latest` are none.
    """
    starts = events.assign(first=events["first_possible"], last=events["start_max"])
    starts["earliest"] = starts["first"].mask(starts["start_open"])
    starts["latest"] = starts["last"].mask(starts["end_open"] & ~starts["is_span"])
    return starts.sort_values(["first", "last"], kind="stable", ignore_index=True)


def choose_period(starts, per=None):
    """The finest of `PERIODS` that cuts the time of all starts into at most `MOST`."""
    ends = starts["first"].to_numpy().min(), starts["last"].to_numpy().max()
    bars = {p: 1 + int(np.diff(number(ends, p))[0]) for p in PERIODS}
    room = FINEST if per else MOST
    finest = next((p for p in PERIODS if bars[p] <= room), PERIODS[-1])
    if per not in (None, *PERIODS):
        raise ValueError(f"per={per!r}: choose one of {', '.join(PERIODS)}")
    if per and bars[per] > FINEST:
        raise ValueError(f"per={per!r} makes {bars[per]:,} bars, too fine to see: try {finest!r}")
    return per or finest


def count_starts(starts, per):
    """How many events begin in each period, for certain or possibly.

    Returns
    -------
    DataFrame
        On the numbers of all periods from the first to the last (see `number`):
        `certain` and `possible`, int.
    """
    first, last = (number(starts[name].to_numpy("M8[D]"), per) for name in ("first", "last"))
    known = starts[["earliest", "latest"]].notna().all(axis="columns")
    certain = (first == last) & (known & starts["start_qualifier"].eq("")).to_numpy()
    groups = {"certain": first[certain], "possible": first[~certain]}
    counts = {name: pd.Series(which).value_counts() for name, which in groups.items()}
    return pd.DataFrame(counts, index=range(first.min(), last.max() + 1)).fillna(0).astype(int)


def measure_gaps(starts):
    """From each event to the one before, by their earliest starts.

    Returns
    -------
    DataFrame
        A row for each event but the first, on the index of `starts`: `low` and `high`,
        the fewest and the most days (infinite where nobody knows), and `words`.
    """
    before = starts.shift()
    low = in_days(starts["earliest"] - before["latest"]).fillna(0).clip(lower=0)
    high = in_days(starts["latest"] - before["earliest"]).fillna(np.inf)
    words = [
        _words((a.latest, b.earliest), (a.earliest, b.latest))
        for a, b in pairwise(starts.itertuples())
    ]
    return pd.DataFrame({"low": low, "high": high})[1:].assign(words=words)


def _words(shortest, longest):
    if longest[0] == longest[1]:
        return "the same day"
    words = length_in_words(shortest, None if any(map(pd.isna, longest)) else longest)
    return words.replace("length unknown", "of unknown length")


def longest(gaps):
    """The event after the longest gap, and whether that gap is certain to be it."""
    n = gaps.sort_values(["low", "high"], kind="stable").index[-1]
    others = gaps["high"].drop(n)
    return n, bool(gaps["low"][n] > 0 and (others.empty or gaps["low"][n] >= others.max()))
