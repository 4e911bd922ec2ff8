"""The list of meetings, and the page of each body that meets."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from openrecord import links, words
from openrecord.edition.found import published
from openrecord.edition.periods import period_called, year_of
from openrecord.frozen import frozen
from openrecord.model.council import Body
from openrecord.model.dates import PartialDate
from openrecord.model.meeting import Meeting
from openrecord.views.meetings.ahead import MOST_AHEAD, AheadView, ahead_of
from openrecord.views.meetings.brief import has_brief
from openrecord.views.meetings.decisions import DecisionEntry, decision_entry
from openrecord.views.meetings.left_open import OpenView, left_open
from openrecord.views.meetings.members import MemberView, member_views
from openrecord.views.meetings.raised import BroughtView, brought_view
from openrecord.views.meetings.subscribe import SubscribeView, everything_dated, meetings_of
from openrecord.views.meetings.taking_part import TakingPartView, taking_part
from openrecord.views.parts import Link, Prose
from openrecord.views.parts.archive import PeriodLinks, meeting_link, on_page
from openrecord.views.parts.mentions import Mention, came_of, mentions_of
from openrecord.views.parts.writer import Writer

MOST_WITH_SUMMARY = 60
"""A list with more meetings than these leaves their summaries out."""

STATUSES = {
    "scheduled": "Was planned; not known whether it took place",
    "held": "",
    "cancelled": "Cancelled",
    "postponed": "Put off",
    "inquorate": "Too few members came",
    "unknown": "Not known whether it took place",
}
KINDS = {
    "council": "Council",
    "cabinet": "Cabinet",
    "board": "Board",
    "committee": "Committee",
    "sub-committee": "Sub-committee",
    "partnership": "Partnership",
    "other": "Other body",
}


@frozen
class MeetingRow:
    """A meeting in a list."""

    meeting: Link
    called: str
    time: str
    iso: str
    status: str
    fell: bool
    """Whether it was cancelled or put off."""
    came_of_it: str
    summary: Prose


@frozen
class MeetingsInYear:
    """The meetings of one year, newest first."""

    year: str
    meetings: tuple[MeetingRow, ...]


@frozen
class BodyRow:
    """A body in the list of bodies."""

    body: Link
    told: str
    """What kind it is, how often it met, and when it ended, as far as that is known; may be empty."""


@frozen
class MeetingsView:
    """All meetings: those to come, the bodies, and those past by year."""

    title: str
    short: tuple[str, ...]
    coming: tuple[MeetingRow, ...]
    pages: PeriodLinks
    past: tuple[MeetingsInYear, ...]
    bodies: tuple[BodyRow, ...]
    silent_bodies: tuple[BodyRow, ...]
    """Bodies of which no meeting is in the record."""
    subscribe: SubscribeView | None
    """Absent on the page of one year."""


@frozen
class BodyView:
    """One body: what it is for, who sits on it, how to take part, its meetings."""

    title: str
    kind: str
    purpose: Prose
    short: tuple[str, ...]
    chair: tuple[MemberView, ...]
    last_chair: Link | None
    last_chair_at: Link | None
    established: str
    ended: str
    succeeds: Link | None
    succeeded_by: tuple[Link, ...]
    oversees: tuple[Link, ...]
    taking_part: TakingPartView
    members: tuple[MemberView, ...]
    earlier_members: tuple[MemberView, ...]
    coming: tuple[MeetingRow, ...]
    ahead: tuple[AheadView, ...]
    """What falls due before it."""
    left_open: tuple[OpenView, ...]
    """Business that was put off or sent to it, and waits for its next meeting; the newest of it."""
    brief: str
    """Where the brief for its next meeting stands; empty where there is none."""
    past: tuple[MeetingsInYear, ...]
    subscribe: SubscribeView | None
    """Absent where its calendar is empty and stays so."""
    sent: tuple[DecisionEntry, ...]
    petitions: tuple[BroughtView, ...]
    """Those that other meetings sent to it."""
    mentions: tuple[Mention, ...]
    sources: tuple[Link, ...]


def meetings_view(writer: Writer, period: str | None = None) -> MeetingsView:
    """The list of all meetings, or of those of one year."""
    record = writer.record
    trails = writer.edition.trails
    shown, pages = on_page(writer, trails.past, links.MEETINGS, period)
    rows = [_body_row(writer, body) for body in record.bodies.values()]
    meets = [bool(record.meetings_of(body)) for body in record.bodies]
    return MeetingsView(
        title=f"Meetings in {period_called(period)}" if period else "Meetings",
        short=() if period else _in_short(trails.coming, trails.past.entries),
        coming=() if period else tuple(_row(writer, meeting) for meeting in trails.coming),
        pages=pages,
        past=_by_year(writer, shown),
        bodies=() if period else tuple(row for row, has_met in zip(rows, meets, strict=True) if has_met),
        silent_bodies=() if period else tuple(row for row, has_met in zip(rows, meets, strict=True) if not has_met),
        subscribe=None if period else everything_dated(writer),
    )


def _body_row(writer: Writer, body: Body) -> BodyRow:
    many = len(writer.record.meetings_of(body.id))
    told = (
        "" if body.kind == "other" else KINDS[body.kind],
        words.count(many, "meeting") if many else "",
        _ended(body) if isinstance(body.ended, PartialDate) else "",
    )
    return BodyRow(
        Link(body.name, writer.href(links.body(body.id))), words.capital(" · ".join(part for part in told if part))
    )


def body_view(writer: Writer, body: Body) -> BodyView:
    """The page of a body."""
    trails = writer.edition.trails
    meetings = writer.record.meetings_of(body.id)
    coming = [meeting for meeting in meetings if trails.is_coming(meeting)]
    past = [meeting for meeting in reversed(meetings) if not trails.is_coming(meeting)]
    members = member_views(writer, body)
    chair = tuple(member for member in members if member.chairs and member.now)
    last = next(((m, a) for m in past for a in m.attendance if a.chair), None)
    succeeded_by = tuple(writer.link("body", later.id) for later in trails.successors.get(body.id, ()))
    return BodyView(
        title=body.name,
        kind=KINDS[body.kind],
        purpose=writer.prose(body.purpose),
        short=_in_short(coming, past),
        chair=chair,
        last_chair=writer.person(last[1].person) if last and not chair else None,
        last_chair_at=meeting_link(writer, last[0]) if last and not chair else None,
        established=words.maybe_date(body.established, none="", unknown="not known"),
        ended=_ended(body),
        succeeds=writer.link("body", body.succeeds) if body.succeeds else None,
        succeeded_by=succeeded_by,
        oversees=tuple(writer.link("plan", plan) for plan in trails.overseen.get(body.id, ())),
        taking_part=taking_part(writer, body),
        members=tuple(member for member in members if member.now),
        earlier_members=tuple(member for member in members if not member.now),
        coming=tuple(_row(writer, meeting) for meeting in coming),
        ahead=ahead_of(writer, body),
        left_open=tuple(left_open(writer, body))[-MOST_AHEAD:],
        brief=writer.href(links.brief(body.id)) if has_brief(writer.edition, body) else "",
        past=_by_year(writer, past),
        subscribe=meetings_of(writer, body),
        sent=tuple(decision_entry(writer, decided) for decided in trails.sent_to.get(body.id, ())),
        petitions=tuple(brought_view(writer, found) for found in trails.petitions_to.get(body.id, ())),
        mentions=mentions_of(writer, {f"body:{body.id}"}),
        sources=writer.sources(body.source),
    )


def _in_short(coming: Sequence[Meeting], past: Sequence[Meeting]) -> tuple[str, ...]:
    sentences = []
    following = next((meeting for meeting in coming if meeting.status in {"scheduled", "unknown", "held"}), None)
    if following is not None:
        sentences.append(f"The next meeting is planned for {words.moment(following.start)}.")
    elif coming:
        sentences.append("Every meeting that was planned is cancelled or put off.")
    else:
        sentences.append("No coming meeting is announced in this record.")
    held = [meeting for meeting in past if meeting.status == "held"]
    if held:
        many = words.count(len(held), "meeting that took place", "meetings that took place")
        newest = ", " if len(held) == 1 else "; the newest was "
        sentences.append(f"This record holds {many}{newest}{words.on(held[0].start.date)}.")
    return tuple(sentences)


def _by_year(writer: Writer, meetings: Sequence[Meeting]) -> tuple[MeetingsInYear, ...]:
    with_summary = len(meetings) <= MOST_WITH_SUMMARY
    return tuple(
        MeetingsInYear(str(year), tuple(_row(writer, meeting, with_summary) for meeting in found))
        for year, found in groupby(meetings, year_of)
    )


def _row(writer: Writer, meeting: Meeting, with_summary: bool = True) -> MeetingRow:
    is_planned = meeting.status == "scheduled" and writer.edition.trails.is_coming(meeting)
    return MeetingRow(
        meeting=meeting_link(writer, meeting),
        called=meeting.title or "",
        time=words.time(meeting.start.time) if meeting.start.time else "",
        iso=writer.moment(meeting.start).iso,
        status="" if is_planned else STATUSES[meeting.status],
        fell=meeting.is_called_off,
        came_of_it=words.capital(came_of(published(item) for item in meeting.items)),
        summary=writer.prose(meeting.summary) if with_summary else (),
    )


def _ended(body: Body) -> str:
    if body.ended is None:
        return ""
    if isinstance(body.ended, PartialDate):
        return f"ended {words.on(body.ended)}"
    return "whether or when it ended is not known"
