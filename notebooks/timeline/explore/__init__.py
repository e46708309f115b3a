"""The explorer: the same timeline, alive, as a widget in a notebook and as a page in a report."""

from ..charts._given import check, check_column
from .named import check_ids


def explore(events, by=None, *, title="", summary="", source="", accent=(), periods=None):
    """Show events alive: to zoom from the whole to a day, to find, to filter, to choose.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    by : str, optional
        The column that makes lanes at first.
    title, summary, source, accent, periods
        As in `timeline`.

    Returns
    -------
    Explorer
        What is chosen in it stands in `selected`, what a filter leaves in `shown`, what time
        is seen in `window`.

    Raises
    ------
    ValueError
        For a column or an id that the events have not.

    Examples
    --------
    >>> explorer = explore(events)
    >>> explorer.selected = ["kursk-incursion"]
    >>> timeline(explorer.selected)
    """
    check(read_events=events)
    if by is not None:
        check_column(events, by, "lanes need")
    check_ids(events, "accent", accent)
    from .widget import Explorer  # only who explores has to wait for the library of widgets

    words = {"title": title, "summary": summary, "source": source}
    return Explorer(events, by, accent=accent, periods=periods, **words)
