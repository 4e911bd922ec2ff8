"""The page of the council's priorities and outcomes, with the work that serves each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from openrecord import words
from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.model.council import Priority, Strategy
from openrecord.model.plan import Milestone, Plan, Theme
from openrecord.views.parts import Link, ProgressView, Prose
from openrecord.views.parts.writer import Writer


@frozen
class Serving:
    """A theme or an action that says that it serves an outcome."""

    what: Link
    plan: str
    progress: ProgressView


@frozen
class OutcomeView:
    """Something that the council wants to be true."""

    id: str
    title: str
    serving: tuple[Serving, ...]
    sources: tuple[Link, ...]


@frozen
class PriorityView:
    """A priority, or a part of a framework, with its outcomes."""

    id: str
    title: str
    serving: tuple[Serving, ...]
    outcomes: tuple[OutcomeView, ...]
    sources: tuple[Link, ...]


@frozen
class PrioritiesView:
    """What the council wants, and what it does about it."""

    title: str
    vision: Prose
    short: tuple[str, ...]
    priorities: tuple[PriorityView, ...]
    framework: tuple[PriorityView, ...]
    is_served: bool
    """Whether any of it is named by a theme or an action; where none is, that is said once."""
    sources: tuple[Link, ...]


def priorities_view(writer: Writer, strategy: Strategy) -> PrioritiesView:
    """The page of priorities."""
    serving = _serving(writer)
    return PrioritiesView(
        title="Priorities",
        vision=writer.prose(strategy.vision),
        short=_in_short(strategy, serving),
        priorities=_priorities(writer, strategy.priorities, serving),
        framework=_priorities(writer, strategy.framework, serving),
        is_served=bool(serving),
        sources=writer.sources(strategy.source),
    )


def _in_short(strategy: Strategy, serving: Mapping[str, tuple[Serving, ...]]) -> tuple[str, ...]:
    outcomes = [outcome.id for part in strategy.priorities for outcome in part.outcomes]
    priorities = words.count(len(strategy.priorities), "priority", "priorities")
    sentences = [f"The council has {priorities}, with {words.count(len(outcomes), 'outcome')} that it wants to see."]
    served = sum(outcome in serving for outcome in outcomes)
    if outcomes:
        if not served:
            some = "None of them is"
        elif served == len(outcomes):
            some = "It is" if served == 1 else "All of them are"
        else:
            some = f"{words.capital(words.number(served))} of them {words.agree(served, 'is')}"
        sentences.append(f"{some} named by a theme or an action of a plan in this record.")
    return tuple(sentences)


def _serving(writer: Writer) -> Mapping[str, tuple[Serving, ...]]:
    """The themes, and the actions whose theme does not name the same, by the outcome that they serve."""
    return grouped(
        served
        for plan in writer.edition.plans
        for theme in writer.record.themes_of(plan.id)
        for served in _served_by(writer, plan, theme)
    )


def _served_by(writer: Writer, plan: Plan, theme: Theme) -> Iterator[tuple[str, Serving]]:
    for outcome in theme.serves:
        yield outcome, _row(writer, plan, writer.link("theme", theme.path), theme.milestones)
    for action in theme.actions:
        for outcome in action.serves:
            if outcome not in theme.serves:
                yield outcome, _row(writer, plan, writer.link("action", f"{plan.id}/{action.id}"), action.milestones)


def _row(writer: Writer, plan: Plan, what: Link, milestones: Iterable[Milestone]) -> Serving:
    counts = writer.edition.counts(plan.id, (milestone.id for milestone in milestones))
    return Serving(what, plan.title, writer.progress(counts))


def _priorities(
    writer: Writer, parts: Iterable[Priority], serving: Mapping[str, tuple[Serving, ...]]
) -> tuple[PriorityView, ...]:
    return tuple(
        PriorityView(
            id=part.id,
            title=part.title,
            serving=serving.get(part.id, ()),
            outcomes=tuple(
                OutcomeView(o.id, o.title, serving.get(o.id, ()), writer.sources(o.source)) for o in part.outcomes
            ),
            sources=writer.sources(part.source),
        )
        for part in parts
    )
