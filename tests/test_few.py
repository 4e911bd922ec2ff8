"""Where there is one of a thing, or none, the pages say so in sentences."""

from __future__ import annotations

import pytest

from tests.conftest import opened

from .conftest import Lay, Page

UPDATE = """\
title: Spring update
covers: {{from: 2024-04-01, to: 2024-05-31}}
published: 2024-06-03
milestones:
  backlog: {{{told}}}
"""


@pytest.mark.parametrize(
    ("told", "short", "count"),
    [
        (
            "status: complete, source: report",
            "On 30 June 2024, the only milestone of the Recovery plan is complete.",
            "1 of 1 milestone is complete or on target (100%).",
        ),
        (
            "status: delayed, note: No builders came",
            "On 30 June 2024, the only milestone of the Recovery plan is not complete. One is late.",
            "0 of 1 milestone is complete or on target (0%).",
        ),
        (
            "status: not-pursued, note: No builders came",
            "Recovery plan has one milestone, of which none is pursued any more.",
            "One milestone is not pursued.",
        ),
    ],
)
def test_the_first_page_tells_of_a_plan_with_one_milestone(
    small: Lay, page_at: Page, told: str, short: str, count: str
) -> None:
    page = page_at(opened(small({"data/plans/recovery/updates/spring.yml": UPDATE.format(told=told)})), "")
    assert short in page
    assert count in page


def test_one_completed_milestone_that_nobody_confirmed_is_said_to_be_one(small: Lay, page_at: Page) -> None:
    told = UPDATE.format(told="status: complete, source: report")
    assert (
        "That is the council's own word: the one completed milestone is not known to have been confirmed by somebody "
        "independent." in page_at(opened(small({"data/plans/recovery/updates/spring.yml": told})), "plans/recovery/")
    )


def test_one_date_has_moved_or_not(small: Lay, page_at: Page) -> None:
    assert "One milestone has a date, which has not moved." in page_at(opened(small({})), "plans/recovery/homes/")


def test_a_body_that_waits_for_nothing_is_said_to(small: Lay, page_at: Page) -> None:
    coming = "status: scheduled\nstart: 2024-07-18\n"
    page = page_at(opened(small({"data/meetings/board/2024-07-18.yml": coming})), "meetings/board/brief/")
    assert "Nothing that it asked for is without an answer." in page


@pytest.mark.parametrize(("source", "are_explained"), [("report#1.1", True), ("report", False)])
def test_paragraphs_are_explained_only_where_some_are_cited(
    small: Lay, page_at: Page, source: str, are_explained: bool
) -> None:
    told = UPDATE.format(told=f'status: complete, source: "{source}"')
    page = page_at(opened(small({"data/plans/recovery/updates/spring.yml": told})), "documents/report/")
    assert ("The numbers are the paragraphs that each cites." in page) is are_explained


def test_a_meeting_of_today_is_still_to_come_on_the_first_page(small: Lay, page_at: Page) -> None:
    today = "status: scheduled\nstart: 2024-06-30 18:00\n"
    page = page_at(opened(small({"data/meetings/board/2024-06-30.yml": today})), "")
    assert "Next 6pm on 30 June 2024 Recovery Board, 30 June 2024" in page


@pytest.mark.parametrize(("status", "word"), [("inquorate", "Too few members came"), ("postponed", "Put off")])
def test_the_first_page_says_in_words_why_a_meeting_decided_nothing(
    small: Lay, page_at: Page, status: str, word: str
) -> None:
    meeting = f"status: {status}\nstart: 2024-06-20\n"
    page = page_at(opened(small({"data/meetings/board/2024-06-20.yml": meeting})), "")
    assert f"20 June 2024 Recovery Board, 20 June 2024 {word}" in page


def test_the_first_page_says_over_what_time_people_were_asked(small: Lay, page_at: Page) -> None:
    measure = (
        "title: Residents who trust the council\nquestion: Do you?\nunit: percent\n"
        "observations:\n  - {date: {from: 2023-04, to: 2024-03}, value: 52, source: report}\n"
    )
    page = page_at(opened(small({"data/measures/trust.yml": measure})), "")
    assert "52% Residents who trust the council April 2023 to March 2024" in page


@pytest.mark.parametrize(
    ("status", "day", "told"),
    [
        ("scheduled", "2024-07-18", "18 July 2024 · still to come"),
        ("cancelled", "2024-06-18", "18 June 2024 · did not take place"),
        ("held", "2024-06-18", "18 June 2024 Item 1"),
    ],
)
def test_an_agenda_of_a_meeting_to_come_or_called_off_is_not_told_as_discussed(
    small: Lay, page_at: Page, status: str, day: str, told: str
) -> None:
    agenda = 'items:\n  - {number: "1", title: Roofs, about: [theme:recovery/homes]}\n'
    meeting = f"status: {status}\nstart: {day}\n{agenda}"
    page = page_at(opened(small({f"data/meetings/board/{day}.yml": meeting})), "plans/recovery/homes/")
    assert f"Item 1: Roofs Recovery Board, {told}" in page


def test_measures_of_no_theme_stand_last(small: Lay, page_at: Page) -> None:
    moved = "title: Letters\nunit: count\nobservations:\n  - {date: 2022, value: 5}\n  - {date: 2023, value: 4}\n"
    page = page_at(opened(small({"data/measures/letters.yml": moved})), "measures/")
    assert page.index("Residents who trust the council") < page.index("Other figures")
