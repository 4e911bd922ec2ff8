"""What can be news, and the news that it makes: when it became known, what it is about, and the name it always has."""

from __future__ import annotations

import datetime as dt
import enum

from openrecord.frozen import frozen
from openrecord.model.council import Event
from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.direction import Direction, Fulfilment, Requirement
from openrecord.model.document import SourceDocument
from openrecord.model.entry import Correction
from openrecord.model.item import ActionUpdate, AgendaItem
from openrecord.model.measure import Measure, Observation
from openrecord.model.meeting import Meeting
from openrecord.model.plan import DateRevision, Plan, Update
from openrecord.movement import Change


class Topic(enum.Enum):
    """What residents care about, in the order in which they do, each with its heading."""

    FINISHED = "What was finished"
    LATE = "What became late"
    DATES = "Dates moved"
    DECIDED = "What meetings decided"
    ANSWERED = "What became of what meetings asked for"
    COMING = "Meetings to come, cancelled or put off"
    FIGURES = "New figures"
    STATUS = "What else changed its status"
    UPDATES = "Updates published"
    DUTIES = "Duties"
    CORRECTIONS = "Corrections"
    DOCUMENTS = "New documents"
    EVENTS = "What else happened"


@frozen
class Published:
    """An update was published."""

    update: Update


@frozen
class Stood:
    """An update said of a milestone that it stands otherwise than at the update before."""

    update: Update
    change: Change


@frozen
class DateMoved:
    """Somebody agreed, or only proposed, to move the date of a milestone."""

    milestone: str
    """As plan/milestone."""
    was: PartialDate | Unknown | None
    revision: DateRevision
    agreed: bool


@frozen
class DatePassed:
    """The date of a milestone passed, and nothing on record says that it was done by then."""

    milestone: str
    """As plan/milestone."""
    due: PartialDate


@frozen
class Closed:
    """A plan was closed."""

    plan: Plan


@frozen
class Coming:
    """A meeting is a week away, or was to be and is cancelled or put off."""

    meeting: Meeting


@frozen
class Met:
    """A body met, and the record holds what came of it."""

    meeting: Meeting


@frozen
class Decided:
    """A meeting decided an item of its business."""

    meeting: Meeting
    item: AgendaItem


@frozen
class Answered:
    """Something was said of what a meeting had asked for."""

    meeting: Meeting
    item: AgendaItem
    number: int
    """The action's place among those of its item."""
    answer: ActionUpdate


@frozen
class Measured:
    """A new figure of a measure became known."""

    measure: Measure
    observation: Observation


@frozen
class DocumentPublished:
    """A document was published."""

    document: SourceDocument


@frozen
class Corrected:
    """A mistake in the record was put right in the open."""

    kind: str
    """The kind of what was wrong, as references name it."""
    path: str
    correction: Correction


@frozen
class Issued:
    """A direction was issued."""

    direction: Direction


@frozen
class Ended:
    """A direction ceased to bind."""

    direction: Direction


@frozen
class Fulfilled:
    """Something met a requirement of a direction."""

    direction: Direction
    requirement: Requirement
    by: Fulfilment


@frozen
class DutyOverdue:
    """The date of a requirement passed, and nothing on record met it."""

    direction: Direction
    requirement: Requirement


@frozen
class Happened:
    """Something happened that is in no other file."""

    event: Event


Fact = (
    Published
    | Stood
    | DateMoved
    | DatePassed
    | Closed
    | Coming
    | Met
    | Decided
    | Answered
    | Measured
    | DocumentPublished
    | Corrected
    | Issued
    | Ended
    | Fulfilled
    | DutyOverdue
    | Happened
)


@frozen
class News:
    """Something new, as the record itself tells it."""

    id: str
    """Made from the ids of the record alone, so that it outlasts every title; it needs no escape in an address."""
    topic: Topic
    date: PartialDate
    """When it became known, as precisely as the record tells; it counts from the last day of that."""
    fact: Fact
    about: frozenset[str]
    """References of the plans, themes and bodies that it is about."""
    time: dt.time | None = None
    """The time of day, for what came of a meeting that tells it."""
    entered: dt.date | None = None
    """The day of the edition that first had it, where an edition after its own day did not have it yet."""

    @property
    def day(self) -> dt.date:
        """The day from which it is known."""
        return self.date.last

    @property
    def shown(self) -> dt.date:
        """The day from which readers could know it."""
        return self.entered or self.day

    @property
    def order(self) -> tuple[int, int, int, str]:
        """The newest first; at one moment the whole before its parts, then by name."""
        time = self.time or dt.time.min
        moment = (-self.day.toordinal(), -(time.hour * 60 + time.minute))
        return (*moment, 0 if isinstance(self.fact, Published | Met) else 1, self.id)
