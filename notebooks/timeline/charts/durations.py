"""How long each span lasted, the longest first."""

from itertools import starmap

import numpy as np

from ..dates import in_words
from ..drawing.chart import chart
from ..drawing.dated import dated
from ..drawing.facts import facts
from ..drawing.marks import ARROW, LEAST, SOFT, Line, Text, marks_of
from ..drawing.scales import Dates, Numbers, plural
from ..drawing.scene import PHONE
from ..placing import text_width, wrap
from ._frame import Frame
from ._given import check
from ._lengths import in_days, lasted
from ._notes import NOTE, check_named, note_parts
from ._nothing import nothing
from ._words import DATE, LEADING, NAME, pair, stack

MOST = 40  # rows: what a reader scans; the rest is counted in words, and stands in the table
THICK, THIN = 12, 7  # px: a bar, one of the context
NEAR, PAD, AIR = 4, 9, 13  # px: from a bar to words below it; two rows; two of a phone
REACH, BESIDE = max(SOFT, ARROW), 7  # px: what a bar needs beyond its end; from that to words
COLUMN = 0.36  # of the width at most: the names
STUB = 0.03  # of the longest bar: how far an open end reaches
ZERO = {"first": 0.0, "certain": 0.0, "is_day": False, "start_open": False, "start_qualifier": ""}
COLUMNS = ["Event", "Date", "Lasted"]


