"""A council of any size, sound and always the same: its minutes, and plans and all else in proportion to them."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import cycle
from pathlib import Path
from random import Random

import yaml

from .prose import TERMS, Words

Plain = None | str | int | list["Plain"] | dict[str, "Plain"]

AS_AT = dt.date(2026, 3, 31)
MEETINGS_A_YEAR = 250
THEMES, ACTIONS, MILESTONES, UPDATES = 5, 5, 3, 4
"""Themes and updates of a plan, actions of a theme, milestones of an action."""
PRESENT = (*(("Member", "member"),) * 6, *(("Head of service", "officer"),) * 2)
"""As what and among whom the people present are listed."""


def write_council(root: Path, meetings: int) -> None:
    """Write data/ and content/ of a council with so many meetings below a folder."""
    council = _Council(meetings, Words(Random(meetings)))
    for name, value in council.files():
        _write(root / "data" / name, yaml.dump(value, Dumper=yaml.CSafeDumper, sort_keys=False, width=120))
    for name, text in council.narratives():
        _write(root / "content" / name, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@dataclass(frozen=True)
class _Plan:
    """What the rest of the council must know of a plan."""

    id: str
    start: dt.date
    meetings: tuple[tuple[str, dt.date], ...]
    """The meetings of its time that may be written about it."""

    @property
    def quarters(self) -> list[tuple[dt.date, dt.date]]:
        """The first and last day of each of its updates."""
        days = [self.start + dt.timedelta(91 * quarter) for quarter in range(UPDATES + 1)]
        return [(first, after - dt.timedelta(1)) for first, after in itertools.pairwise(days)]


@dataclass(frozen=True)
class _Council:
    size: int
    words: Words

    @property
    def random(self) -> Random:
        return self.words.random

    @cached_property
    def bodies(self) -> list[str]:
        return [f"committee-{number}" for number in range(1, max(3, self.size // 50) + 1)]

    @cached_property
    def people(self) -> list[str]:
        return [f"person-{number}" for number in range(1, max(20, self.size // 5) + 1)]

    @cached_property
    def documents(self) -> list[str]:
        return [f"minute-book-{number}" for number in range(1, self.size // 5 + 1)]

    @cached_property
    def calendar(self) -> list[tuple[str, dt.date]]:
        """Every meeting's body and day, oldest first; no body meets twice on a day."""
        first = AS_AT - dt.timedelta(self.size * 365 // MEETINGS_A_YEAR)
        return [
            (self.bodies[number % len(self.bodies)], first + dt.timedelta(number * 365 // MEETINGS_A_YEAR))
            for number in range(self.size)
        ]

    @cached_property
    def plans(self) -> list[_Plan]:
        """One plan for each hundred meetings, beginning a year before the last of them."""
        found = []
        for number in range(max(1, self.size // 100)):
            meetings = tuple(self.calendar[number * 100 : (number + 1) * 100])
            found.append(_Plan(f"plan-{number + 1}", meetings[0][1] - dt.timedelta(250), meetings))
        return found

    def files(self) -> Iterator[tuple[str, Plain]]:
        """Every file of data/."""
        yield "council.yml", self.council()
        yield "people.yml", [self.person(number, person) for number, person in enumerate(self.people)]
        yield "bodies.yml", [self.body(body) for body in self.bodies]
        yield "glossary.yml", [{"id": term.lower(), "term": term, "means": self.words.title(4)} for term in TERMS]
        yield (
            "documents.yml",
            [self.minute_book(number) for number in range(len(self.documents))]
            + [self.report(plan, quarter) for plan in self.plans for quarter in range(UPDATES)],
        )
        yield "directions.yml", [self.direction(plan) for plan in self.plans]
        yield "timeline.yml", [self.event(plan, number) for plan in self.plans for number in range(5)]
        yield "doubts.yml", [self.doubt(plan, number) for plan in self.plans for number in range(3)]
        yield "strategy.yml", self.strategy()
        for plan in self.plans:
            yield from self.plan(plan)
            for theme in range(1, THEMES + 1):
                yield f"measures/{plan.id}-measure-{theme}.yml", self.measure(plan, theme)
        for number, (body, day) in enumerate(self.calendar):
            yield f"meetings/{body}/{day}.yml", self.meeting(number)

    def narratives(self) -> Iterator[tuple[str, str]]:
        """Every file of content/: words around each theme, and a digest of each report."""
        for plan in self.plans:
            for theme in range(1, THEMES + 1):
                asked = f'The figure stands at {{{{ measure("{plan.id}-measure-{theme}") }}}}. '
                linked = f"See [[action:{plan.id}/action-{theme}-1]] and [[plan:{plan.id}]]."
                yield f"plans/{plan.id}/theme-{theme}.md", f"{self.words.text(4)}\n\n{asked}{linked}\n"
            for quarter in range(UPDATES):
                paragraphs = [f"{number}.1 {self.words.text(3)}" for number in range(1, 9)]
                yield f"documents/{plan.id}-report-{quarter + 1}.md", "\n\n".join(paragraphs) + "\n"

    def council(self) -> Plain:
        return {
            "name": "Council of the Many Meetings",
            "short_name": "Many Meetings",
            "website": "https://www.council.example",
            "as_at": str(AS_AT),
            "current_plan": self.plans[-1].id,
            "contact": {"name": "Records office", "url": "https://www.council.example/records"},
        }

    def person(self, number: int, person: str) -> Plain:
        body = self.bodies[number % len(self.bodies)]
        name = f"{self.words.title(1)} {self.words.title(1)}"
        return {
            "id": person,
            "name": name,
            "roles": [
                {"post": f"Member for {self.words.title(1)}", "from": "1990"},
                {"post": "Chair", "body": body, "from": "1990", "source": self.random.choice(self.documents)},
            ],
        }

    def body(self, body: str) -> Plain:
        return {
            "id": body,
            "name": f"{self.words.title(2)} {body.replace('-', ' ')}",
            "kind": "committee",
            "purpose": self.words.text(2),
            "public": {"attend": self.words.text(1), "watch": None, "ask": self.words.text(1)},
            "established": "1990",
        }

    def minute_book(self, number: int) -> Plain:
        return {
            "id": self.documents[number],
            "title": f"Minute book {number + 1}",
            "kind": "minutes",
            "date": str(self.calendar[number * 5][1]),
            "by": {"post": "Clerk to the council"},
            "summary": self.words.text(2),
        }

    def report(self, plan: _Plan, quarter: int) -> Plain:
        return {
            "id": f"{plan.id}-report-{quarter + 1}",
            "title": f"Report for quarter {quarter + 1} of {plan.id}",
            "kind": "report",
            "date": str(plan.quarters[quarter][1]),
            "by": {"post": "Chief executive"},
            "to": "The Secretary of State",
            "plan": plan.id,
            "summary": self.words.text(3),
            "asks": [self.words.sentence(12)],
        }

    def direction(self, plan: _Plan) -> Plain:
        return {
            "id": f"directions-{plan.id}",
            "title": f"Directions: {self.words.title(3)}",
            "issued": str(plan.start),
            "by": "Secretary of State",
            "requirements": [
                {
                    "id": f"requirement-{number}",
                    "text": self.words.sentence(14),
                    "due": str(plan.start + dt.timedelta(180)),
                    "met_by": [{"document": f"{plan.id}-report-{number}", "date": str(plan.quarters[number - 1][1])}],
                }
                for number in range(1, 4)
            ],
        }

    def event(self, plan: _Plan, number: int) -> Plain:
        return {
            "id": f"{plan.id}-event-{number + 1}",
            "date": str(plan.start + dt.timedelta(60 * number)),
            "title": self.words.title(),
            "text": self.words.text(1),
            "source": f"{plan.id}-report-1",
        }

    def doubt(self, plan: _Plan, number: int) -> Plain:
        return {
            "id": f"{plan.id}-doubt-{number + 1}",
            "about": [f"theme:{plan.id}/theme-{number + 1}"],
            "text": self.words.text(1),
            "treatment": self.words.text(1),
            "source": f"{plan.id}-report-2#{number + 1}.1",
        }

    def strategy(self) -> Plain:
        return {
            "priorities": [
                {
                    "id": f"priority-{number}",
                    "title": self.words.title(),
                    "outcomes": [{"id": f"outcome-{number}-{place}", "title": self.words.title()} for place in (1, 2)],
                }
                for number in (1, 2, 3)
            ]
        }

    def measure(self, plan: _Plan, theme: int) -> Plain:
        report = f"{plan.id}-report-{self.random.randint(1, UPDATES)}"
        return {
            "title": self.words.title(),
            "question": self.words.sentence(12),
            "unit": "percent",
            "better": "higher",
            "theme": [f"theme:{plan.id}/theme-{theme}"],
            "observations": [
                {"date": str(last), "value": str(self.random.randint(30, 90)), "source": report}
                for _, last in plan.quarters
            ],
            "comparators": [
                {"name": "Councils nearby", "date": str(plan.quarters[0][1]), "value": "50", "source": report}
            ],
        }

    def plan(self, plan: _Plan) -> Iterator[tuple[str, Plain]]:
        """A plan's own file, its themes and its updates."""
        report = f"{plan.id}-report-1"
        yield (
            f"plans/{plan.id}/plan.yml",
            {
                "title": f"Improvement plan {plan.id.removeprefix('plan-')}",
                "period": {"from": str(plan.start), "to": str(plan.quarters[-1][1])},
                "overseen_by": plan.meetings[0][0],
                "required_by": [f"direction:directions-{plan.id}#requirement-1"],
                "themes": [f"theme-{number}" for number in range(1, THEMES + 1)],
                "source": report,
            },
        )
        moved = cycle(plan.meetings)
        for number in range(1, THEMES + 1):
            yield (
                f"plans/{plan.id}/theme-{number}.yml",
                {
                    "title": self.words.title(3),
                    "lead": {"post": "Corporate director", "person": self.random.choice(self.people)},
                    "aim": self.words.sentence(16),
                    "serves": [f"outcome-{self.random.randint(1, 3)}-1"],
                    "outcomes": [{"text": self.words.sentence(14), "source": f"{report}#1.1"}],
                    "actions": [self.action(plan, number, action, moved) for action in range(1, ACTIONS + 1)],
                    "source": report,
                },
            )
        finished = {
            f"milestone-{theme}-{action}-{place}": self.random.randint(1, UPDATES + 2)
            for theme in range(1, THEMES + 1)
            for action in range(1, ACTIONS + 1)
            for place in range(1, MILESTONES + 1)
        }
        for quarter in range(UPDATES):
            yield f"plans/{plan.id}/updates/quarter-{quarter + 1}.yml", self.update(plan, quarter, finished)

    def action(self, plan: _Plan, theme: int, action: int, moved: Iterator[tuple[str, dt.date]]) -> Plain:
        milestones: list[Plain] = []
        for place in range(1, MILESTONES + 1):
            due = plan.start + dt.timedelta(self.random.randint(60, 360))
            revisions: list[Plain] = []
            if place == MILESTONES:
                body, day = next(moved)
                revisions = [
                    {
                        "to": str(due + dt.timedelta(self.random.randint(20, 200))),
                        "proposed_in": f"{plan.id}-report-1#{theme}.1",
                        "agreed_at": f"{body}/{day}#item-4-r1",
                        "reason": self.words.text(1),
                        "source": f"{plan.id}-report-2#{theme}.1",
                    }
                ]
            milestones.append(
                {
                    "id": f"milestone-{theme}-{action}-{place}",
                    "title": self.words.title(7),
                    "due": str(due),
                    "revisions": revisions,
                    "source": f"{plan.id}-report-1#{theme}.1",
                }
            )
        return {
            "id": f"action-{theme}-{action}",
            "title": self.words.title(6),
            "done_when": self.words.sentence(14),
            "source": f"{plan.id}-report-1#{theme}.1",
            "milestones": milestones,
        }

    def update(self, plan: _Plan, quarter: int, finished: dict[str, int]) -> Plain:
        first, last = plan.quarters[quarter]
        report = f"{plan.id}-report-{quarter + 1}"
        milestones: dict[str, Plain] = {}
        for milestone, ending in finished.items():
            if ending == quarter + 1:
                told: Plain = {"status": "complete", "on": str(last), "source": f"{report}#1.1"}
            elif ending < quarter + 1:
                continue
            elif self.random.random() < 0.3:
                told = {"status": "delayed", "note": self.words.text(1), "source": f"{report}#2.1"}
            else:
                told = {"status": "on-target", "source": f"{report}#3.1"}
            milestones[milestone] = told
        return {
            "title": f"Update for quarter {quarter + 1}",
            "covers": {"from": str(first), "to": str(last)},
            "published": str(last + dt.timedelta(10)),
            "report": report,
            "summary": self.words.text(3),
            "stated": {"complete_or_on_target": {"percent": "75", "of": "milestones", "source": f"{report}#1.1"}},
            "achievements": [{"text": self.words.sentence(15), "source": f"{report}#4.1"} for _ in range(3)],
            "themes": {
                f"theme-{theme}": {
                    "summary": self.words.text(2),
                    "achievements": [{"text": self.words.sentence(15), "source": f"{report}#{theme}.1"} for _ in "ab"],
                    "outcomes": [
                        {
                            "text": self.words.sentence(15),
                            "measure": f"{plan.id}-measure-{theme}",
                            "source": f"{report}#{theme}.1",
                        }
                    ],
                    "continuing": [{"text": self.words.sentence(15), "source": f"{report}#{theme}.1"}],
                }
                for theme in range(1, THEMES + 1)
            },
            "milestones": milestones,
        }

    def meeting(self, number: int) -> Plain:
        body, day = self.calendar[number]
        present = self.random.sample(self.people, 8)
        book = self.documents[min(number // 5, len(self.documents) - 1)]
        before, after = number - len(self.bodies), number + len(self.bodies)
        approved = f"{body}/{self.calendar[after][1]}" if after < self.size else None
        items = [self.item(number, place, present, f"{book}#{place}") for place in range(1, 8)]
        if before >= 0:
            earlier = f"{body}/{self.calendar[before][1]}"
            items[1] |= {"approves": [{"meeting": earlier, "as": "approved"}]}
            if before // len(self.bodies) % 3:
                items[4] |= {"continues": f"{earlier}#item-5"}
        return {
            "status": "held",
            "start": f"{day} 18:00",
            "ended": f"{day} 20:30",
            "place": "Council Chamber, Town Hall",
            "minutes": {"state": "approved", "approved_at": approved} if approved else {"state": "draft"},
            "summary": self.words.text(3),
            "attendance": [
                {"person": person, "as": post, "group": group, "presence": "present"}
                for person, (post, group) in zip(present, PRESENT, strict=True)
            ],
            "declarations": {
                "state": "declared",
                "entries": [
                    {
                        "person": present[2],
                        "items": ["5"],
                        "type": "other-registrable",
                        "nature": self.words.sentence(9),
                        "conduct": "left-room",
                    }
                ],
            },
            "items": list[Plain](items),
            "source": book,
        }

    def item(self, number: int, place: int, present: list[str], source: str) -> dict[str, Plain]:
        plan = self.plans[min(number // 100, len(self.plans) - 1)]
        theme, action = self.random.randint(1, THEMES), self.random.randint(1, ACTIONS)
        found: dict[str, Plain] = {
            "number": str(place),
            "title": self.words.title(6),
            "kind": "substantive" if place > 2 else "standing",
            "record": [
                {kind: self.words.text(self.random.randint(1, 2))}
                for kind in (("heard", "noted", "asked") if place > 2 else ("noted",))
            ],
            "source": source,
        }
        if place > 2:
            found |= {
                "presented_by": {"post": "Head of service", "person": present[6]},
                "about": [f"theme:{plan.id}/theme-{theme}", f"action:{plan.id}/action-{theme}-{action}"],
                "resolved": [{"text": f"That {self.words.clause(14)}.", "outcome": "agreed"}],
                "outcome": "agreed",
            }
        if place in (4, 6):
            found |= {
                "vote": {"for": 4, "against": 1, "abstained": 1},
                "actions": [
                    {
                        "task": self.words.sentence(12),
                        "owner": {"post": "Head of service", "person": present[7]},
                        "arises_from": ["p3", "r1"],
                        "due": str(self.calendar[number][1] + dt.timedelta(90)),
                        "state": "open",
                    }
                ],
            }
        return found
