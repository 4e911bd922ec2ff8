"""What a validation error of a model means, in the words of somebody who edits YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from openrecord.model.entry import Entry
from openrecord.problems import choice, closest, listed, said
from openrecord.yamlfile import Place

_WRONG_SHAPE = {
    "string_type": "text",
    "one_value": "one value",
    "model_type": "a mapping of keys and values",
    "model_attributes_type": "a mapping of keys and values",
    "dict_type": "a mapping of keys and values",
    "tuple_type": "a list",
    "list_type": "a list",
}


_LONGEST_REMEDY = 60
_OFTEN_SAID: Mapping[str, tuple[str, ...]] = {
    "on-track": ("on-target",),
    "in-progress": ("under-way",),
    "ongoing": ("under-way",),
    "started": ("under-way",),
    "slipped": ("delayed",),
    "behind": ("delayed",),
    "late": ("overdue",),
    "finished": ("complete", "done"),
    "done": ("complete",),
    "achieved": ("complete",),
    "closed": ("complete", "done"),
    "dropped": ("not-pursued",),
    "abandoned": ("not-pursued",),
    "cancelled": ("not-pursued",),
    "took-place": ("held",),
    "adjourned": ("postponed",),
    "passed": ("carried",),
    "agreed": ("carried", "approved"),
    "defeated": ("lost",),
    "signed": ("approved",),
    "apologies": ("absent",),
    "attended": ("present",),
    "active": ("in-force",),
    "current": ("in-force",),
    "%": ("percent",),
    "£": ("pounds",),
    "number": ("count",),
    "up": ("higher",),
    "down": ("lower",),
    "panel": ("committee",),
}
"""What councils often say, with the words of the format for it."""

_KEY = re.compile(r"[a-z][a-z0-9_-]*")


def explained(error: ValidationError, model: type[Entry]) -> Iterator[tuple[Place, str]]:
    """Each thing wrong with an entry: the way to it, and a message with the value and what is allowed."""
    details = error.errors(include_url=False)
    cut_by_commas: set[Place] = set()
    misspelt = {_meant(detail["loc"], model) for detail in details if detail["type"] == "extra_forbidden"}
    for detail in details:
        if detail["type"] == "missing" and detail["loc"] in misspelt:
            continue  # it is there, and said to be misspelt
        if detail["type"] == "extra_forbidden" and _is_cut_by_a_comma(detail, model):
            if detail["loc"][:-1] in cut_by_commas:
                continue  # the rest of the same value
            cut_by_commas.add(detail["loc"][:-1])
        place = tuple(step for step in detail["loc"] if step != "[key]")
        yield place, _message(detail, place, model)


def _meant(loc: Place, model: type[Entry]) -> Place:
    """The place of the key that a misspelt one most likely is."""
    owner = _model_at(model, tuple(step for step in loc[:-1] if step != "[key]"))
    return (*loc[:-1], closest(str(loc[-1]), owner.keys() if owner else ()))


def _message(detail: ErrorDetails, place: Place, model: type[Entry]) -> str:
    kind, value = detail["type"], detail["input"]
    if kind == "extra_forbidden":
        return _unknown_key(str(place[-1]), value, _model_at(model, place[:-1]))
    if kind == "missing":
        return _missing_key(str(place[-1]), _model_at(model, place[:-1]))
    if detail["loc"][-1:] == ("[key]",):
        return f"{said(value)} {_told(detail)}"
    name = _named(place)
    if kind == "literal_error":
        allowed = re.findall(r"'([^']*)'", str(detail.get("ctx", {}).get("expected", "")))
        return f"{name}: {said(value)} is not allowed{_choice(value, allowed)}"
    if kind in _WRONG_SHAPE:
        remedy = _remedy(_WRONG_SHAPE[kind], value, _model_at(model, place))
        return f"{name}: {said(value)} stands where {_WRONG_SHAPE[kind]} belongs{remedy}"
    return f"{name}: {_told(detail)}" if isinstance(value, (dict, list)) else f"{name}: {said(value)} {_told(detail)}"


def _told(detail: ErrorDetails) -> str:
    return detail["msg"].removeprefix("Value error, ")


def _unknown_key(key: str, value: object, owner: type[Entry] | None) -> str:
    keys = sorted(owner.keys()) if owner else []
    if _is_no_key(key, value, keys):
        return f"unknown key {said(key)}; in braces a comma ends a value, so put a value that holds one in quotes"
    return f"unknown key {said(key)}{choice(key, keys)}"


def _is_no_key(key: str, value: object, keys: Iterable[str]) -> bool:
    """Whether what stands for a key is the end of a value that held a comma, in braces."""
    return value is None and not _KEY.fullmatch(key) and key.lower() not in keys


def _is_cut_by_a_comma(detail: ErrorDetails, model: type[Entry]) -> bool:
    owner = _model_at(model, tuple(step for step in detail["loc"][:-1] if step != "[key]"))
    return _is_no_key(str(detail["loc"][-1]), detail["input"], owner.keys() if owner else ())


def _choice(value: object, allowed: list[str]) -> str:
    """What may stand in place of a wrong word, the one that a council's own word most likely means first."""
    folded = re.sub(r"[\s_]+", "-", str(value).strip().lower())
    meant = next((word for word in (folded, *_OFTEN_SAID.get(folded, ())) if word in allowed), None)
    return f"; did you mean {said(meant)}? Allowed: {listed(allowed)}" if meant else choice(value, allowed)


