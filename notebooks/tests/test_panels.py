import json

import numpy as np
from conftest import texts

from timeline import panels


def heads(fig):
    return texts(fig, of_events=False)[0].text


def test_every_event_of_the_file_is_labelled_once_at_every_width(events):
    fig = panels(events)
    page = json.loads(fig.layout.meta["pages"])
    for width in (None, "340", "1100"):
        traces = [t.to_plotly_json() for t in fig.data]
        if width:
            traces = [t | c for t, c in zip(traces, page[width]["traces"], strict=True)]
        named = [
            name
            for t in traces
            if t.get("mode") == "text" and "customdata" in t
            for name, text in zip(t["customdata"], t["text"], strict=True)
            if text
        ]
        assert sorted(named) == sorted(events["id"])


# at one width a whisker is one px long, at another none: its trace must be there all the same
OLD = ["151X,A,T3", "-1033-41,B,T6", "141X,C,T2", "0206S3,D,T1", "-2783-XX-X8,E,T2"]


def test_a_whisker_of_less_than_a_px_is_drawn_at_every_width(read):
    fig = panels(read("date,title,theme", *OLD))
    pages = json.loads(fig.layout.meta["pages"])
    assert all(len(page["traces"]) == len(fig.data) for page in pages.values())


def test_the_cuts_give_the_crowd_and_the_void_a_scale_each(read):
    crowd = [f"2020-01-{n + 1:02d},Event {n}" for n in range(30)]
    past = [f"{1000 + 40 * n},Old {n}" for n in range(15)]
    fig = panels(read("date,title", *past, *crowd))
    assert "2020" not in heads(fig)[0]
    assert all("Jan 2020" in head for head in heads(fig)[1:])


def test_a_span_goes_on_through_the_panels_that_follow(read):
    lines = ["1990/2025,Long", "2000-05-05,A", "2020-05-05,B", "2021-05-05,C"]
    fig = panels(read("date,title", *lines), periods=["2000-01-01", "2020-01-01"])
    assert heads(fig) == ("<b>1990–2000</b>", "<b>Jan–May 2000</b>", "<b>2020–2021</b>")
    bar = next(t for t in fig.data if t.type == "bar")
    assert len(bar.base) == 3 and len(set(bar.width)) == 2


def test_labels_keep_to_the_order_of_time(events):
    fig = panels(events)
    labels = texts(fig)
    places = sorted(
        (x, y, name)
        for t in labels
        for x, y, name, text in zip(t.x, t.y, t.customdata, t.text, strict=True)
        if text
    )
    begin = events.set_index("id")["start_min"]
    for column in {x for x, *_ in places}:
        inside = [(y, begin[name]) for x, y, name in places if x == column]
        tops = np.diff([y for y, _ in inside])
        assert (tops >= 15).all()
