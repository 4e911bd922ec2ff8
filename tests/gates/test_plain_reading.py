"""Without scripts, on the narrowest screen and on paper, a page says all that it has to say."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

from openrecord import words
from openrecord.read import read

from .browser import Reader
from .faults import none_of
from .sites import BuiltSite, ServedSite, site_url

_WORDS = "() => document.querySelector('main').innerText"
_LINKS = "() => [...document.querySelectorAll('main a[href]')].map(link => link.href)"
_PRINTED = """() => [...document.querySelectorAll('header *, nav, footer *, form, input, button')]
    .filter(element => element.checkVisibility({visibilityProperty: true, opacityProperty: true}))
    .map(element => [element.localName, element.innerText || ''])"""

_COLOURS = "() => [...document.querySelectorAll('body, h1, main p')].map(part => getComputedStyle(part).color)"


def as_at(site: BuiltSite) -> str:
    """The day that a council's record speaks for, in words."""
    record, _ = read(site.project)
    assert record is not None
    assert record.council.as_at is not None, "a council whose record speaks for today cannot be built twice alike"
    return words.day(record.council.as_at.last)


def text_of(tab: Page) -> str:
    """What the main part of the page says, however it is spaced."""
    return " ".join(str(tab.evaluate(_WORDS)).split())


def test_every_kind_of_page_says_the_same_without_scripts(site: ServedSite, reader: Reader) -> None:
    faults = []
    with reader.reading() as scripted, reader.reading(scripts=False) as plain:
        for page in site.built.one_of_each_kind:
            scripted.goto(site.url(page))
            plain.goto(site.url(page))
            if text_of(plain) != text_of(scripted):
                faults.append(f"{page} says something else without scripts")
            if not set(scripted.evaluate(_LINKS)) <= set(plain.evaluate(_LINKS)):
                faults.append(f"{page} has fewer links without scripts")
            if len(text_of(plain)) < 40:
                faults.append(f"{page} says next to nothing")
    none_of(faults)


def test_nothing_that_needs_a_script_is_offered_without_one(site: ServedSite, reader: Reader) -> None:
    faults = []
    with reader.reading(390, scripts=False) as tab:
        for page in site.built.one_of_each_kind:
            tab.goto(site.url(page))
            idle = tab.locator("input:visible, select:visible, button:visible").count()
            if idle:
                faults.append(f"{page}: {idle} controls that do nothing without scripts")
    none_of(faults)


def test_no_page_scrolls_sideways_on_the_narrowest_screen(site: ServedSite, reader: Reader) -> None:
    faults = []
    with reader.reading(320) as tab:
        for page in (*site.built.one_of_each_kind, *site.built.longest_of_each_kind):
            tab.goto(site.url(page))
            tab.evaluate("document.querySelectorAll('details').forEach(details => { details.open = true })")
            width = tab.evaluate("document.documentElement.scrollWidth")
            if width > 320:
                wide = tab.evaluate(
                    """() => [...document.querySelectorAll('body *')].filter(element => {
                        const box = element.getBoundingClientRect()
                        return box.right > innerWidth + 1 && box.width && element.checkVisibility()
                    }).slice(-1).map(element => element.outerHTML.slice(0, 120))[0]"""
                )
                faults.append(f"{page} is {width} pixels wide: {wide}")
    none_of(faults)


def test_every_kind_of_page_prints_as_a_document_with_its_address_and_day(site: ServedSite, reader: Reader) -> None:
    day, home = as_at(site.built), site_url(site.built.project)
    faults = []
    for scheme in ("light", "dark"):
        with reader.reading(scheme=scheme) as tab:
            tab.emulate_media(media="print")
            for page in site.built.one_of_each_kind:
                tab.goto(site.url(page))
                shown: list[tuple[str, str]] = tab.evaluate(_PRINTED)
                controls = {name for name, _ in shown} & {"nav", "form", "input", "button"}
                if controls:
                    faults.append(f"{page} prints its {', '.join(sorted(controls))}")
                body = str(tab.evaluate("document.body.innerText"))
                if day not in body:
                    faults.append(f"{page} prints without its day, {day}")
                if page.kind != "not-found" and home + page.path not in body:
                    faults.append(f"{page} prints without its address, {home + page.path}")
                colours = tab.evaluate(_COLOURS)
                faults += [f"{page} prints in {c}" for c in colours if min(map(int, re.findall(r"\d+", c)[:3])) > 100]
    none_of(faults)


@pytest.mark.parametrize("council", ["own"])
def test_a_page_grows_to_twice_its_letters_without_scrolling_sideways(site: ServedSite, reader: Reader) -> None:
    faults = []
    with reader.reading(1280) as tab:
        for page in site.built.one_of_each_kind:
            tab.goto(site.url(page))
            tab.evaluate("document.documentElement.style.fontSize = '250%'")
            if tab.evaluate("document.documentElement.scrollWidth") > 1280:
                faults.append(f"{page} scrolls sideways with letters of twice the size")
    none_of(faults)
