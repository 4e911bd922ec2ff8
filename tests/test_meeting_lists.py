"""What a reader finds on the lists of meetings, decisions and actions arising."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from openrecord.edition.answers import state_on
from openrecord.model.item import ActionArising, ActionUpdate
from openrecord.pages import site_map
from openrecord.site import Site
from openrecord.views.meetings.actions_arising import in_short

from .conftest import Page, opened, words_of
from .meetings import many, seen, with_meetings

TODAY = dt.date(2025, 6, 20)


def test_the_list_of_meetings_begins_with_the_next_one(example: Site, page_at: Page) -> None:
    assert page_at(example, "meetings/").startswith(
        "Meetings The next meeting is planned for 2pm on 17 July 2025. This record holds ten meetings that took "
        "place; the newest was on 29 April 2025. Next Improvement Board, 17 July 2025 2pm"
    )


def test_where_no_meeting_is_to_come_that_is_said(council: Site, page_at: Page) -> None:
    assert "No coming meeting is announced in this record." in page_at(council, "meetings/")


def test_past_meetings_stand_by_year_with_what_came_of_them(example: Site, page_at: Page) -> None:
    past = page_at(example, "meetings/").partition("Past meetings ")[2]
    assert past.startswith("2025 Improvement Board, 15 May 2025 Cancelled 2pm")
    assert "Cabinet, 11 March 2025 5.30pm · Four decisions and one action asked for Cabinet awarded" in past
    assert "Audit Committee, 4 February 2025 Too few members came" in past
    assert "2023 Programme Board, November 2023 One action asked for" in past


def test_every_body_is_listed_also_one_that_never_met(example: Site, page_at: Page) -> None:
    page = page_at(example, "meetings/")
    assert "Bwrdd Gwella Aberwen / Aberwen Improvement Board Board · six meetings" in page
    assert "Recovery Programme Board Board · one meeting · ended on 31 March 2024" in page
    assert "Bodies of which no meeting is in the record Standards Sub-Committee Sub-committee" in page


def test_a_list_of_bodies_does_not_repeat_of_each_what_nobody_knows(council: Site, page_at: Page) -> None:
    page = page_at(council, "meetings/")
    assert "Asset Management Working Group Commissioners Ended in March 2017 Corporate Management Team" in page
    assert "is not known Cabinet Cabinet · four meetings" not in page


def test_a_long_list_of_meetings_is_split_by_year(example: Site, page_at: Page) -> None:
    site = with_meetings(example, many(example, 160))
    page = page_at(site, "meetings/")
    assert "Past meetings 2025 (3) 2024 (12) 2023 (12)" in page
    assert "Council, 11 March 2025" in page
    assert "Council, 11 December 2024" not in page
    assert "Council, 11 December 2024" in page_at(site, "meetings/2024/")
    assert site.pages["meetings/2024/"].kind == "meetings-year"


def test_a_record_without_meetings_says_so_everywhere(example: Site, page_at: Page) -> None:
    site = with_meetings(example, [])
    assert "No past meeting is in the record." in page_at(site, "meetings/")
    assert "No decision of any meeting is in this record." in page_at(site, "decisions/")
    assert "No meeting in this record asked for anything." in page_at(site, "actions-arising/")
    assert "No meeting of it is in the record." in page_at(site, "meetings/council/")


def test_decisions_stand_by_year_meeting_and_item_with_their_outcome(example: Site, page_at: Page) -> None:
    page = page_at(example, "decisions/")
    assert page.startswith(
        "Decisions 25 decisions of four bodies, from May 2024 to April 2025. 2025 Council, 29 April 2025 "
        "Item 6: What the Homes Scrutiny Committee asks of the Council That every home with damp be looked at within "
        "four weeks of the first report. Approved"
    )
    assert (
        "Improvement Board, 20 March 2025 Item 4: Repairs in numbers "
        "That the plan for void homes be sent back, since it names no roofer. Rejected" in page
    )
    assert "Item 6: Tenant inspectors That Cabinet be asked to set up" in page
    assert "in place of the inspectors. Referred to Cabinet" in page


def test_a_decision_on_a_withheld_item_says_that_the_rest_is_not_published(example: Site, page_at: Page) -> None:
    assert "Item 7: Award of the contract for repairs (the rest of it is not published) That the contract" in page_at(
        example, "decisions/"
    )


def test_each_decision_leads_to_its_own_place_in_the_minutes(example: Site, html_at: Page) -> None:
    html = html_at(example, "decisions/")
    assert '<a href="../meetings/council/2025-02-25/#tracker-sooner">That the list of savings be published' in html
    assert '<a href="../meetings/improvement-board/2025-01-16/#item-6-r1">' in html


def test_each_decision_says_what_it_can_be_found_by(example: Site, html_at: Page) -> None:
    html = html_at(example, "decisions/")
    assert '<div data-filter="Body Year Theme Outcome" data-filter-of="decisions">' in html
    assert (
        '<li data-body="Council" data-year="2025" data-theme="Arian a rheolaeth / Money and controls" '
        'data-outcome="Approved">' in html
    )


def test_more_decisions_than_fit_a_page_are_split_by_year(example: Site, page_at: Page) -> None:
    site = with_meetings(example, many(example, 36))
    page = page_at(site, "decisions/")
    assert page.startswith(
        "Decisions 180 decisions of one body, from April 2022 to March 2025. This page shows those of 2025; each "
        "earlier year has a page of its own. 2025 (15) 2024 (60) 2023 (60) 2022 (45) 2025 Council, 11 March 2025"
    )
    assert "Council, 11 December 2024" not in page
    assert page_at(site, "decisions/2024/").startswith("Decisions in 2024 60 decisions of one body, in 2024.")
    assert site.pages["decisions/2024/"].parent == "decisions/"


def test_a_short_list_has_no_pages_of_years(example: Site) -> None:
    assert not [address for address in example.pages if address.startswith(("decisions/2", "actions-arising/2"))]


# Actions arising


def test_actions_arising_are_counted_in_a_sentence(example: Site, page_at: Page) -> None:
    assert page_at(example, "actions-arising/").startswith(
        "Actions arising Meetings asked for nine things from November 2023 to April 2025. The record says what came "
        "of three of them; of six it does not. Two are done, three are open and one is not pursued; how three stand is "
        "not known."
    )


def test_actions_without_any_answer_are_counted_as_such(council: Site, page_at: Page) -> None:
    assert page_at(council, "actions-arising/").startswith(
        "Actions arising Meetings asked for 11 things in March 2018. "
        "The record does not yet say what came of any of them."
    )


@pytest.mark.parametrize(
    ("states", "said"),
    [
        (["unknown"], "Meetings asked for one thing in March 2025. The record does not yet say what came of it."),
        (["done"], "Meetings asked for one thing in March 2025. The record says what came of it. One is done."),
        (
            ["done", "not-pursued"],
            "Meetings asked for two things in March 2025. The record says what came of every one of them. "
            "One is done and one is not pursued.",
        ),
        (
            ["done", "unknown"],
            "Meetings asked for two things in March 2025. The record says what came of one of them; of one it does "
            "not. One is done; how one stands is not known.",
        ),
    ],
)
def test_the_sentence_reads_well_for_one_and_for_many(example: Site, states: list[str], said: str) -> None:
    pattern = next(found for found in example.edition.trails.actions if found.meeting.path == "cabinet/2025-03-11")
    entries = [
        replace(pattern, action=pattern.action.model_copy(update={"state": state, "updates": ()})) for state in states
    ]
    assert " ".join(in_short(entries, TODAY)) == said


def test_an_open_action_says_how_long_it_is_past_its_date(example: Site, page_at: Page) -> None:
    meeting = example.edition.record.meetings["cabinet/2025-03-11"]
    item = meeting.items[2]
    late = item.actions[0].model_copy(update={"updates": ()})
    items = (*meeting.items[:2], item.model_copy(update={"actions": (late,)}))
    site = with_meetings(example, [meeting.model_copy(update={"items": items})])
    page = page_at(site, "actions-arising/")
    assert "Order a new valuation of the pool Open about three months past its date Owner" in page


def test_the_newest_word_on_an_action_wins_once_it_has_been_said() -> None:
    def said(date: str, state: str) -> ActionUpdate:
        return ActionUpdate.model_validate({"date": date, "state": state})

    action = ActionArising(task="Count", state="open", updates=(said("2025-05-01", "done"), said("2025-03-01", "open")))
    assert state_on(action, dt.date(2025, 2, 1)) == "open"
    assert state_on(action, dt.date(2025, 6, 1)) == "done"
    reopened = ActionArising(task="Count", updates=(said("2025-05-01", "done"), said("unknown", "open")))
    assert state_on(reopened, dt.date(2025, 6, 1)) == "open"


def test_each_action_leads_to_its_place_and_says_what_it_can_be_found_by(example: Site, html_at: Page) -> None:
    html = html_at(example, "actions-arising/")
    assert '<a href="../meetings/council/2025-02-25/#savings-list-paper-copies">Put paper copies of the list' in html
    assert 'data-state="Result not known" data-owner="Head of Libraries">' in html
    assert 'data-owner="Head of Communications|Director of Finance"' in html


def test_the_ways_between_meetings_are_laid_out_once(example: Site) -> None:
    site = with_meetings(example, many(example, 600))
    trails = site.edition.trails
    assert trails is site.edition.trails
    assert trails.neighbours["council/2025-03-11"][0] is trails.record.meetings["council/2025-02-11"]
    assert len(trails.decisions) == 3000
    assert trails.decisions[0].meeting.path == "council/2025-03-11"
    assert len(trails.attended["heledd-gwyr"]) == 600


def test_items_that_continue_each_other_in_a_circle_end(example: Site) -> None:
    first, second = list(many(example, 2))
    circle = [
        first.model_copy(update={"items": (first.items[0].model_copy(update={"continues": f"{second.path}#item-1"}),)}),
        second.model_copy(
            update={"items": (second.items[0].model_copy(update={"continues": f"{first.path}#item-1"}),)}
        ),
    ]
    trails = with_meetings(example, circle).edition.trails
    assert [meeting.path for meeting, _ in trails.before(circle[0].items[0])] == [first.path, second.path]
    assert [meeting.path for meeting, _ in trails.after(circle[0], circle[0].items[0])] == [first.path, second.path]


def test_no_two_pages_share_an_address(example: Site) -> None:
    addresses = [page.address for page in site_map(with_meetings(example, many(example, 200)).edition)]
    assert len(addresses) == len(set(addresses))


def test_an_action_that_is_open_tells_for_how_many_days(example: Site, page_at: Page) -> None:
    page = page_at(example, "actions-arising/")
    assert "No date was set. Without an answer for 337 days (about 11 months)." in page
    assert "Due by 30 May 2025. Without an answer for 52 days." in page
    cabinet = example.edition.record.meetings["cabinet/2025-03-11"]
    action = cabinet.items[2].actions[0]
    still_open = action.model_copy(update={"updates": action.updates[:1]})
    items = tuple(
        item.model_copy(update={"actions": (still_open,)}) if item.actions else item for item in cabinet.items
    )
    page = words_of(seen(example, cabinet.model_copy(update={"items": items})))
    assert "Due by 31 March 2025. Open for 101 days (about three months)." in page
    assert "Open for" not in page_at(example, "meetings/cabinet/2025-03-11/")


PEOPLE = """\
- {id: ann-lee, name: Ann Lee, roles: [{post: Chair, body: board, from: 2020, to: 2024-05-31}]}
- {id: cai-rees, name: Cai Rees, roles: [{post: Chair, body: board, from: 2024-06-01}]}
- {id: dee-ives, name: Dee Ives, roles: [{post: Chair, body: panel, from: 2024-06-01}]}
- {id: eli-moss, name: Eli Moss, roles: [{post: Chair, body: board, from: 2021}]}
- {id: bo-diaz, name: Bo Diaz, roles: [{post: Director of Homes, from: unknown}]}
"""
ASKED = """\
status: held
start: 2024-05-16 18:00
items:
  - number: "1"
    title: The backlog of repairs
    actions: [{task: Count the repairs, owner: {post: Chair, person: ann-lee}}]
