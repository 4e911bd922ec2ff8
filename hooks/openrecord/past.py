"""The record as it was known on a day: without what was said, decided or added later."""

from __future__ import annotations

import dataclasses
import datetime as dt
from bisect import bisect_right
from itertools import islice
from operator import is_

from openrecord.model.plan import Action, DateRevision, Milestone, Plan, Theme
from openrecord.model.record import Record
from openrecord.model.seal import Seal
from openrecord.progress import in_force_on, known_from, known_on


def record_on(record: Record, plan: Plan, day: dt.date, seal: Seal | None = None) -> Record:
    """The record without the updates, meetings and changes of a plan's dates that came after a day.

    With the seal of an update, also without every action and milestone that was not there when it was sealed.
    """
    held = bisect_right(tuple(record.meetings.values()), day, key=lambda meeting: meeting.start.date.last)
    themes = {theme.path: _theme_on(record, theme, day, seal) for theme in record.themes_of(plan.id)}
    return dataclasses.replace(
        record,
        updates={path: update for path, update in record.updates.items() if known_from(update) <= day},
        meetings=dict(islice(record.meetings.items(), held)),
        themes={**record.themes, **themes},
    )


def _theme_on(record: Record, theme: Theme, day: dt.date, seal: Seal | None) -> Theme:
    sealed = seal.facts.get(f"plans/{theme.plan}/{theme.id}.yml", {}) if seal and seal.plan == theme.plan else None
    actions = tuple(
        _action_on(record, action, day, sealed)
        for action in theme.actions
        if sealed is None or f"actions.{action.id}.title" in sealed
    )
    same = len(actions) == len(theme.actions) and all(map(is_, actions, theme.actions))
    return theme if same else theme.model_copy(update={"actions": actions})


def _action_on(record: Record, action: Action, day: dt.date, sealed: dict[str, str] | None) -> Action:
    milestones = tuple(
        _milestone_on(record, milestone, day)
        for milestone in action.milestones
        if sealed is None or f"milestones.{milestone.id}.title" in sealed
    )
    same = len(milestones) == len(action.milestones) and all(map(is_, milestones, action.milestones))
    return action if same else action.model_copy(update={"milestones": milestones})


def _milestone_on(record: Record, milestone: Milestone, day: dt.date) -> Milestone:
    revisions = tuple(
        revision if not revision.in_force or in_force_on(record, revision, day) else _only_proposed(revision)
        for revision in milestone.revisions
        if (known_on(record, revision) or day) <= day
    )
    same = len(revisions) == len(milestone.revisions) and all(map(is_, revisions, milestone.revisions))
    return milestone if same else milestone.model_copy(update={"revisions": revisions})


def _only_proposed(revision: DateRevision) -> DateRevision:
    """A revision as it was known before anybody agreed it."""
    return revision.model_copy(update={"agreed_at": None, "agreed": None})
