"""The events of this repository, on a page of 1280 px."""

from dataclasses import replace

import numpy as np
import pytest
from made_up import mark, name

from timeline.events import split
from timeline.placing import Event, Page, check, named, place, priorities, text_width

SIZE, AXIS = 12.5, 1200  # px


def day(moments):
    """Days since 1970."""
    return np.asarray(moments, "datetime64[D]").astype(int)


@pytest.fixture(scope="module")
def page():
    start, end = day(["1991-01-01", "2025-03-23"])
    return Page(start, end + 0.01 * (end - start), width=AXIS)


@pytest.fixture(scope="module")
def placed(events, citations, page):
    since = events[events["start_min"] >= "1991"]
    mentions = citations["event"].value_counts().reindex(since["id"], fill_value=0).to_numpy()
    several = split(since["cited_by"]).str.len().to_numpy() > 1
    x0, x1 = day(since["first_possible"]) + 0.1, day(since["last_possible"]) + 0.9
    ranks = priorities(
        x0,
        x1,
        page.start,
        365.2425,
        spans=since["is_span"],
        mentions=mentions + 3 * several,
        accent=np.zeros(len(since), bool),
        context=since["cited_by"] == "",
    )
    widths = [text_width(title, SIZE) for title in since["title"]]
    rows = zip(x0.tolist(), x1.tolist(), widths, since["is_span"], ranks.tolist(), strict=True)
    return [Event(a, b, width, over=over, priority=rank) for a, b, width, over, rank in rows]


def test_more_than_fifty_names_at_once_in_600_px(placed, page):
    layout = place(placed, page)
    scale, window = page.scale(AXIS), (page.start, page.end)
    assert 20 * layout.rows <= 600
    assert len(named(layout, scale, window)) > 50
    assert check(layout) == [] and layout.unplaced == []
    assert max(at.threshold for at in layout.places) <= 40


def test_none_meets_another_from_the_whole_to_a_day(placed, page):
    layout = place(placed, page)
    for scale in page.scale(560) * 1.3 ** np.arange(36):
        rows = {}
        for event, at in zip(layout.events, layout.places, strict=True):
            if at.threshold <= scale:
                drawn = [*mark(event, scale), *name(event, at.side, scale, -1e99, 1e99)]
                rows.setdefault(at.row, []).append((min(drawn), max(drawn)))
        for boxes in rows.values():
            edges = np.array(sorted(boxes)).ravel()
            assert (np.diff(edges)[1::2] >= page.gap - 1e-2).all()


def test_in_half_the_rows_most_of_the_important_are_named(placed, page):
    layout = place(placed, replace(page, rows=15))
    assert layout.rows == 15 and check(layout) == []
    seen = named(layout, page.scale(AXIS), (page.start, page.end))
    first = sorted(range(len(placed)), key=lambda i: placed[i].priority)[:12]
    assert len(set(first) & {*seen}) >= 10
