"""The explorer of the built report: what one does in it, its address, and without scripts."""

import io

import pytest
from bench_page import report
from exploring import HANDS, assert_sound_anywhere, explore
from made_up import crowded
from test_page import axe

from timeline import explore as explorer_of
from timeline import read_events

REPORT = "08-explore.html"
ALIVE = "html[data-explored]"


@pytest.fixture
def open_report(built, visit):
    def opened(address="", **options):
        options = {"wait": ALIVE} | options
        return visit(built / REPORT, address, **options)

    return opened


@pytest.mark.parametrize("hand", HANDS)
def test_one_finds_zooms_walks_selects_and_shares(open_report, events, hand):
    page = open_report()
    wanted = explore(hand(page, page.locator(".explorer")))
    page.get_by_role("button", name="Copy link").click()
    address = page.evaluate("location.hash")
    seen = ".dates", ".tally", ".sheet"
    told = [page.locator(part).inner_text() for part in seen]
    again = open_report(address)
    assert [again.locator(part).inner_text() for part in seen] == told
    ids = again.evaluate("new URLSearchParams(location.hash.slice(1)).getAll('selected')")
    titles = dict(zip(events["id"], events["title"], strict=True))
    assert sorted(titles[name] for name in ids) == sorted(wanted)


def test_every_events_address_opens_its_card(open_report, events):
    page = open_report()
    for name, title in zip(events["id"], events["title"], strict=True):
        page.evaluate("id => { location.hash = encodeURIComponent(id); }", name)
        page.wait_for_function(
            "t => document.querySelector('.sheet .title')?.textContent === t", arg=title
        )
        page.wait_for_selector(".spot.chosen", timeout=2000)


def test_without_scripts_there_is_a_picture_and_the_list(open_report, events):
    page = open_report(wait="main", java_script_enabled=False)
    assert page.locator(".explorer svg.scene:visible").count() == 1
    assert page.locator(".entries > li:visible").count() == len(events)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_report, width, scheme):
    page = open_report(width=width, color_scheme=scheme, reduced_motion="reduce")
    assert axe(page) == []
    page.locator(".explorer .scene").focus()
    page.keyboard.press("n")
    page.keyboard.press("Space")
    page.wait_for_selector(".explorer .sheet .title", timeout=5_000)
    assert axe(page) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_meets_at_any_window_of_the_report(open_report, width):
    assert_sound_anywhere(open_report(width=width).locator(".explorer"))


def test_nothing_meets_at_any_window_of_a_crowd(visit, tmp_path):
    path = tmp_path / "crowd.html"
    path.write_text(report(explorer_of(read_events(io.StringIO("\n".join(crowded()))))), "utf-8")
    assert_sound_anywhere(visit(path, wait=ALIVE).locator(".explorer"))
