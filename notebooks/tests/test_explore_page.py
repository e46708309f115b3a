"""The explorer of the built report: what one does in it, its address, and without scripts."""

import pytest
from exploring import HANDS, explore

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


def test_without_scripts_there_is_a_picture_and_the_list(open_report, events):
    page = open_report(wait="main", java_script_enabled=False)
    assert page.locator(".explorer svg.scene:visible").count() == 1
    assert page.locator(".entries > li:visible").count() == len(events)
