"""The page of duties: each direction, what it requires, and what met it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from openrecord import duties, links, words
from openrecord.drawing.intervention import Intervention, intervention
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.direction import Direction, Fulfilment, Requirement
from openrecord.model.record import Record
from openrecord.views.parts import DateView, Link, Prose
from openrecord.views.parts.doubts import DoubtRow, doubts_about
from openrecord.views.parts.mentions import Mention, mentions_of
from openrecord.views.parts.writer import Writer

EVERY: Mapping[str, str] = {
    "month": "every month",
    "quarter": "every quarter",
    "six-months": "every six months",
    "year": "every year",
}
MOST_NAMED = 2
"""As many directions as the first lines of the page name."""
NOTHING = "Nothing on record shows that it was met."


@frozen
class FulfilmentView:
    """What met a requirement."""

    document: Link | None
    date: DateView | None
    late: str
    """How long after the requirement's date that was; empty where it was not."""
    text: Prose
    sources: tuple[Link, ...]


@frozen
class RequirementView:
    """One thing that a direction requires."""

    anchor: str
    text: Prose
    due: str
    next_due: str
    """When it falls due next, as sentences; empty for one that does not repeat."""
    overdue: bool
    met: tuple[FulfilmentView, ...]
    silence: str
    """That nothing on record met it; empty where something did."""
    plans: tuple[Link, ...]
    sources: tuple[Link, ...]


@frozen
class DirectionView:
    """A direction with its requirements."""

    anchor: str
    title: str
    href: str
    """Its own page."""
    key: str
    """ended, in-force, past-its-end or not-known."""
    state: str
    """The state in words."""
    issued: DateView
    by: str
    ends: str
    note: Prose
    replaces: tuple[Link, ...]
    replaced_by: tuple[Link, ...]
    requirements: tuple[RequirementView, ...]
    meetings: tuple[Mention, ...]
    doubts: tuple[DoubtRow, ...]
    sources: tuple[Link, ...]


@frozen
class DirectionsView:
    """Everything that the council is under a duty to do."""

    title: str
    short: tuple[str, ...]
    drawing: Intervention | None
    in_force: tuple[DirectionView, ...]
    over: tuple[DirectionView, ...]
    timeline: str
    """Where the events stand."""


def directions_view(writer: Writer) -> DirectionsView:
    """The page of duties, what binds now first, each part newest first."""
    record, day = writer.record, writer.edition.day
    directions = issued_by(record, day)
    newest_first = sorted(directions, key=lambda d: (_issued(d), d.id), reverse=True)
    over = [d for d in newest_first if duties.standing(d, day) == "ended"]
    binding = [d for d in newest_first if d not in over]
    addresses = [writer.href(links.direction(d.id)) for d in directions]
    return DirectionsView(
        title="What the council is under a duty to do",
        short=_in_short(binding, over, day),
        drawing=intervention(directions, tuple(record.events.values()), addresses, day),
        in_force=tuple(direction_view(writer, d) for d in binding),
        over=tuple(direction_view(writer, d) for d in over),
        timeline=writer.href(links.TIMELINE),
    )


def issued_by(record: Record, day: dt.date) -> list[Direction]:
    """The directions that had been issued by a day, in the order of their file; one of unknown date among them."""
    return [direction for direction in record.directions.values() if _issued(direction) <= day]


def _issued(direction: Direction) -> dt.date:
    return direction.issued.first if isinstance(direction.issued, PartialDate) else dt.date.min


def _in_short(binding: list[Direction], over: list[Direction], day: dt.date) -> tuple[str, ...]:
    if not binding and not over:
        return ("No direction or other duty is on record.",)
    if not binding:
        earlier = words.capital(words.count(len(over), "earlier one"))
        return (f"No direction is in force. {earlier} {words.agree(len(over), 'is')} over.",)
    sentences = [_binds(direction, day) for direction in binding[:MOST_NAMED]]
    if len(binding) > MOST_NAMED:
        sentences.append(f"{words.capital(words.count(len(binding) - MOST_NAMED, 'more direction'))} may still bind.")
    required = [r for d in binding for r in d.requirements]
    if required:
        sentences.append(_met(len(required), sum(bool(duties.met_by(r, day)) for r in required)))
        late = sum(duties.is_overdue(r, day) for r in required)
        if late:
            past = f"{words.agree(late, 'is')} past {'its date' if late == 1 else 'their dates'}"
            sentences.append(f"{words.capital(words.number(late))} {past} with nothing on record.")
    return tuple(sentences)


def _met(count: int, met: int) -> str:
    """How many of some requirements were met, as a sentence."""
    if not met:
        every = "the one requirement" if count == 1 else f"any of {words.count(count, 'requirement')}"
        return f"Nothing on record shows that {every} was met."
    if count == 1:
        return "The one requirement has something on record that met it."
    them, have = "it" if met == 1 else "them", words.agree(met, "has")
    return f"Of {words.count(count, 'requirement')}, {words.number(met)} {have} something on record that met {them}."


