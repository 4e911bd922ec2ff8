"""Who was at a meeting, in what capacity, and who was not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openrecord import words
from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.model.dates import Unknown
from openrecord.model.meeting import Attendance, Meeting
from openrecord.views.parts import Link
from openrecord.views.parts.archive import item_named, items_called
from openrecord.views.parts.writer import Writer, begun

GROUPS = {
    "member": ("Members", "member", "members"),
    "external": ("From outside the council", "person from outside the council", "people from outside the council"),
    "officer": ("Officers", "officer", "officers"),
    "public": ("Public", "person under the heading of the public", "people under the heading of the public"),
}
APOLOGIES: Mapping[str, str] = {
    "absence": "sent apologies for absence",
    "lateness": "sent word of coming late",
    "leaving-early": "gave notice of leaving early",
}

VOTES = {True: "with a vote", False: "without a vote", None: ""}


@frozen
class AttendeeView:
    """Somebody whom the minutes list."""

    person: Link
    capacity: str
    chair: bool
    substitute_for: Link | None
    """For whom a substitute stood in."""
    apology: str
    votes: str
    """Whether the person may vote, where that is not plain."""
    away_for: tuple[Link, ...]
    """The items for which the person was out of the room."""


@frozen
class RollView:
    """The people under one heading."""

    title: str
    people: tuple[AttendeeView, ...]


@frozen
class AttendanceView:
    """Who was there and who was not."""

    sentence: str
    rolls: tuple[RollView, ...]


def attendance_view(writer: Writer, meeting: Meeting) -> AttendanceView:
    """The attendance of a meeting: the groups of the minutes, then who was absent, then of whom it is not known."""
    rolls = []
    for group, (title, _, _) in GROUPS.items():
        there = [a for a in meeting.attendance if a.group == group and a.was_there]
        rolls.append((title, there))
    rolls.append(("Absent", [a for a in meeting.attendance if a.presence == "absent"]))
    rolls.append(("Not known whether present", [a for a in meeting.attendance if a.presence == "unknown"]))
    return AttendanceView(
        sentence=_sentence(meeting),
        rolls=tuple(
            RollView(title, tuple(_attendee(writer, meeting, a) for a in people)) for title, people in rolls if people
        ),
    )


def _attendee(writer: Writer, meeting: Meeting, attendance: Attendance) -> AttendeeView:
    person = begun(writer.person(attendance.person))
    found = None if isinstance(attendance.person, Unknown) else writer.record.people.get(attendance.person)
    capacity = attendance.as_ or ""
    if capacity and found and not found.name:
        person, capacity = Link(capacity, person.href), ""
    return AttendeeView(
        person=person,
        capacity=capacity,
        chair=attendance.chair,
        substitute_for=stood_in_for(writer, attendance),
        apology=_apology(attendance),
        votes=VOTES[attendance.votes],
        away_for=items_called(writer, meeting, attendance.away_for),
    )


def away_by_item(writer: Writer, meeting: Meeting) -> Mapping[str, Sequence[Link]]:
    """Who was out of the room for each item, by the item's address on the page."""
    items = item_named(meeting)
    return grouped(
        (items[name].anchor, writer.person(attendance.person))
        for attendance in meeting.attendance
        for name in items.keys() & attendance.away_for
    )


def stood_in_for(writer: Writer, attendance: Attendance) -> Link | None:
    """For whom a substitute stood in; None where nobody is said to have been stood in for."""
    return None if attendance.for_ is None else writer.person(attendance.for_)


def _apology(attendance: Attendance) -> str:
    if attendance.apology:
        return APOLOGIES[attendance.apology]
    return "no apology is recorded" if attendance.presence == "absent" else ""


def _sentence(meeting: Meeting) -> str:
    if not meeting.attendance:
        return "Attendance was not recorded."
    there = [a for a in meeting.attendance if a.was_there]
    absent = sum(a.presence == "absent" for a in meeting.attendance)
    unknown = sum(a.presence == "unknown" for a in meeting.attendance)
    parts = [
        words.count(number, one, many)
        for group, (_, one, many) in GROUPS.items()
        if (number := sum(a.group == group for a in there))
    ]
    who = words.capital(words.series(parts)) if parts else "Nobody"
    sentences = [f"{who} {words.agree(len(there) or 1, 'was')} there."]
    if absent:
        sentences.append(f"{words.opening(absent, '', 'was')} absent.")
    if unknown:
        sentences.append(f"Whether {words.number(unknown)} more {words.agree(unknown, 'was')} there is not known.")
    return " ".join(sentences)
