"""Which meetings discussed what: by their items' own `about`, the dates that they moved, and what rests on them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from openrecord import links, words
from openrecord.edition.found import published
from openrecord.frozen import frozen
from openrecord.model.item import AgendaItem
from openrecord.model.meeting import Meeting
from openrecord.views.parts import Link
from openrecord.views.parts.archive import item_title
from openrecord.views.parts.writer import Writer


@frozen
class Mention:
    """A meeting's item that is about something."""

    item: Link
    body: str
    date: str
    iso: str
    came_of_it: str
    """How many decisions the meeting took under the item, and how many actions it asked for; empty for none."""
    state: str
    """That the meeting is still to come, or did not take place; empty for every other."""


def mentions_of(writer: Writer, references: Iterable[str]) -> tuple[Mention, ...]:
    """The items about any of some things, newest meeting first, each once."""
    found = {
        (meeting.path, item.anchor): (meeting, item)
        for reference in sorted(references)
        for meeting, item in writer.edition.mentions(reference)
    }
    newest_first = sorted(found.values(), key=lambda pair: pair[0].start.order, reverse=True)
    return tuple(_mention(writer, meeting, item) for meeting, item in newest_first)


def came_of(items: Iterable[AgendaItem]) -> str:
    """`two decisions and one action asked for`: what came of some items; empty where nothing did."""
    every = tuple(items)
    decided = sum(len(item.resolved) for item in every)
    asked = sum(len(item.actions) for item in every)
    told = [words.count(decided, "decision")] if decided else []
    told += [words.count(asked, "action asked for", "actions asked for")] if asked else []
    return words.series(told)


def met_about(writer: Writer, references: Iterable[str]) -> tuple[dt.date, ...]:
    """The days of the meetings that have spoken of any of some things, each meeting once."""
    found = (meeting for reference in references for meeting, _ in writer.edition.mentions(reference))
    met = {meeting.path: meeting.start.date.last for meeting in found if not meeting.is_called_off}
    return tuple(sorted(day for day in met.values() if day <= writer.edition.day))


def _mention(writer: Writer, meeting: Meeting, item: AgendaItem) -> Mention:
    return Mention(
        item=Link(item_title(item), writer.href(links.meeting(meeting.path, item.anchor))),
        body=writer.record.body_called(meeting.body),
        date=words.date(meeting.start.date),
        iso=meeting.start.date.iso,
        came_of_it=came_of((published(item),)),
        state=_state(writer, meeting),
    )


def _state(writer: Writer, meeting: Meeting) -> str:
    if meeting.is_called_off:
        return "did not take place"
    return "still to come" if writer.edition.trails.is_coming(meeting) else ""
