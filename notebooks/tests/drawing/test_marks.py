"""How a mark looks tells how exact its date is."""

import numpy as np
import pytest

from timeline.drawing.dated import dated
from timeline.drawing.marks import ABOUT, FIRM, Arrow, Bar, Dot, Whisker, marks_of, outline
from timeline.drawing.scales import Dates


@pytest.fixture
def drawn(read):
    """Reads one date beside another => its marks, and a function from days to places."""

    def of(date, **columns):
        names = ["date", "title", *columns]
        events = read(",".join(names), ",".join([date, "Event", *columns.values()]), "2024,Now")
        event = next(dated(events[:1], Dates()).itertuples())
        return marks_of(event, 10, "mark")

    return of


def day(text):
    return int(np.datetime64(text, "D").astype(int))


def test_a_known_day_is_a_dot_in_its_middle_that_knows_its_day(drawn):
    (dot,) = drawn("2005-04-25")
    assert isinstance(dot, Dot) and not dot.about
    assert dot.at == day("2005-04-25") + 0.5 and dot.reach == 0.5


def test_a_day_that_is_about_right_has_a_ring(drawn):
    (dot,) = drawn("2025-01-20~")
    assert dot.about
    (perhaps,) = drawn("2025-01-20?")
    assert perhaps.about


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [("2014", "2014-01-01", "2015-01-01"), ("2024-02", "2024-02-01", "2024-03-01")],
)
def test_an_uncertain_time_is_a_whisker_over_exactly_its_days(drawn, date, first, last):
    (whisker,) = drawn(date)
    assert isinstance(whisker, Whisker)
    assert (whisker.first, whisker.last) == (day(first), day(last))
    assert whisker.before == whisker.after == FIRM


def test_the_outline_of_a_high_whisker_is_its_long_sides_and_its_firm_ends():
    whisker = Whisker(first=3, last=5, y=20, tone="rule", before="", after=FIRM, high=10)
    lines = [*outline(whisker)]
    assert all(line.dash and line.tone == "rule" for line in lines)
    ends = [(line.first, line.last, line.y, line.to_y) for line in lines]
    assert ends == [(3, 5, 15, 15), (3, 5, 25, 25), (5, 5, 15, 25)]


def test_a_span_is_a_bar_from_its_first_day_to_the_end_of_its_last(drawn):
    (bar,) = drawn("2014-04-06/2022-02-24")
    assert isinstance(bar, Bar) and not bar.before and not bar.after
    assert (bar.first, bar.last) == (day("2014-04-06"), day("2022-02-25"))


@pytest.mark.parametrize("days", ["2014-04-06~/2014-04-20~", "1614-04-06~/2014-04-06~"])
def test_about_is_a_cap_outside_the_dated_part_of_any_bar(drawn, days):
    (bar,) = drawn(days)
    assert bar.before and bar.after
    assert (bar.first, bar.last) == (day(days[:10]), day(days[12:22]) + 1)


def test_an_uncertain_end_is_a_whisker_over_just_its_days(drawn):
    whisker, bar = drawn("[2014-04-06..2014-04-09]/2022-02-24")
    assert (whisker.first, whisker.last) == (day("2014-04-06"), day("2014-04-09"))
    assert (whisker.before, whisker.after) == (FIRM, "") and bar.first == day("2014-04-09")


def test_a_bar_lies_where_the_event_was_certainly_under_way(drawn):
    early, late, bar = drawn("1999~/2008")
    assert (bar.first, bar.last) == (day("1999-12-31"), day("2008-01-02"))
    assert (early.first, late.last) == (day("1999-01-01"), day("2009-01-01"))
    assert (early.before, early.after, late.before, late.after) == (ABOUT, "", "", FIRM)


def test_ongoing_and_open_ends_are_arrows_that_differ(drawn):
    _, ongoing = drawn("2022-02-24/..")
    assert isinstance(ongoing, Arrow) and not ongoing.open and not ongoing.back
    *_, open_end = drawn("2016-02-03/")
    assert open_end.open and not open_end.back
    *_, open_start = drawn("[..2014]")
    assert open_start.open and open_start.back


def test_open_ends_have_no_cap_beside_their_arrow(drawn):
    whisker, arrow = drawn("[..2014]")
    assert whisker.before == "" and whisker.after == FIRM
    assert arrow.at == whisker.first < day("2014-12-31")
    whisker, arrow = drawn("[2015..]")
    assert whisker.before == FIRM and whisker.after == "" and arrow.at == whisker.last


def test_an_about_before_our_era_is_where_it_was(drawn):
    (whisker,) = drawn("-0043~")
    assert (whisker.first, whisker.last) == (day("-0043-01-01"), day("-0042-01-01"))
    assert whisker.before == whisker.after == ABOUT


def test_context_is_smaller_and_grey(read):
    rows = ["2014-01-01,Told,x", "2014-02-02,Context,", "2014-01-01/2014-02-02,Long,"]
    events = dated(read("date,title,cited_by", *rows), Dates())
    marks = {event.title: marks_of(event, 0, event.tone) for event in events.itertuples()}
    told, context, long = (marks[name][0] for name in ("Told", "Context", "Long"))
    assert context.size < told.size and long.thick < 3
    assert (told.tone, context.tone) == ("mark", "context")
    assert events["tone"].tolist() == ["mark", "context", "context"]
