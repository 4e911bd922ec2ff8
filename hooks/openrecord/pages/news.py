"""The pages of what changed."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from openrecord import links
from openrecord.edition import Edition
from openrecord.edition.periods import period_called
from openrecord.pages.page import PROGRESS, Page
from openrecord.views.what_changed import changed_in_view, what_changed_view


def news_pages(edition: Edition, *, has_feeds: bool) -> Iterator[Page]:
    draw = partial(what_changed_view, has_feeds=has_feeds)
    yield Page(links.WHAT_CHANGED, "what-changed", "What changed", PROGRESS, draw)
    for period in edition.news.by_period.pages:
        address, title = links.in_period(links.WHAT_CHANGED, period), f"What changed in {period_called(period)}"
        draw_period = partial(changed_in_view, period=period)
        yield Page(address, "what-changed-year", title, PROGRESS, draw_period, links.WHAT_CHANGED)
