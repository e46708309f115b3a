"""How many events begin in each period."""

from dataclasses import replace

from ..drawing.chart import chart
from ..drawing.facts import Facts, as_of
from ..drawing.marks import LEAST, Bar, Line, Text
from ..drawing.scales import Dates
from ..drawing.scene import PAGE, PHONE, WIDE
from ..placing import text_width
from ._frame import Frame
from ._given import check
from ._labels import Clear
from ._notes import NOTE, check_named, note_parts, tiers
from ._nothing import nothing
from ._periods import first_day, name_period, number
from ._starts import choose_period, count_starts, longest, measure_gaps, median, order
from ._words import stack

PAGES = {PHONE: PAGE, PAGE: WIDE, WIDE: 1400}  # px: each picture is for pages from … up to
AIR = 0.08  # of a period: what is left of it on either side, so that columns do not touch
HIGH, NUMBER, GAP = 170, 22, 6  # px: the highest column, above a column, between texts
AXIS = 24  # px: below the axis
FEWEST = 8  # periods: fewer would be drawn as slabs
COLUMNS = ["Period", "Certain", "Possible"]


def tempo(events, *, title="", summary="", source="", per=None, accent=(), notes=None):
    """Draw how many events begin in each period.

    A solid column counts the events that are certain to begin in its period, a pale part
    on top those that may: whose start is approximate, uncertain, or known less exactly.
    They are counted once, where they can first have begun.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are. The fullest period and
        the gaps stand in for a title and a summary that are not given.
    per : str, optional
        One of `PERIODS`; without it the finest that gives at most `MOST` columns.
    accent : iterable of str
        Ids of events in whose periods the title's claim lies.
    notes : dict of str to str
        Ids to one sentence each, over the column in which the event begins; at most five.

    Returns
    -------
    Chart
        Its table lists the periods in which events begin.

    Raises
    ------
    ValueError
        If there are fewer than two events, `per` is unknown or too fine, or an id is none
        of theirs.
    """
    check(read_events=events)
    if events.empty:
        return nothing(title, summary, source)
    if len(events) < 2:
        raise ValueError("a tempo needs two events at least: draw a single one with timeline")
    notes = notes or {}
    check_named(events, notes=notes, accent=accent)
    starts = order(events)
    per = choose_period(starts, per)
    counts = count_starts(starts, per)
    filled = counts[counts.any(axis="columns")]
    told = Facts(
        title or _find(events, counts, per),
        summary or _describe(starts, counts, measure_gaps(starts), per),
        source,
        columns=COLUMNS,
        rows=[_row(n, *row, per) for n, *row in filled.itertuples()],
        as_of=as_of(events),
    )
    accent = accent if accent or title else None
    filled = _chosen(filled, starts, number(starts["first"], per), accent, notes)
    shown = _padded(counts.index)
    return chart([_scene(filled, shown, per, least) for least in PAGES], told)


def _chosen(counts, starts, periods, accent, notes):
    """The counts with what `_scene` is to know: which the title is about, what is said of each.

    Where no title is given, that of `_find` names the fullest.
    """
    strong = [_fullest(counts)[0]] if accent is None else periods[starts["id"].isin(accent)]
    names = [starts["id"][periods == n] for n in counts.index]
    said = [[notes[name] for name in each if name in notes] for each in names]
    return counts.assign(strong=counts.index.isin(strong), notes=said)


