"""The days by which milestones and duties fall due, as entries of a calendar that take up nobody's time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from openrecord import duties, links, words
from openrecord.calendars.entries import Authority, CalendarEntry, paragraphs
from openrecord.links import Here
from openrecord.model.dates import PartialDate
from openrecord.model.direction import Direction, Requirement
from openrecord.model.plan import Action, Milestone, Plan, Theme
from openrecord.progress import FINISHED, Standing, State, in_force_on, updates_by
from openrecord.views.archive import plain
from openrecord.views.directions import due_in_words, issued_by, next_due_in_words
from openrecord.views.edition import Edition
from openrecord.views.writer import Writer


def deadlines(edition: Edition, authority: Authority) -> Iterator[CalendarEntry]:
    """Every milestone and every requirement with a date, on the last day that the date means.

    What is finished stays on the day it was due. Where that is still ahead, nothing falls due any more, and the entry
    is called off. What has no date, or an unknown one, has no day to stand on.
    """
    drawn = _Deadlines(Writer(edition, Here(links.HOME)), authority)
    for plan in edition.record.plans.values():
        yield from drawn.of_plan(plan)
    for direction in issued_by(edition.record, edition.day):
        for requirement in direction.requirements:
            yield from drawn.of_requirement(direction, requirement)


@dataclass(frozen=True)
class _Deadlines:
    """What falls due, as it is told on the edition's day."""

    writer: Writer
    authority: Authority

    def of_plan(self, plan: Plan) -> Iterator[CalendarEntry]:
        """The milestones of a plan of which a date is in force."""
        told = self.writer.edition.states(plan.id)
        turns = self._turns(plan)
        for theme in self.writer.record.themes_of(plan.id):
            for action in theme.actions:
                for milestone in action.milestones:
                    state = told[milestone.id]
                    if isinstance(state.due, PartialDate):
                        revision = turns.get(milestone.id, 0) + self._moves(milestone)
                        yield self._milestone(theme, action, milestone, state, state.due, revision)

    def _turns(self, plan: Plan) -> Mapping[str, int]:
        """How often the updates of a plan called each milestone finished, or opened it again."""
        told: dict[str, list[bool]] = {}
        for update in updates_by(self.writer.record, plan.id, self.writer.edition.day):
            for milestone, report in update.milestones.items():
                told.setdefault(milestone, [False]).append(Standing(report.status) in FINISHED)
        return {milestone: sum(was != now for was, now in pairwise(said)) for milestone, said in told.items()}

    def _moves(self, milestone: Milestone) -> int:
        """How often a milestone's date was moved, on somebody's agreement."""
        day = self.writer.edition.day
        return sum(in_force_on(self.writer.record, revision, day) for revision in milestone.revisions)

    def _milestone(
        self, theme: Theme, action: Action, milestone: Milestone, state: State, due: PartialDate, revision: int
    ) -> CalendarEntry:
        day, status, first = self.writer.edition.day, self.writer.status(state), milestone.due
        is_closed = state.silence == "plan closed"
        is_done = state.standing is Standing.COMPLETE or is_closed
        is_off = state.standing is Standing.NOT_PURSUED or (is_done and due.last > day)
        word = ("Plan closed" if is_closed else status.word) if is_off else "Due"
        return CalendarEntry(
            uid=self.authority.uid(f"milestone:{theme.plan}/{milestone.id}"),
            revision=revision + is_closed,
            start=due.last,
            title=f"{word}: {milestone.title}",
            description=paragraphs(
                f"Due {words.by(due)}{'' if due.precision == 'day' else '; no day was given'}.",
                f"It was first due {words.by(first)}." if isinstance(first, PartialDate) and first != due else "",
                f"As at {words.day(day)}: {status.word}{f' ({status.detail})' if status.detail else ''}.",
                f"{self.writer.record.plans[theme.plan].title}: {theme.title}",
            ),
            address=f"{links.action(theme.path, action.id)}#{milestone.id}",
            certainty="CANCELLED" if is_off else "CONFIRMED",
        )

    def of_requirement(self, direction: Direction, requirement: Requirement) -> Iterator[CalendarEntry]:
        """When a requirement is due and, for one that repeats, when it next is.

        The next time is one entry that moves on. It never moves back, so the number of its day serves as its revision.
        """
        day = self.writer.edition.day
        reference = f"direction:{direction.id}#{requirement.id}"
        text, address = plain(self.writer, requirement.text), links.direction(direction.id, requirement.id)
        due = requirement.due.last if isinstance(requirement.due, PartialDate) else None
        if due:
            is_met = bool(duties.met_by(requirement, day))
            is_over = duties.standing(direction, day) == "ended"
            is_off = due > day and (is_over or (is_met and not requirement.every))
            word = ("No longer due" if is_over else "Met") if is_off else "Due"
            yield CalendarEntry(
                uid=self.authority.uid(reference),
                revision=int(is_off),
                start=due,
                title=f"{word}: {text}",
                description=paragraphs(
                    f"{due_in_words(requirement, day)}.",
                    f"As at {words.day(day)}: {'something' if is_met else 'nothing'} on record shows that it was met.",
                    direction.title,
                ),
                address=address,
                certainty="CANCELLED" if is_off else "CONFIRMED",
            )
        following = duties.next_due(direction, requirement, day)
        if following and following.on != due:
            yield CalendarEntry(
                uid=self.authority.uid(f"{reference}.next"),
                revision=following.on.toordinal(),
                start=following.on,
                title=f"Due: {text}",
                description=paragraphs(
                    f"{due_in_words(requirement, day)}.",
                    f"Next, as at {words.day(day)}: {next_due_in_words(direction, requirement, day)}",
                    direction.title,
                ),
                address=address,
            )
