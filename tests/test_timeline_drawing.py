"""The drawing of milestones on a line of time: what it tells, and how much it weighs."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from openrecord.drawing import Timeline, timeline
from openrecord.model.dates import UNKNOWN, PartialDate
from openrecord.model.plan import Milestone, StatusReport
from openrecord.progress import Standing, State
from openrecord.site import Site

from .conftest import Page

DAY = dt.date(2025, 6, 20)
MET = [dt.date(2024, 1, 10) + dt.timedelta(20 * number) for number in range(24)]


def drawing(number: int, met: list[dt.date] | None = None) -> Timeline:
    """So many milestones, each of them moved and complete, so that every mark there may be is drawn."""
    milestones, told = [], {}
    for place in range(number):
        due, now = (PartialDate.parse(str(DAY - dt.timedelta(days=9 * place + later))) for later in (250, 30))
        done = str(DAY - dt.timedelta(place))
        report = StatusReport.model_validate({"status": "complete", "on": done, "source": "x"})
        milestones.append(Milestone.model_validate({"id": f"m{place}", "title": f"Step {place}", "due": str(due)}))
        told[f"m{place}"] = State(Standing.COMPLETE, None, report, now)
    found = timeline(milestones, told, DAY, MET if met is None else met)
    assert found is not None
    return found


@pytest.mark.parametrize("number", [1, 30, 31, 400])
def test_a_drawing_weighs_less_than_five_kilobytes(example: Site, number: int) -> None:
    html = str(example.renderer.component("timeline", "timeline", drawing(number)))
    assert sum(map(len, re.findall(r"<svg.*?</svg>", html, re.DOTALL))) < 5_000


def test_thirty_milestones_have_a_line_each_with_their_dates_in_words() -> None:
    found = drawing(30)
    assert len(found.lanes) == 30
    assert found.lanes[0].sentence == ("Step 0: first 13 October 2024, now 21 May 2025, complete on 20 June 2025")
    assert found.sentence == "30 milestones have a date; 30 of these dates have moved."
    assert found.legend == (
        "A hollow mark is the first date, a filled one the date now; an upright mark is the day of completion."
    )
    assert found.meetings == "Spoken of at 24 meetings, from 10 January 2024 to 14 April 2025"


def test_more_than_thirty_are_gathered_by_status() -> None:
    found = drawing(31)
    assert [lane.sentence for lane in found.lanes] == ["31 milestones complete, due from 24 August 2024 to 21 May 2025"]
    assert len(found.lanes[0].now) <= 25


def test_nothing_is_drawn_of_what_has_no_date_and_no_meeting() -> None:
    undated = Milestone.model_validate({"id": "m", "title": "Step"})
    assert timeline([undated], {"m": State(Standing.ON_TARGET, None, None, None)}, DAY, MET) is None
    assert (drawing(1, []).meetings, drawing(1, []).met) == ("", ())


def test_the_page_of_a_theme_draws_the_meetings_that_spoke_of_it(council: Site, page_at: Page) -> None:
    assert "Spoken of at one meeting, on 19 March 2018" in page_at(council, "plans/2017-18/grants/")


def test_a_date_that_was_moved_to_one_not_known_is_drawn_where_it_was() -> None:
    milestone = Milestone.model_validate({"id": "m", "title": "Step", "due": "2025-03-31"})
    found = timeline([milestone], {"m": State(Standing.ON_TARGET, None, None, UNKNOWN)}, DAY)
    assert found is not None
    assert found.lanes[0].sentence == "Step: first 31 March 2025, now not known, on target"
    assert (found.lanes[0].now, found.sentence) == ((), "One milestone has a date, which has moved.")
