"""What holds for every form of chart: of this story, of awkward files, of random stories."""

import json
import os
import re
import traceback
import xml.etree.ElementTree as ET
from datetime import date

import pytest
from scenes import faults
from stories import FORMS, OF_CITATIONS, read, story

from timeline.drawing.chart import Chart
from timeline.drawing.scene import PHONE

FRESH = int(os.environ.get("STORIES", "50"))
TODAY = date.today().toordinal() * 100_000  # the same for all workers of pytest-xdist
SEEDS = [*range(250), *range(TODAY, TODAY + FRESH)]
FEW = [*range(8)]  # in each run; the others are long
NOISE = re.compile(r"zip\(\)|argument|NaT|nan\b|array|dtype|shape|index|object|None\b|Error|\n")
WAY_OUT = re.compile(r"timeline|[;:,] (or )?(choose|give|use|draw) ")
UNTOLD = [
    *OF_CITATIONS,
    "mark_events",
    "annotated",
]  # without events there is still a picture
ALL = ("timeline", "panels", "lanes", "since", "long_view")  # these tell of all events
MOST = 1600  # elements of a picture
FILES = {
    "one day": ["2014-03-18,One day"],
    "one year": ["2014,One year"],
    "two": ["2014-03-18,A", "2014-03-18,B"],
    "open": ["[..1984],Open start", "1990/,Unknown end", "/1980,Unknown start", "1991-12-26,Day"],
    "before our era": ["-0043-03-15,Ides", "-0300/-0100,Span", "2014,Now"],
    "five thousand years": [
        f"{'-' * (year < 0)}{abs(year):04d},Year {year}" for year in range(-3000, 2026, 160)
    ],
    "all on one day": [f"2014-03-18,Event {n}" for n in range(60)],
    "no exact dates": [f"{1990 + n % 30}~,Event {n}" for n in range(40)],
    "long titles": [
        f"20{n:02d}-05-05/20{n + 3:02d},{'Quite a long title ' * 3}{n:03d}" for n in range(10, 40)
    ],
    "five hundred": [
        f"{1600 + n % 400}-{n % 12 + 1:02d}-{n % 28 + 1:02d},Event {n}" for n in range(500)
    ],
    "one of BCE": ["-0043-03-15,Ides", *(f"20{n:02d}-05-05,Event {n}" for n in range(24))],
    "no theme": ["2014-03-18,<b>A</b> & %{x} $5", "2015-03-18/..,]]> and <!-- --"],
}


@pytest.mark.parametrize("name", FILES)
def test_any_file_is_drawn_or_refused_in_a_sentence(read, name):
    _check_story((read("date,title", *FILES[name]), None, None))


def test_ten_thousand_events_on_one_day_are_drawn(read):
    events = read("date,title", *(f"2014-03-18,Event {n}" for n in range(10_000)))
    for name in ("timeline", "panels", "lanes by theme"):
        assert _fault(name, (events, None, None)) == ""


def test_this_story_is_drawn_by_every_form(events, citations, articles):
    _check_story((events, citations, articles))


@pytest.mark.parametrize("seed", FEW, ids="seed-{}".format)
def test_each_form_draws_a_story_or_says_what_to_do(seed):
    _check_story(read(story(seed)))


@pytest.mark.long
@pytest.mark.parametrize("seed", SEEDS[len(FEW) :], ids="seed-{}".format)
def test_each_form_draws_any_story_or_says_what_to_do(seed):
    _check_story(read(story(seed)), seed)


def test_a_story_comes_again_by_its_seed():
    assert story(7) == story(7) != story(8)


@pytest.mark.parametrize("name", [name for name in FORMS if name not in UNTOLD])
def test_no_events_are_said_in_words_and_drawn(read, name):
    chart = FORMS[name](read("date,title"), None, None)
    assert chart.told()["facts"]["title"] == "No events"
    assert any(mark.text == "No events" for mark in chart.scenes[0].marks)


def _check_story(frames, seed=0):
    names = [name for name in FORMS if frames[1] is not None or name not in OF_CITATIONS]
    again = names[seed % len(names)]  # drawn twice: all of them would take twice as long
    found = [_fault(name, frames, twice=name == again) for name in names]
    if any(found):
        pytest.fail("\n\n".join(filter(None, found)), pytrace=False)


def _fault(name, frames, twice=False):
    """What is wrong with one form of a story, or ""; all are told, not the first alone."""
    try:
        return "\n".join(_check(name, frames, twice))
    except Exception as error:
        lines = "".join(traceback.format_exception(error)).rstrip().split("\n")
        return "\n".join([f"--- {name}: {type(error).__name__}", *lines[-20:]])


def _check(name, frames, twice):
    before = [None if frame is None else frame.copy(deep=True) for frame in frames]
    try:
        chart = FORMS[name](*frames)
    except ValueError as error:
        assert WAY_OUT.search(str(error)) and not NOISE.search(str(error)), error
        return []
    assert all(a is b is None or a.equals(b) for a, b in zip(frames, before, strict=True))
    if not isinstance(chart, Chart):
        assert name == "mark_events"
        return []
    text = json.dumps(chart.told(), allow_nan=False)
    assert not twice or text == json.dumps(FORMS[name](*frames).told())
    if name.startswith(ALL):
        assert sorted(chart.told()["facts"]["ids"]) == sorted(frames[0]["id"])
    return [f"--- {name}, {fault}" for fault in _wrong(chart)]


def _wrong(chart):
    leasts = [scene.least for scene in chart.scenes]
    assert leasts[0] == PHONE and leasts == sorted(leasts)
    for scene, picture, most in zip(
        chart.scenes, chart.told()["pictures"], [*leasts[1:], 1201], strict=True
    ):
        drawing = ET.fromstring(picture["svg"])
        assert len(list(drawing.iter())) < MOST, len(list(drawing.iter()))
        assert "nan" not in picture["svg"].split(">")[0]
        for width in {scene.least, (scene.least + most) // 2, most - 1}:
            yield from faults(scene, width)