"""


def test_the_successor_of_an_owner_is_whoever_took_the_same_post_of_the_same_body(
    small: Callable[[Mapping[str, str]], Path], page_at: Page
) -> None:
    bodies = "- {id: board, name: Board, kind: board}\n- {id: panel, name: Panel, kind: other}\n"
    files = {"data/people.yml": PEOPLE, "data/bodies.yml": bodies, "data/meetings/board/2024-05-16.yml": ASKED}
    page = page_at(opened(small(files)), "meetings/board/2024-05-16/")
    assert "Owner Chair: Ann Lee . The post is now held by Cai Rees . No date was set." in page


def test_an_owner_who_left_a_post_that_nobody_is_known_to_hold_is_said_to_have_left(
    small: Callable[[Mapping[str, str]], Path], page_at: Page
) -> None:
    people = "".join(line for line in PEOPLE.splitlines(keepends=True) if "Cai Rees" not in line)
    bodies = "- {id: board, name: Board, kind: board}\n- {id: panel, name: Panel, kind: other}\n"
    files = {"data/people.yml": people, "data/bodies.yml": bodies, "data/meetings/board/2024-05-16.yml": ASKED}
    page = page_at(opened(small(files)), "meetings/board/2024-05-16/")
    assert "Owner Chair: Ann Lee . Ann Lee has left the post; who holds it now is not recorded. No date" in page
