"""The short addresses of pages: a small file for each that leads on, and what is wrong where two are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from openrecord import links
from openrecord.narrative import address_of
from openrecord.problems import Problem
from openrecord.render import Renderer
from openrecord.views.cite import short_address_view


def short_pages(titles: Mapping[str, str], renderer: Renderer, site_url: str) -> Iterator[tuple[str, str]]:
    """The file and text of the page at each short address; `titles` has those of the pages that they lead to."""
    for address, title in titles.items():
        view = short_address_view(address, title, site_url)
        yield links.page_file(links.short(address)), str(renderer.component("short_address", "short_address", view))


def problems_in_short_addresses(pages: Iterable[str], narratives: Iterable[str]) -> Iterator[Problem]:
    """No two pages have the same short address."""
    files = {quote(address_of(path)): f"content/{path}" for path in narratives}
    for one, other in links.sharing_a_short_one({*pages, *files}):
        yield Problem(
            files.get(other) or files.get(one) or "data/council.yml",
            1,
            f"the pages /{one} and /{other} have the same short address, /{links.short(one)}; "
            "give the newer of the two another id or file name, so that the older keeps its address",
        )
