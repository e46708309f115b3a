"""A picture that zooms, in a browser: what is seen at any window, a filter, and what a hand does."""

import random

import pytest
import stories
from picture_pages import page_of, scene_of, show, trouble

WIDTHS = [768, 1280]
ZOOMS = [1, 2, 8, 64, 512]
# An alphabet may be higher than a row; its names still stand beside each other.
HIGH = 3


@pytest.fixture(scope="module")
def scene(events):
    return scene_of(events)


@pytest.fixture
def open_picture(visit, tmp_path):
    def open_(scene, width=1280, **more):
        page = visit(page_of(scene, tmp_path / "picture.html", **more), width=width)
        page.evaluate("picture.drawNow()")
        return page

    return open_


def windows(scene, rng, number):
    """The opening at each zoom, then some anywhere, of any length down to a day."""
    middles = [box.event.x0 for box in scene.boxes]
    span = scene.last - scene.first
    for zoom in ZOOMS:
        middle = (scene.first + scene.last) / 2 if zoom == 1 else rng.choice(middles)
        yield middle - span / zoom / 2, middle + span / zoom / 2
    for _ in range(number):
        middle, half = rng.choice(middles), span * 10 ** rng.uniform(-5, 0.5)
        shift = rng.uniform(-half, half)
        yield middle - half + shift, middle + half + shift


def assert_sound(page, scene, rng, number, down=0.5):
    for window in windows(scene, rng, number):
        show(page, *window)
        assert trouble(page, down) == [], window


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_meets_at_any_window(open_picture, scene, width):
    page = open_picture(scene, width)
    assert_sound(page, scene, random.Random(width), 60)


def made_up(seed):
    events, _, _ = stories.read(stories.story(seed))
    return scene_of(events)


@pytest.mark.parametrize("seed", range(8))
def test_nothing_meets_in_stories_that_nobody_wrote(open_picture, seed):
    scene = made_up(seed)
    page = open_picture(scene, WIDTHS[seed % 2])
    assert_sound(page, scene, random.Random(seed), 15, HIGH)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8, 200))
def test_nothing_meets_in_many_stories_that_nobody_wrote(open_picture, seed):
    scene = made_up(seed)
    page = open_picture(scene, WIDTHS[seed % 2])
    assert_sound(page, scene, random.Random(seed), 40, HIGH)
