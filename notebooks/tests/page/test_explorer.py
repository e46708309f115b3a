"""The explorer in a browser: find, chips, lanes, card, list, selection, keys, address, sizes."""

import copy
import re

import pytest
from explorer_pages import bare, page_of, widgets
from test_page import axe

from timeline.explore.told import prepared
from timeline.explore.told import told as given
from timeline.page import style

STATE = "states.at(-1)"
NAMES = """[...document.querySelectorAll('.scene [data-box] text:not([display])')].map(
  ({ textContent }) => textContent)"""
WIDTHS = [320, 390, 768, 1280, 1920]


@pytest.fixture(scope="module")
def told(events):
    periods = {"Since 2022": ("2022-01-01", "2025-03-22")}
    marks = prepared(events, accent=["invasion-2022"])
    words = ["All events", "What two articles tell of.", "Source: a file."]
    return given(marks, None, periods, *words)


@pytest.fixture
def open_bare(visit, told, tmp_path):
    """Opens an explorer whose states can be read; with the focus on its picture."""

    def open_(start=None, changes=None, **options):
        changed = copy.deepcopy(told) | (changes or {})
        page = visit(bare(changed, tmp_path / "bare.html", start), **options)
        focus(page)
        return page

    return open_


@pytest.fixture
def open_page(visit, told, tmp_path):
    def open_(address="", **options):
        path = page_of(told, tmp_path / "page.html")
        return visit(path, address, wait="html[data-explored]", **options)

    return open_


def focus(page):
    page.evaluate("document.querySelector('.scene').focus({ preventScroll: true })")


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def find(page, words):
    page.locator("[type=search]").fill(words)
    page.wait_for_timeout(200)


def state(page, name):
    return page.evaluate(f"{STATE}.{name}")


def tally(page):
    return page.locator(".tally").text_content()


def focused(page):
    return page.evaluate(
        "document.activeElement.className.baseVal ?? document.activeElement.className"
    )


def matching(told, word):
    columns = ["title", "description", "actors", "place", "note", "when", "cited"]
    rows = zip(*(told["events"][name] for name in columns), strict=True)
    texts = [" ".join(row).lower() for row in rows]
    return [k for k, text in enumerate(texts) if word in text]


# --- find and chips


def test_find_leaves_the_matches_and_counts_them(open_bare, told):
    page = open_bare()
    total = len(told["events"]["id"])
    assert tally(page) == f"{total} events"
    find(page, "KURSK")
    found = [told["events"]["id"][k] for k in matching(told, "kursk")]
    assert tally(page) == f"{len(found)} of {total} shown" and 1 < len(found) < total
    assert sorted(state(page, "shown")) == sorted(found)
    page.wait_for_timeout(300)
    assert page.locator(".list li").count() == len(found)


def test_enter_fits_the_matches_and_escape_brings_back_what_was(open_bare):
    page = open_bare()
    press(page, "+", "+")
    page.wait_for_timeout(100)
    before = state(page, "window")
    press(page, "/")
    page.keyboard.type("kursk")
    press(page, "Enter")
    page.wait_for_timeout(200)
    assert focused(page) == "scene"
    fitted = state(page, "window")
    assert fitted[1] - fitted[0] < before[1] - before[0]
    press(page, "Escape")
    page.wait_for_timeout(200)
    assert state(page, "window") == pytest.approx(before) and state(page, "shown") is None
    assert page.locator("[type=search]").input_value() == ""


def test_a_chip_filters_and_is_taken_back(open_bare, told):
    page = open_bare()
    chip = page.locator(".line > .chips .chip").first
    value, number = chip.get_attribute("data-value"), int(chip.locator("small").text_content())
    theme = told["facets"]["theme"]
    of = [k for k, own in enumerate(theme["of"]) if theme["values"].index(value) in own]
    assert number == len(of)
    chip.click()
    assert tally(page).startswith(f"{number} of ")
    assert state(page, "chips") == {"theme": [value]}
    assert chip.get_attribute("aria-pressed") == "true"
    page.locator(".clear").click()
    assert state(page, "chips") == {} and chip.get_attribute("aria-pressed") == "false"
    assert page.locator(".clear").is_hidden() and focused(page) == "scene"


