import pytest

from timeline import since


@pytest.fixture
def sample(read):
    return read(
        "id,date,title",
        "zero,2022-02-24,Day zero",
        "before,2021-12-12,Before",
        "week,2022-03-03,A week on",
        "month,2022-04,Some time in April",
        "long,2014-04-06~,Long before",
        "around,2022-02,That month",
    )


def test_time_is_told_from_the_origin_as_exactly_as_it_is_known(sample):
    facts = since(sample, "zero").told()["facts"]
    told = dict(zip(facts["ids"], (row[0] for row in facts["rows"]), strict=True))
    assert told == {
        "zero": "day 0",
        "before": "74 days before",
        "week": "7 days after",
        "month": "36 days to 65 days after",
        "long": "about 7 years 11 months before",
        "around": "23 days before to 4 days after",
    }
    assert facts["columns"][0] == "From day 0"


def test_the_axis_counts_days(sample):
    chart = since(sample, "zero")
    wide = chart.scenes[-1]
    first = {box.id: round(box.event.x0) for box in wide.boxes}
    assert (first["zero"], first["before"], first["week"]) == (0, -74, 7)
    assert "day 0" in [tick.text for tick in wide.ticks]
    title = chart.told()["facts"]["title"]
    assert title == "2 of the other 5 events came after “Day zero”"


def test_day_0_has_the_accent_where_nothing_else_is_given_it(sample):
    tones = {box.id: box.tone for box in since(sample, "zero").scenes[-1].boxes}
    assert tones["zero"] == "accent" and tones["week"] == "mark"
    tones = {box.id: box.tone for box in since(sample, "zero", accent=["week"]).scenes[-1].boxes}
    assert tones["zero"] == "mark" and tones["week"] == "accent"


def test_an_origin_must_be_known(sample):
    with pytest.raises(ValueError, match="no event has the id 'none'"):
        since(sample, "none")
    with pytest.raises(ValueError, match="first day of 'month' is not known"):
        since(sample, "month")
