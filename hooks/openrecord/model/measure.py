"""Measures: figures about the council's work, and what was observed when."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.entry import Corrected, Entry, Span
from openrecord.model.types import Cited, Id, Line, MaybeDate, Number, Reference, Text, YesNo, one_or_many


class Between(Entry):
    """One date, or a stretch of time between two."""

    date: MaybeDate | None = None
    """The date."""
    span: Span | None = None
    """The stretch of time."""

    @model_validator(mode="before")
    @classmethod
    def _from_what_was_written(cls, value: object) -> object:
        if isinstance(value, dict):
            return value if "span" in value or "date" in value else {"span": value}
        return {"date": value}

    @property
    def first(self) -> dt.date | None:
        """The first day, or None where it is not known."""
        if self.span is not None:
            return self.span.from_.first
        return self.date.first if isinstance(self.date, PartialDate) else None

    @property
    def last(self) -> dt.date | None:
        """The last day, or None where it is not known."""
        if self.span is not None:
            return self.span.to.last
        return self.date.last if isinstance(self.date, PartialDate) else None

    @property
    def is_unknown(self) -> bool:
        """Whether the sources are silent about it."""
        return isinstance(self.date, Unknown)


class Change(Entry):
    """By how much a figure moved, where the sources say no more."""

    by: Number
    """How much; below zero for a fall."""
    unit: Line
    """Points, percent or the measure's unit."""
    since: MaybeDate | None = None
    """Since when."""


class Observation(Entry):
    """What was measured at one time."""

    date: Between
    """When, as a date or as {from:, to:}."""
    value: Number | None = None
    """The figure, in the measure's unit."""
    change: Change | None = None
    """The change, where no value is given."""
    about: YesNo = False
    """Whether the figure is only approximate."""
    at_least: YesNo = False
    """Whether the figure is a lower bound."""
    group: Line | None = None
    """The part of those asked to whom it applies."""
    derived: Text | None = None
    """How the figure was worked out, where no source states it."""
    note: Text | None = None
    """What else is to be known about it."""
    source: Cited = ()
    """Where it is given."""

    @model_validator(mode="after")
    def _value_or_change(self) -> Observation:
        if self.value is None and self.change is None:
            raise ValueError("gives neither a value nor a change; write one")
        return self


class Comparator(Entry):
    """The same figure elsewhere."""

    name: Line
    """Whose figure it is."""
    date: MaybeDate | None = None
    """When it was measured."""
    value: Number | None = None
    """The figure, in the measure's unit."""
    relation: Literal["above", "below", "same"] | None = None
    """Where this council stands beside it, where no value is given."""
    note: Text | None = None
    """What else is to be known about it."""
    source: Cited = ()
    """Where it is given."""

    @model_validator(mode="after")
    def _value_or_relation(self) -> Comparator:
        if self.value is None and self.relation is None:
            raise ValueError("gives neither a value nor a relation; write one")
        return self


class Target(Entry):
    """What the figure is meant to be, and by when."""

    date: MaybeDate | None = None
    """By when."""
    value: Number
    """The figure, in the measure's unit."""
    source: Cited = ()
    """Where it was set."""


class Measure(Corrected):
    """A figure that tells whether things change (measures/<measure>.yml)."""

    id: Id
    """The file's name."""
    title: Line
    """What is measured."""
    question: Text | None = None
    """The question that was asked, or how it is counted."""
    unit: Literal["percent", "count", "pounds", "days", "ratio"]
    """What the figures are in."""
    counts: Line | None = None
    """What a count is of, as a plural noun, such as voters."""
    better: Literal["higher", "lower", "neither"] = "neither"
    """Which way is good."""
    theme: Annotated[tuple[Reference, ...], BeforeValidator(one_or_many)] = ()
    """The themes and actions whose effect it is meant to show."""
    collected: Line | None = None
    """How the figures are collected."""
    observations: tuple[Observation, ...] = Field(default=())
    """What was measured."""
    comparators: tuple[Comparator, ...] = ()
    """The same figure elsewhere."""
    target: Target | None = None
    """What the figure is meant to be."""
    note: Text | None = None
    """What else is to be known about it."""
    source: Cited = ()
    """Where it is spoken of."""
