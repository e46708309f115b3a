"""How many events begin in each period."""

from dataclasses import replace
from itertools import product

from ..drawing.chart import chart
from ..drawing.facts import Facts, as_of
from ..drawing.marks import LEAST, Bar, Line, Text
from ..drawing.scales import Dates
from ..drawing.scene import PAGE, PHONE, WIDE
from ._frame import Frame
from ._given import check
from ._labels import PART, Clear, spots
from ._notes import check_named, note_parts
from ._nothing import nothing
from ._periods import first_day, name_period, number
from ._starts import choose_period, count_starts, longest, measure_gaps, order
from ._words import stack

PAGES = {PHONE: PAGE, PAGE: WIDE, WIDE: 1400}  # px: each picture is for pages from … up to
AIR = 0.08  # of a period: what is left of it on either side, so that columns do not touch
HIGH, NUMBER, GAP = 150, 22, 6  # px: the highest column, above a column, from texts
SILENCE = 2  # lines: of the longest gap
BROAD = 300, 220, 160, 120  # px: annotations are broken to
HIGHER = 4  # lines: a note may begin above its column
AXIS = 24  # px: below the axis
DATED = 48  # px: from one tick to the next
FEWEST = 8  # periods: fewer would be drawn as slabs
COLUMNS = ["Period", "Certain", "Possible"]


