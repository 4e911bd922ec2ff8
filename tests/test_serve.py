"""Somebody who works on the site may see what is kept back, under a banner; what is published never holds it."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from .conftest import ROOT, SMALL

SECRET = "A visit that nobody knows of yet"
COMMAND = [str(Path(sys.executable).with_name("openrecord"))]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The smallest council as a project, with an event that may be shown in the year 2199."""
    root = tmp_path / "project"
    shutil.copytree(SMALL, root)
    for part in ("hooks", "theme_overrides"):
        (root / part).symlink_to(ROOT / part)
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(
        re.sub(r"^site_url:.*$", f"site_url: http://127.0.0.1/\ndev_addr: 127.0.0.1:{free_port()}", config, flags=re.M),
        "utf-8",
    )
    (root / "data/timeline.yml").write_text(
        f"- {{id: visit, date: 2024-05, title: {SECRET}, publish_from: 2199-01-01}}\n", "utf-8"
    )
    return root


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def environment(**more: str) -> Mapping[str, str]:
    """The environment of a command."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", **more}


@contextmanager
def served(root: Path, *options: str) -> Iterator[str]:
    """The address at which `openrecord serve` shows a project, which stops at the end."""
    found = re.search(r"dev_addr: (\S+)", (root / "mkdocs.yml").read_text("utf-8"))
    assert found is not None
    command = [*COMMAND, "serve", "--root", str(root), *options]
    with subprocess.Popen(
        command, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    ) as serving:
        try:
            yield f"http://{found[1]}/"
        finally:
            serving.terminate()
            serving.wait(20)


def page(address: str) -> str:
    """A page, once the server is there."""
    end = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                return str(answer.read().decode("utf-8"))
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def test_a_preview_shows_what_is_kept_back_under_a_banner_on_every_page(project: Path) -> None:
    with served(project, "--drafts") as site:
        timeline = page(f"{site}timeline/")
        assert SECRET in timeline
        for html in (timeline, page(f"{site}meetings/")):
            assert "Draft preview, not for publication." in html
            assert "These pages show one entry that may not be published yet;" in html
            assert "data/timeline.yml: one entry, from 1 January 2199" in html


def test_without_asking_for_it_nothing_kept_back_is_served(project: Path) -> None:
    with served(project) as site:
        timeline = page(f"{site}timeline/")
    assert SECRET not in timeline
    assert "Draft preview" not in timeline


def test_a_build_leaves_out_what_is_kept_back_whatever_the_environment_says(project: Path) -> None:
    built = subprocess.run(
        [*COMMAND, "build", "--root", str(project)],
        env=environment(OPENRECORD_DRAFTS="1"),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert built.returncode == 0, built.stderr
    for file in (project / "site").rglob("*.html"):
        html = file.read_text("utf-8")
        assert SECRET not in html
        assert "Draft preview" not in html


def test_a_preview_tells_no_policy_so_that_it_can_show_changes_by_itself(project: Path) -> None:
    with served(project) as site:
        home = page(site)
    assert "livereload(" in home
    assert "Content-Security-Policy" not in home


def test_a_page_with_what_a_browser_would_pass_over_is_not_built(project: Path) -> None:
    """The check of the record reads lines of Markdown; what is written in a roundabout way is found on the page."""
    (project / "content/about.md").write_text("# About\n\n![Map][1]\n\n[1]: https://example.org/map.png\n", "utf-8")
    built = subprocess.run(
        [*COMMAND, "build", "--root", str(project)],
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert built.returncode == 1
    assert (
        "content/about.md: src='https://example.org/map.png' of <img> would not be shown: "
        "pages load nothing from another host; put it in content/, or link to it"
    ) in built.stderr
    assert not (project / "site").exists()
