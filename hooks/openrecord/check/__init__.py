"""The rules between records. Each is a small generator that yields what breaks it; its docstring is the rule."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from openrecord.check import (
    addresses,
    content,
    council,
    dates,
    item,
    kept_back,
    markdown,
    markup,
    measure,
    meeting,
    minutes,
    parts,
    plan,
    privacy,
    raised,
    references,
    seals,
    vote,
)
from openrecord.check.dates import zone
from openrecord.check.survey import Finding, Rule, Survey
from openrecord.model.record import Record
from openrecord.problems import MOST_PROBLEMS_IN_A_FILE, Problem, shortened
from openrecord.read import read, without_collecting
from openrecord.yamlfile import LinesOfFiles

RULES: tuple[Rule, ...] = (
    *references.RULES,
    *dates.RULES,
    *plan.RULES,
    *meeting.RULES,
    *minutes.RULES,
    *item.RULES,
    *parts.RULES,
    *vote.RULES,
    *raised.RULES,
    *council.RULES,
    *measure.RULES,
    *content.RULES,
    *markdown.RULES,
    *markup.RULES,
    *privacy.RULES,
    *kept_back.RULES,
    *seals.RULES,
    *addresses.RULES,
)


_ANY_TIME = dt.datetime.min.replace(tzinfo=dt.UTC)


def check(root: Path, now: dt.datetime | None = None) -> tuple[Record, tuple[Problem, ...]]:
    """What the files below a project's root say, and every problem in and between them, sorted.

    `now` matters where the council names no `as_at`: without either, nobody can tell what has not happened yet.
    """
    with without_collecting():
        record, problems = read(root)
        survey = Survey(record, root, _day(record, now))
        findings = [finding for rule in RULES for finding in _enough(rule(survey))]
        return record, shortened((*problems, *_located(findings, root)))


def _day(record: Record, now: dt.datetime | None) -> dt.date | None:
    """The day that the record speaks for, where the council says it or the time now tells it."""
    known = record.council.as_at is not None or (now is not None and zone(record.council.timezone) is not None)
    return record.day(now or _ANY_TIME) if known and "council" not in record.broken else None


def _enough(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings of a rule, no more of one file than anybody will be told."""
    found: Counter[str] = Counter()
    for finding in findings:
        found[finding.file] += 1
        if found[finding.file] <= MOST_PROBLEMS_IN_A_FILE + 1:
            yield finding


def _located(findings: Iterable[Finding], root: Path) -> list[Problem]:
    lines = LinesOfFiles(root)
    return [
        Problem(finding.file, finding.line or lines.of(finding.file, finding.place, finding.quote), finding.message)
        for finding in findings
    ]
