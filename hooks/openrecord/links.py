"""Where each thing of the record lives on the site. Nobody else builds an address.

Addresses are relative to the site's root, without a slash in front; `Here` makes them relative to one page,
so that the site works below any path of any host.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from openrecord.model.record import Record

REFERENCE = re.compile(r"\[\[([a-z]+):([^\]|\n]{1,200}?)(?:\\?\|([^\]\n]{1,300}?))?\]\]")
"""`[[kind:path]]` or `[[kind:path|words]]` in a text; in a Markdown table the bar is written `\\|`."""

HOME, LATE, DATES_MOVED, UPDATES, MEETINGS = "", "late/", "dates-moved/", "updates/", "meetings/"
DECISIONS, ACTIONS_ARISING, MEASURES, DIRECTIONS = "decisions/", "actions-arising/", "measures/", "directions/"
TIMELINE, DOCUMENTS, PEOPLE, DOUBTS, GLOSSARY = "timeline/", "documents/", "people/", "doubts/", "glossary/"
HOW_WE_MEASURE, PRIORITIES, DATA, ABOUT = "how-we-measure/", "priorities/", "data/", "about/"
PRIVACY, ACCESSIBILITY, SEARCH, PLANS = "privacy/", "accessibility/", "search/", "plans/"
SEARCH_INDEX = "search/index/"
"""Below it lie the files that search reads."""


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

    @cached_property
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


def brief(body_id: str) -> str:
    """The brief for the next meeting of a body."""
    return f"meetings/{body_id}/brief/"


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


def direction_page(direction_id: str) -> str:
    """The page of one direction."""
    return f"{DIRECTIONS}{direction_id}/"


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
            *map(direction_page, record.directions),
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
