"""The days that the published editions spoke for, with which a later one compares itself."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterable
from pathlib import Path

DAYS = "data/ledgers/editions.yml"


def write_days(root: Path, days: Iterable[dt.date]) -> tuple[str, ...]:
    """Write the days of every edition, oldest first; the file's name, for a message, where that says something new."""
    told = ", ".join(day.isoformat() for day in sorted(set(days)))
    text = f"# The days that the published editions spoke for; `openrecord publish` adds to them.\ndays: [{told}]\n"
    path = root / DAYS
    if path.exists() and path.read_text("utf-8") == text:
        return ()
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    with aside.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    return (DAYS,)
