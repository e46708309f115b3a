"""A scene as SVG, in two dressings: in a page, as wide as that is; or standing alone.

In a page all that lies along the scale is in per cent and all else in px, so one picture fits
every width without a script. What zooms also carries its places in the scale's own units, as
`data-at`: a per cent of the opening window is not exact enough for a day in a millennium.
"""

import re
from collections import Counter
from html import escape
from itertools import groupby

from ..placing import WIDTHS, text_width
from .marks import Text
from .pen import SIZE, Pen, fill, short, stroke, write
from .sheet import MARGIN, sheet
from .theme import SERIF, TONES

ALONE = 960  # px: the width of a picture that stands alone
TICK = 12  # px: type of the axis
TICKS = 300  # in a strip at most, of one tone: closer ones are one
COUNT = "{named} of {total} by name; a tick at the axis is one of the others"
TYPED, STROKED = re.compile(r"<text [^>]*>"), re.compile(r'<(?!text)\w+ [^>]*[" ]s-[^>]*>')
SHAPE = re.compile(
    r'(?:<g data-id="[^"]*">)?<(?:line|circle|rect)(?: (?:[xy][12]?|c[xy]|r|width|height)="[^"]*")+'
    r"( [^>]*)/>(?:</g>)?"
)
CLASS = re.compile(r"\b(?:[fs]-[a-z]+\d*|[su]\d+)\b")
STRIP = 11  # px: how high the ticks at the axis are


def in_page(scene):
    """The picture for a page, of any width from ``scene.least`` on.

    Returns
    -------
    str
        An ``<svg>`` whose groups tell their event in `data-id`, and in `data-box` the number
        of their box. A group of the class ``sN`` is for pages of N px or more, one of the
        class ``uN`` for narrower ones: `rules` has the styles.
    """
    pen = Pen(scene)
    body = "".join([*_ground(pen), *_marks(pen, scene.marks), *_rows(pen), *_counts(pen)])
    size = f'width="100%" height="{short(scene.height)}"'
    most = f' style="max-width:{scene.most}px"' if scene.most else ""
    if pen.exact:  # what a script adds later counts on these
        return f'<svg class="scene" {size}{most} font-size="{SIZE}">{_bare(body)}</svg>'
    body, type_size = _usual(_bare(body), TYPED, "font-size", str(SIZE))
    body, thick = _usual(body, STROKED, "stroke-width", "1")
    return f'<svg class="scene" {size}{most}{type_size}{thick}>{body}</svg>'


def alone(scene, facts, width=ALONE, dark=None, fills=False):
    """The picture on its own, for viewers that show SVG, and to be made into PNG and PDF.

    It has its title and summary above, its source below, and air on all sides. `dark` is
    None for the colours that its viewer prefers. If it `fills`, it is as wide as the column
    that shows it, unless the scene has a width that is the most.
    """
    inner = min(width - 2 * MARGIN, scene.most or width)
    pen = Pen(scene, inner)
    body = "".join([*_ground(pen), *_marks(pen, scene.marks), *_rows(pen), *_counts(pen)])
    return sheet(facts, body, inner, scene.height, dark, fills and not scene.most)


def _usual(body, tags, name, plain):
    """Say an attribute once for most of some tags => the body, and what its root then has.

    `plain` is what holds where nothing is said.
    """
    said = re.compile(f' {name}="([^"]*)"')
    values = Counter((said.search(tag) or ["", plain])[1] for tag in tags.findall(body))
    most = max([plain, *values], key=lambda value: values[value])

    def brief(tag):
        known = (said.search(tag[0]) or ["", plain])[1]
        own = f' {name}="{known}"' if known != most else ""
        return re.sub(r"^<\w+", rf"\g<0>{own}", said.sub("", tag[0]))

    return tags.sub(brief, body), f' {name}="{most}"'


