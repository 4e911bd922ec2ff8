"""Meetings in a calendar: when they are, in summer and in winter, and whether they will be."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from .calendars import OF_BOARD, URL, Event, events, files, only, read, told
from .conftest import Lay

MEETING = "data/meetings/board/2024-07-18.yml"


def board(small: Lay, meeting: str, name: str = MEETING, **more: str | None) -> Event:
    """The one meeting of a board, as its calendar tells it."""
    return only(files(small({"data/meetings/board/2024-05-16.yml": None, name: meeting, **more}))[OF_BOARD])


@pytest.mark.parametrize(
    ("day", "utc"), [("2025-03-20", "18:00"), ("2025-07-17", "17:00"), ("2025-03-30", "17:00"), ("2025-10-26", "18:00")]
)
@pytest.mark.parametrize("by", ["the name of the zone", "the file alone"])
def test_a_meeting_at_six_is_at_six_in_summer_and_in_winter(small: Lay, day: str, utc: str, by: str) -> None:
    meeting = {f"data/meetings/board/{day}.yml": f"status: scheduled\nstart: {day} 18:00\n"}
    calendar = read(files(small({"data/meetings/board/2024-05-16.yml": None, **meeting}))[OF_BOARD])
    start = calendar.events[0]["DTSTART"]
    assert start.params["TZID"] == "Europe/London"
    moment = start.dt
    if by == "the file alone":
        (zone,) = calendar.timezones
        moment = moment.replace(tzinfo=zone.to_tz(lookup_tzid=False))
    assert moment.astimezone(dt.UTC) == dt.datetime.fromisoformat(f"{day} {utc}+00:00")


def test_the_clocks_change_at_the_second_at_which_they_do(small: Lay) -> None:
    (zone,) = read(files(small({}))[OF_BOARD]).timezones
    clocks, second = ZoneInfo("Europe/London"), dt.timedelta(seconds=1)
    changes = 0
    for part in zone.subcomponents:
        before, after = part.TZOFFSETFROM, part.TZOFFSETTO
        for onset in (part.DTSTART, *(again for again, _ in part.rdates)):
            moment = (onset - before).replace(tzinfo=dt.UTC)
            assert (moment - second).astimezone(clocks).utcoffset() == before
            assert moment.astimezone(clocks).utcoffset() == after
            changes += before != after
    assert changes == 6, "three years, of which the meeting's is the second"


def test_a_zone_without_summer_time_has_none(small: Lay) -> None:
    council = "name: Small Town Council\nshort_name: Small Town\nas_at: 2024-06-30\ntimezone: Asia/Dhaka\n"
    event = board(small, "status: scheduled\nstart: 2024-07-18 18:00\n", **{"data/council.yml": council})
    assert event.start.astimezone(dt.UTC).hour == 12


def test_a_meeting_to_come_says_what_to_expect_and_how_to_take_part(small: Lay) -> None:
    bodies = "- {id: board, name: Recovery Board, kind: board, public: {attend: Come to the gallery., ask: null}}\n"
    event = board(
        small,
        "status: scheduled\nstart: 2024-07-18 18:00\nplace: Room 1, Town Hall\n"
        "summary: On [[milestone:recovery/backlog]].\n",
        **{"data/bodies.yml": bodies},
    )
    assert told(event, "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "STATUS", "TRANSP") == [
        "Small Town Recovery Board",
        "On Clear the backlog of repairs.\n\nTo attend: Come to the gallery.",
        "Room 1, Town Hall",
        f"{URL}meetings/board/2024-07-18/",
        "CONFIRMED",
        "OPAQUE",
    ]
    assert "DTEND" not in event
    assert event["DTSTAMP"].dt == dt.datetime(2024, 6, 30, tzinfo=dt.UTC)


def test_a_meeting_that_was_held_says_when_it_ended(small: Lay) -> None:
    event = only(files(small({}))[OF_BOARD])
    assert (event.end - event.start, event["STATUS"]) == (dt.timedelta(minutes=90), "CONFIRMED")
    assert "DESCRIPTION" not in event


@pytest.mark.parametrize(("status", "word"), [("cancelled", "Cancelled"), ("postponed", "Put off")])
def test_a_meeting_that_is_called_off_stays_and_says_so(small: Lay, status: str, word: str) -> None:
    what = "cancelled" if status == "cancelled" else "put off"
    event = board(small, f"status: {status}\nstart: 2024-07-18 18:00\nsummary: A storm.\n")
    assert told(event, "UID", "SUMMARY", "STATUS", "TRANSP", "DESCRIPTION") == [
        "meeting:board/2024-07-18@" + str(event["UID"]).partition("@")[2],
        f"{word}: Small Town Recovery Board",
        "CANCELLED",
        "TRANSPARENT",
        f"This meeting, planned for 6pm on 18 July 2024, was {what}.\n\nA storm.",
    ]


@pytest.mark.parametrize(
    ("status", "certainty", "begins"),
    [
        ("scheduled", "TENTATIVE", "This meeting was planned for 6pm on 20 June 2024. The record does not say whether"),
        ("unknown", "TENTATIVE", "Whether this meeting took place is not known."),
        ("inquorate", "CONFIRMED", "Too few members came to this meeting"),
    ],
)
def test_a_meeting_of_which_more_must_be_said_says_it(small: Lay, status: str, certainty: str, begins: str) -> None:
    event = board(small, f"status: {status}\nstart: 2024-06-20 18:00\n", "data/meetings/board/2024-06-20.yml")
    assert event["STATUS"] == certainty
    assert str(event["DESCRIPTION"]).startswith(begins)


def test_a_meeting_of_which_only_the_day_is_known_takes_no_hour_and_nobodys_time(small: Lay) -> None:
    event = board(small, "status: held\nstart: 2024-06-18\nended: 2024-06-19\n", "data/meetings/board/2024-06-18.yml")
    assert event["DTSTART"].to_ical() + b" " + event["DTEND"].to_ical() == b"20240618 20240620"
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["TRANSP"] == "TRANSPARENT"


def test_a_meeting_of_which_only_the_month_is_known_is_on_no_day(small: Lay) -> None:
    found = files(
        small(
            {
                "data/meetings/board/2024-05-16.yml": None,
                "data/meetings/board/2024-07.yml": "status: scheduled\nstart: 2024-07\n",
            }
        )
    )
    assert events(found[OF_BOARD]) == {}


def test_each_sitting_of_an_adjourned_meeting_is_an_entry(small: Lay) -> None:
    sittings = """\
