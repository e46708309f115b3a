"""Which pictures a page has no room for, and that they are there once scripts run."""

import pytest
from sample_pictures import shown, still, story, zooming
from test_page import write

from timeline.report import packing, pictures

SVG = '<svg class="scene" width="100%" height="20"></svg>'


def drawn(*leasts):
    return [{"least": least, "svg": SVG, "zoom": ""} for least in leasts]


def left(room, monkeypatch):
    monkeypatch.setattr(packing, "ROOM", room)
    three = {"figure-1": drawn(288, 560, 960), "figure-2": drawn(288, 560, 960), "key": drawn(288)}
    stand, rest = packing.parted(three, 1000)
    weight = len(rest) + sum(len(pictures.markup(some)) for some in stand.values())
    assert 1000 + weight <= room or room == 0
    return [[each["least"] for each in some] for some in stand.values()], rest


def test_all_stand_where_there_is_room_and_else_as_many_as_can(monkeypatch):
    stand, rest = left(10_000, monkeypatch)
    assert stand == [[288, 560, 960], [288, 560, 960], [288]] and rest == ""
    stand, rest = left(0, monkeypatch)
    assert stand == [[288, 960], [288], [288]] and 'id="_pictures"' in rest


def test_the_widest_go_first_but_for_those_of_the_first_chart(monkeypatch):
    assert packing._order(
        {"a": drawn(288, 560, 960), "b": drawn(288, 960), "c": drawn(288, 560, 960)}
    ) == [
        ("c", 2),
        ("c", 1),
        ("b", 1),
        ("a", 1),
    ]


@pytest.fixture
def heavy(tmp_path, monkeypatch):
    monkeypatch.setattr(packing, "ROOM", 0)
    events = story(tmp_path)
    path = write(tmp_path / "a.html", shown(still(events), zooming(events)))
    assert path.read_text("utf-8").count('<div class="picture"') == 3
    return path


@pytest.mark.parametrize(("width", "least"), [(390, "320"), (1280, "560")])
def test_a_packed_picture_is_seen_at_its_width_and_zooms(visit, heavy, width, least):
    page = visit(heavy, width=width)
    seen = page.locator(".picture:visible").all()
    assert [each.get_attribute("data-least") for each in seen] == [least] * 2
    assert page.locator("#figure-2 .periods").is_visible() == (width == 1280)


@pytest.mark.parametrize("width", [390, 1280])
def test_without_scripts_a_picture_of_each_chart_is_seen(visit, heavy, width):
    page = visit(heavy, width=width, java_script_enabled=False, wait="main")
    assert page.locator(".picture:visible").count() == 2


def test_what_cannot_be_unpacked_leaves_those_that_stand(chromium, heavy):
    text = heavy.read_text("utf-8")
    start = text.index('id="_pictures">') + 15
    heavy.write_text(text[:start] + "AAAA" + text[text.index("<", start) :], "utf-8")
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    page.goto(heavy.as_uri())
    page.wait_for_selector("html[data-drawn]")
    assert page.locator(".picture:visible").count() == 2
    page.close()
