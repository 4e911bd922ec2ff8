"""What the tool itself writes down and keeps: the facts that an update published, and the days of editions."""

from __future__ import annotations

from typing import Annotated

from openrecord.model.entry import Entry
from openrecord.model.types import Date, Id, Line, Refers


class Seal(Entry):
    """The facts that an update published, so that a later change of one cannot pass unseen (ledgers/seals/)."""

    id: Id
    """The update: the file's name."""
    plan: Id
    """The plan: the folder's name."""
    update: Annotated[Line, Refers("update")]
    """The update, as plan/update."""
    day: Date
    """The day from which the update counts."""
    facts: dict[str, dict[str, str]]
    """By file below data/, each fact by its name, as text."""
    sha256: Line
    """The checksum of the facts, so that a change of this file by hand shows."""


class Editions(Entry):
    """The editions that were published (ledgers/editions.yml)."""

    days: tuple[Date, ...] = ()
    """The day that each spoke for, added to with each one."""
