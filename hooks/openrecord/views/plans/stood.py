"""How a theme stood at an update."""

from __future__ import annotations

from openrecord import links, words
from openrecord.frozen import frozen
from openrecord.model.plan import Theme, Update
from openrecord.progress import Counts, known_from
from openrecord.views.parts import Link, ProgressView
from openrecord.views.parts.writer import Writer

MOST_UPDATES = 8
"""More bars in a row than these could not be compared; the others are folded away, or on the page of the theme."""


@frozen
class ThemeAtUpdate:
    """How a theme stood at one update."""

    update: Link
    """Leads to the page as it stood then."""
    published: str
    progress: ProgressView


def theme_at_update(writer: Writer, theme: Theme, update: Update) -> ThemeAtUpdate:
    """How a theme stood at an update, with a link to the page as it stood then."""
    told = writer.edition.states_on(theme.plan, known_from(update))
    period = words.between(update.covers.from_, update.covers.to)
    address = links.as_it_stood(update.path, links.theme(theme.path))
    return ThemeAtUpdate(
        update=Link(update.title, writer.href(address)),
        published=words.maybe_date(update.published, unknown=f"for {period}"),
        progress=writer.progress(Counts.of(told[m.id] for m in theme.milestones)),
    )
