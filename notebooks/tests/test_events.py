import io

import pandas as pd
import pytest

from timeline import EventsError, read_articles, read_citations, read_events


def problems(*lines):
    """(row, column, message) of all that is wrong with a CSV."""
    with pytest.raises(EventsError) as caught:
        read_events(io.StringIO("\n".join(lines)))
    return [(p.row, p.column, p.message) for p in caught.value.problems]


def test_the_shortest_file_that_works(read):
    events = read("date,title", "2014-03-18,Treaty signed")
    assert events["id"].tolist() == ["treaty-signed"]
    assert events["cited_by"].tolist() == [""]
    assert events["lat"].isna().all()


def test_what_a_spreadsheet_writes(tmp_path):
    path = tmp_path / "events.csv"
    path.write_bytes("\ufeffdate;title;actors\r\n2014;Crimea;A\r\n;;\r\n2015;Syria;\r\n".encode())
    events = read_events(path)
    assert events["title"].to_dict() == {2: "Crimea", 4: "Syria"}


def test_ids_are_made_from_titles_and_kept_apart(read):
    events = read("id,date,title", ",2014,A vote", ",2015,A vote", "a-vote,2016,Third")
    assert events["id"].tolist() == ["a-vote-2", "a-vote-3", "a-vote"]


def test_ids_keep_the_letters_of_all_alphabets(read):
    events = read("date,title", "2014,–Крым: «наш»…", "2014,ÉTÉ 2014!", "2014,中国_1", "2014,—?")
    assert events["id"].tolist() == ["крым-наш", "été-2014", "中国_1", "event"]


def test_every_problem_is_listed_at_once_in_the_order_of_the_file():
    found = problems(
        "date,title,lat,lon,reference,reference_url",
        "2024-02-30,Wrong day,,,,",
        "2024,,91,0,,",
        f"2024,{'x' * 61},10,,A | B,https://a.org",
        ",No date,,,A,ftp://a.org",
    )
    assert [(row, column) for row, column, _ in found] == [
        (2, "date"),
        (3, "title"),
        (3, "lat"),
        (4, "title"),
        (4, "lon"),
        (4, "reference_url"),
        (5, "date"),
        (5, "reference_url"),
    ]
    assert found[0][2] == "2024-02-30: February 2024 has 29 days"


def test_a_column_that_is_missing_or_misspelt():
    advice = "there is no column date; the first row must name the columns, as date,title"
    assert problems("when,title", "2014,A") == [(1, "date", advice)]
    assert problems("date,Titel", "2014,A") == [
        (1, "Titel", "did you mean title? Then give the column this name")
    ]
    found = problems("date,title,date", "2014,A,2015")
    assert found[0] == (1, "date", "columns A and C have the same name; rename or delete one")


def test_ids_are_short_names_and_unique():
    found = problems("id,date,title", "a,2014,A", "a,2015,B", "Not An Id,2016,C")
    assert found[0][:2] == (3, "id") and "row 2 has it already" in found[0][2]
    assert found[1][:2] == (4, "id") and "small letters" in found[1][2]


def test_a_cell_with_a_comma_needs_quotes():
    row, column, message = problems("date,title", "2014,Kyiv, again")[0]
    assert (row, column) == (2, "C")
    assert message.endswith("put a cell that has a comma in it between double quotes")
    row, _, message = problems("date,title", "2013,A", '2014,"Kyiv', "2015,B")[0]
    assert row == 3 and "must end with one" in message


def test_a_file_that_is_empty_or_not_utf8(tmp_path):
    assert problems("")[0][2].startswith("the file is empty")
    path = tmp_path / "events.csv"
    path.write_bytes("date,title\n2014,Café\n".encode("latin-1"))
    with pytest.raises(EventsError, match="CSV UTF-8") as caught:
        read_events(path)
    assert caught.value.problems[0].row == 2


def test_a_missing_file_names_itself():
    with pytest.raises(FileNotFoundError, match=r"nowhere\.csv"):
        read_events("nowhere.csv")


def test_cited_articles_must_be_known(tmp_path):
    (tmp_path / "articles.csv").write_text("key,published\nhill,2025-01-31\n")
    (tmp_path / "events.csv").write_text("date,title,cited_by\n2014,A,hill; hil\n")
    with pytest.raises(EventsError, match=r"did you mean hill\?"):
        read_events(tmp_path / "events.csv")


