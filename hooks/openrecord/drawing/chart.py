"""A measure's figures over time, and side by side."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from openrecord import figures, words
from openrecord.frozen import frozen
from openrecord.model.measure import Measure, Observation

MOST_POINTS = 20
"""More points than these would make a drawing heavier than 5 kB."""
MOST_REFERENCES = 3
MOST_BARS = 12
TOP, BOTTOM = 10.0, 82.0
"""Where the highest and the lowest value stand, in percent of the drawing's height; the dates stand below."""
LEFT, RIGHT = 14.0, 92.0
LONGEST_CENTRED = 9
"""In letters: a longer date below the first or last point would leave the drawing, and is set from its edge."""
APART = 31.0
"""How far apart the dates below a drawing must stand to be read on a narrow screen, in percent of its width."""

WORD = 7.0
"""How high a word is with the space around it, in percent of the drawing's height."""
_ROUND = tuple(Decimal(step) for step in ("1", "1.5", "2", "3", "4", "5", "6", "8", "10"))
Anchor = Literal["start", "middle", "end"]
Side = Literal["above", "below"]


@frozen
class Mark:
    """A word of the drawing, or the point that it names."""

    x: float
    y: float
    label: str = ""
    anchor: Anchor = "middle"
    side: Side = "above"
    """On which side of its point the word stands."""
    derived: bool = False
    """Whether the figure was worked out rather than stated."""

    @property
    def word_x(self) -> float:
        """Where the word begins, ends or has its middle: one that would leave the drawing is set from its edge."""
        return {"start": 0.0, "middle": self.x, "end": 100.0}[self.anchor]


@frozen
class Stroke:
    """A line from one point to the next."""

    x1: float
    y1: float
    x2: float
    y2: float


@frozen
class Level:
    """A line across the whole drawing: of the scale, of somebody else's figure, or of a target."""

    y: float
    label: str
    key: Literal["scale", "comparator", "target"] = "scale"


@frozen
class Chart:
    """A measure's values on a line of time."""

    id: str
    title: str
    description: str
    points: tuple[Mark, ...]
    strokes: tuple[Stroke, ...]
    dates: tuple[Mark, ...]
    scale: tuple[Level, ...]
    references: tuple[Level, ...]
    has_derived: bool
    rest: str
    """What is not drawn, in words."""


@frozen
class Bar:
    """One figure beside others."""

    name: str
    figure: str
    length: float
    key: Literal["whole", "group"]


@frozen
class Bars:
    """Figures side by side."""

    id: str
    title: str
    bars: tuple[Bar, ...]
    rest: str


@frozen
class _Scale:
    low: float
    high: float

    def at(self, value: Decimal) -> float:
        return round(TOP + (BOTTOM - TOP) * (self.high - float(value)) / (self.high - self.low), 2)


def chart(measure: Measure, day: dt.date) -> Chart | None:
    """The line of a measure's values, or None where fewer than two of them have dates of their own."""
    values = figures.series(measure, day)
    drawn = values[-MOST_POINTS:]
    if len({_middle(o) for o in drawn}) < 2:
        return None
    levels = list(_levels(measure))[:MOST_REFERENCES]
    told = [v for o in drawn if (v := o.value) is not None]
    scale = _scale([*told, *(level for level, _, _ in levels)], measure.unit)
    first, last = _middle(drawn[0]), _middle(drawn[-1])
    lines = [Level(scale.at(level), label, key) for level, label, key in levels]
    points = tuple(
        _point(
            place=(_middle(o) - first).days / (last - first).days,
            y=scale.at(v),
            label=words.figure(v, measure.unit) if len(drawn) <= 4 or o in (drawn[0], drawn[-1]) else "",
            derived=o.derived is not None,
            lines=lines,
        )
        for o in drawn
        if (v := o.value) is not None
    )
    return Chart(
        id=measure.id,
        title=measure.title,
        description=_description(measure, drawn, day),
        points=points,
        strokes=tuple(Stroke(a.x, a.y, b.x, b.y) for a, b in pairwise(points)),
        dates=tuple(_dates(points, drawn)),
        scale=tuple(Level(scale.at(Decimal(v)), words.figure(Decimal(v), measure.unit)) for v in _steps(scale)),
        references=tuple(lines),
        has_derived=any(point.derived for point in points),
        rest=_rest(len(values) - len(drawn), "earlier figure"),
    )


