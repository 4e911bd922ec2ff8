"""The line of an intervention: each direction from the day it was issued to its end, with the day of the edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TypeGuard

from openrecord import words
from openrecord.drawing.axis import Axis, Tick
from openrecord.duties import standing
from openrecord.frozen import frozen
from openrecord.model.council import Event
from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.direction import Direction

MOST_SPELLS = 16
MOST_EVENTS = 60


@frozen
class Spell:
    """The time for which a direction was in force, and the time for which it is still to be."""

    sentence: str
    href: str
    start: float
    length: float
    ahead: float
    """How long it still lasts after the day, in percent of the width."""
    is_open: bool
    """Whether its end is not known or was not set."""


@frozen
class Intervention:
    """Directions on a line of time."""

    sentence: str
    spells: tuple[Spell, ...]
    events: tuple[float, ...]
    events_sentence: str
    ticks: tuple[Tick, ...]
    today: float
    day: str
    rest: str


def intervention(
    directions: Sequence[Direction], events: Sequence[Event], addresses: Sequence[str], day: dt.date
) -> Intervention | None:
    """A drawing of the directions whose day of issue is known, or None where there is none; `addresses` are theirs."""
    dated = [
        (direction, direction.issued, address)
        for direction, address in zip(directions, addresses, strict=True)
        if isinstance(direction.issued, PartialDate) and direction.issued.first <= day
    ]
    if not dated:
        return None
    drawn = sorted(dated, key=lambda row: (row[1], row[0].id))[:MOST_SPELLS]
    begun = sorted(event.date.first for event in events if _is_near(event.date))
    dates = [date for date in begun if date <= day][-MOST_EVENTS:]
    ends = [end for direction, _, _ in drawn if (end := _end(direction, day))]
    firsts = [issued for _, issued, _ in drawn]
    left = len(directions) - len(drawn)
    axis = Axis(min([*(date.first for date in firsts), *dates]), max([day, *ends]))
    return Intervention(
        sentence=_sentence(min(firsts, key=lambda date: date.first), [direction for direction, _, _ in drawn], day),
        spells=tuple(_spell(axis, direction, issued, address, day) for direction, issued, address in drawn),
        events=tuple(axis.at(date) for date in dates),
        events_sentence=f"The last line shows {words.count(len(dates), 'event')}." if dates else "",
        ticks=axis.ticks(),
        today=axis.at(day),
        day=words.day(day),
        rest=f"Not drawn: {words.count(left, 'more direction')}." if left else "",
    )


def _is_near(date: PartialDate | Unknown) -> TypeGuard[PartialDate]:
    """Whether a date is known to the month, so that a mark on a line of some years does not mislead."""
    return isinstance(date, PartialDate) and date.precision in {"day", "month"}


def _end(direction: Direction, day: dt.date) -> dt.date | None:
    """The last day on which a direction had or has force, as far as anybody knows."""
    if standing(direction, day) == "ended":
        return direction.on.last if isinstance(direction.on, PartialDate) else None
    return direction.ends.last if isinstance(direction.ends, PartialDate) else None


def _spell(axis: Axis, direction: Direction, issued: PartialDate, address: str, day: dt.date) -> Spell:
    end = _end(direction, day)
    start, stop = axis.at(issued.first), axis.at(max(min(end or day, day), issued.first))
    return Spell(
        sentence=f"{direction.title}: {words.date(issued)}{_until(direction, end, day)}",
        href=address,
        start=start,
        length=round(max(stop - start, 0.6), 2),
        ahead=round(axis.at(end) - stop, 2) if end and end > day else 0.0,
        is_open=end is None,
    )


def _until(direction: Direction, end: dt.date | None, day: dt.date) -> str:
    """How long a direction had force, as the end of a sentence."""
    state = standing(direction, day)
    if end is None:
        return "; its end is not known" if state in {"ended", "not known"} else "; no end was set"
    if end >= day and state != "ended":
        return f"; in force until {words.day(end)}"
    told = direction.on if state == "ended" else direction.ends
    return f" to {words.date(told)}" if isinstance(told, PartialDate) else ""


def _sentence(first: PartialDate, directions: Sequence[Direction], day: dt.date) -> str:
    bind = sum(standing(direction, day) == "in force" for direction in directions)
    years, months = divmod(words.whole_months((day - first.first).days), 12)
    parts = [words.count(number, what) for number, what in ((years, "year"), (months, "month")) if number]
    length = words.capital(words.series(parts) or "less than a month")
    if first.precision in {"year", "financial year"}:
        length = f"About {words.count(round((day - first.first).days / 365.25), 'year')}"
    is_sure = all(standing(direction, day) != "not known" for direction in directions)
    told = words.agree(bind, "is") if bind else "is" if is_sure else "is known to be"
    of_all = f"{words.number(bind) if bind else 'none'} of {words.number(len(directions))} {told} in force"
    return f"{length} from the first direction to the day; {of_all}."
