"""What a page must know of a picture to zoom it and to place its events afresh."""

from dataclasses import asdict
from operator import attrgetter

from ..placing import whole_window
from .svg import COUNT, STRIP, box_markup

# What is told of a box, in this order; the first as `placing.Event` has them.
FIELDS = ["x0", "x1", "width", "second", "over", "before", "after", "priority", "lane", "always"]
FIELDS += ["indent"]
_OF_EVENT = attrgetter(*FIELDS)
FIELDS += ["row", "side", "threshold", "id", "tone"]


def zoom(scene):
    """A scene's boxes as JSON, None for one that does not zoom.

    Returns
    -------
    dict
        "first", "last" (the opening), "whole" (of all events), "scale" ("dates", "days"),
        "row", "lanes", "axis", "grid", "strip" (px between which its ticks lie), "height",
        "until" (where the axis ends, or None), "windows", "page", "fields" and "boxes" (a
        list each, a threshold that is never reached as None), "markup" (of boxes that are not
        in the picture, by number), "words" (templates).
    """
    if scene.page is None:
        return None
    drawn = [number for number, box in enumerate(scene.boxes) if box.step is None]
    return {
        "first": scene.first,
        "last": scene.last,
        "whole": _whole(scene),
        "scale": scene.scale.kind,
        "row": scene.row,
        "lanes": [asdict(lane) for lane in scene.lanes],
        "axis": scene.axis,
        "grid": scene.grid,
        "strip": [scene.axis - STRIP, scene.axis],
        "height": scene.height,
        "until": scene.until,
        "windows": [asdict(window) for window in scene.windows],
        "page": asdict(scene.page),
        "fields": FIELDS,
        "boxes": [_box(box) for box in scene.boxes],
        "markup": {n: box_markup(scene, scene.boxes[n], n) for n in drawn},
        "words": {"count": COUNT},
    }


def _whole(scene):
    """From the first event to the last, with the opening's margins."""
    first = min(box.event.x0 for box in scene.boxes)
    last = max(box.event.x1 for box in scene.boxes)
    return whole_window(scene.first, scene.last, first, last)


def _box(box):
    threshold = box.threshold if box.threshold < float("inf") else None
    known = [_short(value) for value in _OF_EVENT(box.event)]
    return [*known, box.row, box.side, threshold, box.id, box.tone]


def _short(value):
    return round(value, 3) if isinstance(value, float) else value
