"""Milestones on a line of time: first date, date in force, completion, and the meetings that spoke of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from openrecord import words
from openrecord.drawing.axis import Axis, Tick
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate
from openrecord.model.plan import Milestone
from openrecord.progress import WORDS, Standing, State

MOST_LANES = 30
"""More milestones than these are gathered into a line for each status, so that a drawing stays below 5 kB."""
MARKS = 25
"""As many marks as a gathered line, or that of the meetings, may hold: one for each 4 percent of the width."""


@frozen
class Lane:
    """One milestone's line, or that of all which stand alike. Places are percentages of the width."""

    sentence: str
    key: str
    now: tuple[float, ...]
    """Where the dates in force stand."""
    first: float | None = None
    """Where the first date stands, if it is another."""
    done: float | None = None
    """Where the day of completion stands, if it is known."""


@frozen
class Timeline:
    """Milestones on a line of time, with the day the page speaks for."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    today: float
    """Where the page's day stands."""
    day: str
    sentence: str
    """What the drawing shows."""
    legend: str
    """What its marks mean, of those that are there."""
    meetings: str
    """When meetings spoke of it, as a sentence; empty where none did."""
    met: tuple[float, ...]
    """Where these meetings stand."""
    rest: str
    """What is not drawn, in words."""


@frozen
class _Dated:
    milestone: Milestone
    state: State
    first: PartialDate
    now: PartialDate | None
    """None where the date in force is not known, or none was set."""

    @property
    def done(self) -> PartialDate | None:
        report = self.state.report if self.state.standing is Standing.COMPLETE else None
        return report.on if report and isinstance(report.on, PartialDate) else None

    @property
    def is_moved(self) -> bool:
        return self.first != self.now

    @property
    def days(self) -> Iterator[dt.date]:
        yield from (date.last for date in (self.first, self.now, self.done) if date)


def timeline(
    milestones: Sequence[Milestone], told: Mapping[str, State], day: dt.date, met: Sequence[dt.date] = ()
) -> Timeline | None:
    """A drawing of the milestones that have dates, or None where none has; `met` are the days of meetings."""
    dated = [found for milestone in milestones if (found := _dated(milestone, told[milestone.id]))]
    if not dated:
        return None
    margin = dt.timedelta(days=20)
    days = [day, *met, *(each for found in dated for each in found.days)]
    axis = Axis(min(days) - margin, max(days) + margin)
    gathers = len(dated) > MOST_LANES
    return Timeline(
        lanes=tuple(_gathered(axis, dated) if gathers else (_lane(axis, found) for found in dated)),
        ticks=axis.ticks(),
        today=axis.at(day),
        day=words.day(day),
        sentence=_sentence(dated),
        legend=_legend(dated, gathers),
        meetings=_meetings(met),
        met=_marks(axis, met),
        rest=_rest(len(milestones) - len(dated)),
    )


def _dated(milestone: Milestone, state: State) -> _Dated | None:
    first, now = milestone.due, state.due
    in_force = now if isinstance(now, PartialDate) else None
    beginning = first if isinstance(first, PartialDate) else in_force
    return _Dated(milestone, state, beginning, in_force) if beginning else None


def _lane(axis: Axis, found: _Dated) -> Lane:
    now = words.maybe_date(found.state.due, none="no date")
    dates = f"first {words.date(found.first)}, now {now}" if found.is_moved else f"due {now}"
    stands = WORDS[found.state.standing].lower()
    return Lane(
        sentence=f"{found.milestone.title}: {dates}, {stands}{f' {words.on(found.done)}' if found.done else ''}",
        key=found.state.standing.value,
        now=(axis.at(found.now.last),) if found.now else (),
        first=axis.at(found.first.last) if found.is_moved else None,
        done=axis.at(found.done.last) if found.done else None,
    )


def _gathered(axis: Axis, dated: Sequence[_Dated]) -> Iterator[Lane]:
    """A line for each status, with a mark wherever milestones of it have their dates."""
    for standing in Standing:
        ends = [found.now or found.first for found in dated if found.state.standing is standing]
        alike = sorted(ends, key=lambda date: date.last)
        if alike:
            first, last = words.date(alike[0]), words.date(alike[-1])
            when = f"due {first}" if first == last else f"due from {first} to {last}"
            yield Lane(
                sentence=f"{words.capital(words.count(len(alike), 'milestone'))} {WORDS[standing].lower()}, {when}",
                key=standing.value,
                now=_marks(axis, [date.last for date in alike]),
            )


def _marks(axis: Axis, days: Sequence[dt.date]) -> tuple[float, ...]:
    """Where some days stand; those that would lie on each other have one mark."""
    step = 100 / MARKS
    places = {round(axis.at(day) / step): axis.at(day) for day in sorted(days, reverse=True)}
    return tuple(sorted(places.values()))


def _sentence(dated: Sequence[_Dated]) -> str:
    moved = sum(found.is_moved for found in dated)
    if len(dated) == 1:
        return f"One milestone has a date, which {'has moved' if moved else 'has not moved'}."
    return (
        f"{words.capital(words.count(len(dated), 'milestone'))} {words.agree(len(dated), 'has')} a date; "
        f"{words.number(moved) if moved else 'none'} of these dates {words.agree(moved or 1, 'has')} moved."
    )


def _legend(dated: Sequence[_Dated], gathers: bool) -> str:
    if gathers:
        return "There are too many for a line each: each mark stands for one or more with that status and date."
    parts = ["a hollow mark is the first date, a filled one the date now"] if any(d.is_moved for d in dated) else []
    if any(found.done for found in dated):
        parts.append("an upright mark is the day of completion")
    return f"{words.capital('; '.join(parts))}." if parts else ""


def _meetings(met: Sequence[dt.date]) -> str:
    if not met:
        return ""
    first, last = words.day(min(met)), words.day(max(met))
    when = f"on {first}" if first == last else f"from {first} to {last}"
    return f"Spoken of at {words.count(len(met), 'meeting')}, {when}"


def _rest(undated: int) -> str:
    return f"Not drawn: {words.count(undated, 'milestone')} without a date." if undated else ""
