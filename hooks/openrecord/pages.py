"""The site map: every page drawn from the record, with its address, its template and the view it is drawn from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from openrecord import links, words
from openrecord.links import Here
from openrecord.model.plan import Plan, Theme, Update
from openrecord.past import record_on
from openrecord.progress import known_from, updates_by
from openrecord.views.actions_arising import actions_arising_view
from openrecord.views.bodies import body_view, meetings_view
from openrecord.views.decisions import decisions_view
from openrecord.views.directions import direction_view, directions_view, issued_by
from openrecord.views.document import document_view
from openrecord.views.documents import documents_view
from openrecord.views.doubts import doubts_view
from openrecord.views.edition import Edition
from openrecord.views.frame import Place, Section
from openrecord.views.home import home_view
from openrecord.views.how_we_measure import how_we_measure_view
from openrecord.views.late import dates_moved_view, late_view
from openrecord.views.measure import measure_view
from openrecord.views.measures import measures_view
from openrecord.views.meeting import meeting_view
from openrecord.views.past import as_at_view
from openrecord.views.people import people_view, person_view
from openrecord.views.periods import period_called
from openrecord.views.plan import plan_view, plans_view
from openrecord.views.priorities import priorities_view
from openrecord.views.reference import about_view, data_view, glossary_view, search_view
from openrecord.views.theme import action_view, theme_view
from openrecord.views.timeline import pages_of_years, timeline_view, timeline_year_view
from openrecord.views.update import update_view, updates_view
from openrecord.views.withdrawn import withdrawn_view
from openrecord.views.writer import Writer


@dataclass(frozen=True)
class Page:
    """A page drawn from the record."""

    address: str
    kind: str
    """The name of its template, `pages/<kind>.html`."""
    title: str
    door: str
    """Which of the ways in it belongs to."""
    draw: Callable[[Writer], object]
    """Draws its view."""
    parent: str = links.HOME
    """The address of the page above it."""
    past: Edition | None = None
    """For a page of the past: the edition of its day."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """For a page of the past: the pages of its day that stand in the place of today's."""

    @property
    def place(self) -> Place:
        """Where it belongs."""
        return Place(self.address, self.title, self.door, self.parent)

    def view(self, edition: Edition) -> object:
        """What it shows."""
        return self.draw(Writer(self.past or edition, Here(self.address, instead=self.instead)))


PROGRESS, MEETINGS, MEASURES, DOCUMENTS, ABOUT = "Progress", "Meetings", "Measures", "Documents", "About"
WITHDRAWN = "withdrawn"
"""The kind of the page that stands for one that was withdrawn."""
REPLACEABLE = frozenset({links.ABOUT, links.PRIVACY, links.ACCESSIBILITY, links.HOW_WE_MEASURE, links.DATA})
"""The pages about the record itself, which a file in content/ replaces; they keep their place behind their door."""


def site_map(edition: Edition) -> Iterator[Page]:
    """Every page of an edition."""
    yield from _progress(edition)
    yield from _plans(edition)
    yield from _past(edition)
    yield from _meetings(edition)
    yield from _library(edition)
    yield from _withdrawn(edition)


def sections(edition: Edition, own_pages: tuple[tuple[str, str], ...] = ()) -> tuple[Section, ...]:
    """The five doors and the pages behind them; `own_pages` are the council's own, as title and address."""
    record = edition.record
    current = edition.current_plan
    progress = [("Overview", links.HOME)]
    if current:
        progress.append(("The plan", links.plan(current)))
    if len(record.plans) > 1:
        progress.append(("All plans", links.PLANS))
    progress += [
        ("What is late", links.LATE),
        ("Dates moved", links.DATES_MOVED),
        ("Updates", links.UPDATES),
        ("Duties", links.DIRECTIONS),
        ("Timeline", links.TIMELINE),
    ]
    if record.strategy:
        progress.append(("Priorities", links.PRIORITIES))
    meetings = [
        ("Meetings", links.MEETINGS),
        ("Decisions", links.DECISIONS),
        ("Actions arising", links.ACTIONS_ARISING),
        ("People", links.PEOPLE),
    ]
    about = [
        ("About this record", links.ABOUT),
        *own_pages,
        ("How we measure", links.HOW_WE_MEASURE),
        ("What we do not know", links.DOUBTS),
        ("Glossary", links.GLOSSARY),
        ("Data", links.DATA),
        ("Accessibility", links.ACCESSIBILITY),
        ("Privacy", links.PRIVACY),
    ]
    return (
        Section(PROGRESS, links.HOME, tuple(progress)),
        Section(MEETINGS, links.MEETINGS, tuple(meetings)),
        Section(MEASURES, links.MEASURES, ()),
        Section(DOCUMENTS, links.DOCUMENTS, ()),
        Section(ABOUT, links.ABOUT, tuple(about)),
    )