def rules(drawn=None):
    """The styles of pictures in a page: which names hold at its width, and both their colours.

    Of `drawn`, all markup of the page, only what is in it; None for any.
    """
    used = None if drawn is None else {*CLASS.findall(drawn)}
    shown = [
        f"@container not (min-width:{width}px){{.s{width}{{display:none}}}}"
        f"@container (min-width:{width}px){{.u{width}{{display:none}}}}"
        for width in WIDTHS
        if used is None or {f"s{width}", f"u{width}"} & used
    ]
    paint = [
        f".{letter}-{tone}{{{prop}:{light};{prop}:light-dark({light},{dark})}}"
        for tone, (light, dark, _) in TONES.items()
        for letter, prop in (("f", "fill"), ("s", "stroke"))
        if used is None or f"{letter}-{tone}" in used
    ]
    ink = f".scene text:not([class]){{fill:{TONES['ink'][0]};fill:light-dark{TONES['ink'][:2]}}}"
    letters = f".serif{{font-family:{SERIF}}}"
    return "\n".join([*shown, "".join([*paint, ink.replace("'", ""), letters])])


def box_markup(scene, box, number):
    """The group of a box, as `in_page` writes it: for a page that draws it later."""
    return _bare(_group(Pen(scene), box, number))


def _bare(body):
    """Less the colours, which in a page its styles give."""
    return re.sub(r' (?:fill|stroke)="#[0-9a-f]{6}"| class="f-ink"(?=>)', "", body)


# --- the whole ------------------------------------------------------------------------


def _ground(pen):
    """The axis, its ticks and their hairlines."""
    scene = pen.scene
    if scene.axis is None:
        return
    axis, y = short(scene.axis), short(scene.axis + scene.labels + 4)
    if not pen.width or scene.ticks:
        yield '<g class="ticks">'
        clear = 0  # px: from where on a text meets none before it, on the narrowest page
        for tick in _ticks(scene):
            at = pen.at(tick.at)
            top = short(scene.axis if scene.grid is None else scene.grid)
            low = short(scene.axis + 5)
            yield f'<line x1="{at}" x2="{at}" y1="{top}" y2="{low}" {stroke("line")}/>'
            start, side = _tick_place(pen, tick)
            if start >= clear:
                yield _tick_text(tick, side, at, y)
                clear = start + text_width(tick.text, TICK, tick.strong) + 4
        yield "</g>"
    yield f'<rect {_length(pen)} y="{axis}" height="1" {fill("soft")}/>'


def _ticks(scene):
    return [tick for tick in scene.ticks if scene.until is None or tick.at <= scene.until]


def _length(pen):
    """Of the axis: of the page, or to where it ends at any zoom."""
    until = pen.scene.until
    if until is None:
        return f'x="0" width="{pen.width or "100%"}"'
    first = min([pen.scene.first, *(box.event.x0 - pen.span for box in pen.scene.boxes)])
    return f'x="{pen.at(first)}" width="{pen.far(first, until)}"{pen.data(first, until)}'


def _tick_place(pen, tick):
    """Where its text begins on the narrowest page, and how: right of its line, or left of it."""
    at, width = pen.px(tick.at), text_width(tick.text, TICK, tick.strong)
    if at + 4 + width <= pen.least:
        return at + 4, 'dx="4"'
    return at - 4 - width, 'dx="-4" text-anchor="end"'


def _tick_text(tick, side, at, y):
    bold = ' font-weight="600"' if tick.strong else ""
    look = f'y="{y}" font-size="{TICK}"{bold} {fill("soft")}'
    return f'<text x="{at}" {side} {look}>{escape(tick.text)}</text>'


def _marks(pen, marks):
    """Marks of an event that follow each other are one group; shapes say once how they look."""
    for look, group in groupby(_groups(pen, marks), key=_look):
        group = [*group]
        if look and len(group) > 2:
            group = [f"<g{look}>", *(shape.replace(look, "") for shape in group), "</g>"]
        yield from group


def _groups(pen, marks):
    for name, group in groupby(marks, key=lambda mark: mark.id):
        parts = [write(pen, mark) for mark in group]
        title = _title(pen, name)
        yield from [f'<g data-id="{escape(name)}">{title}{"".join(parts)}</g>'] if name else parts


