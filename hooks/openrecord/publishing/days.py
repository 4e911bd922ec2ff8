"""The days that the published editions spoke for, with which a later one compares itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from pathlib import Path

from openrecord.publishing.aside import write_whole

DAYS = "data/ledgers/editions.yml"


def write_days(root: Path, days: Iterable[dt.date]) -> tuple[str, ...]:
    """Write the days of every edition, oldest first; the file's name, for a message, where that says something new."""
    told = ", ".join(day.isoformat() for day in sorted(set(days)))
    text = f"# The days that the published editions spoke for; `openrecord publish` adds to them.\ndays: [{told}]\n"
    return (DAYS,) if write_whole(root / DAYS, text) else ()
