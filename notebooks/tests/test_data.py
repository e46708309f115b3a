"""The story's own data: what the readers cannot check."""

import re
from pathlib import Path

import pytest

from timeline.events import links, split

TEXTS = Path(__file__).parents[3] / "shared" / "articles"


def test_every_cited_event_is_filled_in(events):
    cited = events[events["cited_by"].ne("")]
    for column in ["description", "theme", "actors"]:
        assert cited.loc[cited[column].eq(""), "id"].tolist() == []
    bare = cited[cited["reference"].eq("")]
    assert bare["note"].str.contains("could be confirmed").all()


def test_themes_and_actors_come_from_short_lists(events):
    assert events["theme"].nunique() <= 7
    assert split(events["actors"]).explode().nunique() <= 20


def test_a_note_is_one_sentence_and_ends(events):
    notes = events.loc[events["note"].ne(""), "note"]
    assert notes.str.endswith(".").all()
    several = notes[notes.str.contains(r"[a-z”)]\. [A-Z]")]
    assert several[~several.str.contains(r"No primary source")].tolist() == []


def test_coordinates_have_two_decimals(events):
    assert events["lat"].dropna().round(2).eq(events["lat"].dropna()).all()


def test_differences_are_said_in_the_note(events):
    kinds = events["difference"]
    assert set(kinds) == {"", "contradicts", "loose", "undated", "open"}
    assert events.loc[kinds.ne(""), "note"].ne("").all()
    assert events.loc[events["cited_by"].eq(""), "difference"].eq("").all()


def test_references_pair_a_text_with_an_address(events):
    for event in events.itertuples():
        assert all(text and address for text, address in links(event))


def test_no_cue_of_an_article_stands_twice_for_one_event(citations):
    keys = ["article", "paragraph", "cue", "event"]
    assert citations[citations.duplicated(keys)].empty


@pytest.mark.skipif(not TEXTS.is_dir(), reason="the articles' texts are not part of the project")
def test_cues_stand_verbatim_in_their_paragraphs(citations):
    wrong = []
    for article, rows in citations.groupby("article"):
        lines = (TEXTS / f"{article}.txt").read_text("utf-8").splitlines()
        paragraphs = [line for line in lines if line.strip()]
        for row in rows.itertuples():
            if row.cue not in re.sub(r"\s+", " ", paragraphs[row.paragraph - 1]):
                wrong.append((article, row.paragraph, row.cue))
    assert wrong == []
