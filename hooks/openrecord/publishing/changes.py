"""What changed from one edition to the next, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping

from openrecord import links, words
from openrecord.edition import Edition
from openrecord.edition.news import Topic
from openrecord.frozen import frozen
from openrecord.ledger import quoted
from openrecord.links import Here
from openrecord.model.address import Published
from openrecord.problems import visible
from openrecord.publishing.addresses import OF_THE_TOOL, is_of_a_page
from openrecord.publishing.manifest import Manifest
from openrecord.views.parts.writer import Writer
from openrecord.views.telling import Told, told
from openrecord.words import agree, capital, count, series

CHANGES = "changes.txt"
MOST_NEWS = 20
"""How many news of one kind are told one by one."""
_WHOLE = "of the whole record"
_PARTS = {
    links.PLANS: "of plans",
    links.UPDATES: "of updates",
    links.MEETINGS: "of meetings",
    links.MEASURES: "of measures",
    links.DOCUMENTS: "of documents",
    links.DIRECTIONS: "of duties",
    links.PEOPLE: "of people",
    links.PAST: "of the past, as it stood at an update",
}
"""The parts of the site as the summary lists them, by the folder of their pages."""


@frozen
class Changes:
    """The pages and other files that are new, changed or gone, by address."""

    new: tuple[str, ...]
    changed: tuple[str, ...]
    gone: tuple[str, ...]
    new_files: tuple[str, ...]
    changed_files: tuple[str, ...]
    gone_files: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """How many pages, in one sentence."""
        parts = [
            f"{count(len(pages), 'page')} {agree(len(pages), 'is')} {what}"
            for pages, what in ((self.new, "new"), (self.changed, "changed"), (self.gone, "gone"))
            if pages
        ]
        return f"{capital(series(parts))}." if parts else "No page reads otherwise than before."


def changes(
    before: Manifest | None, now: Manifest, was: Mapping[str, Published], is_: Mapping[str, Published]
) -> Changes:
    """What changed; `was` and `is_` are what two editions published, their pages among it with their titles."""
    old = {quoted(path): of for path, of in before.files.items()} if before else {}
    new = {quoted(path): of for path, of in now.files.items()}
    old_pages, pages = _pages(was) & old.keys(), _pages(is_) & new.keys()
    old_files, files = old.keys() - old_pages - pages, new.keys() - old_pages - pages

    def reads_otherwise(page: str) -> bool:
        return new[page].words != old[page].words or is_[page].title != was[page].title

    return Changes(
        new=_sorted(pages - old_pages),
        changed=_sorted(filter(reads_otherwise, pages & old_pages)),
        gone=_sorted(old_pages - pages),
        new_files=_sorted(files - old_files),
        changed_files=_sorted(file for file in files & old_files if new[file].sha256 != old[file].sha256),
        gone_files=_sorted(old_files - files),
    )


def report(
    what: Changes,
    before: Manifest | None,
    now: Manifest,
    was: Mapping[str, Published],
    is_: Mapping[str, Published],
    news: Iterable[str] = (),
) -> str:
    """The whole summary, for people: first what residents will read as new, then page by page."""
    day = words.day(dt.date.fromisoformat(now.day))
    compared = f"compared with edition {before.edition}" if before else "the first"
    lines = [f"Edition {now.edition}, as at {day}, {compared}.", what.sentence, *news]
    lines += _listed("New pages", what.new, lambda page: _title(is_, page))
    lines += _listed("Changed pages", what.changed, lambda page: _renamed(was, is_, page))
    lines += _listed("Pages that are gone; each says where it went", what.gone, lambda page: _title(was, page))
    lines += _files("New files", what.new_files)
    lines += _files("Changed files", what.changed_files)
    lines += _files("Files that are gone", what.gone_files)
    return "\n".join(lines) + "\n"


def told_news(edition: Edition) -> tuple[str, ...]:
    """What an edition has that no edition before it had, in sentences, grouped as residents read it.

    Of the first edition, all would be new, and nothing is said.
    """
    known = edition.record.announced
    new = [news for news in edition.news.newest_first if known and news.id not in known and news.shown <= edition.day]
    writer = Writer(edition, Here(""))
    lines: list[str] = []
    for topic in Topic:
        found = [told(writer, news) for news in new if news.topic is topic]
        lines += ["", f"{topic.value}:"] if found else []
        lines += [f"  {_sentence(one)}" for one in found[:MOST_NEWS]]
        if len(found) > MOST_NEWS:
            lines.append(f"  {words.opening(len(found) - MOST_NEWS, 'more', 'is', 'more')} on the page What changed.")
    return tuple(lines)


def _sentence(one: Told) -> str:
    first = visible(" ".join("".join(span.text for span in part) for part in one.text[:1]))
    title = visible(one.title)
    return f"{title}. {first}" if first and first not in title else title


def _listed(heading: str, addresses: Iterable[str], title: Callable[[str], str]) -> Iterator[str]:
    """The pages by the part of the site that they belong to."""
    groups: dict[str, list[str]] = {name: [] for name in (_WHOLE, *_PARTS.values())}
    for address in addresses:
        groups[_part(address)].append(address)
    for name, found in groups.items():
        if found:
            yield ""
            yield f"{heading}, {name} ({len(found):,}):"
            yield from (f"  /{address}  {title(address)}".rstrip() for address in found)


def _files(heading: str, files: tuple[str, ...]) -> Iterator[str]:
    """The files for readers by name; how many others, which come and go with their pages."""
    own = [name for name in files if not (is_of_a_page(name) or name.startswith(OF_THE_TOOL))]
    others = len(files) - len(own)
    if files:
        yield ""
    if own:
        yield f"{heading} ({len(own):,}):"
        yield from (f"  /{name}" for name in own)
    if others:
        yield f"{heading} beside the pages, and the tool's own: {others:,}."


def _part(address: str) -> str:
    return next((name for folder, name in _PARTS.items() if address.startswith(folder)), _WHOLE)


def _pages(found: Mapping[str, Published]) -> set[str]:
    return {address for address, published in found.items() if published.is_page}


def _title(titles: Mapping[str, Published], page: str) -> str:
    return visible(titles[page].title)


def _renamed(was: Mapping[str, Published], is_: Mapping[str, Published], page: str) -> str:
    old, new = _title(was, page), _title(is_, page)
    return new if old == new else f"{new} (was called: {old})"


def _sorted(addresses: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(addresses))
