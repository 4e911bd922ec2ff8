"""Directions, and what they require."""

from __future__ import annotations

from typing import Annotated, Literal

from openrecord.model.entry import Corrected, Entry
from openrecord.model.types import (
    Cited,
    DocumentId,
    Id,
    Line,
    MaybeDate,
    Refers,
    Text,
)


class Fulfilment(Entry):
    """What met a requirement, and when."""

    document: DocumentId | None = None
    """The document that met it."""
    date: MaybeDate | None = None
    """When it was met."""
    text: Text | None = None
    """How it was met, where no document shows it."""
    source: Cited = ()
    """Where that is said."""


class Requirement(Entry):
    """One thing that a direction requires."""

    id: Id
    """Permanent; references name it after the direction's id and a #."""
    text: Text
    """What must be done."""
    due: MaybeDate | None = None
    """By when; absent where no date was set."""
    every: Literal["month", "quarter", "six-months", "year"] | None = None
    """How often, where it repeats."""
    met_by: tuple[Fulfilment, ...] = ()
    """What met it."""
    source: Cited = ()
    """Where that is said."""


class Direction(Corrected):
    """What the council is under a duty to do."""

    id: Id
    """Permanent; appears in addresses and references."""
    title: Line
    """What it is called."""
    issued: MaybeDate
    """The day it was issued."""
    by: Line | None = None
    """Who issued it."""
    ends: MaybeDate | None = None
    """The last day on which it has force; absent where none was set."""
    state: Literal["in-force", "lapsed", "revoked", "discharged", "unknown"] = "in-force"
    """Whether it still binds."""
    on: MaybeDate | None = None
    """Since when it no longer binds."""
    note: Text | None = None
    """What else is to be known about it."""
    replaces: tuple[Annotated[Id, Refers("direction")], ...] = ()
    """The directions that it took the place of."""
    requirements: tuple[Requirement, ...] = ()
    """What it requires."""
    source: Cited = ()
    """Where this is said."""
