"""What was promised and is not there once the pages are drawn and the files lie in their folder."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from urllib.parse import unquote

from openrecord.problems import Problem, said
from openrecord.promises.kept import REDIRECTS, Promises, gone, shown


def missing_parts(promises: Promises, address: str, anchors: Collection[str]) -> Iterator[Problem]:
    """What was published on a page, or is led to by a redirect, and is not among the addresses on it as it is drawn."""
    published = promises.edition.record.published.get(address)
    for anchor in published.anchors if published else ():
        if published and anchor not in anchors and not promises.is_accounted_for(published, anchor):
            yield gone(published, anchor, "")
    for anchor in promises.led_to.get(address, ()):
        if anchor not in anchors:
            yield Problem(
                REDIRECTS, 1, f"to: the page {shown(address)} has no part {said(anchor)}; name one that it has"
            )


def missing_files(promises: Promises, folder: Path) -> Iterator[Problem]:
    """The files that were published, are not in the folder of a built site, and are not said to be withdrawn."""
    for published in promises.edition.record.published.values():
        is_there = published.is_page or (folder / unquote(published.address)).is_file()
        if not is_there and not promises.is_accounted_for(published):
            yield gone(published, "", "")
