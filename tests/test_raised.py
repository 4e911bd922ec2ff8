"""What a reader finds of business that real minutes hold beside resolutions: questions, petitions, private items."""

from __future__ import annotations

import re

from openrecord.model.dates import UNKNOWN
from openrecord.model.meeting import Declaration, Declarations
from openrecord.search.passages import passages
from openrecord.site import Site
from openrecord.views.meetings.raised import FORMS

from .conftest import Page, words_of
from .meetings import CABINET, changed, seen

COUNCIL = "meetings/council/2025-04-29/"
SCRUTINY = "meetings/homes-scrutiny-committee/2025-03-27/"


def test_a_petition_tells_its_signatures_who_presented_it_and_what_was_done(example: Site, page_at: Page) -> None:
    page = page_at(example, COUNCIL)
    assert (
        "99.2 Keep the swimming pool open on Sundays E-petition with 1,204 signatures. Presented by a member of the "
        "public. Said The pool is the only one that a bus reaches on a Sunday. Referred to Cabinet ." in page
    )
    assert (
        "A crossing in Stryd y Bont, beside the school Petition with 87 signatures. Presented by Councillor for "
        "Cae'r Felin: Shahana Begum (শাহানা বেগম) . Answered The road will be counted in June." in page
    )
    assert "Quieter buses Petition; how many signed it is not stated. Presented by a member of the public." in page


def test_what_was_brought_is_counted_at_the_head_of_the_page(example: Site, page_at: Page) -> None:
    assert "Brought Three petitions, one deputation and five questions, under items 3 , 4 and 5 When" in page_at(
        example, COUNCIL
    )
    assert "Brought" not in page_at(example, SCRUTINY)


def test_somebody_is_out_of_the_room_for_an_item_without_a_number(example: Site) -> None:
    meeting = example.edition.record.meetings["council/2025-02-25"]
    adjournment = ("adjournment",)
    away = meeting.attendance[1].model_copy(update={"away_for": adjournment})
    interest = Declaration.model_validate({"person": "tomos-pugh", "items": ["adjournment"]})
    declared = Declarations(state="declared", entries=(interest,))
    page = words_of(seen(example, meeting.model_copy(update={"attendance": (away,), "declarations": declared})))
    assert "Mair Eluned Prys , Deputy Mayor out of the room for Adjournment" in page
    assert "What sort of interest it is, is not recorded, in Adjournment ; what they did" in page
    assert (
        "Adjournment Procedure Interests declared Tomos Pugh (what they did about it is not recorded) "
        "Out of the room Mair Eluned Prys Noted At 10pm" in page
    )


def test_the_number_that_the_minutes_print_stands_before_what_it_numbers(example: Site, page_at: Page) -> None:
    page = page_at(example, COUNCIL)
    assert "Announcements, minute 97/25 97.1 Heard The Mayor had opened" in page
    assert "Decided 101.1 That every home with damp be looked at" in page


def test_a_deputation_is_heard_answered_and_sent_on(example: Site, page_at: Page) -> None:
    assert (
        "Damp in the flats at Tŵr Wen Deputation. Presented by a member of the public. Said Forty homes were looked "
        "at and nobody has said what will be done. Answered The Cabinet Member for Homes thanked the deputation and "
        "promised a date for each home. Referred to Homes Scrutiny ." in page_at(example, COUNCIL)
    )


def test_a_question_stands_with_its_answer_and_what_was_asked_further(example: Site, page_at: Page) -> None:
    assert (
        "100.1 From a member of the public. To Cabinet Member for Homes: Nasrin Akhtar (নাসরিন আক্তার) . Asked How many "
        "council homes stand empty, and for how long on average? Answered There are 64, and the average is 112 days. "
        "Asked further How many of them could be let now? Answered Nineteen. The others wait for repairs."
        in page_at(example, COUNCIL)
    )


def test_an_answer_in_writing_one_to_follow_and_none_are_told_apart(example: Site, page_at: Page) -> None:
    page = page_at(example, COUNCIL)
    assert "Answered in writing on 6 May 2025 £412,000, of which half was" in page
    assert "When will the minutes be published in Bengali? A written answer was to follow." in page
    assert "Declined That would tell one bidder of the others." in page


def test_an_answer_that_the_minutes_do_not_give_is_said_to_be_missing(example: Site) -> None:
    def asked(**what: object) -> str:
        item = example.edition.record.meetings["council/2025-04-29"].items[3]
        told = {"answer": None, "supplementary": None, "supplementary_answer": None, **what}
        question = item.questions[0].model_copy(update=told)
        items = (item.model_copy(update={"questions": (question,)}),)
        return words_of(seen(example, changed(example, "council/2025-04-29", items=items)))

    assert "on average? What was answered is not recorded here." in asked(answered=None)
    assert "on average? An answer was declined." in asked(answered="declined")
    unknown = asked(answered="in-writing", answered_on=UNKNOWN)
    assert "on average? Answered in writing, on a day that is not known. What it says is not recorded" in unknown
    assert "on average? Answered in writing. What it says is not recorded here." in asked(answered="in-writing")


