"""The list of updates, and the page of one: the period's report, and why the numbers moved."""

from __future__ import annotations

from openrecord import links, words
from openrecord.drawing import Flow, StatedChart, Told, flow, stated_chart
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.plan import Plan, Update
from openrecord.progress import Counts, known_from, published_by
from openrecord.views.parts import Link, ProgressView, Prose, SaidView
from openrecord.views.parts.corrections import CorrectionView, corrections_in
from openrecord.views.parts.writer import Writer
from openrecord.views.plans.moved import ChangeGroup, change_groups, moved_at, moved_sentence
from openrecord.views.plans.statements import StatedView, checked_sentence, said_in, stated_views

FIRST = "This is the first update of the plan, so there is nothing to compare it with."


@frozen
class UpdateRow:
    """An update in the list of updates."""

    title: str
    href: str
    covers: str
    published: str
    stated: tuple[StatedView, ...]
    progress: ProgressView


@frozen
class PlanUpdates:
    """The updates of one plan, newest first."""

    plan: Link
    updates: tuple[UpdateRow, ...]
    chart: StatedChart | None
    """The council's figures and ours over time."""


@frozen
class UpdatesView:
    """Every update of every plan."""

    title: str
    short: tuple[str, ...]
    plans: tuple[PlanUpdates, ...]


@frozen
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


@frozen
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
    for plan in writer.edition.newest_plans:
        updates = published_by(writer.record, plan.id, writer.edition.day)
        total += len(updates)
        if updates:
            rows = tuple(_row(writer, plan, update) for update in reversed(updates))
            chart = stated_chart([_told(writer, update) for update in updates])
            plans.append(PlanUpdates(writer.link("plan", plan.id), rows, chart))
    return UpdatesView(
        title="Updates",
        short=(
            f"{words.opening(total, 'update', 'has')} been published so far.",
            _next(writer.record.council.next_update),
        ),
        plans=tuple(plans),
    )


def _next(announced: PartialDate | Unknown | None) -> str:
    """When the next update is to come, as a sentence."""
    if announced is None:
        return "No date for the next has been announced."
    if isinstance(announced, Unknown):
        return "It is not known when the next is to come."
    return f"The next is announced for {words.date(announced)}."


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
        label=words.maybe_date(update.published, unknown=words.day(known_from(update))),
        stated=float(figure.percent) if figure and figure.percent is not None else None,
        counts=f"{name} of {figure.of}" if figure else "",
        ours=counts.percent if counts.total else None,
    )


def update_view(writer: Writer, update: Update) -> UpdateView:
    """The page of an update."""
    plan = writer.record.plans[update.plan]
    every = published_by(writer.record, plan.id, writer.edition.day)
    position = every.index(update)
    before = every[position - 1] if position else None
    after = every[position + 1] if position + 1 < len(every) else None
    told = writer.edition.states_on(plan.id, known_from(update))
    counts = Counts.of(told.values())
    moved = moved_at(writer, before, update)
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
        moved=change_groups(writer, plan, update, moved),
        moved_sentence=moved_sentence(moved) if before else FIRST,
        flow=flow(writer.edition.states_on(plan.id, known_from(before)), told) if before else None,
        checked=checked_sentence(told.values()),
        before=writer.link("update", before.path) if before else None,
        after=writer.link("update", after.path) if after else None,
        achievements=said_in(writer, update, "achievements"),
        themes=tuple(
            ThemeSection(
                id=theme.id,
                theme=writer.link("theme", theme.path),
                progress=writer.progress(Counts.of(told[m.id] for m in theme.milestones)),
                stated=stated_views(writer, update, theme.id),
                summary=writer.prose(update.themes[theme.id].summary),
                achievements=said_in(writer, update, "achievements", theme),
                outcomes=said_in(writer, update, "outcomes", theme),
                continuing=said_in(writer, update, "continuing", theme),
                sources=writer.sources(update.themes[theme.id].source),
            )
            for theme in writer.record.themes_of(plan.id)
            if theme.id in update.themes
        ),
        corrections=corrections_in(writer, update),
        sources=writer.sources(update.source),
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


def stated_change(writer: Writer, plan: str) -> str:
    """How the first stated figure changed since the update before, if both count the same thing; else empty."""
    told = [update for update in published_by(writer.record, plan, writer.edition.day) if update.stated]
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
    points = f"{words.figure(abs(difference), 'count')} {'point' if abs(difference) == 1 else 'points'}"
    return f"That is {'up' if difference > 0 else 'down'} {points} from {before} ({when})."
