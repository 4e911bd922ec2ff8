"""What rests on the word of a meeting, as it stands on the page of its minutes."""

from __future__ import annotations

from collections.abc import Mapping

from openrecord.edition.rests_on import CORRECTION
from openrecord.frozen import frozen
from openrecord.views.parts import Link
from openrecord.views.parts.archive import plain
from openrecord.views.parts.writer import Writer

KINDS: Mapping[str, tuple[str, str]] = {
    "milestone": ("Milestone", "Milestones"),
    "action": ("Action of a plan", "Actions of plans"),
    "direction": ("Duty", "Duties"),
    "meeting": ("Asked for earlier,", "Asked for earlier,"),
    "update": ("Update", "Updates"),
    "correction": ("Correction", "Corrections"),
}
"""What may rest on a meeting, in the order in which it is listed, each as one and as many."""


@frozen
class RestingView:
    """Some entries of which the meeting is the source, all in the same way."""

    how: str
    """What they are, and what the record has from here: `Milestones named here; reported here as delayed`."""
    what: tuple[Link, ...]


def resting_views(writer: Writer, place: str) -> tuple[RestingView, ...]:
    """What rests on a meeting, or on an item of one, named as meeting#item."""
    groups: dict[tuple[str, tuple[str, ...]], list[Link]] = {}
    for what, ways in writer.edition.rests_on.at.get(place, {}).items():
        groups.setdefault((what.partition(":")[0], ways), []).append(_link(writer, what))
    kinds = tuple(KINDS)
    in_order = sorted(groups.items(), key=lambda group: kinds.index(group[0][0]))
    return tuple(
        RestingView(f"{KINDS[kind][len(found) > 1]} {'; '.join(ways)}", tuple(found))
        for (kind, ways), found in in_order
    )


def _link(writer: Writer, what: str) -> Link:
    if what.startswith(CORRECTION):
        mended = what.removeprefix(CORRECTION)
        link = writer.reference(mended)
        return link if link.href else writer.reference(mended.partition("#")[0])
    link = writer.reference(what)
    asked = writer.edition.rests_on.answered.get(what)
    return Link(plain(writer, asked.task), link.href) if asked else link
