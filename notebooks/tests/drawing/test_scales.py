import numpy as np
import pytest

from timeline.drawing.scales import BeforeHorizon, Dates, Since, nice, plural

DAY = np.datetime64("2014-03-18")


@pytest.mark.parametrize("day", ["2014-03-18", "0988-01-01", "-0043-03-15", "1677-09-20"])
def test_a_date_comes_back_as_it_was(day):
    assert Dates().value(Dates().at(np.datetime64(day))) == day


@pytest.mark.parametrize(
    ("first", "last", "texts"),
    [
        ("-0300-01-01", "0200-01-01", ["300 BCE", "200 BCE", "100 BCE", "1", "100", "200"]),
        ("2024-11-20", "2025-02-10", ["Dec 2024", "2025", "Feb"]),
        ("2025-01-01", "2025-01-03", ["1 Jan 2025", "2 Jan", "3 Jan"]),
        ("2024-12-10", "2025-01-15", ["16 Dec 2024", "30 Dec", "13 Jan 2025"]),
        ("2024-12-10", "2025-01-04", ["16 Dec 2024", "23 Dec", "30 Dec"]),
        ("-0001-06-01", "0003-02-01", ["1 BCE", "1", "2", "3"]),
        ("1991-05-05", "2025-01-01", ["2000", "2010", "2020"]),
    ],
)
def test_ticks_are_round_and_said_as_people_say_them(first, last, texts):
    scale = Dates()
    found = scale.ticks(*(float(scale.at(np.datetime64(day))) for day in (first, last)), 5)
    assert found[1] == texts


def test_days_from_the_origin():
    scale = Since(DAY)
    assert scale.at(np.array(["2014-03-20", "2014-03-17"], "datetime64[s]")).tolist() == [2, -1]
    assert scale.ticks(-1500, 1500, 8)[1] == [
        "−4 years",
        "−2 years",
        "day 0",
        "+2 years",
        "+4 years",
    ]


def test_the_logarithm_rises_towards_the_horizon():
    scale = BeforeHorizon(DAY)
    days = np.array(["0988-01-01", "1991-12-26", "2014-03-18", "2066-01-01"], "datetime64[s]")
    at = scale.at(days)
    assert (np.diff(at) >= 0).all() and at[2] == at[3]


def test_small_words():
    assert [nice(n) for n in (0.2, 1, 1.1, 3, 7, 12, 300)] == [1, 1, 2, 5, 10, 20, 500]
    assert [plural(n, "century") for n in (1, -2)] == ["1 century", "2 centuries"]
