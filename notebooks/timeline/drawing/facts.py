"""What a chart says in words: for its table, its cards, and who filters or walks its marks."""

from dataclasses import dataclass, field

import numpy as np

from ..dates import WORDED, in_words
from ..events import links

FACETS = ["theme", "actors", "cited"]
DIFFERENCE = "difference"  # a column that a story may have
_TOLD = ["title", "description", "cited", "reference", "reference_url", "note"]
COLUMNS = ["Date", "Event", "What happened", "Cited by", "Backed by", "Where they differ"]
ON_CHART = "On the chart"  # a column of what stands beside a mark in the picture


@dataclass(frozen=True)
class Facts:
    """The same facts as the picture's.

    Attributes
    ----------
    title, summary, source : str
        What the chart finds; what it draws; whose facts they are.
    columns : list of str
    rows : list of list
        A cell is text, or a list of [text, address] for references.
    ids : list of str
        Of each row the event that it tells of; empty where rows tell of none.
    facets : dict of str to list of str
        What rows may be filtered by: a name, and each row's values, parted by ``;``; and how
        article and record differ, if the story says so.
    spans : list of str
        Of each row the days between which it can have lasted, "2014-03-18/2014-03-21".
    lanes : list of list of str
        Of each row the names of the lanes it lies in; empty without lanes.
    lane_names : list of str
        From the top down.
    cards : dict of str to list
        Of events, by id, what `COLUMNS` name, where `rows` tell something else of them.
    as_of : str
        The day to which what goes on is drawn, "2025-03-22"; blank if none is known.
    """

    title: str
    summary: str = ""
    source: str = ""
    columns: list = field(default_factory=list)
    rows: list = field(default_factory=list)
    ids: list = field(default_factory=list)
    facets: dict = field(default_factory=dict)
    spans: list = field(default_factory=list)
    lanes: list = field(default_factory=list)
    lane_names: list = field(default_factory=list)
    cards: dict = field(default_factory=dict)
    as_of: str = ""

    def words(self):
        """What a mark says when it is pointed at, by the event's id: its name and its date."""
        if not {"Event", "Date"} <= {*self.columns}:
            return {}
        name, date = self.columns.index("Event"), self.columns.index("Date")
        pairs = zip(self.ids, self.rows, strict=False)
        return {event: f"{row[name]}, {row[date]}" for event, row in pairs}

    def as_dict(self):
        """Plain lists and texts, as JSON has them."""
        return dict(vars(self))


def facts(events, title, summary, source="", **more):
    """The `Facts` of a chart whose rows are events; `more` are other fields of it.

    With `rows` of its own, one for each of `events`, what would stand in them is in `cards`.
    """
    rows = [
        [
            in_words(event),
            event.title,
            event.description,
            event.cited.replace("; ", " and "),
            [list(link) for link in links(event)],
            event.note,
        ]
        for event in events[[*WORDED, *_TOLD]].astype(object).itertuples()
    ]
    days = zip(_days(events["first_possible"]), _days(events["last_possible"]), strict=True)
    known = {
        "columns": COLUMNS,
        "rows": rows,
        "ids": events["id"].tolist(),
        "facets": {
            name: events[name].astype(str).tolist()
            for name in [*FACETS, DIFFERENCE]
            if name in events
        },
        "spans": [f"{first}/{last}" for first, last in days],
        "cards": dict(zip(events["id"], rows, strict=True)) if "rows" in more else {},
        "as_of": as_of(events),
    }
    return Facts(title, summary, source, **known | more)


def as_of(events):
    """The horizon of what `read_events` has read, as Facts have it."""
    return events.attrs.get("horizon", "")


def _days(moments):
    """'2014-03-18' for each; blank where none is known."""
    days = moments.to_numpy().astype("datetime64[D]")
    return ["" if text == "NaT" else text for text in np.datetime_as_string(days).tolist()]
