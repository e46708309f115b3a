"""A scene as SVG: well-formed, the same at every width, and small."""

import re
import xml.etree.ElementTree as ET
from collections import Counter

import pytest

from timeline import timeline
from timeline.charts._rows import rows
from timeline.drawing import svg
from timeline.drawing.dated import dated
from timeline.drawing.facts import Facts
from timeline.drawing.marks import Area, Dot, Text
from timeline.drawing.scales import Dates, Numbers
from timeline.drawing.scene import Scene
from timeline.placing import WIDTHS


@pytest.fixture(scope="module")
def scene(events):
    return rows(dated(events, Dates()), Dates())


def parse(text):
    return ET.fromstring(text.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def plain(*marks, least=560, **more):
    return Scene(least=least, scale=Numbers(), first=0, last=10, height=40, marks=marks, **more)


def test_along_the_scale_all_is_in_per_cent_and_across_in_px():
    page = parse(svg.in_page(plain(Dot(at=2.5, y=12, tone="mark", id="a"))))
    circle = next(page.iterfind(".//{*}circle"))
    assert (circle.get("cx"), circle.get("cy")) == ("25%", "12")
    assert page.get("width") == "100%" and page.get("viewBox") is None


def test_alone_it_has_a_size_and_the_same_places_in_px():
    alone = svg.alone(plain(Dot(at=2.5, y=12, tone="mark", id="a")), Facts("Title"))
    tree = ET.fromstring(alone)
    assert next(tree.iterfind(".//{*}circle")).get("cx") == "232"  # of 960 less the margins
    assert tree.get("width") == "960" and tree.get("viewBox").startswith("0 0 960 ")
    assert "prefers-color-scheme" in alone


def test_an_area_is_as_wide_as_its_page_and_no_words_on_it_have_a_halo():
    area = Area(corners=((0, 40), (2.5, 10), (10, 40)), tone="tint")
    page = parse(svg.in_page(plain(area, Text(text="Words", y=9))))
    held = page.find("{*}svg")
    assert (held.get("width"), held.get("viewBox")) == ("100%", "0 0 1000 40")
    assert held.find("{*}path").get("d") == "M0 40L250 10L1000 40Z"
    assert page.find("{*}text").get("class") == "bare f-ink"
    alone = ET.fromstring(svg.alone(plain(area), Facts("Title")))
    assert "M0 40L232 10L928 40Z" in {path.get("d") for path in alone.iterfind(".//{*}path")}


def test_what_is_bold_of_a_text_begins_it_or_ends_it():
    page = parse(
        svg.in_page(plain(Text(text="ab cd", y=9, head=2), Text(text="ab cd", y=9, head=-2)))
    )
    assert [text.findtext("{*}tspan") for text in page.iterfind(".//{*}text")] == ["ab", "cd"]


def test_text_that_looks_like_markup_is_text():
    words = '<b>&"</b>'
    page = parse(svg.in_page(plain(Text(text=words, y=9), Text(text=words, y=29, head=3))))
    assert ["".join(text.itertext()) for text in page.iterfind(".//{*}text")] == [words, words]


def test_every_group_tells_its_event_and_every_event_is_a_group_or_a_tick(scene, events):
    page = parse(svg.in_page(scene))
    groups = [g for g in page.iterfind(".//{*}g") if g.get("data-box")]
    assert {g.get("data-id") for g in groups} <= {*events["id"]}
    inside = {n for n, box in enumerate(scene.boxes) if scene.first <= box.event.x0}
    drawn = {int(g.get("data-box")) for g in groups}
    ticks = {
        int(line.get("data-tick")) for line in page.iterfind(".//{*}line") if line.get("data-tick")
    }
    lonely = {n for n in inside - drawn if scene.boxes[n].step is None}
    places = {round(scene.px(scene.boxes[n].event.x0, svg.TICKS)) for n in ticks}
    assert lonely and all(
        round(scene.px(scene.boxes[n].event.x0, svg.TICKS)) in places for n in lonely
    )


def test_as_many_are_counted_as_are_shown_at_each_width(scene):
    page = parse(svg.in_page(scene))
    steps = Counter(g.get("class") for g in page.iterfind(".//{*}g") if g.get("data-box"))
    said = {
        re.search(r"s(\d+)", text.get("class"))[1]: int(text.text.split(" of ")[0])
        for text in page.iterfind(".//{*}text")
        if "count" in (text.get("class") or "") and " s" in text.get("class")
    }
    for width in map(str, WIDTHS):
        expected = sum(n for step, n in steps.items() if int(step[1:]) <= int(width))
        assert said[width] == expected
    assert said["1360"] > said["560"] > 20, said


def test_a_place_is_told_exactly_to_a_script_that_zooms_and_to_none_that_cannot(scene):
    assert 'data-at="' in svg.in_page(scene)
    assert 'data-at="' not in svg.in_page(plain(Dot(at=2.5, y=12, tone="mark")))
    assert 'data-at="' not in svg.alone(scene, Facts("Title"))


def test_every_colour_has_a_twin_for_dark_pages(scene):
    rules = svg.rules()
    for name in set(re.findall(r"\b[fs]-[a-z0-9]+", svg.in_page(scene))):
        assert f".{name}{{" in rules


@pytest.mark.parametrize("number", [300, 3000])
def test_a_picture_of_many_events_has_no_more_than_some_1500_elements(read, number):
    days = [f"{1900 + n % 97}-{n % 12 + 1:02d}-{n % 28 + 1:02d},Event {n}" for n in range(number)]
    chart = timeline(read("date,title", *days))
    for picture in chart.told()["pictures"]:
        assert len(list(parse(picture["svg"]).iter())) < 1600
