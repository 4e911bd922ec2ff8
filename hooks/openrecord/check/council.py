"""People, bodies, documents, directions and terms: what each must hold, and what follows what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TypeVar
from urllib.parse import urlsplit

from openrecord.check.dates import is_before
from openrecord.check.survey import Finding, Part, Survey
from openrecord.model.council import Body, Contact, Person, Strategy, Term
from openrecord.model.direction import Direction, Fulfilment
from openrecord.model.document import SourceDocument
from openrecord.model.entry import Entry, Postholder
from openrecord.problems import said

E = TypeVar("E", bound=Entry)

_A_TIME = re.compile(r"\d{4}(?:-\d{2})?")
_SCHEMES = ("http", "https", "mailto")
_ADDRESS_KEYS = ("url", "website")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)+")


def postholders_have_a_post_or_a_person(survey: Survey) -> Iterator[Finding]:
    """Whoever leads, owns, writes or presents something is named by post, by person, or both."""
    for part in survey.of(Postholder):
        if part.entry.post is None and part.entry.person is None:
            written = (
                f"{said(part.entry.as_written)} alone is nobody of the record"
                if part.entry.as_written
                else "nobody is named here"
            )
            yield part.finding(f"{written}; write post or person, which may be unknown")


def people_have_a_name_or_a_role(survey: Survey) -> Iterator[Finding]:
    """A person is known by name, or by the post of at least one role."""
    for part in survey.of(Person):
        if part.entry.name is None and not part.entry.roles:
            yield part.finding(f"{said(part.entry.id)} has neither a name nor a role; write one of them")


def bodies_do_not_succeed_themselves(survey: Survey) -> Iterator[Finding]:
    """No body took over from itself, directly or by way of others."""
    before = {body.id: body.succeeds for body in survey.record.bodies.values()}
    for part in survey.of(Body):
        if part.entry.succeeds and _comes_back(before, part.entry.id):
            yield part.finding(
                f"succeeds: {said(part.entry.succeeds)} leads back to {said(part.entry.id)}; mend one of them",
                "succeeds",
            )


def bodies_are_not_called_after_a_time(survey: Survey) -> Iterator[Finding]:
    """No body has a year or a month as its id: the lists of all meetings of a time have that address."""
    for part in survey.of(Body):
        if _A_TIME.fullmatch(part.entry.id):
            yield part.finding(
                f"id: {said(part.entry.id)} is where the meetings of that time are listed; choose another", "id"
            )


def documents_do_not_supersede_themselves(survey: Survey) -> Iterator[Finding]:
    """No document took the place of itself, directly or by way of others."""
    before = {document.id: document.supersedes for document in survey.record.documents.values()}
    for part in survey.of(SourceDocument):
        if part.entry.supersedes and _comes_back(before, part.entry.id):
            yield part.finding(
                f"supersedes: {said(part.entry.supersedes)} leads back to {said(part.entry.id)}; mend one of them",
                "supersedes",
            )


def directions_replace_earlier_ones(survey: Survey) -> Iterator[Finding]:
    """A direction takes the place of others that were issued no later than it was."""
    for part in survey.of(Direction):
        for position, replaced in enumerate(part.entry.replaces):
            other = survey.record.directions.get(replaced)
            if replaced == part.entry.id:
                yield part.finding(
                    f"replaces: {said(replaced)} is this direction itself; take it out", "replaces", position
                )
            elif other and is_before(part.entry.issued, other.issued):
                yield part.finding(
                    f"replaces: {said(replaced)} was issued later, on {said(other.issued)}; mend one of them",
                    "replaces",
                    position,
                )


def directions_that_ended_say_when(survey: Survey) -> Iterator[Finding]:
    """A direction that no longer binds says since when, which may be unknown; one in force does not."""
    for part in survey.of(Direction):
        state, on = part.entry.state, part.entry.on
        if state in {"lapsed", "revoked", "discharged"} and on is None:
            yield part.finding(f"state: {said(state)} needs the day; write it under on, which may be unknown", "state")
        if state == "in-force" and on is not None:
            yield part.finding(
                f"on: {said(on)} is the day on which it ceased to bind, but its state is 'in-force'; mend one of them",
                "on",
            )
        if is_before(on, part.entry.issued):
            yield part.finding(f"on: {said(on)} is before issued, {said(part.entry.issued)}; mend one of them", "on")


def requirements_have_ids_of_their_own(survey: Survey) -> Iterator[Finding]:
    """No two requirements of a direction have the same id."""
    for part in survey.of(Direction):
        ids = [requirement.id for requirement in part.entry.requirements]
        for position, requirement in enumerate(ids):
            if requirement in ids[:position]:
                yield part.finding(
                    f"id: {said(requirement)} is taken by an earlier requirement; choose another",
                    *("requirements", position, "id"),
                )


def what_met_a_requirement_is_said(survey: Survey) -> Iterator[Finding]:
    """What met a requirement is a document, or words."""
    for part in survey.of(Fulfilment):
        if part.entry.document is None and part.entry.text is None:
            yield part.finding("this names nothing that met the requirement; write document or text")


def outcomes_have_ids_of_their_own(survey: Survey) -> Iterator[Finding]:
    """No two priorities or outcomes of the strategy have the same id."""
    taken: set[str] = set()
    for part in survey.of(Strategy):
        for key, priorities in (("priorities", part.entry.priorities), ("framework", part.entry.framework)):
            for position, priority in enumerate(priorities):
                yield from _taken(part, taken, priority.id, key, position, "id")
                for at, outcome in enumerate(priority.outcomes):
                    yield from _taken(part, taken, outcome.id, key, position, "outcomes", at, "id")


def terms_are_explained_once(survey: Survey) -> Iterator[Finding]:
    """No two entries of the glossary explain the same term."""
    taken: dict[str, str] = {}
    for part in survey.of(Term):
        other = taken.setdefault(part.entry.term, part.entry.id)
        if other != part.entry.id:
            yield part.finding(f"term: {said(part.entry.term)} is explained by {said(other)} already; keep one", "term")


def addresses_lead_to_the_web(survey: Survey) -> Iterator[Finding]:
    """An address is one of the web or of a mailbox, and no script."""
    for model, parts in survey.parts.items():
        for key in _ADDRESS_KEYS:
            if key in model.model_fields:
                for part in parts:
                    url = getattr(part.entry, key)
                    if url is not None and not _is_address(url):
                        yield part.finding(
                            f"{key}: {said(url)} is no address; begin it with https://, http:// or mailto:",
                            key,
                        )


def contacts_can_be_written_to(survey: Survey) -> Iterator[Finding]:
    """An e-mail address has a name, an @ and a host."""
    for part in survey.of(Contact):
        if part.entry.email is not None and not _EMAIL.fullmatch(part.entry.email):
            yield part.finding(
                f"email: {said(part.entry.email)} is no e-mail address; write one, such as record@council.example",
                "email",
            )


def _comes_back(before: Mapping[str, str | None], start: str) -> bool:
    seen: set[str] = set()
    step = before.get(start)
    while step is not None and step not in seen:
        if step == start:
            return True
        seen.add(step)
        step = before.get(step)
    return False


def _taken(part: Part[Strategy], taken: set[str], entry_id: str, *steps: str | int) -> Iterator[Finding]:
    if entry_id in taken:
        yield part.finding(f"id: {said(entry_id)} is taken by an earlier priority or outcome; choose another", *steps)
    taken.add(entry_id)


def _is_address(url: str) -> bool:
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme not in _SCHEMES or any(character.isspace() for character in url):
        return False
    return "@" in parts.path if parts.scheme == "mailto" else bool(parts.hostname)


RULES = (
    postholders_have_a_post_or_a_person,
    people_have_a_name_or_a_role,
    bodies_do_not_succeed_themselves,
    bodies_are_not_called_after_a_time,
    documents_do_not_supersede_themselves,
    directions_replace_earlier_ones,
    directions_that_ended_say_when,
    requirements_have_ids_of_their_own,
    what_met_a_requirement_is_said,
    outcomes_have_ids_of_their_own,
    terms_are_explained_once,
    addresses_lead_to_the_web,
    contacts_can_be_written_to,
)
