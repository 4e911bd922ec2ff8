"""What a validation error of a model means, in the words of somebody who edits YAML."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from openrecord.model.types import Entry
from openrecord.problems import listed, nearest, said
from openrecord.yamlfile import Place

_WRONG_SHAPE = {
    "string_type": "text",
    "model_type": "a mapping of keys and values",
    "model_attributes_type": "a mapping of keys and values",
    "dict_type": "a mapping of keys and values",
    "tuple_type": "a list",
    "list_type": "a list",
}


def explained(error: ValidationError, model: type[Entry]) -> Iterator[tuple[Place, str]]:
    """Each thing wrong with an entry: the way to it, and a message with the value and what is allowed."""
    for detail in error.errors(include_url=False):
        place = tuple(step for step in detail["loc"] if step != "[key]")
        yield place, _message(detail, place, model)


def _message(detail: ErrorDetails, place: Place, model: type[Entry]) -> str:
    kind, value = detail["type"], detail["input"]
    key = next((step for step in reversed(place) if isinstance(step, str)), "")
    if kind == "extra_forbidden":
        keys = sorted(_model_at(model, place[:-1]).keys())
        return f"unknown key {said(key)}{nearest(key, keys)} Allowed here: {listed(keys)}".replace("' Allowed", "'; allowed")
    if kind == "missing":
        owner = _model_at(model, place[:-1])
        description = owner.model_fields[owner.keys()[key]].description
        return f"the key '{key}' is missing; write it here ({_lowered(description or key)})"
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
        return f"{key}: {said(value)} is not allowed{nearest(str(value), allowed)}; allowed: {listed(allowed)}"
    if kind in _WRONG_SHAPE:
        return f"{key or 'the file'}: {said(value)} stands where {_WRONG_SHAPE[kind]} belongs"
    message = detail["msg"].removeprefix("Value error, ")
    return f"{key}: {message}" if isinstance(value, (dict, list)) else f"{key}: {said(value)} {message}"


def _lowered(text: str) -> str:
    return (text[0].lower() + text[1:]).rstrip(".")


def _model_at(model: type[Entry], place: Place) -> type[Entry]:
    """The model of the entry at a place: where a key's value is a list or mapping, that of its members."""
    for step in place:
        if isinstance(step, str) and step in model.keys():
            found = _member(model.model_fields[model.keys()[step]].annotation)
            model = found or model
    return model


def _member(annotation: object) -> type[Entry] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return typing.cast("type[Entry]", annotation)
    for part in reversed(typing.get_args(annotation)):
        found = _member(part)
        if found is not None:
            return found
    return None
