"""What a chart says in words."""

from timeline.drawing.facts import COLUMNS, as_of, facts


def test_cards_keep_what_rows_of_another_kind_leave_out(events):
    plain = facts(events, "T", "")
    other = facts(events, "T", "", columns=["n"], rows=[[n] for n in range(len(events))])
    assert plain.cards == {} and len(plain.columns) == len(COLUMNS)
    assert [other.cards[name] for name in events["id"]] == plain.rows


def test_facts_say_as_of_when(events):
    assert facts(events[:3], "T", "").as_of == as_of(events) == "2025-03-22"
    bare = events.copy()
    bare.attrs.clear()
    assert facts(bare, "T", "").as_of == ""
