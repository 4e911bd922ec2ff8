"""What rests on the word of a meeting: listed where the meeting said it, and linked back from what rests on it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from openrecord.edition import Edition
from openrecord.links import Here
from openrecord.model.plan import Milestone, Update
from openrecord.model.record import Record
from openrecord.model.types import Citation
from openrecord.site import Site
from openrecord.views.meetings.resting import RestingView, resting_views
from openrecord.views.parts.writer import Writer

from .conftest import Page

BOARD = "best-value-improvement-board/2018-03-19"
JANUARY = "improvement-board/2025-01-16"


def resting(record: Record, day: dt.date, place: str) -> list[tuple[str, list[str]]]:
    """What rests on a place of a meeting, as its page says it."""
    path = place.partition("#")[0]
    found: tuple[RestingView, ...] = resting_views(Writer(Edition(record, day), Here(f"meetings/{path}/")), place)
    return [(view.how, [link.text for link in view.what]) for view in found]


def with_milestone(site: Site, path: str, **what: object) -> Record:
    """The site's record with a milestone that is otherwise."""
    record = site.edition.record
    theme, action, milestone = record.milestones[path]
    new: Milestone = milestone.model_copy(update=what)
    milestones = tuple(new if one.id == new.id else one for one in action.milestones)
    actions = tuple(
        one.model_copy(update={"milestones": milestones}) if one.id == action.id else one for one in theme.actions
    )
    return replace(record, themes={**record.themes, theme.path: theme.model_copy(update={"actions": actions})})


def with_update(site: Site, path: str, **what: object) -> Record:
    """The site's record with an update that is otherwise."""
    updates: dict[str, Update] = site.edition.record.updates
    return replace(site.edition.record, updates={**updates, path: updates[path].model_copy(update=what)})


def test_an_item_lists_the_milestones_that_its_minutes_name_and_report(council: Site, page_at: Page) -> None:
    page = page_at(council, f"meetings/{BOARD}/")
    assert (
        "What rests on this item Milestone named here; reported here as under way; confirmed here "
        "Carry out the Children's Services Improvement Plan" in page
    )
    assert "Milestones reported here as complete Agree the Communications Strategy for 2017-18 Launch a weekly" in page
    assert "Actions of plans named here Reach residents in the ways that suit them Manage council property" in page
    assert "Duty named here Directions of 28 March 2017 (independent review)" in page


def test_a_date_that_the_minutes_only_tell_of_is_told_from_one_that_the_meeting_moved(
    council: Site, page_at: Page
) -> None:
    page = page_at(council, f"meetings/{BOARD}/")
    assert "Milestone named here; date moved, as told here; reported here as delayed Carry out the recomm" in page
    assert "Date moved Hold the Local Government Association's Corporate Peer Challenge : from a date" in page
    assert "Milestone named here; reported here as on target Hold the Local Government Association's" in page


def test_a_milestone_leads_to_the_item_whose_minutes_it_rests_on(council: Site, example: Site, page_at: Page) -> None:
    assert "Item 7: Children's Services" in page_at(council, "plans/2017-18/organisational-culture/childrens-services/")
    record = example.edition.record
    theme, action, _ = record.milestones["2024-26/tenant-inspectors"]
    assert "Item 6: Tenant inspectors Improvement Board, 16 January 2025" in page_at(
        example, f"plans/{theme.path}/{action.id}/"
    )


def test_an_update_that_a_meeting_gave_and_what_it_reports_are_listed_at_its_item(example: Site, page_at: Page) -> None:
    page = page_at(example, f"meetings/{JANUARY}/")
    assert "Milestone reported here as not pursued Train twelve tenants as inspectors Update drawn from here" in page


def test_a_status_rests_on_the_source_of_its_update_where_it_names_none(example: Site) -> None:
    update = example.edition.record.updates["2024-26/board-16-january"]
    report = update.milestones["tenant-inspectors"].model_copy(update={"source": ()})
    record = with_update(example, update.path, milestones={"tenant-inspectors": report})
    assert ("Milestone reported here as not pursued", ["Train twelve tenants as inspectors"]) in resting(
        record, example.edition.day, f"{JANUARY}#item-6"
    )


def test_an_update_that_is_not_out_yet_rests_on_nothing(example: Site) -> None:
    record = example.edition.record
    assert resting(record, dt.date(2025, 1, 21), f"{JANUARY}#item-6") == []
    assert len(resting(record, dt.date(2025, 1, 22), f"{JANUARY}#item-6")) == 2


def test_what_was_asked_for_is_listed_where_it_was_reported_back(example: Site, page_at: Page) -> None:
    assert "Asked for earlier, reported back here: open Order a new valuation of the pool" in page_at(
        example, "meetings/improvement-board/2025-03-20/"
    )
    assert "Asked for earlier, reported back here: done" in page_at(example, "meetings/improvement-board/2024-07-18/")


