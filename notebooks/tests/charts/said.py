"""What must hold of any scene: no text on another, and none beyond the page."""

from timeline.drawing.marks import Bar, Line, Text
from timeline.placing import text_width

PX = 0.5  # what rounding may take


def overlaps(scene, width):
    """What is wrong with the texts of a scene on a page of so many px, in words.

    Parameters
    ----------
    scene : Scene
    width : float

    Returns
    -------
    list of str
        Texts that lie on another or reach out of the page; ticks are texts too.
    """
    boxes = [*(_box(scene, text, width) for text in _texts(scene)), *_ticks(scene, width)]
    faults = [
        f"beyond the page: {words} {box}" for words, box in boxes if _beyond(scene, box, width)
    ]
    boxes.sort(key=lambda box: box[1][0])
    for k, (words, box) in enumerate(boxes):
        for other, second in boxes[k + 1 :]:
            if second[0] >= box[1] - PX:
                break
            if _meet(box, second):
                faults.append(f"on each other: {words}, {other}")
    return faults


def covered(scene, width):
    """Texts of a scene that lie on a bar or on an upright line, on a page of so many px."""
    marks = [_ends(scene, mark, width) for mark in scene.marks if isinstance(mark, Bar | Line)]
    marks = [mark for mark in marks if mark[2] < mark[3]]
    return [
        words
        for words, box in (_box(scene, text, width) for text in _texts(scene))
        if any(_meet(box, mark) for mark in marks)
    ]


def faults(chart):
    """What is wrong with any picture of a chart, on the narrowest page for it and on a wide one."""
    for scene in scenes_of(chart):
        for width in (scene.least, 1200):
            for fault in [*overlaps(scene, width), *covered(scene, width)]:
                yield f"least {scene.least} at {width} px: {fault}"


def scenes_of(chart):
    """The scenes of a chart, the narrowest first."""
    return chart.scenes


def facts_of(chart):
    """What a chart says in words."""
    return chart.told()["facts"]


def texts(scene):
    """All that a scene writes but its ticks, from the top down."""
    return [text.text for text in sorted(_texts(scene), key=lambda text: text.y)]


def of_kind(scene, kind, name=None):
    """The marks of a kind, all or those of an event."""
    return [mark for mark in scene.marks if isinstance(mark, kind) and name in (None, mark.id)]


def _texts(scene):
    return [mark for mark in scene.marks if isinstance(mark, Text)]


def _box(scene, text, width):
    """(words, (left, right, top, bottom)) in px; letters are as high as the size of the type."""
    wide = text_width(text.text, text.size, text.bold, text.serif)
    at = text.dx if text.at is None else scene.px(text.at, width) + text.dx
    left = at - {"start": 0, "middle": wide / 2, "end": wide}[text.anchor]
    return text.text, (left, left + wide, text.y - text.size / 2, text.y + text.size / 2)


def _ticks(scene, width):
    """Those that a picture writes: on the narrowest page all the text has room, after the last."""
    free = 0
    for tick in scene.ticks:
        wide = text_width(tick.text, 12, tick.strong)
        start = scene.px(tick.at, scene.least) + 4
        if tick.text and free <= start <= scene.least - wide:
            free = start + wide + 4
            left = scene.px(tick.at, width) + 4
            yield tick.text, (left, left + wide, scene.axis + 10, scene.axis + 22)


def _ends(scene, mark, width):
    left, right = (scene.px(place, width) for place in (mark.first, mark.last))
    half = mark.thick / 2
    if isinstance(mark, Bar):
        return left, right, mark.y - half, mark.y + half
    return left - half, right + half, *sorted([mark.y, mark.to_y])


def _meet(a, b):
    beside = a[1] - PX <= b[0] or b[1] - PX <= a[0]
    return not (beside or a[3] - PX <= b[2] or b[3] - PX <= a[2])


def _beyond(scene, box, width):
    left, right, top, bottom = box
    return left < -PX or right > width + PX or top < -PX or bottom > scene.height + PX
