"""What an explorer is told, if it is as ours are: a notebook may come from anywhere."""

from ..drawing.packed import MOST
from ..explore.told import HELD, VERSION
from .words import as_json, is_web

TEXTS = {"id", "title", "description", "cited", "note", "difference", "actors", "place", "when"}
NUMBERS = {"first", "certain", "until", "last", "width", "priority", "kind"}
PLACES = {"lat", "lon"}
WORDS = {"title", "summary", "source", "as_of"}
ENDS = {"opening", "whole"}


def read(told, is_clean):
    """It as JSON for a script of the page, or "" if anything in it is not as ours is.

    Parameters
    ----------
    told : object
        From a notebook.
    is_clean : callable
        Whether markup, of a root of a name, holds only what we write.
    """
    try:
        right = _is_told(told) and all(is_clean(kind["markup"], "g") for kind in told["kinds"])
    except (KeyError, TypeError, AttributeError, ValueError):
        return ""
    made = as_json(told) if right else ""
    return made if len(made) < MOST else ""


def _is_told(told):
    events, ids = told["events"], told["events"]["id"]
    return (
        told["version"] == VERSION
        and len(ids) <= HELD
        and all(isinstance(told[name], str) for name in WORDS)
        and isinstance(told["by"], str | None)
        and _are_texts(told["accent"], len(told["accent"]))
        and all(_are_numbers(told[name], 2) for name in ENDS)
        and all(isinstance(name, str) and _are_numbers(ends, 2) for name, *ends in told["windows"])
        and _are_events(events, len(ids))
        and all(0 <= kind < len(told["kinds"]) for kind in events["kind"])
        and all(_is_facet(**facet, count=len(ids)) for facet in told["facets"].values())
        and all(_are_texts([kind["tone"]], 1) for kind in told["kinds"])
        and (told["rest"] is None or _is_rest(**told["rest"]))
    )


def _are_events(events, count):
    return (
        {*events} == TEXTS | NUMBERS | PLACES | {"links"}
        and all(_are_texts(events[name], count) for name in TEXTS)
        and all(_are_numbers(events[name], count) for name in NUMBERS)
        and all(_are_numbers([n or 0 for n in events[name]], count) for name in PLACES)
        and len(events["links"]) == count
        and all(_are_links(links) for links in events["links"])
    )


def _are_links(links):
    return all(_are_texts(link, 2) and is_web(link[1]) for link in links)


def _is_facet(name, values, of, count):
    known = range(len(values))
    return (
        _are_texts([name, *values], len(values) + 1)
        and len(of) == count
        and all(number in known for numbers in of for number in numbers)
    )


def _is_rest(first, certain, number):
    return all(_are_numbers(each, len(number)) for each in (first, certain, number))


def _are_texts(values, count):
    return len(values) == count and all(isinstance(value, str) for value in values)


def _are_numbers(values, count):
    return len(values) == count and all(
        isinstance(value, int | float) and not isinstance(value, bool) for value in values
    )
