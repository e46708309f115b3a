"""Time cut into periods, each with a scale of its own, so that every event has its name."""

import calendar

import numpy as np
import pandas as pd

from ..dates import short_period, year_words
from ..drawing.chart import chart
from ..drawing.dated import dated
from ..drawing.facts import facts
from ..drawing.marks import Line, Text
from ..drawing.scales import Dates, Numbers, Part, plural
from ..drawing.scene import Scene
from ..placing import Page, text_width
from ._given import check
from ._notes import broken, check_named
from ._nothing import nothing
from ._phone import MOST as MOST_LISTED
from ._phone import phone
from ._rows import DRAWN, LINE, Style, boxes, heights, lay_out
from ._strips import strips
from .timeline import count

EACH = 15  # events in a panel, about
BALANCE = 1  # how much a panel of many names costs, against moving them
MOST = 400  # beginnings that are looked at for the cuts
STYLE = Style(37, 18, (7.5, 11), (28, 26), 4, True)
HEAD, FOOT, GAP = 30, 26, 22  # px: a panel's name, its axis, the air below it
MARGIN = 0.03  # of a panel, on both sides
TICKS = 7
ROWS, CROWDED, MANY = 40, 12, 200  # rows in a panel at most; of a story of many events


def panels(events, *, title="", summary="", source="", periods=None, accent=(), notes=None):
    """Draw events in panels one below the other, each a period with a scale of its own.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    title, summary, source, accent, notes
        As in `timeline`.
    periods : list of str, optional
        The first day of each panel but the first. Without it the time is cut where
        that moves the names least.

    Returns
    -------
    Chart
        A span is drawn where it begins; where it goes on, its name says so. On a phone each
        of many events is a tick on the strip of its period, and a few of these are named.

    Raises
    ------
    ValueError
        As `timeline` does.

    Notes
    -----
    The "segmented" layout of Brehmer et al. (2017), each segment with its own scale.
    """
    check(read_events=events)
    check_named(events, notes=notes, accent=accent)
    told = broken(notes)
    if events.empty:
        return nothing(title, summary, source)
    scale = Dates()
    marks = dated(events, scale, accent)
    starts = _cuts(marks) if periods is None else _given(marks, periods, scale)
    marks["lane"] = np.searchsorted(starts, marks["first"], side="right") - 1
    few = len(marks) <= MOST_LISTED
    title = title or count(events) + ", every one with its name" * few
    several = f" In {len(starts)} periods with a scale each." if len(starts) > 1 else ""
    summary = summary or f"Time runs from left to right.{several}"
    parts = [part for _, part in marks.groupby("lane")]
    bounds = [_bounds(part) for part in parts]
    names = [_name(*_days(part)) for part in parts]
    small = phone(marks, scale, told, names) if few else strips(parts, bounds, names, told)
    sheets = [_Sheet(marks, bounds, names, told, least).scene() for least in (560, 960)]
    return chart([small, *sheets], facts(events, title, summary, source))


# --- periods -----------------------------------------------------------------------


