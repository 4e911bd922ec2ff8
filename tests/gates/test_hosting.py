"""The site on real servers, with the project's own configuration: policy, caching, compression, wrong addresses."""

from __future__ import annotations

import datetime as dt
import gzip
import http.client
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from openrecord.policy import for_hosts, headers, inline, policy
from openrecord.publishing import Shelf, publish
from tests.conftest import SMALL

from .browser import Reader
from .faults import none_of
from .hosts import HOSTING, HOSTS, tool
from .sites import BuiltSite, build, project

NOTHING_INLINE = inline("")
YEAR = "31536000"


@dataclass(frozen=True)
class Answer:
    """What a server answers."""

    status: int
    headers: Mapping[str, str]
    """By name, in small letters."""
    body: bytes


def asked(address: str, **told: str) -> Answer:
    """What a server answers when it is asked once, without following where it leads."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    try:
        connection.request("GET", parts.path, headers={name.replace("_", "-"): value for name, value in told.items()})
        response = connection.getresponse()
        names = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, names, response.read())
    finally:
        connection.close()


@pytest.fixture(scope="module")
def hosted(built_sites: dict[str, BuiltSite], tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where each host serves the invented council's site."""
    site = built_sites["example"].folder
    with ExitStack() as stack:
        yield {
            name: stack.enter_context(host(site, tmp_path_factory.mktemp(name) / "own")) for name, host in HOSTS.items()
        }


@pytest.fixture(params=sorted(HOSTS))
def host(request: pytest.FixtureRequest, hosted: dict[str, str]) -> str:
    """Each host in turn."""
    return hosted[str(request.param)]


@pytest.mark.parametrize("council", ["own", "example", "large"])
def test_no_kind_of_page_trips_over_the_policy(built_site: BuiltSite, reader: Reader, tmp_path: Path) -> None:
    with HOSTS["caddy"](built_site.folder, tmp_path / "caddy") as address, reader.reading(strict=True) as tab:
        for page in built_site.one_of_each_kind:
            if built_site.base and page.kind == "not-found":
                continue  # it asks for what lies below that path of its host
            response = tab.goto(f"{address}{page.path}", wait_until="load")
            assert response
            assert response.headers["content-security-policy"].startswith("default-src 'none'; ")


def test_search_and_narrowing_work_under_the_policy(host: str, reader: Reader) -> None:
    with reader.reading(strict=True) as tab:
        tab.goto(f"{host}decisions/")
        tab.get_by_label("Body").select_option("Cabinet")
        expect(tab.locator(".filters__count")).to_have_text(re.compile("Showing 4 of [0-9]+ decisions."))
        tab.get_by_role("searchbox", name="Search this record").fill("meeting")
        tab.keyboard.press("Enter")
        expect(tab.locator(".found__title").first).to_be_visible()


def test_the_watch_for_the_policy_sees_what_it_forbids(host: str, browser_of_session: Reader) -> None:
    browser_of_session.troubles.clear()
    with browser_of_session.reading(strict=True) as tab:
        tab.goto(host)
        tab.evaluate("document.body.setAttribute('style', 'color: red')")
        tab.evaluate("document.body.append(Object.assign(new Image(), {src: 'http://127.0.0.2/x.png'}))")
        tab.wait_for_timeout(300)
    assert "style-src-attr" in " ".join(browser_of_session.troubles)
    assert "img-src: http://127.0.0.2/x.png" in " ".join(browser_of_session.troubles)
    browser_of_session.troubles.clear()


def test_every_file_comes_with_the_headers_that_the_build_wrote(host: str) -> None:
    for path in ("", "decisions/", "calendar.ics", "assets/openrecord.css", "assets/icon.svg", "nothing/here/"):
        answer = asked(host + path)
        expected = {name.lower(): value for name, value in headers(NOTHING_INLINE)}
        assert {name: answer.headers.get(name) for name in expected} == expected, path


def test_pages_are_asked_after_each_time_and_sent_only_if_they_changed(host: str) -> None:
    first = asked(host)
    assert first.status == 200
    assert first.headers["cache-control"] == "no-cache"
    again = asked(host, If_None_Match=first.headers["etag"])
    assert (again.status, again.body) == (304, b"")
    assert asked(host, If_None_Match='"another"').status == 200


@pytest.mark.parametrize("name", sorted(HOSTS))
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_after_the_next_edition_only_what_changed_is_sent_again(name: str, encoding: str, tmp_path: Path) -> None:
    council, shelf, moment = tmp_path / "council", Shelf(tmp_path / "public"), dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    shutil.copytree(SMALL, council)
    told = {"Accept_Encoding": encoding}

    def publish_with(words: str) -> None:
        def draw(root: Path, into: Path, *locks: int) -> int:
            for file, text in ("index.html", words), ("late/index.html", f"<p>{'As it was. ' * 100}</p>"):
                (into / file).parent.mkdir(parents=True, exist_ok=True)
                (into / file).write_text(text, "utf-8")
            for file, text in for_hosts(NOTHING_INLINE):
                (into / file).write_text(text, "utf-8")
            return 0

        publish(council, shelf, moment, 5, lambda sentence: None, draw)

    publish_with("<p>One.</p>")
    with HOSTS[name](shelf.folder / "live", tmp_path / name) as address:
        known = {path: asked(address + path, **told).headers["etag"] for path in ("", "late/")}
        time.sleep(1.1)  # an edition that comes within the same second has the same time for nginx
        publish_with("<p>Two.</p>")
        assert shelf.live == 2
        again = {path: asked(address + path, If_None_Match=mark, **told) for path, mark in known.items()}
        assert {path: answer.status for path, answer in again.items()} == {"": 200, "late/": 304}
        assert again[""].body == b"<p>Two.</p>"


