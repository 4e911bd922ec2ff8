"""The line of an intervention: each direction from the day it was issued to its end, with the day of the edition."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from openrecord import words
from openrecord.drawing.axis import Axis, Tick
from openrecord.duties import standing
from openrecord.model.council import Direction, Event
from openrecord.model.dates import PartialDate

MOST_SPELLS = 16
MOST_EVENTS = 60


@dataclass(frozen=True)
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


@dataclass(frozen=True)
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
    dates = sorted(e.date.first for e in events if isinstance(e.date, PartialDate) and e.date.first <= day)[-MOST_EVENTS:]
    ends = [end for direction, _, _ in drawn if (end := _end(direction, day))]
    firsts = [issued.first for _, issued, _ in drawn]
    axis = Axis(min([*firsts, *dates]), max([day, *ends]))
    return Intervention(
        sentence=_sentence(min(firsts), [direction for direction, _, _ in drawn], day),
        spells=tuple(_spell(axis, direction, issued, address, day) for direction, issued, address in drawn),
        events=tuple(axis.at(date) for date in dates),
        events_sentence=f"The last line shows {words.count(len(dates), 'event')}." if dates else "",
        ticks=axis.ticks(),
        today=axis.at(day),
        day=words.day(day),
        rest=f"Not drawn: {words.count(len(directions) - len(drawn), 'more direction')}." if len(directions) > len(drawn) else "",
    )


def _end(direction: Direction, day: dt.date) -> dt.date | None:
    """The last day on which a direction had or has force, as far as anybody knows."""
    if standing(direction, day) == "ended":
        return direction.on.last if isinstance(direction.on, PartialDate) else None
    return direction.ends.last if isinstance(direction.ends, PartialDate) else None


def _spell(axis: Axis, direction: Direction, issued: PartialDate, address: str, day: dt.date) -> Spell:
    end = _end(direction, day)
    is_open = end is None
    last = min(end or day, day)
    start, stop = axis.at(issued.first), axis.at(max(last, issued.first))
    told = words.date(issued)
    if end is None:
        tail = "; its end is not known" if standing(direction, day) in {"ended", "not known"} else "; no end was set"
    elif end < day:
        tail = f" to {words.date(direction.on if isinstance(direction.on, PartialDate) and standing(direction, day) == 'ended' else PartialDate.of(end))}"
    else:
        tail = f"; in force until {words.day(end)}"
    return Spell(
        sentence=f"{direction.title}: {told}{tail}",
        href=address,
        start=start,
        length=round(max(stop - start, 0.6), 2),
        ahead=round(axis.at(end) - stop, 2) if end and end > day else 0.0,
        is_open=is_open,
    )


def _sentence(first: dt.date, directions: Sequence[Direction], day: dt.date) -> str:
    bind = sum(standing(direction, day) == "in force" for direction in directions)
    months = round((day - first).days / 30.4375)
    years, rest = divmod(months, 12)
    length = words.series([words.count(n, what) for n, what in ((years, "year"), (rest, "month")) if n]) or "less than a month"
    return f"{words.capital(length)} from the first direction to the day; {words.number(bind)} of {words.number(len(directions))} {words.agree(bind, 'is')} in force."
