"""A thousand years and more: eras on a linear strip, and a lens that opens the densest part."""

import pandas as pd

from ..dates import day_words
from ..drawing.chart import chart
from ..drawing.dated import DAY, dated
from ..drawing.facts import facts
from ..drawing.marks import Area, Bar, Text
from ..drawing.scales import BeforeHorizon, Dates
from ..drawing.scene import PAGE, PHONE, WIDE
from ..placing import opening_window
from ._bins import bins
from ._frame import Frame
from ._given import check
from ._lens import Lens, said
from ._named import LEFT, RIGHT, TRIED, name_lines, named
from ._notes import MOST, check_named
from ._nothing import nothing
from ._opening import CUT
from ._phone import foremost
from .timeline import count

ERA, BAND = 20 * 365.2425, 18  # days: a longer span is a band; px: so high
TEXTS, FAN = 24, 34  # px below the axis: its texts, and from there to the lens
CLOSE = 0.25  # of the lens: what is no farther from it is in it, too
ROOM = {PHONE: 0.6, PAGE: 0.4, WIDE: 0.4}  # of the width: a name with its date and note
BROAD = 0.6  # of the width: a name alone
UPTO = {PHONE: PAGE - 1, PAGE: WIDE - 1, WIDE: 1400}  # px: the widest page of each picture
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
        Ids of the events that the title is about. Without any in the lens its fullest column
        stands out; without any on the strip up to five cited events there do.
    notes : dict of str to str, optional
        A sentence beside at most five events. In the lens it says how many began since, and
        what began since the last of them is darker than what was before.
    scale : str
        "linear": eras, which are spans of more than twenty years that nobody cites, or all
        where nobody cites any, are bands on a strip, and the part of it where most events
        begin opens into columns of dashes. "log": beginnings alone, as dots on an axis that
        is logarithmic in years before the horizon.
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
    if scale not in VIEWS:
        raise ValueError(f"no scale {scale!r}; use 'linear' or 'log'")
    if events.empty:
        return nothing(title, summary, source)
    notes = notes or {}
    check_named(events, notes=notes, accent=accent)
    end = _end(events, horizon)
    view, described = VIEWS[scale]
    scenes = [view(events, accent, notes, end, least, title) for least in (PHONE, PAGE, WIDE)]
    summary = summary or described.format(day_words(end))
    return chart(scenes, facts(events, title or count(events), summary, source))


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


# --- linear -------------------------------------------------------------------------------


def _linear(events, accent, notes, end, least, title):
    """The strip above, the lens below."""
    marks, stop = _until(dated(events, Dates(), accent), end)
    story = marks.loc[~marks["is_context"], "certain"]
    columns = bins(*_densest(story))
    ends = columns.start(0), columns.start(columns.count)
    is_inside = marks["certain"].between(*ends)
    inside, outside = marks[is_inside], marks[~is_inside]
    frame = Frame(Dates(), min(marks["first"].min(), ends[0]), max(stop, ends[1]), least)
    found, rest = said(inside, outside, columns, frame, stop)
    is_said = found.rstrip(",") in title  # nothing is said twice
    sentence = ("", f"They {rest}" if rest[:1].islower() else rest) if is_said else (found, rest)
    lens = Lens(frame, UPTO[least], inside, columns, sentence, notes, story)
    if outside.empty:
        return frame.scene(*lens.draw(0))
    walls = [*map(frame.px, ends)]
    strip, axis = _strip(frame, _exceptions(outside), notes, walls)
    below, height = lens.draw(axis + TEXTS + FAN)
    drawn = [*_fan(frame, ends, axis), *strip, *below]
    return frame.scene(drawn, height, axis, walls[0] - 6)


def _exceptions(outside):
    """Those few that are cited are in the accent, if none is already."""
    cited = ~outside["is_context"] & outside["is_context"].any()
    few = 0 < cited.sum() <= MOST and not outside["is_accent"].any()
    tone = outside["tone"].mask(cited & few, "accent")
    return outside.assign(tone=tone, is_accent=tone.eq("accent"))


def _until(marks, end):
    """Nothing is drawn after the horizon => the marks, its place."""
    stop = float(Dates().at((end + DAY).to_datetime64()))
    marks["ongoing"] |= marks["is_span"] & marks["end_min"].gt(end)
    marks[ENDS] = marks[ENDS].clip(upper=stop)
    return marks, stop


def _densest(begun):
    """Where most begin, and those close to them; all of it, if that is not much longer."""
    start, last = opening_window(begun)
    for day in sorted(begun[begun.lt(start)], reverse=True):
        start = day if start - day < CLOSE * (last - start) else start
    for day in sorted(begun[begun.gt(last)]):
        last = day if day - last < CLOSE * (last - start) else last
    short = last - start <= CUT * (begun.max() - begun.min())
    return (start, last) if short else (begun.min(), begun.max())


def _strip(frame, outside, notes, walls):
    """What lies outside of the lens, eras lowest => marks, px to the axis."""
    lines = name_lines(notes, frame, ROOM[frame.least])
    tried = foremost(outside, TRIED)
    is_era = tried["has_bar"] & (tried["last"] - tried["first"]).gt(ERA)
    is_era &= tried["is_context"] | ~outside["is_context"].any()
    days, low = named(frame, tried[~is_era], lines, 8, walls=walls)
    eras, low = named(frame, tried[is_era], lines, low, band=BAND, walls=walls)
    drawn, axis = [*days, *eras], low + 8
    rest = outside[~outside["id"].isin({mark.id for mark in drawn})]
    return [*drawn, *frame.strip(rest, axis)], axis


def _fan(frame, ends, axis):
    """From the few px on the strip to the whole width."""
    low, band = axis + TEXTS, {"first": ends[0], "last": ends[1]}
    yield Bar(y=low / 2, thick=low, tone="mist", **band)
    yield Bar(y=axis, thick=4, tone="accent", **band)
    wide = (frame.last, low + FAN), (frame.first, low + FAN)
    yield Area(corners=((ends[0], low), (ends[1], low), *wide), tone="mist")


# --- logarithmic --------------------------------------------------------------------------


def _log(events, accent, notes, end, least, _):
    scale = BeforeHorizon(end.to_datetime64())
    marks = _beginnings(dated(events, scale, accent))
    last = scale.at(end.to_datetime64())
    frame = Frame(scale, min(marks["first"].min(), last - 1), last, least)
    order = foremost(marks, TRIED).sort_values("is_accent", ascending=False, kind="stable")
    drawn, low = named(frame, order, name_lines(notes, frame, BROAD, False), 4, sides=(RIGHT, LEFT))
    rest = marks[~marks["id"].isin({mark.id for mark in drawn})]
    axis = low + 14
    legend = f"{len(rest)} more, each a tick at the axis" * bool(len(rest))
    note = [Text(text=legend, y=axis + 36, tone="soft", size=frame.small)] * bool(legend)
    return frame.scene([*drawn, *frame.strip(rest, axis), *note], axis + 46, axis, grid=0)


def _beginnings(marks):
    """When each begins and no more: a length has no meaning on such an axis."""
    marks = marks.assign(has_bar=False, ongoing=False, end_open=False)
    marks["end_qualifier"] = marks["start_qualifier"]
    marks["until"] = marks["last"] = marks["certain"]
    return marks.assign(is_day=marks["first"].eq(marks["certain"]), is_span=False)


LINEAR = "Events up to {}: eras as bands, and where most begin a closer look below."
LOG = "Time before {} on a logarithmic axis: the longer ago, the closer together."
VIEWS = {"linear": (_linear, LINEAR), "log": (_log, LOG)}
