"""The pages of measures, documents and duties, the line of time and the priorities."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from openrecord import links
from openrecord.edition import Edition
from openrecord.pages.page import DOCUMENTS, MEASURES, PROGRESS, Filed, Page
from openrecord.views.library.directions import direction_view, directions_view, issued_by
from openrecord.views.library.document import document_view
from openrecord.views.library.documents import documents_view
from openrecord.views.library.measure import measure_view
from openrecord.views.library.measures import measures_view
from openrecord.views.plans.priorities import priorities_view
from openrecord.views.timeline import pages_of_years, timeline_view, timeline_year_view


def library_pages(edition: Edition) -> Iterator[Page]:
    record = edition.record
    yield Page(links.MEASURES, "measures", "Measures", MEASURES, measures_view)
    for measure in record.measures.values():
        draw = partial(measure_view, measure=measure)
        yield Page(links.measure(measure.id), "measure", measure.title, MEASURES, draw, links.MEASURES)
    yield Page(links.DOCUMENTS, "documents", "Documents", DOCUMENTS, documents_view)
    for document in record.documents.values():
        address = links.document(document.id)
        draw_document = partial(document_view, document=document)
        plan = record.plans.get(document.plan or "")
        filed = Filed(plan.title if plan else "", date=document.date)
        yield Page(address, "document", document.title, DOCUMENTS, draw_document, links.DOCUMENTS, filed=filed)
    yield Page(links.DIRECTIONS, "directions", "Duties", PROGRESS, directions_view)
    for direction in issued_by(record, edition.day):
        address, draw_direction = links.direction_page(direction.id), partial(direction_view, direction=direction)
        filed = Filed(date=direction.issued)
        yield Page(address, "direction", direction.title, PROGRESS, draw_direction, links.DIRECTIONS, filed=filed)
    yield Page(links.TIMELINE, "timeline", "Timeline", PROGRESS, timeline_view)
    for year in pages_of_years(edition.chronicle):
        address = links.in_period(links.TIMELINE, str(year))
        draw_year = partial(timeline_year_view, year=year)
        yield Page(address, "timeline-year", f"Timeline: {year}", PROGRESS, draw_year, links.TIMELINE)
    if record.strategy is not None:
        draw_priorities = partial(priorities_view, strategy=record.strategy)
        yield Page(links.PRIORITIES, "priorities", "Priorities", PROGRESS, draw_priorities)
