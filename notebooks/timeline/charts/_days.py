"""Days from the top down, with the gaps between them in words."""

import calendar

from ..dates import day_words, in_words, short_period, year_words
from ..drawing.marks import Line, Text
from ..drawing.scales import Numbers
from ..drawing.scene import PAGE, PHONE, Scene
from ..placing import wrap
from ._gaps import later
from ._notes import clauses

RATE = 4.6  # px a day, unless the longest gap would then be too high
LOW, HIGH = 30, 150  # px: the lowest gap and the highest
INDENT = 84  # px on a phone from the first column to the last
GUTTER = 16  # px between two columns
SPINE = 0.004  # of the width: the upright line of a gap
DATES = {560: 0.26, 960: 0.17}  # the share of the width that the dates take


def page(marks, names, least):
    """The picture for one least width; time runs down, so the scale is the width itself.

    Parameters
    ----------
    marks : DataFrame
        From `drawing.dated`, with the numbers of their `columns`, what is `said` of each, and
        whether that `is_note`.
    names : list of str
        Of the columns.
    least : int
    """
    is_list = least == PHONE or (least == PAGE and len(names) > 2)
    made = (_List if is_list else _Table)(names, least)
    made.heads(marks)
    before = None
    days = marks["first_possible"]
    longest = days.sort_values().diff().dt.days.max() if days.nunique() > 1 else 1
    rate = min(RATE, HIGH / longest)
    for day, group in marks.groupby(days, sort=True):
        if before is not None:
            made.gap((day - before).days, rate)
        made.day(group, before is None or before.year != day.year)
        before = day
    scale = {"scale": Numbers(), "first": 0, "last": 1}
    return Scene(least=least, height=made.y + 8, marks=tuple(made.marks), **scale)


class _Page:
    """Marks from the top down, and how far they have come."""

    def __init__(self, names, least):
        self.names, self.least = names, least
        self.size, self.small = (14, 13) if least == PHONE else (13, 12)
        self.marks, self.y = [], 0

    def say(self, lines, at, y, dx=0, **text):
        """Lines of text from a place down => px to the end of the last."""
        high = text.get("size", self.small) * 1.38
        for n, line in enumerate(lines):
            middle = y + (n + 0.5) * high
            self.marks.append(Text(text=line, y=middle, at=at, dx=dx, **text))
        return y + high * len(lines)

    def rule(self, first=0, last=1, tone="line", thick=1):
        ends = {"first": first, "last": last, "y": self.y, "to_y": self.y}
        self.marks.append(Line(tone=tone, thick=thick, **ends))

    def gap(self, days, rate):
        """An upright line as high as the days, with their number beside it."""
        high, text = min(max(rate * days, LOW), HIGH), later(days)
        lines = wrap(text, self.dates * self.least - 20, self.small)
        end = self.y + max(high, 17 * len(lines) + 6)
        line = {"first": SPINE, "last": SPINE, "y": self.y + 4, "to_y": end - 4}
        self.marks.append(Line(tone="context", **line))
        start = (self.y + end - self.small * 1.38 * len(lines)) / 2
        self.say(lines, SPINE, start, 12, size=self.small, tone="soft")
        self.y = end

    def entry(self, event, at, room, y, dx=0):
        """Name, its own words where it is not just that day, a sentence => px to its end."""
        shared = {"id": event.id, "at": at, "dx": dx}
        tone = "accent" if event.is_accent else "ink"
        name = wrap(event.title, room, self.size, len(event.title))
        y = self.say(name, y=y, size=self.size, bold=True, tone=tone, **shared)
        soft = {"size": self.small, "tone": "soft"} | shared
        if own := _own_words(event):
            y = self.say(wrap(own, room, self.small), y=y + 1, **soft)
        if event.is_note:
            bold, rest = clauses(event.said)
            text = {"size": self.small} | shared
            lines = wrap(bold, room, self.small, len(bold))
            y = self.say(lines, y=y + 2, bold=True, **text)
            return self.say(wrap(rest, room, self.small) if rest else [], y=y, **text) + 9
        said = wrap(event.said, room, self.small) if event.said else []
        return self.say(said, y=y + 2, **soft) + 9

    def shared(self, event, at, last, room):
        """An event of several columns, between two lines across them."""
        tone = "accent" if event.is_accent else "mark"
        self.rule(at, last, tone, 1.5)
        self.y = self.entry(event, at, room, self.y + 7) - 6
        whose = " and ".join(self.names[n] for n in event.columns)
        lines = wrap(whose, room, self.small)
        self.y = self.say(lines, at, self.y, size=self.small, tone="soft", id=event.id) + 7
        self.rule(at, last, tone, 1.5)
        self.y += 9


