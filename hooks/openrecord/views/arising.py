"""What meetings asked for, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from openrecord import links, words
from openrecord.model.dates import PartialDate
from openrecord.model.item import ActionArising, ActionState, ActionUpdate, anchors
from openrecord.progress import Standing
from openrecord.views.archive import (
    PARTS,
    PeriodLinks,
    on_page,
    part_called,
    plain,
    spread,
)
from openrecord.views.parts import HolderView, Link, Prose, StatusView
from openrecord.views.periods import period_called
from openrecord.views.register import InYear, register
from openrecord.views.trails import Asked, persons
from openrecord.views.writer import Writer

STATES: Mapping[ActionState, tuple[Standing, str]] = {
    "done": (Standing.COMPLETE, "Done"),
    "open": (Standing.UNDER_WAY, "Open"),
    "not-pursued": (Standing.NOT_PURSUED, "Not pursued"),
    "unknown": (Standing.NOT_REPORTED, "Result not known"),
}
"""The words for the states of an action arising, each with the standing whose mark it bears."""


@dataclass(frozen=True)
class ReplyView:
    """What was later said of an action arising."""

    date: str
    state: str
    text: Prose
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class ArisingView:
    """An action arising: what was asked for, who owns it, and how it stands."""

    anchor: str
    mark: str
    """What a link to it is called."""
    href: str
    task: Prose
    plain: str
    """What was asked for, as it stands inside a link."""
    owners: tuple[HolderView, ...]
    as_written: str
    """The owner's name as the minutes wrote it, where it differs."""
    due: str
    """By when, or that no date was set, or that it is not known, as a sentence."""
    status: StatusView
    arises_from: tuple[Link, ...]
    replies: tuple[ReplyView, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class AskedEntry:
    """An action arising in the list of all."""

    action: ArisingView
    owners: str
    """Their posts, parted by |."""


@dataclass(frozen=True)
class ActionsArisingView:
    """What boards asked for, who owns it, and what happened."""

    title: str
    short: tuple[str, ...]
    pages: PeriodLinks
    years: tuple[InYear[AskedEntry], ...]


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


def arising_view(writer: Writer, asked: Asked) -> ArisingView:
    """An action arising."""
    action, day = asked.action, writer.edition.day
    here = links.meeting(asked.meeting.path, asked.anchor)
    named = anchors(asked.item) if action.arises_from else {}
    return ArisingView(
        anchor=asked.anchor,
        mark=f"Link to {part_called(asked.item, f'a{asked.number}')}",
        href=writer.href(here),
        task=writer.prose(action.task),
        plain=plain(writer, action.task),
        owners=writer.holders(action.owner),
        as_written=words.series(_as_written(writer, action)),
        due=_due(action),
        status=_status(action, day),
        arises_from=tuple(
            Link(_part(part), writer.href(links.meeting(asked.meeting.path, named.get(part, part))))
            for part in action.arises_from
        ),
        replies=tuple(
            ReplyView(
                date=words.maybe_date(update.date, unknown="On a day that is not known"),
                state=STATES[update.state][1],
                text=writer.prose(update.text),
                sources=writer.sources(update.source),
            )
            for update in told_by(action, day)
        ),
        sources=writer.sources(action.source),
    )


def _as_written(writer: Writer, action: ActionArising) -> list[str]:
    """How the minutes wrote the owners' names, where that is not how the record has them."""
    names = {person.name for owner in persons(action.owner) if (person := writer.record.people.get(owner))}
    return [holder.as_written for holder in action.owner if holder.as_written and holder.as_written not in names]


def _due(action: ActionArising) -> str:
    if isinstance(action.due, PartialDate):
        return f"Due {words.by(action.due)}."
    return "No date was set." if action.due is None else "By when is not known."


def _status(action: ActionArising, day: dt.date) -> StatusView:
    state = state_on(action, day)
    standing, word = STATES[state]
    late = (day - action.due.last).days if isinstance(action.due, PartialDate) else 0
    return StatusView(standing.value, word, f"{words.days(late)} past its date" if state == "open" and late > 0 else "")


def _part(part: str) -> str:
    return f"{PARTS[part[0]]} {part[1:]}" if part[1:].isdigit() else part.replace("-", " ")


def actions_arising_view(writer: Writer, period: str | None = None) -> ActionsArisingView:
    """The list of everything that meetings asked for, or of one year of it."""
    periods = writer.edition.trails.asked_in
    shown, pages = on_page(writer, periods, links.ACTIONS_ARISING, period)
    return ActionsArisingView(
        title=f"Actions arising in {period_called(period)}" if period else "Actions arising",
        short=in_short(shown if period else periods.entries, writer.edition.day),
        pages=pages,
        years=register(writer, shown, partial(_entry, writer)),
    )


def _entry(writer: Writer, asked: Asked) -> AskedEntry:
    view = arising_view(writer, asked)
    return AskedEntry(view, "|".join(dict.fromkeys(owner.post or owner.name for owner in view.owners)))


def in_short(entries: Sequence[Asked], day: dt.date) -> tuple[str, ...]:
    """How many actions were asked for, how many have an answer, and how they stand."""
    if not entries:
        return ("No meeting in this record asked for anything.",)
    total = len(entries)
    answered = sum(is_answered(asked.action, day) for asked in entries)
    when = spread([asked.meeting for asked in entries])
    asked_for = f"Meetings asked for {words.count(total, 'thing')} {when}."
    if not answered:
        return (asked_for, f"The record does not yet say what came of {'it' if total == 1 else 'any of them'}.")
    if answered == total:
        told = f"The record says what came of {'it' if total == 1 else 'every one of them'}"
    else:
        rest = total - answered
        told = f"The record says what came of {words.number(answered)} of them; of {words.number(rest)} it does not"
    states = Counter(state_on(asked.action, day) for asked in entries)
    stand = words.series(
        [
            f"{words.number(states[state])} {words.agree(states[state], 'is')} {word.lower()}"
            for state, (_, word) in STATES.items()
            if states[state] and state != "unknown"
        ]
    )
    unknown = states["unknown"]
    silent = f"how {words.number(unknown)} {'stands' if unknown == 1 else 'stand'} is not known" if unknown else ""
    return (asked_for, f"{told}.", f"{words.capital('; '.join(part for part in (stand, silent) if part))}.")