def bars(measure: Measure, day: dt.date) -> Bars | None:
    """The newest figure beside those of groups and of others, or None where there is nothing to set beside it."""
    now = figures.newest(measure, day)
    if now is None or now.value is None:
        return None
    beside = [o for o in figures.past(measure, day) if o.group and o is not now and o.date == now.date]
    rows: list[tuple[str, Decimal, str, Literal["whole", "group"]]] = [
        (now.group or "All", now.value, figures.value(measure, now), "group" if now.group else "whole")
    ]
    rows += [(o.group, o.value, figures.value(measure, o), "group") for o in beside if o.group and o.value is not None]
    if len(rows) == 1:
        return None
    most = max((value for _, value, _, _ in rows), default=Decimal(0))
    whole = Decimal(100) if measure.unit == "percent" and most <= 100 else most
    if min(value for _, value, _, _ in rows) < 0 or whole <= 0:
        return None
    drawn = tuple(
        Bar(name, figure, round(float(100 * value / whole), 2), key) for name, value, figure, key in rows[:MOST_BARS]
    )
    return Bars(measure.id, measure.title, drawn, _rest(len(rows) - len(drawn), "more group"))


def _rest(count: int, what: str) -> str:
    """What is not drawn, in words."""
    return f"Not drawn: {words.count(count, what)}." if count else ""


def _levels(measure: Measure) -> Iterable[tuple[Decimal, str, Literal["comparator", "target"]]]:
    if measure.target is not None:
        yield measure.target.value, f"Target {words.figure(measure.target.value, measure.unit)}", "target"
    for comparator in measure.comparators:
        if comparator.value is not None:
            figure = words.figure(comparator.value, measure.unit)
            yield comparator.value, f"{comparator.name} {figure}", "comparator"


def _point(place: float, y: float, label: str, derived: bool, lines: Sequence[Level]) -> Mark:
    """A point, from 0 for the first to 1 for the last; its word below it where a line runs through the place above."""
    crowded = any(y - 2 * WORD < line.y < y for line in lines)
    at_edge = len(label) > LONGEST_CENTRED - 3
    return Mark(
        round(LEFT + (RIGHT - LEFT) * place, 2),
        y,
        label,
        anchor="start" if at_edge and place == 0 else "end" if at_edge and place == 1 else "middle",
        side="below" if crowded else "above",
        derived=derived,
    )


def _middle(observation: Observation) -> dt.date:
    first, last = observation.date.first, observation.date.last
    assert first is not None, "only what has a date is drawn"
    assert last is not None, "only what has a date is drawn"
    return first + (last - first) / 2


def _dates(points: Sequence[Mark], drawn: Sequence[Observation]) -> Iterable[Mark]:
    """The dates below the drawing: the first, the last, and those between that leave room to be read."""
    taken = points[0].x
    for position, (point, observation) in enumerate(zip(points, drawn, strict=True)):
        is_end = position in (0, len(points) - 1)
        if is_end or (point.x - taken >= APART and points[-1].x - point.x >= APART):
            taken = point.x
            label = figures.short_period(observation.date)
            if not is_end or len(label) <= LONGEST_CENTRED:
                yield Mark(point.x, 97, label)
            else:
                yield Mark(point.x, 97, label, "end" if position else "start")


def _scale(values: Sequence[Decimal], unit: str) -> _Scale:
    """From zero to a round number that holds every value, so that no small change looks large."""
    high, low = _round_up(max(*values, Decimal(0))), 0.0 - _round_up(-min(*values, Decimal(0)))
    if unit == "percent" and max(values) <= 100 < high:
        high = 100.0
    return _Scale(low, high if high > low else low + 1)


def _round_up(value: Decimal) -> float:
    if value <= 0:
        return 0.0
    magnitude = Decimal(10) ** value.adjusted()
    return float(next(step * magnitude for step in _ROUND if step * magnitude >= value))


def _steps(scale: _Scale) -> tuple[str, ...]:
    middle = scale.low + (scale.high - scale.low) / 2
    return tuple(f"{value:.10g}" for value in (scale.low, middle, scale.high))


def _description(measure: Measure, drawn: Sequence[Observation], day: dt.date) -> str:
    ends = [f"{figures.value(measure, o)} {figures.on(o.date)}" for o in (drawn[0], drawn[-1])]
    drawn_beside = [comparator for comparator in measure.comparators if comparator.value is not None][:MOST_REFERENCES]
    beside = [figures.comparison(measure, comparator, day) for comparator in drawn_beside]
    between = len(drawn) - 2
    middle = f", with {words.count(between, 'figure')} between" if between > 0 else ""
    return ". ".join([f"A line from {ends[0]} to {ends[1]}{middle}", *beside]) + "."