def _look(markup):
    """All that a single shape says of its looks; blank of anything else."""
    shape = SHAPE.fullmatch(markup)
    return shape[1] if shape else ""


def _rows(pen):
    """Boxes that hold at this width, and ticks for the others."""
    for number, box in enumerate(pen.scene.boxes):
        if box.step is not None and (not pen.width or box.step <= pen.width):
            yield _group(pen, box, number)
    if pen.scene.boxes:
        yield f'<g class="strip">{"".join(_strip(pen))}</g>'


def _strip(pen):
    """A tick for each box while it has no name; of those that would lie on each other one."""
    scene, found = pen.scene, {}
    places = TICKS // max(len({box.strip for box in scene.boxes}), 1)
    # what is named on the widest pages alone, or on none, has its tick the longest
    for number, box in sorted(enumerate(scene.boxes), key=lambda pair: -(pair[1].step or 1e9)):
        always = pen.width and box.step is not None and box.step <= pen.width
        if not always and scene.first <= box.event.x0 <= scene.last:
            place = round((box.event.x0 - scene.first) / pen.span * places)
            found.setdefault((place, box.strip, box.tone), (number, box))
    return [_strip_tick(pen, box, number) for number, box in found.values()]


def _title(pen, name):
    """What a viewer says of an event that is pointed at; a page has its cards and its table."""
    words = pen.scene.words.get(name) if pen.width else ""
    return f"<title>{escape(words)}</title>" if words else ""


def _group(pen, box, number):
    title = _title(pen, box.id)
    pen.hidden = is_cut(pen, box)
    marks = [mark for mark in box.marks if pen.exact or not (pen.hidden and isinstance(mark, Text))]
    body = "".join(write(pen, mark) for mark in marks)
    pen.hidden = False
    step = f' class="s{box.step}"' if box.step and not pen.width else ""
    place = f'transform="translate(0 {short(box.y)})"'
    data = f' data-box="{number}"' if pen.exact else ""
    return f'<g{step} data-id="{escape(box.id)}"{data} {place}>{title}{body}</g>'


def is_cut(pen, box):
    """Whether a bar that reaches out of the window leaves its name no room in it."""
    scene, event = pen.scene, box.event
    if scene.first <= event.x0 and event.x1 <= scene.last:
        return False
    seen = min(event.x1, scene.last) - max(event.x0, scene.first)
    return not event.over or event.text > seen / pen.span * (pen.width or box.step or scene.least)


def _strip_tick(pen, box, number):
    at = pen.at(box.event.x0)
    data = f' data-tick="{number}"' if pen.exact else ""
    ends = f'x1="{at}" x2="{at}" y1="{short(box.strip - STRIP)}" y2="{short(box.strip)}"'
    step = f"u{box.step}" if box.step and not pen.width else ""
    return f"<line {ends}{data} {stroke(box.tone, 1.2, step)}/>"


def _counts(pen):
    """How many are named, for each width at which that changes."""
    boxes, total = pen.scene.boxes, len(pen.scene.boxes)
    if not boxes:
        return
    steps = [0, *WIDTHS]
    for step, after in zip(steps, [*WIDTHS, None], strict=True):
        if pen.width and not (step <= pen.width < (after or pen.width + 1)):
            continue
        named = sum(box.step is not None and box.step <= step for box in boxes)
        classes = " ".join([f"s{step}"] * (step > 0) + [f"u{after}"] * (after is not None))
        look = fill("soft", "" if pen.width else f"count {classes}")
        y = short(pen.scene.height - 7)
        if text := counted(named, total):
            yield f'<text x="0" y="{y}" font-size="12" {look}>{text}</text>'


def counted(named, total):
    """'52 of 83 by name; each tick at the axis is one of the others', or nothing where all are."""
    if named == total:
        return ""
    return COUNT.format(named=named, total=total)
