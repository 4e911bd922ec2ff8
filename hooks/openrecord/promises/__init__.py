"""Promised addresses: what the ledger says was published must still be there, or data/redirects.yml says where it went.

The check names what is gone with its likely successor, and what another thing has taken the address of with the `id`
that puts it right. A file, such as a PDF, can only be looked for once the site is built.
"""

from __future__ import annotations

from openrecord.promises.built import missing_files, missing_parts
from openrecord.promises.check import problems_in_addresses
from openrecord.promises.kept import REDIRECTS, Promises
from openrecord.promises.told import explained, listed, suggested

__all__ = [
    "REDIRECTS",
    "Promises",
    "explained",
    "listed",
    "missing_files",
    "missing_parts",
    "problems_in_addresses",
    "suggested",
]