def tempo(events, *, title="", summary="", source="", per=None, accent=(), notes=None):
    """Draw how many events begin in each period.

    A solid column counts the events that are certain to begin in its period, a pale part
    on top those that may: whose start is approximate, uncertain, or known less exactly.
    They are counted once, where they can first have begun. The longest gap is named where
    it leaves room.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are. The fullest period
        stands in for a title that is not given.
    per : str, optional
        One of `PERIODS`; without it the finest that gives at most `MOST` columns.
    accent : iterable of str
        Ids of events in whose periods the title's claim lies.
    notes : dict of str to str
        Ids to one sentence each, by the column in which the event begins; at most five.

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
        title or _find(len(events), counts, per),
        summary or _describe(counts, per),
        source,
        columns=COLUMNS,
        rows=[_row(n, *row, per) for n, *row in filled.itertuples()],
        as_of=as_of(events),
    )
    accent = accent if accent or title else None
    periods = number(starts["first"], per)
    filled, gap = _chosen(filled, starts, periods, accent, notes), _gap(starts, periods)
    shown = _padded(counts.index)
    return chart([_scene(filled, shown, per, least, gap) for least in PAGES], told)


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


def _scene(counts, numbers, per, least, gap):
    """The columns of the periods with events, on an axis of all `numbers`."""
    ends = Dates().at([first_day(n, per) for n in (numbers[0], numbers[-1] + 1)])
    frame, axis = Frame(Dates(), *ends, least, 0, 0, shortest=0), NUMBER + HIGH
    clear = Clear(frame, PAGES[least], 0, axis - GAP)
    made = _placed(counts, per, axis)
    bars = [_drawn(bar, frame) for column in made for bar in _bars(column, axis)]
    clear.add(bars)
    texts = [*_numbers(made, clear)]
    notes, low = _notes(made, per, clear, axis + AXIS)
    texts += [*notes, *_silence(gap, per, clear)]
    return frame.scene([*bars, *texts], low, axis, wall=least, apart=DATED)


def _placed(counts, per, axis):
    """The columns with the ends and the middle of each, and px from the top to its own."""
    begin, end = (Dates().at([first_day(n + k, per) for n in counts.index]) for k in (0, 1))
    total, air = counts["certain"] + counts["possible"], AIR * (end - begin)
    ends = {"first": begin + air, "at": (begin + end) / 2, "last": end - air}
    unit = HIGH / total.max()
    rest = "context" if counts["strong"].any() else "mark"
    tones = {"tone": counts["strong"].map({True: "accent", False: rest})}
    top = axis - unit * total
    return [*counts.assign(**ends, **tones, total=total, unit=unit, top=top).itertuples()]


def _bars(column, axis):
    """The certain part, and what is possible on top of it."""
    y, parts = axis, ((column.certain, column.tone), (column.possible, "pale"))
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
    for column in sorted(made, key=lambda column: (not column.strong, column.top)):
        words = f"perhaps {column.total:,}" if column.possible else f"{column.total:,}"
        words = f"{column.certain:,}, " * bool(column.certain and column.possible) + words
        look = {"text": words, "size": clear.frame.small, "tone": _ink(column)}
        look |= {"bold": column.strong, "y": column.top - NUMBER / 2}
        places = (column.at, "middle"), (column.last, "end"), (column.first, "start")
        yield from clear.draw([Text(at=at, anchor=anchor, **look)] for at, anchor in places)


def _ink(column):
    return "accent" if column.strong else "ink"


def _silence(gap, per, clear):
    """The longest gap in words, where it leaves periods empty and has room among them."""
    if gap and gap[1] - gap[0] > 1:
        first, last = Dates().at([first_day(n, per) for n in (gap[0] + 1, gap[1])])
        look = {"at": (first + last) / 2, "anchor": "middle", "tone": "soft"}
        room = clear.frame.px(last) - clear.frame.px(first) - 2 * GAP
        said = f"{gap[2]} without a new event", {"size": clear.frame.small}
        texts, deep = stack([said], 0, room, **look)
        down = clear.bottom - deep - GAP
        options = [[replace(text, y=text.y + down) for text in texts]] * (len(texts) <= SILENCE)
        yield from clear.draw(options, GAP)


def _notes(made, per, clear, top):
    """Annotations beside their columns or above them; without room below, with their periods."""
    drawn, frame = [], clear.frame
    for column in (column for column in made if column.notes):
        found = clear.draw(_spots(column, clear))
        drawn += found
        if not found:
            when = {"text": name_period(column.Index, per), "size": frame.small, "tone": "soft"}
            lines = [*_lines(column, frame, PART * frame.least), when]
            top += GAP
            drawn += [Text(y=top + (n + 0.5) * frame.line, **line) for n, line in enumerate(lines)]
            top += frame.line * len(lines)
    return drawn, top


def _lines(column, frame, width):
    tone, size = _ink(column), frame.small
    said = [part for note in column.notes for part in note_parts(note, tone, size)]
    texts, _ = stack(said, 0, width)
    return [
        {"text": text.text, "size": size, "bold": text.bold, "tone": text.tone} for text in texts
    ]


def _spots(column, clear):
    """Beside the column, from its top down; else above its number, on a pole if need be."""
    beside = (column.last, GAP + 2, "start"), (column.first, -GAP - 2, "end")
    above = (column.first, 0, "start"), (column.last, 0, "end")
    said = [_lines(column, clear.frame, width) for width in BROAD]
    y, line = column.top - NUMBER, clear.frame.line
    for places, lines, up in product((beside, above), said, range(HIGHER)):
        first = column.top + line / 2 if places == beside else y - (len(lines) - 0.5) * line
        first -= up * line
        for at, dx, anchor in places:
            held = {"at": at, "dx": dx, "anchor": anchor}
            yield [Text(y=first + n * line, **held, **look) for n, look in enumerate(lines)]
    for lines in said:
        yield from spots(lines, column.at, (y, y), clear)


# --- what it says ----------------------------------------------------------------------


def _find(total, counts, per):
    """The title: the period in which most events begin."""
    n, most, sure = _fullest(counts)
    more = counts["possible"].get(n, 0)
    if n is None:
        certain = " for certain" * bool(counts["possible"].any())
        return f"No {per} has more than {most} of {total} events{certain}"
    when = name_period(n, per)
    count = f"{most}, perhaps {most + more}," if sure and more else f"{most}"
    count = "perhaps " * (not sure) + count
    return f"{when[:1].upper()}{when[1:]}: {count} of {total} events"


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


def _gap(starts, periods):
    """Between which periods the longest gap lies, and its words; None if that is not certain."""
    gaps = measure_gaps(starts)
    n, sure = longest(gaps)
    return (periods[n - 1], periods[n], gaps["words"][n]) if sure else None


def _describe(counts, per):
    pale = "; pale, those that may" * bool(counts["possible"].any())
    return f"Events by the {per} {'on' if per == 'day' else 'in'} which they begin{pale}."
