"""What of plans, duties and asks rests on the word of a meeting, found once for an edition by its place there.

A citation of the document that a meeting gives as its whole `source` is one of the meeting itself where its locator
is what the agenda or the minutes call an item or a part of one: the two name the same place in the same minutes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from openrecord.edition.answers import STATES, told_by
from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.model.entry import Corrected
from openrecord.model.item import LETTERS, ActionArising, AgendaItem, anchors, part_anchor
from openrecord.model.meeting import Meeting
from openrecord.model.plan import Milestone, Update
from openrecord.model.record import Record
from openrecord.model.types import Citation
from openrecord.progress import WORDS, Standing, known_from

MEETING = "meeting:"
CORRECTION = "correction:"


class Resting(NamedTuple):
    """One entry that a meeting is the source of."""

    what: str
    """The reference of the entry, such as `milestone:2017-18/gifts-system`; of a correction, that of what it mended."""
    how: str
    """What the record has from there: `named here`, `reported here as delayed`."""


@frozen
class RestsOn:
    """What rests on the meetings of a record, as it is known on a day."""

    record: Record
    day: dt.date

    @cached_property
    def at(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """What is told of each entry at each place, by the place (meeting#item, or the meeting) and the entry."""
        found: dict[str, dict[str, dict[str, None]]] = {}
        for place, resting in self._all():
            found.setdefault(place, {}).setdefault(resting.what, {})[resting.how] = None
        return {place: {what: tuple(ways) for what, ways in entries.items()} for place, entries in found.items()}

    @cached_property
    def named_at(self) -> Mapping[str, tuple[str, ...]]:
        """The entries that rest on each item, by meeting#item."""
        return {place: tuple(entries) for place, entries in self.at.items() if "#" in place}

    def _all(self) -> Iterator[tuple[str, Resting]]:
        for path, (_, _, milestone) in self.record.milestones.items():
            what = f"milestone:{path}"
            yield from self._told(what, "named here", milestone.source)
            yield from self._moves(what, milestone)
        for update in self.record.updates.values():
            if known_from(update) <= self.day:
                yield from self._reports(update)
        for path, (_, action) in self.record.actions.items():
            yield from self._told(f"action:{path}", "named here", action.source)
        yield from self._duties()
        yield from self._answers()
        yield from self._corrections()

    def _moves(self, what: str, milestone: Milestone) -> Iterator[tuple[str, Resting]]:
        for revision in milestone.revisions:
            yield from self._told(what, "new date proposed here", revision.proposed)
            sources = (*(revision.agreed.source if revision.agreed else ()), *revision.source)
            agreed = self._place(_meeting(revision.agreed_at)) if revision.agreed_at else None
            how = "date moved, as told here" if revision.in_force else "new date spoken of here"
            yield from ((place, Resting(what, how)) for place in self._places(sources) if place != agreed)

    def _reports(self, update: Update) -> Iterator[tuple[str, Resting]]:
        for milestone, report in update.milestones.items():
            what = f"milestone:{update.plan}/{milestone}"
            word = WORDS[Standing(report.status)].lower()
            yield from self._told(what, f"reported here as {word}", report.source or update.source)
            if report.checked_by:
                yield from self._told(what, "confirmed here", report.checked_by.source)
        yield from self._told(f"update:{update.path}", "drawn from here", update.source)

    def _duties(self) -> Iterator[tuple[str, Resting]]:
        for direction in self.record.directions.values():
            yield from self._told(f"direction:{direction.id}", "named here", direction.source)
            for requirement in direction.requirements:
                what = f"direction:{direction.id}#{requirement.id}"
                yield from self._told(what, "named here", requirement.source)
                for fulfilment in requirement.met_by:
                    yield from self._told(what, "met, as told here", fulfilment.source)

    def _answers(self) -> Iterator[tuple[str, Resting]]:
        """What later meetings were told of what earlier ones had asked for."""
        for what, action in self.answered.items():
            for told in told_by(action, self.day):
                yield from self._told(what, f"reported back here: {STATES[told.state][1].lower()}", told.source)

    @cached_property
    def answered(self) -> Mapping[str, ActionArising]:
        """The actions arising of which something was said later, by the reference of each."""
        return {
            f"{MEETING}{meeting.path}#{part_anchor(item.anchor, action.id, 'a', position)}": action
            for meeting in self.record.meetings.values()
            for item in meeting.items
            for position, action in enumerate(item.actions, start=1)
            if action.updates
        }

    def _corrections(self) -> Iterator[tuple[str, Resting]]:
        """The corrections that meetings agreed; each is called by what it put right."""
        record = self.record
        corrected: tuple[tuple[str, Mapping[str, Corrected]], ...] = (
            ("meeting", record.meetings),
            ("plan", record.plans),
            ("theme", record.themes),
            ("update", record.updates),
            ("measure", record.measures),
        )
        for kind, entries in corrected:
            for path, entry in entries.items():
                for correction in entry.corrections:
                    if correction.agreed_at:
                        part = f"#{correction.where}" if kind == "meeting" and correction.where else ""
                        what = f"{CORRECTION}{kind}:{path}{part}"
                        yield from self._told(what, "agreed here", (_meeting(correction.agreed_at),))

    def _told(self, what: str, how: str, sources: Iterable[Citation]) -> Iterator[tuple[str, Resting]]:
        return ((place, Resting(what, how)) for place in self._places(sources))

    def _places(self, sources: Iterable[Citation]) -> Iterator[str]:
        return (place for source in sources if (place := self._place(source)))

    def _place(self, source: Citation) -> str | None:
        """The meeting#item that a citation names, or the meeting where it names no item; None where neither."""
        is_meeting = source.document.startswith(MEETING)
        path = source.document.removeprefix(MEETING) if is_meeting else self._minutes.get(source.document)
        meeting = self.record.meetings.get(path or "")
        if meeting is None or source.locator is None:
            return path if meeting and is_meeting else None
        if meeting.path not in self._items:
            self._items[meeting.path] = _items_by_locator(meeting)
        item = self._items[meeting.path].get(source.locator)
        return f"{meeting.path}#{item}" if item else None

    @cached_property
    def _minutes(self) -> Mapping[str, str]:
        """The meeting of which each document is the minutes; of two meetings with one document, neither."""
        found = grouped(
            (document.id, meeting.path)
            for meeting in self.record.meetings.values()
            for source in meeting.source
            if source.locator is None and (document := self.record.documents.get(source.document))
            if document.kind == "minutes"
        )
        return {document: paths[0] for document, paths in found.items() if len(paths) == 1}

    @cached_property
    def _items(self) -> dict[str, Mapping[str, str]]:
        return {}


def _meeting(path: str) -> Citation:
    meeting, _, anchor = path.partition("#")
    return Citation(f"{MEETING}{meeting}", anchor or None)


def _items_by_locator(meeting: Meeting) -> Mapping[str, str]:
    """The item that each locator names: an address on the page, or else a number as the agenda or minutes print it.

    What is the number of two items names neither.
    """
    found = {item.anchor: item.anchor for item in meeting.items}
    found |= {address: item.anchor for item in meeting.items for address in anchors(item).values()}
    minutes = {source.document for source in meeting.source}
    for printed in (
        [(item.number, item.anchor) for item in meeting.items],
        [(s.locator, item.anchor) for item in meeting.items for s in item.source if s.document in minutes],
        [(minute, item.anchor) for item in meeting.items for minute in _minute_numbers(item)],
    ):
        owners: dict[str, set[str]] = {}
        for number, anchor in printed:
            if number is not None:
                owners.setdefault(number, set()).add(anchor)
        for number, of in owners.items():
            if len(of) == 1:
                found.setdefault(number, *of)
    return found


def _minute_numbers(item: AgendaItem) -> Iterator[str | None]:
    yield item.minute
    for key in LETTERS.values():
        yield from (getattr(part, "minute", None) for part in getattr(item, key))
