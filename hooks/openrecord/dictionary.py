"""The data dictionary: what may stand in data/, in words, drawn from the models that read it."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from openrecord.frozen import frozen
from openrecord.model.address import Redirect
from openrecord.model.council import Body, Council, Doubt, Event, Person, Strategy, Term
from openrecord.model.dates import Moment, PartialDate, Unknown
from openrecord.model.direction import Direction
from openrecord.model.document import SourceDocument
from openrecord.model.entry import Entry, Postholders
from openrecord.model.fields import models_in
from openrecord.model.measure import Between, Measure
from openrecord.model.meeting import Meeting
from openrecord.model.plan import Plan, Theme, Update
from openrecord.model.types import Citation, Cited, Prose, Refers, check_id

FILES: Mapping[type[Entry], tuple[str, tuple[str, ...]]] = {
    Council: ("council.yml", ()),
    Plan: ("plans/<plan>/plan.yml", ("id",)),
    Theme: ("plans/<plan>/<theme>.yml", ("id", "plan")),
    Update: ("plans/<plan>/updates/<update>.yml", ("id", "plan")),
    Meeting: ("meetings/<body>/<date>.yml", ("id", "body")),
    Measure: ("measures/<measure>.yml", ("id",)),
    SourceDocument: ("documents.yml, a list", ()),
    Direction: ("directions.yml, a list", ()),
    Strategy: ("strategy.yml", ()),
    Event: ("timeline.yml, a list", ()),
    Body: ("bodies.yml, a list", ()),
    Person: ("people.yml, a list", ()),
    Term: ("glossary.yml, a list", ()),
    Doubt: ("doubts.yml, a list", ()),
    Redirect: ("redirects.yml, a list", ()),
}
"""The file that holds each model, and the keys that its place in the folders fills."""
EVERYWHERE = "publish_from"
"""A key that every entry may have, told once."""
_NAMED: Mapping[object, str] = {
    Cited: "a citation, or a list of them",
    Postholders: "one postholder entry, or a list of them",
    Between: "a date, or {from:, to:}, or unknown",
}
_SIMPLE: Mapping[object, str] = {
    str: "a short text",
    int: "a whole number",
    bool: "true or false",
    Decimal: "a number",
    PartialDate: "a date",
    Moment: "a moment",
    Unknown: "unknown",
    Citation: "a citation",
}


@frozen
class Key:
    """A key that may be written."""

    name: str
    type: str
    models: tuple[str, ...]
    """The entries that the type speaks of, by name."""
    required: str
    """yes, no, or that the file's name fills it."""
    sentence: str


@frozen
class ModelEntry:
    """What an entry of the data may hold."""

    name: str
    file: str
    """The file that holds it; empty for a part of another entry."""
    sentence: str
    keys: tuple[Key, ...]


@cache
def dictionary() -> tuple[ModelEntry, ...]:
    """Every model: first those with files, then the parts of entries by name."""
    found: dict[type[Entry], None] = {}
    for model in FILES:
        _collect(model, found)
    parts = sorted((model for model in found if model not in FILES), key=lambda model: model.__name__)
    return tuple(_entry(model) for model in (*FILES, *parts))


def _collect(model: type[Entry], found: dict[type[Entry], None]) -> None:
    if model in found:
        return
    found[model] = None
    for hint in _hints(model).values():
        for part in entries_in(hint):
            _collect(part, found)


def entries_in(hint: object) -> Iterator[type[Entry]]:
    """The entries that a type is made of; a figure's `Between` is written as a date and is none."""
    return (model for model in models_in(hint) if model is not Between)


def _hints(model: type[Entry]) -> dict[str, object]:
    hints = get_type_hints(model, include_extras=True)
    return {name: hints[name] for name in model.model_fields if name != EVERYWHERE}


def _entry(model: type[Entry]) -> ModelEntry:
    file, given = FILES.get(model, ("", ()))
    keys = []
    for name, hint in _hints(model).items():
        field = model.model_fields[name]
        required = "the file's name gives it" if name in given else "yes" if field.is_required() else "no"
        keys.append(
            Key(
                name=field.alias or name,
                type=in_words(hint),
                models=tuple(dict.fromkeys(called(part) for part in entries_in(hint))),
                required=required,
                sentence=field.description or "",
            )
        )
    sentence = re.sub(r" \([^)]*\)\.$", ".", (model.__doc__ or "").split("\n")[0])
    return ModelEntry(called(model), file, sentence, tuple(keys))


def in_words(hint: object) -> str:
    """A type as an editor would say it: `a date, or unknown`, `a list of milestone entries`, `one of: draft, final`."""
    if hint in _NAMED:
        return _NAMED[hint]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(arguments[0], arguments[1:])
    if origin is Literal:
        return f"one of: {', '.join(map(str, arguments))}"
    if origin in (Union, types.UnionType):
        kinds = [in_words(argument) for argument in arguments if argument is not type(None)]
        return ", or ".join(dict.fromkeys(kinds))
    if origin is tuple:
        return f"a list of {_many(in_words(arguments[0]))}"
    if origin is dict:
        return f"by name: {in_words(arguments[1])}"
    if isinstance(hint, type) and issubclass(hint, Entry):
        return f"one {called(hint)} entry"
    return _SIMPLE.get(hint, str(hint))


def called(model: type[Entry]) -> str:
    """A model's name as words: `agenda item`."""
    return re.sub(r"(?<!^)([A-Z])", r" \1", model.__name__).lower()


def _annotated(inner: object, marks: tuple[object, ...]) -> str:
    refers = next((mark for mark in marks if isinstance(mark, Refers)), None)
    kind = in_words(inner)
    if refers is not None:
        return _reference(refers, kind)
    if any(isinstance(mark, Prose) for mark in marks):
        return "plain words"
    if any(getattr(mark, "func", None) is check_id for mark in marks):
        return "an id"
    return kind


def _reference(refers: Refers, kind: str) -> str:
    """What a field that names another entry holds; `of this plan` tells that its plan is left out."""
    is_list = kind.startswith("a list")
    if refers.kind is None:
        return "a list of references, kind:path" if is_list else "a reference, kind:path"
    article = "an" if refers.kind[0] in "aeiou" else "a"
    what = f"to {article} {refers.kind}"
    unknown = ", or unknown" if kind.endswith("unknown") else ""
    return f"a list of references {what}" if is_list else f"a reference {what}{unknown}"


def _many(kind: str) -> str:
    if kind.startswith("one of:"):
        return f"any of{kind.removeprefix('one of')}"
    if kind.startswith("one "):
        return f"{kind.removeprefix('one ').removesuffix('entry')}entries"
    article, _, rest = kind.partition(" ")
    noun, space, tail = rest.partition(" ")
    references = f"references{',' * noun.endswith(',')}{space}{tail}"
    plain = {
        "short": "short texts",
        "whole": "whole numbers",
        "id": "ids",
        "reference": references,
        "reference,": references,
    }
    return plain.get(noun, kind) if article in {"a", "an"} else kind
