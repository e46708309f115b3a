"""What holds at all scales is in test_rows."""

from made_up import days, page, story

from timeline.placing import WIDTHS, Event, Page, named, place, steps


def test_a_step_is_the_first_width_that_shows_a_name():
    for seed in range(10):
        events = story(60, seed)
        layout = place(events, page(events))
        scales = [layout.page.scale(width) for width in WIDTHS]
        for at, step in zip(layout.places, steps(layout), strict=True):
            assert [at.threshold <= scale for scale in scales] == [
                step is not None and step <= width for width in WIDTHS
            ]


def test_at_no_width_is_shown_by_its_step_what_the_scale_does_not_show():
    events = story(100, 3)
    layout = place(events, page(events))
    for width in range(560, 1500, 7):
        scale = width / (layout.page.end - layout.page.start)
        for at, step in zip(layout.places, steps(layout), strict=True):
            assert step is None or step > width or at.threshold <= scale * (1 + 1e-5)


def test_other_widths_can_be_asked_for():
    layout = place(days(500, width=100), Page(0, 1000, narrow=10))
    assert steps(layout) == [560]
    assert steps(layout, [10, 100, 300, 900]) == [300]
    assert steps(layout, [10]) == [None]


def test_a_name_slides_along_its_bar_and_one_beside_its_mark_does_not():
    layout = place([Event(0, 1000, 100.0, over=True)], Page(-10, 1010))
    assert named(layout, 1.0, (600, 800)) == [0]
    assert named(layout, 1.0, (950, 1100)) == []
    layout = place([Event(0, 100, 100.0)], Page(-10, 1010))
    assert named(layout, 1.0, (0, 300)) == [0]
    assert named(layout, 1.0, (102, 300)) == []
