"""What changed from one edition to the next, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from openrecord.ledger import quoted
from openrecord.model.address import Published
from openrecord.problems import visible
from openrecord.publishing.manifest import Manifest
from openrecord.words import agree, capital, count, series

CHANGES = "changes.txt"


@dataclass(frozen=True)
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


def changes(before: Manifest | None, now: Manifest, was: Iterable[str], is_: Iterable[str]) -> Changes:
    """What changed; `was` and `is_` are the addresses of the pages, among all that an edition holds."""
    old = {quoted(path): of for path, of in before.files.items()} if before else {}
    new = {quoted(path): of for path, of in now.files.items()}
    old_pages, pages = {*was} & old.keys(), {*is_} & new.keys()
    old_files, files = old.keys() - old_pages - pages, new.keys() - old_pages - pages
    return Changes(
        new=_sorted(pages - old_pages),
        changed=_sorted(page for page in pages & old_pages if new[page].words != old[page].words),
        gone=_sorted(old_pages - pages),
        new_files=_sorted(files - old_files),
        changed_files=_sorted(file for file in files & old_files if new[file].sha256 != old[file].sha256),
        gone_files=_sorted(old_files - files),
    )


def report(what: Changes, before: Manifest | None, now: Manifest, titles: Mapping[str, Published]) -> str:
    """The whole summary, for people."""
    compared = f"compared with edition {before.edition}" if before else "the first"
    lines = [f"Edition {now.edition}, as at {now.day}, {compared}.", what.sentence]
    lines += _listed("New pages", what.new, titles)
    lines += _listed("Changed pages", what.changed, titles)
    lines += _listed("Pages that are gone; each says where it went", what.gone, titles)
    lines += _listed("New files", what.new_files, {})
    lines += _listed("Changed files", what.changed_files, {})
    lines += _listed("Files that are gone", what.gone_files, {})
    return "\n".join(lines) + "\n"


def _listed(heading: str, addresses: tuple[str, ...], titles: Mapping[str, Published]) -> Iterator[str]:
    if addresses:
        yield ""
        yield f"{heading} ({len(addresses):,}):"
        for address in addresses:
            title = visible(titles[address].title) if address in titles else ""
            yield f"  /{address}  {title}".rstrip()


def _sorted(addresses: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(addresses))
