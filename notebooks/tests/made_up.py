"""Made-up stories, and where a page draws what a layout says, worked out apart."""

import random

from timeline.placing import RIGHT, Event, Page, opening_window

CENTURY = 36_500
WORDS = ["Treaty", "signed", "vote", "in", "parliament", "talks", "fail", "again", "raid"]


def story(number, seed, days=12_000, always=0.0):
    """Days and spans in no order, some with a second line, a few of them far off."""
    rng = random.Random(seed)
    return [_event(rng, days, always) for _ in range(number)]


def _event(rng, days, always):
    first = rng.choice([rng.randrange(days), rng.randrange(days), -rng.randrange(20 * days)])
    first = min(first, days) if rng.random() < 0.95 else days // 2  # a busy day
    length = rng.choice([0, 0, 0, rng.randint(1, 300), rng.randint(1, 6000)])
    return Event(
        first + 0.1,
        first + length + 0.9,
        width=rng.uniform(30, 380),
        second=rng.choice([0, 0, rng.uniform(30, 380)]),
        over=length > 0 and rng.random() < 0.8,
        before=rng.choice([5.0, 9.0]),
        after=rng.choice([5.0, 12.0]),
        priority=rng.randrange(5),
        always=rng.random() < always,
        indent=6.0 * (first % 3 == 0),
    )


def days(*firsts, length=0, over=False, width=200.0):
    return [Event(first + 0.1, first + length + 0.9, width, over=over) for first in firsts]


STORIES = {
    "none": [],
    "one": days(5),
    "one span": days(5, length=100, over=True),
    "two on one day": days(5, 5),
    "all on one day": days(*[5] * 40),
    "neighbouring days": days(*range(60)),
    "nested": [
        Event(k + 0.1, 1000.9 - k, 150.0, over=True, priority=k % 3) for k in range(0, 400, 20)
    ],
    "one beginning": [Event(0.1, 10.9 * k, 150.0, over=True) for k in range(1, 30)],
    "one end": [Event(-30.0 * k, 0.9, 150.0, over=True) for k in range(1, 30)],
    "one BCE": [*days(-20 * CENTURY), *days(*range(20 * CENTURY, 20 * CENTURY + 4800, 200))],
    "no length": [Event(float(k % 7), float(k % 7), 100.0) for k in range(20)],
    "long names": days(*range(0, 300, 9), width=3000.0),
    "no names": days(*range(50), width=0.0),
}


def page(events, **more):
    """A page that opens on most of the events."""
    if not events:
        return Page(0, 1000, **more)
    start, end = opening_window([event.x0 for event in events], least=30)
    margin = 0.02 * (end - start)
    return Page(start - margin, end + margin, **more)


def mark(event, scale):
    """Px from the place 0 between which a mark is drawn."""
    first, last = event.x0 * scale, event.x1 * scale
    if event.over:
        return first - event.before, max(last + event.after, first + 6)
    return first - event.before, last + event.after


def name(event, side, scale, start, end, space=5):
    """Px between which a name is drawn in a window (px), or None where it is not seen whole."""
    text, (left, right) = max(event.width, event.second), mark(event, scale)
    if not event.over:
        at = right + space if side == RIGHT else left - space - text
        held = scale * (event.x1 if side == RIGHT else event.x0)
        seen = start <= min(at, held) and max(at + text, held) <= end
        return (at, at + text) if seen else None
    first, last = event.x0 * scale + event.indent, event.x1 * scale - event.indent
    home = first if side == RIGHT else last - text
    low, high = max(min(first, home), start), min(max(last - text, home), end - text)
    at = min(max(home, low), high)  # it slides along its bar
    return (at, at + text) if low <= high else None


def crowded(number=2_500):
    """Lines of a CSV: spans in 3,000 years, of nine kinds."""
    rng = random.Random(4)
    yield "date,title,theme"
    for _ in range(number):
        first = rng.randrange(-1000, 2000)
        years = [first, first + rng.choice([0, 1, 5, 20, 150])]
        span = "/".join(f"{year:0{5 if year < 0 else 4}}" for year in years)
        yield f"{span},{' '.join(rng.choices(WORDS, k=rng.randrange(2, 6)))},{rng.choice(WORDS)}"
