"""Whatever a text of the record holds, it is shown as text and does nothing."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypedDict

import pytest
from playwright.sync_api import expect

from .browser import Reader
from .faults import none_of
from .hostile import TOGETHER, Poison, poison
from .sites import BuiltSite, ServedSite, built, project, serving

pytestmark = pytest.mark.parametrize("council", ["example"])

_LOOK = (Path(__file__).parent / "hostile.js").read_text("utf-8")
_MARK = re.compile(r"k\d+k")


class Found(TypedDict):
    """What a browser found in the pages."""

    faults: list[str]
    counts: dict[str, dict[str, int]]
    """How many elements of each dangerous kind each page has."""
    marks: list[str]


def as_shown(payload: str) -> str:
    """What a reader should see of a payload: itself, but that nothing may turn the text around."""
    return payload.replace("\u202e", "[U+202E]")


def looked_at(site: ServedSite, reader: Reader, payload: str) -> Found:
    """Every page of a site, parsed by a browser."""
    with reader.reading() as tab:
        tab.goto(site.address + "404.html")
        found: Found = tab.evaluate(
            _LOOK, [[site.url(page) for page in (*site.built.pages, *site.built.moved)], as_shown(payload)]
        )
    return found


def poisoned(folder: Path, payload: str) -> tuple[Poison, BuiltSite]:
    """The invented council's site, with the payload in every text."""
    copy = project("example", folder / "example/project")
    done = poison(copy / "data", payload)
    return done, built("example", folder)


def search_faults(site: BuiltSite, payload: str) -> Iterator[str]:
    """What the search index holds that is not the payload as text."""
    shown = " ".join(as_shown(payload).split())
    for file in sorted((site.folder / "search/index").glob("page-*.bin")):
        address, *texts = json.loads(gzip.decompress(file.read_bytes()))
        for told in texts:
            for text in [told] if isinstance(told, str) else told[1:]:
                for mark in _MARK.finditer(text):
                    before = " ".join(text[: mark.start()].split())
                    if not before.endswith(shown):
                        yield f"{address}: in the index {mark[0]} stands after {before[-80:]!r}"


@pytest.fixture(scope="session")
def clean_counts(served_sites: Mapping[str, ServedSite], browser_of_session: Reader) -> dict[str, dict[str, int]]:
    """How many elements of each dangerous kind each page has when nobody means harm."""
    return looked_at(served_sites["example"], browser_of_session, "")["counts"]


@pytest.mark.parametrize("name", TOGETHER)
def test_hostile_text_is_shown_as_text_and_does_nothing(
    name: str, council: str, reader: Reader, tmp_path: Path, clean_counts: dict[str, dict[str, int]]
) -> None:
    payload = TOGETHER[name]
    done, site = poisoned(tmp_path, payload)
    with serving(site) as served:
        found = looked_at(served, reader, payload)
    faults = found["faults"]
    for path, counts in found["counts"].items():
        if counts != clean_counts[path]:
            faults.append(f"{path} has {counts}, where it should have {clean_counts[path]}")
    none_of([*faults, *search_faults(site, payload)])
    if name == "strange texts":
        none_of(f"{where} is shown nowhere" for mark, where in done.marked.items() if mark not in found["marks"])


def test_nothing_happens_to_whoever_opens_a_page_or_searches(council: str, reader: Reader, tmp_path: Path) -> None:
    done, site = poisoned(tmp_path, TOGETHER["markup"])
    mark = next(mark for mark, where in done.marked.items() if where == "Theme.title")
    with serving(site) as served, reader.reading() as tab:
        for page in site.one_of_each_kind:
            tab.goto(served.url(page))
        tab.goto(f"{served.address}search/?q={mark}")
        results = tab.locator(".found__list")
        expect(results).to_contain_text(f"{TOGETHER['markup']} {mark}")
        assert results.locator("img").count() == 0
