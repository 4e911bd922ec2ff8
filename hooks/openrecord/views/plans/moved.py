"""Why the numbers moved from one update to the next: each milestone that moved, how, and for what reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from openrecord import links, words
from openrecord.frozen import frozen
from openrecord.grouped import grouped
from openrecord.model.plan import DateRevision, Milestone, Plan, Update
from openrecord.movement import MOVEMENTS, Change, Movement, added_since, changes
from openrecord.progress import WORDS, known_from
from openrecord.views.parts import Link, Prose, StatusView
from openrecord.views.parts.writer import Writer
from openrecord.views.plans.more import MoreView, more_view

MOST_ON_A_PAGE = 400
"""Changes on the page of an update; what is more is told by its theme, so that the page stays light."""


@frozen
class ChangeRow:
    """A milestone that moved, and why."""

    title: str
    href: str
    theme: str
    before: str
    """How it stood at the update before, in words; empty where no update had spoken of it."""
    after: StatusView
    dates: str
    """How its date moved in between; empty where it did not."""
    dates_reason: Prose
    dates_sources: tuple[Link, ...]
    reason: Prose
    sources: tuple[Link, ...]


@frozen
class ChangeGroup:
    """Changes of one sort."""

    id: str
    title: str
    changes: tuple[ChangeRow, ...]
    more: MoreView | None
    """Where the others are to be found that the page has no room for."""


def moved_at(writer: Writer, before: Update | None, update: Update) -> tuple[Change, ...]:
    """What moved from one update of a plan to the next; the first is compared with what was before any."""
    edition = writer.edition
    then = edition.states_on(update.plan, known_from(before) if before else dt.date.min)
    now = edition.states_on(update.plan, known_from(update))
    return changes(then, now, added_since(edition.record.seals.get(before.path) if before else None, then))


def moved_sentence(moved: Iterable[Change]) -> str:
    """`Since the update before, three milestones became complete and one slipped; five were not updated.`"""
    every = [change.movement for change in moved]
    told = {of.movement: _counted(every.count(of.movement), of.told) for of in MOVEMENTS if of.movement in every}
    silent = told.pop(Movement.NOT_UPDATED, "")
    rest = f"; {silent}" if silent else ""
    if not told:
        return f"No milestone moved since the update before{rest}."
    number, _, first = next(iter(told.values())).partition(" ")
    milestones = "milestone" if every.count(next(iter(told))) == 1 else "milestones"
    parts = [f"{number} {milestones} {first}", *list(told.values())[1:]]
    return f"Since the update before, {words.series(parts)}{rest}."


def _counted(count: int, told: str) -> str:
    verb, _, rest = told.partition(" ")
    return f"{words.number(count)} {words.agree(count, 'was') if verb == 'was' else verb}{f' {rest}' if rest else ''}"


def change_groups(writer: Writer, plan: Plan, update: Update, moved: Iterable[Change]) -> tuple[ChangeGroup, ...]:
    """Changes at an update by what became of the milestones, in the order in which readers care."""
    groups = grouped((change.movement, change) for change in moved)
    found, left = [], MOST_ON_A_PAGE
    for told in MOVEMENTS:
        every = groups.get(told.movement, ())
        if every:
            rows = tuple(_row(writer, plan, change) for change in every[:left])
            rest = [change.milestone for change in every[left:]]
            more = more_view(writer, plan, rest, beside=bool(rows), update=update.path)
            found.append(ChangeGroup(words.capital(told.movement.value), told.heading, rows, more))
            left = max(0, left - len(every))
    return tuple(found)


def _row(writer: Writer, plan: Plan, change: Change) -> ChangeRow:
    theme, action, milestone = writer.record.milestones[f"{plan.id}/{change.milestone}"]
    was, now = change.before.due, change.after.due
    report = change.after.report if change.after.report is not change.before.report else None
    decisive = _revision(milestone, change) if was != now else None
    return ChangeRow(
        title=milestone.title,
        href=writer.href(links.action(theme.path, action.id, milestone.id)),
        theme=theme.title,
        before="" if change.before.silence == "never" else f"was {WORDS[change.before.standing].lower()}",
        after=writer.status(change.after),
        dates=f"Date moved from {words.from_or_to(was)} to {words.from_or_to(now)}." if was != now else "",
        dates_reason=writer.prose(decisive.reason) if decisive else (),
        dates_sources=writer.sources(decisive.source) if decisive else (),
        reason=writer.prose(report.note) if report else (),
        sources=writer.sources(report.source) if report else (),
    )


def _revision(milestone: Milestone, change: Change) -> DateRevision | None:
    """The newest agreement that gave the date in force."""
    given = [revision for revision in milestone.revisions if revision.in_force and revision.to == change.after.due]
    return given[-1] if given else None
