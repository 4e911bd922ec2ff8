"""How what meetings asked for stands on a day, by what was later said of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from openrecord.model.dates import PartialDate
from openrecord.model.item import ActionArising, ActionState, ActionUpdate
from openrecord.progress import Standing

STATES: Mapping[ActionState, tuple[Standing, str]] = {
    "done": (Standing.COMPLETE, "Done"),
    "open": (Standing.UNDER_WAY, "Open"),
    "not-pursued": (Standing.NOT_PURSUED, "Not pursued"),
    "unknown": (Standing.NOT_REPORTED, "Result not known"),
}
"""The words for the states of an action arising, each with the standing whose mark it bears."""


def state_on(action: ActionArising, day: dt.date) -> ActionState:
    """How an action stood on a day: as the newest update by then says, or else as the minutes left it."""
    told = told_by(action, day)
    return told[-1].state if told else action.state


def told_by(action: ActionArising, day: dt.date) -> tuple[ActionUpdate, ...]:
    """What had been said of an action by a day, oldest first; an update without a known date keeps its place."""
    told: list[tuple[dt.date, int, ActionUpdate]] = []
    for position, update in enumerate(action.updates):
        last = told[-1][0] if told else dt.date.min
        date = update.date.last if isinstance(update.date, PartialDate) else last
        if date <= day:
            told.append((date, position, update))
    return tuple(update for _, _, update in sorted(told, key=lambda found: found[:2]))


def is_answered(action: ActionArising, day: dt.date) -> bool:
    """Whether the record says what happened: an update tells of it, or it is done or not pursued."""
    return bool(told_by(action, day)) or action.state in {"done", "not-pursued"}
