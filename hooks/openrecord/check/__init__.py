"""The rules between records. Each is a small generator that yields what breaks it; its docstring is the rule."""

from __future__ import annotations

from pathlib import Path

from openrecord.check.parts import Finding, parts_of
from openrecord.check.references import references_exist
from openrecord.model.record import Record
from openrecord.problems import Problem
from openrecord.read import read
from openrecord.yamlfile import line_of

RULES = (references_exist,)


def check(root: Path) -> tuple[Record | None, tuple[Problem, ...]]:
    """What the files below a project's root say, and every problem in and between them, sorted."""
    record, problems = read(root)
    if record is not None:
        findings = [finding for rule in RULES for finding in rule(record)]
        problems += tuple(_located(findings, root))
    return record, tuple(sorted(set(problems)))


def _located(findings: list[Finding], root: Path) -> list[Problem]:
    texts: dict[str, str] = {}
    located = []
    for finding in findings:
        if finding.line is None and finding.file not in texts:
            texts[finding.file] = (root / finding.file).read_text("utf-8-sig")
        line = finding.line or line_of(texts[finding.file], finding.place)
        located.append(Problem(finding.file, line, finding.message))
    return located


__all__ = ["RULES", "check", "parts_of"]
