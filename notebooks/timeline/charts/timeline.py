"""Points, spans and open ends on one time axis, every name readable."""

from ..dates import year_words
from ..drawing.chart import chart
from ..drawing.dated import dated
from ..drawing.facts import facts
from ..drawing.scales import Dates
from ._given import check
from ._lined import NOTES, Lined, line_of, with_phases
from ._notes import broken, check_named
from ._nothing import nothing
from ._phone import phone
from ._rows import rows


def timeline(
    events,
    *,
    title="",
    summary="",
    source="",
    periods=None,
    accent=(),
    notes=None,
    phases=(),
    line="",
):
    """Draw events as points and spans on one time axis.

    A dot is a day, a whisker reaches over the days on which an event can have begun or
    ended, a bar is when it was certainly under way; an end with an empty, dashed cap is
    approximate, an arrow ongoing, a grey mark context (see `key`). What has no room for its
    name yet is a tick at the axis, and named as one zooms in.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are. Counts stand in
        for a title and a summary that are not given.
    periods : dict of str to (str, str), optional
        Buttons: a name, and the first and the last day that it shows.
    accent : iterable of str
        Ids of the events that the title is about.
    notes : dict of str to str, optional
        A sentence beside the mark of an event, by its id; at most five.
    phases : iterable of str
        Ids of spans that follow each other: one broad band at the top.
    line : str, optional
        The id of an event of one day: a line in the accent colour across the picture, that
        no name crosses.

    Returns
    -------
    Chart
        On a phone it is a list, a row an event.

    Raises
    ------
    ValueError
        For an id that none of the events has, a phase that is no span or begins before the
        one before it has ended, or a line that is no single day.
    """
    check(read_events=events)
    check_named(events, notes=notes, accent=accent, phases=phases, line=[line] * bool(line))
    if events.empty:
        return nothing(title, summary, source)
    scale = Dates()
    marks = with_phases(dated(events, scale, [*accent, line]), phases)
    scenes = (
        _lined(marks, scale, notes, periods, line) if line else _plain(marks, scale, notes, periods)
    )
    return chart(scenes, facts(events, title or count(marks), summary or describe(marks), source))


def _plain(marks, scale, notes, periods):
    told = broken(notes)
    return [phone(marks, scale, told), rows(marks, scale, notes=told, periods=periods)]


def _lined(marks, scale, notes, periods, line):
    """Names have less room right of their marks, and so are broken for two widths."""
    at = line_of(marks, line)
    scenes = [phone(marks, scale, broken(notes), line=at)]
    for least, letters in NOTES.items():
        told = {"notes": broken(notes, letters), "lined": Lined(line, at, least)}
        scenes.append(rows(marks, scale, periods=periods, **told))
    return scenes


def count(events):
    """'5 events, 1991 to 2025', of the days that are known."""
    days = events[["start_min", "start_max", "end_min", "end_max"]]
    years = [year_words(day.year) for day in (days.min().min(), days.max().max())]
    return f"{len(events):,} event{'s' * (len(events) != 1)}, {' to '.join(dict.fromkeys(years))}"


def describe(events):
    exact = events["precision"].eq("day").sum()
    return f"Dated events on one axis. Known to the day: {exact} of {len(events)}."
