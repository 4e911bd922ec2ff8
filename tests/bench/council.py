"""A council of any size, sound and always the same: its minutes, and plans and all else in proportion to them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from random import Random

import yaml

from .minutes import Minutes
from .plans import Plain, Plan, Shape
from .prose import TERMS, Words

AS_AT = dt.date(2026, 3, 31)
MEETINGS_A_YEAR = 250
USUAL = Shape()
"""The plan that a hundred meetings speak of."""


def write_council(root: Path, meetings: int, shape: Shape = USUAL) -> None:
    """Write data/ and content/ of a council with so many meetings, and plans of one shape, below a folder."""
    council = _Council(meetings, shape, Words(Random(meetings)))
    for name, value in council.files():
        _write(root / "data" / name, yaml.dump(value, Dumper=yaml.CSafeDumper, sort_keys=False, width=120))
    for name, text in council.narratives():
        _write(root / "content" / name, text)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@dataclass(frozen=True)
class _Council:
    size: int
    shape: Shape
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
    def plans(self) -> list[Plan]:
        """One plan for each hundred meetings."""
        found = []
        for number in range(max(1, self.size // 100)):
            meetings = tuple(self.calendar[number * 100 : (number + 1) * 100])
            found.append(Plan(f"plan-{number + 1}", self.shape, meetings, self.people, self.words))
        return found

    @property
    def minutes(self) -> Minutes:
        """The minutes of every meeting."""
        return Minutes(self.calendar, len(self.bodies), self.plans, self.people, self.documents, self.words)

    def files(self) -> Iterator[tuple[str, Plain]]:
        """Every file of data/."""
        yield "council.yml", self.council()
        yield "people.yml", [self.person(number, person) for number, person in enumerate(self.people)]
        yield "bodies.yml", [self.body(body) for body in self.bodies]
        yield "glossary.yml", [{"id": term.lower(), "term": term, "means": self.words.title(4)} for term in TERMS]
        yield (
            "documents.yml",
            [self.minute_book(number) for number in range(len(self.documents))]
            + [plan.report(quarter) for plan in self.plans for quarter in range(self.shape.updates)],
        )
        yield "directions.yml", [plan.direction() for plan in self.plans]
        yield "timeline.yml", [plan.event(number) for plan in self.plans for number in range(5)]
        yield "doubts.yml", [plan.doubt(number) for plan in self.plans for number in range(3)]
        yield "strategy.yml", self.strategy()
        for plan in self.plans:
            yield from plan.files()
        yield from self.minutes.files()

    def narratives(self) -> Iterator[tuple[str, str]]:
        """Every file of content/."""
        for plan in self.plans:
            yield from plan.narratives()

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
