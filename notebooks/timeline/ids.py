"""Short names for events, made from their titles."""

import re
from collections import Counter

# for bytes.translate: a hyphen for each ASCII sign that is no letter, digit or underscore
_HYPHENS = bytes(c if c > 127 or re.match(r"[\w\0]", chr(c)) else ord("-") for c in range(256))


def fill_ids(given, titles):
    """Given ids, and for blank ones the title as a short name."""
    ids = [
        name or slug.strip("-") or "event"
        for name, slug in zip(given, _hyphened(titles), strict=False)
    ]
    if len(set(ids)) == len(ids):
        return ids
    taken, numbers = set(given), Counter()
    for i, name in enumerate(ids):
        if name in taken and not given[i]:
            ids[i] = _fresh(name, taken, numbers)
        taken.add(ids[i])
    return ids


def _hyphened(titles):
    """'Kursk: a raid!' => 'kursk-a-raid-'; all at once, as one by one takes far longer."""
    text = "\0".join(titles).lower().encode().translate(_HYPHENS).decode()
    if not text.isascii():
        text = re.sub(r"[^\w\0-]", "-", text)
    return re.sub("--+", "-", text).split("\0")


def _fresh(slug, taken, numbers):
    """The slug with the next number that is free; it goes on from where it last stopped."""
    while (name := f"{slug}-{numbers[slug] + 2}") in taken:
        numbers[slug] += 1
    return name
