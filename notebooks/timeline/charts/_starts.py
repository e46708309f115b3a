"""In which periods events begin, and how long the gaps between them are."""

import numpy as np
import pandas as pd

from ._lengths import length_in_words
from ._periods import PERIODS, number

MOST = 60  # bars: chosen so that each has some px on a phone
FINEST = 366  # bars: what a reader may ask for


def order(events):
    """The events by their earliest start.

    Returns
    -------
    DataFrame
        The columns of `events`, and `first` and `last`, the days between which each can
        have begun; `vague` is true where one of them is open.
    """
    vague = events["start_open"] | (events["end_open"] & ~events["is_span"])
    starts = events.assign(
        first=events["first_possible"],
        last=events["start_max"],
        vague=vague,
    )
    return starts.sort_values(["first", "last"], kind="stable", ignore_index=True)


def choose_period(starts, per=None):
    """The finest of `PERIODS` that cuts the time of all starts into at most `MOST`."""
    bars = {p: int(np.diff(number(_reach(starts), p))[0]) + 1 for p in PERIODS}
    if per is None:
        return next((p for p in PERIODS if bars[p] <= MOST), PERIODS[-1])
    if per not in PERIODS:
        raise ValueError(f"per={per!r}: choose one of {', '.join(PERIODS)}")
    if bars[per] > FINEST:
        finest = next((p for p in PERIODS if bars[p] <= FINEST), PERIODS[-1])
        raise ValueError(f"per={per!r} makes {bars[per]:,} bars, too fine to see: try {finest!r}")
    return per


def _reach(starts):
    return np.array([starts["first"].min(), starts["last"].max()], "M8[D]")


def count_starts(starts, per):
    """How many events begin in each period, for certain or possibly.

    Returns
    -------
    DataFrame
        On the numbers of all periods from the first to the last (see `number`):
        `certain` and `possible`, int.
    """
    first, last = (number(starts[name].to_numpy("M8[D]"), per) for name in ("first", "last"))
    certain = _is_certain(starts, first, last)
    numbers = range(first.min(), last.max() + 1)
    groups = {"certain": first[certain], "possible": first[~certain]}
    counts = {name: pd.Series(which).value_counts() for name, which in groups.items()}
    return pd.DataFrame(counts, index=numbers).fillna(0).astype(int)


def _is_certain(starts, first, last):
    return (
        (first == last) & ~starts["vague"].to_numpy() & starts["start_qualifier"].eq("").to_numpy()
    )


def silences(starts, per):
    """Runs of periods in which no event can have begun.

    Returns
    -------
    list of (int, int)
        The numbers of the periods before and after each. What is only about right may lie
        a period earlier or later.
    """
    first, last = (number(starts[name].to_numpy("M8[D]"), per) for name in ("first", "last"))
    wider = ~_is_certain(starts, first, last)
    runs = sorted(zip(first - wider, last + wider, strict=True))
    reach = np.maximum.accumulate([end for _, end in runs])
    pairs = zip(reach.tolist(), [int(begin) for begin, _ in runs[1:]], strict=False)
    return [(end, begin) for end, begin in pairs if begin - end > 1]


def measure_gaps(starts):
    """From each event to the one before, by their earliest starts.

    Returns
    -------
    DataFrame
        A row for each event but the first, on the index of `starts`: `low` and `high`,
        the fewest and the most days (infinite where nobody knows), and `words`.
    """
    before, this = starts.shift().iloc[1:], starts.iloc[1:]
    late = starts["end_open"] & ~starts["is_span"]  # a single day: it is its own start
    early = starts["start_open"]
    low, high = _days(this["first"] - before["last"]), _days(this["last"] - before["first"])
    table = pd.DataFrame(
        {
            "low": low.clip(lower=0).mask(early | late.shift(fill_value=False), 0),
            "high": high.mask(late | early.shift(fill_value=False), np.inf),
        },
        index=this.index,
    )
    rows = (frame.itertuples() for frame in (starts.iloc[:-1], table, this))
    pairs = zip(*rows, strict=True)
    return table.assign(words=[_words(a, gap, b) for a, gap, b in pairs])


def _days(lengths):
    return lengths.dt.total_seconds() / 86_400


def _words(before, gap, this):
    if gap.high == 0:
        return "the same day"
    shortest = (before.last, this.first) if gap.low > 0 else (this.first, this.first)
    longest = (before.first, this.last) if np.isfinite(gap.high) else None
    return _known(length_in_words(shortest, longest))


def _known(words):
    return words.replace("length unknown", "of unknown length")


def longest(gaps):
    """The event after the longest gap, and whether that gap is certain to be it."""
    n = gaps.sort_values(["low", "high"], kind="stable").index[-1]
    others = gaps["high"].drop(n)
    return n, bool(gaps["low"][n] > 0 and (others.empty or gaps["low"][n] >= others.max()))


def median(starts, gaps):
    """How long the median gap is, in words: half of the gaps are no longer."""
    low, high = (float(np.sort(gaps[name])[(len(gaps) - 1) // 2]) for name in ("low", "high"))
    if high == 0:
        return "the same day"
    day = starts["first"].min().to_datetime64().astype("M8[D]")
    most = (day, day + int(high)) if np.isfinite(high) else None
    return _known(length_in_words((day, day + int(low)), most))
