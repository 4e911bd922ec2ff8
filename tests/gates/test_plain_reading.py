"""Without scripts, on the narrowest screen and on paper, a page says all that it has to say."""

from __future__ import annotations

import re

from playwright.sync_api import Page

from openrecord import words
from openrecord.read import read

from .browser import NARROWEST_WITH_TABLES, Reader, resize
from .faults import none_of
from .sites import BuiltSite, ServedSite, serving, site_url

_WORDS = "() => document.querySelector('main').innerText"
_TAKE_AWAY = "() => document.querySelectorAll('main form').forEach(added => added.remove())"
"""What scripts may add: a way to narrow a list."""
_LINKS = "() => [...document.querySelectorAll('main a[href]')].map(link => link.href)"
_SOURCES_ON_PAPER = """() => {
  dispatchEvent(new Event("beforeprint"));
  return [...document.querySelectorAll(".source a")]
    .map((link) => getComputedStyle(link, "::after").content)
    .filter((printed) => !printed.includes(`(${location.origin}/`) && !printed.includes("(http"));
}"""
_CLOSED_ON_PAPER = """() => [...document.querySelectorAll("main details:not([open]), article details:not([open])")]
  .filter((part) => part.checkVisibility()).map((part) => part.textContent.trim().slice(0, 40))"""
_CONTROLS = """() => [...document.querySelectorAll('nav, form, input, button, [role=search], [role=dialog]')]
    .filter(element => element.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .map(element => element.localName)"""
_SIDEWAYS = """() => {
    if (document.documentElement.scrollWidth <= innerWidth) return null
    const wide = [...document.querySelectorAll('body *')].filter(element =>
        element.getBoundingClientRect().right > innerWidth + 1 && element.checkVisibility())
    const last = wide.length ? wide.at(-1).outerHTML.slice(0, 120) : 'nobody knows why'
    return `${document.documentElement.scrollWidth} pixels wide: ${last}`
}"""
_COLOURS = "() => [...document.querySelectorAll('body, h1, main p')].map(part => getComputedStyle(part).color)"


def as_at(site: BuiltSite) -> str:
    """The day that a council's record speaks for, in words."""
    record, _ = read(site.project)
    assert record is not None
    assert record.council.as_at is not None, "a council whose record speaks for today cannot be built twice alike"
    return words.day(record.council.as_at.last)


def enlarge(tab: Page, pixels: int) -> None:
    """Choose the size of letters in the browser's settings."""
    session = tab.context.new_cdp_session(tab)
    session.send("Page.setFontSizes", {"fontSizes": {"standard": pixels, "fixed": pixels}})
    session.detach()


def text_of(tab: Page) -> str:
    """What the main part of the page says, however it is spaced."""
    return " ".join(str(tab.evaluate(_WORDS)).split())


def test_every_kind_of_page_is_whole_without_scripts(site: ServedSite, reader: Reader) -> None:
    faults = []
    with reader.reading() as scripted, reader.reading(scripts=False) as plain:
        for page in site.built.one_of_each_kind:
            scripted.goto(site.url(page))
            plain.goto(site.url(page))
            scripted.evaluate(_TAKE_AWAY)
            if text_of(plain) != text_of(scripted):
                faults.append(f"{page} says something else without scripts")
            if not set(scripted.evaluate(_LINKS)) <= set(plain.evaluate(_LINKS)):
                faults.append(f"{page} has fewer links without scripts")
            if len(text_of(plain)) < 40:
                faults.append(f"{page} says next to nothing")
            if plain.locator("input:visible, select:visible, button:visible").count():
                faults.append(f"{page} offers what does nothing without scripts")
    none_of(faults)


def test_a_page_that_moved_leads_on_without_scripts(built_sites: dict[str, BuiltSite], reader: Reader) -> None:
    with serving(built_sites["example"]) as site, reader.reading(scripts=False) as plain:
        (moved,) = site.built.moved
        plain.goto(site.url(moved), wait_until="commit")
        plain.wait_for_url(f"{site.address}plans/2024-26/housing-repairs/")
        assert "Housing repairs" in text_of(plain)


def test_on_a_phone_the_contents_of_a_long_page_are_one_step_away(
    built_sites: dict[str, BuiltSite], reader: Reader
) -> None:
    with serving(built_sites["example"]) as site, reader.reading(390, scripts=False) as plain:
        (minutes,) = (page for page in site.built.pages if page.path == "meetings/council/2025-02-25/")
        plain.goto(site.url(minutes))
        plain.get_by_role("link", name="On this page").click()
        contents = plain.get_by_role("navigation", name="On this page")
        box = contents.bounding_box()
        assert box is not None
        assert box["y"] < 100
        contents.get_by_role("link", name="8 Budget for 2025/26").click()
        assert plain.url.endswith("#item-8")


def test_no_page_scrolls_sideways_on_narrow_screens_or_with_letters_of_twice_the_size(
    site: ServedSite, reader: Reader
) -> None:
    faults = []
    with reader.reading(320) as tab:
        for page in (*site.built.one_of_each_kind, *site.built.longest_of_each_kind):
            enlarge(tab, 16)
            resize(tab, 320)
            tab.goto(site.url(page))
            tab.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
            if sideways := tab.evaluate(_SIDEWAYS):
                faults.append(f"{page} on the narrowest screen: {sideways}")
            resize(tab, NARROWEST_WITH_TABLES)
            if sideways := tab.evaluate(_SIDEWAYS):
                faults.append(f"{page} on the narrowest screen with tables: {sideways}")
            enlarge(tab, 32)
            resize(tab, 1280)
            if sideways := tab.evaluate(_SIDEWAYS):
                faults.append(f"{page} with letters of twice the size: {sideways}")
    none_of(faults)


def test_every_kind_of_page_prints_as_a_document_with_its_address_and_day(site: ServedSite, reader: Reader) -> None:
    day, home = as_at(site.built), site_url(site.built.project)
    faults = []
    with reader.reading(scheme="dark") as tab:
        tab.emulate_media(media="print")
        for page in site.built.one_of_each_kind:
            tab.goto(site.url(page))
            controls = set(tab.evaluate(_CONTROLS))
            if controls:
                faults.append(f"{page} prints its {', '.join(sorted(controls))}")
            printed = str(tab.evaluate("document.body.innerText"))
            said = re.search(r"as at (\d{1,2} \w+ \d{4})", printed, re.IGNORECASE)
            if said is None or (said[1] != day and page.kind != "as-at"):
                faults.append(f"{page} prints without its day, {day}")
            if page.kind != "not-found" and home + page.path not in printed:
                faults.append(f"{page} prints without its address, {home + page.path}")
            if cut := tab.evaluate(_SOURCES_ON_PAPER):
                faults.append(f"{page} prints a source as {cut[0]}, where no reader finds it")
            faults += [f"{page} prints “{closed}” closed" for closed in tab.evaluate(_CLOSED_ON_PAPER)]
            pale = [c for c in tab.evaluate(_COLOURS) if min(map(int, re.findall(r"\d+", c)[:3])) > 100]
            faults += [f"{page} prints in {colour} from a dark screen" for colour in pale]
    none_of(faults)
