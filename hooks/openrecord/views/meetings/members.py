"""The members of a body, since when, and how often each was there while a member."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from openrecord.frozen import frozen
from openrecord.model.council import Body, Role
from openrecord.model.dates import PartialDate
from openrecord.model.meeting import Attendance, Meeting
from openrecord.views.parts import Link
from openrecord.views.parts.posts import dates_held, is_held_on
from openrecord.views.parts.writer import Writer

_CHAIRS = re.compile(r"(?i)(?<!vice-)(?<!vice )(?<!deputy )\bchair(?:man|woman|person)?\b")


@frozen
class MemberView:
    """Somebody with a post in a body."""

    person: Link
    post: str
    dates: str
    attended: str
    """How often the person was there, as words; empty where that cannot be counted."""
    chairs: bool
    now: bool
    """Whether the post is known to be held on the edition's day."""


def member_views(writer: Writer, body: Body) -> tuple[MemberView, ...]:
    """Everybody who holds or held a post in a body, in the order of the people."""
    meetings = [
        m for m in writer.record.meetings_of(body.id) if m.attendance and m.start.date.last <= writer.edition.day
    ]
    return tuple(
        MemberView(
            person=writer.link("person", person.id),
            post=role.post,
            dates=dates_held(role),
            attended=_attended(person.id, role, meetings),
            chairs=role.chair if role.chair is not None else _CHAIRS.search(role.post) is not None,
            now=is_held_on(role, writer.edition.day),
        )
        for person, role in writer.edition.trails.posts.get(body.id, ())
    )


def _attended(person: str, role: Role, meetings: Iterable[Meeting]) -> str:
    """`there at 3 of 4 meetings`: of those that recorded who was there, and fell into the time of the post."""
    listed = [_listed(meeting, person) for meeting in meetings if _fell_into(role, meeting.start.date)]
    during = [one for one in listed if one is None or one.presence != "unknown"]
    if not during:
        return ""
    there = sum(one is not None and one.was_there for one in during)
    if len(during) == 1:
        return f"{'there' if there else 'not there'} at the one meeting that says who came"
    return f"there at {there} of {len(during)} meetings that say who came"


def _listed(meeting: Meeting, person: str) -> Attendance | None:
    """How the minutes list somebody; None, which is absent, where they list others alone."""
    return next((one for one in meeting.attendance if one.person == person), None)


def _fell_into(role: Role, date: PartialDate) -> bool:
    """Whether a meeting was held while a post is known to have been held."""
    first = role.from_.first if isinstance(role.from_, PartialDate) else None
    last = dt.date.max if role.to is None else role.to.last if isinstance(role.to, PartialDate) else None
    return first is not None and last is not None and first <= date.first and date.last <= last
