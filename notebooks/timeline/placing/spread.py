"""Places on a line, moved as little as holds them apart."""


def spread(places, apart, low, high):
    """Places that are at least so far apart, and between two ends.

    Parameters
    ----------
    places : list of float
        In order.
    apart, low, high : float

    Returns
    -------
    list of float
        In the same order. Where they are too many, they reach beyond `low`.

    Notes
    -----
    Less n times the distance they have only to rise: isotonic regression, by pooling those
    that do not (Ayer and others, 1955, doi 10.1214/aoms/1177728423).

    Examples
    --------
    >>> spread([10, 10, 50], 20, 0, 100)
    [0.0, 20.0, 50.0]
    """
    pools = []
    for n, place in enumerate(places):
        pools.append([place - n * apart])
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            pools[-2:] = [pools[-2] + pools[-1]]
    free = [_mean(pool) for pool in pools for _ in pool]
    most = high - apart * (len(places) - 1)
    return [min(max(place, low), most) + n * apart for n, place in enumerate(free)]


def _mean(numbers):
    return sum(numbers) / len(numbers)
