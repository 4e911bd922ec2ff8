"""The rules between records. Each is a small generator that yields what breaks it; its docstring is the rule."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from openrecord.check import references
from openrecord.check.survey import Finding, Survey
from openrecord.model.record import Record
from openrecord.problems import Problem
from openrecord.read import read
from openrecord.yamlfile import Lines, read_text

RULES = (*references.RULES,)


def check(root: Path, now: dt.datetime | None = None) -> tuple[Record, tuple[Problem, ...]]:
    """What the files below a project's root say, and every problem in and between them, sorted.

    `now` matters where the council names no `as_at`: without either, nobody can tell what has not happened yet.
    """
    record, problems = read(root)
    survey = Survey(record, root, _day(record, now))
    findings = [finding for rule in RULES for finding in rule(survey)]
    return record, tuple(sorted({*problems, *_located(findings, root)}))


def _day(record: Record, now: dt.datetime | None) -> dt.date | None:
    if record.council.as_at is None and now is None:
        return None
    return None


def _located(findings: Iterable[Finding], root: Path) -> list[Problem]:
    lines: dict[str, Lines] = {}
    located = []
    for finding in findings:
        if finding.line is None and finding.file not in lines:
            lines[finding.file] = Lines(read_text(root / finding.file, finding.file))
        line = finding.line or lines[finding.file].of(finding.place)
        located.append(Problem(finding.file, line, finding.message))
    return located
