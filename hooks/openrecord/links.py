"""Where each thing of the record lives on the site. Nobody else builds an address.

Addresses are relative to the site's root, without a slash in front; `Here` makes them relative to one page,
so that the site works below any path of any host.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from openrecord import words
from openrecord.model.meeting import AgendaItem, Meeting, anchors
from openrecord.model.record import Record

REFERENCE = re.compile(r"\[\[([a-z]+):([^\]|\n]{1,200}?)(?:\\?\|([^\]\n]{1,300}?))?\]\]")
"""`[[kind:path]]` or `[[kind:path|words]]` in a text; in a Markdown table the bar is written `\\|`."""

_FILE_DATE = re.compile(r"^\d{4}-\d{2}(?:-\d{2})?")
"""The date with which a meeting's id begins; a word after it tells a second meeting that day apart."""

HOME, LATE, DATES_MOVED, UPDATES, MEETINGS = "", "late/", "dates-moved/", "updates/", "meetings/"
DECISIONS, ACTIONS_ARISING, MEASURES, DIRECTIONS = "decisions/", "actions-arising/", "measures/", "directions/"
TIMELINE, DOCUMENTS, PEOPLE, DOUBTS, GLOSSARY = "timeline/", "documents/", "people/", "doubts/", "glossary/"
HOW_WE_MEASURE, PRIORITIES, DATA, ABOUT = "how-we-measure/", "priorities/", "data/", "about/"
PRIVACY, ACCESSIBILITY, SEARCH, PLANS = "privacy/", "accessibility/", "search/", "plans/"


@dataclass(frozen=True)
class Target:
    """Something that can be linked to: its address and what a link to it says."""

    address: str
    title: str


@dataclass(frozen=True)
class Here:
    """The page from which links lead away."""

    address: str
    base: str = ""
    """Where the site stands on its host, for the page that is shown at any wrong address."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """The pages that stand in the place of others for a reader of this one: on a page of the past, those of its day."""

    def to(self, address: str) -> str:
        """The address relative to this page."""
        if not address:
            return self.root or "./"
        path, mark, fragment = address.partition("#")
        path = self.instead.get(path, path)
        if path == self.address:
            return f"#{fragment}" if fragment else "./"
        return f"{self.root}{path}{mark}{fragment}"

    @property
    def root(self) -> str:
        """The way from this page up to the site's root: empty, or steps of `../`."""
        return self.base or "../" * self.address.count("/")


def plan(plan_id: str) -> str:
    """The page of a plan."""
    return f"plans/{plan_id}/"


def as_it_stood(update_path: str, address: str) -> str:
    """The page that shows another as it stood when an update was published."""
    return f"as-at/{update_path}/{address}"


def theme(path: str) -> str:
    """The page of a theme, named plan/theme."""
    return f"plans/{path}/"


def action(theme_path: str, action_id: str) -> str:
    """The page of an action."""
    return f"plans/{theme_path}/{action_id}/"


def update(path: str) -> str:
    """The page of an update, named plan/update."""
    return f"updates/{path}/"


def meeting(path: str, anchor: str = "") -> str:
    """The page of a meeting, named body/date, or a part of it."""
    return f"meetings/{path}/{_fragment(anchor)}"


def body(body_id: str) -> str:
    """The page of a body."""
    return f"meetings/{body_id}/"


def measure(measure_id: str) -> str:
    """The page of a measure."""
    return f"measures/{measure_id}/"


def person(person_id: str) -> str:
    """The page of a person."""
    return f"people/{person_id}/"


def document(document_id: str, anchor: str = "") -> str:
    """The page of a document, or a paragraph of its digest."""
    return f"documents/{document_id}/{_fragment(anchor)}"


def attachment(path: str) -> str:
    """A file of a document, named by its path below content/."""
    return quote(path)


def direction(direction_id: str, requirement: str = "") -> str:
    """Where a direction, or one requirement of it, stands on the page of duties."""
    return f"{DIRECTIONS}#{direction_anchor(direction_id, requirement)}"


def direction_anchor(direction_id: str, requirement: str = "") -> str:
    """The anchor of a direction, or of one of its requirements, on the page of duties."""
    return f"{direction_id}.{requirement}" if requirement else direction_id