def test_a_panel_of_chips_closes_with_escape(open_bare):
    page = open_bare()
    panel = page.locator("details.facet").first
    panel.locator("summary").click()
    panel.locator(".chip").first.click()
    assert panel.locator("summary").text_content().endswith("(1)")
    press(page, "Escape")
    assert panel.get_attribute("open") is None and "shown" in tally(page)


def test_no_match_says_so_and_offers_clear(open_bare):
    page = open_bare()
    find(page, "no such thing")
    assert page.locator(".none").inner_text().startswith("No event matches.")
    page.locator(".none .tool").click()
    assert page.locator(".none").is_hidden() and tally(page).endswith(" events")


# --- the card


def choose(page, told, number):
    page.evaluate("id => tell({ event: id })", told["events"]["id"][number])


def with_(told, column, wanted):
    return next(k for k, value in enumerate(told["events"][column]) if wanted(value))


def test_the_card_says_what_happened_and_who_says_so(open_bare, told):
    page, card = open_bare(), None
    k = with_(told, "difference", lambda value: value == "contradicts")
    choose(page, told, k)
    card = page.locator(".sheet").inner_text()
    for column in ("when", "title", "description", "note", "cited", "place"):
        assert told["events"][column][k] in card
    assert "The record contradicts the article" in card
    links = page.locator(".sheet a")
    assert links.count() == len(told["events"]["links"][k])
    assert links.first.get_attribute("href") == told["events"]["links"][k][0][1]
    assert links.first.get_attribute("rel") == "noopener"
    assert links.first.get_attribute("target") == "_blank"


def test_the_card_leads_to_its_neighbours_in_time(open_bare, told):
    page = open_bare()
    choose(page, told, 40)
    assert re.search(r"(earlier|later|same time|same day)$", page.locator("dd").last.inner_text())
    page.get_by_role("button", name="Next", exact=True).click()
    assert state(page, "event") == told["events"]["id"][41]
    page.get_by_role("button", name="Previous", exact=True).click()
    assert state(page, "event") == told["events"]["id"][40]
    choose(page, told, 0)
    previous = page.get_by_role("button", name="Previous", exact=True)
    assert previous.get_attribute("aria-disabled") == "true"


def test_keys_walk_open_select_and_close(open_bare, told):
    page = open_bare()
    press(page, "Home", "n")
    assert state(page, "event") == told["events"]["id"][1]
    press(page, "Space")
    assert state(page, "selected") == [told["events"]["id"][1]]
    press(page, "Enter")
    assert focused(page) == "sheet"
    press(page, "Tab", "Tab", "Enter")
    assert state(page, "event") == told["events"]["id"][2]
    assert page.evaluate("document.activeElement.textContent") == "Next"
    press(page, "Escape")
    assert state(page, "event") == "" and focused(page) == "scene"
    press(page, "End", "Space", "p")
    assert len(state(page, "selected")) == 2
    assert state(page, "event") == told["events"]["id"][-2]
    page.get_by_role("button", name="Unselect 2").click()
    assert state(page, "selected") == []


def test_what_is_done_is_said(open_bare, told):
    page = open_bare()
    press(page, "Home")
    live = page.locator("[role=status]")
    page.wait_for_timeout(150)
    title, when = (told["events"][name][0] for name in ("title", "when"))
    assert live.text_content() == f"{title}, {when}"
    press(page, "Space")
    page.wait_for_timeout(150)
    assert live.text_content() == f"{title} selected: 1 in all"


