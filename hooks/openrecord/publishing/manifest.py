"""The manifest of an edition: its files, each with its size and SHA-256, and for a page a checksum of its words."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from openrecord.frozen import frozen
from openrecord.search.passages import passages

MANIFEST = "manifest.json"
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


@frozen
class FileOf:
    """A file of an edition."""

    size: int
    sha256: str
    words: str = ""
    """The SHA-256 of what a reader of the page finds, apart from the frame that all pages share; empty for a file."""


@frozen
class Manifest:
    """What an edition holds."""

    edition: int
    before: int | None
    """The edition that it took the place of."""
    day: str
    """The day that it speaks for."""
    files: Mapping[str, FileOf]
    """By path below the site, sorted."""

    def text(self) -> str:
        """The manifest as JSON; the same files give the same text."""
        files = [
            {"path": path, "size": of.size, "sha256": of.sha256} | ({"words": of.words} if of.words else {})
            for path, of in self.files.items()
        ]
        told = {"edition": self.edition, "before": self.before, "day": self.day, "files": files}
        return json.dumps(told, indent=1, ensure_ascii=False) + "\n"


def files_of(site: Path) -> dict[str, FileOf]:
    """Every file of a built site."""
    paths = sorted((path.relative_to(site).as_posix(), path) for path in site.rglob("*") if path.is_file())
    return {name: _file(path) for name, path in paths}


def read_manifest(edition: Path) -> Manifest | None:
    """The manifest of an edition; None where it is not there or damaged."""
    try:
        told = json.loads((edition / MANIFEST).read_text("utf-8"))
        files = {one["path"]: FileOf(one["size"], one["sha256"], one.get("words", "")) for one in told["files"]}
        return Manifest(told["edition"], told["before"], told["day"], files)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _file(path: Path) -> FileOf:
    raw = path.read_bytes()
    words = ""
    if path.suffix == ".html":
        article = _ARTICLE.search(raw.decode("utf-8", "replace"))
        said = "\n".join(f"{part.heading} {part.text}" for part in passages(article[0])) if article else ""
        words = _sum(said.encode("utf-8", "replace")) if article else ""
    return FileOf(len(raw), _sum(raw), words)


def _sum(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()
