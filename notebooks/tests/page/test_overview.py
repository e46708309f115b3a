"""The strip under an explorer's picture: what it counts, and its frame by mouse, touch and keys."""

import copy
import re
import sys
from itertools import pairwise

import numpy as np
import pytest
from explorer_pages import bare
from test_explorer import find, press, state

from timeline import read_events
from timeline.explore.told import prepared
from timeline.explore.told import told as given

WIDTHS = [288, 390, 768, 1920]
SHORT = 0.2  # of a day


@pytest.fixture(scope="module")
def told(events):
    return given(prepared(events, accent=["invasion-2022"]))


@pytest.fixture
def open_strip(visit, told, tmp_path):
    def open_(changes=None, window=None, **options):
        changed = copy.deepcopy(told) | (changes or {})
        page = visit(bare(changed, tmp_path / "bare.html"), **options)
        show(page, window or (18_900, 19_300))
        page.locator(".overview").scroll_into_view_if_needed()
        return page

    return open_


def show(page, window):
    page.evaluate("window => tell({ window })", [*window])
    page.wait_for_timeout(60)


def body(page):
    return page.locator(".frame .body").bounding_box()


def drag(page, x, by, y=8):
    top = page.locator(".overview").bounding_box()["y"] + y
    page.mouse.move(x, top)
    page.mouse.down()
    page.mouse.move(x + by, top, steps=4)
    page.mouse.up()
    page.wait_for_timeout(60)


def squares(page, tone):
    path = page.locator(f".overview path.{tone}").get_attribute("d")
    return len(re.findall("M", path or ""))


# --- what it counts


def test_each_event_is_a_square_where_it_begins_for_certain(open_strip, told):
    page = open_strip()
    known = sum(
        a == b for a, b in zip(told["events"]["first"], told["events"]["certain"], strict=True)
    )
    assert known <= squares(page, "f-mark") <= len(told["events"]["id"])
    assert squares(page, "f-paper") > 0 and squares(page, "f-accent") == 1
    label = page.locator(".overview").get_attribute("aria-label")
    assert label == f"{told['total']} events by when they begin"


def test_what_does_not_match_is_pale(open_strip, told):
    page = open_strip()
    before = squares(page, "f-mark")
    assert squares(page, "f-pale") == 0
    find(page, "kursk")
    assert 0 < squares(page, "f-mark") < before <= squares(page, "f-pale")


def test_what_has_no_name_counts_too(open_strip, told):
    rest = {"first": [19_000, 19_050], "certain": [19_000, 19_050], "number": [3000, 1000]}
    page = open_strip({"rest": rest, "total": told["total"] + 4000})
    path = page.locator(".overview path.f-mark").get_attribute("d")
    high = sorted(float(part) for part in re.findall(r"v-([0-9.]+)", path))
    assert high[-2:] == pytest.approx([12, 36], abs=0.3) and high[-3] == 2
    assert page.locator(".overview").get_attribute("aria-label").startswith("4,100 events")


# --- the frame by pointer


def test_the_frame_is_dragged(open_strip):
    page = open_strip()
    box = body(page)
    drag(page, box["x"] + box["width"] / 2, -60)
    moved = body(page)
    assert moved["x"] == pytest.approx(box["x"] - 60, abs=1)
    assert moved["width"] == pytest.approx(box["width"], abs=1)


@pytest.mark.parametrize("end", [0, 1])
def test_an_end_is_pulled_and_the_other_stays(open_strip, end):
    page = open_strip()
    box, before = body(page), state(page, "window")
    drag(page, box["x"] + end * box["width"], 40 - 80 * end)
    assert body(page)["width"] == pytest.approx(box["width"] - 40, abs=1)
    after = state(page, "window")
    assert after[1 - end] == pytest.approx(before[1 - end], abs=SHORT)
    drag(page, box["x"] + end * box["width"] + 40 - 80 * end, 900 - 1800 * end)
    assert state(page, "window")[1 - end] == pytest.approx(before[1 - end], abs=1)


