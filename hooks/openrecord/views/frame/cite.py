"""How to link to a page and how to cite it; and the little page at its short address."""

from __future__ import annotations

import re
from collections.abc import Iterator

from openrecord import links, words
from openrecord.drawing.qr import QrCode, QrCodes
from openrecord.frozen import frozen
from openrecord.views.parts.writer import Writer

BLANK = "______"
"""A line to write on, for what only the reader knows; a script fills it in."""
_MARKUP = re.compile(r"[\\`*_{}\[\]()#+!&<>|~]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "|": "&#124;", "~": "&#126;"}
"""The characters before which a backslash is not enough for every Markdown."""


@frozen
class Piece:
    """A run of a citation."""

    text: str
    slot: str = ""
    """What a script puts in its place for a part of the page or for the reader's day: address, short, read, part."""


@frozen
class Form:
    """One way to write a citation."""

    name: str
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The citation as it stands where no script runs."""
        return "".join(piece.text for piece in self.pieces)


@frozen
class CiteView:
    """The addresses of a page and the ways to cite it."""

    href: str
    address: str
    """The full address; where the site's own is not known, with a blank in its place."""
    short_href: str
    short: str
    home: str
    """The way to the site's root, from which a script works its address out; empty where that is known."""
    forms: tuple[Form, ...]
    code: QrCode | None
    """The short address for print; None where the site's own is not known."""


@frozen
class ShortAddressView:
    """The page at a short address, which leads on."""

    title: str
    href: str
    canonical: str
    """The full address of the page that it leads to; empty where the site's own is not known."""
    script: str


def qr_codes(site_url: str) -> QrCodes:
    """Draws the codes of a site's short addresses."""
    return QrCodes(f"{site_url}{links.short('')[: -links.LENGTH - 1]}", links.LETTERS, links.LENGTH)


def cite_view(writer: Writer, title: str, site_url: str, codes: QrCodes) -> CiteView:
    """How to link to the writer's page, and how to cite it."""
    here = writer.here
    site = site_url or f"{BLANK}/"
    short = links.short(here.address)
    address, typed = f"{site}{here.address}", f"{site}{short.rstrip('/')}"
    return CiteView(
        href=here.to(here.address),
        address=address,
        short_href=here.to(short),
        short=typed,
        home="" if site_url else here.to(links.HOME),
        forms=tuple(_forms(writer, " ".join(title.split()), address, typed)),
        code=codes.code(short[-links.LENGTH - 1 : -1]) if site_url else None,
    )


def _forms(writer: Writer, title: str, address: str, short: str) -> Iterator[Form]:
    council, record = writer.record.council.name, writer.record.council.title
    day = f"as at {words.day(writer.edition.day)}"
    is_of_record = title == record
    part, whole, read = Piece("", "part"), Piece(address, "address"), Piece(BLANK, "read")
    named, within = (record, f", {council}") if is_of_record else (f"“{title}”", f", {record}, {council}")
    yield Form("Plain", (Piece(named), part, Piece(f"{within}, {day} (read on "), read, Piece("): "), whole))
    yield Form(
        "Markdown",
        (
            Piece(f"[{in_markdown(title)}"),
            Piece("", "part-in-markdown"),
            Piece("]("),
            whole,
            Piece(f"){in_markdown(within)}, {day} (read on "),
            read,
            Piece(")"),
        ),
    )
    named = record if is_of_record else f"{record}, “{title}”"
    yield Form(
        "For committee papers",
        (Piece(named), part, Piece(f", {day}, "), Piece(short, "short"), Piece(", read on "), read, Piece(".")),
    )


def in_markdown(text: str) -> str:
    """A text as Markdown that shows just that text, whichever Markdown reads it."""
    return _MARKUP.sub(lambda match: _ENTITIES.get(match[0], f"\\{match[0]}"), text)


def short_address_view(address: str, title: str, site_url: str) -> ShortAddressView:
    """The page at the short address of a page."""
    here = links.Here(links.short(address))
    return ShortAddressView(
        title=title,
        href=here.to(address),
        canonical=f"{site_url}{address}" if site_url else "",
        script=here.to("assets/short.js"),
    )
