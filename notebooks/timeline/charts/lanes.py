"""One lane a theme, an actor or an article."""

import pandas as pd

from ..drawing.chart import chart
from ..drawing.dated import dated
from ..drawing.facts import facts
from ..drawing.scales import Dates
from ..events import split
from ._given import check, check_column
from ._notes import broken, check_named
from ._nothing import nothing
from ._phone import phone
from ._rows import rows
from .timeline import count

MOST = 12  # lanes


def lanes(
    events,
    by="theme",
    *,
    title="",
    summary="",
    source="",
    periods=None,
    accent=(),
    notes=None,
):
    """Draw events on one time axis, in a lane for each theme, actor or article.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    by : str
        A column. Several values in a cell are separated by ``;``, and the event then
        stands in several lanes. `cited` gives a lane to each article.
    title, summary, source, periods, accent, notes
        As in `timeline`.

    Returns
    -------
    Chart

    Raises
    ------
    ValueError
        If there is no such column, it has more than 12 values, or as `timeline` does.
    """
    check(read_events=events)
    check_column(events, by, "lanes need")
    check_named(events, notes=notes, accent=accent)
    told = broken(notes)
    if events.empty:
        return nothing(title, summary, source)
    scale = Dates()
    marks, names = _spread(dated(events, scale, accent), by)
    if len(names) > MOST:
        raise ValueError(
            f"{by} has {len(names)} values, and {MOST} lanes fit; choose some of the events, "
            "or use timeline"
        )
    title = title or f"{count(events)}, in {len(names)} lane{'s' * (len(names) != 1)}"
    own = marks.groupby("id")["lane"].agg(list)
    said = {"lane_names": names, "lanes": [[names[n] for n in own[name]] for name in events["id"]]}
    scenes = [
        phone(marks, scale, told, names),
        rows(marks, scale, lanes=names, notes=told, periods=periods),
    ]
    return chart(scenes, facts(events, title, summary or _describe(marks, names), source, **said))


def _spread(marks, by):
    """Each event once a lane => the marks with the number of their `lane`, the lanes' names."""
    values = split(marks[by].astype(str)).map(lambda found: found or ["None given"])
    marks = marks.assign(lane=values).explode("lane", ignore_index=True)
    if by in ("cited", "cited_by"):
        marks["lane"] = marks["lane"].where(marks["lane"].ne("None given"), "Context")
    names = _order(marks, by)
    return marks.assign(lane=marks["lane"].map(names.index)), names


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