class _Table(_Page):
    """Dates at the left, the columns beside each other."""

    def __init__(self, names, least):
        super().__init__(names, least)
        self.dates = DATES[least]
        self.wide = (1 - self.dates) / len(names)
        self.room = self.wide * least - GUTTER

    def at(self, column):
        return self.dates + column * self.wide

    def heads(self, marks):
        ends = []
        for n, name in enumerate(self.names):
            y = self.say(wrap(name, self.room, 14, len(name)), self.at(n), 0, size=14, bold=True)
            ends.append(self.say([_number(marks, n)], self.at(n), y, size=12, tone="soft"))
        self.y = max(ends) + 7
        self.rule(tone="soft")
        self.y += 12

    def day(self, group, is_new_year):
        top, lines = self.y, _head(group, is_new_year)
        room = self.dates * self.least - GUTTER
        low = self.say(wrap(lines[0], room, self.size, 99), 0, top, size=self.size, bold=True)
        low = self.say(lines[1:], 0, low, size=self.small, tone="soft")
        for event in group.itertuples():
            if len(event.columns) > 1:
                first, last = self.at(event.columns[0]), self.at(event.columns[-1] + 1)
                room = (last - first) * self.least - GUTTER
                self.shared(event, first, last - GUTTER / self.least, room)
        ends = [self.y] * len(self.names)
        for event in group.itertuples():
            if len(event.columns) == 1:
                n = event.columns[0]
                ends[n] = self.entry(event, self.at(n), self.room, ends[n])
        self.y = max(*ends, low)


class _List(_Page):
    """One column, each value indented a little further; a value is named where it changes."""

    dates = 1

    def __init__(self, names, least):
        super().__init__(names, least)
        self.step = INDENT / max(len(names) - 1, 1)

    def heads(self, marks):
        for n, name in enumerate(self.names):
            dx, room = n * self.step, self.least - n * self.step
            lines = wrap(name, room, 14, len(name))
            self.y = self.say(lines, None, self.y, dx, size=14, bold=True)
            number = [_number(marks, n)]
            self.y = self.say(number, None, self.y, dx, size=self.small, tone="soft") + 3
        self.y += 4

    def day(self, group, is_new_year):
        self.rule()
        head = " ".join(_head(group, is_new_year))
        lines = wrap(head, self.least, self.small, len(head))
        self.y = self.say(lines, None, self.y + 7, size=self.small, bold=True) + 4
        order = group.assign(column=group["columns"].map(lambda each: (-len(each), each)))
        before = None
        for event in order.sort_values("column", kind="stable").itertuples():
            if len(event.columns) > 1:
                self.shared(event, 0, 1, self.least)
                continue
            dx = event.columns[0] * self.step
            if event.columns != before and len(self.names) > 1:
                whose = wrap(self.names[event.columns[0]], self.least - dx, self.small)
                self.y = self.say(whose, None, self.y, dx, size=self.small, tone="soft")
            before = event.columns
            self.y = self.entry(event, None, self.least - dx, self.y, dx)


def _number(marks, column):
    number = int(marks["columns"].map(lambda each: column in each).sum())
    return f"{number} event{'s' * (number != 1)}"


def _head(group, is_new_year):
    """'7 January' and the year where it is another; or what is known, if no day is."""
    exact = group[group["start_min"].eq(group["start_max"]) & group["start_qualifier"].eq("")]
    if exact.empty:
        event = next(group.itertuples())
        return [short_period(event.start_min, event.start_max, event.start_qualifier)]
    day = exact["start_min"].iloc[0]
    return [f"{day.day} {calendar.month_name[day.month]}", year_words(day.year)][: 1 + is_new_year]


def _own_words(event):
    """Its date, where that is not just the day it stands at."""
    exact = event.start_min == event.start_max and not event.start_qualifier
    if exact and event.ongoing:
        return in_words(event).partition(", ")[2]
    if exact and event.is_span:
        return f"to {in_words(event).removeprefix(f'from {day_words(event.start_min)} to ')}"
    return "" if exact else in_words(event)
