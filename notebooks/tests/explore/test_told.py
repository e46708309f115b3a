"""What an explorer is told: what its scripts need, as plain JSON, no more than a page holds."""

import json

import numpy as np
import pytest
from stories import read as read_story
from stories import story

from timeline import in_words
from timeline.explore import told as module
from timeline.explore.beyond import Beyond
from timeline.explore.told import counted, holding, prepared, told
from timeline.report.explored import read as as_ours
from timeline.report.pictures import is_clean

HOSTILE = "</script><svg onload=alert(1)>"


def told_of(events, **more):
    return told(prepared(events), **more)


def sound(made):
    """As a page takes it: nothing in it but what we write."""
    text = json.dumps(made, allow_nan=False)
    return as_ours(json.loads(text), is_clean) != ""


@pytest.fixture
def few(monkeypatch):
    """A page holds three events by name."""
    monkeypatch.setattr(module, "HELD", 3)


def test_events_stand_in_order_of_time_with_their_dates_in_words(events):
    made = told_of(events)["events"]
    ends = list(zip(made["first"], made["last"], strict=True))
    assert ends == sorted(ends)
    words = {event.id: in_words(event) for event in events.itertuples()}
    assert dict(zip(made["id"], made["when"], strict=True)) == words
    assert sorted(made["priority"]) == [*range(len(events))]


def test_the_accent_comes_first_and_is_as_wide_as_bold(events):
    plain, bold = (prepared(events, accent) for accent in ([], ["kursk-incursion"]))
    assert bold.loc[bold["id"].eq("kursk-incursion"), "rank"].item() == 0
    widths = [
        dict(zip(made["id"], made["width"], strict=True))["kursk-incursion"]
        for made in (told(plain)["events"], told(bold)["events"])
    ]
    assert widths[0] < widths[1]


def test_what_looks_alike_is_drawn_once(read):
    lines = ["2014-03-18,A", "2014-03-19,B", "2014-03-20~,About", "2014-03/..,Ongoing"]
    made = told_of(read("date,title", *lines))
    kind = dict(zip(made["events"]["title"], made["events"]["kind"], strict=True))
    assert kind["A"] == kind["B"]
    assert len({*kind.values()}) == len(made["kinds"]) == 3
    assert not made["kinds"][kind["A"]]["over"]
    assert made["kinds"][kind["Ongoing"]]["after"] > made["kinds"][kind["Ongoing"]]["before"]


def test_one_filters_by_columns_with_few_values(read):
    lines = [
        f"2014-03-18,E{n},{'War; Talks' if n else 'War'},mood {n % 2},{'word ' * 20}{n},{n}"
        for n in range(50)
    ]
    facets = told_of(read("date,title,actors,mood,essay,place", *lines))["facets"]
    assert {*facets} == {"actors", "mood", "place"}
    assert facets["actors"] == {
        "name": "Actor",
        "values": ["War", "Talks"],
        "of": facets["actors"]["of"],
    }
    assert facets["actors"]["of"][:2] == [[0], [0, 1]]
    assert len(facets["place"]["values"]) == 40 and facets["place"]["values"][-1] == "Other"


def test_any_column_makes_lanes_if_it_is_wanted(read):
    events = read("date,title,essay", *(f"2014-03-18,E,{'word ' * 20}{n}" for n in range(50)))
    assert "essay" not in told_of(events)["facets"]
    assert len(told_of(events, by="essay")["facets"]["essay"]["values"]) == 40


def test_a_page_holds_the_most_important_and_counts_the_others(read, few):
    events = read("date,title", *(f"20{n:02d}-03-18,E{n}" for n in range(10, 20)))
    made = told_of(events)
    assert (made["total"], made["held"]) == (10, 3)
    assert sorted(made["events"]["priority"]) == [0, 1, 2]
    assert sum(made["rest"]["number"]) == 7
    assert sound(made)


