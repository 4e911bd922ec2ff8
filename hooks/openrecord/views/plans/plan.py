"""The list of plans, and the page of one."""

from __future__ import annotations

from openrecord import links, words
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.plan import Plan
from openrecord.progress import (
    WORDS,
    Counts,
    Standing,
    published_by,
    updates_by,
)
from openrecord.views.parts import Link, ProgressView, Prose, StatusView
from openrecord.views.parts.corrections import CorrectionView, corrections_in
from openrecord.views.parts.writer import Writer
from openrecord.views.plans.statements import (
    AssuranceView,
    StatedView,
    assurance_views,
    checked_sentence,
    in_short,
    stated_views,
)
from openrecord.views.plans.stood import MOST_UPDATES, ThemeAtUpdate, theme_at_update


@frozen
class ThemeRow:
    """A theme in a list of themes."""

    title: str
    href: str
    aim: Prose
    progress: ProgressView
    late: int
    counts: tuple[int, ...]
    """How many milestones stand how, in the order of the plan's columns."""


@frozen
class ThemeHistory:
    """How one theme stood at each update, oldest first."""

    theme: Link
    at_updates: tuple[ThemeAtUpdate, ...]


@frozen
class PlanView:
    """The whole plan at a glance."""

    title: str
    period: str
    short: tuple[str, ...]
    progress: ProgressView
    checked: str
    """How much of it somebody independent confirmed."""
    overseen_by: Link | None
    required_by: tuple[Link, ...]
    stated_size: Prose
    stated_size_sources: tuple[Link, ...]
    stated: tuple[StatedView, ...]
    closed: str
    closed_note: Prose
    note: Prose
    assurance: tuple[AssuranceView, ...]
    columns: tuple[StatusView, ...]
    themes: tuple[ThemeRow, ...]
    updates: tuple[Link, ...]
    history: tuple[ThemeHistory, ...]
    """How each theme stood at each of the newest updates."""
    history_told: str
    """Which updates these are, as a sentence."""
    corrections: tuple[CorrectionView, ...]
    sources: tuple[Link, ...]


@frozen
class PlanRow:
    """A plan in the list of plans."""

    title: str
    href: str
    period: str
    closed: str
    current: bool
    progress: ProgressView


@frozen
class PlansView:
    """Every plan of the record."""

    title: str
    plans: tuple[PlanRow, ...]


def plans_view(writer: Writer) -> PlansView:
    """The list of plans, the newest first."""
    rows = []
    for plan in writer.edition.newest_plans:
        rows.append(
            PlanRow(
                title=plan.title,
                href=writer.href(links.plan(plan.id)),
                period=_period(plan),
                closed=words.maybe_date(plan.closed.on, unknown="on a day that is not known") if plan.closed else "",
                current=plan.id == writer.edition.current_plan,
                progress=writer.progress(Counts.of(writer.edition.states(plan.id).values())),
            )
        )
    return PlansView("All plans", tuple(rows))


def _period(plan: Plan) -> str:
    if plan.period is None:
        return ""
    began, ends = plan.period.from_, plan.period.to
    first = words.maybe_date(began, none="a day that is not known", unknown="a day that is not known")
    if ends is None:
        return f"from {first}; no end was set"
    if isinstance(ends, Unknown) and not isinstance(began, PartialDate):
        return "a time that is not known"
    return f"{first} to {words.maybe_date(ends, unknown='a day that is not known')}"


def plan_view(writer: Writer, plan: Plan) -> PlanView:
    """The page of a plan."""
    told = writer.edition.states(plan.id)
    counts = Counts.of(told.values())
    updates = updates_by(writer.record, plan.id, writer.edition.day)
    columns = tuple(standing for standing in Standing if counts[standing])
    size = plan.stated_size
    return PlanView(
        title=plan.title,
        period=_period(plan),
        short=in_short(writer, plan.id, told.values()),
        progress=writer.progress(counts),
        checked=checked_sentence(told.values()),
        overseen_by=writer.link("body", plan.overseen_by) if plan.overseen_by else None,
        required_by=tuple(writer.reference(reference) for reference in plan.required_by),
        stated_size=writer.prose(
            _size(plan, sum(len(theme.actions) for theme in writer.record.themes_of(plan.id)), counts.known)
        ),
        stated_size_sources=writer.sources(size.source) if size else (),
        stated=stated_views(writer, updates[-1]) if updates else (),
        closed=words.maybe_date(plan.closed.on, unknown="on a day that is not known") if plan.closed else "",
        closed_note=writer.prose(plan.closed.note) if plan.closed else (),
        note=writer.prose(plan.note),
        assurance=assurance_views(writer, plan.assurance),
        columns=tuple(StatusView(standing.value, WORDS[standing]) for standing in columns),
        themes=theme_rows(writer, plan, columns),
        updates=tuple(writer.link("update", update.path) for update in reversed(updates)),
        history=_history(writer, plan),
        history_told=_history_told(len(updates)),
        corrections=corrections_in(writer, plan),
        sources=writer.sources(plan.source),
    )


def _history(writer: Writer, plan: Plan) -> tuple[ThemeHistory, ...]:
    updates = published_by(writer.record, plan.id, writer.edition.day)[-MOST_UPDATES:]
    if len(updates) < 2 or writer.edition.today is not None:
        return ()
    return tuple(
        ThemeHistory(
            writer.link("theme", theme.path), tuple(theme_at_update(writer, theme, update) for update in updates)
        )
        for theme in writer.record.themes_of(plan.id)
        if theme.milestones
    )


def _history_told(updates: int) -> str:
    if updates <= MOST_UPDATES:
        return "Oldest first."
    return (
        f"The newest {words.number(MOST_UPDATES)} of {updates:,} updates, oldest first; each theme has all on its page."
    )


def theme_rows(writer: Writer, plan: Plan, columns: tuple[Standing, ...] = ()) -> tuple[ThemeRow, ...]:
    """The themes of a plan, each with its bar."""
    rows = []
    told = writer.edition.states(plan.id)
    for theme in writer.record.themes_of(plan.id):
        of_theme = [told[milestone.id] for milestone in theme.milestones]
        counts = Counts.of(of_theme)
        rows.append(
            ThemeRow(
                title=theme.title,
                href=writer.href(links.theme(theme.path)),
                aim=writer.prose(theme.aim),
                progress=writer.progress(counts),
                late=sum(state.is_late for state in of_theme),
                counts=tuple(counts[standing] for standing in columns),
            )
        )
    return tuple(rows)


def _size(plan: Plan, actions: int, milestones: int) -> str | None:
    size = plan.stated_size
    if size is None:
        return None
    told = ((size.actions, actions, "action"), (size.milestones, milestones, "milestone"))
    known = [(stated, held, noun) for stated, held, noun in told if stated is not None]
    if not known:
        return size.note
    stated_by_council = words.series([words.count(stated, noun) for stated, _, noun in known])
    held_here = words.series([f"{held:,}" if len(known) == 1 else words.count(held, noun) for _, held, noun in known])
    note = f" {size.note}" if size.note else ""
    return f"The council says that the plan has {stated_by_council} in all; this record holds {held_here}.{note}"
