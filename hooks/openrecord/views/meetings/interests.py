"""The interests that people declared at a meeting, and what they did about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.model.meeting import Declaration, Meeting
from openrecord.views.parts import Link, Prose
from openrecord.views.parts.archive import item_named, items_called, meeting_link
from openrecord.views.parts.writer import Writer, begun

TYPES = {
    "disclosable-pecuniary": "Disclosable pecuniary interest",
    "other-registrable": "Other registrable interest",
    "non-registrable": "Interest that need not be registered",
    "sensitive": "Sensitive interest, whose nature may not be published",
    "unknown": "What sort of interest it is, is not recorded",
}
CONDUCT = {
    "left-room": "left the room",
    "stayed-spoke": "stayed and spoke",
    "stayed-silent": "stayed and did not speak",
    "unknown": "what they did about it is not recorded",
}


@frozen
class InterestView:
    """An interest that somebody declared."""

    person: Link
    meeting: Link
    items: tuple[Link, ...]
    """The items that it touches; none: the whole meeting."""
    type: str
    nature: Prose
    conduct: str
    dispensation: Prose


def interest_views(writer: Writer, meeting: Meeting) -> tuple[InterestView, ...]:
    """Every interest declared at a meeting."""
    return tuple(interest_view(writer, meeting, entry) for entry in meeting.declarations.entries)


def interests_by_item(meeting: Meeting, views: Sequence[InterestView]) -> Mapping[str, Sequence[InterestView]]:
    """The interests declared in each item, by the item's address on the page."""
    items = item_named(meeting)
    return grouped(
        (items[name].anchor, view)
        for entry, view in zip(meeting.declarations.entries, views, strict=True)
        for name in items.keys() & entry.items
    )


def in_words(meeting: Meeting) -> str:
    """Whether interests were declared, where no list says it."""
    state = meeting.declarations.state
    if state == "none-declared":
        return "Nobody declared an interest."
    if state == "declared":
        return "Interests were declared; the record does not hold them."
    if state == "unknown":
        return "Whether anybody declared an interest is not known."
    return "Whether anybody declared an interest is not recorded."


def interest_view(writer: Writer, meeting: Meeting, entry: Declaration) -> InterestView:
    """One interest that somebody declared; of a sensitive one nothing but that it was declared."""
    return InterestView(
        person=begun(writer.person(entry.person)),
        meeting=meeting_link(writer, meeting),
        items=items_called(writer, meeting, entry.items),
        type=TYPES[entry.type],
        nature=() if entry.type == "sensitive" else writer.prose(entry.nature),
        conduct=CONDUCT[entry.conduct],
        dispensation=writer.prose(entry.dispensation),
    )
