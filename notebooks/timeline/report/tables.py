"""Which charts of a page share a table: each fact stands in a page once."""

import json


def homes(figures):
    """For each chart where its rows stand, if in the table of another one.

    The very same table is not said again; and events that all stand in the larger table of
    another picture need none of their own.

    Returns
    -------
    list of dict or None
        "id" of the other chart, "rows" (how many it has), "is_above", and "numbers": which of
        them are this one's, or None if all are.
    """
    keys = [_keys(figure) for figure in figures]
    return [_home(number, figures, keys) for number in range(len(figures))]


def _keys(figure):
    """Each row as text, with its columns: the same for the same facts."""
    return [json.dumps([figure["columns"], *row], sort_keys=True) for row in figure["rows"]]


def _home(number, figures, keys):
    own = keys[number]
    there = [k for k in range(len(figures)) if own and _holds(k, number, figures, keys)]
    if not there:
        return None
    other = max(there, key=lambda k: (len(keys[k]), -k))
    known = {"id": figures[other]["id"], "rows": len(keys[other]), "is_above": other < number}
    numbers = None if keys[other] == own else [keys[other].index(key) for key in own]
    return known | {"numbers": numbers}


def _holds(other, number, figures, keys):
    """Whether the table of another chart serves for this one as well."""
    if keys[other] == keys[number]:
        return other < number
    pictures = "pictures" in figures[other] and "pictures" in figures[number]
    named = all(event for event, _ in figures[number]["rows"])
    return pictures and named and set(keys[number]) < set(keys[other])
