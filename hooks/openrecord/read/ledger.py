"""The ledgers of addresses and of news from data/ledgers/; a line that is damaged is a problem with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from openrecord import ledger
from openrecord.model.address import Published
from openrecord.problems import Problem, said
from openrecord.read.folders import Folders
from openrecord.yamlfile import BadYaml, control_character, read_text

_MERGING = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
T = TypeVar("T")

LARGEST_FILE = 64_000_000
"""Bytes. The addresses of some twenty thousand long minutes of one body."""


def read_ledger(root: Path, folders: Folders, problems: list[Problem]) -> dict[str, Published]:
    """Every address that the ledger holds; an address with two lines, as a merge leaves them, is the two together."""
    found: dict[str, Published] = {}
    for one in _read(ledger.FOLDER, ledger.parsed, root, folders, problems):
        before = found.get(one.address)
        found[one.address] = ledger.united(before, one) if before else one
    return found


def read_announced(root: Path, folders: Folders, problems: list[Problem]) -> dict[str, dt.date]:
    """The day of every news that was published, by its name; of two lines about one the earlier day counts."""
    found: dict[str, dt.date] = {}
    for name, day in _read(ledger.NEWS, ledger.news_told, root, folders, problems):
        found[name] = min(day, found.get(name, day))
    return found


def _read(
    folder: str,
    parsed: Callable[[str, str, int], T | None],
    root: Path,
    folders: Folders,
    problems: list[Problem],
) -> Iterator[T]:
    """What the lines of a ledger's files say."""
    for name in _files(folder, folders, problems):
        try:
            text = read_text(root / name, name, LARGEST_FILE)
        except BadYaml as bad:
            problems.extend(bad.problems)
            continue
        unseen = control_character(text, name)
        if unseen:
            problems.append(unseen)
            continue
        for number, line in enumerate(text.split("\n"), start=1):
            try:
                one = parsed(line, name, number)
            except ValueError as error:
                problems.append(Problem(name, number, f"{said(line)} {_told(line, error)}"))
                continue
            if one is not None:
                yield one


def _told(line: str, error: ValueError) -> str:
    if line.startswith(_MERGING):
        return "is a mark of a merge; keep the lines of both sides, and take the mark out"
    message = str(error)
    wrong = message if message.startswith("is ") else "holds a day that there is not"
    return f"{wrong}; take the file from version control"


def _files(folder: str, folders: Folders, problems: list[Problem]) -> Iterator[str]:
    inside = folders.inside(folder)
    for name in inside.files:
        if name.endswith(".txt"):
            yield f"{folder}/{name}"
        else:
            message = f"no file {said(name)} belongs here; the ledger's own end with .txt"
            problems.append(Problem(f"{folder}/{name}", 1, message))
    for name in inside.folders:
        yield from _files(f"{folder}/{name}", folders, problems)
