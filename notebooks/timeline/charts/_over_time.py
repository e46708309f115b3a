"""A number over time as a scene: the line, what lies under it, and words where they stand clear."""

from dataclasses import dataclass

import numpy as np

from ..dates import year_words
from ..drawing.marks import Area, Arrow, Bar, Dot, Line, Text
from ..drawing.scales import Dates
from ..drawing.scene import PAGE, PHONE, WIDE, Tick
from ..placing import text_width
from ._captions import NAME as NAMED
from ._captions import about, days, guide, head_of, listed, paragraph, sentences, steps, within
from ._cut import cut
from ._frame import APART, TICK, Frame
from ._labels import Clear, fullest
from ._named import name_lines, named
from ._numbers import Path, day_at, ground, say
from ._words import NAME

HIGH = {PHONE: (190, 330), PAGE: (240, 380), WIDE: (260, 380)}  # px: of the plot, least and most
STEP = 22  # px: of a step that is named in a line of its own
AIR, SPANS, BELOW = 24, 26, 14  # px: above the plot; from the axis to spans; to the list
TRIED, LISTED = 12, 12  # days named in the plot, days in the list
ROOM = 0.7  # of the width: a line of a span's name
TINTS = 3  # more would make one of all
DAYS, CLOSE = 160, 6  # dots at most; of more one stands for all so many px around
END, EDGE = 9, 2  # px: from the line's end to its number; from the edge to its beginning
NEAR = 46  # px: a tick of the axis needs on a phone
YEARS = 3000  # days: from so many on, ticks are years


@dataclass(frozen=True)
class Plot:
    """The path on a page, px to its top and its bottom, where its scale begins."""

    path: Path
    frame: Frame
    top: float
    low: float
    least: float
    levels: list

    def y(self, number):
        most = max(np.nanmax(self.path.values), *self.levels, self.least)
        share = (number - self.least) / (most - self.least) if most > self.least else 0.5
        return self.low - (self.low - self.top) * (0 if np.isnan(share) else share)

    def under(self, place):
        """Px to the line, or where it has a gap to the axis."""
        return self.y(self.path.value(place))

    def sides(self, place):
        """Px to the line before a step and after it."""
        n = int(np.searchsorted(self.path.at, place))
        return self.y(self.path.values[n - 1]), self.y(self.path.values[n])

    def rises(self, dated):
        """'+3 → 19' by the id of the event, the first of those on one day."""
        found = {event.first: event.id for event in dated[::-1].itertuples() if event.rises}
        return {name: self.path.rise(place) for place, name in found.items()}

    def lowest(self, first, last):
        """Px to the lowest of the line between two places."""
        return max(
            (self.y(v) for run in self.path.runs(first, last) for _, v in run), default=self.top
        )

    def areas(self, first, last, tone):
        """What lies between the line and zero, or the axis, from one place to another."""
        base = self.y(max(self.least, 0))
        for run in self.path.runs(first, last):
            top = ((at, self.y(number)) for at, number in run)
            yield Area(corners=((run[0][0], base), *top, (run[-1][0], base)), tone=tone)


def over_time(path, events, notes, base, least, most):
    """A scene of a path and its events.

    Parameters
    ----------
    path : _numbers.Path
    events : DataFrame
        From `drawing.dated`, those in the time of the path.
    notes : dict of str to str
    base : str
        A sentence about where the scale begins.
    least, most : float
        Px: the narrowest and the widest page that it is for.
    """
    events = _ranked(path, events, notes)
    return fullest(_scene(plot, events, notes, base, most) for plot in _plots(path, events, least))


