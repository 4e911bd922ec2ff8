"""No violation of WCAG 2.0 to 2.2, A or AA, on any kind of page, in light or dark, on screens wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypedDict

import pytest
from playwright.sync_api import Page, expect

from .browser import WIDTHS, Reader, Scheme, resize
from .faults import none_of
from .sites import ROOT, BuiltPage, ServedSite

AXE = ROOT / "node_modules/axe-core/axe.min.js"
SCHEMES: tuple[Scheme, ...] = ("light", "dark")

MOST_EXAMPLES = 3

_RUN = """async () => (await axe.run(document, {
    resultTypes: ['violations'],
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
})).violations.map(({id, nodes}) => ({
    rule: id,
    targets: nodes.map(node => node.target.join(' ')),
    why: nodes[0].failureSummary.replace(/\\s+/g, ' '),
}))"""
_OPEN_ALL = "document.querySelectorAll('details').forEach(details => { details.open = true })"


@pytest.fixture
def axe() -> Path:
    """The script that looks for violations."""
    assert AXE.exists(), "axe-core is needed and is not here; run tests/install-tools"
    return AXE


class Violation(TypedDict):
    """A rule that a page breaks."""

    rule: str
    targets: list[str]
    """The parts that break it, as selectors."""
    why: str


def violations(tab: Page, where: str) -> Iterator[str]:
    """Each rule that the page as it stands now breaks, as a line."""
    found: list[Violation] = tab.evaluate(_RUN)
    for violation in found:
        targets = violation["targets"]
        examples = ", ".join(targets[:MOST_EXAMPLES])
        yield f"{where}: {violation['rule']} × {len(targets)}, such as {examples}: {violation['why'][:240]}"


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


@pytest.mark.parametrize(("council", "scheme", "width"), [("example", "dark", 390), ("large", "light", 320)])
def test_another_councils_pages_are_without_violations(
    site: ServedSite, reader: Reader, axe: Path, scheme: Scheme, width: int
) -> None:
    with reader.reading(width, scheme, init=axe) as tab:
        found = [line for page in site.built.one_of_each_kind for line in violations_of(tab, site, page, (width,))]
    none_of(found)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("council", ["own"])
def test_what_search_finds_is_without_violations(site: ServedSite, reader: Reader, axe: Path, scheme: Scheme) -> None:
    found: list[str] = []
    for width in WIDTHS:
        with reader.reading(width, scheme, init=axe) as tab:
            tab.goto(f"{site.address}search/?q=meeting")
            tab.locator(".found__one").nth(9).wait_for()
            found += violations(tab, f"search for 'meeting' at {width}")
            tab.goto(f"{site.address}search/?q=xyzzyx")
            expect(tab.get_by_role("status").first).to_contain_text("Nothing was found")
            found += violations(tab, f"a search that finds nothing at {width}")
    none_of(found)
