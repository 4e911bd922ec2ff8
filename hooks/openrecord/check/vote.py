"""Votes: who could vote, and figures that fit the names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from functools import cached_property

from openrecord.check.survey import Finding, Part, Survey
from openrecord.frozen import frozen
from openrecord.model.dates import UNKNOWN, Unknown
from openrecord.model.item import AgendaItem
from openrecord.model.meeting import Attendance, Meeting
from openrecord.model.vote import Motion, Vote, VotesByName
from openrecord.problems import said
from openrecord.yamlfile import Place

_WAYS = {"for": "for_", "against": "against", "abstained": "abstained"}
_NAMED = {**_WAYS, "not_voting": "not_voting"}


def nobody_votes_twice(survey: Survey) -> Iterator[Finding]:
    """A person stands once in a vote by name."""
    for part in survey.of(VotesByName):
        seen: dict[str, str] = {}
        for way, field in _NAMED.items():
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
    """Where attendance was recorded, whoever votes by name was at the meeting, in the room, and could vote."""
    for ballot in _ballots(survey):
        if ballot.vote.by_name is None:
            continue
        for way, field in _NAMED.items():
            for position, person in enumerate(getattr(ballot.vote.by_name, field)):
                reason = ballot.why_not(person, casts_a_vote=way in _WAYS)
                if reason:
                    yield ballot.meeting.finding(
                        f"{way}: {said(person)} {'votes' if way in _WAYS else 'does not vote'}, but {reason}; "
                        "mend one of them",
                        *(*ballot.place, "by_name", way, position),
                    )


def whoever_moves_is_there(survey: Survey) -> Iterator[Finding]:
    """Whoever moves or seconds a motion is not listed as absent, and nobody seconds a motion of their own."""
    for meeting in survey.of(Meeting):
        absent = {one.person for one in meeting.entry.attendance if one.presence == "absent"} - {UNKNOWN}
        for position, item in enumerate(meeting.entry.items):
            for at, motion in enumerate(item.motions):
                place = ("items", position, "motions", at)
                for key in ("moved_by", "seconded_by"):
                    if getattr(motion, key) in absent:
                        message = f"{key}: {said(getattr(motion, key))} is listed as absent; mend one of them"
                        yield meeting.finding(message, *place, key)
                if isinstance(motion.moved_by, str) and motion.moved_by == motion.seconded_by:
                    message = f"seconded_by: {said(motion.seconded_by)} moved it too; mend one of them"
                    yield meeting.finding(message, *place, "seconded_by")


def no_more_votes_than_voters(survey: Survey) -> Iterator[Finding]:
    """Where attendance was recorded, no more votes are counted than people who may vote were there for the item."""
    for ballot in _ballots(survey):
        votes = _cast(ballot.vote) if ballot.everybody_is_listed else 0
        if votes and votes > (voters := len(ballot.voters)):
            message = f"vote: counts {said(votes)} votes, more than the {said(voters)} who were there to vote; mend one"
            yield ballot.meeting.finding(message, *ballot.place)


def casting_votes_decide_ties(survey: Survey) -> Iterator[Finding]:
    """A casting vote is given where as many are for as against, and is counted in neither."""
    for part in survey.of(Vote):
        vote = part.entry
        if vote.casting and vote.for_ is not None and vote.against is not None and vote.for_ != vote.against:
            yield part.finding(
                f"casting: {said(vote.casting)} although {vote.for_} for and {vote.against} against is no tie; "
                "leave it out of the figures, or take it out",
                "casting",
            )


def what_is_unanimous_has_nobody_against(survey: Survey) -> Iterator[Finding]:
    """What was agreed unanimously, without dissent or by assent counts nobody against it."""
    for part in survey.of(Vote):
        vote = part.entry
        if vote.agreed and (vote.against or (vote.by_name and vote.by_name.against)):
            yield part.finding(f"agreed: {said(vote.agreed)} although somebody was against; mend one of them", "agreed")


def motions_end_as_the_vote_went(survey: Survey) -> Iterator[Finding]:
    """No motion is carried with more against it than for it, nor against a casting vote."""
    for part in survey.of(Motion):
        vote = part.entry.vote
        if vote is None or part.entry.result not in {"carried", "lost"}:
            continue
        winning = "for" if part.entry.result == "carried" else "against"
        if vote.casting and vote.casting != winning:
            message = f"although the casting vote was {vote.casting} it"
        elif part.entry.result == "carried" and (vote.for_ or 0) < (vote.against or 0) and vote.for_ is not None:
            message = f"by {vote.for_} for and {vote.against} against"
        else:
            continue
        yield part.finding(f"result: {said(part.entry.result)} {message}; mend one of them", "result")


@frozen
class _Ballot:
    """A vote, with its meeting, its item and the way to it from the meeting."""

    meeting: Part[Meeting]
    item: AgendaItem
    place: Place
    vote: Vote
    people: Set[str | Unknown]
    """Whom the record knows: a name that is misspelt is another problem."""

    @cached_property
    def away(self) -> frozenset[str | Unknown]:
        """Who was out of the room for the item, by what the attendance and the declarations say."""
        names, meeting = {self.item.number, self.item.id} - {None}, self.meeting.entry
        away = {one.person for one in meeting.attendance if names & set(one.away_for)}
        left = (one for one in meeting.declarations.entries if one.conduct == "left-room")
        return frozenset(away | {one.person for one in left if names & set(one.items)})

    @property
    def everybody_is_listed(self) -> bool:
        """Whether attendance was recorded, and is not that of a file which holds but a part of the minutes."""
        meeting = self.meeting.entry
        names = {one.person for one in meeting.attendance} - {UNKNOWN}
        return bool(names) and names <= self.people and meeting.extent not in {"partial", "agenda-only"}

    @cached_property
    def voters(self) -> tuple[Attendance, ...]:
        """Who was there for the item and may vote."""
        return tuple(
            one
            for one in self.meeting.entry.attendance
            if one.presence != "absent" and _may_vote(one) and (one.person is UNKNOWN or one.person not in self.away)
        )

    def why_not(self, person: str, *, casts_a_vote: bool) -> str:
        """Why somebody cannot have voted; empty where nothing speaks against it."""
        attendance = self.meeting.entry.attendance
        found = next((one for one in attendance if one.person == person), None)
        nobody_else_came = self.everybody_is_listed and all(one.person is not UNKNOWN for one in attendance)
        if found.presence == "absent" if found else nobody_else_came:
            return "is not listed as present"
        if casts_a_vote and found and not _may_vote(found):
            return "may not vote"
        return "was out of the room for this item" if casts_a_vote and person in self.away else ""


def _ballots(survey: Survey) -> Iterator[_Ballot]:
    """Every vote of every item."""
    meetings: Mapping[str, Part[Meeting]] = {part.file: part for part in survey.of(Meeting)}
    for part in survey.of(AgendaItem):
        found = [(part.place, part.entry.vote)]
        found += [((*part.place, "motions", at), motion.vote) for at, motion in enumerate(part.entry.motions)]
        found += [((*part.place, "resolved", at), resolution.vote) for at, resolution in enumerate(part.entry.resolved)]
        for place, vote in found:
            if vote is not None:
                yield _Ballot(meetings[part.file], part.entry, (*place, "vote"), vote, survey.record.people.keys())


def _may_vote(one: Attendance) -> bool:
    """Whether somebody may vote: members, and external members, unless the record says otherwise."""
    return one.group in {"member", "external"} if one.votes is None else one.votes


def _cast(vote: Vote) -> int:
    """How many votes are known of, counting those who abstained."""
    return sum(
        max(getattr(vote, field) or 0, len(getattr(vote.by_name, field)) if vote.by_name else 0)
        for field in _WAYS.values()
    )


RULES = (
    nobody_votes_twice,
    votes_by_name_add_up,
    whoever_votes_is_there,
    whoever_moves_is_there,
    no_more_votes_than_voters,
    casting_votes_decide_ties,
    what_is_unanimous_has_nobody_against,
    motions_end_as_the_vote_went,
)
