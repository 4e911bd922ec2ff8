"""The `openrecord` command."""

from __future__ import annotations

import argparse
import datetime as dt
import io
import sys
from collections.abc import Iterator
from pathlib import Path

from openrecord.build import build
from openrecord.drafting import NotBegun, new_meeting, new_update
from openrecord.embargo import KeptBack, kept_back
from openrecord.model.dates import Moment, PartialDate
from openrecord.model.plan import DateRevision, Update
from openrecord.model.record import Record
from openrecord.problems import Unsound, nearest, said, summary
from openrecord.progress import known_from
from openrecord.promises import Promises, explained, listed, suggested
from openrecord.publishing import CHANGES, KEPT, LIVE, NotPublished, Shelf, publish, roll_back
from openrecord.publishing.aside import write_whole
from openrecord.seals import seal_of, update_file, written
from openrecord.serve import serve
from openrecord.sound import sound_edition, sound_record, traceable_edition
from openrecord.words import count, series


def main(arguments: list[str] | None = None) -> int:
    """Run one command; the exit status: 0 when all is well, 1 when the record has problems, 2 for a wrong call."""
    parser = argparse.ArgumentParser(prog="openrecord", description="Check and build a council's public record.")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="read data/ and content/ and print every problem")
    checking.add_argument("--format", choices=("plain", "github"), default="plain", help="how problems are printed")
    building = commands.add_parser("build", help="build the site aside, and put it in site/ if all is well")
    serving = commands.add_parser("serve", help="show the site on this machine, and again after every change")
    serving.add_argument("--drafts", action="store_true", help="show what may not be published yet, under a banner")
    drafting = commands.add_parser("new", help="begin the file of the next update or meeting").add_subparsers(
        dest="kind", required=True
    )
    updating = drafting.add_parser("update", help="an update that names each milestone which is not finished")
    updating.add_argument("update", help="the new update, as plan/update")
    updating.add_argument("--from", dest="first", type=_date, required=True, help="the first day that it covers")
    updating.add_argument("--to", dest="last", type=_date, required=True, help="the last day that it covers")
    updating.add_argument("--published", type=_date, required=True, help="the day from which it is public")
    meeting = drafting.add_parser("meeting", help="a meeting, with what the body's last one passes on to it")
    meeting.add_argument("body", help="the id of the body that meets")
    meeting.add_argument("start", type=_moment, help="when it begins: 2018-06-12, or '2018-06-12 18:00'")
    meeting.add_argument("--word", default="", help="what tells a second meeting of that day apart, in its file's name")
    freezing = commands.add_parser("freeze", help="seal what an update published, so that it cannot change unseen")
    freezing.add_argument("update", help="the update, as plan/update")
    publishing = commands.add_parser("publish", help="build an edition beside the live one, and show it in one step")
    publishing.add_argument("--to", type=Path, required=True, help="the folder of editions; serve its folder `live`")
    publishing.add_argument("--keep", type=_at_least_one, default=KEPT, help=f"how many earlier editions stay ({KEPT})")
    publishing.add_argument("--rollback", action="store_true", help="show the edition before the live one again")
    tracing = commands.add_parser("links", help="list, find or explain the addresses that the site promises to keep")
    tracing.add_argument("asked", nargs="?", default="", help="an address to explain, or a word to find")
    of_data, of_project = (checking, updating, meeting, freezing, tracing), (building, serving, publishing)
    for command in (*of_data, *of_project):
        held = "data/ and content/" if command in of_data else "mkdocs.yml"
        command.add_argument("--root", type=Path, default=Path(), help=f"the folder that holds {held}")
    options = parser.parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal may know fewer letters than the record has
    if options.command == "build":
        return _built(options.root)
    if options.command == "serve":
        serve(options.root, drafts=options.drafts)
    if options.command == "new":
        return _begun(options)
    if options.command == "freeze":
        return _frozen(options.root, options.update)
    if options.command == "publish":
        shelf = Shelf(options.to)
        return _rolled_back(shelf) if options.rollback else _published(options.root, shelf, options.keep)
    if options.command == "links":
        return _traced(options.root, options.asked)
    return _checked(options.root, options.format)


def _built(root: Path) -> int:
    if build(root):
        sys.stderr.write("The site was not built; site/ is as it was.\n")
        return 1
    sys.stdout.write(f"The site is in {root / 'site'}/.\n")
    return 0


def _begun(options: argparse.Namespace) -> int:
    """Write the file of a new update or meeting, and keep it only if the record is sound with it."""
    root: Path = options.root
    try:
        edition = sound_edition(root, dt.datetime.now(dt.UTC))
        if options.kind == "update":
            file, text = new_update(edition, options.update, options.first, options.last, options.published)
        else:
            file, text = new_meeting(edition, options.body, options.start, options.word)
    except Unsound as unsound:
        return _unsound(unsound)
    except NotBegun as why:
        sys.stderr.write(f"{why}\n")
        return 2
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8") as begun:
            begun.write(text)
    except FileExistsError:
        sys.stderr.write(f"{file} is there already; it is as it was.\n")
        return 2
    try:
        sound_edition(root, dt.datetime.now(dt.UTC))
    except Unsound as unsound:
        path.unlink()
        return _unsound(unsound)
    sys.stdout.write(f"{file} is begun. Fill in what is known; `openrecord check` tells what is wrong.\n")
    return 0


