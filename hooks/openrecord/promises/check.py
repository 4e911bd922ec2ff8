"""What is wrong with the addresses: gone without a word, taken by another thing, or leading nowhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from openrecord import links
from openrecord.ledger import fingerprint
from openrecord.model.address import Published, Redirect
from openrecord.model.record import Record
from openrecord.problems import Problem, closest, meant, nearest, nearest_path, said
from openrecord.promises.kept import REDIRECTS, Promises, gone
from openrecord.promises.taken import Files, Taken, moved
from openrecord.read import without_collecting
from openrecord.standing import Standing


def problems_in_addresses(promises: Promises, whole: Record, root: Path) -> tuple[Problem, ...]:
    """What was published and is gone or taken by another thing, and redirects that lead nowhere.

    `whole` is the record with what is kept back: it says where things stand in the files.
    """
    if not whole.redirects and not whole.published:
        return ()
    files = Files(root, whole)
    with without_collecting():
        return (*_redirects(promises, whole, files), *_ledger(promises, whole, files))


def _redirects(promises: Promises, whole: Record, files: Files) -> Iterator[Problem]:
    public = frozenset(promises.edition.record.redirects)
    for position, redirect in enumerate(whole.redirects):
        if redirect not in public:
            continue
        is_file = redirect.from_ == redirect.page[:-1] and (files.root / "content" / redirect.from_).is_file()
        wrong = "is a file of content/; take the redirect out" if is_file else _wrong_start(promises, redirect)
        if wrong:
            yield Problem(
                REDIRECTS, files.lines.of(REDIRECTS, (position, "from")), f"from: {said(redirect.from_)} {wrong}"
            )
        wrong = _wrong_end(promises, redirect)
        if wrong:
            yield Problem(REDIRECTS, files.lines.of(REDIRECTS, (position, "to")), f"to: {said(redirect.to)} {wrong}")


def _wrong_start(promises: Promises, redirect: Redirect) -> str:
    pages, ledger = promises.pages, promises.edition.record.published
    page, mark, anchor = redirect.from_.partition("#")
    if not mark and redirect.page in pages:
        return "is a page of this site; take the redirect out, or give the page another id"
    if mark and page in promises.moved:
        return ""  # once the whole page moved, its parts lead where that does
    if mark and page not in pages:
        return f"is a part of a page that is not there{meant(nearest_path(page, pages))} Say where the whole page went"
    if mark and anchor in promises.parts.get(page, {}):
        return "still stands there; take the redirect out, or give what stands there another id"
    if not ledger:
        return ""
    known = ledger.get(redirect.from_ if not mark else page)
    if known is None:
        question = meant(nearest_path(redirect.from_, ledger))
    else:
        question = nearest(anchor, known.anchors) if mark and anchor not in known.anchors else ""
    return f"was never published{question}" if question else ""


def _wrong_end(promises: Promises, redirect: Redirect) -> str:
    if redirect.to is None:
        return ""
    if promises.leads_to(redirect) is not None:
        page, _, anchor = redirect.to.partition("#")
        parts = promises.parts.get(page, {})
        if ":" in redirect.to or not anchor or anchor in parts or anchor[:1].isupper():
            return ""
        return f"names no part of that page that stays{nearest(anchor, parts)}"
    if ":" in redirect.to:
        return "is not there, or kept back; lead to what readers can see"
    page = redirect.to.partition("#")[0]
    return f"is no page of this site{meant(nearest_path(page, promises.pages))}"


def _ledger(promises: Promises, whole: Record, files: Files) -> Iterator[Problem]:
    pages, ledger = promises.pages, promises.edition.record.published
    new = _Successors({page: title for page, title in pages.items() if page not in ledger}, promises)
    hidden = links.pages_with_narratives(whole)
    for published in ledger.values():
        page = published.address
        if not published.is_page or promises.is_accounted_for(published):
            continue
        if page not in pages:
            yield gone(published, "", new.of(published), page in hidden)
            continue
        here = promises.parts.get(page, {})
        taken = Taken(published, here)
        for anchor in published.anchors:
            stands = anchor in here or anchor in taken.moves or taken.goes_with_its_item(anchor)
            if not stands and not promises.is_accounted_for(published, anchor):
                yield gone(published, anchor, _likely_part(published, anchor, here) or new.of_part(published, anchor))
        told = {was: is_ for was, is_ in taken.told.items() if not promises.is_accounted_for(published, was)}
        if told:
            yield from moved(taken, told, files)


class _Successors:
    """The pages that are new, among which one that is gone may be found again; and their parts."""

    def __init__(self, pages: Mapping[str, str], promises: Promises) -> None:
        self._pages = pages
        self._promises = promises
        self._by_title = {title.casefold(): page for page, title in reversed(tuple(pages.items()))}

    def of(self, published: Published) -> str:
        same = self._by_title.get(published.title.casefold())
        return same or nearest_path(published.address, self._pages)

    def of_part(self, published: Published, anchor: str) -> str:
        """A part of another page that is called and says the same, such as a milestone that went to another action."""
        address = self._parts.get((anchor, published.anchors[anchor].fingerprint))
        return f"{address}#{anchor}" if address is not None else ""

    @cached_property
    def _parts(self) -> Mapping[tuple[str, str], str]:
        return {
            (anchor, fingerprint(thing.words)): page
            for page, parts in self._promises.parts.items()
            for anchor, thing in parts.items()
        }


def _likely_part(published: Published, anchor: str, here: Mapping[str, Standing]) -> str:
    """The part of a page that says what was said at an anchor, or else the new one of the nearest name."""
    was = published.anchors[anchor].fingerprint
    new = [name for name in here if name not in published.anchors]
    same = next((name for name in new if fingerprint(here[name].words) == was), None)
    name = same or closest(anchor, new)
    return f"{published.address}#{name}" if name else ""
