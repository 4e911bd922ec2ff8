"""No violation of WCAG 2.0 to 2.2, A or AA, on any kind of page, in light or dark, on screens wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from .browser import WIDTHS, Reader, Scheme, resize
from .faults import none_of
from .sites import ROOT, BuiltPage, ServedSite

AXE = ROOT / "node_modules/axe-core/axe.min.js"
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

_RUN = """async () => (await axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
})).violations.flatMap(rule => rule.nodes.map(node => [rule.id, node.target.join(' '), node.failureSummary]))"""
_OPEN_ALL = "document.querySelectorAll('details').forEach(details => { details.open = true })"


@pytest.fixture
def axe() -> Path:
    """The script that looks for violations."""
    assert AXE.exists(), "axe-core is needed and is not here; run tests/install-tools"
    return AXE


def violations(tab: Page, where: str) -> Iterator[str]:
    """Each violation that stands on the page now, as a line."""
    found: list[list[Any]] = tab.evaluate(_RUN)
    for rule, target, why in found:
        yield f"{where}: {rule}: {target}: {' '.join(str(why).split())}"


def violations_of(tab: Page, site: ServedSite, page: BuiltPage, widths: tuple[int, ...]) -> Iterator[str]:
    """The violations of a page at each width; at the last, menus and all else that can be opened stand open."""
    tab.goto(site.url(page))
    for width in widths:
        resize(tab, width)
        if width == widths[-1]:
            tab.evaluate(_OPEN_ALL)
        yield from violations(tab, f"{page} at {width}")


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("council", ["own"])
def test_every_kind_of_page_is_without_violations(site: ServedSite, reader: Reader, axe: Path, scheme: Scheme) -> None:
    with reader.reading(scheme=scheme, init=axe) as tab:
        found = [line for page in site.built.one_of_each_kind for line in violations_of(tab, site, page, WIDTHS)]
    none_of(found)


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
@pytest.mark.parametrize("council", ["own"])
def test_the_longest_page_of_each_kind_is_without_violations(
    site: ServedSite, reader: Reader, axe: Path, scheme: Scheme, width: int
) -> None:
    with reader.reading(width, scheme, init=axe) as tab:
        found = [line for page in site.built.longest_of_each_kind for line in violations_of(tab, site, page, (width,))]
    none_of(found)


@pytest.mark.parametrize(("scheme", "width"), [("light", 320), ("dark", 1280)])
@pytest.mark.parametrize("council", ["example", "large"])
def test_another_councils_pages_are_without_violations(
    site: ServedSite, reader: Reader, axe: Path, scheme: Scheme, width: int
) -> None:
    with reader.reading(width, scheme, init=axe) as tab:
        found = [line for page in site.built.one_of_each_kind for line in violations_of(tab, site, page, (width,))]
    none_of(found)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("council", ["own"])
def test_open_search_is_without_violations(site: ServedSite, reader: Reader, axe: Path, scheme: Scheme) -> None:
    found: list[str] = []
    for width in WIDTHS:
        with reader.reading(width, scheme, init=axe) as tab:
            tab.goto(site.searchable)
            search = tab.locator("[data-md-component=search-query]")
            search.click()
            search.press_sequentially("meeting")
            tab.locator(".md-search-result__link").first.wait_for()
            found += violations(tab, f"search for 'meeting' at {width}")
            search.press_sequentially(" qqqqqq xyzzyx")
            tab.wait_for_timeout(300)
            found += violations(tab, f"a search that finds nothing at {width}")
    none_of(found)
