"""Feeds: sound Atom that a feed reader understands, with names and times that no rebuild changes."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import feedparser  # type: ignore[import-untyped] # it has no types, and nobody publishes any
import pytest

from openrecord.edition import Edition
from openrecord.feeds import MOST_ENTRIES, Atom, feed_files
from openrecord.links import Here
from openrecord.model.council import Council
from openrecord.site import Site, open_site
from openrecord.views.frame.follow import DATES, EVERYTHING, feed_for, feeds_of

from .conftest import NOW, ROOT, Lay, opened, words_of
from .gates.hostile import PAYLOADS, poison
from .meetings import many, with_meetings

URL = "https://records.example/open/"


@pytest.fixture(params=["council", "example"])
def either(request: pytest.FixtureRequest) -> Edition:
    """The edition of one council, then of the other."""
    site: Site = request.getfixturevalue(request.param)
    return site.edition


def parsed(written: bytes) -> Any:
    """A feed as a feed reader has it."""
    found = feedparser.parse(written)
    assert found.bozo is False, found.get("bozo_exception")
    assert found.version == "atom10"
    return found


def everything(edition: Edition, url: str = URL) -> Any:
    """The feed of everything."""
    return parsed(Atom(edition, url).feed(EVERYTHING))


def asked(edition: Edition, **what: str | None) -> Edition:
    """The edition of a council of which some facts are otherwise."""
    given = edition.record.council.model_dump() | what
    known = {key: value for key, value in given.items() if key in {"name", "short_name", "website", "feed_authority"}}
    council = Council.model_validate({key: value for key, value in known.items() if value is not None})
    return Edition(replace(edition.record, council=council), edition.day)


def test_every_feed_is_sound_and_says_whose_it_is(either: Edition) -> None:
    files = dict(feed_files(either, URL))
    assert {feed.address for feed in feeds_of(either)} == set(files)
    names = set()
    for address, written in files.items():
        found = parsed(written)
        links = {link.rel: (link.type, link.href) for link in found.feed.links}
        assert links["self"] == ("application/atom+xml", f"{URL}{address}")
        assert links["alternate"] == ("text/html", f"{URL}{address.removesuffix('feed.xml')}")
        assert found.feed.author_detail.name == either.record.council.name
        assert found.feed.title.startswith(either.record.council.title)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", found.feed.updated)
        names.add(found.feed.id)
    assert len(names) == len(files)


def test_every_entry_has_a_name_a_time_words_and_a_page(either: Edition) -> None:
    for _, written in feed_files(either, URL):
        found = parsed(written)
        assert len(found.entries) <= MOST_ENTRIES
        assert len({entry.id for entry in found.entries}) == len(found.entries)
        times = [entry.updated for entry in found.entries]
        assert times == sorted(times, reverse=True)
        assert [found.feed.updated] == times[:1] or not times
        for entry in found.entries:
            host = re.escape(str(either.record.council.website).removeprefix("https://"))
            assert re.fullmatch(rf"tag:{host},2026:[\w%./-]+", entry.id)
            assert entry.title.strip()
            assert entry.link.startswith(URL)
            assert entry.content[0].type == "application/xhtml+xml"
            assert words_of(entry.content[0].value)
            assert 'href="../' not in entry.content[0].value


def test_nothing_in_a_feed_is_later_than_the_day(either: Edition) -> None:
    end = f"{either.day + dt.timedelta(1)}T00:00:00Z"
    assert all(entry.updated < end for _, written in feed_files(either, URL) for entry in parsed(written).entries)


def test_the_same_record_and_day_give_the_same_bytes(example: Site) -> None:
    again = Edition(example.edition.record, example.edition.day)
    assert list(feed_files(again, URL)) == list(feed_files(example.edition, URL))


def test_on_another_host_every_entry_keeps_its_name_and_time(either: Edition) -> None:
    here, there = everything(either), everything(either, "https://elsewhere.example/")
    assert [(e.id, e.updated) for e in here.entries] == [(e.id, e.updated) for e in there.entries]
    assert here.feed.id == there.feed.id
    assert all(entry.link.startswith("https://elsewhere.example/") for entry in there.entries)


def test_a_council_whose_website_moves_keeps_its_names(example: Site) -> None:
    names = [entry.id for entry in everything(example.edition).entries]
    moved = asked(example.edition, website="https://new.example", feed_authority="www.aberwen.example,2026")
    assert [entry.id for entry in everything(moved).entries] == names


def test_a_council_without_a_website_has_names_all_the_same(example: Site) -> None:
    edition = asked(example.edition, website=None)
    names = [entry.id for entry in everything(edition).entries]
    assert len(set(names)) == len(names) > 10
    assert all(re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", name) for name in names)
    assert names == [entry.id for entry in everything(asked(example.edition, website=None)).entries]


@pytest.mark.parametrize("authority", ["www.council.example", "Council,2026", "https://council.example,2026"])
def test_an_authority_that_is_none_is_refused(authority: str) -> None:
    with pytest.raises(ValueError, match="is not a host and a year in which it was the council's"):
        Council.model_validate({"name": "A", "short_name": "A", "feed_authority": authority})


@pytest.mark.parametrize(
    ("zone", "day", "instant"),
    [
        ("Europe/London", "2024-02-01", "2024-02-01T00:00:00Z"),
        ("Europe/London", "2024-06-01", "2024-05-31T23:00:00Z"),
        ("America/New_York", "2024-06-01", "2024-06-01T04:00:00Z"),
    ],
)
def test_a_day_begins_at_midnight_where_the_council_is(small: Lay, zone: str, day: str, instant: str) -> None:
    council = f"name: Town\nshort_name: Town\nas_at: 2024-06-30\ntimezone: {zone}\n"
    event = f"- {{id: visit, date: {day}, title: A visit}}\n"
    site = opened(small({"data/council.yml": council, "data/timeline.yml": event}))
    found = {entry.title: entry.updated for entry in everything(site.edition).entries}
    assert found["A visit"] == instant


def test_what_a_meeting_decided_is_told_at_the_time_it_began(council: Site) -> None:
    found = {entry.title: entry for entry in everything(council.edition).entries}
    assert found["Decided: ICT transformation"].updated == "2018-03-19T18:00:00Z"


def test_an_entry_tells_all_with_links_that_lead_to_the_site(council: Site) -> None:
    found = {entry.title: entry for entry in everything(council.edition).entries}
    entry = found["Complete: Consult staff and the union on the new structure"]
    html = entry.content[0].value
    assert f'<a href="{URL}updates/2017-18/year-end/">Year end report</a>' in html
    assert "Source: " in words_of(html)
    assert entry.tags[0].label == "What was finished"


def test_a_feed_of_nothing_is_sound(small: Lay) -> None:
    site = opened(
        small({"data/bodies.yml": "- {id: board, name: Board, kind: board}\n- {id: quiet, name: Quiet, kind: board}\n"})
    )
    written = dict(feed_files(site.edition, URL))["meetings/quiet/feed.xml"]
    found = parsed(written)
    assert (found.entries, found.feed.updated) == ([], "2024-06-29T23:00:00Z")


def test_a_feed_of_very_many_holds_the_newest(example: Site) -> None:
    site = with_meetings(example, list(many(example, 200)))
    written = Atom(site.edition, URL).feed(
        next(feed for feed in feeds_of(site.edition) if feed.about == "body:council")
    )
    found = parsed(written)
    assert len(found.entries) == MOST_ENTRIES
    assert found.entries[0].updated == "2025-03-11T18:00:00Z"
    assert len(written) < 400_000


@pytest.mark.parametrize("name", PAYLOADS)
def test_hostile_text_is_only_text_in_a_feed(name: str, small: Lay) -> None:
    payload = PAYLOADS[name]
    root = small({"data/timeline.yml": "- {id: visit, date: 2024-06-02, title: A visit, text: They came.}\n"})
    done = poison(root / "data", payload)
    marks = {where: mark for mark, where in done.marked.items()}
    site = opened(root)
    written = Atom(site.edition, URL).feed(EVERYTHING)
    shown = " ".join(payload.replace("\u202e", "[U+202E]").split())
    (entry,) = (entry for entry in parsed(written).entries if entry.title.endswith(f" {marks['Event.title']}"))
    assert " ".join(entry.title.split()) == f"{shown} {marks['Event.title']}"
    assert f"{shown} {marks['Event.text']}" in words_of(entry.content[0].value)
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(written).iter()}
    known = "feed id title published updated author name uri rights link entry category content div p a"
    assert tags <= set(known.split())
    links = [element.get("href", "") for element in ElementTree.fromstring(written).iter() if element.get("href")]
    assert [link for link in links if not link.startswith(URL)] == []


def test_what_xml_cannot_hold_is_replaced(example: Site) -> None:
    record = example.edition.record
    first, *_ = record.events
    odd = record.events[first].model_copy(update={"title": "A\x00B\ufffeC\x0bD\ud800E"})
    edition = Edition(replace(record, events={first: odd}), example.edition.day)
    event = next(news for news in edition.news.newest_first if news.id == f"event/{first}")
    written = Atom(edition, URL)._entry(event).findtext("title")
    assert written == "A\ufffdB\ufffdC\ufffdD\ufffdE"


# Following


@pytest.mark.parametrize(
    ("address", "about"),
    [
        ("", "everything"),
        ("late/", "dates"),
        ("dates-moved/", "dates"),
        ("plans/2017-18/", "plan:2017-18"),
        ("plans/2017-18/grants/", "theme:2017-18/grants"),
        ("plans/2017-18/grants/third-sector-team/", "theme:2017-18/grants"),
        ("updates/2017-18/q1/", "plan:2017-18"),
        ("meetings/cabinet/", "body:cabinet"),
        ("meetings/best-value-improvement-board/2018-03-19/", "body:best-value-improvement-board"),
        ("meetings/", "everything"),
        ("as-at/2017-18/q1/plans/2017-18/grants/", "everything"),
        ("measures/trust-in-council/", "everything"),
        ("nowhere/grants/", "everything"),
    ],
)
def test_each_page_has_the_feed_of_what_it_is_about(council: Site, address: str, about: str) -> None:
    assert feed_for(council.edition, address).about == about


def test_the_feed_of_every_page_is_one_that_there_is(council: Site, example: Site) -> None:
    for site in (council, example):
        there = {feed.address for feed in feeds_of(site.edition)}
        assert {feed_for(site.edition, address).address for address in site.pages} <= there
    assert DATES.news(council.edition) == council.edition.news.of_dates


def whole(site: Site, url: str = URL) -> Site:
    """A site that knows where it will stand."""
    other = Site(site.edition, site.renderer, url)
    list(other.missing_sources())
    return other


def test_a_page_names_its_feed_to_programs_and_to_readers(council: Site) -> None:
    frame = whole(council).frame("plans/2017-18/grants/index.md", "Grants")
    title = "Tower Hamlets improvement record: Grants (Best Value Improvement Plan 2017-18)"
    assert str(frame["feed"]).strip() == (
        f'<link rel="alternate feed" type="application/atom+xml" title="{title}" '
        'href="../../../plans/2017-18/grants/feed.xml">'
    )
    assert words_of(str(frame["follow"])) == (
        "Follow this. A news reader app can tell you of every change to Grants (Best Value Improvement Plan 2017-18) , "
        "without your name or e-mail address. How to follow"
    )
    assert 'href="../../../what-changed/#Follow"' in frame["follow"]


def test_the_feeds_are_files_of_the_site_and_listed_on_it(council: Site) -> None:
    site = whole(council)
    names = [name for name, _ in site.assets()]
    assert {"feed.xml", "late/feed.xml", "plans/2017-18/grants/feed.xml"} <= set(names)
    page = site.pages["what-changed/"]
    html = site.renderer.page(page.kind, page.view(site.edition))
    assert '<a href="../late/feed.xml" type="application/atom+xml">Dates moved and what becomes late</a>' in html


def test_without_its_own_address_a_site_has_no_feeds_and_offers_none(council: Site) -> None:
    assert [name for name, _ in council.assets() if name.endswith(".xml")] == []
    assert "follow" not in council.frame("index.md", "Home")
    page = council.pages["what-changed/"]
    assert 'id="Follow"' not in council.renderer.page(page.kind, page.view(council.edition))


def test_a_preview_has_no_feeds(small: Lay) -> None:
    event = "- {id: visit, date: 2024-06-02, title: A visit, publish_from: 2024-12-01}\n"
    root = small({"data/timeline.yml": event})
    preview = open_site(root, ROOT / "theme_overrides", NOW, URL, drafts=True)
    assert not preview.has_feeds
    assert all(b"visit" not in written for _, written in feed_files(opened(root).edition, URL))
    assert Here("late/").to("feed.xml") == "../feed.xml"
