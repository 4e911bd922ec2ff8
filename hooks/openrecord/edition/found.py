"""What is found in meetings: decisions, things asked for, questions and petitions, each with its place."""

from __future__ import annotations

from collections.abc import Iterable

from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.entry import Postholder, Postholders
from openrecord.model.item import ActionArising, AgendaItem, Approval, Resolution
from openrecord.model.meeting import Meeting
from openrecord.model.raised import Petition, Question

Item = tuple[Meeting, AgendaItem]


@frozen
class Decided:
    """A resolution, and where it was taken."""

    meeting: Meeting
    item: AgendaItem
    resolution: Resolution
    anchor: str


@frozen
class Asked:
    """An action arising, and where it was asked for."""

    meeting: Meeting
    item: AgendaItem
    action: ActionArising
    anchor: str
    number: int
    """Its place among the actions of its item."""


@frozen
class Brought:
    """A question or petition, and where it was brought."""

    meeting: Meeting
    item: AgendaItem
    thing: Question | Petition
    anchor: str

    @property
    def by(self) -> Postholders:
        """The members who brought it."""
        return self.thing.asked_by if isinstance(self.thing, Question) else self.thing.presented_by

    @property
    def called(self) -> str:
        """What it asks, or asks for."""
        return self.thing.question if isinstance(self.thing, Question) else self.thing.title


@frozen
class Approved:
    """What a meeting did with the minutes of an earlier one."""

    meeting: Meeting
    item: AgendaItem
    approval: Approval


@frozen
class Moved:
    """A milestone whose date a meeting moved."""

    path: str
    was: PartialDate | Unknown | None
    now: PartialDate | Unknown | None


def published(item: AgendaItem) -> AgendaItem:
    """The item as it may be shown: of one that is withheld, only what the council itself published."""
    if item.withheld is None:
        return item
    public = item.withheld.public
    return item.model_copy(
        update={
            "record": (),
            "motions": (),
            "actions": (),
            "petitions": (),
            "questions": (),
            "asked_to": (),
            "vote": None,
            "resolved": item.resolved if "resolved" in public else (),
            "papers": item.papers if "papers" in public else (),
        }
    )


def persons(holders: Iterable[Postholder]) -> tuple[str, ...]:
    """The people among some postholders, each once."""
    return tuple(dict.fromkeys(holder.person for holder in holders if isinstance(holder.person, str)))
