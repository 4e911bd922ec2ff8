"""The calendar files: what they are, what they hold and what they keep back, and how a page offers them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from pathlib import Path

import pytest

from openrecord.calendars import calendars
from openrecord.model.dates import PartialDate
from openrecord.progress import due_on
from openrecord.site import Site, open_site

from .calendars import EVERYTHING, HOMES, OF_BOARD, URL, events, files, read, shown, told
from .conftest import EXAMPLE, NOW, ROOT, Lay, Page, words_of
from .gates.hostile import DANGEROUS, STRANGE, poison


@pytest.mark.parametrize("root", [ROOT, EXAMPLE], ids=["own", "example"])
def test_every_calendar_of_both_councils_is_sound(root: Path) -> None:
    found = files(root)
    site = open_site(root, ROOT / "theme_overrides", NOW)
    assert sorted(found) == sorted(
        [EVERYTHING, *(f"meetings/{body}/calendar.ics" for body in site.edition.record.bodies)]
    )
    everything = events(found[EVERYTHING])
    for address, file in found.items():
        assert all(len(line) <= 75 for line in file.split(b"\r\n")), address
        assert b"\n" not in file.replace(b"\r\n", b"")
        assert file.endswith(b"END:VCALENDAR\r\n")
        for uid, event in events(file).items():
            assert event.to_ical() == everything[uid].to_ical()


@pytest.mark.parametrize("root", [ROOT, EXAMPLE], ids=["own", "example"])
def test_the_same_record_gives_the_same_bytes(root: Path) -> None:
    assert files(root) == files(root)


def test_every_entry_leads_to_a_page_of_the_site(example: Site) -> None:
    edition = dataclasses.replace(example.edition, site_url=URL)
    addresses = {str(e["URL"]).partition("#")[0] for e in events(dict(calendars(edition))[EVERYTHING]).values()}
    assert addresses <= {URL + page for page in example.pages}
    assert len(addresses) >= 20


def test_without_an_address_of_the_site_nothing_is_guessed(small: Lay) -> None:
    assert b"URL" not in files(small({}), "")[EVERYTHING]


def test_a_calendar_says_what_it_is_and_how_often_to_look_again(small: Lay) -> None:
    calendar = read(files(small({}))[OF_BOARD])
    assert told(calendar, "NAME", "X-WR-CALNAME", "X-WR-TIMEZONE", "URL", "SOURCE") == [
        "Small Town Recovery Board",
        "Small Town Recovery Board",
        "Europe/London",
        f"{URL}meetings/board/",
        f"{URL}{OF_BOARD}",
    ]
    assert str(calendar["DESCRIPTION"]) == "The meetings of this body: Recovery Board. As at 30 June 2024."
    assert calendar["REFRESH-INTERVAL"].dt == dt.timedelta(days=1)
    assert "METHOD" not in calendar


def test_a_body_without_meetings_has_a_calendar_to_subscribe_to(small: Lay) -> None:
    file = files(small({"data/meetings/board/2024-05-16.yml": None}))[OF_BOARD]
    assert events(file) == {}
    assert len(read(file).subcomponents) == 1, "a calendar may not be empty, so its time zone stands in it"


def test_two_councils_with_the_same_record_know_their_entries_apart(small: Lay) -> None:
    uids = []
    for name, website in (("North", ""), ("South", ""), ("North", "website: https://north.example/a\n")):
        council = f"name: {name} Council\nshort_name: {name}\nas_at: 2024-06-30\n{website}"
        root = small({"data/council.yml": council})
        uids.append(set(events(files(root)[EVERYTHING])))
        assert set(events(files(root, "https://moved.example/")[EVERYTHING])) == uids[-1]
        shutil.rmtree(root)
    assert uids[0].isdisjoint(uids[1])
    assert "meeting:board/2024-05-16@north.example" in uids[2]


def test_what_is_kept_back_is_in_no_calendar(small: Lay) -> None:
    found = files(
        small(
            {
                "data/meetings/board/2024-07-18.yml": "status: scheduled\nstart: 2024-07-18 18:00\n"
                "publish_from: 2024-07-10\n",
                "data/plans/recovery/homes.yml": HOMES.format(title="Mend", revisions="[]")
                + "      - {id: secret, title: A secret, due: 2024-10, publish_from: 2024-09-01}\n",
                "data/directions.yml": "- {id: orders, title: Orders, issued: 2024-01-31, publish_from: 2024-09-01, "
                "requirements: [{id: plan, text: Agree a plan., due: 2024/25}]}\n",
            }
        )
    )
    assert [uid.partition("@")[0] for uid in events(found[EVERYTHING])] == [
        "meeting:board/2024-05-16",
        "milestone:recovery/backlog",
    ]


def test_what_is_withheld_from_a_meeting_is_in_no_calendar(example: Site) -> None:
    withheld = [i for m in example.edition.record.meetings.values() for i in m.items if i.withheld]
    assert len(withheld) == 4
    for file in dict(calendars(example.edition)).values():
        text = read(file).to_ical().replace(b"\r\n ", b"").decode()
        assert [item.title for item in withheld if item.title in text] == []


@pytest.mark.parametrize("payload", [*DANGEROUS.values(), *STRANGE, " / ".join(STRANGE), r"S:\Notes;a,b\n^"])
def test_hostile_text_comes_back_as_it_was_written_and_adds_nothing(tmp_path: Path, payload: str) -> None:
    root = tmp_path / "council"
    shutil.copytree(EXAMPLE, root)
    poison(root / "data", payload)
    found, clean = files(root), files(EXAMPLE)
    edition = open_site(root, ROOT / "theme_overrides", NOW).edition
    record = edition.record
    for address, file in found.items():
        assert list(events(file)) == list(events(clean[address])), address
        assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    everything = events(found[EVERYTHING])
    titles = {str(event["SUMMARY"]) for event in everything.values()}
    milestones = [milestone for _, _, milestone in record.milestones.values()]
    dated = [m.title for m in milestones if isinstance(due_on(record, m, edition.day), PartialDate)]
    assert [t for t in shown(dated) if not any(title.endswith(f": {t}") for title in titles)] == []
    places = {str(event["LOCATION"]) for event in everything.values() if "LOCATION" in event}
    assert places <= set(shown(m.place for m in record.meetings.values() if m.place))
    assert len(places) > 5


def test_pages_say_how_to_subscribe_and_what_that_does(small: Lay, html_at: Page) -> None:
    site = open_site(small({}), ROOT / "theme_overrides", NOW, "https://records.example.org/open")
    for address, calendar, file in (
        ("meetings/", EVERYTHING, "../calendar.ics"),
        ("meetings/board/", OF_BOARD, "../../meetings/board/calendar.ics"),
    ):
        html = html_at(site, address)
        assert f'href="webcal://records.example.org/open/{calendar}"' in html
        assert f'href="{file}"' in html
        assert (
            "Once you subscribe, new meetings, changes and cancellations appear in your calendar by themselves. "
            "You give us no name and no address." in words_of(html)
        )


def test_without_an_address_of_the_site_a_reader_copies_that_of_the_file(small: Lay, html_at: Page) -> None:
    html = html_at(open_site(small({}), ROOT / "theme_overrides", NOW), "meetings/board/")
    assert "webcal:" not in html
    assert "To subscribe, copy the address of the calendar file into your calendar." in words_of(html)


def test_nobody_is_asked_to_follow_a_body_that_has_ended(small: Lay, html_at: Page) -> None:
    bodies = "- {id: board, name: Recovery Board, kind: board, ended: 2024-06}\n"
    site = open_site(
        small({"data/bodies.yml": bodies}), ROOT / "theme_overrides", dt.datetime(2024, 8, 1, tzinfo=dt.UTC)
    )
    assert "subscribe" in words_of(html_at(site, "meetings/board/"))
    later = dataclasses.replace(site.edition, day=dt.date(2024, 7, 1))
    html = html_at(Site(later, site.renderer, URL), "meetings/board/")
    assert "A calendar of the meetings that it held. Open the calendar file" in words_of(html)
    assert "webcal:" not in html


def test_an_ended_body_of_which_no_meetings_day_is_known_offers_no_calendar(example: Site, page_at: Page) -> None:
    assert "calendar" not in page_at(example, "meetings/recovery-programme-board/")
    assert "calendar" in page_at(example, "meetings/panel-trigolion/")
