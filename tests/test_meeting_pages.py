"""What a reader finds on the page of a meeting of the invented council."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from openrecord.links import Here
from openrecord.model.dates import Moment
from openrecord.model.meeting import Meeting, Minutes
from openrecord.render import headings, readable
from openrecord.site import Site
from openrecord.views.base import Edition, Writer
from openrecord.views.meeting import meeting_view, when

Page = Callable[[Site, str], str]
BUDGET = "meetings/council/2025-02-25/"
SPECIAL = "meetings/council/2024-05-14-special/"
ANNUAL = "meetings/council/2024-05-14/"
CABINET = "meetings/cabinet/2025-03-11/"
JULY_2024 = "meetings/improvement-board/2024-07-18/"
DECEMBER = "meetings/improvement-board/2024-12-05/"
JANUARY = "meetings/improvement-board/2025-01-16/"
MARCH = "meetings/improvement-board/2025-03-20/"
NOTES = "meetings/recovery-programme-board/2023-11/"


def changed(site: Site, path: str, **what: object) -> Meeting:
    """A meeting of the site's record with some of its facts otherwise."""
    return site.edition.record.meetings[path].model_copy(update=what)


def seen(site: Site, meeting: Meeting, day: dt.date | None = None) -> str:
    """The HTML of a meeting's page in a record that holds the meeting as it is given here."""
    record = site.edition.record
    changed_record = replace(record, meetings={**record.meetings, meeting.path: meeting})
    edition = Edition(changed_record, day or site.edition.day)
    view = meeting_view(Writer(edition, Here(f"meetings/{meeting.path}/")), meeting)
    return site.renderer.page("meeting", view)


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
    assert when(Moment.parse(start), ended and Moment.parse(ended) or None, ended_matters=True) == said


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


def test_items_stand_in_printed_order_with_the_order_heard_beside_them(example: Site, page_at: Page) -> None:
    page = page_at(example, ANNUAL)
    assert "Order heard 1 , 2 , 4 , 3 , 5 and 6 ;" in page
    assert "3 Petitions heard after item 4 Standing item, minute 3/24" in page
    assert "4 Election of the Leader heard after item 2" in page
    assert "5 What came of the plan of 2022-24 heard after item 3" in page
    assert "6 Committees and outside bodies Procedure, minute 6/24" in page


def test_an_item_that_was_heard_first_says_before_which(council: Site, page_at: Page) -> None:
    page = page_at(council, "meetings/best-value-improvement-board/2018-03-19/")
    assert "5 Spotlight - Grants heard before item 4" in page


def test_every_paragraph_decision_action_and_motion_has_an_address_and_a_link_to_it(
    example: Site, html_at: Page
) -> None:
    html = html_at(example, BUDGET)
    for anchor, label in (
        ("item-8", "Link to item 8"),
        ("item-8-p2", "Link to paragraph 2 of item 8"),
        ("tracker-sooner", "Link to decision 2 of item 8"),
        ("savings-list-paper-copies", "Link to action 1 of item 8"),
        ("item-8-m2", "Link to motion 2 of item 8"),
        ("adjournment", "Link to Adjournment"),
    ):
        assert len(re.findall(f'id="{anchor}"', html)) == 1
        assert f'href="#{anchor}" aria-label="{label}"></a>' in html


def test_the_list_of_contents_holds_every_item_by_number_and_title(example: Site, html_at: Page) -> None:
    assert [(found.anchor, found.title) for found in headings(html_at(example, BUDGET)) if found.level == 2] == [
        ("who-was-there", "Who was there"),
        ("interests-declared", "Interests declared"),
        ("item-3", "3 Cofnodion / Minutes"),
        ("item-6", "6 The auditor's recommendation of December 2023"),
        ("adjournment", "Adjournment"),
        ("item-8", "8 Budget for 2025/26"),
        ("item-9", "9 Motion: a bridge for people on foot at Pont y Dŵr"),
        ("item-10", "10 Urgent business"),
    ]


