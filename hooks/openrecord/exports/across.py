"""The tables that lie across the others: who holds which post, what was corrected, what names and cites what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from openrecord import links
from openrecord.exports.columns import Column, Table, address, fields, name, number, of, table, words
from openrecord.exports.decided import actions
from openrecord.exports.items import business
from openrecord.exports.posts import named
from openrecord.exports.raised import petitions, questions
from openrecord.exports.source import Row, Source
from openrecord.frozen import frozen
from openrecord.model.entry import Corrected, Correction, Postholder


@frozen
class _Holder:
    """Somebody who holds a post in something."""

    source: Source
    table: str
    row: str
    role: str
    position: int
    holder: Postholder
    address: str


@frozen
class _Corrected:
    source: Source
    table: str
    row: str
    position: int
    correction: Correction
    address: str


@frozen
class Named:
    """One of the names that a cell lists."""

    source: Source
    table: str
    row: str
    column: str
    position: int
    kind: str
    """What sort of thing is named; `any` where the name says it."""
    name: str
    address: str
    """Where the row stands that names it."""

    @property
    def reference(self) -> str:
        """What is named, as kind:path."""
        if self.kind == "citation":
            return self.name if self.name.startswith("meeting:") else f"document:{self.name}"
        return self.name if self.kind == "any" else f"{self.kind}:{self.name}"


def names_in(source: Source, told: Table, rows: Iterable[Row], column: Column) -> Iterator[Named]:
    """Every name that one column of a table lists."""
    place, where = told.place(column.name), told.place("address")
    for row in rows:
        cell = row[place]
        if isinstance(cell, str):
            for position, found in enumerate(cell.split(" "), start=1):
                yield Named(source, told.name, str(row[0]), column.name, position, column.lists, found, str(row[where]))


def _holders(source: Source) -> Iterator[_Holder]:
    for theme in source.themes:
        here = source.address(links.theme(theme.path))
        yield from _each(source, "themes", theme.path, "lead", theme.lead, here)
        for action in theme.actions:
            here = source.address(links.action(theme.path, action.id))
            yield from _each(source, "actions", f"{theme.plan}/{action.id}", "lead", action.lead, here)
    for under in business(source):
        presenting = under.item.presented_by
        yield from _each(source, "agenda_items", under.path, "presented_by", presenting, under.address())
    for part in actions(source):
        yield from _each(source, "actions_arising", part.path, "owner", part.action.owner, part.address)
    for part in questions(source):
        yield from _each(source, "questions", part.path, "asked_by", part.question.asked_by, part.address)
        yield from _each(source, "questions", part.path, "asked_of", part.question.to, part.address)
    for part in petitions(source):
        yield from _each(source, "petitions", part.path, "presented_by", part.petition.presented_by, part.address)
    for document in source.record.documents.values():
        here = source.address(links.document(document.id))
        yield from _each(source, "documents", document.id, "written_by", document.by, here)


def _each(
    source: Source, told: str, row: str, role: str, holders: Iterable[Postholder], here: str
) -> Iterator[_Holder]:
    for position, holder in enumerate(holders, start=1):
        yield _Holder(source, told, row, role, position, holder, here)


def _corrections(source: Source) -> Iterator[_Corrected]:
    record = source.record
    yield from _put_right(source, "council", "council", record.council, links.HOME)
    for plan in source.plans:
        yield from _put_right(source, "plans", plan.id, plan, links.plan(plan.id))
    for theme in source.themes:
        yield from _put_right(source, "themes", theme.path, theme, links.theme(theme.path))
    for update in source.updates:
        yield from _put_right(source, "updates", update.path, update, links.update(update.path))
    for meeting in record.meetings.values():
        yield from _put_right(source, "meetings", meeting.path, meeting, links.meeting(meeting.path))
    for measure in record.measures.values():
        yield from _put_right(source, "measures", measure.id, measure, links.measure(measure.id))
    if record.strategy is not None:
        yield from _put_right(source, "priorities", "", record.strategy, links.PRIORITIES)


def _put_right(source: Source, told: str, row: str, entry: Corrected, page: str) -> Iterator[_Corrected]:
    for position, correction in enumerate(entry.corrections, start=1):
        yield _Corrected(source, told, row, position, correction, source.address(page))


_PARTS = ("lead", "presented_by", "asked_by", "asked_of", "owner", "written_by")
_IN_TABLE = "The table in which the row stands."

HOLDERS = table(
    "holders",
    "Who leads a theme or action, presented or asked something, was to do what a meeting asked for, wrote a document.",
    _holders,
    (
        name("The row, the part and the place.", lambda row: f"{row.table}/{row.row}/{row.role}-{row.position}"),
        words("in_table", _IN_TABLE, lambda row: row.table),
        words("row_id", "The id of that row.", lambda row: row.row),
        words("part", "What they are to it.", lambda row: row.role, _PARTS),
        fields(Postholder, "post person", lambda row: row.holder),
        words(
            "name",
            "The person's name, where the record holds it.",
            lambda row: named(row.source.record, row.holder.person),
        ),
        fields(Postholder, "as_written", lambda row: row.holder),
        address(lambda row: row.address),
    ),
)

CORRECTIONS = table(
    "corrections",
    "Every mistake put right in the open.",
    _corrections,
    (
        name(
            "The row that was wrong, and the place among its corrections.",
            lambda row: f"{row.table}/{row.row}/{row.position}",
        ),
        words("in_table", _IN_TABLE, lambda row: row.table),
        words("row_id", "The id of that row; empty where it is of the whole table.", lambda row: row.row or None),
        fields(Correction, "date where=part was now why agreed_at", lambda row: row.correction),
        address(lambda row: row.address),
    ),
)


def lists_of(tables: Iterable[Table], *, cited: bool) -> tuple[tuple[Table, Column], ...]:
    """The columns of some tables that list names: of documents cited, or of all else."""
    return tuple(
        (told, column)
        for told in tables
        for column in told.columns
        if column.lists and (column.lists == "citation") is cited
    )


def _names(source: Source, tables: tuple[Table, ...], *, cited: bool) -> Iterator[Named]:
    for told, column in lists_of(tables, cited=cited):
        yield from names_in(source, told, told.rows(source), column)


def relations(tables: tuple[Table, ...]) -> Table:
    """The table of what each row says that it is about, serves, is required by or replaces."""
    return table(
        "relations",
        "What each row is about, serves, is required by, replaces or has for a paper, one a row.",
        partial(_names, tables=tables, cited=False),
        (
            name("The row, its column and the place in its list.", _called),
            words("in_table", _IN_TABLE, lambda row: row.table),
            words("row_id", "The id of that row.", lambda row: row.row),
            words("relation", "The column that names the other thing.", lambda row: row.column),
            number("place", "The place in its list.", lambda row: row.position),
            words("reference", "What is named, as kind:path.", lambda row: row.reference),
            words("leads_to", "Where that stands on the site.", lambda row: row.source.named(row.reference) or None),
            address(lambda row: row.address),
        ),
    )


def citations_of(tables: tuple[Table, ...]) -> Table:
    """The table of what every row cites."""
    return table(
        "citations",
        "Where the facts of every row stand: each document, and the paragraph of it, that a row cites.",
        partial(_names, tables=tables, cited=True),
        (
            name("The row, and the place among what it cites.", _called),
            words("in_table", _IN_TABLE, lambda row: row.table),
            words("row_id", "The id of that row.", lambda row: row.row),
            of("document", "documents", "The document; empty where a meeting is cited.", _document, always=False),
            words("locator", "The paragraph or heading of it.", _locator),
            words("reference", "What is cited, as kind:path.", lambda row: row.reference),
            words("leads_to", "Where that stands on the site.", _cited_at),
            address(lambda row: row.address),
        ),
    )


def _called(row: Named) -> str:
    return f"{row.table}/{row.row}/{row.column}-{row.position}"


def _document(row: Named) -> str | None:
    return None if row.name.startswith("meeting:") else row.name.partition("#")[0]


def _locator(row: Named) -> str | None:
    return row.name.partition("#")[2] or None


def _cited_at(row: Named) -> str | None:
    whole = row.source.named(row.reference)
    return whole or row.source.named(row.reference.partition("#")[0]) or None
