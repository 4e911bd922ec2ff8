"""What stands around every page: the header with its five doors, breadcrumbs, the warning, the footer."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence

from openrecord import links, words
from openrecord.edition import Edition
from openrecord.embargo import KeptBack
from openrecord.frozen import frozen
from openrecord.links import Here
from openrecord.model.council import Contact, Licence
from openrecord.model.dates import PartialDate, Unknown
from openrecord.views.parts import Link


@frozen
class Door:
    """A way into the site, or a page of the section behind it."""

    text: str
    href: str
    current: bool
    """Whether the page is this one or lies behind it."""


@frozen
class Place:
    """Where a page belongs: its door, the page above it, and what it is called in a list."""

    address: str
    title: str
    door: str
    parent: str


@frozen
class Section:
    """A door of the header with the pages behind it."""

    title: str
    address: str
    pages: tuple[tuple[str, str], ...]
    """The title and address of each page of the section."""


@frozen
class DraftNotice:
    """What a preview shows though it may not be published yet."""

    sentence: str
    files: tuple[str, ...]
    """Where it stands, and from when it may be published."""


@frozen
class Masthead:
    """What stands above everything: whose record it is, its day, the doors and the way to search."""

    council: str
    site_title: str
    home: str
    as_at: str
    doors: tuple[Door, ...]
    search: str


@frozen
class Warnings:
    """What a reader should know before the page."""

    draft: DraftNotice | None
    old: str
    """Why the record may be out of date; empty where it is not."""


@frozen
class Footer:
    """What stands below everything: what the record speaks for, whom to tell of a mistake, and what more there is."""

    council: str
    website: str
    as_at: str
    next_update: str
    licence: Licence | None
    contact: Contact | None
    links: tuple[Link, ...]


@frozen
class Frame:
    """What stands around one page; most parts are the same on many pages, and are drawn once for all of them."""

    masthead: Masthead
    section: tuple[Door, ...]
    crumbs: tuple[Link, ...]
    warnings: Warnings
    downloads: tuple[Link, ...]
    """The page's data, in each form that there is."""
    footer: Footer
    printed: str
    """What stands on paper alone: the page's full address, where the site's own is set, and its day."""


def frame(
    edition: Edition,
    place: Place,
    here: Here,
    sections: Sequence[Section],
    places: Mapping[str, Place],
    site_url: str,
    has_data: bool,
    draft: DraftNotice | None,
) -> Frame:
    """The frame of one page."""
    council = edition.record.council
    behind = next((section for section in sections if section.title == place.door), None)
    as_at = words.day(edition.day)
    return Frame(
        masthead=Masthead(
            council=council.called,
            site_title=council.title,
            home=here.to(links.HOME),
            as_at=as_at,
            doors=tuple(Door(s.title, here.to(s.address), s.title == place.door) for s in sections),
            search=here.to(links.SEARCH),
        ),
        section=_section(here, place, behind) if behind else (),
        crumbs=_crumbs(here, place, places),
        warnings=Warnings(draft, edition.warning),
        downloads=tuple(Link(form.upper(), links.page_data("", form)) for form in links.PAGE_FORMS if has_data),
        footer=Footer(
            council=council.called,
            website=council.website or "",
            as_at=as_at,
            next_update=_next_update(council.next_update, edition.day),
            licence=council.licence,
            contact=council.contact,
            links=tuple(
                Link(text, here.to(address))
                for text, address in (
                    ("About this record", links.ABOUT),
                    ("How we measure progress", links.HOW_WE_MEASURE),
                    ("Accessibility", links.ACCESSIBILITY),
                    ("Privacy", links.PRIVACY),
                    ("Data", links.DATA),
                )
            ),
        ),
        printed=f"{site_url}{place.address}, as at {as_at}" if site_url else f"As at {as_at}",
    )


def draft_notice(drafts: tuple[KeptBack, ...] | None) -> DraftNotice | None:
    """What a preview says of itself on every page; None where the edition is one that can be published."""
    if drafts is None:
        return None
    if not drafts:
        return DraftNotice("Nothing is kept back today: the published site shows the same.", ())
    told = words.count(len(drafts), "entry", "entries")
    found = Counter((kept.file, words.date(kept.until)) for kept in drafts)
    return DraftNotice(
        f"These pages show {told} that may not be published yet; the published site leaves them out.",
        tuple(
            f"{file}: {words.count(number, 'entry', 'entries')}, from {day}" for (file, day), number in found.items()
        ),
    )


def _next_update(announced: PartialDate | Unknown | None, day: dt.date) -> str:
    """When the next update is to come, or was to, as a sentence."""
    if isinstance(announced, Unknown):
        return "It is not known when the next update is to come."
    if announced is None:
        return "No date for the next update has been announced."
    return f"The next update {'is' if announced.last >= day else 'was'} announced for {words.date(announced)}."


def _section(here: Here, place: Place, section: Section) -> tuple[Door, ...]:
    if len(section.pages) < 2:
        return ()
    nearest = max((a for _, a in section.pages if place.address.startswith(a)), key=len, default=None)
    return tuple(Door(title, here.to(address), address == nearest) for title, address in section.pages)


def _crumbs(here: Here, place: Place, places: Mapping[str, Place]) -> tuple[Link, ...]:
    found: list[Link] = []
    address = place.parent
    while address != place.address and address in places:
        above = places[address]
        found.append(Link(above.title if above.address else "Home", here.to(above.address)))
        if address == above.parent:
            break
        address = above.parent
    return tuple(reversed(found))
