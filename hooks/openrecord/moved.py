"""What is drawn for addresses that moved: pages that lead on, and marks on the pages that still stand."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord import links
from openrecord.links import Here
from openrecord.promises import Promises
from openrecord.render import Renderer, aliased
from openrecord.views.parts.writer import Writer
from openrecord.views.withdrawn import part_gone, redirect_view


def moved_pages(promises: Promises, renderer: Renderer, site_url: str) -> Iterator[tuple[str, str]]:
    """The file and text of a plain page for each address that moved; it needs neither a script nor a server's rule."""
    for redirect in promises.moved.values():
        to = promises.leads_to(redirect)
        if to is not None and not redirect.anchor:
            writer = Writer(promises.edition, Here(redirect.page))
            view = redirect_view(writer, redirect, to, promises.called(redirect), site_url)
            yield links.page_file(redirect.page), str(renderer.component("redirect", "redirect", view))


def with_moved_parts(html: str, address: str, promises: Promises, renderer: Renderer) -> str:
    """The HTML of a page on which the parts that it no longer has keep their addresses.

    One that moved within the page has its old address beside the new one; one that left it is told of at the end.
    """
    within: dict[str, str] = {}
    gone = []
    for redirect in promises.moved_from(address):
        to = promises.leads_to(redirect)
        page, _, anchor = (to or "").partition("#")
        if to is not None and page == address and anchor:
            alias = str(renderer.component("addresses", "alias", redirect.anchor))
            within[anchor] = within.get(anchor, "") + alias
        else:
            gone.append(part_gone(Writer(promises.edition, Here(address)), redirect, to, promises.called(redirect)))
    if within:
        html = aliased(html, within)
    return f"{html}{renderer.component('addresses', 'gone', gone)}" if gone else html
