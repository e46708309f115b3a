"""What becomes a picture of a report and what does not, and what stands beside it."""

import re

import pytest
from sample import chart as plotly_cell
from sample import events as plotly_events
from sample import figure
from sample_pictures import KIND, LINES, marks, output, shown, still, story, zooming
from test_page import HOSTILE, counted, reading, write

from timeline.charts.key import key as legend
from timeline.drawing.marks import ABOUT, FIRM, Area, Arrow, Bar, Dot, Line, Text, Whisker
from timeline.drawing.scales import Dates
from timeline.drawing.scene import Scene, Tick
from timeline.drawing.svg import in_page
from timeline.drawing.theme import TONES
from timeline.report.pictures import is_clean


@pytest.fixture(scope="module")
def events(tmp_path_factory):
    return story(tmp_path_factory.mktemp("events"))


@pytest.fixture(scope="module")
def page_of_pictures(events, tmp_path_factory):
    """Two charts of the same events: the first zooms, the second does not."""
    nb = shown(zooming(events), still(events))
    return write(tmp_path_factory.mktemp("pictures") / "01-pictures.html", nb)


def test_both_kinds_of_chart_on_one_page(visit, events, tmp_path):
    nb = shown(zooming(events))
    nb.cells.append(plotly_cell(figure(plotly_events())))
    page = visit(write(tmp_path / "a.html", nb))
    page.locator("#figure-2 .stage").scroll_into_view_if_needed()
    page.wait_for_selector("#figure-2[data-drawn] .main-svg", state="attached")
    assert page.inner_text(".find output") == "20 of 20 events"
    page.fill(".find input", "raid")
    counted(page, "1 of 20 events")


def test_pictures_are_painted_before_plotly_runs(visit, events, tmp_path):
    nb = shown(zooming(events))
    nb.cells.append(plotly_cell(figure(plotly_events())))
    page = visit(write(tmp_path / "a.html", nb))
    paint = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    assert page.evaluate(paint) < page.evaluate("window.Plotly && performance.now()")
    text = (tmp_path / "a.html").read_text("utf-8")
    assert text.index("<svg") < text.index('id="_plotly"')


@pytest.mark.parametrize(
    "attack",
    [
        '<svg class="scene"><script>window.hit = 1</script></svg>',
        '<svg class="scene" onload="window.hit = 1"></svg>',
        '<svg class="scene"><a href="javascript:window.hit=1"><text>a</text></a></svg>',
        '<svg class="scene"><title><img src="x" onerror="window.hit=1"/></title></svg>',
        '<svg class="scene"><rect fill="url(https://a.org/x)"/></svg>',
        '<svg class="scene"><g style="background:url(https://a.org/x)"/></svg>',
        '<svg class="scene"></svg><img src="x" onerror="window.hit = 1"/>',
        '<svg class="scene"><!--><img src=x onerror=window.hit=1>--></svg>',
        '<svg class="scene"><text><![CDATA[<img src=x onerror=window.hit=1>]]></text></svg>',
    ],
)
@pytest.mark.parametrize("where", ["svg", "markup"])
def test_an_attack_in_a_picture_leaves_the_next_best_type(
    chromium, events, tmp_path, attack, where
):
    nb = shown(zooming(events))
    told = nb.cells[-1].outputs[0].data[KIND]
    if where == "svg":
        told["pictures"][0]["svg"] = attack
    else:
        told["pictures"][1]["zoom"]["markup"]["0"] = attack.replace("svg", "g")
    path = write(tmp_path / "a.html", nb)
    assert attack not in path.read_text("utf-8")
    page = chromium.new_context(bypass_csp=True).new_page()
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-drawn]")
    assert page.inner_text(".name") == "drawn by plotly"
    assert page.evaluate("window.hit") is None
    page.context.close()


def test_words_in_facts_are_never_markup(chromium, tmp_path):
    evil = "</script><img src onerror=hit=1><!--"
    lines = [LINES[0], f"2020-01-01,{evil},{evil},{evil},e,one,{evil},,"]
    nb = shown(zooming(story(tmp_path, lines), title=evil))
    page = chromium.new_context(bypass_csp=True).new_page()
    page.goto(write(tmp_path / "a.html", nb).as_uri())
    page.wait_for_selector("html[data-drawn]")
    assert page.locator("main img").count() == 0
    page.mouse.click(*marks(page, 1)["e"])
    assert evil in page.inner_text(".card .what")
    assert page.evaluate("window.hit") is None
    page.context.close()


def test_a_report_of_pictures_alone_is_small_and_has_no_plotly(page_of_pictures):
    text = page_of_pictures.read_text("utf-8")
    assert len(text) < 200_000
    assert "plotly" not in re.sub(r"<script>.*?</script>", "", text, flags=re.S).lower()


def test_an_output_of_another_version_is_drawn_by_plotly(events, tmp_path):
    nb = shown(zooming(events))
    nb.cells[-1].outputs[0].data[KIND]["version"] = 2
    text = write(tmp_path / "a.html", nb).read_text("utf-8")
    assert "drawn by plotly" in text and '<div class="pictures">' not in text
    assert output(zooming(events)).data[KIND]["version"] == 1


