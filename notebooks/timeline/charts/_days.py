"""Days from the top down, with the gaps between them in words."""

import calendar

from ..dates import day_words, in_words, short_period, year_words
from ..drawing.marks import Line
from ..drawing.scales import Numbers
from ..drawing.scene import PAGE, PHONE, WIDE, Scene
from ._gaps import later
from ._notes import clauses
from ._words import DATE, LEADING, NAME, lines

RATE = 4.6  # px a day, unless the longest gap would then be too high
LOW, HIGH = 30, 150  # px: the lowest gap and the highest
INDENT, GUTTER = 84, 16  # px: in a list from the first column to the last; between two columns
SPINE = 0.004  # of the width: the upright line of a gap
DATES = {PAGE: 0.26, WIDE: 0.17}  # the share of the width that the dates take
HEAD = 14  # px: type of a column's name


def page(marks, columns, least, more=""):
    """The picture for one least width; time runs down, so the scale is the width itself.

    Parameters
    ----------
    marks : DataFrame
        From `drawing.dated`, with the numbers of their `columns`, what is `said` of each, and
        whether that `is_note`.
    columns : dict of str to int
        Their names, and how many events they have.
    least : int
    more : str
        What there is beside these marks.
    """
    made = _Page([*columns], least)
    made.heads(columns, more)
    days = marks["first_possible"]
    longest = days.sort_values().diff().dt.days.max() if days.nunique() > 1 else 1
    before = None
    for day, group in marks.groupby(days, sort=True):
        if before is not None:
            made.gap((day - before).days, min(RATE, HIGH / longest))
        made.day(group, before is None or before.year != day.year)
        before = day
    scale = {"scale": Numbers(), "first": 0, "last": 1}
    return Scene(least=least, height=made.y + 8, marks=tuple(made.marks), **scale)


class _Page:
    """Marks from the top down, and how far they have come.

    The columns stand beside each other with the dates at the left; or where they have no room
    there it is a list, each column indented a little further, and named where it changes.
    """

    def __init__(self, names, least):
        self.names, self.least = names, least
        self.is_list = least == PHONE or (least == PAGE and len(names) > 2)
        self.dates = 0 if self.is_list else DATES[least]
        self.wide = (1 - self.dates) / len(names)
        self.name, self.small = NAME[least], DATE[least]
        self.marks, self.y = [], 0

    def column(self, n):
        """Where its texts begin, px that they have."""
        if self.is_list:
            dx = n * INDENT / max(len(self.names) - 1, 1)
            return {"dx": dx}, self.least - dx
        return {"at": self.dates + n * self.wide}, self.wide * self.least - GUTTER

    def say(self, words, y, size, room, **look):
        """Lines of text from a place down => px to their end."""
        made = [*lines(words, y + LEADING * size / 2, size, room, **look)] if words else []
        self.marks += made
        return y + LEADING * size * len(made)

    def line(self, first=0, last=1, to_y=None, tone="line", thick=1):
        ends = {"first": first, "last": last, "y": self.y, "to_y": to_y or self.y}
        self.marks.append(Line(tone=tone, thick=thick, **ends))

    def heads(self, columns, more):
        low = top = self.say(more, self.y, self.small, self.least, tone="soft") + 6 * bool(more)
        for n, (name, number) in enumerate(columns.items()):
            place, room = self.column(n)
            y = self.say(name, low if self.is_list else top, HEAD, room, bold=True, **place)
            count = f"{number} event{'s' * (number != 1)}"
            low = max(low, self.say(count, y, self.small, room, tone="soft", **place))
        self.y = low + 7
        if not self.is_list:
            self.line(tone="soft")
            self.y += 12

    def gap(self, days, rate):
        """An upright line as high as the days, with their number beside it."""
        top, room = self.y, (self.dates or 1) * self.least - 20
        texts = [*lines(later(days), 0, self.small, room)]
        end = top + max(min(max(rate * days, LOW), HIGH), 17 * len(texts) + 6)
        self.y += 4
        self.line(SPINE, SPINE, end - 4, "context")
        start = (top + end - LEADING * self.small * len(texts)) / 2
        self.say(later(days), start, self.small, room, at=SPINE, dx=12, tone="soft")
        self.y = end

    def day(self, group, is_new_year):
        low = self.date(*_head(group, is_new_year))
        several = group["columns"].str.len().gt(1)
        for event in group[several].itertuples():
            self.shared(event)
        ends, before = [self.y] * len(self.names), None
        for event in group[~several].sort_values("columns", kind="stable").itertuples():
            n = event.columns[0]
            place, room = self.column(n)
            y = max(ends) if self.is_list else ends[n]
            if self.is_list and n != before and len(ends) > 1:
                y = self.say(self.names[n], y, self.small, room, tone="soft", **place)
            ends[n], before = self.entry(event, y, room, **place), n
        self.y = max(*ends, low)

    def date(self, day, year=""):
        """At the left, or in a list above => px to the end of what is at the left."""
        if self.is_list:
            self.line()
            words = f"{day} {year}".strip()
            self.y = self.say(words, self.y + 7, self.small, self.least, bold=True) + 4
            return self.y
        room = self.dates * self.least - GUTTER
        low = self.say(day, self.y, self.name, room, bold=True)
        return self.say(year, low, self.small, room, tone="soft")

    def shared(self, event):
        """An event of several columns, between two lines across them."""
        ends = event.columns[0], event.columns[-1] + 1
        first, last = (0, 1) if self.is_list else (self.dates + n * self.wide for n in ends)
        last -= GUTTER / self.least * (not self.is_list)
        room, tone = (last - first) * self.least, "accent" if event.is_accent else "mark"
        self.line(first, last, tone=tone, thick=1.5)
        y = self.entry(event, self.y + 7, room, at=first) - 6
        whose = " and ".join(self.names[n] for n in event.columns)
        look = {"at": first, "tone": "soft", "id": event.id}
        self.y = self.say(whose, y, self.small, room, **look) + 7
        self.line(first, last, tone=tone, thick=1.5)
        self.y += 9

    def entry(self, event, y, room, **place):
        """Name, its own words where it is not just that day, a sentence => px to its end."""
        look = {"room": room, "id": event.id} | place
        tone = "accent" if event.is_accent else "ink"
        y = self.say(event.title, y, self.name, bold=True, tone=tone, **look)
        y = self.say(_own_words(event), y, self.small, tone="soft", **look) + 2
        bold, rest = clauses(event.said) if event.is_note else ("", event.said)
        y = self.say(bold, y, self.small, bold=True, **look)
        return self.say(rest, y, self.small, tone="ink" if bold else "soft", **look) + 9


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