def test_a_press_with_shift_selects_and_one_beside_closes(open_bare, told):
    page = open_bare()
    name = page.locator(".scene [data-box] text:not([display])").nth(3)
    box = name.bounding_box()
    at = {"position": {"x": box["width"] / 2, "y": box["height"] / 2}, "force": True}
    name.click(modifiers=["Shift"], **at)
    assert len(state(page, "selected")) == 1 and state(page, "event") == ""
    assert page.locator(".spot.selected").count() == 1
    name.click(**at)
    assert state(page, "event") == state(page, "selected")[0]
    stage = page.locator(".scene").bounding_box()
    for y in range(5, 500, 25):
        page.mouse.move(stage["x"] + 2, stage["y"] + y)
        page.wait_for_timeout(50)
        if page.locator(".tip").is_hidden():
            break
    page.mouse.click(stage["x"] + 2, stage["y"] + y)
    assert state(page, "event") == ""


def test_a_hover_names_what_has_no_name(open_bare):
    page = open_bare()
    x, y = page.evaluate("""() => {
      const text = document.querySelector(".scene [data-box] text:not([display])");
      const { left, top, width, height } = text.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    }""")
    page.mouse.move(x, y)
    page.wait_for_timeout(100)
    assert page.locator(".tip b").inner_text() and page.locator(".tip").is_visible()


# --- list, lanes, views


def test_the_list_goes_to_each_event_and_marks_the_selected(open_bare, told):
    page = open_bare({"selected": [told["events"]["id"][2]]})
    page.wait_for_timeout(300)
    rows = page.locator(".list li button")
    assert rows.count() == len(told["events"]["id"])
    assert rows.locator(".picked:visible").count() == 1
    rows.nth(7).click()
    page.wait_for_timeout(300)
    assert state(page, "event") == told["events"]["id"][7]
    assert rows.nth(7).get_attribute("aria-current") == "true"
    assert page.locator(".spot.chosen").count() == 1


@pytest.mark.parametrize("facets", [3, 5])
def test_lanes_are_chosen_and_keep_the_window_and_the_focus(open_bare, told, facets):
    page = open_bare(changes={"facets": dict([*told["facets"].items()][:facets])})
    press(page, "+", "+")
    page.wait_for_timeout(100)
    before = state(page, "window")
    if facets == 3:
        page.locator(".segments input").nth(1).check(force=True)
    else:
        page.get_by_label("Lanes").locator("visible=true").select_option("theme")
    assert state(page, "by") == "theme"
    assert state(page, "window") == pytest.approx(before)
    assert page.locator(".scene").count() == 1
    page.locator(".segments input, select.listed").locator("visible=true").first.focus()
    page.evaluate("tell({ by: 'cited' })")
    assert page.evaluate("document.activeElement.matches('input, select')")


def test_the_tools_stay_two_lines_whatever_is_filtered_and_selected(open_bare, told):
    page = open_bare({"selected": told["events"]["id"][:12]})
    before = page.locator(".head").bounding_box()["y"]
    find(page, "kursk")
    assert page.locator(".clear").is_visible()
    assert page.locator(".head").bounding_box()["y"] == before


def test_buttons_say_what_they_do_and_keep_the_focus(open_bare):
    page = open_bare()
    page.get_by_role("button", name="Zoom in", exact=True).click()
    page.get_by_role("button", name="All", exact=True).click()
    page.wait_for_timeout(100)
    assert page.get_by_role("button", name="Zoom out", exact=True).is_disabled()
    press(page, "Tab")
    page.get_by_role("button", name="Zoom in", exact=True).click()
    earlier = page.locator(".head .chip").first
    assert earlier.inner_text().endswith(" earlier")
    earlier.click()
    page.wait_for_timeout(100)
    assert earlier.is_hidden() and focused(page) == "scene"


# --- state


def test_what_is_told_is_shown(open_bare, told):
    ids = told["events"]["id"]
    page = open_bare({"find": "kursk", "by": "theme", "event": ids[3], "selected": ids[:2]})
    assert page.locator("[type=search]").input_value() == "kursk"
    assert page.locator("select.listed").input_value() == "theme"
    assert told["events"]["title"][3] in page.locator(".sheet").inner_text()
    page.evaluate("ids => tell({ find: '', shown: ids })", ids[:5])
    assert tally(page) == f"5 of {len(ids)} shown"
    page.evaluate("tell({ shown: null, window: [20000, 20100] })")
    assert tally(page).endswith(" events")
    page.wait_for_timeout(100)
    assert state(page, "window") == pytest.approx([20000, 20100])
    page.evaluate("tell({ window: [5, 1], by: 'nothing', event: 'nobody', chips: 7 })")
    page.wait_for_timeout(100)
    assert state(page, "window") == pytest.approx([20000, 20100])
    assert state(page, "by") == "theme" and state(page, "event") == ids[3]