def test_a_page_has_a_weight(read, monkeypatch):
    events = read("date,title,description", *(f"2014-03-18,E{n},{'x' * 900}" for n in range(10)))
    monkeypatch.setattr(module, "WEIGHT", 5000)
    assert told_of(events)["held"] == 4


def test_others_are_held_if_they_are_wanted(read, few):
    marks = prepared(read("date,title", *(f"20{n:02d}-03-18,E{n}" for n in range(10, 20))))
    known = marks.loc[marks["held"], "id"].tolist()
    assert holding(marks, known) is marks
    other = marks.loc[~marks["held"], "id"].iloc[0]
    made = told(holding(marks, [other]))
    assert other in made["events"]["id"] and made["held"] == 3


def test_the_others_are_counted_by_when_they_begin(read):
    lines = ["2014-02-03,Day", "2014,Year", "2014-02/2016,Span", "2015~,About", "1999,Far"]
    marks = prepared(read("date,title", *lines))
    made = counted(marks, module.whole(marks))
    assert sum(made["number"]) == 5
    step = np.diff(module.whole(marks)).item() / (module.EDGES // 2)
    for name in ("first", "certain"):
        found = np.sort(np.repeat(made[name], made["number"]))
        assert (np.abs(found - np.sort(marks[name].to_numpy(float))) <= step).all()


def test_the_kernel_knows_what_a_page_does_not_hold(read, few):
    lines = [f"20{n:02d}-03-18,E{n} in Élysée,{'War' if n % 2 else 'Talks'}" for n in range(10, 20)]
    marks = prepared(read("date,title,theme", *lines))
    beyond = Beyond(marks, told(marks)["facets"])
    found = beyond.between(*module.whole(marks))
    held = {*told(marks)["events"]["id"]}
    assert len(found["id"]) == 7 and held.isdisjoint(found["id"])
    assert [len(found[name]) for name in ("when", "kind", "links")] == [7] * 3
    assert all(values in (["War"], ["Talks"]) for values in found["facets"]["theme"])
    rest = marks[~marks["held"]]
    assert beyond.ids("elysee E1", {}) == rest["id"].tolist()
    assert beyond.ids("", {"theme": ["War"]}) == rest.loc[rest["theme"].eq("War"), "id"].tolist()
    assert beyond.ids("nowhere", {}) == []


def test_without_events_it_is_empty(events):
    made = told_of(events.iloc[:0])
    assert made["total"] == 0 and made["rest"] is None and made["facets"] == {}
    assert sound(made)


@pytest.mark.parametrize("seed", range(8), ids="seed-{}".format)
def test_random_stories_are_told_as_a_page_takes_them(seed):
    _check(seed)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(8, 250), ids="seed-{}".format)
def test_more_random_stories(seed):
    _check(seed)


def _check(seed):
    events, _, _ = read_story(story(seed))
    by = events.columns[seed % len(events.columns)]
    made = told_of(events, by=by)
    assert sound(made)
    assert made["events"]["kind"] == [] or max(made["events"]["kind"]) < len(made["kinds"])


def test_hostile_text_is_text(events):
    words = events.select_dtypes("str").columns.difference(["reference_url", "reference"])
    bad = events.assign(**dict.fromkeys(words, HOSTILE), theme=HOSTILE)
    bad["id"] = [f"{HOSTILE}{n}" for n in range(len(bad))]
    made = told_of(bad, title=HOSTILE)
    assert "<" not in as_ours(json.loads(json.dumps(made)), is_clean)
    assert all("alert" not in kind["markup"] for kind in made["kinds"])


def test_of_more_equals_than_are_held_some_of_each_time_are(read, monkeypatch):
    monkeypatch.setattr(module, "HELD", 20)
    events = read("date,title", *(f"{2001 + n // 12}-{n % 12 + 1:02d}-01,E{n}" for n in range(200)))
    numbers = np.flatnonzero(prepared(events)["held"])
    assert len(numbers) == 20 and max(np.diff([0, *numbers, 200])) < 20
