"""What the fields of a model hold: further entries, references to others, prose."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Annotated, TypeVar, get_args, get_origin

from pydantic.fields import FieldInfo

from openrecord.model.entry import Entry
from openrecord.model.types import Prose, Refers

M = TypeVar("M", Refers, Prose)


@functools.cache
def children(model: type[Entry]) -> tuple[tuple[str, str], ...]:
    """The fields of a model that hold further entries, each with the key that is written for it."""
    return tuple(
        (name, field.alias or name) for name, field in model.model_fields.items() if any(models_in(field.annotation))
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


def models_in(annotation: object) -> Iterator[type[Entry]]:
    """The models that a type is made of."""
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        yield annotation
    for part in get_args(annotation):
        yield from models_in(part)


def _mark(field: FieldInfo, kind: type[M]) -> M | None:
    found = next((mark for mark in field.metadata if isinstance(mark, kind)), None)
    return found or _mark_below(field.annotation, kind)


def _mark_below(annotation: object, kind: type[M]) -> M | None:
    parts = get_args(annotation)
    if get_origin(annotation) is Annotated:
        marks, parts = parts[1:], parts[:1]
        found = next((mark for mark in marks if isinstance(mark, kind)), None)
        if found is not None:
            return found
    return next((found for part in parts if (found := _mark_below(part, kind)) is not None), None)
