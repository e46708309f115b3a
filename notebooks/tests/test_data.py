"""The story's own data: what the readers cannot check."""

import re
from pathlib import Path

import pandas as pd
import pytest

from timeline.dates import parse
from timeline.events import links, split

TEXTS = Path(__file__).parents[3] / "shared" / "articles"
REFERENCE = re.compile(
    r"[^,()]+(?: \([^,()]+\))?, "  # publisher (agency, author or owner)
    r"(?![a-z])(?:(?!, \d{4}[\d-]*$).)+?(?: \(in [A-Z][a-z]+\)|[^)])"  # title (in Russian)
    r"(?:, (?P<date>\d{4}[\d-]*))?"
)
NOT_TO_LINK = {"m", "mobile", "amp", "print", "special", "hosted", "EBchecked"}
ONLY_HTTP = ("http://en.chinagate.cn/", "http://mot.gov.sy/")


@pytest.fixture
def references(events):
    return {link for event in events.itertuples() for link in links(event)}


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


def test_references_have_one_form(references):
    read = {text: REFERENCE.fullmatch(text) for text, _ in references}
    assert [text for text, parts in read.items() if not parts] == []
    dates = pd.Series({text: parts["date"] or "" for text, parts in read.items()})
    assert parse(dates)["problem"].loc[lambda problem: problem.ne("")].empty


@pytest.mark.parametrize(
    "text",
    [
        "A title",
        "TASS, report on a speech, 2014-03-18",
        "TASS, A speech (live), 2014-03-18",
        "AP in Dawn (a paper, daily), A speech",
    ],
)
def test_a_reference_in_another_form_is_seen(text):
    assert not REFERENCE.fullmatch(text)


def test_addresses_are_those_for_every_reader(references):
    addresses = {address for _, address in references}
    plain = {each for each in addresses if not each.startswith(("https://", *ONLY_HTTP))}
    parts = {each: {*each.split("/")[3:], *each.split("/")[2].split(".")} for each in addresses}
    other = {each for each, words in parts.items() if words & NOT_TO_LINK}
    assert (plain, other) == (set(), set())


def test_a_publisher_has_one_host_and_an_address_one_text(references):
    hosts = {address.split("/")[2] for _, address in references}
    assert [host for host in hosts if f"www.{host}" in hosts] == []
    assert len({address for _, address in references}) == len(references)


def test_an_event_at_several_places_has_no_point(events):
    several = events["place"].str.contains(r" and |^From |, then ")
    assert events.loc[several & events["lat"].notna(), "id"].tolist() == []


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
