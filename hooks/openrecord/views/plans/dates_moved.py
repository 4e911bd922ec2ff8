"""Every date that was moved, or was to be moved: the ledger of revisions."""

from __future__ import annotations

from openrecord import links, words
from openrecord.edition import Edition
from openrecord.edition.periods import MOST_ON_A_PAGE
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate
from openrecord.model.plan import DateRevision, Milestone, Plan
from openrecord.progress import Counts, Standing, good_by_first_dates
from openrecord.views.parts import Link
from openrecord.views.parts.archive import PageLink
from openrecord.views.parts.writer import Writer
from openrecord.views.plans.milestone import RevisionView, revision_views


@frozen
class MovedMilestone:
    """A milestone whose date was moved, or was to be moved, with the whole chain."""

    title: str
    href: str
    theme: Link
    revisions: tuple[RevisionView, ...]


@frozen
class MovedPlan:
    """The dates moved in one plan."""

    id: str
    plan: Link
    sentence: str
    milestones: tuple[MovedMilestone, ...]


@frozen
class DatesMovedView:
    """The ledger of revisions."""

    title: str
    short: tuple[str, ...]
    pages: tuple[PageLink, ...]
    """The pages of the plans, where one page would be too long."""
    plans: tuple[MovedPlan, ...]


def plans_apart(edition: Edition) -> tuple[Plan, ...]:
    """The plans whose changes of dates have a page of their own; none where one page holds all."""
    counts = {plan.id: len(_revisions(edition, plan)) for plan in edition.plans}
    moved = tuple(plan for plan in edition.plans if counts[plan.id])
    return moved if len(moved) > 1 and sum(counts.values()) > MOST_ON_A_PAGE else ()


def dates_moved_view(writer: Writer, plan: Plan | None = None) -> DatesMovedView:
    """The ledger of revisions, or that of one plan."""
    edition = writer.edition
    apart = plans_apart(edition)
    shown = (plan,) if plan else apart[:1] or edition.plans
    every = [revision for one in ((plan,) if plan else edition.plans) for revision in _revisions(edition, one)]
    agreed = sum(revision.in_force for revision in every)
    proposed = len(every) - agreed
    stayed = "the date did" if proposed == 1 else "those dates did"
    return DatesMovedView(
        title=f"Dates moved: {plan.title}" if plan else "Dates moved",
        short=(
            f"{words.opening(len(every), 'change of date', 'is', 'changes of date')} on record.",
            f"{words.opening(agreed, '', 'was') if agreed else 'None was'} agreed." if every else "",
            f"{words.opening(proposed, '', 'was')} proposed, and no agreement is on record, so {stayed} not move."
            if proposed
            else "",
            f"This page shows those of {words.the(shown[0].title)}; each plan has a page of its own."
            if apart and not plan
            else "",
        ),
        pages=tuple(
            PageLink(
                one.title,
                len(_revisions(edition, one)),
                writer.href(links.of_plan(links.DATES_MOVED, one.id)),
                one is shown[0],
            )
            for one in apart
        ),
        plans=tuple(moved for one in shown if (moved := _moved_plan(writer, one)).milestones),
    )


def _revisions(edition: Edition, plan: Plan) -> list[DateRevision]:
    return [revision for milestone in edition.record.milestones_of(plan.id) for revision in milestone.revisions]


def _moved_plan(writer: Writer, plan: Plan) -> MovedPlan:
    rows = []
    for theme in writer.record.themes_of(plan.id):
        for action in theme.actions:
            for milestone in action.milestones:
                if milestone.revisions:
                    address = links.action(theme.path, action.id, milestone.id)
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
    without = sum(
        not isinstance(m.due, PartialDate) and told[m.id].standing is not Standing.NOT_PURSUED
        for m in writer.record.milestones_of(plan.id)
    )
    noun, verb = ("milestone", "is") if counts.total == 1 else ("milestones", words.agree(counts.good, "is"))
    sentence = (
        f"By the dates now in force {counts.good:,} of {counts.total:,} {noun} {verb} complete or on target; "
        f"by the first dates {first:,} of {counts.total:,}."
    )
    if not without:
        return sentence
    known, alike = (
        ("has no first date that is", "it counts") if without == 1 else ("have no first date that is", "they count")
    )
    return f"{sentence} {words.capital(words.number(without))} {known} known, so {alike} alike both ways."


def _moved(writer: Writer, milestone: Milestone, address: str, theme: Link) -> MovedMilestone:
    return MovedMilestone(milestone.title, writer.href(address), theme, revision_views(writer, milestone))
