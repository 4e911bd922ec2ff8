"""The state of a duty on a day: whether it binds, what met it, when it falls due next."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from typing import Literal

from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate, Unknown, has_come
from openrecord.model.direction import Direction, Fulfilment, Requirement

MONTHS: Mapping[str, int] = {"month": 1, "quarter": 3, "six-months": 6, "year": 12}
"""How many months lie between two times that a repeating requirement falls due."""

Standing = Literal["in force", "past its end", "replaced", "ended", "not known"]


@frozen
class NextDue:
    """When a repeating requirement falls due next, and from what that is counted."""

    on: dt.date
    counted_from: PartialDate
    basis: Literal["due", "met", "issued"]
    """The requirement's own date, the last time it was met, or the day the direction was issued."""
    passed: int
    """How often it fell due, on that count, since it was last met."""


def standing(direction: Direction, day: dt.date) -> Standing:
    """Whether a direction binds on a day."""
    if direction.state == "unknown":
        return "not known"
    ended = has_come(direction.on, day)
    if direction.state != "in-force" and (ended or not isinstance(direction.on, PartialDate)):
        return "ended"
    if isinstance(direction.ends, PartialDate) and direction.ends.last < day:
        return "past its end"
    return "in force"


def met_by(requirement: Requirement, day: dt.date) -> tuple[Fulfilment, ...]:
    """What met a requirement by a day, oldest first; what has no known date keeps its place in front."""
    met = [f for f in requirement.met_by if not isinstance(f.date, PartialDate) or f.date.first <= day]
    return tuple(sorted(met, key=lambda f: f.date.last if isinstance(f.date, PartialDate) else dt.date.min))


def days_late(requirement: Requirement, fulfilment: Fulfilment) -> int:
    """How many days after its date a requirement that does not repeat was met at the least; 0 where it was not late."""
    due, met = requirement.due, fulfilment.date
    if requirement.every or not isinstance(due, PartialDate) or not isinstance(met, PartialDate):
        return 0
    return max((met.first - due.last).days, 0)


def is_overdue(requirement: Requirement, day: dt.date) -> bool:
    """Whether its date has passed and nothing on record met it; one that repeats is never called overdue."""
    passed = isinstance(requirement.due, PartialDate) and requirement.due.last < day
    return passed and not requirement.every and not met_by(requirement, day)


def next_due(direction: Direction, requirement: Requirement, day: dt.date) -> NextDue | None:
    """When a repeating requirement of a direction in force falls due next, counted from what is known."""
    if requirement.every is None or standing(direction, day) != "in force":
        return None
    met = [f.date for f in met_by(requirement, day) if isinstance(f.date, PartialDate)]
    basis: Literal["due", "met", "issued"]
    if isinstance(requirement.due, PartialDate):
        start, basis = requirement.due, "due"
    elif met:
        start, basis = (met[-1] if met[-1].last <= day else PartialDate.of(day)), "met"
    elif isinstance(direction.issued, PartialDate):
        start, basis = direction.issued, "issued"
    else:
        return None
    step = MONTHS[requirement.every]
    dates = [start.last] if basis == "due" else []
    turn = 1
    while not dates or dates[-1] < day:
        dates.append(months_after(start.last, turn * step))
        turn += 1
    if any(isinstance(f.date, Unknown) for f in requirement.met_by):
        return NextDue(dates[-1], start, basis, 0)
    last_met = min(met[-1].last, day) if met else None
    passed = sum(date < day and (last_met is None or date > last_met) for date in dates)
    return NextDue(dates[-1], start, basis, passed)


def months_after(day: dt.date, months: int) -> dt.date:
    """The same day of a later month, or that month's last where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
