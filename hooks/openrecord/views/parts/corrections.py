"""Mistakes put right in the open, told where they stood."""

from __future__ import annotations

from collections.abc import Mapping

from openrecord import links, words
from openrecord.edition.found import published
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate
from openrecord.model.entry import Corrected, Correction
from openrecord.model.item import anchors
from openrecord.model.meeting import Meeting
from openrecord.views.parts import Link, Prose
from openrecord.views.parts.archive import PARTS, item_called, part_called
from openrecord.views.parts.writer import Writer

ELSEWHERE = "Corrections-made"
"""The address on the page of the corrections that belong to no part of the business."""


@frozen
class CorrectionView:
    """A mistake put right."""

    where: str
    date: str
    was: Prose
    now: Prose
    why: Prose
    agreed: Link | None


def corrections_of(writer: Writer, meeting: Meeting) -> Mapping[str, tuple[CorrectionView, ...]]:
    """A meeting's corrections by the address where each is told."""
    if not meeting.corrections:
        return {}
    names = _places(meeting)
    found: dict[str, tuple[CorrectionView, ...]] = {}
    for correction in meeting.corrections:
        where = correction.where or ""
        place = where if where in names else ELSEWHERE
        view = correction_view(writer, correction, names.get(where, where.replace("-", " ")))
        found[place] = (*found.get(place, ()), view)
    return found


def places_of(
    writer: Writer, meeting: Meeting, corrections: Mapping[str, tuple[CorrectionView, ...]]
) -> tuple[Link, ...]:
    """Links to the places where corrections are told."""
    return tuple(
        Link(
            words.capital(views[0].where) if place != ELSEWHERE else "Other parts of the page",
            writer.href(links.meeting(meeting.path, place)),
        )
        for place, views in corrections.items()
    )


def _places(meeting: Meeting) -> dict[str, str]:
    """The parts of the business beside which a correction can be told, each with what it is called."""
    names = {}
    for item in map(published, meeting.items):
        names[item.anchor] = item_called(item)
        for part, anchor in anchors(item).items():
            if part[0] in PARTS and part[1:].isdigit():
                names[anchor] = part_called(item, part)
    return names


def corrections_in(writer: Writer, holder: Corrected) -> tuple[CorrectionView, ...]:
    """The corrections of a theme or an update, the parts called as the file calls them."""
    return tuple(correction_view(writer, one, one.where or "") for one in holder.corrections)


def correction_view(writer: Writer, correction: Correction, where: str) -> CorrectionView:
    """A correction of the part that `where` calls by its name."""
    date = correction.date
    return CorrectionView(
        where=where,
        date=words.on(date) if isinstance(date, PartialDate) else "on a day that is not known",
        was=writer.prose(correction.was),
        now=writer.prose(correction.now),
        why=writer.prose(correction.why),
        agreed=writer.link("meeting", correction.agreed_at) if correction.agreed_at else None,
    )