@pytest.mark.parametrize("first", [0, 1])
def test_events_of_two_charts_stand_in_one_list(visit, events, tmp_path, first):
    charts = [still(events[::2], title="Some"), zooming(events)]
    page = visit(write(tmp_path / "a.html", shown(*charts[first:], *charts[:first])))
    assert page.locator(".entries > li").count() == 8
    some = f"#figure-{1 + first}"
    assert page.locator(f"{some} tbody tr").count() == 4
    page.locator(f"{some} svg.scene:visible").focus()
    assert reading(page, 1 + first).startswith("4 events.")
    page.keyboard.press("End")
    assert reading(page, 1 + first).startswith("Élysée talks.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('li').id") == "talks"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('figure').id") == f"figure-{1 + first}"
    page.wait_for_timeout(200)  # the mark is brought into view
    page.click(".facet[data-facet=theme] summary")
    page.click(".chip[data-value=War]")
    assert set(marks(page, 1 + first)) == {"crimea"}
    counted(page, "4 of 8 events")


def _change(told, path, value):
    *above, last = path
    for key in above:
        told = told[key]
    told[last] = value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["facts"], None),
        (["facts", "title"], ["a"]),
        (["facts", "rows"], [["one cell"]]),
        (["facts", "rows", 0, 4], [["no address"]]),
        (["facts", "ids"], ["a"]),
        (["facts", "spans", 0], 5),
        (["facts", "facets", "theme"], [1] * 8),
        (["pictures"], []),
        (["pictures", 0, "least"], "320px}body{display:none"),
        (["pictures", 0, "svg"], None),
        (["pictures", 1, "zoom"], [1]),
        (["pictures", 1, "zoom", "markup"], ["<g></g>"]),
    ],
)
def test_what_is_not_of_its_shape_leaves_the_next_best_type(events, tmp_path, path, value):
    nb = shown(zooming(events))
    _change(nb.cells[-1].outputs[0].data[KIND], path, value)
    text = write(tmp_path / "a.html", nb).read_text("utf-8")
    assert "drawn by plotly" in text and '<div class="pictures">' not in text


@pytest.mark.parametrize("zoom", [{}, {"boxes": "x"}, {"fields": [], "boxes": [[]], "windows": 1}])
def test_a_picture_whose_zoom_is_nonsense_stays_as_it_is(chromium, events, tmp_path, zoom):
    nb = shown(zooming(events), still(events))
    nb.cells[-2].outputs[0].data[KIND]["pictures"][1]["zoom"] = zoom
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    page.goto(write(tmp_path / "a.html", nb).as_uri())
    page.wait_for_selector("html[data-drawn]")
    for number in (1, 2):
        page.mouse.click(*marks(page, number)["war"])
        page.wait_for_selector(f"#figure-{number} .card[role=dialog]", timeout=5000)
        page.keyboard.press("Escape")
    page.close()


def test_all_that_a_scene_can_hold_is_taken():
    ends = {"first": 10, "last": 20, "y": 5}
    marks = [
        *(Dot(at=5, y=5, tone=tone, about=True, id=HOSTILE[2]) for tone in TONES),
        Bar(**ends, tone="pale", before=True, after=True, id="a"),
        Bar(first=1, last=1, y=5, tone="mark"),
        *(Whisker(**ends, tone="mark", before=end, after=end) for end in (FIRM, ABOUT, "")),
        *(Arrow(at=3, y=5, tone="mark", open=o, back=b) for o in (0, 1) for b in (0, 1)),
        Line(**ends, to_y=40, tone="line", dash=True, thick=2),
        *(Text(text=text, y=9, at=3, dx=-2, anchor="end", bold=True) for text in HOSTILE[:6]),
        Text(text="left", y=9, anchor="middle", tone="paper"),
        *(Text(text="half bold", y=9, head=head) for head in (4, -4)),
        Area(corners=((1, 9), (4, 2.5), (9, 9)), tone="tint"),
        Arrow(at=3, y=5, tone="mark", down=True),
    ]
    words = {HOSTILE[2]: HOSTILE[0]}
    ticks = (Tick(1, "2020", strong=True),)
    shared = {"scale": Dates(), "first": 0, "last": 30, "height": 50}
    scene = Scene(least=560, **shared, marks=tuple(marks), ticks=ticks, axis=40, words=words)
    assert is_clean(in_page(scene))
    assert not is_clean(in_page(scene).replace("<circle", "<image", 1))


def test_a_legend_has_no_heading_that_is_seen(events, tmp_path):
    text = write(tmp_path / "a.html", shown(legend(), still(events))).read_text("utf-8")
    figures = text.split("<figure ")[1:]
    assert ['class="chart legend"' in each for each in figures] == [True, False]
    assert ['class="name unseen"' in each for each in figures] == [True, False]
