"""A long list can be narrowed where scripts run, by keyboard, and is whole where they do not."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from .browser import Reader
from .sites import ServedSite

pytestmark = pytest.mark.parametrize("council", ["example"])
SHOWN = "article li[data-body]:visible"


def shown(tab: Page) -> list[str]:
    """The decisions that a reader sees."""
    return [text.split("\n")[0] for text in tab.locator(SHOWN).all_inner_texts()]


def test_a_list_is_narrowed_by_what_is_chosen_and_says_how_many_are_left(site: ServedSite, reader: Reader) -> None:
    with reader.reading() as tab:
        tab.goto(f"{site.address}decisions/")
        expect(tab.locator(".filters__count")).to_have_text("Showing 25 of 25 decisions.")
        tab.get_by_label("Body").select_option("Cabinet")
        expect(tab.locator(".filters__count")).to_have_text("Showing 4 of 25 decisions.")
        assert len(shown(tab)) == 4
        tab.get_by_label("Outcome").select_option("Put off")
        assert shown(tab) == ["That the date of March 2025 be taken out until the valuation is known. Put off"]
        assert tab.get_by_role("heading", level=2).filter(visible=True).all_inner_texts()[0] == "2025"
        expect(tab.get_by_role("heading", name="2024", exact=True)).to_be_hidden()


def test_the_choice_is_kept_in_the_address_and_can_be_taken_back(site: ServedSite, reader: Reader) -> None:
    with reader.reading() as tab:
        tab.goto(f"{site.address}decisions/")
        tab.get_by_label("Year").select_option("2024")
        tab.get_by_label("Body").select_option("Improvement Board")
        assert tab.url.endswith("/decisions/?year=2024&body=Improvement+Board")
        tab.reload()
        expect(tab.locator(".filters__count")).to_have_text("Showing 2 of 25 decisions.")
        tab.get_by_role("button", name="Show all").click()
        expect(tab.locator(".filters__count")).to_have_text("Showing 25 of 25 decisions.")
        assert tab.url.endswith("/decisions/")
        expect(tab.get_by_label("Body")).to_be_focused()


def test_words_are_found_in_decisions_and_in_the_headings_above_them(site: ServedSite, reader: Reader) -> None:
    with reader.reading() as tab:
        tab.goto(f"{site.address}decisions/")
        tab.get_by_label("Words").fill("PANEL residents")
        expect(tab.locator(".filters__count")).to_have_text("Showing 1 of 25 decisions.")
        assert tab.url.endswith("/decisions/?words=PANEL+residents")
        tab.get_by_label("Words").fill("budget for 2025")
        assert len(shown(tab)) > 1
        tab.reload()
        expect(tab.get_by_label("Words")).to_have_value("budget for 2025")
        tab.get_by_role("button", name="Show all").click()
        expect(tab.locator(".filters__count")).to_have_text("Showing 25 of 25 decisions.")


def test_a_mark_copies_its_own_address_and_says_so(site: ServedSite, reader: Reader) -> None:
    with reader.reading() as tab:
        tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab.goto(f"{site.address}meetings/council/2025-02-25/")
        mark = tab.locator("a.mark").first
        mark.focus()
        tab.keyboard.press("Enter")
        expect(tab.get_by_text("Link copied")).to_be_visible()
        assert tab.evaluate("navigator.clipboard.readText()") == tab.url
        assert "#" in tab.url


def test_an_address_that_asks_for_what_is_not_there_shows_everything(site: ServedSite, reader: Reader) -> None:
    with reader.reading() as tab:
        tab.goto(f"{site.address}decisions/?body=Nobody&theme=%3Cscript%3E&other=1")
        expect(tab.locator(".filters__count")).to_have_text("Showing 25 of 25 decisions.")


def test_a_list_is_narrowed_by_keyboard_alone(site: ServedSite, reader: Reader) -> None:
    with reader.reading(390) as tab:
        tab.goto(f"{site.address}actions-arising/")
        tab.get_by_label("State").focus()
        tab.keyboard.press("ArrowDown")
        expect(tab.locator(".filters__count")).to_have_text("Showing 2 of 9 actions.")
        assert tab.url.endswith("?state=Done")


def test_without_scripts_the_whole_list_stands_there_without_controls(site: ServedSite, reader: Reader) -> None:
    with reader.reading(scripts=False) as tab:
        tab.goto(f"{site.address}decisions/")
        assert len(shown(tab)) == 25
        assert tab.get_by_role("combobox").count() == 0
