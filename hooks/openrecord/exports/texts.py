"""Rows as JSON and as CSV that a spreadsheet may open without harm."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from openrecord.exports.columns import Table
from openrecord.exports.source import Cell, Row

BOM = "\ufeff"
"""Without it in front the most used spreadsheet program takes UTF-8 for another alphabet, and garbles names."""

_ACTIVE = re.compile("'*[\\s\ufeff]*[=+\\-@＝＋－＠]|'*[\\t\\r\\n]")
"""What a spreadsheet may take for a formula, also where our own mark stands before it already."""

Json = str | int | float | bool | None | Mapping[str, "Json"] | tuple["Json", ...]


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before one that might be."""
    return f"'{text}" if _ACTIVE.match(text) else text


def as_written(text: str) -> str:
    """The text that `safe` was given."""
    return text[1:] if text.startswith("'") and _ACTIVE.match(text) else text


def csv_of(table: Table, rows: Iterable[Row]) -> str:
    """A table with its header, as RFC 4180 has it: parted by commas, lines ended by CR and LF."""
    out = io.StringIO()
    out.write(BOM)
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows([_cell(cell) for cell in row] for row in rows)
    return out.getvalue()


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return safe(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def json_of(about: Mapping[str, Json], tables: Iterable[tuple[Table, Iterable[Row]]]) -> Iterator[str]:
    """What is told of some tables, and every row of them as an object, one a line."""
    head = json.dumps(about, ensure_ascii=False, indent=0)
    yield f'{head[:-2]},\n"tables": {{'
    before = "\n"
    for table, rows in tables:
        names = [column.name for column in table.columns]
        yield f"{before}{json.dumps(table.name)}: ["
        lines = ",\n".join(line(names, row) for row in rows)
        yield f"\n{lines}\n]" if lines else "]"
        before = ",\n"
    yield "\n}\n}\n"


def line(names: Iterable[str], row: Row) -> str:
    """A row as an object."""
    return json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=_plain)


def _plain(cell: object) -> str | int | float:
    """A day as text, and a decimal as the number that it is."""
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)
