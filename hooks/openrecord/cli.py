"""The `openrecord` command."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import sys
from pathlib import Path

from openrecord.build import build
from openrecord.model.record import Record
from openrecord.problems import Unsound, nearest, said, summary
from openrecord.progress import known_from
from openrecord.seals import seal_of, written
from openrecord.serve import serve
from openrecord.site import sound_edition
from openrecord.views.edition import Edition
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
    serving = commands.add_parser("serve", help="show the site on this machine, and again after every change")
    serving.add_argument("--root", type=Path, default=Path(), help="the folder that holds mkdocs.yml")
    serving.add_argument("--drafts", action="store_true", help="show what may not be published yet, under a banner")
    freezing = commands.add_parser("freeze", help="seal what an update published, so that it cannot change unseen")
    freezing.add_argument("update", help="the update, as plan/update")
    freezing.add_argument("--root", type=Path, default=Path(), help="the folder that holds data/ and content/")
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may know fewer letters than the record has
    if options.command == "build":
        return _built(options.root)
    if options.command == "serve":
        serve(options.root, drafts=options.drafts)
    if options.command == "freeze":
        return _frozen(options.root, options.update)
    return _checked(options.root, options.format)


def _built(root: Path) -> int:
    if build(root):
        sys.stderr.write("The site was not built; site/ is as it was.\n")
        return 1
    sys.stdout.write(f"The site is in {root / 'site'}/.\n")
    return 0


def _frozen(root: Path, path: str) -> int:
    """Seal an update of a sound record; one that is sealed already stays as it is."""
    edition = _sound(root, "plain")
    if edition is None:
        return 1
    record = edition.record
    update = record.updates.get(path)
    if update is None:
        sys.stderr.write(f"There is no update {said(path)}{nearest(path, record.updates)}\n")
        return 2
    file = root / "data/ledgers/seals" / f"{path}.yml"
    if path in record.seals:
        sys.stdout.write(f"{path} is sealed already, and what it published is as it was or corrected in the open.\n")
        return 0
    if known_from(update) > edition.day:
        sys.stderr.write(f"{path} is not published by {edition.day}; seal it once it is.\n")
        return 2
    seal = seal_of(record, update)
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_suffix(".new")
    aside.write_text(written(seal), "utf-8")
    aside.replace(file)
    facts = sum(map(len, seal.facts.values()))
    sys.stdout.write(f"Sealed {facts:,} facts of {path} in {file}. Commit that file with the update.\n")
    return 0


def _sound(root: Path, form: str) -> Edition | None:
    try:
        return sound_edition(root, dt.datetime.now(dt.UTC))
    except Unsound as unsound:
        for problem in unsound.problems:
            sys.stdout.write(f"{problem.as_annotation() if form == 'github' else problem}\n")
        sys.stderr.write(f"{summary(unsound.problems)}\n")
        return None


def _checked(root: Path, form: str) -> int:
    edition = _sound(root, form)
    if edition is None:
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
