"""A chart's picture as a file: SVG, PNG, PDF, or a page of its own."""

import re
from html import escape
from pathlib import Path

from . import svg
from .theme import FONT, TONES

SHARP = 2  # how many pixels of a PNG a px has


def save(scenes, facts, path, width=svg.ALONE, dark=None):
    """Write the widest scene that fits `width` px, or for a page all of them.

    Raises
    ------
    ValueError
        If the file's ending is none of .svg, .png, .pdf and .html.
    ModuleNotFoundError
        For a .pdf without CairoSVG.
    """
    path = Path(path)
    kind = path.suffix.lower()
    if kind not in _WRITERS:
        raise ValueError(f"{path.name!r} should end in .svg, .png, .pdf or .html")
    path.write_bytes(_WRITERS[kind](scenes, facts, width, dark))


def _alone(scenes, facts, width, dark):
    fitting = [scene for scene in scenes if scene.least <= width] or scenes[:1]
    return svg.alone(fitting[-1], facts, width, dark)


def _svg(*given):
    return _alone(*given).encode()


def _png(scenes, facts, width, dark):
    from resvg_py import svg_to_bytes

    picture = _alone(scenes, facts, width, bool(dark))
    return bytes(svg_to_bytes(svg_string=picture, zoom=SHARP))


def _pdf(scenes, facts, width, dark):
    try:
        from cairosvg import svg2pdf
    except (ModuleNotFoundError, OSError) as error:
        missing = "the library cairo" if isinstance(error, OSError) else "CairoSVG"
        how = "your system's package of it" if missing != "CairoSVG" else "pip install cairosvg"
        wanted = f"a PDF needs {missing}, which is not installed: {how}"
        raise ModuleNotFoundError(wanted) from None
    picture = _alone(scenes, facts, width, bool(dark))
    # Cairo would paint the halo of a text over its letters
    return svg2pdf(bytestring=re.sub(r"text\{[^}]*\}", "", picture).encode())


def _html(scenes, facts, _, dark):
    """A page without scripts: title, summary, the pictures, the source and the table."""
    pictures = "".join(
        f'<div class="picture least-{scene.least}">{svg.in_page(scene)}</div>' for scene in scenes
    )
    parts = [f"<h1>{escape(facts.title)}</h1>", f"<p>{escape(facts.summary)}</p>"]
    parts += [
        f'<div class="pictures" role="img" aria-label="{escape(facts.title)}">{pictures}</div>'
    ]
    parts += [f"<p>{escape(facts.source)}</p>", _table(facts)]
    scheme = {None: "light dark", True: "dark", False: "light"}[dark]
    style = f":root{{color-scheme:{scheme}}}{_STYLE}{_switch(scenes)}{svg.rules()}"
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{escape(facts.title)}</title><style>{style}</style>{''.join(parts)}</html>"
    ).encode()


def _switch(scenes):
    """The widest picture that fits is shown, by the width of what holds them."""
    rules = ""
    for scene, wider in zip(scenes, [*scenes[1:], None], strict=True):
        if wider:
            hide = f".least-{scene.least}{{display:none}}"
            rules += f"@container (min-width:{wider.least}px){{{hide}}}"
            hide = f".least-{wider.least}{{display:none}}"
            rules += f"@container not (min-width:{wider.least}px){{{hide}}}"
    return rules


def _table(facts):
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in facts.columns)
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in facts.rows)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'<div class="table">{table}</div>' if facts.rows else ""


def _cell(cell):
    """Text, or references, each with its address where that is one of the web."""
    if isinstance(cell, str):
        return f"<td>{escape(cell)}</td>"
    links = [
        f'<a href="{escape(address)}">{escape(text)}</a>'
        if address.startswith(("https://", "http://"))
        else escape(text)
        for text, address in cell
    ]
    return f"<td>{'<br>'.join(links)}</td>"


_PAPER, _INK, _LINE = (
    f"light-dark({','.join(TONES[tone][:2])})" for tone in ("paper", "ink", "line")
)
_STYLE = (
    f"body{{max-width:1200px;margin:0 auto;padding:16px;font:14px/1.45 {FONT};"
    f"background:{_PAPER};color:{_INK}}}h1{{font-size:24px;line-height:1.25;margin:8px 0}}"
    ".pictures{container-type:inline-size}.scene{display:block}"
    f".scene text{{stroke:{_PAPER};stroke-width:3px;stroke-linejoin:round;paint-order:stroke}}"
    ".scene text.bare{stroke:none}"
    ".table{overflow-x:auto}table{border-collapse:collapse;font-size:13px}"
    "td,th{text-align:start;vertical-align:top;padding:6px 12px 6px 0;min-width:8em;"
    f"border-top:1px solid {_LINE}}}a{{color:inherit}}"
)
_WRITERS = {".svg": _svg, ".png": _png, ".pdf": _pdf, ".html": _html}
