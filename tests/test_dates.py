"""Dates as precise as they were given: what is read, what is refused, and what comes before what."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openrecord.model.dates import EARLIEST_YEAR, LATEST_YEAR, Moment, PartialDate

FORMS = "a day (2017-06-30), a month (2017-06), a year (2017) or a financial year (2017/18)"

days = st.dates(dt.date(EARLIEST_YEAR, 1, 1), dt.date(LATEST_YEAR, 12, 31))


@pytest.mark.parametrize(
    ("written", "first", "last", "precision"),
    [
        ("2017-06-30", dt.date(2017, 6, 30), dt.date(2017, 6, 30), "day"),
        ("2016-02", dt.date(2016, 2, 1), dt.date(2016, 2, 29), "month"),
        ("1900-02", dt.date(1900, 2, 1), dt.date(1900, 2, 28), "month"),
        ("2017", dt.date(2017, 1, 1), dt.date(2017, 12, 31), "year"),
        ("2017/18", dt.date(2017, 4, 1), dt.date(2018, 3, 31), "financial year"),
        ("1999/00", dt.date(1999, 4, 1), dt.date(2000, 3, 31), "financial year"),
    ],
)
def test_a_date_is_as_long_as_it_was_given(written: str, first: dt.date, last: dt.date, precision: str) -> None:
    date = PartialDate.parse(written)
    assert (date.first, date.last, date.precision, str(date)) == (first, last, precision, written)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", f"is not a date; write {FORMS}"),
        ("June 2017", f"is not a date; did you mean 2017-06? Write {FORMS}"),
        ("30/06/2017", f"is not a date; did you mean 2017-06-30? Write {FORMS}"),
        ("30th June, 2017", f"is not a date; did you mean 2017-06-30? Write {FORMS}"),
        ("31/06/2017", f"is not a date; write {FORMS}"),
        ("Summer 2017", f"is not a date; write {FORMS}"),
        ("2017-6-3", f"is not a date; did you mean 2017-06-03? Write {FORMS}"),
        ("2017/2018", f"is not a date; did you mean 2017/18? Write {FORMS}"),
        ("2017-18", "has no such month as 18; did you mean the financial year 2017/18?"),
        ("Unknown", f"is not a date; did you mean unknown? Write that, {FORMS}"),
        (
            "TBC",
            "is not a date; leave it out where none was set, or write unknown where the sources are silent",
        ),
        ("17-06-30", f"is not a date; write {FORMS}"),
        ("2017-06-30T18:00", f"is not a date; write {FORMS}"),
        ("٢٠١٧", f"is not a date; write {FORMS}"),
        ("2017-13", f"has no such month as 13; write {FORMS}"),
        ("2017-00-01", f"has no such month as 00; write {FORMS}"),
        ("2017-02-31", "is a day that does not exist; that month has 28 days"),
        ("2017-02-00", "is a day that does not exist; that month has 28 days"),
        ("0000", "has a year outside 1800 to 2199"),
        ("9999-01-01", "has a year outside 1800 to 2199"),
        ("2017/17", "is not a financial year; the one from April 2017 is 2017/18"),
        ("2099/10", "is not a financial year; the one from April 2099 is 2099/00"),
    ],
)
def test_what_is_no_date_says_why(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        PartialDate.parse(written)
    assert str(refused.value) == why


@given(days)
def test_every_day_is_read_back_as_it_was_written(day: dt.date) -> None:
    assert PartialDate.parse(str(PartialDate.of(day))) == PartialDate.of(day)


@given(st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]), days)
def test_a_date_holds_its_day_and_is_written_as_it_was_read(form: str, day: dt.date) -> None:
    written = day.strftime(form)
    date = PartialDate.parse(written)
    assert date.first <= day <= date.last
    assert str(date) == written


@given(st.text(max_size=12))
def test_any_other_text_is_read_as_it_is_written_or_refused(text: str) -> None:
    with contextlib.suppress(ValueError):
        assert str(PartialDate.parse(text)) == text.strip()


def test_dates_are_sorted_by_their_last_day() -> None:
    written = ["2018", "2017-12-31", "2017/18", "2017", "2017-06", "2017-12"]
    assert [str(date) for date in sorted(map(PartialDate.parse, written))] == [
        "2017-06",
        "2017",
        "2017-12",
        "2017-12-31",
        "2017/18",
        "2018",
    ]


@pytest.mark.parametrize("written", ["2018-03-19 18:00", "2018-03-19 00:00", "2018-03-19", "2017-04"])
def test_a_moment_is_written_as_it_was_read(written: str) -> None:
    assert str(Moment.parse(written)) == written


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2018-03-19 6pm", "is not a moment; write 2018-03-19 18:00"),
        ("2018-03-19 18", "is not a moment; write 2018-03-19 18:00"),
        ("2018-03-19 24:00", "has a time that does not exist; write hours 00 to 23 and minutes 00 to 59"),
        ("2018-03-19 18:60", "has a time that does not exist; write hours 00 to 23 and minutes 00 to 59"),
        ("2018-02-30 18:00", "is a day that does not exist; that month has 28 days"),
        ("18:00", f"is not a date; write {FORMS}"),
    ],
)
def test_what_is_no_moment_says_why(written: str, why: str) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        Moment.parse(written)
    assert str(refused.value) == why


def test_of_moments_on_a_day_one_whose_time_is_not_known_comes_first() -> None:
    written = ["2018-03-20", "2018-03-19 18:00", "2018-03-19", "2018-03-19 09:30"]
    moments = sorted(map(Moment.parse, written), key=lambda moment: moment.order)
    assert [str(moment) for moment in moments] == ["2018-03-19", "2018-03-19 09:30", "2018-03-19 18:00", "2018-03-20"]
