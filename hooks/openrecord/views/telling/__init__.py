"""News in words, for the page of what changed and for the feeds alike."""

from __future__ import annotations

from openrecord.edition.news import facts
from openrecord.edition.news.facts import News
from openrecord.views.parts.writer import Writer
from openrecord.views.telling import library, meetings, plans
from openrecord.views.telling.told import Told

__all__ = ["Told", "told"]


def told(writer: Writer, news: News) -> Told:
    """A news in words, its links leading from the writer's page."""
    match news.fact:
        case facts.Published():
            return plans.update_told(writer, news.fact)
        case facts.Stood():
            return plans.status_told(writer, news.fact)
        case facts.DateMoved():
            return plans.date_moved_told(writer, news.fact)
        case facts.DatePassed():
            return plans.date_passed_told(writer, news.fact)
        case facts.Closed():
            return plans.closed_told(writer, news.fact)
        case facts.Coming():
            return meetings.coming_told(writer, news.fact)
        case facts.Met():
            return meetings.met_told(writer, news.fact)
        case facts.Decided():
            return meetings.decided_told(writer, news.fact)
        case facts.Answered():
            return meetings.answered_told(writer, news.fact)
        case facts.Measured():
            return library.figure_told(writer, news.fact)
        case facts.DocumentPublished():
            return library.document_told(writer, news.fact)
        case facts.Corrected():
            return library.correction_told(writer, news.fact)
        case facts.Issued():
            return library.issued_told(writer, news.fact)
        case facts.Ended():
            return library.ended_told(writer, news.fact)
        case facts.Fulfilled():
            return library.fulfilled_told(writer, news.fact)
        case facts.DutyOverdue():
            return library.overdue_told(writer, news.fact)
        case facts.Happened():
            return library.event_told(writer, news.fact)
