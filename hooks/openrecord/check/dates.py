"""Nothing ends before it begins. Only what is certain is a problem: June 2017 may begin after 12 June 2017."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from zoneinfo import ZoneInfo, available_timezones

from openrecord.check.survey import Finding, Survey
from openrecord.model.council import Body, Council, Event, Role
from openrecord.model.dates import Moment, PartialDate
from openrecord.model.direction import Direction
from openrecord.model.entry import Entry, Period, Span
from openrecord.model.meeting import Meeting, Sitting
from openrecord.problems import nearest, said

_ENDS: Mapping[type[Entry], tuple[str, str]] = {
    Span: ("from", "to"),
    Period: ("from", "to"),
    Role: ("from", "to"),
    Event: ("date", "until"),
    Body: ("established", "ended"),
    Direction: ("issued", "ends"),
    Meeting: ("start", "ended"),
    Sitting: ("start", "ended"),
}
"""The entries that last, each with the keys of its first and its last date."""


def nothing_ends_before_it_begins(survey: Survey) -> Iterator[Finding]:
    """Whatever has a first and a last date ends on or after the day on which it begins."""
    for model, (first_key, last_key) in _ENDS.items():
        keys = model.keys()
        for part in survey.of(model):
            first, last = getattr(part.entry, keys[first_key]), getattr(part.entry, keys[last_key])
            if is_before(last, first):
                yield part.finding(
                    f"{last_key}: {said(last)} is before {first_key}, {said(first)}; mend one of them", last_key
                )


def the_time_zone_exists(survey: Survey) -> Iterator[Finding]:
    """The council's time zone is one that computers know."""
    for part in survey.of(Council):
        if zone(part.entry.timezone) is None:
            name = part.entry.timezone
            remedy = nearest(name, available_timezones()) or "; name one such as 'Europe/London'"
            yield part.finding(f"timezone: there is no time zone {said(name)}{remedy}", "timezone")


def is_before(one: object, other: object) -> bool:
    """Whether one date or moment certainly lies before another; nothing is certain of what is not known."""
    if isinstance(one, Moment) and isinstance(other, Moment):
        if is_before(one.date, other.date):
            return True
        both = one.time is not None and other.time is not None
        return both and one.date == other.date and one.order < other.order
    return isinstance(one, PartialDate) and isinstance(other, PartialDate) and one.last < other.first


def zone(name: str) -> ZoneInfo | None:
    """The time zone of this name, if there is one."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


RULES = (nothing_ends_before_it_begins, the_time_zone_exists)
