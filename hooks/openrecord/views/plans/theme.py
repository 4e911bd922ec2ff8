"""The pages of a theme and of an action."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from openrecord import figures, links, words
from openrecord.drawing import Timeline, timeline
from openrecord.frozen import frozen
from openrecord.model.plan import Action, Theme, ThemeReport, Update
from openrecord.progress import (
    State,
    published_by,
    updates_by,
)
from openrecord.seals import is_about
from openrecord.views.parts import HolderView, Link, ProgressView, Prose, SaidView
from openrecord.views.parts.corrections import CorrectionView, correction_view, corrections_in
from openrecord.views.parts.mentions import Mention, mentions_of, met_about
from openrecord.views.parts.writer import Writer
from openrecord.views.plans.milestone import MilestoneRow, MilestoneView, milestone_row, milestone_view
from openrecord.views.plans.statements import (
    AssuranceView,
    StatedView,
    assurance_views,
    checked_sentence,
    in_short,
    said,
    said_in,
    stated_views,
)
from openrecord.views.plans.stood import MOST_UPDATES, ThemeAtUpdate, theme_at_update


@frozen
class ActionRow:
    """An action on its theme's page."""

    id: str
    title: str
    href: str
    done_when: Prose
    note: Prose
    lead: tuple[HolderView, ...]
    milestones: tuple[MilestoneRow, ...]
    sources: tuple[Link, ...]


@frozen
class ThemeView:
    """One theme: in short, what was done, what is promised, and how it came to stand so."""

    title: str
    plan: Link
    short: tuple[str, ...]
    aim: Prose
    lead: tuple[HolderView, ...]
    serves: tuple[Link, ...]
    progress: ProgressView
    checked: str
    """How much of it somebody independent confirmed."""
    outcomes: tuple[SaidView, ...]
    assurance: tuple[AssuranceView, ...]
    newest: Link | None
    summary: Prose
    summary_sources: tuple[Link, ...]
    stated: tuple[StatedView, ...]
    achievements: tuple[SaidView, ...]
    measured: tuple[SaidView, ...]
    continuing: tuple[SaidView, ...]
    actions: tuple[ActionRow, ...]
    timeline: Timeline | None
    history: tuple[ThemeAtUpdate, ...]
    """How it stood at each of the newest updates; none on a page of the past."""
    earlier: tuple[ThemeAtUpdate, ...]
    """The same of the updates before those, where there are many; folded away."""
    earlier_told: str
    meetings: tuple[Mention, ...]
    measures: tuple[MeasureLine, ...]
    corrections: tuple[CorrectionView, ...]
    sources: tuple[Link, ...]


@frozen
class MeasureLine:
    """A measure that is meant to show an effect, and its newest figure in words."""

    measure: Link
    figure: str


@frozen
class ActionView:
    """One action, with the whole history of each of its milestones."""

    title: str
    theme: Link
    plan: Link
    short: tuple[str, ...]
    done_when: Prose
    note: Prose
    lead: tuple[HolderView, ...]
    serves: tuple[Link, ...]
    progress: ProgressView
    milestones: tuple[MilestoneView, ...]
    timeline: Timeline | None
    meetings: tuple[Mention, ...]
    measures: tuple[MeasureLine, ...]
    sources: tuple[Link, ...]


def theme_view(writer: Writer, theme: Theme) -> ThemeView:
    """The page of a theme."""
    record, day = writer.record, writer.edition.day
    told = writer.edition.states(theme.plan)
    ids = [milestone.id for milestone in theme.milestones]
    counts = writer.edition.counts(theme.plan, ids)
    updates = updates_by(record, theme.plan, day)
    newest = next((update for update in reversed(updates) if _speaks_of(update, theme)), None)
    report = newest.themes[theme.id] if newest else ThemeReport()
    history = _history(writer, theme, published_by(record, theme.plan, day))

    return ThemeView(
        title=theme.title,
        plan=writer.link("plan", theme.plan),
        short=in_short(writer, theme.plan, (told[i] for i in ids)),
        aim=writer.prose(theme.aim),
        lead=writer.holders(theme.lead),
        serves=tuple(writer.link("outcome", outcome) for outcome in theme.serves),
        progress=writer.progress(counts),
        checked=checked_sentence(told[i] for i in ids),
        outcomes=said(writer, links.theme(theme.path), theme.statements, theme.title),
        assurance=assurance_views(writer, theme.assurance),
        newest=writer.link("update", newest.path) if newest else None,
        summary=writer.prose(report.summary),
        summary_sources=writer.sources(report.source),
        stated=stated_views(writer, newest, theme.id) if newest else (),
        achievements=said_in(writer, newest, "achievements", theme),
        measured=said_in(writer, newest, "outcomes", theme),
        continuing=said_in(writer, newest, "continuing", theme),
        actions=tuple(_action_row(writer, theme, action, told) for action in theme.actions),
        timeline=timeline(theme.milestones, told, day, met_about(writer, theme_references(theme))),
        history=history[-MOST_UPDATES:],
        earlier=history[:-MOST_UPDATES],
        earlier_told=f"At {words.count(len(history[:-MOST_UPDATES]), 'update')} before these",
        meetings=mentions_of(writer, theme_references(theme)),
        measures=measures_of(writer, {f"theme:{theme.path}", *(f"action:{theme.plan}/{a.id}" for a in theme.actions)}),
        corrections=(*corrections_in(writer, theme), *_corrected_in(writer, theme, updates)),
        sources=writer.sources(theme.source),
    )


