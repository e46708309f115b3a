"""How many rows each lane gets."""

from bisect import bisect_left

from .search import Lane


def fill(waiting, rows, page):
    """Lanes of so many rows, with those that wait for each."""
    enough = page.scale(page.width)
    return [Lane(each, most, page, enough) for each, most in zip(waiting, rows, strict=True)]


def fill_shared(waiting, page):
    """As many rows for each lane as it can use, or where there are too few its share."""
    free = fill(waiting, [page.rows] * len(waiting), page)
    if sum(len(lane.rows) for lane in free) <= page.rows:
        return free
    needed = [_needed(*each, page) for each in zip(waiting, free, strict=True)]
    return fill(waiting, share(needed, [_names(lane) for lane in free], page.rows), page)


def _needed(candidates, free, page):
    """How many rows it takes to name all at the closest scale, or as many as it can use."""

    def enough(rows):
        return _names_all(*fill([candidates], [rows], page))

    most = len(free.rows)
    return bisect_left(range(most), True, key=enough) if _names_all(free) else most


def _names_all(lane):
    return all(place.threshold <= lane.page.closest for place in lane.places.values())


def _names(lane):
    """How many each row has at the opening: about what the lane gains by it."""
    counts = [0] * len(lane.rows)
    for place in lane.places.values():
        if place.threshold <= lane.enough:
            counts[place.row] += 1
    return counts


def share(needed, gains, most):
    """How many rows each lane gets of so many.

    Parameters
    ----------
    needed : list of int
        Rows that each lane cannot do without; 0 for one without events.
    gains : list of list of int
        How many names its first row gives each lane, its second, and so on.
    most : int

    Returns
    -------
    list of int
        What is needed comes first, shared in proportion (by D'Hondt's divisors) if it is too
        much; then what gains most. A lane that needs any gets one, though that may make
        more than `most`.

    Examples
    --------
    >>> share([1, 1], [[4, 3, 3], [2, 1]], 4)
    [3, 1]
    """
    counts = [min(rows, 1) for rows in needed]
    while sum(counts) < most:
        pairs = zip(needed, counts, strict=True)
        more = [rows / count if count < rows else 0 for rows, count in pairs]
        if max(more) <= 0:
            more = [sum(names[n : n + 1]) for names, n in zip(gains, counts, strict=True)]
        if max(more) <= 0:
            break
        counts[more.index(max(more))] += 1
    return counts
