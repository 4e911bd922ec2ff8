"""The site map: every page drawn from the record, with its address, its template and the view it is drawn from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openrecord.edition import Edition
from openrecord.pages.about import about_pages
from openrecord.pages.doors import sections
from openrecord.pages.library import library_pages
from openrecord.pages.meetings import meeting_pages
from openrecord.pages.news import news_pages
from openrecord.pages.page import ABOUT, REPLACEABLE, WITHDRAWN, Page, found_as
from openrecord.pages.past import past_pages
from openrecord.pages.progress import plan_pages, progress_pages
from openrecord.pages.withdrawn import withdrawn_pages

__all__ = ["ABOUT", "REPLACEABLE", "WITHDRAWN", "Page", "found_as", "sections", "site_map"]


def site_map(edition: Edition, sizes: Mapping[str, int] | None = None, *, has_feeds: bool = False) -> Iterator[Page]:
    """Every page of an edition; `sizes` tells how large the files of the whole record are, by address."""
    yield from progress_pages(edition)
    yield from plan_pages(edition)
    yield from past_pages(edition)
    yield from meeting_pages(edition)
    yield from library_pages(edition)
    yield from about_pages(edition, {} if sizes is None else sizes)
    yield from withdrawn_pages(edition)
    yield from news_pages(edition, has_feeds=has_feeds)