def _frozen(root: Path, path: str) -> int:
    """Seal an update of a sound record; one that is sealed already stays as it is."""
    try:
        whole, edition = sound_record(root, dt.datetime.now(dt.UTC))
    except Unsound as unsound:
        return _unsound(unsound)
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
    hidden = next(_kept_back_within(whole, update, edition.day), None)
    if hidden is not None:
        sys.stderr.write(
            f"{hidden.file} holds what is kept back until {hidden.until}; seal {path} once that is public.\n"
        )
        return 2
    seal = seal_of(record, update)
    write_whole(file, written(seal))
    facts = sum(map(len, seal.facts.values()))
    sys.stdout.write(f"Sealed {facts:,} facts of {path} in {file}. Commit that file with the update.\n")
    return 0


def _kept_back_within(record: Record, update: Update, day: dt.date) -> Iterator[KeptBack]:
    """What is kept back in the lists of which a seal numbers the members: without it they have other numbers."""
    for hidden in kept_back(record, day):
        is_revision = isinstance(hidden.entry, DateRevision) and hidden.file.startswith(f"data/plans/{update.plan}/")
        if hidden.file == f"data/{update_file(update)}" or is_revision:
            yield hidden


def _published(root: Path, shelf: Shelf, keep: int) -> int:
    """Publish a sound record as the next edition; whatever fails, readers see what they saw."""
    try:
        news = publish(root, shelf, dt.datetime.now(dt.UTC), keep, _tell)
    except Unsound as unsound:
        return _unsound(unsound)
    except NotPublished as why:
        sys.stderr.write(f"Not published: {why}\n{shelf.folder / LIVE} is as it was.\n")
        return 1
    if news.is_new:
        sys.stdout.write(f"Edition {news.edition} is live in {shelf.folder / LIVE}/. {news.changes.sentence}\n")
        sys.stdout.write("".join(f"{line}\n" for line in news.told))
        sys.stdout.write("\n" if news.told else "")
        sys.stdout.write(f"What changed is told in {shelf.edition(news.edition) / CHANGES}.\n")
    else:
        sys.stdout.write(f"Nothing has changed since edition {news.edition}, which stays live.\n")
    if news.ledger:
        sys.stdout.write(f"Commit the ledger: {_files(news.ledger)}.\n")
    if news.trouble:
        sys.stderr.write(f"{news.trouble}\nThe edition is live, but not written down; publish again to mend that.\n")
    return 1 if news.trouble else 0


def _rolled_back(shelf: Shelf) -> int:
    try:
        before, left, dark = roll_back(shelf, _tell)
    except NotPublished as why:
        sys.stderr.write(f"Not taken back: {why}\n")
        return 1
    sys.stdout.write(f"Edition {before} is live again in {shelf.folder / LIVE}/, in place of edition {left}.\n")
    if dark:
        known = count(len(dark), "address", "addresses")
        told = "".join(f"  /{address}\n" for address in dark)
        sys.stdout.write(f"Until the next edition, {known} of edition {left} will not be found:\n{told}")
    return 0


def _traced(root: Path, asked: str) -> int:
    """List the addresses, find a word in them, or explain one."""
    try:
        promises = Promises(traceable_edition(root, dt.datetime.now(dt.UTC)))
    except Unsound as unsound:
        return _unsound(unsound)
    is_address = "/" in asked or "#" in asked
    lines = (explained(promises, asked) if is_address else ()) or tuple(listed(promises, asked))
    if not lines:
        sys.stderr.write(f"No address is known by {said(asked)}{suggested(promises, asked)}\n")
        return 1
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return 0


def _files(names: tuple[str, ...]) -> str:
    return series(names) if len(names) <= 3 else f"{count(len(names), 'file')} in data/ledgers/"


def _tell(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")


def _date(text: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ValueError as why:
        raise argparse.ArgumentTypeError(f"{said(text)} {why}") from None


def _moment(text: str) -> Moment:
    try:
        return Moment.parse(text)
    except ValueError as why:
        raise argparse.ArgumentTypeError(f"{said(text)} {why}") from None


def _at_least_one(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text)):
        raise argparse.ArgumentTypeError("keep at least one edition, for --rollback to go back to")
    return int(text)


def _unsound(unsound: Unsound, form: str = "plain") -> int:
    """Print every problem, one a line; the exit status."""
    for problem in unsound.problems:
        sys.stdout.write(f"{problem.as_annotation() if form == 'github' else problem}\n")
    sys.stderr.write(f"{summary(unsound.problems)}\n")
    return 1


def _checked(root: Path, form: str) -> int:
    try:
        edition = sound_edition(root, dt.datetime.now(dt.UTC))
    except Unsound as unsound:
        return _unsound(unsound, form)
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
