"""A report's page in a real browser: find, addresses, keyboard, screen reader, paper."""

import re
from importlib.resources import files
from itertools import product

import nbformat
import pytest
from conftest import NOTEBOOKS
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from sample import chart, events, figure, notebook, story

from timeline.page import style
from timeline.report import ReportExporter

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


def write(path, nb):
    """The page of a notebook node, as a file."""
    about = {"metadata": {"name": path.stem, "path": str(path.parent)}}
    path.write_text(ReportExporter().from_notebook_node(nb, about)[0], "utf-8")
    return path


@pytest.fixture(scope="module")
def page_of_story(tmp_path_factory):
    folder = tmp_path_factory.mktemp("reports")
    nbformat.write(notebook(title="# Another"), folder / "02-other.ipynb")
    index = "# A story: of two\n\n1. [One](01-story.ipynb)\n2. [Other](02-other.ipynb)\n"
    (folder / "index.md").write_text(index, "utf-8")
    nbformat.write(notebook(), folder / "01-story.ipynb")
    return write(folder / "01-story.html", story())


# the ids of the dots and bars inside the axes
MARKS = """(plot) => {
  const frame = plot.querySelector(".nsewdrag").getBoundingClientRect();
  const inside = (box) => box.width && box.right > frame.left && box.left < frame.right;
  const found = [...plot.querySelectorAll(".point")];
  return found.filter((mark) => inside(mark.getBoundingClientRect()))
    .map((mark) => mark.__data__.data).filter(Boolean);
}"""


def marks(page, number=1):
    """The ids of the events to be seen in a chart, drawn first."""
    page.locator(f"#figure-{number} .stage").scroll_into_view_if_needed()
    page.wait_for_selector(f"#figure-{number}[data-drawn]")
    page.wait_for_timeout(150)
    return set(page.eval_on_selector(f"#figure-{number} .plot", MARKS))


def counted(page, words):
    """Wait until the page says that it shows so many."""
    page.wait_for_selector(f".find output:text-is('{words}')")


def reading(page, number=1):
    return page.text_content(f"#figure-{number} .reading").strip()


def rows_shown(page, number=1):
    return page.locator(f"#figure-{number} tbody tr:not([hidden])").count()


def test_the_top_says_series_day_title_and_finding_and_the_end_sources_and_licence(
    visit, page_of_story
):
    page = visit(page_of_story)
    assert page.locator("main > header > *").all_inner_texts() == [
        "A story 1 of 2›\n\nAs of 1 March 2021",
        "A short story",
        "It ended in 12 steps.",
    ]
    assert page.get_attribute(".mast a", "href") == "index.html"
    end = page.inner_text(".method")
    for words in ["Facts as of 1 March", "2 March 2021", "01-story.html", "CC BY 4.0"]:
        assert end.count(words) == 1
    assert page.inner_text(".next") == "Next: Another"
    assert page.get_attribute(".next a", "href") == "02-other.html"
    assert page.get_attribute("footer nav a", "href") == "02-other.html"
    foot = page.locator("footer :is(li, p)").all_inner_texts()
    assert foot[:3] == ["A short story", "Another", "All reports"]
    assert page.inner_text("footer [aria-current]") == "A short story"
    turn = page.locator(".mast .turn")
    assert [turn.get_attribute(name) for name in ("href", "aria-label")] == [
        "02-other.html",
        "Next: Another",
    ]


def test_each_event_stands_once_in_the_order_of_time_and_each_reference_once(visit, page_of_story):
    page = visit(page_of_story)
    assert page.inner_text("#_events") == "All 12 events"
    ids = page.eval_on_selector_all(".entries > li", "all => all.map(({ id }) => id)")
    assert ids == [row["id"] for row in events()]
    said = page.inner_text("#event-0")
    assert said.split("\n\n") == ["2020-01-01", "Élysée talks", "1 reference"]
    assert page.locator(".references li a").all_text_contents() == ["A paper"]
    page.click("#event-3 summary")
    link = page.locator("#event-3 details a").first
    assert link.get_attribute("href") == "https://example.org/a" and link.inner_text() == "A paper"


