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
from openrecord.check import check
from openrecord.colours import stylesheet
from openrecord.embargo import attachments, pruned
from openrecord.embed import Prepared, prepared, problems_in_content
from openrecord.links import Here
from openrecord.model.record import Record
from openrecord.moved import moved_pages, with_moved_parts
from openrecord.narrative import numbered, title_of, untitled
from openrecord.pages import ABOUT, REPLACEABLE, WITHDRAWN, Page, sections, site_map
from openrecord.problems import Problem, Unsound, shortened
from openrecord.promises import Promises, missing_files, missing_parts, problems_in_addresses
from openrecord.render import Heading, Renderer, anchors, headings, opening, readable, told_apart, visible
from openrecord.views.edition import Edition
from openrecord.views.frame import Place, Section, frame

_PARTS = ("opening", "section", "crumbs", "warning", "footer", "marks")


class TocToken(TypedDict):
    """An entry of a list of contents, as Markdown's own list has them."""

    level: int
    id: str
    name: str
    children: list[TocToken]


@dataclass(frozen=True)
class Drawn:
    """A page's HTML, its list of contents, and its addresses."""

    html: str
    readable: str
    """Its words below its headings, for search."""
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
    broken: list[Problem] = field(default_factory=list)
    """The promises that pages broke as they were drawn."""

    @property
    def title(self) -> str:
        """The record's title."""
        return self.edition.record.council.title

    @cached_property
    def pages(self) -> Mapping[str, Page]:
        """Every page drawn from the record, by address."""
        return {page.address: page for page in site_map(self.edition)}

    def is_kept_back(self, source: str) -> bool:
        """Whether a file below content/ belongs to something that may not be shown yet."""
        return source in self.edition.hidden

    def add_narrative(self, address: str, source: str) -> None:
        """Tell where a Markdown file below content/ is published."""
        self.sources[source] = _address(address)

    def missing_sources(self) -> Iterator[str]:
        """The Markdown files, empty, that stand for the pages without a narrative."""
        taken = set(self.sources.values())
        for address in self.pages:
            if address not in taken:
                source = links.source_uri(address)
                self.sources[source] = address
                yield source

    def assets(self) -> Iterator[tuple[str, str]]:
        """The files that the council's choices make: its colours, and a page for each address that moved."""
        yield "assets/colours.css", stylesheet(self.accent)
        yield from moved_pages(self.promises, self.renderer, self.url)

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
        """What MkDocs and its search should know of a page; search shows a title as the HTML that it is given."""
        page = self.pages.get(self.sources.get(source, ""))
        if page is None:
            return {}
        told: dict[str, object] = {"title": visible(str(Markup.escape(page.title)))}
        return told | {"search": {"exclude": True}} if page.past or page.kind == WITHDRAWN else told

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
        html = self.waiting.pop(source).filled(html)
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
        return Drawn(html, readable(html), _contents(headings(html)), found, opening(html) or visible(whole))

    def frame(self, source: str, title: str) -> Mapping[str, Markup]:
        """What stands around a page, by the part of the theme that it fills."""
        address = self.sources.get(source, "")
        page = self.pages.get(address) if source else None
        place = page.place if page else Place(address, title, ABOUT, links.HOME)
        kind = page.kind if page else "own" if source else "not-found"
        here = Here(address) if source else Here(address, urlsplit(self.url).path or "/")
        view = frame((page and page.past) or self.edition, place, here, kind, self._sections, self._places, self.url)
        component = self.renderer.component
        parts = {part: component("frame", part, view) for part in _PARTS}
        whole = self.title if place.address == links.HOME and source else f"{place.title} – {self.title}"
        return parts | {"kind": Markup.escape(kind), "title": Markup.escape(visible(whole))}

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
                yield title_of(self.narrative(source)) or source.removesuffix(".md"), address


def sound_edition(root: Path, now: dt.datetime) -> Edition:
    """The record below a project's root on its day, without what is kept back. Raises Unsound with every problem."""
    return sound_record(root, now)[1]


def sound_record(root: Path, now: dt.datetime) -> tuple[Record, Edition]:
    """The record below a project's root with what is kept back, and its edition without.

    Raises Unsound with every problem there is, those of content/ among them.
    """
    record, edition = _public(root, now)
    problems = problems_in_addresses(edition, record, root)
    if problems:
        raise Unsound(shortened(problems))
    return record, edition


def traceable_edition(root: Path, now: dt.datetime) -> Edition:
    """The same as `sound_edition`, even where an address is gone: to find out what became of it.

    Raises Unsound with every other problem.
    """
    return _public(root, now)[1]


def _public(root: Path, now: dt.datetime) -> tuple[Record, Edition]:
    record, problems = check(root, now)
    if not any(problem.file.startswith("data/") for problem in problems):
        day = record.day(now)
        public = pruned(record, day)
        hidden = (record.narratives.keys() - public.narratives.keys()) | (attachments(record) - attachments(public))
        edition = Edition(public, day, frozenset(hidden))
        problems = tuple(sorted({*problems, *problems_in_content(edition)}))
    if problems:
        raise Unsound(problems)
    return record, edition


def open_site(
    root: Path, templates: Path, now: dt.datetime, url: str = "", extra: Mapping[str, object] | None = None
) -> Site:
    """The site of the record below a project's root. Raises Unsound with every problem there is."""
    edition = sound_edition(root, now)
    whole = f"{url.rstrip('/')}/" if url else ""
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
