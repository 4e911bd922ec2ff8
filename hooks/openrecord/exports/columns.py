"""What tables are made of: columns, of which those that show a field of the format are drawn from its model."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Annotated, Generic, Literal, TypeVar, get_args, get_origin, get_type_hints

from openrecord.exports.source import Cell, Row, Source
from openrecord.frozen import frozen
from openrecord.model.dates import Moment, PartialDate, Unknown
from openrecord.model.entry import Entry
from openrecord.model.fields import reference_fields
from openrecord.model.measure import Between
from openrecord.model.types import Citation

Type = Literal["string", "integer", "number", "boolean", "date"]
T = TypeVar("T")

FIRST = "The first day that {} may mean; empty where there is none or it is not known."
LAST = "The last day that {} may mean, which is the day that counts; empty where there is none or it is not known."


@frozen
class Column:
    """A column of a table."""

    name: str
    type: Type
    sentence: str
    """What it means."""
    refers: str = ""
    """The table whose `id` it names."""
    allowed: tuple[str, ...] = ()
    """The words that it may hold; none: any."""
    lists: str = ""
    """For a list of names parted by spaces: the kind of thing that they name; `any` where each says its own."""
    required: bool = False
    """Whether no row is without it."""


@frozen
class Drawn(Generic[T]):
    """A column, and how its cells are had."""

    column: Column
    cell: Callable[[T], Cell]


@frozen
class Table:
    """A table: every row is one thing of the record, called by its `id`."""

    name: str
    sentence: str
    columns: tuple[Column, ...]
    draw: Callable[[Source], Iterator[Row]]

    def rows(self, source: Source) -> tuple[Row, ...]:
        """Its rows, drawn once for a source."""
        found = source.filled.get(self.name)
        if found is None:
            found = source.filled[self.name] = tuple(self.draw(source))
        return found

    def place(self, column: str) -> int:
        """Where a column stands in its rows."""
        return [own.name for own in self.columns].index(column)


def table(
    name: str,
    sentence: str,
    things: Callable[[Source], Iterable[T]],
    columns: Sequence[Drawn[T] | tuple[Drawn[T], ...]],
) -> Table:
    """A table with a row for each of some things."""
    drawn = [one for part in columns for one in ((part,) if isinstance(part, Drawn) else part)]
    cells = [one.cell for one in drawn]

    def rows(source: Source) -> Iterator[Row]:
        return (tuple([cell(thing) for cell in cells]) for thing in things(source))

    return Table(name, sentence, tuple(one.column for one in drawn), rows)


def name(sentence: str, cell: Callable[[T], Cell]) -> Drawn[T]:
    """The column by which a row is called."""
    return Drawn(Column("id", "string", sentence, required=True), cell)


def address(cell: Callable[[T], Cell]) -> Drawn[T]:
    """The column that says where a row stands on the site."""
    return Drawn(Column("address", "string", "Where it stands on the site.", required=True), cell)


def of(called: str, refers: str, sentence: str, cell: Callable[[T], Cell], *, always: bool = True) -> Drawn[T]:
    """A column that names a row of another table, to which this one belongs."""
    return Drawn(Column(called, "string", sentence, refers, required=always), cell)


def words(called: str, sentence: str, cell: Callable[[T], Cell], allowed: Iterable[str] = ()) -> Drawn[T]:
    """A column of text."""
    return Drawn(Column(called, "string", sentence, allowed=tuple(allowed)), cell)


def number(called: str, sentence: str, cell: Callable[[T], Cell]) -> Drawn[T]:
    """A column of whole numbers."""
    return Drawn(Column(called, "integer", sentence), cell)


def yes_no(called: str, sentence: str, cell: Callable[[T], Cell]) -> Drawn[T]:
    """A column of yes or no."""
    return Drawn(Column(called, "boolean", sentence), cell)


def day(called: str, sentence: str, cell: Callable[[T], Cell]) -> Drawn[T]:
    """A column of days."""
    return Drawn(Column(called, "date", sentence), cell)


def date(called: str, sentence: str, value: Callable[[T], object]) -> tuple[Drawn[T], ...]:
    """The columns of a date: as it was given, and the first and last day that it may mean."""
    return (
        words(called, sentence, lambda thing: written(value(thing))),
        day(f"{called}_first", FIRST.format(called), lambda thing: _days(value(thing))[0]),
        day(f"{called}_last", LAST.format(called), lambda thing: _days(value(thing))[1]),
    )


def field(model: type[Entry], key: str, entry: Callable[[T], Entry | None], called: str = "") -> tuple[Drawn[T], ...]:
    """The columns that show a field of a model, with the field's own words; `called` names them otherwise."""
    own = model.keys().get(key, key)
    called = called or key
    info = model.model_fields[own]
    sentence, leaves = info.description or "", _leaves(_hints(model)[own])
    refers = next((kind for name, _, kind in reference_fields(model) if name == own), "none")

    def value(thing: T) -> object:
        found = entry(thing)
        return None if found is None else getattr(found, own)

    if Citation in leaves:
        column = Column(called, "string", f"{sentence} Citations, parted by spaces.", lists="citation")
        return (Drawn(column, lambda thing: listed(map(str, _many(value(thing))))),)
    if leaves & {PartialDate, Moment, Between}:
        return date(called, sentence, value)
    if Unknown in leaves:
        return (
            of(called, "people", sentence, lambda thing: _known(value(thing)), always=False),
            yes_no(
                f"{called}_unknown",
                f"Whether the sources are silent about {called}.",
                lambda thing: isinstance(value(thing), Unknown),
            ),
        )
    if tuple in leaves:
        sentence = f"{sentence} A list, parted by spaces."
        column = Column(called, "string", sentence, lists="" if refers == "none" else (refers or "any").split()[0])
        return (Drawn(column, lambda thing: listed(map(str, _many(value(thing))))),)
    if refers in TABLES_OF:
        return (of(called, TABLES_OF[refers], sentence, lambda thing: _known(value(thing)), always=False),)
    kind: Type = next((TYPES[leaf] for leaf in (bool, Decimal, int) if leaf in leaves), "string")
    allowed = tuple(leaf for leaf in leaves if isinstance(leaf, str)) if kind == "string" else ()
    column = Column(called, kind, sentence, allowed=tuple(sorted(allowed)))
    return (Drawn(column, lambda thing: _plain(value(thing))),)


