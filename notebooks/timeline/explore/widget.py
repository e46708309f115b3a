"""The explorer in a notebook: what is done in it is known to Python, and may be done there."""

from contextlib import contextmanager

import anywidget
from traitlets import Dict, List, TraitType, Unicode, default, observe, validate

from ..charts._given import check_column
from ..drawing import svg
from ..page import bundle, style
from .beyond import Beyond
from .named import check_ids, days_of, places_of
from .still import output, titled
from .told import holding, prepared, told


class Explorer(anywidget.AnyWidget):
    """Events to zoom, find, filter and choose; made by `explore`.

    Attributes
    ----------
    selected : DataFrame
        The events that were chosen, as rows of the frame that was given. It may be set, by
        ids or by rows.
    shown : DataFrame
        Those that a filter leaves, or that were set; None sets all.
    window : tuple of str
        The first and the last day that are seen, ``("2014-02-27", "2014-03-18")``; None sets
        what is seen first.
    by : str or None
        The column that makes the lanes.
    event : str or None
        The id of the event whose card is open.
    """

    _esm = "export default " + bundle("explorer/widget", last="return { render: renderWidget };")
    _css = f"{style('explorer.css')}\n.explorer{{{svg.rules()}}}"
    _told = Dict().tag(sync=True)
    _window = List().tag(sync=True)
    _by = Unicode().tag(sync=True)
    _find = Unicode().tag(sync=True)
    _chips = Dict().tag(sync=True)
    _event = Unicode().tag(sync=True)
    _selected = List().tag(sync=True)
    _shown = List(allow_none=True).tag(sync=True)
    selected, shown, window, by, event = (TraitType(None) for _ in range(5))

    def __init__(self, events, by=None, *, accent=(), periods=None, **words):
        self._frame, self._marks = events.copy(), prepared(events, accent)
        self._periods, self._words = periods, words | {"title": titled(words["title"], events)}
        self._is_settling = False
        super().__init__(_told=self._made(by), _by=by or "")
        with self._settling():
            self.by, self.event, self.window = by, None, None
            self.selected, self.shown = (), None
        self.on_msg(self._answer)

    @default("_shown")
    def _all(self):
        """A list is never None by itself."""
        return None

    def __repr__(self):
        return f"Explorer: {self._words['title']}"

    def _repr_mimebundle_(self, **kwargs):
        """The picture too, for whoever has no kernel."""
        live = super()._repr_mimebundle_(**kwargs)
        live = live[0] if isinstance(live, tuple) else live
        still = output(self._frame, self._marks, self._told, self._periods)
        return live | still | {"text/plain": repr(self)}

    def _made(self, by):
        made = told(self._marks, by, self._periods, **self._words)
        self._beyond = Beyond(self._marks, made["facets"])
        return made

    def _rows(self, ids):
        return self._frame[self._frame["id"].isin(ids)]

    @contextmanager
    def _settling(self):
        """What is changed in here is the answer to a change, and needs none itself."""
        self._is_settling = True
        try:
            yield
        finally:
            self._is_settling = False

    # --- what Python sets is checked, and seen

    @validate("selected", "shown")
    def _take_rows(self, proposal):
        name, given = proposal.trait.name, proposal.value
        if name == "shown" and given is None:
            return self._frame
        return self._rows(check_ids(self._frame, name, given))

    @validate("window")
    def _take_window(self, proposal):
        given = proposal.value
        return days_of(self._told["opening"] if given is None else places_of(given))

    @validate("by")
    def _take_by(self, proposal):
        if proposal.value:
            check_column(self._frame, proposal.value, "lanes need")
        return proposal.value or None

    @validate("event")
    def _take_event(self, proposal):
        return next(iter(check_ids(self._frame, "event", proposal.value)), None)

    @observe("selected", "shown", "window", "by", "event")
    def _tell(self, change):
        if not self._is_settling:
            with self._settling(), self.hold_sync():
                getattr(self, f"_tell_{change.name}")(change.new)

    def _tell_selected(self, rows):
        self._hold(rows["id"])
        self._selected = rows["id"].tolist()

    def _tell_shown(self, rows):
        """What is set takes the place of what was looked for."""
        ids = None if len(rows) == len(self._frame) else rows["id"].tolist()
        self._hold(ids or [])
        self._find, self._chips, self._shown = "", {}, ids

    def _tell_window(self, days):
        self._window = [] if days == days_of(self._told["opening"]) else places_of(days)

    def _tell_by(self, by):
        if by and by not in self._told["facets"]:
            self._told = self._made(by)
        self._by = by or ""

    def _tell_event(self, name):
        self._hold([name] * bool(name))
        self._event = name or ""

    def _hold(self, ids):
        """The page knows these by name from now on, in place of less important ones."""
        marks = holding(self._marks, ids)
        if marks is not self._marks:
            self._marks = marks
            self._told = self._made(self.by)

    # --- what is done in the page is known to Python

    @observe("_selected", "_window", "_by", "_event", "_find", "_chips", "_shown")
    def _hear(self, change):
        if not self._is_settling:
            with self._settling():
                getattr(self, f"_hear{change.name}", self._hear_shown)()

    def _hear_selected(self):
        self._set("selected", self._rows(self._selected))

    def _hear_window(self):
        self.window = days_of(self._window or self._told["opening"])

    def _hear_by(self):
        self.by = self._by

    def _hear_event(self):
        self.event = self._event

    def _hear_shown(self):
        """And those that match, and of which the page knows nothing."""
        has_filter = self._find.strip() or self._chips
        more = self._beyond.ids(self._find, self._chips) if has_filter else []
        is_all = self._shown is None
        self._set("shown", self._frame if is_all else self._rows([*self._shown, *more]))

    def _set(self, name, rows):
        if not rows["id"].equals(getattr(self, name)["id"]):
            setattr(self, name, rows)

    def _answer(self, _, asked, buffers=None):
        """What the page asks: [first, last] => events there that it does not hold."""
        if isinstance(asked, dict) and "ask" in asked:
            events = self._beyond.between(*map(float, asked["ask"]))
            self.send({"number": asked["number"], "events": events})