def _progress(edition: Edition) -> Iterator[Page]:
    title = edition.record.council.title
    yield Page(links.HOME, "home", title, PROGRESS, home_view)
    yield Page(links.LATE, "late", "What is late", PROGRESS, late_view)
    yield Page(links.DATES_MOVED, "dates-moved", "Dates moved", PROGRESS, dates_moved_view)
    yield Page(links.UPDATES, "updates", "Updates", PROGRESS, updates_view)
    for plan in edition.record.plans:
        for update in updates_by(edition.record, plan, edition.day):
            yield Page(
                links.update(update.path),
                "update",
                update.title,
                PROGRESS,
                partial(update_view, update=update),
                links.UPDATES,
            )


def _past(edition: Edition) -> Iterator[Page]:
    """Each plan that has updates, and its themes, as they stood at each."""
    for plan in edition.record.plans.values():
        moments = [_moment(edition, plan, update) for update in updates_by(edition.record, plan.id, edition.day)]
        for before, here, after in zip([None, *moments], moments, [*moments[1:], None], strict=False):
            instead = {address: links.as_it_stood(here.update.path, address) for address in here.things}
            for address, thing in here.things.items():
                draw = partial(
                    as_at_view,
                    thing=thing,
                    update=here.update,
                    now=address,
                    before=before.update if before and address in before.things else None,
                    after=after.update if after and address in after.things else None,
                )
                title = f"{thing.title}, as it stood on {words.day(here.edition.day)}"
                above = links.update(here.update.path)
                yield Page(instead[address], "as-at", title, PROGRESS, draw, above, past=here.edition, instead=instead)


@dataclass(frozen=True)
class _Moment:
    """A plan at one of its updates."""

    update: Update
    edition: Edition
    things: Mapping[str, Plan | Theme]
    """The plan and its themes, by the address of their pages of today."""


def _moment(edition: Edition, plan: Plan, update: Update) -> _Moment:
    day = known_from(update)
    seal = edition.record.seals.get(update.path)
    record = record_on(edition.record, plan, day, seal)
    themes = {links.theme(theme.path): theme for theme in record.themes_of(plan.id)}
    return _Moment(
        update, Edition(record, day, today=edition, sealed=seal is not None), {links.plan(plan.id): plan, **themes}
    )


def _plans(edition: Edition) -> Iterator[Page]:
    record = edition.record
    if len(record.plans) > 1:
        yield Page(links.PLANS, "plans", "All plans", PROGRESS, plans_view)
    above = links.PLANS if len(record.plans) > 1 else links.HOME
    for plan in record.plans.values():
        yield Page(links.plan(plan.id), "plan", plan.title, PROGRESS, partial(plan_view, plan=plan), above)
        for theme in record.themes_of(plan.id):
            address = links.theme(theme.path)
            yield Page(address, "theme", theme.title, PROGRESS, partial(theme_view, theme=theme), links.plan(plan.id))
            for action in theme.actions:
                yield Page(
                    links.action(theme.path, action.id),
                    "action",
                    action.title,
                    PROGRESS,
                    partial(action_view, theme=theme, action=action),
                    address,
                )


