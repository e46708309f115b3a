"""A thousand years and more: eras on a linear strip, and a lens that opens the densest part."""

import pandas as pd

from ..dates import day_words
from ..drawing.chart import chart
from ..drawing.dated import DAY, dated
from ..drawing.facts import facts
from ..drawing.marks import Bar, Line
from ..drawing.scales import Dates
from ..placing import opening_window
from ._bins import bins
from ._frame import Frame
from ._given import check
from ._lens import Lens
from ._log import log_view
from ._named import BAND, PAGES, named, ticks
from ._notes import check_named
from ._nothing import nothing
from ._rows import CUT
from .timeline import count

ERA = 20 * 365.2425  # days: a longer span is a band
EDGE = 16  # px of room at both ends of the strip
TEXTS, FAN = 24, 34  # px below the axis: its texts, and from there to the lens
ENDS = ["first", "certain", "until", "last"]


def long_view(
    events, *, title="", summary="", source="", accent=(), notes=None, scale="linear", horizon=None
):
    """Draw a thousand years and more.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    title, summary, source : str
        As in `timeline`.
    accent : iterable of str, optional
        Ids of the events that the title is about; by default those of the fullest column.
    notes : dict of str to str, optional
        A sentence beside at most five events.
    scale : str
        "linear": spans of more than twenty years are bands on a strip, and the part of it
        where most events begin opens into columns of dashes. "log": beginnings alone, as
        dots on an axis that is logarithmic in years before the horizon.
    horizon : str, optional
        The day at which the axis ends. Without it, the day on which an ongoing event was
        last reported, else the latest day there is.

    Returns
    -------
    Chart

    Raises
    ------
    ValueError
        If events begin after `horizon`; for another scale, an id that is none of these
        events', more than five notes.

    Examples
    --------
    >>> long_view(events, scale="log", horizon="2025-03-22")  # doctest: +SKIP
    """
    check(read_events=events)
    if scale not in ("linear", "log"):
        raise ValueError(f"no scale {scale!r}; use 'linear' or 'log'")
    if events.empty:
        return nothing(title, summary, source)
    notes = notes or {}
    check_named(events, notes=notes, accent=accent)
    end = _end(events, horizon)
    view, described = (_linear, _LINEAR) if scale == "linear" else (log_view, _LOG)
    scenes = [view(events, accent, notes, end, page) for page in PAGES]
    summary = summary or described.format(day_words(end))
    return chart(scenes, facts(events, title or count(events), summary, source))


_LINEAR = "Events up to {}: eras as bands, and where most begin a closer look below."
_LOG = "Time before {} on a logarithmic axis: the longer ago, the closer together."


def _end(events, horizon):
    end = pd.Timestamp(horizon or _horizon(events)).as_unit("s")
    late = events[events["start_min"].gt(end)]
    if len(late):
        raise ValueError(
            f"{len(late)} events begin after the horizon, {day_words(end)}, where this axis "
            "ends; give a later horizon, or use timeline"
        )
    return end


def _horizon(events):
    ongoing = events.loc[events["ongoing"], "end_max"]
    if ongoing.empty:
        return events["end_max"].max()
    return max(ongoing.max(), events["start_min"].max())


def _linear(events, accent, notes, end, page):
    """The picture for one `Page`: the strip above, the lens below."""
    marks, stop = _until(dated(events, Dates(), accent), end)
    columns = bins(*_densest(marks["certain"]))
    ends = columns.start(0), columns.start(columns.count)
    is_inside = marks["certain"].between(*ends)
    inside, outside = marks[is_inside], marks[~is_inside]
    whole = min(marks["first"].min(), ends[0]), max(stop, ends[1])
    frame = Frame(Dates(), *whole, page.least, EDGE)
    said = _said(inside, outside, columns, (ends[1] - ends[0]) / (whole[1] - whole[0]))
    lens = Lens(frame, inside, columns, said, notes, page)
    if outside.empty:
        return frame.scene(*lens.draw(0))
    strip, axis = _strip(frame, outside, notes, page, ends)
    top = axis + TEXTS + FAN
    below, height = lens.draw(top)
    drawn = [*_fan(frame, ends, lens.bracket, axis), *strip, *below]
    shown = frame.ticks(page.ticks, frame.px(ends[0]) - 6)
    return frame.scene(drawn, height, ticks=shown, axis=axis)


def _until(marks, end):
    """Nothing is drawn after the horizon => the marks, its place."""
    stop = float(Dates().at((end + DAY).to_datetime64()))
    marks["ongoing"] |= marks["is_span"] & marks["end_min"].gt(end)
    marks[ENDS] = marks[ENDS].clip(upper=stop)
    return marks, stop


def _densest(begun):
    """Where most begin; all of it, if that is not much longer."""
    start, last = opening_window(begun)
    short = last - start <= CUT * (begun.max() - begun.min())
    return (start, last) if short else (begun.min(), begun.max())


def _strip(frame, outside, notes, page, ends):
    """What lies outside of the lens, eras lowest => marks, px to the axis."""
    walls = [*map(frame.px, ends)]
    long = outside["has_bar"] & (outside["last"] - outside["first"]).gt(ERA)
    days, low, rest = named(frame, outside[~long], notes, page, 8, walls=walls)
    eras, low, more = named(frame, outside[long], notes, page, low, thick=BAND, walls=walls)
    axis = low + 8
    return [*days, *eras, *ticks(pd.concat([rest, more]), axis)], axis


def _fan(frame, ends, bracket, axis):
    """From the few px on the strip to the whole width."""
    low = axis + TEXTS
    band = {"first": ends[0], "last": ends[1]}
    yield Bar(y=low / 2, thick=low, tone="tint", **band)
    yield Bar(y=axis, thick=4, tone="accent", **band)
    for at, to in zip(ends, bracket, strict=True):
        yield Line(first=at, last=at, y=0, to_y=low, tone="context")
        yield Line(first=at, last=to, y=low, to_y=low + FAN + 9, tone="context")


def _said(inside, outside, columns, share):
    """What the lens shows: the bold part of the sentence, and the rest."""
    total = len(inside) + len(outside)
    dash = f"Each dash is one event, in the {columns.name} it began. {_paler(inside, columns)}"
    if outside.empty:
        return f"{total} event{'s' * (total != 1)}", dash.strip()
    first, last = columns.ends()
    later = outside["certain"].max() > columns.start(0)
    when = f"from {first} {f'to {last}' if later else 'on'}"
    percent = max(round(100 * share), 1)
    rest = f"in {percent} per cent of the time. {dash}"
    return f"{len(inside)} of {total} events begin {when},", rest.strip()


def _paler(inside, columns):
    """What the paler dashes are, where there are any."""
    unsure = (columns.of(inside["first"]) != columns.of(inside["certain"])).any()
    kinds = [f"those of which the {columns.name} is not certain"] * bool(unsure)
    kinds += ["context"] * bool(inside["is_context"].any())
    return f"Paler: {', and '.join(kinds)}." if kinds else ""
