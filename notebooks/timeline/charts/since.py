"""Days before and after one event."""

from dataclasses import replace

from ..dates import about, in_short
from ..drawing.chart import chart
from ..drawing.dated import dated
from ..drawing.facts import COLUMNS, facts
from ..drawing.scales import UNITS, Since, plural
from ._given import check
from ._notes import advice, broken, check_named
from ._nothing import nothing
from ._phone import phone
from ._rows import rows


def since(events, origin, *, title="", summary="", source="", accent=(), notes=None):
    """Draw events by how long before or after one of them they were.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    origin : str
        The `id` of the event that is day 0. Its first day must be known.
    title, summary, source, accent, notes
        As in `timeline`; without an accent day 0 has it.

    Returns
    -------
    Chart

    Raises
    ------
    ValueError
        If there is no such event, or its first day is not known.
    """
    check(read_events=events)
    check_named(events, notes=notes, accent=accent)
    told = broken(notes)
    if events.empty:
        return nothing(title, summary, source)
    zero = _zero(events, origin)
    scale = Since(zero.start_min.to_datetime64())
    marks = dated(events, scale, [*accent] or [origin])
    marks["when"] = [_when(mark) for mark in marks.itertuples()]
    after = int(marks["first"].gt(0).sum())
    name = f"“{zero.title}”"
    title = title or f"{after} of the other {len(events) - 1} events came after {name}"
    summary = summary or f"Time from {in_short(zero)}, the day of {name}, to each event."
    said = dict(zip(marks["id"], marks["when"], strict=True))
    known = facts(events, title, summary, source)
    cells = [[said[name], *row] for name, row in zip(known.ids, known.rows, strict=True)]
    known = replace(known, columns=["From day 0", *COLUMNS], rows=cells)
    return chart([phone(marks, scale, told), rows(marks, scale, notes=told)], known)


def _zero(events, origin):
    found = events[events["id"].eq(origin)]
    if found.empty:
        raise ValueError(f"no event has the id {origin!r}; {advice(origin, events)}")
    zero = next(found.itertuples())
    if zero.start_min != zero.start_max or zero.start_qualifier:
        raise ValueError(
            f"the first day of {origin!r} is not known ({in_short(zero)}), so no days can be "
            "counted from it; choose another event, or use timeline"
        )
    return zero


def _when(mark):
    """'12 days after', '8 to 18 days after', 'about 3 years 1 month before'."""
    first, last = round(mark.first), round(mark.certain)
    if first == last:
        words = f"{_length(first)} {_side(first)}" if first else "day 0"
    elif first * last > 0:
        near, far = sorted((first, last), key=abs)
        words = f"{_length(near)} to {_length(far)} {_side(far)}"
    else:
        ends = [f"{_length(day)} {_side(day)}" if day else "day 0" for day in (first, last)]
        words = " to ".join(ends)
    return about(mark.start_qualifier) + words


def _side(days):
    return "before" if days < 0 else "after"


def _length(days):
    """'74 days', '34 months', '8 years 1 month', as coarse as the length allows."""
    months = round(abs(days) / UNITS["month"])
    if abs(days) < 100:
        return plural(days, "day")
    if months < 36:
        return plural(months, "month")
    years, rest = divmod(months, 12)
    return " ".join(
        [plural(years, "year"), *([plural(rest, "month")] if rest and years < 100 else [])]
    )
