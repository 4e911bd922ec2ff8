"""The news of meetings in words."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord import links, words
from openrecord.edition.answers import STATES
from openrecord.edition.found import published
from openrecord.edition.news import facts
from openrecord.model.item import AgendaItem, anchors
from openrecord.model.meeting import Meeting
from openrecord.views.parts import Prose, Span
from openrecord.views.parts.archive import OUTCOMES, item_title
from openrecord.views.parts.writer import Writer
from openrecord.views.telling.told import Told, led, paragraphs


def coming_told(writer: Writer, fact: facts.Coming) -> Told:
    """A meeting that is to come, or is not to be."""
    meeting = fact.meeting
    body = writer.record.body_called(meeting.body)
    what = {"cancelled": "Cancelled", "postponed": "Put off"}.get(meeting.status, "To come")
    where = f" at {meeting.place}" if meeting.place and meeting.status == "scheduled" else ""
    found = writer.record.bodies.get(meeting.body)
    attend = found.public.attend if found and found.public and meeting.status == "scheduled" else None
    when = words.moment(meeting.start)
    sentence = {
        "cancelled": f"The meeting of {body}, {when}, is cancelled.",
        "postponed": f"The meeting of {body}, {when}, is put off.",
    }.get(meeting.status, f"{body} meets: {when}{where}.")
    return Told(
        f"{what}: {writer.edition.links.meeting_title(meeting)}",
        paragraphs(sentence, writer.prose(meeting.note), writer.prose(attend)),
        links.meeting(meeting.path),
        writer.sources(meeting.source),
    )


def met_told(writer: Writer, fact: facts.Met) -> Told:
    """A meeting that was held: its business, with what was decided and asked for under each item."""
    meeting = fact.meeting
    body = writer.record.body_called(meeting.body)
    is_quorate = meeting.status == "held"
    sentence = f"{body} met {words.on(meeting.start.date)}."
    if not is_quorate:
        sentence = f"Too few members of {body} came {words.on(meeting.start.date)} for it to decide anything."
    return Told(
        f"{'Minutes' if is_quorate else 'Not enough members'}: {writer.edition.links.meeting_title(meeting)}",
        paragraphs(
            writer.prose(meeting.summary) or sentence,
            *(part for item in meeting.items for part in _business(writer, published(item))),
        ),
        links.meeting(meeting.path),
        writer.sources(meeting.source),
        f"{body} met" if is_quorate else "",
    )


def _business(writer: Writer, item: AgendaItem) -> Iterator[Prose]:
    if item.resolved or item.actions:
        yield (Span(f"{item_title(item)}."),)
        yield from _decided(writer, item)
        for action in item.actions:
            yield led("Asked for: ", writer.prose(action.task))


def _decided(writer: Writer, item: AgendaItem) -> Iterator[Prose]:
    for resolution in item.resolved:
        outcome = OUTCOMES[resolution.outcome] if resolution.outcome else "Decided"
        to = f" to {writer.record.body_called(resolution.to)}" if resolution.to else ""
        yield led(f"{outcome}{to}: ", writer.prose(resolution.text))


def decided_told(writer: Writer, fact: facts.Decided) -> Told:
    """What a meeting decided of one item."""
    meeting, item = fact.meeting, fact.item
    when = writer.edition.links.meeting_title(meeting)
    return Told(
        f"Decided: {item.title}",
        paragraphs(f"{when}, {_beside(item)}.", *_decided(writer, item)),
        links.meeting(meeting.path, item.anchor),
        writer.sources(item.source or meeting.source),
        item.title,
    )


def _beside(item: AgendaItem) -> str:
    count = words.count(len(item.resolved), "decision")
    return f"item {item.number}: {count}" if item.number else count


def answered_told(writer: Writer, fact: facts.Answered) -> Told:
    """What was said of something that a meeting had asked for."""
    meeting, item, answer = fact.meeting, fact.item, fact.answer
    action = item.actions[fact.number - 1]
    return Told(
        f"{STATES[answer.state][1]}: what {_asker(writer, meeting)} asked for under {item_title(item)}",
        paragraphs(writer.prose(answer.text), led("It was asked for: ", writer.prose(action.task))),
        links.meeting(meeting.path, anchors(item)[f"a{fact.number}"]),
        writer.sources(answer.source),
    )


def _asker(writer: Writer, meeting: Meeting) -> str:
    return f"{writer.record.body_called(meeting.body)} {words.on(meeting.start.date)}"
