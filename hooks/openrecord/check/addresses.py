"""Redirects: each leads straight to something that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openrecord.check.references import Absences
from openrecord.check.survey import Finding, Part, Survey
from openrecord.model.address import Redirect
from openrecord.problems import said


def a_redirect_leads_to_something(survey: Survey) -> Iterator[Finding]:
    """A redirect that leads to a reference names something that the record holds."""
    absences = Absences(survey)
    for part in survey.of(Redirect):
        kind, colon, path = (part.entry.to or "").partition(":")
        message = absences.of(kind, path) if colon else None
        if message is not None:
            yield part.finding(message, "to")


def an_address_moves_once(survey: Survey) -> Iterator[Finding]:
    """Only one redirect tells of an address, with or without a slash in front or at the end."""
    taken: set[tuple[str, str]] = set()
    for part in survey.of(Redirect):
        address = part.entry.page, part.entry.anchor
        if address in taken:
            yield part.finding(f"from: {said(part.entry.from_)} is told of by an earlier redirect; keep one", "from")
        taken.add(address)


def a_redirect_leads_straight_there(survey: Survey) -> Iterator[Finding]:
    """No redirect leads to an address that moved or was withdrawn itself, its own least of all."""
    moved = {part.entry.from_: part for part in survey.of(Redirect)}
    for part in survey.of(Redirect):
        end = part
        passed = {part.entry.from_}
        while (after := _next(survey, end, moved)) is not None and after.entry.from_ not in passed:
            end = after
            passed.add(end.entry.from_)
        if after is not None:
            yield part.finding(f"to: {said(part.entry.to)} leads round in a circle; say where it is now", "to")
        elif end is not part:
            instead = f"lead to {said(end.entry.to)} directly" if end.entry.to else "say here that it was withdrawn"
            yield part.finding(f"to: {said(part.entry.to)} moved itself or was withdrawn; {instead}", "to")


def _next(survey: Survey, part: Part[Redirect], moved: Mapping[str, Part[Redirect]]) -> Part[Redirect] | None:
    to = _address(survey, part)
    return (moved.get(to) or moved.get(to.partition("#")[0])) if to else None


def _address(survey: Survey, part: Part[Redirect]) -> str:
    kind, colon, path = (part.entry.to or "").partition(":")
    if not colon:
        return kind
    target = survey.links.find(kind, path)
    return target.address if target else ""


RULES = (a_redirect_leads_to_something, an_address_moves_once, a_redirect_leads_straight_there)
