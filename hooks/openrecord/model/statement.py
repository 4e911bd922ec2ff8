"""What updates say was done, what changed and what goes on, and themes mean to change: each with its own address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from openrecord.model.entry import Entry
from openrecord.model.types import Cited, Id, MeasureId, MilestonePath, Text
from openrecord.yamlfile import Place

Heading = Literal["achievements", "outcomes", "continuing"]
"""The keys under which statements stand."""
HEADINGS: tuple[Heading, ...] = ("achievements", "outcomes", "continuing")


class Statement(Entry):
    """A sentence of the record, with where it comes from."""

    id: Id | None = None
    """An address of its own on its page, in place of the one that it has by its position."""
    text: Text
    """What is said, in plain words."""
    milestone: MilestonePath | None = None
    """The milestone that it is about."""
    measure: MeasureId | None = None
    """The measure that it is about."""
    source: Cited = ()
    """Where it comes from."""


class Placed(NamedTuple):
    """A statement, and where it stands among the others of its file."""

    theme: str
    """The theme that an update says it of; empty where it is of the whole plan, or stands in a theme's own file."""
    heading: Heading
    position: int
    """Counted from 1."""
    statement: Statement

    @property
    def kind(self) -> str:
        """What it is one of: achievement, outcome or continuing."""
        return self.heading.removesuffix("s")

    @property
    def anchor(self) -> str:
        """Its address on its page: its id, or what it is, of which theme, and its position."""
        return self.statement.id or "-".join(filter(None, (self.kind, self.theme, str(self.position))))

    @property
    def place(self) -> Place:
        """The way to it in its file."""
        return (*(("themes", self.theme) if self.theme else ()), self.heading, self.position - 1)


def placed(theme: str, heading: Heading, statements: Iterable[Statement]) -> Iterator[Placed]:
    """Statements that stand together, each with its place."""
    for position, statement in enumerate(statements, start=1):
        yield Placed(theme, heading, position, statement)
