"""A page drawn from the record, and the five doors that pages lie behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from openrecord import links
from openrecord.links import Here
from openrecord.views.edition import Edition
from openrecord.views.frame import Place
from openrecord.views.linked import Thing
from openrecord.views.writer import Writer


@dataclass(frozen=True)
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
