"""What a measure's figures say: the newest, how far it moved and since when, how it stands beside others.

Nothing is claimed that the figures do not bear: no change without an earlier figure of everybody asked, none
between two lower bounds, and `about` wherever one of two figures is only approximate.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Literal

from openrecord import words
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.measure import Between, Change, Comparator, Measure, Observation

Way = Literal["better", "worse", "same", "moved"]
"""Which way a figure went; `moved` where neither way is better."""

_COMMON = frozenset(
    {
        "a",
        "all",
        "an",
        "average",
        "boroughs",
        "comparable",
        "councils",
        "households",
        "housing",
        "middle",
        "nearby",
        "neighbouring",
        "other",
        "our",
        "people",
        "residents",
        "similar",
        "the",
    }
)
"""First words of a comparator's name that are no names themselves."""


@frozen
class Movement:
    """How far the newest figure is from an earlier one."""

    since: Observation
    sentence: str
    """`Up 7 points since 2016`."""
    way: Way


def past(measure: Measure, day: dt.date) -> tuple[Observation, ...]:
    """What had begun to be measured by a day, oldest first; what has no known date comes before all else."""
    begun = [o for o in measure.observations if (o.date.first or dt.date.min) <= day]
    return tuple(sorted(begun, key=lambda o: (o.date.last or dt.date.min, o.date.first or dt.date.min)))


def series(measure: Measure, day: dt.date) -> tuple[Observation, ...]:
    """The values of everybody asked that have a date, oldest first."""
    return tuple(o for o in past(measure, day) if o.value is not None and o.group is None and o.date.last)


def newest(measure: Measure, day: dt.date) -> Observation | None:
    """The newest value of everybody asked; where there is none, the newest change; else the newest of a group."""
    known = past(measure, day)
    whole = [o for o in known if o.group is None]
    valued = [o for o in whole if o.value is not None]
    return next((found[-1] for found in (valued, whole, known) if found), None)


def movements(measure: Measure, day: dt.date) -> tuple[Movement, ...]:
    """How far the newest figure is from the one before it, and from the first, where that is another."""
    values = series(measure, day)
    if not values:
        return ()
    last = values[-1]
    told = _told_since(measure, last, day)
    if told is not None:
        return (told,)
    earlier = [o for o in values[:-1] if o.date.last and last.date.first and o.date.last < last.date.first]
    bases = [earlier[-1], *([earlier[0]] if len(earlier) > 1 else [])] if earlier else []
    return tuple(found for base in bases if (found := _movement(measure, base, last)))


def _told_since(measure: Measure, last: Observation, day: dt.date) -> Movement | None:
    """What the sources say of how far a measure moved after its newest value, where they give no newer one."""
    later = [o for o in past(measure, day) if o.group is None and o.change and o.value is None]
    if not later or later[-1].change is None or (later[-1].date.last or dt.date.min) <= (last.date.last or dt.date.min):
        return None
    told = later[-1].change
    return Movement(last, f"{words.capital(change(told))} {on(later[-1].date)}", _way(measure, told.by))


def _way(measure: Measure, amount: Decimal) -> Way:
    if not amount:
        return "same"
    if measure.better == "neither":
        return "moved"
    return "better" if (amount > 0) == (measure.better == "higher") else "worse"


def _movement(measure: Measure, base: Observation, last: Observation) -> Movement | None:
    told = difference(measure, last, base)
    if told is None:
        return None
    amount, text = told
    when = f"compared with {period(base.date)}" if base.date.span else f"since {period(base.date)}"
    if not amount:
        sign = "About the same as" if text else "The same as"
        return Movement(base, f"{sign} {f'in {period(base.date)}' if base.date.span else on(base.date)}", "same")
    return Movement(base, f"{'Up' if amount > 0 else 'Down'} {text} {when}", _way(measure, amount))


def difference(measure: Measure, one: Observation, other: Observation | Comparator) -> tuple[Decimal, str] | None:
    """By how much one figure is above the other, with its size in words; None where the figures do not tell.

    The words are empty for no difference, or `about` where that is not exact.
    """
    if one.value is None or other.value is None:
        return None
    amount = one.value - other.value
    bounded = one.at_least, isinstance(other, Observation) and other.at_least
    if all(bounded) or (bounded[0] and amount <= 0) or (bounded[1] and amount >= 0):
        return None
    about = one.about or (isinstance(other, Observation) and other.about)
    if not amount:
        return amount, "about" if about else ""
    prefix = "at least " if any(bounded) else "about " if about else ""
    return amount, prefix + size(measure, abs(amount))


def size(measure: Measure, amount: Decimal) -> str:
    """The size of a difference: `7 points`, `41 homes`, `£32.25`, `45 days`."""
    if measure.unit == "percent":
        return f"{words.figure(amount, 'count')} point{'s' * (amount != 1)}"
    return f"{words.figure(amount, measure.unit)}{f' {measure.counts}' if measure.counts else ''}"


