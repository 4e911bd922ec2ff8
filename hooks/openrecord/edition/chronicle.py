"""Everything of a record that has a date, laid on one line of time once for an edition."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal

from openrecord import duties, links, words
from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.model.council import Event
from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.meeting import Meeting
from openrecord.model.plan import DateRevision
from openrecord.model.record import Record
from openrecord.progress import decided_on
from openrecord.targets import Links, second_that_day

Kind = Literal["Event", "Direction", "Document", "Meeting", "Update", "Dates moved"]
KINDS: tuple[Kind, ...] = ("Event", "Direction", "Meeting", "Update", "Dates moved", "Document")
"""In this order on one day: what happened, then what tells of it."""


@frozen
class Dated:
    """Something on the line of time."""

    date: PartialDate | Unknown
    kind: Kind
    title: str
    address: str
    """Where it stands on the site; empty for an event, which stands on the line itself."""
    detail: str = ""
    """What must be said beside it, such as that a meeting was cancelled."""
    event: Event | None = None

    @property
    def order(self) -> tuple[dt.date, dt.date, int, str, str]:
        """By the last day, then the first, the kind and the title."""
        days = (self.date.last, self.date.first) if isinstance(self.date, PartialDate) else (dt.date.min, dt.date.min)
        return (*days, KINDS.index(self.kind), self.title.casefold(), self.address)


@frozen
class Chronicle:
    """The line of time of a record, as it is seen from a day."""

    record: Record
    day: dt.date

    @cached_property
    def dated(self) -> tuple[Dated, ...]:
        """Everything with a date, oldest first."""
        return tuple(sorted((d for d in self._all if isinstance(d.date, PartialDate)), key=lambda d: d.order))

    @cached_property
    def undated(self) -> tuple[Dated, ...]:
        """Everything of which the sources do not give the date."""
        return tuple(sorted((d for d in self._all if isinstance(d.date, Unknown)), key=lambda d: d.order))

    @cached_property
    def by_year(self) -> Mapping[int, tuple[Dated, ...]]:
        """What had begun by the day, by the year of its last day, newest first."""
        return grouped(
            (entry.date.last.year, entry)
            for entry in reversed(self.dated)
            if isinstance(entry.date, PartialDate) and entry.date.first <= self.day
        )

    @cached_property
    def ahead(self) -> tuple[Dated, ...]:
        """What is still to come, soonest first."""
        return tuple(d for d in self.dated if isinstance(d.date, PartialDate) and d.date.first > self.day)

    @cached_property
    def _all(self) -> tuple[Dated, ...]:
        return (
            *self._events(),
            *self._directions(),
            *self._documents(),
            *self._meetings(),
            *self._updates(),
            *self._moves(),
            *self._announced(),
        )

    def _events(self) -> Iterator[Dated]:
        for event in self.record.events.values():
            yield Dated(event.date, "Event", event.title, "", event=event)

    def _directions(self) -> Iterator[Dated]:
        for direction in self.record.directions.values():
            address = links.direction(direction.id)
            state = duties.standing(direction, self.day)
            yield Dated(direction.issued, "Direction", direction.title, address, "issued")
            if state == "ended" and direction.on is not None:
                yield Dated(direction.on, "Direction", direction.title, address, direction.state)
            elif state != "ended" and isinstance(direction.ends, PartialDate):
                yield Dated(direction.ends, "Direction", direction.title, address, "last day")

    def _documents(self) -> Iterator[Dated]:
        for document in self.record.documents.values():
            yield Dated(document.date, "Document", document.title, links.document(document.id))

    def _meetings(self) -> Iterator[Dated]:
        for meeting in self.record.meetings.values():
            title = f"{self.record.body_called(meeting.body)}{second_that_day(meeting)}"
            yield Dated(meeting.start.date, "Meeting", title, links.meeting(meeting.path), _beside(meeting))

    def _updates(self) -> Iterator[Dated]:
        for update in self.record.updates.values():
            plan = self.record.plans[update.plan].title if update.plan in self.record.plans else update.plan
            yield Dated(update.published, "Update", update.title, links.update(update.path), plan)

    def _moves(self) -> Iterator[Dated]:
        """The dates moved, together where one meeting or letter agreed them."""
        moved: Counter[tuple[PartialDate, str]] = Counter()
        titles: dict[tuple[PartialDate, str], tuple[str, str]] = {}
        where = Links(self.record)
        for path, (_, _, milestone) in self.record.milestones.items():
            for revision in milestone.revisions:
                on = decided_on(self.record, revision)
                if on is not None and revision.in_force:
                    told = revision.agreed.on if revision.agreed else None
                    date = told if isinstance(told, PartialDate) else PartialDate.of(on)
                    key = (date, _agreed(self.record, revision))
                    moved[key] += 1
                    target = where.find("milestone", path)
                    titles[key] = (milestone.title, target.address if target else "")
        for (date, by), count in moved.items():
            title, address = titles[date, by]
            if count > 1:
                title, address = words.capital(words.count(count, "milestone")), links.DATES_MOVED
            agreed = f"new date{'s' * (count > 1)} agreed{f' by {by}' if by else ''}"
            yield Dated(date, "Dates moved", title, address, agreed)

    def _announced(self) -> Iterator[Dated]:
        announced = self.record.council.next_update
        if isinstance(announced, PartialDate) and announced.first > self.day:
            yield Dated(announced, "Update", "Next update", links.UPDATES, "announced")


def _beside(meeting: Meeting) -> str:
    parts = [meeting.title or "", "" if meeting.status in {"held", "scheduled"} else _STATUSES[meeting.status]]
    return ", ".join(filter(None, parts))


_STATUSES = {
    "cancelled": "cancelled",
    "postponed": "postponed",
    "inquorate": "too few members came",
    "unknown": "not known whether it was held",
}


def _agreed(record: Record, revision: DateRevision) -> str:
    if revision.agreed_at:
        return record.body_called(revision.agreed_at.partition("/")[0])
    return revision.agreed.by if revision.agreed and revision.agreed.by != "unknown" else ""
