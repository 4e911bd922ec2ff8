"""Milestones on a line of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openrecord import words
from openrecord.drawing.axis import Axis, Tick
from openrecord.model.dates import PartialDate
from openrecord.model.plan import Milestone
from openrecord.model.record import Record
from openrecord.progress import WORDS, State

MOST_LANES = 24
"""More lines than these would make a page heavy (5 kB a drawing) and nobody wiser."""


@dataclass(frozen=True)
class Lane:
    """One milestone's line: from its first date to the date in force."""

    sentence: str
    key: str
    first: float
    now: float
    start: float
    """Where the line between the two dates begins."""
    length: float


@dataclass(frozen=True)
class Timeline:
    """Milestones on a line of time, with the day the page speaks for."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    today: float
    """Where the page's day stands."""
    day: str
    sentence: str
    """What the drawing shows."""
    rest: str
    """What is not drawn, in words."""


def timeline(
    record: Record, milestones: Sequence[Milestone], told: Mapping[str, State], day: dt.date
) -> Timeline | None:
    """A drawing of the milestones that have dates, or None where none has."""
    dated = []
    for milestone in milestones:
        now = told[milestone.id].due
        first = milestone.due
        ends = [date for date in (first, now) if isinstance(date, PartialDate)]
        if ends:
            dated.append((milestone, ends[0], ends[-1]))
    if not dated:
        return None
    drawn = dated[:MOST_LANES]
    days = [end.last for _, *ends in drawn for end in ends]
    margin = dt.timedelta(days=20)
    axis = Axis(min(*days, day) - margin, max(*days, day) + margin)
    lanes = tuple(_lane(axis, milestone, first, now, told[milestone.id]) for milestone, first, now in drawn)
    moved = sum(lane.first != lane.now for lane in lanes)
    return Timeline(
        lanes=lanes,
        ticks=axis.ticks(),
        today=axis.at(day),
        day=words.day(day),
        sentence=(
            f"{words.capital(words.count(len(dated), 'milestone'))} {words.agree(len(dated), 'has')} a date; "
            f"{words.number(moved)} of the dates drawn {words.agree(moved, 'has')} moved."
        ),
        rest=_rest(len(milestones) - len(dated), len(dated) - len(drawn)),
    )


def _lane(axis: Axis, milestone: Milestone, first: PartialDate, now: PartialDate, state: State) -> Lane:
    ends = axis.at(first.last), axis.at(now.last)
    return Lane(
        _sentence(milestone, first, now, state), state.standing.value, *ends, min(ends), round(max(ends) - min(ends), 2)
    )


def _rest(undated: int, beyond: int) -> str:
    parts = []
    if undated:
        parts.append(f"{words.count(undated, 'milestone')} without a date")
    if beyond:
        parts.append(f"{words.count(beyond, 'more milestone')}")
    return f"Not drawn: {words.series(parts)}." if parts else ""


def _sentence(milestone: Milestone, first: PartialDate, now: PartialDate, state: State) -> str:
    moved = f"first {words.date(first)}, now {words.date(now)}" if first != now else f"due {words.date(now)}"
    return f"{milestone.title}: {moved}, {WORDS[state.standing].lower()}"
