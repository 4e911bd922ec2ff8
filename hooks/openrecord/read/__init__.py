"""data/ and content/ into a Record, and every problem of each file for itself."""

from __future__ import annotations

import datetime as dt
import gc
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TypeVar

from openrecord.model.address import Redirect
from openrecord.model.council import Body, Council, Doubt, Event, Person, Strategy, Term
from openrecord.model.dates import PartialDate
from openrecord.model.direction import Direction
from openrecord.model.document import SourceDocument
from openrecord.model.entry import Entry
from openrecord.model.measure import Measure
from openrecord.model.meeting import Meeting
from openrecord.model.plan import Plan, Theme, Update
from openrecord.model.record import Narrative, Record
from openrecord.model.seal import Editions, Seal
from openrecord.narrative import anchors_of
from openrecord.problems import Problem, said
from openrecord.read.entries import Entries
from openrecord.read.folders import Folders
from openrecord.read.ledger import read_announced, read_ledger
from openrecord.yamlfile import LARGEST_TEXT, BadYaml, control_character, read_text

E = TypeVar("E", bound=Entry)

FILES = (
    "council.yml",
    "people.yml",
    "bodies.yml",
    "glossary.yml",
    "timeline.yml",
    "doubts.yml",
    "documents.yml",
    "directions.yml",
    "strategy.yml",
    "redirects.yml",
)
LEDGERS, EDITIONS = ("seals", "addresses", "news"), "editions.yml"
FOLDERS = ("plans", "measures", "meetings", "ledgers")
_MEETING_ID = re.compile(r"(\d{4}-\d{2}(?:-\d{2})?)(?:-[a-z0-9]+)*", re.ASCII)
_OTHER_MARKDOWN = frozenset({".markdown", ".mdown", ".mkdn", ".mkd", ".MD"})
_STAND_IN = Council.model_validate({"name": "The council", "short_name": "The council"})


def read(root: Path) -> tuple[Record, tuple[Problem, ...]]:
    """What the files below a project's root say, and everything that is wrong with them one by one.

    Where an entry is wrong the others are read all the same, so that the rules between them can be checked too;
    nothing may be built from a record that comes with a problem.
    """
    with without_collecting():
        reader = _Reader(root)
        return reader.record(), tuple(reader.problems)


