"""Motions, and how votes went, as far as the minutes say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openrecord import links, words
from openrecord.frozen import frozen
from openrecord.model.dates import Unknown
from openrecord.model.item import AgendaItem, anchors
from openrecord.model.meeting import Meeting
from openrecord.model.vote import Motion, Vote, VotesByName
from openrecord.views.parts import Link, Prose
from openrecord.views.parts.archive import part_called
from openrecord.views.parts.writer import UNNAMED, Writer

RESULTS = {
    "carried": "Carried",
    "lost": "Lost",
    "withdrawn": "Withdrawn",
    "fell": "Not put to the vote",
    "unknown": "What became of it is not known",
}
AGREED = {
    "unanimously": "Unanimous.",
    "without-dissent": "Nobody was against.",
    "by-assent": "Agreed by assent, without a vote.",
}
_SIDES = (("for", "for"), ("against", "against"), ("abstained", "abstained"))


@frozen
class SideView:
    """Who voted one way."""

    side: str
    names: tuple[Link, ...]


@frozen
class VoteView:
    """How a vote went: the count in a sentence, and the names where they were recorded."""

    sentence: str
    sides: tuple[SideView, ...]


@frozen
class MotionView:
    """A motion or an amendment, who moved it, and what became of it."""

    anchor: str
    mark: str
    """What a link to it is called."""
    label: str
    """`Motion 2`, or `Amendment`."""
    amends: Link | None
    text: Prose
    moved: tuple[Link, ...]
    seconded: tuple[Link, ...]
    result: str
    vote: VoteView | None


def vote_view(writer: Writer, vote: Vote | None) -> VoteView | None:
    """How a vote went; None where nothing is stated."""
    if vote is None:
        return None
    counts = {"for": vote.for_, "against": vote.against, "abstained": vote.abstained}
    named = vote.by_name or VotesByName()
    by_name = {"for": named.for_, "against": named.against, "abstained": named.abstained}
    sides = tuple(
        SideView(words.capital(word), tuple(writer.link("person", person) for person in by_name[side]))
        for side, word in _SIDES
        if by_name[side]
    )
    if named.not_voting:
        sides += (SideView("Did not vote", tuple(writer.link("person", person) for person in named.not_voting)),)
    return VoteView(_sentence(vote, counts, by_name), sides)


def _sentence(vote: Vote, counts: Mapping[str, int | None], by_name: Mapping[str, Sequence[str]]) -> str:
    """`Four for, four against. The chair's casting vote was for.`, with what is not stated said in words."""
    agreed = AGREED[vote.agreed] if vote.agreed else ""
    casting = f"The chair's casting vote was {vote.casting}." if vote.casting else ""
    told = [f"{count or 'none'} {word}" for side, word in _SIDES if (count := counts[side]) is not None]
    counted = f"{words.capital(', '.join(told))}." if told else "" if agreed else "The count is not stated."
    silent = [word for side, word in _SIDES if counts[side] is None and not by_name[side]]
    rest = ""
    if told and silent and not agreed:
        rest = f"How many {'' if silent == ['abstained'] else 'were '}{' or '.join(silent)} is not stated."
    return " ".join(part for part in (agreed, counted, rest, casting) if part)


def motion_views(writer: Writer, meeting: Meeting, item: AgendaItem) -> tuple[MotionView, ...]:
    """The motions of an item, in the order in which they were moved."""
    named = anchors(item) if item.motions else {}
    return tuple(
        _motion(writer, meeting, item, motion, position, named) for position, motion in enumerate(item.motions, start=1)
    )


def _motion(
    writer: Writer, meeting: Meeting, item: AgendaItem, motion: Motion, position: int, named: Mapping[str, str]
) -> MotionView:
    number = f" {position}" if len(item.motions) > 1 else ""
    amends = None
    if motion.amends:
        target = f"motion {motion.amends[1:]}" if motion.amends[1:].isdigit() else motion.amends.replace("-", " ")
        amends = Link(target, writer.href(links.meeting(meeting.path, named.get(motion.amends, motion.amends))))
    return MotionView(
        anchor=named[f"m{position}"],
        mark=f"Link to {part_called(item, f'm{position}')}",
        label=f"{'Amendment' if amends else 'Motion'}{number}",
        amends=amends,
        text=writer.prose(motion.text),
        moved=_mover(writer, motion.moved_by),
        seconded=_mover(writer, motion.seconded_by),
        result=RESULTS[motion.result],
        vote=vote_view(writer, motion.vote),
    )


def _mover(writer: Writer, person: str | Unknown | None) -> tuple[Link, ...]:
    if person is None:
        return ()
    if isinstance(person, Unknown):
        return (UNNAMED,)
    return (writer.link("person", person),)
