"""The site map: every page drawn from the record, with its address, its template and the view it is drawn from."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord.pages.doors import sections
from openrecord.pages.library import library_pages
from openrecord.pages.meetings import meeting_pages
from openrecord.pages.page import ABOUT, REPLACEABLE, Page, found_as
from openrecord.pages.past import past_pages
from openrecord.pages.progress import plan_pages, progress_pages
from openrecord.views.edition import Edition

__all__ = ["ABOUT", "REPLACEABLE", "Page", "found_as", "sections", "site_map"]


def site_map(edition: Edition) -> Iterator[Page]:
    """Every page of an edition."""
    yield from progress_pages(edition)
    yield from plan_pages(edition)
    yield from past_pages(edition)
    yield from meeting_pages(edition)
    yield from library_pages(edition)
