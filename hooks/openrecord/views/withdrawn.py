"""What became of what is no longer at its address: pages that were withdrawn or moved, and parts of a page."""

from __future__ import annotations

from openrecord import links, words
from openrecord.frozen import frozen
from openrecord.model.address import Redirect
from openrecord.views.parts import DateView, Link, Prose
from openrecord.views.parts.writer import Writer


@frozen
class WithdrawnView:
    """A page that was withdrawn: what was there, since when it is not, and why."""

    title: str
    was: str
    when: str
    """The day with its preposition, as a sentence says it."""
    day: DateView
    why: Prose
    search: str


@frozen
class RedirectView:
    """A page that moved."""

    to: Link
    canonical: str
    """The full address of the page that it leads to; relative where the site's own address is not set."""
    why: Prose
    styles: tuple[str, ...]


@frozen
class PartGone:
    """A part that is no longer on its page: where it is now, or since when it was withdrawn."""

    anchor: str
    was: str
    to: Link | None
    when: str
    """The day on which it was withdrawn, with its preposition; empty for what moved."""
    why: Prose


def withdrawn_view(writer: Writer, redirect: Redirect) -> WithdrawnView:
    """The page at the address of one that was withdrawn."""
    day = writer.date(redirect.withdrawn)
    was, why = redirect.was or "", writer.prose(redirect.why)
    return WithdrawnView(f"Withdrawn: {was}", was, _when(redirect), day, why, writer.href(links.SEARCH))


def redirect_view(writer: Writer, redirect: Redirect, to: str, title: str, site_url: str) -> RedirectView:
    """The page at the address of one that moved."""
    href = writer.href(to)
    return RedirectView(
        to=Link(words.capital(title), href),
        canonical=f"{site_url}{to.partition('#')[0]}" if site_url else href.partition("#")[0],
        why=writer.prose(redirect.why),
        styles=(writer.href("assets/colours.css"), writer.href("assets/openrecord.css")),
    )


def part_gone(writer: Writer, redirect: Redirect, to: str | None, title: str) -> PartGone:
    """What is said of a part at the end of the page on which it stood."""
    return PartGone(
        anchor=redirect.anchor,
        was=redirect.was or "",
        to=Link(words.capital(title), writer.href(to)) if to is not None else None,
        when=_when(redirect),
        why=writer.prose(redirect.why),
    )


def _when(redirect: Redirect) -> str:
    return words.on(redirect.withdrawn) if redirect.withdrawn else ""
