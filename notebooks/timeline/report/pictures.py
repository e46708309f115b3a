"""A chart that is a picture: its facts, and an SVG for each least width of a page.

A notebook may come from anywhere. A picture that holds anything but what `drawing.svg`
writes is not taken, and the next best type of the output serves.
"""

import re
from xml.parsers import expat

from ..drawing import svg
from ..drawing.chart import KIND, VERSION
from ..drawing.facts import COLUMNS
from ..drawing.packed import unpack
from . import explored
from .words import as_json, escape

NUMBER = r"-?[\d.]+%?"
PAINT = r"none|#[\da-f]{3,8}"
# What drawing.svg writes: its elements, and its attributes with what each may say.
TAGS = {"circle", "g", "line", "path", "rect", "svg", "text", "title", "tspan"}
# What these may hold beside text; all others whatever is no part of a text.
INSIDE = {"title": (), "text": ("tspan",), "tspan": ()}
ATTRIBUTES = {
    name: re.compile(allowed)
    for names, allowed in {
        "x y x1 x2 y1 y2 cx cy r dx dy width height stroke-width font-size font-weight": NUMBER,
        "data-box data-tick": r"\d+",
        "data-at data-dx": r"[-\d.e ]+",
        "data-id": r"[^\x00-\x1f]*",
        "fill stroke": PAINT,
        "class": r"(?:(?:scene|serif|dot|day|strip|ticks|count|bare|[fs]-\w+|[su]\d+) ?)+",
        "d": r"[-\w. ,]*",
        "transform": r"translate\([-\d. ]+\)",
        "stroke-dasharray": r"[\d. ]+",
        "stroke-linecap stroke-linejoin": "butt|round|square|bevel|miter",
        "text-anchor": "start|middle|end",
        "display": "none",
        "overflow": "visible",
        "viewBox": r"0 0 1000 [\d.]+",
        "preserveAspectRatio": "none",
        "style": r"max-width:\d+px",
    }.items()
    for name in names.split()
}
# HTML needs no quotes around such a value; in text all quotes are escaped.
QUOTED = re.compile(r"""="([^\s"'`=<>]+)"(?=[ >])""")
LISTS = {"columns", "rows", "ids", "spans", "lanes", "lane_names"}
WORDS = {"title", "summary", "source"}


class _ForeignError(ValueError):
    """An element or an attribute that no picture of ours has."""


def read(stored):
    """What a `Chart` tells => its facts and its pictures; None if it is not as ours are."""
    told = unpack(stored)
    if not isinstance(told, dict) or told.get("version") != VERSION:
        return None
    facts, pictures = told.get("facts"), told.get("pictures")
    if not _are_facts(facts) or not isinstance(pictures, list) or not pictures:
        return None
    if not all(map(_is_picture, pictures)):
        return None
    shown = [_picture(each, facts) for each in pictures]
    small = _labelled(told["small"], facts["title"]) if is_clean(told.get("small")) else ""
    explore = explored.read(told["explore"], is_clean) if "explore" in told else ""
    still = str(told.get("still") or "")
    return {"facts": facts, "pictures": shown, "small": small, "explore": explore, "still": still}


def rules(figures):
    """The styles of the pictures of these charts of a page."""
    all_of = [each for figure in figures for each in figure.get("pictures", [])]
    # a script is to draw more of them
    zooms = any(each["zoom"] for each in all_of) or any(map(is_explored, figures))
    leasts = {each["least"] for each in all_of}
    return rules_of(leasts, None if zooms else "".join(each["svg"] for each in all_of))


def is_explored(figure):
    """Whether an explorer takes the place of its picture."""
    return bool(figure.get("explore"))


def rules_of(leasts, drawn):
    """Which picture is seen at its width, and the colours of what is `drawn`; None for all."""
    shown = [
        f'@container (max-width:{least - 0.01}px){{.picture[data-least="{least}"]'
        ":not(:first-child){display:none}}"
        f'@container (min-width:{least}px){{.picture[data-upto="{least}"]{{display:none}}}}'
        for least in sorted(leasts)
    ]
    return "\n".join([*shown, svg.rules(drawn)])