def test_beside_the_frame_a_drag_draws_it_anew_and_a_click_brings_it(open_strip):
    page = open_strip()
    box, left = body(page), page.locator(".overview").bounding_box()["x"]
    drag(page, left + 100, 0)
    came = body(page)
    assert came["x"] + came["width"] / 2 == pytest.approx(left + 100, abs=1)
    assert came["width"] == pytest.approx(box["width"], abs=1)
    drag(page, left + 400, -80)
    drawn = body(page)
    assert drawn["x"] == pytest.approx(left + 320, abs=1)
    assert drawn["width"] == pytest.approx(80, abs=2)


def test_a_tap_brings_the_frame(open_strip):
    page = open_strip(has_touch=True, width=390)
    strip = page.locator(".overview").bounding_box()
    page.touchscreen.tap(strip["x"] + 60, strip["y"] + 20)
    page.wait_for_timeout(100)
    came = body(page)
    assert came["x"] + came["width"] / 2 == pytest.approx(strip["x"] + 60, abs=1)


@pytest.mark.parametrize("window", [None, "a day", "all", "the first day", "the last day"])
@pytest.mark.parametrize("width", [288, 1280])
def test_a_finger_finds_all_three_parts(open_strip, told, width, window):
    first, last = told["whole"]
    places = {"a day": (19_047, 19_048), "all": (first, last)}
    places |= {"the first day": (first, first + 1), "the last day": (last - 1, last)}
    page = open_strip(window=places.get(window), width=width)
    grips = [grip.bounding_box() for grip in page.locator(".frame .grip").all()]
    strip = page.locator(".overview").bounding_box()
    for grip in grips:
        assert grip["width"] >= 23.9 and grip["height"] >= 24
        assert strip["x"] - 0.1 <= grip["x"]
        assert grip["x"] + grip["width"] <= strip["x"] + strip["width"] + 0.1
    whole, start, end = (grip["x"] for grip in grips)
    assert start < whole < end
    named = page.evaluate(
        "([x, y]) => document.elementFromPoint(x, y).parentNode.getAttribute('aria-label')",
        [start + 12, strip["y"] + 10],
    )
    assert named == "From"


# --- the frame by keys


def test_keys_move_the_frame_by_a_tenth_or_by_a_bar_and_to_the_ends(open_strip, told):
    page = open_strip()
    page.get_by_role("slider", name="What is seen").focus()
    box = body(page)
    press(page, "ArrowRight", "ArrowRight", "ArrowLeft")
    page.wait_for_timeout(60)
    assert body(page)["x"] - box["x"] == pytest.approx(box["width"] / 10, abs=0.5)
    press(page, "ArrowLeft", "Shift+ArrowRight")
    page.wait_for_timeout(60)
    assert body(page)["x"] - box["x"] == pytest.approx(6, abs=0.3)
    press(page, "Home")
    page.wait_for_timeout(60)
    assert state(page, "window")[0] == pytest.approx(told["whole"][0])
    press(page, "End")
    page.wait_for_timeout(60)
    assert state(page, "window")[1] == pytest.approx(told["whole"][1])


def test_plus_and_minus_narrow_and_widen_what_is_seen(open_strip):
    page = open_strip()
    page.get_by_role("slider", name="What is seen").focus()
    first, last = state(page, "window")
    press(page, "+")
    page.wait_for_timeout(60)
    nearer = state(page, "window")
    assert nearer[1] - nearer[0] == pytest.approx((last - first) / 1.5)
    assert sum(nearer) == pytest.approx(first + last)
    press(page, "-")
    page.wait_for_timeout(60)
    assert state(page, "window") == pytest.approx([first, last])


