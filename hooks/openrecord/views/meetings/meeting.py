"""The page of a meeting: its minutes, complete."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openrecord import links, words
from openrecord.edition.found import published
from openrecord.frozen import frozen
from openrecord.model.dates import Moment, Unknown
from openrecord.model.item import AgendaItem
from openrecord.model.meeting import Meeting
from openrecord.views.meetings.approvals import ApprovalView, approved_as, approved_here
from openrecord.views.meetings.attendance import AttendanceView, attendance_view, away_by_item
from openrecord.views.meetings.business import Beside, ItemView, MovedView, item_view, moved_views
from openrecord.views.meetings.interests import InterestView, in_words, interest_views, interests_by_item
from openrecord.views.meetings.order import order_heard, order_links
from openrecord.views.meetings.raised import counted
from openrecord.views.meetings.resting import RestingView, resting_views
from openrecord.views.meetings.taking_part import TakingPartView, taking_part
from openrecord.views.parts import Link, Prose
from openrecord.views.parts.archive import item_called, meeting_link
from openrecord.views.parts.corrections import CorrectionView, corrections_of, places_of
from openrecord.views.parts.writer import Writer

STATES = {
    "not-yet-published": "Not yet published.",
    "draft": "Draft: no meeting has approved them yet.",
    "approved": "Approved",
    "approved-as-amended": "Approved, with changes",
    "unknown": "Whether they have been approved is not known.",
}
EXTENTS = {
    "full": "Holds all of the minutes.",
    "partial": "Holds only a part of what happened.",
    "agenda-only": "Holds only what was to be discussed, and nothing of what happened.",
}
DONE_WITH = {
    "approved": "Approved at",
    "approved-as-amended": "Approved, with changes, at",
    "deferred": "Approval was put off at",
    "unknown": "They came up, with what result is not known, at",
}


@frozen
class MinutesApproved:
    """What a later meeting did with these minutes."""

    what: str
    at: Link


@frozen
class MeetingView:
    """One meeting: in short, who was there, what was said, decided and asked for."""

    title: str
    kind: str
    """Whether the page holds minutes."""
    body: Link
    called: str
    notice: str
    """Whether it took place, where it is not simply one that was held."""
    taken_up_at: tuple[Link, ...]
    """Later meetings that took up its business."""
    summary: Prose
    taking_part: TakingPartView | None
    """How to take part in a meeting to come; None for any other."""
    state: str
    approved: tuple[MinutesApproved, ...]
    extent: str
    when: str
    sittings: tuple[str, ...]
    place: str
    order: tuple[Link, ...]
    decided: str
    decided_under: tuple[Link, ...]
    asked: str
    asked_under: tuple[Link, ...]
    raised: str
    """How many petitions, deputations and questions were brought."""
    raised_under: tuple[Link, ...]
    papers: tuple[Link, ...]
    note: Prose
    corrections: Mapping[str, tuple[CorrectionView, ...]]
    """What was put right, by the address on the page where it is told; one without such a place by none."""
    corrected: tuple[Link, ...]
    """The places where something was put right."""
    took_place: bool
    attendance: AttendanceView
    interests: tuple[InterestView, ...]
    interests_sentence: str
    moved: tuple[MovedView, ...]
    approves: tuple[ApprovalView, ...]
    """Minutes that were approved here, where no item is named."""
    resting: tuple[RestingView, ...]
    """What rests on the word of the meeting, where no item of it is named."""
    items: tuple[ItemView, ...]
    no_items: str
    previous: Link | None
    next: Link | None
    sources: tuple[Link, ...]


def meeting_view(writer: Writer, meeting: Meeting) -> MeetingView:
    """The page of a meeting."""
    trails = writer.edition.trails
    took_place = meeting.status in {"held", "inquorate", "unknown"}
    summary = writer.prose(meeting.summary) or writer.prose(made_summary(writer, meeting))
    attendance = attendance_view(writer, meeting)
    interests = interest_views(writer, meeting)
    beside = Beside(order_heard(meeting), interests_by_item(meeting, interests), away_by_item(writer, meeting))
    corrections = corrections_of(writer, meeting)
    previous, following = trails.neighbours[meeting.path]
    items = tuple(map(published, meeting.items))
    decided = [item for item in items if item.resolved]
    asked = [item for item in items if item.actions]
    raised = [item for item in items if item.petitions or item.questions]
    return MeetingView(
        title=writer.edition.links.meeting_title(meeting),
        kind="Minutes" if took_place and meeting.extent != "agenda-only" else "Meeting",
        body=_body(writer, meeting),
        called=meeting.title or "",
        notice=notice(writer, meeting),
        taken_up_at=_taken_up_at(writer, meeting) if not took_place else (),
        summary=summary,
        taking_part=_taking_part(writer, meeting),
        state="" if not took_place and meeting.minutes.state == "unknown" else _state(writer, meeting),
        approved=_approved(writer, meeting),
        extent=EXTENTS[meeting.extent] if took_place and meeting.extent else "",
        when=_when(meeting),
        sittings=tuple(when(s.start, s.ended, ended_matters=True) for s in meeting.sittings),
        place=meeting.place or "",
        order=order_links(writer, meeting),
        decided=_under(words.count(sum(len(item.resolved) for item in decided), "decision"), decided),
        decided_under=_item_links(writer, meeting, decided),
        asked=_under(words.count(sum(len(item.actions) for item in asked), "action"), asked),
        asked_under=_item_links(writer, meeting, asked),
        raised=_under(counted(raised), raised),
        raised_under=_item_links(writer, meeting, raised),
        papers=tuple(writer.link("document", paper) for paper in meeting.papers),
        note=writer.prose(meeting.note),
        corrections=corrections,
        corrected=places_of(writer, meeting, corrections),
        took_place=took_place,
        attendance=attendance,
        interests=interests,
        interests_sentence=in_words(meeting),
        moved=moved_views(writer, meeting.path),
        approves=approved_here(writer, meeting.path),
        resting=resting_views(writer, meeting.path),
        items=tuple(item_view(writer, meeting, item, beside) for item in meeting.items),
        no_items="" if meeting.items else _no_items(meeting),
        previous=meeting_link(writer, previous) if previous else None,
        next=meeting_link(writer, following) if following else None,
        sources=writer.sources(meeting.source),
    )


def _taking_part(writer: Writer, meeting: Meeting) -> TakingPartView | None:
    body = writer.record.bodies.get(meeting.body)
    is_planned = meeting.status == "scheduled" and writer.edition.trails.is_coming(meeting)
    return taking_part(writer, body) if body and is_planned else None


def _body(writer: Writer, meeting: Meeting) -> Link:
    found = writer.record.bodies.get(meeting.body)
    return writer.link("body", meeting.body, found.name if found else "")


def _when(meeting: Meeting) -> str:
    """When it was, and for when it was planned where it began at another time."""
    was = when(meeting.start, meeting.ended, ended_matters=meeting.status == "held")
    planned = meeting.planned.time if meeting.planned else None
    return f"{was}; it was planned for {words.time(planned)}" if planned and planned != meeting.start.time else was


def when(start: Moment, ended: Moment | Unknown | None, *, ended_matters: bool) -> str:
    """`6pm to 7.25pm on 19 March 2018`, with what is not known of it said in words."""
    if start.time is None:
        silence = "at what time is not known" if start.date.precision == "day" else "on what day is not known"
        return f"{words.date(start.date)}; {silence}"
    if isinstance(ended, Moment) and ended.time is not None:
        if ended.date == start.date:
            return f"{words.time(start.time)} to {words.moment(ended)}"
        return f"{words.moment(start)} to {words.moment(ended)}"
    if isinstance(ended, Unknown):
        return f"{words.moment(start)}; when it ended is not known"
    return f"{words.moment(start)}{'; no time of ending is recorded' if ended_matters else ''}"


def notice(writer: Writer, meeting: Meeting) -> str:
    """Whether a meeting took place, as a sentence; empty for one that was simply held."""
    planned = words.moment(meeting.start)
    if meeting.status == "scheduled":
        if meeting.start.date.last < writer.edition.day:
            return f"This meeting was planned for {planned}. The record does not say whether it took place."
        return f"This meeting is still to come. It is planned for {planned}."
    if meeting.status == "inquorate":
        return "Too few members came to this meeting for it to take decisions."
    return {
        "held": "",
        "cancelled": f"This meeting, planned for {planned}, was cancelled.",
        "postponed": f"This meeting, planned for {planned}, was put off.",
        "unknown": "Whether this meeting took place is not known.",
    }[meeting.status]


def made_summary(writer: Writer, meeting: Meeting) -> str:
    """A sentence or two made from the data, for a meeting that nobody has summed up."""
    items = [published(item) for item in meeting.items]
    decided = sum(len(item.resolved) for item in items)
    asked = sum(len(item.actions) for item in items)
    if meeting.status not in {"held", "unknown"} or meeting.extent == "agenda-only":
        known = words.capital(words.count(len(items), "item"))
        was = "is" if meeting.status == "scheduled" else "was"
        return f"{known} {words.agree(len(items), was)} on the agenda." if items else ""
    return (
        f"The record holds {words.count(len(items), 'item')} of this meeting, "
        f"{words.count(decided, 'decision')} and {words.count(asked, 'action')} asked for."
    )


def _short_link(writer: Writer, meeting: Meeting, anchor: str, text: str) -> Link:
    return Link(text, writer.href(links.meeting(meeting.path, anchor)))


def _under(count: str, items: Sequence[AgendaItem]) -> str:
    """`14 decisions, under items`, to be followed by links to the items."""
    return f"{words.capital(count)}, under {_noun(items)}".strip()


def _item_links(writer: Writer, meeting: Meeting, items: Sequence[AgendaItem]) -> tuple[Link, ...]:
    return tuple(
        _short_link(writer, meeting, item.anchor, (item.number or "") if _noun(items) else item_called(item))
        for item in items
    )


def _noun(items: Sequence[AgendaItem]) -> str:
    """What stands before the items' numbers; nothing where one has no number, and each is called by its name."""
    if not all(item.number for item in items):
        return ""
    return "item" if len(items) == 1 else "items"