def value(measure: Measure, observation: Observation) -> str:
    """A figure as it stands in a sentence or table: `about 74%`, `at least 19,000 additions`, `up 5%`."""
    if observation.value is None:
        return change(observation.change) if observation.change else ""
    prefix = "about " if observation.about else "at least " if observation.at_least else ""
    counted = f" {measure.counts}" if measure.counts else ""
    return f"{prefix}{words.figure(observation.value, measure.unit)}{counted}"


def change(told: Change) -> str:
    """A change that the sources give without a value: `up 5%`, `down 4 points`."""
    amount = words.figure(abs(told.by), "percent" if told.unit == "percent" else "count")
    unit = "" if told.unit == "percent" else f" {told.unit.removesuffix('s') if abs(told.by) == 1 else told.unit}"
    return f"{'up' if told.by > 0 else 'down'} {amount}{unit}" if told.by else "no change"


def since(told: Change) -> str:
    """Since when a change counts, as the end of a sentence; empty where that is not said to be known or unknown."""
    if isinstance(told.since, Unknown):
        return "since when is not known"
    return f"since {words.date(told.since)}" if told.since else ""


def period(when: Between) -> str:
    """`2017`, `1 April to 30 September 2024`, or that the date is not known."""
    if when.span is not None:
        return words.between(when.span.from_, when.span.to)
    return words.date(when.date) if isinstance(when.date, PartialDate) else "a date that is not known"


def short_period(when: Between) -> str:
    """The same, short, for a table or an axis: `Apr–Sep 2024`."""
    if when.span is not None:
        first, last = when.span.from_.first, when.span.to.last
        months = [words.MONTHS[day.month - 1][:3] for day in (first, last)]
        if first.year == last.year:
            return f"{'–'.join(dict.fromkeys(months))} {last.year}"
        return f"{months[0]} {first.year} – {months[1]} {last.year}"
    return words.short_date(when.date) if isinstance(when.date, PartialDate) else "not known"


def on(when: Between) -> str:
    """`in 2017`, `on 19 March 2018`, `from 1 April to 30 September 2024`."""
    if when.span is not None:
        return f"from {period(when)}"
    return words.on(when.date) if isinstance(when.date, PartialDate) else "on a date that is not known"


def comparison(measure: Measure, comparator: Comparator, day: dt.date) -> str:
    """`20 points above councils nationally (79% against 59% in 2017)`, as far as the record bears it."""
    name = inside(comparator.name)
    when = _when(comparator)
    is_undated = isinstance(comparator.date, Unknown)
    if comparator.value is None:
        relation = {"above": "Above", "below": "Below", "same": "The same as"}[comparator.relation or "same"]
        missing = "neither its value nor its date is given" if is_undated else "no value is given"
        return f"{relation} {name}{when}; {missing}"
    there = words.figure(comparator.value, measure.unit)
    undated = ", whose date is not known" if is_undated else ""
    ours = _beside(measure, comparator, day)
    told = difference(measure, ours, comparator) if ours else None
    if ours is None or told is None:
        return f"{words.capital(name)}: {there}{when}{undated}"
    amount, text = told
    relation = f"{text} {'above' if amount > 0 else 'below'}" if amount else f"{text} the same as".strip()
    here = words.figure(ours.value, measure.unit) if ours.value is not None else ""
    if ours is newest(measure, day):
        return f"{words.capital(relation)} {name} ({here} against {there}{when}{undated})"
    return f"{words.capital(relation)} {name}{when} ({here} against {there})"


def _beside(measure: Measure, comparator: Comparator, day: dt.date) -> Observation | None:
    """Our figure of the comparator's own date or, where there is none, the newest."""
    values = series(measure, day)
    return next((o for o in values if o.date.date == comparator.date), newest(measure, day))


def _when(comparator: Comparator) -> str:
    """The comparator's date as the end of its name, unless that says it already."""
    if not isinstance(comparator.date, PartialDate) or comparator.name.endswith(words.on(comparator.date)):
        return ""
    return f" {words.on(comparator.date)}"


def target(measure: Measure, day: dt.date) -> str:
    """`The target is 90% by 31 March 2026; about 16 points to go`; empty where there is none."""
    aim = measure.target
    if aim is None:
        return ""
    passed = isinstance(aim.date, PartialDate) and aim.date.last < day
    by = f" {words.by(aim.date)}" if isinstance(aim.date, PartialDate) else ""
    if isinstance(aim.date, Unknown):
        by = ", by a day that is not known"
    sentence = f"The target {'was' if passed else 'is'} {words.figure(aim.value, measure.unit)}{by}"
    now = newest(measure, day)
    if now is None or now.value is None or now.group or measure.better == "neither":
        return sentence
    amount = now.value - aim.value if measure.better == "lower" else aim.value - now.value
    prefix = "about " if now.about else "at least " if now.at_least and measure.better == "lower" else ""
    if amount > 0:
        return f"{sentence}; the newest figure is {prefix}{size(measure, amount)} away from it"
    if now.at_least and measure.better == "lower":
        return sentence
    return f"{sentence}; the newest figure meets it"


def inside(name: str) -> str:
    """A comparator's name as it stands inside a sentence: `councils nationally`, but `Local Government Association`."""
    first, _, rest = name.partition(" ")
    return name[:1].lower() + name[1:] if first.lower() in _COMMON and rest[:1].islower() else name
