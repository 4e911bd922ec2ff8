"""Motions, and how votes went."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from openrecord.model.entry import Entry
from openrecord.model.types import Count, Id, Line, MaybePerson, PersonId, Text


class VotesByName(Entry):
    """A recorded vote."""

    for_: tuple[PersonId, ...] = Field(default=(), alias="for")
    """Who was for."""
    against: tuple[PersonId, ...] = ()
    """Who was against."""
    abstained: tuple[PersonId, ...] = ()
    """Who abstained."""
    not_voting: tuple[PersonId, ...] = ()
    """Who was there and did not vote."""


class Vote(Entry):
    """How a vote went, as far as the minutes say."""

    for_: Count | None = Field(default=None, alias="for")
    """How many were for."""
    against: Count | None = None
    """How many were against."""
    abstained: Count | None = None
    """How many abstained."""
    by_name: VotesByName | None = None
    """Who voted how."""
    casting: Literal["for", "against"] | None = None
    """How the chair's casting vote went, which decided a tie and is in none of the figures."""
    agreed: Literal["unanimously", "without-dissent", "by-assent"] | None = None
    """How it was agreed where votes were not counted: without-dissent, nobody was against; by-assent, nobody voted."""


class Motion(Entry):
    """A motion or an amendment to one."""

    id: Id | None = None
    """An address of its own; m1, m2 … by position otherwise."""
    text: Text
    """What was moved."""
    amends: Line | None = None
    """The motion that it would amend, such as m1."""
    moved_by: MaybePerson | None = None
    """Who moved it."""
    seconded_by: MaybePerson | None = None
    """Who seconded it."""
    result: Literal["carried", "lost", "withdrawn", "fell", "unknown"] = "unknown"
    """What became of it; fell: it was not put to the vote, such as for want of a seconder."""
    vote: Vote | None = None
    """How the vote went."""
