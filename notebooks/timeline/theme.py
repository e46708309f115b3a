"""Colours, type and the plotly template: quiet, printable, safe for colour-blind eyes.

Each colour has a twin for dark pages. A report swaps them by the table `DARK`,
which travels inside the figure; JupyterLab shows the light ones on white.
"""

import plotly.graph_objects as go

PAPER, INK, SOFT, LINE = "#ffffff", "#1f1f1f", "#595959", "#dedad2"
# After Okabe and Ito (2008) and Paul Tol's "muted" scheme (2021), darkened until
# each has a contrast of 4.5:1 on white, as text needs (WCAG 2.1, 1.4.3).
PALETTE = ["#0067a5", "#b04a00", "#117733", "#882255", "#5b4a9c", "#6b6000", "#00707a", "#a03a7a"]
_DARK_PALETTE = [
    "#6db6e8",
    "#f0965a",
    "#62c482",
    "#e28bb4",
    "#b3a4ee",
    "#d2c24e",
    "#55c6cf",
    "#e796cf",
]
# From exact to vague, with the ink that can be read on each, on any page; the last is "none".
SHADES = [
    ("#1f5f8b", "white"),
    ("#4d8fbd", "black"),
    ("#86b8d9", "black"),
    ("#b9d7ea", "black"),
    ("#dcebf5", "black"),
    (PAPER, INK),
]
DARK = dict(zip(PALETTE, _DARK_PALETTE, strict=True)) | {
    PAPER: "#16181b",
    INK: "#ececec",
    SOFT: "#b3b3b3",
    LINE: "#45484d",
}
FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
SIZE = 12  # px: the smallest text
BOTTOM = 28  # px: the margin below a chart, where its source stands

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


def colours(names):
    """A colour for each name, in order; the ninth begins again."""
    return {name: PALETTE[i % len(PALETTE)] for i, name in enumerate(names)}
