"""The plotly figure of a scene lies where its SVG lies, and answers the pointer."""

import json

import pytest
from figures import wrong
from plotly.offline import get_plotlyjs

from timeline import lanes, panels, since, timeline
from timeline.drawing import svg
from timeline.drawing.facts import Facts
from timeline.drawing.marks import Area, Arrow, Bar, Dot, Line, Text, Whisker
from timeline.drawing.plotly import as_dict, figure
from timeline.drawing.scales import Dates, Numbers
from timeline.drawing.scene import Scene, Tick

FORMS = {
    "timeline": timeline,
    "lanes": lanes,
    "panels": panels,
    "since": lambda events: since(events, _day(events)),
}
# the middle of each text, from the left edge and from the first text's top
TEXTS = """root => {
  const box = root.getBoundingClientRect()
  return [...root.querySelectorAll(SELECTOR)].filter(t => t.textContent.trim()).map(t => {
    const at = t.getBoundingClientRect()
    const middle = at.top + at.height / 2 - box.top
    return [t.textContent, at.left - box.left, at.right - box.left, middle]
  })
}"""
DOTS = """root => {
  const box = root.getBoundingClientRect()
  return [...root.querySelectorAll(SELECTOR)].map(t => t.getBoundingClientRect())
    .filter(at => at.width && at.right > box.left && at.left < box.right)
    .map(at => [at.left + at.width / 2 - box.left, at.top + at.height / 2 - box.top])
}"""

SAID = """word => [...document.querySelectorAll('.hoverlayer .hovertext')]
  .some(said => said.textContent.includes(word))"""


def _day(events):
    exact = events["start_min"].eq(events["start_max"]) & events["start_qualifier"].eq("")
    return events.loc[exact, "id"].iloc[40]


@pytest.fixture
def both(tmp_path, visit):
    """Draws a scene both ways on a page of 560 px => the page."""

    def draw(scene, facts):
        made = json.dumps(as_dict(scene, facts))
        (tmp_path / "x.html").write_text(
            '<!doctype html><meta charset="utf-8"><style>body{margin:0;width:560px;'
            f"container-type:inline-size;font-family:sans-serif}}{svg.rules()}</style>"
            f'<div id="svg">{svg.in_page(scene)}</div><div id="plotly"></div>'
            f"<script>{get_plotlyjs()}</script><script>const made = {made}\n"
            "made.layout.font.family = 'sans-serif'\n"
            "Plotly.newPlot('plotly', made.data, made.layout)"
            ".then(() => { document.documentElement.dataset.drawn = 1 })</script>",
            "utf-8",
        )
        return visit(tmp_path / "x.html", width=560)

    return draw


def ask(page, root, what, selector):
    return page.locator(root).evaluate(what.replace("SELECTOR", json.dumps(selector)))


def seen(page, scene):
    """Texts and dots of the SVG, and of the figure, counted from the pictures' own corner."""
    top = as_dict(scene, Facts("T"))["layout"]["margin"]["t"]
    ours = ask(page, "#svg svg.scene", TEXTS, "text")
    ours = [text for text in ours if text[2] > text[1]]
    theirs = ask(page, "#plotly", TEXTS, ".annotation text, .xtick text")
    return ours, [[*text[:3], text[3] - top] for text in theirs]


def scene_of(chart):
    return [scene for scene in chart.scenes if scene.least <= 560][-1]


@pytest.mark.parametrize("form", FORMS)
def test_texts_lie_where_those_of_the_picture_lie(form, events, both):
    scene = scene_of(FORMS[form](events))
    page = both(scene, Facts("T"))
    ours, theirs = seen(page, scene)
    late = {tick.text for tick in scene.ticks if scene.px(tick.at, 560) > 500}
    missed = []
    for text, left, right, y in ours:
        same = [t for t in theirs if t[0] == text and abs(t[3] - y) <= 2.5]
        if not any(min(abs(t[1] - left), abs(t[2] - right)) <= 2 for t in same):
            missed.append((text, left, right, y, same))
    assert [text for text in missed if text[0] not in late] == []
    assert {text for text, *_ in theirs} <= {text for text, *_ in ours}


