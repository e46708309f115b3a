"""How a mark looks tells how exact its date is."""

from types import SimpleNamespace

from ..drawing.chart import chart
from ..drawing.dated import dated
from ..drawing.facts import Facts
from ..drawing.marks import Text, marks_of
from ..drawing.scales import Dates, Numbers
from ..drawing.scene import PAGE, PHONE, WIDE, Scene
from ..placing import text_width
from ._given import check
from ._nothing import nothing

BROAD = 1140  # px: there one line is enough for most stories
LINE, SIZE, GAP = 22, 12, 16  # px: a line, its type, between a meaning and the next mark
POINT, SPAN = 19, 34  # px from the beginning of a mark to its words
_PLAIN = {"id": "", "is_context": False, "start_qualifier": "", "end_qualifier": ""}
_PLAIN |= {"ongoing": False, "start_open": False, "end_open": False}
_DAY = _PLAIN | dict.fromkeys(["first", "certain", "until", "last"], 8)
_DAY |= {"is_day": True, "has_bar": False}
_SPAN = _DAY | {"first": 2, "certain": 2, "until": 26, "last": 26, "is_day": False, "has_bar": True}
_OPEN = _SPAN | {"until": 18, "last": 18}


def _is_open(events):
    return events["start_open"] | events["end_open"]


# What each mark says of a date, an event that has it, and which of `drawing.dated` do.
SAMPLES = {
    "a day": (_DAY, lambda e: e["is_day"] & e["start_qualifier"].eq("")),
    "about that day": (
        _DAY | {"start_qualifier": "~"},
        lambda e: e["is_day"] & e["start_qualifier"].ne(""),
    ),
    "some time between": (_SPAN | {"has_bar": False}, lambda e: ~e["is_day"] & ~e["has_bar"]),
    "under way": (_SPAN, lambda e: e["has_bar"]),
    "end uncertain": (
        _SPAN | {"until": 15},
        lambda e: (
            e["has_bar"] & ~_is_open(e) & (e["first"].lt(e["certain"]) | e["until"].lt(e["last"]))
        ),
    ),
    "about then": (
        _SPAN | {"first": 12, "certain": 12, "start_qualifier": "~"},
        lambda e: ~e["is_day"] & (e["start_qualifier"] + e["end_qualifier"]).ne(""),
    ),
    "ongoing at last report": (_OPEN | {"ongoing": True}, lambda e: e["ongoing"]),
    "end unknown": (_OPEN | {"until": 10, "end_open": True}, lambda e: _is_open(e)),
    "context, in no article": (_DAY | {"is_context": True}, lambda e: e["is_context"]),
}


def key(events=None):
    """The legend of the charts of some events: the marks that these need, and what each says.

    Parameters
    ----------
    events : DataFrame, optional
        From `events.read_events`. Without it, all marks that there are.

    Returns
    -------
    Chart
        Its samples are drawn by the very code that draws events; in one line, where that
        has room.

    Examples
    --------
    >>> key(events[events["theme"].eq("Syria")])  # doctest: +SKIP
    """
    samples = {words: sample for words, (sample, _) in SAMPLES.items()}
    if events is not None:
        check(read_events=events)
        if events.empty:
            return nothing()
        marks = dated(events, Dates())
        samples = {name: samples[name] for name, (_, has) in SAMPLES.items() if has(marks).any()}
    scenes = [_scene(samples, least) for least in (PHONE, PAGE, WIDE, BROAD)]
    return chart(scenes, Facts("How to read the marks", ""))


def _scene(samples, width):
    """So wide and no wider, as a mark must not be stretched."""
    marks, x, y = [], 0, LINE / 2
    for words, sample in samples.items():
        to = POINT if sample["is_day"] else SPAN
        end = x + to + text_width(words, SIZE)
        if x and end > width:
            x, y, end = 0, y + LINE, end - x
        places = {name: x + sample[name] for name in ("first", "certain", "until", "last")}
        event = SimpleNamespace(**sample | places)
        marks += marks_of(event, y, "context" if event.is_context else "mark")
        marks.append(Text(text=words, at=x + to, y=y, size=SIZE, tone="soft"))
        x = end + GAP
    ends = {"scale": Numbers(), "first": 0, "last": width, "height": y + LINE / 2}
    return Scene(least=width, most=width, marks=tuple(marks), **ends)