def pages_with_narratives(record: Record) -> frozenset[str]:
    """The address of every page of the record that words in content/ may stand on, in the folders that are its own."""
    return frozenset(
        (
            *(PLANS, MEETINGS, MEASURES, DOCUMENTS, PEOPLE, UPDATES, DIRECTIONS),
            *map(plan, record.plans),
            *map(theme, record.themes),
            *(action(of.path, found.id) for of, found in record.actions.values()),
            *map(update, record.updates),
            *map(body, record.bodies),
            *map(meeting, record.meetings),
            *map(measure, record.measures),
            *map(document, record.documents),
            *map(person, record.people),
        )
    )


def in_period(index: str, period: str) -> str:
    """The page of one year, or of one month, of a long list."""
    return f"{index}{period}/"


def source_uri(address: str) -> str:
    """The Markdown file below content/ that belongs to a page, as MkDocs names it."""
    return f"{address}index.md"


def _fragment(anchor: str) -> str:
    return f"#{anchor}" if anchor else ""


@dataclass(frozen=True)
class Links:
    """The address and title of everything in a record."""

    record: Record

    def find(self, kind: str, path: str) -> Target | None:
        """What `kind:path` names, or None where the record holds no such thing."""
        finder = self._finders.get(kind)
        return finder(path) if finder else None

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
        return Target(plan(path), found.title) if found else None

    def _theme(self, path: str) -> Target | None:
        found = self.record.themes.get(path)
        return Target(theme(path), found.title) if found else None

    def _action(self, path: str) -> Target | None:
        found = self.record.actions.get(path)
        return Target(action(found[0].path, found[1].id), found[1].title) if found else None

    def _milestone(self, path: str) -> Target | None:
        found = self.record.milestones.get(path)
        if found is None:
            return None
        of_theme, of_action, milestone = found
        return Target(f"{action(of_theme.path, of_action.id)}#{milestone.id}", milestone.title)

    def _update(self, path: str) -> Target | None:
        found = self.record.updates.get(path)
        return Target(update(path), found.title) if found else None

    def _measure(self, path: str) -> Target | None:
        found = self.record.measures.get(path)
        return Target(measure(path), found.title) if found else None

    def person(self, path: str) -> Target | None:
        """The page of a person, called by name, or by post where the record holds no name."""
        found = self.record.people.get(path)
        if found is None:
            return None
        return Target(person(path), found.name or (found.roles[-1].post if found.roles else "Name not in the record"))

    def _body(self, path: str) -> Target | None:
        found = self.record.bodies.get(path)
        return Target(body(path), found.called) if found else None

    def _document(self, path: str) -> Target | None:
        name, _, locator = path.partition("#")
        found = self.record.documents.get(name)
        if found is None:
            return None
        digest = self.record.digest(name)
        if locator and digest and locator not in digest.anchors:
            return None
        return Target(document(name, locator if digest else ""), found.title)

    def _meeting(self, path: str) -> Target | None:
        name, _, anchor = path.partition("#")
        found = self.record.meetings.get(name)
        if found is None:
            return None
        title = self.meeting_title(found)
        if not anchor:
            return Target(meeting(name), title)
        item = self._items_of(found).get(anchor)
        return Target(meeting(name, anchor), f"{_item_title(item)} ({title})") if item else None

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
        of_body = self.record.bodies.get(found.body)
        word = _FILE_DATE.sub("", found.id).replace("-", " ").strip()
        second = f" ({word})" if word else ""
        return f"{of_body.called if of_body else found.body}, {words.date(found.start.date)}{second}"

    def _direction(self, path: str) -> Target | None:
        name, _, requirement = path.partition("#")
        found = self.record.directions.get(name)
        if found is None or (requirement and requirement not in {r.id for r in found.requirements}):
            return None
        what = f" ({requirement.replace('-', ' ')})" if requirement else ""
        return Target(direction(name, requirement), f"{found.title}{what}")

    def _term(self, path: str) -> Target | None:
        found = self.record.terms.get(path)
        return Target(f"{GLOSSARY}#{path}", found.term) if found else None

    def _event(self, path: str) -> Target | None:
        found = self.record.events.get(path)
        return Target(f"{TIMELINE}#{path}", found.title) if found else None

    def _doubt(self, path: str) -> Target | None:
        return Target(f"{DOUBTS}#{path}", "What we do not know") if path in self.record.doubts else None

    def _outcome(self, path: str) -> Target | None:
        title = self.record.outcomes.get(path)
        return Target(f"{PRIORITIES}#{path}", title) if title else None


def _item_title(item: AgendaItem) -> str:
    return f"item {item.number}, {item.title}" if item.number else item.title
