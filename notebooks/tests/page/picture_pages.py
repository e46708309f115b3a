"""Pages with one picture that zooms, and what is seen in them."""

import json

from timeline.charts._notes import broken
from timeline.charts._rows import rows
from timeline.drawing import svg
from timeline.drawing.dated import dated
from timeline.drawing.scales import Dates
from timeline.drawing.zoom import zoom
from timeline.page import bundle

STYLE = """body { margin: 0; font: 14px sans-serif; color-scheme: light }
#box { container-type: inline-size } .scene { display: block }"""
START = """globalThis.picture = new Picture(document.querySelector("svg"), ZOOM);
document.documentElement.dataset.drawn = "";"""


def scene_of(events, notes=None):
    return rows(dated(events, Dates()), Dates(), notes=broken(notes))


def page_of(scene, path, style="", script=True):
    """A page that draws the scene; with its script as `picture`, unless without."""
    told = json.dumps(zoom(scene)).replace("</", "<\\/")
    last = START.replace("ZOOM", told)
    code = f"<script>{bundle('picture', last=last)}</script>" if script else ""
    path.write_text(
        f"<!doctype html><meta charset=utf-8><html><style>{STYLE}{svg.rules()}{style}</style>"
        f'<div id="box">{svg.in_page(scene)}</div>{code}',
        "utf-8",
    )
    return path


# What meets what it should not, in words.
TROUBLE = """() => {
  const root = document.querySelector("svg");
  const seen = (element) => {
    const { width, height } = element.getBoundingClientRect();
    return element.checkVisibility({ visibilityProperty: true }) && width + height > 0;
  };
  const groupOf = (element) => element.closest("[data-box]");
  const read = (element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const box = groupOf(element)?.dataset.box;
    const row = groupOf(element)?.getAttribute("transform");
    return { left, right, top, bottom, box, row, text: element.textContent };
  };
  const texts = [...root.querySelectorAll("text")].filter(seen).map(read);
  const marks = [...root.querySelectorAll("[data-box] :is(rect, circle, path)")]
    .filter(seen).map(read);
  const lines = [...root.querySelectorAll(":scope > .event > line")].filter(seen).map(read);
  const view = root.getBoundingClientRect();
  const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 0.5
    && ((a.row && a.row === b.row && a.box !== b.box)
      || Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > DOWN);
  const trouble = [];
  texts.forEach((a, k) => {
    if (a.left < view.left - 0.5 || a.right > view.right + 0.5) trouble.push(`cut: ${a.text}`);
    for (const b of texts.slice(k + 1)) if (meet(a, b)) trouble.push(`${a.text} meets ${b.text}`);
    for (const b of lines) {
      if (a.box && a.left < b.left && a.right > b.right) trouble.push(`${a.text} is crossed`);
    }
    for (const b of marks) {
      if (a.box !== b.box && meet(a, b)) trouble.push(`${a.text} meets a mark of ${b.box}`);
    }
  });
  return trouble;
}"""


def trouble(page, down=0.5):
    """What meets what: in a row at any height, else by more than so many px down."""
    return page.evaluate(TROUBLE.replace("DOWN", str(down)))


def show(page, first, last):
    page.evaluate(
        "([first, last]) => { picture.show(first, last); picture.drawNow() }", [first, last]
    )
