"""Dates, numbers and lists as a reader meets them in a sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from decimal import Decimal

from openrecord.model.dates import Moment, PartialDate, Unknown

MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_SHORT_MONTHS = [month[:3] for month in MONTHS]
_SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_DIRECTING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_DIRECTS = re.compile(f"[{_DIRECTING}]")
_PLANS = frozenset({"plan", "plans", "programme", "strategy", "framework", "directions", "agreement", "compact"})
_NO_ARTICLE = frozenset({"the", "our", "a", "an", "your", "towards"})
_PLURALS = {"is": "are", "was": "were", "has": "have", "this": "these", "its": "their"}


def date(value: PartialDate) -> str:
    """`19 March 2018`, `March 2018`, `2018` or `2017/18`: as precise as it was given, never more."""
    return _written(value, MONTHS)


def short_date(value: PartialDate) -> str:
    """`19 Mar 2018`, for tables."""
    return _written(value, _SHORT_MONTHS)


def _written(value: PartialDate, months: Sequence[str]) -> str:
    day = value.first
    if value.precision == "day":
        return f"{day.day} {months[day.month - 1]} {day.year}"
    if value.precision == "month":
        return f"{months[day.month - 1]} {day.year}"
    return str(value)


def maybe_date(
    value: PartialDate | Unknown | None, *, none: str = "no date was set", unknown: str = "not known"
) -> str:
    """A date in words, or what is said where there is none or the sources are silent."""
    if value is None:
        return none
    return unknown if isinstance(value, Unknown) else date(value)


def from_or_to(value: PartialDate | Unknown | None) -> str:
    """`19 March 2018`, `no date`, `a date that is not known`: what a date was moved from or to."""
    return maybe_date(value, none="no date", unknown="a date that is not known")


def day(value: dt.date) -> str:
    """`19 March 2018`."""
    return date(PartialDate.of(value))


def on(value: PartialDate) -> str:
    """`on 19 March 2018`, `in March 2018`, `in 2018`: the date with its preposition."""
    return f"{'on' if value.precision == 'day' else 'in'} {date(value)}"


def by(value: PartialDate) -> str:
    """`by 19 March 2018`, `by the end of March 2018`: a deadline, which means its last day."""
    return f"by {date(value)}" if value.precision == "day" else f"by the end of {date(value)}"


def between(first: PartialDate, last: PartialDate) -> str:
    """`1 April to 30 June 2017`: a stretch of time, the year said once where it is the same."""
    if first == last:
        return date(first)
    start = date(first)
    if first.precision == last.precision and first.precision in {"day", "month"} and first.first.year == last.last.year:
        start = start.rsplit(" ", 1)[0]
        if first.precision == "day" and first.first.month == last.last.month:
            start = start.split(" ")[0]
    return f"{start} to {date(last)}"


def time(value: dt.time) -> str:
    """`6pm`, `7.25pm`, `noon` or `midnight`."""
    if (value.hour, value.minute) == (12, 0):
        return "noon"
    if (value.hour, value.minute) == (0, 0):
        return "midnight"
    minutes = f".{value.minute:02}" if value.minute else ""
    return f"{(value.hour - 1) % 12 + 1}{minutes}{'am' if value.hour < 12 else 'pm'}"


def moment(value: Moment) -> str:
    """`6pm on 19 March 2018`, or the date alone."""
    return f"{time(value.time)} {on(value.date)}" if value.time else date(value.date)


def number(value: int) -> str:
    """A count in running text: a word up to ten, then digits with commas."""
    return _SMALL[value] if 0 <= value <= 10 else f"{value:,}"


def count(value: int, one: str, many: str = "") -> str:
    """`no milestones`, `one milestone`, `12 milestones`."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def agree(value: int, verb: str) -> str:
    """The form of a verb that goes with a count: `is` or `are`."""
    return verb if value == 1 else _PLURALS[verb]


def opening(value: int, noun: str, verb: str, many: str = "") -> str:
    """`Eight milestones are`, `One is`: how a sentence about a count begins; the noun may be empty."""
    return capital(f"{count(value, noun, many) if noun else number(value)} {agree(value, verb)}")


def share(some: int, every: int, noun: str) -> str:
    """`Three of nine milestones are`, `None of nine milestones is`, `The only milestone is`: a sentence's beginning."""
    if every == 1:
        return f"The only {noun} is{'' if some else ' not'}"
    how_many = "All" if some == every else capital(number(some)) if some else "None"
    return f"{how_many} of {count(every, noun)} {agree(some or 1, 'is')}"


def capital(sentence: str) -> str:
    """The sentence with a capital letter in front."""
    return sentence[:1].upper() + sentence[1:]


def the(plan: str) -> str:
    """`the Recovery plan`, `Towards 2027`: a plan's title inside a sentence, with its article where it takes one."""
    first, *rest = plan.lower().split()
    takes_one = first not in _NO_ARTICLE and not _PLANS.isdisjoint([first, *rest])
    return f"the {plan}" if takes_one else plan


def series(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def figure(value: Decimal, unit: str) -> str:
    """A measure's value with its unit: `79%`, `32,686`, `£1,200`, `£214.50`, `14 days`, `2.5`."""
    has_pence = unit == "pounds" and value != value.to_integral_value()
    text = f"{value:,.2f}" if has_pence else f"{value.normalize():,f}"
    if unit == "percent":
        return f"{text}%"
    if unit == "pounds":
        return f"-£{text[1:]}" if text.startswith("-") else f"£{text}"
    if unit == "days":
        return f"{text} day{'s' * (value != 1)}"
    return text


def whole_months(days: int) -> int:
    """How many months a number of days is, to the nearest."""
    return round(days / 30.4375)


def days(value: int) -> str:
    """A length of time in days, or in months where it is long."""
    return count(value, "day") if value < 62 else f"about {count(whole_months(value), 'month')}"


def days_counted(value: int) -> str:
    """A length of time counted in days, and said in months too where it is long: `339 days (about 11 months)`."""
    short = days(value)
    return short if short == count(value, "day") else f"{value:,} days ({short})"


def bytes_(value: int) -> str:
    """A file's size: `740 bytes`, `12 kB`, `3.4 MB`."""
    if value < 1000:
        return f"{value} byte{'s' * (value != 1)}"
    return f"{value / 1000:.0f} kB" if value < 999_500 else f"{value / 1_000_000:.1f} MB"


def visible(text: str) -> str:
    """The text, or HTML, with every character that would turn the direction of the text shown by its name instead."""
    if text.isascii() or not any(map(text.__contains__, _DIRECTING)):  # many times as fast as the pattern
        return text
    return _DIRECTS.sub(lambda mark: f"[U+{ord(mark[0]):04X}]", text)
