"""The site is built aside and swapped in whole; whatever fails, the last good one stays."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from openrecord.build import build, swap
from openrecord.cli import main

CONFIG = """\
site_name: A small site
docs_dir: content
theme: {name: null, custom_dir: theme}
plugins: []
hooks: [hook.py]
"""
HANGS = """\
import pathlib
import time

def on_post_build(config):
    pathlib.Path("halfway").touch()
    time.sleep(60)
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that MkDocs builds in an instant, with a good site from before."""
    write(tmp_path, "mkdocs.yml", CONFIG)
    write(tmp_path, "theme/main.html", "{{ page.content }}")
    write(tmp_path, "content/index.md", "New words\n")
    write(tmp_path, "hook.py", "")
    write(tmp_path, "site/index.html", "Old words")
    write(tmp_path, "site/gone/index.html", "A page that is no more")
    return tmp_path


def write(root: Path, name: str, text: str) -> None:
    """A file of the project."""
    (root / name).parent.mkdir(parents=True, exist_ok=True)
    (root / name).write_text(text, "utf-8")


def site_of(root: Path) -> dict[str, str]:
    """What a visitor finds: the text of every page, by name."""
    site = root / "site"
    return {p.relative_to(site).as_posix(): p.read_text("utf-8") for p in sorted(site.rglob("*.html"))}


def leftovers(root: Path) -> list[str]:
    """What a build left beside the site."""
    return sorted(path.name for path in root.glob(".site-*"))


OLD_SITE = {"gone/index.html": "A page that is no more", "index.html": "Old words"}
NEW_SITE = {"index.html": "<p>New words</p>"}


def test_a_good_build_takes_the_place_of_the_last_one_whole(project: Path) -> None:
    assert build(project) == 0
    assert site_of(project) == NEW_SITE
    assert leftovers(project) == []


def test_the_first_build_of_a_project_makes_the_site(project: Path) -> None:
    (project / "site").rename(project / "elsewhere")
    assert build(project) == 0
    assert site_of(project) == NEW_SITE


def test_a_build_that_fails_leaves_the_last_good_site_and_nothing_else(project: Path) -> None:
    write(project, "hook.py", "def on_post_build(config):\n    raise SystemExit(1)\n")
    assert build(project) == 1
    assert site_of(project) == OLD_SITE
    assert leftovers(project) == []


def test_a_warning_fails_the_build(project: Path) -> None:
    write(project, "content/index.md", "[a page that is not there](missing.md)\n")
    assert build(project) == 1
    assert site_of(project) == OLD_SITE


def test_a_build_that_is_killed_leaves_the_last_good_site_and_the_next_one_clears_up(project: Path) -> None:
    write(project, "hook.py", HANGS)
    command = [str(Path(sys.executable).with_name("openrecord")), "build", "--root", str(project)]
    running = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while not (project / "halfway").exists():
        assert time.monotonic() < deadline, "the build never came to write its pages"
        time.sleep(0.05)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert site_of(project) == OLD_SITE
    assert leftovers(project) == [".site-new"]
    write(project, "hook.py", "")
    assert build(project) == 0
    assert site_of(project) == NEW_SITE
    assert leftovers(project) == []


def test_a_site_that_an_interrupted_swap_left_aside_is_put_back(project: Path) -> None:
    (project / "site").rename(project / ".site-old")
    write(project, "hook.py", "def on_post_build(config):\n    raise SystemExit(1)\n")
    assert build(project) == 1
    assert site_of(project) == OLD_SITE


def test_a_swap_that_cannot_be_done_leaves_the_site(project: Path) -> None:
    with pytest.raises(FileNotFoundError):
        swap(project / ".site-new", project / "site", project / ".site-old")
    assert site_of(project) == OLD_SITE


def test_two_builds_at_once_wait_for_each_other(project: Path) -> None:
    results: list[int] = []
    builders = [threading.Thread(target=lambda: results.append(build(project))) for _ in range(2)]
    for builder in builders:
        builder.start()
    for builder in builders:
        builder.join()
    assert results == [0, 0]
    assert site_of(project) == NEW_SITE
    assert leftovers(project) == []


def test_the_command_says_where_the_site_is(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "--root", str(project)]) == 0
    assert capfd.readouterr().out == f"The site is in {project / 'site'}/.\n"


def test_the_command_says_that_a_failed_build_changed_nothing(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    write(project, "hook.py", "def on_config(config):\n    raise SystemExit(3)\n")
    assert main(["build", "--root", str(project)]) == 1
    assert capfd.readouterr().err.endswith("The site was not built; site/ is as it was.\n")
    assert site_of(project) == OLD_SITE