def durations(events, *, title="", summary="", source="", accent=(), notes=None):
    """Draw how long each span lasted, as bars from zero, the longest first.

    A bar is the length that is certain, from the latest start to the earliest end; a
    whisker reaches to the longest possible; an empty cap is an end that is only about
    right, an arrow one that is ongoing or open, a thin grey bar context (see `key`). What
    is no span is left out, and counted in the summary.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are. The longest span and
        counts stand in for a title and a summary that are not given.
    accent : iterable of str
        Ids of the spans that the title is about; the others are grey then.
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
    spans = measure(dated(events, Dates(), accent))
    if spans.empty:
        raise ValueError("no event is a span, so none has a length: draw these with timeline")
    check_named(spans, notes=notes, accent=accent)
    told = facts(
        spans,
        title or _find(spans),
        summary or _describe(events, spans),
        source,
        columns=COLUMNS,
        rows=[[span.title, in_words(span), span.lasted] for span in spans.itertuples()],
    )
    rows = [*spans.itertuples()]
    return chart([_scene(rows, notes or {}, least) for least in NAME], told)


# --- how long --------------------------------------------------------------------------


def measure(events):
    """The spans, the longest first, as bars that begin at zero.

    Returns
    -------
    DataFrame
        The rows of `events` that are spans, ordered by what is certain; added are
        `shortest` and `longest` (days; infinite where an end is open), `lasted` (in words),
        and what `marks_of` draws, in days.
    """
    spans = events[events["is_span"]]
    shortest = in_days(spans["end_min"] - spans["start_max"]).fillna(0).clip(lower=0)
    unknown = spans["start_open"] | spans["end_open"]
    known = in_days(spans["end_max"] - spans["start_min"]).mask(unknown, shortest)
    grey = spans["is_accent"].any() & ~spans["is_accent"]
    spans = spans.assign(
        shortest=shortest,
        longest=known.mask(unknown, np.inf),
        lasted=[lasted(span) for span in spans.itertuples()],
        until=shortest,
        last=known + unknown * STUB * max(known.max(), 60),
        has_bar=shortest.gt(0) | (known.eq(0) & ~unknown),
        end_open=unknown,
        end_qualifier=spans["start_qualifier"] + spans["end_qualifier"],
        tone=spans["tone"].mask(grey, "context"),
        **ZERO,
    )
    return spans.sort_values(["shortest", "longest"], ascending=False, kind="stable")


# --- the picture -----------------------------------------------------------------------


def _scene(spans, notes, least):
    """A row for each of the first spans, and how many more there are."""
    shown, row = spans[:MOST], _over if least == PHONE else _beside
    frame = _frame(shown, least)
    marks, y = [], 0
    for span in shown:
        made, y = row(span, notes.get(span.id, ""), y, frame)
        marks += made
    end = y - (AIR if least == PHONE else PAD)
    if least > PHONE:
        marks.insert(0, Line(first=0, last=0, y=0, to_y=end, tone="rule"))
    made, low = stack([(_rest(spans), {"size": DATE[least], "tone": "soft"})], y, least - 2)
    words = {span.id: f"{span.title}, {span.when}: {span.lasted}" for span in shown}
    return frame.scene([*marks, *made], (low if made else end) + 4, words=words)


def _frame(spans, least):
    """With room for the names before the bars, and after each for how long that is."""
    last = max(0.01, *(span.last for span in spans), 0)
    if least == PHONE:
        return Frame(Numbers(), 0, last, least, 1, REACH + 1, shortest=0)
    left = max(starmap(text_width, ((line, NAME[least], b) for line, b in _names(spans, least))))
    left += BESIDE + 2
    day = min((least - left - _end(span, least)) / max(span.last, 0.01) for span in spans)
    return Frame(Numbers(), 0, last, least, left, least - left - day * last, shortest=0)


def _end(span, least):
    """Px from the end of a bar to that of its words."""
    return _gap(span) + text_width(span.lasted, DATE[least], span.is_accent) + 1


def _gap(span):
    """Px from the end of a bar to its words; what is short is drawn longer than it is."""
    is_plain = not (span.end_open or span.ongoing or span.end_qualifier)
    return BESIDE + LEAST + (0 if is_plain else REACH)


def _names(spans, least):
    for span in spans:
        yield from ((line, span.is_accent) for line in _broken(span, least))


def _broken(span, least):
    return wrap(span.title, COLUMN * least, NAME[least], len(span.title) * span.is_accent)


def _beside(span, note, top, frame):
    """A name before its bar, how long it is after it, what is said of it below."""
    tone, bold = ("accent", True) if span.is_accent else ("ink", False)
    names, line = _broken(span, frame.least), LEADING * frame.name
    y = top + max(line * len(names), THICK) / 2
    look = {"tone": tone, "bold": bold, "id": span.id}
    texts = [
        Text(text=text, y=y + (n - (len(names) - 1) / 2) * line, size=frame.name, **look)
        for n, text in enumerate(names)
    ]
    look = {"size": frame.small, "tone": tone if bold else "soft", "bold": bold, "id": span.id}
    texts.append(Text(text=span.lasted, at=span.last, dx=_gap(span), y=y, **look))
    low = y + max(line * len(names), THICK) / 2
    width = min(NOTE, frame.least - frame.px(0) - 2)
    below = _note(span, note, low, width, frame, at=0, dx=3)
    return [*texts, *_bar(span, y), *below[0]], below[1] + PAD


def _over(span, note, top, frame):
    """On a phone: a name with how long, their bar, what is said of it."""
    tone, width = "accent" if span.is_accent else "ink", frame.least - 2
    look = {"size": frame.name, "bold": span.tone != "context", "tone": tone}
    quiet = {"size": frame.small, "tone": "soft"}
    above, y = pair([(span.title, look), (span.lasted, quiet)], top, width, id=span.id)
    y += NEAR + THICK / 2
    made, low = _note(span, note, y + THICK / 2 + NEAR, width, frame)
    return [*above, *_bar(span, y), *made], low + AIR


def _bar(span, y):
    return marks_of(span, y, span.tone, THIN if span.is_context and not span.is_accent else THICK)


def _note(span, note, top, width, frame, **held):
    tone = "accent" if span.is_accent else "ink"
    return stack(note_parts(note, tone, frame.small), top, width, id=span.id, **held)


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


def _describe(events, spans):
    """The summary: what is drawn, and what is not."""
    points, hidden = len(events) - len(spans), max(0, len(spans) - MOST)
    words = f"{plural(len(spans), 'span')} by length, counted from the first day to the last. "
    words += "A bar is certain, a whisker reaches to the longest possible."
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
