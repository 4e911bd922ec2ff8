"""Records of the invented council in which some meetings are otherwise, and what a reader then finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from openrecord.edition import Edition
from openrecord.links import Here
from openrecord.model.dates import Moment
from openrecord.model.meeting import Meeting
from openrecord.site import Site
from openrecord.views.meetings.meeting import meeting_view
from openrecord.views.parts.writer import Writer

ANNUAL = "meetings/council/2024-05-14/"
BUDGET = "meetings/council/2025-02-25/"
CABINET = "meetings/cabinet/2025-03-11/"
DECEMBER = "meetings/improvement-board/2024-12-05/"
JANUARY = "meetings/improvement-board/2025-01-16/"
JULY_2024 = "meetings/improvement-board/2024-07-18/"
MARCH = "meetings/improvement-board/2025-03-20/"
NOTES = "meetings/recovery-programme-board/2023-11/"
SPECIAL = "meetings/council/2024-05-14-special/"


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


def with_meetings(site: Site, meetings: Iterator[Meeting] | list[Meeting]) -> Site:
    """The site of the same council with other meetings in its record."""
    record = replace(site.edition.record, meetings={meeting.path: meeting for meeting in meetings})
    return Site(Edition(record, site.edition.day), site.renderer, "")


def many(site: Site, number: int) -> Iterator[Meeting]:
    """A number of meetings of one body, a month apart and the last one in March 2025, each with five decisions."""
    pattern = site.edition.record.meetings["council/2024-05-14"]
    for back in reversed(range(number)):
        months = 2025 * 12 + 2 - back
        day = f"{months // 12}-{months % 12 + 1:02}-11"
        yield pattern.model_copy(update={"id": day, "start": Moment.parse(f"{day} 18:00")})
