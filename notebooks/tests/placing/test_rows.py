import random
from dataclasses import replace
from functools import cache
from math import inf

import pytest
from made_up import STORIES, days, mark, name, page, story

from timeline.placing import LEFT, RIGHT, Event, Page, check, named, place, search
from timeline.placing.row import Row


@cache
def layouts():
    """Many small stories, in one lane and in several, some with marks that are always drawn."""
    return [place(*each) for each in placeable()]


def placeable():
    for seed in range(60):
        events = story(10 + seed, seed, always=(seed % 3 == 2) * 0.3)
        yield events, page(events)
        yield [replace(e, lane=k % 4) for k, e in enumerate(events)], page(events, rows=12)
    for events in STORIES.values():
        yield events, page(events)
        yield [replace(event, always=True) for event in events], page(events)


def drawn(layout, scale, window):
    """(row, first px, last px, number) of each mark and name that are drawn in a window."""
    start, end = (edge * scale for edge in window)
    opening = layout.page.scale(layout.page.narrow)
    for i, (event, at) in enumerate(zip(layout.events, layout.places, strict=True)):
        if at.threshold <= scale or (event.always and scale >= opening and at.row >= 0):
            yield at.row, *mark(event, scale), i
        if at.threshold <= scale and (seen := name(event, at.side, scale, start, end)):
            yield at.row, *seen, i


def meetings(layout, scale, window):
    """The pairs of which something meets in one row."""
    found, before = [], {}
    for row, first, last, i in sorted(drawn(layout, scale, window)):
        reached, j = before.get(row, (first, i))
        if first < reached - 1e-3 and i != j:
            found.append((j, i))
        before[row] = max((reached, j), (last, i))
    return found


def windows(layout, rng):
    """Scales from the least that is ever shown to a day across the page, and places for them."""
    whole = [layout.page.start, layout.page.end]
    whole += [edge for event in layout.events for edge in (event.x0, event.x1)]
    least = 320 / (max(whole) - min(whole))
    for _ in range(12):
        scale = least * (960 / least) ** rng.random()
        width = rng.choice([320, 560, 960, 1900]) / scale
        start = rng.uniform(min(whole), max(whole)) - rng.random() * width
        yield scale, (start, start + width)


def shown(layout, scale):
    return {i for i, at in enumerate(layout.places) if at.threshold <= scale}


def packed_anew(layout, scale):
    """How many names the same rows would take if only this scale mattered, by first fit."""
    rows, total = {}, 0
    tops = [sum(layout.lanes[:lane]) for lane in range(len(layout.lanes) + 1)]
    for event in sorted(layout.events, key=lambda event: event.priority):
        taken = [rows.setdefault(row, []) for row in range(*tops[event.lane : event.lane + 2])]
        total += any(_fits(event, side, row, layout, scale) for row in taken for side in (1, -1))
    return total


def _fits(event, side, row, layout, scale):
    seen = name(event, side, scale, -1e99, 1e99)
    edges = [*mark(event, scale), *seen]
    left, right, gap = min(edges), max(edges), layout.page.gap
    start, end = layout.page.start * scale, layout.page.end * scale
    beyond = seen[1] > end if side == RIGHT else seen[0] < start
    if beyond and event.x0 * scale < end and event.x1 * scale > start:
        return False
    free = all(right + gap <= a or b + gap <= left for a, b in row)
    row.extend([(left, right)] * free)
    return free


def test_in_every_row_all_pairs_hold():
    for layout in layouts():
        assert check(layout) == []
        assert all(-1 <= at.row < layout.rows for at in layout.places)


def test_no_name_crosses_a_line_at_any_scale():
    rng, sides = random.Random(4), set()
    for seed in range(20):
        events = story(60, seed)
        layout = place(events, replace(page(events), line=rng.uniform(0, 12_000)))
        assert check(layout) == []
        for scale in [10 ** rng.uniform(-2, 2) for _ in range(20)]:
            line = layout.page.line * scale
            for i in shown(layout, scale):
                event, side = layout.events[i], layout.places[i].side
                left, right = name(event, side, scale, -inf, inf)
                if not event.over or not event.x0 < layout.page.line < event.x1:
                    assert right <= line + 0.1 or left >= line - 0.1, (seed, i)
                    sides.add((right <= line, side))
    assert len(sides) == 4
    spoilt = replace(layout, places=tuple(replace(at, threshold=1e-9) for at in layout.places))
    assert any(i == j for i, j in check(spoilt))


@pytest.mark.long
def test_in_every_row_of_many_stories_all_pairs_hold():
    for seed in range(100, 400):
        events = story(10 + seed % 90, seed, always=(seed % 5 == 0) * 0.1)
        events = [replace(event, lane=k % (1 + seed % 3)) for k, event in enumerate(events)]
        assert check(place(events, page(events, width=(960, 700)[seed % 2]))) == []


