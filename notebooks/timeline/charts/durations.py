"""How long each span lasted, the longest first."""

from dataclasses import replace

import numpy as np

from ..dates import in_words
from ..drawing.chart import chart
from ..drawing.dated import dated
from ..drawing.facts import facts
from ..drawing.marks import ARROW, SOFT, Bar, marks_of
from ..drawing.scales import UNITS, Dates, Numbers, plural
from ..drawing.scene import Scene, Tick
from ._given import check
from ._lengths import in_days, lasted
from ._notes import NOTE, check_named, note_parts
from ._nothing import nothing
from ._words import DATE, NAME, stack

MOST = 40  # rows: what a reader scans; the rest is counted in words, and stands in the table
THICK, THIN, TRACK = 10, 6, 18  # px: a bar, one of the context, what was promised
NEAR, AIR = 4, 14  # px: between a bar and words above or below; two rows
TICK, AXIS = 70, 24  # px: from one tick to the next, below the axis
STUB = 0.03  # of the longest bar: how far an open end reaches
ZERO = {"first": 0.0, "certain": 0.0, "is_day": False, "start_open": False, "start_qualifier": ""}
COLUMNS = ["Event", "From–to", "Lasted"]


def durations(events, *, promised=None, title="", summary="", source="", accent=(), notes=None):
    """Draw how long each span lasted, as bars from zero, the longest first.

    A bar is the length that is certain, from the latest start to the earliest end; a
    whisker reaches to the longest possible; an empty cap is an end that is only about
    right, an arrow one that is ongoing or open, a thin grey bar context (see `key`). What
    is no span is left out, and counted in the summary.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    promised : dict of str to str
        The id of a span to that of another, which is drawn behind it as a pale track, and
        not on its own: how long it was to last.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are. The longest span and
        counts stand in for a title and a summary that are not given.
    accent : iterable of str
        Ids of the spans that the title is about.
    notes : dict of str to str
        Ids to one sentence each, below the bar; at most five.

    Returns
    -------
    Chart
        Its table lists all spans; the picture the first `MOST`, and counts the rest.

    Raises
    ------
    ValueError
        If no event is a span, or an id is none of theirs.
    """
    check(read_events=events)
    if events.empty:
        return nothing(title, summary, source)
    promised, notes = promised or {}, notes or {}
    spans = measure(dated(events, Dates(), accent))
    if spans.empty:
        raise ValueError("no event is a span, so none has a length: draw these with timeline")
    terms = [*promised, *promised.values()]
    check_named(spans, notes=notes, accent=accent, promised=terms)
    rows = _rows(spans, promised)
    told = facts(
        spans,
        title or _find(spans),
        summary or _describe(events, spans, len(rows)),
        source,
        columns=COLUMNS,
        rows=[[span.title, in_words(span), span.lasted] for span in spans.itertuples()],
    )
    rest = _rest([span for span, _ in rows])
    return chart([_scene(rows[:MOST], notes, rest, least) for least in NAME], told)


# --- how long --------------------------------------------------------------------------


def measure(events):
    """The spans, the longest first, as bars that begin at zero.

    Returns
    -------
    DataFrame
        The rows of `events` that are spans, ordered by what is certain; added are
        `shortest` and `longest` (days; infinite where an end is open), `lasted` (in words),
        and what `marks_of` draws, in the `unit` that suits the longest.
    """
    spans = events[events["is_span"]]
    shortest = in_days(spans["end_min"] - spans["start_max"]).fillna(0).clip(lower=0)
    unknown = spans["start_open"] | spans["end_open"]
    known = in_days(spans["end_max"] - spans["start_min"]).mask(unknown, shortest)
    unit = next((unit for unit in ("year", "month") if known.max() >= 2 * UNITS[unit]), "day")
    spans = spans.assign(
        shortest=shortest,
        longest=known.mask(unknown, np.inf),
        lasted=[lasted(span) for span in spans.itertuples()],
        unit=unit,
        until=shortest / UNITS[unit],
        last=(known + unknown * STUB * max(known.max(), 2)) / UNITS[unit],
        has_bar=shortest.gt(0) | (known.eq(0) & ~unknown),
        end_open=unknown,
        end_qualifier=spans["start_qualifier"] + spans["end_qualifier"],
        **ZERO,
    )
    return spans.sort_values(["shortest", "longest"], ascending=False, kind="stable")


