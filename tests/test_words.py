"""Dates, numbers and lists in sentences: right for none, one and many."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from openrecord import words
from openrecord.model.dates import UNKNOWN, Moment, PartialDate


def date(written: str) -> PartialDate:
    """A date as it is written in the data."""
    return PartialDate.parse(written)


@pytest.mark.parametrize(
    ("written", "long", "short", "on", "by"),
    [
        ("2018-03-09", "9 March 2018", "9 Mar 2018", "on 9 March 2018", "by 9 March 2018"),
        ("2018-09", "September 2018", "Sep 2018", "in September 2018", "by the end of September 2018"),
        ("2018", "2018", "2018", "in 2018", "by the end of 2018"),
        ("2017/18", "2017/18", "2017/18", "in 2017/18", "by the end of 2017/18"),
    ],
)
def test_a_date_is_shown_as_precisely_as_it_was_given(written: str, long: str, short: str, on: str, by: str) -> None:
    given = date(written)
    assert (words.date(given), words.short_date(given), words.on(given), words.by(given)) == (long, short, on, by)


def test_no_date_and_one_that_is_not_known_are_told_apart() -> None:
    assert words.maybe_date(None) == "no date was set"
    assert words.maybe_date(UNKNOWN) == "not known"
    assert words.maybe_date(date("2018-03")) == "March 2018"
    assert words.maybe_date(None, none="never") == "never"


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2017-04-01", "2017-06-30", "1 April to 30 June 2017"),
        ("2017-04-01", "2017-04-30", "1 to 30 April 2017"),
        ("2017-04-01", "2018-03-31", "1 April 2017 to 31 March 2018"),
        ("2017-04", "2017-06", "April to June 2017"),
        ("2017-04", "2018-03", "April 2017 to March 2018"),
        ("2017-04", "2017-06-30", "April 2017 to 30 June 2017"),
        ("2016", "2017", "2016 to 2017"),
        ("2018-03-19", "2018-03-19", "19 March 2018"),
    ],
)
def test_a_stretch_of_time_says_what_its_ends_share_once(first: str, last: str, told: str) -> None:
    assert words.between(date(first), date(last)) == told


@pytest.mark.parametrize(
    ("hour", "minute", "told"),
    [
        (0, 0, "midnight"),
        (0, 5, "12.05am"),
        (9, 30, "9.30am"),
        (12, 0, "noon"),
        (12, 1, "12.01pm"),
        (18, 0, "6pm"),
        (19, 25, "7.25pm"),
    ],
)
def test_a_time_is_said_as_people_say_it(hour: int, minute: int, told: str) -> None:
    assert words.time(dt.time(hour, minute)) == told


def test_a_moment_is_a_time_on_a_day_or_the_day_alone() -> None:
    assert words.moment(Moment.parse("2018-03-19 18:00")) == "6pm on 19 March 2018"
    assert words.moment(Moment.parse("2018-03-19")) == "19 March 2018"
    assert words.moment(Moment.parse("2017-04")) == "April 2017"


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0, "no people"),
        (1, "one person"),
        (2, "two people"),
        (10, "ten people"),
        (11, "11 people"),
        (1234, "1,234 people"),
    ],
)
def test_a_count_goes_with_its_noun(value: int, told: str) -> None:
    assert words.count(value, "person", "people") == told


def test_a_noun_without_a_plural_of_its_own_gets_an_s() -> None:
    assert [words.count(value, "update") for value in (0, 1, 2)] == ["no updates", "one update", "two updates"]


@pytest.mark.parametrize(("verb", "many"), [("is", "are"), ("was", "were"), ("has", "have"), ("its", "their")])
def test_a_verb_goes_with_its_count(verb: str, many: str) -> None:
    assert [words.agree(value, verb) for value in (0, 1, 2)] == [many, verb, many]


def test_a_sentence_about_a_count_begins_with_a_capital() -> None:
    assert words.opening(8, "milestone", "is") == "Eight milestones are"
    assert words.opening(1, "", "is") == "One is"
    assert words.opening(0, "milestone", "is") == "No milestones are"


@pytest.mark.parametrize(
    ("parts", "told"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")],
)
def test_a_series_ends_with_and(parts: list[str], told: str) -> None:
    assert words.series(parts) == told


@pytest.mark.parametrize(
    ("value", "unit", "told"),
    [
        ("79", "percent", "79%"),
        ("79.50", "percent", "79.5%"),
        ("32686", "count", "32,686"),
        ("1E+3", "count", "1,000"),
        ("1200", "pounds", "£1,200"),
        ("214.5", "pounds", "£214.50"),
        ("-4", "pounds", "-£4"),
        ("1", "days", "1 day"),
        ("73", "days", "73 days"),
        ("2.50", "ratio", "2.5"),
    ],
)
def test_a_figure_stands_with_its_unit(value: str, unit: str, told: str) -> None:
    assert words.figure(Decimal(value), unit) == told


@pytest.mark.parametrize(
    ("value", "told"), [(0, "no days"), (1, "one day"), (61, "61 days"), (92, "about three months")]
)
def test_a_long_time_is_told_in_months(value: int, told: str) -> None:
    assert words.days(value) == told


@pytest.mark.parametrize(
    ("value", "told"),
    [(0, "0 bytes"), (1, "1 byte"), (740, "740 bytes"), (12_300, "12 kB"), (999_999, "1.0 MB"), (3_400_000, "3.4 MB")],
)
def test_the_size_of_a_file_is_told_in_round_figures(value: int, told: str) -> None:
    assert words.bytes_(value) == told


def test_a_share_reads_well_for_none_one_some_and_all() -> None:
    shares = ((0, 1), (1, 1), (0, 3), (1, 3), (2, 3), (3, 3), (12, 40))
    told = [words.share(some, every, "milestone") for some, every in shares]
    assert told == [
        "The only milestone is not",
        "The only milestone is",
        "None of three milestones is",
        "One of three milestones is",
        "Two of three milestones are",
        "All of three milestones are",
        "12 of 40 milestones are",
    ]
