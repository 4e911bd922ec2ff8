"""What a page is about in the words of schema.org, for programs that read pages.

How our terms map to schema.org's and Popolo's stands in decisions/.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from zoneinfo import ZoneInfo

from openrecord import links
from openrecord.frozen import frozen
from openrecord.model.council import Body, Person, Role
from openrecord.model.dates import Moment, PartialDate
from openrecord.model.meeting import Meeting
from openrecord.views.parts.archive import plain
from openrecord.views.parts.writer import Writer

Json = str | Sequence["Json"] | Mapping[str, "Json"]
Thing = Body | Person | Meeting

STATUSES = {
    "cancelled": "EventCancelled",
    "postponed": "EventPostponed",
    "scheduled": "EventScheduled",
    "held": "EventScheduled",
    "inquorate": "EventScheduled",
}
"""The status of an event; schema.org has no word for one that took place, nor for one of which nobody knows."""


@frozen
class Linked:
    """Describes things; each is named by the address of its page."""

    writer: Writer
    url: str
    """Where the site stands; where that is not known, addresses are relative to the page."""

    def page(self, title: str, about: Thing | None) -> Json:
        """The writer's page, who publishes it, and what it is mainly about."""
        council = self.writer.record.council
        told: dict[str, Json] = {
            "@context": "https://schema.org",
            "@type": "WebPage",
            "@id": self._at(self.writer.here.address),
            "name": title,
            "isPartOf": {"@type": "WebSite", "@id": self._at(links.HOME), "name": council.title},
            "publisher": self._council(),
        }
        match about:
            case Body():
                told["mainEntity"] = self._body(about)
            case Person():
                told["mainEntity"] = self._person(about)
            case Meeting():
                told["mainEntity"] = self._meeting(about)
        return told

    def _at(self, address: str) -> str:
        return f"{self.url}{address}" if self.url else self.writer.href(address)

    def _council(self) -> Json:
        council = self.writer.record.council
        told = {"@type": "GovernmentOrganization", "name": council.name, "alternateName": council.called}
        if council.website:
            told["url"] = council.website
        return told

    def _body(self, body: Body) -> Json:
        told: dict[str, Json] = {**self._named_body(body.id), "parentOrganization": self._council()}
        if body.short_name:
            told["alternateName"] = body.short_name
        if body.purpose:
            told["description"] = plain(self.writer, body.purpose)
        told |= _dated("foundingDate", body.established) | _dated("dissolutionDate", body.ended)
        members = [
            {**_role(role), "member": self._named_person(person.id)}
            for person, role in self.writer.edition.trails.posts.get(body.id, ())
        ]
        return told | ({"member": members} if members else {})

    def _person(self, person: Person) -> Json:
        told = dict(self._named_person(person.id))
        of_bodies = [{**_role(role), "memberOf": self._named_body(role.body)} for role in person.roles if role.body]
        held = [
            {**_role(role), "hasOccupation": {"@type": "Occupation", "name": role.post}}
            for role in person.roles
            if not role.body
        ]
        return told | ({"memberOf": of_bodies} if of_bodies else {}) | ({"hasOccupation": held} if held else {})

    def _meeting(self, meeting: Meeting) -> Json:
        zone = ZoneInfo(self.writer.record.council.timezone)
        told: dict[str, Json] = {
            **self._named(links.meeting(meeting.path), "Event"),
            "name": self.writer.edition.links.meeting_title(meeting),
            "organizer": self._named_body(meeting.body),
        }
        told |= _when("startDate", meeting.start, zone)
        if isinstance(meeting.ended, Moment):
            told |= _when("endDate", meeting.ended, zone)
        if meeting.status in STATUSES:
            told["eventStatus"] = f"https://schema.org/{STATUSES[meeting.status]}"
        if meeting.place:
            told["location"] = {"@type": "Place", "name": meeting.place, "address": meeting.place}
        if meeting.summary:
            told["description"] = plain(self.writer, meeting.summary)
        there = list(self._there(meeting))
        return told | ({"attendee": there} if there else {})

    def _there(self, meeting: Meeting) -> Iterator[Json]:
        for attendance in meeting.attendance:
            if isinstance(attendance.person, str) and attendance.was_there:
                yield self._named_person(attendance.person)

    def _named(self, address: str, kind: str) -> Mapping[str, Json]:
        """A thing, told apart from the page about it."""
        return {"@type": kind, "@id": f"{self._at(address)}#{kind}", "url": self._at(address)}

    def _named_body(self, body: str) -> Mapping[str, Json]:
        found = self.writer.record.bodies.get(body)
        return {**self._named(links.body(body), "Organization"), "name": found.name if found else body}

    def _named_person(self, person: str) -> Mapping[str, Json]:
        """A person by name or, where the record holds none, by post alone."""
        found = self.writer.record.people.get(person)
        target = self.writer.edition.links.person(person)
        called = "name" if found and found.name else "jobTitle"
        return {**self._named(links.person(person), "Person"), called: target.title if target else person}


def _role(role: Role) -> dict[str, Json]:
    told: dict[str, Json] = {"@type": "OrganizationRole", "roleName": role.post}
    return told | _dated("startDate", role.from_) | _dated("endDate", role.to)


def _dated(key: str, date: object) -> dict[str, Json]:
    """A date as precisely as ISO 8601 can say it; a financial year it cannot."""
    return {key: date.iso} if isinstance(date, PartialDate) and date.iso else {}


def _when(key: str, moment: Moment, zone: ZoneInfo) -> dict[str, Json]:
    if moment.time is None:
        return _dated(key, moment.date)
    return {key: dt.datetime.combine(moment.date.first, moment.time, zone).isoformat()}
