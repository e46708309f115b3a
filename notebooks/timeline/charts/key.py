"""How a mark looks tells how exact its date is."""

from types import SimpleNamespace

from ..drawing.chart import chart
from ..drawing.facts import Facts
from ..drawing.marks import Text, marks_of
from ..drawing.scales import Numbers
from ..drawing.scene import PHONE, Scene

ROW, WIDTH = 26, 420  # px
SAMPLE, WORDS = 16, 22  # per cent: where a sample ends, where its words begin
_DAY = {"first": 8, "certain": 8, "until": 8, "last": 8, "is_day": True, "has_bar": False}
_SPAN = {"first": 4, "certain": 4, "until": SAMPLE, "last": SAMPLE, "is_day": False}
_SPAN |= {"has_bar": True}
_PLAIN = {"id": "", "is_context": False, "start_qualifier": "", "end_qualifier": ""}
_PLAIN |= {"ongoing": False, "start_open": False, "end_open": False}
# What each mark says of the date, and an event that has it.
SAMPLES = {
    "a day, known exactly": _DAY,
    "some time between the ends": _SPAN | {"has_bar": False},
    "certainly under way": _SPAN,
    "an end between two days": _SPAN | {"until": 10},
    "about: how far is nobody’s record": _SPAN | {"start_qualifier": "~"},
    "ongoing when last reported": _SPAN | {"ongoing": True},
    "nobody says until when": _SPAN | {"end_open": True},
    "context, cited by no article": _DAY | {"is_context": True},
}


def key():
    """The legend of all charts: each mark, and what it says of the date.

    Returns
    -------
    Chart
        Its samples are drawn by the very code that draws events.
    """
    marks = []
    for number, (words, sample) in enumerate(SAMPLES.items()):
        y = ROW * (number + 0.5)
        event = SimpleNamespace(**_PLAIN | sample)
        marks += marks_of(event, y, "context" if event.is_context else "mark")
        marks.append(Text(text=words, at=WORDS, y=y))
    height = ROW * len(SAMPLES)
    scene = Scene(
        least=PHONE,
        most=WIDTH,
        scale=Numbers(),
        first=0,
        last=100,
        height=height,
        marks=tuple(marks),
    )
    about = Facts("How to read the marks", "How a mark looks tells how exact its date is.")
    return chart([scene], about)