def test_thresholds_have_six_digits():
    for layout in layouts():
        assert all(at.threshold == float(f"{at.threshold:.6g}") for at in layout.places)


def test_nothing_that_is_drawn_meets_another_at_any_scale_in_any_window():
    rng, seen = random.Random(1), 0
    for layout in layouts():
        for scale, window in windows(layout, rng):
            assert meetings(layout, scale, window) == []
            seen += len(shown(layout, scale))
    assert seen > 10_000


def test_what_would_meet_is_found():
    layout = place(days(0, 2), Page(-100, 100, rows=1))
    spoilt = replace(layout, places=tuple(replace(at, threshold=1.0) for at in layout.places))
    assert check(spoilt) == [(0, 1)]
    assert set(meetings(spoilt, 1.0, (-1000, 1000))) == {(0, 1)}


def test_once_named_stays_named_as_one_zooms_in():
    rng = random.Random(2)
    for layout in layouts():
        for scale, (start, end) in windows(layout, rng):
            for i in named(layout, scale, (start, end)):
                event, side = layout.events[i], layout.places[i].side
                if event.indent:  # held some px from the end of its bar: an edge may come between
                    continue
                # about the place that the name is held at, or of a bar the end that is seen
                at = event.x1 if (side == RIGHT) != event.over else event.x0
                at = min(max(at, start), end)
                closer = tuple(at + (edge - at) / 3 for edge in (start, end))
                assert i in named(layout, 3 * scale, closer)


def test_what_is_named_is_whole_in_the_window():
    rng = random.Random(3)
    for layout in layouts():
        for scale, (start, end) in windows(layout, rng):
            ends = start * scale, end * scale
            seen = [
                i
                for i in sorted(shown(layout, scale))
                if name(layout.events[i], layout.places[i].side, scale, *ends)
            ]
            assert named(layout, scale, (start, end)) == seen


@pytest.mark.parametrize("case", ["days", "lanes", "in time", "spans", "spans in time"])
def test_nearly_as_many_are_named_as_if_each_scale_were_packed_anew(case):
    events = spans(1200) if case.startswith("spans") else story(400, 5)
    if case.endswith("in time"):
        events = sorted((replace(event, priority=0) for event in events), key=lambda e: e.x0)
    if case == "lanes":
        events = [replace(event, lane=k % 5) for k, event in enumerate(events)]
    layout = place(events, page(events))
    for times in (1, 2, 4, 8, 32):
        scale = times * layout.page.scale(960)
        assert len(shown(layout, scale)) >= 0.8 * packed_anew(layout, scale)


def spans(number):
    """Spans of thirty years or so over three thousand, in no order."""
    rng, year = random.Random(4), 365.2425
    firsts = [rng.uniform(-1000, 2000) * year for _ in range(number)]
    return [
        Event(first, first + rng.expovariate(1 / (30 * year)), rng.uniform(60, 260), over=True)
        for first in firsts
    ]


def test_of_thousands_of_spans_as_many_are_named_as_have_room():
    events = sorted(spans(2418), key=lambda event: event.x0)
    layout = place(events, page(events, width=1200))
    opening = layout.page.start, layout.page.end
    assert len(named(layout, layout.page.scale(1200), opening)) > 170
    assert check(layout) == []


def test_the_same_events_are_placed_alike():
    for seed in range(20):
        events = story(80, seed)
        assert place(events, page(events)) == place(iter(events), page(events))


def test_the_sieve_changes_nothing(monkeypatch):
    stories = [story(200, seed, always=0.1 * (seed % 2)) for seed in range(6)]
    with_sieve = [place(events, page(events, rows=8)) for events in stories]
    monkeypatch.setattr(search, "may_fit", lambda rows, lefts, rights: lefts == lefts)
    monkeypatch.setattr(
        search, "rows_for", lambda rows, *edges: [[*range(len(rows))]] * edges[0].size
    )
    monkeypatch.setattr(Row, "fits", lambda self, left, right: True)
    assert [place(events, page(events, rows=8)) for events in stories] == with_sieve


def test_important_ones_come_first_and_of_equals_the_first_in_the_file():
    one_row = Page(-100, 100, rows=1)
    first, second = place(days(0, 0), one_row).places
    assert (first.row, second.row) == (0, -1)
    events = days(0, 0)
    first, second = place([replace(events[0], priority=1), events[1]], one_row).places
    assert (first.row, second.row) == (-1, 0)


def test_ten_thousand_on_one_day_fill_the_rows_and_the_rest_is_counted():
    layout = place(days(*[5] * 10_000), Page(0, 1000))
    assert layout.rows == 30 and len(layout.unplaced) == 9970
    assert layout.unplaced[0] == 30
    assert check(layout) == []


