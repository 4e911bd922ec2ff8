"""What entries have in common: who holds a post, corrections, sources, spans of time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from operator import is_
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    model_validator,
)

from openrecord.model.types import (
    Cited,
    Date,
    Line,
    MaybeDate,
    MaybePerson,
    MeetingPath,
    Text,
    one_or_many,
)


class Entry(BaseModel):
    """What every entry of the record has in common: it is frozen, and a key that it does not know is a problem."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, serialize_by_alias=True)

    publish_from: Date | None = None
    """The day until which this entry is kept out of every output."""

    @model_validator(mode="before")
    @classmethod
    def _null_is_absent(cls, data: Any) -> Any:
        """A key whose value is null or empty means the same as one left out."""
        if isinstance(data, dict) and None in data.values():
            known = cls.keys()
            return {key: value for key, value in data.items() if value is not None or key not in known}
        return data

    @classmethod
    def keys(cls) -> dict[str, str]:
        """The keys that may be written, each with the name of the field that it fills."""
        found: dict[str, str] | None = cls.__dict__.get("_keys_of_this_model")
        if found is None:
            found = {field.alias or name: name for name, field in cls.model_fields.items()}
            type.__setattr__(cls, "_keys_of_this_model", found)
        return found


def is_public(entry: Entry, day: dt.date) -> bool:
    """Whether an entry may be shown on a day."""
    return entry.publish_from is None or entry.publish_from.first <= day


def is_same(kept: Collection[object], whole: Collection[object]) -> bool:
    """Whether all of the members of a whole were kept, each as it was, so that the whole itself can be."""
    return len(kept) == len(whole) and all(map(is_, kept, whole))


class Postholder(Entry):
    """Somebody who holds a post: the post, the person, or both."""

    post: Line | None = None
    """The post, in the words of the time."""
    person: MaybePerson | None = None
    """The person's id in people.yml, or unknown."""
    as_written: Line | None = None
    """The name as the document wrote it, where it differs."""


Postholders = Annotated[tuple[Postholder, ...], BeforeValidator(one_or_many)]


class Confirmation(Entry):
    """What somebody independent confirmed, or who agreed a thing."""

    by: Line
    """Who confirmed or agreed it."""
    on: MaybeDate | None = None
    """When."""
    source: Cited = ()
    """Where that is said."""


class Correction(Entry):
    """A mistake put right in the open."""

    date: MaybeDate
    """The day of the correction."""
    where: Line | None = None
    """The part of the file that was wrong, such as item-5-p3."""
    was: Text
    """What it said."""
    now: Text
    """What it says now."""
    why: Text
    """Why it was changed."""
    agreed_at: MeetingPath | None = None
    """The meeting, or its resolution, that agreed the correction."""


class Corrected(Entry):
    """An entry with a file of its own, or of a list that has one, in which corrections may stand."""

    corrections: tuple[Correction, ...] = ()
    """Mistakes put right, each said in the open."""


class Span(Entry):
    """A stretch of time, both ends included."""

    from_: Date = Field(alias="from")
    """Its first day."""
    to: Date
    """Its last day."""


class Period(Entry):
    """A stretch of time of which an end may not be known."""

    from_: MaybeDate | None = Field(default=None, alias="from")
    """Its first day."""
    to: MaybeDate | None = None
    """Its last day."""
