"""Plans, themes, actions and milestones, and the updates that say how they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, model_validator

from openrecord.model.entry import Confirmation, Corrected, Entry, Period, Postholders, Span
from openrecord.model.statement import HEADINGS, Placed, Statement, placed
from openrecord.model.types import (
    BodyId,
    ByName,
    Citation,
    Cited,
    Count,
    DocumentId,
    DocumentPath,
    Id,
    Line,
    MaybeDate,
    MeetingPath,
    Name,
    Number,
    Reference,
    Refers,
    Status,
    Text,
)


class DateRevision(Entry):
    """A change of a milestone's date: added to the list, never rewritten."""

    to: MaybeDate
    """The new date, which may be earlier, later or unknown."""
    proposed_in: DocumentPath | None = None
    """Where the change was proposed."""
    agreed_at: MeetingPath | None = None
    """The resolution that agreed it."""
    agreed: Confirmation | None = None
    """Who agreed it and when, where no resolution of the record did."""
    reason: Text | None = None
    """Why."""
    source: Cited = ()
    """Where that is said."""

    @property
    def in_force(self) -> bool:
        """Whether somebody agreed the change; one that was only proposed moves no date."""
        return self.agreed_at is not None or self.agreed is not None

    @property
    def proposed(self) -> tuple[Citation, ...]:
        """Where the change was proposed, as a citation; none where the record does not say."""
        document, _, locator = (self.proposed_in or "").partition("#")
        return (Citation(document, locator or None),) if document else ()


class Milestone(Entry):
    """A step of an action, with a date."""

    id: Id
    """Permanent; unique in the plan."""
    title: Line
    """What is to be done."""
    due: MaybeDate | None = None
    """The earliest date known, never edited afterwards; absent: none was set; unknown: not in the sources."""
    revisions: tuple[DateRevision, ...] = ()
    """Every change of the date, in the order decided."""
    note: Text | None = None
    """What else is to be known about it."""
    source: Cited = ()
    """Where it is named."""


class Action(Entry):
    """Something that a theme promises to do."""

    id: Id
    """Permanent; unique in the plan."""
    title: Line
    """What is to be done."""
    done_when: Text | None = None
    """What finished looks like, if anyone has said."""
    note: Text | None = None
    """What else is to be known about it."""
    lead: Postholders = ()
    """Who answers for it."""
    serves: tuple[Annotated[Id, Refers("outcome")], ...] = ()
    """The outcomes of strategy.yml that it serves."""
    milestones: tuple[Milestone, ...] = ()
    """Its steps."""
    source: Cited = ()
    """Where it is named."""


class Assurance(Confirmation):
    """What an auditor or inspector gave as a judgement."""

    level: Line | None = None
    """The judgement, in the assessor's own words."""
    of: Text | None = None
    """What was looked at."""


class Closure(Entry):
    """The end of a plan: nothing more will be reported on it."""

    on: MaybeDate
    """When."""
    note: Text | None = None
    """How it ended."""
    source: Cited = ()
    """Where that is said."""


class StatedSize(Entry):
    """What the council says that the whole plan holds, where data/ holds less."""

    actions: Count | None = None
    """How many actions."""
    milestones: Count | None = None
    """How many milestones."""
    note: Text | None = None
    """What it counts."""
    source: Cited = ()
    """Where that is said."""


class Theme(Corrected):
    """One theme of a plan, with its actions (plans/<plan>/<theme>.yml)."""

    id: Id
    """The file's name."""
    plan: Id
    """The folder's name."""
    title: Line
    """What the theme is called."""
    lead: Postholders = ()
    """Who answers for it."""
    aim: Text | None = None
    """What it is for, in one plain sentence."""
    serves: tuple[Annotated[Id, Refers("outcome")], ...] = ()
    """The outcomes of strategy.yml that it serves."""
    outcomes: tuple[Statement, ...] = ()
    """What it is meant to change, where somebody said so."""
    assurance: tuple[Assurance, ...] = ()
    """What somebody independent judged."""
    actions: tuple[Action, ...] = ()
    """What it promises to do."""
    source: Cited = ()
    """Where it is named."""

    @property
    def path(self) -> str:
        """How references name it, after `theme:`."""
        return f"{self.plan}/{self.id}"

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """Every milestone of every action, in their order."""
        return tuple(milestone for action in self.actions for milestone in action.milestones)

    @property
    def statements(self) -> Iterator[Placed]:
        """What it is meant to change, each with its place."""
        yield from placed("", "outcomes", self.outcomes)


