"""Indexes a built site and nothing else, in a process of its own: `python -m tests.bench.indexing <site>`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from openrecord.search import Index, Labels

_ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)


def index_site(site: Path) -> int:
    """Index every page of a site, as a build does while it draws them; the bytes of the index."""
    index = Index()
    for file in sorted(site.rglob("index.html")):
        address = file.relative_to(site).as_posix().removesuffix("index.html")
        found = None if address.startswith("as-at/") else _ARTICLE.search(file.read_text("utf-8"))
        if found:
            index.add(address, address, Labels(address.partition("/")[0]), found[0])
    return sum(len(content) for _, content in index.files())


if __name__ == "__main__":
    sys.stdout.write(f"{index_site(Path(sys.argv[1])):,} bytes\n")