def test_a_page_has_its_state_in_its_address(open_page, told):
    page = open_page()
    length = page.evaluate("history.length")
    focus(page)
    press(page, "/")
    page.keyboard.type("kursk")
    press(page, "Enter", "n", "Space")
    page.wait_for_timeout(500)
    address = page.evaluate("location.hash")
    assert {"find=kursk", "from=", "event=", "selected="} <= set(
        re.findall(r"(?:find=kursk|\w+=)", address)
    )
    assert page.evaluate("history.length") == length
    shown = page.locator(".sheet").inner_text(), page.locator(".dates").inner_text(), tally(page)
    page = open_page(address)
    page.wait_for_timeout(500)
    assert page.evaluate("location.hash") == address
    assert shown == (
        page.locator(".sheet").inner_text(),
        page.locator(".dates").inner_text(),
        tally(page),
    )
    press(page, "Escape", "Escape")
    page.wait_for_timeout(100)
    page.get_by_role("button", name="All", exact=True).click()
    page.get_by_role("button", name="At first").click()
    page.wait_for_timeout(500)
    assert "find" not in page.evaluate("location.hash")


def test_a_link_is_copied_or_stands_in_the_address_bar(open_page):
    page = open_page()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    focus(page)
    press(page, "n")
    button = page.get_by_role("button", name="Copy link")
    button.click()
    page.wait_for_timeout(100)
    said = page.locator(".foot button").inner_text()
    assert said in ("Copied", "Copy it from the address bar")
    assert "event=" in page.evaluate("location.hash")


def test_an_event_and_a_wrong_address_lead_where_they_can(open_page, told):
    page = open_page(f"#{told['events']['id'][5]}")
    assert told["events"]["title"][5] in page.locator(".sheet").inner_text()
    page = open_page("#from=2014-99-99&event=nobody&is.theme=x&%E0%A4%A")
    assert tally(page).endswith(" events") and page.locator(".details.open").count() == 0


def test_widgets_follow_their_models_and_not_each_other(visit, told, tmp_path):
    page = visit(widgets(told, tmp_path / "widgets.html"))
    first, other = page.locator(".explorer").all()
    first.locator("[type=search]").fill("kursk")
    page.wait_for_timeout(400)
    assert page.evaluate("models.map(({ values }) => values._find)") == ["kursk", ""]
    assert page.evaluate("models[0].values._shown.length") == len(matching(told, "kursk"))
    assert other.locator(".tally").text_content().endswith(" events")
    page.evaluate("models[1].set('_selected', [models[1].values._told.events.id[4], 'nobody'])")
    page.wait_for_timeout(300)
    assert page.evaluate("models[1].values._selected") == [told["events"]["id"][4]]
    assert other.locator(".picked:visible").count() <= 1
    page.evaluate("models[0].saves = 0")
    for _ in range(20):
        first.locator(".scene").press("ArrowRight")
    page.wait_for_timeout(300)
    assert 1 <= page.evaluate("models[0].saves") <= 12
    assert page.locator("[data-lm-suppress-shortcuts=true]").count() == 2
    page.evaluate("gone.forEach((leave) => leave())")
    assert page.evaluate("Object.values(models[0].listeners).flat().length") == 0


def test_no_key_reaches_the_notebook_but_those_that_lead_out(visit, told, tmp_path):
    page = visit(widgets(told, tmp_path / "widgets.html"))
    page.evaluate("""() => {
      globalThis.heard = [];
      document.addEventListener("keydown", ({ key }) => heard.push(key));
    }""")
    focus(page)
    press(page, *"ddxxb0", "Enter", "Escape", "Control+s", "Tab")
    assert page.evaluate("heard") == ["Escape", "Control", "s", "Tab"]


