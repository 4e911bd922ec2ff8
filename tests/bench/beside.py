"""What the files beside the pages cost a build: calendars, feeds, short addresses, and the record as data."""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from openrecord.calendars import calendars
from openrecord.feeds import feed_files
from openrecord.short import short_pages
from openrecord.site import open_site

from .timing import ROOT

URL = "https://records.example/"
HEADING = "\n| beside the pages | files | MB | s of work | ms a page |\n| --- | --: | --: | --: | --: |"


def main(council: Path) -> int:
    """Make what lies beside the pages of a council, and print what each sort of it took."""
    site = open_site(council, ROOT / "theme_overrides", dt.datetime.now(dt.UTC), URL)
    list(site.missing_sources())
    pages = len(site.pages)
    titles = {address: page.title for address, page in site.pages.items()}
    made: dict[str, Callable[[], list[int]]] = {
        "calendars": lambda: sizes(calendars(site.edition)),
        "feeds": lambda: sizes(feed_files(site.edition, URL)),
        "short addresses": lambda: sizes(short_pages(titles, site.renderer, URL)),
        "the record as data": lambda: downloads(site.write_downloads),
    }
    sys.stdout.write(f"{HEADING}\n")
    for name, make in made.items():
        began = time.process_time()
        found = make()
        seconds = time.process_time() - began
        megabytes = sum(found) / 1_000_000
        sys.stdout.write(
            f"| {name} | {len(found):,} | {megabytes:.1f} | {seconds:.2f} | {1_000 * seconds / pages:.2f} |\n"
        )
    return 0


def sizes(files: Iterable[tuple[str, str | bytes]]) -> list[int]:
    """How large each of some files is."""
    return [len(content.encode()) if isinstance(content, str) else len(content) for _, content in files]


def downloads(write: Callable[[Path], None]) -> list[int]:
    """How large each file is that is written into a folder."""
    with tempfile.TemporaryDirectory(prefix="openrecord-bench-") as folder:
        write(Path(folder))
        return [file.stat().st_size for file in Path(folder).rglob("*") if file.is_file()]


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
