"""Long silences in words."""

from ..drawing.scales import UNITS, plural

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
LEAST = 14  # days: what is shorter needs no word
SHARE = 0.04  # of all that is shown: the same
FROM = {"century": 2, "year": 2, "month": 2, "week": 2}  # so many of a unit before it is used


def gap(before, event, whole):
    """'Nine years later' between two events that follow each other, or "" for no long time.

    Parameters
    ----------
    before, event : namedtuple
        Rows of `drawing.dated` on a scale of days.
    whole : float
        Days that all of the story takes.
    """
    days = event.first - before.first
    return f"{length(days).capitalize()} later" if days >= max(LEAST, SHARE * whole) else ""


def length(days):
    """800 => 'two years'; to the nearest whole one of the longest unit that fits."""
    unit = next((u for u, n in FROM.items() if days >= n * UNITS[u] - 1), "day")
    number = round(days / UNITS[unit])
    words = plural(number, unit)
    return f"{WORDS[number]} {words.split(' ')[1]}" if number < len(WORDS) else words
