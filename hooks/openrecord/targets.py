"""Where each reference leads: the address and title of everything in the record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from openrecord import links, words
from openrecord.frozen import frozen
from openrecord.model.council import Person
from openrecord.model.dates import PartialDate
from openrecord.model.item import AgendaItem, anchors
from openrecord.model.meeting import Meeting, date_in_name
from openrecord.model.record import Record


@frozen
class Target:
    """Something that can be linked to: its address and what a link to it says."""

    address: str
    title: str


@frozen
class Links:
    """The address and title of everything in a record."""

    record: Record

    def find(self, kind: str, path: str) -> Target | None:
        """What `kind:path` names, or None where the record holds no such thing."""
        named = kind, path
        if named not in self._found:
            finder = self._finders.get(kind)
            self._found[named] = finder(path) if finder else None
        return self._found[named]

    @cached_property
    def _found(self) -> dict[tuple[str, str], Target | None]:
        """What was looked for, which most pages name again."""
        return {}

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds that a reference may name."""
        return tuple(self._finders)

    def known(self, kind: str) -> tuple[str, ...]:
        """Every path of a kind, for a message that names the nearest."""
        record = self.record
        known: Mapping[str, Mapping[str, object]] = {
            "plan": record.plans,
            "theme": record.themes,
            "action": record.actions,
            "milestone": record.milestones,
            "update": record.updates,
            "measure": record.measures,
            "person": record.people,
            "body": record.bodies,
            "document": record.documents,
            "meeting": record.meetings,
            "direction": record.directions,
            "term": record.terms,
            "event": record.events,
            "doubt": record.doubts,
            "outcome": record.outcomes,
        }
        return tuple(known.get(kind, ()))

    @cached_property
    def _finders(self) -> dict[str, Callable[[str], Target | None]]:
        return {
            "plan": self._plan,
            "theme": self._theme,
            "action": self._action,
            "milestone": self._milestone,
            "update": self._update,
            "measure": self._measure,
            "person": self.person,
            "body": self._body,
            "document": self._document,
            "meeting": self._meeting,
            "direction": self._direction,
            "term": self._term,
            "event": self._event,
            "doubt": self._doubt,
            "outcome": self._outcome,
        }

    def _plan(self, path: str) -> Target | None:
        found = self.record.plans.get(path)
        return Target(links.plan(path), found.title) if found else None

    def _theme(self, path: str) -> Target | None:
        found = self.record.themes.get(path)
        return Target(links.theme(path), found.title) if found else None

    def _action(self, path: str) -> Target | None:
        found = self.record.actions.get(path)
        return Target(links.action(found[0].path, found[1].id), found[1].title) if found else None

    def _milestone(self, path: str) -> Target | None:
        found = self.record.milestones.get(path)
        if found is None:
            return None
        of_theme, of_action, milestone = found
        return Target(links.action(of_theme.path, of_action.id, milestone.id), milestone.title)

    def _update(self, path: str) -> Target | None:
        found = self.record.updates.get(path)
        return Target(links.update(path), found.title) if found else None

    def _measure(self, path: str) -> Target | None:
        found = self.record.measures.get(path)
        return Target(links.measure(path), found.title) if found else None

    def person(self, path: str) -> Target | None:
        """The page of a person, called by name, or by post where the record holds no name."""
        found = self.record.people.get(path)
        if found is None:
            return None
        return Target(links.person(path), found.name or _post(found) or "Name not in the record")

    def _body(self, path: str) -> Target | None:
        found = self.record.bodies.get(path)
        return Target(links.body(path), found.called) if found else None

    def _document(self, path: str) -> Target | None:
        name, _, locator = path.partition("#")
        found = self.record.documents.get(name)
        if found is None:
            return None
        digest = self.record.digest(name)
        if locator and digest and locator not in digest.anchors:
            return None
        return Target(links.document(name, locator if digest else ""), found.title)

    def _meeting(self, path: str) -> Target | None:
        name, _, anchor = path.partition("#")
        found = self.record.meetings.get(name)
        if found is None:
            return None
        title = self.meeting_title(found)
        if not anchor:
            return Target(links.meeting(name), title)
        item = self._items_of(found).get(anchor)
        return Target(links.meeting(name, anchor), f"{_item_title(item)} ({title})") if item else None

    def _items_of(self, found: Meeting) -> Mapping[str, AgendaItem]:
        """The items of a meeting by their own addresses and those of their parts."""
        if found.path not in self._items:
            self._items[found.path] = {
                address: item for item in reversed(found.items) for address in (item.anchor, *anchors(item).values())
            }
        return self._items[found.path]

    @cached_property
    def _items(self) -> dict[str, Mapping[str, AgendaItem]]:
        return {}

    def meeting_title(self, found: Meeting) -> str:
        """What a meeting is called in a link: its body, its date, and the word that tells a second one apart."""
        named = found.path, found.start.date
        title = self._meeting_titles.get(named)
        if title is None:
            called = self.record.body_called(found.body)
            title = f"{called}, {words.date(found.start.date)}{second_that_day(found)}"
            self._meeting_titles[named] = title
        return title

    @cached_property
    def _meeting_titles(self) -> dict[tuple[str, PartialDate], str]:
        """What meetings are called, by path and date: nearly every page links to some."""
        return {}

    def _direction(self, path: str) -> Target | None:
        name, _, requirement = path.partition("#")
        found = self.record.directions.get(name)
        if found is None or (requirement and requirement not in {r.id for r in found.requirements}):
            return None
        what = f" ({requirement.replace('-', ' ')})" if requirement else ""
        return Target(links.direction(name, requirement), f"{found.title}{what}")

    def _term(self, path: str) -> Target | None:
        found = self.record.terms.get(path)
        return Target(links.term(path), found.term) if found else None

    def _event(self, path: str) -> Target | None:
        found = self.record.events.get(path)
        return Target(links.event(path), found.title) if found else None

    def _doubt(self, path: str) -> Target | None:
        return Target(links.doubt(path), "What we do not know") if path in self.record.doubts else None

    def _outcome(self, path: str) -> Target | None:
        title = self.record.outcomes.get(path)
        return Target(links.outcome(path), title) if title else None


def _post(person: Person) -> str:
    """The post that somebody holds, or held last; empty where the record knows of none."""
    held = [role.post for role in person.roles if role.to is None] or [role.post for role in person.roles]
    return held[-1] if held else ""


def second_that_day(meeting: Meeting) -> str:
    """` (special)`, the word of its file's name that tells a second meeting of a day apart; empty for any other."""
    word = meeting.id.removeprefix(date_in_name(meeting.id)).replace("-", " ").strip()
    return f" ({word})" if word else ""


def _item_title(item: AgendaItem) -> str:
    return f"item {item.number}, {item.title}" if item.number else item.title