@pytest.mark.parametrize("form", FORMS)
def test_dots_lie_where_those_of_the_picture_lie(form, events, both):
    scene = scene_of(FORMS[form](events))
    page = both(scene, Facts("T"))
    top = as_dict(scene, Facts("T"))["layout"]["margin"]["t"]
    ours = ask(page, "#svg svg.scene", DOTS, "circle:not([fill=none])")
    theirs = ask(page, "#plotly", DOTS, ".point:not([d*='M0,'])")
    for x, y in ours:
        assert any(abs(a - x) <= 1 and abs(b - top - y) <= 1 for a, b in theirs)


def test_names_and_marks_answer_the_pointer(events, both):
    chart = timeline(events)
    scene, facts = scene_of(chart), chart.__dict__["_facts"]
    page = both(scene, facts)
    named = (box for box in scene.boxes if box.step == 560 and not box.event.over)
    days = (box for box in named if box.event.x0 >= scene.first)  # the rest are off the left
    name, side = next((box.id, box.side) for box in days)
    row = facts.rows[facts.ids.index(name)]
    found = page.locator("#plotly .annotation", has_text=row[1]).first
    found.scroll_into_view_if_needed()
    box = found.bounding_box()
    # in the middle of the name, and just beside it, where its dot is
    dot = -8 if side > 0 else box["width"] + 8
    for x in (box["width"] / 2, dot):
        page.mouse.move(box["x"] + x, box["y"] + box["height"] / 2)
        page.wait_for_function(SAID, arg=row[2].split()[0])
        page.mouse.move(1, 1)


def test_no_button_leads_nowhere(events, both):
    chart = timeline(events)
    page = both(scene_of(chart), chart.__dict__["_facts"])
    buttons = page.locator(".modebar-btn").evaluate_all("all => all.map(b => b.dataset.title)")
    assert buttons[:5] == ["Download plot as a PNG", "Zoom", "Pan", "Zoom in", "Reset axes"]


def test_a_button_shows_its_period(events, both):
    chart = timeline(events, periods={"War & after": ("2022-02-01", "2023-03-01")})
    page = both(scene_of(chart), chart.__dict__["_facts"])
    buttons = page.locator(".updatemenu-button")
    opening, period = shown(page), ["2022-01-24", "2023-03-09"]  # with a margin
    assert buttons.all_text_contents() == ["At first", "War & after"] and opening != period
    for number, window in [(1, period), (0, opening)]:
        buttons.nth(number).click()
        page.wait_for_timeout(100)
        assert shown(page) == window


def shown(page):
    ask = "document.getElementById('plotly')._fullLayout.xaxis.range.map(d => d.slice(0, 10))"
    return page.evaluate(ask)


# --- as data -----------------------------------------------------------------------


def drawn(*marks, scale=None, first=0, last=1000, **more):
    return Scene(
        least=560,
        scale=scale or Dates(),
        first=first,
        last=last,
        height=100,
        axis=60,
        marks=marks,
        **more,
    )


def test_an_axis_of_dates_is_one():
    made = figure(drawn(), Facts("T"))
    assert made.layout.xaxis.type == "date"
    assert made.layout.xaxis.range == ("1970-01-01", "1972-09-27")
    assert figure(drawn(scale=Numbers()), Facts("T")).layout.xaxis.type == "linear"


def test_years_before_ours_have_the_ticks_of_the_scene():
    first, last = -900_000, 1000
    ticks = (Tick(-800_000.0, "221 BCE"), Tick(0.0, "1970", strong=True))
    made = as_dict(drawn(first=first, last=last, ticks=ticks), Facts("T"))["layout"]["xaxis"]
    assert made["type"] == "date" and made["range"][0].startswith("-")
    assert made["ticktext"] == ["221 BCE", ""]  # the second would be cut


def test_years_that_plotly_has_no_dates_for_are_numbers():
    made = as_dict(drawn(first=-9_000_000), Facts("T"))["layout"]["xaxis"]
    assert made["type"] == "linear" and made["range"] == [-9_000_000, 1000]


