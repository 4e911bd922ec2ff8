"""The record as it was known on a day: without what was said, decided or added later."""

from __future__ import annotations

import dataclasses
import datetime as dt
from bisect import bisect_right
from collections.abc import Callable, Mapping
from itertools import islice
from typing import TypeVar

from openrecord.model.dates import PartialDate, has_come
from openrecord.model.entry import is_same
from openrecord.model.measure import Measure
from openrecord.model.plan import Action, Assurance, DateRevision, Milestone, Plan, Theme, Update
from openrecord.model.record import Record
from openrecord.model.seal import Seal
from openrecord.model.types import Citation
from openrecord.progress import in_force_on, known_from, known_on
from openrecord.seals import only_sealed, revision_fact, update_file

Sealed = Mapping[str, str] | None
"""The facts of a theme's file by name, where an update sealed them."""
E = TypeVar("E", Action, Milestone)


def record_on(record: Record, plan: Plan, day: dt.date, seal: Seal | None = None) -> Record:
    """The record without the updates, meetings, figures, judgements and changes of a plan that came after a day.

    With the seal of an update, also without anything of the plan that was not there when it was sealed; and of every
    sealed update only what it sealed.
    """
    held = bisect_right(tuple(record.meetings.values()), day, key=lambda meeting: meeting.start.date.last)
    themes = {theme.path: _theme_on(record, theme, day, seal) for theme in record.themes_of(plan.id)}
    return dataclasses.replace(
        record,
        updates={
            path: _as_sealed(record, update) for path, update in record.updates.items() if known_from(update) <= day
        },
        meetings=dict(islice(record.meetings.items(), held)),
        plans={**record.plans, plan.id: _plan_on(record, plan, day)},
        themes={**record.themes, **themes},
        measures={name: _measure_on(record, measure, day) for name, measure in record.measures.items()},
    )


def _plan_on(record: Record, plan: Plan, day: dt.date) -> Plan:
    """A plan as it was known: not yet closed, where it was closed later or nobody knows when."""
    closed = plan.closed if plan.closed and has_come(plan.closed.on, day) else None
    return plan.model_copy(update={"closed": closed, "assurance": _judged(record, plan.assurance, day)})


def _measure_on(record: Record, measure: Measure, day: dt.date) -> Measure:
    """A measure with the figures that a source had given by then or, where none has a date, whose time was over."""
    known = tuple(
        figure
        for figure in measure.observations
        if _could_be_read(record, figure.source, day, figure.date.last is None or figure.date.last <= day)
    )
    return measure if len(known) == len(measure.observations) else measure.model_copy(update={"observations": known})


def _judged(record: Record, every: tuple[Assurance, ...], day: dt.date) -> tuple[Assurance, ...]:
    """What somebody independent had judged by a day."""
    return tuple(
        one
        for one in every
        if (one.on.first <= day if isinstance(one.on, PartialDate) else _could_be_read(record, one.source, day, True))
    )


def _could_be_read(record: Record, sources: tuple[Citation, ...], day: dt.date, otherwise: bool) -> bool:
    """Whether a source that has a date may have been there by a day; where none has one, something else decides."""
    documents = (record.documents.get(source.document) for source in sources)
    dates = [document.date for document in documents if document and isinstance(document.date, PartialDate)]
    return any(date.first <= day for date in dates) if dates else otherwise


def _as_sealed(record: Record, update: Update) -> Update:
    seal = record.seals.get(update.path)
    return update if seal is None else only_sealed(update, seal.facts.get(update_file(update), {}))


def _theme_on(record: Record, theme: Theme, day: dt.date, seal: Seal | None) -> Theme:
    sealed = seal.facts.get(f"plans/{theme.plan}/{theme.id}.yml", {}) if seal and seal.plan == theme.plan else None
    actions = _kept(theme.actions, "actions", sealed, lambda action: _action_on(record, action, day, sealed))
    judged = _judged(record, theme.assurance, day)
    if actions is theme.actions and len(judged) == len(theme.assurance):
        return theme
    return theme.model_copy(update={"actions": actions, "assurance": judged})


def _action_on(record: Record, action: Action, day: dt.date, sealed: Sealed) -> Action:
    milestones = _kept(
        action.milestones, "milestones", sealed, lambda milestone: _milestone_on(record, milestone, day, sealed)
    )
    return action if milestones is action.milestones else action.model_copy(update={"milestones": milestones})


def _kept(entries: tuple[E, ...], kind: str, sealed: Sealed, then: Callable[[E], E]) -> tuple[E, ...]:
    """The entries that were there, as they were; the same tuple where nothing is otherwise."""
    kept = tuple(then(entry) for entry in entries if sealed is None or f"{kind}.{entry.id}.title" in sealed)
    return entries if is_same(kept, entries) else kept


def _milestone_on(record: Record, milestone: Milestone, day: dt.date, sealed: Sealed) -> Milestone:
    revisions = []
    for position, revision in enumerate(milestone.revisions):
        known, in_force = (known_on(record, revision) or day) <= day, in_force_on(record, revision, day)
        if sealed is not None:
            fact = revision_fact(milestone.id, position)
            known, in_force = f"{fact}.to" in sealed, sealed.get(f"{fact}.in_force") == str(True)
        if known:
            revisions.append(revision if in_force or not revision.in_force else _only_proposed(revision))
    if is_same(revisions, milestone.revisions):
        return milestone
    return milestone.model_copy(update={"revisions": tuple(revisions)})


def _only_proposed(revision: DateRevision) -> DateRevision:
    """A revision as it was known before anybody agreed it."""
    return revision.model_copy(update={"agreed_at": None, "agreed": None})
