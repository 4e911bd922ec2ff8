"""A record on a day, and what is worked out of it once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from openrecord.edition.chronicle import Chronicle
from openrecord.edition.namings import Namings
from openrecord.edition.news import AllNews
from openrecord.edition.rests_on import RestsOn
from openrecord.edition.trails import Trails
from openrecord.embargo import KeptBack
from openrecord.frozen import frozen
from openrecord.model.dates import PartialDate
from openrecord.model.item import AgendaItem
from openrecord.model.meeting import Meeting
from openrecord.model.plan import Plan, Update
from openrecord.model.record import Record, discussed
from openrecord.past import record_on
from openrecord.progress import Counts, State, known_from, silence, states
from openrecord.targets import Links


@frozen
class Edition:
    """A record on a day, and the addresses in it: what every view is drawn from."""

    record: Record
    day: dt.date
    hidden: frozenset[str] = frozenset()
    """The files below content/ that belong to what is kept back on that day."""
    today: Edition | None = None
    """For an edition of the past: the one of today, which knows all that this one does."""
    drafts: tuple[KeptBack, ...] | None = None
    """What it shows though it is kept back, to somebody who previews it; None for an edition that can be published."""
    sealed: bool = False
    """Whether the past was sealed, so that today's edition may know more of it than was known then."""
    site_url: str = ""
    """Where the site will stand, with a slash at its end; empty where that is not known."""

    @cached_property
    def links(self) -> Links:
        """The address and title of everything in the record."""
        return Links(self.record)

    @cached_property
    def warning(self) -> str:
        """Why a reader should doubt that the record is current, as a sentence; empty where there is no reason."""
        return silence(self.record, self.day)

    def at(self, update: Update) -> Edition:
        """The edition of the day by which an update was published, with no more of its plan than was known then."""
        found = self._past.get(update.path)
        if found is None:
            seal, day = self.record.seals.get(update.path), known_from(update)
            known = record_on(self.record, self.record.plans[update.plan], day, seal)
            found = self._past[update.path] = Edition(known, day, today=self, sealed=seal is not None)
        return found

    def states(self, plan: str) -> dict[str, State]:
        """How every milestone of a plan stands on the edition's day."""
        if self.today is None:
            return self.states_on(plan, self.day)
        own = self._own_states.get(plan)
        if own is None:
            told = self.states_on(plan, self.day)
            own = {m.id: told[m.id] for m in self.record.milestones_of(plan)}
            self._own_states[plan] = own
        return own

    def states_on(self, plan: str, day: dt.date) -> dict[str, State]:
        """How every milestone of a plan stood on a day, also one that was added later."""
        if self.today is not None and not self.sealed:
            return self.today.states_on(plan, day)
        found = self._states.get((plan, day))
        if found is None:
            found = self._states[plan, day] = states(self.record, self.record.plans[plan], day)
        return found

    def counts(self, plan: str, milestones: Iterable[str]) -> Counts:
        """The counts of some milestones of a plan."""
        told = self.states(plan)
        return Counts.of(told[milestone] for milestone in milestones)

    @cached_property
    def current_plan(self) -> str | None:
        """The plan that the home page shows: the one the council names, or the newest of those that have begun."""
        named = self.record.council.current_plan
        if named in self.record.plans:
            return named
        begun = [plan for plan in self.newest_plans if _begins(plan) <= self.day]
        return next((plan.id for plan in begun or self.newest_plans), None)

    @cached_property
    def newest_plans(self) -> tuple[Plan, ...]:
        """Every plan, the one that begins last first; one of which that is not known stands at the end."""
        return tuple(sorted(self.record.plans.values(), key=lambda plan: (_begins(plan), plan.id), reverse=True))

    @cached_property
    def plans(self) -> tuple[Plan, ...]:
        """Every plan: the one that the home page shows, then the others, the newest first."""
        return tuple(sorted(self.newest_plans, key=lambda plan: plan.id != self.current_plan))

    def mentions(self, reference: str) -> tuple[tuple[Meeting, AgendaItem], ...]:
        """The items of meetings about the thing that a reference names, newest first."""
        if self.today is None:
            return self._mentions.get(reference, ())
        return tuple(found for found in self.today.mentions(reference) if found[0].path in self.record.meetings)

    @cached_property
    def chronicle(self) -> Chronicle:
        """Everything that has a date, on one line of time."""
        return Chronicle(self.record, self.day)

    @cached_property
    def namings(self) -> Namings:
        """Who names the documents, measures and directions."""
        return Namings(self.record)

    @cached_property
    def news(self) -> AllNews:
        """What became new by the day."""
        return AllNews(self.record, self.day, self.states_on)

    @cached_property
    def announced(self) -> Mapping[str, dt.date]:
        """The day from which readers can know each news that this edition or one before it had, by its name."""
        now = {news.id: news.shown for news in self.news.newest_first if news.shown <= self.day}
        return {**now, **self.record.announced}

    @cached_property
    def trails(self) -> Trails:
        """The ways between meetings, people and bodies."""
        return Trails(self.record, self.day)

    @cached_property
    def rests_on(self) -> RestsOn:
        """What rests on the word of each meeting."""
        return RestsOn(self.record, self.day)

    @cached_property
    def _mentions(self) -> Mapping[str, tuple[tuple[Meeting, AgendaItem], ...]]:
        return discussed(self.record, self.rests_on.named_at)

    @cached_property
    def _states(self) -> dict[tuple[str, dt.date], dict[str, State]]:
        return {}

    @cached_property
    def _past(self) -> dict[str, Edition]:
        return {}

    @cached_property
    def _own_states(self) -> dict[str, dict[str, State]]:
        """For an edition of the past: the states of the milestones that it holds, by plan."""
        return {}

    @cached_property
    def _terms(self) -> dict[str, str]:
        return {term.term: key for key, term in self.record.terms.items()}

    @cached_property
    def term_pattern(self) -> re.Pattern[str] | None:
        """What finds a glossary term in a text: the longest first, as whole words only.

        That a term begins a word is asked after its first letter, so that a search can pass over all other letters.
        """
        if not self._terms:
            return None
        ordered = sorted(self._terms, key=lambda term: (-len(term), term))
        split = [(re.escape(term[0]), re.escape(term[1:])) for term in ordered]
        alternatives = "|".join(rf"{first}(?<!\w{first}){rest}" for first, rest in split)
        return re.compile(rf"(?:{alternatives})(?!\w)")

    def term(self, text: str) -> str:
        """The id of the glossary term that a text is."""
        return self._terms[text]


def _begins(plan: Plan) -> dt.date:
    """The first day of a plan's period; the first of all days where that is not known."""
    begins = plan.period.from_ if plan.period else None
    return begins.first if isinstance(begins, PartialDate) else dt.date.min
