"""What members and the public bring to a meeting: questions, petitions and deputations."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from openrecord.model.entry import Entry, Postholders
from openrecord.model.types import BodyId, Cited, Count, Id, Line, MaybeDate, Outcome, Text

From = Literal["public", "member"]


class Question(Entry):
    """A question put at a meeting, and what was answered."""

    id: Id | None = None
    """An address of its own; q1, q2 … by position otherwise."""
    minute: Line | None = None
    """The number that the minutes print before it, such as 94.1."""
    from_: From = Field(default="public", alias="from")
    """Whether a member of the public or a member of the council asked it."""
    asked_by: Postholders = ()
    """The member who asked it; somebody from the public is never named."""
    to: Postholders = ()
    """Who was asked."""
    question: Text
    """What was asked."""
    answered: Literal["at-the-meeting", "in-writing", "to-follow", "declined"] | None = None
    """How it was answered: to-follow, a written answer was promised; absent: not recorded."""
    answered_on: MaybeDate | None = None
    """The day of a written answer."""
    answer: Text | None = None
    """What was answered."""
    supplementary: Text | None = None
    """What was asked further."""
    supplementary_answer: Text | None = None
    """What was answered to that."""
    source: Cited = ()
    """Where it stands."""


class Petition(Entry):
    """A petition or deputation, and what was done with it."""

    id: Id | None = None
    """An address of its own; t1, t2 … by position otherwise."""
    minute: Line | None = None
    """The number that the minutes print before it, such as 94.1."""
    form: Literal["petition", "e-petition", "deputation"] = "petition"
    """What it was."""
    title: Line
    """What it asks for."""
    signatures: Count | None = None
    """How many signed it; absent: not stated."""
    from_: From = Field(default="public", alias="from")
    """Whether a member of the public or a member of the council presented it."""
    presented_by: Postholders = ()
    """The member who presented it; somebody from the public is never named."""
    said: Text | None = None
    """What was said for it."""
    reply: Text | None = None
    """What was answered."""
    outcome: Outcome | None = None
    """What was done with it; absent: not recorded."""
    to: BodyId | None = None
    """The body that it was referred to."""
    source: Cited = ()
    """Where it stands."""
