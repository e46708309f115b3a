"""What stands for an explorer where no script and no kernel runs: a picture, and its facts."""

from dataclasses import replace

from ..charts.lanes import MOST, lanes
from ..charts.timeline import count, timeline
from ..drawing.chart import KIND, Chart
from ..drawing.facts import facts
from ..drawing.packed import pack
from ..events import split

DRAWN = 200  # events of the picture
SOME = "The {drawn} most important of {total:,} events are drawn."
REST = "{held:,} of {total:,} events by name; all are counted in the strip."


def output(events, marks, told, periods=None):
    """The picture alone, and what a report reads, by the names of their types.

    Parameters
    ----------
    events : DataFrame
        From `events.read_events`.
    marks : DataFrame
        From `told.prepared`.
    told : dict
        From `told.told`.
    periods : dict of str to (str, str), optional
    """
    chart = _picture(events, marks, told, periods)
    known = events[events["id"].isin(marks.loc[marks["held"], "id"])]
    words = told["title"], told["summary"], told["source"]
    held = facts(known, *words) if len(known) else chart.facts
    more = {"facts": held.as_dict(), "explore": told, "still": said(told)}
    return {"image/svg+xml": chart.alone(), KIND: pack(chart.told() | more)}


def said(told):
    """What of the events is not in the picture, and what not in the page."""
    held, total = told["held"], told["total"]
    parts = [SOME.format(drawn=DRAWN, total=total)] * (total > DRAWN)
    return " ".join(parts + [REST.format(held=held, total=total)] * (held < total))


def titled(title, events):
    """The title that was given, or how many events there are."""
    return title or (count(events) if len(events) else "No events")


def _picture(events, marks, told, periods):
    """Of the most important; it does not zoom, as the explorer does."""
    ids = marks.loc[marks["rank"].lt(DRAWN), "id"]
    some, by = events[events["id"].isin(ids)], told["by"]
    asked = {
        "title": told["title"],
        "summary": " ".join(filter(None, [told["summary"], said(told)])),
        "source": told["source"],
        "accent": [name for name in told["accent"] if name in {*ids}],
        "periods": periods,
    }
    has_lanes = by and split(some[by].astype(str)).explode().nunique() < MOST
    made = lanes(some, by, **asked) if has_lanes else timeline(some, **asked)
    return Chart([replace(scene, page=None) for scene in made.scenes], made.facts)
