"""The pages of a plan, a theme and an action."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from openrecord import links, words
from openrecord.drawing import Timeline, timeline
from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.plan import Action, Assurance, DateRevision, Milestone, Plan, Theme, ThemeReport, Update
from openrecord.model.types import Citation, Confirmation, Statement
from openrecord.progress import (
    WORDS,
    Counts,
    Standing,
    State,
    known_from,
    slippage,
    states,
    updates_by,
)
from openrecord.views.base import (
    DateView,
    HolderView,
    Link,
    ProgressView,
    Prose,
    SaidView,
    StatusView,
    Writer,
)
from openrecord.views.mentions import Mention, mentions_of


@dataclass(frozen=True)
class StatedView:
    """A figure as the council gave it."""

    figure: str
    sentence: str
    note: Prose
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class AssuranceView:
    """What somebody independent judged."""

    by: str
    level: str
    of: Prose
    on: str
    sources: tuple[Link, ...]


@dataclass(frozen=True)
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


@dataclass(frozen=True)
class SayingView:
    """What one update said of a milestone."""

    update: Link
    published: str
    status: StatusView
    on: str
    said: str
    note: Prose
    checked: str
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class MilestoneView:
    """A milestone with its whole history."""

    id: str
    title: str
    href: str
    status: StatusView
    first: DateView
    now: DateView
    slipped: str
    """How far the date in force is from the first, in words; empty where it did not move or is not known."""
    note: Prose
    """What was last said of it."""
    about: Prose
    completed: str
    revisions: tuple[RevisionView, ...]
    history: tuple[SayingView, ...]
    meetings: tuple[Mention, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class ActionRow:
    """An action on its theme's page."""

    id: str
    title: str
    href: str
    done_when: Prose
    note: Prose
    lead: tuple[HolderView, ...]
    milestones: tuple[MilestoneView, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class ThemeRow:
    """A theme in a list of themes."""

    title: str
    href: str
    aim: Prose
    progress: ProgressView
    late: int
    counts: tuple[int, ...]
    """How many milestones stand how, in the order of the plan's columns."""


@dataclass(frozen=True)
class PlanView:
    """The whole plan at a glance."""

    title: str
    period: str
    short: tuple[str, ...]
    progress: ProgressView
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
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class PlanRow:
    """A plan in the list of plans."""

    title: str
    href: str
    period: str
    closed: str
    current: bool
    progress: ProgressView


@dataclass(frozen=True)
class PlansView:
    """Every plan of the record."""

    title: str
    plans: tuple[PlanRow, ...]


@dataclass(frozen=True)
class ThemeAtUpdate:
    """How a theme stood at one update."""

    update: Link
    published: str
    progress: ProgressView


@dataclass(frozen=True)
class ThemeView:
    """One theme: in short, what was done, what is promised, and how it came to stand so."""

    title: str
    plan: Link
    short: tuple[str, ...]
    aim: Prose
    lead: tuple[HolderView, ...]
    serves: tuple[Link, ...]
    progress: ProgressView
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
    at_updates: tuple[ThemeAtUpdate, ...]
    meetings: tuple[Mention, ...]
    measures: tuple[Link, ...]
    sources: tuple[Link, ...]


@dataclass(frozen=True)
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
    measures: tuple[Link, ...]
    sources: tuple[Link, ...]


def plans_view(writer: Writer) -> PlansView:
    """The list of plans, the newest first."""
    rows = []
    for plan in sorted(writer.record.plans.values(), key=lambda plan: plan.id, reverse=True):
        rows.append(
            PlanRow(
                title=plan.title,
                href=writer.href(links.plan(plan.id)),
                period=_period(plan),
                closed=words.maybe_date(plan.closed.on) if plan.closed else "",
                current=plan.id == writer.edition.current_plan,
                progress=writer.progress(Counts.of(writer.edition.states(plan.id).values())),
            )
        )
    return PlansView("All plans", tuple(rows))


def _period(plan: Plan) -> str:
    if plan.period is None:
        return ""
    first = words.maybe_date(plan.period.from_, none="a day that is not known", unknown="a day that is not known")
    last = words.maybe_date(plan.period.to, none="no end was set", unknown="a day that is not known")
    return f"{first} to {last}"


def plan_view(writer: Writer, plan: Plan) -> PlanView:
    """The page of a plan."""
    told = writer.edition.states(plan.id)
    counts = Counts.of(told.values())
    size = plan.stated_size
    return PlanView(
        title=plan.title,
        period=_period(plan),
        short=in_short(counts, told.values(), writer, plan.id),
        progress=writer.progress(counts),
        overseen_by=writer.link("body", plan.overseen_by) if plan.overseen_by else None,
        required_by=tuple(writer.reference(reference) for reference in plan.required_by),
        stated_size=writer.prose(_size(plan, len([1 for t in writer.record.themes_of(plan.id) for _ in t.actions]), counts.known)),
        stated_size_sources=writer.sources(size.source) if size else (),
        stated=tuple(
            view
            for update in updates_by(writer.record, plan.id, writer.edition.day)[-1:]
            for view in stated_views(writer, update)
        ),
        closed=words.maybe_date(plan.closed.on) if plan.closed else "",
        closed_note=writer.prose(plan.closed.note) if plan.closed else (),
        note=writer.prose(plan.note),
        assurance=assurance_views(writer, plan.assurance),
        columns=tuple(StatusView(s.value, WORDS[s]) for s in Standing if counts[s]),
        themes=theme_rows(writer, plan, tuple(s for s in Standing if counts[s])),
        updates=tuple(
            writer.link("update", update.path)
            for update in reversed(updates_by(writer.record, plan.id, writer.edition.day))
        ),
        sources=writer.sources(plan.source),
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


def theme_view(writer: Writer, theme: Theme) -> ThemeView:
    """The page of a theme."""
    record, day = writer.record, writer.edition.day
    told = writer.edition.states(theme.plan)
    ids = [milestone.id for milestone in theme.milestones]
    counts = writer.edition.counts(theme.plan, ids)
    updates = updates_by(record, theme.plan, day)
    newest = next((update for update in reversed(updates) if theme.id in update.themes), None)
    report = newest.themes[theme.id] if newest else ThemeReport()
    return ThemeView(
        title=theme.title,
        plan=writer.link("plan", theme.plan),
        short=in_short(counts, (told[i] for i in ids), writer, theme.plan),
        aim=writer.prose(theme.aim),
        lead=writer.holders(theme.lead),
        serves=tuple(writer.link("outcome", outcome) for outcome in theme.serves),
        progress=writer.progress(counts),
        outcomes=said(writer, theme.outcomes),
        assurance=assurance_views(writer, theme.assurance),
        newest=writer.link("update", newest.path) if newest else None,
        summary=writer.prose(report.summary),
        summary_sources=writer.sources(report.source),
        stated=stated_views(writer, newest, theme.id) if newest else (),
        achievements=said(writer, report.achievements),
        measured=said(writer, report.outcomes),
        continuing=said(writer, report.continuing),
        actions=tuple(_action_row(writer, theme, action, told) for action in theme.actions),
        timeline=timeline(record, theme.milestones, told, day),
        at_updates=tuple(_at_update(writer, theme, update) for update in updates),
        meetings=mentions_of(writer, theme_references(theme)),
        measures=measures_of(writer, {f"theme:{theme.path}", *(f"action:{theme.plan}/{a.id}" for a in theme.actions)}),
        sources=writer.sources(theme.source),
    )


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
        short=in_short(counts, (told[i] for i in ids), writer, theme.plan),
        done_when=writer.prose(action.done_when),
        note=writer.prose(action.note),
        lead=writer.holders(action.lead or theme.lead),
        serves=tuple(writer.link("outcome", outcome) for outcome in action.serves),
        progress=writer.progress(counts),
        milestones=tuple(milestone_view(writer, theme, action, m, told[m.id]) for m in action.milestones),
        timeline=timeline(writer.record, action.milestones, told, writer.edition.day),
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


def measures_of(writer: Writer, references: set[str]) -> tuple[Link, ...]:
    """The measures that are meant to show the effect of some themes or actions."""
    return tuple(
        writer.link("measure", key)
        for key, measure in writer.record.measures.items()
        if references & set(measure.theme)
    )


def in_short(counts: Counts, told: Iterable[State], writer: Writer, plan: str) -> tuple[str, ...]:
    """The state of some milestones in at most three sentences."""
    every = list(told)
    if not every:
        return ("No milestones of this are known, so there is nothing to count.",)
    if not updates_by(writer.record, plan, writer.edition.day):
        return ("No update on this plan has been published yet.", f"{words.capital(words.count(counts.known, 'milestone'))} {words.agree(counts.known, 'is')} known.")
    sentences = []
    done = counts[Standing.COMPLETE]
    late = sum(state.is_late for state in every)
    total = words.count(counts.total, "milestone")
    if counts.total:
        everything = done == counts.total
        sentences.append(f"{words.capital('all' if everything and done > 1 else words.number(done))} of {total} {words.agree(done, 'is')} complete.")
    if late:
        sentences.append(f"{words.capital(words.number(late))} {words.agree(late, 'is')} late.")
    elif counts.total and done < counts.total:
        sentences.append("None is known to be late.")
    if counts.not_reported:
        sentences.append(f"Nothing has been reported on {words.number(counts.not_reported)}.")
    return tuple(sentences)


def said(writer: Writer, statements: Iterable[Statement]) -> tuple[SaidView, ...]:
    """Statements with their sources and the milestones and measures that they are about."""
    return tuple(
        SaidView(
            text=writer.prose(statement.text),
            sources=writer.sources(statement.source),
            about=(writer.link("measure", statement.measure),) if statement.measure else (),
        )
        for statement in statements
    )


def milestone_view(writer: Writer, theme: Theme, action: Action, milestone: Milestone, state: State) -> MilestoneView:
    """A milestone, with every status said and every date moved."""
    day = writer.edition.day
    report = state.report
    return MilestoneView(
        id=milestone.id,
        title=milestone.title,
        href=writer.href(f"{links.action(theme.path, action.id)}#{milestone.id}"),
        status=writer.status(state),
        first=writer.date(milestone.due),
        now=writer.date(state.due),
        slipped=slipped(slippage(writer.record, milestone, day)),
        note=writer.prose(report.note) if report else (),
        about=writer.prose(milestone.note),
        completed=words.maybe_date(report.on, none="") if report and state.standing is Standing.COMPLETE and report.on else "",
        revisions=revision_views(writer, milestone),
        history=tuple(
            _saying(writer, update, milestone)
            for update in reversed(updates_by(writer.record, theme.plan, day))
            if milestone.id in update.milestones
        ),
        meetings=mentions_of(writer, {f"milestone:{theme.plan}/{milestone.id}"}),
        sources=writer.sources(milestone.source),
    )


def slipped(days: int | None) -> str:
    """How far a date moved, in words; empty where it did not, or nobody knows."""
    if not days:
        return ""
    months = abs(round(days / 30.4375))
    length = words.months(months) if months else words.days(abs(days))
    return f"{length} {'later' if days > 0 else 'earlier'}"


def revision_views(writer: Writer, milestone: Milestone) -> tuple[RevisionView, ...]:
    """Every change of a milestone's date, oldest first."""
    views = []
    was = milestone.due
    for revision in milestone.revisions:
        agreed, link = _agreement(writer, revision)
        moved = None
        if isinstance(was, PartialDate) and isinstance(revision.to, PartialDate):
            moved = (revision.to.last - was.last).days
        views.append(
            RevisionView(
                was=writer.date(was),
                now=writer.date(revision.to),
                by=slipped(moved),
                reason=writer.prose(revision.reason),
                proposed=writer.sources(_citations(revision.proposed_in)),
                agreed=agreed,
                agreed_link=link,
                in_force=revision.in_force,
                sources=writer.sources(revision.source),
            )
        )
        if revision.in_force:
            was = revision.to
    return tuple(views)


def _citations(path: str | None) -> tuple[Citation, ...]:
    if path is None:
        return ()
    document, _, locator = path.partition("#")
    return (Citation(document, locator or None),)


def _agreement(writer: Writer, revision: DateRevision) -> tuple[str, Link | None]:
    if revision.agreed_at:
        return "", writer.link("meeting", revision.agreed_at)
    if revision.agreed:
        return confirmation(revision.agreed), None
    return "proposed; no agreement on record", None


def confirmation(told: Confirmation) -> str:
    """Who confirmed or agreed a thing, and when."""
    by = "somebody the sources do not name" if told.by == "unknown" else told.by
    when = f" {words.on(told.on)}" if isinstance(told.on, PartialDate) else ", on a day that is not known" if isinstance(told.on, Unknown) else ""
    return f"{by}{when}"


def _saying(writer: Writer, update: Update, milestone: Milestone) -> SayingView:
    report = update.milestones[milestone.id]
    standing = Standing(report.status)
    return SayingView(
        update=writer.link("update", update.path),
        published=words.maybe_date(update.published, unknown="date of publication not known"),
        status=StatusView(standing.value, WORDS[standing]),
        on=words.maybe_date(report.on, none=""),
        said=report.said or "",
        note=writer.prose(report.note),
        checked=confirmation(report.checked_by) if report.checked_by else "",
        sources=writer.sources(report.source),
    )


def _action_row(writer: Writer, theme: Theme, action: Action, told: dict[str, State]) -> ActionRow:
    return ActionRow(
        id=action.id,
        title=action.title,
        href=writer.href(links.action(theme.path, action.id)),
        done_when=writer.prose(action.done_when),
        note=writer.prose(action.note),
        lead=writer.holders(action.lead),
        milestones=tuple(milestone_view(writer, theme, action, m, told[m.id]) for m in action.milestones),
        sources=writer.sources(action.source),
    )


def _at_update(writer: Writer, theme: Theme, update: Update) -> ThemeAtUpdate:
    told = states(writer.record, writer.record.plans[theme.plan], known_from(update))
    return ThemeAtUpdate(
        update=writer.link("update", update.path),
        published=words.maybe_date(update.published, unknown=f"for {words.between(update.covers.from_, update.covers.to)}"),
        progress=writer.progress(Counts.of(told[m.id] for m in theme.milestones)),
    )


def stated_views(writer: Writer, update: Update, theme: str = "") -> tuple[StatedView, ...]:
    """The figures that an update gave, of the whole plan or of one theme."""
    stated = update.themes[theme].stated if theme else update.stated
    views = []
    for name, figure in stated.items():
        value = words.figure(figure.percent, "percent") if figure.percent is not None else f"{figure.count:,}"
        what = name.replace("_", " ").replace("-", " ")
        views.append(
            StatedView(value, f"of {figure.of}: {what}", writer.prose(figure.note), writer.sources(figure.source))
        )
    return tuple(views)


def assurance_views(writer: Writer, assurance: Iterable[Assurance]) -> tuple[AssuranceView, ...]:
    """What somebody independent judged."""
    return tuple(
        AssuranceView(a.by, a.level or "", writer.prose(a.of), words.maybe_date(a.on, none=""), writer.sources(a.source))
        for a in assurance
    )


def _size(plan: Plan, actions: int, milestones: int) -> str | None:
    size = plan.stated_size
    if size is None:
        return None
    parts = []
    if size.actions is not None:
        parts.append(f"{words.count(size.actions, 'action')} in all; this record holds {actions}")
    if size.milestones is not None:
        parts.append(f"{words.count(size.milestones, 'milestone')} in all; this record holds {milestones}")
    return f"The council says that the plan has {words.series(parts)}. {size.note or ''}".strip()


