"""What changed since the edition before, grouped by what residents care about, and what changed earlier."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from openrecord import links, words
from openrecord.edition import Edition
from openrecord.edition.news import News, Topic, news_between
from openrecord.edition.news.facts import DateMoved, DatePassed, DocumentPublished, Met, Published, Stood
from openrecord.edition.periods import period_called
from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.progress import known_from
from openrecord.views.frame.follow import EVERYTHING, feeds_of
from openrecord.views.parts import DateView, Link, Prose
from openrecord.views.parts.archive import PeriodLinks, on_page
from openrecord.views.parts.writer import Writer
from openrecord.views.telling import told

MOST_IN_A_GROUP = 40
QUARTER = dt.timedelta(92)


@frozen
class NewsRow:
    """A news with its reason and its sources."""

    date: DateView
    what: Link
    text: tuple[Prose, ...]
    sources: tuple[Link, ...]


@frozen
class NewsGroup:
    """The news of one topic."""

    id: str
    title: str
    rows: tuple[NewsRow, ...]
    more: str
    """How many more there are, as a sentence; empty where these are all."""


@frozen
class EarlierRow:
    """A news in a list of older ones."""

    date: DateView
    what: Link
    kind: str


@frozen
class EarlierMonth:
    """The older news of a month."""

    id: str
    title: str
    rows: tuple[EarlierRow, ...]


@frozen
class WhatChangedView:
    """What changed."""

    title: str
    short: tuple[str, ...]
    groups: tuple[NewsGroup, ...]
    earlier: tuple[EarlierMonth, ...]
    pages: PeriodLinks
    feeds: tuple[Link, ...]
    """Every feed that has told anything; none where the site's own address is not known."""


@frozen
class ChangedInView:
    """What changed in a year, or in a month."""

    title: str
    short: tuple[str, ...]
    months: tuple[EarlierMonth, ...]
    pages: PeriodLinks


def what_changed_view(writer: Writer, has_feeds: bool) -> WhatChangedView:
    """The page of what changed."""
    edition = writer.edition
    after, since = compared_with(edition)
    every = edition.news.newest_first
    new = news_between(every, after, edition.day)
    periods = edition.news.by_period
    older = [news for news in periods.entries if news.shown <= after]
    return WhatChangedView(
        title="What changed",
        short=(
            f"{since}, {words.count(len(new), 'thing')} changed." if new else f"{since}, nothing changed.",
            _told_short(new),
        ),
        groups=tuple(
            _group(writer, topic, found) for topic in Topic if (found := [n for n in new if n.topic is topic])
        ),
        earlier=() if periods.pages else _months(writer, older),
        pages=on_page(writer, periods, links.WHAT_CHANGED, None)[1],
        feeds=tuple(
            Link(words.capital(feed.called), writer.href(feed.address))
            for feed in feeds_of(edition)
            if has_feeds and (feed is EVERYTHING or feed.news(edition))
        ),
    )


def _told_short(new: Sequence[News]) -> str:
    """`Nine milestones were finished, two became late and one date was moved.`, as far as that is so."""
    finished, late = (
        len({_milestone(news) for news in new if news.topic is topic}) for topic in (Topic.FINISHED, Topic.LATE)
    )
    moved = sum(isinstance(news.fact, DateMoved) and news.fact.agreed for news in new)
    parts = [f"{words.count(finished, 'milestone')} {words.agree(finished, 'was')} finished"] if finished else []
    if late:
        parts.append(f"{words.number(late) if finished else words.count(late, 'milestone')} became late")
    if moved:
        parts.append(f"{words.count(moved, 'date')} {words.agree(moved, 'was')} moved")
    return f"{words.capital(words.series(parts))}." if parts else ""


def _milestone(news: News) -> str:
    match news.fact:
        case Stood(update, change):
            return f"{update.plan}/{change.milestone}"
        case DatePassed(path):
            return path
    return ""


def changed_in_view(writer: Writer, period: str) -> ChangedInView:
    """The page of what changed in a year, or in a month."""
    news, pages = on_page(writer, writer.edition.news.by_period, links.WHAT_CHANGED, period)
    called = period_called(period)
    return ChangedInView(
        title=f"What changed in {called}",
        short=(
            f"{words.opening(len(news), 'change', 'is')} listed for {called}.",
            "How each milestone stood is told by the updates of that time.",
        ),
        months=_months(writer, news),
        pages=pages,
    )


def compared_with(edition: Edition) -> tuple[dt.date, str]:
    """The day after which a change is new, and how a sentence says so.

    It is that of the newest edition before this one since which anything changed: a council that publishes each night
    would else say each day that nothing did. Where no edition is known, it is that of the update before the newest;
    with one update or none, three months ago.
    """
    before = sorted((day for day in edition.record.editions if day < edition.day), reverse=True)
    if before:
        every = edition.news.newest_first
        day = next((day for day in before if news_between(every, day, edition.day)), before[0])
        return day, f"Since the edition of {words.day(day)}"
    updates = sorted({known_from(update) for update in edition.record.updates.values()})
    published = [day for day in updates if day <= edition.day]
    if len(published) > 1:
        return published[-2], f"Since the update before the newest, of {words.day(published[-2])}"
    after = edition.day - QUARTER
    return after, f"Since {words.day(after)}"


def _group(writer: Writer, topic: Topic, found: Sequence[News]) -> NewsGroup:
    rest = len(found) - MOST_IN_A_GROUP
    return NewsGroup(
        id=words.capital(topic.name.lower()),
        title=topic.value,
        rows=tuple(_row(writer, news) for news in found[:MOST_IN_A_GROUP]),
        more=f"{words.opening(rest, 'more', 'is', 'more')} told by the updates and in the lists by date."
        if rest > 0
        else "",
    )


def _row(writer: Writer, news: News) -> NewsRow:
    said = told(writer, news)
    is_long = isinstance(news.fact, Published | Met | DocumentPublished)
    return NewsRow(
        date=writer.date(news.date),
        what=Link(said.subject or said.title, writer.href(said.address)),
        text=said.text[:1] if is_long else said.text,
        sources=said.sources,
    )


def _months(writer: Writer, news: Iterable[News]) -> tuple[EarlierMonth, ...]:
    months = grouped((_month(one), _earlier(writer, one)) for one in news)
    return tuple(
        EarlierMonth(f"Month-{month.replace('/', 'to')}", period_called(month), rows) for month, rows in months.items()
    )


def _month(news: News) -> str:
    """The month that a date tells, or all that it tells where it is a year."""
    return f"{news.day:%Y-%m}" if news.date.precision in {"day", "month"} else str(news.date)


def _earlier(writer: Writer, news: News) -> EarlierRow:
    said = told(writer, news)
    return EarlierRow(writer.date(news.date), Link(said.title, writer.href(said.address)), news.topic.value)