def test_the_questions_of_a_meeting_to_come_are_not_said_to_be_unanswered(example: Site) -> None:
    item = example.edition.record.meetings["council/2025-04-29"].items[3]
    question = item.questions[2].model_copy(update={"answered": None})
    items = (item.model_copy(update={"questions": (question,)}),)
    page = words_of(seen(example, changed(example, "council/2025-04-29", items=items, status="scheduled")))
    assert "When will the minutes be published in Bengali?" in page
    assert "is not recorded here" not in page


def test_a_member_who_asks_is_named_unless_nobody_knows_who_it_was(example: Site, page_at: Page) -> None:
    page = page_at(example, COUNCIL)
    assert "From Tomos Pugh . To Leader of the Council: Siân Llwyd . Asked Will the Leader publish" in page
    assert "From a member whose name is not known. To Leader of the Council: Siân Llwyd . Asked Which shops" in page


def test_a_petition_stands_on_the_page_of_the_body_that_it_was_sent_to(example: Site, page_at: Page) -> None:
    sent = [
        (petition, meeting)
        for meeting in example.edition.record.meetings.values()
        for item in meeting.items
        for petition in item.petitions
        if petition.to
    ]
    assert sent
    for petition, meeting in sent:
        title = example.edition.links.meeting_title(meeting)
        assert f"{petition.title} {FORMS[petition.form]} · {title}" in page_at(example, f"meetings/{petition.to}/")


def test_what_a_member_asked_stands_on_the_members_page(example: Site, page_at: Page) -> None:
    asked = [
        (holder.person, question)
        for meeting in example.edition.record.meetings.values()
        for item in meeting.items
        for question in item.questions
        for holder in question.asked_by
        if isinstance(holder.person, str)
    ]
    assert asked
    for person, question in asked:
        page = page_at(example, f"people/{person}/")
        assert f"{question.question} Question · " in page.partition("Brought to meetings ")[2]


def test_every_question_and_petition_has_an_address_and_a_link_to_it(example: Site, html_at: Page) -> None:
    html = html_at(example, COUNCIL)
    for anchor, label in (
        ("item-3-t1", "Link to petition 1 of item 3"),
        ("damp-at-twr-wen", "Link to deputation 3 of item 3"),
        ("item-4-q3", "Link to question 3 of item 4"),
    ):
        assert len(re.findall(f'id="{anchor}"', html)) == 1
        assert f'href="#{anchor}" aria-label="{label}"></a>' in html
    assert 'From <a href="#damp-at-twr-wen">deputation 3</a>.' in html


def test_a_question_is_led_to_by_a_reference(example: Site) -> None:
    found = example.edition.links.find("meeting", "council/2025-04-29#item-4-q2")
    assert found is not None
    assert found.address == f"{COUNCIL}#item-4-q2"


def test_search_finds_the_words_of_a_question_below_the_heading_of_its_item(example: Site, html_at: Page) -> None:
    found = [passage for passage in passages(html_at(example, COUNCIL)) if "could be let now?" in passage.text]
    assert [passage.anchor for passage in found] == ["item-4-q1"]
    assert found[0].heading.endswith("Questions from the public")


def test_a_list_of_questions_has_a_heading_only_where_the_item_is_not_called_so(example: Site, html_at: Page) -> None:
    assert "<h3>Questions</h3>" not in html_at(example, COUNCIL)
    items = example.edition.record.meetings["council/2025-04-29"].items
    item = items[0].model_copy(update={"questions": items[3].questions, "petitions": items[2].petitions})
    page = seen(example, changed(example, "council/2025-04-29", items=(item,)))
    assert "<h3>Questions</h3>" in page
    assert "<h3>Petitions and deputations</h3>" in page


def test_a_correction_of_a_question_stands_beside_it(example: Site) -> None:
    pattern = example.edition.record.meetings["improvement-board/2024-07-18"].corrections[0]
    moved = pattern.model_copy(update={"where": "item-4-q1"})
    page = words_of(seen(example, changed(example, "council/2025-04-29", corrections=(moved,))))
    assert "Corrected Question 1 of item 4" in page
    assert "Nineteen. The others wait for repairs. Corrected on 16 January 2025" in page


def test_a_tie_tells_the_casting_vote_and_who_did_not_vote(example: Site, page_at: Page) -> None:
    page = page_at(example, COUNCIL)
    assert "Lost. Vote 4 for, 4 against, none abstained. The chair's casting vote was against. For:" in page
    assert "Did not vote: Heledd Gŵyr ." in page
    assert "Vote 2 for, 2 against, none abstained. The chair's casting vote was for." in page_at(example, SCRUTINY)


def test_what_was_agreed_without_a_count_says_how(example: Site, page_at: Page) -> None:
    page = page_at(example, COUNCIL)
    assert "within four weeks of the first report. Approved Vote Unanimous." in page
    assert "a bus until the end of July. Agreed Vote Nobody was against." in page
    assert "Agreed Vote Agreed by assent, without a vote." in page_at(example, SCRUTINY)


