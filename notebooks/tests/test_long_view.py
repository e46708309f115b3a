import pytest

from timeline import long_view


def places(fig):
    return {
        name: x
        for trace in fig.data
        if trace.type == "scatter" and trace.mode == "markers" and trace.customdata
        for name, x in zip(trace.customdata, trace.x, strict=True)
    }


def test_ten_times_as_long_ago_is_one_step(read):
    lines = ["a,1015-01-01,A", "b,1915-01-01,B", "c,2005-01-01,C", "d,2015-01-01,D"]
    x = places(long_view(read("id,date,title", *lines)))
    steps = x["c"] - x["b"], x["b"] - x["a"]
    assert steps == pytest.approx((1, 1), abs=0.02)
    assert x["d"] == pytest.approx(1.079, abs=0.001)  # a month before nothing


def test_the_horizon_is_when_an_ongoing_event_was_last_reported(events):
    fig = long_view(events)
    assert "22 March 2025" in fig.layout.meta["summary"]
    assert fig.layout.xaxis.ticktext[-1] == "Mar 2025"


def test_what_lies_beyond_the_horizon_ends_there_or_is_refused(read):
    events = read("id,date,title", "term,2017/2066,A term", "now,2025-03-22,Now")
    fig = long_view(events, horizon="2025-03-22")
    arrows = [t for t in fig.data if t.type == "scatter" and t.marker.symbol == "triangle-right"]
    assert list(arrows[0].customdata) == ["term"]
    assert "2066" in fig.layout.meta["rows"][0][0]
    with pytest.raises(ValueError, match="begin after the horizon, 1 January 2020"):
        long_view(events, horizon="2020-01-01")
