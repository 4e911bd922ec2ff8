"""The ledgers: every page, file and part of a page that was ever published, one line a page; and every news.

A line says the address, the day since when, the title, and each part with a fingerprint of what stands there; a
later day stands before the parts that came on it:

    /meetings/board/2024-05-16/ 2024-06-03 "The board, 16 May 2024" item-1=b3f90c item-1-p1=02e7ab 2024-07-01 …

A page has its line to itself and files are small, so that changes read well; a page that two branches both added
stands twice after a merge, which means the same as once.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

from openrecord.model.address import Anchor, Published

FOLDER, NEWS = "data/ledgers/addresses", "data/ledgers/news"
_HEAD = (
    "# Every address that was ever published, written by `openrecord publish`. Commit it; do not edit it:\n"
    "# data/redirects.yml says where an address went.\n"
)
_NEWS_HEAD = "# When readers could first know each news, written by `openrecord publish`. Commit it; do not edit it.\n"
_NEWS_LINE = re.compile(r"(\d{4}-\d\d-\d\d) (\S+)")
_LINE = re.compile(
    r'/(?P<address>\S*) (?P<since>\d{4}-\d\d-\d\d) (?P<title>"(?:[^"\\]|\\.)*")'
    r"(?P<told>(?: (?:\d{4}-\d\d-\d\d|\S+=[0-9a-f]{6}))*)"
)
_DAY = re.compile(r" (\d{4}-\d\d-\d\d)(?= |$)")


def fingerprint(words: str) -> str:
    """Six hexadecimal digits for some words, whatever the spaces between them: enough to tell the parts of a page."""
    return hashlib.sha256(" ".join(words.split()).encode("utf-8", "surrogatepass")).hexdigest()[:6]


def file_of(address: str) -> str:
    """The file, below the ledger's folder, that holds the line of an address."""
    parts = [part.lstrip(".") or "_" for part in address.lower().strip("/").split("/")]
    if len(parts) == 1:
        return "site.txt"
    return f"{parts[0]}.txt" if len(parts) == 2 else f"{parts[0]}/{parts[1]}.txt"


def parsed(line: str, file: str, number: int) -> Published | None:
    """What one line of the ledger says. Raises ValueError where it is damaged; None for a comment or a blank."""
    if not line.strip() or line.startswith("#"):
        return None
    match = _LINE.fullmatch(line)
    if match is None:
        raise ValueError("is no line of the ledger")
    for day in _DAY.findall(match["told"]):
        dt.date.fromisoformat(day)
    title = json.loads(match["title"])
    return Published(
        match["address"], dt.date.fromisoformat(match["since"]), title, match["told"].strip(), file, number
    )


def news_told(line: str, file: str, number: int) -> tuple[str, dt.date] | None:
    """The name and day of a news, as one line of its ledger has them. Raises ValueError where it is damaged."""
    if not line.strip() or line.startswith("#"):
        return None
    match = _NEWS_LINE.fullmatch(line)
    if match is None:
        raise ValueError("is no line of the ledger")
    return match[2], dt.date.fromisoformat(match[1])


def news_written(announced: Mapping[str, dt.date]) -> dict[str, str]:
    """The text of each file of the ledger of news, by its name below that ledger's folder: one for each year."""
    lines: dict[str, list[str]] = {}
    for day, name in sorted((day, name) for name, day in announced.items()):
        lines.setdefault(f"{day:%Y}.txt", []).append(f"{day} {name}\n")
    return {name: _NEWS_HEAD + "".join(found) for name, found in lines.items()}


def united(one: Published, other: Published) -> Published:
    """What two lines about one address say together: the earliest days, and the words of the later line."""
    anchors = dict(one.anchors)
    for name, anchor in other.anchors.items():
        since = min(anchor.since, anchors[name].since) if name in anchors else anchor.since
        anchors[name] = Anchor(since, anchor.fingerprint)
    since = min(one.since, other.since)
    return Published(one.address, since, other.title or one.title, told(since, anchors), one.file, one.line)


def merged(ledger: Mapping[str, Published], found: Iterable[Published]) -> dict[str, Published]:
    """The ledger with what was published now: nothing is ever taken out of it."""
    new = dict(ledger)
    for published in found:
        before = new.get(published.address)
        new[published.address] = united(before, published) if before else published
    return new


def told(since: dt.date, anchors: Mapping[str, Anchor]) -> str:
    """Some parts of a page as the ledger writes them."""
    by_day: dict[dt.date, list[str]] = {since: []}
    for name, anchor in anchors.items():
        by_day.setdefault(anchor.since, []).append(f"{name}={anchor.fingerprint}")
    words = [*by_day.pop(since)]
    for day in sorted(by_day):
        words += [day.isoformat(), *by_day[day]]
    return " ".join(words)


def written(ledger: Mapping[str, Published]) -> dict[str, str]:
    """The text of each file of the ledger, by its name below the ledger's folder."""
    lines: dict[str, list[str]] = {}
    for address, published in sorted(ledger.items()):
        title = json.dumps(published.title, ensure_ascii=False)
        parts = f" {published.told}" if published.told else ""
        lines.setdefault(file_of(address), []).append(f"/{address} {published.since} {title}{parts}\n")
    return {name: _HEAD + "".join(found) for name, found in lines.items()}


def quoted(path: str) -> str:
    """The address of a file of the site, as a browser writes it."""
    return quote(path.removesuffix("index.html") if path == "index.html" or path.endswith("/index.html") else path)
