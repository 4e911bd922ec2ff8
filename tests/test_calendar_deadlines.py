"""Deadlines in a calendar: on which day they fall, and what happens as they move, are met or are dropped."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .calendars import EVERYTHING, HOMES, URL, Event, events, files, told
from .conftest import Lay

ONCE = "[{to: 2024-12-20, agreed_at: board/2024-05-16}]"
UPDATE = """\
title: Update
covers: {{from: 2024-04-01, to: 2024-05-31}}
published: 2024-06-03
milestones:
  backlog: {{status: {status}}}
"""
COUNCIL = "name: Small Town Council\nshort_name: Small Town\nas_at: {day}\n"
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


def backlog(root: Path) -> Event:
    """The one milestone of the small council."""
    return next(e for uid, e in events(files(root)[EVERYTHING]).items() if uid.startswith("milestone:"))


def milestone(small: Lay, title: str = "Mend", revisions: str = "[]", status: str = "on-target") -> Event:
    """The milestone of the small council, after a change of it."""
    root = small(
        {
            "data/plans/recovery/homes.yml": HOMES.format(title=title, revisions=revisions),
            "data/plans/recovery/updates/spring.yml": UPDATE.format(status=status),
        }
    )
    found = backlog(root)
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
    event = milestone(small, status=status)
    assert told(event, "SUMMARY", "STATUS", "SEQUENCE") == [f"{word}: Mend", "CANCELLED", "1"]


@pytest.mark.parametrize("day", ["2024-06-30", "2024-10-01", "2024-12-01"])
def test_what_was_finished_before_its_day_is_never_due_again(small: Lay, day: str) -> None:
    repeated = UPDATE.format(status="complete, source: report").replace("2024-05", "2024-10").replace("06-03", "11-03")
    root = small(
        {
            "data/council.yml": COUNCIL.format(day=day),
            "data/plans/recovery/updates/spring.yml": UPDATE.format(status="complete, source: report"),
            "data/plans/recovery/updates/autumn.yml": repeated.replace("2024-04", "2024-08"),
        }
    )
    assert told(backlog(root), "SUMMARY", "STATUS", "SEQUENCE") == [
        "Complete: Clear the backlog of repairs",
        "CANCELLED",
        "1",
    ]


def test_what_was_finished_after_its_day_was_due_on_it(small: Lay) -> None:
    root = small(
        {
            "data/council.yml": COUNCIL.format(day="2024-12-01"),
            "data/plans/recovery/updates/spring.yml": UPDATE.format(status="complete, source: report").replace(
                "published: 2024-06-03", "published: 2024-10-03"
            ),
        }
    )
    event = backlog(root)
    assert told(event, "SUMMARY", "STATUS", "SEQUENCE") == ["Due: Clear the backlog of repairs", "CONFIRMED", "1"]
    assert "As at 1 December 2024: Complete." in str(event["DESCRIPTION"])


@pytest.mark.parametrize(("closed", "expected"), [("2024-06-30", "Plan closed: "), ("2024-10-31", "Due: ")])
def test_what_a_closed_plan_left_open_falls_due_only_before_its_end(small: Lay, closed: str, expected: str) -> None:
    plan = f"title: Recovery plan\nthemes: [homes]\nclosed: {{on: {closed}}}\n"
    root = small({"data/council.yml": COUNCIL.format(day="2024-12-01"), "data/plans/recovery/plan.yml": plan})
    assert str(backlog(root)["SUMMARY"]) == f"{expected}Clear the backlog of repairs"


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


def test_the_last_day_of_a_direction_is_in_the_calendar(small: Lay) -> None:
    direction = "- id: order\n  title: Order of 2024\n  issued: 2024-01\n  ends: 2024-09-30\n{}"
    root = small({"data/directions.yml": direction.format("")})
    uid = "direction:order.ends"
    binds = next(event for name, event in events(files(root)[EVERYTHING]).items() if name.startswith(f"{uid}@"))
    assert (str(binds["SUMMARY"]), binds["DTSTART"].to_ical(), str(binds["STATUS"])) == (
        "Last day: Order of 2024",
        b"20240930",
        "CONFIRMED",
    )
    (root / "data/directions.yml").write_text(direction.format("  state: revoked\n  on: 2024-05\n"), "utf-8")
    over = next(event for name, event in events(files(root)[EVERYTHING]).items() if name.startswith(f"{uid}@"))
    assert told(over, "SUMMARY", "STATUS") == ["Over before its last day: Order of 2024", "CANCELLED"]
    assert over["SEQUENCE"] > binds["SEQUENCE"]


def test_the_next_update_is_in_the_calendar_until_its_day(small: Lay) -> None:
    root = small({})
    council = (root / "data/council.yml").read_text("utf-8")
    found = []
    for day, announced in (("2024-06-29", "2024-07"), ("2024-06-30", "2024-07-01"), ("2024-07-02", "2024-07-01")):
        text = council.replace("as_at: 2024-06-30", f"as_at: {day}\nnext_update: {announced}")
        (root / "data/council.yml").write_text(text, "utf-8")
        found.append([e for uid, e in events(files(root)[EVERYTHING]).items() if uid.startswith("next-update@")])
    (month,), (moved,), none = found
    assert none == []
    assert told(month, "SUMMARY", "DESCRIPTION") == [
        "Next update: Small Town public record",
        "Announced for July 2024.",
    ]
    assert [month["DTSTART"].to_ical(), moved["DTSTART"].to_ical()] == [b"20240731", b"20240701"]
    assert moved["SEQUENCE"] > month["SEQUENCE"]