def _remedy(shape: str, value: object, owner: type[Entry] | None) -> str:
    """How to write what was written in the wrong shape; empty where that cannot be shown in a few words."""
    if shape == "a list":
        if isinstance(value, dict):
            return "; begin each entry with '- '"
        written = f"; write [{value}]" if isinstance(value, str) else ""
        return written if len(written) < _LONGEST_REMEDY else ""
    keys = [key for key in (owner.keys() if owner else ()) if key not in {"publish_from", "corrections"}]
    if shape.startswith("a mapping") and isinstance(value, str) and keys:
        return f", such as {{{keys[0]}: …}}; allowed: {listed(keys)}"
    return ""


def _missing_key(key: str, owner: type[Entry] | None) -> str:
    field = owner.keys().get(key) if owner else None
    meaning = owner.model_fields[field].description if owner and field else None
    return f"the key {said(key)} is missing; write it here" + (f" ({_lowered(meaning)})" if meaning else "")


def _named(place: Place) -> str:
    """The nearest key above a part and, in a list, its number: `revisions 2`."""
    key = next((position for position in reversed(range(len(place))) if isinstance(place[position], str)), None)
    if key is None:
        return "this entry"
    numbers = [str(int(step) + 1) for step in place[key + 1 :]]
    return " ".join([_shown(str(place[key])), *numbers])


def _shown(key: str) -> str:
    return key if re.fullmatch(r"[\w-]{1,60}", key) else said(key)


def _lowered(text: str) -> str:
    return (text[0].lower() + text[1:]).rstrip(".")


def _model_at(model: type[Entry], place: Place) -> type[Entry] | None:
    """The model of the entry at a place below one of the given model."""
    here: object = model
    for step in place:
        here = _step(_shape(here), step)
    shape = _shape(here)
    return shape if isinstance(shape, type) and issubclass(shape, Entry) else None


def _step(shape: object, step: str | int) -> object:
    if isinstance(shape, type) and issubclass(shape, Entry):
        field = shape.keys().get(str(step))
        return shape.model_fields[field].annotation if field else None
    members = get_args(shape)
    return members[-1 if get_origin(shape) is dict else 0] if members else None


def _shape(annotation: object) -> object:
    """What holds entries in an annotation, without what only marks it or allows for None."""
    if get_origin(annotation) in {tuple, dict} or not get_args(annotation):
        return annotation
    shapes = [_shape(part) for part in get_args(annotation)]
    return next((shape for shape in shapes if isinstance(shape, type) and issubclass(shape, Entry)), shapes[0])
