"""The entries of YAML files, each as its model, or what is wrong with it."""

from __future__ import annotations

import itertools
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import ValidationError

from openrecord.explain import explained
from openrecord.frozen import frozen
from openrecord.model.entry import Entry
from openrecord.model.record import SourceFile
from openrecord.model.types import check_id, id_like
from openrecord.problems import MOST_PROBLEMS_IN_A_FILE, Problem, said
from openrecord.yamlfile import BadYaml, Lines, Place, Plain, parse, read_text

E = TypeVar("E", bound=Entry)


@frozen
class _File:
    name: str
    value: Plain
    lines: Lines


class Entries:
    """Reads files one by one, and remembers what was read, what was wrong and what is therefore missing."""

    def __init__(self, root: Path, problems: list[Problem]) -> None:
        self.root = root
        self.problems = problems
        self.files: list[SourceFile] = []
        self.broken: set[str] = set()

    def one(self, name: str, model: type[E], **given: str) -> E | None:
        """The one entry that a file holds; `given` are the fields that its place in the folders says."""
        file = self._parsed(name)
        if file is None:
            return None
        value = file.value
        if isinstance(value, dict) and self._lies_elsewhere(name, value):
            return None
        if isinstance(value, dict):
            for key, told in given.items():
                if value.get(key, told) != told:
                    message = f"{key}: {said(value[key])} is not {said(told)}, as the file is named; leave it out"
                    self.problems.append(Problem(name, file.lines.of((key,)), message))
            value = {**value, **given}
        elif given or not isinstance(value, list):
            self.problems.append(Problem(name, 1, f"{said(value)} stands where a mapping of keys and values belongs"))
            return None
        entry = self._validated(file, (), model, value)
        if entry is not None:
            self.files.append(SourceFile(name, entry))
        return entry

    def named(self, name: str, model: type[E], kind: str, **given: str) -> E | None:
        """The one entry of a file whose name is its id."""
        stem = PurePosixPath(name).stem
        found = None
        if self.is_id(name, stem, "file"):
            found = self.one(name, model, id=stem, **given)
        if found is None:
            self.broken |= {f"{kind}:{'/'.join((*given.values(), one))}" for one in (stem, id_like(stem))}
        return found

    def many(self, name: str, model: type[E], kind: str, by: str | None = "id") -> dict[str, E]:
        """The entries of a file that holds a list of them, by id; by their number where no key tells them apart."""
        file = self._parsed(name)
        if file is None or not isinstance(file.value, list):
            if file is not None:
                message = f"{said(file.value)} stands where a list belongs; begin each entry with '- '"
                self.problems.append(Problem(name, 1, message))
            self.broken.add(f"{kind}:*")
            return {}
        found: dict[str, E] = {}
        entries: list[Entry] = []
        before = len(self.problems)
        for position, value in enumerate(file.value):
            if len(self.problems) - before > MOST_PROBLEMS_IN_A_FILE:
                self.broken.add(f"{kind}:*")
                break
            entry = self._validated(file, (position,), model, value)
            key = str(value.get(by) if by else position) if isinstance(value, dict) else ""
            if entry is None:
                self.broken |= {f"{kind}:{key}", f"{kind}:{id_like(key)}"}
            elif key in found:
                message = f"the id {said(key)} is taken by an earlier entry; choose another"
                self.problems.append(Problem(name, file.lines.of((position, "id")), message))
            else:
                found[key] = entry
            entries.append(entry or Entry())
        self.files.append(SourceFile(name, tuple(entries)))
        return found

    def is_id(self, place: str, name: str, what: str) -> bool:
        """Whether the name of a file or folder can be an id; if not, that is a problem."""
        try:
            check_id(name)
        except ValueError as error:
            self.problems.append(Problem(place, 1, f"the {what}'s name {said(name)} {error}"))
            return False
        return True

    def _lies_elsewhere(self, name: str, value: dict[str, Plain]) -> bool:
        """Whether the file is a theme among the updates, or an update among the themes; if so, that is the problem."""
        path = PurePosixPath(name)
        of_updates = path.parent.name == "updates"
        plan = path.parent.parent if of_updates else path.parent
        if plan.parent.name != "plans" or path.name == "plan.yml":
            return False
        if of_updates and "actions" in value and "covers" not in value:
            what, others, kind, place = "a theme", "the updates", "theme", plan / path.name
        elif not of_updates and "covers" in value and "actions" not in value:
            what, others, kind, place = "an update", "the themes", "update", plan / "updates" / path.name
        else:
            return False
        self.broken.add(f"{kind}:{plan.name}/{path.stem}")
        self.problems.append(Problem(name, 1, f"{what} lies among {others}; move it to {place}"))
        return True

    def _parsed(self, name: str) -> _File | None:
        try:
            text = read_text(self.root / name, name)
            return _File(name, parse(text, name), Lines(text))
        except BadYaml as bad:
            self.problems.extend(bad.problems)
            return None

    def _validated(self, file: _File, place: Place, model: type[E], value: Plain) -> E | None:
        try:
            return model.model_validate(value)
        except ValidationError as error:
            for below, message in itertools.islice(explained(error, model), MOST_PROBLEMS_IN_A_FILE + 1):
                self.problems.append(Problem(file.name, file.lines.of(place + below), message))
            return None
