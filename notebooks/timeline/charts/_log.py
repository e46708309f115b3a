"""Beginnings on an axis that is logarithmic in years before the horizon."""

from ..drawing.dated import dated
from ..drawing.marks import Text
from ..drawing.scales import BeforeHorizon
from ._beside import LEFT, RIGHT
from ._frame import Frame
from ._named import named, ticks

EDGE = 16  # px of room at both ends


def log_view(events, accent, notes, end, page):
    """The picture for one `Page`; `end` (Timestamp) is the horizon."""
    scale = BeforeHorizon(end.to_datetime64())
    marks = _beginnings(dated(events, scale, accent))
    last = scale.at(end.to_datetime64())
    frame = Frame(scale, min(marks["first"].min(), last - 1), last, page.least, EDGE)
    order = marks.sort_values("is_accent", ascending=False, kind="stable")
    drawn, low, rest = named(frame, order, notes, page, 4, short=True, sides=(RIGHT, LEFT))
    axis = low + 14
    legend = f"{len(rest)} more, each a tick at the axis" if len(rest) else ""
    note = [Text(text=legend, y=axis + 36, tone="soft", size=page.size - 0.5)] * bool(legend)
    drawn = [*drawn, *ticks(rest, axis), *note]
    more = {"ticks": frame.ticks(page.ticks), "axis": axis, "grid": 0}
    return frame.scene(drawn, axis + 46, **more)


def _beginnings(marks):
    """When each begins and no more: a length has no meaning on such an axis."""
    marks = marks.assign(has_bar=False, ongoing=False, end_open=False)
    marks["end_qualifier"] = marks["start_qualifier"]
    marks["until"] = marks["last"] = marks["certain"]
    return marks.assign(is_day=marks["first"].eq(marks["certain"]), is_span=False)
