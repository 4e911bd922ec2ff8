"""Every resolution of the record."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from openrecord import links, words
from openrecord.views.archive import (
    OUTCOMES,
    Facets,
    PeriodLinks,
    facets,
    item_title,
    meeting_link,
    on_page,
    plain,
    spread,
)
from openrecord.views.parts import Link
from openrecord.views.periods import period_called, year_of
from openrecord.views.trails import Decided
from openrecord.views.writer import Writer


@dataclass(frozen=True)
class DecisionEntry:
    """A resolution in the list of all."""

    text: str
    href: str
    outcome: str
    to: Link | None


@dataclass(frozen=True)
class DecidedUnder:
    """What was decided under one item."""

    item: str
    withheld: bool
    """Whether the rest of the item is not published."""
    facets: Facets
    entries: tuple[DecisionEntry, ...]


@dataclass(frozen=True)
class DecidedAt:
    """What one meeting decided."""

    meeting: Link
    items: tuple[DecidedUnder, ...]


@dataclass(frozen=True)
class DecidedInYear:
    """What was decided in one year."""

    year: str
    meetings: tuple[DecidedAt, ...]


@dataclass(frozen=True)
class DecisionsView:
    """What meetings decided, newest first."""

    title: str
    short: tuple[str, ...]
    pages: PeriodLinks
    years: tuple[DecidedInYear, ...]


def decisions_view(writer: Writer, period: str | None = None) -> DecisionsView:
    """The list of every resolution, or of one year's."""
    periods = writer.edition.trails.decided_in
    shown, pages = on_page(writer, periods, links.DECISIONS, period)
    return DecisionsView(
        title=f"Decisions in {period_called(period)}" if period else "Decisions",
        short=_in_short(shown if period else periods.entries, next(iter(periods.pages), ""), period),
        pages=pages,
        years=tuple(
            DecidedInYear(str(of_year), _at_meetings(writer, found)) for of_year, found in groupby(shown, decided_in)
        ),
    )


def decided_in(decided: Decided) -> int:
    """The year in which a resolution was taken."""
    return year_of(decided.meeting)


def decision_entry(writer: Writer, decided: Decided) -> DecisionEntry:
    """A resolution in a list."""
    resolution = decided.resolution
    return DecisionEntry(
        text=plain(writer, resolution.text),
        href=writer.href(links.meeting(decided.meeting.path, decided.anchor)),
        outcome=OUTCOMES[resolution.outcome] if resolution.outcome else "Outcome not recorded",
        to=writer.link("body", resolution.to) if resolution.to else None,
    )


def _at_meetings(writer: Writer, entries: Iterable[Decided]) -> tuple[DecidedAt, ...]:
    return tuple(
        DecidedAt(meeting_link(writer, group[0].meeting), _under_items(writer, group))
        for group in (list(found) for _, found in groupby(entries, lambda decided: decided.meeting.path))
    )


def _under_items(writer: Writer, entries: Iterable[Decided]) -> tuple[DecidedUnder, ...]:
    return tuple(
        DecidedUnder(
            item=item_title(group[0].item),
            withheld=group[0].item.withheld is not None,
            facets=facets(writer.record, group[0].meeting, group[0].item),
            entries=tuple(decision_entry(writer, decided) for decided in group),
        )
        for group in (list(found) for _, found in groupby(entries, lambda decided: decided.item.anchor))
    )


def _in_short(entries: Sequence[Decided], newest: str, period: str | None) -> tuple[str, ...]:
    if not entries:
        return ("No decision of any meeting is in this record.",)
    bodies = len({decided.meeting.body for decided in entries})
    when = f"in {period_called(period)}" if period else spread([decided.meeting for decided in entries])
    decisions = words.capital(words.count(len(entries), "decision"))
    taken = f"{decisions} of {words.count(bodies, 'body', 'bodies')}, {when}."
    if newest and not period:
        span = "year" if newest.isdigit() else "month"
        return (taken, f"This page shows those of {period_called(newest)}; each earlier {span} has a page of its own.")
    return (taken,)
