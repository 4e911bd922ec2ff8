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


def test_of_one_milestone_it_is_said_that_the_updates_are_silent_on_it(small: Lay, page_at: Page) -> None:
    told = UPDATE.replace("  backlog: {{{told}}}", "  {{}}").format()
    page = page_at(opened(small({"data/plans/recovery/updates/spring.yml": told})), "plans/recovery/homes/")
    assert "The only milestone is not complete. It is not known to be late. The updates are silent on it." in page


def test_a_plan_that_is_called_by_no_word_for_a_plan_has_no_article(small: Lay, page_at: Page) -> None:
    told = UPDATE.format(told="status: complete, source: report")
    plan = "title: Towards 2027\nthemes: [homes]\n"
    files = {"data/plans/recovery/updates/spring.yml": told, "data/plans/recovery/plan.yml": plan}
    assert "the only milestone of Towards 2027 is complete." in page_at(opened(small(files)), "")


def test_the_size_of_a_plan_is_told_in_one_sentence(small: Lay, page_at: Page) -> None:
    plan = "title: Recovery plan\nthemes: [homes]\nstated_size: {actions: 40, milestones: 90}\n"
    page = page_at(opened(small({"data/plans/recovery/plan.yml": plan})), "plans/recovery/")
    assert (
        "The council says that the plan has 40 actions and 90 milestones in all; this record holds one action and "
        "one milestone." in page
    )


def test_a_count_of_one_thing_is_said_to_be_one_of_them(small: Lay, page_at: Page) -> None:
    told = UPDATE.format(told="status: complete, source: report")
    told += "stated: {done: {count: 1, of: milestones, source: report}}\n"
    page = page_at(opened(small({"data/plans/recovery/updates/spring.yml": told})), "updates/recovery/spring/")
    assert "1 of the milestones: done" in page


def test_plans_stand_by_the_day_on_which_they_begin_and_not_by_their_names(small: Lay, page_at: Page) -> None:
    files = {
        "data/plans/recovery/plan.yml": "title: Recovery\nperiod: {from: 2018}\nthemes: [homes]\n",
        "data/plans/again/plan.yml": "title: Again\nperiod: {from: 2024-04, to: 2026-03}\n",
        "data/plans/some-day/plan.yml": "title: Some day\n",
    }
    page = page_at(opened(small(files)), "plans/")
    assert page.index("Again") < page.index("Recovery") < page.index("Some day")


def test_a_theme_of_which_nothing_else_is_known_has_no_empty_part(small: Lay, page_at: Page) -> None:
    files = {
        "data/plans/next/plan.yml": "title: Next plan\nthemes: [roads]\n",
        "data/plans/next/roads.yml": "title: Roads\nactions: []\n",
    }
    assert "About this theme" not in page_at(opened(small(files)), "plans/next/roads/")


def test_one_meeting_of_a_body_is_not_called_the_newest(small: Lay, page_at: Page) -> None:
    page = page_at(opened(small({})), "meetings/board/")
    assert "This record holds one meeting that took place, on 16 May 2024." in page


def test_an_agenda_of_a_meeting_that_took_place_is_told_of_in_the_past(small: Lay, page_at: Page) -> None:
    agenda = 'status: held\nstart: 2024-06-18\nextent: agenda-only\nitems:\n  - {number: "1", title: Roofs}\n'
    page = page_at(opened(small({"data/meetings/board/2024-06-18.yml": agenda})), "meetings/board/2024-06-18/")
    assert "One item was on the agenda." in page


def test_a_measure_of_which_only_the_change_is_known_is_not_said_to_be_without_one(small: Lay, page_at: Page) -> None:
    files = {
        "data/measures/trust.yml": (
            "title: Trust\nunit: percent\nbetter: higher\n"
            "observations:\n  - {date: 2023, value: 50}\n  - {date: 2024, value: 52}\n"
        ),
        "data/measures/calm.yml": (
            "title: Calm\nunit: percent\nobservations:\n  - {date: 2024, change: {by: 5, unit: points}}\n"
        ),
        "data/measures/warm.yml": "title: Homes made warm\nunit: count\n",
    }
    assert (
        "Measures Two figures are on record. One can be compared with an earlier one, and it got better. Other"
        in page_at(opened(small(files)), "measures/")
    )


def test_a_correction_in_a_list_is_told_where_readers_find_it(small: Lay, page_at: Page) -> None:
    files = {
        "data/documents.yml": (
            "- {id: report, title: First report, kind: report, date: 2024-05, "
            "corrections: [{date: 2024-06-10, was: 2024-04, now: 2024-05, why: Its cover says May.}]}\n"
        ),
        "data/glossary.yml": (
            "- {id: hra, term: HRA, means: the account, "
            "corrections: [{date: 2024-06, where: term, was: HRB, now: HRA, why: Misread.}]}\n"
        ),
    }
    site = opened(small(files))
    assert "Corrected on 10 June 2024 Was 2024-04 Now 2024-05" in page_at(site, "documents/report/")
    assert "Corrections HRA Corrected in June 2024 Was HRB Now HRA" in page_at(site, "doubts/")
    assert "Correction: First report" in page_at(site, "what-changed/")


def test_what_changed_in_a_year_is_not_said_to_have_changed_in_a_month(small: Lay, page_at: Page) -> None:
    events = "- {id: made, date: 1973, title: The county is made}\n- {id: fin, date: 2019/20, title: Two budgets}\n"
    homes = (
        "title: Homes\nactions:\n  - id: repairs\n    title: Mend\n    milestones:\n      - id: backlog\n"
        "        title: Clear the backlog\n        due: 2024-09\n"
        "        revisions: [{to: 2024-10, agreed: {by: Cabinet, on: 2023-02}}]\n"
    )
    files = {"data/timeline.yml": events, "data/plans/recovery/homes.yml": homes}
    page = page_at(opened(small(files)), "what-changed/")
    assert "1973 1973 The county is made" in page
    assert "2019/20 2019/20 Two budgets" in page
    assert "February 2023 February 2023 Date moved: Clear the backlog" in page


def test_the_time_since_a_direction_of_which_only_the_year_is_known_is_told_in_years(small: Lay, page_at: Page) -> None:
    page = page_at(opened(small({"data/directions.yml": "- {id: duty, title: Duty, issued: 2015}\n"})), "directions/")
    assert "About nine years from the first direction to the day; one of one is in force." in page


def test_a_plan_without_milestones_is_not_counted_as_nothing_done(small: Lay, page_at: Page) -> None:
    plan = "title: Next plan\nthemes: []\n"
    told = "name: Small Town Council\nshort_name: Small Town\nas_at: 2024-06-30\ncurrent_plan: next\n"
    page = page_at(opened(small({"data/plans/next/plan.yml": plan, "data/council.yml": told})), "")
    assert "Next plan has no milestones on record yet." in page
    assert "0%" not in page
