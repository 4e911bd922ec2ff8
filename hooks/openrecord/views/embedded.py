"""What an expression in content/ may ask for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from openrecord import figures, links
from openrecord.figure_addresses import counted_of, in_measure
from openrecord.frozen import frozen
from openrecord.model.measure import Measure, Observation
from openrecord.problems import choice, listed, nearest, said
from openrecord.progress import Standing, State
from openrecord.views.parts.writer import Writer
from openrecord.views.plans.milestone import milestone_row
from openrecord.views.plans.statements import stated_views


class UnknownName(Exception):
    """A name in an expression that the record does not hold; says what it does hold."""


@frozen
class FigureView:
    """A figure in running text, linked to where it is explained."""

    text: str
    href: str
    note: str = ""


T = TypeVar("T")
Component = Callable[..., str]


def embeddable(writer: Writer, component: Component) -> dict[str, Callable[..., str]]:
    """The functions that an expression may call, each with the HTML of what it asks for."""

    def measure(name: str, date: str = "") -> str:
        """A measure's newest value, or the one of a date."""
        found = _known(name, writer.record.measures, "measure")
        observation = observed(found, date)
        if observation is None or observation.value is None:
            known = (o for o in found.observations if o.value is not None and o.date.date)
            dates = list(dict.fromkeys(str(o.date.date) for o in known))
            if not dates:
                raise UnknownName(f"measure {said(name)} has no figure to show; write [[measure:{name}]] to link to it")
            raise UnknownName(
                f"measure {said(name)} has no value for {said(date) if date else 'any date'}; it has: {listed(dates)}"
            )
        href = writer.href(links.measure(name, in_measure(found)[id(observation)]))
        return component("text", "figure", FigureView(figures.value(found, observation), href))

    def stated(path: str, figure: str = "") -> str:
        """A figure as the council gave it in an update."""
        update = _known(path, writer.record.updates, "update")
        if not update.stated:
            raise UnknownName(f"update {said(path)} states no figure; name another update")
        if figure and figure not in update.stated:
            raise UnknownName(f"update {said(path)} states no figure {said(figure)}; it has: {listed(update.stated)}")
        name = figure or next(iter(update.stated))
        view = stated_views(writer, update)[list(update.stated).index(name)]
        source = view.sources[0] if view.sources else writer.link("update", path)
        return component("text", "figure", FigureView(f"{view.figure} {counted_of(update.stated[name])}", source.href))

    def progress(reference: str) -> str:
        """The bar of a plan, theme or action, with its counts and words."""
        plan, milestones = _milestones_of(writer, reference)
        return component("progress", "progress", writer.progress(writer.edition.counts(plan, milestones)))

    def milestones(reference: str, status: str = "") -> str:
        """A table of the milestones of a plan, theme or action; `late` for those that are late."""
        plan, ids = _milestones_of(writer, reference)
        told = writer.edition.states(plan)
        allowed = ("late", *sorted(standing.value for standing in Standing))
        if status and status not in allowed:
            raise UnknownName(f"there is no status {said(status)}{choice(status, allowed)}")
        rows = []
        for milestone_id in ids:
            if _is(told[milestone_id], status):
                theme, action, milestone = writer.record.milestones[f"{plan}/{milestone_id}"]
                rows.append(milestone_row(writer, theme, action, milestone, told[milestone_id]))
        return component("milestones", "milestones", tuple(rows))

    return {"measure": measure, "stated": stated, "progress": progress, "milestones": milestones}


def observed(measure: Measure, date: str = "") -> Observation | None:
    """A measure's newest value of everybody asked, or the one of a date."""
    whole = [o for o in measure.observations if o.value is not None and o.group is None]
    if date:
        return next((o for o in whole if o.date.date is not None and str(o.date.date) == date), None)
    return max(whole, key=lambda o: o.date.last or dt.date.min, default=None)


def _is(state: State, status: str) -> bool:
    return not status or (state.is_late if status == "late" else state.standing.value == status)


def _known(name: str, things: Mapping[str, T], kind: str) -> T:
    if name not in things:
        raise UnknownName(f"there is no {kind} {said(name)}{choice(name, things)}")
    return things[name]


def _milestones_of(writer: Writer, reference: str) -> tuple[str, Iterable[str]]:
    kind, _, path = reference.partition(":")
    record = writer.record
    if kind == "plan" and path in record.plans:
        return path, [m.id for m in record.milestones_of(path)]
    if kind == "theme" and path in record.themes:
        return record.themes[path].plan, [m.id for m in record.themes[path].milestones]
    if kind == "action" and path in record.actions:
        theme, action = record.actions[path]
        return theme.plan, [m.id for m in action.milestones]
    known = (
        [f"plan:{p}" for p in record.plans]
        + [f"theme:{t}" for t in record.themes]
        + [f"action:{a}" for a in record.actions]
    )
    raise UnknownName(
        f"there is no {said(reference)}{nearest(reference, known)}; name a plan, theme or action as kind:path"
    )
