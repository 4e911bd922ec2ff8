"""What the lists of the archive share: links to meetings and items, their years, what they can be narrowed by."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from openrecord import links, words
from openrecord.model.dates import PartialDate
from openrecord.model.item import AgendaItem, Outcome
from openrecord.model.meeting import Meeting
from openrecord.model.record import Record
from openrecord.views.parts import Link
from openrecord.views.writer import Writer

MOST_ON_A_PAGE = 150
"""A list with more entries than these is split by year."""
MOST_IN_A_YEAR = 240
"""A year with more entries than these is split by month, so that its pages stay light."""

OUTCOMES: Mapping[Outcome, str] = {
    "noted": "Noted",
    "approved": "Approved",
    "agreed": "Agreed",
    "referred": "Referred",
    "deferred": "Put off",
    "withdrawn": "Withdrawn",
    "rejected": "Rejected",
    "nil": "Nothing arose",
}

PARTS = {"p": "paragraph", "r": "decision", "a": "action", "m": "motion"}
"""What the parts of an item are called, by the letter that stands for them in an address."""

T = TypeVar("T")


@dataclass(frozen=True)
class PeriodLink:
    """The page of one year, or of one month, of a long list."""

    year: str
    count: int
    href: str
    current: bool


@dataclass(frozen=True)
class Facets:
    """What an entry of a list can be found by."""

    body: str
    year: str
    themes: str
    """The titles of its themes, parted by |."""


def body_called(record: Record, body: str) -> str:
    """What people call a body."""
    found = record.bodies.get(body)
    return found.called if found else body


def meeting_link(writer: Writer, meeting: Meeting, anchor: str = "") -> Link:
    """A link to a meeting, or to a part of it, that says its body and date."""
    return Link(writer.edition.links.meeting_title(meeting), writer.href(links.meeting(meeting.path, anchor)))


def item_link(writer: Writer, meeting: Meeting, item: AgendaItem) -> Link:
    """A link to an item that says its number and title; its meeting is said beside it."""
    return Link(item_title(item), writer.href(links.meeting(meeting.path, item.anchor)))


def item_title(item: AgendaItem) -> str:
    """`Item 5: Spotlight on grants`, or the title alone of an unnumbered item."""
    return f"Item {item.number}: {item.title}" if item.number else item.title


def item_called(item: AgendaItem) -> str:
    """`item 5`, or the title of an unnumbered item."""
    return f"item {item.number}" if item.number else item.title


def part_called(item: AgendaItem, part: str) -> str:
    """`paragraph 3 of item 5` for the part p3 of it."""
    return f"{PARTS[part[0]]} {part[1:]} of {item_called(item)}"


def plain(writer: Writer, text: str) -> str:
    """A text as it stands inside a link: its references are words, and no term is explained."""
    return "".join(span.text for span in writer.prose(text)) if "[[" in text else text


def year_of(meeting: Meeting) -> int:
    """The year in which a meeting is listed."""
    return meeting.start.date.last.year


def split_periods(entries: Sequence[T], meeting: Callable[[T], Meeting]) -> dict[str, list[T]]:
    """The periods, newest first, that have pages of their own, with their entries; none where all fit on one page.

    A period is a year, such as `2025`, or a month, such as `2025-07`, of a year with too many entries for one page.
    """
    years: dict[int, list[T]] = {}
    for entry in entries if len(entries) > MOST_ON_A_PAGE else ():
        years.setdefault(year_of(meeting(entry)), []).append(entry)
    found: dict[str, list[T]] = {}
    for year, of_year in years.items():
        for entry in of_year:
            month = meeting(entry).start.date.last.month
            period = f"{year}-{month:02}" if len(of_year) > MOST_IN_A_YEAR else str(year)
            found.setdefault(period, []).append(entry)
    return dict(sorted(found.items(), reverse=True))


def period_called(period: str) -> str:
    """`2025`, or `July 2025` for `2025-07`."""
    return words.date(PartialDate.parse(period))


def on_page(
    writer: Writer, entries: Sequence[T], meeting: Callable[[T], Meeting], index: str, shown: str | None
) -> tuple[Sequence[T], tuple[PeriodLink, ...]]:
    """The entries of a list's page, and links to its periods: all of them, or the period asked for, or the newest."""
    periods = split_periods(entries, meeting)
    if not periods:
        return entries, ()
    chosen = shown or next(iter(periods))
    found = tuple(
        PeriodLink(period_called(period), len(members), writer.href(links.in_period(index, period)), period == chosen)
        for period, members in periods.items()
    )
    return periods[chosen], found


def facets(record: Record, meeting: Meeting, item: AgendaItem) -> Facets:
    """What an entry under an item can be found by."""
    return Facets(body_called(record, meeting.body), str(year_of(meeting)), "|".join(themes_of(record, item)))


def themes_of(record: Record, item: AgendaItem) -> tuple[str, ...]:
    """The titles of the themes that an item is about, or whose actions or milestones it is about."""
    found = []
    for reference in item.about:
        kind, _, path = reference.partition(":")
        if kind == "theme" and path in record.themes:
            found.append(record.themes[path].title)
        elif kind == "action" and path in record.actions:
            found.append(record.actions[path][0].title)
        elif kind == "milestone" and path in record.milestones:
            found.append(record.milestones[path][0].title)
    return tuple(dict.fromkeys(found))


def spread(entries: Sequence[Meeting]) -> str:
    """From when to when some meetings were: `in 2018`, `from March 2015 to March 2018`; empty where there are none."""
    if not entries:
        return ""
    dates = sorted(meeting.start.date for meeting in entries)
    first, last = (f"{words.MONTHS[date.first.month - 1]} {date.first.year}" for date in (dates[0], dates[-1]))
    return f"in {first}" if first == last else f"from {first} to {last}"
