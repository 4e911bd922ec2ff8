"""The addresses of an edition, and how the ledger is told of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import unquote

from openrecord import links
from openrecord.ledger import FOLDER, fingerprint, parsed, quoted, told, written
from openrecord.model.address import Anchor, Published, is_page
from openrecord.problems import Problem
from openrecord.promises import Promises
from openrecord.publishing.aside import write_texts
from openrecord.read.folders import Folders
from openrecord.read.ledger import read_ledger
from openrecord.render import anchors

ADDRESSES = "addresses.txt"
OF_THE_TOOL = ("assets/", "search/", "sitemap.xml", "404.html", "_headers", "robots.txt")
"""What nobody links to: it may change its name with the tool."""
_BESIDE_A_PAGE = ("data.json", "data.csv", "feed.xml", "calendar.ics")
"""What lies beside a page as long as the page is there, and goes where it goes; so does its short address."""


def published_on(day: dt.date, site: Path, names: Iterable[str], promises: Promises) -> dict[str, Published]:
    """What a built site promises from a day on: its pages with their parts, and the files for readers.

    An address that leads on is one of them, though it may have been published before there was a ledger.
    """
    found = {}
    moved = {links.page_file(redirect.page) for redirect in promises.moved.values() if not redirect.anchor}
    for name in names:
        address = quoted(name)
        if address in promises.pages:
            here = anchors((site / name).read_text("utf-8"))
            parts = {
                anchor: Anchor(day, fingerprint(thing.words))
                for anchor, thing in promises.parts.get(address, {}).items()
                if anchor in here
            }
            for redirect in promises.moved_from(address):
                parts[redirect.anchor] = Anchor(day, fingerprint(redirect.was or promises.called(redirect)))
            found[address] = Published(address, day, promises.pages[address], told(day, parts))
        elif not is_of_a_page(name) and not name.startswith(OF_THE_TOOL) and name not in moved:
            found[address] = Published(address, day, "")
    for redirect in promises.edition.record.redirects:
        if not redirect.anchor:
            title = redirect.was or promises.called(redirect) if redirect.from_.endswith("/") else ""
            found[redirect.from_] = Published(redirect.from_, day, title)
    return found


def is_of_a_page(name: str) -> bool:
    """Whether a file lives and dies with a page, so that the promise of the page holds for it."""
    return name.startswith("r/") or name.rpartition("/")[2] in _BESIDE_A_PAGE


def ledger_of(root: Path) -> dict[str, Published] | None:
    """The ledger of a project; None where it is damaged, of which the check of the record tells."""
    problems: list[Problem] = []
    ledger = read_ledger(root, Folders(root, problems), problems)
    return None if problems else ledger


def addresses_in(edition: Path) -> dict[str, Published]:
    """What an edition published; nothing where that is not there or damaged."""
    try:
        lines = (edition / ADDRESSES).read_text("utf-8").split("\n")
        found = [parsed(line, "", number) for number, line in enumerate(lines, start=1)]
    except (OSError, ValueError):
        return {}
    return {published.address: published for published in found if published}


def text_of(found: Mapping[str, Published]) -> str:
    """What an edition published, as the file beside it says."""
    return "".join(written(found).values())


def write_ledger(root: Path, ledger: Mapping[str, Published]) -> tuple[str, ...]:
    """Write those files of the ledger that say something else than before; their names, for a message."""
    return write_texts(root, FOLDER, written(ledger))


def lost(ledger: Mapping[str, Published], live: Mapping[str, Published]) -> dict[str, Published]:
    """What is live and the ledger was not told of, because somebody was cut short or did not commit it."""
    found = {}
    for address, published in live.items():
        known = ledger.get(address)
        new = {name: anchor for name, anchor in published.anchors.items() if known is None or name not in known.anchors}
        if known is None or new:
            title = known.title if known else published.title
            found[address] = Published(address, published.since, title, told(published.since, new))
    return found


def there_in(site: Path, address: str) -> bool:
    """Whether a built site answers at an address."""
    path = unquote(address)
    return (site / (links.page_file(path) if is_page(path) else path)).is_file()
