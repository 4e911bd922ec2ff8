"""The page of a document: what it is, who wrote it to whom, and everything that cites it."""

from __future__ import annotations

from collections.abc import Mapping

from openrecord import links, words
from openrecord.edition.namings import Naming
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate
from openrecord.model.document import Attachment, SourceDocument
from openrecord.views.parts import DateView, HolderView, Link, Prose
from openrecord.views.parts.archive import plain
from openrecord.views.parts.corrections import CorrectionView, corrections_in
from openrecord.views.parts.writer import Writer, document_label

KINDS: Mapping[str, tuple[str, str]] = {
    "direction": ("Direction", "Directions"),
    "inspection": ("Inspection", "Inspections"),
    "plan": ("Plan", "Plans"),
    "strategy": ("Strategy", "Strategies"),
    "report": ("Report", "Reports"),
    "letter": ("Letter", "Letters"),
    "minutes": ("Minutes", "Minutes"),
    "survey": ("Survey", "Surveys"),
    "other": ("Document", "Other documents"),
}
"""The kinds of documents in the order of the list, each as one and as many."""

CITERS: Mapping[str, str] = {
    "plan": "Plans",
    "theme": "Themes",
    "action": "Actions",
    "milestone": "Milestones",
    "update": "Updates",
    "meeting": "Meetings",
    "measure": "Measures",
    "direction": "Duties",
    "event": "Events",
    "doubt": "What we do not know",
    "outcome": "Priorities",
    "body": "Bodies",
    "person": "People",
    "term": "Glossary",
    "document": "Other documents",
}
"""What may rest on a document, in the order of its page."""

ROLES: Mapping[str, str] = {
    "papers": "had it among its papers",
    "report": "it is the update's report",
    "letter": "it is the letter that went with it",
    "supersedes": "takes its place",
    "document": "met by it",
    "proposed_in": "a new date was proposed in it",
    "about": "",
}
"""What else than a source a document may be to what names it."""
LONGEST_LABEL = 110


_STATES = {"draft": "Draft", "final": "Final", "unknown": "Not known whether it is a draft"}


@frozen
class FileView:
    """A file of a document."""

    title: Link
    size: str
    """How large it is; empty where it is not at hand."""
    sha256: str
    published: str


@frozen
class Citer:
    """Something that rests on a document."""

    what: Link
    role: str
    locators: tuple[Link, ...]
    """The paragraphs that it cites."""


@frozen
class Citers:
    """What rests on a document, of one kind."""

    id: str
    title: str
    citers: tuple[Citer, ...]


@frozen
class DocumentView:
    """One document: what it is, who wrote it to whom, and what cites it."""

    title: str
    kind: str
    short: tuple[str, ...]
    summary: Prose
    asks: tuple[Prose, ...]
    by: tuple[HolderView, ...]
    to: str
    date: DateView
    state: str
    plan: Link | None
    supersedes: Link | None
    superseded_by: tuple[Link, ...]
    files: tuple[FileView, ...]
    url: Link | None
    has_digest: bool
    cited: str
    """How much rests on it, as a sentence."""
    citers: tuple[Citers, ...]
    corrections: tuple[CorrectionView, ...]
    sources: tuple[Link, ...]


def document_view(writer: Writer, document: SourceDocument) -> DocumentView:
    """The page of a document."""
    record = writer.record
    namings = writer.edition.namings.of("document", document.id)
    groups = _citers(writer, document, namings)
    return DocumentView(
        title=document.title,
        kind=KINDS[document.kind][0],
        short=(_what_it_is(document),),
        summary=writer.prose(document.summary),
        asks=tuple(writer.prose(text) for text in document.asks),
        by=writer.holders(document.by),
        to=document.to or "",
        date=writer.date(document.date),
        state=_STATES[document.state] if document.state else "",
        plan=writer.link("plan", document.plan) if document.plan else None,
        supersedes=writer.link("document", document.supersedes) if document.supersedes else None,
        superseded_by=tuple(
            writer.link("document", other.id) for other in record.documents.values() if other.supersedes == document.id
        ),
        files=tuple(_file(writer, attachment) for attachment in document.files),
        url=Link(document.url, document.url if _is_web(document.url) else "") if document.url else None,
        has_digest=record.digest(document.id) is not None,
        cited=_cited(groups),
        citers=groups,
        corrections=corrections_in(writer, document),
        sources=writer.sources(document.source),
    )


