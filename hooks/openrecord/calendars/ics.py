"""Entries as iCalendar files (RFC 5545 and 7986); the only importer of icalendar."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from zoneinfo import ZoneInfo

from icalendar import (
    Calendar,
    Event,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vDDDTypes,
    vDuration,
    vInt,
    vText,
    vUri,
)

from openrecord.calendars.entries import CalendarEntry
from openrecord.frozen import frozen

_PRODUCT = "-//Openrecord//Openrecord//EN"
_FETCH_AGAIN = dt.timedelta(days=1)
_LONGEST_UNFOLDED = 74
_END = b"END:VCALENDAR\r\n"


class _Text(vText):
    """A text as it was written.

    The library alone takes a backslash before a capital N for a line break, and a mark of byte order in front for none
    of the text.
    """

    def to_ical(self) -> bytes:
        """The text with what has a meaning in the format marked as having none."""
        text = self.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
        text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
        return text.encode("utf-8-sig" if text.startswith("\ufeff") else "utf-8")


@frozen
class About:
    """What a calendar says of itself."""

    name: str
    description: str
    address: str
    """Its file, from the site's root."""
    page: str
    """The page that it belongs to, from the site's root."""


@frozen
class Calendars:
    """The calendars of one edition, which share a time zone and their entries.

    They say nothing of a METHOD: without one, a file is a snapshot of what is known, and no invitation. DTSTAMP is the
    edition's day, so that the same record on the same day gives the same bytes.
    """

    zone: Timezone
    site: str
    """Where the site stands, with a slash at its end; empty where that is not known."""
    written: dict[str, bytes]
    """Each entry as it stands in any calendar, by its UID. Writing one is most of the cost, and is done once."""

    @classmethod
    def of(cls, zone: str, day: dt.date, site: str, entries: Iterable[CalendarEntry]) -> Calendars:
        """What is needed to write calendars of some entries."""
        stamp = vDDDTypes(dt.datetime.combine(day, dt.time(), dt.UTC))
        found = tuple(entries)
        years = [day.year, *(entry.start.year for entry in found if isinstance(entry.start, dt.datetime))]
        return cls(
            _timezone(ZoneInfo(zone), min(years) - 1, max(years) + 2),
            site,
            {entry.uid: _lines(_event(entry, stamp, site)) for entry in found},
        )

    def file(self, about: About, entries: Sequence[CalendarEntry]) -> bytes:
        """A calendar of some of the entries, oldest first.

        The time zone stands even in one without a timed entry, since a calendar may not hold nothing at all.
        """
        calendar = Calendar()
        calendar.add("VERSION", "2.0")
        calendar.add("PRODID", _PRODUCT)
        for name in ("NAME", "X-WR-CALNAME"):
            calendar.add(name, _Text(about.name))
        for name in ("DESCRIPTION", "X-WR-CALDESC"):
            calendar.add(name, _Text(about.description))
        calendar.add("X-WR-TIMEZONE", _Text(str(self.zone["TZID"])))
        calendar.add("REFRESH-INTERVAL", vDuration(_FETCH_AGAIN), {"VALUE": "DURATION"})
        calendar.add("X-PUBLISHED-TTL", vDuration(_FETCH_AGAIN))
        if self.site:
            calendar.add("SOURCE", vUri(self.site + about.address), {"VALUE": "URI"})
            calendar.add("URL", vUri(self.site + about.page))
        calendar.add_component(self.zone)
        events = (self.written[entry.uid] for entry in sorted(entries, key=lambda entry: entry.order))
        return b"".join((calendar.to_ical().removesuffix(_END), *events, _END))


def _event(entry: CalendarEntry, stamp: vDDDTypes, site: str) -> Event:
    """An entry. Each value is given its type here, and not added for the library to find it, which takes far longer."""
    event = Event()
    event["UID"] = _Text(entry.uid)
    event["DTSTAMP"] = stamp
    event["SEQUENCE"] = vInt(entry.revision)
    event["DTSTART"] = vDDDTypes(entry.start)
    if entry.end is not None:
        event["DTEND"] = vDDDTypes(entry.end)
    event["SUMMARY"] = _Text(entry.title)
    if entry.description:
        event["DESCRIPTION"] = _Text(entry.description)
    if entry.place:
        event["LOCATION"] = _Text(entry.place)
    if site:
        event["URL"] = vUri(site + entry.address)
    event["STATUS"] = _Text(entry.certainty)
    event["TRANSP"] = _Text("OPAQUE" if entry.takes_time else "TRANSPARENT")
    return event


def _lines(event: Event) -> bytes:
    """An entry's lines. The library looks at each character to fold a line, which a short one does not need."""
    return b"".join(
        (line.encode() if len(line) <= _LONGEST_UNFOLDED and line.isascii() else line.to_ical()) + b"\r\n"
        for line in event.content_lines()
        if line
    )


def _timezone(zone: ZoneInfo, first_year: int, last_year: int) -> Timezone:
    """A time zone with every change of its clocks from one year to another.

    A change is told by the time that the clocks showed before it. The library's own description tells the one in spring
    by the time that they showed after, an hour late.
    """
    first, last = (dt.datetime(year, 1, 1, tzinfo=dt.UTC) for year in (first_year, last_year))
    changes: dict[tuple[dt.timedelta, _Clock], list[dt.datetime]] = {}
    before = _Clock.at(first, zone)
    changes[before.offset, before] = [first.replace(tzinfo=None)]
    for moment in _changes(zone, first, last):
        after = _Clock.at(moment, zone)
        changes.setdefault((before.offset, after), []).append((moment + before.offset).replace(tzinfo=None))
        before = after
    found = Timezone()
    found.add("TZID", zone.key)
    for (offset, clock), (onset, *again) in changes.items():
        part = TimezoneDaylight() if clock.is_summer else TimezoneStandard()
        part.add("DTSTART", onset)
        part.add("TZOFFSETFROM", offset)
        part.add("TZOFFSETTO", clock.offset)
        part.add("TZNAME", clock.name)
        if again:
            part.add("RDATE", again)
        found.add_component(part)
    return found


@frozen
class _Clock:
    """How the clocks of a zone stand."""

    offset: dt.timedelta
    is_summer: bool
    name: str

    @classmethod
    def at(cls, moment: dt.datetime, zone: ZoneInfo) -> _Clock:
        local = moment.astimezone(zone)
        return cls(local.utcoffset() or dt.timedelta(), bool(local.dst()), local.tzname() or zone.key)


def _changes(zone: ZoneInfo, first: dt.datetime, last: dt.datetime) -> Iterator[dt.datetime]:
    """The moments at which the clocks of a zone change, to the second; no clock changes twice within a day."""
    early, clock = first, _Clock.at(first, zone)
    while early < last:
        late = early + dt.timedelta(days=1)
        later = _Clock.at(late, zone)
        if later != clock:
            before, after = early, late
            while after - before > dt.timedelta(seconds=1):
                middle = before + dt.timedelta(seconds=(after - before) // dt.timedelta(seconds=2))
                before, after = (middle, after) if _Clock.at(middle, zone) == clock else (before, middle)
            yield after
        early, clock = late, later