status: held
start: 2024-05-16 18:00
ended: 2024-05-23 20:00
sittings:
  - {start: 2024-05-16 18:00, ended: 2024-05-16 22:00}
  - {start: 2024-05-23 19:00, ended: 2024-05-23 20:00}
"""
    found = events(files(small({"data/meetings/board/2024-05-16.yml": sittings}))[OF_BOARD])
    assert [uid.partition("@")[0] for uid in found] == [
        "meeting:board/2024-05-16",
        "meeting:board/2024-05-16#sitting-2",
    ]
    first, second = found.values()
    assert [str(e["SUMMARY"]) for e in (first, second)] == [
        "Small Town Recovery Board, sitting 1 of 2",
        "Small Town Recovery Board, sitting 2 of 2",
    ]
    assert (first.end.hour, second.start.day, second.start.hour) == (22, 23, 19)


@pytest.mark.parametrize("ended", ["unknown", "2024-06-18", "2024-06-18 18:00"])
def test_an_ending_that_cannot_be_said_is_left_out(small: Lay, ended: str) -> None:
    meeting = f"status: held\nstart: 2024-06-18 18:00\nended: {ended}\n"
    assert "DTEND" not in board(small, meeting, "data/meetings/board/2024-06-18.yml")


def test_each_change_of_a_meeting_is_a_later_revision_of_the_same_entry(small: Lay) -> None:
    """What one edition says of a meeting after another, each a day or more later; the last two say the same."""
    root = small({"data/meetings/board/2024-05-16.yml": None})
    council = (root / "data/council.yml").read_text("utf-8")
    seen = []
    for day, meeting in (
        ("2024-07-01", "status: scheduled\nstart: 2024-07-18 18:00\nplace: Room 1\n"),
        ("2024-07-02", "status: scheduled\nstart: 2024-07-18 19:00\nplace: Room 1\n"),
        ("2024-07-03", "status: scheduled\nstart: 2024-07-18 19:00\nplace: Room 2\n"),
        ("2024-07-04", "status: cancelled\nstart: 2024-07-18 19:00\n"),
        ("2024-07-05", "status: scheduled\nstart: 2024-07-18 18:00\n"),
        ("2024-07-30", "status: held\nstart: 2024-07-18 18:00\n"),
        ("2024-08-30", "status: held\nstart: 2024-07-18 18:00\n"),
    ):
        (root / "data/council.yml").write_text(council.replace("as_at: 2024-06-30", f"as_at: {day}"), "utf-8")
        (root / MEETING).write_text(meeting, "utf-8")
        event = only(files(root)[OF_BOARD])
        seen.append((str(event["UID"]), event["SEQUENCE"]))
    assert len({uid for uid, _ in seen}) == 1
    numbers = [number for _, number in seen]
    assert numbers[:-1] == sorted(set(numbers))
    assert numbers[-2] == numbers[-1]