def test_of_a_long_list_the_first_are_seen_until_all_or_one_is_asked_for(visit, tmp_path):
    nb = notebook()
    nb.cells.append(chart(figure(events(30))))
    page = visit(write(tmp_path / "a.html", nb))
    seen = page.locator(".entries > li:visible")
    assert seen.count() == 10
    page.fill(".find input", "alpha")
    counted(page, "3 of 30 events")
    assert seen.count() == 3 and not page.locator(".more").is_visible()
    page.click(".find button:text('Clear')")
    counted(page, "30 of 30 events")
    assert seen.count() == 10
    page.emulate_media(media="print")
    assert seen.count() == 30
    page.emulate_media(media="screen")
    page.click("button:text('Show all 30 events')")
    assert seen.count() == 30 and page.locator(".more").count() == 0
    assert page.evaluate("document.activeElement.closest('li').id") == "event-10"
    page = visit(tmp_path / "a.html", address="#event-29")
    page.wait_for_selector("#event-29.here")
    assert page.locator(".entries > li:visible").count() == 30


def test_of_hundreds_of_events_only_what_is_near_is_laid_out(visit, tmp_path):
    nb = notebook()
    nb.cells.append(chart(figure(events(301))))
    page = visit(write(tmp_path / "a.html", nb), address="#event-300")
    near = "getComputedStyle(document.querySelector('.entries')).contentVisibility"
    assert page.evaluate(near) == "auto"
    page.wait_for_selector("#event-300.here")
    assert page.locator("#event-300").bounding_box()["y"] < 800


def test_what_moves_asks_nothing_of_the_whole_page():
    """A rule with `:has` on what holds a picture is weighed in each of its frames."""
    moving = style("page.css").split("@media print")[0]
    found = re.findall(r"(?:html|body|main|figure|[.](?:chart|stage|picture))\S*:has\(.*?{", moving)
    assert found == ["body:not(:has(#_code:checked)) pre.code{"]  # where no script runs
    assert "@media (scripting:none){body:not(:has(#_code" in moving


@pytest.mark.parametrize("width", [390, 768, 1280, 1920])
def test_nothing_scrolls_sideways_but_a_table_in_itself(visit, tmp_path, width):
    wide = "<table><tr>" + "<td>unbreakable_word_of_a_table</td>" * 30 + "</tr></table>"
    nb = story()
    nb.cells.append(
        new_code_cell(
            "x" * 300, execution_count=1, outputs=[new_output("display_data", html(wide))]
        )
    )
    page = visit(write(tmp_path / "a.html", nb), width=width)
    page.check("#_code")
    for details in page.query_selector_all("details"):
        details.evaluate("element => { element.open = true; }")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.evaluate("(() => { scrollTo(99, 0); return scrollX; })()") == 0


def html(text):
    return {"text/html": text, "text/plain": "x"}


def test_code_shows_at_one_press(visit, page_of_story):
    page = visit(page_of_story)
    assert not page.locator("pre.code").first.is_visible()
    page.check("#_code")
    assert all(code.is_visible() for code in page.locator("pre.code").all())


def test_charts_are_drawn_when_they_come_into_view_and_the_first_one_first(visit, tmp_path):
    rows = events()
    drawings = [figure(rows, title=str(n), height=900) for n in range(4)]
    page = visit(write(tmp_path / "a.html", notebook(*drawings)))
    assert page.locator("#figure-1[data-drawn]").count() == 1
    assert page.locator("#figure-4[data-drawn]").count() == 0
    before = page.evaluate("document.documentElement.scrollHeight")
    assert marks(page, 4) == {row["id"] for row in rows}
    assert page.evaluate("document.documentElement.scrollHeight") == before  # nothing jumps


def test_find_filters_tables_and_charts_together(visit, page_of_story):
    page = visit(page_of_story)
    assert page.inner_text(".find output") == "12 of 12 events"
    page.fill(".find input", "ÁLPHA number")
    counted(page, "3 of 12 events")
    assert marks(page) == {"event-1", "event-10", "event-11"}
    assert rows_shown(page) == 3 and rows_shown(page, 2) == 1
    assert "3 of 12 rows" in page.inner_text("#figure-1 summary")
    assert marks(page, 2) == {"event-1"}
    page.fill(".find input", "elysee")
    counted(page, "1 of 12 events")
    page.keyboard.press("Escape")
    assert page.inner_text(".find output") == "12 of 12 events"
    assert len(marks(page)) == 12 and rows_shown(page) == 12


