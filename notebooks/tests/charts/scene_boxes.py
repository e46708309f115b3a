"""What is wrong with a scene at a width, by boxes estimated for the widest common font."""

from itertools import combinations, product

from boxes import crosses, meeting
from meets import GROUND

from timeline.drawing.marks import ARROW, CAP, LEAST, RING, Area, Arrow, Bar, Dot, Line, Text
from timeline.placing import text_width


def scenes(chart):
    """Its pictures, the narrowest first."""
    return chart.scenes


def faults(chart):
    """Of each picture, at its least width and as wide as it may get."""
    found = scenes(chart)
    ends = [scene.least - 1 for scene in found[1:]] + [1200]
    return [
        (scene.least, width, fault)
        for scene, end in zip(found, ends, strict=True)
        for width in (scene.least, end)
        for fault in wrong(scene, width)
    ]


def wrong(scene, width):
    """Texts that meet texts or marks, that are struck through, or cut at an edge."""
    texts = [_text(scene, mark, width) for mark in scene.marks if isinstance(mark, Text)]
    texts += [_text(scene, tick, width) for tick in _tick_texts(scene)]
    marks = [box for mark in scene.marks if (box := _mark(scene, mark, width))]
    lines = [_line(scene, mark, width) for mark in scene.marks if isinstance(mark, Line)]
    shown = [box for box in texts if not box["on"]]
    found = [("meet", *pair) for pair in meeting(shown, shown)]
    found += [("covers", *pair) for pair in meeting(shown, marks)]
    heads = [box for box in marks if box["text"].startswith("dot 2")]
    found += [("heads", a["text"], b["text"]) for a, b in combinations(heads, 2) if _meet(a, b)]
    found += [
        ("struck", box["text"])
        for box, line in product(shown, lines)
        if crosses(line, (box["x0"] + 1, box["y0"] + 2, box["x1"] - 1, box["y1"] - 2))
    ]
    return found + [("cut", b["text"]) for b in texts if _is_cut(b, width, scene.height)]


def _meet(a, b):
    return a["x0"] < b["x1"] and b["x0"] < a["x1"] and a["y0"] < b["y1"] and b["y0"] < a["y1"]


def _is_cut(box, width, height):
    return box["x0"] < -1 or box["x1"] > width + 1 or box["y0"] < -1 or box["y1"] > height + 1


def _tick_texts(scene):
    """Those that `svg` writes."""
    clear = 0
    for tick in scene.ticks:
        wide = text_width(tick.text, 12) + 4
        fits = scene.px(tick.at, scene.least) + wide <= scene.least
        start = scene.px(tick.at, scene.least) + (4 if fits else -wide)
        if start >= clear:
            clear = start + wide
            look = {"dx": 4} if fits else {"dx": -4, "anchor": "end"}
            yield Text(text=tick.text, at=tick.at, y=scene.axis + scene.labels, size=12, **look)


def _text(scene, text, width):
    wide = text_width(text.text, text.size, text.bold, text.serif)
    x = text.dx + (0 if text.at is None else scene.px(text.at, width))
    x -= {"start": 0, "middle": wide / 2, "end": wide}[text.anchor]
    y0, y1 = text.y - 0.5 * text.size, text.y + 0.5 * text.size
    on = text.tone == "paper"
    return {"text": text.text, "x0": x, "x1": x + wide, "y0": y0, "y1": y1, "on": on}


def _mark(scene, mark, width):
    if isinstance(mark, Text | Line | Area) or mark.tone in GROUND:
        return None
    high = {Dot: "size", Bar: "thick"}.get(type(mark))
    half = (getattr(mark, high) if high else CAP) / 2
    x0, x1 = _extent(scene, mark, width)
    name = f"{type(mark).__name__.lower()} {half * 2:g} {mark.id}"
    return {"text": name, "x0": x0, "x1": x1, "y0": mark.y - half, "y1": mark.y + half}


def _extent(scene, mark, width):
    if isinstance(mark, Dot):
        half = RING / 2 if mark.about else mark.size / 2
        x = scene.px(mark.at, width)
        return x - half, x + half
    if isinstance(mark, Arrow):
        x = scene.px(mark.at, width)
        return sorted((x, x - ARROW if mark.back else x + ARROW))
    x0, x1 = scene.px(mark.first, width), scene.px(mark.last, width)
    return x0, max(x1, x0 + LEAST)


def _line(scene, line, width):
    return scene.px(line.first, width), line.y, scene.px(line.last, width), line.to_y
