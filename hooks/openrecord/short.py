"""The short addresses of pages: a small file for each that leads on, and what is wrong where two are the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from openrecord import links
from openrecord.narrative import address_of
from openrecord.problems import Problem
from openrecord.promises import REDIRECTS, Promises
from openrecord.render import Renderer
from openrecord.views.frame.cite import short_address_view


def short_pages(titles: Mapping[str, str], renderer: Renderer, site_url: str) -> Iterator[tuple[str, str]]:
    """The file and text of the page at each short address; `titles` has those of the pages that they lead to."""
    for address, title in titles.items():
        view = short_address_view(address, title, site_url)
        yield links.page_file(links.short(address)), str(renderer.component("short_address", "short_address", view))


def problems_in_short_addresses(promises: Promises) -> Iterator[Problem]:
    """No two pages have the same short address, those among them that moved or were withdrawn."""
    record = promises.edition.record
    moved = {redirect.page for redirect in promises.moved.values() if not redirect.anchor}
    files = dict.fromkeys(moved, REDIRECTS)
    files |= {quote(address_of(path)): f"content/{path}" for path in record.narratives}
    for pair in links.sharing_a_short_one({*promises.pages, *moved}):
        older, newer = sorted(pair, key=lambda page: (page not in moved, page not in record.published, page))
        if newer in record.published or older not in {*moved, *record.published}:
            which = "the newer of the two"
        else:
            which = f"/{newer}, which is new,"
        yield Problem(
            files.get(newer) or files.get(older) or "data/council.yml",
            1,
            f"the pages /{older} and /{newer} have the same short address, /{links.short(older)}; "
            f"give {which} another id or file name, so that the older keeps its address",
        )