def _scene(plot, events, notes, base, most):
    """A scene, and how many words have no room beside their steps."""
    path = plot.path
    spans = cut(events[~events["is_day"]], *path.at[[0, -1]])
    dated = _apart(events[events["is_day"]], plot.frame)
    tinted = [*(spans if len(spans) <= TINTS else spans[spans["is_accent"]]).itertuples()]
    clear = Clear(plot.frame, most, 0, plot.low - 5)
    marks = _drawn(dated, tinted, notes, plot, clear)
    inside, apart = _inside(tinted, notes, plot, clear)
    texts, rest, silent = _words(dated, apart, notes, plot, clear)
    told = about(base, plot, clear) if base else []
    marks += [*texts, *told, *(mark for found in inside.values() for mark in found)]
    under, low, bare = _under(spans[~spans["id"].isin(inside)], notes, "" if told else base, plot)
    first, left = rest[:LISTED], {name: notes[name] for name in silent}
    below, low = listed(
        sorted(first, key=_place), plot.rises(dated), left, plot, clear, low + BELOW
    )
    more = len(events) - len(spans) - len(dated) + bare + len(rest) - len(first)
    if more:
        words = f"{more} more, not named here, in the table"
        below.append(Text(text=words, y=low + 10, size=plot.frame.small, tone="soft"))
    marks, high = [*marks, *under, *below], low + 22 * bool(more)
    scene = plot.frame.scene(marks, high, plot.low, ticks=_ticks(plot))
    told = {text.id for text in texts}
    lost = len(rest) + sum(event.id not in told for event in rest)
    return scene, lost


def _ticks(plot):
    """Of the axis, from the first number on, whose year is said."""
    first, last = plot.path.at[[0, -1]]
    year = Tick(first, year_words(day_at(first).year))
    apart = NEAR if plot.frame.least == PHONE else APART
    return plot.frame.ticks(first, apart=apart, before=[year] * bool(last - first > YEARS))


def _inside(tinted, notes, plot, clear):
    """What is said in a time's own tint, and the times whose notes are too long for it."""
    inside, apart = {}, []
    for event in filter(_exact, tinted):
        note = notes.get(event.id, "")
        found = within(event, note, plot, clear)
        texts = found or (note and within(event, "", plot, clear))
        inside |= {event.id: [_bar(event, plot), *texts]} if texts else {}
        apart += [event] * (bool(texts) and not found)
    return inside, apart


def _under(spans, notes, base, plot):
    """Below the axis what lasts, and the sentence about it; px to its end, spans without a name."""
    frame = plot.frame
    marks, low = named(frame, spans.head(TRIED), name_lines(notes, frame, ROOM), plot.low + SPANS)
    bare = spans[~spans["id"].isin([mark.id for mark in marks])]
    if len(bare):
        low += TICK
        marks += frame.strip(bare, low)
    texts, low = paragraph(base, frame, low + BELOW) if base else ([], low)
    return [*marks, *texts], low, len(bare)


def _place(event):
    return event.first


def _plots(path, events, least):
    """Two at most: from the edge of the page, and with room for the words of the first step."""
    low, marked = ground(path, {*events.loc[events["rises"], "first"]})
    size, ends = NAME[least] + 1, path.at[[0, -1]]
    last = text_width(say(path.values[path.ends()[1]]), size, True)
    lefts = [max((text_width(say(level), NAME[least]) + 10 for level in marked), default=EDGE)]
    if not marked:
        at = path.changes()[0]
        wide = text_width(path.rise(at), size, True) if least == PHONE else min(NAMED)
        wide += 16 - (at - ends[0]) / np.ptp(ends) * (least - last - END - 4)
        lefts += [float(wide)] * int(wide > EDGE)
    steps = np.abs(np.diff(path.values))
    # as high as a step needs that is named in a line of its own, as far as a page has room
    high = 0 if marked else STEP * (np.nanmax(path.values) - low) / steps[steps > 0].min()
    for left in lefts:
        frame = Frame(Dates(), *ends, least, left, last + END + 4)
        yield Plot(path, frame, AIR, AIR + float(np.clip(high, *HIGH[least])), low, marked)


def _apart(dated, frame):
    """All, or of very many those that are no dot upon another."""
    places = (frame.px(dated["first"]) / CLOSE).round()
    return dated[~places.duplicated()] if len(dated) > DAYS else dated


def _ranked(path, events, notes):
    """The most important first: those of the title, with a note, on which a step rises."""
    rises = [bool(each.is_day and path.rise(each.first)) for each in events.itertuples()]
    order = ["is_accent", "noted", "rises", "mentions"]
    return events.assign(rises=rises, noted=events["id"].isin(notes)).sort_values(
        order, ascending=False, kind="stable"
    )


def _exact(event):
    """Whether a tint from its first to its last place says all that its marks would."""
    ends = event.first == event.certain and (event.until == event.last or event.ongoing)
    return event.has_bar and ends and not (event.start_qualifier or event.end_qualifier)


# --- what is drawn -----------------------------------------------------------------------


