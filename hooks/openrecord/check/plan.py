"""Plans: what a status needs, how dates may move, and how updates follow each other."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord.check.dates import is_before
from openrecord.check.survey import Finding, Part, Survey
from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.plan import Action, DateRevision, Milestone, Plan, StatusReport, Theme, Update
from openrecord.problems import said
from openrecord.progress import agreed_on

_NEEDS_NOTE = frozenset({"delayed", "overdue", "not-pursued"})


def complete_needs_a_source(survey: Survey) -> Iterator[Finding]:
    """A milestone is complete where a source says so."""
    for report in survey.of(StatusReport):
        if report.entry.status == "complete" and not report.entry.source:
            yield report.finding("status: 'complete' needs a source; name the document that says so", "status")


def late_and_dropped_need_a_note(survey: Survey) -> Iterator[Finding]:
    """A milestone that is delayed, overdue or not pursued has a note of what is in the way, or why."""
    for report in survey.of(StatusReport):
        if report.entry.status in _NEEDS_NOTE and not report.entry.note:
            yield report.finding(
                f"status: {said(report.entry.status)} needs a note; say what is in the way, or why", "status"
            )


def reopening_needs_a_note(survey: Survey) -> Iterator[Finding]:
    """A milestone that an earlier update called complete is reopened with a note of why."""
    complete: dict[str, str] = {}
    for update in _by_period(survey):
        for milestone, report in update.entry.milestones.items():
            path = f"{update.entry.plan}/{milestone}"
            if report.status == "complete":
                complete[path] = update.entry.id
            elif path in complete and not report.note:
                yield update.finding(
                    f"status: {said(report.status)} reopens {said(milestone)}, which {said(complete[path])} "
                    "called complete; say why in a note",
                    *("milestones", milestone, "status"),
                )


def nothing_is_complete_before_its_day(survey: Survey) -> Iterator[Finding]:
    """An update cannot call complete what was finished only after the update was published."""
    for update in survey.of(Update):
        published = update.entry.published
        for milestone, report in update.entry.milestones.items():
            if report.status == "complete" and is_before(published, report.on):
                yield update.finding(
                    f"on: {said(report.on)} is after this update was published, {said(published)}; mend one of them",
                    *("milestones", milestone, "on"),
                )


def revisions_stand_in_the_order_decided(survey: Survey) -> Iterator[Finding]:
    """The revisions of a milestone's date stand in the order in which they were agreed."""
    for milestone in survey.of(Milestone):
        before: PartialDate | None = None
        for position, revision in enumerate(milestone.entry.revisions):
            agreed = agreed_on(survey.record, revision)
            if before is not None and is_before(agreed, before):
                yield milestone.finding(
                    f"revisions {position + 1}: agreed on {said(agreed)}, before the one above it, {said(before)}; "
                    "put revisions in the order decided",
                    *("revisions", position),
                )
            before = agreed or before


def a_revision_moves_the_date(survey: Survey) -> Iterator[Finding]:
    """A revision changes the date in force, where both are known; a proposal is not recorded twice in a row."""
    for milestone in survey.of(Milestone):
        force: PartialDate | Unknown | None = milestone.entry.due
        before: DateRevision | None = None
        for position, revision in enumerate(milestone.entry.revisions):
            again = before is not None and before.to == revision.to and not before.in_force and not revision.in_force
            if isinstance(revision.to, PartialDate) and (revision.to == force or again):
                yield milestone.finding(
                    f"to: {said(revision.to)} is the date before it too; a revision changes the date",
                    *("revisions", position, "to"),
                )
            force = revision.to if revision.in_force else force
            before = revision


def updates_do_not_overlap(survey: Survey) -> Iterator[Finding]:
    """The periods that the updates of one plan cover do not overlap."""
    newest: dict[str, Update] = {}
    for part in _by_period(survey):
        update = part.entry
        other = newest.get(update.plan)
        if other is not None and update.covers.from_.first <= other.covers.to.last:
            yield part.finding(
                f"covers: {said(_period(update))} overlaps update {said(other.id)}, {said(_period(other))}; "
                "let each day belong to one update",
                "covers",
            )
        if other is None or update.covers.to.last > other.covers.to.last:
            newest[update.plan] = update


