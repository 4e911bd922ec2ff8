"""The councils' sites, built once, and a browser to read them with."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from .browser import Reader, launched
from .faults import none_of
from .sites import COUNCILS, BuiltSite, ServedSite, built, serving


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with Lighthouse: at the end it would keep one process busy and leave the others without work."""
    items.sort(key=lambda item: "test_lighthouse.py" not in item.nodeid)


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the processes of one test run share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "gates"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def built_sites(shared_folder: Path) -> dict[str, BuiltSite]:
    """The councils' sites, built by whichever process comes first."""
    with (shared_folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with ThreadPoolExecutor() as pool:
            found = pool.map(lambda council: built(council, shared_folder), COUNCILS)
            sites = dict(zip(COUNCILS, found, strict=True))
    known = frozenset(kind for council in ("own", "example") for kind in sites[council].kinds)
    every_other = frozenset(sorted(sites["own"].kinds)[::2])  # of the invented council a sample is enough
    return sites | {
        "example": replace(sites["example"], known=every_other),
        "large": replace(sites["large"], known=known),
    }


@pytest.fixture(scope="session")
def served_sites(built_sites: dict[str, BuiltSite]) -> Iterator[dict[str, ServedSite]]:
    """The councils' sites, to be had from this machine."""
    with ExitStack() as stack:
        yield {council: stack.enter_context(serving(site)) for council, site in built_sites.items()}


@pytest.fixture(params=COUNCILS)
def council(request: pytest.FixtureRequest) -> str:
    """Each council in turn."""
    return str(request.param)


@pytest.fixture
def built_site(built_sites: dict[str, BuiltSite], council: str) -> BuiltSite:
    """The site of each council in turn."""
    return built_sites[council]


@pytest.fixture
def site(served_sites: dict[str, ServedSite], council: str) -> ServedSite:
    """The site of each council in turn, being served."""
    return served_sites[council]


@pytest.fixture(scope="session")
def browser_of_session() -> Iterator[Reader]:
    """One browser for all tests of a process."""
    with sync_playwright() as playwright:
        browser = launched(playwright)
        expect.set_options(timeout=15_000)
        yield Reader(browser)
        browser.close()


@pytest.fixture
def reader(browser_of_session: Reader) -> Iterator[Reader]:
    """A reader; whatever page they open, no other host is asked, nothing is missing and no script fails."""
    browser_of_session.troubles.clear()
    yield browser_of_session
    none_of(browser_of_session.troubles)
