"""The tables of plans: themes and actions, and how many milestones stand how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from openrecord import links
from openrecord.exports.columns import Drawn, address, fields, name, number, of, table, words
from openrecord.exports.posts import LED_BY, in_words
from openrecord.exports.source import Source
from openrecord.frozen import frozen
from openrecord.model.entry import Period
from openrecord.model.plan import (
    Action,
    Assurance,
    Closure,
    Milestone,
    Plan,
    StatedSize,
    Theme,
)
from openrecord.model.statement import Placed, Statement
from openrecord.progress import WORDS, Counts, Standing


@frozen
class _Counted:
    """A plan or a theme, and how its milestones stand."""

    source: Source
    plan: Plan
    counts: Counts
    late: int


C = TypeVar("C", bound=_Counted)


@frozen
class _Themed(_Counted):
    theme: Theme


@frozen
class _Promised:
    source: Source
    theme: Theme
    action: Action
    counts: Counts


@frozen
class _Intended:
    source: Source
    theme: Theme
    told: Placed


@frozen
class _Judged:
    source: Source
    plan: str
    theme: str | None
    """Named plan/theme; None where the plan itself is judged."""
    position: int
    assurance: Assurance

    @property
    def of(self) -> str:
        return self.theme or self.plan


def _plans(source: Source) -> Iterator[_Counted]:
    for plan in source.plans:
        yield _Counted(source, plan, *_standings(source, plan.id, source.record.milestones_of(plan.id)))


def _themes(source: Source) -> Iterator[_Themed]:
    for theme in source.themes:
        counts, late = _standings(source, theme.plan, theme.milestones)
        yield _Themed(source, source.record.plans[theme.plan], counts, late, theme)


def _standings(source: Source, plan: str, milestones: Iterable[Milestone]) -> tuple[Counts, int]:
    """How many stand how, and how many are late."""
    told = source.edition.states(plan)
    found = [told[milestone.id] for milestone in milestones]
    return Counts.of(found), sum(state.is_late for state in found)


def _actions(source: Source) -> Iterator[_Promised]:
    for theme in source.themes:
        for action in theme.actions:
            counts = source.edition.counts(theme.plan, [milestone.id for milestone in action.milestones])
            yield _Promised(source, theme, action, counts)


def _intended(source: Source) -> Iterator[_Intended]:
    for theme in source.themes:
        for told in theme.statements:
            yield _Intended(source, theme, told)


def _judged(source: Source) -> Iterator[_Judged]:
    for plan in source.plans:
        for position, assurance in enumerate(plan.assurance, start=1):
            yield _Judged(source, plan.id, None, position, assurance)
        for theme in source.record.themes_of(plan.id):
            for position, assurance in enumerate(theme.assurance, start=1):
                yield _Judged(source, plan.id, theme.path, position, assurance)


def _standing(standing: Standing) -> Drawn[C]:
    called = f"milestones_{standing.value.replace('-', '_')}"
    return number(called, f"How many stand so: {WORDS[standing].lower()}.", lambda row: row.counts[standing])


def _counts() -> tuple[Drawn[C], ...]:
    """The columns that say how many milestones of a plan or theme stand how."""
    return (
        number(
            "good", "How many milestones are complete or on target: the n of “n of m”.", lambda row: row.counts.good
        ),
        number("counted", "How many are known and not dropped: the m of “n of m”.", lambda row: row.counts.total),
        number("late", "How many are overdue, delayed, or not reported since their date.", lambda row: row.late),
        *(_standing(standing) for standing in Standing),
    )


_STATED = "actions=stated_actions milestones=stated_milestones note=stated_note source=stated_source"

PLANS = table(
    "plans",
    "Every plan, and how many of its milestones stand how.",
    _plans,
    (
        name("How references name it, after “plan:”.", lambda row: row.plan.id),
        fields(Plan, "title", lambda row: row.plan),
        fields(Period, "from=period_from to=period_to", lambda row: row.plan.period),
        fields(Plan, "overseen_by required_by", lambda row: row.plan),
        fields(Closure, "on=closed_on note=closed_note source=closed_source", lambda row: row.plan.closed),
        fields(StatedSize, _STATED, lambda row: row.plan.stated_size),
        _counts(),
        fields(Plan, "note source", lambda row: row.plan),
        address(lambda row: row.source.address(links.plan(row.plan.id))),
    ),
)

THEMES = table(
    "themes",
    "Every theme of a plan, and how many of its milestones stand how.",
    _themes,
    (
        name("How references name it, after “theme:”.", lambda row: row.theme.path),
        of("plan", "plans", "Its plan.", lambda row: row.plan.id),
        fields(Theme, "title aim serves", lambda row: row.theme),
        words("lead", LED_BY, lambda row: in_words(row.source.record, row.theme.lead)),
        _counts(),
        fields(Theme, "source", lambda row: row.theme),
        address(lambda row: row.source.address(links.theme(row.theme.path))),
    ),
)

ACTIONS = table(
    "actions",
    "Everything that a theme promises to do.",
    _actions,
    (
        name("How references name it, after “action:”.", lambda row: f"{row.theme.plan}/{row.action.id}"),
        of("plan", "plans", "Its plan.", lambda row: row.theme.plan),
        of("theme", "themes", "Its theme.", lambda row: row.theme.path),
        fields(Action, "title done_when serves", lambda row: row.action),
        words("lead", LED_BY, lambda row: in_words(row.source.record, row.action.lead)),
        number("good", "How many of its milestones are complete or on target.", lambda row: row.counts.good),
        number("counted", "How many are known and not dropped.", lambda row: row.counts.total),
        fields(Action, "note source", lambda row: row.action),
        address(lambda row: row.source.address(links.action(row.theme.path, row.action.id))),
    ),
)

INTENDED_OUTCOMES = table(
    "intended_outcomes",
    "What a theme is meant to change, where somebody said so.",
    _intended,
    (
        name("The theme, and its place among these.", lambda row: f"{row.theme.path}/{row.told.position}"),
        of("theme", "themes", "The theme.", lambda row: row.theme.path),
        fields(Statement, "text milestone measure source", lambda row: row.told.statement),
        address(lambda row: row.source.address(links.theme(row.theme.path, row.told.anchor))),
    ),
)

ASSURANCES = table(
    "assurances",
    "What an auditor or inspector gave as a judgement of a plan or theme.",
    _judged,
    (
        name("The plan or theme, and its place among these.", lambda row: f"{row.of}/assurance-{row.position}"),
        of("plan", "plans", "The plan.", lambda row: row.plan),
        of("theme", "themes", "The theme; empty where it is of the plan.", lambda row: row.theme, always=False),
        fields(Assurance, "by=judged_by level of=looked_at on=judged_on source", lambda row: row.assurance),
        address(lambda row: row.source.address(links.plan(row.of))),
    ),
)
