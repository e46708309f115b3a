"""Events of which a page knows only how many there are: a kernel finds them, and tells of them."""

from functools import cached_property
from unicodedata import category, normalize

import numpy as np

from ..dates import WORDED, in_words
from .facets import values_of
from .told import columns

MOST = 500  # events of an answer
SOUGHT = ["title", "description", "actors", "place", "note", "cited"]


def folded(text):
    """'Élysée' => 'elysee', as page/folded.js has it."""
    if not text.isascii():
        text = "".join(c for c in normalize("NFKD", text) if category(c)[0] != "M")
    return text.lower()


class Beyond:
    """What lies beyond a page.

    Parameters
    ----------
    marks : DataFrame
        From `told.prepared`.
    facets : dict
        From `facets.facets`.
    """

    def __init__(self, marks, facets):
        self._marks, self._facets = marks, facets

    @cached_property
    def _rest(self):
        return self._marks[~self._marks["held"]]

    @cached_property
    def _numbers(self):
        return self._rest[["first", "last", "rank"]].to_numpy(float).T

    def between(self, start, end):
        """The most important in a window, as `told.columns`, and of each facet their values."""
        first, last, rank = self._numbers
        inside = np.flatnonzero((first <= end) & (last >= start))
        if len(inside) > MOST:
            inside = np.sort(inside[np.argpartition(rank[inside], MOST)[:MOST]])
        some = self._rest.iloc[inside]
        return columns(some) | {"facets": values_of(some, self._facets)}

    def ids(self, find, chips):
        """Of those that have all words of `find`, and a value of each facet of `chips`."""
        kept = range(len(self._rest))
        for word in folded(find).split():
            kept = [k for k in kept if word in self._texts[k]]
        for name, values in chips.items():
            own = self._values.get(name)
            kept = [k for k in kept if own and not {*values}.isdisjoint(own[k])]
        return self._rest["id"].iloc[[*kept]].tolist()

    @cached_property
    def _texts(self):
        cells = [self._rest[name].astype(str) for name in SOUGHT]
        dates = self._rest[WORDED].astype(object).itertuples()
        return [folded(" ".join(said)) for said in zip(*cells, map(in_words, dates), strict=True)]

    @cached_property
    def _values(self):
        return values_of(self._rest, self._facets)
