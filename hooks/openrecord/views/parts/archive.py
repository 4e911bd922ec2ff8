"""What the lists of the archive share: links to meetings and items, their years, what they can be narrowed by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeVar

from openrecord import links, words
from openrecord.edition.periods import Periods, period_called, year_of
from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.model.item import AgendaItem
from openrecord.model.meeting import Meeting
from openrecord.model.record import Record
from openrecord.model.types import Outcome
from openrecord.views.parts import Link
from openrecord.views.parts.writer import Writer

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

PARTS = {"p": "paragraph", "r": "decision", "a": "action", "m": "motion", "q": "question", "t": "petition"}
"""What the parts of an item are called, by the letter that stands for them in an address."""

T = TypeVar("T")


@frozen
class PageLink:
    """The page of a part of a long list: of one year, one month, or one plan."""

    called: str
    count: int
    href: str
    current: bool


@frozen
class PeriodLinks:
    """The pages of a long list: its years, and the months of the year that is shown, where that is split."""

    years: tuple[PageLink, ...] = ()
    months: tuple[PageLink, ...] = ()


@frozen
class Facets:
    """What an entry of a list can be found by."""

    body: str
    year: str
    themes: str
    """The titles of its themes, parted by |."""


def meeting_link(writer: Writer, meeting: Meeting, anchor: str = "") -> Link:
    """A link to a meeting, or to a part of it, that says its body and date."""
    return Link(writer.edition.links.meeting_title(meeting), writer.href(links.meeting(meeting.path, anchor)))


def item_title(item: AgendaItem) -> str:
    """`Item 5: Spotlight on homes`, or the title alone of an unnumbered item."""
    return f"Item {item.number}: {item.title}" if item.number else item.title


def item_called(item: AgendaItem) -> str:
    """`item 5`, or the title of an unnumbered item."""
    return f"item {item.number}" if item.number else item.title


def item_named(meeting: Meeting) -> Mapping[str, AgendaItem]:
    """The items of a meeting by number and by id; of two with one number, the first."""
    return {name: item for item in reversed(meeting.items) for name in (item.number, item.id) if name}


def items_called(writer: Writer, meeting: Meeting, names: Sequence[str]) -> tuple[Link, ...]:
    """Links to items of a meeting that are named by number or by id."""
    items = item_named(meeting)
    return tuple(
        Link(item_called(items[name]), writer.href(links.meeting(meeting.path, items[name].anchor)))
        for name in names
        if name in items
    )


def part_called(item: AgendaItem, part: str) -> str:
    """`paragraph 3 of item 5` for the part p3 of it."""
    return f"{part_alone(item, part)} of {item_called(item)}"


def part_alone(item: AgendaItem, part: str) -> str:
    """`paragraph 3` for the part p3 of an item."""
    number = int(part[1:])
    if part[0] == "t" and item.petitions[number - 1].form == "deputation":
        return f"deputation {number}"
    return f"{PARTS[part[0]]} {number}"


def plain(writer: Writer, text: str) -> str:
    """A text as it stands inside a link: its references are words, and no term is explained."""
    return "".join(span.text for span in writer.prose(text)) if "[[" in text else text


def on_page(writer: Writer, periods: Periods[T], index: str, shown: str | None) -> tuple[Sequence[T], PeriodLinks]:
    """The entries of a list's page, and links to its others: of the period asked for, or of the newest."""
    if not periods.pages:
        return periods.entries, PeriodLinks()
    chosen = shown or next(iter(periods.pages))
    years = grouped((period[:4], period) for period in periods.pages)

    def page(called: str, members: Sequence[str], current: bool) -> PageLink:
        count = sum(len(periods.pages[period]) for period in members)
        return PageLink(called, count, writer.href(links.in_period(index, members[0])), current)

    of_year = years[chosen[:4]]
    months = of_year if of_year != (chosen[:4],) else ()
    return periods.pages[chosen], PeriodLinks(
        tuple(page(year, members, year == chosen[:4]) for year, members in years.items()),
        tuple(page(period_called(month), [month], month == chosen) for month in months),
    )


def facets(record: Record, meeting: Meeting, item: AgendaItem) -> Facets:
    """What an entry under an item can be found by."""
    return Facets(record.body_called(meeting.body), str(year_of(meeting)), "|".join(themes_of(record, item)))


def themes_of(record: Record, item: AgendaItem) -> tuple[str, ...]:
    """The titles of the themes that an item is about, or whose actions or milestones it is about."""
    return tuple(dict.fromkeys(theme.title for theme in map(record.theme_of, item.about) if theme))


def spread(entries: Sequence[Meeting]) -> str:
    """From when to when some meetings were: `in 2018`, `from March 2015 to March 2018`; empty where there are none."""
    if not entries:
        return ""
    dates = sorted(meeting.start.date for meeting in entries)
    first, last = (f"{words.MONTHS[date.first.month - 1]} {date.first.year}" for date in (dates[0], dates[-1]))
    return f"in {first}" if first == last else f"from {first} to {last}"