def test_chips_filter_too_and_a_name_in_the_legend_is_one(visit, page_of_story):
    page = visit(page_of_story)
    page.click(".facet[data-facet=actors] summary")
    page.click(".chip[data-value=Ann]")
    assert page.inner_text(".find output") == "3 of 12 events"
    page.click(".facet[data-facet=theme] summary")
    page.click(".chip[data-value=Talks]")
    assert page.inner_text(".find output") == "1 of 12 events"  # both must fit
    page.click(".find button:text('Clear')")
    page.locator("#figure-1 .legendtoggle").first.click()
    counted(page, "4 of 12 events")
    assert marks(page) == {f"event-{n}" for n in (0, 3, 6, 9)}


def test_a_filter_survives_a_period_a_new_width_and_the_dark(visit, page_of_story):
    page = visit(page_of_story)
    page.fill(".find input", "alpha")
    counted(page, "3 of 12 events")
    page.click(".periods button:text('Late')")
    assert marks(page) == {"event-10", "event-11"}
    axis = "document.querySelector('.plot').layout.xaxis.range[0]"
    assert page.evaluate(axis) == "2020-06-01"
    page.click("button.theme")
    page.set_viewport_size({"width": 700, "height": 900})
    page.wait_for_timeout(500)
    assert marks(page) == {"event-10", "event-11"}
    assert page.evaluate(axis) == "2020-06-01"
    assert page.get_attribute(".periods button:text('Late')", "aria-pressed") == "true"


def test_an_address_leads_to_its_event_in_table_and_chart(visit, page_of_story):
    page = visit(page_of_story, "#event-7")
    page.wait_for_selector("#event-7.here")
    page.wait_for_timeout(600)
    box = page.locator("#event-7").bounding_box()
    assert 0 < box["y"] < 800
    assert page.locator("#figure-1 .ring").count() >= 1
    page.evaluate("location.hash = 'event-3'")
    page.wait_for_selector("#event-3.here")
    assert page.locator("tr.here").count() == 2  # one in each table
    assert page.locator("li.here").count() == 1
    assert page.locator("[id='event-3']").count() == 1
    page.evaluate("location.hash = 'nothing-of-that-name'")
    page.wait_for_selector(".here", state="detached")


def test_a_mark_leads_to_its_row_and_a_row_to_its_mark(visit, page_of_story):
    page = visit(page_of_story)
    point = page.locator("#figure-1 .scatterlayer .point").first
    point.scroll_into_view_if_needed()
    box = point.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_selector("#event-0.here")
    assert page.url.endswith("#event-0")
    assert page.evaluate("document.activeElement.closest('li').id") == "event-0"
    page.click("#figure-1 summary")
    page.locator("#figure-1 [data-id=event-4] td").first.click()
    page.wait_for_selector("#event-4.here")
    assert page.evaluate("document.activeElement.closest('figure').id") == "figure-1"
    assert page.locator("#figure-1 .ring").first.is_visible()
    page.go_back()
    page.wait_for_selector("#event-0.here")
    assert page.evaluate("document.activeElement.className").startswith("plot")


def test_a_link_can_be_copied(visit, page_of_story):
    page = visit(page_of_story, permissions=["clipboard-read", "clipboard-write"])
    page.click("#event-2 summary")
    page.click("#event-2 a.link")
    page.wait_for_selector("#event-2 a.link:text('Copied')")
    assert page.evaluate("navigator.clipboard.readText()") == page_of_story.as_uri() + "#event-2"