def test_an_amendment_that_found_no_seconder_was_not_put(example: Site, page_at: Page) -> None:
    assert (
        "Amendment 3 to motion 1 : That the list be published each week. Moved by Eleanor Vane . Not put to the vote."
        in page_at(example, COUNCIL)
    )


def test_who_was_out_of_the_room_stands_with_the_attendance_and_with_the_item(example: Site, page_at: Page) -> None:
    page = page_at(example, COUNCIL)
    assert "Llŷr Wynne , Cabinet Member for Finance out of the room for item 7 Nasrin Akhtar" in page
    assert "gave notice of leaving early out of the room for item 10 and item 11 Officers" in page
    assert "Trwsio cartrefi / Housing repairs Out of the room Llŷr Wynne Moved" in page


def test_a_co_opted_member_without_a_vote_and_a_substitute_are_told_as_such(example: Site, page_at: Page) -> None:
    page = page_at(example, SCRUTINY)
    assert "Mair Eluned Prys , Councillor in place of Eleanor Vane" in page
    assert "Jonah Mbeki-Shaw , Co-opted member for tenants without a vote Officers" in page


def test_an_urgent_item_says_why_it_could_not_wait(example: Site, page_at: Page) -> None:
    assert (
        "8 A bus for the school at Pont Wen Minute 104/25 Taken as urgent The company that ran the bus gave notice "
        "after the agenda was published, and term begins on 6 May. Decided" in page_at(example, COUNCIL)
    )


def test_a_private_item_names_every_ground_and_where_the_public_was_excluded(example: Site, page_at: Page) -> None:
    page = page_at(example, COUNCIL)
    assert (
        "This item was exempt business, under paragraphs 3 and 5 of Part 1 of Schedule 12A to the Local Government "
        "Act 1972. The paper gives an offer for the land and what the council's lawyers say of it. The press and "
        "public were excluded under item 9 ." in page
    )
    assert (
        "This item was confidential business, from which section 100A(2) of the Local Government Act 1972 keeps the "
        "public out. The department gave it to the council on terms that forbid telling the public." in page
    )


def test_the_questions_and_petitions_of_a_private_item_are_on_no_page(example: Site) -> None:
    items = example.edition.record.meetings["council/2025-04-29"].items
    brought = {"questions": items[3].questions, "petitions": items[2].petitions}
    page = seen(example, changed(example, "council/2025-04-29", items=(items[10].model_copy(update=brought),)))
    assert "A letter from a Government department" in page
    assert "How many council homes stand empty" not in page
    assert "Keep the swimming pool open" not in page


def test_a_decision_that_was_called_in_leads_to_the_call_in_and_back(example: Site, page_at: Page) -> None:
    page = page_at(example, SCRUTINY)
    assert "Call-in: a decision looked at again before it takes effect, minute 14/25" in page
    assert "Takes up again Cabinet, 11 March 2025: Item 6: The leisure trust Put off" in page
    assert (
        "Taken up later at Homes Scrutiny, 27 March 2025: Item 4: Call-in: the date for the leisure trust Referred"
        in page_at(example, CABINET)
    )


def test_what_one_body_asks_of_another_leads_to_what_came_of_it(example: Site, page_at: Page) -> None:
    page = page_at(example, SCRUTINY)
    assert "looked at within four weeks. Referred to Council Vote 3 for" in page
    assert (
        "Taken up later at Council, 29 April 2025: Item 6: What the Homes Scrutiny Committee asks of the Council "
        "Approved" in page
    )


def test_hostile_text_in_questions_and_petitions_does_nothing_but_stand_there(example: Site) -> None:
    hostile = '"><img src=x onerror=alert(1)> {{ 7*7 }} [x](javascript:alert(1))'
    item = example.edition.record.meetings["council/2025-04-29"].items[3]
    asked = ("question", "answer", "supplementary", "supplementary_answer")
    question = item.questions[0].model_copy(update=dict.fromkeys(asked, hostile))
    petition = example.edition.record.meetings["council/2025-04-29"].items[2].petitions[0]
    petition = petition.model_copy(update=dict.fromkeys(("title", "said", "reply"), hostile))
    spoiled = item.model_copy(update={"questions": (question,), "petitions": (petition,), "urgent": hostile})
    page = seen(example, changed(example, "council/2025-04-29", items=(spoiled,)))
    assert "<img" not in page
    assert page.count("{{ 7*7 }} [x](javascript:alert(1))") == 8


def test_the_data_dictionary_tells_of_all_that_may_be_brought_to_a_meeting(example: Site, page_at: Page) -> None:
    page = page_at(example, "data/")
    assert "supplementary_answer plain words no What was answered to that." in page
    assert "signatures a whole number no How many signed it; absent: not stated." in page
    assert (
        "paragraph a list of whole numbers no The paragraphs of Schedule 12A to the Local Government Act 1972" in page
    )
    assert (
        "away_for a list of short texts no The numbers of the items for which the person was out of the room." in page
    )
