"""Addresses of the site: where one went, and which were ever published."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from openrecord.frozen import frozen
from openrecord.model.entry import Entry
from openrecord.model.types import Date, Line, Text

LONGEST_ADDRESS = 300
_ADDRESS = re.compile(r"""(?:[^\s/#?\\:<>"'&]+/)*[^\s/#?\\:<>"'&]*(?:#[\w.:~%-]+)?""")
_REFERENCE = re.compile(r"[a-z]+:\S.*")
_RESERVED = frozenset({"assets", "r", "404.html", "sitemap.xml", "sitemap.xml.gz"})


def check_address(text: str) -> str:
    """The address without a slash in front. Raises ValueError where it is none of this site's."""
    address = text.removeprefix("/")
    page = address.partition("#")[0]
    if len(address) > LONGEST_ADDRESS:
        raise ValueError(f"is an address of {len(address)} characters; use at most {LONGEST_ADDRESS}")
    if not _ADDRESS.fullmatch(address) or {".", ".."} & set(page.split("/")):
        raise ValueError("is no address of this site; write it without the host, such as plans/2030-31/homes/")
    if page.split("/")[0] in _RESERVED or page.startswith("search/search"):
        raise ValueError("is an address that the tool needs for itself; leave it out")
    return address


def _from(text: str) -> str:
    if not check_address(text):
        raise ValueError("is the first page, which cannot move; leave it out")
    return check_address(text)


def _to(text: str) -> str:
    return text if _REFERENCE.fullmatch(text) else check_address(text)


class Redirect(Entry):
    """Where an address that was published went, or that it was withdrawn (redirects.yml)."""

    from_: Annotated[Line, AfterValidator(_from)] = Field(alias="from")
    """The address that was published: of a page, a file, or a part of a page, such as plans/2030-31/homes/#damp."""
    to: Annotated[Line, AfterValidator(_to)] | None = None
    """Where it is now: a reference, such as theme:2030-31/homes, or an address of this site."""
    withdrawn: Date | None = None
    """When it was withdrawn, in place of where it is now."""
    was: Line | None = None
    """What stood there, for something withdrawn: its title, or what it was about."""
    why: Text | None = None
    """Why it moved, or was withdrawn; what was withdrawn needs a reason."""

    @model_validator(mode="after")
    def _one_of_both(self) -> Redirect:
        if (self.to is None) == (self.withdrawn is None):
            raise ValueError("says neither where it went nor when it was withdrawn, or both; write to or withdrawn")
        if self.withdrawn is not None and (self.was is None or self.why is None):
            raise ValueError("was withdrawn, and does not say what it was or why; write was and why")
        return self

    @property
    def page(self) -> str:
        """The page that moved, or that holds the part; a file becomes a page of the same name."""
        page = self.from_.partition("#")[0]
        return f"{page.removesuffix('/')}/" if page else ""

    @property
    def anchor(self) -> str:
        """The part of the page that moved; empty for the whole page."""
        return self.from_.partition("#")[2]


def is_page(address: str) -> bool:
    """Whether an address is one of a page, and not of a file such as a PDF."""
    return not address or address.endswith("/")


@frozen
class Anchor:
    """A part of a page that was published: since when, and a fingerprint of what stood there last."""

    since: dt.date
    fingerprint: str


@frozen
class Published:
    """A page or file that was published, as the ledger of addresses has it."""

    address: str
    """Without a slash in front; that of a page ends with one, or is empty."""
    since: dt.date
    title: str
    """What it was called when it was published last; empty for a file."""
    told: str = ""
    """Its anchors as the ledger writes them: those published with it, then each later day with those of that day."""
    file: str = ""
    line: int = 1

    @property
    def is_page(self) -> bool:
        """Whether it is a page, and not a file such as a PDF."""
        return is_page(self.address)

    def since_of(self, anchor: str) -> dt.date | None:
        """Since when a part of it is published, or where no part is named it itself; None for a part that never was."""
        if not anchor:
            return self.since
        return self.anchors[anchor].since if anchor in self.anchors else None

    @cached_property
    def anchors(self) -> Mapping[str, Anchor]:
        """Its promised parts, by anchor."""
        found: dict[str, Anchor] = {}
        since = self.since
        for word in self.told.split():
            name, mark, print_ = word.rpartition("=")
            if mark:
                found[name] = Anchor(since, print_)
            else:
                since = dt.date.fromisoformat(word)
        return found
