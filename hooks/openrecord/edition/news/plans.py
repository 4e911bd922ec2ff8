"""What became new of plans: updates, how milestones stand, dates moved, dates passed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

from openrecord.edition.news.facts import Closed, DateMoved, DatePassed, News, Published, Stood, Topic
from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.model.dates import PartialDate, has_come
from openrecord.model.plan import DateRevision, Milestone, Plan, StatusReport, Theme, Update
from openrecord.model.record import Record
from openrecord.movement import Change, Movement, added_since, changes
from openrecord.progress import (
    FINISHED,
    Standing,
    State,
    decided_on,
    due_on,
    known_from,
    known_on,
    proposed_on,
    published_by,
    updates_by,
)

States = Callable[[str, dt.date], Mapping[str, State]]

_TOPICS = {Movement.COMPLETED: Topic.FINISHED, Movement.SLIPPED: Topic.LATE}


@frozen
class PlanNews:
    """The news of one plan up to a day."""

    record: Record
    plan: Plan
    day: dt.date
    states: States
    """How every milestone of a plan stood on a day."""

    def __iter__(self) -> Iterator[News]:
        yield from self._updates()
        yield from self._moved_dates()
        yield from self._passed_dates()
        closed = self.plan.closed
        if closed is not None and has_come(closed.on, self.day):
            about = frozenset((self._itself, *(f"theme:{theme.path}" for theme in self._themes)))
            yield News(f"plan/{self.plan.id}/closed", Topic.UPDATES, closed.on, Closed(self.plan), about)

    @property
    def _itself(self) -> str:
        return f"plan:{self.plan.id}"

    @property
    def _themes(self) -> tuple[Theme, ...]:
        return self.record.themes_of(self.plan.id)

    def _about(self, theme: Theme) -> frozenset[str]:
        return frozenset((self._itself, f"theme:{theme.path}"))

    def _updates(self) -> Iterator[News]:
        updates = published_by(self.record, self.plan.id, self.day)
        days = sorted({known_from(update) for update in updates})
        day_before = dict(zip(days, (dt.date.min, *days), strict=False))
        by_milestone = {m.id: self._about(theme) for theme in self._themes for m in theme.milestones}
        for before, update in pairwise((None, *updates)):
            if update is None:
                continue
            told = {f"theme:{self.plan.id}/{theme}" for theme in update.themes}
            told |= set().union(*(by_milestone.get(milestone, ()) for milestone in update.milestones))
            about = frozenset((self._itself, *told))
            day = known_from(update)
            date = update.published if isinstance(update.published, PartialDate) else PartialDate.of(day)
            yield News(f"update/{update.path}", Topic.UPDATES, date, Published(update), about)
            for change in self._said(before, update, day_before[day]):
                name = f"milestone/{self.plan.id}/{change.milestone}/update/{update.id}"
                topic = _TOPICS.get(change.movement, Topic.STATUS)
                yield News(name, topic, date, Stood(update, change), by_milestone[change.milestone])

    def _said(self, before: Update | None, update: Update, day_before: dt.date) -> Iterator[Change]:
        """What an update itself says anew; what only time or an agreement changed is news of another day."""
        then = self.states(self.plan.id, day_before)
        added = added_since(self.record.seals.get(before.path) if before else None, then)
        for change in changes(then, self.states(self.plan.id, known_from(update)), added):
            if change.after.update is not update or change.movement is Movement.NOT_UPDATED:
                continue
            stays_late = change.movement is Movement.SLIPPED and not (
                change.after.is_late and not change.before.is_late
            )
            first_words = before is None and change.movement is Movement.FIRST_REPORTED
            if not first_words and not (stays_late and change.before.standing is change.after.standing):
                yield change

    def _moved_dates(self) -> Iterator[News]:
        for theme in self._themes:
            for milestone in theme.milestones:
                was = milestone.due
                path = f"{self.plan.id}/{milestone.id}"
                for revision in milestone.revisions:
                    agreed = decided_on(self.record, revision) or known_on(self.record, revision)
                    agreed = agreed if revision.in_force else None
                    proposed = proposed_on(self.record, revision)
                    if proposed and (agreed is None or proposed < agreed) and proposed <= self.day:
                        name = f"milestone/{path}/proposed/{_name(revision.proposed_in)}"
                        fact = DateMoved(path, was, revision, agreed=False)
                        yield News(name, Topic.DATES, self._told(revision, proposed), fact, self._about(theme))
                    if agreed and agreed <= self.day:
                        name = f"milestone/{path}/agreed/{_name(revision.agreed_at or str(agreed))}"
                        fact = DateMoved(path, was, revision, agreed=True)
                        yield News(name, Topic.DATES, self._told(revision, agreed), fact, self._about(theme))
                    if revision.in_force:
                        was = revision.to

    def _told(self, revision: DateRevision, day: dt.date) -> PartialDate:
        """The day on which a date was moved, or proposed to be, no sharper than the record tells it."""
        meeting = self.record.meetings.get((revision.agreed_at or "").partition("#")[0])
        document = self.record.documents.get((revision.proposed_in or "").partition("#")[0])
        told = (meeting and meeting.start.date, revision.agreed and revision.agreed.on, document and document.date)
        dates = (date for date in told if isinstance(date, PartialDate) and date.last == day)
        return next(dates, PartialDate.of(day))

    def _passed_dates(self) -> Iterator[News]:
        closed = self.plan.closed.on if self.plan.closed else None
        end = closed.last if isinstance(closed, PartialDate) else dt.date.max
        told = grouped(
            (name, (known_from(update), report))
            for update in updates_by(self.record, self.plan.id, self.day)
            for name, report in update.milestones.items()
        )
        for theme in self._themes:
            for milestone in theme.milestones:
                for due in _dues(milestone):
                    passed = due.last + dt.timedelta(1)
                    if passed > self.day or passed >= end or due_on(self.record, milestone, passed) != due:
                        continue
                    if not _is_over_by(due.last, told.get(milestone.id, ())):
                        path = f"{self.plan.id}/{milestone.id}"
                        yield News(
                            f"milestone/{path}/passed/{due.last}",
                            Topic.LATE,
                            PartialDate.of(passed),
                            DatePassed(path, due),
                            self._about(theme),
                        )


def _dues(milestone: Milestone) -> Iterator[PartialDate]:
    """Every date that a milestone had to be done by, each last day once."""
    seen = set()
    for due in (milestone.due, *(revision.to for revision in milestone.revisions if revision.in_force)):
        if isinstance(due, PartialDate) and due.last not in seen:
            seen.add(due.last)
            yield due


def _is_over_by(day: dt.date, told: Sequence[tuple[dt.date, StatusReport]]) -> bool:
    """Whether the updates of the time said that it was over, or a later one calls it complete and not as of later."""
    newest = [report for known, report in told if known <= day + dt.timedelta(1)][-1:]
    if newest and Standing(newest[0].status) in FINISHED:
        return True
    complete = [report.on for _, report in told if Standing(report.status) is Standing.COMPLETE]
    return any(not isinstance(on, PartialDate) or on.first <= day for on in complete)


def _name(path: str | None) -> str:
    return (path or "").replace("#", "/")
