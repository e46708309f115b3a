"""How long events take to place: part of ``make bench``."""

import random
from time import perf_counter

from timeline.placing import Event, Page, place


def seated(number):
    """The s that so many events of 33 years take, best of three; how many are named at once."""
    events, page, times = [*made(number)], Page(0, 12_300), []
    for _ in range(3):
        begin = perf_counter()
        layout = place(events, page)
        times.append(perf_counter() - begin)
    scale = page.scale(page.width)
    return min(times), sum(at.threshold <= scale for at in layout.places)


def made(number):
    """Days, and each fourth a span of up to 300, in no order."""
    rng = random.Random(1)
    for k in range(number):
        first, length = rng.randrange(12_000) + 0.1, rng.randint(1, 300) * (k % 4 == 0)
        width, rank = rng.uniform(80, 300), rng.random()
        yield Event(first, first + length + 0.8, width, over=length > 0, priority=rank)


if __name__ == "__main__":
    for number in (1_000, 10_000, 50_000):
        print(number, *seated(number))
