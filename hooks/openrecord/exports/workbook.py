"""The whole record as one workbook, with a sheet for each table; a text in it is never a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from openrecord.exports.about import About, told
from openrecord.exports.columns import Column
from openrecord.exports.schema import TABLES
from openrecord.exports.source import Cell, Row, Source

LONGEST_CELL = 32_767
"""Characters that a cell of a workbook can hold."""
CUT = " … [the cell can hold no more; the whole text is in the other forms]"
MOST_ROWS = 1_000_000
"""Rows on a sheet, of the 1,048,576 that there can be; what is more goes on a second one."""
EARLIEST_DAY = dt.date(1900, 3, 1)
"""Workbooks count days from 1900, and wrongly before March."""
_WIDTHS = {"string": 24, "integer": 10, "number": 12, "boolean": 10, "date": 12}


def write_workbook(source: Source, about: About, path: Path) -> None:
    """Write the workbook: what it is, what its columns mean, then every table."""
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(str(path), options) as book:
        book.set_properties(
            {"title": about.title, "author": about.council, "created": dt.datetime.combine(source.day, dt.time())}
        )
        bold, iso = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        _sheet(book, "About", _column_names("what", "is"), told(about), bold, iso)
        meanings = [(t.name, c.name, c.type, c.refers or None, c.sentence) for t in TABLES for c in t.columns]
        headings = _column_names("in_table", "column_name", "type", "refers_to", "means")
        _sheet(book, "Columns", headings, meanings, bold, iso)
        for table in TABLES:
            rows = table.rows(source)
            for start in range(0, len(rows) or 1, MOST_ROWS):
                called = f"{table.name} {start // MOST_ROWS + 1}" if start else table.name
                _sheet(book, called, table.columns, rows[start : start + MOST_ROWS], bold, iso)


def _column_names(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "string", "") for name in names)


def _sheet(
    book: Workbook, name: str, columns: Sequence[Column], rows: Iterable[Row], bold: Format, iso: Format
) -> None:
    sheet = book.add_worksheet(name)
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.name, bold)
        sheet.set_column(place, place, _WIDTHS[column.type])
    sheet.freeze_panes(1, 0)
    last = 0
    for last, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            if cell is not None:
                _write(sheet, last, place, cell, iso)
    sheet.autofilter(0, 0, last, len(columns) - 1)


def _write(sheet: Worksheet, row: int, place: int, cell: Cell, iso: Format) -> None:
    if isinstance(cell, str):
        sheet.write_string(row, place, cell if len(cell) <= LONGEST_CELL else f"{cell[: LONGEST_CELL - len(CUT)]}{CUT}")
    elif isinstance(cell, bool):
        sheet.write_boolean(row, place, cell)
    elif isinstance(cell, (int, Decimal)):
        sheet.write_number(row, place, cell)
    elif isinstance(cell, dt.date) and cell >= EARLIEST_DAY:
        sheet.write_datetime(row, place, cell, iso)
    else:
        sheet.write_string(row, place, str(cell))
