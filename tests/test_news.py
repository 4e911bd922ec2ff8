"""What is news: derived from the record and its day, told in whole sentences, and called by the same name for good."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from pathlib import Path

import pytest

from openrecord.edition import Edition
from openrecord.edition.news import News, Topic, news_between
from openrecord.embargo import pruned
from openrecord.feeds import Atom
from openrecord.links import Here
from openrecord.model.entry import Correction
from openrecord.model.item import Withheld
from openrecord.model.record import Record
from openrecord.read import read
from openrecord.site import Site
from openrecord.views.frame.follow import EVERYTHING
from openrecord.views.parts.writer import Writer
from openrecord.views.telling import told

from .conftest import Lay, Page, opened
from .meetings import changed, many, with_meetings

DAY = dt.date(2024, 6, 30)
NONE_YET = {
    "data/meetings/board/2024-05-16.yml": None,
    "data/measures/trust.yml": None,
    "data/documents.yml": "[]\n",
    "content/documents/report.md": None,
    "content/plans/recovery/homes.md": None,
    "data/plans/recovery/updates/spring.yml": None,
    "data/plans/recovery/homes.yml": "title: Homes\n",
}
"""What the smallest council loses so that nothing is news."""
SPRING = """\
title: Spring update
covers: {from: 2024-04-01, to: 2024-05-31}
published: 2024-06-10
milestones:
"""


def edition_of(root: Path, day: dt.date = DAY) -> Edition:
    """A council, which must be sound, on a day."""
    record, problems = read(root)
    assert problems == ()
    return Edition(pruned(record, day), day)


def homes(milestone: str) -> str:
    """The only theme of the smallest council, with one milestone."""
    return (
        "title: Homes\nactions:\n  - id: repairs\n    title: Mend what is broken\n    milestones:\n"
        f"      - {{id: backlog, title: Clear the backlog, {milestone}}}\n"
    )


def said(edition: Edition, topic: Topic | None = None) -> list[tuple[str, str, str, str]]:
    """The day, id, title and text of the news, newest first."""
    found = []
    for news in edition.news.newest_first:
        if topic in {None, news.topic}:
            words = told(Writer(edition, Here("")), news)
            text = " ".join("".join(span.text for span in part) for part in words.text)
            found.append((str(news.date), news.id, words.title, text))
    return found


def named(edition: Edition) -> dict[str, dt.date]:
    """The day of every news, by its name."""
    return {news.id: news.day for news in edition.news.newest_first}


@pytest.fixture(params=["council", "example"])
def either(request: pytest.FixtureRequest) -> Edition:
    """The edition of one council, then of the other."""
    site: Site = request.getfixturevalue(request.param)
    return site.edition


def test_nothing_is_news_that_is_not_known_by_the_day(either: Edition) -> None:
    assert either.news.newest_first
    assert [news.id for news in either.news.newest_first if news.day > either.day] == []


def test_every_news_has_a_name_of_its_own_that_an_address_can_hold(either: Edition) -> None:
    names = [news.id for news in either.news.newest_first]
    assert len(names) == len(set(names))
    assert [name for name in names if not re.fullmatch(r"[a-z0-9%._/A-Z-]+", name)] == []


def test_every_news_leads_to_a_page_of_the_site(council: Site, example: Site) -> None:
    for site in (council, example):
        writer = Writer(site.edition, Here(""))
        led = {told(writer, news).address.partition("#")[0] for news in site.edition.news.newest_first}
        assert led - set(site.pages) == set()


def test_the_newest_comes_first_and_an_update_before_what_it_says(either: Edition) -> None:
    every = either.news.newest_first
    days = [news.day for news in every]
    assert days == sorted(days, reverse=True)
    for news in every:
        if "/update/" in news.id and news.id.startswith("milestone/"):
            plan, update = news.id.split("/")[1], news.id.split("/")[-1]
            whole = next(other for other in every if other.id == f"update/{plan}/{update}")
            assert every.index(whole) < every.index(news)


def test_names_and_days_outlast_a_mended_title(example: Site) -> None:
    record = example.edition.record
    mended = replace(
        record,
        updates={path: one.model_copy(update={"title": "Mended"}) for path, one in record.updates.items()},
        documents={path: one.model_copy(update={"title": "Mended"}) for path, one in record.documents.items()},
        measures={path: one.model_copy(update={"title": "Mended"}) for path, one in record.measures.items()},
        themes={path: one.model_copy(update={"title": "Mended"}) for path, one in record.themes.items()},
        bodies={path: one.model_copy(update={"short_name": "Mended"}) for path, one in record.bodies.items()},
        council=record.council.model_copy(update={"site_title": "Mended"}),
    )
    assert named(Edition(mended, example.edition.day)) == named(example.edition)


def test_names_and_days_outlast_what_is_added_later(example: Site) -> None:
    edition = example.edition
    later = edition.day + dt.timedelta(400)
    before, after = named(edition), named(Edition(_with_a_correction(edition.record, edition.day), later))
    passing = {name for name in before if name.endswith("/scheduled")}
    assert {name: day for name, day in before.items() if name not in passing}.items() <= after.items()
    assert len(after) > len(before)


def _with_a_correction(record: Record, day: dt.date) -> Record:
    path, holder = next((path, one) for path, one in record.meetings.items() if one.corrections)
    where = holder.corrections[0].where
    later = str(day + dt.timedelta(3))
    more = Correction.model_validate({"date": later, "where": where, "was": "a", "now": "b", "why": "c"})
    changed = holder.model_copy(update={"corrections": (*holder.corrections, more)})
    return replace(record, meetings={**record.meetings, path: changed})


def test_a_record_without_anything_new_has_no_news(small: Lay) -> None:
    assert said(edition_of(small(NONE_YET))) == []


def test_an_update_and_what_it_says_of_a_milestone(small: Lay) -> None:
    edition = edition_of(
        small(
            NONE_YET
            | {
                "data/plans/recovery/homes.yml": homes("due: 2024-09"),
                "data/plans/recovery/updates/spring.yml": SPRING
                + "  backlog: {status: complete, on: 2024-05, note: All done., source: paper}\nsummary: Good news.\n",
                "data/documents.yml": "- {id: paper, title: Paper, kind: plan, date: unknown}\n",
            }
        )
    )
    assert said(edition) == [
        (
            "2024-06-10",
            "update/recovery/spring",
            "Spring update: Recovery plan",
            "Good news. It is the first update on this plan.",
        ),
        (
            "2024-06-10",
            "milestone/recovery/backlog/update/spring",
            "Complete: Clear the backlog",
            "Homes: complete, says Spring update. It was completed in May 2024. All done.",
        ),
    ]
    (_, milestone) = edition.news.newest_first
    assert milestone.about == {"plan:recovery", "theme:recovery/homes"}


def test_what_two_updates_say_on_one_day_is_told_of_both(small: Lay) -> None:
    files = NONE_YET | {
        "data/plans/recovery/homes.yml": homes("due: 2024-09") + "      - {id: damp, title: Dry homes, due: 2024-09}\n"
    }
    winter = SPRING.replace("2024-04-01, to: 2024-05-31", "2024-01-01, to: 2024-03-31").replace("Spring", "Winter")
    files["data/plans/recovery/updates/winter.yml"] = f"{winter}  damp: {{status: not-pursued, note: Dropped.}}\n"
    files["data/plans/recovery/updates/spring.yml"] = f"{SPRING}  backlog: {{status: delayed, note: Rain.}}\n"
    titles = [title for _, _, title, _ in said(edition_of(small(files)))]
    assert sorted(titles) == [
        "Delayed: Clear the backlog",
        "Dropped: Dry homes",
        "Spring update: Recovery plan",
        "Winter update: Recovery plan",
    ]


def test_a_date_that_passes_is_news_of_the_day_after(small: Lay) -> None:
    files = NONE_YET | {"data/plans/recovery/homes.yml": homes("due: 2024-05")}
    root = small(files)
    assert said(edition_of(root, dt.date(2024, 5, 31))) == []
    assert said(edition_of(root, dt.date(2024, 6, 1))) == [
        (
            "2024-06-01",
            "milestone/recovery/backlog/passed/2024-05-31",
            "Date passed: Clear the backlog",
            "Homes: it was due by the end of May 2024, and nothing on record says that it was done by then.",
        )
    ]


@pytest.mark.parametrize(
    ("report", "is_late"),
    [
        ("{status: complete, on: 2024-05-30, source: paper}", False),
        ("{status: complete, on: 2024-06-02, source: paper}", True),
        ("{status: complete, source: paper}", False),
        ("{status: not-pursued, note: Dropped.}", True),
        ("{status: delayed, note: Rain.}", True),
    ],
    ids=["complete in time", "complete too late", "complete nobody knows when", "dropped afterwards", "delayed"],
)
def test_what_a_later_update_calls_complete_was_late_only_if_it_says_so(small: Lay, report: str, is_late: bool) -> None:
    files = NONE_YET | {
        "data/plans/recovery/homes.yml": homes("due: 2024-05"),
        "data/plans/recovery/updates/spring.yml": f"{SPRING}  backlog: {report}\n",
        "data/documents.yml": "- {id: paper, title: Paper, kind: plan, date: unknown}\n",
    }
    passed = [title for _, _, title, _ in said(edition_of(small(files))) if title.startswith("Date passed")]
    assert passed == (["Date passed: Clear the backlog"] if is_late else [])


def test_nothing_becomes_late_in_a_plan_that_is_closed(small: Lay) -> None:
    files = NONE_YET | {
        "data/plans/recovery/homes.yml": homes("due: 2024-05"),
        "data/plans/recovery/plan.yml": "title: Recovery plan\nthemes: [homes]\nclosed: {on: 2024-05-20}\n",
    }
    assert said(edition_of(small(files))) == [
        (
            "2024-05-20",
            "plan/recovery/closed",
            "Closed: Recovery plan",
            "Nothing more will be reported on this plan.",
        )
    ]


def test_a_date_is_news_when_it_is_proposed_and_again_when_it_is_moved(small: Lay) -> None:
    paper = "- {id: paper, title: Paper, kind: report, date: 2024-04-02}\n"
    agreed = "agreed: {by: The board, on: 2024-05-03}"
    moved = f"due: 2024-09, revisions: [{{to: 2024-12, proposed_in: paper, {agreed}, reason: Rain.}}]"
    files = NONE_YET | {"data/plans/recovery/homes.yml": homes(moved), "data/documents.yml": paper}
    assert said(edition_of(small(files)), Topic.DATES) == [
        (
            "2024-05-03",
            "milestone/recovery/backlog/agreed/2024-05-03",
            "Date moved: Clear the backlog",
            "Homes: the date moved from September 2024 to December 2024 (three months later), "
            "agreed by The board on 3 May 2024. Rain.",
        ),
        (
            "2024-04-02",
            "milestone/recovery/backlog/proposed/paper",
            "New date proposed: Clear the backlog",
            "Homes: it was proposed to move the date from September 2024 to December 2024 (three months later). "
            "The date in force stays. Rain.",
        ),
    ]


def test_a_date_that_a_meeting_moved_says_which(council: Site) -> None:
    (news,) = [
        n
        for n in said(council.edition, Topic.DATES)
        if "/agreed/best-value-improvement-board/2018-03-19/item-9" in n[1]
    ]
    assert news[3].startswith(
        "Organisational culture: the date moved from a date that is not known to June 2018, agreed at item 9, "
    )


MEETING = "status: {status}\nstart: 2024-07-05 18:00\nplace: Town Hall\n"


@pytest.mark.parametrize(
    ("status", "title", "text"),
    [
        ("scheduled", "To come: Board, 5 July 2024", "Board meets: 6pm on 5 July 2024 at Town Hall."),
        ("cancelled", "Cancelled: Board, 5 July 2024", "The meeting of Board, 6pm on 5 July 2024, is cancelled."),
        ("postponed", "Put off: Board, 5 July 2024", "The meeting of Board, 6pm on 5 July 2024, is put off."),
    ],
)
def test_a_meeting_is_news_a_week_before_it(small: Lay, status: str, title: str, text: str) -> None:
    bodies = "- {id: board, name: Board, kind: board}\n"
    files = {"data/meetings/board/2024-07-05.yml": MEETING.format(status=status), "data/bodies.yml": bodies}
    root = small({**NONE_YET, **files})
    assert said(edition_of(root, dt.date(2024, 6, 27))) == []
    news = ("2024-06-28", f"meeting/board/2024-07-05/{status}", title, text)
    assert said(edition_of(root, dt.date(2024, 6, 28))) == [news]
    assert said(edition_of(root, dt.date(2024, 7, 6))) == ([] if status == "scheduled" else [news])


HELD = """\
status: held
start: 2024-05-16 18:00
summary: A short meeting.
items:
  - number: "1"
    title: Minutes
    kind: standing
    resolved: [{text: The minutes were right., outcome: approved}]
  - number: "2"
    title: Homes
    about: [theme:recovery/homes]
    resolved: [{text: Mend the roofs., outcome: agreed}, {text: Ask for money., outcome: referred}]
    actions:
      - task: Count the roofs
        updates: [{date: 2024-06-01, state: done, text: There are nine.}]