def test_a_notebook_s_theme_is_followed_as_it_changes(visit, told, tmp_path):
    page = visit(widgets(told, tmp_path / "widgets.html"), color_scheme="light")
    ink = "getComputedStyle(document.querySelector('.tally')).color"
    inks = []
    for light in ("true", "false", "true"):
        page.evaluate("light => (document.body.dataset.jpThemeLight = light)", light)
        inks.append(page.evaluate(ink))
    assert inks[0] == inks[2] != inks[1]


# --- many, none, hostile


def test_no_events_are_said(open_bare, told, visit, tmp_path):
    none = {name: [] for name in told["events"]}
    page = visit(bare(told | {"events": none}, tmp_path / "none.html"))
    assert page.locator(".explorer").inner_text() == "No events."


def test_text_is_never_markup(open_bare, told):
    events = copy.deepcopy(told["events"])
    evil = '<img src=x onerror="document.title = 1"><script>document.title = 2</script>'
    for name in ("title", "when", "description", "cited", "note", "difference", "actors", "place"):
        events[name][3] = evil
    events["links"][3] = [[evil, "javascript:document.title = 3"], [evil, "https://example.org"]]
    facets = copy.deepcopy(told["facets"])
    facets["theme"]["values"][0] = evil
    page = open_bare(changes={"events": events, "facets": facets, "title": evil, "summary": evil})
    choose(page, told, 3)
    page.wait_for_timeout(400)
    assert page.title() == "Events"
    assert page.locator(".explorer img, .explorer script").count() == 0
    assert page.locator(".sheet a").count() == 1


def test_a_long_list_says_how_many_more(open_bare, told):
    many = {name: [*values, *values, *values] for name, values in told["events"].items()}
    many["id"] = [f"{name}-{k}" for k, name in enumerate(many["id"])]
    facets = copy.deepcopy(told["facets"])
    for facet in facets.values():
        facet["of"] = facet["of"] * 3
    page = open_bare(changes={"events": many, "facets": facets})
    page.wait_for_timeout(500)
    rows = page.locator(".list li").count()
    assert rows <= 200
    assert (
        page.locator(".list > p").inner_text()
        == f"… and {len(many['id']) - rows} more: zoom in or find."
    )


def test_what_the_page_does_not_hold_is_asked_for_once_the_window_stands(visit, told, tmp_path):
    rest = {"first": [8000], "certain": [8000], "number": [5]}
    more = told | {"rest": rest, "total": 105}
    page = visit(bare(more, tmp_path / "rest.html", asks=True))
    total = len(told["events"]["id"])
    assert f"The {total} most important of 105 events" in page.locator(".foot").inner_text()
    focus(page)
    press(page, *["ArrowLeft"] * 5)
    assert page.evaluate("globalThis.asked") is None
    page.wait_for_timeout(700)
    assert page.evaluate("asked.length") == 1
    assert tally(page) == "105 events"
    find(page, "zyxel")
    assert tally(page) == f"1 of {total + 1} shown"
    page.wait_for_timeout(300)
    assert page.locator(".list li").inner_text().startswith("Zyxel comes late")


def test_the_wheel_alone_zooms_while_the_picture_has_the_focus(open_page):
    page = open_page()
    dates = page.locator(".dates")
    before = dates.inner_text()
    page.mouse.move(400, 500)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(200)
    assert dates.inner_text() == before
    page.evaluate("scrollTo(0, 0)")
    focus(page)
    page.mouse.wheel(0, -300)
    page.wait_for_timeout(200)
    assert dates.inner_text() != before and page.evaluate("scrollY") == 0


