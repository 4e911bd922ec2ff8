"""What is kept back until a day: the record without it, as if it were not there."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TypeVar, cast

from openrecord.frozen import frozen
from openrecord.links import pages_with_narratives
from openrecord.model.dates import PartialDate
from openrecord.model.entry import Entry, is_public, is_same
from openrecord.model.fields import children
from openrecord.model.item import LETTERS, ActionArising, AgendaItem, anchors
from openrecord.model.meeting import Meeting
from openrecord.model.plan import Plan, Theme, Update
from openrecord.model.record import Record, SourceFile
from openrecord.model.statement import HEADINGS
from openrecord.model.vote import Motion
from openrecord.narrative import address_of

E = TypeVar("E", bound=Entry)


def pruned(record: Record, day: dt.date) -> Record:
    """The record without what is kept back on a day, and without the narratives of it; the same one if nothing is.

    What depends on what is kept back goes with it: the themes of a plan, an entry that cannot be without the part.
    Every part that stays has the address that it will always have.
    """
    files = tuple(file for source in record.files if (file := _file(source, day)))
    if is_same(files, record.files):
        return record
    plans = _public_of(record.plans, day)
    themes = {path: theme for path, theme in _public_of(record.themes, day).items() if theme.plan in plans}
    kept = dataclasses.replace(
        record,
        council=_public(record.council, day) or record.council,
        people=_public_of(record.people, day),
        bodies=_public_of(record.bodies, day),
        terms=_public_of(record.terms, day),
        events=_public_of(record.events, day),
        doubts=_public_of(record.doubts, day),
        documents=_public_of(record.documents, day),
        directions=_public_of(record.directions, day),
        measures=_public_of(record.measures, day),
        strategy=_public(record.strategy, day) if record.strategy else None,
        plans={name: _without_themes(plan, record, themes) for name, plan in plans.items()},
        themes=themes,
        updates={path: update for path, update in _public_of(record.updates, day).items() if update.plan in plans},
        meetings=_public_of(record.meetings, day),
        redirects=tuple(redirect for redirect in record.redirects if is_public(redirect, day)),
        files=files,
    )
    hidden = pages_with_narratives(record) - pages_with_narratives(kept)
    narratives = {path: told for path, told in record.narratives.items() if address_of(path) not in hidden}
    return dataclasses.replace(kept, narratives=narratives)


@frozen
class KeptBack:
    """An entry that may not be shown yet."""

    file: str
    entry: Entry
    until: PartialDate
    """The day from which it may be."""


def kept_back(record: Record, day: dt.date) -> tuple[KeptBack, ...]:
    """Every entry that is kept back on a day, in the order of the files; not those that lie inside another."""
    return tuple(
        KeptBack(source.name, entry, until) for source in record.files for entry, until in _hidden(source.entries, day)
    )


def _hidden(value: object, day: dt.date) -> Iterator[tuple[Entry, PartialDate]]:
    if isinstance(value, Entry):
        if value.publish_from is not None and not is_public(value, day):
            yield value, value.publish_from
        else:
            for name, _ in children(type(value)):
                yield from _hidden(getattr(value, name), day)
    elif isinstance(value, tuple | dict):
        for member in value.values() if isinstance(value, dict) else value:
            yield from _hidden(member, day)


def attachments(record: Record) -> frozenset[str]:
    """The files below content/ that the record's documents name.

    A file that the whole record names and the pruned one does not is kept back too.
    """
    return frozenset(file.path for document in record.documents.values() for file in document.files)


def _file(source: SourceFile, day: dt.date) -> SourceFile | None:
    entries = _kept(source.entries, day)
    if entries is source.entries:
        return source
    return None if entries is None else SourceFile(source.name, cast("Entry | tuple[Entry, ...]", entries))


def _public_of(entries: Mapping[str, E], day: dt.date) -> dict[str, E]:
    return {name: kept for name, entry in entries.items() if (kept := _public(entry, day))}


def _public(entry: E, day: dt.date) -> E | None:
    """An entry without the parts that are kept back; None where it is itself, or cannot be without one of them."""
    if not is_public(entry, day):
        return None
    changes: dict[str, object] = {}
    for name, _ in children(type(entry)):
        value = getattr(entry, name)
        if not value:
            continue
        kept = _kept(value, day)
        if kept is None:
            field = type(entry).model_fields[name]
            if field.is_required():
                return None
            kept = field.default
        if kept is not value:
            changes[name] = kept
    if not changes:
        return entry
    if isinstance(entry, AgendaItem):
        changes |= _with_lasting_addresses(entry, changes, day)
    elif isinstance(entry, Meeting):
        changes |= _without_numbers_of_absent_items(entry, changes)
    elif isinstance(entry, Theme | Update):
        changes |= _with_lasting_statements(entry, changes)
    return entry.model_copy(update=changes)


def _kept(value: object, day: dt.date) -> object:
    """What a field holds without what is kept back: the same object where nothing is, None where all of an entry is."""
    if isinstance(value, Entry):
        return _public(value, day)
    if isinstance(value, tuple):
        members = tuple(kept for member in value if (kept := _kept(member, day)) is not None)
        return value if is_same(members, value) else members
    if isinstance(value, dict):
        entries = {key: kept for key, member in value.items() if (kept := _kept(member, day)) is not None}
        return value if is_same(entries.values(), value.values()) else entries
    return value


def _with_lasting_addresses(item: AgendaItem, changes: Mapping[str, object], day: dt.date) -> dict[str, object]:
    """The parts of an item that are addressed by position, with ids that hold their addresses where one is gone."""
    names = anchors(item)
    called: dict[str, str | None] = {}
    parts: dict[str, tuple[Entry, ...]] = {field: getattr(item, field) for field in LETTERS.values()}
    for letter, field in LETTERS.items():
        public = [_public(part, day) for part in parts[field]]
        if not all(public):
            named = [(f"{letter}{position}", part) for position, part in enumerate(public, start=1)]
            for name, part in named:
                lasting = names[name] if part else None
                called |= {name: lasting, names[name]: lasting}
            parts[field] = tuple(part.model_copy(update={"id": names[name]}) for name, part in named if part)
        elif field in changes:
            parts[field] = tuple(part for part in public if part)
    return {field: tuple(_renamed(part, called) for part in kept) for field, kept in parts.items()}


def _with_lasting_statements(told: Theme | Update, changes: Mapping[str, object]) -> dict[str, object]:
    """The statements of a theme or an update, with ids that hold their addresses where one is gone."""
    new = told.model_copy(update=changes)
    anchors = {id(one.statement): one.anchor for one in told.statements}

    def lasting(was: Entry, now: Entry) -> dict[str, object]:
        lists = [(heading, getattr(was, heading, ()), getattr(now, heading, ())) for heading in HEADINGS]
        return {
            heading: tuple(one.model_copy(update={"id": anchors[id(one)]}) for one in left)
            for heading, all_, left in lists
            if len(left) != len(all_)
        }

    found = lasting(told, new)
    if isinstance(told, Update) and isinstance(new, Update):
        found["themes"] = {
            name: report.model_copy(update=lasting(told.themes[name], report)) for name, report in new.themes.items()
        }
    return found


def _renamed(part: Entry, called: Mapping[str, str | None]) -> Entry:
    """An action arising or a motion that calls the other parts of its item by their lasting names."""
    if isinstance(part, ActionArising):
        sources = tuple(name for old in part.arises_from if (name := called.get(old, old)))
        return part.model_copy(update={"arises_from": sources})
    if isinstance(part, Motion) and part.amends:
        return part.model_copy(update={"amends": called.get(part.amends, part.amends)})
    return part


def _without_numbers_of_absent_items(meeting: Meeting, changes: Mapping[str, object]) -> dict[str, object]:
    """The order heard, attendance and declarations of a meeting, without what they say of items that are kept back."""
    new = meeting.model_copy(update=changes)
    gone = _numbers(meeting) - _numbers(new)
    if not gone:
        return {}
    declared = []
    for one in new.declarations.entries:
        items = tuple(number for number in one.items if number not in gone)
        if items or not one.items:
            declared.append(one.model_copy(update={"items": items}))
    return {
        "items": tuple(_without_exclusion_under(item, gone) for item in new.items),
        "order_heard": tuple(number for number in new.order_heard if number not in gone),
        "attendance": tuple(
            one.model_copy(update={"away_for": tuple(number for number in one.away_for if number not in gone)})
            for one in new.attendance
        ),
        "declarations": new.declarations.model_copy(update={"entries": tuple(declared)}),
    }


def _without_exclusion_under(item: AgendaItem, gone: set[str]) -> AgendaItem:
    """An item that does not say that the public was excluded under one that is kept back."""
    if item.withheld is None or item.withheld.excluded_under not in gone:
        return item
    return item.model_copy(update={"withheld": item.withheld.model_copy(update={"excluded_under": None})})


def _numbers(meeting: Meeting) -> set[str]:
    return {name for item in meeting.items for name in (item.number, item.id) if name}


def _without_themes(plan: Plan, record: Record, themes: Mapping[str, Theme]) -> Plan:
    """A plan that names no theme that is kept back."""
    hidden = {theme.id for path, theme in record.themes.items() if theme.plan == plan.id and path not in themes}
    return plan.model_copy(update={"theme_ids": tuple(name for name in plan.theme_ids if name not in hidden)})
