"""What names what: whatever cites a document or speaks of a measure or direction, found once for an edition."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.model.council import Outcome, Priority
from openrecord.model.direction import Requirement
from openrecord.model.entry import Entry
from openrecord.model.fields import children, models_in, reference_fields
from openrecord.model.item import AgendaItem
from openrecord.model.plan import Action, Milestone, Update
from openrecord.model.record import Record
from openrecord.model.statement import Placed
from openrecord.model.types import Citation

KINDS = frozenset({"document", "measure", "direction"})
"""What is looked for; a person or a body is named so often that its own pages look it up otherwise."""


class Naming(NamedTuple):
    """One entry's naming of another."""

    by: str
    """The reference of the entry that names, such as `milestone:2017-18/gifts-system`."""
    part: str
    """The part that it names: a paragraph of a document, a requirement of a direction; empty for the whole."""
    key: str
    """The key under which it does, such as source, papers or about."""


@frozen
class Namings:
    """Who names the documents, measures and directions of a record."""

    record: Record

    def of(self, kind: str, name: str) -> tuple[Naming, ...]:
        """Who names an entry, in the record's order."""
        return self._all.get(f"{kind}:{name}", ())

    @cached_property
    def statements(self) -> Mapping[str, tuple[tuple[Update, Placed], ...]]:
        """What updates say of each measure, newest update first."""
        return grouped(
            (told.statement.measure, (update, told))
            for update in reversed(self.record.updates.values())
            for told in update.statements
        )

    @cached_property
    def _all(self) -> Mapping[str, tuple[Naming, ...]]:
        return grouped(named for owner, entry in _tops(self.record) for named in _below(owner, entry))


def _tops(record: Record) -> Iterator[tuple[str, Entry]]:
    kinds: tuple[tuple[str, Mapping[str, Entry]], ...] = (
        ("plan", record.plans),
        ("theme", record.themes),
        ("update", record.updates),
        ("meeting", record.meetings),
        ("measure", record.measures),
        ("direction", record.directions),
        ("event", record.events),
        ("doubt", record.doubts),
        ("document", record.documents),
        ("body", record.bodies),
        ("person", record.people),
        ("term", record.terms),
    )
    for kind, entries in kinds:
        yield from ((f"{kind}:{path}", entry) for path, entry in entries.items())
    if record.strategy is not None:
        for part in (*record.strategy.priorities, *record.strategy.framework):
            yield f"outcome:{part.id}", part


def _below(owner: str, entry: Entry) -> Iterator[tuple[str, Naming]]:
    own = _reference(owner, entry)
    for name, key, kind in _naming_fields(type(entry)):
        value = getattr(entry, name)
        if value:
            for text in value if isinstance(value, tuple) else (value,):
                named_kind, path = (kind, str(text)) if kind else _split(str(text))
                if named_kind in KINDS and not (isinstance(text, Citation) and path.startswith("meeting:")):
                    thing, _, part = path.partition("#")
                    yield f"{named_kind}:{thing}", Naming(own, part, key)
    for name, _ in _naming_children(type(entry)):
        value = getattr(entry, name)
        if value:
            for child in value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,):
                yield from _below(own, child)


def _reference(owner: str, entry: Entry) -> str:
    """How references name an entry below another; what has no name of its own speaks for what it lies in."""
    match entry:
        case Action():
            return f"action:{_plan(owner)}/{entry.id}"
        case Milestone():
            return f"milestone:{_plan(owner)}/{entry.id}"
        case AgendaItem() | Requirement():
            return f"{owner}#{entry.anchor if isinstance(entry, AgendaItem) else entry.id}"
        case Priority() | Outcome():
            return f"outcome:{entry.id}"
    return owner


def _plan(owner: str) -> str:
    return owner.partition(":")[2].partition("/")[0]


def _split(reference: str) -> tuple[str, str]:
    kind, _, path = reference.partition(":")
    return kind, path


@functools.cache
def _naming_fields(model: type[Entry]) -> tuple[tuple[str, str, str | None], ...]:
    return tuple(field for field in reference_fields(model) if field[2] is None or field[2] in KINDS)


@functools.cache
def _naming_children(model: type[Entry]) -> tuple[tuple[str, str], ...]:
    """The fields below which something may be named: most of a meeting's attendance and votes is passed over."""
    return tuple(
        (name, key)
        for name, key in children(model)
        if any(_may_name(child, ()) for child in models_in(model.model_fields[name].annotation))
    )


def _may_name(model: type[Entry], above: tuple[type[Entry], ...]) -> bool:
    if model in above:
        return False
    return bool(_naming_fields(model)) or any(
        _may_name(child, (*above, model))
        for name, _ in children(model)
        for child in models_in(model.model_fields[name].annotation)
    )
