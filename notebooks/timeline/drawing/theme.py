"""Colours, type and the plotly template: quiet, printable, safe for colour-blind eyes.

Each colour has a twin for dark pages: of a tone in `TONES`; of a plotly figure that the page
draws in the table `DARK`, which travels inside of it.
"""

import plotly.graph_objects as go

PAPER, INK, SOFT, LINE = "#ffffff", "#1f1f1f", "#595959", "#dedad2"
# Blue, rust, violet, sage, wine, teal, plum, brown, found by a search for the largest least
# difference (CIEDE2000) between any two as colour-blind eyes see them, the first six before
# all eight, each with a contrast of 4.5:1 on its page, as text needs (WCAG 2.1, 1.4.3). That
# leaves little room for greys: neighbours here differ in grey too. test_theme.py has the numbers.
PALETTE = ["#016ec3", "#a14c00", "#503c7e", "#667c50", "#7a163d", "#005a55", "#91618c", "#744a2e"]
_DARK_PALETTE = [
    "#4b9aef",
    "#c8782d",
    "#cbbffb",
    "#80ae76",
    "#f79bb2",
    "#8de3da",
    "#a686ab",
    "#f5d69c",
]
# From exact to vague in even steps, on a light page and on a dark one, towards its ground.
SHADES = ["#4a4f57", "#616770", "#787e88", "#949aa3", "#b3b9c0", "#d7d9de"]
DARK_SHADES = ["#c9cdd5", "#a2a7b0", "#81868f", "#676c74", "#4e5259", "#33373c"]
DARK = dict(zip(PALETTE, _DARK_PALETTE, strict=True)) | {
    PAPER: "#16181b",
    INK: "#ececec",
    SOFT: "#b3b3b3",
    LINE: "#45484d",
}
# Each tone: on a light page, on a dark one, and where a viewer may have either. Marks have 3:1,
# texts 4.5:1 on the first two; on the third, which has to do on white and on black, 3:1.
TONES = {
    "ink": (INK, "#ececec", "#737373"),
    "soft": (SOFT, "#b3b3b3", "#7c7c7c"),
    "mark": ("#4a4f57", "#b4bac4", "#5f6570"),
    "context": ("#80858d", "#858b94", "#8e949e"),
    "accent": ("#b3261e", "#ff8379", "#d8483f"),
    "rule": ("#80858d", "#858b94", "#80858d"),
    "line": (LINE, "#45484d", "#8a8a8a66"),
    "hair": ("#ececec", "#2b2e33", "#8a8a8a44"),
    "pale": ("#c9cdd3", "#4b5058", "#9aa0a940"),
    "cell": ("#ffffff", "#16181b", "#a8a8a880"),
    "tint": ("#f3f1ec", "#2a2f36", "#8a8a8a22"),
    "band": ("#e4e2dc", "#3a4048", "#8a8a8a44"),
    "mist": ("#fbf1ef", "#2c2122", "#d8483f14"),
    "wash": ("#f5dfdb", "#432a2a", "#d8483f2e"),
    "paper": (PAPER, "#16181b", "#00000000"),
}
TONES |= {
    f"theme{k}": (light, dark, light)
    for k, (light, dark) in enumerate(zip(PALETTE, _DARK_PALETTE, strict=True))
}
# Fills of bars that have an outline: from exact to vague they fade into the page's ground.
TONES |= {
    f"shade{k}": (light, dark, light)
    for k, (light, dark) in enumerate(zip(SHADES, DARK_SHADES, strict=True))
}
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
SERIF = "Charter, 'Bitstream Charter', 'Iowan Old Style', Georgia, 'Times New Roman', serif"
SIZE = 12  # px: the smallest text

template = go.layout.Template(
    layout={
        "font": {"family": FONT, "size": SIZE, "color": INK},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "title": {
            "x": 0,
            "xref": "container",
            "xanchor": "left",
            "yref": "container",
            "yanchor": "top",
            "font": {"size": 19},
            "subtitle": {"font": {"size": 13, "color": SOFT}},
        },
        "hoverlabel": {
            "bgcolor": PAPER,
            "font": {"family": FONT, "size": 13, "color": INK},
            "align": "left",
            "namelength": -1,
        },
        "legend": {
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "font": {"size": SIZE},
            "itemclick": "toggle",
            "itemdoubleclick": "toggleothers",
        },
        "xaxis": {
            "showgrid": False,
            "zeroline": False,
            "ticks": "outside",
            "tickcolor": SOFT,
            "tickfont": {"color": SOFT},
        },
        "yaxis": {"showgrid": False, "zeroline": False, "tickfont": {"color": INK}},
    }
)