class Plan(Corrected):
    """A plan, without its themes' files (plans/<plan>/plan.yml)."""

    id: Id
    """The folder's name."""
    title: Line
    """What the plan is called."""
    period: Period | None = None
    """The time it covers."""
    overseen_by: BodyId | None = None
    """The body that oversees it."""
    required_by: tuple[Reference, ...] = ()
    """The requirements of directions that it meets."""
    theme_ids: tuple[Annotated[Id, Refers("theme of this plan")], ...] = Field(default=(), alias="themes")
    """Its themes, in the order of display."""
    closed: Closure | None = None
    """Its end, after which nothing more is reported on it."""
    assurance: tuple[Assurance, ...] = ()
    """What somebody independent judged."""
    stated_size: StatedSize | None = None
    """What the council says that the whole plan holds, where data/ holds less."""
    note: Text | None = None
    """What else is to be known about it."""
    source: Cited = ()
    """Where it is named."""


class StatedFigure(Entry):
    """A figure as the council gave it."""

    percent: Number | None = None
    """A percentage, from 0 to 100."""
    count: Count | None = None
    """A number of things."""
    of: Line
    """What was counted."""
    note: Text | None = None
    """What else is to be known about it."""
    source: Cited = ()
    """Where it was given."""

    @model_validator(mode="after")
    def _one_figure(self) -> StatedFigure:
        if (self.percent is None) == (self.count is None):
            raise ValueError("gives no figure, or two; write either percent or count")
        if self.percent is not None and not 0 <= self.percent <= 100:
            raise ValueError("gives a percentage outside 0 to 100")
        return self


class StatusReport(Entry):
    """What an update says of one milestone."""

    status: Status
    """How the milestone stood."""
    on: MaybeDate | None = None
    """When it was completed, or came to stand so."""
    said: Line | None = None
    """The council's own word for it."""
    note: Text | None = None
    """What is in the way and what is being done, or why it was dropped or reopened."""
    checked_by: Confirmation | None = None
    """Who, independent of the council, confirmed it."""
    source: Cited = ()
    """Where it is said."""


class ThemeReport(Entry):
    """What an update says of one theme."""

    summary: Text | None = None
    """How the theme stood, in plain sentences."""
    stated: Annotated[dict[Name, StatedFigure], ByName] = {}
    """Figures as the council gave them, by name."""
    achievements: tuple[Statement, ...] = ()
    """What was done."""
    outcomes: tuple[Statement, ...] = ()
    """What changed as a result, as measured."""
    continuing: tuple[Statement, ...] = ()
    """What work goes on."""
    source: Cited = ()
    """Where it is said."""


class Update(Corrected):
    """The report of one period: added, and never rewritten (plans/<plan>/updates/<update>.yml)."""

    id: Id
    """The file's name."""
    plan: Id
    """The name of the plan's folder."""
    title: Line
    """What the update is called."""
    covers: Span
    """The period that it reports on; periods of one plan may not overlap."""
    published: MaybeDate
    """The day it was published."""
    report: DocumentId | None = None
    """The report."""
    letter: DocumentId | None = None
    """The letter that went with it."""
    summary: Text | None = None
    """The update in plain sentences."""
    stated: Annotated[dict[Name, StatedFigure], ByName] = {}
    """Figures as the council gave them, by name."""
    achievements: tuple[Statement, ...] = ()
    """What was done, of the whole plan."""
    themes: Annotated[dict[Annotated[Id, Refers("theme of this plan")], ThemeReport], ByName] = {}
    """What is said of each theme."""
    milestones: Annotated[dict[Annotated[Id, Refers("milestone of this plan")], StatusReport], ByName] = {}
    """What is said of each milestone."""
    source: Cited = ()
    """Where it is said."""

    @property
    def path(self) -> str:
        """How references name it, after `update:`."""
        return f"{self.plan}/{self.id}"

    @property
    def statements(self) -> Iterator[Placed]:
        """What was done, what changed and what goes on: of the whole plan, then of each theme, each with its place."""
        yield from placed("", "achievements", self.achievements)
        for theme, report in self.themes.items():
            for heading in HEADINGS:
                yield from placed(theme, heading, getattr(report, heading))
