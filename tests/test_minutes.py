"""What a reader finds of a meeting's business: each item with what was said, decided and asked for."""

from __future__ import annotations

import re
from html import unescape

from openrecord.render import headings
from openrecord.site import Site

from .conftest import Page, words_of
from .meetings import ANNUAL, BUDGET, CABINET, DECEMBER, JANUARY, JULY_2024, NOTES, SPECIAL, changed, seen


def test_items_stand_in_printed_order_with_the_order_heard_beside_them(example: Site, page_at: Page) -> None:
    page = page_at(example, ANNUAL)
    assert "Order heard 1 , 2 , 4 , 3 , 5 and 6 ;" in page
    assert "3 Petitions heard after item 4 Standing item, minute 3/24" in page
    assert "4 Election of the Leader heard after item 2" in page
    assert "5 What came of the plan of 2022-24 heard after item 3" in page
    assert "6 Committees and outside bodies Procedure, minute 6/24" in page


def test_an_item_without_a_number_has_its_place_in_the_order_heard(example: Site) -> None:
    order = ("6", "adjournment", "3", "8", "9", "10")
    page = words_of(seen(example, changed(example, "council/2025-02-25", order_heard=order)))
    assert "Order heard 6 , Adjournment , 3 , 8 , 9 and 10 ;" in page
    assert "3 Cofnodion / Minutes heard after Adjournment" in page
    assert "Adjournment heard" not in page
    assert "8 Budget for 2025/26 heard after item 3" in page


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
    assert [
        (found.anchor, unescape(found.title)) for found in headings(html_at(example, BUDGET)) if found.level == 2
    ] == [
        ("Who-was-there", "Who was there"),
        ("Interests-declared", "Interests declared"),
        ("item-3", "3 Cofnodion / Minutes"),
        ("item-6", "6 The auditor's recommendation of December 2023"),
        ("adjournment", "Adjournment"),
        ("item-8", "8 Budget for 2025/26"),
        ("item-9", "9 Motion: a bridge for people on foot at Pont y Dŵr"),
        ("item-10", "10 Urgent business"),
    ]


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
    assert "seconded by somebody whom the record does not name. Withdrawn." in page_at(example, ANNUAL)


def test_a_decision_tells_where_it_was_sent_and_what_date_it_moved(example: Site, page_at: Page) -> None:
    assert "That the petition be sent to Cabinet for an answer. Referred to Cabinet" in page_at(example, ANNUAL)
    assert (
        "That the date of March 2025 be taken out until the valuation is known. Put off Date moved Agree how the "
        "leisure trust will pay its own way : from March 2025 to a date that is not known." in page_at(example, CABINET)
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
        "Find a dry room Result not known Owner not known (the minutes write P. H. (?)). By when is not known."
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


def test_what_the_record_does_not_say_of_a_withheld_item_is_said_so(example: Site) -> None:
    cabinet = example.edition.record.meetings["cabinet/2025-03-11"]
    land = cabinet.items[4]
    assert land.withheld
    exempt = land.withheld.model_copy(update={"public_interest": None, "review_on": None})
    confidential = exempt.model_copy(update={"paragraph": (), "confidential": True})
    silence = "Public interest Why that is in the public interest is not recorded. No date is set for looking at"
    for withheld, said in ((exempt, 1), (confidential, 0)):
        items = (land.model_copy(update={"withheld": withheld}),)
        page = words_of(seen(example, cabinet.model_copy(update={"items": items})))
        assert page.count(silence) == said
        assert "No date is set for looking at this again." in page


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
        "Noted There are four. Internal audit gave limited assurance on how repairs are ordered. Corrected on "
        "16 January 2025 Was There are five. Now There are four. Why One surveyor had not started yet. Agreed at "
        "Item 3, Minutes of 18 July 2024 (Improvement Board, 16 January 2025)" in page
    )


def test_a_correction_of_no_part_of_the_business_stands_at_the_end(example: Site) -> None:
    meeting = example.edition.record.meetings["improvement-board/2024-07-18"]
    moved = meeting.corrections[0].model_copy(update={"where": "attendance"})
    page = seen(example, meeting.model_copy(update={"corrections": (moved,)}))
    assert '<a href="#Corrections-made">Other parts of the page</a>' in page
    assert "There are five." in page.partition('<h2 id="Corrections-made">')[2]


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
