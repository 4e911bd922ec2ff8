"""What views are made of: text with its links, dates, statuses, bars."""

from __future__ import annotations

from openrecord.frozen import frozen


@frozen
class Span:
    """A run of text: plain, a link, or a term with its meaning."""

    text: str
    href: str = ""
    means: str = ""


Prose = tuple[Span, ...]


@frozen
class Link:
    """A link: its words and where it leads, relative to the page it stands on."""

    text: str
    href: str


@frozen
class DateView:
    """A date for a table or a sentence; `iso` is empty where it is not one exact day, month or year."""

    text: str
    short: str
    iso: str = ""


@frozen
class StatusView:
    """A status tag, and what is said beside it."""

    key: str
    word: str
    detail: str = ""
    """Such as `said: on target`, `not updated this time`, `41 days late`."""
    confirmed: str = ""
    """Who, independent of the council, confirmed it."""


@frozen
class Segment:
    """One part of a bar: where it begins and how long it is, in percent of the bar."""

    key: str
    word: str
    count: int
    start: float
    length: float


@frozen
class ProgressView:
    """A bar of statuses, with the sentence that it shows."""

    good: int
    total: int
    percent: int
    headline: str
    """`9 of 14 milestones are complete or on target (64%); three are not reported.`"""
    segments: tuple[Segment, ...]


@frozen
class HolderView:
    """Who holds a post: words, and a link where the person has a page."""

    post: str
    name: str
    href: str = ""


@frozen
class SaidView:
    """A sentence of the record with where it comes from."""

    text: Prose
    sources: tuple[Link, ...]
    about: tuple[Link, ...]
    anchor: str
    """Its own address on the page that says it; empty on every other page."""
    href: str
    """The way to that address."""
    mark: str
