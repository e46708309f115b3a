"""How long after the last day, in words."""

UNITS = {"year": 365.2425, "month": 30.436875, "week": 7}
FEW = {"year": 1.9, "month": 2.5, "week": 2}  # so many at least are told by the unit
NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
NUMBERS += ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"]
NUMBERS += ["eighteen", "nineteen", "twenty"]


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
    return f"{said} {unit}{'s' * (number != 1)} later"
