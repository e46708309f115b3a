import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_up import mark, name

from timeline.placing import LEFT, RIGHT, Event, anchor
from timeline.placing.boxes import apart, event_box, six

FAR = 1e7  # px


@st.composite
def events(draw):
    first, length = draw(st.floats(-1000, 1000)), draw(st.floats(0, 500))
    px = st.floats(0, 300)
    over, before, after = draw(st.tuples(st.booleans(), st.floats(0, 15), st.floats(0, 15)))
    second = draw(px)
    return Event(first, first + length, draw(px), second, over=over, before=before, after=after)


scales = st.floats(1e-4, 200)


@settings(deadline=None)  # other tests run beside it
@given(events(), st.sampled_from([RIGHT, LEFT]), scales)
def test_a_box_is_the_union_of_mark_and_name_at_any_scale(event, side, scale):
    seen = [*mark(event, scale), *name(event, side, scale, -FAR, FAR)]
    assert event_box(event, side).edges(scale) == pytest.approx((min(seen), max(seen)))


@settings(deadline=None)
@given(events(), st.sampled_from([RIGHT, LEFT]), scales)
def test_a_name_is_held_where_it_is_drawn(event, side, scale):
    at, px = anchor(event, side)
    left, right = name(event, side, scale, -FAR, FAR)
    assert at * scale + px == pytest.approx(left if side == RIGHT else right)


@settings(deadline=None)
@given(events(), events(), st.sampled_from([RIGHT, LEFT]), st.sampled_from([RIGHT, LEFT]), scales)
def test_two_are_apart_at_a_scale_if_it_is_as_great_as_what_is_said(a, b, one, other, scale):
    a, b = sorted((a, b), key=lambda event: event.x0)
    a, b = event_box(a, one), event_box(b, other)
    room = b.edges(scale)[0] - a.edges(scale)[1] - 6
    if abs(room) > 1e-6:  # nearer than that, rounding decides
        assert (room > 0) == (scale > apart(a, b, 6)) or b.x0 <= a.x1


def test_scales_are_rounded_to_six_digits_and_halves_up_as_elsewhere():
    assert six(0.0123456789) == 0.0123457
    assert six(1.953125) == 1.95313
    assert six(0) == 0
