"""The tables of what stands under the items of agendas; of one that is withheld, only what the council published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from functools import cache

from openrecord import links
from openrecord.exports.columns import Drawn, address, fields, listed, name, of, table, words, yes_no
from openrecord.exports.posts import in_words
from openrecord.exports.source import Source
from openrecord.frozen import frozen
from openrecord.model.item import (
    ActionArising,
    AgendaItem,
    Approval,
    Paragraph,
    Resolution,
    Withheld,
)
from openrecord.model.meeting import Meeting
from openrecord.model.raised import Petition, Question
from openrecord.model.vote import Motion, Vote


@frozen
class Business:
    """An item as it may be shown, and the addresses of its parts."""

    source: Source
    meeting: Meeting
    item: AgendaItem
    named: Mapping[str, str] = field(repr=False)

    @property
    def path(self) -> str:
        return self.part(self.item.anchor)

    def part(self, anchor: str) -> str:
        """The id of a part of it."""
        return f"{self.meeting.path}#{anchor}"

    def address(self, anchor: str = "") -> str:
        """Where it, or a part of it, stands."""
        return self.source.address(links.meeting(self.meeting.path, anchor or self.item.anchor))


@frozen
class Part:
    """Something under an item."""

    under: Business
    anchor: str
    number: int

    @property
    def path(self) -> str:
        return self.under.part(self.anchor)

    @property
    def address(self) -> str:
        return self.under.address(self.anchor)

    @property
    def paragraph(self) -> Paragraph:
        return self.under.item.record[self.number - 1]

    @property
    def resolution(self) -> Resolution:
        return self.under.item.resolved[self.number - 1]

    @property
    def motion(self) -> Motion:
        return self.under.item.motions[self.number - 1]

    @property
    def action(self) -> ActionArising:
        return self.under.item.actions[self.number - 1]

    @property
    def question(self) -> Question:
        return self.under.item.questions[self.number - 1]

    @property
    def petition(self) -> Petition:
        return self.under.item.petitions[self.number - 1]

    @property
    def approval(self) -> Approval:
        return self.under.item.approves[self.number - 1]


@frozen
class _Vote:
    """How one person voted."""

    under: Business
    on: str
    """The id of the item, resolution or motion that was voted on."""
    anchor: str
    person: str
    vote: str


def business(source: Source) -> Iterator[Business]:
    """Every item as it may be shown, oldest meeting first."""
    return (Business(source, meeting, item, named) for meeting, item, named in source.items)


def parts(source: Source, things: str, letter: str) -> Iterator[Part]:
    """Every one of some things under items, by the field that holds them and the letter of their addresses."""
    for under in business(source):
        for position in range(1, len(getattr(under.item, things)) + 1):
            yield Part(under, under.named[f"{letter}{position}"], position)


def _paragraphs(source: Source) -> Iterator[Part]:
    return parts(source, "record", "p")


def _motions(source: Source) -> Iterator[Part]:
    return parts(source, "motions", "m")


def _asks(source: Source) -> Iterator[Part]:
    for under in business(source):
        yield from (Part(under, under.item.anchor, number) for number in range(1, len(under.item.asked_to) + 1))


def _approvals(source: Source) -> Iterator[Part]:
    for under in business(source):
        yield from (Part(under, under.item.anchor, number) for number in range(1, len(under.item.approves) + 1))


def _votes(source: Source) -> Iterator[_Vote]:
    for under in business(source):
        votes = [(under.item.anchor, under.item.vote)]
        votes += [(under.named[f"r{n}"], resolution.vote) for n, resolution in enumerate(under.item.resolved, start=1)]
        votes += [(under.named[f"m{n}"], motion.vote) for n, motion in enumerate(under.item.motions, start=1)]
        for anchor, vote in votes:
            yield from _cast(under, anchor, vote)


def _cast(under: Business, anchor: str, vote: Vote | None) -> Iterator[_Vote]:
    if vote is not None and vote.by_name is not None:
        told = {
            "for": vote.by_name.for_,
            "against": vote.by_name.against,
            "abstained": vote.by_name.abstained,
            "not-voting": vote.by_name.not_voting,
        }
        for how, people in told.items():
            yield from (_Vote(under, under.part(anchor), anchor, person, how) for person in people)


@cache
def under_item() -> tuple[Drawn[Part], ...]:
    """The columns that say what a part belongs to."""
    return (
        of("meeting", "meetings", "The meeting.", lambda row: row.under.meeting.path),
        of("item", "agenda_items", "The agenda item.", lambda row: row.under.path),
    )


VOTE = "for=votes_for against=votes_against abstained=votes_abstained casting=casting_vote agreed=agreed_how"

AGENDA_ITEMS = table(
    "agenda_items",
    "Every piece of a meeting's business; of one that is withheld, its title and why.",
    business,
    (
        name("The meeting, and the item's address on its page after a #.", lambda row: row.path),
        of("meeting", "meetings", "The meeting.", lambda row: row.meeting.path),
        fields(AgendaItem, "number minute title kind urgent about papers continues outcome", lambda row: row.item),
        words(
            "presented_by",
            "Who presented it, in words; the table holders has each post and person by itself.",
            lambda row: in_words(row.source.record, row.item.presented_by),
        ),
        fields(Vote, VOTE, lambda row: row.item.vote),
        yes_no("withheld", "Whether the item is not published.", lambda row: row.item.withheld is not None),
        fields(
            Withheld,
            "confidential excluded_under because=withheld_because public_interest review_on public",
            lambda row: row.item.withheld,
        ),
        words(
            "withheld_paragraphs",
            "The paragraphs of Schedule 12A to the Local Government Act 1972, parted by spaces.",
            lambda row: listed(map(str, row.item.withheld.paragraph)) if row.item.withheld else None,
        ),
        fields(AgendaItem, "source", lambda row: row.item),
        address(lambda row: row.address()),
    ),
)

ASKED_TO = table(
    "asked_to",
    "What the paper of an item asked the meeting to decide, apart from what it did decide.",
    _asks,
    (
        name("The item, and the place among what was asked.", lambda row: f"{row.path}/{row.number}"),
        under_item(),
        words("text", "What was asked.", lambda row: row.under.item.asked_to[row.number - 1]),
        address(lambda row: row.address),
    ),
)

PARAGRAPHS = table(
    "paragraphs",
    "Every paragraph of the minutes, in their order.",
    _paragraphs,
    (
        name("The meeting, and the paragraph's address on its page after a #.", lambda row: row.path),
        under_item(),
        words(
            "kind",
            "Whether the meeting heard, noted or asked it, or other words stand there.",
            lambda row: row.paragraph.kind,
            ("heard", "noted", "asked", "text"),
        ),
        words("text", "What it says.", lambda row: row.paragraph.words),
        fields(Paragraph, "minute source", lambda row: row.paragraph),
        address(lambda row: row.address),
    ),
)

MOTIONS = table(
    "motions",
    "Every motion, and every amendment to one.",
    _motions,
    (
        name("The meeting, and the motion's address on its page after a #.", lambda row: row.path),
        under_item(),
        fields(Motion, "text amends moved_by seconded_by result", lambda row: row.motion),
        fields(Vote, VOTE, lambda row: row.motion.vote),
        address(lambda row: row.address),
    ),
)

VOTES_BY_NAME = table(
    "votes_by_name",
    "Who voted how, where the minutes record it.",
    _votes,
    (
        name("What was voted on, and the person.", lambda row: f"{row.on}/{row.person}"),
        of("meeting", "meetings", "The meeting.", lambda row: row.under.meeting.path),
        of("item", "agenda_items", "The agenda item.", lambda row: row.under.path),
        words("voted_on", "The id of the item, resolution or motion.", lambda row: row.on),
        of("person", "people", "Who voted.", lambda row: row.person),
        words("vote", "How.", lambda row: row.vote, ("for", "against", "abstained", "not-voting")),
        address(lambda row: row.under.address(row.anchor)),
    ),
)

APPROVALS = table(
    "approvals",
    "What meetings did with the minutes of earlier ones.",
    _approvals,
    (
        name("The item, and the place among its approvals.", lambda row: f"{row.path}/{row.number}"),
        under_item(),
        fields(Approval, "meeting=minutes_of as=outcome note", lambda row: row.approval),
        address(lambda row: row.address),
    ),
)
