"""Every part of every file, with the way to it, for the rules to look at."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any, get_args, get_origin

from pydantic.fields import FieldInfo

from openrecord.model.record import Record
from openrecord.model.types import Entry, Prose, Refers
from openrecord.yamlfile import Place


@dataclass(frozen=True)
class Finding:
    """Something that breaks a rule: the file, the way to the part (or its line), and the message."""

    file: str
    place: Place
    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """An entry of a file and the way to it."""

    file: str
    place: Place
    entry: Entry


def parts_of(record: Record) -> Iterator[Part]:
    """Every entry of every file, in the files' order."""
    for source in record.files:
        if isinstance(source.entries, Entry):
            yield from _below(source.name, (), source.entries)
        else:
            for position, entry in enumerate(source.entries):
                yield from _below(source.name, (position,), entry)


def _below(file: str, place: Place, entry: Entry) -> Iterator[Part]:
    yield Part(file, place, entry)
    for name, key in children(type(entry)):
        value = getattr(entry, name)
        if isinstance(value, Entry):
            yield from _below(file, (*place, key), value)
        elif isinstance(value, tuple):
            for position, child in enumerate(value):
                yield from _below(file, (*place, key, position), child)
        elif isinstance(value, dict):
            for word, child in value.items():
                yield from _below(file, (*place, key, word), child)


@functools.cache
def children(model: type[Entry]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that hold further entries, each with the key that is written for it."""
    return tuple(
        (name, field.alias or name) for name, field in model.model_fields.items() if _holds_entries(field.annotation)
    )


@functools.cache
def reference_fields(model: type[Entry]) -> tuple[tuple[str, str, str | None], ...]:
    """The fields that name other entries: the field, its key, and the kind (None where the value says it)."""
    found = []
    for name, field in model.model_fields.items():
        mark = _mark(field, Refers)
        if mark is not None:
            found.append((name, field.alias or name, mark.kind))
    return tuple(found)


@functools.cache
def prose_fields(model: type[Entry]) -> tuple[tuple[str, str], ...]:
    """The text fields in which `[[kind:path]]` may stand, each with its key."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items() if _mark(field, Prose))


def _holds_entries(annotation: Any) -> bool:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        return True
    return any(_holds_entries(part) for part in get_args(annotation))


def _mark(field: FieldInfo, kind: type) -> Any:
    for mark in field.metadata:
        if isinstance(mark, kind):
            return mark
    return _mark_below(field.annotation, kind)


def _mark_below(annotation: Any, kind: type) -> Any:
    parts = get_args(annotation)
    if get_origin(annotation) is Annotated:
        for mark in parts[1:]:
            if isinstance(mark, kind):
                return mark
        parts = parts[:1]
    for part in parts:
        found = _mark_below(part, kind)
        if found is not None:
            return found
    return None
