"""Registers of what meetings decided and asked for: by year, by meeting, and under the item that it came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby
from typing import Generic, TypeVar

from openrecord.edition.found import Asked, Decided
from openrecord.edition.periods import year_of
from openrecord.frozen import frozen
from openrecord.views.parts import Link
from openrecord.views.parts.archive import Facets, facets, item_title, meeting_link
from openrecord.views.parts.writer import Writer

T = TypeVar("T")
Found = TypeVar("Found", Decided, Asked)


@frozen
class UnderItem(Generic[T]):
    """What came of one item."""

    item: str
    withheld: bool
    """Whether the rest of the item is not published."""
    facets: Facets
    entries: tuple[T, ...]


@frozen
class AtMeeting(Generic[T]):
    """What came of one meeting."""

    meeting: Link
    items: tuple[UnderItem[T], ...]


@frozen
class InYear(Generic[T]):
    """What came of the meetings of one year."""

    year: str
    meetings: tuple[AtMeeting[T], ...]


def register(writer: Writer, found: Iterable[Found], entry: Callable[[Found], T]) -> tuple[InYear[T], ...]:
    """What was found in the minutes, in the order given, each drawn as an entry of a list."""
    return tuple(
        InYear(
            str(year),
            tuple(
                AtMeeting(meeting_link(writer, at_meeting[0].meeting), _under_items(writer, at_meeting, entry))
                for at_meeting in (list(group) for _, group in groupby(of_year, lambda one: one.meeting.path))
            ),
        )
        for year, of_year in groupby(found, lambda one: year_of(one.meeting))
    )


def _under_items(writer: Writer, found: Iterable[Found], entry: Callable[[Found], T]) -> tuple[UnderItem[T], ...]:
    return tuple(
        UnderItem(
            item=item_title(under[0].item),
            withheld=under[0].item.withheld is not None,
            facets=facets(writer.record, under[0].meeting, under[0].item),
            entries=tuple(map(entry, under)),
        )
        for under in (list(group) for _, group in groupby(found, lambda one: one.item.anchor))
    )
