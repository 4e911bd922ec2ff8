"""The days by which milestones and duties fall due, as entries of a calendar that take up nobody's time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from openrecord import duties, links, words
from openrecord.calendars.entries import Authority, CalendarEntry, paragraphs
from openrecord.edition import Edition
from openrecord.frozen import frozen
from openrecord.links import Here
from openrecord.model.dates import PartialDate, Unknown
from openrecord.model.direction import Direction, Requirement
from openrecord.model.plan import Action, Milestone, Plan, Theme
from openrecord.progress import FINISHED, Standing, State, in_force_on, known_from, updates_by
from openrecord.views.library.directions import due_in_words, issued_by, next_due_in_words
from openrecord.views.parts.archive import plain
from openrecord.views.parts.writer import Writer


def deadlines(edition: Edition, authority: Authority) -> Iterator[CalendarEntry]:
    """Every milestone, requirement and end of a direction with a date, on the last day that the date means.

    The next update that the council announced is among them.

    What was finished or dropped before its day did not fall due then, and the entry is called off, that day and ever
    after; what was finished later stays as it was. What has no date, or an unknown one, has no day to stand on.
    """
    drawn = _Deadlines(Writer(edition, Here(links.HOME)), authority)
    for plan in edition.record.plans.values():
        yield from drawn.of_plan(plan)
    for direction in issued_by(edition.record, edition.day):
        yield from drawn.of_end(direction)
        for requirement in direction.requirements:
            yield from drawn.of_requirement(direction, requirement)
    yield from drawn.of_next_update()


@frozen
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
                        days = turns.get(milestone.id, ())
                        yield self._milestone(plan, theme, action, milestone, state, state.due, days)

    def _turns(self, plan: Plan) -> Mapping[str, Sequence[dt.date]]:
        """The days on which updates first called each milestone finished, opened it again, finished it again."""
        found: dict[str, list[dt.date]] = {}
        for update in updates_by(self.writer.record, plan.id, self.writer.edition.day):
            for milestone, report in update.milestones.items():
                days = found.setdefault(milestone, [])
                was_finished = len(days) % 2 == 1
                if was_finished != (Standing(report.status) in FINISHED):
                    days.append(known_from(update))
        return found

    def _moves(self, milestone: Milestone) -> int:
        """How often a milestone's date was moved, on somebody's agreement."""
        day = self.writer.edition.day
        return sum(in_force_on(self.writer.record, revision, day) for revision in milestone.revisions)

    def _milestone(
        self,
        plan: Plan,
        theme: Theme,
        action: Action,
        milestone: Milestone,
        state: State,
        due: PartialDate,
        turns: Sequence[dt.date],
    ) -> CalendarEntry:
        day, status, first = self.writer.edition.day, self.writer.status(state), milestone.due
        closed = plan.closed if state.silence == "plan closed" else None
        is_off = (
            state.standing is Standing.NOT_PURSUED
            or (state.standing is Standing.COMPLETE and turns[-1] < due.last)
            or (closed is not None and _is_over_by(closed.on, due.last))
        )
        word = ("Plan closed" if closed else status.word) if is_off else "Due"
        return CalendarEntry(
            uid=self.authority.uid(f"milestone:{theme.plan}/{milestone.id}"),
            revision=self._moves(milestone) + len(turns) + (closed is not None),
            start=due.last,
            title=f"{word}: {milestone.title}",
            description=paragraphs(
                f"Due {words.by(due)}{'' if due.precision == 'day' else '; no day was given'}.",
                f"It was first due {words.by(first)}." if isinstance(first, PartialDate) and first != due else "",
                f"As at {words.day(day)}: {status.word}{f' ({status.detail})' if status.detail else ''}.",
                f"{plan.title}: {theme.title}",
            ),
            address=links.action(theme.path, action.id, milestone.id),
            certainty="CANCELLED" if is_off else "CONFIRMED",
        )

    def of_end(self, direction: Direction) -> Iterator[CalendarEntry]:
        """The last day of a direction, which is called off where the direction was over before it."""
        day = self.writer.edition.day
        if isinstance(direction.ends, PartialDate):
            over = duties.standing(direction, day) == "ended" and _is_over_by(direction.on, direction.ends.last)
            word = "Over before its last day" if over else "Last day"
            yield CalendarEntry(
                uid=self.authority.uid(f"direction:{direction.id}.ends"),
                revision=int(over),
                start=direction.ends.last,
                title=f"{word}: {direction.title}",
                address=links.direction(direction.id),
                certainty="CANCELLED" if over else "CONFIRMED",
            )

    def of_next_update(self) -> Iterator[CalendarEntry]:
        """The next update, until its day: one entry that moves on, in each edition as it was announced by then."""
        council, day = self.writer.record.council, self.writer.edition.day
        announced = council.next_update
        if isinstance(announced, PartialDate) and announced.last >= day:
            yield CalendarEntry(
                uid=self.authority.uid("next-update"),
                revision=day.toordinal(),
                start=announced.last,
                title=f"Next update: {council.title}",
                description=f"Announced for {words.date(announced)}.",
                address=links.UPDATES,
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
            met = duties.met_by(requirement, day)
            is_early = any(isinstance(f.date, PartialDate) and f.date.last < due for f in met) and not requirement.every
            is_over = duties.standing(direction, day) == "ended" and _is_over_by(direction.on, due)
            word = "Met" if is_early else "No longer due" if is_over else "Due"
            yield CalendarEntry(
                uid=self.authority.uid(reference),
                revision=int(is_early or is_over),
                start=due,
                title=f"{word}: {text}",
                description=paragraphs(
                    f"{due_in_words(requirement, day)}.",
                    f"As at {words.day(day)}: {'something' if met else 'nothing'} on record shows that it was met.",
                    direction.title,
                ),
                address=address,
                certainty="CANCELLED" if is_early or is_over else "CONFIRMED",
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


def _is_over_by(ended: PartialDate | Unknown | None, due: dt.date) -> bool:
    """Whether what has ended did so before a day; of an end on a day that nobody knows, it is not known to be later."""
    return not isinstance(ended, PartialDate) or ended.last < due
