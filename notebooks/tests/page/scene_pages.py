"""Pages with the scene of an explorer alone, as `picture`, of what it is told."""

import json

from picture_pages import STYLE

from timeline.drawing import svg
from timeline.explore.told import prepared, told
from timeline.page import bundle

START = """const told = TOLD;
globalThis.lay = (by, height) => {
  globalThis.picture?.remove();
  const { svg, zoom } = buildScene(told, { by, width: innerWidth, height });
  document.querySelector("#box").replaceChildren(svg);
  globalThis.picture = new Picture(svg, zoom, { wheelAlone: () => true });
};
lay(BY);
document.documentElement.dataset.drawn = "";"""


def told_of(events, **more):
    """As a page gets it, in JSON."""
    return json.loads(json.dumps(told(prepared(events, **more))))


def page_of_told(told, path, by=None, style=""):
    text = json.dumps(told).replace("</", "<\\/")
    last = START.replace("TOLD", text).replace("BY", json.dumps(by))
    code = bundle("picture", "explorer/scene", last=last)
    path.write_text(
        f"<!doctype html><meta charset=utf-8><html><style>{STYLE}{svg.rules()}{style}</style>"
        f'<meta name=viewport content="width=device-width"><div id="box"></div>'
        f"<script>{code}</script>",
        "utf-8",
    )
    return path
