"""What became new of documents, measures, duties and the record itself."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from openrecord import duties
from openrecord.edition.news import facts
from openrecord.edition.news.facts import News, Topic
from openrecord.edition.news.meetings import about_of
from openrecord.model.dates import UNKNOWN, PartialDate, has_come
from openrecord.model.direction import Direction
from openrecord.model.entry import Corrected as Holder
from openrecord.model.measure import Measure
from openrecord.model.record import Record
from openrecord.model.types import Citation

_NOTHING: frozenset[str] = frozenset()


def news_of_documents(record: Record, day: dt.date) -> Iterator[News]:
    """The documents published by a day: on the day of their first file or, where that is not known, on their own."""
    for document in record.documents.values():
        files = [file.published for file in document.files if isinstance(file.published, PartialDate)]
        date = min(files) if files else document.date
        if has_come(date, day):
            about = frozenset((f"plan:{document.plan}",)) if document.plan else _NOTHING
            fact = facts.DocumentPublished(document)
            yield News(f"document/{document.id}", Topic.DOCUMENTS, date, fact, about)


def news_of_measures(record: Record, day: dt.date) -> Iterator[News]:
    """The figures known by a day: from the day of the first document that gives them or, without one, their own."""
    for measure in record.measures.values():
        about = about_of(record, measure.theme)
        for observation in measure.observations:
            span, date = observation.date.span, observation.date.date
            when = span.to if span else date if isinstance(date, PartialDate) else None
            told = _told_on(record, observation.source) or when
            if told is not None and told.last <= day:
                name = f"measure/{measure.id}/{when or UNKNOWN.value}"
                if observation.group:
                    name = f"{name}/{quote(observation.group, safe='')}"
                yield News(name, Topic.FIGURES, told, facts.Measured(measure, observation), about)


def _told_on(record: Record, cited: Iterable[Citation]) -> PartialDate | None:
    dates = [found.date for citation in cited if (found := record.documents.get(citation.document))]
    return min((date for date in dates if isinstance(date, PartialDate)), default=None)


def news_of_directions(record: Record, day: dt.date) -> Iterator[News]:
    """What became of directions and their requirements by a day."""
    for direction in record.directions.values():
        name, about = f"direction/{direction.id}", _plans_for(record, direction)
        if has_come(direction.issued, day):
            yield News(f"{name}/issued", Topic.DUTIES, direction.issued, facts.Issued(direction), about)
        if duties.standing(direction, day) == "ended" and isinstance(direction.on, PartialDate):
            yield News(f"{name}/ended", Topic.DUTIES, direction.on, facts.Ended(direction), about)
        for requirement in direction.requirements:
            part = f"{name}/{requirement.id}"
            for met in requirement.met_by:
                if has_come(met.date, day):
                    fact = facts.Fulfilled(direction, requirement, met)
                    yield News(f"{part}/met/{met.document or met.date}", Topic.DUTIES, met.date, fact, about)
            if isinstance(requirement.due, PartialDate):
                passed = requirement.due.last + dt.timedelta(1)
                if passed <= day and duties.is_overdue(requirement, passed):
                    overdue = facts.DutyOverdue(direction, requirement)
                    yield News(
                        f"{part}/overdue/{requirement.due.last}", Topic.DUTIES, PartialDate.of(passed), overdue, about
                    )


def _plans_for(record: Record, direction: Direction) -> frozenset[str]:
    """The plans that a direction requires."""
    name = f"direction:{direction.id}"
    return frozenset(
        f"plan:{plan.id}"
        for plan in record.plans.values()
        if any(reference.partition("#")[0] == name for reference in plan.required_by)
    )


def news_of_corrections(record: Record, day: dt.date) -> Iterator[News]:
    """The mistakes put right by a day, wherever they were."""
    kinds: Mapping[str, Mapping[str, Holder]] = {
        "plan": record.plans,
        "theme": record.themes,
        "update": record.updates,
        "meeting": record.meetings,
        "measure": record.measures,
        "person": record.people,
        "body": record.bodies,
        "term": record.terms,
        "event": record.events,
        "doubt": record.doubts,
        "document": record.documents,
        "direction": record.directions,
        "council": {"council": record.council},
        "strategy": {"strategy": record.strategy} if record.strategy else {},
    }
    for kind, holders in kinds.items():
        for path, holder in holders.items():
            for correction in holder.corrections:
                if has_come(correction.date, day):
                    name = f"correction/{kind}/{path}/{correction.date}"
                    if correction.where:
                        name = f"{name}/{quote(correction.where, safe='')}"
                    about = _about(record, kind, path)
                    fact = facts.Corrected(kind, path, correction)
                    yield News(name, Topic.CORRECTIONS, correction.date, fact, about)


def _about(record: Record, kind: str, path: str) -> frozenset[str]:
    if kind == "meeting":
        return frozenset((f"body:{path.partition('/')[0]}",))
    measure: Measure | None = record.measures.get(path) if kind == "measure" else None
    return about_of(record, measure.theme if measure else (f"{kind}:{path}",))


def news_of_events(record: Record, day: dt.date) -> Iterator[News]:
    """What happened by a day and is in no other file."""
    for event in record.events.values():
        if has_come(event.date, day):
            yield News(f"event/{event.id}", Topic.EVENTS, event.date, facts.Happened(event), _NOTHING)
