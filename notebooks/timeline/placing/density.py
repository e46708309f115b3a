"""How many events touch any range of bins, from histograms that are counted once.

Of events with a known start and end, those that touch the bins ``first`` to ``last`` are
those that start by ``last`` less those that end before ``first``: two look-ups in cumulative
histograms, however many events there are. A start or end that is known only to lie between
two days gives two counts: how many can have touched the range, and how many certainly did.
"""

from dataclasses import dataclass

import numpy as np

BOUNDS = ("earliest start", "latest start", "earliest end", "latest end")
_EARLIEST_START, _LATEST_START, _EARLIEST_END, _LATEST_END = range(4)


@dataclass(frozen=True)
class Density:
    """Cumulative histograms of the four bounds of events.

    Attributes
    ----------
    before : array of int, (4, lanes, bins + 1)
        Of each of `BOUNDS`, how many lie before each bin, and before what follows the last.
    undated : array of int, (n, 4)
        Lane, bin of the earliest end, bin of the latest start, and how many: of events that
        are at no time certainly under way, as the one lies before the other. A day in an
        unknown month of 2014 is certainly within a range that holds all of 2014, and this no
        two histograms can say.
    """

    before: np.ndarray
    undated: np.ndarray

    @property
    def lanes(self):
        return self.before.shape[1]

    @property
    def bins(self):
        return self.before.shape[2] - 1

    def possible(self, first, last):
        """How many events can have touched the bins `first` to `last`, both included.

        Parameters
        ----------
        first, last : int or array of int, (ranges,)

        Returns
        -------
        array of int, (lanes, ranges)

        Raises
        ------
        IndexError
            For a range that is not within the bins, or ends before it begins.
        """
        first, last = self._ranges(first, last)
        return self.before[_EARLIEST_START][:, last + 1] - self.before[_LATEST_END][:, first]

    def certain(self, first, last):
        """How many certainly touched them, wherever their starts and ends lay.

        Arguments, result and errors are those of `possible`.
        """
        first, last = self._ranges(first, last)
        counts = self.before[_LATEST_START][:, last + 1] - self.before[_EARLIEST_END][:, first]
        return counts + self._across(first, last)

    def _across(self, first, last):
        """The undated that can have been both before and after: -1 each in the difference."""
        lane, end, start, number = self.undated.T
        counts = np.zeros((self.lanes, len(first)), int)
        for column, (low, high) in enumerate(zip(first, last, strict=True)):
            both = (end < low) & (start > high)
            counts[:, column] = np.bincount(lane[both], number[both], self.lanes)
        return counts

    def _ranges(self, first, last):
        first, last = np.atleast_1d(first), np.atleast_1d(last)
        if ((first < 0) | (last < first) | (last >= self.bins)).any():
            raise IndexError(f"bins from 0 to {self.bins - 1} are wanted, the first one first")
        return first, last


def histograms(bounds, start, step, bins, lane=None, lanes=1):
    """Count events in bins.

    Parameters
    ----------
    bounds : array of float, (4, events)
        `BOUNDS` of each event, in the scale's units; an end as the last moment that still
        belongs to the event.
    start, step : float
        Where the first bin begins, and how long each is.
    bins : int
    lane : array of int, (events,), optional
        From 0 on.
    lanes : int
        How many there are.

    Returns
    -------
    Density
        What lies outside the bins touches none of them, but for what reaches into them.

    Raises
    ------
    ValueError
        For bounds that are not numbers, or not in order.
    """
    bounds = np.asarray(bounds, float)
    lane = np.zeros(bounds.shape[1], int) if lane is None else np.asarray(lane, int)
    _check(bounds)
    # the bins -1 and `bins` are all that lies before and after
    index = np.clip(np.floor((bounds - start) / step), -1, bins).astype(int)
    size = bins + 2
    counts = [np.bincount(lane * size + each + 1, minlength=lanes * size) for each in index]
    before = np.reshape(counts, (4, lanes, size)).cumsum(axis=2)[:, :, :-1]
    return Density(before, _undated(index[_EARLIEST_END], index[_LATEST_START], lane, size))


def _check(bounds):
    early, late, first, last = bounds
    wrong = ~(np.isfinite(bounds).all(axis=0) & (early <= late) & (first <= last) & (early <= last))
    if wrong.any():
        number = int(wrong.argmax())
        raise ValueError(f"event {number}: {bounds[:, number].tolist()} are not {BOUNDS}")


def _undated(end, start, lane, size):
    """The same once, and how many: a million days of unknown months are a few hundred rows."""
    kept = end < start
    code = (lane[kept] * size + end[kept] + 1) * size + start[kept] + 1
    code, number = np.unique(code, return_counts=True)
    end_of, start_of = np.divmod(code, size)
    lane_of, end_of = np.divmod(end_of, size)
    return np.stack([lane_of, end_of - 1, start_of - 1, number], axis=1)