def fields(model: type[Entry], keys: str, entry: Callable[[T], Entry | None]) -> tuple[Drawn[T], ...]:
    """The columns that show some fields of a model; `to=sent_to` calls the column of `to` otherwise."""
    found: list[Drawn[T]] = []
    for word in keys.split():
        key, _, called = word.partition("=")
        found += field(model, key, entry, called)
    return tuple(found)


TYPES: dict[object, Type] = {bool: "boolean", int: "integer", Decimal: "number"}
TABLES_OF: dict[str | None, str] = {
    "plan": "plans",
    "person": "people",
    "body": "bodies",
    "measure": "measures",
    "milestone": "milestones",
    "document": "documents",
}
"""The table that a field's reference to one thing names: those whose whole path is a row's id."""


@cache
def _hints(model: type[Entry]) -> dict[str, object]:
    return get_type_hints(model, include_extras=True)


def _leaves(hint: object) -> set[object]:
    """What a type is made of: classes, the words of a Literal, and tuple itself where it is a list."""
    if get_origin(hint) is Literal:
        return set(get_args(hint))
    members = get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint)
    if hint is Between or not members:
        return {hint}
    found: set[object] = {tuple} if get_origin(hint) is tuple else set()
    return found.union(*(_leaves(member) for member in members))


def written(value: object) -> str | None:
    """A date, moment or stretch of time as it was given; `unknown` where the sources are silent."""
    if value is None:
        return None
    if isinstance(value, Unknown):
        return value.value
    if isinstance(value, Between):
        if value.span is not None:
            return f"{value.span.from_} to {value.span.to}"
        return written(value.date)
    return str(value)


def listed(names: Iterable[str]) -> str | None:
    """Some names in one cell."""
    return " ".join(names) or None


def _days(value: object) -> tuple[dt.date | None, dt.date | None]:
    date = value.date if isinstance(value, Moment) else value
    return (date.first, date.last) if isinstance(date, (PartialDate, Between)) else (None, None)


def _known(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _many(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _plain(value: object) -> Cell:
    return value if isinstance(value, (str, int, Decimal)) else None
