"""A milestone with its whole history: every status said, every date moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from openrecord import links, words
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate, Unknown, days_between
from openrecord.model.plan import Action, DateRevision, Milestone, Theme, Update
from openrecord.progress import (
    WORDS,
    Standing,
    State,
    slippage,
    updates_by,
)
from openrecord.seals import is_about
from openrecord.views.parts import DateView, Link, Prose, StatusView
from openrecord.views.parts.corrections import CorrectionView, correction_view
from openrecord.views.parts.mentions import Mention, mentions_of
from openrecord.views.parts.writer import Writer
from openrecord.views.plans.statements import confirmation


@frozen
class RevisionView:
    """A change of a milestone's date."""

    was: DateView
    now: DateView
    by: str
    """How far the date moved, in words."""
    reason: Prose
    proposed: tuple[Link, ...]
    agreed: str
    agreed_link: Link | None
    in_force: bool
    sources: tuple[Link, ...]


@frozen
class SaidIn:
    """An update that said something, when it was published, and where it says so."""

    update: Link
    published: str
    sources: tuple[Link, ...]


@frozen
class SayingView:
    """What an update said of a milestone, and others after it that only said the same status again."""

    newest: SaidIn
    oldest: SaidIn
    """The same one where it stands alone."""
    in_a_row: str
    """`in five updates in a row`; empty for one alone."""
    each: tuple[SaidIn, ...]
    """All of them, newest first, where there are more than two."""
    status: StatusView
    on: str
    said: str
    note: Prose
    checked: str
    sources: tuple[Link, ...]
    """Those of the newest and the oldest."""


@frozen
class MilestoneRow:
    """A milestone in a table."""

    id: str
    title: str
    href: str
    status: StatusView
    first: DateView
    now: DateView
    is_one_date: bool
    """Whether there is but one date to tell: it is still the first, or neither is known."""
    slipped: str
    """How far the date in force is from the first, in words; empty where it did not move or is not known."""
    proposed: str
    """A later date that was proposed and on whose agreement nothing is on record."""
    note: Prose
    """What was last said of it."""
    completed: str


@frozen
class MilestoneView:
    """A milestone with its whole history."""

    row: MilestoneRow
    about: Prose
    revisions: tuple[RevisionView, ...]
    history: tuple[SayingView, ...]
    corrections: tuple[CorrectionView, ...]
    meetings: tuple[Mention, ...]
    sources: tuple[Link, ...]


def milestone_row(writer: Writer, theme: Theme, action: Action, milestone: Milestone, state: State) -> MilestoneRow:
    """A milestone in a table."""
    report = state.report
    is_complete = state.standing is Standing.COMPLETE
    last = milestone.revisions[-1] if milestone.revisions else None
    return MilestoneRow(
        id=milestone.id,
        title=milestone.title,
        href=writer.href(links.action(theme.path, action.id, milestone.id)),
        status=writer.status(state),
        first=writer.date(milestone.due),
        now=writer.date(state.due),
        is_one_date=milestone.due == state.due,
        slipped=slipped(slippage(writer.record, milestone, writer.edition.day)),
        proposed=_proposed(last) if last and not last.in_force else "",
        note=writer.prose(report.note) if report else (),
        completed=words.maybe_date(report.on, none="", unknown="on a day that is not known")
        if report and is_complete
        else "",
    )


def _proposed(revision: DateRevision) -> str:
    return words.short_date(revision.to) if isinstance(revision.to, PartialDate) else "a day that is not known"


def milestone_view(writer: Writer, theme: Theme, action: Action, milestone: Milestone, state: State) -> MilestoneView:
    """A milestone, with every status said and every date moved."""
    told = [
        update
        for update in reversed(updates_by(writer.record, theme.plan, writer.edition.day))
        if milestone.id in update.milestones
    ]
    return MilestoneView(
        row=milestone_row(writer, theme, action, milestone, state),
        about=writer.prose(milestone.note),
        revisions=revision_views(writer, milestone),
        history=tuple(_sayings(writer, milestone.id, told)),
        corrections=tuple(
            correction_view(writer, correction, milestone.title)
            for holder in (theme, *told)
            for correction in holder.corrections
            if is_about(correction, f"milestones.{milestone.id}")
        ),
        meetings=mentions_of(writer, {f"milestone:{theme.plan}/{milestone.id}"}),
        sources=writer.sources(milestone.source),
    )


def slipped(days: int | None) -> str:
    """How far a date moved, in words; empty where it did not, or nobody knows."""
    if not days:
        return ""
    months = words.whole_months(abs(days))
    length = words.count(months, "month") if months else words.days(abs(days))
    return f"{length} {'later' if days > 0 else 'earlier'}"


def revision_views(writer: Writer, milestone: Milestone) -> tuple[RevisionView, ...]:
    """Every change of a milestone's date, oldest first."""
    views = []
    was = milestone.due
    for revision in milestone.revisions:
        agreed, link = _agreement(writer, revision)
        views.append(
            RevisionView(
                was=_told(writer, was),
                now=_told(writer, revision.to),
                by=slipped(days_between(was, revision.to)),
                reason=writer.prose(revision.reason),
                proposed=writer.sources(revision.proposed),
                agreed=agreed,
                agreed_link=link,
                in_force=revision.in_force,
                sources=writer.sources(revision.source),
            )
        )
        if revision.in_force:
            was = revision.to
    return tuple(views)


def _told(writer: Writer, date: PartialDate | Unknown | None) -> DateView:
    """A date as `from … to …` tells it in a sentence, and short in a table."""
    told = writer.date(date)
    return DateView(words.from_or_to(date), told.short, told.iso)


def _agreement(writer: Writer, revision: DateRevision) -> tuple[str, Link | None]:
    if revision.agreed_at:
        return "", writer.link("meeting", revision.agreed_at)
    if revision.agreed:
        return confirmation(revision.agreed), None
    return "proposed; no agreement on record", None


def _sayings(writer: Writer, milestone: str, told: Iterable[Update]) -> Iterator[SayingView]:
    """What updates said; those in a row that only repeat a status, without a word of their own, are told as one."""

    def said(update: Update) -> tuple[str, str]:
        report = update.milestones[milestone]
        has_words = report.on or report.said or report.note or report.checked_by
        return report.status, update.path if has_words else ""

    for _, alike in groupby(told, said):
        updates = tuple(alike)
        report = updates[0].milestones[milestone]
        standing = Standing(report.status)
        each = tuple(_said_in(writer, update, milestone) for update in updates)
        yield SayingView(
            newest=each[0],
            oldest=each[-1],
            in_a_row=f"in {words.number(len(each))} updates in a row" if len(each) > 1 else "",
            each=each if len(each) > 2 else (),
            status=StatusView(standing.value, WORDS[standing]),
            on=words.maybe_date(report.on, none=""),
            said=report.said or "",
            note=writer.prose(report.note),
            checked=confirmation(report.checked_by) if report.checked_by else "",
            sources=tuple(dict.fromkeys((*each[0].sources, *each[-1].sources))),
        )


def _said_in(writer: Writer, update: Update, milestone: str) -> SaidIn:
    return SaidIn(
        writer.link("update", update.path),
        words.maybe_date(update.published, unknown="date of publication not known"),
        writer.sources(update.milestones[milestone].source),
    )
