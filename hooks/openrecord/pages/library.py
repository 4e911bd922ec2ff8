"""The pages of measures, documents and duties, the line of time, and those about the record itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from openrecord import links
from openrecord.edition import Edition
from openrecord.exports.offers import TABLES_TITLE, data_page, tables_page
from openrecord.pages.page import ABOUT, DOCUMENTS, MEASURES, PROGRESS, Filed, Page
from openrecord.views.how_we_measure import how_we_measure_view
from openrecord.views.library.directions import direction_view, directions_view, issued_by
from openrecord.views.library.document import document_view
from openrecord.views.library.documents import documents_view
from openrecord.views.library.measure import measure_view
from openrecord.views.library.measures import measures_view
from openrecord.views.library.reference import about_view, glossary_view, search_view
from openrecord.views.parts.doubts import doubts_view
from openrecord.views.plans.priorities import priorities_view
from openrecord.views.timeline import pages_of_years, timeline_view, timeline_year_view


def library_pages(edition: Edition, sizes: Mapping[str, int]) -> Iterator[Page]:
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
    about = links.HOME if _written(edition, links.ABOUT) else links.ABOUT
    yield Page(links.DOUBTS, "doubts", "What we do not know", ABOUT, doubts_view, about)
    yield Page(links.GLOSSARY, "glossary", "Glossary", ABOUT, glossary_view, about)
    yield Page(links.SEARCH, "search", "Search", ABOUT, search_view)
    yield Page(links.TABLES, "tables", TABLES_TITLE, ABOUT, partial(tables_page, sizes=sizes), links.DATA)
    yield from (page for page in _about(about, sizes) if not _written(edition, page.address))


def _about(above: str, sizes: Mapping[str, int]) -> Iterator[Page]:
    for address, kind, title, parent in (
        (links.ABOUT, "about", "About this record", links.HOME),
        (links.PRIVACY, "privacy", "Privacy", above),
        (links.ACCESSIBILITY, "accessibility", "Accessibility statement", above),
    ):
        yield Page(address, kind, title, ABOUT, partial(about_view, title=title), parent)
    yield Page(links.HOW_WE_MEASURE, "how-we-measure", "How we measure progress", ABOUT, how_we_measure_view, above)
    yield Page(links.DATA, "data", "Data", ABOUT, partial(data_page, sizes=sizes), above)


def _written(edition: Edition, address: str) -> bool:
    """Whether content/ holds a page of its own for an address."""
    files = (f"{address.rstrip('/')}.md", links.source_uri(address))
    return any(file in edition.record.narratives for file in files)
