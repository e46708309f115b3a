"""One row a theme, an actor or an article."""

import pandas as pd

from ..events import split
from ..rows import near
from ._across import across
from ._figure import facts, figure, nothing, plain
from ._given import check
from ._marks import prepare
from ..drawing.scales import Dates
from ._views import spans
from .timeline import count

LABELS = 760  # px that the labels of all lanes may take
LEAST = 60  # px that those of one lane may
MOST = 12  # lanes


def lanes(events, by="theme", *, title="", summary="", source="", periods=None):
    """Draw events on one time axis, in a lane for each theme, actor or article.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    by : str
        A column. Several values in a cell are separated by ``;``, and the event then
        stands in several lanes. `cited` gives a lane to each article.
    title, summary, source, periods
        As in `timeline`.

    Returns
    -------
    go.Figure

    Raises
    ------
    ValueError
        If there is no such column, or it has more than 12 values.
    """
    check(read_events=events)
    if by not in events:
        like = near(str(by), events.columns) or "theme or actors"
        raise ValueError(f"no column {by!r}; lanes need one: use {like}")
    if events.empty:
        return nothing(title, summary, source)
    scale = Dates()
    marks, names = _spread(prepare(events, scale), by)
    if len(names) > MOST:
        raise ValueError(
            f"{by} has {len(names)} values, and {MOST} lanes fit; choose some of the events, "
            "or use timeline"
        )
    views = spans(marks, periods, scale)
    title = title or f"{count(events)}, in {len(names)} lane{'s' * (len(names) != 1)}"
    summary = summary or _describe(marks, names)
    limit = max(LEAST, LABELS / len(names))
    heads = [plain(name) for name in names]

    def draw(width, top):
        return across(marks, scale, views, limit, width, top, heads)

    return figure(draw, facts(events, title, summary, source) | _lanes(events, marks, names))


def _spread(marks, by):
    """Each event once a lane => the marks with the number of their `lane`, the lanes' names."""
    values = split(marks[by].astype(str)).map(lambda found: found or ["None given"])
    marks = marks.assign(lane=values).explode("lane", ignore_index=True)
    if by in ("cited", "cited_by"):
        marks["lane"] = marks["lane"].where(marks["lane"].ne("None given"), "Context")
    names = _order(marks, by)
    return marks.assign(lane=marks["lane"].map(names.index)), names


def _lanes(events, marks, names):
    """For the arrow keys of a page: the lanes from the top down, and those of each row."""
    own = marks.groupby("id")["lane"].agg(list)
    return {"laneNames": names, "lanes": [[names[n] for n in own[name]] for name in events["id"]]}


def _order(marks, by):
    """Themes as the file has them; other lanes by their first event."""
    if isinstance(marks[by].dtype, pd.CategoricalDtype):
        present = set(marks["lane"])
        known = [name for name in marks[by].cat.categories if name in present]
        return known + sorted(present - set(known))
    return list(dict.fromkeys(marks["lane"]))


def _describe(marks, names):
    sizes = marks["lane"].value_counts()
    return f"The fullest lane is {names[sizes.index[0]]}, with {sizes.iloc[0]} events."
