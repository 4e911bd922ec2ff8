"""Who holds a post, in one cell; the table of holders has each by itself."""

from __future__ import annotations

from collections.abc import Iterable

from openrecord.model.dates import Unknown
from openrecord.model.entry import Postholder
from openrecord.model.record import Record

LED_BY = "Who answers for it, in words; the table holders has each post and person by itself."


def in_words(record: Record, holders: Iterable[Postholder]) -> str | None:
    """`Director of Housing: A. Khan; Chair: name not known`."""
    return "; ".join(filter(None, (_holder(record, holder) for holder in holders))) or None


def _holder(record: Record, holder: Postholder) -> str:
    name = "name not known" if isinstance(holder.person, Unknown) else named(record, holder.person)
    return ": ".join(filter(None, (holder.post, name)))


def named(record: Record, person: object) -> str | None:
    """A person's name; None where nobody is meant, or the record holds no name."""
    found = record.people.get(person) if isinstance(person, str) else None
    return found.name if found else None
