"""Days from the top down, with the gaps between them in words."""

import calendar
import re
from dataclasses import replace

from ..dates import in_words, short_period, year_words
from ..drawing.marks import Line, Text
from ..drawing.scales import Numbers
from ..drawing.scene import PAGE, PHONE, WIDE, Scene
from ..placing import text_width, wrap
from ._gaps import later
from ._notes import clauses, headed, note_parts
from ._words import LEADING, stack

RATE = 4.6  # px a day, unless the longest gap would then be too high
LOW, HIGH = 32, 150  # px: the lowest gap and the highest
INDENT, GUTTER = 84, 16  # px: in a list from the first column to the last; between two columns
BROAD = 1160  # px: names of sixty characters stay in one line more often
SPINE = {
    PHONE: 0,
    PAGE: 0.25,
    WIDE: 0.17,
    BROAD: 0.15,
}  # the dates' share of the width
NAME = {PHONE: 16, PAGE: 15, WIDE: 16.5, BROAD: 16.5}  # px: type of what happened
SMALL = 12  # px: all other type, on a phone one more
HEAD, LARGE = 14, 3  # px: type of a column's name; by how much what columns share is larger
APART, AIR = 8, 9  # px: between two entries of a day; between a rule and what it parts
NOTE, SIDE = 290, 10  # px: the widest note; from the rule at its side
_MONTHS = "|".join([*calendar.month_name[1:], *calendar.month_abbr[1:]])