def _meetings(edition: Edition) -> Iterator[Page]:
    record, trails, title = edition.record, edition.trails, edition.links.meeting_title
    yield Page(links.MEETINGS, "meetings", "Meetings", MEETINGS, meetings_view)
    for period in trails.past.pages:
        yield _period(links.MEETINGS, "meetings-year", "Meetings", period, partial(meetings_view, period=period))
    for body in record.bodies.values():
        yield Page(links.body(body.id), "body", body.called, MEETINGS, partial(body_view, body=body), links.MEETINGS)
    for meeting in record.meetings.values():
        yield Page(
            links.meeting(meeting.path),
            "meeting",
            title(meeting),
            MEETINGS,
            partial(meeting_view, meeting=meeting),
            links.body(meeting.body),
        )
    yield Page(links.DECISIONS, "decisions", "Decisions", MEETINGS, decisions_view, links.MEETINGS)
    for period in trails.decided_in.pages:
        yield _period(links.DECISIONS, "decisions-year", "Decisions", period, partial(decisions_view, period=period))
    yield Page(
        links.ACTIONS_ARISING, "actions-arising", "Actions arising", MEETINGS, actions_arising_view, links.MEETINGS
    )
    for period in trails.asked_in.pages:
        draw_period = partial(actions_arising_view, period=period)
        yield _period(links.ACTIONS_ARISING, "actions-arising-year", "Actions arising", period, draw_period)
    yield Page(links.PEOPLE, "people", "People", MEETINGS, people_view, links.MEETINGS)
    for person in record.people:
        target = edition.links.person(person)
        name = target.title if target else person
        draw = partial(person_view, person=record.people[person])
        yield Page(links.person(person), "person", name, MEETINGS, draw, links.PEOPLE)


def _period(index: str, kind: str, title: str, period: str, draw: Callable[[Writer], object]) -> Page:
    return Page(links.in_period(index, period), kind, f"{title} in {period_called(period)}", MEETINGS, draw, index)


def _library(edition: Edition) -> Iterator[Page]:
    record = edition.record
    yield Page(links.MEASURES, "measures", "Measures", MEASURES, measures_view)
    for measure in record.measures.values():
        draw = partial(measure_view, measure=measure)
        yield Page(links.measure(measure.id), "measure", measure.title, MEASURES, draw, links.MEASURES)
    yield Page(links.DOCUMENTS, "documents", "Documents", DOCUMENTS, documents_view)
    for document in record.documents.values():
        address = links.document(document.id)
        draw_document = partial(document_view, document=document)
        yield Page(address, "document", document.title, DOCUMENTS, draw_document, links.DOCUMENTS)
    yield Page(links.DIRECTIONS, "directions", "Duties", PROGRESS, directions_view)
    for direction in issued_by(record, edition.day):
        address, draw_direction = links.direction_page(direction.id), partial(direction_view, direction=direction)
        yield Page(address, "direction", direction.title, PROGRESS, draw_direction, links.DIRECTIONS)
    yield Page(links.TIMELINE, "timeline", "Timeline", PROGRESS, timeline_view)
    for year in pages_of_years(edition.chronicle):
        address = links.in_period(links.TIMELINE, str(year))
        draw_year = partial(timeline_year_view, year=year)
        yield Page(address, "timeline-year", f"Timeline: {year}", PROGRESS, draw_year, links.TIMELINE)
    if record.strategy is not None:
        draw_priorities = partial(priorities_view, strategy=record.strategy)
        yield Page(links.PRIORITIES, "priorities", "Priorities", PROGRESS, draw_priorities)
    about = links.HOME if _written(edition, links.ABOUT) else links.ABOUT
    yield Page(links.DOUBTS, "doubts", "What we do not know", ABOUT, doubts_view, about)
    yield Page(links.GLOSSARY, "glossary", "Glossary", ABOUT, glossary_view, about)
    yield Page(links.SEARCH, "search", "Search", ABOUT, search_view)
    yield from (page for page in _about(about) if not _written(edition, page.address))


def _withdrawn(edition: Edition) -> Iterator[Page]:
    """A page for each that was withdrawn, at the address that it had."""
    for redirect in edition.record.redirects:
        if redirect.was is not None and not redirect.anchor:
            draw = partial(withdrawn_view, redirect=redirect)
            yield Page(redirect.page, WITHDRAWN, f"Withdrawn: {redirect.was}", ABOUT, draw)


def _about(above: str) -> Iterator[Page]:
    for address, kind, title, parent in (
        (links.ABOUT, "about", "About this record", links.HOME),
        (links.PRIVACY, "privacy", "Privacy", above),
        (links.ACCESSIBILITY, "accessibility", "Accessibility statement", above),
    ):
        yield Page(address, kind, title, ABOUT, partial(about_view, title=title), parent)
    yield Page(links.HOW_WE_MEASURE, "how-we-measure", "How we measure progress", ABOUT, how_we_measure_view, above)
    yield Page(links.DATA, "data", "Data", ABOUT, data_view, above)


def _written(edition: Edition, address: str) -> bool:
    """Whether content/ holds a page of its own for an address."""
    files = (f"{address.rstrip('/')}.md", links.source_uri(address))
    return any(file in edition.record.narratives for file in files)