# --- how it looks


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_is_wider_than_the_page_and_the_card_leaves_its_mark_in_sight(
    open_bare, told, width
):
    page = open_bare(width=width)
    for number in (8, 60, len(told["events"]["id"]) - 1):
        page.locator(".scene").focus()
        choose(page, told, number)
        press(page, "n", "p")
        page.wait_for_timeout(150)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        spot, card = (page.locator(name).bounding_box() for name in (".spot.chosen", ".details"))
        assert spot["y"] >= 0 and spot["y"] + spot["height"] <= 800
        apart = spot["x"] + spot["width"] <= card["x"] or spot["y"] + spot["height"] <= card["y"]
        assert apart


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_axe_finds_nothing(open_page, told, width, scheme):
    page = open_page(f"#{told['events']['id'][60]}", width=width, color_scheme=scheme)
    page.wait_for_timeout(400)
    assert axe(page) == []


def test_the_static_list_is_for_paper_alone(open_page):
    page = open_page()
    assert page.locator(".entries").is_hidden() and page.locator(".still").count() == 0
    page.emulate_media(media="print")
    assert page.locator(".entries").is_visible() and page.locator(".scene").is_visible()
    assert page.locator(".controls").is_hidden() and page.locator(".list").is_hidden()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator(".scene").bounding_box()["width"] == pytest.approx(748)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    page.wait_for_timeout(200)  # its rows may be found anew
    assert page.locator(".scene").bounding_box()["width"] == pytest.approx(872)


def test_beside_other_charts_the_page_s_own_list_stays(visit, told, tmp_path):
    path = page_of(told, tmp_path / "charts.html", '<figure class="chart"></figure>')
    page = visit(path, wait="html[data-explored]")
    assert page.locator(".entries").is_visible()
    assert page.locator(".list ol").is_hidden() and page.locator(".list summary").is_visible()


def test_the_key_that_finds_is_the_explorer_s_while_one_looks_at_it(open_page):
    page = open_page()
    page.evaluate("""() => {
      globalThis.heard = [];
      addEventListener("keydown", ({ key }) => heard.push(key));
    }""")
    press(page, "/", "k")
    page.wait_for_timeout(200)
    assert page.locator("[type=search]").input_value() == "k"
    page.evaluate("document.activeElement.blur()")
    press(page, "Escape")
    assert tally(page).endswith(" events")
    page.evaluate("document.body.style.paddingTop = '2000px'; scrollTo(0, 0)")
    press(page, "/")
    assert page.evaluate("heard") == ["k", "/"]
    assert page.evaluate("document.activeElement === document.body")


def test_the_most_telling_facet_stands_open_whatever_order_it_was_told_in(open_bare, told):
    facets = dict(sorted(told["facets"].items()))
    page = open_bare(changes={"facets": facets})
    assert page.locator(".line > .chips").get_attribute("aria-label") == "Theme"


def test_no_rule_weighs_what_holds_the_picture_in_each_frame():
    holders = r"(?:html|body|main|figure|[.](?:explorer|main|body|stage|picture|scene))\S*:has\("
    assert re.findall(holders, style("explorer.css")) == []


def test_picture_and_strip_stand_on_the_first_screen(open_page):
    page = open_page(width=1280)
    low = page.evaluate("document.querySelector('.overview').getBoundingClientRect().bottom")
    assert 700 < low <= 800


def test_an_explorer_made_out_of_sight_finds_its_rows_once_it_is_seen(visit, told, tmp_path):
    """JupyterLab makes a widget before it stands in the page."""
    names, path = [], bare(told, tmp_path / "bare.html")
    hidden = path.read_text("utf-8").replace("<main>", '<main style="display:none">')
    for text in (path.read_text("utf-8"), hidden):
        path.write_text(text, "utf-8")
        page = visit(path, width=700)
        page.evaluate("document.querySelector('main').style.display = ''")
        page.wait_for_timeout(300)
        names.append(page.evaluate(NAMES))
    assert names[0] == names[1]


def test_an_address_on_a_phone_leads_to_the_mark_in_sight_and_keeps_its_window(open_page, told):
    name = told["events"]["id"][-1]
    page = open_page(f"#from=1990-01-01&to=2026-01-01&event={name}", width=390)
    spot, sheet = (page.locator(part).bounding_box() for part in (".spot.chosen", ".details"))
    assert spot["y"] >= 0 and spot["y"] + spot["height"] <= sheet["y"]
    assert page.locator(".dates").inner_text() == "1990 to 2025"