def page(marks, columns, least, more=""):
    """The picture for one least width; time runs down, so the scale is the width itself.

    Parameters
    ----------
    marks : DataFrame
        From `drawing.dated`, with the numbers of their `columns`, the `note` on each, and
        whether it `is_line`: said in passing, as it is none of the events.
    columns : dict of str to str
        Their names, and what is said of each.
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
    return Scene(least=least, height=made.y + AIR, marks=tuple(made.marks), **scale)


class _Page:
    """Marks from the top down, and how far they have come.

    The dates stand between two columns, or at the left of one or several. Where columns have
    no room it is a list, each a little further to the right, and named with each day.
    """

    def __init__(self, names, least):
        self.names, self.least = names, least
        self.is_list = least == PHONE or (least == PAGE and len(names) > 2)
        self.spine = 0 if self.is_list else SPINE[least]
        self.is_pair = len(names) == 2 and not self.is_list
        self.middle = 0.5 if self.is_pair or self.is_list else self.spine / 2
        self.name, self.small = NAME[least], SMALL + (least == PHONE)
        self.soft = {"tone": "soft", "size": self.small}
        self.marks, self.y = [], 0

    def column(self, n):
        """Where its texts stand, and px that they have."""
        if self.is_list:
            at = n * INDENT / max(len(self.names) - 1, 1) / self.least
            return {"at": at}, (1 - at) * self.least
        if self.is_pair:
            far = (1 - self.spine) / 2
            places = {"at": far, "anchor": "end"}, {"at": 1 - far}
            return places[n], far * self.least
        wide = (1 - self.spine) / len(self.names)
        return {"at": self.spine + n * wide}, wide * self.least - GUTTER

    def add(self, marks, down=0):
        """Draw marks so many px further down."""
        for mark in marks:
            to = {"to_y": mark.to_y + down} if isinstance(mark, Line) else {}
            self.marks.append(replace(mark, y=mark.y + down, **to))

    def line(self, y, first=0, last=1, to_y=None, **look):
        to_y = y if to_y is None else to_y
        self.marks.append(Line(**{"tone": "line"} | look, first=first, last=last, y=y, to_y=to_y))

    def heads(self, columns, more):
        texts, top = stack([(more, self.soft)], 0, self.least)
        low = top = top + 6 * bool(more)
        for n, (name, said) in enumerate(columns.items()):
            place, room = self.column(n)
            parts = [(name, {"size": HEAD, "bold": True}), (said, self.soft)]
            made, end = stack(parts, low if self.is_list else top, room, **place)
            texts, low = texts + made, max(low, end + AIR)
        self.add(texts)
        self.y = low
        if not self.is_list:
            self.line(self.y, tone="soft")
            self.y += AIR + APART

    def gap(self, days, rate):
        """As high as the days, with their number in words on the spine."""
        look = {"at": self.middle, "anchor": "middle"}
        texts, high = stack([(later(days), self.soft)], 0, (self.spine or 1) * self.least, **look)
        end = self.y + max(rate * days, LOW, high + 12)
        top = (self.y + end - high) / 2
        self.add(texts, top)
        for y, to_y in ((self.y + 3, top), (top + high, end - 3)):
            self.line(y, self.middle, self.middle, to_y, tone="rule")
        self.y = end

    def day(self, group, is_new_year):
        """What several columns share stands first, below it what each of them has."""
        date = self.date(group, is_new_year)
        several = group["columns"].str.len().gt(1)
        for event in group[several].itertuples():
            self.shared(event, date)
            date = []
        if not several.all():
            (self.list if self.is_list else self.beside)(group[~several], date)

    def date(self, group, is_new_year):
        """Its day, and the year where that is another."""
        day, *year = _head(group, is_new_year)
        tone = "soft" if group["is_line"].all() else "ink"
        bold = {"size": self.small, "bold": True, "tone": tone}
        if self.is_list:
            return [(" ".join([day, *year]), bold)]
        return [(day, bold), *((each, self.soft) for each in year)]

    def shared(self, event, date):
        """Between two rules across its columns."""
        first, last = self.across(event.columns)
        middle = self.is_list or self.is_pair
        place = {"at": 0.5, "anchor": "middle"} if middle else {"at": first or self.spine}
        whose = " and ".join(self.names[n] for n in event.columns)
        parts = [*date] * middle + [*self.parts(event, LARGE), (whose, self.soft)]
        parts += note_parts(event.note, "ink", self.small) if event.note else []
        rule = {"tone": "accent" if event.is_accent else "mark", "thick": 1.5}
        room = (last - (0 if middle else place["at"])) * self.least
        self.line(self.y, first, last, **rule)
        texts, end = stack(parts, self.y + AIR, room, id=event.id, **place)
        self.add(texts)
        end = end if middle else self.dated(date, self.y + AIR, end)
        self.line(end + AIR, first, last, **rule)
        self.y = end + 2 * AIR + APART

    def across(self, columns):
        """From where to where these reach, all of them over the dates too."""
        if self.is_list or len(columns) == len(self.names):
            return 0, 1
        wide = (1 - self.spine) / len(self.names)
        gutter = GUTTER / self.least
        return self.spine + columns[0] * wide, self.spine + (columns[-1] + 1) * wide - gutter

    def beside(self, group, date):
        """In columns whose middles are level with the date's."""
        top, columns = self.y, [([], 0)] * len(self.names)
        free = {*range(len(self.names))} - {event.columns[0] for event in group.itertuples()}
        for event in group.itertuples():
            n = event.columns[0]
            columns[n] = self.entry(event, n, *columns[n])
            if event.note:
                near = min(free or [n], key=lambda k, n=n: (abs(k - n), -k))
                columns[near] = self.note(event, near, *columns[near])
        high = max(high - APART for _, high in columns)
        high = max(high, sum(LEADING * look["size"] for _, look in date))
        for marks, own in columns:
            self.add(marks, top + (high - own + APART) / 2)
        self.y = self.dated(date, top, top + high)

    def dated(self, date, top, end):
        """The date on the spine, in the middle between two heights => px to where both end."""
        look = {"at": self.middle, "anchor": "middle"}
        texts, high = stack(date, 0, self.spine * self.least, **look)
        self.add(texts, max((top + end - high) / 2, top))
        return max(end, top + high)

    def list(self, group, date):
        """One column below the other."""
        numbers = group["columns"].str[0]
        named = len(self.names) > 1
        if date:
            named &= not self.beside_date(date, *numbers.unique())
        for n, events in group.groupby(numbers):
            place, room = self.column(n)
            marks, high = stack([(self.names[n] * named, self.soft)], 0, room, **place)
            for event in events.itertuples():
                marks, high = self.entry(event, n, marks, high)
                marks, high = self.note(event, n, marks, high) if event.note else (marks, high)
            self.add(marks, self.y)
            self.y += high

    def beside_date(self, date, n, *others):
        """The date, with the name of a single column beside it => whether that had room."""
        texts, end = stack(date, self.y + AIR, self.least)
        beside = Text(text=self.names[n], at=1, anchor="end", y=texts[0].y, **self.soft)
        wide = sum(text_width(each.text, each.size, each.bold) for each in (*texts, beside))
        has_room = len(self.names) > 1 and not others and wide + GUTTER <= self.least
        self.line(self.y)
        self.add([*texts, beside] if has_room else texts)
        self.y = end + 5
        return has_room

    def parts(self, event, larger=0):
        """Its name, and its date in words where that is not just the day it stands at."""
        if event.is_line:
            return [(event.title, self.soft)]
        tone = "accent" if event.is_accent else "ink"
        look = {"size": self.name + larger, "bold": True, "serif": True, "tone": tone}
        return [(event.title, look), (_own_words(event), self.soft)]

    def entry(self, event, n, marks, top):
        """Marks below others => all of them, px to where the next may begin."""
        place, room = self.column(n)
        texts, end = stack(self.parts(event), top, room, id=event.id, **place)
        return marks + texts, end + APART

    def note(self, event, n, marks, top):
        """The same of its note, with a rule at the left."""
        place, room = self.column(n)
        wide = min(room, NOTE)
        at = place["at"] - wide / self.least * ("anchor" in place)
        bold, rest = clauses(event.note)
        head, line = len(bold) * bool(rest), LEADING * self.small
        words = wrap(event.note, wide - SIDE, self.small, head)
        end = top + line * len(words)
        look = {"at": at, "dx": SIDE, "size": self.small, "id": event.id}
        rule = {"first": at, "last": at, "y": top, "to_y": end, "tone": "rule", "thick": 2}
        marks = [*marks, Line(**rule, id=event.id)]
        for k, (text, bold) in enumerate(headed(words, head)):
            marks.append(Text(text=text, y=top + line * (k + 0.5), head=bold, **look))
        return marks, end + APART


