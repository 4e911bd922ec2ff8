"""The files in which the record is published as data, and where each lies."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from openrecord import links
from openrecord.exports.about import about, as_json
from openrecord.exports.database import write_database
from openrecord.exports.package import package
from openrecord.exports.pages import Index, PageData
from openrecord.exports.schema import BY_NAME, MAJOR, TABLES
from openrecord.exports.source import Source
from openrecord.exports.texts import csv_lines, csv_of, json_lines, json_of
from openrecord.exports.workbook import write_workbook

JSON, ZIP, XLSX, SQLITE, PACKAGE = "record.json", "record.zip", "record.xlsx", "record.sqlite", "datapackage.json"


def write_page(index: Index, page: PageData, folder: Path) -> None:
    """Write the data of one page beside it."""
    source, address = index.source, page.address
    chosen = [(BY_NAME[part.table], index.places(part)) for part in page.parts]
    main, places = chosen[0]
    place = folder / address
    place.mkdir(parents=True, exist_ok=True)
    told = {**as_json(about(source, address)), "main": main.name}
    tables = ((table, map(json_lines(table, source).__getitem__, some)) for table, some in chosen)
    (place / links.page_data("", "json")).write_bytes("".join(json_of(told, tables)).encode())
    lines = map(csv_lines(main, source).__getitem__, places)
    (place / links.page_data("", "csv")).write_bytes(csv_of(main, lines).encode())


def write_record(source: Source, folder: Path) -> Iterator[tuple[str, int]]:
    """Write the whole record in every form, and each table by itself; yields each address with its size in bytes.

    The workbook comes first: it needs the most memory, and is gone before the rows are held as lines of text too.
    """
    whole = about(source)
    (folder / links.dataset(MAJOR, "")).mkdir(parents=True, exist_ok=True)
    write_workbook(source, whole, _fresh(folder, XLSX))
    yield _sized(folder, XLSX)
    files = {}
    for table in TABLES:
        files[table.name] = csv_of(table, csv_lines(table, source)).encode()
        yield _written(folder, f"{table.name}.csv", (files[table.name],))
        told = json_of({**as_json(whole), "main": table.name}, [(table, json_lines(table, source))])
        yield _written(folder, f"{table.name}.json", (part.encode() for part in told))
    described = package(whole, files).encode()
    yield _written(folder, PACKAGE, (described,))
    listed = {f"{name}.csv": content for name, content in files.items()}
    _zip(_fresh(folder, ZIP), source.day, {**listed, PACKAGE: described})
    yield _sized(folder, ZIP)
    every = ((table, json_lines(table, source)) for table in TABLES)
    yield _written(folder, JSON, (part.encode() for part in json_of(as_json(whole), every)))
    write_database(source, whole, _fresh(folder, SQLITE))
    yield _sized(folder, SQLITE)


def _written(folder: Path, name: str, parts: Iterable[bytes]) -> tuple[str, int]:
    with (folder / links.dataset(MAJOR, name)).open("wb") as file:
        file.writelines(parts)
    return _sized(folder, name)


def _sized(folder: Path, name: str) -> tuple[str, int]:
    address = links.dataset(MAJOR, name)
    return address, (folder / address).stat().st_size


def _fresh(folder: Path, name: str) -> Path:
    """The path of a file that is not there yet."""
    path = folder / links.dataset(MAJOR, name)
    path.unlink(missing_ok=True)
    return path


def _zip(path: Path, day: dt.date, files: dict[str, bytes]) -> None:
    """An archive whose files bear the edition's day, so that the same record gives the same bytes."""
    at = (max(day.year, 1980), day.month, day.day, 0, 0, 0)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, at), content, zipfile.ZIP_DEFLATED)
