"""The table of the addresses that moved or were withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord.exports.columns import address, fields, name, table
from openrecord.exports.source import Source
from openrecord.frozen import frozen
from openrecord.model.address import Redirect


@frozen
class _Moved:
    source: Source
    redirect: Redirect


def _redirects(source: Source) -> Iterator[_Moved]:
    for redirect in source.record.redirects:
        yield _Moved(source, redirect)


REDIRECTS = table(
    "redirects",
    "Every address that was published and is elsewhere now, or was withdrawn.",
    _redirects,
    (
        name("The address that was published, without the host.", lambda row: row.redirect.from_),
        fields(Redirect, "to=leads_to withdrawn was why", lambda row: row.redirect),
        address(lambda row: row.source.address(row.redirect.from_)),
    ),
)
