"""The forms in which the record is to be had as data, as the page about it shows them."""

from __future__ import annotations

from openrecord.frozen import frozen
from openrecord.views.parts import Link


@frozen
class FileOffer:
    """A file that holds the whole record, or describes it."""

    file: Link
    size: str
    """How large it is; empty where it is not written yet."""
    told: str = ""
    """What it is, and for whom."""


@frozen
class ColumnRow:
    """A column of a table."""

    name: str
    type: str
    refers: Link | None
    """The table whose `id` it names."""
    sentence: str
    allowed: tuple[str, ...]


@frozen
class TableOffer:
    """A table, and its two files."""

    id: str
    name: str
    sentence: str
    files: tuple[FileOffer, ...]
    columns: tuple[ColumnRow, ...]


@frozen
class VersionRow:
    """A version of the published format, and what it brought."""

    version: str
    told: str


@frozen
class MainTable:
    """Which pages have a table as their CSV."""

    table: Link
    pages: str
    """The kinds of page, as a list in words."""


@frozen
class DownloadsView:
    """The forms in which the record is to be had as data."""

    version: str
    folder: str
    """The address below which the files of this version lie."""
    files: tuple[FileOffer, ...]
    tables: Link
    """The page that tells of every table."""
    beside: tuple[MainTable, ...]
    changes: tuple[VersionRow, ...]


@frozen
class TablesView:
    """Every table and column of the published format."""

    title: str
    short: tuple[str, ...]
    tables: tuple[TableOffer, ...]