def test_a_duty_leads_to_the_item_that_named_it_and_back(example: Site, page_at: Page) -> None:
    assert "What rests on this item Duties named here" in page_at(example, "meetings/council/2025-02-25/")
    assert "Item 6: The auditor's recommendation of December 2023" in page_at(
        example, "directions/recommendation-2023-12/"
    )


def test_a_correction_is_listed_where_a_meeting_agreed_it(example: Site, page_at: Page) -> None:
    assert (
        "What rests on this item Correction agreed here Item 4, Spotlight: damp (Improvement Board, 18 July 2024)"
        in page_at(example, f"meetings/{JANUARY}/")
    )
    assert "Correction agreed here Repairs done on the promised day" in page_at(
        example, "meetings/improvement-board/2025-03-20/"
    )
    july = example.edition.record.meetings["improvement-board/2024-07-18"]
    (correction,) = july.corrections
    elsewhere = july.model_copy(update={"corrections": (correction.model_copy(update={"where": "attendance"}),)})
    record = replace(example.edition.record, meetings={**example.edition.record.meetings, july.path: elsewhere})
    assert resting(record, example.edition.day, f"{JANUARY}#item-3") == [
        ("Correction agreed here", ["Improvement Board, 18 July 2024"])
    ]


def test_a_paragraph_or_decision_that_is_cited_counts_for_its_item(example: Site) -> None:
    for locator in ("item-6", "item-6-p1"):
        cited = (Citation(f"meeting:{JANUARY}", locator),)
        record = with_milestone(example, "2024-26/damp-inspections", source=cited)
        found = resting(record, example.edition.day, f"{JANUARY}#item-6")
        title = record.milestones["2024-26/damp-inspections"][2].title
        assert ("Milestone named here", [title]) in found


def test_a_meeting_that_is_cited_without_an_item_lists_what_rests_on_it(example: Site) -> None:
    record = with_milestone(example, "2024-26/damp-inspections", source=(Citation(f"meeting:{JANUARY}"),))
    title = record.milestones["2024-26/damp-inspections"][2].title
    assert resting(record, example.edition.day, JANUARY) == [("Milestone named here", [title])]
    page = example.renderer
    view = Site(Edition(record, example.edition.day), page, "").pages[f"meetings/{JANUARY}/"]
    html = page.page(view.kind, view.view(Edition(record, example.edition.day)))
    assert "<h3>What rests on this meeting</h3>" in html


def test_minutes_in_print_that_are_cited_as_a_whole_are_the_document_alone(example: Site) -> None:
    cited = (Citation("board-minutes-2025-01-16"),)
    record = with_milestone(example, "2024-26/damp-inspections", source=cited)
    assert resting(record, example.edition.day, JANUARY) == []


def test_minutes_in_print_are_those_of_a_meeting_where_it_alone_rests_on_the_whole_of_them(example: Site) -> None:
    record = example.edition.record
    update = record.updates["2024-26/board-16-january"]
    printed = (Citation("board-minutes-2025-01-16", "6"),)
    report = update.milestones["tenant-inspectors"].model_copy(update={"source": printed})
    record = with_update(example, update.path, milestones={"tenant-inspectors": report}, source=())
    day, place = example.edition.day, f"{JANUARY}#item-6"
    assert resting(record, day, place) == [
        ("Milestone reported here as not pursued", ["Train twelve tenants as inspectors"])
    ]
    others = dict(record.meetings)
    one = others["improvement-board/2025-03-20"]
    others[one.path] = one.model_copy(update={"source": (Citation("board-minutes-2025-01-16"),)})
    assert resting(replace(record, meetings=others), day, place) == []
    part = record.meetings[JANUARY].model_copy(update={"source": (Citation("board-minutes-2025-01-16", "3"),)})
    assert resting(replace(record, meetings={**record.meetings, JANUARY: part}), day, place) == []
    documents = dict(record.documents)
    document = documents["board-minutes-2025-01-16"].model_copy(update={"kind": "report"})
    assert resting(replace(record, documents={**documents, document.id: document}), day, place) == []


def test_a_number_in_print_that_two_items_have_names_neither(example: Site) -> None:
    record = with_milestone(
        example, "2024-26/damp-inspections", source=(Citation("board-minutes-2025-01-16", "6"),), revisions=()
    )
    meeting = record.meetings[JANUARY]
    title = record.milestones["2024-26/damp-inspections"][2].title
    named = ("Milestone named here", [title])
    assert named in resting(record, example.edition.day, f"{JANUARY}#item-6")
    bare = tuple(item.model_copy(update={"source": ()}) for item in meeting.items)
    second = bare[0].model_copy(update={"number": "6", "id": "again"})
    twice = meeting.model_copy(update={"items": (*bare, second)})
    record = replace(record, meetings={**record.meetings, JANUARY: twice})
    assert named not in resting(record, example.edition.day, f"{JANUARY}#item-6")
    assert named not in resting(record, example.edition.day, f"{JANUARY}#again")


def test_nothing_stands_where_nothing_rests(example: Site, html_at: Page) -> None:
    assert "What rests on" not in html_at(example, "meetings/council/2025-04-29/")
