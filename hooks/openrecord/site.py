"""A sound record as a site: its pages with their narratives, each drawn when it is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypedDict
from urllib.parse import urlsplit

from markupsafe import Markup

from openrecord import links
from openrecord.calendars import calendars
from openrecord.colours import stylesheet
from openrecord.drawing.card import card_of
from openrecord.drawing.qr import QrCodes
from openrecord.edition import Edition
from openrecord.embed import Prepared, prepared
from openrecord.exports.beside import data_of_pages, write_downloads
from openrecord.exports.pages import PageData
from openrecord.exports.source import Source
from openrecord.feeds import feed_files
from openrecord.frozen import frozen
from openrecord.links import Here
from openrecord.moved import moved_pages, with_moved_parts
from openrecord.narrative import aligned, numbered, title_of, untitled
from openrecord.pages import ABOUT, REPLACEABLE, WITHDRAWN, Page, found_as, sections, site_map
from openrecord.problems import Problem
from openrecord.promises import Promises, missing_files, missing_parts
from openrecord.render import Heading, Renderer, anchors, headings, opening, told_apart
from openrecord.search import Index, Labels
from openrecord.short import short_pages
from openrecord.sound import sound_edition
from openrecord.views.frame import Place, Section, draft_notice, frame
from openrecord.views.frame.cite import cite_view, qr_codes
from openrecord.views.frame.follow import follow_view
from openrecord.views.frame.linked import Linked, Thing
from openrecord.views.frame.social import social_view
from openrecord.views.parts.writer import Writer
from openrecord.words import visible

_SIZED = frozenset({links.DATA, links.TABLES})
"""The pages that tell how large the files of the whole record are."""
_PARTS = ("masthead", "section", "crumbs", "warnings", "downloads", "footer")


class TocToken(TypedDict):
    """An entry of a list of contents, as Markdown's own list has them."""

    level: int
    id: str
    name: str
    children: list[TocToken]


@frozen
class Drawn:
    """A page's HTML, its list of contents, and its addresses."""

    html: str
    contents: list[TocToken]
    anchors: frozenset[str]
    description: str
    """What it says first."""


