"""How each kind of event is drawn, said once for all events that look alike."""

from types import SimpleNamespace

from ..charts._rows import COMPACT, reach
from ..drawing.marks import Text, marks_of
from ..drawing.scales import Dates
from ..drawing.scene import Box, Scene
from ..drawing.svg import box_markup
from ..placing import Event, Page

# A kind's places: its marks are drawn once, at these, and a script puts an event's own there.
FIRST, CERTAIN, UNTIL, LAST = 1.0, 2.0, 3.0, 4.0
ROOM = Page(0.0, 5.0)
SCENE = Scene(least=560, scale=Dates(), first=0, last=5, height=COMPACT.row, page=ROOM)
LOOKS = ["is_day", "has_bar", "is_context", "start_open", "end_open", "ongoing", "tone"]


def with_kinds(marks):
    """With the number of each one's `kind`: of all that `marks_of` looks at but for places."""
    looks = marks[LOOKS].assign(
        early=marks["first"].lt(marks["certain"]),
        late=marks["until"].lt(marks["last"]),
        soft_start=marks["start_qualifier"].ne(""),
        soft_end=marks["end_qualifier"].ne(""),
    )
    return marks.assign(kind=looks.groupby([*looks], sort=False, observed=True).ngroup())


def kinds(marks):
    """How each kind of event is drawn, by number.

    Returns
    -------
    list of dict
        "markup": a group as pictures have it, whose `data-at` are `FIRST`, `CERTAIN`, `UNTIL`
        and `LAST`, or of a day the middle of the first and the last, and whose text is blank;
        "over": whether its name stands over its mark; "before", "after": px that marks reach
        out of its extent; "tone"; "always": whether it is drawn at every zoom.
    """
    each = marks.drop_duplicates("kind").sort_values("kind")
    return [_kind(event) for event in each.select_dtypes(exclude="datetime").itertuples()]


def _kind(event):
    like = _stand_in(event)
    over = not like.is_day
    before, after = reach(like)
    drawn = (*marks_of(like, COMPACT.bar if over else COMPACT.name[1], like.tone), _name(like))
    stand = {"id": "", "y": 0.0, "row": 0, "side": 1, "threshold": 0.0, "step": None, "strip": 0.0}
    box = Box(Event(FIRST, LAST, 0), marks=drawn, tone=like.tone, **stand)
    made = {"markup": box_markup(SCENE, box, 0), "over": over, "before": before, "after": after}
    return made | {"tone": like.tone, "always": False}


def _name(like):
    tone = "accent" if like.tone == "accent" else "ink"
    y = COMPACT.name[bool(like.is_day)]
    return Text(text="", at=LAST, y=y, bold=tone == "accent", tone=tone)


def _stand_in(event):
    """An event that looks like it, at places that say which they are."""
    places = {"first": FIRST, "certain": CERTAIN, "until": UNTIL, "last": LAST}
    if not event.is_day:
        if event.first >= event.certain:
            places["certain"] = FIRST
        if event.until >= event.last:
            places["until"] = LAST
    return SimpleNamespace(**event._asdict() | places | {"id": ""})
