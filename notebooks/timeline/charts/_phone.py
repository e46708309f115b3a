"""Events on a phone: a row each, and its mark on a strip of the same axis."""

from ..drawing.marks import Line, Text, marks_of
from ..drawing.scene import PHONE, Scene, Tick
from ..placing import wrap
from ._gaps import gap
from ._notes import by_clause
from ._opening import opening

NAME, SMALL = 14, 13  # px: type
LINE, STRIP, AIR = 18, 22, 9  # px: a line of text, a mark on its strip, above and below
BAND = 18  # px: how high the bar of a phase is
MOST = 40  # rows with a strip each: more are a list under one strip
LISTED = 200  # rows of that list; the table has all
TICKS = 4
CAP = 6  # px: what a soft cap or an arrow may need beyond the opening's own margin
AXIS = 26  # px: the ticks at the top
TICK = 1.5  # px: events closer than this share a tick


def phone(events, scale, notes=None, lanes=("",), line=None):
    """A scene for a phone.

    Parameters
    ----------
    events : DataFrame
        From `drawing.dated`; `lane`, if there are several.
    scale : Scale
    notes : dict of str to list, optional
        From `_notes.lines`.
    lanes : list of str
        Their names from the top down.
    line : float, optional
        A place that each strip shows as a tick in the accent colour.
    """
    first, last = opening(events, scale)
    margin = CAP / PHONE * (last - first)
    first, last = first - margin, last + margin
    sheet = _Sheet(scale, first, last, len(events) <= MOST, line)
    if not sheet.strips:
        sheet.ticks(events)
    sheet.phases(events, notes or {})
    events = events[~events["is_phase"]]
    if len(events) > LISTED:
        events = foremost(events, LISTED)
        sheet.write(f"The {LISTED} most mentioned; the table has all", "", size=SMALL, tone="soft")
        sheet.y += AIR
    for number, name in enumerate(lanes):
        inside = events[events["lane"].eq(number)] if "lane" in events else events
        if name:
            sheet.head(name)
        sheet.list(inside, notes or {})
    places, texts = scale.ticks(first, last, TICKS)
    return Scene(
        least=PHONE,
        scale=scale,
        first=first,
        last=last,
        height=sheet.y,
        marks=tuple(sheet.marks),
        ticks=tuple(Tick(at, text) for at, text in zip(places, texts, strict=True)),
        axis=AXIS if sheet.strips else AXIS + STRIP,
        labels=-13 if sheet.strips else -13 - STRIP,
    )


def foremost(events, most):
    """The most important ones, in order of time."""
    order = ["is_accent", "mentions", "is_span"]
    ranked = events.sort_values(order, ascending=False, kind="stable")
    return ranked.head(most).sort_index()


class _Sheet:
    """A column that grows downwards."""

    def __init__(self, scale, first, last, strips, at):
        self.scale, self.first, self.last, self.strips, self.at = scale, first, last, strips, at
        self.marks, self.y = [], AXIS + AIR

    def ticks(self, events):
        """All events on one strip."""
        self.y += STRIP
        share = TICK * (self.last - self.first) / PHONE
        begin = (events["first"] + events["certain"]) / 2
        seen = events.assign(begin=begin, place=(begin / share).round())
        seen = seen.drop_duplicates(["place", "tone"])
        for event in seen.sort_values("tone", ascending=False, kind="stable").itertuples():
            at = event.begin
            if self.first <= at <= self.last:
                line = {"first": at, "last": at, "y": AXIS + 8, "to_y": AXIS + STRIP}
                self.marks.append(Line(**line, tone=event.tone, thick=1.2, id=event.id))
        if early := int(events["certain"].lt(self.first).sum()):
            self.y += AIR
            self.write(f"{early} of {len(events)} lie earlier", "", size=SMALL, tone="soft")
            self.y += AIR

    def phases(self, events, notes):
        """A broad bar each, at the top."""
        for event in events[events["is_phase"]].itertuples():
            self.write_event(event, notes.get(event.id, []))
            self.y += BAND / 2 + 3
            self.mark(event, BAND, not event.is_accent)
            self.y += BAND / 2 + AIR
            self.part("")

    def head(self, name):
        self.y += AIR
        for line in wrap(name, PHONE - 8, NAME + 1, bold=len(name)):
            self.write(line, "", size=NAME + 1, bold=True)
        self.y += AIR

    def list(self, events, notes):
        before = None
        for event in events.itertuples():
            if before is not None:
                self.part(gap(before, event, self.last - self.first))
            self.event(event, notes.get(event.id, []))
            before = event

    def part(self, words):
        """A hairline, or where there is a long gap what it is."""
        if words:
            self.y += AIR / 2
            self.write(words, "", size=SMALL, tone="soft")
        self.line("line")
        self.y += AIR

    def line(self, tone):
        self.marks.append(Line(first=self.first, last=self.last, y=self.y, to_y=self.y, tone=tone))

    def event(self, event, note):
        self.write_event(event, note)
        if self.strips:
            self.strip(event)
        self.y += AIR

    def write_event(self, event, note):
        tone = "accent" if event.is_accent else "ink"
        for line in wrap(event.title, PHONE - 8, NAME, bold=len(event.title)):
            self.write(line, event.id, size=NAME, bold=True, tone=tone)
        for line in wrap(event.when, PHONE - 8, SMALL):
            self.write(line, event.id, size=SMALL, tone="soft")
        said = " ".join(text for text, _ in note)  # beside a bold name it is not bold
        for line in by_clause(said, lambda part: wrap(part, PHONE - 8, SMALL)) if note else []:
            self.write(line, event.id, size=SMALL)

    def strip(self, event):
        self.y += STRIP / 2
        self.line("hair")
        if self.at is not None:
            ends = {"y": self.y - STRIP / 2 + 1, "to_y": self.y + STRIP / 2 - 1}
            self.marks.append(Line(first=self.at, last=self.at, tone="accent", thick=1.6, **ends))
        self.mark(event, 6)
        self.y += STRIP / 2

    def mark(self, event, thick, pale=False):
        if event.last < self.first:
            self.marks.append(Text(text="earlier", y=self.y, tone="soft", size=SMALL, id=event.id))
        else:
            self.marks += marks_of(event, self.y, event.tone, thick, pale)

    def write(self, text, name, **look):
        self.marks.append(Text(text=text, y=self.y + LINE / 2, id=name, **look))
        self.y += LINE
