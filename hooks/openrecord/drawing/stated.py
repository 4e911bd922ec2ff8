"""The figures that a council stated at each update beside our own count, on a line of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from openrecord.frozen import frozen

MOST_POINTS = 16
MOST_LABELLED = 6
"""Of more updates than these only the first and the last have their figures beside their marks."""
LEFT, RIGHT, TOP, BOTTOM = 8.0, 92.0, 12.0, 80.0
"""Where the drawing's area stands, in percent of its width and height."""


@frozen
class Told:
    """What an update says: the council's percentage, what it counts, and our own."""

    day: dt.date
    label: str
    stated: float | None
    counts: str
    """What the council's figure counts; a line joins two only where they count the same."""
    ours: float | None


@frozen
class Point:
    """A figure: whose it is, and where it stands."""

    x: float
    y: float
    key: str
    label: str
    """Empty where there is no room for one."""
    is_below: bool
    """Whether its label stands below it, since the other figure of its day is higher."""
    is_last: bool
    """Whether its label must end at it, since nothing is to its right."""


@frozen
class Join:
    """A line between two figures that count the same."""

    x1: float
    y1: float
    x2: float
    y2: float
    key: str


@frozen
class StatedChart:
    """Percentages over time."""

    points: tuple[Point, ...]
    joins: tuple[Join, ...]
    first: str
    last: str
    left_out: int
    """How many earlier updates are not drawn."""


def stated_chart(told: Sequence[Told]) -> StatedChart | None:
    """A drawing of the figures of the newest updates; None where fewer than two are to be drawn."""
    every = [one for one in told if one.stated is not None or one.ours is not None]
    drawn = every[-MOST_POINTS:]
    if len(drawn) < 2:
        return None
    span = (drawn[-1].day - drawn[0].day).days or 1
    points: list[Point] = []
    joins: list[Join] = []
    last: dict[str, tuple[str, Point]] = {}
    for one in drawn:
        x = round(LEFT + (RIGHT - LEFT) * (one.day - drawn[0].day).days / span, 2)
        is_labelled = len(drawn) <= MOST_LABELLED or one in (drawn[0], drawn[-1])
        for key, value, other, counts in (
            ("stated", one.stated, one.ours, one.counts),
            ("ours", one.ours, one.stated, "ours"),
        ):
            if value is None:
                continue
            is_below = other is not None and (value, key) < (other, "stated")
            y = round(BOTTOM - (BOTTOM - TOP) * value / 100, 2)
            point = Point(x, y, key, f"{value:g}%" if is_labelled else "", is_below, one is drawn[-1])
            before = last.get(key)
            if before and before[0] == counts:
                joins.append(Join(before[1].x, before[1].y, point.x, point.y, key))
            points.append(point)
            last[key] = (counts, point)
    return StatedChart(tuple(points), tuple(joins), drawn[0].label, drawn[-1].label, len(every) - len(drawn))
