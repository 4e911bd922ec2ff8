"""The list of updates, and the page of one: the period's report, and why the numbers moved."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from openrecord import links, words
from openrecord.drawing import Flow, StatedChart, Told, flow, stated_chart
from openrecord.model.dates import PartialDate
from openrecord.model.plan import Plan, Update
from openrecord.progress import WORDS, Change, Counts, Standing, changes, known_from, updates_by
from openrecord.views.corrections import CorrectionView, corrections_in
from openrecord.views.parts import Link, ProgressView, Prose, SaidView, StatusView
from openrecord.views.statements import StatedView, checked_sentence, said, stated_views
from openrecord.views.writer import Writer


@dataclass(frozen=True)
class UpdateRow:
    """An update in the list of updates."""

    title: str
    href: str
    covers: str
    published: str
    stated: tuple[StatedView, ...]
    progress: ProgressView


@dataclass(frozen=True)
class PlanUpdates:
    """The updates of one plan, newest first."""

    plan: Link
    updates: tuple[UpdateRow, ...]
    chart: StatedChart | None
    """The council's figures and ours over time."""


@dataclass(frozen=True)
class UpdatesView:
    """Every update of every plan."""

    title: str
    short: tuple[str, ...]
    plans: tuple[PlanUpdates, ...]


@dataclass(frozen=True)
class ChangeRow:
    """A milestone that stands otherwise than before, and why."""

    title: str
    href: str
    theme: str
    before: str
    """How it stood at the update before, in words."""
    after: StatusView
    reason: Prose
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class ChangeGroup:
    """Changes of one sort."""

    id: str
    title: str
    changes: tuple[ChangeRow, ...]


