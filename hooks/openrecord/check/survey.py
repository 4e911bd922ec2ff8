"""What the rules look at: the record, each of its parts with the way to it, and the day it speaks for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar, cast

from openrecord.frozen import frozen
from openrecord.model.entry import Entry, is_public
from openrecord.model.fields import children
from openrecord.model.record import Narrative, Record
from openrecord.targets import Links
from openrecord.yamlfile import Place

E = TypeVar("E", bound=Entry)


@frozen
class Finding:
    """Something that breaks a rule: the file, the way to the part (or its line), and the message."""

    file: str
    place: Place
    message: str
    line: int | None = None
    quote: str = ""
    """What stands on the very line, where the part may run over several."""


def in_narrative(narrative: Narrative, line: int, message: str) -> Finding:
    """What is wrong on a line of a Markdown file of content/."""
    return Finding(f"content/{narrative.path}", (), message, line)


class Part(NamedTuple, Generic[E]):
    """An entry of a file and the way to it."""

    file: str
    place: Place
    entry: E

    def finding(self, message: str, *steps: str | int) -> Finding:
        """What is wrong with the part, or with what lies these steps below it."""
        return Finding(self.file, (*self.place, *steps), message)


@frozen
class Survey:
    """A record laid out for the rules: one walk through all of its files, which they share."""

    record: Record
    root: Path
    """The folder that holds data/ and content/."""
    day: dt.date | None = None
    """The day that the record speaks for, where it is known; the rules about what has passed need it."""

    def of(self, model: type[E]) -> Sequence[Part[E]]:
        """Every entry of one model, in the files' order."""
        return cast("Sequence[Part[E]]", self.parts.get(model, ()))

    @cached_property
    def hidden(self) -> Sequence[Part[Entry]]:
        """Every entry that itself may not be shown on the day; none where no day is known."""
        day = self.day
        if day is None:
            return ()
        return [part for parts in self.parts.values() for part in parts if not is_public(part.entry, day)]

    @cached_property
    def links(self) -> Links:
        """Where everything lives."""
        return Links(self.record)

    @cached_property
    def parts(self) -> Mapping[type[Entry], Sequence[Part[Entry]]]:
        """Every entry of every file, by its model."""
        found: dict[type[Entry], list[Part[Entry]]] = {}
        for file, place, entry in _tops(self.record):
            _walk(file, place, entry, found)
        return found


Rule = Callable[[Survey], Iterator[Finding]]


def _tops(record: Record) -> Iterator[tuple[str, Place, Entry]]:
    for source in record.files:
        if isinstance(source.entries, Entry):
            yield source.name, (), source.entries
        else:
            for position, entry in enumerate(source.entries):
                yield source.name, (position,), entry


def _walk(file: str, place: Place, entry: Entry, found: dict[type[Entry], list[Part[Entry]]]) -> None:
    model = type(entry)
    part = Part(file, place, entry)
    if model in found:
        found[model].append(part)
    else:
        found[model] = [part]
    for name, key in children(model):
        value = getattr(entry, name)
        if not value:
            continue
        if isinstance(value, tuple):
            for position, child in enumerate(value):
                _walk(file, (*place, key, position), child, found)
        elif isinstance(value, dict):
            for word, child in value.items():
                _walk(file, (*place, key, word), child, found)
        else:
            _walk(file, (*place, key), value, found)
