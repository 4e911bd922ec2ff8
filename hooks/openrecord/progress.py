"""What is true of a plan on a day: how each milestone stands, what is late, how far a date has slipped.

This is the only place where a status is decided or a count is made. The rules in `DEFINITIONS` are the ones
that the page about how progress is measured prints.
"""

from __future__ import annotations

import datetime as dt
import enum
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Literal

from openrecord import words
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate, Unknown, days_between
from openrecord.model.plan import DateRevision, Milestone, Plan, StatusReport, Update
from openrecord.model.record import Record


class Standing(enum.Enum):
    """How a milestone stands on a day, in the order in which bars and tables show it."""

    COMPLETE = "complete"
    ON_TARGET = "on-target"
    UNDER_WAY = "under-way"
    DELAYED = "delayed"
    OVERDUE = "overdue"
    NOT_STARTED = "not-started"
    NOT_REPORTED = "not-reported"
    NOT_PURSUED = "not-pursued"


@frozen
class Definition:
    """A standing as readers meet it: its word, and the rule that decides it."""

    standing: Standing
    word: str
    rule: str


DEFINITIONS = (
    Definition(Standing.COMPLETE, "Complete", "An update says that it is done, and names its source."),
    Definition(Standing.ON_TARGET, "On target", "The newest update says that it will be done by the date in force."),
    Definition(
        Standing.UNDER_WAY, "Under way", "The newest update says that work goes on, with no date to hold it to."
    ),
    Definition(Standing.DELAYED, "Delayed", "The newest update says that it will be late, before its date has passed."),
    Definition(
        Standing.OVERDUE,
        "Overdue",
        "An update published after the date in force had passed says that it is not finished, whatever word it used; "
        "or the newest update itself calls it overdue.",
    ),
    Definition(Standing.NOT_STARTED, "Not started", "The newest update says that work has not begun."),
    Definition(
        Standing.NOT_REPORTED,
        "Not reported",
        "No update has spoken of it, or none since its date passed, or its plan was closed while it was open. "
        "Silence counts neither as success nor as failure.",
    ),
    Definition(
        Standing.NOT_PURSUED, "Not pursued", "An update says that it will not be done. It is left out of the total."
    ),
)
WORDS: Mapping[Standing, str] = {definition.standing: definition.word for definition in DEFINITIONS}

FINISHED = frozenset({Standing.COMPLETE, Standing.NOT_PURSUED})
GOOD = frozenset({Standing.COMPLETE, Standing.ON_TARGET})

SILENT_DAYS = 122
"""Four months without anything new, after which every page warns that the record has grown old."""

Silence = Literal["never", "since its date", "plan closed"]


@frozen
class State:
    """How a milestone stands on a day, and why."""

    standing: Standing
    update: Update | None
    """The newest update that spoke of it by that day."""
    report: StatusReport | None
    """What that update said."""
    due: PartialDate | Unknown | None
    """The date in force on that day."""
    silence: Silence | None = None
    """Why it counts as not reported."""
    not_updated: bool = False
    """Whether the newest update left it out though it is unfinished."""
    days_late: int = 0
    """Days from the date in force to the day, where it is unfinished, the date has passed and the plan goes on."""

    @property
    def is_late(self) -> bool:
        """Overdue, delayed, or not reported since its date."""
        return self.days_late > 0 if self.silence else self.standing in {Standing.OVERDUE, Standing.DELAYED}

    @property
    def is_confirmed(self) -> bool:
        """Whether somebody independent confirmed what the update said."""
        return self.report is not None and self.report.checked_by is not None


@frozen
class Counts:
    """How many milestones stand how."""

    by_standing: Mapping[Standing, int]

    @classmethod
    def of(cls, states: Iterable[State]) -> Counts:
        """The counts of some states."""
        counted = Counter(state.standing for state in states)
        return cls({standing: counted[standing] for standing in Standing if counted[standing]})

    def __getitem__(self, standing: Standing) -> int:
        return self.by_standing.get(standing, 0)

    @property
    def known(self) -> int:
        """Every milestone known, also those not pursued."""
        return sum(self.by_standing.values())

    @property
    def total(self) -> int:
        """The m of `n of m`: every milestone known except those not pursued."""
        return self.known - self[Standing.NOT_PURSUED]

    @property
    def good(self) -> int:
        """The n of `n of m`: complete and on target."""
        return sum(self[standing] for standing in GOOD)

    @property
    def not_reported(self) -> int:
        """Those of which the updates are silent; named beside `n of m`."""
        return self[Standing.NOT_REPORTED]

    @property
    def percent(self) -> int:
        """n of m as a whole percentage, halves rounded up; 0 where there is nothing to count."""
        return (200 * self.good + self.total) // (2 * self.total) if self.total else 0


def known_from(update: Update) -> dt.date:
    """The day from which an update counts: the day it was published or, where that is not known, its period's last."""
    published = update.published
    return update.covers.to.last if isinstance(published, Unknown) else published.last


def updates_by(record: Record, plan: str, day: dt.date) -> tuple[Update, ...]:
    """The updates of a plan that had been published by a day, oldest period first."""
    return tuple(update for update in record.updates_of(plan) if known_from(update) <= day)


def published_by(record: Record, plan: str, day: dt.date) -> tuple[Update, ...]:
    """The same as they were published, which a decision may be before the report of a time that was over by then."""
    return tuple(sorted(updates_by(record, plan, day), key=known_from))