def test_there_are_rows_until_all_are_named_at_the_closest_scale():
    events = days(*[500] * 20, *range(100, 300, 2))
    layout = place(events, page(events, closest=40.0))
    assert max(at.threshold for at in layout.places) <= 40
    assert 20 <= layout.rows <= 30


def test_no_more_rows_than_names_need():
    assert place(days(100, 400, 700), Page(0, 1000)).rows == 1
    assert place(days(430, 400, width=100), Page(0, 1000)).rows == 1  # right and left
    assert place(days(430, 415, 400, width=100), Page(0, 1000)).rows == 2


def test_a_row_is_not_opened_for_names_that_wait_anyway():
    wide = days(100, 300, 500, 700, 900, width=1500.0)  # none of them has room at the opening
    assert place(wide, Page(0, 1000)).rows == 1


def test_the_tightest_row_is_taken_so_that_the_emptier_stay_for_others():
    events = days(0, 50, 500, width=200)
    assert [at.row for at in place(events, Page(-10, 1000, least=0.1)).places] == [0, 1, 1]


def test_a_name_stays_within_the_opening_window():
    for layout in layouts():
        scale, (start, end) = layout.page.scale(960), (layout.page.start, layout.page.end)
        inside = [i for i, e in enumerate(layout.events) if start < e.x0 and e.x1 < end]
        seen = named(layout, scale, (start - 1e-6, end + 1e-6))
        assert set(inside) & shown(layout, scale) <= {*seen}


def test_sides():
    places = place(days(20, 500, 980), Page(0, 1000)).places
    assert [at.side for at in places] == [RIGHT, RIGHT, LEFT]
    bars = [Event(100, 300, 150.0, over=True), Event(980, 999, 150.0, over=True)]
    assert [at.side for at in place(bars, Page(0, 1000)).places] == [RIGHT, LEFT]
    # its right end is out of view
    crossing = [Event(900, 1200, 100.0)]
    assert [at.side for at in place(crossing, Page(0, 1000)).places] == [LEFT]


def test_a_second_line_counts():
    first, second = days(0, 300, width=50)
    page = Page(-500, 1000, rows=1)
    narrow = place([first, second], page).places[1].threshold
    assert place([replace(first, second=280), second], page).places[1].threshold > narrow


def test_the_scale_between_two_is_what_both_need_by_the_units_between_them():
    events = [Event(0, 10, 80.0), Event(110, 120, 80.0)]
    first, second = place(events, Page(-1000, 1121, rows=1, least=0.001)).places
    # the name and its mark reach 5 + 5 + 80 px beyond the extent
    assert first.threshold == pytest.approx(90 / (1121 - 10), rel=1e-5)
    # with the gap and the mark of the other, 90 + 6 + 5
    assert (second.side, second.threshold) == (RIGHT, 1.01)


def test_no_threshold_is_below_the_least_scale_that_is_shown():
    whole = Page(0, 1000, narrow=500)
    assert {at.threshold for at in place(days(100, 500, width=100), whole).places} == {0.5}
    assert place(days(-1000, 500, width=100), whole).places[0].threshold == 0.250013
    closer = replace(whole, least=0.7)
    assert {at.threshold for at in place(days(100, 500, width=100), closer).places} == {0.7}


def test_what_is_always_drawn_has_its_place_from_the_opening_on():
    events = [replace(event, always=True) for event in days(*range(0, 3000, 2), width=150)]
    layout = place(events, page(events))
    opening = layout.page.scale(layout.page.narrow)
    for number in (1, 2, 20):
        scale = number * opening
        assert meetings(layout, scale, (0, 3000)) == []
    placed = [at for at in layout.places if at.row >= 0]
    assert len(placed) + len(layout.unplaced) == len(events)
    assert len(placed) > 800  # marks of 10 px, 6 apart, in 30 rows of 560 px: 1,050 at most


def test_what_is_always_drawn_is_named_where_there_is_room():
    events = days(*range(0, 1000, 25), width=60)
    fewer = place([replace(event, always=True) for event in events], Page(-50, 1050))
    assert all(at.threshold <= fewer.page.scale(960) for at in fewer.places)
    layout = place([replace(event, always=True) for event in days(5, 5, 30, 700)], Page(0, 999))
    assert max(at.threshold for at in layout.places) < 40


@pytest.mark.parametrize("ends", [(1, 0), (float("nan"), 1), (0, float("inf"))])
def test_what_is_no_extent_or_window_is_refused(ends):
    with pytest.raises(ValueError, match=r"event 0: .+ is no extent"):
        place([Event(*ends, 10.0)], Page(0, 1))
    with pytest.raises(ValueError, match="is no window"):
        Page(*ends)
