"""The tables of measures, documents and directions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from openrecord import duties, figures, links
from openrecord.exports.columns import address, day, fields, name, number, of, table, words, yes_no
from openrecord.exports.source import Source
from openrecord.frozen import frozen
from openrecord.model.direction import Direction, Fulfilment, Requirement
from openrecord.model.document import Attachment, SourceDocument
from openrecord.model.measure import Change, Comparator, Measure, Observation, Target
from openrecord.views.library.directions import issued_by


@frozen
class _Measured:
    """A measure, and the place of something among what it holds."""

    source: Source
    measure: Measure
    newest: Observation | None = None
    position: int = 0

    @property
    def called(self) -> str:
        return f"{self.measure.id}/{self.position}"

    @property
    def address(self) -> str:
        return self.source.address(links.measure(self.measure.id))

    @property
    def observation(self) -> Observation:
        return self.measure.observations[self.position - 1]

    @property
    def comparator(self) -> Comparator:
        return self.measure.comparators[self.position - 1]


@frozen
class _Document:
    """A document, and the place of something among what it holds."""

    source: Source
    document: SourceDocument
    position: int = 0

    @property
    def called(self) -> str:
        return f"{self.document.id}/{self.position}"

    @property
    def address(self) -> str:
        return self.source.address(links.document(self.document.id))

    @property
    def file(self) -> Attachment:
        return self.document.files[self.position - 1]


@frozen
class _Directed:
    """A direction, one of its requirements, and what met that."""

    source: Source
    direction: Direction
    requirement: Requirement
    position: int = 0
    fulfilment: Fulfilment | None = None

    @property
    def path(self) -> str:
        return f"{self.direction.id}#{self.requirement.id}"

    @property
    def address(self) -> str:
        return self.source.address(links.direction(self.direction.id, self.requirement.id))


def _measures(source: Source) -> Iterator[_Measured]:
    for measure in source.record.measures.values():
        yield _Measured(source, measure, figures.newest(measure, source.day))


def _observations(source: Source) -> Iterator[_Measured]:
    for measure in source.record.measures.values():
        begun = {id(observation) for observation in figures.past(measure, source.day)}
        for position, observation in enumerate(measure.observations, start=1):
            if id(observation) in begun:
                yield _Measured(source, measure, position=position)


def _comparators(source: Source) -> Iterator[_Measured]:
    for measure in source.record.measures.values():
        for position in range(1, len(measure.comparators) + 1):
            yield _Measured(source, measure, position=position)


def _documents(source: Source) -> Iterator[_Document]:
    return (_Document(source, document) for document in source.record.documents.values())


def _files(source: Source) -> Iterator[_Document]:
    for document in source.record.documents.values():
        yield from (_Document(source, document, position) for position in range(1, len(document.files) + 1))


def _asks(source: Source) -> Iterator[_Document]:
    for document in source.record.documents.values():
        yield from (_Document(source, document, position) for position in range(1, len(document.asks) + 1))


def _directions(source: Source) -> Iterator[tuple[Source, Direction]]:
    return ((source, direction) for direction in issued_by(source.record, source.day))


def _requirements(source: Source) -> Iterator[_Directed]:
    for direction in issued_by(source.record, source.day):
        yield from (_Directed(source, direction, requirement) for requirement in direction.requirements)


def _fulfilments(source: Source) -> Iterator[_Directed]:
    for row in _requirements(source):
        for position, fulfilment in enumerate(duties.met_by(row.requirement, source.day), start=1):
            yield _Directed(source, row.direction, row.requirement, position, fulfilment)


def _falls_due(row: _Directed) -> dt.date | None:
    found = duties.next_due(row.direction, row.requirement, row.source.day)
    return found.on if found else None


MEASURES = table(
    "measures",
    "Every figure that tells whether things change, with its newest value and its target.",
    _measures,
    (
        name("How references name it, after “measure:”.", lambda row: row.measure.id),
        fields(Measure, "title question unit counts better theme collected", lambda row: row.measure),
        fields(Observation, "value=newest_value date=newest_date", lambda row: row.newest),
        fields(Target, "value=target_value date=target_date source=target_source", lambda row: row.measure.target),
        fields(Measure, "note source", lambda row: row.measure),
        address(lambda row: row.address),
    ),
)

OBSERVATIONS = table(
    "observations",
    "Every value of a measure, or by how much it changed where no value is known.",
    _observations,
    (
        name("The measure, and the place in its file.", lambda row: row.called),
        of("measure", "measures", "The measure.", lambda row: row.measure.id),
        fields(Observation, "date value", lambda row: row.observation),
        fields(Measure, "unit", lambda row: row.measure),
        fields(Change, "by=change unit=change_unit since=change_since", lambda row: row.observation.change),
        fields(Observation, "about at_least group=group_asked derived note source", lambda row: row.observation),
        address(lambda row: row.address),
    ),
)

COMPARATORS = table(
    "comparators",
    "The same figure elsewhere.",
    _comparators,
    (
        name("The measure, and the place among its comparators.", lambda row: row.called),
        of("measure", "measures", "The measure.", lambda row: row.measure.id),
        fields(Comparator, "name date value relation note source", lambda row: row.comparator),
        address(lambda row: row.address),
    ),
)

DOCUMENTS = table(
    "documents",
    "Every report, letter, set of minutes or direction that the record rests on.",
    _documents,
    (
        name("How references name it, after “document:”.", lambda row: row.document.id),
        fields(
            SourceDocument,
            "title kind date to=addressed_to plan summary url supersedes state",
            lambda row: row.document,
        ),
        fields(SourceDocument, "source", lambda row: row.document),
        address(lambda row: row.address),
    ),
)

DOCUMENT_FILES = table(
    "document_files",
    "The files of documents.",
    _files,
    (
        name("The document, and the place among its files.", lambda row: row.called),
        of("document", "documents", "The document.", lambda row: row.document.id),
        fields(Attachment, "title path sha256 published", lambda row: row.file),
        number(
            "bytes",
            "How large it is; empty where it is not at hand.",
            lambda row: row.source.record.sizes.get(row.file.path),
        ),
        address(lambda row: row.address),
    ),
)

DOCUMENT_ASKS = table(
    "document_asks",
    "What a document asks its reader to decide.",
    _asks,
    (
        name("The document, and the place among what it asks.", lambda row: row.called),
        of("document", "documents", "The document.", lambda row: row.document.id),
        words("text", "What it asks.", lambda row: row.document.asks[row.position - 1]),
        address(lambda row: row.address),
    ),
)

DIRECTIONS = table(
    "directions",
    "Everything issued by the edition's day that the council is, or was, under a duty to do.",
    _directions,
    (
        name("How references name it, after “direction:”.", lambda row: row[1].id),
        fields(Direction, "title issued by=issued_by ends state on=ended_on", lambda row: row[1]),
        words("binds", "Whether it binds on the edition's day.", lambda row: duties.standing(row[1], row[0].day)),
        fields(Direction, "note replaces source", lambda row: row[1]),
        address(lambda row: row[0].address(links.direction_page(row[1].id))),
    ),
)

REQUIREMENTS = table(
    "requirements",
    "Every single thing that a direction requires.",
    _requirements,
    (
        name("The direction, and the requirement after a #.", lambda row: row.path),
        of("direction", "directions", "The direction.", lambda row: row.direction.id),
        fields(Requirement, "text due every=how_often", lambda row: row.requirement),
        number(
            "times_met",
            "How many things on record met it by the edition's day.",
            lambda row: len(duties.met_by(row.requirement, row.source.day)),
        ),
        yes_no(
            "overdue",
            "Whether its date passed and nothing on record met it.",
            lambda row: duties.is_overdue(row.requirement, row.source.day),
        ),
        day("next_due", "When it falls due next, where it repeats and is in force.", _falls_due),
        fields(Requirement, "source", lambda row: row.requirement),
        address(lambda row: row.address),
    ),
)

FULFILMENTS = table(
    "fulfilments",
    "What met a requirement by the edition's day, and when.",
    _fulfilments,
    (
        name("The requirement, and the place among what met it.", lambda row: f"{row.path}/{row.position}"),
        of("requirement", "requirements", "The requirement.", lambda row: row.path),
        of("direction", "directions", "Its direction.", lambda row: row.direction.id),
        fields(Fulfilment, "document date text source", lambda row: row.fulfilment),
        address(lambda row: row.address),
    ),
)