@dataclass(frozen=True)
class ThemeSection:
    """What an update says of one theme."""

    id: str
    theme: Link
    progress: ProgressView
    stated: tuple[StatedView, ...]
    summary: Prose
    achievements: tuple[SaidView, ...]
    outcomes: tuple[SaidView, ...]
    continuing: tuple[SaidView, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class UpdateView:
    """The report of one period."""

    title: str
    plan: Link
    covers: str
    published: str
    short: Prose
    stated: tuple[StatedView, ...]
    comparison: str
    """What the council's figure counts beside what ours does."""
    progress: ProgressView
    documents: tuple[Link, ...]
    moved: tuple[ChangeGroup, ...]
    moved_sentence: str
    flow: Flow | None
    checked: str
    before: Link | None
    after: Link | None
    achievements: tuple[SaidView, ...]
    themes: tuple[ThemeSection, ...]
    corrections: tuple[CorrectionView, ...]
    sources: tuple[Link, ...]


def updates_view(writer: Writer) -> UpdatesView:
    """The list of updates."""
    plans = []
    total = 0
    for plan in sorted(writer.record.plans.values(), key=lambda plan: plan.id, reverse=True):
        updates = updates_by(writer.record, plan.id, writer.edition.day)
        total += len(updates)
        if updates:
            rows = tuple(_row(writer, plan, update) for update in reversed(updates))
            chart = stated_chart([_told(writer, update) for update in updates])
            plans.append(PlanUpdates(writer.link("plan", plan.id), rows, chart))
    coming = writer.record.council.next_update
    return UpdatesView(
        title="Updates",
        short=(
            f"{words.opening(total, 'update', 'has')} been published so far.",
            f"The next is announced for {words.date(coming)}."
            if coming
            else "No date for the next has been announced.",
        ),
        plans=tuple(plans),
    )


def _row(writer: Writer, plan: Plan, update: Update) -> UpdateRow:
    told = writer.edition.states_on(plan.id, known_from(update))
    return UpdateRow(
        title=update.title,
        href=writer.href(links.update(update.path)),
        covers=words.between(update.covers.from_, update.covers.to),
        published=words.maybe_date(update.published, unknown="on a day that is not known"),
        stated=stated_views(writer, update),
        progress=writer.progress(Counts.of(told.values())),
    )


def _told(writer: Writer, update: Update) -> Told:
    name, figure = next(((n, f) for n, f in update.stated.items() if f.percent is not None), ("", None))
    counts = Counts.of(writer.edition.states_on(update.plan, known_from(update)).values())
    return Told(
        day=known_from(update),
        label=words.day(known_from(update)),
        stated=float(figure.percent) if figure and figure.percent is not None else None,
        counts=f"{name} of {figure.of}" if figure else "",
        ours=counts.percent if counts.total else None,
    )


def update_view(writer: Writer, update: Update) -> UpdateView:
    """The page of an update."""
    plan = writer.record.plans[update.plan]
    every = updates_by(writer.record, plan.id, writer.edition.day)
    position = every.index(update)
    before = every[position - 1] if position else None
    after = every[position + 1] if position + 1 < len(every) else None
    told = writer.edition.states_on(plan.id, known_from(update))
    counts = Counts.of(told.values())
    moved = moved_at(writer, before, update) if before else ()
    documents = [writer.link("document", document) for document in (update.report, update.letter) if document]
    return UpdateView(
        title=update.title,
        plan=writer.link("plan", plan.id),
        covers=words.between(update.covers.from_, update.covers.to),
        published=words.maybe_date(update.published, unknown="not known"),
        short=writer.prose(update.summary),
        stated=stated_views(writer, update),
        comparison=comparison(update, counts),
        progress=writer.progress(counts),
        documents=tuple(documents),
        moved=grouped(writer, plan, moved),
        moved_sentence=_moved_sentence(before, moved),
        flow=flow(writer.edition.states_on(plan.id, known_from(before)), told) if before else None,
        checked=checked_sentence(told.values()),
        before=writer.link("update", before.path) if before else None,
        after=writer.link("update", after.path) if after else None,
        achievements=said(writer, update.achievements),
        themes=tuple(
            ThemeSection(
                id=theme.id,
                theme=writer.link("theme", theme.path),
                progress=writer.progress(Counts.of(told[m.id] for m in theme.milestones)),
                stated=stated_views(writer, update, theme.id),
                summary=writer.prose(update.themes[theme.id].summary),
                achievements=said(writer, update.themes[theme.id].achievements),
                outcomes=said(writer, update.themes[theme.id].outcomes),
                continuing=said(writer, update.themes[theme.id].continuing),
                sources=writer.sources(update.themes[theme.id].source),
            )
            for theme in writer.record.themes_of(plan.id)
            if theme.id in update.themes
        ),
        corrections=corrections_in(writer, update),
        sources=writer.sources(update.source),
    )


def moved_at(writer: Writer, before: Update, update: Update) -> tuple[Change, ...]:
    """What changed from one update of a plan to the next."""
    edition = writer.edition
    return changes(
        edition.states_on(update.plan, known_from(before)), edition.states_on(update.plan, known_from(update))
    )


def comparison(update: Update, counts: Counts) -> str:
    """Why the council's figure and ours need not agree, as a sentence; empty where the update gives none."""
    if not update.stated or not counts.total:
        return ""
    what = words.series(sorted({figure.of for figure in update.stated.values()}))
    return (
        f"The council counts {what} of the whole plan. This record counts the {counts.total} milestones that it holds, "
        "by rules of its own, so the two need not agree."
    )


def _moved_sentence(before: Update | None, moved: tuple[Change, ...]) -> str:
    if before is None:
        return "This is the first update of the plan, so there is nothing to compare it with."
    if not moved:
        return "No milestone stands otherwise than at the update before."
    better = sum(change.after.standing is Standing.COMPLETE for change in moved)
    return (
        f"{words.opening(len(moved), 'milestone', 'has')} changed status since the update before; "
        f"{words.number(better)} of them {words.agree(better, 'is')} now complete."
    )


def grouped(writer: Writer, plan: Plan, moved: Iterable[Change]) -> tuple[ChangeGroup, ...]:
    """Changes by the status that milestones now have, in the order of the standings."""
    groups: dict[Standing, list[ChangeRow]] = {}
    for change in moved:
        groups.setdefault(change.after.standing, []).append(_change_row(writer, plan, change))
    return tuple(
        ChangeGroup(f"now-{standing.value}", f"Now {WORDS[standing].lower()}", tuple(groups[standing]))
        for standing in Standing
        if standing in groups
    )


def _change_row(writer: Writer, plan: Plan, change: Change) -> ChangeRow:
    theme, action, milestone = writer.record.milestones[f"{plan.id}/{change.milestone}"]
    report = change.after.report
    return ChangeRow(
        title=milestone.title,
        href=writer.href(f"{links.action(theme.path, action.id)}#{milestone.id}"),
        theme=theme.title,
        before="not spoken of before"
        if change.before.silence == "never"
        else f"was {WORDS[change.before.standing].lower()}",
        after=writer.status(change.after),
        reason=writer.prose(report.note) if report else (),
        sources=writer.sources(report.source) if report else (),
    )


def stated_change(writer: Writer, plan: str) -> str:
    """How the first stated figure changed since the update before, if both count the same thing; else empty."""
    told = [update for update in updates_by(writer.record, plan, writer.edition.day) if update.stated]
    if len(told) < 2:
        return ""
    (new_name, new), (old_name, old) = (next(iter(update.stated.items())) for update in (told[-1], told[-2]))
    when = words.date(told[-2].published) if isinstance(told[-2].published, PartialDate) else told[-2].title
    if new.percent is None or old.percent is None:
        return ""
    before = words.figure(old.percent, "percent")
    if (new_name, new.of) != (old_name, old.of):
        return f"The update before gave {before} of {old.of}: it counted something else, so the two cannot be compared."
    difference = new.percent - old.percent
    if not difference:
        return f"That is what it was ({when})."
    return f"That is {'up' if difference > 0 else 'down'} {abs(difference)} points from {before} ({when})."
