"""The tables of the council itself: its bodies and people, its priorities, and what the record explains and doubts."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord import links
from openrecord.edition.chronicle import KINDS, Dated
from openrecord.exports.columns import address, date, day, fields, name, of, table, words, yes_no
from openrecord.exports.source import Source
from openrecord.frozen import frozen
from openrecord.model.council import (
    Body,
    Contact,
    Council,
    Doubt,
    Event,
    Licence,
    Outcome,
    Person,
    Priority,
    PublicAccess,
    Role,
    Strategy,
    Term,
)
from openrecord.views.parts.posts import is_held_on


@frozen
class _Body:
    source: Source
    body: Body


@frozen
class _Person:
    """A person, and the place of a post among those held."""

    source: Source
    person: Person
    position: int = 0

    @property
    def role(self) -> Role:
        return self.person.roles[self.position - 1]

    @property
    def address(self) -> str:
        return self.source.address(links.person(self.person.id))


@frozen
class _Term:
    source: Source
    term: Term


@frozen
class _Event:
    source: Source
    event: Event


@frozen
class _Doubt:
    source: Source
    doubt: Doubt


@frozen
class _Priority:
    """One of the council's priorities."""

    source: Source
    kind: str
    priority: Priority


@frozen
class _Outcome(_Priority):
    outcome: Outcome


@frozen
class _Dated:
    source: Source
    position: int
    dated: Dated

    @property
    def address(self) -> str:
        event = self.dated.event
        return self.source.address(links.event(event.id) if event else self.dated.address)


def _council(source: Source) -> Iterator[Source]:
    yield source


def _bodies(source: Source) -> Iterator[_Body]:
    return (_Body(source, body) for body in source.record.bodies.values())


def _people(source: Source) -> Iterator[_Person]:
    return (_Person(source, person) for person in source.record.people.values())


def _roles(source: Source) -> Iterator[_Person]:
    for person in source.record.people.values():
        yield from (_Person(source, person, position) for position in range(1, len(person.roles) + 1))


def _terms(source: Source) -> Iterator[_Term]:
    return (_Term(source, term) for term in source.record.terms.values())


def _events(source: Source) -> Iterator[_Event]:
    return (_Event(source, event) for event in source.record.events.values())


def _doubts(source: Source) -> Iterator[_Doubt]:
    return (_Doubt(source, doubt) for doubt in source.record.doubts.values())


def _priorities(source: Source) -> Iterator[_Priority]:
    strategy = source.record.strategy
    for kind, found in (("priority", strategy.priorities), ("framework", strategy.framework)) if strategy else ():
        yield from (_Priority(source, kind, priority) for priority in found)


def _outcomes(source: Source) -> Iterator[_Outcome]:
    for row in _priorities(source):
        for outcome in row.priority.outcomes:
            yield _Outcome(source, row.kind, row.priority, outcome)


def _timeline(source: Source) -> Iterator[_Dated]:
    chronicle = source.edition.chronicle
    every = (*chronicle.dated, *chronicle.undated)
    return (_Dated(source, position, dated) for position, dated in enumerate(every, start=1))


COUNCIL = table(
    "council",
    "The council whose record this is, and what holds for the whole of it.",
    _council,
    (
        name("Always the word council.", lambda row: "council"),
        fields(Council, "name short_name site_title website timezone", lambda row: row.record.council),
        day("as_at", "The day that this edition speaks for.", lambda row: row.day),
        fields(Council, "current_plan next_update", lambda row: row.record.council),
        fields(Licence, "name=licence url=licence_url", lambda row: row.record.council.licence),
        fields(Strategy, "vision", lambda row: row.record.strategy),
        fields(Contact, "name=contact email=contact_email url=contact_url", lambda row: row.record.council.contact),
        address(lambda row: row.address(links.HOME)),
    ),
)

BODIES = table(
    "bodies",
    "Every council, cabinet, board, committee or partnership that meets.",
    _bodies,
    (
        name("How references name it, after “body:”.", lambda row: row.body.id),
        fields(Body, "name short_name kind purpose established ended succeeds", lambda row: row.body),
        fields(PublicAccess, "attend watch ask", lambda row: row.body.public),
        fields(Body, "source", lambda row: row.body),
        address(lambda row: row.source.address(links.body(row.body.id))),
    ),
)

PEOPLE = table(
    "people",
    "Everybody whom the council's own published documents name, or who is known by post alone.",
    _people,
    (
        name("How references name the person, after “person:”.", lambda row: row.person.id),
        fields(Person, "name source", lambda row: row.person),
        address(lambda row: row.address),
    ),
)

ROLES = table(
    "roles",
    "The posts that people held, and when that is known.",
    _roles,
    (
        name("The person, and the place among the posts.", lambda row: f"{row.person.id}/{row.position}"),
        of("person", "people", "The person.", lambda row: row.person.id),
        fields(Role, "post body chair from=held_from to=held_to", lambda row: row.role),
        yes_no(
            "held_now",
            "Whether it is known to be held on the edition's day.",
            lambda row: is_held_on(row.role, row.source.day),
        ),
        fields(Role, "source", lambda row: row.role),
        address(lambda row: row.address),
    ),
)

TERMS = table(
    "terms",
    "Every abbreviation and term that the record explains.",
    _terms,
    (
        name("How references name it, after “term:”.", lambda row: row.term.id),
        fields(Term, "term means source", lambda row: row.term),
        address(lambda row: row.source.address(links.term(row.term.id))),
    ),
)

EVENTS = table(
    "events",
    "What happened and is in no other table.",
    _events,
    (
        name("How references name it, after “event:”.", lambda row: row.event.id),
        fields(Event, "date until title text source", lambda row: row.event),
        address(lambda row: row.source.address(links.event(row.event.id))),
    ),
)

DOUBTS = table(
    "doubts",
    "What the sources contradict, leave out or misprint, and how the record treats it.",
    _doubts,
    (
        name("How references name it, after “doubt:”.", lambda row: row.doubt.id),
        fields(Doubt, "about text treatment source", lambda row: row.doubt),
        address(lambda row: row.source.address(links.doubt(row.doubt.id))),
    ),
)

PRIORITIES = table(
    "priorities",
    "The council's priorities, and the parts of its improvement framework.",
    _priorities,
    (
        name("How a theme or action names it in serves.", lambda row: row.priority.id),
        words(
            "kind", "Whether it is a priority or part of a framework.", lambda row: row.kind, ("priority", "framework")
        ),
        fields(Priority, "title source", lambda row: row.priority),
        address(lambda row: row.source.address(links.outcome(row.priority.id))),
    ),
)

OUTCOMES = table(
    "outcomes",
    "What the priorities are meant to bring about.",
    _outcomes,
    (
        name("How a theme or action names it in serves.", lambda row: row.outcome.id),
        of("priority", "priorities", "Its priority.", lambda row: row.priority.id),
        fields(Outcome, "title source", lambda row: row.outcome),
        address(lambda row: row.source.address(links.outcome(row.outcome.id))),
    ),
)

TIMELINE = table(
    "timeline",
    "Everything that has a date, oldest first, as the line of time shows it; what has no known date comes last.",
    _timeline,
    (
        name("Its place on the line, which another edition may give to something else.", lambda row: str(row.position)),
        date("date", "When it was, or is to be.", lambda row: row.dated.date),
        words("kind", "What sort of thing it is.", lambda row: row.dated.kind, KINDS),
        words("title", "What it is called.", lambda row: row.dated.title),
        words("detail", "What must be said beside it.", lambda row: row.dated.detail or None),
        address(lambda row: row.address),
    ),
)
