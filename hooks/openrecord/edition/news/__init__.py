"""What became new, derived from the record and the day alone, never from a clock or the dates of files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from openrecord.edition.news.facts import News, Stood, Topic
from openrecord.edition.news.library import (
    news_of_corrections,
    news_of_directions,
    news_of_documents,
    news_of_events,
    news_of_measures,
)
from openrecord.edition.news.meetings import news_of_meeting
from openrecord.edition.news.plans import PlanNews, States
from openrecord.edition.periods import Periods
from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.model.dates import PartialDate
from openrecord.model.entry import Entry
from openrecord.model.record import Record

__all__ = ["AllNews", "News", "Topic", "newest_shown_first", "news_between"]


@frozen
class AllNews:
    """All that became new in a record up to a day."""

    record: Record
    day: dt.date
    states: States
    """How every milestone of a plan stood on a day."""

    @cached_property
    def newest_first(self) -> tuple[News, ...]:
        """Each news once; one whose name another has already is numbered."""
        found: dict[str, News] = {}
        for news in map(_from_its_day, self._all()):
            name, number = news.id, 1
            while name in found:
                number += 1
                name = f"{news.id}/{number}"
            found[name] = news if number == 1 else replace(news, id=name)
        return tuple(sorted(map(self._as_entered, found.values()), key=lambda news: news.order))

    @cached_property
    def by_thing(self) -> Mapping[str, tuple[News, ...]]:
        """The news about each plan, theme and body, by the reference that names it."""
        return grouped((reference, news) for news in self.newest_first for reference in news.about)

    @cached_property
    def of_dates(self) -> tuple[News, ...]:
        """The dates moved, and what became late."""
        return tuple(news for news in self.newest_first if news.topic in {Topic.DATES, Topic.LATE})

    @cached_property
    def by_period(self) -> Periods[News]:
        """The news by the pages that list them.

        What updates said of each milestone is left out: it stands, with its reasons, on the page of each update.
        """
        listed = (news for news in self.newest_first if not isinstance(news.fact, Stood))
        return Periods.by_day(listed, lambda news: news.day)

    def _as_entered(self, news: News) -> News:
        """A news with the day of the edition that first had it, if it was entered when others had been published."""
        announced = self.record.announced
        last = max(self.record.editions, default=dt.date.min)
        day = announced.get(news.id, self.day if announced and news.day <= last else news.day)
        return replace(news, entered=day) if day > news.day else news

    def _all(self) -> Iterator[News]:
        for plan in self.record.plans.values():
            yield from PlanNews(self.record, plan, self.day, self.states)
        for meeting in self.record.meetings.values():
            yield from news_of_meeting(self.record, meeting, self.day)
        yield from news_of_documents(self.record, self.day)
        yield from news_of_measures(self.record, self.day)
        yield from news_of_directions(self.record, self.day)
        yield from news_of_corrections(self.record, self.day)
        yield from news_of_events(self.record, self.day)


def _from_its_day(news: News) -> News:
    """A news no earlier than the day until which the record kept it back."""
    kept = [one.publish_from.first for one in vars(news.fact).values() if isinstance(one, Entry) and one.publish_from]
    shown = max(kept, default=news.day)
    return replace(news, date=PartialDate.of(shown), time=None) if shown > news.day else news


def news_between(every: Iterable[News], after: dt.date, until: dt.date) -> tuple[News, ...]:
    """The news that readers could know only after one day and by another, in the order given."""
    return tuple(news for news in every if after < news.shown <= until)


def newest_shown_first(every: Iterable[News]) -> tuple[News, ...]:
    """The news in the order in which readers could know them: those that were entered late stand among the new."""
    return tuple(sorted(every, key=lambda news: -news.shown.toordinal()))
