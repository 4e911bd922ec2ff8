"""A plan of any size: its themes, actions, milestones and updates, and what is known around it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle, pairwise

from .prose import Words

Plain = None | str | int | list["Plain"] | dict[str, "Plain"]

QUARTER = 91
"""The days that an update covers."""


@dataclass(frozen=True)
class Shape:
    """How much a plan holds."""

    themes: int = 5
    actions: int = 5
    """Of each theme."""
    milestones: int = 3
    """Of each action."""
    moved: int = 1
    """Milestones of each action whose date was moved."""
    updates: int = 4

    @property
    def each_theme(self) -> range:
        """The numbers of the themes."""
        return range(1, self.themes + 1)

    @property
    def each_action(self) -> range:
        """The numbers of the actions of a theme."""
        return range(1, self.actions + 1)

    @property
    def each_milestone(self) -> range:
        """The numbers of the milestones of an action."""
        return range(1, self.milestones + 1)


@dataclass(frozen=True)
class Plan:
    """A plan that ends four months after its first meeting."""

    id: str
    shape: Shape
    meetings: tuple[tuple[str, dt.date], ...]
    """The meetings of its time that may be written about it."""
    people: list[str]
    words: Words

    @property
    def start(self) -> dt.date:
        """Its first day."""
        return self.meetings[0][1] + dt.timedelta(114 - QUARTER * self.shape.updates)

    @property
    def quarters(self) -> list[tuple[dt.date, dt.date]]:
        """The first and last day of each of its updates."""
        days = [self.start + dt.timedelta(QUARTER * quarter) for quarter in range(self.shape.updates + 1)]
        return [(first, after - dt.timedelta(1)) for first, after in pairwise(days)]

    def report(self, quarter: int) -> Plain:
        """What an update was reported in."""
        return {
            "id": f"{self.id}-report-{quarter + 1}",
            "title": f"Report for quarter {quarter + 1} of {self.id}",
            "kind": "report",
            "date": str(self.quarters[quarter][1]),
            "by": {"post": "Chief executive"},
            "to": "The Secretary of State",
            "plan": self.id,
            "summary": self.words.text(3),
            "asks": [self.words.sentence(12)],
        }

    def direction(self) -> Plain:
        """The duty that the plan meets."""
        return {
            "id": f"directions-{self.id}",
            "title": f"Directions: {self.words.title(3)}",
            "issued": str(self.start),
            "by": "Secretary of State",
            "requirements": [
                {
                    "id": f"requirement-{number}",
                    "text": self.words.sentence(14),
                    "due": str(self.start + dt.timedelta(180)),
                    "met_by": [{"document": f"{self.id}-report-{number}", "date": str(self.quarters[number - 1][1])}],
                }
                for number in range(1, min(3, self.shape.updates) + 1)
            ],
        }

    def event(self, number: int) -> Plain:
        """Something that happened in its time."""
        return {
            "id": f"{self.id}-event-{number + 1}",
            "date": str(self.start + dt.timedelta(60 * number)),
            "title": self.words.title(),
            "text": self.words.text(1),
            "source": f"{self.id}-report-1",
        }

    def doubt(self, number: int) -> Plain:
        """Something that its reports leave open."""
        return {
            "id": f"{self.id}-doubt-{number + 1}",
            "about": [f"theme:{self.id}/theme-{number + 1}"],
            "text": self.words.text(1),
            "treatment": self.words.text(1),
            "source": f"{self.id}-report-1#{number + 1}.1",
        }

    def _measure(self, theme: int) -> Plain:
        report = f"{self.id}-report-{self.words.random.randint(1, self.shape.updates)}"
        return {
            "title": self.words.title(),
            "question": self.words.sentence(12),
            "unit": "percent",
            "better": "higher",
            "theme": [f"theme:{self.id}/theme-{theme}"],
            "observations": [
                {"date": str(last), "value": str(self.words.random.randint(30, 90)), "source": report}
                for _, last in self.quarters
            ],
            "comparators": [
                {"name": "Councils nearby", "date": str(self.quarters[0][1]), "value": "50", "source": report}
            ],
        }

    def narratives(self) -> Iterator[tuple[str, str]]:
        """Words around each theme, and a digest of each report."""
        for theme in self.shape.each_theme:
            asked = f'The figure stands at {{{{ measure("{self.id}-measure-{theme}") }}}}. '
            linked = f"See [[action:{self.id}/action-{theme}-1]] and [[plan:{self.id}]]."
            yield f"plans/{self.id}/theme-{theme}.md", f"{self.words.text(4)}\n\n{asked}{linked}\n"
        for quarter in range(self.shape.updates):
            paragraphs = [f"{number}.1 {self.words.text(3)}" for number in range(1, max(8, self.shape.themes) + 1)]
            yield f"documents/{self.id}-report-{quarter + 1}.md", "\n\n".join(paragraphs) + "\n"

    def files(self) -> Iterator[tuple[str, Plain]]:
        """A plan's own file, its themes, updates and measures."""
        report = f"{self.id}-report-1"
        yield (
            f"plans/{self.id}/plan.yml",
            {
                "title": f"Improvement plan {self.id.removeprefix('plan-')}",
                "period": {"from": str(self.start), "to": str(self.quarters[-1][1])},
                "overseen_by": self.meetings[0][0],
                "required_by": [f"direction:directions-{self.id}#requirement-1"],
                "themes": [f"theme-{number}" for number in self.shape.each_theme],
                "source": report,
            },
        )
        moved = cycle(self.meetings)
        for number in self.shape.each_theme:
            yield (
                f"plans/{self.id}/theme-{number}.yml",
                {
                    "title": self.words.title(3),
                    "lead": {"post": "Corporate director", "person": self.words.random.choice(self.people)},
                    "aim": self.words.sentence(16),
                    "serves": [f"outcome-{self.words.random.randint(1, 3)}-1"],
                    "outcomes": [{"text": self.words.sentence(14), "source": f"{report}#1.1"}],
                    "actions": [self._action(number, action, moved) for action in self.shape.each_action],
                    "source": report,
                },
            )
        finished = {
            f"milestone-{theme}-{action}-{place}": self.words.random.randint(1, self.shape.updates + 2)
            for theme in self.shape.each_theme
            for action in self.shape.each_action
            for place in self.shape.each_milestone
        }
        for quarter in range(self.shape.updates):
            yield f"plans/{self.id}/updates/quarter-{quarter + 1}.yml", self._update(quarter, finished)
        for theme in self.shape.each_theme:
            yield f"measures/{self.id}-measure-{theme}.yml", self._measure(theme)

    def _action(self, theme: int, action: int, moved: Iterator[tuple[str, dt.date]]) -> Plain:
        milestones: list[Plain] = []
        for place in self.shape.each_milestone:
            due = self.start + dt.timedelta(self.words.random.randint(60, QUARTER * self.shape.updates - 4))
            revisions: list[Plain] = []
            if place > self.shape.milestones - self.shape.moved:
                body, day = next(moved)
                revisions = [
                    {
                        "to": str(due + dt.timedelta(self.words.random.randint(20, 200))),
                        "proposed_in": f"{self.id}-report-1#{theme}.1",
                        "agreed_at": f"{body}/{day}#item-4-r1",
                        "reason": self.words.text(1),
                        "source": f"{self.id}-report-1#{theme}.1",
                    }
                ]
            milestones.append(
                {
                    "id": f"milestone-{theme}-{action}-{place}",
                    "title": self.words.title(7),
                    "due": str(due),
                    "revisions": revisions,
                    "source": f"{self.id}-report-1#{theme}.1",
                }
            )
        return {
            "id": f"action-{theme}-{action}",
            "title": self.words.title(6),
            "done_when": self.words.sentence(14),
            "source": f"{self.id}-report-1#{theme}.1",
            "milestones": milestones,
        }

    def _update(self, quarter: int, finished: dict[str, int]) -> Plain:
        first, last = self.quarters[quarter]
        report = f"{self.id}-report-{quarter + 1}"
        milestones: dict[str, Plain] = {}
        for milestone, ending in finished.items():
            if ending == quarter + 1:
                told: Plain = {"status": "complete", "on": str(last), "source": f"{report}#1.1"}
            elif ending < quarter + 1:
                continue
            elif self.words.random.random() < 0.3:
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
                            "measure": f"{self.id}-measure-{theme}",
                            "source": f"{report}#{theme}.1",
                        }
                    ],
                    "continuing": [{"text": self.words.sentence(15), "source": f"{report}#{theme}.1"}],
                }
                for theme in self.shape.each_theme
            },
            "milestones": milestones,
        }
