"""Whether a direction binds on a day, what met it, and when a repeating requirement falls due next."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from openrecord import duties
from openrecord.model.direction import Direction

DAY = dt.date(2018, 3, 19)


def direction(**more: Any) -> Direction:
    """A direction of 28 March 2017 with one requirement."""
    given: dict[str, Any] = {"id": "d", "title": "Directions", "issued": "2017-03-28"}
    requirement = {"id": "r", "text": "Report."} | more.pop("requirement", {})
    return Direction.model_validate(given | more | {"requirements": [requirement]})


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "in force"),
        ({"ends": "2018-09-30"}, "in force"),
        ({"ends": "2018-03"}, "in force"),
        ({"ends": "2018-03-18"}, "past its end"),
        ({"state": "lapsed", "on": "2018-01-31"}, "ended"),
        ({"state": "revoked", "on": "2018-04-01"}, "in force"),
        ({"state": "revoked", "on": "unknown"}, "ended"),
        ({"state": "unknown"}, "not known"),
    ],
)
def test_the_standing_of_a_direction_is_that_of_the_day(more: dict[str, str], expected: str) -> None:
    assert duties.standing(direction(**more), DAY) == expected


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        ({"every": "quarter", "met_by": [{"date": "2017-06-29"}]}, ("2018-03-29", "met", 2)),
        ({"every": "quarter"}, ("2018-03-28", "issued", 3)),
        ({"every": "month", "due": "2017-12-31", "met_by": [{"date": "2018-02-28"}]}, ("2018-03-31", "due", 0)),
        ({"every": "year", "due": "2018-04-30"}, ("2018-04-30", "due", 0)),
        ({"every": "six-months", "met_by": [{"date": "unknown"}]}, ("2018-03-28", "issued", 0)),
    ],
)
def test_a_repeating_requirement_says_when_it_falls_due_next_and_from_what_that_is_counted(
    requirement: dict[str, Any], expected: tuple[str, str, int]
) -> None:
    of = direction(requirement=requirement)
    found = duties.next_due(of, of.requirements[0], DAY)
    assert found is not None
    assert (str(found.on), found.basis, found.passed) == expected


def test_nothing_falls_due_any_more_once_the_direction_is_over() -> None:
    over = direction(state="revoked", on="2018-01", requirement={"every": "quarter"})
    assert duties.next_due(over, over.requirements[0], DAY) is None


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        ({"due": "2018-01-31"}, True),
        ({"due": "2018-03"}, False),
        ({"due": "2018-01-31", "met_by": [{"date": "2018-02-28"}]}, False),
        ({"due": "2018-01-31", "met_by": [{"date": "2018-05-01"}]}, True),
        ({"due": "2018-01-31", "every": "year"}, False),
        ({"due": "unknown"}, False),
    ],
)
def test_a_requirement_is_past_its_date_only_where_nothing_met_it_by_the_day(
    requirement: dict[str, Any], expected: bool
) -> None:
    assert duties.is_overdue(direction(requirement=requirement).requirements[0], DAY) is expected


def test_months_are_counted_to_the_last_day_where_a_month_is_shorter() -> None:
    assert duties.months_after(dt.date(2017, 11, 30), 3) == dt.date(2018, 2, 28)
    assert duties.months_after(dt.date(2017, 12, 31), 12) == dt.date(2018, 12, 31)


@pytest.mark.parametrize(
    ("requirement", "days"),
    [
        ({"due": "2017-06-30", "met_by": [{"date": "2017-07-04"}]}, 4),
        ({"due": "2017-06-30", "met_by": [{"date": "2017-06-30"}]}, 0),
        ({"due": "2017-06", "met_by": [{"date": "2017"}]}, 0),
        ({"due": "2017-06-30", "met_by": [{"date": "unknown"}]}, 0),
        ({"due": "unknown", "met_by": [{"date": "2017-07-04"}]}, 0),
        ({"due": "2017-06-30", "every": "year", "met_by": [{"date": "2017-07-04"}]}, 0),
    ],
)
def test_a_requirement_that_was_met_after_its_date_was_late_by_that_many_days(
    requirement: dict[str, Any], days: int
) -> None:
    required = direction(requirement=requirement).requirements[0]
    assert duties.days_late(required, required.met_by[0]) == days
