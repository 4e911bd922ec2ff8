"""News as Atom, which feed readers fetch. Every byte comes of the record and its day.

The elements are made one by one and written by the standard library, so that no text can become markup. The form is
that of RFC 4287; an entry keeps the name of its news for good, as RFC 4151 has it.
"""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterator
from dataclasses import field
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement
from zoneinfo import ZoneInfo

from openrecord import links
from openrecord.edition import Edition
from openrecord.edition.news import News, newest_shown_first
from openrecord.frozen import frozen
from openrecord.links import Here
from openrecord.model.council import Council
from openrecord.views.frame.follow import Feed, feed_title, feeds_of
from openrecord.views.parts import Link, Span
from openrecord.views.parts.writer import Writer
from openrecord.views.telling import Told, told
from openrecord.words import visible

MOST_ENTRIES = 50
"""The newest are in a feed; those before them stand on the page of what changed."""
SINCE = "2026"
"""The year in which a council's host is taken to be its own, where council.yml says no other."""
_XHTML = "http://www.w3.org/1999/xhtml"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed_files(edition: Edition, url: str) -> Iterator[tuple[str, bytes]]:
    """Every feed of an edition whose site stands at `url`, with a slash at its end: the address, and the bytes."""
    atom = Atom(edition, url)
    for feed in feeds_of(edition):
        yield feed.address, atom.feed(feed)


@frozen
class Atom:
    """Writes feeds; an entry that stands in several is made once."""

    edition: Edition
    url: str
    """Where the site stands, with a slash at its end."""
    entries: dict[str, Element] = field(default_factory=dict)

    def feed(self, feed: Feed) -> bytes:
        """One feed, its newest entries first."""
        council = self.edition.record.council
        news = newest_shown_first(feed.news(self.edition))[:MOST_ENTRIES]
        root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": "en"})
        _text(root, "id", _name(council, f"feed/{feed.about.replace(':', '/')}"))
        _text(root, "title", feed_title(self.edition, feed))
        newest = max((_shown(council, one) for one in news), default=_instant(council, self.edition.day))
        _text(root, "updated", newest)
        author = SubElement(root, "author")
        _text(author, "name", council.name)
        if council.website:
            _text(author, "uri", council.website)
        if council.licence:
            _text(root, "rights", council.licence.name)
        _link(root, "self", "application/atom+xml", f"{self.url}{feed.address}")
        _link(root, "alternate", "text/html", f"{self.url}{feed.page}")
        root.extend(map(self._entry, news))
        for part in root:
            part.tail = "\n"
        written: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
        return written + b"\n"

    def _entry(self, news: News) -> Element:
        if news.id not in self.entries:
            council = self.edition.record.council
            said = told(Writer(self.edition, Here(links.HOME, base=self.url)), news)
            entry = self.entries[news.id] = Element("entry")
            _text(entry, "id", _name(council, news.id))
            _text(entry, "title", said.title)
            _text(entry, "published", _instant(council, news.day, news.time))
            _text(entry, "updated", _shown(council, news))
            _link(entry, "alternate", "text/html", f"{self.url}{said.address}")
            SubElement(entry, "category", {"term": news.topic.name.lower(), "label": news.topic.value})
            _content(entry, said)
        return self.entries[news.id]


def _content(entry: Element, said: Told) -> None:
    """The full text, as paragraphs with their links."""
    content = SubElement(entry, "content", {"type": "xhtml"})
    div = SubElement(content, "div", {"xmlns": _XHTML})
    for text in said.text:
        _paragraph(div, text)
    if said.sources:
        spans = [part for source in said.sources for part in (Span(", "), source)]
        _paragraph(div, (Span("Source: "), *spans[1:]))


def _paragraph(div: Element, spans: tuple[Span | Link, ...]) -> None:
    """A paragraph; a term that a page would explain is only a word here."""
    paragraph = SubElement(div, "p")
    last: Element | None = None
    for span in spans:
        if span.href and not (isinstance(span, Span) and span.means):
            last = SubElement(paragraph, "a", {"href": _clean(span.href)})
            last.text = _clean(span.text)
        elif last is None:
            paragraph.text = (paragraph.text or "") + _clean(span.text)
        else:
            last.tail = (last.tail or "") + _clean(span.text)


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = _clean(text)


def _link(parent: Element, rel: str, kind: str, href: str) -> None:
    SubElement(parent, "link", {"rel": rel, "type": kind, "href": _clean(href)})


def _clean(text: str) -> str:
    """A text without what XML cannot hold, and without what would turn its direction: neither is printable."""
    return text if text.isprintable() else _NOT_XML.sub("\ufffd", visible(text))


def _name(council: Council, path: str) -> str:
    """The name that a thing has for good: of the council's own host or, where it has none, of its name."""
    host = urlsplit(council.website or "").hostname
    authority = council.feed_authority or (f"{host},{SINCE}" if host else "")
    return f"tag:{authority}:{path}" if authority else uuid.uuid5(uuid.NAMESPACE_URL, f"{council.name}/{path}").urn


def _shown(council: Council, news: News) -> str:
    """When readers could know a news, as an instant."""
    return _instant(council, news.entered) if news.entered else _instant(council, news.day, news.time)


def _instant(council: Council, day: dt.date, time: dt.time | None = None) -> str:
    """A time of the council's day, or its beginning, as an instant."""
    local = dt.datetime.combine(day, time or dt.time.min, ZoneInfo(council.timezone))
    return f"{local.astimezone(dt.UTC):%Y-%m-%dT%H:%M:%SZ}"