def _cuts(marks):
    """The positions at which the panels begin.

    Notes
    -----
    In a panel the label of the m-th of n events stands at about m/n of its height, its
    mark at its share of the time. The cuts make the sum of the squared distances between
    the two least (by dynamic programming), with the height of a panel as n labels.
    """
    at = np.sort(marks["first"].to_numpy())
    most = max(1, min(6, round(len(at) / EACH)))
    at = at[:: -(-len(at) // MOST)]
    n = len(at)
    cost = _costs(at)
    best, back = [cost[0]], []
    for _ in range(most - 1):
        # through[i, j]: the panels before begin anew at event i, the last ends before j
        through = best[-1][:, None] + cost
        through[at[np.maximum(np.arange(n + 1) - 1, 0)] == np.append(at, np.inf)] = np.inf
        through[0] = np.inf
        back.append(through.argmin(axis=0))
        best.append(through.min(axis=0))
    count = int(np.argmin([row[n] for row in best])) + 1
    cuts, end = [], n
    for k in reversed(range(count - 1)):
        end = int(back[k][end])
        cuts.append(end)
    return [at[0], *(at[i] for i in reversed(cuts))]


def _costs(at):
    """What a panel of the events i to j - 1 costs, for all i, j: (n + 1) x (n + 1)."""
    n = len(at)
    k = np.arange(n)
    t = (at - at[0]) / max(at[-1] - at[0], 1)
    sums = {
        name: np.concatenate([[0], np.cumsum(values)])
        for name, values in {"k": k, "t": t, "kk": k * k, "kt": k * t, "tt": t * t}.items()
    }
    i, j = np.meshgrid(np.arange(n + 1), np.arange(n + 1), indexing="ij")
    count = j - i
    first, last = t[np.minimum(i, n - 1)], t[np.clip(j - 1, 0, n - 1)]
    a = {name: values[j] - values[i] for name, values in sums.items()}
    # sum of ((k - i) / (count - 1) - (t - first) / (last - first)) ** 2
    steps, length = np.maximum(count - 1, 1), np.maximum(last - first, 1e-9)
    kk = a["kk"] - 2 * i * a["k"] + count * i**2
    tt = a["tt"] - 2 * first * a["t"] + count * first**2
    kt = a["kt"] - i * a["t"] - first * a["k"] + count * i * first
    moved = kk / steps**2 - 2 * kt / steps / length + tt / length**2
    cost = count**2 * np.maximum(moved, 0) + BALANCE * count**2
    return np.where(count > 0, cost, np.inf)


def _given(marks, periods, scale):
    """The positions of the days that are given, less those of panels without an event."""
    days = [float(scale.at(pd.Timestamp(day).to_datetime64())) for day in periods]
    first = marks["first"].min()
    starts = np.array([first, *(day for day in sorted(days) if day > first)])
    return starts[np.unique(np.searchsorted(starts, marks["first"], side="right") - 1)]


def _bounds(part):
    """From the first beginning to the last, and to the ends that lie not far beyond."""
    first, last = part["first"].min(), part["certain"].max() + 1
    reach = last + 0.3 * (last - first)
    return first, max(last, part["last"].where(part["last"].le(reach)).max())


def _days(part):
    """The first and the last beginning, as Timestamps."""
    for place in (part["first"].min(), part["certain"].max()):
        yield pd.Timestamp(np.datetime64(int(np.floor(place)), "D")).as_unit("s")


def _name(first, last):
    """'1991–2009', 'Jan–Mar 2025' or '12–19 Feb 2025': from one day to another."""
    if first.year != last.year:
        return f"{year_words(first.year)}–{year_words(last.year)}"
    if first.month != last.month:
        months = "–".join(calendar.month_abbr[day.month] for day in (first, last))
        return f"{months} {year_words(first.year)}"
    return short_period(first, last)


# --- drawing -----------------------------------------------------------------------


class _Sheet:
    """Panels for pages of at least so many px, one below the other."""

    def __init__(self, events, bounds, names, notes, least):
        self.events, self.bounds, self.notes, self.least = events, bounds, notes, least
        self.rows = ROWS if len(events) <= MANY else CROWDED
        self.marks, self.boxes, self.y = [], [], 0.0
        for number, name in enumerate(names):
            self.head(number, name)
            self.panel(number)

    def scene(self):
        return Scene(
            least=self.least,
            scale=Numbers(),
            first=0,
            last=1,
            height=self.y,
            marks=tuple(self.marks),
            boxes=tuple(self.boxes),
        )

    def head(self, number, name):
        """The period, how many begin in it, and what goes on in it."""
        here, start = self.events["lane"].eq(number), self.bounds[number][0]
        before = self.events[self.events["lane"].lt(number) & self.events["last"].gt(start)]
        self.write(name, size=15, bold=True, y=self.y + HEAD / 2)
        begin = plural(int(here.sum()), "event")
        self.write(begin, dx=text_width(name, 15, bold=True) + 10, tone="soft", y=self.y + HEAD / 2)
        self.y += HEAD
        if len(before):
            words = _going_on(before["title"].tolist(), self.least)
            self.write(words, tone="soft", size=12, y=self.y + LINE / 2)
            self.y += LINE
        self.y += 4

    def panel(self, number):
        """Its rows, and its axis below them."""
        first, last = self.bounds[number]
        margin = MARGIN * max(last - first, 1)
        part = Part(Dates(), first - margin, last + margin)
        here = self.events[self.events["lane"].eq(number)]
        places = {name: part.of(here[name]) for name in ("first", "certain", "until", "last")}
        here = here.assign(**places).drop(columns="lane")
        page = Page(0, 1, width=self.least, narrow=self.least, closest=self.least, rows=self.rows)
        # a name must not stand where its bar has left the panel
        inside = here.assign(last=here["last"].clip(upper=1), until=here["until"].clip(upper=1))
        layout = lay_out(inside, page, part, STYLE, self.notes)
        tops = np.cumsum([self.y, *heights(here, layout, STYLE, self.notes)])
        axis = tops[-1] + 14
        most = DRAWN // len(self.bounds)
        self.boxes += boxes(here, layout, tops, axis, STYLE, self.notes, most)
        self.axis(part, axis)
        self.y = axis + FOOT + GAP

    def axis(self, part, y):
        self.marks.append(Line(first=0, last=1, y=y, to_y=y, tone="soft"))
        clear = 0  # px: from where on a text meets none before it
        for at, text in zip(*part.ticks(0, 1, TICKS), strict=True):
            self.marks.append(Line(first=at, last=at, y=y, to_y=y + 5, tone="soft"))
            start = at * self.least + 4
            end = start + text_width(text, 12)
            if clear <= start and end < self.least:
                self.write(text, at=at, dx=4, tone="soft", size=12, y=y + 13)
                clear = end + 4

    def write(self, text, **look):
        self.marks.append(Text(text=text, **look))


def _going_on(names, width):
    """As many as have room in a line, and how many more there are."""
    for n in range(len(names), 0, -1):
        more = f"; and {len(names) - n} more" * (n < len(names))
        words = f"Going on: {'; '.join(names[:n])}{more}."
        if text_width(words, 12) <= width:
            return words
    return f"Going on: {plural(len(names), 'span')}."
