"""The line of time: everything dated, year by year, the newest first."""

from __future__ import annotations

from collections.abc import Iterable

from openrecord import links, words
from openrecord.edition.chronicle import Chronicle, Dated
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate
from openrecord.views.meetings.ahead import falling_due
from openrecord.views.parts import DateView, Link, Prose
from openrecord.views.parts.archive import PageLink, PeriodLinks
from openrecord.views.parts.writer import Writer

MOST_ON_A_PAGE = 300
"""A line of time with more entries than these is split by year."""


@frozen
class TimelineEntry:
    """Something that happened, or is to happen."""

    anchor: str
    """The event's id, where the entry is an event and this page is the one that references lead to."""
    date: DateView
    kind: str
    title: Link
    detail: str
    text: Prose
    sources: tuple[Link, ...]


@frozen
class TimelineYear:
    """What happened in a year."""

    id: str
    title: str
    entries: tuple[TimelineEntry, ...]


@frozen
class TimelineView:
    """The whole line of time or, where it is long, the events and the ways to the years."""

    title: str
    short: tuple[str, ...]
    pages: PeriodLinks
    ahead: tuple[TimelineEntry, ...]
    years: tuple[TimelineYear, ...]
    undated: tuple[TimelineEntry, ...]
    day: str


@frozen
class TimelineYearView:
    """One year of a long line of time."""

    title: str
    short: tuple[str, ...]
    pages: PeriodLinks
    entries: tuple[TimelineEntry, ...]


def pages_of_years(chronicle: Chronicle) -> tuple[int, ...]:
    """The years that have pages of their own; none where the whole line fits on one page."""
    return tuple(chronicle.by_year) if len(chronicle.dated) > MOST_ON_A_PAGE else ()


def timeline_view(writer: Writer) -> TimelineView:
    """The line of time."""
    chronicle = writer.edition.chronicle
    ahead = _ahead(writer)
    split = bool(pages_of_years(chronicle))
    years = []
    for year, entries in chronicle.by_year.items():
        shown = [entry for entry in entries if not split or entry.event]
        if shown:
            years.append(TimelineYear(f"year-{year}", str(year), _entries(writer, shown)))
    return TimelineView(
        title="Timeline",
        short=_in_short(chronicle, len(ahead), split),
        pages=_pages(writer, None),
        ahead=ahead[:MOST_ON_A_PAGE],
        years=tuple(years),
        undated=_entries(writer, chronicle.undated),
        day=words.day(writer.edition.day),
    )


def timeline_year_view(writer: Writer, year: int) -> TimelineYearView:
    """One year of the line of time."""
    entries = writer.edition.chronicle.by_year[year]
    count = words.count(len(entries), "entry", "entries")
    return TimelineYearView(
        title=f"Timeline: {year}",
        short=(f"{words.capital(count)} of this record {words.agree(len(entries), 'is')} dated {year}.",),
        pages=_pages(writer, year),
        entries=_entries(writer, entries, at_home=False),
    )


def _ahead(writer: Writer) -> tuple[TimelineEntry, ...]:
    """What is still to come, soonest first: what has a date itself, and the days by which promises and duties fall."""
    dated = writer.edition.chronicle.ahead
    lasts = (entry.order[0] for entry in dated)
    found = list(zip(lasts, _entries(writer, dated), strict=True))
    for kind, rows in falling_due(writer).items():
        for row in rows:
            told = row.kind.removeprefix(kind).strip()
            entry = TimelineEntry(
                anchor="",
                date=DateView(row.date, row.date, row.iso),
                kind=kind,
                title=Link(row.what.text.removesuffix("."), row.what.href),
                detail=f"{told[0].lower()}{told[1:]}",
                text=(),
                sources=(),
            )
            found.append((row.last, entry))
    return tuple(entry for _, entry in sorted(found, key=lambda pair: pair[0]))


def _in_short(chronicle: Chronicle, ahead: int, split: bool) -> tuple[str, ...]:
    told = sum(len(entries) for entries in chronicle.by_year.values())
    if not told and not ahead:
        return ("Nothing in this record has a date.",)
    sentences = []
    if told:
        first = next(d.date for d in chronicle.dated if isinstance(d.date, PartialDate))
        entries = words.capital(words.count(told, "entry", "entries"))
        sentences.append(f"{entries} from {words.date(first)} to {words.day(chronicle.day)}, the newest first.")
    if ahead:
        sentences.append(f"{words.capital(words.count(ahead, 'thing'))} {words.agree(ahead, 'is')} still to come.")
    undated = len(chronicle.undated)
    if undated:
        entries = words.capital(words.count(undated, "entry", "entries"))
        sentences.append(f"{entries} {words.agree(undated, 'has')} no known date.")
    if ahead > MOST_ON_A_PAGE:
        sentences.append(f"The next {MOST_ON_A_PAGE} of them stand here.")
    if split:
        sentences.append("This page shows the events; everything else is on the page of its year.")
    return tuple(sentences)


def _pages(writer: Writer, current: int | None) -> PeriodLinks:
    by_year, index = writer.edition.chronicle.by_year, links.TIMELINE
    years = (
        PageLink(str(year), len(by_year[year]), writer.href(links.in_period(index, str(year))), year == current)
        for year in pages_of_years(writer.edition.chronicle)
    )
    return PeriodLinks(tuple(years))


def _entries(writer: Writer, entries: Iterable[Dated], at_home: bool = True) -> tuple[TimelineEntry, ...]:
    return tuple(_entry(writer, entry, at_home) for entry in entries)


def _entry(writer: Writer, entry: Dated, at_home: bool) -> TimelineEntry:
    event = entry.event
    address = entry.address
    if event is not None and not at_home:
        target = writer.edition.links.find("event", event.id)
        address = target.address if target else ""
    return TimelineEntry(
        anchor=event.id if event and at_home else "",
        date=_date(writer, entry),
        kind=entry.kind,
        title=Link(entry.title, writer.href(address) if address else ""),
        detail=entry.detail,
        text=writer.prose(event.text) if event else (),
        sources=writer.sources(event.source) if event else (),
    )


def _date(writer: Writer, entry: Dated) -> DateView:
    date = writer.date(entry.date)
    until = entry.event.until if entry.event else None
    if isinstance(until, PartialDate) and isinstance(entry.date, PartialDate):
        whole = words.between(entry.date, until)
        return DateView(whole, whole, "")
    return DateView(words.capital(date.text), words.capital(date.short), date.iso)