def test_a_whole_session_by_keyboard(visit, page_of_story):
    page = visit(page_of_story)
    press = page.keyboard.press
    press("/")  # from anywhere, and the page does not move
    assert page.evaluate("document.activeElement.matches('.find input') && scrollY") == 0
    page.keyboard.type("number")
    counted(page, "11 of 12 events")
    press("Enter")  # to the first that was found
    assert page.evaluate("document.activeElement.closest('figure').id") == "figure-1"
    assert reading(page) == "Event number 1. 2020-01-31. Overlaps with 1: Event number 2. 1 of 11."
    press("ArrowRight")
    assert reading(page).startswith("Event number 2. 2020-03-01. Overlaps with 1")
    press("ArrowUp")  # to the other lane
    assert reading(page).startswith("Event number 3.")
    press("End")
    assert reading(page).endswith("Overlaps with none. 11 of 11.")
    press("ArrowRight")
    assert reading(page).startswith("Event number 11.")
    press("Home")
    press("ArrowRight")
    press("Enter")
    page.wait_for_selector("#event-2.here")
    assert page.evaluate("document.activeElement.closest('li').id") == "event-2"
    assert page.url.endswith("#event-2")
    press("Escape")  # back to the mark
    assert page.evaluate("document.activeElement.className").startswith("plot")
    assert reading(page).startswith("Event number 2.")
    press("Escape")  # and out of the search
    assert page.inner_text(".find output") == "12 of 12 events"
    assert page.evaluate("document.activeElement.matches('.find input')")


