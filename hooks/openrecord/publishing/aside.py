"""Files that are written aside and put in place whole, so that whoever is cut short leaves the old one."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path


def write_texts(root: Path, folder: str, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Write those texts of a folder that say something else than before; the names of their files, for a message."""
    for leftover in (root / folder).rglob(".*.new"):
        leftover.unlink()
    files = ((f"{folder}/{name}", text) for name, text in sorted(texts.items()))
    return tuple(file for file, text in files if write_whole(root / file, text))


def write_whole(path: Path, text: str) -> bool:
    """Put a text in the place of a file in one step; whether that changed anything. Raises OSError."""
    if path.exists() and path.read_text("utf-8") == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    with aside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    return True
