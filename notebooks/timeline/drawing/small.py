"""A chart's picture for a card: a finger high, as wide as the card, and all but without words.

It is a `Scene` made of the chart's widest one: the same marks on less room, in grey but for
the accent. A form that is a list rather than a picture, as a diary is, gets a strip of its
events.
"""

from dataclasses import replace

from ..placing import text_width
from . import svg
from .marks import ARROW, Arrow, Bar, Dot, Line, Text, Whisker
from .scene import Scene, Tick
from .small_lens import GROUNDS, below, lens
from .small_strip import strip
from .small_words import EDGE, LEAST, ends, is_fitting, named, roomy, sides, words

HEIGHT, TOP, AXIS = 126, 21, 22  # px: of all, above the marks, from the axis down
MOST, BYTES = 120, 6000  # elements, and characters of its SVG
UNDER = 12  # px: from the axis to the middle of the words below it
CLOSE = 12  # px: marks that are apart by more are never one
# Px within which marks are one, and how many then stay: the first way that is short enough.
GRIDS = [(grid, None) for grid in (0.5, 1, 1.5, 2, 3, 4, 6, 8, CLOSE, 20, 40)]
GRIDS += [(CLOSE, most) for most in (60, 40, 25)]
THICK, THIN, DOT = 12, 3.6, (5, 7)  # px: of bars at most and at least; across dots
HEAD = 16  # px: of an arrow at most
COLUMN = 24  # px: what is thicker is no bar but a column, as high as its number
GUIDES = {"line", "hair", "soft", "rule"}  # tones of lines that only lead to texts
TONES = {"ink": "mark", "soft": "context", "shade0": "mark", "shade1": "mark", "rule": "context"}


def small(scenes, facts):
    """The small picture of a chart, for any width from `LEAST` px on.

    Parameters
    ----------
    scenes : sequence of Scene
        The chart's, the narrowest first.
    facts : Facts

    Returns
    -------
    Scene or None
        None where there is nothing to be drawn.
    """
    scene = scenes[-1]
    if not facts.rows and scene.axis is None:  # a key tells nothing
        return None
    if _is_list(scene):
        return _thinned(_strip(scene, facts), []) if any(facts.spans) else None
    opened = lens(scene)
    scene = opened or scene
    flat = _flat(scene)
    shapes = _shapes(scene, flat)
    if not shapes:
        return None
    names = named(scene, shapes, [mark for mark in flat if isinstance(mark, Text)])
    shrunk = _shrunk(scene, shapes)
    if opened:
        under = [replace(text, y=shrunk.axis + UNDER) for text in below(opened)]
        marks = (*shrunk.marks, *roomy(shrunk, under, 2 * EDGE))
        shrunk = replace(shrunk, ticks=(), marks=marks)
    owned = [replace(text, y=text.y - sides(shapes[n])[1]) for text, n in names]
    return _thinned(shrunk, [(t, shrunk.marks[n]) for t, (_, n) in zip(owned, names, strict=True)])


def _strip(scene, facts):
    accents = {mark.id for mark in _flat(scene) if mark.tone == "accent"} - {""}
    return strip(facts, accents, HEIGHT - AXIS)


def _is_list(scene):
    """Whether it has no picture to be made smaller: no axis, and neither bars nor a curve."""
    drawn = any(isinstance(m, Bar) or _is_slanted(m) for m in scene.marks)
    return scene.axis is None and (bool(scene.boxes) or not drawn)


def _is_slanted(mark):
    return isinstance(mark, Line) and mark.first != mark.last and mark.y != mark.to_y


def _flat(scene):
    """All marks that stand at the opening, those in rows where they lie in the picture."""
    boxed = [_moved(mark, box.y) for box in scene.boxes if box.step for mark in box.marks]
    return [*scene.marks, *boxed]


def _moved(mark, y):
    more = {"to_y": mark.to_y + y} if isinstance(mark, Line) else {}
    return replace(mark, y=mark.y + y, **more)


