"""Documents: what everything else cites."""

from __future__ import annotations

from typing import Annotated, Literal

from openrecord.model.entry import Corrected, Entry, Postholders
from openrecord.model.types import (
    Cited,
    DocumentId,
    Id,
    Line,
    MaybeDate,
    Refers,
    Text,
)


class Attachment(Entry):
    """A file of a document."""

    title: Line
    """What the file is."""
    path: Line
    """Where it lies, below content/."""
    sha256: Line | None = None
    """The SHA-256 of its bytes, in hexadecimal."""
    published: MaybeDate | None = None
    """The day it was published."""


class SourceDocument(Corrected):
    """A report, letter, set of minutes or direction: what everything else cites."""

    id: Id
    """Permanent; citations name it."""
    title: Line
    """The document's title."""
    kind: Literal["report", "letter", "minutes", "direction", "inspection", "plan", "strategy", "survey", "other"]
    """What sort of document it is."""
    date: MaybeDate
    """Its date."""
    by: Postholders = ()
    """Who wrote it."""
    to: Line | None = None
    """To whom."""
    plan: Annotated[Id, Refers("plan")] | None = None
    """The plan that it is about."""
    summary: Text | None = None
    """Two or three plain sentences."""
    asks: tuple[Text, ...] = ()
    """What it asks its reader to decide."""
    files: tuple[Attachment, ...] = ()
    """Its files, which may be none."""
    url: Line | None = None
    """Where it was published."""
    supersedes: DocumentId | None = None
    """The document that it takes the place of."""
    state: Literal["draft", "final", "unknown"] | None = None
    """Whether it was still a draft."""
    source: Cited = ()
    """Where it is spoken of, if it is not itself at hand."""
