"""The order in which the items of a meeting were heard, where it is not the printed one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from openrecord import links
from openrecord.model.meeting import Meeting
from openrecord.views.parts import Link
from openrecord.views.parts.archive import item_called, item_named
from openrecord.views.parts.writer import Writer


def order_heard(meeting: Meeting) -> Mapping[str, str]:
    """When each item was heard, by its address on the page, where that differs from the printed order."""
    named = item_named(meeting)
    heard = [named[name] for name in meeting.order_heard if name in named]
    anchors = {item.anchor for item in heard}
    printed = [item for item in meeting.items if item.anchor in anchors]
    printed_before = {item.anchor: before.anchor for before, item in pairwise(printed)}
    found: dict[str, str] = {}
    for before, item in pairwise((None, *heard)):
        if item and (before.anchor if before else None) != printed_before.get(item.anchor):
            found[item.anchor] = (
                f"heard after {item_called(before)}" if before else f"heard before {item_called(printed[0])}"
            )
    return found


def order_links(writer: Writer, meeting: Meeting) -> tuple[Link, ...]:
    """Links to the items in the order in which they were heard: by number, or by title where they have none."""
    named = item_named(meeting)
    return tuple(
        Link(item.number or item.title, writer.href(links.meeting(meeting.path, item.anchor)))
        for name in meeting.order_heard
        if (item := named.get(name))
    )