def test_each_end_is_a_slider_that_says_its_date(open_strip):
    page = open_strip(window=(19_000, 19_100))
    ends = [page.get_by_role("slider", name=name, exact=True) for name in ("From", "To")]
    said = [end.get_attribute("aria-valuetext") for end in ends]
    assert said == ["8 January 2022", "17 April 2022"]
    whole = page.get_by_role("slider", name="What is seen").get_attribute("aria-valuetext")
    assert whole == page.locator(".dates").inner_text()
    ends[0].focus()
    press(page, "ArrowRight")
    page.wait_for_timeout(60)
    first, last = state(page, "window")
    assert first > 19_000 and last == pytest.approx(19_100, abs=SHORT)
    assert ends[0].evaluate("end => end === document.activeElement")


def test_other_keys_are_left_to_others(open_strip):
    page = open_strip()
    page.get_by_role("slider", name="What is seen").focus()
    press(page, "/")
    assert page.evaluate("document.activeElement.type") == "search"


# --- stories of any kind, at any width


def of(*dates):
    lines = [f"{date},Event number {k}" for k, date in enumerate(dates)]
    return "\n".join(["date,title", *lines])


STORIES = {
    "one day": of("2014-03-18"),
    "one vague": of("1914~"),
    "all on a day": of(*["2014-03-18"] * 40),
    "before our time": of(*(f"-{year:04}/-{year - 20:04}" for year in range(3000, 40, -30))),
    "three thousand years": of(*(f"{-1000 + 30 * k:05}" for k in range(34)), *["2020"] * 3),
}


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", STORIES)
def test_ticks_are_apart_and_inside_at_any_width(visit, tmp_path, name, width):
    path = tmp_path / "events.csv"
    path.write_text(STORIES[name].replace("-01000", "-1000"), "utf-8")
    story = given(prepared(read_events(path)))
    page = visit(bare(story, tmp_path / "bare.html"), width=width)
    strip = page.locator(".overview").bounding_box()
    texts = sorted(
        (text.bounding_box() for text in page.locator(".overview text").all()),
        key=lambda box: box["x"],
    )
    assert texts
    for one, other in pairwise(texts):
        assert one["x"] + one["width"] < other["x"]
    assert texts[0]["x"] >= strip["x"]
    assert texts[-1]["x"] + texts[-1]["width"] <= strip["x"] + strip["width"]
    for tone in ("f-mark", "f-paper"):
        path = page.locator(f".overview path.{tone}").get_attribute("d")
        assert "NaN" not in path
    assert squares(page, "f-mark") + squares(page, "f-paper") > 0


def test_a_new_width_lays_it_anew_and_stretches_nothing(open_strip):
    page = open_strip(width=900)
    page.set_viewport_size({"width": 500, "height": 800})
    page.wait_for_timeout(200)
    strip = page.locator(".overview").bounding_box()
    assert strip["height"] == 56
    for box in (body(page), page.locator(".overview path.f-mark").bounding_box()):
        assert strip["x"] <= box["x"] and box["x"] + box["width"] <= strip["x"] + strip["width"]
    assert re.search(r"h5v-[45][.]", page.locator(".overview path.f-mark").get_attribute("d"))


# --- what python tells


def test_of_events_without_a_name_a_strip_is_told_when_they_begin(read, monkeypatch):
    monkeypatch.setattr(sys.modules["timeline.explore.told"], "HELD", 2)
    lines = [f"{date},Event {k}" for k, date in enumerate(["2014", *["2015-01-02"] * 4, "2016~"])]
    marks = prepared(read("date,title", *lines))
    story = given(marks)
    rest = story["rest"]
    assert sum(rest["number"]) == 4 == story["total"] - story["held"]
    told_first = np.repeat(rest["first"], rest["number"])
    begun = np.sort(marks.loc[~marks["held"], "first"])
    step = (story["whole"][1] - story["whole"][0]) / 500
    assert ((begun - np.sort(told_first)) >= 0).all()
    assert (begun - np.sort(told_first) <= step).all()
