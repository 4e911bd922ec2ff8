"""Every resolution of the record."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from openrecord import links, words
from openrecord.edition.found import Decided
from openrecord.edition.periods import period_called
from openrecord.frozen import frozen
from openrecord.views.meetings.business import MovedView, moved_views
from openrecord.views.meetings.register import InYear, register
from openrecord.views.parts import Link
from openrecord.views.parts.archive import (
    OUTCOMES,
    PeriodLinks,
    on_page,
    plain,
    spread,
)
from openrecord.views.parts.writer import Writer


@frozen
class DecisionEntry:
    """A resolution in the list of all."""

    text: str
    href: str
    outcome: str
    to: Link | None
    moved: tuple[MovedView, ...]
    """The milestones whose dates it moved."""


@frozen
class DecisionsView:
    """What meetings decided, newest first."""

    title: str
    short: tuple[str, ...]
    pages: PeriodLinks
    years: tuple[InYear[DecisionEntry], ...]


def decisions_view(writer: Writer, period: str | None = None) -> DecisionsView:
    """The list of every resolution, or of one year's."""
    periods = writer.edition.trails.decided_in
    shown, pages = on_page(writer, periods, links.DECISIONS, period)
    return DecisionsView(
        title=f"Decisions in {period_called(period)}" if period else "Decisions",
        short=_in_short(shown if period else periods.entries, next(iter(periods.pages), ""), period),
        pages=pages,
        years=register(writer, shown, partial(decision_entry, writer)),
    )


def decision_entry(writer: Writer, decided: Decided) -> DecisionEntry:
    """A resolution in a list."""
    resolution = decided.resolution
    return DecisionEntry(
        text=plain(writer, resolution.text),
        href=writer.href(links.meeting(decided.meeting.path, decided.anchor)),
        outcome=OUTCOMES[resolution.outcome] if resolution.outcome else "Outcome not recorded",
        to=writer.link("body", resolution.to) if resolution.to else None,
        moved=moved_views(writer, f"{decided.meeting.path}#{decided.anchor}") + _moved_by_item(writer, decided),
    )


def _moved_by_item(writer: Writer, decided: Decided) -> tuple[MovedView, ...]:
    """What an item moved by its only resolution, where the agreement names the item alone."""
    meeting, item = decided.meeting, decided.item
    return moved_views(writer, f"{meeting.path}#{item.anchor}") if len(item.resolved) == 1 else ()


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
