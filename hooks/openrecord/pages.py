"""The site map: every page drawn from the record, with its address, its template and the view it is drawn from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from openrecord import links
from openrecord.links import Here
from openrecord.progress import updates_by
from openrecord.views.archive import split_years, year_of
from openrecord.views.arising import actions_arising_view, asked_in
from openrecord.views.base import Edition, Writer
from openrecord.views.bodies import body_view, meetings_view, past_meetings
from openrecord.views.decisions import decided_in, decisions_view
from openrecord.views.frame import Place, Section
from openrecord.views.home import home_view
from openrecord.views.late import dates_moved_view, late_view
from openrecord.views.plan import plan_view, plans_view
from openrecord.views.theme import action_view, theme_view
from openrecord.views.update import update_view, updates_view


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
    description: str = ""
    """One sentence for search engines and link previews."""

    @property
    def place(self) -> Place:
        """Where it belongs."""
        return Place(self.address, self.title, self.door, self.parent)

    def view(self, edition: Edition) -> object:
        """What it shows."""
        return self.draw(Writer(edition, Here(self.address)))


PROGRESS, MEETINGS, MEASURES, DOCUMENTS, ABOUT = "Progress", "Meetings", "Measures", "Documents", "About"


def site_map(edition: Edition) -> Iterator[Page]:
    """Every page of an edition."""
    yield from _progress(edition)
    yield from _plans(edition)
    yield from _meetings(edition)


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
    yield Page(links.HOME, "home", title, PROGRESS, home_view, description=f"{title}: what was promised, and how it stands.")
    yield Page(links.LATE, "late", "What is late", PROGRESS, late_view)
    yield Page(links.DATES_MOVED, "dates-moved", "Dates moved", PROGRESS, dates_moved_view)
    yield Page(links.UPDATES, "updates", "Updates", PROGRESS, updates_view)
    for plan in edition.record.plans:
        for update in updates_by(edition.record, plan, edition.day):
            yield Page(
                links.update(update.path), "update", update.title, PROGRESS, partial(update_view, update=update), links.UPDATES
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
            yield Page(
                address, "theme", theme.title, PROGRESS, partial(theme_view, theme=theme), links.plan(plan.id)
            )
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
    for year in split_years(past_meetings(edition), year_of):
        yield _year(links.MEETINGS, "meetings-year", "Meetings", year, partial(meetings_view, year=year))
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
            f"{title(meeting)}: who was there, what was decided and what was asked for.",
        )
    yield Page(links.DECISIONS, "decisions", "Decisions", MEETINGS, decisions_view, links.MEETINGS)
    for year in split_years(trails.decisions, decided_in):
        yield _year(links.DECISIONS, "decisions-year", "Decisions", year, partial(decisions_view, year=year))
    yield Page(
        links.ACTIONS_ARISING, "actions-arising", "Actions arising", MEETINGS, actions_arising_view, links.MEETINGS
    )
    for year in split_years(trails.actions, asked_in):
        yield _year(
            links.ACTIONS_ARISING, "actions-arising-year", "Actions arising", year, partial(actions_arising_view, year=year)
        )
    yield Page(links.PEOPLE, "people", "People", MEETINGS, people_view, links.MEETINGS)
    for person in record.people:
        target = edition.links.person(person)
        name = target.title if target else person
        draw = partial(person_view, person=record.people[person])
        yield Page(links.person(person), "person", name, MEETINGS, draw, links.PEOPLE)


def _year(index: str, kind: str, title: str, year: int, draw: Callable[[Writer], object]) -> Page:
    return Page(links.in_year(index, year), kind, f"{title} in {year}", MEETINGS, draw, index)
