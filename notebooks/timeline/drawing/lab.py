"""A figure for JupyterLab: its texts in the colours of the page, whether light or dark.

A figure has one colour for a text, and the grey that can be read on white and on black is
dim on both. But plotly passes a `style` on, and JupyterLab has its colours as CSS variables.
Elsewhere these are unknown, and such a text then has the figure's own colour.
"""

from .plotly import as_dict
from .theme import TONES

# No logo; and a double click leads back to the opening, not to all that was ever drawn.
CONFIG = {"displaylogo": False, "doubleClick": "reset"}
_VARIABLES = {
    TONES[tone][2]: f"--jp-content-font-color{k}" for tone, k in [("ink", 1), ("soft", 2)]
}


def output(scene, facts):
    """What is stored in a notebook: `plotly.as_dict` with such texts, and how it behaves."""
    made = as_dict(scene, facts)
    layout = made["layout"]
    ink = layout["font"]["color"]
    title = layout["title"]
    for text in [title, title["subtitle"], *layout["annotations"]]:
        text["text"] = _dyed(text["text"], text.get("font", {}).get("color", ink))
    _ticks(layout["xaxis"])
    return made | {"config": CONFIG}


def _dyed(text, colour):
    start, end = _around(colour)
    return f"{start}{text}{end}" if text else text


def _around(colour):
    variable = _VARIABLES.get(colour)
    return (f"<span style='color:var({variable})'>", "</span>") if variable else ("", "")


def _ticks(axis):
    colour = axis.get("tickfont", {}).get("color")
    if "ticktext" in axis:
        axis["ticktext"] = [_dyed(text, colour) for text in axis["ticktext"]]
    else:
        axis["tickprefix"], axis["ticksuffix"] = _around(colour)
