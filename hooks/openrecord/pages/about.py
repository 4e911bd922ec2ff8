"""The pages about the record itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from openrecord import links
from openrecord.edition import Edition
from openrecord.exports.offers import TABLES_TITLE, data_page, tables_page
from openrecord.pages.page import ABOUT, Page
from openrecord.views.how_we_measure import how_we_measure_view
from openrecord.views.library.reference import about_view, glossary_view, search_view
from openrecord.views.parts.doubts import doubts_view


def about_pages(edition: Edition, sizes: Mapping[str, int]) -> Iterator[Page]:
    about = links.HOME if _written(edition, links.ABOUT) else links.ABOUT
    yield Page(links.DOUBTS, "doubts", "What we do not know", ABOUT, doubts_view, about)
    yield Page(links.GLOSSARY, "glossary", "Glossary", ABOUT, glossary_view, about)
    yield Page(links.SEARCH, "search", "Search", ABOUT, search_view)
    yield Page(links.TABLES, "tables", TABLES_TITLE, ABOUT, partial(tables_page, sizes=sizes), links.DATA)
    yield from (page for page in _replaceable(about, sizes) if not _written(edition, page.address))


def _replaceable(above: str, sizes: Mapping[str, int]) -> Iterator[Page]:
    """Those that a file in content/ may replace."""
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
