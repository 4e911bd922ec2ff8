"""Whoever has no mouse reaches everything, leaves it again, and always sees where they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypedDict

import pytest
from playwright.sync_api import Page, expect

from .browser import Reader
from .faults import none_of
from .sites import BuiltPage, ServedSite

MOST_STEPS = 1500

_STILL = "*, *::before, *::after { transition: none !important; animation: none !important }"
_LOOK = (Path(__file__).parent / "focus.js").read_text("utf-8")


class Step(TypedDict):
    """Where the focus is after a press of a key."""

    name: str | None
    unmarked: str | None
    seenBefore: bool
    faults: list[str]


def walk(tab: Page, page: BuiltPage, key: str = "Tab") -> tuple[list[str], list[str]]:
    """The names of all that the key reaches, from one end of the page to the other, and what is wrong on the way."""
    tab.add_style_tag(content=_STILL)
    names: list[str] = []
    faults: list[str] = []
    for _ in range(MOST_STEPS):
        tab.keyboard.press(key)
        step: Step = tab.evaluate(_LOOK)
        if step["unmarked"]:
            faults.append(f"{page}: focus on {step['unmarked']} cannot be seen")
        faults += [f"{page}: focus on {step['name']} {fault}" for fault in step["faults"]]
        if step["name"] is None or step["seenBefore"]:
            break
        names.append(step["name"])
    else:
        faults.append(f"{page}: {MOST_STEPS} presses of {key} do not lead out of it")
    return names, faults


def focusable(tab: Page) -> int:
    """How many things on the page a person could use, as it stands."""
    found: int = tab.evaluate(
        """() => [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
            .filter(element => !element.disabled && element.tabIndex >= 0
                && element.checkVisibility({opacityProperty: true, visibilityProperty: true})).length"""
    )
    return found


@pytest.mark.parametrize("part", range(4))
@pytest.mark.parametrize("council", ["own"])
def test_the_tab_key_walks_every_kind_of_page_and_its_focus_is_always_seen(
    site: ServedSite, reader: Reader, part: int
) -> None:
    faults: list[str] = []
    with reader.reading(390) as tab:
        for page in site.built.one_of_each_kind[part::4]:
            tab.goto(site.url(page))
            expected = focusable(tab)
            names, wrong = walk(tab, page)
            faults += wrong
            if len(names) < expected:
                faults.append(f"{page}: the tab key reaches {len(names)} of {expected} things that can be used")
    none_of(faults)


def test_the_tab_key_goes_back_the_way_it_came(site: ServedSite, reader: Reader) -> None:
    home = site.built.pages[0]
    with reader.reading() as tab:
        tab.goto(site.address)
        forwards, faults = walk(tab, home)
        tab.evaluate("window.visited = null")
        backwards, more = walk(tab, home, "Shift+Tab")
    none_of(faults + more)
    assert backwards[::-1] == forwards


def test_the_first_thing_skips_to_the_content(site: ServedSite, reader: Reader) -> None:
    with reader.reading(390) as tab:
        tab.goto(site.address)
        tab.keyboard.press("Tab")
        expect(tab.locator(":focus")).to_have_text("Skip to content")
        tab.keyboard.press("Enter")
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.querySelector('article').contains(document.activeElement)")


def test_the_section_menu_opens_and_closes_by_keyboard(site: ServedSite, reader: Reader) -> None:
    with reader.reading(390) as tab:
        tab.goto(site.address)
        summary = tab.locator("nav summary").first
        summary.focus()
        links = tab.locator("nav details a")
        expect(links.first).to_be_hidden()
        tab.keyboard.press("Enter")
        expect(links.first).to_be_visible()
        tab.keyboard.press("Tab")
        expect(links.first).to_be_focused()
        tab.keyboard.press("Shift+Tab")
        tab.keyboard.press("Enter")
        expect(links.first).to_be_hidden()


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("council", ["own", "example"])
def test_search_is_used_and_left_by_keyboard(site: ServedSite, reader: Reader, width: int) -> None:
    with reader.reading(width) as tab:
        tab.goto(site.address)
        search = tab.get_by_role("searchbox", name="Search this record")
        for _ in range(30):
            tab.keyboard.press("Tab")
            if search.evaluate("search => search === document.activeElement"):
                break
        expect(search).to_be_focused()
        tab.keyboard.type("meeting")
        tab.keyboard.press("Enter")
        tab.wait_for_url("**/search/?q=meeting")
        results = tab.locator(".found__title a")
        expect(results).to_have_count(10)
        expect(search).to_have_value("meeting")
        more = tab.get_by_role("button", name="Show more")
        more.focus()
        tab.keyboard.press("Enter")
        expect(results.nth(10)).to_be_focused()
        _, faults = walk(tab, site.built.pages[0])
        none_of(faults)
        kind = tab.locator("select[name=kind]")
        kind.focus()
        tab.keyboard.press("ArrowDown")
        expect(tab).to_have_url(re.compile("kind="))
        expect(tab.locator("#Found[aria-busy]")).to_have_count(0)
        expect(kind).to_be_focused()
        results.first.focus()
        address = str(results.first.evaluate("link => link.href"))
        tab.keyboard.press("Enter")
        tab.wait_for_url(address)


def test_tables_are_reached_and_left_by_keyboard(site: ServedSite, reader: Reader) -> None:
    faults = []
    with reader.reading(390) as tab:
        for page in (*site.built.one_of_each_kind, *site.built.longest_of_each_kind):
            if "<table" not in page.file.read_text("utf-8"):
                continue
            tab.goto(site.url(page))
            unreachable: list[str] = tab.evaluate(
                """() => [...document.querySelectorAll('*')].filter(element =>
                    /auto|scroll/.test(getComputedStyle(element).overflowX)
                    && element.scrollWidth > element.clientWidth + 1 && element.clientWidth
                    && element.tabIndex < 0 && element.checkVisibility()
                    && !element.querySelector('a[href], button, input, summary')
                ).map(element => element.outerHTML.slice(0, 80))"""
            )
            faults += [f"{page}: {what} scrolls, and no key can scroll it" for what in unreachable]
    none_of(faults)