def test_what_has_its_fingerprint_in_its_name_is_kept_for_a_year(host: str, built_sites: dict[str, BuiltSite]) -> None:
    folder = built_sites["example"].folder
    files = [path.relative_to(folder).as_posix() for path in (folder / "assets").glob("*/*.min.??*")]
    kept = [path for path in files if path.endswith((".css", ".js"))]
    assert kept
    none_of(path for path in kept if f"max-age={YEAR}" not in asked(host + path).headers["cache-control"])
    for path in ("assets/openrecord.css", "assets/colours.css", "assets/openrecord.js"):
        assert asked(host + path).headers["cache-control"] == "no-cache", path


@pytest.mark.parametrize("path", ["", "calendar.ics", "assets/openrecord.css", "assets/openrecord.js", "sitemap.xml"])
def test_words_are_compressed_on_their_way(host: str, built_sites: dict[str, BuiltSite], path: str) -> None:
    plain, packed = asked(host + path), asked(host + path, Accept_Encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert plain.body == (built_sites["example"].folder / (path or "index.html")).read_bytes()
    assert packed.headers["content-encoding"] == "gzip"
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert gzip.decompress(packed.body) == plain.body


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("", "text/html; charset=utf-8"),
        ("calendar.ics", "text/calendar; charset=utf-8"),
        ("assets/openrecord.css", "text/css; charset=utf-8"),
        ("assets/openrecord.js", "text/javascript; charset=utf-8"),
        ("files/progress-2025-q4.txt", "text/plain; charset=utf-8"),
    ],
)
def test_every_file_says_of_what_kind_it_is(host: str, path: str, kind: str) -> None:
    assert asked(host + path).headers["content-type"].replace("application/javascript", "text/javascript") == kind


def test_kinds_of_file_that_few_machines_know_are_told(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    for name, text in for_hosts(NOTHING_INLINE):
        (site / name).write_text(text, "utf-8")
    files = {
        "feed.xml": "application/atom+xml; charset=utf-8",
        "table.csv": "text/csv; charset=utf-8",
        "record.sqlite": "application/vnd.sqlite3",
        "engine.wasm": "application/wasm",
    }
    for name in files:
        (site / name).write_bytes(b"x" * 2000)
    for name, host in HOSTS.items():
        with host(site, tmp_path / name) as address:
            assert {file: asked(address + file).headers["content-type"] for file in files} == files, name


@pytest.mark.parametrize("path", ["nothing", "nothing/here/", "nothing.ics", "assets/", "_headers", "_headers.nginx"])
def test_a_wrong_address_shows_the_page_that_helps_and_says_that_it_is_wrong(host: str, path: str) -> None:
    answer = asked(host + path)
    assert answer.status == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert b"<h1>Page not found</h1>" in answer.body


def test_an_address_without_its_last_stroke_leads_to_the_one_with_it(host: str) -> None:
    answer = asked(f"{host}decisions")
    assert answer.status in {301, 308}
    assert answer.headers["location"] == "/decisions/"


def test_a_script_in_a_page_of_the_councils_own_is_let_through_by_its_hash(reader: Reader, tmp_path: Path) -> None:
    """The policy is worked out from what the build wrote, so it stays right whatever people write."""
    folder = project("example", tmp_path / "project")
    own = folder / "content/croeso.md"
    own.write_text(own.read_text("utf-8") + '\n<script>document.title = "Shwmae";</script>\n', "utf-8")
    result = build(folder, tmp_path / "site")
    assert result.returncode == 0, result.stdout
    for name, host in HOSTS.items():
        with host(tmp_path / "site", tmp_path / name) as address, reader.reading(strict=True) as tab:
            tab.goto(f"{address}croeso/")
            expect(tab).to_have_title("Shwmae")
    html = (tmp_path / "site/croeso/index.html").read_text("utf-8")
    assert policy(inline(html)) in html
    assert policy() in (tmp_path / "site/index.html").read_text("utf-8")


def test_the_whole_configuration_for_caddy_is_sound(built_sites: dict[str, BuiltSite], tmp_path: Path) -> None:
    told = {"RECORD_ADDRESS": "record.example.org", "RECORD_SITE": str(built_sites["example"].folder)}
    result = subprocess.run(
        [tool("caddy"), "adapt", "--config", str(HOSTING / "Caddyfile")],
        env=os.environ | told | {"HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    (server,) = json.loads(result.stdout)["apps"]["http"]["servers"].values()
    assert server["listen"] == [":443"]
    assert server["routes"][0]["match"] == [{"host": ["record.example.org"]}]
    assert "default-src 'none'" in result.stdout
