"""The whole record as one workbook, with a sheet for each table; a text in it is never a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.format import Format

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
    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    with Workbook(str(path), options) as book:
        book.set_properties(
            {"title": about.title, "author": about.council, "created": dt.datetime.combine(source.day, dt.time())}
        )
        bold = book.add_format({"bold": True})
        _sheet(book, "About", _column_names("what", "is_told"), told(about), bold)
        meanings = [(t.name, c.name, c.type, c.refers or None, c.sentence) for t in TABLES for c in t.columns]
        _sheet(book, "Columns", _column_names("in_table", "column_name", "type", "refers_to", "means"), meanings, bold)
        for table in TABLES:
            rows = table.rows(source)
            for start in range(0, len(rows) or 1, MOST_ROWS):
                called = f"{table.name} {start // MOST_ROWS + 1}" if start else table.name
                _sheet(book, called, table.columns, rows[start : start + MOST_ROWS], bold)


def _column_names(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "string", "") for name in names)


def _sheet(book: Workbook, name: str, columns: Sequence[Column], rows: Sequence[Row], bold: Format) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, [column.name for column in columns], bold)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS[column.type])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    for place, row in enumerate(rows, start=1):
        sheet.write_row(place, 0, map(_fit, row))


def _fit(cell: Cell) -> Cell:
    """What a workbook can hold of a cell."""
    if isinstance(cell, str) and len(cell) > LONGEST_CELL:
        return f"{cell[: LONGEST_CELL - len(CUT)]}{CUT}"
    return str(cell) if isinstance(cell, dt.date) and cell < EARLIEST_DAY else cell
