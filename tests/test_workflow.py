"""The workflow for GitHub Pages may do little, runs only what it names exactly, and shows problems on their lines."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from .conftest import ROOT

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))


@pytest.fixture(scope="module")
def jobs() -> dict[str, Any]:
    """The jobs of the workflow for GitHub Pages."""
    jobs: dict[str, Any] = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text("utf-8"))["jobs"]
    return jobs


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: str(path.name))
def test_every_action_is_named_by_the_bytes_that_it_is(path: Any) -> None:
    used = re.findall(r"uses: *(.+)", path.read_text("utf-8"))
    assert used
    assert [action for action in used if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v[\d.]+", action)] == []


def test_only_what_is_merged_may_publish(jobs: dict[str, Any]) -> None:
    whole = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text("utf-8"))
    assert whole["permissions"] == {"contents": "read"}
    assert "permissions" not in jobs["check"]
    assert jobs["check"]["if"] == "github.event_name == 'pull_request'"
    assert jobs["publish"]["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
    assert jobs["publish"]["if"] == "github.event_name != 'pull_request' && github.ref == 'refs/heads/main'"
    assert "pull_request_target" not in str(whole)
    kept = {name: jobs[name]["steps"][0]["with"].get("persist-credentials", True) for name in jobs}
    assert kept == {"check": False, "publish": False, "remember": True}


def test_the_job_that_may_write_runs_nothing_of_the_project_and_only_once_readers_have_the_edition(
    jobs: dict[str, Any],
) -> None:
    assert [name for name, job in jobs.items() if "write" in job.get("permissions", {}).get("contents", "")] == [
        "remember"
    ]
    assert jobs["remember"]["needs"] == "publish"
    assert jobs["remember"]["permissions"] == {"contents": "write"}
    (script,) = (step["run"] for step in jobs["remember"]["steps"] if "run" in step)
    assert {line.split()[0] for line in script.splitlines()} == {"git"}


@pytest.mark.parametrize("is_new", [True, False])
def test_what_was_published_is_written_down_though_somebody_else_did_so_in_between(
    jobs: dict[str, Any], tmp_path: Path, is_new: bool
) -> None:
    (script,) = (step["run"] for step in jobs["remember"]["steps"] if "run" in step)
    (tmp_path / "home").mkdir()
    told = {**os.environ, "HOME": str(tmp_path / "home"), "GIT_CONFIG_NOSYSTEM": "1"}
    who = ("-c", "user.name=Somebody", "-c", "user.email=somebody@example.org")

    def git(*arguments: str, at: Path) -> str:
        return subprocess.run(
            ["git", *who, *arguments], cwd=at, env=told, check=True, capture_output=True, text=True
        ).stdout

    def write(at: Path, *lines: str) -> None:
        for name in ("addresses/site.txt", "news/2024.txt", "editions.yml"):
            path = at / "data/ledgers" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("".join(f"{line}\n" for line in lines), "utf-8")

    ours, other = tmp_path / "ours", tmp_path / "other"
    git("init", "--quiet", "--bare", "--initial-branch=main", str(tmp_path / "host"), at=tmp_path)
    git("clone", "--quiet", str(tmp_path / "host"), str(other), at=tmp_path)
    shutil.copy(ROOT / ".gitattributes", other)
    write(other, "one")
    git("add", ".", at=other)
    git("commit", "--quiet", "--message", "Start", at=other)
    git("push", "--quiet", "origin", "HEAD:main", at=other)
    git("clone", "--quiet", str(tmp_path / "host"), str(ours), at=tmp_path)
    write(other, "one", "theirs")
    git("commit", "--quiet", "--all", "--message", "Theirs", at=other)
    git("push", "--quiet", "origin", "HEAD:main", at=other)
    if is_new:
        write(ours, "one", "ours")
    subprocess.run(["bash", "-e", "-c", script], cwd=ours, env=told, check=True)
    for name in ("addresses/site.txt", "news/2024.txt", "editions.yml"):
        now = git("show", f"main:data/ledgers/{name}", at=tmp_path / "host").split()
        assert sorted(now) == sorted(["one", "theirs", *(["ours"] if is_new else [])])


def test_a_proposed_change_is_checked_with_each_problem_on_its_line(jobs: dict[str, Any]) -> None:
    runs = [step["run"] for step in jobs["check"]["steps"] if "run" in step]
    assert runs == ["requirements/install site", ".venv/bin/openrecord check --format github", "make site"]


def test_what_is_published_is_what_the_build_made(jobs: dict[str, Any]) -> None:
    steps = jobs["publish"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == [
        "requirements/install site",
        '.venv/bin/openrecord publish --to "$RUNNER_TEMP/record"',
    ]
    uploaded = [step["with"]["path"] for step in steps if "upload" in step.get("uses", "")]
    assert uploaded == ["${{ runner.temp }}/record/live", "data/ledgers"]
