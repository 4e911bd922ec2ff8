"""Publishing: an edition is made beside the live one, looked through, and shown in one step."""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from openrecord.build import SITE, alone, draw, keep_times
from openrecord.edition import Edition
from openrecord.frozen import frozen
from openrecord.ledger import merged
from openrecord.model.address import Published
from openrecord.model.record import Record
from openrecord.promises import Promises
from openrecord.publishing import addresses
from openrecord.publishing.changes import CHANGES, Changes, changes, report, told_news
from openrecord.publishing.days import write_days, write_news
from openrecord.publishing.leaks import leaked_files, leaks, secrets, vouched_for
from openrecord.publishing.manifest import MANIFEST, FileOf, Manifest, files_of, read_manifest
from openrecord.publishing.shelf import EDITIONS, LIVE, NotPublished, Shelf, Tell
from openrecord.sound import sound_record

__all__ = ["CHANGES", "KEPT", "LIVE", "News", "NotPublished", "Shelf", "publish", "roll_back"]

KEPT = 5
"""How many editions are kept besides the live one, where nobody says another number."""
_NEARLY_FULL = 1_000_000
_MOST_TOLD = 20

Draw = Callable[..., int]


@frozen
class News:
    """What became of an attempt to publish."""

    edition: int
    is_new: bool
    """Whether this is another edition than before; not where nothing has changed."""
    changes: Changes
    told: tuple[str, ...] = ()
    """What it has that no edition before it had, line by line."""
    ledger: tuple[str, ...] = ()
    """The files of the ledger that were written."""
    trouble: str = ""
    """What went wrong after the edition was shown; the next publication puts it right."""


def publish(root: Path, shelf: Shelf, now: dt.datetime, keep: int, tell: Tell, drawn: Draw = draw) -> News:
    """Publish the project at `root` as the next edition on a shelf.

    Raises Unsound where the record has problems and NotPublished where anything else is in the way; readers then see
    what they saw.
    """
    try:
        _refuse_own_folders(root, shelf)
        shelf.open()
        with alone(root) as building, shelf.alone(tell) as publishing:
            shelf.clear()
            _remember_live(root, shelf)
            try:
                return _published(root, shelf, now, keep, lambda into: drawn(root, into, building, publishing))
            finally:
                shutil.rmtree(shelf.new, ignore_errors=True)
    except OSError as error:
        raise NotPublished(_why(error, shelf)) from error


def roll_back(shelf: Shelf, tell: Tell) -> tuple[int, int, tuple[str, ...]]:
    """Show readers the edition before the live one again: its number, the one left, and the addresses that go dark."""
    try:
        if not shelf.folder.is_dir():
            raise NotPublished(f"nothing is published in {shelf.folder}")
        shelf.open()
        with shelf.alone(tell):
            live = shelf.live
            if live is None:
                raise NotPublished(f"nothing is published in {shelf.folder}")
            manifest = read_manifest(shelf.edition(live))
            before = manifest.before if manifest else None
            if before is None or not shelf.edition(before).is_dir():
                raise NotPublished(f"no edition before {live} is kept in {shelf.folder}")
            left = addresses.addresses_in(shelf.edition(live))
            site = shelf.edition(before) / "site"
            dark = tuple(sorted(address for address in left if not addresses.there_in(site, address)))
            shelf.show(before)
            return before, live, dark
    except OSError as error:
        raise NotPublished(_why(error, shelf)) from error


def _published(root: Path, shelf: Shelf, now: dt.datetime, keep: int, drawn: Callable[[Path], int]) -> News:
    whole, edition = sound_record(root, now)
    promises = Promises(edition)
    site = (shelf.new / "site").absolute()
    site.mkdir(parents=True)
    if drawn(site):
        full = shutil.disk_usage(shelf.folder).free < _NEARLY_FULL
        raise NotPublished("the disk is full" if full else "the site could not be drawn; see above")
    files = files_of(site)
    live = shelf.live
    before = read_manifest(shelf.edition(live)) if live is not None else None
    _refuse_leaks(root, whole, site, files, promises, before)
    today = now.astimezone(ZoneInfo(edition.record.council.timezone)).date()
    found = addresses.published_on(today, site, files, promises)

    if live is not None:
        keep_times(site, shelf.edition(live) / "site")
    was = addresses.addresses_in(shelf.edition(live)) if live is not None else {}
    number = max((*shelf.numbers, live or 0), default=0) + 1
    manifest = Manifest(number, live, edition.day.isoformat(), files)
    what = changes(before, manifest, was, found)
    told = told_news(edition)
    is_new = before is None or before.files != files
    if is_new:
        (shelf.new / MANIFEST).write_text(manifest.text(), "utf-8")
        (shelf.new / CHANGES).write_text(report(what, before, manifest, was, found, told), "utf-8")
        (shelf.new / addresses.ADDRESSES).write_text(addresses.text_of(found), "utf-8")
        shelf.place(number)
        shelf.show(number)
    news = News(number if is_new else live or number, is_new, what, told)
    return _settled(news, root, shelf, merged(edition.record.published, found.values()), edition, keep)