def _shapes(scene, marks):
    """What is drawn of the marks: no texts, no guides, nothing beyond the axis or the window."""
    drawn = [m for m in marks if _is_drawn(m) and _is_inside(scene, m)]
    level = [m for m in drawn if isinstance(m, Line) and m.first != m.last]
    corners = [(m.first, m.y) for m in level] + [(m.last, m.to_y) for m in level]
    return [m for m in drawn if not _is_leader(scene, m, corners)]


def _is_leader(scene, mark, corners):
    """Whether it is an upright line from a mark to its name: no tick, no pin, no step."""
    upright = isinstance(mark, Line) and mark.first == mark.last
    if not upright or not mark.id or mark.tone == "accent":
        return False
    on_axis = scene.axis is not None and min(abs(y - scene.axis) for y in sides(mark)) <= 1
    return not on_axis and not all(
        any(at == mark.first and abs(y - end) <= 2 for at, y in corners) for end in sides(mark)
    )


def _is_drawn(mark):
    if isinstance(mark, Line):
        return mark.tone not in GUIDES and not mark.dash
    solid = mark.tone != "paper" or getattr(mark, "outline", False)
    return isinstance(mark, Bar | Dot | Whisker | Arrow) and solid


def _is_inside(scene, mark):
    first, last = ends(mark)
    if min(first, last) > scene.last or max(first, last) < scene.first:
        return False
    top, low = sides(mark)
    if scene.axis is None:
        return True
    return low <= scene.axis + 1 if scene.labels > 0 else top >= scene.axis - 1


def _shrunk(scene, shapes):
    """The scene of the shapes alone, cut to where they are."""
    solid = [m for m in shapes if m.tone not in GROUNDS] or shapes
    clip = [min(max(end, scene.first), scene.last) for mark in solid for end in ends(mark)]
    first, last = min(clip), max(clip)
    unit = (last - first or 1) / (LEAST - 2 * EDGE)
    first, last = first - EDGE * unit, last + EDGE * unit
    low = scene.axis if scene.axis and scene.labels > 0 else max(sides(m)[1] for m in solid)
    top = min(sides(m)[0] for m in solid)
    floor = HEIGHT - (AXIS if scene.axis is not None else 8)
    share = min((floor - TOP) / max(low - top, 1), 1.5)
    marks = [_smaller(mark, share, floor - share * low) for mark in shapes]
    axis = {} if scene.axis is None else {"axis": floor, "ticks": _ticks(scene, first, last)}
    window = {"scale": scene.scale, "first": first, "last": last}
    return Scene(least=LEAST, height=HEIGHT, marks=tuple(marks), **window, **axis)


def _ticks(scene, first, last):
    """Few, and none where the chart has none, as in the margin of its names."""
    known = [tick.at for tick in scene.ticks]
    places, texts = scene.scale.ticks(scene.first, scene.last, 4)
    return tuple(
        Tick(at, text)
        for at, text in zip(places, texts, strict=True)
        if known and max(first, min(known)) <= at <= min(last, max(known))
    )


def _clear(scene):
    """Its ticks, those whose texts have room right of them."""
    free = 0
    for tick in scene.ticks:
        left = scene.px(tick.at, LEAST) + 4
        right = left + text_width(tick.text, svg.TICK)
        if free <= left and right <= LEAST:
            free = right + 2 * EDGE
            yield tick


def _smaller(mark, share, shift):
    """A mark on less room; what it tells by its height is told by it still."""
    tone = TONES.get(mark.tone) or ("mark" if mark.tone.startswith("theme") else mark.tone)
    tone = "pale" if tone.startswith("shade") else tone
    y = mark.y * share + shift
    look = {"tone": tone, "y": y}
    if isinstance(mark, Line):
        look |= {"to_y": mark.to_y * share + shift, "thick": min(max(mark.thick, 1.2), 2)}
    if isinstance(mark, Dot):
        look |= {"size": min(max(mark.size * share, DOT[0]), DOT[1]), "reach": 0, "about": False}
    if isinstance(mark, Bar):
        look |= _thickness(mark, share, y) | {"before": False, "after": False}
    if isinstance(mark, Arrow):
        look |= {"thick": min(max(mark.thick * share, ARROW), HEAD)}
    if isinstance(mark, Whisker):  # a thin line, however it looks in the chart
        return Whisker(first=mark.first, last=mark.last, before="", after="", id=mark.id, **look)
    return replace(mark, **look)