def test_search_finds_the_words_of_a_decision_below_the_heading_of_its_item(example: Site, html_at: Page) -> None:
    below = readable(html_at(example, BUDGET)).partition('<h2 id="item-8"')[2].partition("<h2")[0]
    assert "That the list of savings be published by 31 March 2025, three months sooner than planned." in below


def test_a_motion_tells_who_moved_it_and_how_each_member_voted(example: Site, page_at: Page) -> None:
    page = page_at(example, SPECIAL)
    assert "Motion 1 : That the recovery plan 2024-26 be agreed. Moved by Siân Llwyd , seconded by" in page
    assert "Carried. Vote 8 for, 2 against, 1 abstained. For: Heledd Gŵyr , Mair Eluned Prys ," in page
    assert "Abstained: Dafydd O'Rourke ." in page
    assert "Amendment 2 to motion 1 : That the words on working with partners be taken out." in page
    assert "Lost. Vote 4 for, 6 against, 1 abstained." in page


def test_what_is_not_stated_of_a_vote_is_said(example: Site, page_at: Page) -> None:
    assert "Vote 9 for, 2 against. How many abstained is not stated." in page_at(example, SPECIAL)
    assert "Vote 3 for. How many were against or abstained is not stated." in page_at(example, CABINET)
    assert "Vote 10 for, none against, none abstained." in page_at(example, ANNUAL)


def test_a_seconder_who_is_not_known_is_told_from_none(example: Site, page_at: Page) -> None:
    assert "seconded by somebody whom the record does not name . Withdrawn." in page_at(example, ANNUAL)


def test_a_decision_tells_where_it_was_sent_and_what_date_it_moved(example: Site, page_at: Page) -> None:
    assert "That the petition be sent to Cabinet for an answer. Referred to Cabinet" in page_at(example, ANNUAL)
    assert (
        "That the date of March 2025 be taken out until the valuation is known. Put off Date moved Agree how the leisure "
        "trust will pay its own way : from March 2025 to a date that is not known." in page_at(example, CABINET)
    )


def test_what_a_paper_asked_for_stands_apart_from_what_was_decided(example: Site, page_at: Page) -> None:
    assert "The meeting was asked to Agree a new date of June 2025 Heard" in page_at(example, CABINET)
    assert "The meeting is asked to Note what was done" in page_at(example, "meetings/improvement-board/2025-07-17/")


def test_an_action_arising_tells_owner_state_date_and_what_came_of_it(example: Site, page_at: Page) -> None:
    assert (
        "Asked for Order a new valuation of the pool Done Owner Director of Finance: Rhys Caradog (the minutes write "
        "Cyfarwyddwr Cyllid). Due by 31 March 2025. From decision 1 and paragraph 1 . 20 March 2025: Open. Two valuers "
        "were asked. Source: Minutes, 20 March 2025, item 4 8 May 2025: Done. The valuation has been ordered."
        in page_at(example, CABINET)
    )


def test_an_owner_a_date_and_a_result_that_are_not_known_are_said_so(example: Site, page_at: Page) -> None:
    assert (
        "Find a dry room Result not known Owner name not known (the minutes write P. H. (?)). By when is not known."
        in page_at(example, NOTES)
    )
    assert "Owner Director of Homes: Bronwen Achter . No date was set." in page_at(example, JULY_2024)


def test_the_course_of_an_item_is_drawn_both_ways(example: Site, page_at: Page) -> None:
    assert (
        "Takes up again Improvement Board, 18 July 2024: Item 6: Tenant inspectors Put off "
        "Improvement Board, 5 December 2024: Item 6: Tenant inspectors Meeting put off "
        "Taken up later at Cabinet, 11 March 2025: Item 5: Panel Trigolion Approved" in page_at(example, JANUARY)
    )
    assert "Taken up later at Improvement Board, 5 December 2024" in page_at(example, JULY_2024)


