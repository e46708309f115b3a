"""What was promised for a time, against how much of it has been served."""

from ..dates import in_words
from ..drawing.chart import chart
from ..drawing.dated import dated
from ..drawing.facts import facts
from ..drawing.scales import Dates, plural
from ..drawing.scene import PAGE, PHONE, WIDE
from ._given import check
from ._lengths import lasted
from ._notes import check_named
from ._nothing import nothing
from ._terms import Promise, promised, tracks

MOST = 12  # rows
COLUMNS = ["Event", "Date", "Promise", "How long"]
WANTED = "wants of each row the ids of what began it, of the span promised, and of its end if any"


def promises(events, rows, *, title="", summary="", source="", accent=(), notes=None):
    """Draw what was promised as pale tracks along an axis of dates, dark as far as served.

    Of a day that began a promise, what is served reaches to the event that ended it, which
    is a cross, or else to the last day that the events tell of. Where there is room, a track
    has a cell for each of its years, to be counted.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    rows : dict of str to tuple of str
        What each row is called, from the top down; and the ids of the event that began it (a
        day, or a span: what was served), of the span that was promised, and if it has ended,
        of the event that ended it.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are.
    accent : iterable of str
        Ids of what the title is about: the event that ended a row, or what began it.
    notes : dict of str to str
        Ids of these events to a sentence or two each, where they lie; at most five.

    Returns
    -------
    Chart

    Raises
    ------
    ValueError
        If a row has too few ids, or one that no event has, or ends before it began.

    Examples
    --------
    >>> rows = {"Naval base": ("signing", "term"), "Port": ("contract", "its-term", "annulment")}
    >>> promises(events, rows)  # doctest: +SKIP
    """
    check(read_events=events)
    if events.empty:
        return nothing(title, summary, source)
    _check(events, rows, notes, accent)
    kept = _kept(events, rows, accent)
    told = [(each.id, row) for row in kept for each in row if each]
    ordered = events.set_index("id", drop=False).loc[[name for name, _ in told]]
    told = facts(
        ordered,
        title or _find(kept),
        summary or _describe(kept),
        source,
        columns=COLUMNS,
        rows=[[*each, *_said(*row)] for each, row in zip(_dated(ordered), told, strict=True)],
    )
    return chart([tracks(kept, notes or {}, least) for least in (PHONE, PAGE, WIDE)], told)


# --- what is given ---------------------------------------------------------------------


def _check(events, rows, notes, accent):
    if not isinstance(rows, dict) or not rows:
        raise ValueError(f"promises {WANTED}; give it {{'Lease': ('signing', 'term')}}")
    if len(rows) > MOST:
        raise ValueError(f"{len(rows)} rows hide each other; choose {MOST} at most")
    for name, ids in rows.items():
        if isinstance(ids, str) or not 2 <= len(ids) <= 3:
            raise ValueError(f"promises {WANTED}; give {name!r} two or three")
    check_named(events, rows=[name for ids in rows.values() for name in ids])
    used = {name for ids in rows.values() for name in ids}
    check_named(events[events["id"].isin(used)], notes=notes, accent=accent)
    for name, ids in rows.items():
        _check_row(name, *(events[events["id"].eq(each)].iloc[0] for each in ids))


def _check_row(name, began, term, end=None):
    if not term.is_span:
        raise ValueError(f"{name!r}: {term.id!r} is no span; choose one with a start and an end")
    if end is not None and end.last_possible < began.first_possible:
        raise ValueError(f"{name!r}: {end.id!r} lies before {began.id!r}; give what began it first")


def _kept(events, rows, accent):
    """Each row as three events with their places; of a day that began it, what was served."""
    scale, ids = Dates(), [[*each, ""][:3] for each in rows.values()]
    known = {event.id: event for event in dated(events, scale, accent).itertuples(index=False)}
    terms = [term for _, term, _ in ids]
    horizon = events.loc[~events["id"].isin(terms), "last_possible"].max()
    served = events.set_index("id", drop=False).loc[[began for began, *_ in ids]]
    served = served.assign(title=[*rows], row=range(len(rows))).reset_index(drop=True)
    for row in served.index[~served["is_span"]]:
        for name, value in _end(known.get(ids[row][2]), horizon).items():
            served.loc[row, name] = value
    served = dated(served, scale, accent).sort_values("row").drop(columns="row")
    spans = served.itertuples(index=False)
    return [
        Promise(span, known[term], known.get(end))
        for span, (_, term, end) in zip(spans, ids, strict=True)
    ]


def _end(end, horizon):
    """What makes a span of a day: it has ended, or goes on to the horizon."""
    more = {"is_span": True, "ongoing": end is None, "end_open": False}
    if end is None:
        bounds = dict.fromkeys(["end_min", "end_max", "last_possible"], horizon)
        return more | bounds | {"end_qualifier": ""}
    bounds = {"end_min": end.first_possible, "end_max": end.last_possible}
    bounds |= {"last_possible": end.last_possible, "end_open": end.end_open}
    return more | bounds | {"end_qualifier": end.start_qualifier}


# --- what it says ----------------------------------------------------------------------


def _dated(events):
    return [(event.title, in_words(event)) for event in events.itertuples()]


def _said(name, row):
    """Which promise it is of, and how much was served or promised; an end has no length."""
    lengths = {row.span.id: lasted(row.span), row.term.id: promised(row.term)}
    return row.span.title, lengths.get(name, "")


def _find(kept):
    """The title: how many there are, and how many of them have ended."""
    ended = sum(each.end is not None for each in kept)
    return f"{plural(len(kept), 'promise')}, {ended or 'none'} of them ended"


def _describe(kept):
    """The summary: what the marks are."""
    words = "A pale track is what was promised, dark how much of it has been served."
    return words + " A cross is an end." * any(each.end is not None for each in kept)
