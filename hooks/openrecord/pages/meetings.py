"""The pages of meetings, bodies and people, and the registers of what came of meetings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from openrecord import links
from openrecord.edition import Edition
from openrecord.edition.periods import period_called
from openrecord.pages.page import MEETINGS, Filed, Page
from openrecord.views.meetings.actions_arising import actions_arising_view
from openrecord.views.meetings.bodies import body_view, meetings_view
from openrecord.views.meetings.brief import brief_view, has_brief
from openrecord.views.meetings.decisions import decisions_view
from openrecord.views.meetings.meeting import meeting_view
from openrecord.views.parts.writer import Writer
from openrecord.views.people import people_view, person_view


def meeting_pages(edition: Edition) -> Iterator[Page]:
    record, trails, title = edition.record, edition.trails, edition.links.meeting_title
    called = {body.id: body.called for body in record.bodies.values()}
    yield Page(links.MEETINGS, "meetings", "Meetings", MEETINGS, meetings_view)
    for period in trails.past.pages:
        yield _period(links.MEETINGS, "meetings-year", "Meetings", period, partial(meetings_view, period=period))
    for body in record.bodies.values():
        draw_body = partial(body_view, body=body)
        filed, address = Filed(body=body.called), links.body(body.id)
        yield Page(address, "body", body.called, MEETINGS, draw_body, links.MEETINGS, about=body, filed=filed)
        if has_brief(edition, body):
            draw_brief = partial(brief_view, body=body)
            title_of_brief = f"Brief for the next meeting: {body.called}"
            yield Page(links.brief(body.id), "brief", title_of_brief, MEETINGS, draw_brief, address, filed=filed)
    for meeting in record.meetings.values():
        yield Page(
            links.meeting(meeting.path),
            "meeting",
            title(meeting),
            MEETINGS,
            partial(meeting_view, meeting=meeting),
            links.body(meeting.body),
            about=meeting,
            filed=Filed(
                body=called.get(meeting.body, ""),
                date=meeting.start.date,
                kind="" if meeting.status == "held" and meeting.extent != "agenda-only" else "Meeting",
            ),
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
    for person in record.people.values():
        target = edition.links.person(person.id)
        name = target.title if target else person.id
        draw = partial(person_view, person=person)
        yield Page(links.person(person.id), "person", name, MEETINGS, draw, links.PEOPLE, about=person)


def _period(index: str, kind: str, title: str, period: str, draw: Callable[[Writer], object]) -> Page:
    return Page(links.in_period(index, period), kind, f"{title} in {period_called(period)}", MEETINGS, draw, index)
