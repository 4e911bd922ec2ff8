"""Minutes: who may have some, and which meeting approved them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openrecord.check.dates import is_before
from openrecord.check.survey import Finding, Survey
from openrecord.model.item import AgendaItem
from openrecord.model.meeting import Meeting
from openrecord.problems import said

_NOT_HELD = frozenset({"scheduled", "cancelled", "postponed"})
_WITHOUT_DECISIONS = _NOT_HELD | {"inquorate"}
_SAID_AND_DONE = ("record", "resolved", "motions", "vote", "actions", "approves")
"""What an item has of a meeting that took place alone."""
_APPROVED = frozenset({"approved", "approved-as-amended"})


def a_meeting_that_was_not_held_has_no_minutes(survey: Survey) -> Iterator[Finding]:
    """Nobody was at a meeting that is planned, cancelled or put off; nothing was said, declared or decided at it."""
    for meeting in survey.of(Meeting):
        status = meeting.entry.status
        if status not in _NOT_HELD:
            continue
        remedy = "take it out, or mend the status"
        for position, one in enumerate(meeting.entry.attendance):
            if one.was_there:
                message = f"presence: {said(one.presence)} at a meeting that is {said(status)}; {remedy}"
                yield meeting.finding(message, "attendance", position)
                break
        if meeting.entry.declarations.entries:
            message = f"declarations: a meeting that is {said(status)} heard of no interests; {remedy}"
            yield meeting.finding(message, "declarations")
        for position, item in enumerate(meeting.entry.items):
            for key in _SAID_AND_DONE:
                if getattr(item, key):
                    message = f"{key}: an item of a meeting that is {said(status)} has no {key}; {remedy}"
                    yield meeting.finding(message, "items", position, key)


def minutes_are_approved_afterwards(survey: Survey) -> Iterator[Finding]:
    """Minutes are approved at a later meeting, which took place, and only drafts that were approved name one."""
    for meeting in survey.of(Meeting):
        minutes = meeting.entry.minutes
        if minutes.approved_at is None:
            continue
        if minutes.state in {"not-yet-published", "draft"}:
            yield meeting.finding(
                f"state: {said(minutes.state)} of minutes approved at {said(minutes.approved_at)}; mend one of them",
                *("minutes", "state"),
            )
        if _is_not_after(survey, minutes.approved_at, meeting.entry):
            yield meeting.finding(
                f"approved_at: {said(minutes.approved_at)} is not after this meeting; name the one that approved them",
                *("minutes", "approved_at"),
            )
        other = survey.record.meeting_at(minutes.approved_at)
        if other and other.status in _WITHOUT_DECISIONS:
            yield meeting.finding(
                f"approved_at: {said(minutes.approved_at)} is {said(other.status)}, so that it approved nothing; "
                "name the meeting that approved them",
                *("minutes", "approved_at"),
            )


def minutes_are_of_a_meeting_that_took_place(survey: Survey) -> Iterator[Finding]:
    """Nobody approves the minutes of a meeting that is planned, cancelled or put off."""
    for part in survey.of(AgendaItem):
        for position, approval in enumerate(part.entry.approves):
            other = survey.record.meeting_at(approval.meeting)
            if other and other.status in _NOT_HELD:
                yield part.finding(
                    f"meeting: {said(approval.meeting)} is {said(other.status)}, so that it has no minutes; "
                    "name the one whose minutes these are",
                    *("approves", position, "meeting"),
                )


def a_meeting_settles_minutes_once(survey: Survey) -> Iterator[Finding]:
    """A meeting does one thing with the minutes of another."""
    for meeting in survey.of(Meeting):
        seen: set[str] = set()
        for position, item in enumerate(meeting.entry.items):
            for at, approval in enumerate(item.approves):
                path = (approval.meeting or "").partition("#")[0]
                if path in seen:
                    yield meeting.finding(
                        f"meeting: the minutes of {said(path)} stand twice in this meeting; keep one",
                        *("items", position, "approves", at, "meeting"),
                    )
                if path:
                    seen.add(path)


def the_state_of_minutes_is_what_later_meetings_made_it(survey: Survey) -> Iterator[Finding]:
    """What minutes say of their own approval agrees with what the later meeting says that it did with them."""
    told = _told(survey)
    for meeting in survey.of(Meeting):
        minutes = meeting.entry.minutes
        by = told.get(meeting.entry.path, {})
        at = (minutes.approved_at or "").partition("#")[0]
        if at in by:
            by = {at: by[at]}
        elif at or minutes.state == "unknown":
            continue
        done = {state for states in by.values() for state in states if state != "unknown"}
        if minutes.state == "unknown":
            agrees = not done or not done.isdisjoint(_APPROVED)
        elif minutes.state in _APPROVED:
            agrees = not done or minutes.state in done
        else:
            agrees = done.isdisjoint(_APPROVED)
        if not agrees:
            where = ", ".join(f"{path} says {', '.join(map(said, states))}" for path, states in by.items())
            yield meeting.finding(
                f"state: {said(minutes.state)} although {where}; mend one of them", "minutes", *_key(meeting.entry)
            )


def _key(meeting: Meeting) -> tuple[str, ...]:
    return ("state",) if meeting.minutes.state != "unknown" else ("approved_at",)


def _told(survey: Survey) -> Mapping[str, Mapping[str, list[str]]]:
    """What each meeting says that it did with the minutes of others: by the other, then by the one that says so."""
    found: dict[str, dict[str, list[str]]] = {}
    for meeting in survey.record.meetings.values():
        for item in meeting.items:
            for approval in item.approves:
                if approval.meeting:
                    of = found.setdefault(approval.meeting.partition("#")[0], {})
                    of.setdefault(meeting.path, []).append(approval.as_)
    return found


def _is_not_after(survey: Survey, path: str, meeting: Meeting) -> bool:
    """Whether the meeting at a path is this one or certainly before it."""
    other = survey.record.meeting_at(path)
    return other is not None and (other is meeting or is_before(other.start, meeting.start))


RULES = (
    a_meeting_that_was_not_held_has_no_minutes,
    minutes_are_approved_afterwards,
    minutes_are_of_a_meeting_that_took_place,
    a_meeting_settles_minutes_once,
    the_state_of_minutes_is_what_later_meetings_made_it,
)
