"""What somebody who goes to the next meeting of a body should know beforehand, on one page that prints."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from openrecord import duties, links, words
from openrecord.edition import Edition
from openrecord.edition.answers import is_answered
from openrecord.edition.found import Asked
from openrecord.frozen import frozen
from openrecord.model.council import Body
from openrecord.model.dates import PartialDate
from openrecord.model.meeting import Meeting
from openrecord.model.plan import Milestone
from openrecord.progress import known_from, known_on, updates_by
from openrecord.views.meetings.ahead import AheadView, ahead_of, directions_behind, planned
from openrecord.views.meetings.arising import ArisingView, arising_view
from openrecord.views.meetings.left_open import OpenView, left_open
from openrecord.views.parts import Link
from openrecord.views.parts.archive import meeting_link, plain
from openrecord.views.parts.writer import Writer
from openrecord.views.plans.late import LateRow, late_rows
from openrecord.views.plans.milestone import RevisionView, revision_views

MOST = 40
"""As many entries of one sort as the page shows; where there are more it leads to the list of all."""
WAITING = {"draft": "Draft", "not-yet-published": "Not yet published"}


@frozen
class UnansweredView:
    """What one meeting of the body asked for, of which the record does not say what came."""

    meeting: Link
    actions: tuple[ArisingView, ...]


@frozen
class RedatedView:
    """A milestone whose date was moved, or was to be moved, since the last meeting."""

    title: str
    href: str
    revisions: tuple[RevisionView, ...]


@frozen
class BriefView:
    """A body's next meeting: what waits for it, what has changed since its last one, what falls due."""

    title: str
    body: Link
    short: tuple[str, ...]
    next: Link | None
    last: Link | None
    oversees: tuple[Link, ...]
    unanswered: tuple[UnansweredView, ...]
    unanswered_left_out: bool
    """Whether there are more than the page shows."""
    all_asked: str
    left_open: tuple[OpenView, ...]
    minutes: tuple[OpenView, ...]
    """The minutes of its meetings that none has approved yet."""
    late: tuple[LateRow, ...]
    late_count: int
    all_late: str
    since: str
    """Since when a change is new, in words."""
    redated: tuple[RedatedView, ...]
    updates: tuple[Link, ...]
    """The updates of its plans that came since the last meeting."""
    overdue: tuple[Link, ...]
    """Requirements whose date has passed with nothing on record that met them."""
    ahead: tuple[AheadView, ...]


def has_brief(edition: Edition, body: Body) -> bool:
    """Whether a body is not known, or thought, to have ended, and something of its business is in the record."""
    over = body.ended is not None and not (isinstance(body.ended, PartialDate) and body.ended.last > edition.day)
    return not over and bool(edition.record.meetings_of(body.id) or edition.trails.overseen.get(body.id))


def brief_view(writer: Writer, body: Body) -> BriefView:
    """The brief for the next meeting of a body."""
    edition, day = writer.edition, writer.edition.day
    plans = edition.trails.overseen.get(body.id, ())
    coming = next(iter(planned(writer, body)), None)
    last = _last(writer, body)
    since = last.start.date.last if last else dt.date.min
    asked = [a for a in reversed(edition.trails.asked_by.get(body.id, ())) if not is_answered(a.action, day)]
    late = [row for plan in plans for row in late_rows(writer, plan)]
    redated = tuple(_redated(writer, plans, since))
    behind = directions_behind(writer, body)
    return BriefView(
        title=f"Brief for the next meeting: {body.called}",
        body=writer.link("body", body.id, body.name),
        short=_in_short(coming, asked, len(late), len(redated), bool(plans)),
        next=meeting_link(writer, coming) if coming else None,
        last=meeting_link(writer, last) if last else None,
        oversees=tuple(writer.link("plan", plan) for plan in plans),
        unanswered=tuple(
            UnansweredView(meeting_link(writer, meeting), tuple(arising_view(writer, one) for one in found))
            for meeting, found in groupby(asked[:MOST], attrgetter("meeting"))
        ),
        unanswered_left_out=len(asked) > MOST,
        all_asked=writer.href(links.ACTIONS_ARISING),
        left_open=tuple(left_open(writer, body)),
        minutes=tuple(_unapproved(writer, body)),
        late=tuple(late[:MOST]),
        late_count=len(late),
        all_late=writer.href(links.LATE),
        since=f"since the last meeting, {words.on(last.start.date)}" if last else "so far",
        redated=redated,
        updates=tuple(
            writer.link("update", update.path)
            for plan in plans
            for update in updates_by(writer.record, plan, day)
            if known_from(update) > since
        ),
        overdue=tuple(
            Link(plain(writer, requirement.text), writer.href(links.direction(direction.id, requirement.id)))
            for direction in behind
            if duties.standing(direction, day) == "in force"
            for requirement in direction.requirements
            if duties.is_overdue(requirement, day)
        ),
        ahead=ahead_of(writer, body),
    )


def _last(writer: Writer, body: Body) -> Meeting | None:
    """The body's newest meeting that took place."""
    trails = writer.edition.trails
    newest_first = reversed(writer.record.meetings_of(body.id))
    return next((m for m in newest_first if m.status == "held" and not trails.is_coming(m)), None)


def _unapproved(writer: Writer, body: Body) -> Iterator[OpenView]:
    for meeting in writer.record.meetings_of(body.id):
        if meeting.status == "held" and meeting.minutes.state in WAITING:
            link = meeting_link(writer, meeting)
            yield OpenView(link, WAITING[meeting.minutes.state], link)


def _redated(writer: Writer, plans: tuple[str, ...], since: dt.date) -> Iterator[RedatedView]:
    for plan in plans:
        for milestone in writer.record.milestones_of(plan):
            new = tuple(_new_revisions(writer, milestone, since))
            if new:
                link = writer.link("milestone", f"{plan}/{milestone.id}")
                yield RedatedView(milestone.title, link.href, new)


def _new_revisions(writer: Writer, milestone: Milestone, since: dt.date) -> Iterator[RevisionView]:
    for revision, view in zip(milestone.revisions, revision_views(writer, milestone), strict=True):
        known = known_on(writer.record, revision)
        if known is not None and since < known <= writer.edition.day:
            yield view


def _in_short(coming: Meeting | None, asked: list[Asked], late: int, redated: int, oversees: bool) -> tuple[str, ...]:
    when = (
        f"The next meeting is planned for {words.moment(coming.start)}." if coming else "No next meeting is announced."
    )
    things = words.capital(words.count(len(asked), "thing")) if asked else "Nothing"
    waiting = f"{things} that it asked for {words.agree(len(asked) or 1, 'is')} without an answer."
    if not oversees:
        return (when, waiting)
    dates = (
        f"{words.opening(redated, 'change of date', 'is', 'changes of date')} new since it last met." if redated else ""
    )
    return (when, waiting, f"{words.opening(late, 'milestone', 'is')} late.", dates)
