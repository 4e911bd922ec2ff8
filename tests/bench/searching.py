"""What a search costs a reader, of ours and of Material's own: what moves before it, with it, and how long it takes."""

from __future__ import annotations

import gzip
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, sync_playwright

QUERY = "budget team"
PATIENCE = 300_000
"""Milliseconds after which a search has failed."""
_COLUMNS = "{:>14}  {:<5} {:>7} {:>9} {:>10} {:>10} {:>9} {:>9} {:>8}"
HEADING = _COLUMNS.format(
    "council", "build", "files", "index MB", "page kB", "of search", "query kB", "unpacked", "seconds"
)
"""`page kB` is all that the first page moves, `of search` what of that is for search; `query kB` what a first search
with ten results moves for itself, as a server sends it that packs text, and `unpacked`, by one that does not."""


@dataclass(frozen=True)
class Kind:
    """One of the two searches."""

    files: str
    """Its files, as a pattern below the site."""
    own: tuple[str, ...]
    """What the addresses of all that it moves hold."""
    ask: Callable[[Page, str], None]
    """Asks for something from the first page, and waits for what is found."""


@dataclass(frozen=True)
class Searched:
    """What a search took."""

    files: int
    size: int
    page: int
    before: int
    query: int
    unpacked: int
    seconds: float


def _ask_ours(tab: Page, query: str) -> None:
    tab.locator("#Find").fill(query)
    tab.keyboard.press("Enter")
    tab.locator(".found__one").nth(9).wait_for(timeout=PATIENCE)


def _ask_material(tab: Page, query: str) -> None:
    tab.locator("[data-md-component=search-query]").click()
    tab.keyboard.insert_text(query)
    tab.locator(".md-search-result__link").first.wait_for(timeout=PATIENCE)


OURS = Kind("search/index/*", ("/search/index/", "/assets/search.js"), _ask_ours)
MATERIAL = Kind("search/search_index.json", ("/search_index.json", "/workers/search."), _ask_material)


def searched(site: Path, kind: Kind) -> Searched:
    """Open a site's first page and search from there, as a reader would who comes for the first time."""
    with _served(site) as (address, moved), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        tab = browser.new_page()
        tab.goto(address, wait_until="networkidle", timeout=PATIENCE)
        page = list(moved)
        started = time.perf_counter()
        kind.ask(tab, QUERY)
        seconds = time.perf_counter() - started
        browser.close()
    own = [one for one in moved if any(part in one[0] for part in kind.own)]
    files = list(site.glob(kind.files))
    return Searched(
        len(files),
        sum(file.stat().st_size for file in files),
        sum(packed for _, packed, _ in page),
        sum(packed for path, packed, _ in page if any(part in path for part in kind.own)),
        sum(packed for _, packed, _ in own),
        sum(unpacked for _, _, unpacked in own),
        seconds,
    )


def row(council: str, build: str, found: Searched) -> str:
    """The line about one search."""
    return _COLUMNS.format(
        council,
        build,
        f"{found.files:,}",
        f"{found.size / 1e6:.1f}",
        f"{found.page / 1e3:,.0f}",
        f"{found.before / 1e3:,.0f}",
        f"{found.query / 1e3:,.0f}",
        f"{found.unpacked / 1e3:,.0f}",
        f"{found.seconds:.1f}",
    )


@contextmanager
def _served(site: Path) -> Iterator[tuple[str, list[tuple[str, int, int]]]]:
    """Serve a site on this machine alone; its address, and what was moved: path, bytes packed and not."""
    moved: list[tuple[str, int, int]] = []

    class Packing(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

        def do_GET(self) -> None:
            """Answer as a usual server does, which packs text and nothing else."""
            file = Path(self.translate_path(self.path))
            file = file / "index.html" if file.is_dir() else file
            found = file.is_file()
            content = file.read_bytes() if found else b""
            kind = self.guess_type(file)
            text = kind.startswith(("text/", "application/j")) or file.suffix in {".js", ".svg"}
            body = gzip.compress(content, 6) if text else content
            moved.append((urlsplit(self.path).path, len(body), len(content)))
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", kind)
            if text:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Packing, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", moved
    finally:
        server.shutdown()
        server.server_close()
