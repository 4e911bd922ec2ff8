"""Sealing what an update published: its facts, their checksum, and what became of them since.

A fact is what a reader could quote: every value of the update's file, and of the plan as it stood that day each
title, each first date and each date in force. Adding to a sealed file is always allowed.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Container, Iterator, Mapping
from decimal import Decimal
from itertools import accumulate
from typing import TypeVar

from openrecord.frozen import frozen
from openrecord.model.dates import Unknown
from openrecord.model.entry import Correction, Entry, is_same
from openrecord.model.plan import Milestone, Theme, Update
from openrecord.model.record import Record
from openrecord.model.seal import Seal
from openrecord.progress import in_force_on, known_from, known_on, updates_by
from openrecord.yamlfile import Place

E = TypeVar("E", bound=Entry)

_NOT_PUBLISHED = frozenset({"id", "plan", "corrections", "publish_from"})


@frozen
class Fact:
    """Something that an update published: where it stands, what it is called there, and what it says."""

    file: str
    """Below data/."""
    name: str
    """The keys and ids that lead to it, joined by points; entries without an id are numbered from 1."""
    value: str
    place: Place


def facts_of(record: Record, update: Update) -> Iterator[Fact]:
    """What an update published, as the record says it now."""
    file = update_file(update)
    for place, value in _leaves(update, ()):
        yield Fact(file, _named(place), value, place)
    day = known_from(update)
    before = ", ".join(other.id for other in updates_by(record, update.plan, day))
    yield Fact(f"plans/{update.plan}/plan.yml", "updates", before, ())
    for theme in record.themes_of(update.plan):
        yield from _theme_facts(record, theme, day)


def seal_of(record: Record, update: Update) -> Seal:
    """The seal of an update as it stands now."""
    facts: dict[str, dict[str, str]] = {}
    for fact in facts_of(record, update):
        facts.setdefault(fact.file, {})[fact.name] = fact.value
    return Seal.model_validate(
        {
            "id": update.id,
            "plan": update.plan,
            "update": update.path,
            "day": known_from(update).isoformat(),
            "facts": facts,
            "sha256": checksum(facts),
        }
    )


def update_file(update: Update) -> str:
    """The file of an update, below data/."""
    return f"plans/{update.plan}/updates/{update.id}.yml"


def only_sealed(update: Update, facts: Mapping[str, str]) -> Update:
    """An update without what was added to its file after it was sealed."""
    sealed = {prefix for name in facts for prefix in accumulate(name.split("."), "{}.{}".format)}
    return _only(update, "", sealed)


def _only(entry: E, within: str, sealed: Container[str]) -> E:
    left: dict[str, object] = {}
    for name, field in type(entry).model_fields.items():
        value, called = getattr(entry, name), f"{within}{field.alias or name}"
        if name in _NOT_PUBLISHED or value in (None, (), {}):
            continue
        kept = _only_below(value, called, sealed) if called in sealed else field.get_default(call_default_factory=True)
        if kept is not value:
            left[name] = kept
    return entry.model_copy(update=left) if left else entry


def _only_below(value: object, called: str, sealed: Container[str]) -> object:
    if isinstance(value, Entry):
        return _only(value, f"{called}.", sealed)
    if isinstance(value, dict):
        kept = {
            key: _only_below(of, f"{called}.{key}", sealed) for key, of in value.items() if f"{called}.{key}" in sealed
        }
        return value if is_same(kept.values(), value.values()) else kept
    if isinstance(value, tuple):
        within = [(f"{called}.{number}", member) for number, member in enumerate(value, start=1)]
        members = tuple(_only_below(member, name, sealed) for name, member in within if name in sealed)
        return value if is_same(members, value) else members
    return value


def checksum(facts: dict[str, dict[str, str]]) -> str:
    """The SHA-256 of some facts, whatever their order."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def written(seal: Seal) -> str:
    """The text of a seal's file: YAML in which every text is quoted as in JSON, so that any words are safe."""
    lines = [
        "# Written by `openrecord freeze` and checked with the record. Do not edit: add a correction instead.",
        f"update: {seal.update}",
        f"day: {seal.day}",
        f"sha256: {seal.sha256}",
        "facts:",
    ]
    for file, facts in seal.facts.items():
        lines.append(f"  {json.dumps(file)}:")
        lines += [f"    {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in facts.items()]
    return "\n".join(lines) + "\n"


def explains(correction: Correction, name: str, was: str, now: str) -> bool:
    """Whether a correction tells why a fact says something else than before."""
    return is_about(correction, name) and (correction.was, correction.now) == (was, now)


def is_about(correction: Correction, name: str) -> bool:
    """Whether a correction names a fact or an entry: whole, by the id of the entry, or by something within it."""
    where = correction.where or ""
    return where == name or where in name.split(".") or where.startswith(f"{name}.")


def _theme_facts(record: Record, theme: Theme, day: dt.date) -> Iterator[Fact]:
    file = f"plans/{theme.plan}/{theme.id}.yml"
    yield Fact(file, "title", theme.title, ("title",))
    for a, action in enumerate(theme.actions):
        yield Fact(file, f"actions.{action.id}.title", action.title, ("actions", a, "title"))
        for m, milestone in enumerate(action.milestones):
            place: Place = ("actions", a, "milestones", m)
            yield Fact(file, f"milestones.{milestone.id}.title", milestone.title, (*place, "title"))
            yield Fact(file, f"milestones.{milestone.id}.due", _text(milestone.due), (*place, "due"))
            yield from _date_facts(record, milestone, file, place, day)


def _date_facts(record: Record, milestone: Milestone, file: str, place: Place, day: dt.date) -> Iterator[Fact]:
    """Each change of a date that was known of by a day, and whether it was in force."""
    for r, revision in enumerate(milestone.revisions):
        if (known_on(record, revision) or day) <= day:
            name, here = revision_fact(milestone.id, r), (*place, "revisions", r)
            yield Fact(file, f"{name}.to", _text(revision.to), (*here, "to"))
            yield Fact(file, f"{name}.in_force", _text(in_force_on(record, revision, day)), here)


def revision_fact(milestone: str, position: int) -> str:
    """What the facts about a change of a milestone's date begin with."""
    return f"milestones.{milestone}.revisions.{position + 1}"


def _leaves(entry: Entry, place: Place) -> Iterator[tuple[Place, str]]:
    for name, field in type(entry).model_fields.items():
        value = getattr(entry, name)
        if name not in _NOT_PUBLISHED and value not in (None, (), {}):
            yield from _leaves_below(value, (*place, field.alias or name))


def _leaves_below(value: object, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, Entry):
        yield from _leaves(value, place)
    elif isinstance(value, dict):
        for key, member in value.items():
            yield from _leaves_below(member, (*place, key))
    elif isinstance(value, tuple):
        for position, member in enumerate(value):
            yield from _leaves_below(member, (*place, position))
    else:
        yield place, _text(value)


def _named(place: Place) -> str:
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in place)


def _text(value: object) -> str:
    if value is None:
        return "none"
    if isinstance(value, Unknown):
        return "unknown"
    return f"{value.normalize():f}" if isinstance(value, Decimal) else str(value)