def _drawn(dated, tinted, notes, plot, clear):
    """All but words that may give way, the lowest first; words keep clear of it."""
    curve, over = [*_curve(dated, plot)], [*_over(dated, notes, plot)]
    scale = [*_scale(plot)]
    clear.add([*curve, *over, *_edges(tinted, plot), *(m for m in scale if isinstance(m, Text))])
    clear.add([head_of(mark) for mark in over if isinstance(mark, Arrow)])
    ends = [*_ends(plot, clear, curve[-1].tone if curve else "ink")]
    areas = [*plot.areas(*plot.path.at[[0, -1]], "tint")]
    for event in tinted:
        areas += plot.areas(*_sure(event), "wash" if event.is_accent else "band")
    return [*areas, *scale, *curve, *over, *ends]


def _bar(event, plot):
    """On the axis, under the tint."""
    ends = {"first": event.first, "last": event.last}
    return Bar(**ends, y=plot.low - 1, thick=3, tone=event.tone, id=event.id)


def _sure(event):
    """When it was certainly under way; if that is no time at all, when it may have been."""
    return (event.certain, event.until) if event.has_bar else (event.first, event.last)


def _edges(tinted, plot):
    """Of tints, across which no words are written."""
    for event in tinted:
        for at in _sure(event):
            yield Line(first=at, last=at, y=plot.under(at), to_y=plot.low, tone="line")


def _scale(plot):
    for level in plot.levels:
        y, ends = plot.y(level), plot.path.at[[0, -1]].tolist()
        yield Line(first=ends[0], last=ends[1], y=y, to_y=y, tone="line")
        # that at the axis stands on it
        yield Text(text=say(level), y=min(y, plot.low - 9), size=plot.frame.small, tone="soft")


def _curve(dated, plot):
    """The line; a step that the title is about is in the accent until the next."""
    told = {*dated.loc[dated["is_accent"], "first"]}
    ids = {each.first: each.id for each in dated.iloc[::-1].itertuples()}
    tone = "ink"
    for first, before, last, after in plot.path.pieces():
        riser = first == last
        tone = ("accent" if last in told else "ink") if riser else tone
        reach = np.sign(before - after) * riser  # a corner is as thick as its lines
        y, to_y = plot.y(before) + reach, plot.y(after) - reach
        name = ids.get(first, "") if riser else ""
        yield Line(first=first, last=last, y=y, to_y=to_y, tone=tone, thick=2, id=name)


def _over(dated, notes, plot):
    """Dots of days that are no steps, and what leads from those with a note to their dates."""
    for event in dated[~dated["rises"]].itertuples():
        dot = Dot(at=event.first, y=plot.under(event.first), tone=event.tone, id=event.id)
        yield from (guide(event, plot) if event.id in notes else []) or [dot]


def _ends(plot, clear, tone):
    """The last number at the end of the line, the first before its beginning or by it."""
    path, (first, last) = plot.path, plot.path.ends()
    end = path.at[min(last + path.steps, len(path.at) - 1)]
    size = plot.frame.name + 1
    near = [(dx, dy * size) for dy in (-1.1, 1, -1.8, 2) for dx in (0, -END)]
    after = [(END, dy) for dy in (0, -14, 14)]
    for at, n, places, look in (
        (end, last, after, tone),
        (path.at[first], first, near, "ink"),
    ):
        shared = {"text": say(path.values[n]), "size": size, "bold": True, "tone": look}
        y = plot.y(path.values[n])
        yield from clear.draw(
            [Text(**shared, at=at, dx=dx, y=y + dy, anchor="end" if dx < 0 else "start")]
            for dx, dy in places
        )


# --- what is said ------------------------------------------------------------------------


def _words(dated, apart, notes, plot, clear):
    """The words of days => texts, the days that are left for a list, those whose notes are."""
    every, rises = [*dated.itertuples()], plot.rises(dated)
    tried = every[:TRIED]
    texts, rest = steps([event for event in tried if event.id in rises], rises, plot, clear)
    noted = [*(event for event in every if event.id in notes), *apart]
    more, silent = sentences(noted, notes, rises, plot, clear)
    plain = [event for event in tried if event.id not in {*rises, *notes}]
    names, others = days(plain, plot, clear)
    said = {event.id for event in [*tried, *noted]} - {e.id for e in [*rest, *silent, *others]}
    left = [event for event in [*every, *apart] if event.id not in said]
    return [*texts, *more, *names], left, [event.id for event in silent]
