"""What is still to come, soonest first: of the whole record, and what is to come before one body."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from openrecord import duties, links, words
from openrecord.edition.answers import is_answered
from openrecord.frozen import frozen
from openrecord.model.council import Body
from openrecord.model.dates import PartialDate
from openrecord.model.direction import Direction
from openrecord.model.meeting import Meeting
from openrecord.progress import FINISHED
from openrecord.views.library.directions import EVERY
from openrecord.views.parts import Link
from openrecord.views.parts.archive import meeting_link, plain
from openrecord.views.parts.writer import Writer

MOST_AHEAD = 12
"""As many things as are named before one meeting; the rest are counted."""


@frozen
class ComingRow:
    """Something that is to come."""

    date: str
    iso: str
    """Empty for a financial year, which is no date that a machine knows."""
    what: Link
    kind: str
    last: dt.date
    """The last day that its date means, by which it is put in order."""


@frozen
class AheadView:
    """What falls due before one meeting of a body, or after the last that is planned."""

    before: Link | None
    """The meeting; None for what no planned meeting comes after."""
    rows: tuple[ComingRow, ...]
    more: str
    """How many more there are, as a sentence."""


def coming(writer: Writer) -> tuple[ComingRow, ...]:
    """Everything that is to come: milestones, requirements, meetings, events, the next update."""
    record = writer.record
    rows = [row for plan in record.plans for row in _milestones(writer, plan)]
    for direction in record.directions.values():
        rows += _direction(writer, direction)
    for meeting in record.meetings.values():
        if not meeting.is_called_off:
            rows += _row(meeting.start.date, writer.link("meeting", meeting.path), "Meeting")
    for event in record.events.values():
        rows += _row(event.date, writer.link("event", event.id), "Event")
    rows += _row(record.council.next_update, Link("Next update", writer.href(links.UPDATES)), "Announced")
    return _in_order(writer, rows)


def falling_due(writer: Writer) -> Mapping[str, tuple[ComingRow, ...]]:
    """The milestones and requirements that are to fall due, by what they are."""
    record = writer.record
    promised = (row for plan in record.plans for row in _milestones(writer, plan))
    required = (row for direction in record.directions.values() for row in _requirements(writer, direction))
    return {"Milestone": _in_order(writer, promised), "Requirement": _in_order(writer, required)}


def ahead_of(writer: Writer, body: Body) -> tuple[AheadView, ...]:
    """What falls due before each coming meeting of a body: of the plans that it oversees, and of what it asked for."""
    rows = _in_order(writer, _before(writer, body))
    found = []
    for meeting in planned(writer, body):
        due = [row for row in rows if row.last <= meeting.start.date.last]
        rows = rows[len(due) :]
        found.append(_ahead(meeting_link(writer, meeting), due))
    return tuple(view for view in (*found, _ahead(None, rows)) if view.rows)


def planned(writer: Writer, body: Body) -> tuple[Meeting, ...]:
    """The meetings of a body that are to come, the next first, without those cancelled or put off."""
    trails = writer.edition.trails
    return tuple(m for m in writer.record.meetings_of(body.id) if m.status == "scheduled" and trails.is_coming(m))


def directions_behind(writer: Writer, body: Body) -> tuple[Direction, ...]:
    """The directions that require the plans that a body oversees."""
    plans = [writer.record.plans[plan] for plan in writer.edition.trails.overseen.get(body.id, ())]
    named = {name.removeprefix("direction:").partition("#")[0] for plan in plans for name in plan.required_by}
    return tuple(direction for name, direction in writer.record.directions.items() if name in named)


def _before(writer: Writer, body: Body) -> Iterator[ComingRow]:
    for plan in writer.edition.trails.overseen.get(body.id, ()):
        yield from _milestones(writer, plan)
    for direction in directions_behind(writer, body):
        yield from _direction(writer, direction)
    for asked in writer.edition.trails.asked_by.get(body.id, ()):
        if not is_answered(asked.action, writer.edition.day):
            address = links.meeting(asked.meeting.path, asked.anchor)
            what = Link(plain(writer, asked.action.task), writer.href(address))
            yield from _row(asked.action.due, what, "Asked for")


def _ahead(before: Link | None, due: Iterable[ComingRow]) -> AheadView:
    rows = tuple(due)
    more = len(rows) - MOST_AHEAD
    fall = "falls" if more == 1 else "fall"
    return AheadView(
        before, rows[:MOST_AHEAD], f"{words.capital(words.number(more))} more {fall} due." if more > 0 else ""
    )


def _milestones(writer: Writer, plan: str) -> Iterator[ComingRow]:
    for key, state in writer.edition.states(plan).items():
        if state.standing not in FINISHED:
            yield from _row(state.due, writer.link("milestone", f"{plan}/{key}"), "Milestone due")


def _direction(writer: Writer, direction: Direction) -> Iterator[ComingRow]:
    day = writer.edition.day
    if duties.standing(direction, day) != "in force":
        return
    end = Link(direction.title, writer.href(links.direction(direction.id)))
    yield from _row(direction.ends, end, "Duty ends")
    yield from _requirements(writer, direction)


def _requirements(writer: Writer, direction: Direction) -> Iterator[ComingRow]:
    day = writer.edition.day
    if duties.standing(direction, day) != "in force":
        return
    for requirement in direction.requirements:
        what = Link(plain(writer, requirement.text), writer.href(links.direction(direction.id, requirement.id)))
        repeats = duties.next_due(direction, requirement, day)
        if repeats is not None and requirement.every:
            ours = "" if repeats.basis == "due" else ", by this record's count"
            yield from _row(PartialDate.of(repeats.on), what, f"Required {EVERY[requirement.every]}{ours}")
        elif not duties.met_by(requirement, day):
            yield from _row(requirement.due, what, "Requirement due")


def _row(date: object, what: Link, kind: str) -> tuple[ComingRow, ...]:
    if not isinstance(date, PartialDate):
        return ()
    return (ComingRow(words.date(date), date.iso, what, kind, date.last),)


def _in_order(writer: Writer, rows: Iterable[ComingRow]) -> tuple[ComingRow, ...]:
    still = (row for row in rows if row.last > writer.edition.day)
    return tuple(sorted(still, key=lambda row: (row.last, row.what.text)))
