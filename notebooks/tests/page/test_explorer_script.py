"""What an explorer says of times, understands of an address, and finds."""

import json

import pytest
from in_node import node

TOLD = {
    "events": {
        "id": ["a", "b", "c"],
        "title": ["Élysée treaty", "A raid", "Talks fail"],
        "when": ["22 January 1963", "March 2014", "since 2020"],
        "description": ["", "By night", ""],
        "cited": ["", "The Paper", ""],
        "note": ["", "", "Disputed"],
        "actors": ["France; Germany", "", "Germany"],
        "place": ["Paris", "Kyiv", ""],
        "first": [10, 20, 30],
        "certain": [10, 22, 30],
        "last": [11, 50, 99],
    },
    "facets": {
        "theme": {"name": "Theme", "values": ["War", "Peace"], "of": [[1], [0], [0, 1]]},
    },
}
ADDED = {"id": ["b", "d"], "title": ["Known", "Élan"], "first": [20, 15], "last": [50, 16]}
ADDED |= {"facets": {"theme": [["War"], ["Trade"]]}}

WINDOWS = {
    (20089, 20176): "1 Jan to 28 Mar 2025",
    (20089, 20090): "1 Jan 2025",
    (20089, 20100): "1 to 11 Jan 2025",
    (19950.5, 20100): "15 Aug 2024 to 11 Jan 2025",
    (19000, 19800): "Jan 2022 to Mar 2024",
    (19000, 19217): "Jan to Aug 2022",
    (7670, 20180): "1991 to 2025",
    (-738157, -700000): "53 BCE to 53",
}
DAY = {"first": 100, "certain": 100, "last": 101}
PAIRS = {
    (100, 100, 101): "the same day",
    (103, 103, 104): "three days later",
    (86, 86, 87): "two weeks earlier",
    (100 - 3300, 100 - 3300, 100): "nine years earlier",
    (90, 120, 130): "at about the same time",
    (300, 360, 700): "about eight months later",
    (100 + 36600, 100 + 36600, 40000): "100 years later",
}
STATES = [
    {"window": [16128, 16147], "by": "theme", "find": "kursk & more", "event": "b"},
    {"window": [20000.25, 20000.75], "chips": {"theme": ["War", "Peace"]}, "selected": ["a", "c"]},
    {"window": [-738157, 3000000]},
]
HASHES = ["", "#", "#b", "#nobody", "#%E0%A4%A", "#from=2014-13-01&to=2014-12-31", "#from=x&to="]
HASHES += ["#from=2015-01-01&to=2014-01-01", "#by=nothing&event=nobody&selected=nobody"]
HASHES += ["#is.theme=Nothing&is.nothing=War&is.__proto__=x"]
RAWS = [None, {}, {"window": [3, 1]}, {"window": ["a", None]}, {"by": 7, "find": 5, "event": []}]
RAWS += [{"selected": ["a", "a", "x"], "shown": ["c"]}, {"chips": ["theme"]}, {"by": "toString"}]
SEARCHES = [["", {}], ["elysee", {}], ["2014 NIGHT", {}], ["germany", {"theme": ["Peace"]}]]
SEARCHES += [["disputed", {}], ["", {"theme": ["War", "Peace"]}], ["elan", {}]]


@pytest.fixture(scope="module")
def found():
    pairs = [[DAY, dict(zip(["first", "certain", "last"], other, strict=True))] for other in PAIRS]
    asked = {"told": TOLD, "windows": [*WINDOWS], "pairs": pairs, "states": STATES}
    asked |= {"hashes": HASHES, "raws": RAWS, "searches": SEARCHES, "added": ADDED}
    return json.loads(node("explorer.mjs", given=json.dumps(asked)))


def test_a_window_is_told_as_coarsely_as_it_is_long(found):
    assert dict(zip(WINDOWS, found["windows"], strict=True)) == WINDOWS


def test_both_ends_of_a_window_are_told_in_full(found):
    said = dict(zip(WINDOWS, found["ends"], strict=True))
    assert said[20089, 20176] == ["1 January 2025", "28 March 2025"]
    assert said[19000, 19217] == ["January 2022", "August 2022"]
    assert said[-738157, -700000] == ["53 BCE", "53"]


def test_a_distance_is_told_as_exactly_as_both_dates_are_known(found):
    assert dict(zip(PAIRS, found["pairs"], strict=True)) == PAIRS


def test_an_address_says_the_state_and_brings_it_back(found):
    assert found["addresses"][0] == (
        "#from=2014-02-27&to=2014-03-18&by=theme&find=kursk+%26+more&event=b"
    )
    for given, back in zip(STATES, found["restored"], strict=True):
        assert back == found["nothing"] | given


def test_an_address_that_is_wrong_is_as_none(found):
    chosen, *others = [state for hash_, state in zip(HASHES, found["hashes"], strict=True)][2:]
    assert chosen == found["nothing"] | {"event": "b"}
    assert [*found["hashes"][:2], *others] == [found["nothing"]] * (len(HASHES) - 1)


def test_a_state_that_is_wrong_changes_nothing(found):
    wrong = [raw for k, raw in enumerate(found["raws"]) if k != 5]
    assert wrong == [found["nothing"]] * len(wrong)
    assert found["raws"][5] == found["nothing"] | {"selected": ["a"], "shown": ["c"]}


def test_words_are_found_whatever_their_accents_and_case(found):
    assert found["searches"] == [
        ["a", "b", "c"],
        ["a"],
        ["b"],
        ["a", "c"],
        ["c"],
        ["a", "b", "c"],
        [],
    ]


def test_events_that_come_later_take_their_place_in_time(found):
    assert found["grown"]["ids"] == ["a", "d", "b", "c"]
    assert found["grown"]["searches"][-1] == ["d"]
