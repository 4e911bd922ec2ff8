"""What is late, and every date that was moved."""

from __future__ import annotations

from dataclasses import dataclass

from openrecord import links, words
from openrecord.model.dates import PartialDate
from openrecord.model.plan import Milestone, Plan
from openrecord.progress import FINISHED, Counts, Standing, State, good_by_first_dates
from openrecord.views.parts import DateView, HolderView, Link, Prose, StatusView
from openrecord.views.parts.writer import Writer
from openrecord.views.plans.milestone import RevisionView, revision_views


@dataclass(frozen=True)
class LateRow:
    """A milestone that is late, or of which the newest update is silent."""

    title: str
    href: str
    theme: Link
    status: StatusView
    due: DateView
    late: str
    doing: Prose
    """What is in the way and what is being done."""
    lead: tuple[HolderView, ...]
    question: str
    """What a member of a scrutiny committee could ask, from the facts alone."""
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class LatePlan:
    """What is late in one plan."""

    id: str
    plan: Link
    sentence: str
    late: tuple[LateRow, ...]
    moved: tuple[LateRow, ...]
    """Unfinished, not late, and moved twice or more."""
    silent: tuple[LateRow, ...]
    """Unfinished, not late, and left out by the newest update, never reported, or open when the plan closed."""


@dataclass(frozen=True)
class LateView:
    """Everything overdue, delayed or not updated, longest first."""

    title: str
    short: tuple[str, ...]
    plans: tuple[LatePlan, ...]


@dataclass(frozen=True)
class MovedMilestone:
    """A milestone whose date was moved, or was to be moved, with the whole chain."""

    title: str
    href: str
    theme: Link
    revisions: tuple[RevisionView, ...]


@dataclass(frozen=True)
class MovedPlan:
    """The dates moved in one plan."""

    id: str
    plan: Link
    sentence: str
    milestones: tuple[MovedMilestone, ...]


@dataclass(frozen=True)
class DatesMovedView:
    """The ledger of revisions."""

    title: str
    short: tuple[str, ...]
    plans: tuple[MovedPlan, ...]


def late_view(writer: Writer) -> LateView:
    """The page of what is late."""
    plans = tuple(_late_plan(writer, plan) for plan in writer.edition.plans)
    late = sum(len(plan.late) for plan in plans)
    silent = sum(len(plan.silent) for plan in plans)
    more = " more" if late else ""
    return LateView(
        title="What is late",
        short=(
            f"{words.opening(late, 'milestone', 'is')} late.",
            f"{words.capital(words.number(silent))}{more} {words.agree(silent, 'is')} without news: not known to be "
            "finished, and left out of the newest update, never reported, or open when the plan closed."
            if silent
            else "",
        ),
        plans=tuple(plan for plan in plans if plan.late or plan.moved or plan.silent),
    )


def _late_plan(writer: Writer, plan: Plan) -> LatePlan:
    told = writer.edition.states(plan.id)
    late = sorted(
        (key for key, state in told.items() if state.is_late),
        key=lambda key: (-told[key].days_late, told[key].standing is not Standing.OVERDUE, key),
    )
    silent = [
        key
        for key, state in told.items()
        if not state.is_late and (state.not_updated or state.silence in {"never", "plan closed"})
    ]
    moved = [
        key
        for key, state in told.items()
        if not state.is_late
        and state.standing not in FINISHED
        and _agreed_moves(writer.record.milestones[f"{plan.id}/{key}"][2]) > 1
    ]
    return LatePlan(
        id=plan.id,
        plan=writer.link("plan", plan.id),
        sentence=(f"{words.share(len(late), Counts.of(told.values()).total, 'milestone')} late."),
        late=tuple(late_row(writer, plan.id, key, told[key]) for key in late),
        moved=tuple(late_row(writer, plan.id, key, told[key]) for key in moved),
        silent=tuple(late_row(writer, plan.id, key, told[key]) for key in silent),
    )


def late_rows(writer: Writer, plan: str) -> tuple[LateRow, ...]:
    """What is late in one plan, longest first."""
    return _late_plan(writer, writer.record.plans[plan]).late


