"""The list of documents, by kind and date."""

from __future__ import annotations

import datetime as dt

from openrecord import words
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate
from openrecord.model.document import SourceDocument
from openrecord.views.library.document import KINDS
from openrecord.views.parts import DateView, HolderView, Link
from openrecord.views.parts.writer import Writer


@frozen
class DocumentRow:
    """A document in the list."""

    document: Link
    date: DateView
    by: tuple[HolderView, ...]
    to: str
    state: str
    cited: int
    """How many entries of the record rest on it."""
    has_digest: bool


@frozen
class DocumentGroup:
    """The documents of one kind, newest first."""

    id: str
    title: str
    documents: tuple[DocumentRow, ...]


@frozen
class DocumentsView:
    """Every document of the record."""

    title: str
    short: tuple[str, ...]
    groups: tuple[DocumentGroup, ...]


def documents_view(writer: Writer) -> DocumentsView:
    """The list of documents, by kind and date."""
    every = sorted(writer.record.documents.values(), key=lambda d: (_day(d), d.id), reverse=True)
    digests = sum(writer.record.digest(d.id) is not None for d in every)
    count = len(every)
    short = ["This record rests on no documents."]
    if every:
        short = [f"This record rests on {words.count(count, 'document')}."]
        if digests:
            whose = "It" if count == 1 else "All of them" if digests == count else words.capital(words.number(digests))
            have = "has" if digests == 1 else "have"
            short.append(f"{whose} {have} a digest here, in which each paragraph has an address of its own.")
    groups = (
        DocumentGroup(kind, many, tuple(_row(writer, d) for d in every if d.kind == kind))
        for kind, (_, many) in KINDS.items()
    )
    return DocumentsView("Documents", tuple(short), tuple(group for group in groups if group.documents))


def _day(document: SourceDocument) -> dt.date:
    return document.date.last if isinstance(document.date, PartialDate) else dt.date.min


def _row(writer: Writer, document: SourceDocument) -> DocumentRow:
    return DocumentRow(
        document=writer.link("document", document.id),
        date=writer.date(document.date),
        by=writer.holders(document.by),
        to=document.to or "",
        state="Draft" if document.state == "draft" else "",
        cited=len({naming.by for naming in writer.edition.namings.of("document", document.id)}),
        has_digest=writer.record.digest(document.id) is not None,
    )
