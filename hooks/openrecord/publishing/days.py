"""The days that the published editions spoke for, and the news that they had: a later one is compared with them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path

from openrecord.ledger import NEWS, news_written
from openrecord.publishing.aside import write_texts, write_whole

DAYS = "data/ledgers/editions.yml"


def write_days(root: Path, days: Iterable[dt.date]) -> tuple[str, ...]:
    """Write the days of every edition, oldest first; the file's name, for a message, where that says something new."""
    told = "".join(f"  - {day.isoformat()}\n" for day in sorted(set(days)))
    text = f"# The days that the published editions spoke for; `openrecord publish` adds to them.\ndays:\n{told}"
    return (DAYS,) if write_whole(root / DAYS, text) else ()


def write_news(root: Path, announced: Mapping[str, dt.date]) -> tuple[str, ...]:
    """Write those files of the ledger of news that say something else than before; their names, for a message."""
    return write_texts(root, NEWS, news_written(announced))
