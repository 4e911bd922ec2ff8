"""Meetings: when they were, who was there, and what was declared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import PurePosixPath

from openrecord.check.dates import is_before
from openrecord.check.survey import Finding, Survey
from openrecord.model.dates import UNKNOWN, Moment, PartialDate, Unknown
from openrecord.model.meeting import Meeting, date_in_name
from openrecord.problems import choice, nearest, said


def meetings_lie_in_the_folder_of_a_body(survey: Survey) -> Iterator[Finding]:
    """Each folder of meetings has the id of a body as its name."""
    record = survey.record
    folders = {meeting.entry.body: PurePosixPath(meeting.file).parent for meeting in survey.of(Meeting)}
    for body, folder in folders.items():
        if body not in record.bodies and record.broken.isdisjoint({"body:*", f"body:{body}"}):
            remedy = nearest(body, record.bodies) or "; name the body in bodies.yml"
            yield Finding(folder.as_posix(), (), f"there is no body {said(body)}{remedy}", 1)


def a_meeting_starts_on_the_day_in_its_name(survey: Survey) -> Iterator[Finding]:
    """A meeting's start falls on the day, or in the month, that its file is named after."""
    for meeting in survey.of(Meeting):
        day = PartialDate.parse(date_in_name(meeting.entry.id))
        start = meeting.entry.start
        if start.date.first < day.first or day.last < start.date.last:
            yield meeting.finding(
                f"start: {said(start)} is not on the date in the file's name, {day}; mend one of them", "start"
            )
        planned = meeting.entry.planned
        if planned and planned.date != start.date:
            yield meeting.finding(
                f"planned: {said(planned)} is not on the day of start, {said(start)}; give a meeting that was put off "
                "to another day a file of its own",
                "planned",
            )


def sittings_follow_each_other(survey: Survey) -> Iterator[Finding]:
    """A meeting that was adjourned starts with its first sitting and ends with its last; sittings stand in order."""
    for meeting in survey.of(Meeting):
        start, ended, sittings = meeting.entry.start, meeting.entry.ended, meeting.entry.sittings
        if sittings and not _agree(start, sittings[0].start):
            yield meeting.finding(
                f"start: {said(start)} is not that of the first sitting, {said(sittings[0].start)}; mend one of them",
                "start",
            )
        if sittings and not _agree(ended, sittings[-1].ended):
            yield meeting.finding(
                f"ended: {said(ended)} is not that of the last sitting, {said(sittings[-1].ended)}; mend one of them",
                "ended",
            )
        for position in range(1, len(sittings)):
            before, sitting = sittings[position - 1], sittings[position]
            if is_before(sitting.start, before.start) or is_before(sitting.start, before.ended):
                yield meeting.finding(
                    f"sittings {position + 1}: {said(sitting.start)} is before the one above ended; put them in order",
                    *("sittings", position),
                )


def a_meeting_of_several_days_names_its_sittings(survey: Survey) -> Iterator[Finding]:
    """A meeting ends on the day on which it starts, or in the night after it, unless its sittings say otherwise."""
    for meeting in survey.of(Meeting):
        start, ended = meeting.entry.start, meeting.entry.ended
        if meeting.entry.sittings or not isinstance(ended, Moment):
            continue
        if ended.date.first > start.date.last + dt.timedelta(days=1):
            yield meeting.finding(
                f"ended: {said(ended)} is days after start, {said(start)}; list the sittings, or mend one of them",
                "ended",
            )


def no_meeting_was_held_in_the_future(survey: Survey) -> Iterator[Finding]:
    """A meeting after the day that the record speaks for is not yet held."""
    for meeting in survey.of(Meeting) if survey.day else ():
        assert survey.day is not None
        start, status = meeting.entry.start, meeting.entry.status
        if status in {"held", "inquorate"} and start.date.first > survey.day:
            yield meeting.finding(
                f"status: {said(status)} of a meeting on {start.date}, after {survey.day}, the day that the record "
                "speaks for; write 'scheduled', or move as_at in council.yml",
                "status",
            )


def attendance_lists_nobody_twice(survey: Survey) -> Iterator[Finding]:
    """A person stands once in the attendance of a meeting."""
    for meeting in survey.of(Meeting):
        seen: set[str | Unknown] = set()
        for position, one in enumerate(meeting.entry.attendance):
            if one.person in seen and one.person is not UNKNOWN:
                yield meeting.finding(
                    f"person: {said(one.person)} stands twice in the attendance; keep one",
                    *("attendance", position, "person"),
                )
            seen.add(one.person)


def substitutes_stand_in_for_the_absent(survey: Survey) -> Iterator[Finding]:
    """A substitute stands in for somebody, who is not there; nobody else does."""
    for meeting in survey.of(Meeting):
        there = {one.person for one in meeting.entry.attendance if one.was_there}
        for position, one in enumerate(meeting.entry.attendance):
            place = ("attendance", position)
            if one.presence == "substitute" and one.for_ is None:
                yield meeting.finding(
                    f"presence: {said(one.person)} is a substitute for nobody; say for whom under for, or unknown",
                    *(*place, "presence"),
                )
            elif one.presence != "substitute" and one.for_ is not None:
                yield meeting.finding(
                    f"for: {said(one.person)} stands in for somebody, but is {said(one.presence)}; write 'substitute'",
                    *(*place, "for"),
                )
            elif one.for_ in there:
                yield meeting.finding(
                    f"for: {said(one.for_)} was there, so that nobody stood in for them; mend one of them",
                    *(*place, "for"),
                )


