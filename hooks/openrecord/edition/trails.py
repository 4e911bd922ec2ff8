"""The ways between meetings, people and bodies, each laid out once for an edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from openrecord.edition.found import Approved, Asked, Brought, Decided, Item, Moved, persons, published
from openrecord.edition.periods import Periods
from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.model.council import Body, Person, Role
from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.item import AgendaItem, anchors
from openrecord.model.meeting import Attendance, Declaration, Meeting
from openrecord.model.plan import Milestone
from openrecord.model.raised import Petition
from openrecord.model.record import Record


@frozen
class Trails:
    """What leads from one meeting, person or body of a record to others."""

    record: Record
    day: dt.date

    @cached_property
    def coming(self) -> tuple[Meeting, ...]:
        """The meetings to come, the next first; a cancelled one stays in its place among them."""
        return tuple(meeting for meeting in self.record.meetings.values() if self.is_coming(meeting))

    @cached_property
    def past(self) -> Periods[Meeting]:
        """The meetings that are not to come, the newest first."""
        return Periods.of((meeting for meeting in self._newest if not self.is_coming(meeting)), lambda found: found)

    def is_coming(self, meeting: Meeting) -> bool:
        """Whether a meeting is still to come; one that is planned for today is."""
        date = meeting.start.date.last
        return date > self.day or (meeting.status == "scheduled" and date == self.day)

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Meeting | None, Meeting | None]]:
        """The meetings of the same body before and after each meeting, by its path."""
        found: dict[str, tuple[Meeting | None, Meeting | None]] = {}
        for body in {meeting.body: None for meeting in self.record.meetings.values()}:
            row: Sequence[Meeting | None] = (None, *self.record.meetings_of(body), None)
            for (before, here), (_, after) in pairwise(pairwise(row)):
                if here is not None:
                    found[here.path] = (before, after)
        return found

    @cached_property
    def items(self) -> Mapping[str, Item]:
        """Every item by meeting#anchor."""
        return {f"{meeting.path}#{item.anchor}": (meeting, item) for meeting, item in self._items()}

    @cached_property
    def taken_up(self) -> Mapping[str, tuple[Item, ...]]:
        """The items that took something up again, oldest first, by what they continue."""
        return grouped((item.continues, (meeting, item)) for meeting, item in self._items() if item.continues)

    def before(self, item: AgendaItem) -> tuple[Item, ...]:
        """The earlier items that an item continues, oldest first."""
        found: list[Item] = []
        step = self.items.get(item.continues or "")
        while step is not None and step not in found:
            found.append(step)
            step = self.items.get(step[1].continues or "")
        return tuple(reversed(found))

    def after(self, meeting: Meeting, item: AgendaItem) -> tuple[Item, ...]:
        """The later items that took an item up again, and those that took up these, oldest first."""
        found: dict[str, Item] = {}
        waiting = [f"{meeting.path}#{item.anchor}"]
        while waiting:
            for later in self.taken_up.get(waiting.pop(), ()):
                path = f"{later[0].path}#{later[1].anchor}"
                if path not in found:
                    found[path] = later
                    waiting.append(path)
        return tuple(sorted(found.values(), key=lambda pair: (*pair[0].start.order, pair[0].path, pair[1].anchor)))

    @cached_property
    def approvals(self) -> Mapping[str, tuple[Approved, ...]]:
        """What later meetings did with the minutes of each meeting, oldest first, by its path."""
        return grouped(
            (approval.meeting.partition("#")[0], Approved(meeting, item, approval))
            for meeting, item in self._items()
            for approval in item.approves
            if approval.meeting
        )

    @cached_property
    def approved_at(self) -> Mapping[str, tuple[Meeting, ...]]:
        """The meetings whose own minutes say that they were approved at a place, by meeting#item or the meeting.

        Where that meeting tells of it itself, its own words are enough.
        """
        told = {(path, found.meeting.path) for path, all_told in self.approvals.items() for found in all_told}
        return grouped(
            (self._item_at(at), meeting)
            for meeting in self.record.meetings.values()
            if (at := meeting.minutes.approved_at) and (meeting.path, at.partition("#")[0]) not in told
        )

    def _item_at(self, path: str) -> str:
        """The meeting#item of a path that may name a part of an item."""
        name, _, anchor = path.partition("#")
        meeting = self.record.meetings.get(name) if anchor and path not in self.items else None
        items = meeting.items if meeting else ()
        return next((f"{name}#{item.anchor}" for item in items if anchor in anchors(item).values()), path)

    @cached_property
    def moved(self) -> Mapping[str, tuple[Moved, ...]]:
        """The milestones whose dates were moved, by the meeting, or the part of one, that agreed it."""
        return grouped(
            pair for path, (_, _, milestone) in self.record.milestones.items() for pair in _moves(path, milestone)
        )

    @cached_property
    def decisions(self) -> tuple[Decided, ...]:
        """Every resolution, newest meeting first, in the order of its minutes."""
        return tuple(
            Decided(meeting, item, resolution, named[f"r{position}"])
            for meeting, item in self._newest_items()
            if item.resolved
            for named in (anchors(item),)
            for position, resolution in enumerate(item.resolved, start=1)
        )

    @cached_property
    def actions(self) -> tuple[Asked, ...]:
        """Every action arising, newest meeting first, in the order of its minutes."""
        return tuple(
            Asked(meeting, item, action, named[f"a{position}"], position)
            for meeting, item in self._newest_items()
            if item.actions
            for named in (anchors(item),)
            for position, action in enumerate(item.actions, start=1)
        )

    @cached_property
    def decided_in(self) -> Periods[Decided]:
        """Every resolution, by the pages of its list."""
        return Periods.of(self.decisions, lambda found: found.meeting)

    @cached_property
    def asked_in(self) -> Periods[Asked]:
        """Every action arising, by the pages of its list."""
        return Periods.of(self.actions, lambda found: found.meeting)

    @cached_property
    def asked_by(self) -> Mapping[str, tuple[Asked, ...]]:
        """The actions arising that the meetings of each body asked for, newest first."""
        return grouped((found.meeting.body, found) for found in self.actions)

    @cached_property
    def sent_to(self) -> Mapping[str, tuple[Decided, ...]]:
        """The resolutions that were sent to each body, newest first."""
        return grouped((found.resolution.to, found) for found in self.decisions if found.resolution.to)

    @cached_property
    def brought(self) -> tuple[Brought, ...]:
        """Every question and petition, newest meeting first, in the order of its minutes."""
        return tuple(found for meeting, item in self._newest_items() for found in _brought(meeting, item))

    @cached_property
    def brought_by(self) -> Mapping[str, tuple[Brought, ...]]:
        """The questions and petitions that each member brought, newest first."""
        return grouped((person, found) for found in self.brought for person in persons(found.by))

    @cached_property
    def petitions_to(self) -> Mapping[str, tuple[Brought, ...]]:
        """The petitions and deputations that were sent to each body, newest first."""
        return grouped((found.thing.to, found) for found in self.brought if isinstance(found.thing, Petition))

    @cached_property
    def attended(self) -> Mapping[str, tuple[tuple[Meeting, Attendance], ...]]:
        """The meetings at which the minutes list each person, newest first."""
        return grouped(
            (attendance.person, (meeting, attendance))
            for meeting in self._newest
            for attendance in meeting.attendance
            if isinstance(attendance.person, str)
        )

    @cached_property
    def declared(self) -> Mapping[str, tuple[tuple[Meeting, Declaration], ...]]:
        """The interests that each person declared, newest meeting first."""
        return grouped(
            (declaration.person, (meeting, declaration))
            for meeting in self._newest
            for declaration in meeting.declarations.entries
            if isinstance(declaration.person, str)
        )

    @cached_property
    def presented(self) -> Mapping[str, tuple[Item, ...]]:
        """The items that each person presented, newest first."""
        return grouped(
            (person, (meeting, item)) for meeting, item in self._newest_items() for person in persons(item.presented_by)
        )

    @cached_property
    def owned(self) -> Mapping[str, tuple[Asked, ...]]:
        """The actions arising that each person was to see to, newest first."""
        return grouped((person, asked) for asked in self.actions for person in persons(asked.action.owner))

    @cached_property
    def led(self) -> Mapping[str, tuple[str, ...]]:
        """The references of the themes and actions of plans that each person leads, in the plans' order."""
        record = self.record
        pairs = [(person, f"theme:{t.path}") for t in record.themes.values() for person in persons(t.lead)]
        pairs += [(p, f"action:{path}") for path, (_, action) in record.actions.items() for p in persons(action.lead)]
        return grouped(pairs)

    @cached_property
    def posts(self) -> Mapping[str, tuple[tuple[Person, Role], ...]]:
        """The posts that people hold or held in each body, in the order of the people."""
        return grouped(
            (role.body, (person, role)) for person in self.record.people.values() for role in person.roles if role.body
        )

    @cached_property
    def holders(self) -> Mapping[str, tuple[tuple[str, Role], ...]]:
        """Everybody who holds or held each post, by its name."""
        return grouped(
            (role.post, (person.id, role)) for person in self.record.people.values() for role in person.roles
        )

    @cached_property
    def successors(self) -> Mapping[str, tuple[Body, ...]]:
        """The bodies that took over the work of each body."""
        return grouped((body.succeeds, body) for body in self.record.bodies.values() if body.succeeds)

    @cached_property
    def overseen(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of the plans that each body oversees."""
        return grouped((plan.overseen_by, plan.id) for plan in self.record.plans.values() if plan.overseen_by)

    @cached_property
    def _newest(self) -> tuple[Meeting, ...]:
        return tuple(reversed(self.record.meetings.values()))

    def _items(self) -> Iterator[Item]:
        return ((meeting, item) for meeting in self.record.meetings.values() for item in meeting.items)

    def _newest_items(self) -> Iterator[Item]:
        return ((meeting, published(item)) for meeting in self._newest for item in meeting.items)


def _brought(meeting: Meeting, item: AgendaItem) -> Iterator[Brought]:
    if item.questions or item.petitions:
        named = anchors(item)
        for position, petition in enumerate(item.petitions, start=1):
            yield Brought(meeting, item, petition, named[f"t{position}"])
        for position, question in enumerate(item.questions, start=1):
            yield Brought(meeting, item, question, named[f"q{position}"])


def _moves(path: str, milestone: Milestone) -> Iterator[tuple[str | None, Moved]]:
    was: PartialDate | Unknown | None = milestone.due
    for revision in milestone.revisions:
        if revision.in_force:
            yield revision.agreed_at, Moved(path, was, revision.to)
            was = revision.to