def agreed_on(record: Record, revision: DateRevision) -> PartialDate | None:
    """When a revision was agreed, as precisely as it is known; None where it was not, or nobody knows when."""
    if revision.agreed_at is not None:
        meeting = record.meeting_at(revision.agreed_at)
        return meeting.start.date if meeting else None
    on = revision.agreed.on if revision.agreed else None
    return on if isinstance(on, PartialDate) else None


def decided_on(record: Record, revision: DateRevision) -> dt.date | None:
    """The day on which a revision was agreed; None where it was not, or nobody knows when."""
    agreed = agreed_on(record, revision)
    return agreed.last if agreed else None


def proposed_on(record: Record, revision: DateRevision) -> dt.date | None:
    """The day on which a revision was proposed in a document; None where it was not, or the document has no date."""
    document = record.documents.get((revision.proposed_in or "").partition("#")[0])
    return document.date.last if document and isinstance(document.date, PartialDate) else None


def known_on(record: Record, revision: DateRevision) -> dt.date | None:
    """The day on which a revision was agreed or, before that, proposed in a document; None where neither is known."""
    days = (decided_on(record, revision), proposed_on(record, revision))
    return min((date for date in days if date is not None), default=None)


def in_force_on(record: Record, revision: DateRevision, day: dt.date) -> bool:
    """Whether a revision moved a date by a day; one agreed nobody knows when did so as soon as it was known of."""
    since = decided_on(record, revision) or known_on(record, revision)
    return revision.in_force and (since is None or since <= day)


def due_on(record: Record, milestone: Milestone, day: dt.date) -> PartialDate | Unknown | None:
    """The date in force on a day: the last that somebody had agreed by then; a mere proposal moves nothing."""
    due = milestone.due
    for revision in milestone.revisions:
        if in_force_on(record, revision, day):
            due = revision.to
    return due


def slippage(record: Record, milestone: Milestone, day: dt.date) -> int | None:
    """Days from the first date to the date in force, below zero if it came forward; None where either is not known."""
    return days_between(milestone.due, due_on(record, milestone, day))


def is_closed(plan: Plan, day: dt.date) -> bool:
    """Whether a plan was closed by a day; one closed nobody knows when was."""
    return plan.closed is not None and (isinstance(plan.closed.on, Unknown) or plan.closed.on.last <= day)


def states(record: Record, plan: Plan, day: dt.date) -> dict[str, State]:
    """How every milestone of a plan stands on a day, by id."""
    updates = updates_by(record, plan.id, day)
    newest = updates[-1] if updates else None
    told = {name: (update, report) for update in updates for name, report in update.milestones.items()}
    closed = is_closed(plan, day)
    return {
        milestone.id: _state(record, milestone, told.get(milestone.id), newest, day, closed)
        for milestone in record.milestones_of(plan.id)
    }


def _state(
    record: Record,
    milestone: Milestone,
    told: tuple[Update, StatusReport] | None,
    newest: Update | None,
    day: dt.date,
    closed: bool,
) -> State:
    due = due_on(record, milestone, day)
    deadline = due.last if isinstance(due, PartialDate) else None
    late = max((day - deadline).days, 0) if deadline and not closed else 0
    if told is None:
        return State(Standing.NOT_REPORTED, None, None, due, "never", days_late=late)
    update, report = told
    standing = Standing(report.status)
    if standing in FINISHED:
        return State(standing, update, report, due)
    if closed:
        return State(Standing.NOT_REPORTED, update, report, due, "plan closed")
    if late and deadline:
        reported_since = known_from(update) > deadline
        if not reported_since and standing is not Standing.OVERDUE:
            return State(Standing.NOT_REPORTED, update, report, due, "since its date", update is not newest, late)
        standing = Standing.OVERDUE
    return State(standing, update, report, due, None, update is not newest, late)


def silence(record: Record, day: dt.date) -> str:
    """Why a reader should doubt that the record is current on a day, as a sentence; empty where there is no reason.

    Either an announced update did not come, or for four months nothing came at all.
    """
    newest = newest_news(record, day)
    announced = record.council.next_update
    if isinstance(announced, PartialDate) and announced.last < day and (newest is None or newest < announced.first):
        return f"An update was announced for {words.date(announced)}, and has not come."
    if newest is not None and (day - newest).days > SILENT_DAYS:
        return f"Nothing new has been published since {words.day(newest)}."
    return ""


def newest_news(record: Record, day: dt.date) -> dt.date | None:
    """The last day by which an update was published or a meeting held; None where none was."""
    published = [known_from(update) for update in record.updates.values()]
    held = (meeting.start.date.last for meeting in reversed(record.meetings.values()) if meeting.status == "held")
    newest = next((date for date in held if date <= day), None)  # meetings stand in the order of their days
    return max((date for date in (*published, newest) if date is not None and date <= day), default=None)


def good_by_first_dates(record: Record, plan: Plan, told: Mapping[str, State]) -> int:
    """How many milestones are complete or on target measured against the first date that each was given.

    `told` says how they stand on the day. One that was finished later, or whose date was moved later or to a day that
    nobody knows, does not count; one that was finished by its first date does all the same, and so does one of which
    no first date is known.
    """
    return sum(
        told[milestone.id].standing in GOOD and _kept_first_date(milestone, told[milestone.id])
        for milestone in record.milestones_of(plan.id)
    )


def _kept_first_date(milestone: Milestone, state: State) -> bool:
    first, due = milestone.due, state.due
    if not isinstance(first, PartialDate):
        return True
    stays = isinstance(due, PartialDate) and due.last <= first.last
    done = state.report.on if state.report and state.standing is Standing.COMPLETE else None
    if isinstance(done, PartialDate):
        return (done.first if stays else done.last) <= first.last
    return stays
