"""The `openrecord` command."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from pathlib import Path

from openrecord.build import build
from openrecord.model.record import Record
from openrecord.problems import Unsound, summary
from openrecord.site import sound_edition
from openrecord.words import count, series


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status: 0 when all is well, 1 when the record has problems, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="openrecord", description="Check and build a council's public record.")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="read data/ and content/ and print every problem")
    checking.add_argument("--format", choices=("plain", "github"), default="plain", help="how problems are printed")
    checking.add_argument("--root", type=Path, default=Path(), help="the folder that holds data/ and content/")
    building = commands.add_parser("build", help="build the site aside, and put it in site/ if all is well")
    building.add_argument("--root", type=Path, default=Path(), help="the folder that holds mkdocs.yml")
    options = parser.parse_args(arguments)
    if options.command == "build":
        return _built(options.root)
    return _checked(options.root, options.format)


def _built(root: Path) -> int:
    if build(root):
        sys.stderr.write("The site was not built; site/ is as it was.\n")
        return 1
    sys.stdout.write(f"The site is in {root / 'site'}/.\n")
    return 0


def _checked(root: Path, form: str) -> int:
    try:
        edition = sound_edition(root, dt.datetime.now(dt.UTC))
    except Unsound as unsound:
        for problem in unsound.problems:
            sys.stdout.write(f"{problem.as_annotation() if form == 'github' else problem}\n")
        sys.stderr.write(f"{summary(unsound.problems)}\n")
        return 1
    sys.stdout.write(f"{counts(edition.record)}\n")
    return 0


def counts(record: Record) -> str:
    """What a sound record holds, in one line."""
    numbers = (
        (len(record.plans), "plan", ""),
        (len(record.actions), "action", ""),
        (len(record.milestones), "milestone", ""),
        (len(record.updates), "update", ""),
        (len(record.meetings), "meeting", ""),
        (len(record.measures), "measure", ""),
        (len(record.documents), "document", ""),
        (len(record.people), "person", "people"),
    )
    return f"Sound: {series([count(*one) for one in numbers])}."
