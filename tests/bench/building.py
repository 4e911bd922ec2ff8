"""Builds a site of ours as MkDocs does, and tells what of that the record as data took.

`python -m tests.bench.building <folder of the site> <file for what it took>`
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from mkdocs.__main__ import cli

from openrecord.site import Site


def main(site: str, told: str) -> None:
    """Build the project in the working folder; the file then has seconds from start to end, and of work."""
    write = Site.write_downloads

    def timed(self: Site, folder: Path) -> None:
        began, worked = time.perf_counter(), time.process_time()
        write(self, folder)
        Path(told).write_text(f"{time.perf_counter() - began} {time.process_time() - worked}", "utf-8")

    Site.write_downloads = timed  # type: ignore[method-assign] # to time it where it is called
    cli(["build", "--strict", "--site-dir", site])


if __name__ == "__main__":
    main(*sys.argv[1:])