def _padded(numbers):
    """The numbers of the periods that the axis shows: `FEWEST` at least."""
    more = max(0, FEWEST - len(numbers))
    return range(numbers[0] - more // 2, numbers[-1] + 1 + more - more // 2)


# --- the picture -----------------------------------------------------------------------


def _scene(counts, numbers, per, least):
    """The columns of the periods with events, on an axis of all `numbers`."""
    ends = Dates().at([first_day(n, per) for n in (numbers[0], numbers[-1] + 1)])
    frame = Frame(Dates(), *ends, least, 0, 0, shortest=0)
    made = _placed(counts, per)
    bars = [bar for column in made for bar in _bars(column)]
    notes, top = _notes(made, frame)
    clear = Clear(frame, PAGES[least])
    clear.add([*bars, *notes])
    drawn = [*(_drawn(bar, frame) for bar in bars), *notes, *_numbers(made, clear)]
    return frame.scene(_moved(drawn, -top), AXIS - top, -top, wall=least)


def _placed(counts, per):
    """The columns with the ends and the middle of each, and px from the axis to its top."""
    begin, end = (Dates().at([first_day(n + k, per) for n in counts.index]) for k in (0, 1))
    total, air = counts["certain"] + counts["possible"], AIR * (end - begin)
    ends = {"first": begin + air, "at": (begin + end) / 2, "last": end - air}
    unit = HIGH / total.max()
    return [*counts.assign(**ends, total=total, unit=unit, top=-unit * total).itertuples()]


def _bars(column):
    """The certain part, and what is possible on top of it."""
    y = 0
    parts = (column.certain, "accent" if column.strong else "mark"), (column.possible, "pale")
    for count, tone in parts:
        if count:
            thick = max(count * column.unit, 1)
            ends = {"first": column.first, "last": column.last}
            yield Bar(**ends, y=y - thick / 2, thick=thick, tone=tone, outline=tone == "pale")
            y -= thick


def _drawn(bar, frame):
    """It, or where it would be drawn wider than it is, a line of its width."""
    wide = frame.px(bar.last) - frame.px(bar.first)
    at, half = (bar.first + bar.last) / 2, bar.thick / 2
    if wide >= LEAST:
        return bar
    look = {"tone": "context" if bar.outline else bar.tone, "thick": max(wide, 1)}
    return Line(first=at, last=at, y=bar.y + half, to_y=bar.y - half, **look)


def _numbers(made, clear):
    """The number above each column that has room for it, the highest first."""
    for column in sorted(made, key=lambda column: column.top):
        words = f"perhaps {column.total:,}" if column.possible else f"{column.total:,}"
        words = f"{column.certain:,}, " * bool(column.certain and column.possible) + words
        tone = "accent" if column.strong else "ink"
        look = {"text": words, "size": clear.frame.small, "tone": tone}
        y = column.top - NUMBER / 2
        places = (column.at, "middle"), (column.last, "end"), (column.first, "start")
        yield from clear.draw([Text(at=at, y=y, anchor=anchor, **look)] for at, anchor in places)


def _notes(made, frame):
    """Annotations with lines down to their columns, and px from the axis to the top of all."""
    noted = [column for column in made if column.notes]
    marks, y, size = [], -HIGH - NUMBER, frame.small
    places = [frame.px(column.at) for column in noted]
    for k, low, high in reversed([*tiers(places, frame.least)]):
        column, tone = noted[k], "accent" if noted[k].strong else "ink"
        said = [part for note in column.notes for part in note_parts(note, tone, size)]
        texts, deep = stack(said, 0, min(high - low - 2 * GAP, NOTE), at=column.at)
        wide = max(text_width(text.text, size, text.bold) for text in texts)
        dx = max(low + GAP, min(places[k], high - GAP - wide)) - places[k]
        line = {"y": y - GAP / 2, "to_y": column.top - NUMBER}
        y -= deep + GAP
        marks.append(Line(first=column.at, last=column.at, **line, tone="rule"))
        marks += _moved([replace(text, dx=dx) for text in texts], y)
    return marks, y


def _moved(marks, down):
    """The same marks so many px further down."""
    for mark in marks:
        lower = {"to_y": mark.to_y + down} if isinstance(mark, Line) else {}
        yield replace(mark, y=mark.y + down, **lower)


# --- what it says ----------------------------------------------------------------------


def _find(events, counts, per):
    """The title: the period in which most events begin."""
    n, most, sure = _fullest(counts)
    total, more = len(events), counts["possible"].get(n, 0)
    if n is None:
        certain = " for certain" * bool(counts["possible"].any())
        return f"No {per} has more than {most} of {total} events{certain}"
    verb = ("begin" if events["is_span"].any() else "fall") if sure else "may begin"
    where = f"{'on' if per == 'day' else 'in'} {name_period(n, per)}"
    who = f"{most} of {total}" if most < total else "Both" if total == 2 else f"All {total}"
    return f"{who} events {verb} {where}" + f", and {more} more may" * bool(sure and more)


def _row(n, certain, possible, per):
    """A row of the table: 'First quarter of 2025', '31', '2'."""
    name = name_period(n, per).removeprefix("the ")
    return [name[:1].upper() + name[1:], str(certain), str(possible)]


def _fullest(counts):
    """The number of the period with most events, or None; how many; whether these are certain."""
    sure = bool(counts["certain"].any())
    column = counts["certain" if sure else "possible"]
    most = int(column.max())
    alone = most > 1 and column.eq(most).sum() == 1
    return int(column.idxmax()) if alone else None, most, sure


def _describe(starts, counts, gaps, per):
    """The summary: what is drawn, the longest gap and the median one."""
    n, sure = longest(gaps)
    pale = "; pale, those that may" * bool(counts["possible"].any())
    words = f"Events by the {per} {'on' if per == 'day' else 'in'} which they begin{pale}."
    if gaps["high"].max() > 0:
        names = f"from “{starts['title'][n - 1]}” to “{starts['title'][n]}”"
        words += f" The longest gap {'is' if sure else 'may be'} {gaps['words'][n]}, {names}."
    return f"{words} The median gap: {median(starts, gaps)}."