def test_tab_reaches_each_chart_once_and_always_shows_where_it_is(visit, page_of_story):
    page = visit(page_of_story)
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        what = page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
            const shown = s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2;
            return [e.className || e.tagName, shown, e.closest("figure")?.id]; }"""
        )
        if what[0] == "BODY":
            break
        seen.append(what)
    charts = [where for name, _, where in seen if name.startswith("plot")]
    assert charts == ["figure-1", "figure-2"]
    assert [what for what in seen if not what[1]] == []


def test_targets_are_24_px(visit, page_of_story):
    page = visit(page_of_story, width=390)
    page.click("#figure-1 summary")
    small = page.evaluate(
        """() => [...document.querySelectorAll(
            "button, summary, input, label.tool, nav a, .turn, .link")]
          .map(e => [e.textContent, e.getBoundingClientRect()])
          .filter(([, b]) => b.width && (b.height < 24 || b.width < 24)).map(([t]) => t)"""
    )
    assert [text for text in small if text] == []


def axe(page):
    """What axe-core finds wrong, as (rule, elements)."""
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8"))
    run = "(tags) => axe.run(document, {runOnly: tags}).then(({violations}) => violations)"
    found = page.evaluate(run, AXE_TAGS)
    return [(rule["id"], [node["html"][:200] for node in rule["nodes"]]) for rule in found]


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(visit, page_of_story, width, scheme):
    page = visit(page_of_story, width=width, color_scheme=scheme, reduced_motion="reduce")
    assert axe(page) == []
    page.check("#_code")
    page.click(".facet[data-facet=actors] summary")
    page.click(".chip[data-value=Ann]")
    page.click(".facet[data-facet=actors] summary")
    for summary in page.query_selector_all("figure summary"):
        summary.click()
    page.locator("#figure-1 .plot").focus()
    page.keyboard.press("Home")
    assert axe(page) == []


@pytest.mark.parametrize("path", sorted(NOTEBOOKS.glob("*.ipynb")), ids=lambda path: path.stem)
def test_axe_finds_nothing_in_the_reports_of_this_story(visit, tmp_path, path):
    report = write(tmp_path / f"{path.stem}.html", nbformat.read(path, 4))
    page = visit(report, wait="html:is([data-drawn], [data-explored])")
    for size, scheme in product([390, 1280], ["light", "dark"]):
        page.set_viewport_size({"width": size, "height": 800})
        page.emulate_media(color_scheme=scheme)
        page.wait_for_timeout(400)
        assert axe(page) == []


def test_without_scripts_all_can_be_read(chromium, page_of_story):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_of_story.as_uri() + "#event-7")
    assert page.locator("main noscript").first.inner_text().startswith("The chart needs JavaScript")
    assert page.locator("#event-7").is_visible()
    for summary in page.query_selector_all("details:not([open]) > summary"):
        summary.click()
    text = page.inner_text("main")
    for row in events():
        assert row["title"] in text and row["first"] in text and row["note"] in text
    assert page.locator("a[href='https://example.org/a']").count() == 1
    assert page.locator("#event-7 a").get_attribute("href") == "#_1"
    assert page.locator("details[open]").count() == page.locator("details").count()
    dead = [".find", "button", ".periods", ".reading", ".doing"]
    assert not [each for each in dead if page.locator(f"{each}:visible").count()]
    page.check("#_code")
    assert page.locator("pre.code").first.is_visible()
    context.close()


def test_the_page_follows_the_system_until_its_switch_is_pressed(visit, page_of_story):
    paper = "getComputedStyle(document.body).backgroundColor"
    drawn = "getComputedStyle(document.querySelector('.main-svg')).backgroundColor"
    dark, light = "rgb(22, 24, 27)", "rgb(255, 255, 255)"
    page = visit(page_of_story, color_scheme="dark")
    assert page.evaluate(paper) == page.evaluate(drawn) == dark
    page.click("button.theme")
    page.locator(".plot").first.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert page.evaluate(paper) == page.evaluate(drawn) == light
    page.emulate_media(color_scheme="light")
    page.reload()
    page.wait_for_selector("html[data-drawn]")
    page.click("button.theme")
    page.locator(".plot").first.scroll_into_view_if_needed()
    page.wait_for_timeout(300)
    assert page.evaluate(paper) == page.evaluate(drawn) == dark
    assert page.inner_text("button.theme") == "Light page"


def test_on_paper_charts_are_whole_light_and_no_taller_than_a_sheet(visit, tmp_path):
    rows = events(40)
    nb = notebook(
        *(figure(rows[n:], title=f"Chart {n}", height=h) for n, h in [(0, 2400), (1, 500)])
    )
    page = visit(write(tmp_path / "a.html", nb), color_scheme="dark")
    pdf = page.pdf(format="A4")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 3
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.wait_for_timeout(300)
    for number in (1, 2):
        assert page.locator(f"#figure-{number} .main-svg").count() > 0
        assert page.locator(f"#figure-{number} .stage").bounding_box()["height"] <= 810
        svg = f"getComputedStyle(document.querySelector('#figure-{number} .main-svg'))"
        assert page.evaluate(f"{svg}.backgroundColor") == "rgb(255, 255, 255)"
        assert not page.locator(f"#figure-{number} table").is_visible()  # nobody opened it
    for unwanted in ["pre.code", "button.theme", ".next", ".find", "summary", ".periods"]:
        assert not page.locator(f"{unwanted}:visible").count()
    after = "(part) => getComputedStyle(document.querySelector(part), '::after').content"
    assert "https://example.org/a" in page.evaluate(after, ".references a")
    assert page.evaluate(after, "#event-3 details a") == '"[1]"'
    assert page.locator("#event-3 a").first.bounding_box()["width"] < 30  # its name is not written
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0


HOSTILE = [
    '<script>window.hit = "script"</script>',
    '<img src=x onerror="window.hit = 1">',
    '"><svg onload="window.hit = 1">',
    "'-alert(1)-'\"` onmouseover=window.hit=1 x=",
    "</script></style></title><script>window.hit = 1</script>",
    "\u202egnp.exe\u202c \u2067rtl\u2069",
    "nul\x00 bell\x07 escape\x1b[31m\x85",
    "{{ 7 * 7 }} ${7*7} <!--contents--> ]]>",
]


def hostile_story():
    """A story with an attack in every column, in the prose and in all outputs."""
    rows = events(len(HOSTILE))
    for row, attack in zip(rows, HOSTILE, strict=True):
        row |= {"title": attack, "note": attack, "theme": "Talks", "first": "2020-02-01"}
        row |= {"actors": attack, "cited": attack}
    fig = figure(rows, title=HOSTILE[0])
    facts = fig["layout"]["meta"]
    facts["summary"], facts["source"] = HOSTILE[1], HOSTILE[2]
    facts["columns"] = [*facts["columns"][:2], HOSTILE[3], HOSTILE[4]]
    for row, attack in zip(facts["rows"], HOSTILE, strict=True):
        row[0] = attack
        row[2] = [[attack, "javascript:window.hit=1"], [attack, f"https://a.org/{attack}"]]
    nb = notebook(fig, title=f"# {HOSTILE[1]}\n\n{HOSTILE[0]} [x](javascript:window.hit=1)")
    for attack in HOSTILE:
        outputs = [
            new_output("display_data", {kind: attack, "text/plain": attack})
            for kind in ("text/html", "text/markdown", "image/png", "image/svg+xml")
        ]
        outputs += [
            new_output("stream", name="stdout", text=attack),
            new_output("error", ename=attack, evalue=attack, traceback=[]),
        ]
        nb.cells += [
            new_markdown_cell(f'## {attack}\n\n{attack} [a](JavaScript:alert%281%29 "t")'),
            new_code_cell(attack, execution_count=1, outputs=outputs),
        ]
    nb.metadata |= {"date": HOSTILE[0], "license": HOSTILE[1]}
    return nb


def test_hostile_text_is_never_markup_and_never_runs(chromium, tmp_path):
    path = write(tmp_path / "a.html", hostile_story())
    page = chromium.new_context(bypass_csp=True).new_page()  # the page must hold without it, too
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-drawn]")
    for summary in page.query_selector_all("summary"):
        summary.click()
    page.locator(".plot").focus()
    for key in ["Home", "ArrowRight", "End", "ArrowLeft", "Enter", "Escape"]:
        page.keyboard.press(key)
    for link in page.query_selector_all("main a"):
        link.hover()
    page.wait_for_timeout(300)
    assert page.evaluate("window.hit") is None
    foreign = "script:not([type='application/json']), svg:not(.main-svg):not(.plot svg), [onload]"
    assert page.locator("main").locator(foreign).count() == 0
    assert page.locator("[onerror], [onmouseover], img[src='x']").count() == 0
    assert page.locator("a[href^='javascript:' i]").count() == 0
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []
    assert "\x00" not in page.content() and "\x07" not in page.content()
    shown = page.inner_text(".facts")
    assert "window.hit" in shown and "{{ 7 * 7 }}" in shown  # nothing is lost: it is text
    page.context.close()


def test_an_attack_that_slips_in_is_stopped_by_the_policy(chromium, page_of_story, tmp_path):
    text = page_of_story.read_text("utf-8")
    evil = '<main><img src="data:," onerror="window.hit = 1"><script>window.hit = 1</script>'
    (tmp_path / "a.html").write_text(re.sub("<main[^>]*>", evil, text, count=1), "utf-8")
    page = chromium.new_page()
    page.goto((tmp_path / "a.html").as_uri())
    page.wait_for_selector("html[data-drawn]")
    assert page.evaluate("window.hit") is None
    page.close()


def test_a_chart_without_events_is_a_stop_of_tab_and_its_rows_are_walked(visit, tmp_path):
    fig = {
        "data": [{"type": "bar", "x": [1, 2], "y": [1, 2]}],
        "layout": {
            "meta": {"title": "Counts", "columns": ["Who", "Day"], "rows": [["A", "1"], ["B", "2"]]}
        },
    }
    page = visit(write(tmp_path / "a.html", notebook(fig)))
    assert not page.locator(".find").is_visible()
    page.locator(".plot").focus()
    page.keyboard.press("End")
    assert reading(page) == "Who: B, Day: 2. 2 of 2."


def test_a_page_without_charts_carries_no_plotly(visit, tmp_path):
    path = write(tmp_path / "a.html", notebook())
    assert path.stat().st_size < 60_000
    visit(path, wait="main")


def test_charts_of_other_forms_get_the_full_plotly(visit, tmp_path):
    heat = {"data": [{"type": "heatmap", "z": [[1, 2], [3, 4]]}], "layout": {}}
    page = visit(write(tmp_path / "a.html", notebook(heat)))
    assert page.locator(".heatmaplayer image").count() == 1


def test_weight(page_of_story, tmp_path):
    from timeline.report import bundle

    aim = 800_000 if bundle.basic() else 2_200_000
    large = write(tmp_path / "a.html", notebook(figure(events(100)), figure(events(100)[:50])))
    assert large.stat().st_size < aim


@pytest.mark.parametrize("cells", [[], [chart({"data": [], "layout": {"meta": {"pages": "no"}}})]])
def test_a_chart_that_fails_says_so_and_spares_the_rest(chromium, tmp_path, cells):
    nb = story()
    nb.cells[2:2] = cells
    page = chromium.new_page()
    page.goto(write(tmp_path / "a.html", nb).as_uri())
    last = len(cells) + 1
    page.wait_for_selector(f"#figure-{last}[data-drawn]", state="attached")
    assert page.locator(".missing:not([hidden]):not(noscript *)").count() == len(cells)
    page.close()
