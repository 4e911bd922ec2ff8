"""What the tests share: the two councils, and a page as its reader meets it."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from html.parser import HTMLParser
from pathlib import Path

import pytest

from openrecord.site import Site, open_site

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "tests/example"
SMALL = ROOT / "tests/problems/_council"
NOW = dt.datetime(2026, 1, 1, 12, tzinfo=dt.UTC)

Lay = Callable[[Mapping[str, str | bytes | None]], Path]
"""Lays files over the smallest sound council; takes away one that is None."""
Page = Callable[[Site, str], str]
"""The page of a site at an address, as HTML or as words."""


class _Reader(HTMLParser):
    """Collects the words of a page, a space where markup ends a word."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def words_of(html: str) -> str:
    """The words of some HTML in one line, as a reader meets them."""
    reader = _Reader()
    reader.feed(html.replace("<", " <"))
    return " ".join(" ".join(reader.words).split())


def opened(root: Path) -> Site:
    """The site of a council, with its own pages in place."""
    site = open_site(root, ROOT / "theme_overrides", NOW)
    for source in site.edition.record.narratives:
        address = source.removesuffix(".md").removesuffix("index")
        site.add_narrative(f"{address.rstrip('/')}/" if address else "", source)
    list(site.missing_sources())
    return site


@pytest.fixture
def small(tmp_path: Path) -> Lay:
    """Makes the smallest sound council, with some files laid over it; one that is None is taken away."""

    def lay(files: Mapping[str, str | bytes | None]) -> Path:
        root = tmp_path / "council"
        shutil.copytree(SMALL, root)
        for name, content in files.items():
            path = root / name
            if content is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return root

    return lay


@pytest.fixture(scope="session")
def example() -> Site:
    """The invented council's site."""
    return opened(EXAMPLE)


@pytest.fixture(scope="session")
def council() -> Site:
    """The site of the council that the project ships."""
    return opened(ROOT)


@pytest.fixture(scope="session")
def html_at() -> Page:
    """The HTML of the page at an address, without its narrative."""

    def draw(site: Site, address: str) -> str:
        page = site.pages[address]
        return site.renderer.page(page.kind, page.view(site.edition))

    return draw


@pytest.fixture(scope="session")
def page_at(html_at: Page) -> Page:
    """The words of the page at an address, without its narrative."""
    return lambda site, address: words_of(html_at(site, address))
