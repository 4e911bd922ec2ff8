"""The whole record as one workbook, with a sheet for each table; a text in it is never a formula."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from inspect import unwrap
from pathlib import Path
from typing import TYPE_CHECKING

from openrecord.exports.about import About, told
from openrecord.exports.columns import Column
from openrecord.exports.schema import TABLES
from openrecord.exports.source import Row, Source

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

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
    from xlsxwriter import Workbook  # loaded here alone, since a check writes none and should not wait for it

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
    # Each cell is written as what it is: letting the library find that out takes a quarter of its time. So does what it
    # has around these two, which asks of every cell whether its place was given as "A1".
    write_string, write_number = unwrap(sheet.write_string), unwrap(sheet.write_number)
    for place, row in enumerate(rows, start=1):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                if cell:
                    write_string(sheet, place, at, _fit(cell))
            elif isinstance(cell, bool):
                sheet.write_boolean(place, at, cell)
            elif isinstance(cell, dt.date):
                _write_day(sheet, place, at, cell)
            elif cell is not None:
                write_number(sheet, place, at, cell)


def _write_day(sheet: Worksheet, row: int, column: int, day: dt.date) -> None:
    if day < EARLIEST_DAY:
        sheet.write_string(row, column, str(day))
    else:
        sheet.write_datetime(row, column, day)


def _fit(text: str) -> str:
    """What a cell can hold of a text."""
    return text if len(text) <= LONGEST_CELL else f"{text[: LONGEST_CELL - len(CUT)]}{CUT}"
