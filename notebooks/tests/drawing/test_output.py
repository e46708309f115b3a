"""What JupyterLab is given: texts in its page's own colours."""

import json

import pytest

from timeline import lanes, timeline
from timeline.drawing import lab
from timeline.drawing.plotly import as_dict

INK, SOFT = "<span style='color:var(--jp-content-font-color1)'>", "var(--jp-content-font-color2)"


@pytest.fixture
def both(events):
    """The figure of a chart with an accent, and what JupyterLab is given."""
    chart = timeline(events, title="T", summary="S", accent=[events["id"].iloc[40]])
    scene, facts = chart.scenes[-1], chart.__dict__["_facts"]
    return as_dict(scene, facts), lab.output(scene, facts)


def test_ink_and_soft_texts_take_the_colours_of_the_page(both):
    plain, dyed = both
    title = dyed["layout"]["title"]
    assert title["text"] == f"{INK}T</span>"
    assert SOFT in title["subtitle"]["text"]
    for before, after in zip(
        plain["layout"]["annotations"], dyed["layout"]["annotations"], strict=True
    ):
        assert before["text"] in after["text"]
        tone = before.get("font", {}).get("color")
        assert after["text"].startswith(INK) == (tone is None)


def test_texts_of_an_accent_keep_it(both):
    accents = {text["text"] for text in both[1]["layout"]["annotations"] if "d8483f" in str(text)}
    assert all("span" not in text for text in accents)


def test_ticks_take_the_colour_of_the_page(events, both):
    assert SOFT in both[1]["layout"]["xaxis"]["tickprefix"]


def test_a_figure_that_people_change_has_plain_texts(events):
    chart = lanes(events, by="theme", title="T")
    assert "<span" not in json.loads(chart.to_json())["layout"]["title"]["text"]
    assert "<span" in json.dumps(chart._repr_mimebundle_()["application/vnd.plotly.v1+json"])
