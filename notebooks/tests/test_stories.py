"""What holds of any story: each form draws it at every width, or says in a sentence what to do.

The stories are random ones: the same 250 always, and 50 of the day. ``STORIES=500`` asks
for 500 of the day instead. The id of a test names its seed; on a later day `story` makes
the same story of it.
"""

import json
import os
import re
import traceback
from datetime import date

import plotly.graph_objects as go
import pytest
from stories import FORMS, OF_CITATIONS, read, story
from test_charts import labels, more

pytestmark = pytest.mark.long

FRESH = int(os.environ.get("STORIES", "50"))
TODAY = date.today().toordinal() * 100_000  # the same for all workers of pytest-xdist
SEEDS = [*range(250), *range(TODAY, TODAY + FRESH)]
WHOLE = ("timeline", "panels", "lanes", "since")  # these show all events
NOISE = re.compile(r"zip\(\)|argument|NaT|nan\b|array|dtype|shape|index|object|None\b|Error|\n")
WAY_OUT = re.compile(r"timeline|[;:,] (or )?(choose|give|use|draw) ")
ARRAYS = ["x", "y", "base", "text", "hovertext", "customdata"]


@pytest.mark.parametrize("seed", SEEDS, ids="seed-{}".format)
def test_each_form_draws_a_story_or_says_what_to_do(seed):
    frames = read(story(seed))
    names = [name for name in FORMS if frames[1] is not None or name not in OF_CITATIONS]
    again = names[seed % len(names)]  # drawn twice: all of them would take twice as long
    faults = [_fault(name, frames, twice=name == again) for name in names]
    if any(faults):
        pytest.fail("\n\n".join(filter(None, faults)), pytrace=False)


def test_a_story_comes_again_by_its_seed():
    assert story(7) == story(7) != story(8)


def _fault(name, frames, twice):
    """What is wrong with one form of a story, or ""; all are told, not the first alone."""
    try:
        _check(name, frames, twice)
    except Exception as error:
        lines = "".join(traceback.format_exception(error)).rstrip().split("\n")
        return "\n".join([f"--- {name}: {type(error).__name__}", *lines[-20:]])
    return ""


def _check(name, frames, twice):
    before = [None if frame is None else frame.copy(deep=True) for frame in frames]
    try:
        fig = FORMS[name](*frames)
    except ValueError as error:
        assert WAY_OUT.search(str(error)) and not NOISE.search(str(error)), error
        return
    assert all(a is b is None or a.equals(b) for a, b in zip(frames, before, strict=True))
    assert not twice or fig.to_json() == FORMS[name](*frames).to_json()
    for width, page in _pages(fig):
        _check_page(page.to_plotly_json(), width)
        assert not name.startswith(WHOLE) or _told(page) == _wanted(name, frames[0]), width
    assert not name.startswith(WHOLE) or sorted(fig.layout.meta["ids"]) == sorted(frames[0]["id"])


def _pages(fig):
    """The figure at each width."""
    meta, spec = fig.layout.meta, fig.to_plotly_json()
    yield meta["width"], fig
    for width, page in json.loads(meta["pages"], parse_constant=_not_json).items():
        pairs = zip(spec["data"], page["traces"], strict=True)
        layout = spec["layout"] | page["layout"]
        kept = {key: value for key, value in layout.items() if value is not None}
        yield width, go.Figure([trace | changes for trace, changes in pairs], kept)


def _not_json(name):
    raise AssertionError(f"{name} is no JSON")


def _check_page(spec, width):
    """Strict JSON (`to_json` makes null of NaN without a word), and as many y as x."""
    json.dumps(spec, allow_nan=False, default=lambda array: array.tolist())
    assert spec["layout"]["height"] > 0, width
    for trace in spec["data"]:
        lists = {k: len(trace[k]) for k in ARRAYS if isinstance(trace.get(k), list | tuple)}
        assert len({*lists.values()}) <= 1, (width, lists)


def _told(fig):
    return len(labels(fig)) + more(fig)


def _wanted(name, events):
    """How many labels there may be: in lanes, one for each lane that an event stands in."""
    if not name.startswith("lanes"):
        return len(events)
    cells = events[name.removeprefix("lanes by ")].astype(str)
    return sum(max(1, len(_named(cell))) for cell in cells)


def _named(cell):
    return [part for part in cell.split(";") if part.strip()]
