"""What a program reads of a page in the words of schema.org."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from openrecord.model.dates import Moment
from openrecord.site import Site

from .conftest import Lay, opened
from .gates.hostile import PAYLOADS
from .meetings import changed, with_meetings


def told(site: Site, address: str) -> Any:
    """What a page says of itself to programs."""
    list(site.missing_sources())
    source = next(source for source, found in site.sources.items() if found == address)
    element = str(site.frame(source, "A page")["linked"]).strip()
    start, end = '<script type="application/ld+json">', "</script>"
    assert element.startswith(start)
    assert element.endswith(end)
    assert element.count("<") == 2
    return json.loads(element.removeprefix(start).removesuffix(end))


def test_every_page_says_what_it_is_and_who_publishes_it(example: Site) -> None:
    for address, page in example.pages.items():
        found = told(example, address)
        assert (found["@context"], found["@type"], found["name"]) == ("https://schema.org", "WebPage", page.title)
        assert found["publisher"]["name"] == "Cyngor Bwrdeistref Aberwen / Aberwen Borough Council"


@pytest.mark.parametrize(
    ("start", "iso"),
    [
        ("2025-03-20 14:00", "2025-03-20T14:00:00+00:00"),
        ("2025-07-20 14:00", "2025-07-20T14:00:00+01:00"),
        ("2025-03-20", "2025-03-20"),
        ("2025-03", "2025-03"),
    ],
)
def test_a_meeting_is_an_event_in_the_councils_time(example: Site, start: str, iso: str) -> None:
    meeting = changed(example, "improvement-board/2025-03-20", start=Moment.parse(start), ended=None)
    event = told(with_meetings(example, [meeting]), f"meetings/{meeting.path}/")["mainEntity"]
    assert event["@type"] == "Event"
    assert event["startDate"] == iso
    assert event["organizer"]["name"] == "Bwrdd Gwella Aberwen / Aberwen Improvement Board"
    assert "endDate" not in event


@pytest.mark.parametrize(
    ("status", "word"), [("cancelled", "EventCancelled"), ("postponed", "EventPostponed"), ("held", "EventScheduled")]
)
def test_a_meeting_that_fell_is_told_as_such(example: Site, status: str, word: str) -> None:
    meeting = changed(example, "improvement-board/2025-03-20", status=status)
    event = told(with_meetings(example, [meeting]), f"meetings/{meeting.path}/")["mainEntity"]
    assert event["eventStatus"] == f"https://schema.org/{word}"


def test_a_meeting_of_which_nobody_knows_whether_it_took_place_has_no_status(example: Site) -> None:
    meeting = changed(example, "improvement-board/2025-03-20", status="unknown")
    assert "eventStatus" not in told(with_meetings(example, [meeting]), f"meetings/{meeting.path}/")["mainEntity"]


def test_only_those_who_were_there_attended(example: Site) -> None:
    event = told(example, "meetings/council/2025-02-25/")["mainEntity"]
    meeting = example.edition.record.meetings["council/2025-02-25"]
    there = [a.person for a in meeting.attendance if a.presence in {"present", "substitute"}]
    assert [person["@id"].split("/")[-2] for person in event["attendee"]] == there
    assert len(there) < len(meeting.attendance)


def test_a_person_known_by_post_alone_has_no_name(example: Site) -> None:
    person = told(example, "people/external-auditor/")["mainEntity"]
    assert (person["@type"], person["jobTitle"]) == ("Person", "External auditor")
    assert "name" not in person


def test_a_body_names_its_members_and_since_when(example: Site) -> None:
    body = told(example, "meetings/improvement-board/")["mainEntity"]
    assert body["foundingDate"] == "2024-04"
    assert {
        "@type": "OrganizationRole",
        "roleName": "Independent Chair",
        "startDate": "2024-04",
        "member": {
            "@type": "Person",
            "@id": "../../people/ffion-bran/#Person",
            "url": "../../people/ffion-bran/",
            "name": "Dr Ffion Brân",
        },
    } in body["member"]


def test_addresses_are_whole_where_the_sites_own_is_known(example: Site) -> None:
    site = replace(example, url="https://records.example/open/")
    found = told(site, "people/ffion-bran/")
    assert found["@id"] == "https://records.example/open/people/ffion-bran/"
    assert found["mainEntity"]["memberOf"][0]["memberOf"]["url"] == (
        "https://records.example/open/meetings/improvement-board/"
    )


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_text_stays_text(small: Lay, payload: str) -> None:
    name = json.dumps(payload)
    root = small({"data/bodies.yml": f"- id: board\n  name: Board\n  kind: board\n  purpose: {name}\n"})
    assert told(opened(root), "meetings/board/")["mainEntity"]["description"] == payload
