"""The workflow for GitHub Pages may do little, runs only what it names exactly, and shows problems on their lines."""

from __future__ import annotations

import re
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
    kept = [
        step["with"]["persist-credentials"] for job in jobs.values() for step in job["steps"] if "checkout" in str(step)
    ]
    assert kept == [False, False]


def test_a_proposed_change_is_checked_with_each_problem_on_its_line(jobs: dict[str, Any]) -> None:
    runs = [step["run"] for step in jobs["check"]["steps"] if "run" in step]
    assert runs == ["requirements/install site", ".venv/bin/openrecord check --format github", "make site"]


def test_what_is_published_is_what_the_build_made(jobs: dict[str, Any]) -> None:
    steps = jobs["publish"]["steps"]
    assert [step["run"] for step in steps if "run" in step] == ["make site"]
    assert [step["with"]["path"] for step in steps if "upload-pages-artifact" in step.get("uses", "")] == ["site"]
