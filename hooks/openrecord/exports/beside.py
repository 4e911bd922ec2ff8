"""The data of the whole record and, beside each page, that of the page, written into the folder of a site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from openrecord.edition import Edition
from openrecord.exports.files import write_page, write_record
from openrecord.exports.pages import Index, PageData, pages_with_data
from openrecord.exports.source import Source


def data_of_pages(source: Source) -> Mapping[str, PageData]:
    """What belongs to each page that has data, by address."""
    return {data.address: data for data in pages_with_data(source)}


def write_downloads(
    today: Source, pages: Mapping[str, PageData], past: Mapping[str, Edition], folder: Path
) -> Mapping[str, int]:
    """Write everything; how large each file of the whole record is, by address.

    `past` has the editions of the pages of the past, by address.
    """
    sizes = dict(write_record(today, folder))
    index = Index(today)
    for address, data in pages.items():
        then = past.get(address)
        if then is not None and then is not index.source.edition:
            index = Index(Source(then, today.url, data.plan))
        write_page(index, data, folder)
    return sizes
