"""A page for each that was withdrawn, at the address that it had."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from openrecord.edition import Edition
from openrecord.pages.page import ABOUT, WITHDRAWN, Page
from openrecord.views.withdrawn import withdrawn_view


def withdrawn_pages(edition: Edition) -> Iterator[Page]:
    """A page for each that was withdrawn."""
    for redirect in edition.record.redirects:
        if redirect.was is not None and not redirect.anchor:
            draw = partial(withdrawn_view, redirect=redirect)
            yield Page(redirect.page, WITHDRAWN, f"Withdrawn: {redirect.was}", ABOUT, draw)
