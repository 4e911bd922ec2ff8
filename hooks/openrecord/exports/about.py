"""What is told of every file: whose record it is, for which day it speaks, and on what terms it may be used."""

from __future__ import annotations

from openrecord import links
from openrecord.exports.schema import MAJOR, VERSION
from openrecord.exports.source import Source
from openrecord.exports.texts import Json
from openrecord.frozen import frozen
from openrecord.model.council import Licence


@frozen
class About:
    """Whose record a file is, and what else holds for it."""

    council: str
    title: str
    as_at: str
    page: str
    """The page that the file belongs to."""
    described_at: str
    """The description of every table."""
    licence: Licence | None


def about(source: Source, address: str = links.DATA) -> About:
    """What is told of the files of a page, or of the whole record."""
    council = source.record.council
    return About(
        council=council.name,
        title=council.title,
        as_at=source.day.isoformat(),
        page=source.address(address),
        described_at=source.address(links.dataset(MAJOR, "datapackage.json")),
        licence=council.licence,
    )


def told(about: About) -> list[tuple[str, str]]:
    """As names and words, for a form that has only tables."""
    rows = [
        ("council", about.council),
        ("title", about.title),
        ("as_at", about.as_at),
        ("format", VERSION),
        ("page", about.page),
        ("described_at", about.described_at),
    ]
    if about.licence is not None:
        rows.append(("licence", about.licence.name))
    if about.licence is not None and about.licence.url:
        rows.append(("licence_url", about.licence.url))
    return rows


def as_json(about: About) -> dict[str, Json]:
    """As the head of a JSON file."""
    licence = about.licence
    return {
        "format": VERSION,
        "council": about.council,
        "title": about.title,
        "as_at": about.as_at,
        "page": about.page,
        "described_at": about.described_at,
        "licence": {"name": licence.name, "url": licence.url} if licence else None,
    }
