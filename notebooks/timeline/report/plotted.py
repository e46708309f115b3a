"""A figure that plotly.js draws: what it says of itself, in `layout.meta`, and what is drawn."""

KIND = "application/vnd.plotly.v1+json"
# What the page tells in its own HTML, and plotly's JSON need not carry a second time.
TOLD = {"title", "summary", "source", "columns", "rows", "ids", "facets", "spans", "lanes"}
TOLD |= {"cards", "as_of"}


def read(figure):
    """Plotly's JSON => its facts, its drawing and its forms of trace; None if it is none."""
    if not isinstance(figure, dict):
        return None
    layout = figure.get("layout") or {}
    meta = layout.get("meta")
    meta = meta if isinstance(meta, dict) else {}
    rest = {key: value for key, value in meta.items() if key not in TOLD}
    traces = figure.get("data") or []
    facts = {key: meta[key] for key in TOLD if meta.get(key)}
    return {
        "facts": {"title": _title(layout)} | facts | {"lane_names": rest.pop("laneNames", [])},
        "drawing": {"data": traces, "layout": layout | {"meta": rest}},
        "forms": {trace.get("type", "scatter") for trace in traces},
    }


def _title(layout):
    title = layout.get("title")
    return (title.get("text") if isinstance(title, dict) else title) or ""
