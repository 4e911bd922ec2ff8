"""A stretch of time laid over the width of a drawing. Places are percentages, so that it fits any screen."""

from __future__ import annotations

import datetime as dt

from openrecord import words
from openrecord.frozen import frozen

EDGE = 10
"""Percent of the width, half of what a label takes on a screen of 320 pixels."""
MOST_TICKS = 4
"""As many labels as fit side by side on a screen of 320 pixels."""


@frozen
class Tick:
    """A mark on the axis of time."""

    x: float
    label: str

    @property
    def side(self) -> str:
        """To which side of the mark the label goes, so that none is cut off at the edge of a narrow screen."""
        return "start" if self.x < EDGE else "end" if self.x > 100 - EDGE else "middle"


@frozen
class Axis:
    """A stretch of time laid over the width of a drawing."""

    first: dt.date
    last: dt.date

    def at(self, day: dt.date) -> float:
        """Where a day stands, in percent of the width; the ends keep a margin of 3."""
        span = (self.last - self.first).days or 1
        return round(3 + 94 * (day - self.first).days / span, 1)

    def ticks(self) -> tuple[Tick, ...]:
        """At most four marks, at the beginnings of months or years."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((s for s in (1, 2, 3, 6, 12, 24, 60, 120, 240) if months / s <= MOST_TICKS), 600)
        index = self.first.year * 12 + self.first.month - 1
        found = []
        for month in range(-(-index // step) * step, index + months + 1, step):
            day = dt.date(month // 12, month % 12 + 1, 1)
            if self.first <= day <= self.last:
                label = str(day.year) if step >= 12 else f"{words.MONTHS[day.month - 1][:3]} {day.year}"
                found.append(Tick(self.at(day), label))
        return tuple(found)
