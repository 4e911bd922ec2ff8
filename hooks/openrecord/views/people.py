"""The people of the record, and the page of each: posts, meetings, what they presented and what they own."""

from __future__ import annotations

from collections.abc import Sequence

from openrecord import words
from openrecord.frozen import frozen
from openrecord.model.council import Person, Role
from openrecord.model.meeting import Attendance, Meeting
from openrecord.views.meetings.arising import ArisingView, arising_view
from openrecord.views.meetings.attendance import APOLOGIES, stood_in_for
from openrecord.views.meetings.interests import InterestView, interest_view
from openrecord.views.meetings.raised import BroughtView, brought_view
from openrecord.views.parts import Link
from openrecord.views.parts.archive import item_title, meeting_link
from openrecord.views.parts.posts import dates_held, is_held_on
from openrecord.views.parts.writer import Writer

PRESENCE = {"present": "Present", "absent": "Absent", "substitute": "Present as a substitute", "unknown": "Not known"}


@frozen
class PostView:
    """A post that a person holds or held."""

    post: str
    body: Link | None
    dates: str
    sources: tuple[Link, ...]


@frozen
class PersonRow:
    """A person in the list of people."""

    person: Link
    posts: str
    now: bool
    meetings: str


@frozen
class PeopleView:
    """Everybody whom the record names, or knows by post."""

    title: str
    short: tuple[str, ...]
    people: tuple[PersonRow, ...]


@frozen
class AttendedView:
    """A meeting at which the minutes list a person."""

    meeting: Link
    iso: str
    capacity: str
    presence: str
    detail: str


@frozen
class PresentedView:
    """An item that a person presented."""

    item: Link
    meeting: str


@frozen
class OwnedView:
    """An action arising that a person was to see to."""

    action: ArisingView
    meeting: Link


@frozen
class PersonView:
    """One person: posts held and when, meetings attended, items presented, actions owned."""

    title: str
    named: bool
    short: tuple[str, ...]
    posts: tuple[PostView, ...]
    earlier_posts: tuple[PostView, ...]
    attended: tuple[AttendedView, ...]
    declared: tuple[InterestView, ...]
    presented: tuple[PresentedView, ...]
    brought: tuple[BroughtView, ...]
    """The questions that the person put, and the petitions that the person presented."""
    owned: tuple[OwnedView, ...]
    leads: tuple[Link, ...]
    sources: tuple[Link, ...]


def people_view(writer: Writer) -> PeopleView:
    """The list of everybody."""
    people = writer.record.people
    rows = tuple(_person_row(writer, people[person]) for person in sorted(people))
    nameless = sum(person.name is None for person in people.values())
    who = words.capital(words.count(len(rows), "person", "people"))
    sentences = [f"{who} {words.agree(len(rows), 'is')} in this record."]
    if nameless:
        known = words.agree(nameless, "is")
        sentences.append(f"{words.capital(words.number(nameless))} of them {known} known by post alone.")
    return PeopleView("People", tuple(sentences), rows)


def person_view(writer: Writer, person: Person) -> PersonView:
    """The page of a person."""
    trails, day = writer.edition.trails, writer.edition.day
    attended = trails.attended.get(person.id, ())
    owned = trails.owned.get(person.id, ())
    target = writer.edition.links.person(person.id)
    return PersonView(
        title=target.title if target else person.id,
        named=person.name is not None,
        short=_in_short(writer, person, attended, len(owned)),
        posts=tuple(_post(writer, role) for role in person.roles if is_held_on(role, day)),
        earlier_posts=tuple(_post(writer, role) for role in person.roles if not is_held_on(role, day)),
        attended=tuple(_attended(writer, meeting, attendance) for meeting, attendance in attended),
        declared=tuple(
            interest_view(writer, meeting, declaration) for meeting, declaration in trails.declared.get(person.id, ())
        ),
        presented=tuple(
            PresentedView(
                Link(item_title(item), meeting_link(writer, meeting, item.anchor).href),
                writer.edition.links.meeting_title(meeting),
            )
            for meeting, item in trails.presented.get(person.id, ())
        ),
        brought=tuple(brought_view(writer, found) for found in trails.brought_by.get(person.id, ())),
        owned=tuple(OwnedView(arising_view(writer, asked), meeting_link(writer, asked.meeting)) for asked in owned),
        leads=tuple(writer.reference(reference) for reference in trails.led.get(person.id, ())),
        sources=writer.sources(person.source),
    )


def _person_row(writer: Writer, person: Person) -> PersonRow:
    day = writer.edition.day
    now = [role for role in person.roles if is_held_on(role, day)]
    attended = sum(a.was_there for _, a in writer.edition.trails.attended.get(person.id, ()))
    return PersonRow(
        person=writer.link("person", person.id),
        posts="; ".join(_post_in_words(writer, role) for role in now or person.roles),
        now=bool(now),
        meetings=words.count(attended, "meeting") if attended else "",
    )


def _post_in_words(writer: Writer, role: Role) -> str:
    if not role.body:
        return role.post
    body = writer.record.bodies[role.body]
    return role.post if body.called.casefold() in role.post.casefold() else f"{role.post}, {body.name}"


def _post(writer: Writer, role: Role) -> PostView:
    return PostView(
        post=role.post,
        body=writer.link("body", role.body, writer.record.bodies[role.body].name) if role.body else None,
        dates=dates_held(role),
        sources=writer.sources(role.source),
    )


def _attended(writer: Writer, meeting: Meeting, attendance: Attendance) -> AttendedView:
    details = ["in the chair"] if attendance.chair else []
    replaced = stood_in_for(writer, attendance)
    if replaced:
        details.append(f"in place of {replaced.text}")
    if attendance.apology:
        details.append(APOLOGIES[attendance.apology])
    return AttendedView(
        meeting=meeting_link(writer, meeting),
        iso=writer.moment(meeting.start).iso,
        capacity=attendance.as_ or "",
        presence=PRESENCE[attendance.presence],
        detail=", ".join(details),
    )


def _in_short(
    writer: Writer, person: Person, attended: Sequence[tuple[Meeting, Attendance]], owned: int
) -> tuple[str, ...]:
    now = [_post_in_words(writer, role) for role in person.roles if is_held_on(role, writer.edition.day)]
    sentences = [f"{'; '.join(now)}."] if now else ["No post is known to be held now."]
    there = sum(attendance.was_there for _, attendance in attended)
    absent = sum(attendance.presence == "absent" for _, attendance in attended)
    if attended:
        missed = f", and absent from {words.number(absent)}" if absent else ""
        sentences.append(f"Listed as present at {words.count(there, 'meeting')} in this record{missed}.")
    if owned:
        sentences.append(f"Owner of {words.count(owned, 'action')} that meetings asked for.")
    return tuple(sentences)
