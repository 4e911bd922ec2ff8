"""data/ and content/ into a Record, or every problem at once."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from openrecord.explain import explained
from openrecord.model.council import Body, Council, Direction, Doubt, Event, Person, SourceDocument, Strategy, Term
from openrecord.model.dates import PartialDate
from openrecord.model.measure import Measure
from openrecord.model.meeting import Meeting
from openrecord.model.plan import Plan, Theme, Update
from openrecord.model.record import Narrative, Record, SourceFile
from openrecord.model.types import Entry, check_id
from openrecord.narrative import anchors_of
from openrecord.problems import Problem, listed, nearest, said
from openrecord.yamlfile import BadYaml, Place, Plain, line_of, parse, read_text

E = TypeVar("E", bound=Entry)

LISTS: Mapping[str, tuple[str, type[Entry]]] = {
    "people.yml": ("person", Person),
    "bodies.yml": ("body", Body),
    "glossary.yml": ("term", Term),
    "timeline.yml": ("event", Event),
    "doubts.yml": ("doubt", Doubt),
    "documents.yml": ("document", SourceDocument),
    "directions.yml": ("direction", Direction),
}
"""The files that hold a list of entries, with the kind by which references name them."""
FOLDERS = ("plans", "measures", "meetings", "ledgers")
SINGLE = ("council.yml", "strategy.yml")
_MEETING_ID = re.compile(r"(\d{4}-\d{2}(?:-\d{2})?)(?:-[a-z0-9]+)*")


def read(root: Path) -> tuple[Record | None, tuple[Problem, ...]]:
    """What the files below a project's root say, and everything that is wrong with them one by one.

    Where an entry is wrong the others are read all the same, so that the rules between them can be checked too.
    The record is None where there is not even a council.
    """
    reader = _Reader(root)
    council = reader.one("data/council.yml", Council) if reader.expect("data/council.yml") else None
    lists = {name: reader.many(f"data/{name}", kind, model) for name, (kind, model) in LISTS.items()}
    strategy = reader.one("data/strategy.yml", Strategy) if (root / "data/strategy.yml").exists() else None
    measures = {path.stem: reader.entry(path, Measure, "measure") for path in reader.files("data/measures")}
    plans, themes, updates = reader.plans()
    meetings = reader.meetings()
    reader.refuse_strangers()
    narratives = reader.narratives()
    if council is None:
        return None, tuple(reader.problems)
    record = Record(
        council=council,
        people=lists["people.yml"],
        bodies=lists["bodies.yml"],
        terms=lists["glossary.yml"],
        events=lists["timeline.yml"],
        doubts=lists["doubts.yml"],
        documents=lists["documents.yml"],
        directions=lists["directions.yml"],
        strategy=strategy,
        measures={name: measure for name, measure in measures.items() if measure},
        plans=plans,
        themes=themes,
        updates=updates,
        meetings=meetings,
        narratives=narratives,
        files=tuple(reader.read),
        broken=frozenset(reader.broken),
    )
    return record, tuple(reader.problems)


@dataclass
class _Reader:
    root: Path
    problems: list[Problem] = field(default_factory=list)
    read: list[SourceFile] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def expect(self, name: str) -> bool:
        if (self.root / name).exists():
            return True
        self.problems.append(Problem(name, 1, "this file is missing; every council needs one"))
        return False

    def files(self, folder: str) -> list[Path]:
        """The YAML files of a folder, sorted, each with an id as its name."""
        found = []
        for path in self._listed(self.root / folder):
            if path.suffix == ".yml" and not path.is_dir():
                found.append(path)
            elif not (path.is_dir() and not path.is_symlink()):
                self.problems.append(
                    Problem(self.name(path), 1, f"{said(path.name)} is not a .yml file; move it out of data/")
                )
        return found

    def folders(self, folder: str) -> list[Path]:
        found = [path for path in self._listed(self.root / folder) if path.is_dir()]
        for path in found:
            if path.is_symlink():
                self.problems.append(Problem(self.name(path), 1, "this folder is a link; put the folder itself here"))
        return [path for path in found if not path.is_symlink()]

    def _listed(self, folder: Path) -> list[Path]:
        if not folder.is_dir() or folder.is_symlink():
            return []
        try:
            return sorted(folder / name for name in os.listdir(folder) if not name.startswith("."))
        except OSError as error:
            self.problems.append(
                Problem(self.name(folder), 1, f"this folder cannot be read: {error.strerror}; make it readable")
            )
            return []

    def one(self, name: str, model: type[E], **given: str) -> E | None:
        """The one entry that a file holds; `given` are the fields that its place in the folders says."""
        value, text = self._parsed(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            if not given and isinstance(value, list):
                return self._kept(name, self._validated(name, text, (), model, value))
            self.problems.append(Problem(name, 1, f"{said(value)} stands where a mapping of keys and values belongs"))
            return None
        for key, told in given.items():
            if value.get(key, told) != told:
                line = line_of(text, (key,))
                self.problems.append(Problem(name, line, f"{key}: {said(value[key])} is not {said(told)}, as the file is named"))
        return self._kept(name, self._validated(name, text, (), model, value | given))

    def _kept(self, name: str, entry: E | None) -> E | None:
        if entry is not None:
            self.read.append(SourceFile(name, entry))
        return entry

    def entry(self, path: Path, model: type[E], kind: str, **given: str) -> E | None:
        """The one entry of a file whose name is its id."""
        name = self.name(path)
        try:
            check_id(path.stem)
        except ValueError as error:
            self.problems.append(Problem(name, 1, f"the file's name {said(path.stem)} {error}"))
        found = self.one(name, model, id=path.stem, **given)
        if found is None:
            self.broken.add(f"{kind}:{'/'.join((*given.values(), path.stem))}")
        return found

    def many(self, name: str, kind: str, model: type[E]) -> dict[str, E]:
        """The entries of a file that holds a list of them, by id."""
        if not (self.root / name).exists():
            return {}
        value, text = self._parsed(name)
        if value is None:
            self.broken.add(f"{kind}:*")
            return {}
        if not isinstance(value, list):
            self.problems.append(Problem(name, 1, f"{said(value)} stands where a list belongs; begin each entry with '- '"))
            self.broken.add(f"{kind}:*")
            return {}
        found: dict[str, E] = {}
        entries: list[Entry] = []
        for position, part in enumerate(value):
            entry = self._validated(name, text, (position,), model, part)
            if entry is None:
                if isinstance(part, dict):
                    self.broken.add(f"{kind}:{part.get('id')}")
                entries.append(Entry())
                continue
            entries.append(entry)
            key = entry.id  # type: ignore[attr-defined]  # every model of LISTS has an id
            if key in found:
                line = line_of(text, (position, "id"))
                self.problems.append(Problem(name, line, f"the id {said(key)} is taken by an earlier entry; choose another"))
            found.setdefault(key, entry)
        self.read.append(SourceFile(name, tuple(entries)))
        return found

    def plans(self) -> tuple[dict[str, Plan], dict[str, Theme], dict[str, Update]]:
        plans: dict[str, Plan] = {}
        themes: dict[str, Theme] = {}
        updates: dict[str, Update] = {}
        for folder in self.folders("data/plans"):
            name = f"{self.name(folder)}/plan.yml"
            plan = self.one(name, Plan, id=folder.name) if self.expect(name) else None
            if plan is None:
                self.broken.add(f"plan:{folder.name}")
            else:
                plans[plan.id] = plan
            read = [
                theme
                for path in self.files(self.name(folder))
                if path.stem != "plan" and (theme := self.entry(path, Theme, "theme", plan=folder.name))
            ]
            order = {theme: position for position, theme in enumerate(plan.theme_ids if plan else ())}
            themes |= {theme.path: theme for theme in sorted(read, key=lambda t: (order.get(t.id, len(order)), t.id))}
            told = [
                update
                for path in self.files(f"{self.name(folder)}/updates")
                if (update := self.entry(path, Update, "update", plan=folder.name))
            ]
            updates |= {
                update.path: update
                for update in sorted(told, key=lambda u: (u.covers.from_.first, u.covers.to.last, u.id))
            }
            for stray in self.folders(self.name(folder)):
                if stray.name != "updates":
                    self.problems.append(
                        Problem(self.name(stray), 1, f"{said(stray.name)} is no folder of a plan; its only folder is updates")
                    )
        for path in self.files("data/plans"):
            self.problems.append(Problem(self.name(path), 1, "a plan is a folder with a plan.yml; make one of this name"))
        return plans, themes, updates

    def meetings(self) -> dict[str, Meeting]:
        found: list[Meeting] = []
        for folder in self.folders("data/meetings"):
            for path in self.files(self.name(folder)):
                name = self.name(path)
                match = _MEETING_ID.fullmatch(path.stem)
                day = _date(match[1]) if match else None
                if day is None:
                    self.problems.append(
                        Problem(name, 1, f"the file's name {said(path.stem)} is not a date; name it 2018-03-19, 2018-03-19-special or 2018-03")
                    )
                meeting = self.one(name, Meeting, id=path.stem, body=folder.name)
                if meeting is None:
                    self.broken.add(f"meeting:{folder.name}/{path.stem}")
                    continue
                found.append(meeting)
                if day is not None and not (day.first <= meeting.start.date.first and meeting.start.date.last <= day.last):
                    line = line_of(read_text(path, name), ("start",))
                    self.problems.append(
                        Problem(name, line, f"start: {said(str(meeting.start))} is not on the date in the file's name, {day}; mend one of them")
                    )
        for path in self.files("data/meetings"):
            self.problems.append(Problem(self.name(path), 1, "a meeting lies in the folder of its body; move it there"))
        return {m.path: m for m in sorted(found, key=lambda m: (*m.start.order, m.path))}

    def refuse_strangers(self) -> None:
        """Report what lies in data/ and is not of the format, since nobody would ever read it."""
        allowed = (*SINGLE, *LISTS)
        for path in self._listed(self.root / "data"):
            if path.is_dir() and path.name not in FOLDERS:
                self.problems.append(
                    Problem(self.name(path), 1, f"no folder {said(path.name)} belongs here{nearest(path.name, FOLDERS)}; allowed: {listed(FOLDERS)}")
                )
            elif not path.is_dir() and path.name not in allowed:
                self.problems.append(
                    Problem(self.name(path), 1, f"no file {said(path.name)} belongs here{nearest(path.name, allowed)}; allowed: {listed(allowed)}")
                )

    def narratives(self) -> dict[str, Narrative]:
        found = {}
        for path in self._markdown(self.root / "content"):
            try:
                text = read_text(path, self.name(path))
            except BadYaml as bad:
                self.problems.extend(bad.problems)
                continue
            below = path.relative_to(self.root / "content").as_posix()
            found[below] = Narrative(below, text, frozenset(anchors_of(text)))
        return found

    def _markdown(self, folder: Path) -> Iterator[Path]:
        for path in self._listed(folder):
            if path.is_dir() and not path.is_symlink():
                yield from self._markdown(path)
            elif path.suffix == ".md":
                yield path

    def _parsed(self, name: str) -> tuple[Plain, str]:
        try:
            text = read_text(self.root / name, name)
            return parse(text, name), text
        except BadYaml as bad:
            self.problems.extend(bad.problems)
            return None, ""

    def _validated(self, name: str, text: str, place: Place, model: type[E], value: Plain) -> E | None:
        try:
            return model.model_validate(value)
        except ValidationError as error:
            for below, message in explained(error, model):
                self.problems.append(Problem(name, line_of(text, place + below), message))
            return None


def _date(text: str) -> PartialDate | None:
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None
