"""The ledger of addresses from data/ledgers/addresses/; a line that is damaged is a problem with its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from openrecord import ledger
from openrecord.model.address import Published
from openrecord.problems import Problem, said
from openrecord.read.folders import Folders
from openrecord.yamlfile import BadYaml, control_character, read_text

LARGEST_FILE = 64_000_000
"""Bytes. The addresses of some twenty thousand long minutes of one body."""


def read_ledger(root: Path, folders: Folders, problems: list[Problem]) -> dict[str, Published]:
    """Every address that the ledger holds; an address with two lines, as a merge leaves them, is the two together."""
    found: dict[str, Published] = {}
    for name in _files(ledger.FOLDER, folders, problems):
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
                one = ledger.parsed(line, name, number)
            except ValueError as error:
                problems.append(
                    Problem(name, number, f"{said(line)} {_told(error)}; take the file from version control")
                )
                continue
            if one is not None:
                before = found.get(one.address)
                found[one.address] = ledger.united(before, one) if before else one
    return found


def _told(error: ValueError) -> str:
    message = str(error)
    return message if message.startswith("is ") else "holds a day that there is not"


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