"""


def test_a_meeting_what_it_decided_and_what_became_of_what_it_asked_for(small: Lay) -> None:
    bodies = "- {id: board, name: Board, kind: board}\n"
    files = {"data/meetings/board/2024-05-16.yml": HELD, "data/bodies.yml": bodies}
    edition = edition_of(small({**NONE_YET, **files}))
    assert said(edition) == [
        (
            "2024-06-01",
            "meeting/board/2024-05-16/item-2-a1/answer/2024-06-01",
            "Done: what Board on 16 May 2024 asked for under Item 2: Homes",
            "There are nine. It was asked for: Count the roofs",
        ),
        (
            "2024-05-16",
            "meeting/board/2024-05-16",
            "Minutes: Board, 16 May 2024",
            "A short meeting. Item 1: Minutes. Approved: The minutes were right. Item 2: Homes. "
            "Agreed: Mend the roofs. Referred: Ask for money. Asked for: Count the roofs",
        ),
        (
            "2024-05-16",
            "meeting/board/2024-05-16/item-2",
            "Decided: Homes",
            "Board, 16 May 2024, item 2: two decisions. Agreed: Mend the roofs. Referred: Ask for money.",
        ),
    ]
    decided = edition.news.newest_first[2]
    assert decided.about == {"body:board", "plan:recovery", "theme:recovery/homes"}
    assert decided.time == dt.time(18)


def test_what_is_withheld_is_no_news(example: Site) -> None:
    path = "improvement-board/2025-03-20"
    meeting = example.edition.record.meetings[path]
    secret = Withheld.model_validate({"paragraph": "3", "because": "Somebody's business."})
    items = tuple(item.model_copy(update={"withheld": secret}) for item in meeting.items)
    site = with_meetings(example, [changed(example, path, items=items, summary=None)])
    assert [news for news in said(site.edition) if news[1].startswith(f"meeting/{path}")] == []
    assert any(news[1].startswith(f"meeting/{path}/") for news in said(example.edition))


def test_what_is_kept_back_is_news_from_its_own_day(small: Lay) -> None:
    event = "- {id: visit, date: 2024-05-02, title: A visit, text: They came., publish_from: 2024-06-20}\n"
    root = small(NONE_YET | {"data/timeline.yml": event})
    assert said(edition_of(root, dt.date(2024, 6, 19))) == []
    assert said(edition_of(root)) == [("2024-06-20", "event/visit", "A visit", "They came.")]


def test_a_figure_is_news_when_the_document_that_gives_it_is_out(small: Lay) -> None:
    files = NONE_YET | {
        "data/documents.yml": "- {id: survey, title: Survey, kind: survey, date: 2024-06-03, summary: Asked 500.}\n",
        "data/measures/trust.yml": "title: Trust\nunit: percent\nbetter: higher\nobservations:\n"
        "  - {date: 2022, value: 50}\n  - {date: 2023, value: 57, source: survey}\n",
    }
    assert said(edition_of(small(files))) == [
        ("2024-06-03", "document/survey", "Survey", "Survey. Asked 500."),
        ("2024-06-03", "measure/trust/2023", "Trust: 57%", "57% in 2023. Up 7 points since 2022."),
        ("2022", "measure/trust/2022", "Trust: 50%", "50% in 2022."),
    ]


def test_a_correction_tells_what_was_wrong(small: Lay) -> None:
    wrong = "corrections: [{date: 2024-06-05, where: milestones.backlog.due, was: May, now: June, why: A slip.}]\n"
    files = NONE_YET | {"data/plans/recovery/homes.yml": f"title: Homes\n{wrong}"}
    assert said(edition_of(small(files))) == [
        (
            "2024-06-05",
            "correction/theme/recovery/homes/2024-06-05/milestones.backlog.due",
            "Correction: Homes",
            "It said: May It now says: June Why: A slip.",
        )
    ]


def test_a_direction_is_news_when_issued_met_overdue_and_ended(small: Lay) -> None:
    directions = """\
