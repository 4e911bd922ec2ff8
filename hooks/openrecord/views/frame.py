"""What stands around every page: the header with its five doors, breadcrumbs, the warning, the footer."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openrecord import links, words
from openrecord.embargo import KeptBack
from openrecord.links import Here
from openrecord.model.council import Contact, Licence
from openrecord.model.dates import PartialDate
from openrecord.views.edition import Edition
from openrecord.views.parts import Link


@dataclass(frozen=True)
class Door:
    """A way into the site, or a page of the section behind it."""

    text: str
    href: str
    current: bool
    """Whether the page is this one or lies behind it."""


@dataclass(frozen=True)
class Place:
    """Where a page belongs: its door, the page above it, and what it is called in a list."""

    address: str
    title: str
    door: str
    parent: str


@dataclass(frozen=True)
class Section:
    """A door of the header with the pages behind it."""

    title: str
    address: str
    pages: tuple[tuple[str, str], ...]
    """The title and address of each page of the section."""


@dataclass(frozen=True)
class DraftNotice:
    """What a preview shows though it may not be published yet."""

    sentence: str
    files: tuple[str, ...]
    """Where it stands, and from when it may be published."""


@dataclass(frozen=True)
class Frame:
    """What stands around one page."""

    council: str
    website: str
    site_title: str
    home: str
    as_at: str
    kind: str
    address: str
    """The page's full address, for print; empty where the site's own is not set."""
    doors: tuple[Door, ...]
    section: tuple[Door, ...]
    crumbs: tuple[Link, ...]
    draft: DraftNotice | None
    warning: str
    next_update: str
    licence: Licence | None
    contact: Contact | None
    footer: tuple[Link, ...]
    search: str
    downloads: tuple[Link, ...]
    """The page's data, in each form that there is."""


def frame(
    edition: Edition,
    place: Place,
    here: Here,
    kind: str,
    sections: Sequence[Section],
    places: Mapping[str, Place],
    site_url: str,
    has_data: bool = False,
    draft: DraftNotice | None = None,
) -> Frame:
    """The frame of one page."""
    council = edition.record.council
    behind = next((section for section in sections if section.title == place.door), None)
    return Frame(
        council=council.short_name,
        website=council.website or "",
        site_title=council.title,
        home=here.to(links.HOME),
        as_at=words.day(edition.day),
        kind=kind,
        address=f"{site_url}{place.address}" if site_url else "",
        doors=tuple(Door(s.title, here.to(s.address), s.title == place.door) for s in sections),
        section=_section(here, place, behind) if behind else (),
        crumbs=_crumbs(here, place, places),
        draft=draft,
        warning=edition.warning,
        next_update=_next_update(council.next_update, edition.day),
        licence=council.licence,
        contact=council.contact,
        footer=tuple(
            Link(text, here.to(address))
            for text, address in (
                ("About this record", links.ABOUT),
                ("How we measure progress", links.HOW_WE_MEASURE),
                ("Accessibility", links.ACCESSIBILITY),
                ("Privacy", links.PRIVACY),
                ("Data", links.DATA),
            )
        ),
        search=here.to(links.SEARCH),
        downloads=tuple(Link(form.upper(), links.page_data("", form)) for form in links.PAGE_FORMS if has_data),
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


def _next_update(announced: PartialDate | None, day: dt.date) -> str:
    """When the next update is to come, or was to, as a sentence."""
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
