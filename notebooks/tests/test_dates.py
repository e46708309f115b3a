from time import process_time

import pandas as pd
import pytest
from edtf import parse_edtf

from timeline import durations
from timeline.dates import BOUNDS, in_short, in_words, parse


def one(text):
    return parse(pd.Series([text])).iloc[0]


def iso(day):
    return f"{day.year:0{4 + (day.year < 0)}}-{day.month:02}-{day.day:02}"


def days(text):
    return [None if pd.isna(day) else iso(day) for day in one(text)[BOUNDS]]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("2005-04-25", ["2005-04-25"] * 4),
        ("2024-02", ["2024-02-01", "2024-02-29"] * 2),
        ("2014", ["2014-01-01", "2014-12-31"] * 2),
        ("199X", ["1990-01-01", "1999-12-31"] * 2),
        ("2014-04-06~/2022-02-24", ["2014-04-06"] * 2 + ["2022-02-24"] * 2),
        ("1999/2008", ["1999-01-01", "1999-12-31", "2008-01-01", "2008-12-31"]),
        ("[2025-01-20..2025-01-30]", ["2025-01-20", "2025-01-30"] * 2),
        ("[2014,2015]", ["2014-01-01", "2015-12-31"] * 2),
        ("2022-24", ["2022-12-01", "2023-02-28"] * 2),
        ("2001-21", ["2001-03-01", "2001-05-31"] * 2),
        ("156X-12-25", ["1560-12-25", "1569-12-25"] * 2),
        ("1950S2", ["1900-01-01", "1999-12-31"] * 2),
        ("2022-02-24/..", ["2022-02-24"] * 2 + [None] * 2),
        ("2014/", ["2014-01-01", "2014-12-31", None, None]),
        ("/2014", [None, None, "2014-01-01", "2014-12-31"]),
        ("[..1984]", [None, "1984-12-31"] * 2),
        ("[1984-12..]", ["1984-12-01", None] * 2),
    ],
)
def test_bounds(text, bounds):
    assert one(text)["problem"] == ""
    assert days(text) == bounds


def test_years_outside_the_range_of_nanoseconds():
    assert one("0988")["start_min"].year == 988
    assert one("-0043-03-15")["start_min"].year == -43


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("2005-04-25", "day"),
        ("2005-02", "month"),
        ("[2025-01-20..2025-01-30]", "month"),
        ("2005", "year"),
        ("2001-21", "year"),
        ("199X", "decade"),
        ("19XX", "century"),
        ("1XXX", "century"),
        ("1992/1998-08-17", "year"),
        ("2022-02-24/..", "day"),
    ],
)
def test_precision_is_that_of_the_vaguer_end(text, precision):
    assert one(text)["precision"] == precision


def test_qualifiers_mark_an_end_and_never_move_it():
    plain, marked = one("2014-04-06/2022-02-24"), one("2014-04-06~/2022-02-24?")
    assert plain[BOUNDS].equals(marked[BOUNDS])
    assert (marked["approximate"], marked["uncertain"]) == (True, True)
    assert (marked["start_qualifier"], marked["end_qualifier"]) == ("~", "?")
    assert one("2014%")["start_qualifier"] == "~?"
    assert not plain["approximate"] and not plain["uncertain"]


def test_ongoing():
    assert one("2022-02-24/..")["ongoing"]
    assert not one("2022-02-24/2025")["ongoing"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-02-30", "February 2024 has 29 days"),
        ("2023-02-29", "February 2023 has 28 days"),
        ("2024-14-01", "no month 14"),
        ("2022/2014", "the end lies before the start"),
        ("24/02/2022", "write 2022-02-24"),
        ("Feb 2022", "write 2022-02"),
        ("soon", "not a date; write 2014-03-18 for a day"),
        ("1950S627", "not a date"),
        ("2014/2015/2016", "not a date"),
        ("[1990..1985]", "the end lies before the start"),
        ("..", "neither a start nor an end"),
        ("[..]", "neither a start nor an end"),
        ("Y-17000", "years from -9999 to 9999"),
        ("9999-24", "years from -9999 to 9999"),
        ("XXXX-05", "at least its century"),
        ("2023-XX-32", "no such day"),
        ("1" * 201, "201 characters, and at most 200"),
    ],
)
def test_what_is_wrong_and_how_to_mend_it(text, words):
    problem = one(text)["problem"]
    assert words in problem
    assert problem.startswith(text[:60])


# What edtf 5.0.2 answers is what we answer, but for what follows below.
SAME = [
    *["2014-02-03", "2014-02", "2014", "0000", "-0043-03-15", "9999-12-31", "2014-02-03T10:00:00Z"],
    *["199X", "19XX", "1XXX", "15X5", "156X-12-25", "1985-XX-XX", "1985-12-XX", "2000-XX-31"],
    *["1985~", "1985-04?", "1985-04-12%", "2004-06~-11", "?2004-06-~11", "2004-06-11%", "1950S2"],
    *[f"2001-{part}" for part in range(21, 42) if part not in (24, 28, 30)],
    *["1985/1990-04", "1985~/1990-04?", "1985/..", "1985/", "../1985", "/1985", "1985-06~/1986"],
    *["[1667,1668,1670..1672]", "{1960,1961-12}", "[1760-01,1760-02]", "{1990..1995}"],
]


