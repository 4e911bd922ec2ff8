"""Long lists of the archive in pages: a page for each year, or for each month of a year that holds too much for one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from openrecord import words
from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.model.dates import PartialDate
from openrecord.model.meeting import Meeting

MOST_ON_A_PAGE = 150
"""A list with more entries than these is split: by year, or by plan."""
MOST_IN_A_YEAR = 240
"""A year with more entries than these is split by month, so that its pages stay light."""

T = TypeVar("T")


@frozen
class Periods(Generic[T]):
    """The entries of a list, newest first, and the pages that they stand on."""

    entries: Sequence[T]
    pages: Mapping[str, Sequence[T]]
    """By period, newest first: a year, such as `2025`, or a month, such as `2025-07`; none where one page holds all."""

    @classmethod
    def of(cls, entries: Iterable[T], meeting: Callable[[T], Meeting]) -> Periods[T]:
        """The periods of a list of things that came of meetings."""
        return cls.by_day(entries, lambda entry: meeting(entry).start.date.last)

    @classmethod
    def by_day(cls, entries: Iterable[T], day: Callable[[T], dt.date]) -> Periods[T]:
        """The periods of a list of things that each have a day."""
        every = tuple(entries)
        years = grouped((day(entry).year, entry) for entry in every) if len(every) > MOST_ON_A_PAGE else {}
        pages = grouped(
            (f"{day(entry):%Y-%m}" if len(of_year) > MOST_IN_A_YEAR else str(year), entry)
            for year, of_year in years.items()
            for entry in of_year
        )
        return cls(every, dict(sorted(pages.items(), reverse=True)))


def year_of(meeting: Meeting) -> int:
    """The year in which a meeting is listed."""
    return meeting.start.date.last.year


def period_called(period: str) -> str:
    """`2025`, or `July 2025` for `2025-07`."""
    return words.date(PartialDate.parse(period))