def is_clean(markup, root="svg"):
    """Whether markup is well-formed and holds only what `drawing.svg` writes.

    Comments, declarations, instructions and CDATA are none of it, so that XML and HTML
    read it alike.
    """
    if not isinstance(markup, str) or "<!" in markup or "<?" in markup:
        return False
    parser, path = expat.ParserCreate(), []

    def start(name, attributes):
        if name not in (INSIDE.get(path[-1], TAGS - {"tspan"}) if path else [root]):
            raise _ForeignError(name)
        for key, value in attributes.items():
            if key not in ATTRIBUTES or not ATTRIBUTES[key].fullmatch(value):
                raise _ForeignError(key)
        path.append(name)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: path.pop()
    try:
        parser.Parse(markup, True)
    except (_ForeignError, expat.ExpatError):
        return False
    return True


def _is_picture(picture):
    """One that a page can show; its "zoom" is None, or has its markup by number."""
    if not isinstance(picture, dict) or not isinstance(picture.get("least"), int):
        return False
    zoom = picture.get("zoom")
    made = zoom.get("markup", {}) if isinstance(zoom, dict) else {} if zoom is None else None
    return (
        isinstance(made, dict)
        and str(picture.get("svg")).startswith("<svg ")
        and is_clean(picture["svg"])
        and all(is_clean(group, "g") for group in made.values())
    )


def _picture(picture, facts):
    said = ". ".join(filter(None, [facts["title"], facts["summary"]]))
    return {
        "least": picture["least"],
        "svg": _labelled(picture["svg"], said),
        "zoom": as_json(picture["zoom"]) if picture.get("zoom") else "",
    }


def _labelled(drawing, said):
    return f'<svg role="img" aria-label="{escape(said)}" ' + drawing.removeprefix("<svg ")


def markup(pictures):
    """The pictures of a chart as a page holds them, the narrowest first."""
    ends = [*(picture["least"] for picture in pictures[1:]), None]
    return f'<div class="pictures">{"".join(map(one, pictures, ends))}</div>'


def one(picture, upto=None):
    """A picture, which is seen up to a width from which on there is another one."""
    until = f' data-upto="{upto}"' if upto else ""
    zoom = (
        picture["zoom"]
        and f'<script type="application/json" class="zoom">{picture["zoom"]}</script>'
    )
    drawn, least = brief(picture["svg"]), picture["least"]
    return f'<div class="picture" data-least="{least}"{until}>{drawn}{zoom}</div>'


def brief(markup):
    """Markup without the quotes that HTML does not need."""
    return QUOTED.sub(r"=\1", markup)


def _are_facts(facts):
    if not isinstance(facts, dict):
        return False
    words = all(isinstance(facts.get(key), str) for key in WORDS)
    if not words or not all(isinstance(facts.get(key), list) for key in LISTS):
        return False
    rows, columns, facets = facts["rows"], facts["columns"], facts.get("facets")
    of_rows = [facts["ids"], facts["spans"], facts["lanes"]]
    cards = facts.get("cards", {})
    if not isinstance(facts.get("as_of", ""), str) or not isinstance(cards, dict):
        return False
    if not isinstance(facets, dict) or not all(isinstance(v, list) for v in facets.values()):
        return False
    return (
        all(len(each) in (0, len(rows)) for each in [*of_rows, *facets.values()])
        and all(isinstance(row, list) and len(row) == len(columns) for row in rows)
        and all(isinstance(card, list) and len(card) == len(COLUMNS) for card in cards.values())
        and all(_is_cell(cell) for row in [*rows, *cards.values()] for cell in row)
        and all(
            isinstance(text, str)
            for each in [*of_rows[:2], columns, *facets.values()]
            for text in each
        )
    )


def _is_cell(cell):
    """Text or a number, or a list of [text, address]."""
    if isinstance(cell, dict):
        return False
    return not isinstance(cell, list) or all(
        isinstance(link, list) and len(link) == 2 and all(isinstance(t, str) for t in link)
        for link in cell
    )


__all__ = ["KIND", "brief", "is_clean", "markup", "one", "read", "rules", "rules_of"]
