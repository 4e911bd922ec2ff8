"""What a reader finds in the brief for a body's next meeting, and of what comes before the body on its page."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from openrecord.site import Site

from .conftest import SMALL, Lay, Page, opened


def test_a_brief_says_first_when_the_meeting_is_and_how_much_waits_for_it(example: Site, page_at: Page) -> None:
    assert page_at(example, "meetings/improvement-board/brief/").startswith(
        "Bwrdd Gwella Aberwen / Aberwen Improvement Board Brief for the next meeting: Improvement Board "
        "The next meeting is planned for 2pm on 17 July 2025. One thing that it asked for is without an answer. "
        "Five milestones are late. One change of date is new since it last met."
    )


def test_a_brief_holds_what_was_asked_late_moved_and_left_open(example: Site, page_at: Page) -> None:
    page = page_at(example, "meetings/improvement-board/brief/")
    assert "Asked for, and not answered Improvement Board, 18 July 2024 Bring the number of homes still to be" in page
    assert "Left open Item 3: Minutes of 18 July 2024 Put off · Improvement Board, 16 January 2025" in page
    assert "Minutes to approve Minutes of Improvement Board, 20 March 2025 Draft" in page
    assert "Late Let 60 void homes again" in page
    assert "A question to ask: This date has moved twice. What has changed since the last agreed date?" in page
    assert (
        "Dates moved, or proposed to move, since the last meeting, on 20 March 2025 Inspect every home where damp was "
        "reported From March 2025 to September 2025 , six months later: proposed; no agreement on record." in page
    )
    assert "New reports Third update, January to March 2025" in page


def test_what_falls_due_stands_by_the_meeting_that_it_comes_before(example: Site, page_at: Page) -> None:
    page = page_at(example, "meetings/improvement-board/")
    assert (
        "Before Improvement Board, 17 July 2025 30 June 2025 Rewrite the fifty letters sent most often Milestone due "
        "After that 8 August 2025 Report every three months on the recovery plan. Required every quarter, by this "
        "record's count" in page
    )


def test_what_falls_due_only_after_the_next_meeting_is_not_told_as_if_no_meeting_were_announced(
    small: Lay, page_at: Page
) -> None:
    root = small({"data/meetings/board/2024-07-16.yml": "status: scheduled\nstart: 2024-07-16\n"})
    page = page_at(opened(root), "meetings/board/")
    assert "Next meetings Recovery Board, 16 July 2024" in page
    assert "on one page to print. What falls due September 2024 Clear the backlog of repairs Milestone due" in page
    assert "No next meeting" not in page


def test_a_body_that_has_ended_has_no_brief(example: Site, council: Site, page_at: Page) -> None:
    assert "meetings/recovery-programme-board/brief/" not in example.pages
    assert "meetings/best-value-programme-board/brief/" not in council.pages
    assert "Brief for the next meeting" not in page_at(example, "meetings/recovery-programme-board/")


def test_a_brief_without_a_next_meeting_says_so(council: Site, page_at: Page) -> None:
    page = page_at(council, "meetings/best-value-improvement-board/brief/")
    assert "No next meeting is announced. 11 things that it asked for are without an answer." in page
    assert "No date has moved, and none was proposed to, since the last meeting, on 19 March 2018." in page
    assert "Falling due 29 March 2018 Report to the Secretary of State every quarter" in page


FIRST = """\
status: held
start: 2024-04-10
items:
  - {number: "1", title: Roofs, outcome: deferred}
"""
SECOND = """\
status: held
start: 2024-06-10
items:
  - {number: "1", title: Roofs again, continues: "board/2024-04-10#item-1"}
"""


@pytest.mark.parametrize(("later", "is_open"), [({}, True), ({"data/meetings/board/2024-06-10.yml": SECOND}, False)])
def test_an_item_put_off_is_left_open_until_it_is_taken_up(
    small: Lay, page_at: Page, later: Mapping[str, str], is_open: bool
) -> None:
    site = opened(small({"data/meetings/board/2024-04-10.yml": FIRST, **later}))
    told = "Left open Item 1: Roofs Put off · Recovery Board, 10 April 2024" in page_at(site, "meetings/board/brief/")
    assert told is is_open


@pytest.mark.parametrize(
    ("presence", "told"),
    [
        ("present", "since 2024; there at the one meeting that says who came"),
        ("absent", "since 2024; not there at the one meeting that says who came"),
        ("unknown", "since 2024"),
    ],
)
def test_attendance_is_counted_where_it_was_recorded_and_while_a_member(
    small: Lay, page_at: Page, presence: str, told: str
) -> None:
    meeting = "status: held\nstart: {day}\nattendance:\n  - {{person: cai-rees, presence: {presence}}}\n"
    people = (SMALL / "data/people.yml").read_text("utf-8")
    root = small(
        {
            "data/bodies.yml": "- {id: board, name: Board, kind: board}\n- {id: panel, name: Panel, kind: other}\n",
            "data/people.yml": people
            + "- {id: cai-rees, name: Cai Rees, roles: [{post: Member, body: panel, from: 2024}]}\n",
            "data/meetings/panel/2023-04-10.yml": meeting.format(day="2023-04-10", presence="present"),
            "data/meetings/panel/2024-04-10.yml": meeting.format(day="2024-04-10", presence=presence),
            "data/meetings/panel/2024-05-10.yml": "status: held\nstart: 2024-05-10\n",
        }
    )
    assert f"Members Cai Rees , Member {told} Past meetings" in page_at(opened(root), "meetings/panel/")
