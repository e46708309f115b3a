"""What a form says to what it cannot draw: one sentence, with what to do."""

from pathlib import Path

import pandas as pd
import pytest
from stories import FORMS

from timeline import lanes, mark_events, since

# as they are: in stories.py an origin and a line are looked for among the events
GIVEN = FORMS | {"since": lambda events, *_: since(events, "kursk-incursion")}
LOOKING = ("since an inexact day", "timeline with a line")
DRAWING = [name for name in FORMS if name not in ("key", *LOOKING)]
WRONG = {
    "a path": (
        Path("events.csv"),
        r"^'events.csv' is not read yet; give .* read_events\('events.csv'\)$",
    ),
    "an address": (
        "https://a.org/x.csv",
        r"^'https://a.org/x.csv' is not read yet; give .*read_events",
    ),
    "nothing": (None, "not a NoneType; give the form what read_events returns$"),
    "a frame of pandas": (
        pd.DataFrame({"date": ["2014"], "title": ["A"], "id": ["a"], "theme": [""], "cited": [""]}),
        "does not come from read_events, .* save it as a CSV, and give",
    ),
}


@pytest.mark.parametrize("name", DRAWING)
@pytest.mark.parametrize("what", WRONG)
def test_what_no_reader_has_made_is_refused_in_a_sentence(events, citations, articles, name, what):
    given, words = WRONG[what]
    with pytest.raises(TypeError, match=words) as caught:
        GIVEN[name](given, citations, articles)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["story_curve", "precision"])
def test_citations_and_articles_in_each_others_place_are_told_apart(
    events, citations, articles, name
):
    with pytest.raises(TypeError, match="does not come from read_citations"):
        FORMS[name](events, articles, citations)


def test_an_event_that_is_not_there_is_answered_with_the_one_most_like_it(events):
    with pytest.raises(ValueError, match="use 'kursk-incursion'"):
        since(events, "kursk-incurson")
    with pytest.raises(ValueError, match="use 'invasion-2022'"):
        since(events, "Russia’s full-scale invasion of Ukraine")
    with pytest.raises(ValueError, match="choose one that these events have"):
        since(events, "zzz")


def test_a_column_that_is_not_there_is_answered_with_the_one_most_like_it(events):
    with pytest.raises(ValueError, match=r"use theme$"):
        lanes(events, "themes")
    with pytest.raises(ValueError, match=r"use theme or actors$"):
        lanes(events, "zzz")


def test_marks_are_put_on_figures_alone(events):
    with pytest.raises(TypeError, match=r"not a DataFrame; give mark_events a go\.Figure"):
        mark_events(events, events)
