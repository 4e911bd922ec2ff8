"""A council's site with its data written, for the tests of what is published."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from pathlib import Path
from typing import Any

from openrecord import links
from openrecord.exports.schema import MAJOR
from openrecord.site import Site

Json = dict[str, Any]


@dataclasses.dataclass(frozen=True)
class Published:
    """A council's site, and the folder in which its data was written."""

    site: Site
    folder: Path

    def whole(self, name: str) -> Path:
        """A file of the whole record."""
        return self.folder / links.dataset(MAJOR, name)

    def json(self, address: str) -> Json:
        """The data of a page."""
        found: Json = json.loads((self.folder / links.page_data(address, "json")).read_text("utf-8"))
        return found

    def csv(self, address: str) -> list[dict[str, str]]:
        """The main table of a page."""
        return cells((self.folder / links.page_data(address, "csv")).read_bytes())


def cells(content: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def publish(site: Site, folder: Path) -> Published:
    """The data of a site, written into a folder."""
    site.url = "https://record.example/"
    site.write_downloads(folder)
    return Published(site, folder)