def _rows(spans, promised):
    """Each span that has a row of its own, with what was promised of it or None."""
    known = {span.id: span for span in spans.itertuples()}
    shown = [name for name in known if name in promised or name not in promised.values()]
    return [(known[name], known.get(promised.get(name))) for name in shown]


# --- the picture -----------------------------------------------------------------------


def _scene(rows, notes, rest, least):
    """The picture of (span, what was promised of it), one below the other."""
    unit = rows[0][0].unit
    scale = Numbers(lambda number: plural(number, unit))
    # all have the room beyond their end that a cap or an arrow needs
    last = max([0.01, *(each.last for row in rows for each in row if each)])
    last /= 1 - (max(SOFT, ARROW) + 1) / least
    marks, y = [], 0
    for span, track in rows:
        made, y = _row(span, track, notes.get(span.id, ""), y, least)
        marks += made
    made, axis = stack([(rest, {"size": DATE[least], "tone": "soft"})], y, least - 2)
    return Scene(
        least=least,
        scale=scale,
        first=-0.001 * last,
        last=last,
        height=axis + AXIS,
        marks=(*marks, *made),
        ticks=tuple(_ticks(scale, last, least // TICK)),
        axis=axis,
        grid=0,
        words={span.id: f"{span.title}, {span.when}: {span.lasted}" for span, _ in rows},
    )


def _row(span, track, note, top, least):
    """A name, how long it lasted, its bar, what is said of it; and where the next row begins."""
    size, tone = DATE[least], "accent" if span.is_accent else "ink"
    name = {"size": NAME[least], "bold": span.tone != "context", "tone": tone}
    words = f"{span.lasted}; {track.lasted} promised" if track else span.lasted
    parts = [(span.title, name), (words, {"size": size, "tone": "soft"})]
    above, y = stack(parts, top, least - 2, id=span.id)
    half = (TRACK if track else THICK) / 2
    y += NEAR + half
    width = min(least - 2, NOTE)
    below, low = stack(note_parts(note, tone, size), y + half + NEAR, width, id=span.id)
    return [*above, *_bars(span, track, y), *below], low + AIR


def _bars(span, track, y):
    """The bar of a span, on a pale track of what was promised."""
    # on a track, the grey of the context could not be seen
    tone = "mark" if track and span.tone == "context" else span.tone
    pale = {"tone": "pale", "outline": True}
    for mark in marks_of(track, y, "rule", TRACK) if track else []:
        yield replace(mark, **pale) if isinstance(mark, Bar) else mark
    yield from marks_of(span, y, tone, THIN if tone == "context" else THICK)


def _ticks(scale, last, most):
    """Round numbers from zero on; the first above it names the unit."""
    places = scale.ticks(0, last, most)[0]
    return [Tick(at, scale.words(at) if n == 1 else f"{at:,}") for n, at in enumerate(places)]


# --- what it says ----------------------------------------------------------------------


def _find(spans):
    """The title: the longest span, if any is certain to be it."""
    first, others = spans.iloc[0], spans.iloc[1:]
    if others.empty:
        return f"The one span is “{first.title}”: {first.lasted}"
    if first.shortest == 0:
        return f"None of {len(spans)} spans has a length that is certain"
    sure = first.shortest >= others["longest"].max()
    verb = "is" if sure else "may be"
    if sure and (others["shortest"] == first.longest).any():
        return f"No span of {len(spans)} is longer than “{first.title}”: {first.lasted}"
    return f"The longest of {len(spans)} spans {verb} “{first.title}”: {first.lasted}"


def _describe(events, spans, rows):
    """The summary: what is drawn, and what is not."""
    points, hidden = len(events) - len(spans), max(0, rows - MOST)
    words = f"{plural(len(spans), 'span')} by length, counted from the first day to the last. "
    words += "A bar is certain, a whisker reaches to the longest possible."
    words += " A pale track is what was promised." * (rows < len(spans))
    words += f" The table has the {hidden} that the chart leaves out." if hidden else ""
    if points:
        words += f" Not shown: {plural(points, 'event')} without a start and an end."
    return words


def _rest(spans):
    """What the last row says of the spans that have no row: shorter, if that is certain."""
    hidden = spans[MOST:]
    if not hidden:
        return ""
    if max(span.longest for span in hidden) < spans[MOST - 1].shortest:
        return f"+{plural(len(hidden), 'shorter one')}"
    return f"+{len(hidden)} more, not certain to be longer"
