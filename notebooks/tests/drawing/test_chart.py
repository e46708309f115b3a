"""A chart: what it shows in a notebook, what copies of it are, and how it is saved."""

import copy
import json
import os
import pickle
import subprocess
import sys

import plotly.graph_objects as go
import plotly.io as pio
import pytest

from timeline import timeline
from timeline.drawing.chart import KIND, PLOTLY, Chart
from timeline.drawing.packed import unpack

KINDS = {PLOTLY, "image/svg+xml", "text/plain", KIND}


@pytest.fixture
def chart(events):
    return timeline(events, title="A title", summary="A summary", source="A source")


def plotly_of(chart):
    shown = chart._repr_mimebundle_()[PLOTLY]
    return {key: shown[key] for key in ("data", "layout")}


def test_a_notebook_is_shown_four_kinds(chart):
    shown = chart._repr_mimebundle_()
    assert set(shown) == KINDS
    assert shown["text/plain"] == "A title\nA summary"
    assert all(said in shown["image/svg+xml"] for said in ("A title", "A summary", "A source"))
    leasts = [scene.least for scene in chart.scenes]
    assert [picture["least"] for picture in unpack(shown[KIND])["pictures"]] == leasts
    assert json.loads(json.dumps(shown))[PLOTLY] == shown[PLOTLY]


def test_the_picture_costs_no_plotly(chart, tmp_path):
    chart.told()
    chart._repr_mimebundle_()
    chart.save(tmp_path / "x.svg")
    assert "_made" not in chart.__dict__


def test_what_is_shown_is_the_figure(chart, events):
    shown, made = plotly_of(chart), json.loads(chart.to_json())
    assert made["data"] == shown["data"]
    assert made["layout"].keys() == shown["layout"].keys()
    assert isinstance(chart, go.Figure)
    assert len(json.dumps(shown, ensure_ascii=False, separators=(",", ":"))) < 700 * len(events)


@pytest.mark.parametrize(
    "change",
    [
        lambda chart: chart.add_scatter(x=["2020-01-01"], y=[10]),
        lambda chart: chart.update_layout(title_text="Mine"),
        lambda chart: chart.data[0].update(opacity=0.5),
        lambda chart: chart.add_vline("2020-01-01"),
    ],
)
def test_a_changed_chart_is_a_plotly_figure(chart, change, tmp_path, monkeypatch):
    monkeypatch.setattr(pio.renderers, "default", "plotly_mimetype")  # as in any notebook
    change(chart)
    assert set(chart._repr_mimebundle_()) == {PLOTLY}
    with pytest.raises(ValueError, match="write_html or write_image"):
        chart.save(tmp_path / "x.svg")


def test_looking_is_no_change(chart):
    assert (
        chart.layout.title.text == "A title" and len(chart.data) and chart.layout.legend.x is None
    )
    assert "data" in chart and repr(chart)
    assert set(chart._repr_mimebundle_()) == KINDS


@pytest.mark.parametrize(
    "made", [go.Figure, copy.deepcopy, copy.copy, lambda chart: pickle.loads(pickle.dumps(chart))]
)
def test_copies_are_plain_figures(chart, made):
    copied = made(chart)
    assert type(copied) is go.Figure
    assert copied.to_json() == chart.to_json()
    assert set(chart._repr_mimebundle_()) == KINDS


def test_it_displays_itself(chart, capsys):
    from IPython.core.interactiveshell import InteractiveShell

    shell = InteractiveShell.instance()
    try:
        with pytest.MonkeyPatch.context() as patch:
            seen = []
            patch.setattr(shell.display_pub, "publish", lambda data, **_: seen.append(data))
            shell.display_formatter.format(chart)
            assert set(seen[0]) == KINDS
    finally:
        InteractiveShell.clear_instance()


def test_it_has_no_more_attributes_than_a_figure(chart):
    with pytest.raises(AttributeError, match="nothing_such"):
        chart.nothing_such  # noqa: B018
    with pytest.raises(AttributeError):
        Chart.__new__(Chart).anything  # noqa: B018


def test_the_same_bytes_each_time(tmp_path):
    code = (
        "import json; from timeline import read_events, timeline\n"
        "shown = timeline(read_events('events.csv'))._repr_mimebundle_()\n"
        "print(json.dumps(shown))"
    )
    csv = "date,title\n2014-03-18,A treaty\n2014~/2015?,A span\n2016,A year\n"
    (tmp_path / "events.csv").write_text(csv)
    runs = [
        subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, check=True)
        for _ in range(2)
    ]
    assert runs[0].stdout == runs[1].stdout != b""


# --- files -------------------------------------------------------------------------


def test_svg_holds_all_that_a_reader_needs(chart, tmp_path):
    chart.save(tmp_path / "x.svg", width=700)
    text = (tmp_path / "x.svg").read_text("utf-8")
    assert text.startswith('<svg xmlns="http://www.w3.org/2000/svg" width="700"')
    assert all(f">{said}</text>" in text for said in ("A title", "A summary", "A source"))


def test_png_is_twice_as_sharp(chart, tmp_path):
    sizes = []
    for dark in (False, True):
        chart.save(tmp_path / "x.PNG", dark=dark)
        made = (tmp_path / "x.PNG").read_bytes()
        assert made.startswith(b"\x89PNG")
        sizes.append(int.from_bytes(made[16:20]))
    assert sizes == [1920, 1920]


def test_pdf(chart, tmp_path):
    try:
        chart.save(tmp_path / "x.pdf")
    except ModuleNotFoundError as error:
        if os.environ.get("CI") or "library cairo" not in str(error):
            raise
        pytest.skip(str(error))
    assert (tmp_path / "x.pdf").read_bytes().startswith(b"%PDF")


def test_without_cairosvg_a_pdf_is_answered_with_a_command(chart, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "cairosvg", None)
    with pytest.raises(ModuleNotFoundError, match="pip install cairosvg"):
        chart.save(tmp_path / "x.pdf")
    assert not (tmp_path / "x.pdf").exists()


def test_another_ending_is_refused(chart, tmp_path):
    with pytest.raises(ValueError, match=r"'x.gif' should end in .svg, .png, .pdf or .html"):
        chart.save(tmp_path / "x.gif")


def test_a_page_needs_no_script(chart, tmp_path, visit):
    chart.save(tmp_path / "x.html")
    for width, shown in [(390, [True, False]), (1000, [False, True])]:
        page = visit(tmp_path / "x.html", width=width, wait="h1", java_script_enabled=False)
        pictures = page.locator(".picture")
        assert [pictures.nth(k).is_visible() for k in range(2)] == shown
        assert page.locator("tbody tr").count() == 100
    assert "<script" not in (tmp_path / "x.html").read_text("utf-8")