def _head(group, is_new_year):
    """'7 January' and the year where it is another; or what is known, if no day is."""
    exact = group[group["start_min"].eq(group["start_max"]) & group["start_qualifier"].eq("")]
    if exact.empty:
        event = next(group.itertuples())
        is_about = event.start_min == event.start_max and not event.is_span
        words = short_period(event.start_min, event.start_max, event.start_qualifier)
        words = in_words(event) if is_about else words
        return [words if is_new_year else _less_year(words, event.first_possible)]
    day = exact["start_min"].iloc[0]
    return [f"{day.day} {calendar.month_name[day.month]}", year_words(day.year)][: 1 + is_new_year]


def _own_words(event):
    """Its date, where that is not just the day it stands at."""
    exact = event.start_min == event.start_max and not event.start_qualifier
    words = "" if exact else in_words(event)
    if exact and event.ongoing:
        words = "ongoing"
    elif exact and event.is_span:
        words = f"to {in_words(event).partition(' to ')[2]}"
    elif not event.is_span:
        words = re.sub("some time between (.+) and (.+)", r"some day from \1 to \2", words)
    return _less_year(words, event.first_possible)


def _less_year(words, day):
    """Days less the year of that under which they stand."""
    return re.sub(rf"(\d ({_MONTHS})) {year_words(day.year)}\b", r"\1", words)
