"""A meeting's items as they stand on the page of its minutes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openrecord import links, words
from openrecord.edition.found import Asked, Item, published
from openrecord.frozen import frozen
from openrecord.model.item import AgendaItem, ItemKind, Paragraph, Resolution, anchors
from openrecord.model.meeting import Meeting
from openrecord.views.meetings.approvals import ApprovalView, approval_view, approved_here
from openrecord.views.meetings.arising import ArisingView, arising_view
from openrecord.views.meetings.interests import InterestView
from openrecord.views.meetings.raised import RaisedView, raised_view
from openrecord.views.meetings.resting import RestingView, resting_views
from openrecord.views.meetings.votes import MotionView, VoteView, motion_views, vote_view
from openrecord.views.meetings.withheld import WithheldView, withheld_view
from openrecord.views.parts import HolderView, Link, Prose
from openrecord.views.parts.archive import OUTCOMES, item_called, item_title, part_called
from openrecord.views.parts.writer import Writer

KINDS: Mapping[ItemKind, str] = {
    "standing": "Standing item",
    "procedural": "Procedure",
    "announcements": "Announcements",
    "petitions": "Petitions",
    "questions": "Questions",
    "motion": "Notice of motion",
    "call-in": "Call-in: a decision looked at again before it takes effect",
    "spotlight": "Spotlight",
    "substantive": "",
}
_WITHOUT_OUTCOME = frozenset({"standing", "procedural", "announcements", "petitions", "questions"})
"""The kinds of business of which nobody expects an outcome of the whole."""
PARAGRAPHS = {"heard": "Heard", "noted": "Noted", "asked": "Asked", "text": ""}


@frozen
class ParagraphView:
    """A paragraph of the minutes."""

    anchor: str
    mark: str
    """What a link to it is called."""
    minute: str
    """The number that the minutes print before it."""
    kind: str
    text: Prose
    sources: tuple[Link, ...]


@frozen
class MovedView:
    """A milestone whose date was moved."""

    milestone: Link
    was: str
    now: str


@frozen
class ResolutionView:
    """What was decided."""

    anchor: str
    mark: str
    minute: str
    """The number that the minutes print before it."""
    text: Prose
    outcome: str
    to: Link | None
    vote: VoteView | None
    moved: tuple[MovedView, ...]
    sources: tuple[Link, ...]


@frozen
class StepView:
    """Another meeting's item in the course of the same business."""

    item: Link
    came_of_it: str


@frozen
class ItemView:
    """One piece of business."""

    anchor: str
    number: str
    title: str
    mark: str
    order: str
    """When it was heard, where that differs from the printed order."""
    kind: str
    """What sort of business it is, and the minute's own number."""
    urgent: Prose
    """Why it was taken though it stood on no published agenda."""
    presented_by: tuple[HolderView, ...]
    about: tuple[Link, ...]
    papers: tuple[Link, ...]
    asked_to_heading: str
    asked_to: tuple[Prose, ...]
    before: tuple[StepView, ...]
    after: tuple[StepView, ...]
    approves: tuple[ApprovalView, ...]
    interests: tuple[InterestView, ...]
    away: tuple[Link, ...]
    """Who was out of the room for it."""
    raised: RaisedView | None
    record: tuple[ParagraphView, ...]
    motions: tuple[MotionView, ...]
    resolved: tuple[ResolutionView, ...]
    vote: VoteView | None
    moved: tuple[MovedView, ...]
    outcome: str
    actions: tuple[ArisingView, ...]
    withheld: WithheldView | None
    resting: tuple[RestingView, ...]
    """What of plans, duties and earlier asks rests on the word of this item."""
    sources: tuple[Link, ...]


@frozen
class Beside:
    """What a meeting's file says of its items elsewhere than in them."""

    order: Mapping[str, str]
    """When each item was heard, by its address on the page, where that differs."""
    interests: Mapping[str, Sequence[InterestView]]
    """The interests declared in each item, by its address on the page."""
    away: Mapping[str, Sequence[Link]]
    """Who was out of the room for each item, by its address on the page."""


