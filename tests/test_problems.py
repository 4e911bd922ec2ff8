"""Every rule of the record, by cases that council staff can read: files in, problem lines out.

A case lays its files over the small sound council in problems/_council; a file that is null is taken away.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from openrecord.check import RULES, check
from openrecord.check.survey import Rule, Survey
from openrecord.read import read

FOLDER = Path(__file__).parent / "problems"
COUNCIL = FOLDER / "_council"


@dataclass(frozen=True)
class Case:
    """One case of a file in problems/."""

    title: str
    files: dict[str, str | None]
    problems: list[str]
    rule: str | None = None
    """The rule that the case is about; none where a file alone is wrong."""
    source: str = field(kw_only=True)


def cases() -> Iterator[Case]:
    """Every case of every file."""
    for path in sorted(FOLDER.glob("*.yml")):
        for told in yaml.safe_load(path.read_text("utf-8")):
            yield Case(**told, source=path.stem)


CASES = tuple(cases())


@pytest.fixture
def council(tmp_path: Path) -> Path:
    """A copy of the small sound council."""
    return shutil.copytree(COUNCIL, tmp_path / "council")


def lay(root: Path, files: dict[str, str | None]) -> None:
    """Put a case's files into a council."""
    for name, text in files.items():
        path = root / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.source}: {case.title}")
def test_the_problems_are_exactly_these(case: Case, council: Path) -> None:
    lay(council, case.files)
    _, problems = check(council)
    assert list(map(str, problems)) == case.problems


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_has_a_bad_case_and_a_good_one(rule: Rule) -> None:
    told = [bool(case.problems) for case in CASES if case.rule == rule.__name__]
    assert sorted(set(told)) == [False, True]


@pytest.mark.parametrize("case", [case for case in CASES if case.rule and case.problems], ids=lambda case: case.title)
def test_a_bad_case_breaks_the_rule_that_it_names(case: Case, council: Path) -> None:
    lay(council, case.files)
    rule = next(rule for rule in RULES if rule.__name__ == case.rule)
    record, _ = read(council)
    assert list(rule(Survey(record, council, record.council.as_at and record.council.as_at.last)))


def test_titles_are_told_apart() -> None:
    titles = [case.title for case in CASES]
    assert sorted(titles) == sorted(set(titles))
