"""Votes: who could vote, and figures that fit the names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openrecord.check.survey import Finding, Part, Survey
from openrecord.model.dates import UNKNOWN, Unknown
from openrecord.model.item import AgendaItem, Vote, VotesByName
from openrecord.model.meeting import Meeting
from openrecord.problems import said
from openrecord.yamlfile import Place

_WAYS = {"for": "for_", "against": "against", "abstained": "abstained"}


def nobody_votes_twice(survey: Survey) -> Iterator[Finding]:
    """A person stands once in a vote by name."""
    for part in survey.of(VotesByName):
        seen: dict[str, str] = {}
        for way, field in _WAYS.items():
            for position, person in enumerate(getattr(part.entry, field)):
                if person in seen:
                    yield part.finding(
                        f"{way}: {said(person)} stands under {seen[person]} already; keep one", way, position
                    )
                seen.setdefault(person, way)


def votes_by_name_add_up(survey: Survey) -> Iterator[Finding]:
    """Where a vote gives figures and names, they agree."""
    for part in survey.of(Vote):
        for way, field in _WAYS.items():
            count = getattr(part.entry, field)
            names = len(getattr(part.entry.by_name, field)) if part.entry.by_name else 0
            if names and count is not None and count != names:
                yield part.finding(
                    f"{way}: {said(count)} is not the number of names under by_name, {names}; mend one of them", way
                )


def whoever_votes_is_there(survey: Survey) -> Iterator[Finding]:
    """Where attendance was recorded, whoever votes by name was at the meeting."""
    for meeting, place, vote in _votes(survey):
        if vote.by_name is None:
            continue
        for way, field in _WAYS.items():
            for position, person in enumerate(getattr(vote.by_name, field)):
                if _is_missing(meeting.entry, person):
                    yield meeting.finding(
                        f"{way}: {said(person)} votes, but is not listed as present; mend one of them",
                        *(*place, "by_name", way, position),
                    )


def _is_missing(meeting: Meeting, person: str | Unknown) -> bool:
    """Whether the attendance shows that somebody was not there; a list with somebody unknown on it cannot."""
    presence = {one.person: one.presence for one in meeting.attendance}
    if not presence or (person not in presence and UNKNOWN in {person, *presence}):
        return False
    return presence.get(person, "absent") == "absent"


def no_more_votes_than_voters(survey: Survey) -> Iterator[Finding]:
    """Where attendance was recorded, no more votes are counted than members, and external members, were there."""
    for meeting, place, vote in _votes(survey):
        attendance = meeting.entry.attendance
        voters = sum(one.group in {"member", "external"} and one.presence != "absent" for one in attendance)
        votes = _cast(vote)
        if attendance and votes > voters:
            message = f"vote: counts {said(votes)} votes, more than the {said(voters)} who were there to vote; mend one"
            yield meeting.finding(message, *place)


def _votes(survey: Survey) -> Iterator[tuple[Part[Meeting], Place, Vote]]:
    """Every vote, with its meeting and the way to it from there."""
    meetings: Mapping[str, Part[Meeting]] = {part.file: part for part in survey.of(Meeting)}
    for part in survey.of(AgendaItem):
        found = [(part.place, part.entry.vote)]
        found += [((*part.place, "motions", at), motion.vote) for at, motion in enumerate(part.entry.motions)]
        found += [((*part.place, "resolved", at), resolution.vote) for at, resolution in enumerate(part.entry.resolved)]
        for place, vote in found:
            if vote is not None:
                yield meetings[part.file], (*place, "vote"), vote


def _cast(vote: Vote) -> int:
    """How many votes are known of, counting those who abstained."""
    return sum(
        max(getattr(vote, field) or 0, len(getattr(vote.by_name, field)) if vote.by_name else 0)
        for field in _WAYS.values()
    )


RULES = (nobody_votes_twice, votes_by_name_add_up, whoever_votes_is_there, no_more_votes_than_voters)
