"""Whether a form was given what it draws: tables as the project's readers make them."""

import os

import pandas as pd

from ..rows import near

# reader => columns that tell its tables from others
MADE = {
    "read_events": {"id", "title", "first_possible", "last_possible"},
    "read_articles": {"title", "publisher", "published", "date"},
    "read_citations": {"article", "paragraph", "cue", "event"},
}


def check_column(events, by, needing):
    """Refuse a column that the events have not, and name the nearest.

    Raises
    ------
    ValueError
    """
    if by not in events:
        like = near(str(by), events.columns) or "theme or actors"
        raise ValueError(f"no column {by!r}; {needing} one: use {like}")


def check(**given):
    """Refuse, in a sentence that says what to do, what no reader of ours has made.

    Parameters
    ----------
    **given
        The name of a reader, and what should come from it:
        ``check(read_events=events)``.

    Raises
    ------
    TypeError
        A path or an address, an object of another kind, or a frame from elsewhere.
    """
    for reader, table in given.items():
        if isinstance(table, str | os.PathLike):
            path = str(table)
            raise TypeError(f"{path!r} is not read yet; give the form {reader}({path!r})")
        if not isinstance(table, pd.DataFrame):
            kind = type(table).__name__
            raise TypeError(f"a table is wanted, not a {kind}; give the form what {reader} returns")
        if not MADE[reader] <= {*table.columns}:
            raise TypeError(
                f"this table does not come from {reader}, which checks it and dates its rows; "
                f"save it as a CSV, and give the form {reader}('that.csv')"
            )
