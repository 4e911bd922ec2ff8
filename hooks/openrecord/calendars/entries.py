"""What stands in a calendar, before it is written in any format."""

from __future__ import annotations

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from openrecord.frozen import frozen
from openrecord.model.council import Body, Council

Certainty = Literal["CONFIRMED", "TENTATIVE", "CANCELLED"]


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """One entry of a calendar: a meeting, a sitting of one, or a day by which something is due."""

    uid: str
    """What a subscriber's program knows it by: the same in every edition, whatever else of it changes."""
    revision: int
    """How often its time or its certainty has changed; it never falls from one edition to the next."""
    start: dt.date | dt.datetime
    """The moment it begins, in the council's time zone, or the whole day that it is on."""
    end: dt.date | dt.datetime | None = None
    """The moment it ends or, of days, the first one after it; absent where it is not known or the same day."""
    title: str
    description: str = ""
    place: str = ""
    address: str
    """The page that tells more, from the site's root."""
    certainty: Certainty = "CONFIRMED"
    takes_time: bool = False
    """Whether somebody who keeps it is busy then."""

    @property
    def order(self) -> tuple[dt.date, str, str]:
        """What entries are sorted by: the day, the time, then what tells two apart."""
        if isinstance(self.start, dt.datetime):
            return self.start.date(), self.start.time().isoformat(), self.uid
        return self.start, "", self.uid


@frozen
class Authority:
    """The council as it tells its entries apart from those of every other council."""

    name: str
    mark: str
    """The host of the council's own website, which outlasts the address of this site; made from its name without one.

    A program that holds the calendars of two councils needs it, since both may have a meeting called
    `cabinet/2030-05-14`.
    """

    @classmethod
    def of(cls, council: Council) -> Authority:
        """The mark of a council."""
        host = urlsplit(council.website).hostname if council.website else None
        return cls(council.called, host or str(uuid.uuid5(uuid.NAMESPACE_URL, council.name)))

    def uid(self, reference: str) -> str:
        """What an entry is known by, from the reference that names the thing in the record."""
        return f"{reference}@{self.mark}"

    def called(self, body: Body) -> str:
        """A body with its council's name, since a calendar lies among others."""
        return body.called if self.name in body.called else f"{self.name} {body.called}"


def paragraphs(*told: str) -> str:
    """A description of several paragraphs, without those that say nothing."""
    return "\n\n".join(part for part in told if part)
