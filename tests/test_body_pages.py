"""What a reader finds on the pages of bodies and people."""

from __future__ import annotations

import datetime as dt

import pytest

from openrecord.model.council import Role
from openrecord.model.dates import Moment
from openrecord.site import Site
from openrecord.views.parts.posts import dates_held, is_held_on

from .conftest import Page
from .meetings import with_meetings

TODAY = dt.date(2025, 6, 20)


def test_a_body_tells_its_purpose_chair_and_how_to_take_part(example: Site, page_at: Page) -> None:
    page = page_at(example, "meetings/improvement-board/")
    assert page.startswith(
        "Board Bwrdd Gwella Aberwen / Aberwen Improvement Board Watches over the recovery plan and tells the Council"
    )
    assert "Chair Dr Ffion Brân (since April 2024) To attend Open to all since July 2024." in page
    assert "Taking part The record does not say how to watch." in page
    assert "Oversees Recovery plan 2024-26" in page


def test_a_body_without_a_named_chair_tells_who_took_the_chair_last(example: Site, page_at: Page) -> None:
    assert "Chair Heledd Gŵyr took the chair at Council, 29 April 2025" in page_at(example, "meetings/council/")


def test_the_succession_of_bodies_is_told_both_ways(example: Site, page_at: Page) -> None:
    assert "Took over from Programme Board" in page_at(example, "meetings/improvement-board/")
    assert "Taken over by Improvement Board" in page_at(example, "meetings/recovery-programme-board/")


def test_members_now_stand_apart_from_earlier_ones_with_their_dates(example: Site, page_at: Page) -> None:
    page = page_at(example, "meetings/cabinet/")
    assert "Members Siân Llwyd , Leader of the Council since 14 May 2024" in page
    assert (
        "Earlier members, and those not known to be members now রফিকুল ইসলাম (Rafiqul Islam) , Leader of the Council "
        "until 14 May 2024; since when is not known" in page
    )


def test_what_other_meetings_sent_to_a_body_stands_on_its_page(example: Site, page_at: Page) -> None:
    assert (
        "Sent to it by other meetings That the decision go back to Cabinet, which is asked to set a date within a "
        "month of the valuation. Referred to Cabinet That Cabinet be asked to set up a residents' panel in place of "
        "the inspectors. Referred to Cabinet That the petition be sent to Cabinet for an answer."
        in page_at(example, "meetings/cabinet/")
    )


def test_a_body_that_has_no_meeting_has_a_page_all_the_same(example: Site, page_at: Page) -> None:
    page = page_at(example, "meetings/standards-sub-committee/")
    assert "The record does not say how to attend, watch or ask a question." in page
    assert "Members The record does not name its members. No meeting of it is in the record." in page
    assert "Meetings that discussed it Item 6: Committees and outside bodies" in page


def test_the_list_of_people_gives_their_posts_now(example: Site, page_at: Page) -> None:
    page = page_at(example, "people/")
    assert page.startswith("People 20 people are in this record. Two of them are known by post alone. Bronwen Achter")
    assert "Siân Llwyd Councillor for Pont Wen; Leader of the Council, Y Cabinet / Cabinet; Member," in page
    assert "Peter Hallorane no longer, or not known to be now: Chief Executive" in page


def test_a_person_without_a_name_appears_by_post(example: Site, page_at: Page) -> None:
    assert page_at(example, "people/external-auditor/").startswith(
        "Known by post alone; the record holds no name External auditor External auditor. "
        "Listed as present at one meeting in this record. Posts External auditor since when is not known"
    )


def test_a_person_page_tells_posts_meetings_papers_and_actions(example: Site, page_at: Page) -> None:
    page = page_at(example, "people/rhys-caradog/")
    assert (
        "Director of Finance. Listed as present at three meetings in this record. "
        "Owner of three actions that meetings asked for." in page
    )
    assert "Council, 25 February 2025 Director of Finance Present" in page
    assert "Presented to meetings Item 8: Budget for 2025/26 Council, 25 February 2025" in page
    assert "Asked to do by meetings Tell the committee what each month costs Result not known" in page
    assert "Leads in a plan Arian a rheolaeth / Money and controls" in page


def test_a_person_page_tells_the_interests_declared_and_nothing_of_a_sensitive_one(
    example: Site, page_at: Page
) -> None:
    declared = {
        entry.type: (entry.person, meeting.path)
        for meeting in example.edition.record.meetings.values()
        for entry in meeting.declarations.entries
        if isinstance(entry.person, str)
    }
    person, _ = declared["disclosable-pecuniary"]
    assert "Interests declared Disclosable pecuniary interest (" in page_at(example, f"people/{person}/")
    person, _ = declared["sensitive"]
    assert "Sensitive interest, whose nature may not be published, in" in page_at(example, f"people/{person}/")
    assert "Interests declared" not in page_at(example, "people/rhys-caradog/")


def test_a_substitute_and_an_absence_are_told_as_what_they_were(example: Site, page_at: Page) -> None:
    assert "Councillor Present as a substitute in place of Llŷr Wynne" in page_at(example, "people/mair-eluned-prys/")
    page = page_at(example, "people/jonah-mbeki-shaw/")
    assert "Listed as present at two meetings in this record, and absent from one." in page
    assert "Independent member Absent sent apologies for absence" in page


@pytest.mark.parametrize(
    ("start", "end", "said", "held"),
    [
        ("2015-06", None, "since June 2015", True),
        ("2022", "2024-03", "2022 to March 2024", False),
        ("2024-05", "2025-07", "May 2024 to July 2025", True),
        ("unknown", None, "since when is not known", True),
        ("unknown", "2024-05-14", "until 14 May 2024; since when is not known", False),
        ("2015-06", "unknown", "from June 2015; until when is not known", False),
        ("unknown", "unknown", "when is not known", False),
        ("2025-07", None, "since July 2025", False),
    ],
)
def test_the_dates_of_a_post_are_said_as_far_as_they_are_known(
    start: str | None, end: str | None, said: str, held: bool
) -> None:
    role = Role.model_validate({"post": "Chair", "from": start, "to": end})
    assert dates_held(role) == said
    assert is_held_on(role, TODAY) is held


def test_business_that_waits_for_a_body_stands_in_its_forward_plan(example: Site, page_at: Page) -> None:
    cabinet = page_at(example, "meetings/cabinet/")
    assert (
        "on one page to print. Waiting for it That the decision go back to Cabinet, which is asked to set a date"
        in (cabinet)
    )
    assert "That the petition be sent to Cabinet for an answer. Sent to this body · Council, 14 May 2024" in cabinet
    assert "Keep the swimming pool open on Sundays E-petition, sent to this body · Council, 29 April 2025" in cabinet
    audit = page_at(example, "meetings/audit-and-governance-committee/")
    assert "Waiting for it Lack of a quorum Not heard · Audit Committee, 4 February 2025" in audit
    assert "Waiting for it" not in page_at(example, "meetings/panel-trigolion/")


def test_only_the_newest_of_much_business_that_waits_stands_on_the_page_of_its_body(
    example: Site, page_at: Page
) -> None:
    put_off = example.edition.record.meetings["improvement-board/2024-12-05"]
    met = [
        put_off.model_copy(update={"id": f"20{year}-12-05", "start": Moment.parse(f"20{year}-12-05"), "items": items})
        for year in range(10, 25)
        for items in ((put_off.items[0].model_copy(update={"title": f"Business of 20{year}"}),),)
    ]
    page = page_at(with_meetings(example, met), "meetings/improvement-board/")
    assert "Business of 2024" in page
    assert "Business of 2013" in page
    assert "Business of 2012" not in page
