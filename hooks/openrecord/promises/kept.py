"""Every page of an edition and what stands on it, and where its addresses went that are no longer there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from urllib.parse import quote

from openrecord import links
from openrecord.edition import Edition
from openrecord.frozen import frozen
from openrecord.model.address import Published, Redirect
from openrecord.narrative import address_of, title_of
from openrecord.pages import WITHDRAWN, site_map
from openrecord.problems import Problem, said, visible
from openrecord.standing import Standing, standing

REDIRECTS = "data/redirects.yml"


@frozen
class Promises:
    """Every page of an edition with what stands on it, and where the addresses went that it no longer has."""

    edition: Edition

    @cached_property
    def pages(self) -> Mapping[str, str]:
        """The title of every page, by address; one that stands for what was withdrawn is none of them."""
        told = {page.address: page.title for page in site_map(self.edition) if page.kind != WITHDRAWN}
        own = {quote(address_of(path)): path for path in self.edition.record.narratives}
        texts = self.edition.record.narratives
        return told | {page: title_of(texts[path].text) or path for page, path in own.items() if page not in told}

    @cached_property
    def parts(self) -> Mapping[str, Mapping[str, Standing]]:
        """What stands on each page, by address and anchor; some of it may be left out of the page as it is drawn."""
        found: dict[str, dict[str, Standing]] = defaultdict(dict)
        for thing in standing(self.edition.record):
            found[thing.address].setdefault(thing.anchor, thing)
        return found

    @cached_property
    def moved(self) -> Mapping[str, Redirect]:
        """What is known of addresses that moved or were withdrawn, by the address.

        Where a page moved, the pages below it and those that show it as it stood moved with it, if they are there.
        """
        told = {redirect.from_: redirect for redirect in self.edition.record.redirects}
        with_them: dict[str, Redirect] = {}
        pages = [redirect for redirect in told.values() if redirect.to and not redirect.anchor]
        ledger = self.edition.record.published if pages else ()
        gone = [one for one in ledger if one not in self.pages and one not in told]
        for redirect in pages:
            to = (self.leads_to(redirect) or "").partition("#")[0]
            for address in gone if to else ():
                new = _moved_with(address, redirect.page, to)
                if new in self.pages:
                    with_them[address] = redirect.model_copy(update={"from_": address, "to": new})
        return with_them | told

    def moved_from(self, page: str) -> Iterable[Redirect]:
        """What is known of the parts that a page no longer has."""
        return self._moved_parts.get(page, ())

    @cached_property
    def _moved_parts(self) -> Mapping[str, Iterable[Redirect]]:
        found: dict[str, list[Redirect]] = defaultdict(list)
        for redirect in self.moved.values():
            if redirect.anchor:
                found[redirect.from_.partition("#")[0]].append(redirect)
        return found

    def leads_to(self, redirect: Redirect) -> str | None:
        """The address that a redirect leads to; None for what was withdrawn or is not to be found."""
        if redirect.to is None:
            return None
        kind, colon, path = redirect.to.partition(":")
        if colon:
            target = self.edition.links.find(kind, path)
            return target.address if target else None
        return redirect.to if redirect.to.partition("#")[0] in self.pages else None

    @cached_property
    def led_to(self) -> Mapping[str, frozenset[str]]:
        """The parts of each page that redirects lead to."""
        found: dict[str, frozenset[str]] = {}
        for redirect in self.moved.values():
            page, _, anchor = (self.leads_to(redirect) or "").partition("#")
            if anchor:
                found[page] = found.get(page, frozenset()) | {anchor}
        return found

    def called(self, redirect: Redirect) -> str:
        """What a redirect leads to is called; empty for what was withdrawn."""
        kind, colon, path = (redirect.to or "").partition(":")
        target = self.edition.links.find(kind, path) if colon else None
        return target.title if target else self.pages.get(kind.partition("#")[0], "")

    def is_accounted_for(self, published: Published, anchor: str = "") -> bool:
        """Whether redirects tell what became of a page or file, or of a part of it."""
        address = published.address
        return address in self.moved or (anchor != "" and f"{address}#{anchor}" in self.moved)


def gone(published: Published, anchor: str, successor: str, kept_back: bool = False) -> Problem:
    """What is said of a page, a file, or a part of a page that was published and is there no more."""
    address = f"{published.address}#{anchor}" if anchor else published.address
    called = f" ({said(published.title)})" if published.title and not anchor else ""
    if kept_back:
        remedy = "it is kept back now; take publish_from out"
    elif successor:
        remedy = f"it is likely at {shown(successor)} now; put it back"
    else:
        remedy = "put it back"
    return Problem(
        published.file,
        published.line,
        f"{shown(address)}{called}, published on {published.since_of(anchor)}, is gone; {remedy}, "
        f"or say in {REDIRECTS} where it went or why it was withdrawn",
    )


def shown(address: str) -> str:
    """An address as it is told, with a slash in front."""
    return f"/{visible(address)}"


def _moved_with(address: str, page: str, to: str) -> str:
    """Where an address is if it moved together with a page; itself where it has nothing to do with that page."""
    before, found, below = f"/{address}".partition(f"/{page}")
    if not found or (before and not before.startswith(f"/{links.PAST}")):
        return address
    return f"{before}/{to}{below}".removeprefix("/")
