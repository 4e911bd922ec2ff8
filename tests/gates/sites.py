"""The sites of two councils, built from copies of the project and served on this machine."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from ..bench.council import write_council
from ..bench.plans import Shape

ROOT = Path(__file__).parents[2]
COUNCILS = ("own", "example", "large")
"""This project's own, the invented one, and one whose lists are long enough to be split by year."""
ROOTS = {"own": ROOT, "example": ROOT / "tests/example"}
"""Where the data/ and content/ of those that are written by hand lie."""
LARGE = 220
"""The meetings of the large council."""
LARGE_PLANS = Shape(milestones=4, moved=4)
"""The shape of its plans, which moved more dates than one page has room for."""
ELSEWHERE = "https://records.aberwen.example/open/record/"
"""Where the invented council's site stands, so that a site below a path is looked at too."""

ENVIRONMENT = os.environ | {"SOURCE_DATE_EPOCH": "1735689600", "NO_MKDOCS_2_WARNING": "1"}
_KIND = re.compile(rb'data-page-kind="([^"]*)"')
_SITE_URL = re.compile(r"^site_url:.*$", re.MULTILINE)


@dataclass(frozen=True, order=True)
class BuiltPage:
    """A page of a built site."""

    path: str
    """Its address below the site's."""
    file: Path
    kind: str
    """What kind of page it says it is; empty where it does not say."""

    @property
    def size(self) -> int:
        """How long its HTML is, in bytes."""
        return self.file.stat().st_size

    def __str__(self) -> str:
        return f"/{self.path}"


@dataclass(frozen=True)
class BuiltSite:
    """A council's site as it was built, in a folder that a web server could serve."""

    council: str
    project: Path
    """The copy of the project that it was built from."""
    served: Path
    """The folder to serve."""
    base: str
    """Where below that folder the site lies: '' or 'some/path/'."""
    known: frozenset[str] = frozenset()
    """Kinds of page that are looked at on another site, and need not be on this one."""

    @property
    def folder(self) -> Path:
        """The folder of the site itself."""
        return self.served / self.base

    @cached_property
    def _found(self) -> tuple[BuiltPage, ...]:
        """Every page, sorted by address; without those at short addresses, which only lead on to another."""
        found = []
        for file in self.folder.rglob("*.html"):
            path = file.relative_to(self.folder).as_posix()
            if path.startswith("r/"):
                continue
            kind = _KIND.search(file.read_bytes())
            address = path.removesuffix("index.html") if file.name == "index.html" else path
            found.append(BuiltPage(address, file, kind[1].decode() if kind else ""))
        return tuple(sorted(found))

    @cached_property
    def pages(self) -> tuple[BuiltPage, ...]:
        """Every page that a reader can stay on, sorted by address."""
        return tuple(page for page in self._found if page.kind != "redirect")

    @cached_property
    def moved(self) -> tuple[BuiltPage, ...]:
        """Every page that only leads on to another, sorted by address."""
        return tuple(page for page in self._found if page.kind == "redirect")

    @cached_property
    def kinds(self) -> Mapping[str, tuple[BuiltPage, ...]]:
        """The pages of each kind."""
        kinds: dict[str, list[BuiltPage]] = defaultdict(list)
        for page in self.pages:
            kinds[page.kind].append(page)
        return {kind: tuple(pages) for kind, pages in sorted(kinds.items())}

    @cached_property
    def one_of_each_kind(self) -> tuple[BuiltPage, ...]:
        """The first page of each kind."""
        return tuple(pages[0] for kind, pages in self.kinds.items() if kind not in self.known)

    @cached_property
    def longest_of_each_kind(self) -> tuple[BuiltPage, ...]:
        """The longest page of each kind, where it is not the first."""
        longest = (max(pages, key=lambda page: (page.size, page.path)) for pages in self.kinds.values())
        return tuple(page for page in longest if page.kind not in self.known and page not in self.one_of_each_kind)


@dataclass(frozen=True)
class ServedSite:
    """A built site and the addresses at which it is being served."""

    built: BuiltSite
    address: str
    """Where it is served."""

    def url(self, page: BuiltPage) -> str:
        """Where a page is to be had."""
        return self.address + page.path


def project(council: str, folder: Path) -> Path:
    """A copy of the project with a council's data/ and content/ in place."""
    skip = shutil.ignore_patterns("__pycache__", "*.egg-info")
    for name in ("hooks", "theme_overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=skip)
    if council == "large":
        write_council(folder, LARGE, LARGE_PLANS)
    else:
        for name in ("data", "content"):
            shutil.copytree(ROOTS[council] / name, folder / name)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    if council == "example":
        config = _SITE_URL.sub(f"site_url: {ELSEWHERE}", config)
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    return folder


def site_url(folder: Path) -> str:
    """The address that a project's mkdocs.yml gives its site."""
    found = _SITE_URL.search((folder / "mkdocs.yml").read_text("utf-8"))
    return found[0].partition(":")[2].strip() if found else ""


def build(folder: Path, into: Path, *, tool: str = "mkdocs", seed: str = "0") -> subprocess.CompletedProcess[str]:
    """Run a strict build of a project as a person would, from its root."""
    command = [sys.executable, "-m", tool, "build", "--strict", "--site-dir", str(into)]
    return subprocess.run(
        command,
        cwd=folder,
        env=ENVIRONMENT | {"PYTHONHASHSEED": seed},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def built(council: str, folder: Path) -> BuiltSite:
    """A council's site, built below a folder unless it has been already."""
    copy, served = folder / council / "project", folder / council / "served"
    base = urlsplit(ELSEWHERE).path.lstrip("/") if council == "example" else ""
    if not served.exists():
        if not copy.exists():
            project(council, copy)
        result = build(copy, folder / council / "site")
        if result.returncode:
            pytest.fail(f"the {council} council's site does not build:\n{result.stdout}", pytrace=False)
        (served / base).parent.mkdir(parents=True, exist_ok=True)
        (folder / council / "site").rename(served / base)
    return BuiltSite(council, copy, served, base)


class _Files(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what goes wrong is seen in the browser."""


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that leaves a page while it loads is no error."""


@contextmanager
def serving(site: BuiltSite) -> Iterator[ServedSite]:
    """Serve a built site on this machine alone, until the tests are done."""
    server = _Server(("127.0.0.1", 0), partial(_Files, directory=str(site.served)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield ServedSite(site, f"http://127.0.0.1:{server.server_port}/{site.base}")
    finally:
        server.shutdown()
        server.server_close()
