"""Long silences in words."""

UNITS = {"century": 36524.25, "year": 365.2425, "month": 30.436875, "week": 7}
FEW = {"century": 2, "year": 1.9, "month": 2.5, "week": 2}  # so many at least are told by the unit
NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
NUMBERS += ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"]
NUMBERS += ["eighteen", "nineteen", "twenty"]
LEAST = 14  # days: what is shorter needs no word
SHARE = 0.04  # of all that is shown: the same


def gap(before, event, whole):
    """'Nine years later' between two events that follow each other, or "" for no long time.

    Parameters
    ----------
    before, event : namedtuple
        Rows of `drawing.dated` on a scale of days.
    whole : float
        Days that all of the story takes.
    """
    days = round(event.first - before.first)
    return later(days).capitalize() if days >= max(LEAST, SHARE * whole) else ""


def later(days):
    """Days => words, as coarse as their number allows.

    Examples
    --------
    >>> later(1), later(13), later(14), later(3300)
    ('the next day', 'thirteen days later', 'two weeks later', 'nine years later')
    """
    if days == 1:
        return "the next day"
    if days % 7 and days <= 20:
        return f"{NUMBERS[days]} days later"
    unit = next((unit for unit, size in UNITS.items() if days >= FEW[unit] * size), "day")
    number = round(days / UNITS.get(unit, 1))
    said = NUMBERS[number] if number < len(NUMBERS) else f"{number:,}"
    units = {"century": "centuries"}.get(unit, f"{unit}s")
    return f"{said} {unit if number == 1 else units} later"