def whoever_is_away_is_away_for_an_item(survey: Survey) -> Iterator[Finding]:
    """Somebody who was out of the room for an item was at the meeting, and the item is on the agenda."""
    for meeting in survey.of(Meeting):
        numbers = meeting.entry.numbers
        for position, one in enumerate(meeting.entry.attendance):
            if one.away_for and one.presence == "absent":
                yield meeting.finding(
                    f"away_for: {said(one.person)} was away for some items, but is 'absent'; mend one of them",
                    *("attendance", position, "away_for"),
                )
            for at, number in enumerate(one.away_for):
                if number not in numbers:
                    yield meeting.finding(
                        f"away_for: there is no item {said(number)}{choice(number, numbers)}",
                        *("attendance", position, "away_for", at),
                    )


def one_person_takes_the_chair(survey: Survey) -> Iterator[Finding]:
    """At most one person is marked as the chair of a meeting, and was there."""
    for meeting in survey.of(Meeting):
        chair: str | Unknown = ""
        for position, one in enumerate(meeting.entry.attendance):
            if not one.chair:
                continue
            if chair:
                yield meeting.finding(
                    f"chair: {said(one.person)} takes the chair, and so does {said(chair)}; keep one",
                    *("attendance", position, "chair"),
                )
            if one.presence == "absent":
                yield meeting.finding(
                    f"chair: {said(one.person)} takes the chair, but is 'absent'; mend one of them",
                    *("attendance", position, "chair"),
                )
            chair = chair or one.person


def declarations_are_what_their_state_says(survey: Survey) -> Iterator[Finding]:
    """Interests are listed where, and only where, the state is `declared`."""
    for meeting in survey.of(Meeting):
        state, entries = meeting.entry.declarations.state, meeting.entry.declarations.entries
        if entries and state != "declared":
            yield meeting.finding(
                f"state: {said(state)} although interests are listed; write 'declared' or take them out",
                *("declarations", "state"),
            )
        if not entries and state == "declared":
            yield meeting.finding(
                "state: 'declared' although no interest is listed; list each under entries", *("declarations", "state")
            )


def declarations_fit_the_meeting(survey: Survey) -> Iterator[Finding]:
    """Whoever declared an interest is not listed as absent, and the item that it touches is on the agenda."""
    for meeting in survey.of(Meeting):
        numbers = meeting.entry.numbers
        absent = {one.person for one in meeting.entry.attendance if one.presence == "absent"} - {UNKNOWN}
        for position, one in enumerate(meeting.entry.declarations.entries):
            place = ("declarations", "entries", position)
            if one.person in absent:
                yield meeting.finding(
                    f"person: {said(one.person)} declared an interest, but is listed as absent; mend one of them",
                    *(*place, "person"),
                )
            for at, number in enumerate(one.items):
                if number not in numbers:
                    yield meeting.finding(
                        f"items: there is no item {said(number)}{choice(number, numbers)}", *(*place, "items", at)
                    )


def a_sensitive_interest_has_no_nature(survey: Survey) -> Iterator[Finding]:
    """What a sensitive interest is must not be published."""
    for meeting in survey.of(Meeting):
        for position, one in enumerate(meeting.entry.declarations.entries):
            if one.type == "sensitive" and one.nature:
                yield meeting.finding(
                    f"nature: {said(one.nature)} is told of a sensitive interest; take it out",
                    *("declarations", "entries", position, "nature"),
                )


def the_order_heard_names_each_item_once(survey: Survey) -> Iterator[Finding]:
    """`order_heard` holds numbers (or ids) of items on the agenda, none of them twice."""
    for meeting in survey.of(Meeting):
        order, numbers = meeting.entry.order_heard, meeting.entry.numbers
        for position, number in enumerate(order):
            if number not in numbers:
                yield meeting.finding(
                    f"order_heard: there is no item {said(number)}{choice(number, numbers)}", "order_heard", position
                )
            elif number in order[:position]:
                yield meeting.finding(f"order_heard: {said(number)} stands twice; keep one", "order_heard", position)


def _agree(one: object, other: object) -> bool:
    """Whether two moments can be the same: one may be known less precisely than the other, or not at all."""
    if not isinstance(one, Moment) or not isinstance(other, Moment):
        return True
    return not is_before(one, other) and not is_before(other, one)


RULES = (
    meetings_lie_in_the_folder_of_a_body,
    a_meeting_starts_on_the_day_in_its_name,
    sittings_follow_each_other,
    a_meeting_of_several_days_names_its_sittings,
    no_meeting_was_held_in_the_future,
    attendance_lists_nobody_twice,
    substitutes_stand_in_for_the_absent,
    whoever_is_away_is_away_for_an_item,
    one_person_takes_the_chair,
    declarations_are_what_their_state_says,
    declarations_fit_the_meeting,
    a_sensitive_interest_has_no_nature,
    the_order_heard_names_each_item_once,
)
