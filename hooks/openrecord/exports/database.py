"""The whole record as one SQLite file, with a table for each table."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

from openrecord.exports.about import About, told
from openrecord.exports.columns import Column, Table
from openrecord.exports.schema import TABLES
from openrecord.exports.source import Cell, Source

_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "NUMERIC", "boolean": "INTEGER", "date": "TEXT"}


def write_database(source: Source, about: About, path: Path) -> None:
    """Write the database at a path where there is none; days are ISO texts, yes is 1 and no is 0."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("PRAGMA journal_mode = OFF")
        database.execute("BEGIN")
        database.execute("CREATE TABLE about_this_file (what TEXT PRIMARY KEY, is_told TEXT NOT NULL)")
        database.executemany("INSERT INTO about_this_file VALUES (?, ?)", told(about))
        for table in TABLES:
            database.execute(_created(table))
            marks = ", ".join("?" * len(table.columns))
            rows = (tuple(map(_value, row)) for row in table.rows(source))
            database.executemany(f"INSERT INTO {table.name} VALUES ({marks})", rows)
        for table in TABLES:
            for column in table.columns:
                if column.refers:
                    index = f"{table.name}_by_{column.name}"
                    database.execute(f"CREATE INDEX {index} ON {table.name} ({column.name})")
        database.execute("COMMIT")


def _created(table: Table) -> str:
    """The statement that makes a table; every name in it is ours."""
    return f"CREATE TABLE {table.name} ({', '.join(map(_column, table.columns))})"


def _column(column: Column) -> str:
    key = " PRIMARY KEY" if column.name == "id" else ""
    required = " NOT NULL" if column.required else ""
    refers = f" REFERENCES {column.refers} (id)" if column.refers else ""
    return f"{column.name} {_TYPES[column.type]}{key}{required}{refers}"


def _value(cell: Cell) -> str | int | float | None:
    if isinstance(cell, Decimal):
        return int(cell) if cell == cell.to_integral_value() else float(cell)
    return cell.isoformat() if isinstance(cell, dt.date) else cell