def test_an_ongoing_event_ends_at_the_latest_cited_article(tmp_path):
    (tmp_path / "articles.csv").write_text("key,published\na,2025-01\nb,2025-03-22\n")
    lines = ["date,title,cited_by", "2022-02-24/..,War,a", "2017/2066,Promise,"]
    (tmp_path / "events.csv").write_text("\n".join(lines))
    assert read_events(tmp_path / "events.csv")["end_max"].iloc[0] == pd.Timestamp("2025-01-31")


def test_without_articles_the_horizon_is_the_latest_day_of_the_file(read):
    events = read("date,title", "2022-02-24/..,War", "2023,Later")
    assert events["end_min"].iloc[0] == events["end_max"].iloc[0] == pd.Timestamp("2023-12-31")


def test_a_horizon_never_lies_before_an_ongoing_event(tmp_path):
    (tmp_path / "articles.csv").write_text("key,published\na,2025-01-31\n")
    (tmp_path / "events.csv").write_text("date,title,cited_by\n2020,Old,a\n2026-05-01/..,New,\n")
    assert read_events(tmp_path / "events.csv")["end_max"].iloc[1] == pd.Timestamp("2026-05-01")


def test_articles_are_checked():
    with pytest.raises(EventsError, match="row 2 has it already"):
        read_articles(io.StringIO("key,published\na,2025\na,2024\n"))


def test_citations_are_checked(events, articles):
    text = "\n".join(
        [
            "article,paragraph,cue,date,event,reason",
            "hill,one,In a speech,2005-13-01,nothing,",
            "times,2,one two three four five six seven eight nine,,invasion-2022,opinion",
        ]
    )
    with pytest.raises(EventsError) as caught:
        read_citations(io.StringIO(text), events, articles)
    wrong = [(p.row, p.column) for p in caught.value.problems if p.column != "cited_by"]
    assert wrong == [
        (2, "paragraph"),
        (2, "date"),
        (2, "event"),
        (3, "article"),
        (3, "cue"),
        (3, "reason"),
    ]


def test_cited_by_must_agree_with_the_citations(read, articles):
    events = read("date,title,cited_by", "2014,Crimea,hill; cnn")
    text = "article,paragraph,cue,event\nhill,9,in 2014,crimea\n"
    with pytest.raises(EventsError, match=r"in events\.csv, for crimea: the citations say hill"):
        read_citations(io.StringIO(text), events, articles)


def test_when_an_event_can_have_begun_and_ended_is_said_once(read):
    lines = ["[..1984],A", "1990/,B", "/1980,C", "1991-12-26,D"]
    events = read("date,title", *lines)
    first, last = (events[f"{end}_possible"].astype(str).tolist() for end in ("first", "last"))
    assert first == ["1980-01-01", "1990-01-01", "1980-01-01", "1991-12-26"]
    assert last == ["1984-12-31", "1991-12-26", "1980-12-31", "1991-12-26"]


def test_an_open_end_of_old_times_ends_with_the_file(read):
    events = read("date,title", "0900/,A", "[0950..],B", "0800,C")
    assert events["end_max"].dt.year.tolist() == [950, 950, 800]


def test_an_open_end_never_lies_before_its_start(tmp_path):
    (tmp_path / "articles.csv").write_text("key,published\na,2025-01-31\n")
    (tmp_path / "events.csv").write_text("date,title,cited_by\n2020,Old,a\n2030/,New,\n")
    events = read_events(tmp_path / "events.csv")
    assert (events["end_max"] >= events["start_max"]).all()


def test_the_error_reads_as_a_table():
    with pytest.raises(EventsError) as caught:
        read_events(io.StringIO("date,title\n2024-02-30,A\n"))
    assert str(caught.value).splitlines() == [
        "the text: 1 problem",
        "row  column  value       what to do",
        "2    date    2024-02-30  2024-02-30: February 2024 has 29 days",
    ]


def test_the_horizon_travels_with_a_frame_and_its_parts(events, read):
    assert events.attrs == events[events["theme"].ne("")].sort_values("title").attrs
    assert events.attrs["horizon"] == "2025-03-22"  # the day of the latest article
    assert read("date,title", "2014-03-18,A", "2015/..,B").attrs["horizon"] == "2015-12-31"
    assert read("date,title", "-0043-03-15,A").attrs["horizon"] == "-0043-03-15"
