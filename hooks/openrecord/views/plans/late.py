"""What is late, and what a member of a scrutiny committee could ask of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from openrecord import links, words
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate
from openrecord.model.plan import Milestone, Plan
from openrecord.progress import FINISHED, Counts, Standing, State
from openrecord.views.parts import DateView, HolderView, Link, Prose, StatusView
from openrecord.views.parts.writer import Writer
from openrecord.views.plans.more import MoreView, more_view

MOST_ON_A_PAGE = 400
"""Rows on the page; what is more is told by its theme, so that the page stays light."""


@frozen
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


@frozen
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
    more: MoreView | None
    """Where the others are to be found that this page has no room for."""


@frozen
class LateView:
    """Everything overdue, delayed or not updated, longest first."""

    title: str
    short: tuple[str, ...]
    plans: tuple[LatePlan, ...]


def late_view(writer: Writer) -> LateView:
    """The page of what is late."""
    plans = []
    late_of: list[tuple[Plan, int]] = []
    silent = shown = 0
    for plan in writer.edition.plans:
        found = _found(writer, plan)
        late_of.append((plan, len(found.late)))
        silent += len(found.silent)
        if any(found):
            plans.append(_late_plan(writer, plan, found, MOST_ON_A_PAGE - shown))
            shown += sum(map(len, found))
    late = sum(many for _, many in late_of)
    more = " more" if late else ""
    return LateView(
        title="What is late",
        short=(
            f"{words.opening(late, 'milestone', 'is')} late{_of_each(late_of)}.",
            f"{words.capital(words.number(silent))}{more} {words.agree(silent, 'is')} without news: not known to be "
            "finished, and left out of the newest update, never reported, or open when the plan closed."
            if silent
            else "",
        ),
        plans=tuple(plans),
    )


def _of_each(late_of: Iterable[tuple[Plan, int]]) -> str:
    """`: eight of the one plan and 12 of the other`; empty where all that is late is of one plan."""
    each = [f"{words.number(late)} of {words.the(plan.title)}" for plan, late in late_of if late]
    return f": {words.series(each)}" if len(each) > 1 else ""


class _Found(NamedTuple):
    """The milestones of a plan that belong on the page, by what brings them there."""

    late: list[str]
    """Longest first."""
    moved: list[str]
    silent: list[str]


def _found(writer: Writer, plan: Plan) -> _Found:
    told = writer.edition.states(plan.id)
    late = sorted(
        (key for key, state in told.items() if state.is_late),
        key=lambda key: (-told[key].days_late, told[key].standing is not Standing.OVERDUE, key),
    )
    moved = [
        key
        for key, state in told.items()
        if not state.is_late
        and state.standing not in FINISHED
        and _agreed_moves(writer.record.milestones[f"{plan.id}/{key}"][2]) > 1
    ]
    silent = [
        key
        for key, state in told.items()
        if not state.is_late and (state.not_updated or state.silence in {"never", "plan closed"})
    ]
    return _Found(late, moved, silent)


def _late_plan(writer: Writer, plan: Plan, found: _Found, most: int) -> LatePlan:
    """What is late in one plan, in at most so many rows."""
    told = writer.edition.states(plan.id)
    rows, left, more = [], max(0, most), []
    for keys in found:
        rows.append(tuple(late_row(writer, plan.id, key, told[key]) for key in keys[:left]))
        more += keys[left:]
        left = max(0, left - len(keys))
    late, moved, silent = rows
    return LatePlan(
        id=plan.id,
        plan=writer.link("plan", plan.id),
        sentence=(f"{words.share(len(found.late), Counts.of(told.values()).total, 'milestone')} late."),
        late=late,
        moved=moved,
        silent=silent,
        more=more_view(writer, plan, more, beside=any(rows)),
    )


def late_rows(writer: Writer, plan: str) -> tuple[LateRow, ...]:
    """What is late in one plan, longest first."""
    told = writer.edition.states(plan)
    late = _found(writer, writer.record.plans[plan]).late
    return tuple(late_row(writer, plan, key, told[key]) for key in late)


def late_row(writer: Writer, plan: str, milestone_id: str, state: State) -> LateRow:
    """One milestone that is late."""
    theme, action, milestone = writer.record.milestones[f"{plan}/{milestone_id}"]
    return LateRow(
        title=milestone.title,
        href=writer.href(links.action(theme.path, action.id, milestone.id)),
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
