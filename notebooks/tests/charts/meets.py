"""What meets in a picture: texts that touch each other, a mark or the edge of the page."""

from itertools import combinations

from timeline.drawing.marks import Area, Arrow, Bar, Dot, Line, Text
from timeline.placing import text_width

# hairlines and tints lie below all, as the paper does
GROUND = ("line", "tint", "band", "wash", "mist")
SHARE = {"start": 0, "middle": 0.5, "end": 1}
HALF = 0.55  # em: half the height of letters


def meets(scene, width):
    """What meets on a page of so many px, in words; none if all is well."""
    texts = [mark for mark in scene.marks if isinstance(mark, Text)]
    boxes = [(text, text_box(scene, text, width)) for text in texts]
    boxes += [(tick, tick_box(scene, tick, width)) for tick in scene.ticks if scene.axis]
    for text, (left, top, right, bottom) in boxes:
        inside = left >= -1 and right <= width + 1 and top >= -1 and bottom <= scene.height
        if isinstance(text, Text) and not inside:
            yield f"{text.text!r} leaves the page: {left:.0f} to {right:.0f}, {top:.0f}"
    for (one, a), (other, b) in combinations(boxes, 2):
        if touch(a, b):
            yield f"{one.text!r} meets {other.text!r}"
    marks = [m for m in scene.marks if not isinstance(m, Text | Area) and m.tone not in GROUND]
    for text, box in boxes[: len(texts)]:
        yield from (f"{text.text!r} meets {m}" for m in marks if on(scene, m, box, width))


def text_box(scene, text, width):
    x = (0 if text.at is None else scene.px(text.at, width)) + text.dx
    cut, half = text.head, HALF * text.size
    wide = text_width(text.text[:cut], text.size, text.bold or cut > 0, text.serif)
    wide += text_width(text.text[cut:], text.size, text.bold or cut < 0, text.serif)
    left = x - SHARE[text.anchor] * wide
    return left, text.y - half, left + wide, text.y + half


def tick_box(scene, tick, width):
    left = scene.px(tick.at, width) + 4
    return left, scene.axis + 6, left + text_width(tick.text, 12), scene.axis + 18


def on(scene, mark, box, width):
    """Whether a mark runs through a box."""
    if isinstance(mark, Line):
        x, y = scene.px(mark.first, width), mark.y
        dx, dy = scene.px(mark.last, width) - x, mark.to_y - mark.y
        steps = int(max(abs(dx), abs(dy))) + 1
        return any(
            touch((x + dx * k / steps, y + dy * k / steps) * 2, box) for k in range(steps + 1)
        )
    if isinstance(mark, Dot | Arrow):
        x, half = scene.px(mark.at, width), getattr(mark, "size", 8) / 2
        return touch((x - half, mark.y - half, x + half, mark.y + half), box)
    half = mark.thick / 2 if isinstance(mark, Bar) else 3
    ends = scene.px(mark.first, width), scene.px(mark.last, width)
    return touch((ends[0], mark.y - half, ends[1], mark.y + half), box)


def touch(a, b):
    return a[0] < b[2] and a[2] > b[0] and a[1] < b[3] and a[3] > b[1]
