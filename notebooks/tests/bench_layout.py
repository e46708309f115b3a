"""How long labels take to place: part of ``make bench``."""

from time import perf_counter

import numpy as np

from timeline.layout import displace, rank, stack


def placed(number):
    """The s that so many labels take on a page of 1100 px, best of three; how many fit."""
    random = np.random.default_rng(1)
    stem = np.sort(300 + 800 * np.sqrt(random.random(number)))
    left, right = stem - random.uniform(80, 280, number), stem + random.uniform(5, 300, number)
    height, priority = random.choice([19.0, 34.6], number), random.integers(0, 3, number)
    times = []
    for _ in range(3):
        begin = perf_counter()
        top = stack(left, right, stem, height, 760, rank(stem, priority))
        displace(stem, height, 0, height.sum())
        times.append(perf_counter() - begin)
    return min(times), int((~np.isnan(top)).sum())
