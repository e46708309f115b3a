"""The small map of a card: its land, its place, and what lies beyond 180 degrees."""

import json

import pytest
from explorer_pages import write
from in_node import node

from timeline.page import bundle

LAND = {
    "Moscow": (55.75, 37.62),
    "Damascus": (33.51, 36.28),
    "Denver": (39.74, -104.99),
    "Beijing": (39.9, 116.4),
    "Brasília": (-15.8, -47.9),
    "Chukotka": (67.5, -178),
    "Alice Springs": (-23.7, 133.9),
    "South Pole": (-89, 0),
}
WATER = {
    "Black Sea": (43, 34),
    "Caspian Sea": (42, 51),
    "Atlantic": (35, -40),
    "Mediterranean": (34.5, 18),
    "Lake Superior": (47.6, -88),
    "Pacific": (0, -180),
    "North Pole": (90, 0),
}
# Where a place lies in a map of another: in px, of the map's own 300 by 150.
FILLED = """([lat, lon]) => {
  const land = document.querySelector(".land"), point = land.ownerSVGElement.createSVGPoint();
  const { cx, cy } = document.querySelector("circle").attributes;
  const { lat: from, lon: middle } = globalThis.shown, wide = 300 / 50;
  point.x = +cx.value + (lon - middle) * wide * Math.cos((from * Math.PI) / 180);
  point.y = +cy.value - (lat - from) * wide;
  return land.isPointInFill(point);
}"""


@pytest.fixture
def draw(visit, tmp_path):
    """A page with the map of a place, as is."""

    def drawn(lat, lon, place="Here", **options):
        last = f"globalThis.shown = {{ lat: {lat}, lon: {lon} }};"
        last += f"const map = mapOf({lat}, {lon}, {json.dumps(place)});"
        last += "if (map) document.querySelector('.explorer').append(map);"
        last += "document.documentElement.dataset.drawn = '';"
        script = bundle("explorer/map", last=last)
        path = write(tmp_path / "map.html", '<div class="explorer"></div>', script)
        return visit(path, **options)

    return drawn


def test_land_is_where_it_is():
    found = json.loads(node("land.mjs", given=json.dumps([*LAND.values(), *WATER.values()])))
    assert found["isLand"] == [True] * len(LAND) + [False] * len(WATER)
    assert found["ends"] == [180, 90]


def test_a_map_has_its_place_in_the_middle_and_the_land_around(draw):
    page = draw(34.91, 35.87, "Tartous, Syria")
    svg = page.locator("svg.map")
    assert svg.get_attribute("aria-label") == "Map: Tartous, Syria, 34.9° N, 35.9° E"
    box = svg.bounding_box()
    assert box["width"] / box["height"] == pytest.approx(2, rel=0.02) and box["width"] <= 360
    dot = page.locator("circle").bounding_box()
    assert dot["x"] + dot["width"] / 2 == pytest.approx(box["x"] + box["width"] / 2, abs=1)
    assert dot["y"] + dot["height"] / 2 == pytest.approx(box["y"] + box["height"] / 2, abs=1)
    assert page.evaluate(FILLED, LAND["Damascus"]) and page.evaluate(FILLED, (39, 33))
    assert not page.evaluate(FILLED, WATER["Black Sea"])
    assert not page.evaluate(FILLED, WATER["Mediterranean"])


def test_the_earth_goes_on_beyond_180_degrees(draw):
    page = draw(66, 179)
    assert page.evaluate(FILLED, (67, 172)) and page.evaluate(FILLED, (65, 360 - 163))
    assert page.evaluate(FILLED, (67.5, 360 - 178)) and not page.evaluate(FILLED, (60, 180))


@pytest.mark.parametrize("place", ["<img src=x onerror=alert(1)>", '" onload="alert(1)', ""])
def test_a_name_is_a_text_whatever_it_says(draw, place):
    page = draw(-1.9, -77.04, place)
    words = ", ".join(filter(None, [place, "1.9° S, 77.0° W"]))
    assert page.locator("svg.map").get_attribute("aria-label") == f"Map: {words}"
    assert page.locator("img").count() == 0


@pytest.mark.parametrize("place", [(91, 0), (0, 181), ("NaN", 0), ("null", "undefined")])
def test_no_place_has_no_map(draw, place):
    assert draw(*place).locator("svg").count() == 0


@pytest.mark.parametrize("place", [(90, 0), (-90, -180), (-18.1, 178.4), (0, 0)])
def test_places_at_the_ends_of_the_earth_have_one(draw, place):
    page = draw(*place)
    path = page.locator(".land").get_attribute("d")
    assert path and not {"N", "I"} & {*path}
    assert page.locator("svg.map *").count() < 20
