"""The tables of milestones: how each stands on the edition's day, and every change of its date."""

from __future__ import annotations

from collections.abc import Iterator

from openrecord import links
from openrecord.exports.columns import address, date, day, fields, name, number, of, table, words, yes_no
from openrecord.exports.source import Source
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate, Unknown, days_between
from openrecord.model.entry import Confirmation
from openrecord.model.plan import Action, DateRevision, Milestone, StatusReport, Theme
from openrecord.progress import Standing, State, decided_on, slippage


@frozen
class _Step:
    """A milestone, and how it stands on the edition's day."""

    source: Source
    theme: Theme
    action: Action
    milestone: Milestone
    state: State

    @property
    def path(self) -> str:
        return f"{self.theme.plan}/{self.milestone.id}"

    @property
    def address(self) -> str:
        return self.source.address(links.action(self.theme.path, self.action.id, self.milestone.id))


@frozen
class _Moved:
    step: _Step
    position: int
    was: PartialDate | Unknown | None
    revision: DateRevision


def _milestones(source: Source) -> Iterator[_Step]:
    for theme in source.themes:
        told = source.edition.states(theme.plan)
        for action in theme.actions:
            for milestone in action.milestones:
                yield _Step(source, theme, action, milestone, told[milestone.id])


def _revisions(source: Source) -> Iterator[_Moved]:
    for step in _milestones(source):
        was = step.milestone.due
        for position, revision in enumerate(step.milestone.revisions, start=1):
            yield _Moved(step, position, was, revision)
            if revision.in_force:
                was = revision.to


_REPORTED = "status=reported_status said on=reported_on note=reported_note source=reported_source"

MILESTONES = table(
    "milestones",
    "Every step of an action, with its first date, the date in force, and how it stands on the edition's day.",
    _milestones,
    (
        name("How references name it, after “milestone:”.", lambda row: row.path),
        of("plan", "plans", "Its plan.", lambda row: row.theme.plan),
        of("theme", "themes", "Its theme.", lambda row: row.theme.path),
        of("action", "actions", "Its action.", lambda row: f"{row.theme.plan}/{row.action.id}"),
        fields(Milestone, "title due", lambda row: row.milestone),
        date("due_now", "The date in force: the last that somebody agreed.", lambda row: row.state.due),
        number(
            "days_moved",
            "Days from the first date to the one in force, below zero where it came forward; empty where either is "
            "not known.",
            lambda row: slippage(row.source.record, row.milestone, row.source.day),
        ),
        words(
            "status",
            "How it stands, by the rules of the page on how progress is measured.",
            lambda row: row.state.standing.value,
            (standing.value for standing in Standing),
        ),
        yes_no(
            "late", "Whether it is overdue, delayed, or not reported since its date.", lambda row: row.state.is_late
        ),
        number(
            "days_late",
            "Days since the date in force passed, where it is unfinished and its plan goes on; 0 where it did not.",
            lambda row: row.state.days_late,
        ),
        words(
            "silence",
            "Why it counts as not reported.",
            lambda row: row.state.silence,
            ("never", "since its date", "plan closed"),
        ),
        yes_no(
            "left_out",
            "Whether the newest update left it out though it is unfinished.",
            lambda row: row.state.not_updated,
        ),
        of(
            "newest_update",
            "updates",
            "The newest update that spoke of it.",
            lambda row: row.state.update.path if row.state.update else None,
            always=False,
        ),
        fields(
            StatusReport,
            _REPORTED,
            lambda row: row.state.report,
        ),
        fields(Confirmation, "by=checked_by", lambda row: row.state.report and row.state.report.checked_by),
        fields(Milestone, "note source", lambda row: row.milestone),
        address(lambda row: row.address),
    ),
)

DATE_REVISIONS = table(
    "date_revisions",
    "Every change of a milestone's date, in the order decided; one that nobody agreed moved nothing.",
    _revisions,
    (
        name("The milestone, and the change's place among its changes.", lambda row: f"{row.step.path}/{row.position}"),
        of("milestone", "milestones", "The milestone.", lambda row: row.step.path),
        of("action", "actions", "Its action.", lambda row: f"{row.step.theme.plan}/{row.step.action.id}"),
        of("theme", "themes", "Its theme.", lambda row: row.step.theme.path),
        of("plan", "plans", "Its plan.", lambda row: row.step.theme.plan),
        date("was", "The date in force before.", lambda row: row.was),
        fields(DateRevision, "to=now", lambda row: row.revision),
        number(
            "days",
            "By how many days it moved, below zero where it came forward.",
            lambda row: days_between(row.was, row.revision.to),
        ),
        yes_no("agreed", "Whether somebody agreed it.", lambda row: row.revision.in_force),
        words(
            "proposed_in",
            "The document in which it was proposed, and the paragraph after a #.",
            lambda row: row.revision.proposed_in,
        ),
        fields(DateRevision, "agreed_at", lambda row: row.revision),
        fields(Confirmation, "by=agreed_by source=agreed_source", lambda row: row.revision.agreed),
        day(
            "agreed_on",
            "The day on which it was agreed; empty where it was not, or nobody knows when.",
            lambda row: decided_on(row.step.source.record, row.revision),
        ),
        fields(DateRevision, "reason source", lambda row: row.revision),
        address(lambda row: row.step.address),
    ),
)