def _thickness(bar, share, y):
    """Of a bar; its lower side stays, where a column stands on its axis."""
    thick = bar.thick * share
    if bar.thick <= COLUMN:
        thick = min(max(thick, THIN), THICK)
    return {"thick": thick, "y": y + (bar.thick * share - thick) / 2}


# --- fewer marks ------------------------------------------------------------------------


def _thinned(scene, names):
    """The picture with as many marks as it may have: of those that lie together one stands."""
    scene = replace(scene, ticks=tuple(_clear(scene)))
    own = [mark for mark in scene.marks if isinstance(mark, Text)]
    for grid, most in GRIDS:
        marks = _foremost(_apart(scene, grid), most)
        fewer = replace(scene, marks=(*map(_nameless, marks), *own))
        fewer = fewer if is_fitting(fewer) else replace(fewer, marks=fewer.marks[: len(marks)])
        made = replace(fewer, marks=(*fewer.marks, *words(fewer, names)))
        drawn = svg.in_page(made)
        if drawn.count("<") <= 2 * MOST and len(drawn) <= BYTES:
            return made
    return None


def _foremost(marks, most):
    """So many at most, those in the accent and the longest first, in their order."""

    def weight(mark):
        first, last = ends(mark)
        return mark.tone == "accent", abs(last - first)

    kept = sorted(range(len(marks)), key=lambda n: weight(marks[n]), reverse=True)[:most]
    return [marks[n] for n in sorted(kept)]


def _nameless(mark):
    return replace(mark, id="")


def _apart(scene, grid):
    """Curves with fewer corners, then the marks of which none lies within the same px."""
    kept = {}
    shapes = [mark for mark in scene.marks if not isinstance(mark, Text)]
    for mark in _straight(scene, _bare(shapes), grid):
        places = [scene.px(end, LEAST) for end in ends(mark)]
        spot = tuple(round(px / min(grid, CLOSE)) for px in (*places, *sides(mark)))
        spot = (len(kept),) if _is_slanted(mark) else spot  # a part of a curve that would break
        key = (type(mark), mark.tone, *spot)
        kept[key] = kept.get(key) or mark
    return list(kept.values())


def _bare(marks):
    """Without the dots at the corners of a curve, which are seen as corners."""
    slanted = [m for m in marks if isinstance(m, Line) and m.first != m.last]
    corners = {corner for m in slanted for corner in ((m.first, m.y), (m.last, m.to_y))}
    return [
        m
        for m in marks
        if not (isinstance(m, Dot) and m.tone != "accent" and (m.at, m.y) in corners)
    ]


def _straight(scene, marks, grid):
    """Lines that follow each other are one where what lies between is nearer to it than a grid."""
    chain = []
    for mark in [*marks, None]:
        if chain and not _goes_on(scene, chain, mark, grid):
            yield _joined(chain)
            chain = []
        if isinstance(mark, Line):
            chain.append(mark)
        elif mark:
            yield mark


def _goes_on(scene, chain, mark, grid):
    end = chain[-1]
    if not isinstance(mark, Line) or (mark.tone, mark.first, mark.y) != (
        end.tone,
        end.last,
        end.to_y,
    ):
        return False
    long = _joined([*chain, mark])
    wide = scene.px(long.last, LEAST) - scene.px(long.first, LEAST)
    return all(_off(scene, long, wide, each) <= grid for each in chain)


def _off(scene, line, wide, part):
    """How far the end of a part lies from the line that would stand for it, in px across."""
    if not wide:
        return abs(part.to_y - line.to_y) if part is line else 0
    share = (scene.px(part.last, LEAST) - scene.px(line.first, LEAST)) / wide
    return abs(line.y + share * (line.to_y - line.y) - part.to_y)


def _joined(chain):
    return replace(chain[0], last=chain[-1].last, to_y=chain[-1].to_y)
