"""The meetings of an edition as entries of a calendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from openrecord import links
from openrecord.calendars.entries import Authority, CalendarEntry, Certainty, paragraphs
from openrecord.edition import Edition
from openrecord.links import Here
from openrecord.model.council import Body
from openrecord.model.dates import Moment, Unknown
from openrecord.model.meeting import Meeting
from openrecord.views.meetings.bodies import STATUSES
from openrecord.views.meetings.meeting import notice
from openrecord.views.parts.archive import plain
from openrecord.views.parts.writer import Writer

_REVISIONS = {"scheduled": 0, "unknown": 0, "cancelled": 1, "postponed": 1, "inquorate": 2, "held": 2}
"""How often a meeting of each status has changed, at the least; what was called off by mistake may still be held."""
_NO_DAY = dt.date(1970, 1, 1)


def meetings_by_body(edition: Edition, authority: Authority) -> Mapping[str, tuple[CalendarEntry, ...]]:
    """The meetings of each body of which the day is known, oldest first.

    One that is known by its month alone is left out: a calendar cannot say *some time in May*, and any day that it
    showed would be an invention. The list of meetings has it.
    """
    zone, writer = ZoneInfo(edition.record.council.timezone), Writer(edition, Here(links.HOME))
    return {
        body.id: tuple(
            entry
            for meeting in edition.record.meetings_of(body.id)
            for entry in _sittings(writer, authority, zone, body, meeting)
        )
        for body in edition.record.bodies.values()
    }


def _sittings(
    writer: Writer, authority: Authority, zone: ZoneInfo, body: Body, meeting: Meeting
) -> Iterator[CalendarEntry]:
    """A meeting, or each sitting of one that was adjourned; the first is the meeting as it was announced."""
    times = [(s.start, s.ended) for s in meeting.sittings] or [(meeting.start, meeting.ended)]
    title, description = _title(authority, body, meeting), _description(writer, body, meeting)
    certainty = _certainty(writer, meeting)
    for number, (start, ended) in enumerate(times, start=1):
        if start.date.precision != "day":
            continue
        reference = f"meeting:{meeting.path}"
        begins = _begins(start, zone)
        yield CalendarEntry(
            uid=authority.uid(reference if number == 1 else f"{reference}#sitting-{number}"),
            revision=_revision(writer.edition.day, meeting, times),
            start=begins,
            end=_ends(begins, ended, zone),
            title=title if len(times) == 1 else f"{title}, sitting {number} of {len(times)}",
            description=description,
            place=meeting.place or "",
            address=links.meeting(meeting.path),
            certainty=certainty,
            takes_time=isinstance(begins, dt.datetime) and certainty != "CANCELLED",
        )


def _revision(day: dt.date, meeting: Meeting, times: Sequence[tuple[Moment, object]]) -> int:
    """A number that grows from one edition to the next for as long as the time or place of a meeting may be changed.

    Nothing of an earlier edition is known here, so until the meeting's last day every edition may be the one that
    changes them, or that takes back what was called off. After that day only its status and its corrections count.
    """
    open_for = (min(day, max(start.date.last for start, _ in times)) - _NO_DAY).days
    return open_for * (max(_REVISIONS.values()) + 1) + _REVISIONS[meeting.status] + len(meeting.corrections)


def _begins(start: Moment, zone: ZoneInfo) -> dt.date | dt.datetime:
    day = start.date.last
    return dt.datetime.combine(day, start.time, zone) if start.time else day


def _ends(
    begins: dt.date | dt.datetime, ended: Moment | Unknown | None, zone: ZoneInfo
) -> dt.date | dt.datetime | None:
    """When a sitting ended, said as its beginning is: in a calendar, both are moments or both are days."""
    if not isinstance(ended, Moment) or ended.date.precision != "day":
        return None
    if isinstance(begins, dt.datetime):
        ends = dt.datetime.combine(ended.date.last, ended.time, zone) if ended.time else None
        return ends if ends and ends > begins else None
    return ended.date.last + dt.timedelta(days=1) if ended.date.last > begins else None


def _title(authority: Authority, body: Body, meeting: Meeting) -> str:
    called = authority.called(body) + (f": {meeting.title}" if meeting.title else "")
    notable = meeting.is_called_off or meeting.status == "inquorate"
    return f"{STATUSES[meeting.status]}: {called}" if notable else called


def _certainty(writer: Writer, meeting: Meeting) -> Certainty:
    if meeting.is_called_off:
        return "CANCELLED"
    is_past_plan = meeting.status == "scheduled" and not writer.edition.trails.is_coming(meeting)
    return "TENTATIVE" if is_past_plan or meeting.status == "unknown" else "CONFIRMED"


def _description(writer: Writer, body: Body, meeting: Meeting) -> str:
    """What to expect of a meeting to come, and what became of one that was not simply held.

    Of one that was held there is no more than where its page is: a subscriber's program fetches the whole file again
    and again, and the minutes are on the page.
    """
    if meeting.status == "held":
        return ""
    summary = plain(writer, meeting.summary or "")
    if meeting.status != "scheduled" or not writer.edition.trails.is_coming(meeting):
        return paragraphs(notice(writer, meeting), summary)
    access = body.public
    told = (("attend", access.attend), ("watch", access.watch), ("ask", access.ask)) if access else ()
    return paragraphs(summary, *(f"To {what}: {plain(writer, text)}" for what, text in told if text))
