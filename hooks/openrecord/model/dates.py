"""Dates as precise as they were given, moments of the council's local time, and what nobody knows."""

from __future__ import annotations

import calendar
import datetime as dt
import enum
import re
from dataclasses import dataclass, field
from typing import Literal, TypeGuard

EARLIEST_YEAR, LATEST_YEAR = 1800, 2199

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?|/(\d{2}))?", re.ASCII)
_MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})[ T](\d{2}):(\d{2})", re.ASCII)
_DAY_FIRST = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[ ./-])?(\d{1,2}|[a-z]{3,9})[ ./-](\d{4})", re.ASCII)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_TWO_YEARS = re.compile(r"(\d{4})[-/]\d{2}(\d{2})", re.ASCII)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NO_DATE = frozenset({"tbc", "tba", "tbd", "n/a", "na", "none", "no date", "ongoing", "-"})
_FORMS = "a day (2017-06-30), a month (2017-06), a year (2017) or a financial year (2017/18)"


class Unknown(enum.Enum):
    """The sources are silent, which is not the same as there being none."""

    UNKNOWN = "unknown"


UNKNOWN = Unknown.UNKNOWN

Precision = Literal["day", "month", "year", "financial year"]


@dataclass(frozen=True, order=True)
class PartialDate:
    """A day, a month, a year or a financial year (April to March). Ordered by its last day, then its first."""

    last: dt.date
    first: dt.date
    precision: Precision = field(compare=False)

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date that a text such as `2017-06` or `2017/18` names. Raises ValueError saying what is allowed."""
        match = _DATE.fullmatch(text.strip())
        if match is None:
            raise ValueError(f"is not a date{_remedy(text)}")
        year, month, day, ending = match.groups()
        number = int(year)
        if not EARLIEST_YEAR <= number <= LATEST_YEAR:
            raise ValueError(f"has a year outside {EARLIEST_YEAR} to {LATEST_YEAR}")
        if ending is not None:
            if int(ending) != (number + 1) % 100:
                raise ValueError(
                    f"is not a financial year; the one from April {number} is {number}/{(number + 1) % 100:02}"
                )
            return cls(dt.date(number + 1, 3, 31), dt.date(number, 4, 1), "financial year")
        if month is not None and day is None and int(month) > 12 and int(month) == (number + 1) % 100:
            raise ValueError(f"has no such month as {month}; did you mean the financial year {number}/{month}?")
        if month is None:
            return cls(dt.date(number, 12, 31), dt.date(number, 1, 1), "year")
        if not 1 <= int(month) <= 12:
            raise ValueError(f"has no such month as {month}; write {_FORMS}")
        length = calendar.monthrange(number, int(month))[1]
        if day is None:
            return cls(dt.date(number, int(month), length), dt.date(number, int(month), 1), "month")
        if not 1 <= int(day) <= length:
            raise ValueError(f"is a day that does not exist; that month has {length} days")
        exact = dt.date(number, int(month), int(day))
        return cls(exact, exact, "day")

    @classmethod
    def of(cls, day: dt.date) -> PartialDate:
        """The date that is exactly one day."""
        return cls(day, day, "day")

    @property
    def iso(self) -> str:
        """The date as machines know it; empty for a financial year, for which ISO 8601 has no form."""
        return "" if self.precision == "financial year" else str(self)

    def __str__(self) -> str:
        """The date in the form in which it is written in the data."""
        if self.precision == "day":
            return self.first.isoformat()
        if self.precision == "month":
            return f"{self.first:%Y-%m}"
        if self.precision == "year":
            return f"{self.first:%Y}"
        return f"{self.first:%Y}/{self.last:%y}"


def has_come(date: object, day: dt.date) -> TypeGuard[PartialDate]:
    """Whether something is a date, and no part of it is still to come after a day."""
    return isinstance(date, PartialDate) and date.last <= day


def days_between(earlier: PartialDate | Unknown | None, later: PartialDate | Unknown | None) -> int | None:
    """Days from one date to another, below zero where that comes first; None where either is not known."""
    if isinstance(earlier, PartialDate) and isinstance(later, PartialDate):
        return (later.last - earlier.last).days
    return None


@dataclass(frozen=True, order=True)
class Moment:
    """A time of day on a date, local time of the council; `time` is None where only the date is known."""

    date: PartialDate
    time: dt.time | None = None

    @classmethod
    def parse(cls, text: str) -> Moment:
        """The moment that `2018-03-19 18:00`, or a date alone, names. Raises ValueError saying what is allowed."""
        match = _MOMENT.fullmatch(text.strip())
        if match is None:
            if re.match(r"\d{4}-\d{2}-\d{2}\D", text):
                raise ValueError("is not a moment; write 2018-03-19 18:00")
            return cls(PartialDate.parse(text))
        day, hour, minute = match.groups()
        if int(hour) > 23 or int(minute) > 59:
            raise ValueError("has a time that does not exist; write hours 00 to 23 and minutes 00 to 59")
        return cls(PartialDate.parse(day), dt.time(int(hour), int(minute)))

    @property
    def order(self) -> tuple[dt.date, dt.time]:
        """What moments are sorted by: the last day, then the time, one that is not known first."""
        return self.date.last, self.time or dt.time.min

    def __str__(self) -> str:
        return f"{self.date} {self.time:%H:%M}" if self.time else str(self.date)


def _remedy(text: str) -> str:
    """What to write instead: the same date in the form of the record, where it was written in another usual way."""
    folded = " ".join(text.lower().replace(",", " ").split())
    if folded in {"unknown", "not known"}:
        return f"; did you mean unknown? Write that, {_FORMS}"
    if folded in _NO_DATE:
        return "; leave it out where none was set, or write unknown where the sources are silent"
    written = _rewritten(folded)
    try:
        is_a_date = bool(_DATE.fullmatch(written) and PartialDate.parse(written))
    except ValueError:
        is_a_date = False
    return f"; did you mean {written}? Write {_FORMS}" if is_a_date else f"; write {_FORMS}"


def _rewritten(folded: str) -> str:
    """A date in the form of the record, of a text in lower case; empty for what is like no date."""
    if found := _DAY_FIRST.fullmatch(folded):
        day, month, year = found.groups()
        number = int(month) if month.isdecimal() else (*_MONTHS, month[:3]).index(month[:3]) + 1
        return f"{year}-{number:02}-{int(day):02}" if day else f"{year}-{number:02}"
    if found := _YEAR_FIRST.fullmatch(folded):
        return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"
    if found := _TWO_YEARS.fullmatch(folded):
        return f"{found[1]}/{found[2]}"
    return ""
