"""The page of the council's priorities and outcomes, with the work that serves each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from openrecord import words
from openrecord.frozen import frozen
from openrecord.model.council import Priority, Strategy
from openrecord.progress import Counts
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
    found: dict[str, list[Serving]] = {}
    record = writer.record
    for plan in writer.edition.plans:
        for theme in record.themes_of(plan.id):
            ids = [milestone.id for milestone in theme.milestones]
            for outcome in theme.serves:
                link = writer.link("theme", theme.path)
                found.setdefault(outcome, []).append(Serving(link, plan.title, _progress(writer, plan.id, ids)))
            for action in theme.actions:
                ids = [milestone.id for milestone in action.milestones]
                for outcome in action.serves:
                    if outcome not in theme.serves:
                        link = writer.link("action", f"{plan.id}/{action.id}")
                        found.setdefault(outcome, []).append(Serving(link, plan.title, _progress(writer, plan.id, ids)))
    return {outcome: tuple(rows) for outcome, rows in found.items()}


def _progress(writer: Writer, plan: str, milestones: Iterable[str]) -> ProgressView:
    told = writer.edition.states(plan)
    return writer.progress(Counts.of(told[milestone] for milestone in milestones))


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
