"""What became new of meetings: those to come, those held, what they decided, what became of what they asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from openrecord.edition.found import published
from openrecord.edition.news.facts import Answered, Coming, Decided, Met, News, Topic
from openrecord.model.dates import PartialDate, has_come
from openrecord.model.item import AgendaItem, anchors
from openrecord.model.meeting import Meeting
from openrecord.model.record import Record

NOTICE = dt.timedelta(7)
"""A meeting is news a week before it. When it was announced, or cancelled, the record does not hold."""


def news_of_meeting(record: Record, meeting: Meeting, day: dt.date) -> Iterator[News]:
    """The news of one meeting up to a day."""
    body = frozenset((f"body:{meeting.body}",))
    date = meeting.start.date
    notice, last = PartialDate.of(date.first - NOTICE), date.last
    if notice.last <= day and (meeting.is_called_off or (meeting.status == "scheduled" and last >= day)):
        yield News(f"meeting/{meeting.path}/{meeting.status}", Topic.COMING, notice, Coming(meeting), body)
    if last > day or meeting.status not in {"held", "inquorate"}:
        return
    items = tuple(map(published, meeting.items))
    if meeting.status == "inquorate" or meeting.summary or any(i.record or i.resolved or i.actions for i in items):
        about = body.union(*(about_of(record, item.about) for item in items))
        yield News(f"meeting/{meeting.path}", Topic.DECIDED, date, Met(meeting), about, meeting.start.time)
    for item in items:
        about = body | about_of(record, item.about)
        if item.resolved and item.kind in {"substantive", "spotlight"}:
            name = f"meeting/{meeting.path}/{item.anchor}"
            yield News(name, Topic.DECIDED, date, Decided(meeting, item), about, meeting.start.time)
        if item.actions:
            yield from _answers(meeting, item, about, day)


def _answers(meeting: Meeting, item: AgendaItem, about: frozenset[str], day: dt.date) -> Iterator[News]:
    named = anchors(item)
    for number, action in enumerate(item.actions, start=1):
        for answer in action.updates:
            if has_come(answer.date, day):
                name = f"meeting/{meeting.path}/{named[f'a{number}']}/answer/{answer.date.last}"
                fact = Answered(meeting, item, number, answer)
                yield News(name, Topic.ANSWERED, answer.date, fact, about)


def about_of(record: Record, references: Iterable[str]) -> frozenset[str]:
    """The plans, themes and bodies that some references name, or whose parts they name."""
    found: set[str] = set()
    for reference in references:
        kind, _, path = reference.partition(":")
        theme = record.theme_of(reference)
        if theme is not None:
            found |= {f"theme:{theme.path}", f"plan:{theme.plan}"}
        elif kind == "update":
            found.add(f"plan:{path.partition('/')[0]}")
        elif kind in {"plan", "body"}:
            found.add(reference)
    return frozenset(found)
