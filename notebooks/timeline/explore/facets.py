"""By what one filters events, and what makes their lanes: columns with few values."""

import pandas as pd

from ..events import ADDED, EVENTS, split

MOST = 40  # values of a facet: the rarer ones are one, of this name
OTHER = "Other"
LONGEST = 60  # characters: longer values are sentences
NAMES = {"theme": "Theme", "actors": "Actor", "cited": "Article", "place": "Place"}
KNOWN = {*EVENTS, *ADDED}  # what any story may have; other columns are its own


def facets(marks, by=None):
    """What some events may be filtered by, and lie in lanes of.

    Parameters
    ----------
    marks : DataFrame
        From `told.prepared`, whose `attrs` say which columns the story has.
    by : str, optional
        A column that is wanted in any case.

    Returns
    -------
    dict of str to dict
        By column its "name", its "values" as the file has them, and "of": of each event the
        numbers of its values.
    """
    made = {column: _facet(marks[column], column == by) for column in offered(marks, by)}
    return {column: {"name": name_of(column)} | facet for column, facet in made.items() if facet}


def offered(marks, by):
    """Columns that any story has, those of its own, and the one that is wanted."""
    own = [name for name in marks.attrs["columns"] if name not in KNOWN]
    return list(dict.fromkeys([*NAMES, *own, *[by] * bool(by)]))


def name_of(column):
    return NAMES.get(column) or column.replace("_", " ").capitalize()


def values_of(marks, found):
    """Of each event its values in each of the facets `found`, as a list of texts."""
    made = {}
    for column, facet in found.items():
        known = {*facet["values"]} if OTHER in facet["values"] else None
        made[column] = [_named(cell, known) for cell in split(marks[column].astype(str))]
    return made


def _facet(cells, is_wanted):
    """None for a column with too few values, or with sentences."""
    own = cells.name not in NAMES
    parts = split(cells.astype(str))
    counts = parts.explode().value_counts()
    if not len(counts) or (not is_wanted and own and not _is_short(counts)):
        return None
    values = _in_order(cells, counts)
    number = {value: k for k, value in enumerate(values)}
    of = [[number[value] for value in _named(cell, number)] for cell in parts]
    return {"values": values, "of": of}


def _is_short(counts):
    return len(counts) <= MOST and counts.index.str.len().max() <= LONGEST


def _named(cell, known):
    """Each of its values once, the rarer ones, if not all are known, under the name they share."""
    return list(dict.fromkeys(v if known is None or v in known else OTHER for v in cell))


def _in_order(cells, counts):
    """Themes as the file has them, others by how often they are there."""
    rare = len(counts) > MOST
    most = counts.index[: MOST - rare].tolist()
    if isinstance(cells.dtype, pd.CategoricalDtype):
        most.sort(key={name: k for k, name in enumerate(cells.cat.categories)}.get)
    return list(dict.fromkeys([*most, *[OTHER] * rare]))
