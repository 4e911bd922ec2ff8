"""Deadlines in a calendar: on which day they fall, and what happens as they move, are met or are dropped."""

from __future__ import annotations

import shutil

import pytest

from openrecord.calendars import calendars
from openrecord.site import Site

from .calendars import EVERYTHING, HOMES, URL, Event, Lay, events, files, told

ONCE = "[{to: 2024-12-20, agreed_at: board/2024-05-16}]"
DIRECTIONS = """\
- id: orders
  title: Orders of 2024
  issued: 2024-01-31
  requirements:
    - {id: plan, text: Agree a plan., due: 2024/25}
    - {id: reports, text: Report on it., every: quarter, met_by: [{date: 2024-04-30, document: report}]}
"""


def test_a_milestone_is_due_all_day_on_the_last_day_that_its_date_means(small: Lay) -> None:
    event = events(files(small({}))[EVERYTHING])
    milestone = next(e for uid, e in event.items() if uid.startswith("milestone:recovery/backlog@"))
    assert milestone["DTSTART"].to_ical() == b"20240930"
    assert milestone["DTSTART"].params["VALUE"] == "DATE"
    assert told(milestone, "SUMMARY", "DESCRIPTION", "STATUS", "TRANSP", "SEQUENCE", "URL") == [
        "Due: Clear the backlog of repairs",
        "Due by the end of September 2024; no day was given.\n\nAs at 30 June 2024: On target.\n\nRecovery plan: Homes",
        "CONFIRMED",
        "TRANSPARENT",
        "0",
        f"{URL}plans/recovery/homes/repairs/#backlog",
    ]


def milestone(small: Lay, title: str = "Mend", revisions: str = "[]", status: str = "{status: on-target}") -> Event:
    """The milestone of the small council, after a change of it."""
    update = "title: Spring update\ncovers: {from: 2024-04-01, to: 2024-05-31}\npublished: 2024-06-03\n"
    root = small(
        {
            "data/plans/recovery/homes.yml": HOMES.format(title=title, revisions=revisions),
            "data/plans/recovery/updates/spring.yml": f"{update}milestones:\n  backlog: {status}\n",
        }
    )
    found = next(e for uid, e in events(files(root)[EVERYTHING]).items() if uid.startswith("milestone:"))
    shutil.rmtree(root)
    return found


def test_an_entry_is_known_by_the_same_name_whatever_changes_and_says_that_it_did(small: Lay) -> None:
    before, after = milestone(small), milestone(small, "Mend them all", ONCE)
    assert before["UID"] == after["UID"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after["DTSTART"].to_ical() == b"20241220"
    assert told(after, "SUMMARY", "DESCRIPTION") == [
        "Due: Mend them all",
        "Due by 20 December 2024.\n\nIt was first due by the end of September 2024.\n\n"
        "As at 30 June 2024: On target.\n\nRecovery plan: Homes",
    ]


def test_a_new_date_that_was_only_proposed_moves_nothing(small: Lay) -> None:
    proposed = milestone(small, revisions="[{to: 2024-12-20, proposed_in: report}]")
    assert (proposed["DTSTART"].to_ical(), proposed["SEQUENCE"]) == (b"20240930", 0)


@pytest.mark.parametrize(
    ("status", "word"),
    [("complete, source: report", "Complete"), ("not-pursued, note: There is no money.", "Not pursued")],
)
def test_what_is_finished_before_its_day_falls_due_no_more(small: Lay, status: str, word: str) -> None:
    event = milestone(small, status=f"{{status: {status}}}")
    assert told(event, "SUMMARY", "STATUS", "SEQUENCE") == [f"{word}: Mend", "CANCELLED", "1"]


def test_what_was_finished_by_its_day_stays_there(example: Site) -> None:
    found = events(dict(calendars(example.edition))[EVERYTHING])
    done = found["milestone:2022-24/scheme-of-delegation@www.aberwen.example"]
    assert told(done, "SUMMARY", "STATUS") == ["Due: Agree who may decide what", "CONFIRMED"]
    assert "As at 20 June 2025: Complete." in str(done["DESCRIPTION"])


def test_a_milestone_without_a_known_date_is_on_no_day(small: Lay) -> None:
    unknown = "[{to: unknown, agreed_at: board/2024-05-16}]"
    root = small({"data/plans/recovery/homes.yml": HOMES.format(title="Mend", revisions=unknown)})
    assert [uid for uid in events(files(root)[EVERYTHING]) if uid.startswith("milestone:")] == []


def test_a_duty_is_due_on_its_day_and_a_repeating_one_when_it_next_is(small: Lay) -> None:
    found = events(files(small({"data/directions.yml": DIRECTIONS}))[EVERYTHING])
    plan, reports = (e for uid, e in sorted(found.items()) if uid.startswith("direction:"))
    assert plan["DTSTART"].to_ical() + b" " + reports["DTSTART"].to_ical() == b"20250331 20240730"
    assert told(plan, "SUMMARY", "DESCRIPTION", "TRANSP") == [
        "Due: Agree a plan.",
        "By the end of 2024/25.\n\nAs at 30 June 2024: nothing on record shows that it was met.\n\nOrders of 2024",
        "TRANSPARENT",
    ]
    assert str(reports["DESCRIPTION"]) == (
        "Every quarter.\n\nNext, as at 30 June 2024: 30 July 2024, counted from 30 April 2024, when it was last met; "
        "no day of its own is set.\n\nOrders of 2024"
    )


def test_the_next_time_of_a_duty_is_one_entry_that_moves_on(small: Lay) -> None:
    found = []
    for met in ("2024-04-30", "2024-05-31"):
        root = small({"data/directions.yml": DIRECTIONS.replace("2024-04-30", met)})
        found.append(next(e for uid, e in events(files(root)[EVERYTHING]).items() if ".next@" in uid))
        shutil.rmtree(root)
    before, after = found
    assert before["UID"] == after["UID"]
    assert after["DTSTART"].to_ical() == b"20240831"
    assert after["SEQUENCE"] > before["SEQUENCE"]


@pytest.mark.parametrize(
    ("was", "now", "word"),
    [
        ("due: 2024/25}", "due: 2024/25, met_by: [{date: 2024-06-01, document: report}]}", "Met"),
        ("issued: 2024-01-31", "issued: 2024-01-31\n  state: revoked\n  on: 2024-06-01", "No longer due"),
    ],
)
def test_a_duty_that_is_met_or_over_before_its_day_falls_due_no_more(small: Lay, was: str, now: str, word: str) -> None:
    found = events(files(small({"data/directions.yml": DIRECTIONS.replace(was, now)}))[EVERYTHING])
    plan = next(e for uid, e in found.items() if "#plan@" in uid)
    assert told(plan, "SUMMARY", "STATUS", "SEQUENCE") == [f"{word}: Agree a plan.", "CANCELLED", "1"]
