"""Measures: one figure for each date, and percentages that can be."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from openrecord.check.survey import Finding, Survey
from openrecord.model.measure import Measure, Observation
from openrecord.problems import said
from openrecord.yamlfile import Place

_NO_WORDS = frozenset({"true", "false", "yes", "no", "derived"})


def a_measure_is_observed_once_at_a_time(survey: Survey) -> Iterator[Finding]:
    """No two observations of a measure have the same date and the same group."""
    for part in survey.of(Measure):
        seen: set[tuple[str, str | None]] = set()
        for position, one in enumerate(part.entry.observations):
            when = _when(one)
            if when is not None and (when, one.group) in seen:
                of_group = f" for {said(one.group)}" if one.group else ""
                yield part.finding(
                    f"observations {position + 1}: {said(when)} stands twice{of_group}; keep one, or name their groups",
                    *("observations", position),
                )
            if when is not None:
                seen.add((when, one.group))


def percentages_lie_between_0_and_100(survey: Survey) -> Iterator[Finding]:
    """A measure in percent has values from 0 to 100."""
    for part in survey.of(Measure):
        if part.entry.unit != "percent":
            continue
        values: list[tuple[Place, Decimal | None]]
        values = [(("observations", at, "value"), one.value) for at, one in enumerate(part.entry.observations)]
        values += [(("comparators", at, "value"), one.value) for at, one in enumerate(part.entry.comparators)]
        if part.entry.target:
            values.append((("target", "value"), part.entry.target.value))
        for steps, value in values:
            if value is not None and not Decimal(0) <= value <= Decimal(100):
                yield part.finding(f"value: {said(value)} is no percentage; allowed: 0 to 100", *steps)


def derived_figures_say_how(survey: Survey) -> Iterator[Finding]:
    """A figure that was worked out says how, in words."""
    for part in survey.of(Observation):
        if part.entry.derived is not None and part.entry.derived.casefold() in _NO_WORDS:
            yield part.finding(
                f"derived: {said(part.entry.derived)} does not say how; write how the figure was worked out", "derived"
            )


def _when(observation: Observation) -> str | None:
    """The date or stretch of time as written; None where it is not known."""
    when = observation.date
    if when.span is not None:
        return f"{when.span.from_} to {when.span.to}"
    return None if when.is_unknown else str(when.date)


RULES = (a_measure_is_observed_once_at_a_time, percentages_lie_between_0_and_100, derived_figures_say_how)
