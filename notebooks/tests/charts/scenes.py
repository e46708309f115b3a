"""What can be wrong with a scene, worked out from what it says, at any width of a page."""

from meets import GROUND

from timeline.drawing.marks import CAP, RING, SOFT, Arrow, Bar, Dot, Line, Text, Whisker
from timeline.placing import text_width

AIR = 0.35  # em: from the middle of a line of small letters up and down to its edges
SHARE = {"start": 0, "middle": 0.5, "end": 1}  # of a text that lies left of its place


def faults(scene, width):
    """Texts that meet another text or the mark of another event, or are cut: in words."""
    texts, marks = seen(scene, width)
    for a, b in meeting(texts):
        yield f"{width}: {a[4].text!r} meets {b[4].text!r}"
    both = [*((box, True) for box in texts), *((box, False) for box in marks)]
    for (a, is_text), (b, also) in _near(both):
        if is_text != also and a[4].id != b[4].id:
            text, mark = (a, b) if is_text else (b, a)
            yield f"{width}: {text[4].text!r} meets a {type(mark[4]).__name__} of {mark[4].id}"
    for x0, x1, y0, y1, text in texts:
        if x0 < -1 or x1 > width + 1 or y0 < -1 or y1 > scene.height + 1:
            yield f"{width}: {text.text!r} is cut"


def meeting(boxes):
    """Pairs of boxes that share more than a px."""
    return [(a, b) for (a, _), (b, _) in _near([(box, None) for box in boxes])]


def _near(tagged):
    """Pairs that overlap, found by a sweep from left to right."""
    active = []
    for item in sorted(tagged, key=lambda item: item[0][0]):
        box = item[0]
        active = [other for other in active if other[0][1] > box[0] + 1]
        for other in active:
            if min(box[3], other[0][3]) - max(box[2], other[0][2]) > 1:
                yield other, item
        active.append(item)


def seen(scene, width):
    """(texts, marks) that are drawn without a script: x0, x1, y0, y1 and the mark itself."""
    texts, marks = [], []
    for mark, y in _drawn(scene, width):
        if isinstance(mark, Text):
            texts.append(_text(scene, width, mark, y))
        elif (
            not isinstance(mark, Line) and mark.id and mark.tone not in GROUND
        ):  # a ground of texts
            box = _box(scene, width, mark, y)
            if box[1] > 0 and box[0] < width:
                marks.append(box)
    return texts, marks


def _drawn(scene, width):
    for mark in scene.marks:
        yield mark, 0
    for box in scene.boxes:
        if box.step is None or box.step > width:
            continue
        out = box.event.x0 < scene.first or box.event.x1 > scene.last
        seen = min(box.event.x1, scene.last) - max(box.event.x0, scene.first)
        cut = out and (
            not box.event.over or box.event.text > scene.px(scene.first + seen, box.step)
        )
        for mark in box.marks:
            if not (cut and isinstance(mark, Text)):
                yield mark, box.y


def _text(scene, width, text, y):
    wide = text_width(text.text, text.size, text.bold, text.serif)
    wide += text_width(text.text[: text.head], text.size, True) if text.head else 0
    wide -= text_width(text.text[: text.head], text.size) if text.head else 0
    at = 0 if text.at is None else scene.px(min(max(text.at, scene.first), scene.last), width)
    x0 = at + text.dx - SHARE[text.anchor] * wide
    half = AIR * text.size
    return x0, x0 + wide, y + text.y - half, y + text.y + half, text


def _box(scene, width, mark, y):
    if isinstance(mark, Bar | Whisker):
        x0, x1 = scene.px(mark.first, width), scene.px(mark.last, width)
        before = SOFT * (mark.before in (True, "about"))
        after = SOFT * (mark.after in (True, "about"))
        half = mark.thick / 2 if isinstance(mark, Bar) else CAP / 2
        return x0 - before, max(x1, x0 + 6) + after, y + mark.y - half, y + mark.y + half, mark
    half = (RING if mark.about else mark.size) / 2 if isinstance(mark, Dot) else 4.5
    x = scene.px(mark.at, width)
    reach = 9 if isinstance(mark, Arrow) else half
    return x - half, x + reach, y + mark.y - half, y + mark.y + half, mark
