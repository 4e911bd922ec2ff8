"""Meetings: who came, what was heard, asked and resolved, and what came of it."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from openrecord.model.dates import UNKNOWN
from openrecord.model.entry import Corrected, Entry
from openrecord.model.item import AgendaItem
from openrecord.model.types import (
    Cited,
    DocumentId,
    Id,
    Line,
    MaybePerson,
    MaybeWhen,
    MeetingPath,
    Refers,
    Text,
    When,
    YesNo,
)

_DATE_IN_NAME = re.compile(r"\d{4}-\d{2}(?:-\d{2}(?![^-]))?", re.ASCII)


def date_in_name(meeting_id: str) -> str:
    """The day or month with which the id of a meeting begins; the reader lets no other through."""
    return _DATE_IN_NAME.match(meeting_id)[0]  # type: ignore[index]


class Minutes(Entry):
    """How far the minutes have come."""

    state: Literal["not-yet-published", "draft", "approved", "approved-as-amended", "unknown"] = "unknown"
    """Whether they were approved."""
    approved_at: MeetingPath | None = None
    """The meeting that approved them."""


class Sitting(Entry):
    """One sitting of a meeting that was adjourned to another day."""

    start: When
    """When it began."""
    ended: MaybeWhen | None = None
    """When it ended."""


class Attendance(Entry):
    """Somebody who was, or should have been, at a meeting."""

    person: MaybePerson
    """The person's id in people.yml, or unknown."""
    as_: Line | None = Field(default=None, alias="as")
    """In what capacity, as the minutes put it."""
    group: Literal["member", "external", "officer", "public"] = "member"
    """The heading under which the minutes list the person."""
    chair: YesNo = False
    """Whether the person took the chair."""
    presence: Literal["present", "absent", "substitute", "unknown"] = "present"
    """Whether the person was there."""
    for_: MaybePerson | None = Field(default=None, alias="for")
    """For whom a substitute stands in."""
    apology: Literal["absence", "lateness", "leaving-early"] | None = None
    """What was said, which is no proof of when."""
    votes: YesNo | None = None
    """Whether the person may vote, where that is not plain, as of a co-opted member; absent: not said."""
    away_for: tuple[Line, ...] = ()
    """The numbers of the items for which the person was out of the room."""

    @property
    def was_there(self) -> bool:
        """Whether the person is known to have been there, be it in the place of another."""
        return self.presence in {"present", "substitute"}


class Declaration(Entry):
    """An interest that somebody declared."""

    person: MaybePerson
    """Who declared it, or unknown."""
    items: tuple[Line, ...] = ()
    """The numbers of the items that it touches; none: the whole meeting."""
    type: Literal["disclosable-pecuniary", "other-registrable", "non-registrable", "sensitive", "unknown"] = "unknown"
    """What sort of interest it is."""
    nature: Text | None = None
    """What the interest is; never for a sensitive one."""
    conduct: Literal["left-room", "stayed-spoke", "stayed-silent", "unknown"] = "unknown"
    """What the person did about it."""
    dispensation: Text | None = None
    """A leave to take part all the same."""


class Declarations(Entry):
    """The interests declared at a meeting."""

    state: Literal["none-declared", "declared", "not-recorded", "unknown"] = "not-recorded"
    """Whether any were; not-recorded: the minutes are silent; unknown: this record does not hold it."""
    entries: tuple[Declaration, ...] = ()
    """Each of them."""


class Meeting(Corrected):
    """One meeting of a body (meetings/<body>/<date>.yml)."""

    id: Line
    """The file's name: the day, and a word for a second meeting that day."""
    body: Annotated[Id, Refers("body")]
    """The folder's name."""
    title: Line | None = None
    """What the meeting was called, where it was not an ordinary one."""
    status: Literal["scheduled", "held", "cancelled", "postponed", "inquorate", "unknown"]
    """Whether it took place."""
    start: When
    """When it began: a moment, a day or a month; unknown: no more of it is known than the date in the file's name."""
    planned: When | None = None
    """When it was to begin, where it began at another time that day."""
    ended: MaybeWhen | None = None
    """When it ended."""
    place: Line | None = None
    """Where."""
    sittings: tuple[Sitting, ...] = ()
    """Its sittings, where it was adjourned to another day."""
    extent: Literal["full", "partial", "agenda-only"] | None = None
    """How much of the minutes the file holds."""
    papers: tuple[DocumentId, ...] = ()
    """Papers of which the item is not known."""
    minutes: Minutes = Minutes()
    """How far the minutes have come."""
    order_heard: tuple[Line, ...] = ()
    """The items' numbers as they were heard, where that differs from the printed order."""
    summary: Text | None = None
    """What a resident needs to know, in at most four plain sentences."""
    attendance: tuple[Attendance, ...] = ()
    """Who was there; nobody listed: attendance was not recorded."""
    declarations: Declarations = Declarations()
    """The interests declared."""
    items: tuple[AgendaItem, ...] = ()
    """The business, in printed order."""
    note: Text | None = None
    """What else is to be known about it."""
    source: Cited = ()
    """Where it stands."""

    @model_validator(mode="before")
    @classmethod
    def _unknown_start_is_the_date_in_the_name(cls, data: Any) -> Any:
        """Of a meeting whose start is not known, the file's name still tells the day or the month."""
        if isinstance(data, dict) and data.get("start") == UNKNOWN.value:
            return {**data, "start": date_in_name(data["id"])}
        return data

    @property
    def path(self) -> str:
        """How references name it, after `meeting:`."""
        return f"{self.body}/{self.id}"

    @property
    def is_called_off(self) -> bool:
        """Whether it was cancelled, or put off to another day."""
        return self.status in {"cancelled", "postponed"}

    @property
    def numbers(self) -> tuple[str, ...]:
        """The items as the agenda calls them: by number, or by id."""
        return tuple(name for item in self.items for name in (item.number, item.id) if name)