def _corrected_in(writer: Writer, theme: Theme, updates: Iterable[Update]) -> Iterator[CorrectionView]:
    """The corrections of what updates say of a theme and its milestones, since it is told here too."""
    told = (f"themes.{theme.id}", *(f"milestones.{milestone.id}" for milestone in theme.milestones))
    for update in updates:
        for correction in update.corrections:
            if any(is_about(correction, name) for name in told):
                yield correction_view(writer, correction, update.title)


def _speaks_of(update: Update, theme: Theme) -> bool:
    """Whether an update says anything of a theme in words or figures, and not of its milestones alone."""
    report = update.themes.get(theme.id)
    return report is not None and any(
        (report.summary, report.stated, report.achievements, report.outcomes, report.continuing)
    )


def _history(writer: Writer, theme: Theme, updates: Sequence[Update]) -> tuple[ThemeAtUpdate, ...]:
    """How a theme stood at each update; a page of the past leads to the ones before and after it instead."""
    if writer.edition.today is not None:
        return ()
    return tuple(theme_at_update(writer, theme, update) for update in updates)


def action_view(writer: Writer, theme: Theme, action: Action) -> ActionView:
    """The page of an action."""
    told = writer.edition.states(theme.plan)
    ids = [milestone.id for milestone in action.milestones]
    counts = writer.edition.counts(theme.plan, ids)
    references = {f"action:{theme.plan}/{action.id}", *(f"milestone:{theme.plan}/{i}" for i in ids)}
    return ActionView(
        title=action.title,
        theme=writer.link("theme", theme.path),
        plan=writer.link("plan", theme.plan),
        short=in_short(writer, theme.plan, (told[i] for i in ids)),
        done_when=writer.prose(action.done_when),
        note=writer.prose(action.note),
        lead=writer.holders(action.lead or theme.lead),
        serves=tuple(writer.link("outcome", outcome) for outcome in action.serves),
        progress=writer.progress(counts),
        milestones=tuple(milestone_view(writer, theme, action, m, told[m.id]) for m in action.milestones),
        timeline=timeline(action.milestones, told, writer.edition.day, met_about(writer, references)),
        meetings=mentions_of(writer, references),
        measures=measures_of(writer, references),
        sources=writer.sources(action.source),
    )


def theme_references(theme: Theme) -> set[str]:
    """Every reference that names the theme or something in it."""
    return {
        f"theme:{theme.path}",
        *(f"action:{theme.plan}/{action.id}" for action in theme.actions),
        *(f"milestone:{theme.plan}/{milestone.id}" for milestone in theme.milestones),
    }


def measures_of(writer: Writer, references: set[str]) -> tuple[MeasureLine, ...]:
    """The measures that are meant to show the effect of some themes or actions, each with its newest figure."""
    found = []
    for key, measure in writer.record.measures.items():
        if references & set(measure.theme):
            last = figures.newest(measure, writer.edition.day)
            told = f"{figures.value(measure, last)} {figures.on(last.date)}" if last else "no figure yet"
            found.append(MeasureLine(writer.link("measure", key), told))
    return tuple(found)


def _action_row(writer: Writer, theme: Theme, action: Action, told: dict[str, State]) -> ActionRow:
    return ActionRow(
        id=action.id,
        title=action.title,
        href=writer.href(links.action(theme.path, action.id)),
        done_when=writer.prose(action.done_when),
        note=writer.prose(action.note),
        lead=writer.holders(action.lead),
        milestones=tuple(milestone_row(writer, theme, action, m, told[m.id]) for m in action.milestones),
        sources=writer.sources(action.source),
    )
