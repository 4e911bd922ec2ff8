"""The council, its people and bodies, its documents, and what else stands in a file of its own under data/."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from openrecord.model.entry import Corrected, Entry
from openrecord.model.types import (
    BodyId,
    Cited,
    Date,
    Id,
    Line,
    MaybeDate,
    Reference,
    Refers,
    Text,
    TimeZone,
    YesNo,
)

_AUTHORITY = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+,\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)


def _authority(text: str) -> str:
    if not _AUTHORITY.fullmatch(text):
        raise ValueError("is not a host and a year in which it was the council's; write www.council.gov.uk,2026")
    return text


class Licence(Entry):
    """The terms on which the record may be used again."""

    name: Line
    """The licence's name."""
    url: Line | None = None
    """Where its words stand."""


class Contact(Entry):
    """Where corrections and accessibility reports go."""

    name: Line
    """Who answers."""
    email: Line | None = None
    """An address of the office, not of a person."""
    url: Line | None = None
    """A page with a form or an address."""


class Council(Corrected):
    """The council, and what holds for the whole record (council.yml)."""

    name: Line
    """The council's full name."""
    short_name: Line | None = None
    """Its name as people say it; absent where that is the full name."""
    site_title: Line | None = None
    """The record's title; made from short_name where absent."""
    website: Line | None = None
    """The council's own website."""
    timezone: TimeZone = "Europe/London"
    """The zone of every time in the record."""
    as_at: Date | None = None
    """The day this edition speaks for: late, next and days left are counted from it. Absent: today."""
    current_plan: Annotated[Id, Refers("plan")] | None = None
    """The plan that the home page shows; the newest where absent."""
    next_update: MaybeDate | None = None
    """When the next update is announced for; absent where none is; unknown: the sources do not say."""
    feed_authority: Annotated[Line, AfterValidator(_authority)] | None = None
    """The host and year in the names that the entries of feeds keep for good; absent: the website's, 2026. Write down
    the old one when the website moves to another host, so that nothing is announced anew."""
    licence: Licence | None = None
    """The terms on which the record may be used again."""
    contact: Contact | None = None
    """Where corrections and accessibility reports go."""

    @property
    def title(self) -> str:
        """The record's title."""
        return self.site_title or f"{self.called} public record"

    @property
    def called(self) -> str:
        """The name as people say it."""
        return self.short_name or self.name


class Role(Entry):
    """A post that a person held, and when it is known."""

    post: Line
    """The post."""
    body: BodyId | None = None
    """The body of which it is a post."""
    chair: YesNo | None = None
    """Whether it is that of the body's chair; absent: if the post is called Chair."""
    from_: MaybeDate | None = Field(default=None, alias="from")
    """The first date on which the person is known to have held it."""
    to: MaybeDate | None = None
    """The last; absent while it is still held."""
    source: Cited = ()
    """Where that is said."""


class Person(Corrected):
    """Somebody whom the council's own published documents name, or who is known by post alone."""

    id: Id
    """Permanent; appears in addresses and references."""
    name: Line | None = None
    """The person's name; absent for a person known by post alone."""
    roles: tuple[Role, ...] = ()
    """What the person was."""
    source: Cited = ()
    """Where the person is named."""


class PublicAccess(Entry):
    """How a resident can take part in a body's meetings."""

    attend: Text | None = None
    """How to attend."""
    watch: Text | None = None
    """How to watch."""
    ask: Text | None = None
    """How to ask a question."""


class Body(Corrected):
    """A council, cabinet, board, committee or partnership that meets."""

    id: Id
    """Permanent; appears in addresses and references."""
    name: Line
    """The body's full name."""
    short_name: Line | None = None
    """Its name as people say it."""
    kind: Literal["council", "cabinet", "board", "committee", "sub-committee", "partnership", "other"]
    """What sort of body it is."""
    purpose: Text | None = None
    """What it is for."""
    public: PublicAccess | None = None
    """How a resident can attend, watch or ask a question."""
    established: MaybeDate | None = None
    """When it was set up."""
    ended: MaybeDate | None = None
    """When it ended; absent while it goes on."""
    succeeds: BodyId | None = None
    """The body whose work it took over."""
    source: Cited = ()
    """Where this is said."""

    @property
    def called(self) -> str:
        """The name as people say it."""
        return self.short_name or self.name


class Term(Corrected):
    """An abbreviation or a term, explained wherever it stands in a text."""

    id: Id
    """Permanent; appears in references."""
    term: Line
    """The term as it is written."""
    means: Text
    """What it means, in plain words."""
    source: Cited = ()
    """Where that is said."""


class Event(Corrected):
    """Something that happened and is in no other file."""

    id: Id
    """Permanent; appears in addresses."""
    date: MaybeDate
    """When it happened."""
    until: MaybeDate | None = None
    """Its last day, where it lasted."""
    title: Line
    """What happened, in a few words."""
    text: Text | None = None
    """What happened, in plain sentences."""
    source: Cited = ()
    """Where that is said."""


class Doubt(Corrected):
    """What the sources contradict, leave out or misprint, and how the record treats it."""

    id: Id
    """Permanent; appears in addresses."""
    about: tuple[Reference, ...] = ()
    """The documents and entries that it touches."""
    text: Text
    """What is contradictory, missing or misprinted."""
    treatment: Text | None = None
    """What the record does about it."""
    source: Cited = ()
    """Where the trouble stands."""


class Outcome(Entry):
    """Something that the council wants to be true."""

    id: Id
    """Permanent; themes and actions name it in `serves`."""
    title: Line
    """The outcome."""
    source: Cited = ()
    """Where that is said."""


class Priority(Entry):
    """One of the council's priorities, with its outcomes."""

    id: Id
    """Permanent."""
    title: Line
    """The priority."""
    outcomes: tuple[Outcome, ...] = ()
    """What it is meant to bring about."""
    source: Cited = ()
    """Where that is said."""


class Strategy(Corrected):
    """The council's priorities and outcomes (strategy.yml)."""

    vision: Text | None = None
    """What the council says that all of it is for."""
    priorities: tuple[Priority, ...] = ()
    """The priorities, in the council's order."""
    framework: tuple[Priority, ...] = ()
    """The parts of an improvement framework, if there is one."""
    source: Cited = ()
    """Where this is said."""

    @model_validator(mode="before")
    @classmethod
    def _a_list_is_the_priorities(cls, value: object) -> object:
        return {"priorities": value} if isinstance(value, list) else value
