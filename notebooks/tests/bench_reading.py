"""``read_events`` on many rows of plain dates, against pandas that only parses them.

The peer is ``pandas.read_csv`` with `parse_dates` on the same file: it checks nothing,
makes no ids and no bounds. Times are the best of several rounds, memory the peak that
Python and numpy ask for.
"""

import tempfile
import tracemalloc
from pathlib import Path
from time import perf_counter

import numpy as np
import pandas as pd

from timeline import read_events

ROWS, ROUNDS = 100_000, 15


def reading(rows=ROWS):
    """Seconds and MB, ours and the peer's.

    Returns
    -------
    dict of str to (float, float)
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "events.csv")
        path.write_text(sample(rows), "utf-8")
        ours, peer = (lambda: read_events(path)), (lambda: pd.read_csv(path, parse_dates=["date"]))
        return {
            "read the file, s": seconds(ours, peer),
            "peak of memory, MB": (megabytes(ours), megabytes(peer)),
        }


def sample(rows):
    """A CSV of days, spread over 200 years."""
    days = np.random.default_rng(1).integers(-50_000, 20_000, rows)
    dates = pd.to_datetime(days, unit="D").strftime("%Y-%m-%d")
    lines = [f"{date},Event number {i} of the sample" for i, date in enumerate(dates)]
    return "\n".join(["date,title", *lines])


def seconds(*calls):
    """The best of each; they take turns, so that what else the machine does meets all."""
    return np.min([[timed(call) for call in calls] for _ in range(ROUNDS)], axis=0)


def timed(call):
    begin = perf_counter()
    call()
    return perf_counter() - begin


def megabytes(call):
    tracemalloc.start()
    call()
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


if __name__ == "__main__":
    for what, (mine, other) in reading().items():
        print(f"{ROWS:7} {what:22}{mine:9.2f}{other:9.2f}{mine / other:7.2f}")