def test_each_kind_of_mark():
    shared = {"y": 20, "tone": "mark", "id": "a"}
    marks = [
        Dot(at=10, about=True, **shared),
        Bar(first=10, last=500, before=True, after=True, outline=True, **shared),
        Whisker(first=500, last=501, **shared),
        Arrow(at=600, **shared),
        Arrow(at=5, back=True, open=True, **shared),
        Line(first=0, last=1000, to_y=30, dash=True, **shared),
        Text(text="<b> $5", at=700.0, y=20, head=2, id="a"),
        Text(text="left", y=20),
    ]
    made = figure(drawn(*marks, words={"a": "Said of a"}), Facts("T"))
    assert [shape.type for shape in made.layout.shapes] == [
        *["circle", "rect", "path", "path"],  # the ring, the outline, two caps
        *["rect", "rect", "rect"],  # six px, and two ends
        *["path", "path"],
    ]
    texts = [note.text for note in made.layout.annotations]
    assert texts == ["<b>&lt;b</b>&gt; &#36;5", "left"]
    pointed = made.data[-1]
    assert pointed.customdata == ("a",) and pointed.hovertext == ("Said of a",)
    assert {trace.type for trace in made.data} == {"scatter", "bar"}


def test_what_is_said_of_an_event():
    columns = ["Date", "Event", "What happened", "Cited by", "Where they differ"]
    row = ["some time in 2014", "A <name>", "It cost $5. " * 9, "", "They differ"]
    facts = Facts("T", columns=columns, rows=[row, ["", "", "", "CNN", ""]], ids=["a", "b"])
    made = as_dict(drawn(Dot(at=5, y=5, tone="mark", id="a")), facts)
    said = made["data"][-1]["hovertext"][0]
    assert said.startswith("<b>A &lt;name&gt;</b><br>Some time in 2014<br><br>It cost &#36;5.")
    assert said.endswith("<br><br>Context, cited by no article<br>They differ")
    assert all(len(line) < 75 for line in said.split("<br>"))


@pytest.mark.parametrize(
    ("mark", "fault"),
    [
        (Dot(at=500.0, y=20, tone="mark", id="b"), "covers a mark"),
        (Bar(first=100, last=900, y=20, tone="mark", thick=4, id="b"), "struck"),
        (Line(first=480, y=0, last=520, to_y=40, tone="accent", id="b"), "struck"),
        (Text(text="Another name", at=520.0, y=24, id="b"), "meet"),
        (Text(text="A name beyond the edge", at=950.0, y=50, id="b"), "cut"),
        (Bar(first=100, last=900, y=20, tone="tint", thick=40, id="b"), None),
    ],
)
def test_the_ruler_for_figures_finds_what_is_wrong(both, mark, fault):
    name = Text(text="A name", at=500.0, y=20, anchor="middle", id="a")
    page = both(drawn(mark, name), Facts("T"))
    faults = {kind for kind, *_ in wrong(page.query_selector("#plotly"))}
    assert faults == ({fault} if fault else set())


def test_an_area_is_filled_below_all_lines_and_answers_nothing():
    area = Area(corners=((0, 40), (500, 10), (1000, 40)), tone="tint")
    rising = Line(first=0, last=0, y=40, to_y=10, tone="ink", id="a")
    data = as_dict(
        drawn(rising, area), Facts("T", columns=["Date", "Event"], ids=["a"], rows=[["", "A"]])
    )["data"]
    assert (data[0]["fill"], data[0]["y"], data[0]["hoverinfo"]) == ("toself", [40, 10, 40], "skip")
    assert data[-1]["width"] == [46]  # of what is pointed at


def test_what_is_bold_of_a_text_begins_it_or_ends_it():
    texts = (Text(text="ab cd", y=9, head=head) for head in (2, -2))
    said = as_dict(drawn(*texts), Facts("T"))["layout"]["annotations"]
    assert [text["text"] for text in said] == ["<b>ab</b> cd", "ab <b>cd</b>"]
