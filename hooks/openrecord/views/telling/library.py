"""The news of documents, measures, duties and the record itself in words."""

from __future__ import annotations

import datetime as dt

from openrecord import figures, links, words
from openrecord.edition.news import facts
from openrecord.model.dates import PartialDate
from openrecord.views.library.document import KINDS
from openrecord.views.parts.writer import Writer
from openrecord.views.telling.told import Told, led, paragraphs


def figure_told(writer: Writer, fact: facts.Measured) -> Told:
    """A new figure, beside the one before it where both can be compared."""
    measure, observation = fact.measure, fact.observation
    value = figures.value(measure, observation)
    group = f" ({observation.group})" if observation.group else ""
    upto = observation.date.last or dt.date.min
    is_newest = figures.newest(measure, upto) is observation
    moves = figures.movements(measure, upto) if is_newest and observation.value is not None else ()
    return Told(
        f"{measure.title}: {value}{group}",
        paragraphs(
            f"{words.capital(value)}{group} {figures.on(observation.date)}.",
            f"{moves[0].sentence}." if moves else None,
            writer.prose(observation.derived),
            writer.prose(observation.note),
        ),
        links.measure(measure.id),
        writer.sources(observation.source),
        measure.title,
    )


def document_told(writer: Writer, fact: facts.DocumentPublished) -> Told:
    """A document that was published."""
    document = fact.document
    one, _ = KINDS[document.kind]
    to = f", to {document.to}" if document.to else ""
    return Told(
        document.title,
        paragraphs(
            f"{words.capital(one)}{', a draft' if document.state == 'draft' else ''}{to}.",
            writer.prose(document.summary),
            *(led("It asks: ", writer.prose(asked)) for asked in document.asks),
        ),
        links.document(document.id),
    )


def correction_told(writer: Writer, fact: facts.Corrected) -> Told:
    """A mistake put right: what stood there, what stands there now, and why."""
    told = fact.correction
    known = {"council": (links.HOME, writer.record.council.title), "strategy": (links.PRIORITIES, "Priorities")}
    target = writer.edition.links.find(fact.kind, fact.path)
    address, title = (target.address, target.title) if target else known.get(fact.kind, (links.HOME, fact.path))
    part = writer.edition.links.find(fact.kind, f"{fact.path}#{told.where}") if told.where else None
    return Told(
        f"Correction: {title}",
        paragraphs(
            led("It said: ", writer.prose(told.was)),
            led("It now says: ", writer.prose(told.now)),
            led("Why: ", writer.prose(told.why)),
        ),
        part.address if part else address,
        (writer.link("meeting", told.agreed_at),) if told.agreed_at else (),
    )


def issued_told(writer: Writer, fact: facts.Issued) -> Told:
    """A direction, with what it requires."""
    direction = fact.direction
    by = f" by {direction.by}" if direction.by else ""
    when = f" {words.on(direction.issued)}" if isinstance(direction.issued, PartialDate) else ""
    return Told(
        f"Direction issued: {direction.title}",
        paragraphs(
            f"Issued{by}{when}.",
            writer.prose(direction.note),
            *(led("It requires: ", writer.prose(one.text)) for one in direction.requirements),
        ),
        links.direction_page(direction.id),
        writer.sources(direction.source),
    )


def ended_told(writer: Writer, fact: facts.Ended) -> Told:
    """The end of a direction."""
    direction = fact.direction
    return Told(
        f"Direction {direction.state}: {direction.title}",
        paragraphs("It binds the council no longer.", writer.prose(direction.note)),
        links.direction_page(direction.id),
        writer.sources(direction.source),
    )


def fulfilled_told(writer: Writer, fact: facts.Fulfilled) -> Told:
    """What met a requirement."""
    by = writer.prose(f"[[document:{fact.by.document}]]") if fact.by.document else ()
    return Told(
        f"Requirement met: {fact.direction.title}",
        paragraphs(
            led("What was required: ", writer.prose(fact.requirement.text)),
            led("What met it: ", by) if by else None,
            writer.prose(fact.by.text),
        ),
        links.direction(fact.direction.id, fact.requirement.id),
        writer.sources(fact.by.source),
    )


def overdue_told(writer: Writer, fact: facts.DutyOverdue) -> Told:
    """A requirement whose date passed."""
    due = fact.requirement.due
    by = f" {words.by(due)}" if isinstance(due, PartialDate) else ""
    return Told(
        f"Requirement past its date: {fact.direction.title}",
        paragraphs(
            f"It was due{by}, and nothing on record met it by then.",
            led("What was required: ", writer.prose(fact.requirement.text)),
        ),
        links.direction(fact.direction.id, fact.requirement.id),
        writer.sources(fact.requirement.source),
    )


def event_told(writer: Writer, fact: facts.Happened) -> Told:
    """What happened and is in no other file; it stands on the line of time."""
    event = fact.event
    target = writer.edition.links.find("event", event.id)
    return Told(
        event.title,
        paragraphs(writer.prose(event.text)),
        target.address if target else links.TIMELINE,
        writer.sources(event.source),
    )
