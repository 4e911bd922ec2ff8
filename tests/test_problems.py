"""Every rule of the record, by cases that council staff can read: files in, problem lines out.

A case lays its files over the small sound council in problems/_council; a file that is null is taken away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

from openrecord.check import RULES, check
from openrecord.check.survey import Rule, Survey
from openrecord.read import read

FOLDER = Path(__file__).parent / "problems"


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


Lay = Callable[[Mapping[str, str | None]], Path]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.source}: {case.title}")
def test_the_problems_are_exactly_these(case: Case, small: Lay) -> None:
    _, problems = check(small(case.files))
    assert list(map(str, problems)) == case.problems


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_each_rule_has_a_bad_case_and_a_good_one(rule: Rule) -> None:
    told = [bool(case.problems) for case in CASES if case.rule == rule.__name__]
    assert sorted(set(told)) == [False, True]


@pytest.mark.parametrize("case", [case for case in CASES if case.rule and case.problems], ids=lambda case: case.title)
def test_a_bad_case_breaks_the_rule_that_it_names(case: Case, small: Lay) -> None:
    rule = next(rule for rule in RULES if rule.__name__ == case.rule)
    root = small(case.files)
    record, _ = read(root)
    assert list(rule(Survey(record, root, record.council.as_at.last if record.council.as_at else None)))


def test_titles_are_told_apart() -> None:
    titles = [case.title for case in CASES]
    assert sorted(titles) == sorted(set(titles))