def _settled(
    news: News, root: Path, shelf: Shelf, ledger: Mapping[str, Published], edition: Edition, keep: int
) -> News:
    """Write down what is published now, and take old editions away; readers have the new one whatever happens."""
    try:
        written = (
            *addresses.write_ledger(root, ledger),
            *write_news(root, edition.announced),
            *write_days(root, _days(edition)),
        )
        _keep(shelf, keep)
    except OSError as error:
        return replace(news, trouble=_why(error, shelf))
    return replace(news, ledger=written)


def _why(error: OSError, shelf: Shelf) -> str:
    return f"{error.strerror or error}: {error.filename or shelf.folder}"


def _days(edition: Edition) -> tuple[dt.date, ...]:
    """The days of the editions, with that of this one if it had any news: no later one compares itself with another."""
    record = edition.record
    is_one = not record.editions or edition.announced.keys() > record.announced.keys()
    return (*record.editions, edition.day) if is_one else record.editions


def _refuse_own_folders(root: Path, shelf: Shelf) -> None:
    """Refuse a folder of the project, but for one that holds nothing else: `make site` would wipe out site/."""
    try:
        folder, own = shelf.folder.resolve(), root.resolve()
    except RuntimeError as error:  # what Python 3.12 and older say of links that lead round
        raise NotPublished(f"{shelf.folder} is a link that leads round in a circle; name another folder") from error
    if folder == own or folder in own.parents:
        raise NotPublished(f"{shelf.folder} holds what the site is made from; name another folder")
    if own in folder.parents:
        first = own / folder.relative_to(own).parts[0]
        is_free = first == folder and (not first.exists() or (first / EDITIONS).is_dir())
        if first.name.startswith(".") or first.name == SITE or not is_free:
            raise NotPublished(f"{shelf.folder} is part of the project; name a folder that holds nothing else")


def _refuse_leaks(
    root: Path, whole: Record, site: Path, files: Mapping[str, FileOf], promises: Promises, before: Manifest | None
) -> None:
    """Refuse a site that holds anything that is kept back, whatever let it in, or that cannot be searched for it.

    A file that cannot be searched passes where readers have it already, or where somebody vouched for it.
    """
    public = promises.edition.record
    live = frozenset(of.sha256 for of in before.files.values()) if before else frozenset()
    found = [
        *leaked_files(files, whole, public, root),
        *leaks(site, files, secrets(whole, public, root, promises.pages), vouched_for(public) | live),
    ]
    if found:
        more = (f"and {len(found) - _MOST_TOLD:,} more",) if len(found) > _MOST_TOLD else ()
        told = "\n  ".join((*found[:_MOST_TOLD], *more))
        raise NotPublished(f"what is kept back stands in the site, or may:\n  {told}")


def _remember_live(root: Path, shelf: Shelf) -> None:
    """Tell the ledger of what is live, should an earlier run have been cut short before it could."""
    if shelf.live is not None:
        ledger = addresses.ledger_of(root)
        live = addresses.addresses_in(shelf.edition(shelf.live))
        lost = addresses.lost(ledger, live) if ledger is not None else {}
        if ledger is not None and lost:
            addresses.write_ledger(root, merged(ledger, lost.values()))


def _keep(shelf: Shelf, number: int) -> None:
    """Take away the oldest editions, but for some: first those that the live one came after, then the newest others."""
    live = shelf.live
    kept: list[int] = []
    before = live
    while before is not None and before not in kept and shelf.edition(before).is_dir():
        kept.append(before)
        manifest = read_manifest(shelf.edition(before))
        before = manifest.before if manifest else None
    others = [one for one in reversed(shelf.numbers) if one not in kept]
    for one in shelf.numbers:
        if one not in (*kept, *others)[: number + 1]:
            shelf.drop(one)