def late_row(writer: Writer, plan: str, milestone_id: str, state: State) -> LateRow:
    """One milestone that is late."""
    theme, action, milestone = writer.record.milestones[f"{plan}/{milestone_id}"]
    return LateRow(
        title=milestone.title,
        href=writer.href(f"{links.action(theme.path, action.id)}#{milestone.id}"),
        theme=writer.link("theme", theme.path),
        status=writer.status(state),
        due=writer.date(state.due),
        late=words.days(state.days_late) if state.days_late else "",
        doing=writer.prose(state.report.note) if state.report else (),
        lead=writer.holders(action.lead or theme.lead),
        question=question(milestone, state),
        sources=writer.sources(state.report.source) if state.report else (),
    )


def question(milestone: Milestone, state: State) -> str:
    """A neutral question from the facts: how often the date moved, whether there is one, what was last said."""
    moves = _agreed_moves(milestone)
    if moves > 1:
        times = "twice" if moves == 2 else f"{words.number(moves)} times"
        return f"This date has moved {times}. What has changed since the last agreed date?"
    if state.silence == "never" and isinstance(state.due, PartialDate) and state.days_late:
        return f"This was due {words.by(state.due)}, and no update has ever spoken of it. Is it done?"
    if state.silence == "never":
        return "No update has spoken of this. Has it begun, and who will report on it?"
    if state.silence == "since its date" and isinstance(state.due, PartialDate):
        return f"This was due {words.by(state.due)}, and no update has spoken of it since. Is it done?"
    if not isinstance(state.due, PartialDate):
        return "No date is on record for this. By when will it be done?"
    if state.standing is Standing.OVERDUE:
        return f"This was due {words.by(state.due)}. What is the new date, and who agrees it?"
    return "This is said to be late. What is the new date, and what is needed to keep it?"


def _agreed_moves(milestone: Milestone) -> int:
    return sum(revision.in_force for revision in milestone.revisions)


def dates_moved_view(writer: Writer) -> DatesMovedView:
    """The ledger of revisions."""
    plans = tuple(moved for plan in writer.edition.plans if (moved := _moved_plan(writer, plan)).milestones)
    revisions = [revision for plan in plans for milestone in plan.milestones for revision in milestone.revisions]
    agreed = sum(revision.in_force for revision in revisions)
    proposed = len(revisions) - agreed
    return DatesMovedView(
        title="Dates moved",
        short=(
            f"{words.opening(len(revisions), 'change of date', 'is', 'changes of date')} on record.",
            f"{words.opening(agreed, '', 'was') if agreed else 'None was'} agreed." if revisions else "",
            f"{words.opening(proposed, '', 'was')} proposed, and no agreement is on record, so the date did not move."
            if proposed
            else "",
        ),
        plans=plans,
    )


def _moved_plan(writer: Writer, plan: Plan) -> MovedPlan:
    rows = []
    for theme in writer.record.themes_of(plan.id):
        for action in theme.actions:
            for milestone in action.milestones:
                if milestone.revisions:
                    address = f"{links.action(theme.path, action.id)}#{milestone.id}"
                    rows.append(_moved(writer, milestone, address, writer.link("theme", theme.path)))
    return MovedPlan(
        id=plan.id,
        plan=writer.link("plan", plan.id),
        sentence=by_both_dates(writer, plan),
        milestones=tuple(rows),
    )


def by_both_dates(writer: Writer, plan: Plan) -> str:
    """How many milestones of a plan are complete or on target by the dates in force, and how many by the first ones."""
    told = writer.edition.states(plan.id)
    counts = Counts.of(told.values())
    first = good_by_first_dates(writer.record, plan, told)
    counted = (m for theme in writer.record.themes_of(plan.id) for m in theme.milestones)
    without = sum(
        not isinstance(m.due, PartialDate) and told[m.id].standing is not Standing.NOT_PURSUED for m in counted
    )
    noun, verb = ("milestone", "is") if counts.total == 1 else ("milestones", words.agree(counts.good, "is"))
    sentence = (
        f"By the dates now in force {counts.good:,} of {counts.total:,} {noun} {verb} complete or on target; "
        f"by the first dates {first:,} of {counts.total:,}."
    )
    if not without:
        return sentence
    alike = "it counts" if without == 1 else "they count"
    return f"{sentence} Of {words.number(without)} no first date is known, so {alike} alike both ways."


def _moved(writer: Writer, milestone: Milestone, address: str, theme: Link) -> MovedMilestone:
    return MovedMilestone(milestone.title, writer.href(address), theme, revision_views(writer, milestone))