def _binds(direction: Direction, day: dt.date) -> str:
    match duties.standing(direction, day):
        case "in force":
            until = f", until {words.date(direction.ends)}" if isinstance(direction.ends, PartialDate) else ""
            return f"In force: {direction.title}{until}."
        case "past its end":
            return f"Past its last day, and not known to be over: {direction.title}."
    return f"Not known whether in force: {direction.title}."


def direction_view(writer: Writer, direction: Direction) -> DirectionView:
    """The page of a direction, and its part of the page of duties."""
    day = writer.edition.day
    state = duties.standing(direction, day)
    name = f"direction:{direction.id}"
    replaced_by = [d for d in writer.record.directions.values() if direction.id in d.replaces]
    return DirectionView(
        anchor=links.direction_anchor(direction.id),
        title=direction.title,
        href=writer.href(links.direction_page(direction.id)),
        key=state.replace(" ", "-"),
        state=_state(direction, state),
        issued=writer.date(direction.issued),
        by=direction.by or "",
        ends=words.maybe_date(direction.ends, none="No end was set", unknown="The sources do not say"),
        note=writer.prose(direction.note),
        replaces=tuple(writer.link("direction", name) for name in direction.replaces),
        replaced_by=tuple(writer.link("direction", d.id) for d in replaced_by),
        requirements=tuple(_requirement(writer, direction, requirement) for requirement in direction.requirements),
        meetings=mentions_of(writer, {name, *(f"{name}#{requirement.id}" for requirement in direction.requirements)}),
        doubts=doubts_about(writer, name),
        sources=writer.sources(direction.source),
    )


def _state(direction: Direction, state: duties.Standing) -> str:
    if state == "ended":
        word = {"lapsed": "Lapsed", "revoked": "Revoked", "discharged": "Discharged"}.get(direction.state, "Ended")
        if isinstance(direction.on, PartialDate):
            return f"{word} {words.on(direction.on)}"
        return f"{word} on a day that is not known" if isinstance(direction.on, Unknown) else word
    if state == "in force" and isinstance(direction.ends, PartialDate):
        return f"In force until {words.date(direction.ends)}"
    return {
        "in force": "In force",
        "past its end": "Its last day has passed, and nothing on record says what became of it",
    }.get(state, "Not known whether it is in force")


def _requirement(writer: Writer, direction: Direction, requirement: Requirement) -> RequirementView:
    day = writer.edition.day
    met = duties.met_by(requirement, day)
    naming = writer.edition.namings.of("direction", direction.id)
    plans = dict.fromkeys(n.by for n in naming if n.part == requirement.id and n.key == "required_by")
    return RequirementView(
        anchor=links.direction_anchor(direction.id, requirement.id),
        text=writer.prose(requirement.text),
        due=due_in_words(requirement, day),
        next_due=next_due_in_words(direction, requirement, day),
        overdue=duties.is_overdue(requirement, day),
        met=tuple(_fulfilment(writer, requirement, fulfilment) for fulfilment in met),
        silence="" if met else NOTHING,
        plans=tuple(writer.reference(plan) for plan in plans),
        sources=writer.sources(requirement.source),
    )


def due_in_words(requirement: Requirement, day: dt.date) -> str:
    """By when a requirement is due and how often, without a full stop."""
    every = words.capital(EVERY[requirement.every]) if requirement.every else ""
    if isinstance(requirement.due, PartialDate):
        by = words.by(requirement.due)
        return f"{every}, the first {by}" if every else words.capital(by)
    if isinstance(requirement.due, Unknown):
        return f"{every}; the sources do not say from when" if every else "By when, the sources do not say"
    return every or "No date was set"


def next_due_in_words(direction: Direction, requirement: Requirement, day: dt.date) -> str:
    """When a repeating requirement falls due next, as sentences; empty where that cannot be said."""
    found = duties.next_due(direction, requirement, day)
    if found is None:
        return ""
    start = words.date(found.counted_from)
    basis = {
        "due": "",
        "met": f", counted from {start}, when it was last met; no day of its own is set",
        "issued": f", counted from {start}, when the direction was issued; no day of its own is set",
    }[found.basis]
    sentence = f"{words.capital(words.day(found.on))}{basis}."
    if not found.passed:
        return sentence
    times = "once" if found.passed == 1 else "twice" if found.passed == 2 else f"{words.number(found.passed)} times"
    fell, when = ("fell", "already") if found.basis == "due" else ("has fallen", "since then")
    return f"{sentence} On that count it {fell} due {times} {when}, and nothing on record shows that it was met."


def _fulfilment(writer: Writer, requirement: Requirement, fulfilment: Fulfilment) -> FulfilmentView:
    late = duties.days_late(requirement, fulfilment)
    return FulfilmentView(
        document=writer.link("document", fulfilment.document) if fulfilment.document else None,
        date=writer.date(fulfilment.date, unknown="on a day that is not known") if fulfilment.date else None,
        late=f"{words.days(late)} after its date" if late else "",
        text=writer.prose(fulfilment.text),
        sources=writer.sources(fulfilment.source),
    )
