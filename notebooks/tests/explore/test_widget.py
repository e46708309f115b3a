"""What is done in an explorer is known to Python, and what Python does is seen in it."""

import pytest

from timeline import explore, lanes, timeline
from timeline.explore import told as module
from timeline.explore.named import days_of, places_of

CHOSEN = ["kursk-incursion", "kursk-occupation"]


@pytest.fixture
def explorer(events):
    return explore(events, title="A title")


def heard(explorer, name):
    """What an observer is told."""
    changes = []
    explorer.observe(lambda change: changes.append(change["new"]), name)
    return changes


def do(explorer, **state):
    """As the page tells it."""
    explorer.set_state({f"_{name}": value for name, value in state.items()})


def test_all_is_shown_and_nothing_chosen_at_first(explorer, events):
    assert explorer.shown["id"].tolist() == events["id"].tolist()
    assert explorer.selected.empty and [*explorer.selected] == [*events]
    assert (explorer.by, explorer.event) == (None, None)
    assert explorer.window[0] < explorer.window[1]


def test_what_is_chosen_in_the_page_are_rows_that_a_form_draws(explorer, events):
    changes = heard(explorer, "selected")
    do(explorer, selected=CHOSEN[::-1])
    assert explorer.selected.equals(events[events["id"].isin(CHOSEN)])
    assert len(changes) == 1 and changes[0] is explorer.selected
    assert timeline(explorer.selected).facts.ids == explorer.selected["id"].tolist()
    assert lanes(explorer.selected, "theme").facts.ids


@pytest.mark.parametrize("given", [CHOSEN, tuple(CHOSEN), "frame", "series"])
def test_python_chooses_by_ids_or_rows(explorer, events, given):
    rows = events[events["id"].isin(CHOSEN)]
    changes = heard(explorer, "selected")
    explorer.selected = {"frame": rows, "series": rows["id"]}.get(str(given), given)
    assert explorer._selected == CHOSEN
    assert explorer.selected.equals(rows) and len(changes) == 1
    explorer.selected = None
    assert explorer._selected == [] and explorer.selected.empty


def test_a_filter_of_the_page_leaves_its_matches(explorer):
    changes = heard(explorer, "shown")
    do(explorer, find="kursk", shown=CHOSEN)
    assert explorer.shown["id"].tolist() == CHOSEN and len(changes) == 1
    do(explorer, find="", shown=None)
    assert len(explorer.shown) == explorer._told["total"]


def test_what_python_shows_takes_the_place_of_a_filter(explorer):
    do(explorer, find="kursk", shown=CHOSEN)
    changes = heard(explorer, "shown")
    explorer.shown = CHOSEN[:1]
    assert (explorer._find, explorer._shown) == ("", CHOSEN[:1]) and len(changes) == 1
    explorer.shown = None
    assert explorer._shown is None


def test_the_window_is_two_days(explorer):
    changes = heard(explorer, "window")
    do(explorer, window=[16128.5, 16131.0])
    assert explorer.window == ("2014-02-27", "2014-03-01") == changes[0]
    explorer.window = ("-0043-03-15", "2014-02")
    assert explorer.window == ("-0043-03-15", "2014-02-28")
    assert days_of(explorer._window) == explorer.window
    explorer.window = None
    assert explorer._window == [] and len(changes) == 3


@pytest.mark.parametrize("days", [("2014-02-27", "2014-03-18"), ("-3000-01-01", "9999-12-31")])
def test_days_come_back_as_they_were_set(days):
    assert days_of(places_of(days)) == days


def test_lanes_and_card(explorer):
    explorer.by, explorer.event = "place", CHOSEN[0]
    assert (explorer._by, explorer._event) == ("place", CHOSEN[0])
    do(explorer, by="", event="")
    assert (explorer.by, explorer.event) == (None, None)
    explorer.by = "precision"
    assert "precision" in explorer._told["facets"]


WRONG = {
    "selected": [(["kursk"], "no event has the id 'kursk'; use"), (5, "give ids")],
    "shown": [(["xyz-1"], "no event has the id 'xyz-1'; ")],
    "window": [
        (("2015", "2014"), "2015 comes after 2014; give the earlier day first"),
        (("nope", "2014"), "write 2014-03-18"),
        ("2014", "give the first and the last day"),
        (("2014",), "give the first and the last day"),
        (("../2014", "2015"), "give the first and the last day"),
        (("2014", "2015/.."), "give the first and the last day"),
    ],
    "by": [("thme", "no column 'thme'; lanes need one: use theme")],
    "event": [("kursk", "use 'kursk-incursion'")],
}


@pytest.mark.parametrize(
    ("name", "value", "words"), [(n, v, w) for n, all_of in WRONG.items() for v, w in all_of]
)
def test_what_is_wrong_is_answered_in_a_sentence_and_changes_nothing(explorer, name, value, words):
    before = getattr(explorer, name)
    with pytest.raises(ValueError, match=r"^[^\n]+$") as caught:
        setattr(explorer, name, value)
    assert words in str(caught.value)
    assert getattr(explorer, name) is before


def test_bad_arguments_are_answered_in_a_sentence(events):
    with pytest.raises(ValueError, match="no column 'thme'; lanes need one: use theme"):
        explore(events, by="thme")
    with pytest.raises(ValueError, match="accent: no event has the id 'kursk'"):
        explore(events, accent=["kursk"])
    with pytest.raises(TypeError, match="read_events"):
        explore("events.csv")


def test_ids_that_a_page_makes_up_are_nobody(explorer):
    do(explorer, selected=["nobody", CHOSEN[0]])
    assert explorer.selected["id"].tolist() == CHOSEN[:1]


def test_the_frame_that_was_given_stays_as_it_is(events):
    before = events.copy()
    explorer = explore(events)
    explorer.selected = CHOSEN
    explorer.shown["title"] = "changed"
    assert events.equals(before) and events.attrs == before.attrs


# --- more events than a page holds -----------------------------------------------------


@pytest.fixture
def crowd(read, monkeypatch):
    """An explorer of ten events, of which the page holds three."""
    monkeypatch.setattr(module, "HELD", 3)
    return explore(read("date,title,theme", *(f"20{n}-03-18,E{n},T{n % 2}" for n in range(10, 20))))


def beyond(crowd):
    held = {*crowd._told["events"]["id"]}
    return [name for name in crowd.shown["id"] if name not in held]


def test_the_kernel_answers_what_the_page_asks(crowd, monkeypatch):
    sent = []
    monkeypatch.setattr(crowd, "send", sent.append)
    crowd._handle_custom_msg({"ask": [*crowd._told["whole"]], "number": 4}, [])
    crowd._handle_custom_msg({"other": 1}, [])
    assert [each["number"] for each in sent] == [4]
    assert sent[0]["events"]["id"] == beyond(crowd)


def test_what_matches_counts_even_where_the_page_does_not_know_it(crowd):
    do(crowd, find="e1", shown=crowd._told["events"]["id"])
    assert len(crowd.shown) == 10
    do(crowd, find="", chips={"theme": ["T1"]}, shown=[])
    assert {*crowd.shown["theme"]} == {"T1"}


def test_what_is_chosen_comes_into_the_page(crowd):
    name = beyond(crowd)[0]
    crowd.selected = [name]
    assert name in crowd._told["events"]["id"] and crowd._told["held"] == 3
    crowd.event = (other := beyond(crowd)[1])
    assert other in crowd._told["events"]["id"]
