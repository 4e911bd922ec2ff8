"""The page about the data: the files to be had, and every table and column, drawn from what is published."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openrecord import links, words
from openrecord.exports.columns import Column, Table
from openrecord.exports.files import JSON, PACKAGE, SQLITE, XLSX, ZIP
from openrecord.exports.pages import MAIN
from openrecord.exports.schema import CHANGES, MAJOR, TABLES, VERSION
from openrecord.views.library.downloads import (
    ColumnRow,
    DownloadsView,
    FileOffer,
    MainTable,
    TableOffer,
    TablesView,
    VersionRow,
)
from openrecord.views.library.reference import DataView, data_view
from openrecord.views.parts import Link
from openrecord.views.parts.writer import Writer

_FILES = {
    XLSX: "A workbook with a sheet for each table, for a spreadsheet program.",
    ZIP: "Every table as CSV, with the description below, for any program.",
    JSON: "Every table in one JSON file, for programmers.",
    SQLITE: "A database, for SQL; Datasette can show it as a site.",
    PACKAGE: "The description of every table and column, as a Frictionless data package.",
}
TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "boolean": "true or false",
    "date": "day",
}
"""The types of columns in words."""


TABLES_TITLE = "What the tables hold"


def data_page(writer: Writer, sizes: Mapping[str, int]) -> DataView:
    """The view of the page; `sizes` tells how large each file is, by address."""
    return data_view(writer, offers(writer, sizes))


def offers(writer: Writer, sizes: Mapping[str, int]) -> DownloadsView:
    """What is to be had, and what it means."""
    return DownloadsView(
        version=VERSION,
        folder=links.dataset(MAJOR, ""),
        files=tuple(_file(writer, name, name, sizes, told) for name, told in _FILES.items()),
        tables=Link(TABLES_TITLE, writer.href(links.TABLES)),
        beside=tuple(_beside(writer)),
        changes=tuple(VersionRow(change.version, change.told) for change in CHANGES),
    )


def tables_page(writer: Writer, sizes: Mapping[str, int]) -> TablesView:
    """The view of the page of every table and column."""
    columns = sum(len(table.columns) for table in TABLES)
    return TablesView(
        title=TABLES_TITLE,
        short=(
            f"The record is published as {words.count(len(TABLES), 'table')} with {words.count(columns, 'column')}.",
            f"This is version {VERSION} of the format.",
        ),
        tables=tuple(_table(writer, table, sizes) for table in TABLES),
    )


def _beside(writer: Writer) -> Iterator[MainTable]:
    """The main table of every kind of page, those of the years and of the past with the ones of today."""
    kinds: dict[str, list[str]] = {}
    for kind, table in MAIN.items():
        if not kind.endswith("-year") and kind != "as-at":
            kinds.setdefault(table, []).append(kind.replace("-", " "))
    for table, pages in kinds.items():
        link = Link(table, writer.href(f"{links.TABLES}#{_anchor(table)}"))
        yield MainTable(link, words.capital(words.series(pages)))


def _file(writer: Writer, name: str, called: str, sizes: Mapping[str, int], told: str = "") -> FileOffer:
    address = links.dataset(MAJOR, name)
    size = sizes.get(address)
    return FileOffer(Link(called, writer.href(address)), "" if size is None else words.bytes_(size), told)


def _table(writer: Writer, table: Table, sizes: Mapping[str, int]) -> TableOffer:
    return TableOffer(
        id=_anchor(table.name),
        name=table.name,
        sentence=table.sentence,
        files=tuple(_file(writer, f"{table.name}.{form}", form.upper(), sizes) for form in links.PAGE_FORMS),
        columns=tuple(map(_column, table.columns)),
    )


def _column(column: Column) -> ColumnRow:
    refers = Link(column.refers, f"#{_anchor(column.refers)}") if column.refers else None
    return ColumnRow(column.name, TYPES[column.type], refers, column.sentence, column.allowed)


def _anchor(table: str) -> str:
    return f"table-{table.replace('_', '-')}"