@dataclass
class Site:
    """The pages of an edition, the council's own pages among them."""

    edition: Edition
    renderer: Renderer
    url: str
    """Where the site will stand, with a slash at its end; empty where that is not known."""
    accent: str = ""
    sources: dict[str, str] = field(default_factory=dict)
    """The address of each Markdown file below content/, or of the empty one that stands for it."""
    doors: tuple[tuple[str, str], ...] = ()
    waiting: dict[str, Prepared] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)
    """How large each file of the whole record is, by address, once it is written."""
    broken: list[Problem] = field(default_factory=list)
    """The promises that pages broke as they were drawn."""
    index: Index = field(default_factory=Index)
    """What search finds: the pages drawn so far."""

    @property
    def title(self) -> str:
        """The record's title."""
        return self.edition.record.council.title

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every page drawn from the record, by address."""
        return {page.address: page for page in site_map(self.edition, self.sizes, has_feeds=self.has_feeds)}

    @property
    def has_feeds(self) -> bool:
        """Whether it has feeds: they need its whole address, and a preview is nothing to follow."""
        return bool(self.url) and self.edition.drafts is None

    def day_of(self, source: str) -> dt.date:
        """The day that a page speaks for."""
        page = self.pages.get(self.sources.get(source, ""))
        return (page.past if page and page.past else self.edition).day

    def is_kept_back(self, source: str) -> bool:
        """Whether a file below content/ belongs to something that may not be shown yet."""
        return source in self.edition.hidden

    def add_narrative(self, address: str, source: str) -> None:
        """Tell where a Markdown file below content/ is published."""
        self.sources[source] = _address(address)

    def missing_sources(self) -> Iterator[str]:
        """The Markdown files, empty, that stand for the pages without a narrative; last those that tell sizes."""
        taken = set(self.sources.values())
        for address in sorted(self.pages, key=_SIZED.__contains__):
            if address not in taken:
                source = links.source_uri(address)
                self.sources[source] = address
                yield source

    def assets(self) -> Iterator[tuple[str, str | bytes]]:
        """The files that are no pages of the record: the council's colours, its calendars and feeds, and what moved."""
        yield "assets/colours.css", stylesheet(self.accent)
        yield from calendars(self.edition)
        yield from moved_pages(self.promises, self.renderer, self.url)
        if self.has_feeds:
            yield from feed_files(self.edition, self.url)
        yield from short_pages(self._titles, self.renderer, self.url)
        for card in dict.fromkeys(card_of(kind) for kind in ("own", *(page.kind for page in self.pages.values()))):
            yield links.card(card.name), card.drawn(self.accent)

    def lacks_sizes(self, source: str) -> bool:
        """Whether a page tells how large the files of the whole record are, and these are not written yet."""
        return not self.sizes and self.sources[source] in _SIZED

    def write_downloads(self, folder: Path) -> None:
        """Write the record as data into the folder of the site: the whole, and of each page beside it."""
        past = {address: page.past for address, page in self.pages.items() if page.past}
        self.sizes.update(write_downloads(Source(self.edition, self.url), self._data, past, folder))

    @cached_property
    def _data(self) -> Mapping[str, PageData]:
        return data_of_pages(Source(self.edition, self.url))

    @cached_property
    def promises(self) -> Promises:
        """What the site's addresses were promised to be."""
        return Promises(self.edition)

    def broken_promises(self, folder: Path) -> tuple[Problem, ...]:
        """What was published and is not on the pages as they were drawn, or not among the files of the built site."""
        return tuple(sorted({*self.broken, *missing_files(self.promises, folder)}))

    def use_doors(self, doors: list[tuple[str, str]]) -> None:
        """Use other ways in than the usual five."""
        self.doors = tuple((title, _address(address)) for title, address in doors)

    def narrative(self, source: str) -> str:
        """The text of a Markdown file, as it was when the record was sound."""
        found = self.edition.record.narratives.get(source)
        return found.text if found else ""

    def meta(self, source: str) -> Mapping[str, object]:
        """What MkDocs should know of a page."""
        page = self.pages.get(self.sources.get(source, ""))
        return {"title": page.title} if page else {}

    def prepared(self, source: str, markdown: str) -> str:
        """A narrative with its requests turned into tokens."""
        if self.sources[source] in self.pages:
            markdown = untitled(markdown)
        if source.startswith("documents/"):
            markdown = numbered(markdown)
        ready = prepared(markdown, f"content/{source}", self.sources[source], self.edition, self.renderer.component)
        self.waiting[source] = ready
        return ready.markdown

    def drawn(self, source: str, html: str) -> Drawn:
        """A page's HTML, drawn around its converted narrative."""
        address = self.sources[source]
        html = self.waiting.pop(source).filled(aligned(html))
        page = self.pages.get(address)
        whole = ""
        if page is not None:
            whole = f"{page.title}: {self.title}"
            narrative, view = html, page.view(self.edition)
            html = self.renderer.page(page.kind, view, narrative)
            apart = told_apart(narrative, html)
            if apart != narrative:
                html = self.renderer.page(page.kind, view, apart)
        html = with_moved_parts(html, address, self.promises, self.renderer)
        found = anchors(html)
        self.broken += missing_parts(self.promises, address, found)
        self._index(address, page, source, html)
        return Drawn(html, _contents(headings(html)), found, opening(html) or visible(whole))

    def _index(self, address: str, page: Page | None, source: str, html: str) -> None:
        """Let search find a page, unless it shows the past, was withdrawn, or is the search page itself."""
        if page is None:
            kind, weight = found_as("own", ABOUT)
            self.index.add(address, visible(self._own_title(source)), Labels(kind), html, weight)
        elif not page.past and address != links.SEARCH and page.kind != WITHDRAWN:
            kind, weight = found_as(page.kind, page.door)
            self.index.add(address, visible(page.title), page.filed.labels(kind), html, weight, page.filed.day)

    def frame(self, source: str, title: str, description: str = "") -> Mapping[str, Markup]:
        """What stands around a page, by the part of the theme that it fills."""
        address = self.sources.get(source, "")
        page = self.pages.get(address) if source else None
        place = page.place if page else Place(address, title, ABOUT, links.HOME)
        kind = page.kind if page else "own" if source else "not-found"
        here = Here(address) if source else Here(address, urlsplit(self.url).path or "/")
        shown = (page and page.past) or self.edition
        has_data = page is not None and address in self._data
        draft = draft_notice(self.edition.drafts)
        view = frame(shown, place, here, self._sections, self._places, self.url, has_data, draft)
        shared = self.renderer.shared
        parts = {part: shared("frame", part, getattr(view, part)) for part in _PARTS}
        parts |= {"marks": shared("frame", "marks"), "printed": Markup.escape(view.printed)}
        whole = visible(self.title if place.address == links.HOME and source else f"{place.title} – {self.title}")
        if source:
            writer = page.writer(self.edition) if page else Writer(self.edition, here)
            parts |= self._told_of(writer, place.title, page.about if page else None)
            social = social_view(address, place.title, description, self.title, kind, self.url)
            parts["social"] = self.renderer.component("social", "social", social)
        return parts | {"kind": Markup.escape(kind), "title": Markup.escape(whole)}

    def _told_of(self, writer: Writer, title: str, about: Thing | None) -> Iterator[tuple[str, Markup]]:
        """How a page is described to programs, followed and cited."""
        component, shared = self.renderer.component, self.renderer.shared
        linked = Linked(writer, self.url).page(title, about)
        yield "linked", component("linked", "linked", linked)
        if self.has_feeds:
            follow = follow_view(self.edition, writer.here)
            yield from ((part, shared("follow", part, follow)) for part in ("feed", "follow"))
        yield "cite", component("cite", "cite", cite_view(writer, title, self.url, self._codes))

    @cached_property
    def _codes(self) -> QrCodes:
        return qr_codes(self.url)

    @property
    def _titles(self) -> Mapping[str, str]:
        """What every page is called, also one that moved, by the address that it has or had."""
        moved = {r.page: self.promises.called(r) for r in self.promises.moved.values() if not r.anchor}
        own = {address: self._own_title(source) for source, address in self.sources.items()}
        return moved | own | {address: page.title for address, page in self.pages.items()}

    @cached_property
    def _places(self) -> Mapping[str, Place]:
        return {address: page.place for address, page in self.pages.items()}

    @cached_property
    def _sections(self) -> tuple[Section, ...]:
        if self.doors:
            return tuple(Section(title, address, ()) for title, address in self.doors)
        return sections(self.edition, tuple(self._own_pages()))

    def _own_pages(self) -> Iterator[tuple[str, str]]:
        for source, address in sorted(self.sources.items()):
            if address not in self.pages and address not in REPLACEABLE:
                yield self._own_title(source), address

    def _own_title(self, source: str) -> str:
        return title_of(self.narrative(source)) or source.removesuffix(".md")


def open_site(
    root: Path,
    templates: Path,
    now: dt.datetime,
    url: str = "",
    extra: Mapping[str, object] | None = None,
    *,
    drafts: bool = False,
) -> Site:
    """The site of the record below a project's root. Raises Unsound with every problem there is."""
    whole = f"{url.rstrip('/')}/" if url else ""
    edition = sound_edition(root, now, whole, drafts=drafts)
    return Site(edition, Renderer(templates), whole, str((extra or {}).get("accent", "")))


def _address(url: str) -> str:
    return "" if url in {".", "./", "/"} else url


def _contents(found: tuple[Heading, ...]) -> list[TocToken]:
    contents: list[TocToken] = []
    for heading in found:
        token: TocToken = {"level": heading.level, "id": heading.anchor, "name": heading.title, "children": []}
        below = heading.level == 3 and contents
        (contents[-1]["children"] if below else contents).append(token)
    return contents
