"""Which rows belong to which page: beside every page that shows entries of the record stands their data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from openrecord import links
from openrecord.exports.schema import BY_NAME
from openrecord.exports.source import Cell, Source
from openrecord.frozen import frozen
from openrecord.model.plan import Plan
from openrecord.progress import updates_by
from openrecord.views.library.directions import issued_by
from openrecord.views.meetings.brief import has_brief
from openrecord.views.plans.dates_moved import plans_apart
from openrecord.views.timeline import pages_of_years


@frozen
class Part:
    """Some rows of a table: those that have one of some values in a column, or all."""

    table: str
    column: str = ""
    values: tuple[Cell, ...] = ()


Parts = tuple[Part, ...]
OF_THE_PAST = frozenset({"plans", "themes", "milestones"})
"""What a page of the past has: how everything stood then. What each update said stands beside the update."""


@frozen
class PageData:
    """What belongs to a page."""

    address: str
    parts: Parts
    """The first is its main table, which is its CSV."""
    plan: str = ""
    """For a page of the past: the plan that it shows."""


MAIN: Mapping[str, str] = {
    "home": "themes",
    "plans": "plans",
    "plan": "milestones",
    "theme": "milestones",
    "action": "milestones",
    "as-at": "milestones",
    "late": "milestones",
    "dates-moved": "date_revisions",
    "dates-moved-plan": "date_revisions",
    "updates": "updates",
    "update": "status_reports",
    "meetings": "meetings",
    "meetings-year": "meetings",
    "body": "meetings",
    "brief": "actions_arising",
    "meeting": "agenda_items",
    "decisions": "resolutions",
    "decisions-year": "resolutions",
    "actions-arising": "actions_arising",
    "actions-arising-year": "actions_arising",
    "people": "people",
    "person": "attendance",
    "measures": "measures",
    "measure": "observations",
    "directions": "requirements",
    "direction": "requirements",
    "documents": "documents",
    "document": "citations",
    "timeline": "timeline",
    "timeline-year": "timeline",
    "priorities": "outcomes",
    "doubts": "doubts",
    "glossary": "terms",
}
"""The main table of every kind of page, as it is told to those who take it; the tests hold it to what is written."""


@frozen
class Index:
    """Where the rows of tables stand by what a column of them holds, each laid out once."""

    source: Source
    laid: dict[tuple[str, str], dict[Cell, list[int]]] = field(default_factory=dict)

    def places(self, part: Part) -> Iterable[int]:
        """Where the rows of a part stand in their table, in the order of its values and then of the table."""
        table = BY_NAME[part.table]
        if not part.column:
            return range(len(table.rows(self.source)))
        found = self.laid.get((part.table, part.column))
        if found is None:
            found = self.laid[part.table, part.column] = {}
            place = table.place(part.column)
            for position, row in enumerate(table.rows(self.source)):
                found.setdefault(row[place], []).append(position)
        return [position for value in part.values for position in found.get(value, ())]


def pages_with_data(source: Source) -> Iterator[PageData]:
    """Every page that has data; last those of the past, update by update."""
    for kind in (_lists, _progress, _meetings, _library):
        yield from (PageData(address, parts) for address, parts in kind(source))
    for plan in source.plans:
        for update in updates_by(source.record, plan.id, source.day):
            for address, parts in _plan_pages(source, plan):
                then = tuple(part for part in parts if part.table in OF_THE_PAST)
                yield PageData(links.as_it_stood(update.path, address), then, plan.id)


def _with(value: Cell, columns: str) -> Parts:
    """The rows that have one value in some columns, each named as table.column."""
    named = (word.partition(".") for word in columns.split())
    return tuple(Part(table, column, (value,)) for table, _, column in named)


def _all(tables: str) -> Parts:
    return tuple(Part(table) for table in tables.split())


def _lists(source: Source) -> Iterator[tuple[str, Parts]]:
    record, current = source.record, source.edition.current_plan
    yield links.HOME, _with(current, "themes.plan plans.id milestones.plan") if current else _all("themes plans")
    yield links.LATE, _with(True, "milestones.late")
    yield links.DATES_MOVED, _all("date_revisions")
    for plan in plans_apart(source.edition):
        yield links.of_plan(links.DATES_MOVED, plan.id), _with(plan.id, "date_revisions.plan")
    yield links.UPDATES, _all("updates stated_figures")
    if len(record.plans) > 1:
        yield links.PLANS, _all("plans themes")
    yield links.MEETINGS, _all("meetings bodies")
    yield links.DECISIONS, _all("resolutions")
    yield links.ACTIONS_ARISING, _all("actions_arising action_updates")
    yield links.PEOPLE, _all("people roles")
    yield links.MEASURES, _all("measures observations comparators")
    yield links.DOCUMENTS, _all("documents document_files")
    yield links.DIRECTIONS, _all("requirements directions fulfilments")
    yield links.TIMELINE, _all("timeline events")
    yield links.DOUBTS, _all("doubts")
    yield links.GLOSSARY, _all("terms")
    if record.strategy is not None:
        yield links.PRIORITIES, _all("outcomes priorities")


def _progress(source: Source) -> Iterator[tuple[str, Parts]]:
    edition = source.edition
    for plan in source.plans:
        yield from _plan_pages(source, plan)
        for update in updates_by(source.record, plan.id, source.day):
            address = links.update(update.path)
            tables = "status_reports theme_reports statements stated_figures"
            columns = " ".join(f"{table}.progress_update" for table in tables.split())
            parts = _with(update.path, f"{columns} updates.id")
            yield address, (*parts, _corrected(source, address))
    for theme in source.themes:
        for action in theme.actions:
            path = f"{theme.plan}/{action.id}"
            milestones = tuple(f"{theme.plan}/{milestone.id}" for milestone in action.milestones)
            named = [f"action:{path}", *(f"milestone:{milestone}" for milestone in milestones)]
            items = (f"{meeting.path}#{item.anchor}" for name in named for meeting, item in edition.mentions(name))
            yield (
                links.action(theme.path, action.id),
                (
                    *_with(path, "milestones.action actions.id date_revisions.action"),
                    Part("status_reports", "milestone", milestones),
                    Part("agenda_items", "id", tuple(dict.fromkeys(items))),
                ),
            )


def _plan_pages(source: Source, plan: Plan) -> Iterator[tuple[str, Parts]]:
    """The pages of a plan and of its themes, which past editions show too."""
    address = links.plan(plan.id)
    parts = _with(plan.id, "milestones.plan plans.id themes.plan actions.plan date_revisions.plan assurances.plan")
    yield address, (*parts, _corrected(source, address))
    for theme in source.record.themes_of(plan.id):
        address = links.theme(theme.path)
        tables = "milestones actions date_revisions status_reports theme_reports statements stated_figures assurances"
        columns = " ".join(f"{table}.theme" for table in tables.split())
        parts = _with(theme.path, f"{columns} intended_outcomes.theme themes.id")
        yield address, (*parts, _corrected(source, address))


def _corrected(source: Source, address: str) -> Part:
    """The corrections that stand on a page."""
    return Part("corrections", "address", (source.address(address),))


def _meetings(source: Source) -> Iterator[tuple[str, Parts]]:
    record, trails = source.record, source.edition.trails
    for body in record.bodies:
        yield links.body(body), _with(body, "meetings.body bodies.id roles.body")
        if has_brief(source.edition, record.bodies[body]):
            overseen = Part("milestones", "plan", trails.overseen.get(body, ()))
            yield links.brief(body), (*_with(body, "actions_arising.body"), overseen)
    under = "asked_to paragraphs petitions questions resolutions motions votes_by_name actions_arising action_updates"
    tables = f"agenda_items attendance declarations sittings {under} approvals"
    columns = " ".join(f"{table}.meeting" for table in tables.split())
    for meeting in record.meetings:
        address = links.meeting(meeting)
        yield address, (*_with(meeting, f"{columns} meetings.id"), _corrected(source, address))
    for period, held in trails.past.pages.items():
        yield links.in_period(links.MEETINGS, period), (Part("meetings", "id", tuple(m.path for m in held)),)
    for period, decided in trails.decided_in.pages.items():
        ids = tuple(f"{one.meeting.path}#{one.anchor}" for one in decided)
        yield links.in_period(links.DECISIONS, period), (Part("resolutions", "id", ids),)
    for period, asked in trails.asked_in.pages.items():
        ids = tuple(f"{one.meeting.path}#{one.anchor}" for one in asked)
        told = (Part("actions_arising", "id", ids), Part("action_updates", "action_arising", ids))
        yield links.in_period(links.ACTIONS_ARISING, period), told
    for person in record.people:
        owned = tuple(f"{one.meeting.path}#{one.anchor}" for one in trails.owned.get(person, ()))
        parts = _with(person, "attendance.person people.id roles.person holders.person")
        yield links.person(person), (*parts, Part("actions_arising", "id", owned))


def _library(source: Source) -> Iterator[tuple[str, Parts]]:
    record, chronicle = source.record, source.edition.chronicle
    for measure in record.measures:
        address = links.measure(measure)
        parts = _with(measure, "observations.measure measures.id comparators.measure")
        yield address, (*parts, _corrected(source, address))
    for document in record.documents:
        tables = "citations.document documents.id document_files.document document_asks.document"
        yield links.document(document), _with(document, tables)
    for direction in issued_by(record, source.day):
        tables = "requirements.direction directions.id fulfilments.direction"
        yield links.direction_page(direction.id), _with(direction.id, tables)
    places = {id(dated): str(place) for place, dated in enumerate(chronicle.dated, start=1)}
    for year in pages_of_years(chronicle):
        ids = tuple(places[id(dated)] for dated in chronicle.by_year[year])
        yield links.in_period(links.TIMELINE, str(year)), (Part("timeline", "id", ids),)
