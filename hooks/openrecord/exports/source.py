"""What tables are filled from: an edition, and where its site stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import field
from decimal import Decimal
from functools import cached_property

from openrecord.edition import Edition
from openrecord.edition.found import published
from openrecord.frozen import frozen
from openrecord.model.item import AgendaItem, anchors
from openrecord.model.meeting import Meeting
from openrecord.model.plan import Plan, Theme, Update
from openrecord.model.record import Record
from openrecord.progress import updates_by

Cell = str | int | Decimal | bool | dt.date | None
Row = tuple[Cell, ...]


@frozen
class Source:
    """An edition, and where its site stands."""

    edition: Edition
    url: str = ""
    """The address of the site, with a slash at its end; empty where that is not known."""
    plan: str = ""
    """The one plan of which the tables are to tell; empty: all."""
    filled: dict[str, tuple[Row, ...]] = field(default_factory=dict, repr=False)
    """The rows of the tables that were asked for, by table."""
    lines: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict, repr=False)
    """The same rows as lines of text, by form and table."""
    places: dict[str, str] = field(default_factory=dict, repr=False)
    """The addresses that were asked for, by reference."""

    @property
    def record(self) -> Record:
        """The record."""
        return self.edition.record

    @property
    def day(self) -> dt.date:
        """The day it speaks for."""
        return self.edition.day

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans to tell of."""
        return tuple(plan for plan in self.record.plans.values() if self.plan in ("", plan.id))

    @property
    def themes(self) -> Iterator[Theme]:
        """Their themes, in their order of display."""
        return (theme for plan in self.plans for theme in self.record.themes_of(plan.id))

    @property
    def updates(self) -> Iterator[Update]:
        """Their updates that are published by the day, oldest period first."""
        return (update for plan in self.plans for update in updates_by(self.record, plan.id, self.day))

    @cached_property
    def items(self) -> tuple[tuple[Meeting, AgendaItem, Mapping[str, str]], ...]:
        """Every item as it may be shown, with its meeting and the addresses of its parts, oldest meeting first."""
        return tuple(
            (meeting, shown, anchors(shown))
            for meeting in self.record.meetings.values()
            for shown in map(published, meeting.items)
        )

    def address(self, address: str) -> str:
        """An address of the site, in full where the site's own is known."""
        return f"{self.url}{address}"

    def named(self, reference: str) -> str:
        """The address of what `kind:path` names; empty where the record does not hold it."""
        place = self.places.get(reference)
        if place is None:
            kind, _, path = reference.partition(":")
            target = self.edition.links.find(kind, path)
            place = self.places[reference] = self.address(target.address) if target else ""
        return place
