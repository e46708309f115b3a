"""The front page of a series: index.html."""

import re

import pytest
from boxes import meeting
from test_page import axe

from timeline.drawing.facts import ON_CHART
from timeline.report.front import front, shown
from timeline.report.pictures import brief
from timeline.report.series import Entry, Series

SMALL = '<svg class="scene" width="100%" height="20"><text x="5%" y="12">tiny</text></svg>'
WHOLE = '<div class="pictures"><div class="picture" data-least="288"><svg></svg></div></div>'


def told(name, **more):
    words = {"title": f"Title of {name}", "lead": f"All of {name}. More.", "finding": f"{name}."}
    return words | {"small": SMALL, "opening": "", "pins": [], "as_of": ""} | more


def series(*entries, is_told=True):
    return Series("Moon: a story", "Moon", "Who [walked](a.ipynb) there.", entries, is_told)


def order(html):
    return re.findall(r'<a href="(\w+)\.html">', html.partition("</header>")[2])


def test_title_standfirst_lead_and_cards_stand_in_the_order_of_the_series():
    made = {name: told(name) for name in "abc"} | {"c": told("c", opening=WHOLE)}
    html = front(made, series(Entry("c"), Entry("a", "Said by the index."), Entry("b")))
    assert "<title>Moon: a story</title>" in html and "<b>Moon</b>" in html
    assert '<p>Who <a href="a.html">walked</a> there.</p>' in html
    assert order(html) == ["c", "a", "b"] and "The tool" not in html
    assert "<p>All of c. More.</p>" in html and WHOLE in html
    assert "<p>Said by the index.</p>" in html and "<p>b.</p>" in html and "a.</p>" not in html
    assert html.count(SMALL) == 2


def test_what_the_series_does_not_list_stands_under_the_tool():
    html = front({"a": told("a"), "z": told("z")}, series(Entry("a"), Entry("gone")))
    assert order(html) == ["a", "z"]
    assert "Title of z" in html.partition("The tool")[2]
    assert "Title of a" not in html.partition("The tool")[2]


def test_a_report_without_a_chart_is_a_card_without_a_picture():
    made = {"a": told("a"), "b": told("b", small="", finding="")}
    html = front(made, series(Entry("a"), Entry("b")))
    card = html.partition('class="front-cards"')[2].partition("</article>")[0]
    assert "<svg" not in card and "<p>" not in card and "Title of b" in card


def test_as_of_is_the_latest_day_of_all():
    made = {"a": told("a", as_of="2025-01-31"), "b": told("b", as_of="2025-03-22")}
    assert "As of 22 March 2025" in front(made, series(Entry("a"), Entry("b")))
    assert "As of" not in front({"a": told("a")}, series(Entry("a")))


def test_no_word_is_markup():
    bad = "<img src=x onerror=alert(1)>"
    made = {"a": told("a", title=bad, lead=bad), "b": told("b", finding=bad)}
    page = front(made, Series(bad, bad, bad, (Entry("a"), Entry("b"))))
    assert "<img" not in page


def test_its_picture_is_that_of_the_first_chart_that_has_one():
    svg = '<svg role="img" width="100%" height="400"></svg>'
    whole = [{"least": 288, "svg": svg, "zoom": "{}"}]
    key = {"facts": {"as_of": ""}, "small": "", "pictures": whole}
    first = {"facts": {"as_of": "2025-03-22"}, "small": SMALL, "pictures": whole}
    later = {"facts": {}, "small": "<svg>later</svg>", "pictures": whole}
    found = shown([key, first, later])
    assert (found["small"], found["as_of"]) == (brief(SMALL), "2025-03-22")
    assert brief(svg) in found["opening"] and "zoom" not in found["opening"]
    tall = whole[0] | {"svg": svg.replace("400", "1400.5")}
    assert shown([first | {"pictures": [*whole, tall]}])["opening"] == ""
    assert shown([{"facts": {}, "drawing": {}}]) == {
        "small": "",
        "opening": "",
        "pins": [],
        "as_of": "",
    }


def test_of_numbered_cards_it_has_a_list_and_not_the_cards():
    rule = '<line x1="0" x2="9" y1="70.5" y2="70.5" class="s-line"/>'
    tick = '<line x1="5" x2="5" y1="60" y2="65" class="s-line"/>'
    svg = f'<svg role="img" width="100%" height="400">{tick}{rule}<text>card</text></svg>'
    facts = {
        "columns": ["Event", "Date", ON_CHART],
        "rows": [["B", "2024", "2. said"], ["-", "1", ""], ["A", "2020", "1. said"]],
    }
    figure = {"facts": facts, "small": SMALL, "pictures": [{"least": 288, "svg": svg, "zoom": ""}]}
    found = shown([figure])
    assert found["pins"] == [["A", "2020"], ["B", "2024"]]
    kept = f'<svg role="img" width="100%" height="70.5">{tick}</svg>'
    assert brief(kept) in found["opening"]
    html = front({"a": told("a", **found)}, series(Entry("a")))
    assert '<ol class="pins"><li><b>A</b> <span>2020</span></li>' in html
    plain = shown([figure | {"facts": facts | {"columns": ["Event", "Date", "Note"]}}])
    assert plain["pins"] == [] and "card" in plain["opening"]


@pytest.fixture
def index(built):
    return built / "index.html"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 390, 768, 1280, 1920])
def test_axe_finds_nothing_and_nothing_is_cut_or_covered(visit, index, width, scheme):
    page = visit(index, width=width, color_scheme=scheme, wait="main", reduced_motion="reduce")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for svg in page.query_selector_all(".front-cards svg"):
        frame, texts = svg.evaluate(TEXTS)
        assert meeting(texts, texts) == []
        for text in texts:
            assert text["x0"] >= frame["left"] - 1 and text["x1"] <= frame["right"] + 1, text
            assert text["size"] >= 11


TEXTS = """svg => [svg.getBoundingClientRect().toJSON(),
 [...svg.querySelectorAll("text")].map(t => {
  const {left: x0, right: x1, top: y0, bottom: y1} = t.getBoundingClientRect();
  return {text: t.textContent, x0, x1, y0, y1, size: parseFloat(getComputedStyle(t).fontSize)};
})]"""


def test_without_scripts_it_is_all_there(visit, index):
    page = visit(index, wait="main", java_script_enabled=False)
    cards = page.locator(".front-cards article")
    assert cards.count() >= 3
    for card in cards.all():
        assert card.locator("> svg").bounding_box()["height"] > 100
    assert not page.locator("button.theme").is_visible()


def test_all_of_a_card_leads_to_its_report(visit, index, built):
    page = visit(index, wait="main")
    card = page.locator(".front-cards article").nth(1)
    address = card.locator("a").get_attribute("href")
    card.scroll_into_view_if_needed()
    assert (built / address).is_file()
    box = card.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + 40)
    page.wait_for_url(f"**/{address}")


def test_it_prints_on_one_sheet(visit, index):
    page = visit(index, wait="main")
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1


def test_the_standfirst_gives_the_articles_as_the_data_does(articles, built):
    said = (built / "index.html").read_text("utf-8").partition("standfirst")[2]
    for article in articles.itertuples():
        day = article.date
        assert f"{day.day} {day:%B} {day.year}" in said
    assert "The Hill" in said and "CNN" in said