class _Reader:
    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.folders = Folders(root, self.problems)
        self.entries = Entries(root, self.problems)

    def record(self) -> Record:
        self.folders.refuse_strangers("data", FILES, FOLDERS)
        council = None
        if self.folders.expect("data/council.yml", "every council needs one"):
            council = self.entries.one("data/council.yml", Council)
        if council is None:
            self.entries.broken.add("council")
        has_strategy = self.folders.has("data/strategy.yml")
        strategy = self.entries.one("data/strategy.yml", Strategy) if has_strategy else None
        if has_strategy and strategy is None:
            self.entries.broken.add("outcome:*")
        plans, themes, updates = self.plans()
        documents = self.listed("documents.yml", SourceDocument, "document")
        return Record(
            council=council or _STAND_IN,
            people=self.listed("people.yml", Person, "person"),
            bodies=self.listed("bodies.yml", Body, "body"),
            terms=self.listed("glossary.yml", Term, "term"),
            events=self.listed("timeline.yml", Event, "event"),
            doubts=self.listed("doubts.yml", Doubt, "doubt"),
            documents=documents,
            directions=self.listed("directions.yml", Direction, "direction"),
            strategy=strategy,
            measures={measure.id: measure for measure in self.each("data/measures", Measure, "measure")},
            plans=plans,
            themes=themes,
            updates=updates,
            meetings=self.meetings(),
            seals=self.seals(),
            redirects=self.redirects(),
            published=read_ledger(self.root, self.folders, self.problems),
            editions=self.editions(),
            announced=read_announced(self.root, self.folders, self.problems),
            narratives=self.narratives(),
            sizes=self.sizes(documents.values()),
            files=tuple(self.entries.files),
            broken=frozenset(self.entries.broken | set(self.misnamed())),
        )

    def listed(self, name: str, model: type[E], kind: str) -> dict[str, E]:
        if any(other.startswith(f"data/{name.removesuffix('yml')}") for other in self.folders.misnamed):
            self.entries.broken.add(f"{kind}:*")
        return self.entries.many(f"data/{name}", model, kind) if self.folders.has(f"data/{name}") else {}

    def misnamed(self) -> Iterator[str]:
        """What the files that only want another ending would hold."""
        for name in self.folders.misnamed:
            kind, *below = PurePosixPath(name).with_suffix("").parts[1:]
            if not below:
                continue  # a list, which `listed` knows of
            if kind == "plans" and len(below) == 3:
                yield f"update:{below[0]}/{below[2]}"
            else:
                yield f"{'theme' if kind == 'plans' else kind.removesuffix('s')}:{'/'.join(below)}"

    def redirects(self) -> tuple[Redirect, ...]:
        name = "data/redirects.yml"
        return tuple(self.entries.many(name, Redirect, "redirect", by=None).values()) if self.folders.has(name) else ()

    def each(self, folder: str, model: type[E], kind: str, **given: str) -> list[E]:
        names = self.folders.yaml_files(folder)
        return [entry for name in names if (entry := self.entries.named(name, model, kind, **given))]

    def plans(self) -> tuple[dict[str, Plan], dict[str, Theme], dict[str, Update]]:
        plans: dict[str, Plan] = {}
        themes: dict[str, Theme] = {}
        updates: dict[str, Update] = {}
        for plan_id in self.folders.only_folders("data/plans", "a plan is a folder with a plan.yml; make one for it"):
            folder = f"data/plans/{plan_id}"
            if not self.entries.is_id(folder, plan_id, "folder"):
                self.entries.broken.add(f"plan:{plan_id}/*")
                continue
            plan = self.plan(folder, plan_id)
            if plan is not None:
                plans[plan_id] = plan
            order = {theme: position for position, theme in enumerate(plan.theme_ids if plan else ())}
            names = [n for n in self.folders.yaml_files(folder, ["updates"]) if not n.endswith("/plan.yml")]
            read = [theme for n in names if (theme := self.entries.named(n, Theme, "theme", plan=plan_id))]
            themes |= {theme.path: theme for theme in sorted(read, key=lambda t: (order.get(t.id, len(order)), t.id))}
            told = self.each(f"{folder}/updates", Update, "update", plan=plan_id)
            told.sort(key=lambda u: (u.covers.from_.first, u.covers.to.last, u.id))
            updates |= {update.path: update for update in told}
        return plans, themes, updates

    def seals(self) -> dict[str, Seal]:
        found: dict[str, Seal] = {}
        for plan_id in self.folders.only_folders(
            "data/ledgers/seals", "a seal lies in the folder of its plan; move it"
        ):
            for seal in self.each(f"data/ledgers/seals/{plan_id}", Seal, "seal", plan=plan_id):
                found[f"{plan_id}/{seal.id}"] = seal
        return found

    def editions(self) -> tuple[dt.date, ...]:
        self.folders.refuse_strangers("data/ledgers", (EDITIONS,), LEDGERS)
        name = f"data/ledgers/{EDITIONS}"
        read = self.entries.one(name, Editions) if self.folders.has(name) else None
        return tuple(day.last for day in read.days) if read else ()

    def plan(self, folder: str, plan_id: str) -> Plan | None:
        name = f"{folder}/plan.yml"
        plan = self.entries.one(name, Plan, id=plan_id) if self.folders.expect(name, "every plan needs one") else None
        if plan is None:
            self.entries.broken.add(f"plan:{plan_id}")
        return plan

    def meetings(self) -> dict[str, Meeting]:
        found: list[Meeting] = []
        for body in self.folders.only_folders("data/meetings", "a meeting lies in the folder of its body; move it"):
            folder = f"data/meetings/{body}"
            if not self.entries.is_id(folder, body, "folder"):
                self.entries.broken.add(f"meeting:{body}/*")
                continue
            for name in self.folders.yaml_files(folder):
                stem = PurePosixPath(name).stem
                meeting = self.entries.one(name, Meeting, id=stem, body=body) if self.is_day(name, stem) else None
                if meeting is None:
                    is_misnamed = _MEETING_ID.fullmatch(stem) is None
                    self.entries.broken.add(f"meeting:{body}/{'*' if is_misnamed else stem}")
                else:
                    found.append(meeting)
        return {m.path: m for m in sorted(found, key=lambda m: (*m.start.order, m.path))}

    def is_day(self, name: str, stem: str) -> bool:
        match = _MEETING_ID.fullmatch(stem)
        try:
            if match and len(stem) <= 80:
                PartialDate.parse(match[1])
                return True
            why = "is not a date"
        except ValueError as error:
            why = str(error).partition(";")[0]
        message = f"the file's name {said(stem)} {why}; name it 2018-03-19, 2018-03-19-special or 2018-03"
        self.problems.append(Problem(name, 1, message))
        return False

    def narratives(self) -> dict[str, Narrative]:
        found = {}
        for name in self.markdown("content"):
            try:
                text = read_text(self.root / name, name, LARGEST_TEXT)
            except BadYaml as bad:
                self.problems.extend(bad.problems)
                continue
            unseen = control_character(text, name)
            if unseen:
                self.problems.append(unseen)
            below = name.removeprefix("content/")
            found[below] = Narrative(below, text, frozenset(anchors_of(text)))
        return found

    def sizes(self, documents: Iterable[SourceDocument]) -> dict[str, int]:
        """How large the files of some documents are, as far as they are at hand."""
        found = {}
        for path in {attachment.path for document in documents for attachment in document.files}:
            try:
                status = (self.root / "content" / path).lstat()
            except (OSError, ValueError):
                continue
            if stat.S_ISREG(status.st_mode) and ".." not in PurePosixPath(path).parts and not path.startswith("/"):
                found[path] = status.st_size
        return found

    def markdown(self, folder: str) -> Iterator[str]:
        inside = self.folders.inside(folder)
        for name in inside.files:
            path = PurePosixPath(name)
            if path.suffix == ".md":
                yield f"{folder}/{name}"
            elif path.suffix in _OTHER_MARKDOWN:
                message = f"{said(path.suffix)} is another ending for Markdown; name it {path.stem}.md"
                self.problems.append(Problem(f"{folder}/{name}", 1, message))
        for name in inside.folders:
            yield from self.markdown(f"{folder}/{name}")


@contextmanager
def without_collecting() -> Iterator[None]:
    """Without the search for cycles: reading makes millions of objects and no cycle, and would take a third longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
