"""The calendars of an edition: one of everything dated, and one of each body's meetings."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord import links, words
from openrecord.calendars.deadlines import deadlines
from openrecord.calendars.entries import Authority
from openrecord.calendars.ics import About, Calendars
from openrecord.calendars.meetings import meetings_by_body
from openrecord.edition import Edition


def calendars(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Each calendar's address and the bytes of its file. Every entry stands in the calendar of everything.

    Nothing of an earlier edition is known here, so what is gone from the record is gone from the calendar, and a
    subscriber's program takes it away. What is called off stays in the record, and is told to be.
    """
    record, site = edition.record, edition.site_url
    authority = Authority.of(record.council)
    meetings = meetings_by_body(edition, authority)
    every = [*(entry for entries in meetings.values() for entry in entries), *deadlines(edition, authority)]
    written = Calendars.of(record.council.timezone, edition.day, site, every)
    as_at = f"As at {words.day(edition.day)}."
    everything = f"Meetings, and the days by which milestones and duties fall due. {as_at}"
    yield links.CALENDAR, written.file(About(record.council.title, everything, links.CALENDAR, links.HOME), every)
    for body in record.bodies.values():
        address, page = links.calendar_of(body.id), links.body(body.id)
        about = About(authority.called(body), f"The meetings of this body: {body.name}. {as_at}", address, page)
        yield address, written.file(about, meetings.get(body.id, ()))
