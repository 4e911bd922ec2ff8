"""Minutes of meetings, about six kilobytes long."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from .plans import Plain, Plan
from .prose import Words

PRESENT = (*(("Member", "member"),) * 6, *(("Head of service", "officer"),) * 2)
"""As what and among whom the people present are listed."""


@dataclass(frozen=True)
class Minutes:
    """The minutes of a council's meetings."""

    calendar: list[tuple[str, dt.date]]
    """The body and day of each, oldest first; the bodies meet in turn."""
    bodies: int
    plans: list[Plan]
    """The plan that each hundred of them speak of."""
    people: list[str]
    books: list[str]
    """The minute book of each five."""
    words: Words

    def files(self) -> Iterator[tuple[str, Plain]]:
        """The file of each meeting."""
        for number, (body, day) in enumerate(self.calendar):
            yield f"meetings/{body}/{day}.yml", self._meeting(number)

    def _meeting(self, number: int) -> Plain:
        body, day = self.calendar[number]
        present = self.words.random.sample(self.people, 8)
        book = self.books[min(number // 5, len(self.books) - 1)]
        before, after = number - self.bodies, number + self.bodies
        approved = f"{body}/{self.calendar[after][1]}" if after < len(self.calendar) else None
        items = [self._item(number, place, present, f"{book}#{place}") for place in range(1, 8)]
        if before >= 0:
            earlier = f"{body}/{self.calendar[before][1]}"
            items[1] |= {"approves": [{"meeting": earlier, "as": "approved"}]}
            if before // self.bodies % 3:
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

    def _item(self, number: int, place: int, present: list[str], source: str) -> dict[str, Plain]:
        plan = self.plans[min(number // 100, len(self.plans) - 1)]
        theme, action = (
            self.words.random.choice(plan.shape.each_theme),
            self.words.random.choice(plan.shape.each_action),
        )
        found: dict[str, Plain] = {
            "number": str(place),
            "title": self.words.title(6),
            "kind": "substantive" if place > 2 else "standing",
            "record": [
                {kind: self.words.text(self.words.random.randint(1, 2))}
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
