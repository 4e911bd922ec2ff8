"""What meetings asked for, and what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from functools import partial

from openrecord import links, words
from openrecord.edition.answers import STATES, is_answered, state_on, told_by
from openrecord.edition.found import Asked, persons
from openrecord.frozen import frozen
from openrecord.model.council import Role
from openrecord.model.dates import PartialDate
from openrecord.model.entry import Postholder
from openrecord.model.item import ActionArising, AgendaItem, anchors
from openrecord.views.parts import HolderView, Link, Prose, StatusView
from openrecord.views.parts.archive import (
    part_alone,
    part_called,
    plain,
)
from openrecord.views.parts.posts import is_held_on
from openrecord.views.parts.writer import Writer


@frozen
class ReplyView:
    """What was later said of an action arising."""

    date: str
    state: str
    text: Prose
    sources: tuple[Link, ...]


@frozen
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
    now_held_by: tuple[Link, ...]
    """Who holds the owner's post today, where the owner has left it."""
    vacant: str
    """That an owner has left a post of which the record does not say who holds it today, as a sentence."""
    due: str
    """By when, or that no date was set, or that it is not known, as a sentence."""
    waiting: str
    """For how long it has been open or without an answer, as a sentence; empty where it is over, or nobody knows."""
    status: StatusView
    arises_from: tuple[Link, ...]
    replies: tuple[ReplyView, ...]
    sources: tuple[Link, ...]


def arising_view(writer: Writer, asked: Asked) -> ArisingView:
    """An action arising."""
    action, day = asked.action, writer.edition.day
    now_held_by, vacant = _successors(writer, action.owner)
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
        now_held_by=now_held_by,
        vacant=vacant,
        due=_due(action),
        waiting=_waiting(asked, day),
        status=_status(action, day),
        arises_from=tuple(
            Link(_part(asked.item, part, named), writer.href(links.meeting(asked.meeting.path, named.get(part, part))))
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


def _successors(writer: Writer, owners: Iterable[Postholder]) -> tuple[tuple[Link, ...], str]:
    """Who holds the posts today that owners are known to have left, and of which of those posts nobody knows."""
    day = writer.edition.day
    found: list[Link] = []
    vacant: list[str] = []
    for owner in owners:
        left = writer.record.people.get(owner.person) if isinstance(owner.person, str) else None
        roles = [role for role in left.roles if role.post == owner.post] if left else []
        if left is None or not roles or any(is_held_on(role, day) for role in roles):
            continue
        followers = [
            writer.link("person", person)
            for person, role in writer.edition.trails.holders.get(owner.post or "", ())
            if person != left.id and is_held_on(role, day) and any(map(partial(_follows, role), roles))
        ]
        found += followers
        if not followers:
            vacant.append(f"{left.name or 'Whoever held it'} has left the post; who holds it now is not recorded.")
    return tuple(dict.fromkeys(found)), " ".join(dict.fromkeys(vacant))


def _follows(role: Role, left: Role) -> bool:
    """Whether a post is the one that somebody left: of the same body, and not held beside them by another."""
    before = (
        isinstance(role.from_, PartialDate) and isinstance(left.to, PartialDate) and role.from_.last < left.to.first
    )
    return role.body == left.body and not before


def _waiting(asked: Asked, day: dt.date) -> str:
    waited = (day - asked.meeting.start.date.last).days
    if waited <= 0:
        return ""
    if not is_answered(asked.action, day):
        return f"Without an answer for {words.days_counted(waited)}."
    return f"Open for {words.days_counted(waited)}." if state_on(asked.action, day) == "open" else ""


def _due(action: ActionArising) -> str:
    if isinstance(action.due, PartialDate):
        return f"Due {words.by(action.due)}."
    return "No date was set." if action.due is None else "By when is not known."


def _status(action: ActionArising, day: dt.date) -> StatusView:
    state = state_on(action, day)
    standing, word = STATES[state]
    late = (day - action.due.last).days if isinstance(action.due, PartialDate) else 0
    return StatusView(standing.value, word, f"{words.days(late)} past its date" if state == "open" and late > 0 else "")


def _part(item: AgendaItem, part: str, named: Mapping[str, str]) -> str:
    """`paragraph 3`, for a part that is called p3 or by an id of its own."""
    place = next((short for short, address in named.items() if short[1:].isdigit() and address == part), part)
    return part_alone(item, place)