def item_view(writer: Writer, meeting: Meeting, whole: AgendaItem, beside: Beside) -> ItemView:
    """One piece of a meeting's business."""
    item = published(whole)
    trails, named = writer.edition.trails, anchors(item)
    return ItemView(
        anchor=item.anchor,
        number=item.number or "",
        title=item.title,
        mark=f"Link to {item_called(item)}",
        order=beside.order.get(item.anchor, ""),
        kind=_kind(item),
        urgent=writer.prose(item.urgent),
        presented_by=writer.holders(item.presented_by),
        about=tuple(_about(writer, reference) for reference in item.about),
        papers=tuple(writer.link("document", paper) for paper in item.papers),
        asked_to_heading=f"The meeting {'is' if meeting.status == 'scheduled' else 'was'} asked to",
        asked_to=tuple(writer.prose(text) for text in item.asked_to),
        before=_before(writer, item),
        after=tuple(_step(writer, step) for step in trails.after(meeting, item)),
        approves=(
            *(approval_view(writer, approval) for approval in item.approves),
            *approved_here(writer, f"{meeting.path}#{item.anchor}"),
        ),
        interests=tuple(beside.interests.get(item.anchor, ())),
        away=tuple(beside.away.get(item.anchor, ())),
        raised=raised_view(writer, meeting, item, named),
        record=tuple(
            _paragraph(writer, paragraph, named[f"p{number}"], f"Link to {part_called(item, f'p{number}')}")
            for number, paragraph in enumerate(item.record, start=1)
        ),
        motions=motion_views(writer, meeting, item),
        resolved=tuple(
            _resolution(writer, meeting, resolution, named[f"r{number}"], f"Link to {part_called(item, f'r{number}')}")
            for number, resolution in enumerate(item.resolved, start=1)
        ),
        vote=vote_view(writer, item.vote),
        moved=moved_views(writer, f"{meeting.path}#{item.anchor}"),
        outcome=_outcome(meeting, item),
        actions=tuple(
            arising_view(writer, Asked(meeting, item, action, named[f"a{number}"], number))
            for number, action in enumerate(item.actions, start=1)
        ),
        withheld=withheld_view(writer, meeting, item.withheld) if item.withheld else None,
        resting=resting_views(writer, f"{meeting.path}#{item.anchor}"),
        sources=writer.sources(item.source),
    )


def _kind(item: AgendaItem) -> str:
    minute = f"minute {item.minute}" if item.minute else ""
    kind = KINDS[item.kind]
    told = kind.casefold() in item.title.casefold()
    return words.capital(", ".join(part for part in ("" if told else kind, minute) if part))


def _about(writer: Writer, reference: str) -> Link:
    """A link to what an item is about; a body is called by its full name there."""
    link = writer.reference(reference)
    kind, _, path = reference.partition(":")
    return Link(writer.record.bodies[path].name, link.href) if kind == "body" and path in writer.record.bodies else link


def _paragraph(writer: Writer, paragraph: Paragraph, anchor: str, mark: str) -> ParagraphView:
    return ParagraphView(
        anchor=anchor,
        mark=mark,
        minute=paragraph.minute or "",
        kind=PARAGRAPHS[paragraph.kind],
        text=writer.prose(paragraph.words),
        sources=writer.sources(paragraph.source),
    )


def _resolution(writer: Writer, meeting: Meeting, resolution: Resolution, anchor: str, mark: str) -> ResolutionView:
    return ResolutionView(
        anchor=anchor,
        mark=mark,
        minute=resolution.minute or "",
        text=writer.prose(resolution.text),
        outcome=OUTCOMES[resolution.outcome] if resolution.outcome else "",
        to=writer.link("body", resolution.to) if resolution.to else None,
        vote=vote_view(writer, resolution.vote),
        moved=moved_views(writer, f"{meeting.path}#{anchor}"),
        sources=writer.sources(resolution.source),
    )


def moved_views(writer: Writer, place: str) -> tuple[MovedView, ...]:
    """The milestones whose dates were moved at a meeting, or at a part of one."""
    return tuple(
        MovedView(writer.link("milestone", moved.path), words.from_or_to(moved.was), words.from_or_to(moved.now))
        for moved in writer.edition.trails.moved.get(place, ())
    )


def _outcome(meeting: Meeting, item: AgendaItem) -> str:
    """The outcome of the whole item where no decision says the same; silence is said where minutes should tell."""
    if item.outcome:
        return "" if any(found.outcome == item.outcome for found in item.resolved) else OUTCOMES[item.outcome]
    brought = item.petitions or item.questions
    told = item.resolved or item.motions or brought or item.withheld or item.kind in _WITHOUT_OUTCOME
    return "" if told or meeting.status != "held" or meeting.extent == "agenda-only" else "Not recorded here"


def _before(writer: Writer, item: AgendaItem) -> tuple[StepView, ...]:
    steps = tuple(_step(writer, step) for step in writer.edition.trails.before(item))
    return steps or ((StepView(writer.link("meeting", item.continues), ""),) if item.continues else ())


def _step(writer: Writer, step: Item) -> StepView:
    meeting, item = step
    title = f"{writer.edition.links.meeting_title(meeting)}: {item_title(item)}"
    not_held = {"cancelled": "Meeting cancelled", "postponed": "Meeting put off", "scheduled": "Still to come"}
    came_of_it = not_held.get(meeting.status) or (OUTCOMES[item.outcome] if item.outcome else "")
    return StepView(Link(title, writer.href(links.meeting(meeting.path, item.anchor))), came_of_it)
