"""The parts of a page: each has an address that is its alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from openrecord.check.survey import Finding, Part, Survey
from openrecord.model.item import LETTERS, AgendaItem, part_anchor
from openrecord.model.meeting import Meeting
from openrecord.model.plan import Theme, Update
from openrecord.yamlfile import Place


class _Address(NamedTuple):
    """An address within a page, and the way to what stands there."""

    anchor: str
    place: Place
    is_written: bool
    """Whether it is an id, and not made of a number or a position."""


def parts_of_a_page_have_addresses_of_their_own(survey: Survey) -> Iterator[Finding]:
    """No two parts of the business of a meeting, nor of what an update or a theme says, have the same address.

    An id that is written outweighs a number or a position, since it may be there to keep an address.
    """
    for meeting in survey.of(Meeting):
        yield from _taken_twice(meeting, _of_meeting(meeting.entry), "meeting")
    for update in survey.of(Update):
        yield from _taken_twice(update, _of_statements(update.entry), "update")
    for theme in survey.of(Theme):
        actions = (action.id for action in theme.entry.actions)
        yield from _taken_twice(theme, _of_statements(theme.entry), "theme", actions)


Holder = Part[Meeting] | Part[Update] | Part[Theme]


def _taken_twice(
    holder: Holder, addresses: Iterable[_Address], of: str, others: Iterable[str] = ()
) -> Iterator[Finding]:
    taken = set(others)
    counted: list[_Address] = []
    for one in addresses:
        if not one.is_written:
            counted.append(one)
        elif one.anchor in taken:
            message = f"the address #{one.anchor} is taken by an earlier part of this {of}; choose another id"
            yield holder.finding(message, *one.place)
        else:
            taken.add(one.anchor)
    for one in counted:
        if one.anchor in taken:
            message = f"the address #{one.anchor} is taken by another part of this {of}; give this an id of its own"
            yield holder.finding(message, *one.place)
        taken.add(one.anchor)


def _of_statements(told: Theme | Update) -> Iterator[_Address]:
    return (_Address(one.anchor, one.place, one.statement.id is not None) for one in told.statements)


def _of_meeting(meeting: Meeting) -> Iterator[_Address]:
    """Without items that a number names which another has already: that is told as it is."""
    numbers: set[str | None] = {None}
    for position, item in enumerate(meeting.items):
        if item.id or item.number not in numbers:
            yield from _of_item(item, position)
        numbers.add(item.number)


def _of_item(item: AgendaItem, position: int) -> Iterator[_Address]:
    place: Place = ("items", position, "id") if item.id else ("items", position)
    own = item.anchor
    yield _Address(own, place, item.id is not None)
    for letter, key in LETTERS.items():
        for at, thing in enumerate(getattr(item, key)):
            yield _Address(
                part_anchor(own, thing.id, letter, at + 1), ("items", position, key, at), thing.id is not None
            )


RULES = (parts_of_a_page_have_addresses_of_their_own,)