def _cited(groups: tuple[Citers, ...]) -> str:
    citers = [citer for group in groups for citer in group.citers]
    count = len(citers)
    if not count:
        return "Nothing in this record cites it."
    entries = words.capital(words.count(count, "entry", "entries"))
    rest = f"{'rests' if count == 1 else 'rest'} on it or {words.agree(count, 'is')} about it"
    numbers = " The numbers are the paragraphs that each cites." if any(citer.locators for citer in citers) else ""
    return f"{entries} of this record {rest}.{numbers}"


def _is_web(url: str) -> bool:
    """Whether an address leads to a web page; any other is shown and not followed."""
    return url.startswith(("https://", "http://"))


def _what_it_is(document: SourceDocument) -> str:
    posts = [holder.post for holder in document.by if holder.post]
    by = f" by {words.series(posts)}" if posts else ""
    to = f" to {document.to}" if document.to else ""
    when = f", {words.date(document.date)}" if isinstance(document.date, PartialDate) else "; its date is not known"
    return f"{KINDS[document.kind][0]}{by}{to}{when}."


def _file(writer: Writer, attachment: Attachment) -> FileView:
    size = writer.record.sizes.get(attachment.path)
    address = writer.href(links.attachment(attachment.path)) if size is not None else ""
    published, unknown = attachment.published, "on a day that is not known"
    return FileView(
        title=Link(attachment.title, address),
        size=words.bytes_(size) if size is not None else "",
        sha256=attachment.sha256 or "",
        published=words.on(published) if isinstance(published, PartialDate) else unknown if published else "",
    )


def _citers(writer: Writer, document: SourceDocument, namings: tuple[Naming, ...]) -> tuple[Citers, ...]:
    found: dict[str, dict[str, list[Naming]]] = {kind: {} for kind in CITERS}
    for naming in namings:
        kind = naming.by.partition(":")[0]
        found[kind].setdefault(naming.by, []).append(naming)
    return tuple(
        Citers(
            f"cited-by-{kind}",
            CITERS[kind],
            tuple(_citer(writer, document, owner, of_owner) for owner, of_owner in owners.items()),
        )
        for kind, owners in found.items()
        if owners
    )


def _citer(writer: Writer, document: SourceDocument, owner: str, namings: list[Naming]) -> Citer:
    parts = sorted({naming.part for naming in namings if naming.part}, key=_in_order)
    roles = dict.fromkeys(ROLES.get(naming.key, "") for naming in namings)
    return Citer(
        what=_label(writer, owner),
        role=words.series([role for role in roles if role]),
        locators=tuple(_locator(writer, document, part) for part in parts),
    )


def _locator(writer: Writer, document: SourceDocument, part: str) -> Link:
    target = writer.edition.links.find("document", f"{document.id}#{part}")
    has_place = target is not None and "#" in target.address
    return Link(part.replace("-", " "), writer.href(target.address) if target and has_place else "")


def _in_order(part: str) -> tuple[tuple[int, str], ...]:
    """What paragraphs are sorted by: 4.9 comes before 4.10, and a word after numbers."""
    return tuple((int(step), "") if step.isdecimal() else (10**6, step) for step in part.split("."))


def _label(writer: Writer, owner: str) -> Link:
    """A link to something that cites the document, told apart from others of its kind."""
    link = writer.reference(owner)
    kind, _, path = owner.partition(":")
    record = writer.record
    if kind == "doubt":
        return Link(_shortened(writer, record.doubts[path].text), link.href)
    if kind == "direction" and "#" in path:
        name, _, requirement = path.partition("#")
        text = next(r.text for r in record.directions[name].requirements if r.id == requirement)
        return Link(_shortened(writer, text), link.href)
    if kind == "document":
        return Link(f"{link.text} ({document_label(record.documents[path])})", link.href)
    if kind in {"update", "theme"}:
        return Link(f"{link.text} ({record.plans[path.partition('/')[0]].title})", link.href)
    return link


def _shortened(writer: Writer, text: str) -> str:
    """The beginning of a text, with the words of its references."""
    told = plain(writer, text)
    if len(told) <= LONGEST_LABEL:
        return told
    return f"{told[:LONGEST_LABEL].rsplit(' ', 1)[0]} …"
