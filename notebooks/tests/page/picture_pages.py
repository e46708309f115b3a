"""Pages with one picture that zooms, and what is seen in them."""

import json

from troubles import trouble

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


def show(page, first, last):
    page.evaluate(
        "([first, last]) => { picture.show(first, last); picture.drawNow() }", [first, last]
    )


def anywhere(middles, half, decades, rng, number):
    """Windows about some of these places, as long as `half` by a power of ten between two."""
    for _ in range(number):
        middle = rng.choice(middles)
        some = half * 10 ** rng.uniform(*decades)
        shift = rng.uniform(-some, some)
        yield middle - some + shift, middle + some + shift


def assert_windows(page, windows, down=0.5):
    """Nothing meets anything in any of these, and none has too many elements."""
    for window in windows:
        show(page, *window)
        assert trouble(page, down) == [], window
        assert page.locator("svg *").count() <= 1_500
