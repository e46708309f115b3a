"""Whether what an explorer is set to is there: ids, days."""

import math

import pandas as pd

from ..charts._notes import advice
from ..dates import parse
from ..drawing.scales import Dates

MANY = 5_000  # events: of more it takes long to find the id that is most alike
EXAMPLE = '("2014-02-27", "2014-03-18")'


def check_ids(events, argument, given):
    """What was given for some argument => a list of ids.

    Parameters
    ----------
    events : DataFrame
    argument : str
    given : iterable of str, str, DataFrame or None
        Ids, or events with theirs.

    Raises
    ------
    ValueError
        That says what to do.
    """
    ids, known = _listed(argument, given), {*events["id"]}
    for name in ids:
        if name not in known:
            like = advice(name, events) if len(events) <= MANY else "choose one of the column id"
            raise ValueError(f"{argument}: no event has the id {name!r}; {like}")
    return ids


def _listed(argument, given):
    if isinstance(given, pd.DataFrame) and "id" in given:
        return given["id"].tolist()
    if given is None or isinstance(given, str):
        return [given] if given else []
    if isinstance(given, pd.DataFrame) or not hasattr(given, "__iter__"):
        raise ValueError(f'{argument}: give ids, as in ["kursk-incursion"], or rows of the events')
    return list(given)


def places_of(window):
    """Two days, the first and the last, as EDTF => two places.

    Raises
    ------
    ValueError
        That says what to do.
    """
    texts = [_text(day) for day in _pair(window)]
    dates = parse(pd.Series(texts, dtype="str"))
    if wrong := next(filter(None, dates["problem"]), ""):
        raise ValueError(f"window: {wrong}")
    first, last = dates["start_min"][0], dates["end_max"][1]
    if pd.isna(first) or pd.isna(last):
        raise ValueError(f"window: give the first and the last day, as in {EXAMPLE}")
    if first > last:
        raise ValueError(f"window: {texts[0]} comes after {texts[1]}; give the earlier day first")
    ends = Dates().at([first.to_datetime64(), last.to_datetime64()])
    return [float(ends[0]), float(ends[1]) + 1]


def _pair(window):
    """Neither a text, though one of two letters has two parts, nor anything of another length."""
    if isinstance(window, str) or not hasattr(window, "__len__") or len(window) != 2:
        raise ValueError(f"window: give the first and the last day, as in {EXAMPLE}")
    return window


def _text(day):
    return day.isoformat().split("T")[0] if hasattr(day, "isoformat") else str(day)


def days_of(window):
    """Two places => the first and the last day that lie between them, ("-0043-03-15", …)."""
    first, last = (round(float(place), 6) for place in window)
    start = math.floor(first)
    return tuple(Dates().value(day) for day in (start, max(math.ceil(last) - 1, start)))
