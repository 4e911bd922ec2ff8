"""A council whose every text holds something hostile."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import AfterValidator

from openrecord.model.entry import Entry
from openrecord.model.record import Record
from openrecord.model.types import Line, Prose, Refers, Text
from openrecord.yamlfile import Plain, parse

DANGEROUS: Mapping[str, str] = {
    "script": "<script>alert(1)</script>",
    "image": '"><img src=x onerror=alert(1)>',
    "end of script": "</script><script>",
    "template and link": "{{ 7*7 }} {% raw %} [x](javascript:alert(1))",
    "no space": "A" * 10_000,
}
"""What might do something, or break a page, where it is not taken for text."""
STRANGE = (
    '=HYPERLINK("http://x")',
    "+1",
    "@SUM(A1)",
    "Budget\nBEGIN:VEVENT",
    "]]>",
    "\u202eegnahc fo yad eht",
    "রহিমা খাতুন",
    "Llŷr Siôn ap Tŵr Ŵyn",
    "فاطمة الزهراء",
    "\u201cWell\u2019s\u201d \u2013 \u2026",
    "\ufeffA mark",
    "One line\r\nand another",
)
"""What a page must show as it was written, and can hold side by side."""
PAYLOADS: Mapping[str, str] = {**DANGEROUS, "strange texts": " / ".join(STRANGE)}
"""What somebody might paste into a field, by accident or not."""
_LONG = "no space"
TOGETHER: Mapping[str, str] = {
    "markup": " / ".join(payload for name, payload in DANGEROUS.items() if name != _LONG),
    _LONG: DANGEROUS[_LONG],
    "strange texts": PAYLOADS["strange texts"],
}
"""The same in fewer texts, each to be shown to the letter: a whole site is built for each."""

RULED = (
    *("url", "website", "email", "timezone", "path", "sha256", "number", "order_heard", "items", "amends", "where"),
    *("away_for", "excluded_under"),
)
"""Fields whose words follow a rule of their own, such as an address or the number of an item."""

_READ_AS_TEXT = tuple([mark for mark in get_args(kind) if isinstance(mark, AfterValidator)] for kind in (Line, Text))


@dataclass
class Poison:
    """Puts a payload into texts, each followed by a mark of its own: `<payload> k17k`."""

    payload: str
    marked: dict[str, str] = field(default_factory=dict)
    """Where each mark was put, by mark."""

    def text(self, where: str) -> str:
        """The text for one place."""
        mark = f"k{len(self.marked) + 1}k"
        self.marked[mark] = where
        return f"{self.payload} {mark}"

    def poisoned(self, annotation: Any, value: Plain, where: str, marks: tuple[object, ...] = ()) -> Plain:
        """A value of a field of that type, with every text in it poisoned."""
        if get_origin(annotation) is Annotated:
            inner, *more = get_args(annotation)
            return self.poisoned(inner, value, where, (*marks, *more))
        if isinstance(value, str):
            return self.text(where) if _takes_text(annotation, marks) else value
        if isinstance(value, list):
            return [self.poisoned(_member(annotation), child, where) for child in value]
        if isinstance(value, dict):
            entry = next((entry for entry in _entries(annotation) if set(value) <= set(entry.keys())), None)
            if _is_mapping(annotation) or entry is None:
                return {key: self.poisoned(_member(annotation), child, f"{where}.*") for key, child in value.items()}
            return self.entry(entry, value, where)
        return value

    def entry(self, model: type[Entry], value: dict[str, Plain], where: str = "") -> dict[str, Plain]:
        """An entry with every text in it poisoned, unless it is kept out of every output."""
        if "publish_from" in value:
            return value
        keys = model.keys()
        poisoned = {}
        for key, child in value.items():
            info = model.model_fields[keys[key]]
            place = f"{where}.{key}" if where else f"{model.__name__}.{key}"
            holds_entries = isinstance(child, list) and any(isinstance(part, dict) for part in child)
            if key in RULED and not holds_entries:
                poisoned[key] = child
            else:
                poisoned[key] = self.poisoned(info.annotation, child, place, tuple(info.metadata))
        return poisoned


def poison(data: Path, payload: str) -> Poison:
    """Rewrite every file of a council's data/, in place, with a payload in every text."""
    done = Poison(payload)
    for path in sorted(data.rglob("*.yml")):
        model = _model(path.relative_to(data))
        value = parse(path.read_text("utf-8"), path.name)
        if isinstance(value, list):
            result: Plain = [done.entry(model, part) if isinstance(part, dict) else part for part in value]
        else:
            assert isinstance(value, dict)
            result = done.entry(model, value)
        path.write_text(json.dumps(result), "utf-8")  # which is YAML too
    return done


def _model(name: Path) -> type[Entry]:
    """The model of a file of data/, by its place."""
    if name.parts[0] == "plans":
        return _MODELS["plan" if name.stem == "plan" else "updates" if name.parts[-2] == "updates" else "themes"]
    return _MODELS[name.parts[0].removesuffix(".yml")]


def _models() -> Mapping[str, type[Entry]]:
    """What each part of a Record holds; the parts are called as the files and folders are."""
    parts = {part: next(_entries(annotation), None) for part, annotation in get_type_hints(Record).items()}
    found = {part: model for part, model in parts.items() if model is not None}
    named = {"glossary": "terms", "timeline": "events", "plan": "plans"}
    return found | {file: found[part] for file, part in named.items()}


def _takes_text(annotation: Any, marks: tuple[object, ...]) -> bool:
    """Whether a field is free text: it is read as a Line or Text is, and by nothing else."""
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _takes_text(inner, (*marks, *more))
    if get_origin(annotation) is Literal:
        return False
    members = get_args(annotation)
    if members:
        return any(_takes_text(member, marks) for member in members if member is not type(None))
    readers = [mark for mark in marks if isinstance(mark, AfterValidator)]
    others = [mark for mark in marks if not isinstance(mark, (AfterValidator, Prose))]
    return annotation is str and readers in _READ_AS_TEXT and not any(isinstance(o, Refers) for o in others)


def _entries(annotation: Any) -> Iterator[type[Entry]]:
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        yield annotation
    elif get_origin(annotation) is not Literal:
        for member in get_args(annotation):
            yield from _entries(member)


def _is_mapping(annotation: Any) -> bool:
    origin = get_origin(annotation)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return True
    return origin is not Literal and any(_is_mapping(member) for member in get_args(annotation))


def _member(annotation: Any) -> Any:
    """The type of what a tuple or mapping holds; the type itself where it is neither."""
    origin = get_origin(annotation)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return get_args(annotation)[1]
    if origin is tuple:
        return get_args(annotation)[0]
    inner = [_member(member) for member in get_args(annotation) if _holds_many(member)]
    return inner[0] if inner else annotation


def _holds_many(annotation: Any) -> bool:
    origin = get_origin(annotation)
    if origin is tuple or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return True
    return origin is not Literal and any(_holds_many(member) for member in get_args(annotation))


_MODELS = _models()
