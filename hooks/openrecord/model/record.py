"""Everything that was read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from zoneinfo import ZoneInfo

from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.model.address import Published, Redirect
from openrecord.model.council import Body, Council, Doubt, Event, Person, Strategy, Term
from openrecord.model.direction import Direction
from openrecord.model.document import SourceDocument
from openrecord.model.entry import Entry
from openrecord.model.item import AgendaItem, anchors
from openrecord.model.measure import Measure
from openrecord.model.meeting import Meeting
from openrecord.model.plan import Action, Milestone, Plan, Theme, Update
from openrecord.model.seal import Seal


@frozen
class Narrative:
    """A Markdown file of content/."""

    path: str
    """Where it lies below content/, such as plans/2030-31/homes.md."""
    text: str
    """Its text, front matter included."""
    anchors: frozenset[str] = frozenset()
    """The addresses that its headings and numbered paragraphs have on the page."""


@frozen
class SourceFile:
    """A file of data/ and the entries that were read from it, for the rules that say where a thing stands."""

    name: str
    """Its path from the project's root, such as data/people.yml."""
    entries: Entry | tuple[Entry, ...]
    """What it holds: one entry, or a list of them."""


@dataclass(frozen=True, kw_only=True)
class Record:
    """All that is known, by id; sound once `check` has found no problem in it."""

    council: Council
    people: dict[str, Person] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    doubts: dict[str, Doubt] = field(default_factory=dict)
    documents: dict[str, SourceDocument] = field(default_factory=dict)
    directions: dict[str, Direction] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    strategy: Strategy | None = None
    plans: dict[str, Plan] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    """By plan/theme, in the plans' order of display."""
    updates: dict[str, Update] = field(default_factory=dict)
    """By plan/update, oldest period first."""
    meetings: dict[str, Meeting] = field(default_factory=dict)
    """By body/date, oldest first."""
    seals: dict[str, Seal] = field(default_factory=dict)
    """By plan/update: what each sealed update published."""
    redirects: tuple[Redirect, ...] = ()
    """Where addresses that were published went, in the file's order."""
    published: Mapping[str, Published] = field(default_factory=dict)
    """Every page and file that was ever published, by address."""
    editions: tuple[dt.date, ...] = ()
    """The days that the published editions spoke for."""
    announced: Mapping[str, dt.date] = field(default_factory=dict)
    """The day from which readers could know each news that was ever published, by its name."""
    narratives: dict[str, Narrative] = field(default_factory=dict)
    """By path below content/."""
    sizes: Mapping[str, int] = field(default_factory=dict)
    """How many bytes each file of a document has, by path below content/; what is not there is left out."""
    files: tuple[SourceFile, ...] = ()
    """The files of data/, for the checks."""
    broken: frozenset[str] = frozenset()
    """`kind:path` of entries that stand in a file that could not be read."""

    def themes_of(self, plan: str) -> tuple[Theme, ...]:
        """The themes of a plan, in its order of display."""
        return self._themes_by_plan.get(plan, ())

    def milestones_of(self, plan: str) -> Iterator[Milestone]:
        """The milestones of a plan, in its order of display."""
        return (milestone for theme in self.themes_of(plan) for milestone in theme.milestones)

    def updates_of(self, plan: str) -> tuple[Update, ...]:
        """The updates of a plan, oldest period first."""
        return self._updates_by_plan.get(plan, ())

    def meetings_of(self, body: str) -> tuple[Meeting, ...]:
        """The meetings of a body, oldest first."""
        return self._meetings_by_body.get(body, ())

    def meeting_at(self, path: str | None) -> Meeting | None:
        """The meeting that a path names, or of which it names a part."""
        return self.meetings.get((path or "").partition("#")[0])

    def body_called(self, body: str) -> str:
        """What people call a body."""
        found = self.bodies.get(body)
        return found.called if found else body

    def theme_of(self, reference: str) -> Theme | None:
        """The theme that a reference names, or of which it names an action or a milestone."""
        kind, _, path = reference.partition(":")
        if kind == "action" and path in self.actions:
            return self.actions[path][0]
        if kind == "milestone" and path in self.milestones:
            return self.milestones[path][0]
        return self.themes.get(path) if kind == "theme" else None

    @cached_property
    def actions(self) -> Mapping[str, tuple[Theme, Action]]:
        """Every action by plan/id, with its theme."""
        return {f"{t.plan}/{a.id}": (t, a) for t in self.themes.values() for a in t.actions}

    @cached_property
    def milestones(self) -> Mapping[str, tuple[Theme, Action, Milestone]]:
        """Every milestone by plan/id, with its theme and action."""
        return {f"{t.plan}/{m.id}": (t, a, m) for t in self.themes.values() for a in t.actions for m in a.milestones}

    @cached_property
    def outcomes(self) -> Mapping[str, str]:
        """The title of every outcome of the strategy, by id."""
        if self.strategy is None:
            return {}
        parts = (*self.strategy.priorities, *self.strategy.framework)
        return {o.id: o.title for part in parts for o in part.outcomes} | {part.id: part.title for part in parts}

    def digest(self, document: str) -> Narrative | None:
        """The digest of a document, if content/ has one."""
        return self.narratives.get(f"documents/{document}.md") or self.narratives.get(f"documents/{document}/index.md")

    def day(self, now: dt.datetime) -> dt.date:
        """The day this edition speaks for: the council's as_at, or else the day of `now` in its time zone."""
        if self.council.as_at is not None:
            return self.council.as_at.last
        return now.astimezone(ZoneInfo(self.council.timezone)).date()

    @cached_property
    def _themes_by_plan(self) -> Mapping[str, tuple[Theme, ...]]:
        return grouped((t.plan, t) for t in self.themes.values())

    @cached_property
    def _updates_by_plan(self) -> Mapping[str, tuple[Update, ...]]:
        return grouped((u.plan, u) for u in self.updates.values())

    @cached_property
    def _meetings_by_body(self) -> Mapping[str, tuple[Meeting, ...]]:
        return grouped((m.body, m) for m in self.meetings.values())


def discussed(
    record: Record, besides: Mapping[str, Iterable[str]]
) -> dict[str, tuple[tuple[Meeting, AgendaItem], ...]]:
    """The items of meetings about each thing, newest meeting first, by the reference that names the thing.

    An item is about what its `about` names, about the milestones whose dates its resolutions moved, and about what is
    said of it `besides`, by meeting#item.
    """
    moved: dict[str, list[str]] = {}
    for path, (_, _, milestone) in record.milestones.items():
        for revision in milestone.revisions:
            if revision.agreed_at:
                moved.setdefault(revision.agreed_at, []).append(f"milestone:{path}")
    found: list[tuple[str, tuple[Meeting, AgendaItem]]] = []
    for meeting in reversed(record.meetings.values()):
        for item in meeting.items:
            about = dict.fromkeys((*item.about, *besides.get(f"{meeting.path}#{item.anchor}", ())))
            for anchor in {item.anchor, *anchors(item).values()} if moved else ():
                about |= dict.fromkeys(moved.get(f"{meeting.path}#{anchor}", ()))
            found += [(reference, (meeting, item)) for reference in about]
    return grouped(found)
