"""A page drawn from the record, and the five doors that pages lie behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field

from openrecord import links, words
from openrecord.edition import Edition
from openrecord.frozen import frozen
from openrecord.links import Here
from openrecord.model.dates import PartialDate, Unknown
from openrecord.search import Labels
from openrecord.views.frame import Place
from openrecord.views.frame.linked import Thing
from openrecord.views.parts.writer import Writer


@frozen
class Filed:
    """What a page is about, for search to say and to narrow by."""

    plan: str = ""
    """The title of its plan."""
    body: str = ""
    """What its body is called."""
    date: PartialDate | Unknown | None = None
    """The date of what it shows."""
    kind: str = ""
    """What a reader calls it, where that is not what pages of its kind are called."""

    def labels(self, kind: str) -> Labels:
        """By what search can narrow; `kind` is what a reader calls such pages."""
        year = str(self.date.last.year) if isinstance(self.date, PartialDate) else ""
        return Labels(*map(words.visible, (self.kind or kind, self.plan, self.body, year)))

    @property
    def day(self) -> str:
        """The date in words; empty where none is known."""
        return words.date(self.date) if isinstance(self.date, PartialDate) else ""


@frozen
class Page:
    """A page drawn from the record."""

    address: str
    kind: str
    """The name of its template, `pages/<kind>.html`."""
    title: str
    door: str
    """Which of the ways in it belongs to."""
    draw: Callable[[Writer], object]
    """Draws its view."""
    parent: str = links.HOME
    """The address of the page above it."""
    past: Edition | None = None
    """For a page of the past: the edition of its day."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """For a page of the past: the pages of its day that stand in the place of today's."""
    about: Thing | None = None
    """The body, person or meeting whose page it is."""
    filed: Filed = Filed()
    """What search knows of it."""

    @property
    def place(self) -> Place:
        """Where it belongs."""
        return Place(self.address, self.title, self.door, self.parent)

    def writer(self, edition: Edition) -> Writer:
        """Writes for it."""
        return Writer(self.past or edition, Here(self.address, instead=self.instead))

    def view(self, edition: Edition) -> object:
        """What it shows."""
        return self.draw(self.writer(edition))


PROGRESS, MEETINGS, MEASURES, DOCUMENTS, ABOUT = "Progress", "Meetings", "Measures", "Documents", "About"
WITHDRAWN = "withdrawn"
"""The kind of the page that stands for one that was withdrawn."""
REPLACEABLE = frozenset({links.ABOUT, links.PRIVACY, links.ACCESSIBILITY, links.HOW_WE_MEASURE, links.DATA})
"""The pages about the record itself, which a file in content/ replaces; they keep their place behind their door."""

_FOUND_AS: Mapping[str, tuple[str, float]] = {
    "home": ("Overview", 0.6),
    "action": ("Action", 1.0),
    "meeting": ("Minutes", 1.0),
    "theme": ("Theme", 0.9),
    "plan": ("Plan", 0.9),
    "update": ("Update", 0.9),
    "measure": ("Measure", 0.9),
    "document": ("Document", 0.9),
    "direction": ("Duty", 0.9),
    "body": ("Body", 0.6),
    "person": ("Person", 0.6),
}
"""What a reader of search results calls a page of each kind, and how it is weighed beside the others."""
_ELSE = ("List", 0.3)
"""Lists and registers repeat what other pages say, and stand below them."""
_WRITTEN = ("About the record", 0.8)


def found_as(kind: str, door: str) -> tuple[str, float]:
    """What search calls a page of a kind behind a door, and the weight that it gives it."""
    return _FOUND_AS.get(kind) or (_WRITTEN if door == ABOUT else _ELSE)
