"""Search finds any word, leads to where it stands, moves little, and can be narrowed."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Response, expect

from .browser import Reader
from .faults import none_of
from .sites import ServedSite

MOST = 250_000
"""Bytes that a first query with ten results may move, the page and its frame apart, on a server that packs nothing."""
INDEX = "/search/index/"


def results(tab: Page) -> list[str]:
    """The titles of what was found, in order."""
    return tab.locator(".found__title").all_inner_texts()


def searched(tab: Page, site: ServedSite, query: str) -> None:
    """Ask for something, and wait for the answer."""
    tab.goto(f"{site.address}search/?{query}")
    expect(tab.locator(".found__count")).to_contain_text("found for")


@pytest.mark.parametrize("council", ["example"])
def test_the_words_of_a_decision_lead_to_it(site: ServedSite, reader: Reader) -> None:
    with reader.reading() as tab:
        tab.goto(site.address)
        tab.get_by_role("searchbox", name="Search this record").fill("list of savings three months sooner")
        tab.get_by_role("button", name="Search", exact=True).click()
        first = tab.locator(".found__one", has_text="Council, 25 February 2025").first
        expect(first.locator(".found__what")).to_have_text("Minutes, 25 February 2025")
        part = first.locator(".found__part", has_text="That the list of savings be published by 31 March 2025")
        assert "savings" in part.locator("mark").all_inner_texts()
        part.get_by_role("link", name="8 Budget for 2025/26").click()
        tab.wait_for_url(f"{site.address}meetings/council/2025-02-25/#tracker-sooner")


@pytest.mark.parametrize("council", ["example"])
def test_what_was_found_is_narrowed_and_the_address_keeps_the_choice(site: ServedSite, reader: Reader) -> None:
    with reader.reading() as tab:
        searched(tab, site, "q=board")
        before = len(results(tab))
        tab.locator("select[name=kind]").select_option("Minutes")
        expect(tab.locator(".found__what").first).to_contain_text("Minutes")
        tab.locator("select[name=body]").select_option("Improvement Board")
        tab.locator("select[name=year]").select_option("2025")
        expect(tab.locator(".found__one")).to_have_count(2)
        assert tab.url.endswith("/search/?q=board&kind=Minutes&body=Improvement+Board&year=2025")
        tab.reload()
        expect(tab.locator(".found__one")).to_have_count(2)
        expect(tab.locator("select[name=year]")).to_have_value("2025")
        assert tab.locator("select[name=year]").locator("option").all_inner_texts() == ["All", "2025 (2)", "2024 (1)"]
        assert before == 10


@pytest.mark.parametrize("council", ["example"])
def test_accents_capitals_and_the_ends_of_words_make_no_difference(site: ServedSite, reader: Reader) -> None:
    with reader.reading() as tab:
        found = []
        for query in ("LLWYD", "llŵyd", "llwy"):
            searched(tab, site, f"q={query}")
            found.append(results(tab)[0])
        assert len(set(found)) == 1
        searched(tab, site, "q=boards")
        assert results(tab)


@pytest.mark.parametrize("council", ["example"])
def test_words_that_no_page_holds_together_are_found_apart_and_that_is_said(site: ServedSite, reader: Reader) -> None:
    with reader.reading() as tab:
        searched(tab, site, "q=savings+xyzzyx")
        expect(tab.locator(".found__count")).to_contain_text("No page holds all of these words; these hold some.")
        assert results(tab)
        searched(tab, site, "q=xyzzyx")
        expect(tab.locator(".found__count")).to_have_text(
            "Nothing was found for “xyzzyx”. Try fewer words, or the beginning of a word; or use the lists below."
        )


@pytest.mark.parametrize("council", ["example"])
def test_a_question_with_markup_is_shown_as_text(site: ServedSite, reader: Reader) -> None:
    with reader.reading() as tab:
        searched(tab, site, "q=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E+board&kind=%3Cb%3E")
        expect(tab.locator(".found__count")).to_contain_text("“<img src=x onerror=alert(1)> board”")
        assert tab.locator("article img").count() == 0


@pytest.mark.parametrize("council", ["own"])
def test_a_theme_is_found_first_by_its_name_and_lists_come_last(site: ServedSite, reader: Reader) -> None:
    with reader.reading() as tab:
        searched(tab, site, "q=grants")
        assert results(tab)[:2] == ["Grants", "Grants"]
        assert [what.split(",")[0] for what in tab.locator(".found__what").all_inner_texts()[:3]] == [
            "Theme",
            "Theme",
            "Action",
        ]
        assert not any(what.startswith("List") for what in tab.locator(".found__what").all_inner_texts())


@pytest.mark.parametrize("council", ["example"])
def test_without_the_index_that_is_said(site: ServedSite, reader: Reader) -> None:
    with reader.reading() as tab:
        tab.route("**/catalogue.bin", lambda route: route.abort())
        tab.goto(f"{site.address}search/?q=board")
        expect(tab.locator(".found__count")).to_have_text(
            "The search could not be loaded. Try again, or use the lists below."
        )


@pytest.mark.parametrize("council", ["example"])
def test_without_scripts_the_page_says_what_to_do(site: ServedSite, reader: Reader) -> None:
    with reader.reading(scripts=False) as tab:
        tab.goto(site.address)
        tab.get_by_role("link", name="Find something").click()
        expect(tab.get_by_role("heading", level=1)).to_have_text("Search")
        expect(tab.get_by_text("these lists lead to everything")).to_be_visible()


def test_nothing_of_the_index_moves_before_a_search_and_little_with_the_first(site: ServedSite, reader: Reader) -> None:
    early: list[str] = []
    moved: dict[str, int] = {}

    def note(response: Response) -> None:
        path = urlsplit(response.url).path
        if INDEX in path or path.endswith("/search.js"):
            moved[path] = len(response.body())

    with reader.reading() as tab:
        tab.on("response", note)
        for page in site.built.one_of_each_kind:
            tab.goto(site.url(page), wait_until="networkidle" if page.kind in {"home", "search"} else "load")
            early += [f"{page} loads {path}" for path in moved if INDEX in path]
        moved.clear()
        searched(tab, site, "q=board+report")
        tab.wait_for_load_state("networkidle")
        none_of(early)
        assert tab.locator(".found__one").count() == 10
        assert 10_000 < sum(moved.values()) < MOST
