"""The addresses as the `openrecord links` command tells of them: all, those that a word finds, or one explained."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from openrecord import words
from openrecord.model.address import Redirect, is_page
from openrecord.model.dates import PartialDate
from openrecord.problems import meant, nearest_path, visible
from openrecord.promises.kept import Promises, shown
from openrecord.promises.taken import Taken

_LONGEST_WORDS = 80


def listed(promises: Promises, word: str = "") -> Iterator[str]:
    """A line for each page and file, and for each part that a word finds: address, what it is, its state."""
    wanted = word.casefold()
    ledger = promises.edition.record.published
    for address in sorted({*promises.pages, *ledger}):
        known = ledger.get(address)
        title = promises.pages.get(address) or (known.title if known else "")
        if wanted in f"/{address} {title}".casefold():
            yield _line(promises, address, "", title)
        if not wanted:
            continue
        here = promises.parts.get(address, {})
        for anchor in {**here, **(known.anchors if known else {})}:
            told = here[anchor].words if anchor in here else ""
            if wanted in f"#{anchor} {told}".casefold():
                yield _line(promises, address, anchor, told)


def explained(promises: Promises, asked: str) -> tuple[str, ...]:
    """What is known of one address, in sentences; nothing where no such address is known."""
    ledger = promises.edition.record.published
    address = _known(promises, asked)
    if address is None:
        return ()
    page, _, anchor = address.partition("#")
    known = ledger.get(page)
    title = visible(promises.pages.get(page) or (known.title if known else ""))
    told = [shown(address)]
    if anchor:
        part = promises.parts.get(page, {}).get(anchor)
        told.append(f"A part of the page '{title}'" + (f": {_short(part.words)}" if part else "."))
    else:
        told.append(f"The page '{title}'." if title else "A file.")
    since = known and known.since_of(anchor)
    told.append(f"Published on {words.day(since)}." if since else "Not in the ledger: `openrecord publish` adds it.")
    told.append(_fate(promises, page, anchor))
    led_here = [shown(one.from_) for one in promises.moved.values() if promises.leads_to(one) == address]
    if led_here:
        told.append(f"Also reached from {words.series(led_here)}.")
    return tuple(told)


def suggested(promises: Promises, asked: str) -> str:
    """`; did you mean 'x'?` for an address that nobody knows, or nothing."""
    known = {*promises.pages, *promises.edition.record.published, *promises.moved}
    return meant(nearest_path(_stripped(asked), known))


def _known(promises: Promises, asked: str) -> str | None:
    """The address that is asked for, be it with the host and the path below which the site stands, or without."""
    path = _stripped(asked)
    while True:
        page, mark, anchor = path.partition("#")
        for address in (path, f"{page}/{mark}{anchor}"):
            if _is_known(promises, address):
                return address
        path = path.partition("/")[2]
        if not path:
            return None


def _is_known(promises: Promises, address: str) -> bool:
    page, mark, anchor = address.partition("#")
    published = promises.edition.record.published.get(page)
    if not mark:
        return page in promises.pages or published is not None or page in promises.moved
    stands = anchor in promises.parts.get(page, {}) or (published is not None and anchor in published.anchors)
    return stands or address in promises.moved


def _stripped(asked: str) -> str:
    parts = urlsplit(asked)
    return (parts.path + (f"#{parts.fragment}" if parts.fragment else "")).lstrip("/")


def _line(promises: Promises, address: str, anchor: str, told: str) -> str:
    whole = f"{address}#{anchor}" if anchor else address
    known = promises.edition.record.published.get(address)
    redirect = promises.moved.get(whole) or promises.moved.get(address)
    since = known and known.since_of(anchor)
    stands = anchor in promises.parts.get(address, {}) if anchor else address in promises.pages or not is_page(address)
    if redirect is not None:
        state = _went(promises, redirect)
    elif not stands:
        state = "gone"
    else:
        state = f"since {since}" if since else "not yet published"
    return "  ".join(part for part in (shown(whole), _short(told), f"({state})") if part)


def _fate(promises: Promises, page: str, anchor: str) -> str:
    whole = f"{page}#{anchor}" if anchor else page
    redirect = promises.moved.get(whole) or promises.moved.get(page)
    if redirect is not None:
        return f"{words.capital(_went(promises, redirect))}. {visible(redirect.why or '')}".rstrip()
    if anchor and anchor not in promises.parts.get(page, {}):
        return "It is gone from its page, and nothing says where it went."
    if page not in promises.pages:
        return (
            "It is gone, and nothing says where it went." if is_page(page) else "The build looks whether it is there."
        )
    known = promises.edition.record.published.get(page)
    if known and anchor in Taken(known, promises.parts.get(page, {})).moves:
        return "Something else stands there now; `openrecord check` says what to do."
    return "It stands."


def _went(promises: Promises, redirect: Redirect) -> str:
    if isinstance(redirect.withdrawn, PartialDate):
        return f"withdrawn {words.on(redirect.withdrawn)}"
    to = promises.leads_to(redirect)
    return f"moved to {shown(to)}" if to is not None else "moved to what is not there"


def _short(text: str) -> str:
    text = visible(" ".join(text.split()))
    return text if len(text) <= _LONGEST_WORDS else f"{text[:_LONGEST_WORDS]}…"
