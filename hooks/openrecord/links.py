"""Where each thing of the record lives on the site. Nobody else builds an address.

Addresses are relative to the site's root, without a slash in front; `Here` makes them relative to one page,
so that the site works below any path of any host.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from urllib.parse import quote

from openrecord.frozen import frozen
from openrecord.model.record import Record

REFERENCE = re.compile(r"\[\[([a-z]+):([^\]|\n]{1,200}?)(?:\\?\|([^\]\n]{1,300}?))?\]\]")
"""`[[kind:path]]` or `[[kind:path|words]]` in a text; in a Markdown table the bar is written `\\|`."""

HOME, LATE, DATES_MOVED, UPDATES, MEETINGS = "", "late/", "dates-moved/", "updates/", "meetings/"
DECISIONS, ACTIONS_ARISING, MEASURES, DIRECTIONS = "decisions/", "actions-arising/", "measures/", "directions/"
TIMELINE, DOCUMENTS, PEOPLE, DOUBTS, GLOSSARY = "timeline/", "documents/", "people/", "doubts/", "glossary/"
HOW_WE_MEASURE, PRIORITIES, DATA, ABOUT = "how-we-measure/", "priorities/", "data/", "about/"
PRIVACY, ACCESSIBILITY, SEARCH, PLANS, PAST = "privacy/", "accessibility/", "search/", "plans/", "as-at/"
CALENDAR = "calendar.ics"
"""The calendar of everything dated."""
FEED = "feed.xml"
TABLES = f"{DATA}tables/"
PAGE_FORMS = ("json", "csv")
"""The forms in which the data of a page lies beside it."""
WHAT_CHANGED = "what-changed/"
LETTERS = "23456789bcdfghjkmnpqrstvwxyz"
"""What short addresses are made of: nothing that looks like another, and no vowel, so that none of them is a word."""
LENGTH = 9
"""How many letters a short address has: two of 20,000 pages share theirs in one site of 50,000."""
SEARCH_INDEX = "search/index/"
"""Below it lie the files that search reads."""


@frozen
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
    return f"{PAST}{update_path}/{address}"


def theme(path: str, anchor: str = "") -> str:
    """The page of a theme, named plan/theme, or a part of it."""
    return f"plans/{path}/{_fragment(anchor)}"


def action(theme_path: str, action_id: str, milestone_id: str = "") -> str:
    """The page of an action, or a milestone on it."""
    return f"plans/{theme_path}/{action_id}/{_fragment(milestone_id)}"


def update(path: str, anchor: str = "") -> str:
    """The page of an update, named plan/update, or a part of it."""
    return f"updates/{path}/{_fragment(anchor)}"


def meeting(path: str, anchor: str = "") -> str:
    """The page of a meeting, named body/date, or a part of it."""
    return f"meetings/{path}/{_fragment(anchor)}"


def body(body_id: str) -> str:
    """The page of a body."""
    return f"meetings/{body_id}/"


def brief(body_id: str) -> str:
    """The brief for the next meeting of a body."""
    return f"meetings/{body_id}/brief/"


def calendar_of(body_id: str) -> str:
    """The calendar of a body's meetings."""
    return f"{body(body_id)}{CALENDAR}"


def subscription(site_url: str, address: str) -> str:
    """What makes a reader's calendar fetch a file again and again; empty where the site's address is not known."""
    scheme, mark, rest = site_url.partition("://")
    return f"webcal{mark}{rest}{address}" if scheme in {"http", "https"} else ""


def measure(measure_id: str, anchor: str = "") -> str:
    """The page of a measure, or a figure on it."""
    return f"measures/{measure_id}/{_fragment(anchor)}"


def figure_anchor(when: str, whose: str) -> str:
    """The anchor of a figure on its measure's page: `Figure-2017-11`, `Figure-2017-councils-nationally`."""
    return f"Figure-{_typed(f'{when} {whose}')}"


def stated_anchor(theme_id: str, name: str) -> str:
    """The anchor of a stated figure on its update's page: `Stated-complete-or-on-target`, `Stated-homes-complete`."""
    return f"Stated-{_typed(f'{theme_id} {name}')}"


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


def term(term_id: str) -> str:
    """Where a term stands in the glossary."""
    return f"{GLOSSARY}#{term_id}"


def event(event_id: str) -> str:
    """Where an event stands on the line of time."""
    return f"{TIMELINE}#{event_id}"


def doubt(doubt_id: str) -> str:
    """Where a doubt stands among what is not known."""
    return f"{DOUBTS}#{doubt_id}"


def outcome(outcome_id: str) -> str:
    """Where a priority, or an outcome of one, stands among the others."""
    return f"{PRIORITIES}#{outcome_id}"


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


def late_of(plan_id: str) -> str:
    """What is late in one plan, on the page of all that is late."""
    return f"{LATE}#Plan-{plan_id}"


def of_plan(index: str, plan_id: str) -> str:
    """The page of one plan of a long list."""
    return f"{index}{plan_id}/"


def page_data(address: str, form: str) -> str:
    """The data of a page, in a form such as `json` or `csv`."""
    return f"{address}data.{form}"


def dataset(version: str, name: str) -> str:
    """A file that holds the whole record, or a table of it, in one version of the published format."""
    return f"{DATA}v{version}/{name}"


def feed(address: str) -> str:
    """The feed of what is new about the thing whose page has an address."""
    return f"{address}{FEED}"


def short(address: str) -> str:
    """The short address of a page. It is made from the page's own alone, so that no other page can change it."""
    number = int.from_bytes(hashlib.sha256(address.encode()).digest()[:8], "big")
    letters = ""
    for _ in range(LENGTH):
        number, letter = divmod(number, len(LETTERS))
        letters += LETTERS[letter]
    return f"r/{letters}/"


def sharing_a_short_one(addresses: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of addresses, in order, whose short ones are the same."""
    taken: dict[str, str] = {}
    for address in sorted(addresses):
        other = taken.setdefault(short(address), address)
        if other != address:
            yield other, address


def card(name: str) -> str:
    """The picture that stands for a kind of page where a link to one is shared."""
    return f"assets/cards/{name}.png"


def source_uri(address: str) -> str:
    """The Markdown file below content/ that belongs to a page, as MkDocs names it."""
    return f"{address}index.md"


def page_file(address: str) -> str:
    """The file of a built site that is shown at the address of a page."""
    return f"{address}index.html"


def _typed(text: str) -> str:
    """A text as it can be typed: small letters without accents, digits and hyphens, at most sixty."""
    letters = unicodedata.normalize("NFD", text).casefold()
    typed = re.findall("[a-z0-9]+", "".join(letter for letter in letters if not unicodedata.combining(letter)))
    return "-".join(typed)[:60]


def _fragment(anchor: str) -> str:
    return f"#{anchor}" if anchor else ""
