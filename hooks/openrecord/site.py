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
from openrecord.check import check
from openrecord.colours import stylesheet
from openrecord.embargo import attachments, kept_back, pruned
from openrecord.embed import Prepared, prepared, problems_in_content
from openrecord.links import Here
from openrecord.narrative import aligned, numbered, untitled
from openrecord.pages import ABOUT, REPLACEABLE, Page, sections, site_map
from openrecord.problems import Unsound
from openrecord.render import Heading, Renderer, anchors, headings, opening, readable, told_apart, visible
from openrecord.views.edition import Edition
from openrecord.views.frame import Place, Section, draft_notice, frame
from openrecord.views.linked import Linked
from openrecord.views.writer import Writer

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

    def assets(self) -> Iterator[tuple[str, str | bytes]]:
        """The files that are no pages: the council's colours, and its calendars."""
        yield "assets/colours.css", stylesheet(self.accent)
        yield from calendars(self.edition)

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
        return told | {"search": {"exclude": True}} if page.past else told

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
        return Drawn(html, readable(html), _contents(headings(html)), anchors(html), opening(html) or visible(whole))

    def frame(self, source: str, title: str) -> Mapping[str, Markup]:
        """What stands around a page, by the part of the theme that it fills."""
        address = self.sources.get(source, "")
        page = self.pages.get(address) if source else None
        place = page.place if page else Place(address, title, ABOUT, links.HOME)
        kind = page.kind if page else "own" if source else "not-found"
        here = Here(address) if source else Here(address, urlsplit(self.url).path or "/")
        shown = (page and page.past) or self.edition
        view = frame(
            shown, place, here, kind, self._sections, self._places, self.url, draft_notice(self.edition.drafts)
        )
        component = self.renderer.component
        parts = {part: component("frame", part, view) for part in _PARTS}
        if source:
            writer = page.writer(self.edition) if page else Writer(self.edition, here)
            linked = Linked(writer, self.url).page(address, place.title, page.about if page else None)
            parts["linked"] = component("linked", "linked", linked)
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
                yield _own_title(self.narrative(source)) or source.removesuffix(".md"), address


def sound_edition(root: Path, now: dt.datetime, url: str = "", *, drafts: bool = False) -> Edition:
    """The record below a project's root on its day, without what is kept back or, for a preview alone, with it.

    Raises Unsound with every problem there is, those of content/ among them.
    """
    record, problems = check(root, now)
    if not any(problem.file.startswith("data/") for problem in problems):
        day = record.day(now)
        public = record if drafts else pruned(record, day)
        hidden = (record.narratives.keys() - public.narratives.keys()) | (attachments(record) - attachments(public))
        previewed = kept_back(record, day) if drafts else None
        edition = Edition(public, day, frozenset(hidden), drafts=previewed, site_url=url)
        problems = tuple(sorted({*problems, *problems_in_content(edition)}))
    if problems:
        raise Unsound(problems)
    return edition


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


def _own_title(text: str) -> str:
    for line in text.splitlines():
        if line.startswith("# "):
            return line[2:].strip()
        if line.startswith("title:"):
            return line.removeprefix("title:").strip().strip("\"'")
    return ""


def _contents(found: tuple[Heading, ...]) -> list[TocToken]:
    contents: list[TocToken] = []
    for heading in found:
        token: TocToken = {"level": heading.level, "id": heading.anchor, "name": heading.title, "children": []}
        below = heading.level == 3 and contents
        (contents[-1]["children"] if below else contents).append(token)
    return contents
