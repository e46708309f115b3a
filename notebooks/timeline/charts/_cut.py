"""Events that reach out of what a picture shows."""


def cut(events, start, end):
    """The events as far as they lie between two places.

    Parameters
    ----------
    events : DataFrame
        From `drawing.dated`.
    start, end : float

    Returns
    -------
    DataFrame
        What lasts longer has an arrow there, as what goes on, or began at no known day.
    """
    early, late = events["first"].lt(start), events["last"].gt(end) & ~events["is_day"]
    ends = events[["first", "certain", "until", "last"]].clip(start, end)
    return events.assign(
        **ends,
        start_open=events["start_open"].mask(early, events["certain"].gt(start)),
        start_qualifier=events["start_qualifier"].mask(early, ""),
        end_qualifier=events["end_qualifier"].mask(late, ""),
        ongoing=events["ongoing"] | late,
        has_bar=events["has_bar"] & ends["certain"].lt(ends["until"]),
    )