- id: order
  title: The order
  issued: 2024-01-10
  by: The minister
  state: revoked
  on: 2024-06-25
  requirements:
    - {id: plan, text: Write a plan., due: 2024-02-01, met_by: [{date: 2024-01-30, text: It was written.}]}
    - {id: money, text: Find money., due: 2024-03-01}
"""
    files = NONE_YET | {"data/directions.yml": directions}
    assert [news[:3] for news in said(edition_of(small(files)))] == [
        ("2024-06-25", "direction/order/ended", "Direction revoked: The order"),
        ("2024-03-02", "direction/order/money/overdue/2024-03-01", "Requirement past its date: The order"),
        ("2024-01-30", "direction/order/plan/met/2024-01-30", "Requirement met: The order"),
        ("2024-01-10", "direction/order/issued", "Direction issued: The order"),
    ]


def test_news_between_two_days_leaves_out_the_first(either: Edition) -> None:
    every = either.news.newest_first
    day = every[len(every) // 2].day
    found = news_between(every, day, either.day)
    assert found == tuple(news for news in every if news.day > day)
    assert news_between(every, either.day, either.day) == ()


# The page of what changed


def test_the_page_says_in_short_what_changed_since_the_update_before(council: Site, page_at: Page) -> None:
    page = page_at(council, "what-changed/")
    assert "Since the update before the newest, of 29 June 2017, " in page
    assert re.search(r"\d+ milestones were finished, \w+ became late and one date was moved\.", page)
    assert "Down 8 points since 2016." in page


def test_the_page_compares_with_the_edition_before_where_one_was_published(small: Lay, page_at: Page) -> None:
    event = "- {id: one, date: 2024-05-02, title: The first}\n- {id: two, date: 2024-06-02, title: The second}\n"
    files = {"data/timeline.yml": event, "data/ledgers/editions.yml": "days: [2024-04-01, 2024-05-15, 2024-06-30]\n"}
    site = opened(small({**NONE_YET, **files}))
    page = page_at(site, "what-changed/")
    assert "Since the edition of 15 May 2024, one thing changed." in page
    assert page.index("The second") < page.index("By date") < page.index("The first")


LATE_MINUTES = {
    "data/timeline.yml": "- {id: one, date: 2024-05-02, title: First}\n- {id: two, date: 2024-06-20, title: Second}\n",
    "data/ledgers/editions.yml": "days:\n  - 2024-04-01\n  - 2024-05-15\n",
    "data/ledgers/news/2024.txt": "# When\n2024-03-01 event/none\n",
}


def test_what_is_entered_after_the_edition_of_its_day_is_news_of_the_edition_that_has_it_first(
    small: Lay, page_at: Page
) -> None:
    site = opened(small({**NONE_YET, **LATE_MINUTES}))
    assert [(news.id, str(news.day), str(news.shown)) for news in site.edition.news.newest_first] == [
        ("event/two", "2024-06-20", "2024-06-20"),
        ("event/one", "2024-05-02", "2024-06-30"),
    ]
    assert "Since the edition of 15 May 2024, two things changed." in page_at(site, "what-changed/")
    feed = Atom(site.edition, "https://example.org/").feed(EVERYTHING).decode()
    assert re.findall(r"<(published|updated)>(.*?)</", feed)[1:] == [
        ("published", "2024-05-01T23:00:00Z"),
        ("updated", "2024-06-29T23:00:00Z"),
        ("published", "2024-06-19T23:00:00Z"),
        ("updated", "2024-06-19T23:00:00Z"),
    ]


def test_what_was_published_once_is_not_new_again(small: Lay, page_at: Page) -> None:
    known = "2024-05-02 event/one\n2024-05-15 event/two\n"
    site = opened(small({**NONE_YET, **LATE_MINUTES, "data/ledgers/news/2024.txt": known}))
    assert [news.shown.isoformat() for news in site.edition.news.newest_first] == ["2024-06-20", "2024-05-02"]
    assert "Since the edition of 15 May 2024, one thing changed." in page_at(site, "what-changed/")


def test_a_council_that_publishes_each_night_is_compared_with_the_edition_before_the_newest_news(
    small: Lay, page_at: Page
) -> None:
    files = {
        "data/timeline.yml": "- {id: one, date: 2024-06-20, title: The first}\n",
        "data/ledgers/editions.yml": "days:\n  - 2024-06-15\n  - 2024-06-28\n  - 2024-06-29\n",
    }
    page = page_at(opened(small({**NONE_YET, **files})), "what-changed/")
    assert "Since the edition of 15 June 2024, one thing changed." in page


def test_a_damaged_line_of_the_ledger_of_news_is_a_problem(small: Lay) -> None:
    _, problems = read(small({"data/ledgers/news/2024.txt": "# When\nFriday\n2024-02-31 event/one\n"}))
    assert [str(problem) for problem in problems] == [
        "data/ledgers/news/2024.txt:2: 'Friday' is no line of the ledger; take the file from version control",
        "data/ledgers/news/2024.txt:3: '2024-02-31 event/one' holds a day that there is not; take the file from "
        "version control",
    ]


def test_the_page_of_a_record_without_news_says_so(small: Lay, page_at: Page) -> None:
    assert page_at(opened(small(NONE_YET)), "what-changed/") == "What changed Since 30 March 2024, nothing changed."


def test_a_damaged_ledger_of_editions_is_a_problem(small: Lay) -> None:
    _, problems = read(small({"data/ledgers/editions.yml": "days: [2024-13-01]\n"}))
    assert [str(problem) for problem in problems] == [
        "data/ledgers/editions.yml:1: days 1: '2024-13-01' has no such month as 13; "
        "write a day (2017-06-30), a month (2017-06), a year (2017) or a financial year (2017/18)"
    ]


def test_very_many_news_are_listed_by_year_and_the_longest_groups_are_cut(example: Site, page_at: Page) -> None:
    meetings = [
        meeting.model_copy(update={"id": f"{meeting.id}-{word}"})
        for meeting in many(example, 60)
        for word in ("one", "two", "three")
    ]
    site = with_meetings(example, meetings)
    years = [address for address in site.pages if re.fullmatch(r"what-changed/\d{4}(-\d\d)?/", address)]
    assert {"what-changed/2022/", "what-changed/2021/"} <= set(years)
    page = page_at(site, "what-changed/2021/")
    assert "How each milestone stood is told by the updates of that time." in page
    assert "Decided: " in page
    record = replace(site.edition.record, editions=(dt.date(2020, 1, 1),))
    since = Site(Edition(record, site.edition.day), site.renderer, "")
    assert "more are told by the updates and in the lists by date." in page_at(since, "what-changed/")


def test_the_news_of_a_thing_are_those_about_it(either: Edition) -> None:
    for reference, found in either.news.by_thing.items():
        assert found == tuple(news for news in either.news.newest_first if reference in news.about)
    assert {news.topic for news in either.news.of_dates} == {Topic.DATES, Topic.LATE}
    assert all(isinstance(news, News) for news in either.news.of_dates)