def test_the_approval_of_earlier_minutes_names_the_meeting(example: Site, page_at: Page, council: Site) -> None:
    page = page_at(example, JANUARY)
    assert "Approved, with changes, the minutes of Improvement Board, 18 July 2024 . There were four" in page
    assert "Put off approving the minutes of Programme Board, November 2023 ." in page
    assert "Put off approving the minutes of an earlier meeting; which one is not said." in page_at(
        council, "meetings/best-value-improvement-board/2018-03-19/"
    )


def test_an_item_that_is_withheld_tells_ground_public_interest_and_review(example: Site, page_at: Page) -> None:
    page = page_at(example, CABINET)
    assert (
        "7 Award of the contract for repairs Not published This item was exempt business, under paragraph 3 of Part 1 "
        "of Schedule 12A to the Local Government Act 1972. The paper gives the prices of bidders who lost. "
        "Public interest Telling the prices would harm the bidders" in page
    )
    assert "This is to be looked at again by 11 March 2026. The council has published what was decided." in page
    assert "This was to be looked at again by 31 May 2025. The record does not say whether it was." in page


def test_what_must_not_be_published_of_a_withheld_item_is_on_no_page(example: Site) -> None:
    meeting = example.edition.record.meetings["cabinet/2025-03-11"]
    land = meeting.items[4]
    spoken = land.model_copy(
        update={
            "record": meeting.items[1].record,
            "resolved": meeting.items[1].resolved,
            "asked_to": ("Sell the land",),
        }
    )
    page = seen(example, meeting.model_copy(update={"items": (*meeting.items[:1], spoken)}))
    assert "Land at Cae&#39;r Felin" in page
    assert "Twelve places are for tenants" not in page
    assert "That Panel Trigolion be set up" not in page
    assert "Sell the land" not in page


def test_a_correction_stands_where_the_mistake_stood(example: Site, page_at: Page) -> None:
    page = page_at(example, JULY_2024)
    assert "Corrected Paragraph 3 of item 4" in page
    assert (
        "Noted There are four. Internal audit gave limited assurance on how repairs are ordered. Corrected on 16 January "
        "2025 Was There are five. Now There are four. Why One surveyor had not started yet. Agreed at Item 3, Minutes of "
        "18 July 2024 (Improvement Board, 16 January 2025)" in page
    )


def test_a_correction_of_no_part_of_the_business_stands_at_the_end(example: Site) -> None:
    meeting = example.edition.record.meetings["improvement-board/2024-07-18"]
    moved = meeting.corrections[0].model_copy(update={"where": "attendance"})
    page = seen(example, meeting.model_copy(update={"corrections": (moved,)}))
    assert '<a href="#corrections-made">Other parts of the page</a>' in page
    assert "There are five." in page.partition('<h2 id="corrections-made">')[2]


def test_silence_on_the_outcome_is_said_where_the_minutes_should_tell(example: Site, page_at: Page) -> None:
    assert "Outcome Not recorded here" in page_at(example, NOTES)
    assert "Outcome" not in page_at(example, DECEMBER)


def test_a_meeting_without_an_agenda_says_so(example: Site) -> None:
    assert "No agenda has been published." in seen(example, changed(example, "improvement-board/2025-07-17", items=()))
    assert "The record holds none of the business of this meeting." in seen(
        example, changed(example, "cabinet/2025-03-11", items=())
    )


def test_text_of_the_record_does_nothing_but_stand_there(example: Site) -> None:
    meeting = example.edition.record.meetings["cabinet/2025-03-11"]
    hostile = '"><img src=x onerror=alert(1)> {{ 7*7 }} [x](javascript:alert(1))'
    item = meeting.items[1]
    words = item.record[0].model_copy(update={"heard": hostile})
    page = seen(
        example,
        meeting.model_copy(
            update={
                "place": hostile,
                "items": (item.model_copy(update={"title": hostile, "number": hostile, "record": (words,)}),),
            }
        ),
    )
    assert "<img" not in page
    assert page.count("{{ 7*7 }} [x](javascript:alert(1))") >= 4