def updates_are_published_after_they_begin(survey: Survey) -> Iterator[Finding]:
    """An update is published no earlier than the first day that it covers."""
    for update in survey.of(Update):
        if is_before(update.entry.published, update.entry.covers.from_):
            yield update.finding(
                f"published: {said(update.entry.published)} is before the first day that the update covers, "
                f"{said(update.entry.covers.from_)}; mend one of them",
                "published",
            )


def a_closed_plan_has_no_later_updates(survey: Survey) -> Iterator[Finding]:
    """Nothing more is reported on a plan after it is closed."""
    for update in survey.of(Update):
        plan = survey.record.plans.get(update.entry.plan)
        if plan and plan.closed and is_before(plan.closed.on, update.entry.covers.from_):
            yield update.finding(
                f"covers: {said(_period(update.entry))} begins after the plan was closed, on {said(plan.closed.on)}; "
                "take the closure or the update out",
                "covers",
            )


def ids_are_unique_in_a_plan(survey: Survey) -> Iterator[Finding]:
    """No two actions or milestones of a plan, in whichever themes, have the same id."""
    taken: dict[str, str] = {}
    for theme in survey.of(Theme):
        for position, action in enumerate(theme.entry.actions):
            yield from _taken(theme, taken, "an action", action, "actions", position, "id")
            for step, milestone in enumerate(action.milestones):
                yield from _taken(theme, taken, "a milestone", milestone, "actions", position, "milestones", step, "id")


def every_theme_is_in_its_plan(survey: Survey) -> Iterator[Finding]:
    """Each theme's file is named, once, under `themes` of its plan."""
    for theme in survey.of(Theme):
        plan = survey.record.plans.get(theme.entry.plan)
        if plan and theme.entry.id not in plan.theme_ids:
            yield theme.finding(f"the theme {said(theme.entry.id)} is in no plan; name it under themes in plan.yml")
    for part in survey.of(Plan):
        ids = part.entry.theme_ids
        for position, theme_id in enumerate(ids):
            if theme_id in ids[:position]:
                yield part.finding(f"themes: {said(theme_id)} stands twice; keep one", "themes", position)


def _by_period(survey: Survey) -> list[Part[Update]]:
    parts = survey.of(Update)
    return sorted(parts, key=lambda part: (part.entry.covers.from_.first, part.entry.covers.to.last, part.file))


def _period(update: Update) -> str:
    return f"{update.covers.from_} to {update.covers.to}"


def _taken(
    theme: Part[Theme], taken: dict[str, str], kind: str, entry: Action | Milestone, *steps: str | int
) -> Iterator[Finding]:
    path = f"{theme.entry.plan}/{entry.id}"
    if path in taken:
        yield theme.finding(f"id: {said(entry.id)} is taken in this plan by {taken[path]}; choose another", *steps)
    else:
        taken[path] = f"{kind} of {theme.entry.id}.yml"


def a_status_follows_its_milestone(survey: Survey) -> Iterator[Finding]:
    """An update speaks of a milestone only if a document that names the milestone is not later than the update."""
    record = survey.record
    for update in survey.of(Update):
        for milestone in update.entry.milestones:
            found = record.milestones.get(f"{update.entry.plan}/{milestone}")
            cited = found[2].source if found else ()
            documents = [record.documents.get(citation.document) for citation in cited]
            published = update.entry.published
            if documents and all(document and is_before(published, document.date) for document in documents):
                yield update.finding(
                    f"{said(milestone)} did not exist yet: every document that names it is later than this update, "
                    f"published {said(published)}; mend the milestone's source or leave it out here",
                    *("milestones", milestone),
                )


RULES = (
    complete_needs_a_source,
    a_status_follows_its_milestone,
    late_and_dropped_need_a_note,
    reopening_needs_a_note,
    nothing_is_complete_before_its_day,
    revisions_stand_in_the_order_decided,
    a_revision_moves_the_date,
    updates_do_not_overlap,
    updates_are_published_after_they_begin,
    a_closed_plan_has_no_later_updates,
    ids_are_unique_in_a_plan,
    every_theme_is_in_its_plan,
)
