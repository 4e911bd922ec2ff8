"""What a reader finds at the top of a meeting's page: how it went, its minutes, who was there, what they declared."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from openrecord.model.dates import Moment
from openrecord.model.meeting import Attendance, Declaration, Declarations, Minutes
from openrecord.site import Site
from openrecord.views.meetings.meeting import when

from .conftest import Page, opened, words_of
from .meetings import ANNUAL, BUDGET, CABINET, DECEMBER, JULY_2024, MARCH, NOTES, SPECIAL, changed, seen, with_meetings


def test_a_page_begins_with_the_summary_and_says_under_which_items_what_was_decided(
    example: Site, page_at: Page
) -> None:
    assert page_at(example, CABINET).startswith(
        "Minutes, Y Cabinet / Cabinet Cabinet, 11 March 2025 Cabinet awarded the contract for repairs in private and "
        "published the decision. The date for the leisure trust was taken out and no new one was set. Panel Trigolion "
        "was set up as the Improvement Board had asked. Decided Four decisions, under items 5 , 6 and 7 "
        "Asked for One action, under item 6 When 5.30pm on 11 March 2025; no time of ending is recorded"
    )


def test_an_unnumbered_item_is_called_by_its_title(example: Site, page_at: Page) -> None:
    assert "Asked for Two actions, under item 4 and Questions from the gallery" in page_at(example, JULY_2024)


def test_a_meeting_that_nobody_summed_up_says_what_the_record_holds(example: Site) -> None:
    page = seen(example, changed(example, "improvement-board/2024-07-18", summary=None))
    assert "The record holds five items of this meeting, two decisions and two actions asked for." in page


def test_two_meetings_on_one_day_are_told_apart(example: Site, page_at: Page) -> None:
    assert "Meeting after Council, 14 May 2024 (special)" in page_at(example, ANNUAL)
    assert "Meeting before Council, 14 May 2024 Meeting after Council, 25 February 2025" in page_at(example, SPECIAL)


@pytest.mark.parametrize(
    ("start", "ended", "said"),
    [
        ("2018-03-19 18:00", "2018-03-19 19:25", "6pm to 7.25pm on 19 March 2018"),
        ("2018-03-19 12:00", None, "noon on 19 March 2018; no time of ending is recorded"),
        ("2018-03-19 18:00", "2018-03-20 00:00", "6pm on 19 March 2018 to midnight on 20 March 2018"),
        ("2018-03-19", None, "19 March 2018; at what time is not known"),
        ("2018-03", None, "March 2018; on what day is not known"),
    ],
)
def test_the_time_is_said_as_precisely_as_it_is_known(start: str, ended: str | None, said: str) -> None:
    known_end = Moment.parse(ended) if ended else None
    assert when(Moment.parse(start), known_end, ended_matters=True) == said


def test_sittings_are_told_one_by_one(example: Site, page_at: Page) -> None:
    assert (
        "When 6.30pm on 25 February 2025 to 7.50pm on 27 February 2025 1. 6.30pm to 10pm on 25 February 2025 "
        "2. 6.30pm to 7.50pm on 27 February 2025" in page_at(example, BUDGET)
    )


def test_the_state_of_the_minutes_is_said_in_words(example: Site, page_at: Page) -> None:
    assert "Minutes Draft: no meeting has approved them yet." in page_at(example, MARCH)
    assert "Minutes Whether they have been approved is not known." in page_at(example, CABINET)
    assert "Minutes Approved, with changes, at Improvement Board, 16 January 2025" in page_at(example, JULY_2024)


def test_minutes_whose_approval_was_put_off_say_where(example: Site, page_at: Page) -> None:
    assert "Approval was put off at Improvement Board, 16 January 2025" in page_at(example, NOTES)


def test_minutes_approved_at_a_meeting_that_says_nothing_of_it_name_it_all_the_same(example: Site) -> None:
    minutes = Minutes(state="approved", approved_at="council/2025-02-25")
    page = seen(example, changed(example, "cabinet/2025-03-11", minutes=minutes))
    assert 'Approved at <a href="../../../meetings/council/2025-02-25/">Council, 25 February 2025</a>.' in page


def test_minutes_that_name_the_meeting_which_approved_them_are_named_there(example: Site, page_at: Page) -> None:
    record = example.edition.record
    march = record.meetings["improvement-board/2025-03-20"]
    bare = march.model_copy(update={"items": tuple(i.model_copy(update={"approves": ()}) for i in march.items)})
    assert page_at(example, MARCH).count("Approved the minutes of Improvement Board, 16 January 2025 .") == 1
    assert "3</span> Minutes of 16 January 2025</h2>" in seen(example, bare)
    assert words_of(seen(example, bare)).count("Approved the minutes of Improvement Board, 16 January 2025 .") == 1
    for at, said in (("improvement-board/2025-03-20", 1), ("improvement-board/2025-03-20#item-4-r1", 1), ("", 0)):
        minutes = Minutes(state="approved-as-amended", approved_at=at or None)
        january = record.meetings["improvement-board/2025-01-16"].model_copy(update={"minutes": minutes})
        site = with_meetings(example, [*({**record.meetings, january.path: january, bare.path: bare}).values()])
        page = page_at(site, MARCH)
        assert page.count("Approved, with changes, the minutes of Improvement Board, 16 January 2025 .") == said


def test_minutes_that_a_later_meeting_approved_are_approved(example: Site) -> None:
    page = words_of(seen(example, changed(example, "improvement-board/2025-01-16", minutes=Minutes())))
    assert "Minutes Approved at Improvement Board, 20 March 2025 ." in page
    assert "Whether they have been approved" not in page


def test_approved_minutes_without_a_meeting_say_that_it_is_not_recorded(example: Site) -> None:
    page = seen(example, changed(example, "cabinet/2025-03-11", minutes=Minutes(state="approved")))
    assert "Approved; at which meeting is not recorded." in page


def test_how_much_of_the_minutes_the_page_holds_is_said_in_words(example: Site, page_at: Page) -> None:
    assert "This page Holds all of the minutes." in page_at(example, CABINET)
    assert "This page Holds only a part of what happened." in page_at(example, BUDGET)
    page = seen(example, changed(example, "cabinet/2025-03-11", extent="agenda-only"))
    assert "Holds only what was to be discussed, and nothing of what happened." in page


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (DECEMBER, "This meeting, planned for 2pm on 5 December 2024, was put off. Its business was moved to"),
        ("meetings/improvement-board/2025-05-15/", "This meeting, planned for 2pm on 15 May 2025, was cancelled."),
        (
            "meetings/improvement-board/2025-07-17/",
            "This meeting is still to come. It is planned for 2pm on 17 July 2025.",
        ),
        (
            "meetings/audit-and-governance-committee/2025-02-04/",
            "Too few members came to this meeting for it to take decisions.",
        ),
    ],
)
def test_a_meeting_that_was_not_simply_held_says_so_at_the_top(
    example: Site, page_at: Page, address: str, said: str
) -> None:
    before_the_facts = page_at(example, address).partition(" When ")[0]
    assert said in before_the_facts


def test_a_planned_meeting_whose_day_has_passed_does_not_pretend(example: Site) -> None:
    meeting = example.edition.record.meetings["improvement-board/2025-07-17"]
    assert "This meeting was planned for 2pm on 17 July 2025. The record does not say whether it took place." in seen(
        example, meeting, dt.date(2025, 7, 18)
    )


def test_a_meeting_of_which_nobody_knows_whether_it_was_held_says_so(council: Site, page_at: Page) -> None:
    page = page_at(council, "meetings/best-value-programme-board/2016-01-26/")
    assert "Whether this meeting took place is not known." in page


def test_a_meeting_that_did_not_take_place_has_no_attendance(example: Site, page_at: Page) -> None:
    assert "Who was there" not in page_at(example, DECEMBER)
    assert "Interests declared" not in page_at(example, DECEMBER)


def test_attendance_tells_group_capacity_chair_substitute_and_apology(example: Site, page_at: Page) -> None:
    assert (
        "Who was there Two members, two people from outside the council and three officers were there. "
        "Two were absent. Members Siân Llwyd , Leader of the Council Mair Eluned Prys , Councillor in place of "
        "Llŷr Wynne From outside the council Dr Ffion Brân , Independent Chair in the chair"
        in page_at(example, JULY_2024)
    )
    assert "Bronwen Achter , Director of Homes sent word of coming late Absent" in page_at(example, JULY_2024)


def test_those_of_whom_it_is_not_known_whether_they_came_stand_apart(example: Site, page_at: Page) -> None:
    page = page_at(example, BUDGET)
    assert "One was absent. Whether one more was there is not known." in page
    assert "Absent Eleanor Vane , Councillor no apology is recorded Not known whether present Yusuf al-Hakim" in page


def test_attendance_that_was_not_recorded_is_told_from_an_empty_room(example: Site, page_at: Page) -> None:
    assert "Who was there Attendance was not recorded." in page_at(example, MARCH)


def test_somebody_known_by_post_alone_is_listed_by_post_once(example: Site, page_at: Page) -> None:
    assert "From outside the council External auditor Officers" in page_at(example, BUDGET)


def test_declared_interests_tell_their_kind_nature_items_and_conduct(example: Site, page_at: Page) -> None:
    page = page_at(example, SPECIAL)
    assert (
        "Eleanor Vane : Other registrable interest (Trustee of the leisure trust), in item 2 ; stayed and spoke. "
        "Dispensation: Granted by the Standards Sub-Committee until May 2026." in page
    )
    assert "Interests declared Eleanor Vane (stayed and spoke); Tomos Pugh (stayed and did not speak)" in page


def test_the_nature_of_a_sensitive_interest_is_never_shown(example: Site, page_at: Page) -> None:
    page = page_at(example, CABINET)
    assert "Sensitive interest, whose nature may not be published, in item 7 and item 8 ; left the room." in page
    assert "What sort of interest it is, is not recorded (Knows one of the bidders), in the whole meeting;" in page


def test_no_interest_is_told_from_no_record_of_any(example: Site, page_at: Page) -> None:
    assert "Interests declared Nobody declared an interest." in page_at(example, JULY_2024)
    assert "Interests declared Whether anybody declared an interest is not recorded." in page_at(example, BUDGET)


def test_somebody_whom_the_minutes_do_not_name_is_listed_all_the_same(example: Site) -> None:
    nobody = Attendance.model_validate({"person": "unknown", "as": "Clerk", "group": "officer"})
    interest = Declaration.model_validate({"person": "unknown", "nature": "Owns a boat"})
    meeting = changed(
        example,
        "improvement-board/2024-07-18",
        attendance=(nobody,),
        declarations=Declarations(state="declared", entries=(interest,)),
    )
    page = words_of(seen(example, meeting))
    assert "Officers Somebody whom the record does not name, Clerk" in page
    assert "Somebody whom the record does not name: What sort of interest it is, is not recorded" in page


def test_a_meeting_whose_start_is_not_known_says_so_on_the_day_in_its_files_name(
    small: Callable[[Mapping[str, str]], Path], page_at: Page
) -> None:
    site = opened(small({"data/meetings/board/2024-05-16.yml": "status: held\nstart: unknown\n"}))
    assert "When 16 May 2024; at what time is not known" in page_at(site, "meetings/board/2024-05-16/")


def test_a_meeting_to_come_tells_how_to_take_part_and_a_past_one_does_not(example: Site, page_at: Page) -> None:
    coming = page_at(example, "meetings/improvement-board/2025-07-17/")
    assert (
        "To attend Open to all since July 2024. To ask The Chair takes questions from the public gallery at the end of "
        "each meeting. Taking part The record does not say how to watch. Minutes Not yet published." in coming
    )
    assert "To attend" not in page_at(example, MARCH)
    assert "To attend" not in page_at(example, "meetings/improvement-board/2025-05-15/")


def test_a_meeting_that_began_late_tells_for_when_it_was_planned(example: Site) -> None:
    late = changed(example, "improvement-board/2025-01-16", planned=Moment.parse("2025-01-16 13:30"))
    assert "When 2pm to 3.55pm on 16 January 2025; it was planned for 1.30pm" in words_of(seen(example, late))
    same = changed(example, "improvement-board/2025-01-16", planned=Moment.parse("2025-01-16 14:00"))
    assert "it was planned for" not in words_of(seen(example, same))