def _state(writer: Writer, meeting: Meeting) -> str:
    """The state of the minutes in words; where a meeting is named that approved them, that is said beside it."""
    state = meeting.minutes.state
    told = {told.approval.as_ for told in writer.edition.trails.approvals.get(meeting.path, ())}
    if state == "unknown" and (meeting.minutes.approved_at or not told.isdisjoint({"approved", "approved-as-amended"})):
        state = "approved"
    if state not in {"approved", "approved-as-amended"}:
        return STATES[state]
    return "" if _approved(writer, meeting) else f"{STATES[state]}; at which meeting is not recorded."


def _approved(writer: Writer, meeting: Meeting) -> tuple[MinutesApproved, ...]:
    found = [
        MinutesApproved(DONE_WITH[told.approval.as_], meeting_link(writer, told.meeting, told.item.anchor))
        for told in writer.edition.trails.approvals.get(meeting.path, ())
    ]
    at = meeting.minutes.approved_at or ""
    approving = writer.record.meeting_at(at)
    told_at = {told.meeting.path for told in writer.edition.trails.approvals.get(meeting.path, ())}
    if approving and approving.path not in told_at:
        link = meeting_link(writer, approving, at.partition("#")[2])
        found.append(MinutesApproved(DONE_WITH[approved_as(meeting)], link))
    return tuple(found)


def _taken_up_at(writer: Writer, meeting: Meeting) -> tuple[Link, ...]:
    later = {
        path: found
        for item in meeting.items
        for found, _ in writer.edition.trails.taken_up.get(f"{meeting.path}#{item.anchor}", ())
        for path in (found.path,)
    }
    return tuple(meeting_link(writer, later[path]) for path in sorted(later))


def _no_items(meeting: Meeting) -> str:
    if meeting.status in {"scheduled", "cancelled", "postponed"}:
        return "No agenda has been published."
    return "The record holds none of the business of this meeting."
