"""How milestones moved from one update to the next: the only place where it is said what counts as slipped.

The rules in `MOVEMENTS` are the ones that the page about how progress is measured prints.
"""

from __future__ import annotations

import enum
from collections.abc import Container, Mapping

from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate
from openrecord.model.seal import Seal
from openrecord.progress import FINISHED, Standing, State


class Movement(enum.Enum):
    """What became of a milestone between two updates, in the order in which readers care."""

    COMPLETED = "completed"
    SLIPPED = "slipped"
    RECOVERED = "recovered"
    REOPENED = "reopened"
    ADDED = "added"
    DROPPED = "dropped"
    FIRST_REPORTED = "first-reported"
    CHANGED = "changed"
    NOT_UPDATED = "not-updated"


@frozen
class Definition:
    """A movement as readers meet it: its heading, and the rule that decides it."""

    movement: Movement
    heading: str
    told: str
    """What it is called in a sentence that counts: `three slipped`."""
    rule: str


MOVEMENTS = (
    Definition(Movement.COMPLETED, "Became complete", "became complete", "It was unfinished, and is now complete."),
    Definition(
        Movement.SLIPPED,
        "Slipped",
        "slipped",
        "It is late now and was not before, or its date in force moved to a later day.",
    ),
    Definition(
        Movement.RECOVERED, "Recovered", "recovered", "It was late and is not now, and its date was not put off."
    ),
    Definition(
        Movement.REOPENED, "Opened again", "was opened again", "It was complete or dropped, and is so no longer."
    ),
    Definition(
        Movement.ADDED, "Added to the plan", "joined the plan", "It was not among those that the update before sealed."
    ),
    Definition(Movement.DROPPED, "Dropped", "was dropped", "It will not be done: its status is not pursued."),
    Definition(
        Movement.FIRST_REPORTED,
        "Reported for the first time",
        "was reported for the first time",
        "No update had spoken of it before.",
    ),
    Definition(
        Movement.CHANGED,
        "Changed otherwise",
        "changed otherwise",
        "Its status, or the date of one that is unfinished, is another, in no way above.",
    ),
    Definition(
        Movement.NOT_UPDATED,
        "Not updated",
        "was not updated",
        "It is not known to be finished, and this update leaves it out.",
    ),
)
"""In the order in which the page of an update shows them."""


@frozen
class Change:
    """How a milestone stood at one update, and how at the next."""

    milestone: str
    movement: Movement
    before: State
    after: State


def changes(
    then: Mapping[str, State], now: Mapping[str, State], added: Container[str] = frozenset()
) -> tuple[Change, ...]:
    """What moved between two updates of a plan, in the plan's order, and what the newer one does not speak of.

    `added` holds the milestones that are known not to have been there at the earlier one.
    """
    return tuple(
        Change(milestone, moved, then[milestone], after)
        for milestone, after in now.items()
        if (moved := movement(then[milestone], after, milestone in added)) is not None
    )


def movement(before: State, after: State, added: bool = False) -> Movement | None:
    """What became of a milestone; None where it stands as it did."""
    was_finished, is_finished = before.standing in FINISHED, after.standing in FINISHED
    ends = is_finished and after.standing is not before.standing
    if added:
        return Movement.ADDED
    if ends:
        return Movement.COMPLETED if after.standing is Standing.COMPLETE else Movement.DROPPED
    if was_finished and not is_finished:
        return Movement.REOPENED
    if not is_finished and ((after.is_late and not before.is_late) or _is_later(before, after)):
        return Movement.SLIPPED
    if before.is_late and not after.is_late:
        return Movement.RECOVERED
    if before.silence == "never" and after.silence != "never":
        return Movement.FIRST_REPORTED
    if after.standing is not before.standing or (not is_finished and after.due != before.due):
        return Movement.CHANGED
    return Movement.NOT_UPDATED if after.not_updated or after.silence == "never" else None


def added_since(seal: Seal | None, then: Mapping[str, State]) -> frozenset[str]:
    """The milestones that an earlier update did not seal; none where it sealed nothing, since nobody can tell."""
    if seal is None:
        return frozenset()
    sealed = {name for facts in seal.facts.values() for name in facts}
    return frozenset(milestone for milestone in then if f"milestones.{milestone}.title" not in sealed)


def _is_later(before: State, after: State) -> bool:
    if isinstance(before.due, PartialDate) and isinstance(after.due, PartialDate):
        return after.due.last > before.due.last
    return False
