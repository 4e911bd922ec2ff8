"""Rows as JSON and as CSV that a spreadsheet may open without harm."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from json.encoder import encode_basestring
from operator import add

from openrecord.exports.columns import Table
from openrecord.exports.source import Cell, Source

BOM = "\ufeff"
"""Without it in front the most used spreadsheet program takes UTF-8 for another alphabet, and garbles names."""

_ACTIVE = re.compile("'*[\\s\ufeff]*[=+\\-@＝＋－＠]|'*[\\t\\r\\n]")
"""What a spreadsheet may take for a formula, also where our own mark stands before it already."""

Json = str | int | float | bool | None | Mapping[str, "Json"] | tuple["Json", ...]


def safe(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before one that might be."""
    if text[:1].isalnum():  # most texts, and told much faster
        return text
    return f"'{text}" if _ACTIVE.match(text) else text


def as_written(text: str) -> str:
    """The text that `safe` was given."""
    return text[1:] if text.startswith("'") and _ACTIVE.match(text) else text


class _Lines(list[str]):
    """A list that a CSV writer can write to, a line at a time."""

    write = list.append


def csv_lines(table: Table, source: Source) -> tuple[str, ...]:
    """The rows of a table as RFC 4180 has them: parted by commas, each ended by CR and LF."""
    found = source.lines.get(("csv", table.name))
    if found is None:
        lines = _Lines()
        csv.writer(lines, lineterminator="\r\n").writerows(map(_cell, row) for row in table.rows(source))
        found = source.lines["csv", table.name] = tuple(lines)
    return found


def csv_of(table: Table, lines: Iterable[str]) -> str:
    """A table of some lines below its header."""
    header = ",".join(column.name for column in table.columns)
    return "".join((BOM, header, "\r\n", *lines))


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return safe(cell)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)


def json_lines(table: Table, source: Source) -> tuple[str, ...]:
    """The rows of a table as objects, one a line."""
    found = source.lines.get(("json", table.name))
    if found is None:
        keys = [f"{encode_basestring(column.name)}: " for column in table.columns]
        rows = table.rows(source)
        found = tuple(f"{{{', '.join(map(add, keys, map(_value, row)))}}}" for row in rows)
        source.lines["json", table.name] = found
    return found


def json_of(about: Mapping[str, Json], tables: Iterable[tuple[Table, Iterable[str]]]) -> Iterator[str]:
    """What is told of some tables, and some lines of each."""
    head = (f'"{name}": {json.dumps(value, ensure_ascii=False)},\n' for name, value in about.items())
    yield f'{{\n{"".join(head)}"tables": {{'
    before = "\n"
    for table, lines in tables:
        rows = ",\n".join(lines)
        yield f'{before}"{table.name}": [\n{rows}\n]' if rows else f'{before}"{table.name}": []'
        before = ",\n"
    yield "\n}\n}\n"


def _value(cell: Cell) -> str:
    if isinstance(cell, str):
        return encode_basestring(cell)
    if cell is None:
        return "null"
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, dt.date):
        return f'"{cell.isoformat()}"'
    return f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