@pytest.mark.parametrize("text", SAME)
def test_the_bounds_are_those_of_the_package_edtf(text):
    start, slash, end = text.partition("/")
    theirs = [day for each in (start, end if slash else start) for day in edtf_bounds(each)]
    assert days(text) == theirs


def edtf_bounds(text):
    if text in ("", ".."):
        return [None, None]
    date = parse_edtf(text)
    kind = "fuzzy" if getattr(date, "significant_digits", None) else "strict"
    bounds = [getattr(date, f"{side}_{kind}")()[:3] for side in ("lower", "upper")]
    return [f"{y:0{4 + (y < 0)}}-{m:02}-{d:02}" for y, m, d in bounds]


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("2014-1X", ["2014-10-01", "2014-12-31"]),  # of the standard, where edtf stumbles
        ("2004-01-3X", ["2004-01-30", "2004-01-31"]),
        ("199X-21", ["1990-03-01", "1999-05-31"]),
        ("-19XX", ["-1999-01-01", "-1900-12-31"]),  # edtf has the two the other way round
        ("19XX-02-29", ["1904-02-29", "1996-02-29"]),  # edtf: 29 February 1900
        ("2001-24", ["2001-12-01", "2002-02-28"]),  # edtf ends winter with the year,
        ("2001-30", ["2001-12-01", "2002-02-28"]),  # and the summer of the south
        ("[1760-12..]", ["1760-12-01", None]),  # edtf raises a TypeError
        ("199X/..", ["1990-01-01", "1999-12-31"]),
    ],
)
def test_where_the_package_edtf_is_not_followed(text, bounds):
    assert days(text)[:2] == bounds


def test_many_odd_texts_take_no_longer_than_a_moment():
    texts = pd.Series([f"c. {i} - {i} or so" for i in range(20_000)])
    begin = process_time()
    assert parse(texts)["problem"].ne("").all()
    assert process_time() - begin < 5  # s; it is 0.2


def test_a_blank_is_no_date():
    blank = one("")
    assert blank["problem"] == "" and blank[BOUNDS].isna().all() and blank["precision"] == ""


def test_plain_dates_and_others_mix_in_one_column():
    table = parse(pd.Series(["2014-03-18", "soon", "2014", ""], index=[7, 8, 9, 10]))
    assert table["problem"].ne("").tolist() == [False, True, False, False]
    assert table["precision"].tolist() == ["day", "", "year", ""]
    assert all(table[bound].dtype == "datetime64[s]" for bound in BOUNDS)


def test_two_days_in_one_cell_are_no_day():
    assert "not a date" in one("2014-01-01\n2014-01-02")["problem"]


@pytest.mark.parametrize(
    ("text", "words", "short"),
    [
        ("2005-04-25", "25 April 2005", "25 Apr 2005"),
        ("2014", "some time in 2014", "2014"),
        ("2014-02", "some time in February 2014", "Feb 2014"),
        ("199X", "some time in the 1990s", "1990s"),
        ("0988~", "about 988", "about 988"),
        ("2014-02-20?", "perhaps 20 February 2014", "perhaps 20 Feb 2014"),
        (
            "[2025-01-20..2025-01-30]",
            "some time between 20 and 30 January 2025",
            "20–30 Jan 2025",
        ),
        ("2001-21", "some time between 1 March and 31 May 2001", "1 Mar–31 May 2001"),
        (
            "2014-04-06~/2022-02-24",
            "from about 6 April 2014 to 24 February 2022",
            "about 6 Apr 2014 to 24 Feb 2022",
        ),
        ("1998-05-15/1998-05-17", "15 to 17 May 1998", "15–17 May 1998"),
        ("1998-05-15/1999-05-17", "15 May 1998 to 17 May 1999", "15 May 1998–17 May 1999"),
        ("1998-05-15/1998-05-15", "15 May 1998", "15 May 1998"),
        ("/2014", "from an unknown day to some time in 2014", "?–2014"),
        ("[..1984]", "an unknown day up to 31 December 1984", "by 31 Dec 1984"),
        (
            "1950/[..1984]",
            "from some time in 1950 to an unknown day up to 31 December 1984",
            "1950–?",
        ),
        ("-0043-03-15", "15 March 44 BCE", "15 Mar 44 BCE"),
    ],
)
def test_dates_in_words(text, words, short):
    assert in_words(one(text)) == words
    assert in_short(one(text)) == short


def test_an_ongoing_event_of_unknown_beginning_says_by_when_it_began(read):
    event = read("date,title", "[..1984]/..,War", "2025-03-22,Article").iloc[0]
    words = "since an unknown day up to 31 December 1984, ongoing"
    assert in_words(event) == words
    assert (
        durations(pd.DataFrame([event])).told()["facts"]["rows"][0][2] == "at least 40 years so far"
    )


def test_an_ongoing_event_has_no_end(read):
    event = read("date,title", "2022-02-24/..,War", "2025-03-22,Article").iloc[0]
    assert in_words(event) == "since 24 February 2022, ongoing"
    assert in_short(event) == "since 24 Feb 2022"
