"""The calendars of a council, and what a program makes of them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from icalendar import Calendar

from openrecord.calendars import calendars
from openrecord.site import open_site

from .conftest import NOW, ROOT

Event = Any
"""An entry as it was read: the library says of each property only that it is one of thirty types."""


URL = "https://records.example.org/open/"
EVERYTHING, OF_BOARD = "calendar.ics", "meetings/board/calendar.ics"
HOMES = """\
title: Homes
actions:
  - id: repairs
    title: Mend what is broken
    milestones:
      - id: backlog
        title: {title}
        due: 2024-09
        revisions: {revisions}
"""


def files(root: Path, url: str = URL) -> dict[str, bytes]:
    """The calendars of a council, by address."""
    return dict(calendars(open_site(root, ROOT / "theme_overrides", NOW, url).edition))


def read(file: bytes) -> Any:
    """A calendar, which must hold no line that a program could not make sense of."""
    calendar = Calendar.from_ical(file)
    assert [part.errors for part in calendar.walk() if part.errors] == []
    return calendar


def events(file: bytes) -> dict[str, Event]:
    """The entries of a calendar by what they are known by, which is each entry's own."""
    found = read(file).events
    by_uid = {str(event["UID"]): event for event in found}
    assert len(by_uid) == len(found)
    return by_uid


def only(file: bytes) -> Event:
    """The entry of a calendar that has just one."""
    (event,) = events(file).values()
    return event


def told(event: Event, *names: str) -> list[str]:
    """Some properties of an entry."""
    return [str(event.get(name, "")) for name in names]


def shown(texts: Iterable[str]) -> list[str]:
    """Texts with the one sign of a new line that calendars have."""
    return [text.replace("\r\n", "\n") for text in texts]
